//! Setting: the units of one line, in logical order, become its cells, in
//! visual order (UAX #9, L1 to L4; L3 and L4 are in the symbols of the units).

use std::ops::Range;

use compact_str::CompactString;

use super::fill::width_at;
use super::units::{Kind, Unit, Units};
use super::{Cell, Line};
use crate::text::bidi::reorder;
use crate::text::direction::Direction;

/// What becomes of the white space at the end of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trailing {
    Drop,
    Keep,
}

/// How the units of a line are set.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) direction: Direction,
    /// Columns of the line.
    pub(super) columns: u16,
    pub(super) trailing: Trailing,
    /// What stands at the logical end, one column wide.
    pub(super) ellipsis: Option<&'static str>,
}

/// The line of the units in `range`; its bytes are those of the paragraph.
pub(super) fn set(units: &Units, range: Range<usize>, setting: Setting) -> Line {
    let list = &units.list[range.clone()];
    let end = end_of_visible(list, setting.trailing);
    let start = list.first().map_or(0, |unit| unit.source().start);
    let line_end = list.last().map_or(start, |unit| unit.source().end);

    let mut items = Items {
        list: Vec::with_capacity(end + 1),
        last_shown: None,
    };
    let mut used = 0;
    for unit in &list[..end] {
        let width = width_at(unit, used, usize::from(setting.columns));
        used += width;
        items.push(unit, width);
    }
    items.extend_first(start);
    if let Some(hidden) = list[end..]
        .iter()
        .rev()
        .find(|unit| unit.kind == Kind::Hidden)
    {
        items.extend_last(hidden.source().end);
    }
    if setting.ellipsis.is_some() {
        items.push_ellipsis(setting.direction.level(), line_end);
    }
    reorder(&mut items.list, |item| item.level);

    let mut cells = Vec::with_capacity(items.list.len());
    for item in items.list {
        let range = item.range.0 as usize..item.range.1 as usize;
        let symbol = match item.unit {
            None => CompactString::const_new(setting.ellipsis.unwrap_or("")),
            Some(unit) if unit.kind == Kind::Hidden => continue,
            // A tab is many cells of one column, all else is one cell.
            Some(unit) if unit.kind == Kind::Tab => {
                cells.extend((0..item.width).map(|_| Cell {
                    symbol: CompactString::const_new(" "),
                    width: 1,
                    range: range.clone(),
                }));
                continue;
            }
            // A wide character on a line of one column.
            Some(unit) if u16::from(unit.width) > item.width => "\u{fffd}".into(),
            Some(unit) => units.symbol(unit),
        };
        cells.push(Cell {
            symbol,
            width: item.width as u8,
            range,
        });
    }
    Line {
        range: start..line_end,
        cells,
        direction: setting.direction,
        indent: 0,
    }
}

/// One past the last unit that has a cell.
pub(super) fn end_of_visible(units: &[Unit], trailing: Trailing) -> usize {
    match trailing {
        Trailing::Keep => units.len(),
        Trailing::Drop => units
            .iter()
            .rposition(|unit| unit.kind == Kind::Glyph)
            .map_or(0, |last| last + 1),
    }
}

/// What is on a line, in logical order, the hidden too: isolates are never shown
/// but part what is around them (UAX #9, X5c, L2).
struct Items<'a> {
    list: Vec<Item<'a>>,
    /// Index of the last one that is shown.
    last_shown: Option<usize>,
}

/// What becomes a cell, the cells of a tab, or nothing.
struct Item<'a> {
    /// `None` for the ellipsis.
    unit: Option<&'a Unit>,
    level: u8,
    width: u16,
    /// Its bytes.
    range: (u32, u32),
}

impl<'a> Items<'a> {
    fn push(&mut self, unit: &'a Unit, width: usize) {
        if unit.kind == Kind::Hidden {
            self.extend_last(unit.source().end);
        } else {
            self.last_shown = Some(self.list.len());
        }
        self.list.push(Item {
            unit: Some(unit),
            level: unit.level,
            width: width as u16,
            range: unit.source,
        });
    }

    fn push_ellipsis(&mut self, level: u8, at: usize) {
        self.list.push(Item {
            unit: None,
            level,
            width: 1,
            range: (at as u32, at as u32),
        });
    }

    /// Lets the first item that is shown, and those that share its bytes, begin
    /// at `start`.
    fn extend_first(&mut self, start: usize) {
        let is_shown = |item: &Item| item.unit.is_none_or(|unit| unit.kind != Kind::Hidden);
        if let Some(first) = self.list.iter().position(is_shown) {
            share(self.list[first..].iter_mut(), |range| {
                range.0 = start as u32
            });
        }
    }

    /// Lets the last item that is shown, and those that share its bytes, reach
    /// to `end`.
    fn extend_last(&mut self, end: usize) {
        if let Some(last) = self.last_shown {
            share(self.list[..=last].iter_mut().rev(), |range| {
                range.1 = range.1.max(end as u32);
            });
        }
    }
}

/// Changes the bytes of the first of `items` and of those that share them.
fn share<'a, 'b: 'a>(
    items: impl Iterator<Item = &'a mut Item<'b>>,
    change: impl Fn(&mut (u32, u32)),
) {
    let mut items = items.peekable();
    if let Some(bytes) = items.peek().map(|item| item.range) {
        items
            .take_while(|item| item.range == bytes)
            .for_each(|item| change(&mut item.range));
    }
}
