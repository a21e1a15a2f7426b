//! What the source of an article set apart, as it is shown: words that are emphasized or
//! struck out, links, quotations. Changes no layout, and shows no address: `app/picking` lists them.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::super::row::{Side, put, style};
use super::{Mark, meet};
use crate::app::geometry::Area;
use crate::app::links::address_of;
use crate::app::page::STEP;
use crate::app::reader::Open;
use crate::config::theme::Theme;
use crate::layout::{Line, PageRow};
use crate::library::article::{Inline, InlineKind, Zone};

/// The sign beside a row in which a link begins: the key that lists links.
pub(super) const LINK: &str = "@";
/// The sign before each line of a quotation.
const QUOTED: &str = "│";

/// What is set apart in a range of the text: emphasis first, so that a link in it has its
/// colour.
pub(super) fn marks(theme: &Theme, open: &Open, range: &Range<usize>) -> Vec<Mark> {
    let is_link = |one: &&Inline| matches!(one.kind, InlineKind::Link { .. });
    let (links, emphasized): (Vec<_>, Vec<_>) = met(open, range).partition(is_link);
    let looks = emphasized.iter().chain(&links).map(|one| {
        let look = match one.kind {
            InlineKind::Emphasis | InlineKind::Strong => style(theme.emphasis),
            // In every theme, and without colours too: what is taken back must not read as said.
            InlineKind::Struck => Style::new().add_modifier(Modifier::CROSSED_OUT),
            InlineKind::Link { .. } => style(theme.link),
        };
        Mark::new(one.range.clone(), look)
    });
    looks.collect()
}

/// Whether a link that can be followed begins in a row, or goes on in the first one of a
/// page.
pub(super) fn has_link(open: &Open, row: &PageRow, is_first: bool) -> bool {
    let PageRow::Line { line, .. } = row else {
        return false;
    };
    let block = open.block_at(line.range.start);
    if block.is_none_or(|block| block.zone == Zone::Clutter) {
        // There nearly every line is one.
        return false;
    }
    let page = open.article.link.as_deref();
    met(open, &line.range).any(|one| {
        let begins = is_first || line.range.contains(&one.range.start);
        begins && address_of(one, page).is_some()
    })
}

/// Puts the signs of a quotation before a line of one, one for each quotation that it lies
/// in, in the columns that are free there.
pub(super) fn quoted(
    buffer: &mut Buffer,
    text: Area,
    y: u16,
    (line, levels): (&Line, u16),
    side: Side,
    style: Style,
) {
    for level in 0..levels.min(line.indent / STEP) {
        let x = match side {
            Side::Left => text.x + level * STEP,
            Side::Right => text.right().saturating_sub(1 + level * STEP),
        };
        put(buffer, x, y, QUOTED, style);
    }
}

/// What is set apart in a range that lies in one block.
fn met<'a>(open: &'a Open, range: &'a Range<usize>) -> impl Iterator<Item = &'a Inline> {
    let block = open.block_at(range.start);
    let start = block.map_or(range.start, |block| block.range.start);
    let all = &open.article.inlines;
    // In order of their starts, some in others, and each within one block.
    let from = all.partition_point(|one| one.range.start < start);
    let to = all.partition_point(|one| one.range.start < range.end);
    let some = all.get(from..to).unwrap_or_default().iter();
    some.filter(move |one| meet(&one.range, range))
}
