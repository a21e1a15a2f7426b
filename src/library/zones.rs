//! Zones: what part of a page each block is. Title, date, byline and the like
//! are told by what a line says and by where it stands; clutter by rules that
//! fit any site. In doubt a block is body: nothing that is read may be taken for
//! clutter.

mod edges;
mod head;
mod line;
mod persons;
mod related;
mod rules;
mod sentence;
mod telling;

use super::article::{Block, BlockKind, Zone};
use super::dates::WrittenDate;
use super::notice::Notice;
use line::Line;
pub(super) use telling::on_one_line;

/// What the blocks of an article say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Index of the block that is the title.
    pub title: Option<usize>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub section: Option<String>,
    pub date: Option<WrittenDate>,
    pub notices: Vec<Notice>,
}

/// Gives each of `blocks`, which are in order, its zone, and headings their kind.
/// `known` are the zones that a format with markup tells; it may be shorter.
pub fn assign(text: &str, blocks: &mut [Block], known: &[Option<Zone>]) -> Findings {
    let mut lines: Vec<Line> = blocks
        .iter()
        .map(|block| Line::of(text, block.range.clone()))
        .collect();
    for (block, line) in blocks.iter_mut().zip(&lines) {
        block.zone = line.own_zone();
    }
    keep_known(blocks, known);
    edges::keep_to_edges(&mut lines, blocks);
    related::mark(&lines, blocks);
    head::mark_trail(&lines, blocks);
    let title = known
        .iter()
        .position(|&zone| zone == Some(Zone::Title))
        .or_else(|| head::find_title(&lines, blocks));
    if let Some(title) = title {
        blocks[title].zone = Zone::Title;
        blocks[title].kind = BlockKind::Heading(1);
    }
    edges::mark_dates(text, &lines, blocks, title);
    head::mark_captions(&lines, blocks);
    head::mark_head(&lines, blocks, title);
    head::mark_subheads(&lines, blocks);
    keep_known(blocks, known);
    for block in blocks.iter_mut() {
        if matches!(block.kind, BlockKind::Heading(_)) && block.zone == Zone::Body {
            block.zone = Zone::Subhead;
        }
    }
    let names = telling::names(text, &lines, blocks);
    let (date, notices) = telling::dates(text, &lines, blocks, title);
    Findings {
        title,
        source: names.source,
        author: names.author,
        section: names.section,
        date,
        notices,
    }
}

/// Gives back what is known to the blocks that a rule made something else.
fn keep_known(blocks: &mut [Block], known: &[Option<Zone>]) {
    for (block, known) in blocks.iter_mut().zip(known) {
        block.zone = known.unwrap_or(block.zone);
    }
}

#[cfg(test)]
mod tests;
