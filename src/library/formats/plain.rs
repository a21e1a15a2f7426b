//! Plain text: every line that is not empty is a block, except in text that was
//! wrapped by hand, where the lines of a paragraph are one.
//!
//! A paragraph that is far longer than any page is cut, so that laying it out
//! stays quick. Reads no markup but what people type in plain text: list marks, `>` before
//! quoted lines, rules. What part of a page a block is, `zones` decides.

use std::sync::Arc;

use super::cut::cut;
use super::lines::lines;
use super::wrap::continued;
use crate::library::article::{Article, ArticleId, Block, BlockKind, Zone};
use crate::library::notice::Notice;
use crate::library::zones;
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction, text_direction};

/// The article that `text` is. `doc` says where it came from; `notices` are
/// what decoding it had to tell.
pub fn read(doc: String, text: String, mut notices: Vec<Notice>) -> Article {
    let direction = text_direction(&text);
    let mut blocks = blocks(&text, direction);
    for block in &mut blocks {
        let policy = DirectionPolicy::Auto;
        block.direction = paragraph_direction(&text[block.range.clone()], policy, direction);
    }
    let mut blocks = cut(&text, blocks);
    let found = zones::assign(&text, &mut blocks);
    for block in blocks.iter_mut().filter(|block| !is_prose(block.zone)) {
        // A label in the language of the article leads its line, however much
        // of another script follows; a line all in another one keeps its own.
        let text = &text[block.range.clone()];
        let leads = DirectionPolicy::FirstStrong;
        if paragraph_direction(text, leads, direction) == direction {
            block.direction = direction;
        }
    }
    let title_range = found.title.map(|at| blocks[at].range.clone());
    let title = match &title_range {
        Some(range) => on_one_line(text[range.clone()].trim_start_matches('#')),
        None => beginning(&text, &blocks),
    };
    notices.extend(found.notices);
    Article {
        id: ArticleId::of(&text),
        doc,
        text: Arc::from(text),
        blocks,
        inlines: Vec::new(),
        title,
        title_range,
        source: found.source,
        author: found.author,
        date: found.date,
        direction,
        notices,
    }
}

/// Whether blocks of this zone are written in a language of their own. Lines of
/// names, figures and links stand on the side of the article.
fn is_prose(zone: Zone) -> bool {
    match zone {
        Zone::Title | Zone::Summary | Zone::Subhead | Zone::Caption | Zone::Body => true,
        Zone::Date | Zone::Byline | Zone::Category | Zone::Clutter => false,
    }
}

/// The blocks of `text`, all of them body and of this direction.
fn blocks(text: &str, direction: Direction) -> Vec<Block> {
    let lines = lines(text);
    let continued = continued(text, &lines, |line| kind(line) != BlockKind::Paragraph);
    let mut blocks: Vec<Block> = Vec::new();
    let mut joins_last = false;
    for (line, continued) in lines.into_iter().zip(continued) {
        match blocks.last_mut() {
            Some(last) if joins_last => last.range.end = line.range.end,
            _ => blocks.push(Block {
                kind: kind(&text[line.range.clone()]),
                range: line.range,
                zone: Zone::Body,
                direction,
            }),
        }
        joins_last = continued;
    }
    blocks
}

/// The kind of the block that begins with `line`.
fn kind(line: &str) -> BlockKind {
    if is_rule(line) {
        BlockKind::Rule
    } else if line.starts_with('>') {
        BlockKind::Quote
    } else if is_list_item(line) {
        BlockKind::ListItem
    } else {
        BlockKind::Paragraph
    }
}

/// At least three marks of one kind and nothing else.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next() else {
        return false;
    };
    matches!(
        first,
        '-' | '–' | '—' | '_' | '*' | '=' | '~' | 'ـ' | '•' | '·' | '─' | '═'
    ) && line.chars().filter(|&c| c == first).count() >= 3
        && marks.all(|c| c == first)
}

/// A bullet, a dash, or a number or letter with a point, dash or bracket; then a
/// blank: in `-الأفغاني` and `3-2` the dash belongs to the word.
fn is_list_item(line: &str) -> bool {
    let Some((mark, rest)) = line.split_once(char::is_whitespace) else {
        return false;
    };
    if rest.trim().is_empty() {
        return false;
    }
    let mut inside = mark.strip_prefix(['(', '[']).unwrap_or(mark).chars();
    let closing = inside.next_back();
    let label = inside.as_str();
    match closing {
        Some('-' | '–' | '—' | '•' | '*' | '▪' | '‣' | '◦' | '·' | '●' | '■' | '○')
            if mark.chars().count() == 1 =>
        {
            true
        }
        Some('.' | ')' | ']' | '-' | '–' | 'ـ') => {
            let count = label.chars().count();
            let numbered = (1..=3).contains(&count) && label.chars().all(char::is_numeric);
            let lettered = count == 1 && label.chars().all(char::is_alphabetic);
            numbered || (lettered && closing != Some('.'))
        }
        _ => false,
    }
}

/// The longest title made from a text that has none, in code points.
const LONGEST_BEGINNING: usize = 80;

/// The first words of an article, for lists: of its body, or of what there is.
fn beginning(text: &str, blocks: &[Block]) -> String {
    let shows = |block: &&Block| block.kind != BlockKind::Rule;
    let body = blocks
        .iter()
        .filter(shows)
        .find(|block| block.zone == Zone::Body);
    let Some(block) = body
        .or_else(|| blocks.iter().find(shows))
        .or(blocks.first())
    else {
        return String::new();
    };
    first_words(&text[block.range.clone()])
}

fn first_words(text: &str) -> String {
    let whole = on_one_line(text);
    let Some((cut, _)) = whole.char_indices().nth(LONGEST_BEGINNING) else {
        return whole;
    };
    let end = whole[..cut].rfind(' ').unwrap_or(cut);
    let mut words = whole[..end]
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .to_owned();
    words.push('…');
    words
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
