//! Plain text: every line that is not empty is a block, except in text that was
//! wrapped by hand, where the lines of a paragraph are one.
//!
//! Reads no markup but what people type in plain text: list marks, `>` before
//! quoted lines, rules. What part of a page a block is, `zones` decides. A large
//! text is read in two steps: its beginning says what it is, and after that comes
//! body to the end, so that its first pages need not wait for the last ones, which
//! may not even have been read.

use std::iter::Peekable;

use super::cut::{LONGEST, ends_sentence};
use super::lines::{Line, Lines, lines};
use super::outline::{Declared, Outline, give_whole_directions};
use super::wrap::Measure;
use crate::library::article::{Article, ArticleId, Block, BlockKind, Zone};
use crate::library::notice::Notice;
use crate::text::buffer::{Text, boundary_before};
use crate::text::direction::{Direction, Leanings, text_direction};

/// What is longer, in bytes, is a large text.
pub const LARGE: usize = 256 * 1024;

/// How much of a large text, in bytes, is its beginning: a good many pages.
const BEGINNING: usize = 16 * 1024;

/// So many bytes tell how a large text begins: no paragraph of its beginning that is
/// short enough not to be cut ends behind them.
pub const ENOUGH: usize = BEGINNING + LONGEST;

/// A text has no more blocks of its own lines than this; the lines after that are
/// taken together, [`GATHERED`] bytes in one block that keeps their breaks. It is
/// over 100 MB of news, and bounds what a file of nothing but short lines costs.
pub(super) const MOST_BLOCKS: usize = 1 << 19;
pub(super) const GATHERED: usize = 4096;

/// The article that `text` is, whole. `doc` says where it came from; `notices` are
/// what decoding it had to tell.
pub fn read(doc: String, text: impl Into<Text>, notices: Vec<Notice>) -> Article {
    let text = text.into();
    read_as(ArticleId::of(&text), doc, text, notices)
}

/// The same; `id` is the id of this text.
pub fn read_as(id: ArticleId, doc: String, text: Text, notices: Vec<Notice>) -> Article {
    let beginning = if text.len() > LARGE {
        BEGINNING
    } else {
        text.len()
    };
    let mut article = begin_within(doc, id, text, notices, beginning);
    complete_from(&mut article, beginning);
    article
}

/// The large article that begins with `text`, [`ENOUGH`] bytes or more, as far as that
/// tells; `None` if it shows nothing so far. What it says the whole article will say
/// too, except that the paragraph in which it ends may lean to the other side in the
/// end.
pub fn begin(doc: String, text: impl Into<Text>) -> Option<Article> {
    let text = text.into();
    let id = ArticleId::of_beginning(&text);
    let mut article = begin_within(doc, id, text, Vec::new(), BEGINNING);
    article.is_whole = false;
    (!article.blocks.is_empty()).then_some(article)
}

/// What the first `beginning` bytes say of an article, and its blocks up to the one
/// that reaches the end of them.
fn begin_within(
    doc: String,
    id: ArticleId,
    text: Text,
    notices: Vec<Notice>,
    beginning: usize,
) -> Article {
    let direction = text_direction(&text[..boundary_before(&text, beginning)]);
    let mut blocks = Vec::new();
    let mut rest = Blocks::of(&text, beginning, direction);
    let mut is_whole = false;
    while !is_whole
        && blocks
            .last()
            .is_none_or(|last: &Block| last.range.end < beginning)
    {
        match rest.next() {
            Some(block) => blocks.push(block),
            None => is_whole = true,
        }
    }
    let outline = Outline {
        doc,
        id,
        text,
        blocks,
        known: Vec::new(),
        inlines: Vec::new(),
        direction,
        notices,
        is_whole,
    };
    outline.settle(Declared::default())
}

/// What of a large text decides which way the article leans.
pub(in crate::library) fn beginning_of(text: &str) -> &str {
    &text[..boundary_before(text, BEGINNING)]
}

