//! Lists of other articles: what stands under a heading such as أخبار ذات صلة.

use super::line::Line;
use super::rules::Role;
use crate::library::article::{Block, Zone};

/// Marks what follows such a heading as clutter: all of it at the end of a page,
/// only what stands between it and the next two paragraphs in a row, where the
/// article goes on: teasers of other articles have titles between them.
pub(super) fn mark(lines: &[Line], blocks: &mut [Block]) {
    let mut article_before = false;
    let mut at = 0;
    while at < lines.len() {
        article_before |= blocks[at].zone == Zone::Body && lines[at].is_long();
        if !article_before || lines[at].role() != Some(Role::Related) {
            at += 1;
            continue;
        }
        // The first line under the heading is a title in any case.
        let mut below = at + 2..lines.len().saturating_sub(1);
        let goes_on = below.find(|&at| {
            is_text(&lines[at], &blocks[at]) && is_text(&lines[at + 1], &blocks[at + 1])
        });
        let end = goes_on.unwrap_or(lines.len());
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
