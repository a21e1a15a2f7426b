//! Lists of other articles: what stands under a heading such as أخبار ذات صلة.

use super::line::Line;
use super::rules::Role;
use crate::library::article::{Block, Zone};

/// Marks what follows such a heading as clutter.
///
/// A list (أخبار ذات صلة): all of it at the end of a page, only what stands between
/// it and the next two paragraphs in a row, where the article goes on: teasers of
/// other articles have titles between them. A heading over titles (اقرأ أيضا): as far as
/// these go, up to the next paragraph.
pub(super) fn mark(lines: &[Line], blocks: &mut [Block]) {
    let mut article_before = false;
    let mut at = 0;
    while at < lines.len() {
        article_before |= blocks[at].zone == Zone::Body && lines[at].is_long();
        let text = |at: usize| at < lines.len() && is_text(&lines[at], &blocks[at]);
        let end = match lines[at].role() {
            Some(Role::Related) if article_before => {
                (at + 1..lines.len()).find(|&at| text(at) && text(at + 1))
            }
            Some(Role::Also) if article_before => (at + 1..lines.len()).find(|&at| text(at)),
            _ => Some(at + 1),
        };
        let end = end.unwrap_or(lines.len());
        for block in &mut blocks[at + 1..end] {
            block.zone = Zone::Clutter;
        }
        at = end;
    }
}

/// A paragraph that ends in a full stop: titles and teasers do not.
fn is_text(line: &Line, block: &Block) -> bool {
    block.zone == Zone::Body && line.is_long() && line.closed
}
