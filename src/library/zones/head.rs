//! The head of a page and its subheads: title, summary, captions.

use std::ops::Range;

use super::line::Line;
use super::rules::Role;
use super::sentence::reports;
use crate::library::article::{Block, BlockKind, Zone};

/// In code points without marks, as every length here.
const LONGEST_TITLE: usize = 160;
const LONGEST_SUBHEAD: usize = 60;
const MOST_WORDS_OF_A_SUBHEAD: usize = 10;

/// Marks the way from the first page of a site to this one, above the article.
pub(super) fn mark_trail(lines: &[Line], blocks: &mut [Block]) {
    for (line, block) in lines.iter().zip(blocks) {
        if line.is_long() && !line.is_trail() {
            return;
        }
        if block.zone == Zone::Body && line.is_trail() {
            block.zone = Zone::Clutter;
        }
    }
}

/// The first line that is not furniture, when it stands over a longer text and
/// does not end as a sentence does.
pub(super) fn find_title(lines: &[Line], blocks: &[Block]) -> Option<usize> {
    let is_body = |&at: &usize| blocks[at].zone == Zone::Body;
    let mut body = (0..blocks.len()).filter(is_body);
    let title = body.next()?;
    let line = &lines[title];
    let followed = body.any(|at| lines[at].length > line.length || lines[at].is_long());
    let apart = lines.get(title + 1).is_some_and(|next| {
        !next.touches_last || next.length * 2 >= line.length * 3 || !is_body(&(title + 1))
    });
    // A sentence that was broken after its first words is no title.
    let broken = lines.get(title + 1).is_some_and(|next| next.touches_last)
        && line.folded.text.split(' ').next().is_some_and(reports);
    let fits = blocks[title].kind == BlockKind::Paragraph && line.length <= LONGEST_TITLE;
    (fits && !broken && !line.closed && followed && apart).then_some(title)
}

/// Lines that touch the place of a picture: its description above, its caption below.
pub(super) fn mark_captions(lines: &[Line], blocks: &mut [Block]) {
    for at in (0..lines.len()).filter(|&at| lines[at].role() == Some(Role::Image)) {
        if at > 0 && lines[at].touches_last && blocks[at - 1].zone == Zone::Body {
            blocks[at - 1].zone = Zone::Caption;
        }
        if let Some(next) = lines.get(at + 1)
            && next.touches_last
            && blocks[at + 1].zone == Zone::Body
        {
            blocks[at + 1].zone = Zone::Caption;
        }
    }
}

/// What stands between the title and the last date, byline or share bar above
/// the text: short lines are captions, one paragraph is the summary.
pub(super) fn mark_head(lines: &[Line], blocks: &mut [Block], title: Option<usize>) {
    let Some(title) = title else { return };
    let head = head(lines, blocks, title);
    for at in head {
        if blocks[at].zone == Zone::Body && blocks[at].kind == BlockKind::Paragraph {
            blocks[at].zone = if lines[at].is_long() {
                Zone::Summary
            } else {
                Zone::Caption
            };
        }
    }
}

/// The blocks between the title and the last furniture of the head. A second
/// paragraph of text ends the search, and some text must be left below.
fn head(lines: &[Line], blocks: &[Block], title: usize) -> Range<usize> {
    let mut end = title + 1;
    let mut paragraphs = 0;
    for at in title + 1..blocks.len() {
        let furniture = matches!(blocks[at].zone, Zone::Date | Zone::Byline | Zone::Category)
            || lines[at].role() == Some(Role::Head);
        if furniture {
            end = at;
        } else if blocks[at].zone == Zone::Body && (lines[at].is_long() || lines[at].closed) {
            paragraphs += 1;
            if paragraphs == 2 {
                return title + 1..end;
            }
        }
    }
    // Nothing below: what was found stands under the text.
    title + 1..title + 1
}

/// Short lines without a full stop that stand over a longer paragraph, a list or
/// the line that opens a list.
pub(super) fn mark_subheads(lines: &[Line], blocks: &mut [Block]) {
    let Some(first) = (0..blocks.len()).find(|&at| is_text(&blocks[at])) else {
        return;
    };
    for at in first + 1..blocks.len().saturating_sub(1) {
        let (line, next) = (&lines[at], &lines[at + 1]);
        let over_list =
            blocks[at + 1].kind == BlockKind::ListItem && !line.folded.text.ends_with(':');
        let over_text =
            is_text(&blocks[at + 1]) && next.is_long() && next.length * 2 > line.length * 3;
        // A line that opens a list with a colon is text, however short.
        let over_opening = is_text(&blocks[at + 1])
            && next.folded.text.ends_with(':')
            && next.length > line.length
            && !line.folded.text.ends_with(':')
            && blocks
                .get(at + 2)
                .is_some_and(|block| block.kind == BlockKind::ListItem);
        if is_text(&blocks[at]) && (over_text || over_list || over_opening) && is_subhead(line) {
            blocks[at].zone = Zone::Subhead;
            blocks[at].kind = BlockKind::Heading(2);
        }
    }
}

fn is_text(block: &Block) -> bool {
    block.zone == Zone::Body && block.kind == BlockKind::Paragraph
}

fn is_subhead(line: &Line) -> bool {
    let text = line.folded.text.as_str();
    let first = text
        .split(' ')
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    let introduces = text.ends_with(':') && line.words > 5;
    line.length <= LONGEST_SUBHEAD
        && line.words <= MOST_WORDS_OF_A_SUBHEAD
        && text.contains(char::is_alphabetic)
        && !line.closed
        && !introduces
        && !text.ends_with(['-', '('])
        && !reports(first)
}