/// Gives an article the blocks that follow its first `beginning` bytes.
fn complete_from(article: &mut Article, beginning: usize) {
    if article.is_whole {
        return;
    }
    let text = article.text.clone();
    let mut rest = Blocks::of(&text, beginning, article.direction);
    // They are known already. What zones made of the last one does not go on.
    rest.by_ref().take(article.blocks.len()).for_each(drop);
    // There are hardly more; room that is not used costs nothing.
    let most = (MOST_BLOCKS + text.len() / GATHERED).min(text.len() / 2);
    article.blocks.reserve_exact(most);
    article.blocks.extend(rest);
    article.blocks.shrink_to_fit();
    give_whole_directions(&mut article.blocks, article.direction);
    article.is_whole = true;
}

/// The blocks of a text, all of them body, one after the other. A piece of a
/// paragraph has the direction of the paragraph up to its own end.
struct Blocks<'a> {
    text: &'a str,
    lines: Peekable<Lines<'a>>,
    /// How the lines were filled, if they were wrapped by hand.
    measure: Option<Measure>,
    /// The direction of a block that has none of its own.
    fallback: Direction,
    /// The kind of the block before, which way its paragraph leans so far, and
    /// whether that goes on.
    last: Option<BlockKind>,
    leanings: Leanings,
    goes_on: bool,
    made: usize,
}

impl<'a> Blocks<'a> {
    /// The blocks of `text`, of which the lines before byte `beginning` tell
    /// whether it was wrapped by hand.
    fn of(text: &'a str, beginning: usize, fallback: Direction) -> Self {
        let telling = lines(text).take_while(|line| line.range.start < beginning);
        let telling: Vec<Line> = telling.collect();
        Self {
            text,
            lines: lines(text).peekable(),
            measure: Measure::of(text, &telling, starts_block),
            fallback,
            last: None,
            leanings: Leanings::default(),
            goes_on: false,
            made: 0,
        }
    }

    /// Takes the lines that go on with the paragraph whose first line is `line`,
    /// and gives its end. A paragraph longer than [`LONGEST`] goes on in the next
    /// block, after the end of a sentence if it can.
    fn joined(&mut self, line: Line) -> usize {
        let (start, mut last) = (line.range.start, line);
        let Some(measure) = self.measure else {
            return last.range.end;
        };
        while let Some(next) = self.lines.peek()
            && measure.joins(self.text, &last, next, starts_block)
        {
            let length = last.range.end - start;
            let line = &self.text[last.range.clone()];
            if next.range.end - start > LONGEST || length > LONGEST / 2 && ends_sentence(line) {
                self.goes_on = true;
                break;
            }
            match self.lines.next() {
                Some(next) => last = next,
                None => break,
            }
        }
        last.range.end
    }

    /// Takes the lines that are gathered with one that ends at byte `end`, and
    /// gives the end of the last one.
    fn gathered(&mut self, start: usize, mut end: usize) -> usize {
        let fits = |next: &Line| next.range.end - start <= GATHERED && !next.is_rest;
        while let Some(next) = self.lines.next_if(fits) {
            end = next.range.end;
        }
        end
    }
}

impl Iterator for Blocks<'_> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        let line = self.lines.next()?;
        let start = line.range.start;
        let is_rest = std::mem::take(&mut self.goes_on) || line.is_rest;
        let before = self.last.take().filter(|_| is_rest);
        let gathers = before.is_none() && self.made >= MOST_BLOCKS;
        let first = &self.text[line.range.clone()];
        let kind = match before {
            Some(kind) => kind,
            None if gathers => BlockKind::Preformatted,
            None => kind(first),
        };
        let end = if gathers {
            self.gathered(start, line.range.end)
        } else {
            self.joined(line)
        };
        if before.is_none() {
            self.leanings = Leanings::default();
        }
        self.leanings.take_in(&self.text[start..end]);
        self.made += 1;
        self.last = Some(kind);
        Some(Block {
            kind,
            range: start..end,
            is_rest,
            depth: 0,
            opens_list: false,
            zone: Zone::Body,
            directions: self.leanings.directions(self.fallback),
        })
    }
}

fn starts_block(line: &str) -> bool {
    kind(line) != BlockKind::Paragraph
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

#[cfg(test)]
mod tests;
