//! A line: one logical range of text as cells in visual order (UAX #9, L2 to
//! L4).

use std::ops::Range;

use compact_str::CompactString;

use super::fill::width_at;
use super::units::{Kind, Units};
use super::{Cell, Column, Options};
use crate::text::bidi::visual_order;
use crate::text::direction::Direction;

/// A line of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The bytes of the text that the line holds, its trailing blanks included.
    pub range: Range<usize>,
    /// Its cells from left to right, trailing blanks of the text left out.
    pub cells: Vec<Cell>,
    /// Base direction of its paragraph.
    pub direction: Direction,
    /// Columns kept free at its start side.
    pub indent: u16,
}

impl Line {
    /// The sum of the widths of its cells, in columns, without the indent.
    pub fn width(&self) -> u16 {
        self.cells.iter().map(|cell| u16::from(cell.width)).sum()
    }

    /// The column, from the left end of the cells, of the cell that holds
    /// `byte`; of several, as those of a tab, the first in the direction of the
    /// line. `None` for trailing blanks and for bytes of other lines.
    pub fn column_of(&self, byte: usize) -> Option<Column> {
        let mut column = 0;
        let mut found = None;
        for cell in &self.cells {
            if cell.range.contains(&byte)
                && (found.is_none() || self.direction == Direction::RightToLeft)
            {
                found = Some(Column(column));
            }
            column += u16::from(cell.width);
        }
        found
    }

    /// The bytes shown at `column`, from the left end of the cells; an empty
    /// range for a cell that layout added.
    pub fn range_at(&self, column: Column) -> Option<Range<usize>> {
        let mut end = 0;
        let cell = self.cells.iter().find(|cell| {
            end += u16::from(cell.width);
            column.0 < end
        })?;
        Some(cell.range.clone())
    }
}

/// One line of interface text: no wrapping, ranges into `text`. Of a text of
/// more than 65,535 columns the rest is left out.
pub fn label(text: &str, direction: Direction, options: Options) -> Line {
    one_line(
        text,
        direction,
        Options {
            width: u16::MAX,
            ..options
        },
        Trailing::Drop,
        None,
    )
}

/// As [`label`], with the blanks at its end: what is being typed into a field.
pub fn field(text: &str, direction: Direction, options: Options) -> Line {
    one_line(
        text,
        direction,
        Options {
            width: u16::MAX,
            ..options
        },
        Trailing::Keep,
        None,
    )
}

/// As [`label`], cut at its logical end to fit `options.width`, with an
/// ellipsis where it was cut.
pub fn truncated(text: &str, direction: Direction, options: Options) -> Line {
    one_line(text, direction, options, Trailing::Drop, Some("…"))
}

/// What becomes of the white space at the end of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trailing {
    Drop,
    Keep,
}

fn one_line(
    text: &str,
    direction: Direction,
    options: Options,
    trailing: Trailing,
    ellipsis: Option<&'static str>,
) -> Line {
    let columns = options.width.max(1);
    let near = near_start(text, columns);
    let mut units = Units::of(near, direction, options.marks);
    if trailing == Trailing::Keep {
        units.reset_trailing_levels(direction.level());
    }
    let whole = 0..units.list.len();
    let kept = fitting(&units, columns, trailing);
    let cut = kept < end_of_visible(&units, &whole, trailing) || near.len() < text.len();
    let Some(ellipsis) = ellipsis.filter(|_| cut) else {
        let mut line = set(&units, 0..kept, direction, columns, trailing, None);
        line.range = 0..if cut { line.range.end } else { text.len() };
        return line;
    };
    let kept = fitting(&units, columns - 1, trailing);
    set(
        &units,
        0..kept,
        direction,
        columns,
        trailing,
        Some(ellipsis),
    )
}

/// How many units fit into `columns`; at least as many as are seen, if all fit.
fn fitting(units: &Units, columns: u16, trailing: Trailing) -> usize {
    let columns = usize::from(columns);
    let mut used = 0;
    for (index, unit) in units.list.iter().enumerate() {
        used += if columns == 0 {
            usize::from(unit.width.max(1))
        } else {
            width_at(unit, used, columns)
        };
        if used > columns && (unit.kind == Kind::Glyph || trailing == Trailing::Keep) {
            return index;
        }
    }
    units.list.len()
}

/// The part of a long text that can be seen in `columns`. What a title or a
/// field holds may be of any length, and is laid out for every frame.
fn near_start(text: &str, columns: u16) -> &str {
    const BYTES_OF_A_CELL: usize = 64;
    let enough = (usize::from(columns) + 4) * BYTES_OF_A_CELL;
    let mut end = enough.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The cells of the units in `range`, and `ellipsis` at their logical end.
pub(super) fn set(
    units: &Units,
    range: Range<usize>,
    direction: Direction,
    columns: u16,
    trailing: Trailing,
    ellipsis: Option<&'static str>,
) -> Line {
    let end = end_of_visible(units, &range, trailing);
    let list = &units.list;
    let mut items: Vec<Item> = Vec::with_capacity(end - range.start + 1);
    let mut used = 0;
    for (index, unit) in list[..end].iter().enumerate().skip(range.start) {
        let source = unit.source();
        if unit.kind == Kind::Hidden {
            // What is not seen belongs to the cell before it.
            if let Some(item) = items.last_mut() {
                item.range.end = item.range.end.max(source.end);
            }
            continue;
        }
        let width = width_at(unit, used, usize::from(columns));
        used += width;
        items.push(Item {
            unit: Some(index),
            level: unit.level,
            width,
            range: source,
        });
    }
    let start = list.get(range.start).map_or(0, |unit| unit.source().start);
    if let Some(first) = items.first_mut() {
        first.range.start = start;
    }
    let hidden_end = list[end..range.end]
        .iter()
        .rev()
        .find(|unit| unit.kind == Kind::Hidden)
        .map(|u| u.source().end);
    if let (Some(last), Some(end)) = (items.last_mut(), hidden_end) {
        last.range.end = last.range.end.max(end);
    }
    let range_end = list[range.clone()]
        .last()
        .map_or(start, |unit| unit.source().end);
    if ellipsis.is_some() {
        let level = direction.level();
        items.push(Item {
            unit: None,
            level,
            width: 1,
            range: range_end..range_end,
        });
    }
    let levels: Vec<u8> = items.iter().map(|item| item.level).collect();
    let mut cells = Vec::with_capacity(items.len());
    for item in visual_order(&levels).into_iter().map(|index| &items[index]) {
        let symbol = match item.unit.map(|index| &list[index]) {
            None => CompactString::const_new(ellipsis.unwrap_or("")),
            // A wide character on a line of one column.
            Some(unit) if usize::from(unit.width) > item.width => {
                CompactString::const_new("\u{fffd}")
            }
            Some(unit) if unit.kind == Kind::Tab => {
                let blank = Cell {
                    symbol: units.symbol(unit),
                    width: 1,
                    range: item.range.clone(),
                };
                cells.extend(std::iter::repeat_n(blank, item.width));
                continue;
            }
            Some(unit) => units.symbol(unit),
        };
        cells.push(Cell {
            symbol,
            width: item.width as u8,
            range: item.range.clone(),
        });
    }
    Line {
        range: start..range_end,
        cells,
        direction,
        indent: 0,
    }
}

/// What becomes a cell.
struct Item {
    /// Index of the unit, `None` for the ellipsis.
    unit: Option<usize>,
    level: u8,
    width: usize,
    range: Range<usize>,
}

/// One past the last unit of `range` that has a cell.
fn end_of_visible(units: &Units, range: &Range<usize>, trailing: Trailing) -> usize {
    match trailing {
        Trailing::Keep => range.end,
        Trailing::Drop => {
            let last = units.list[range.clone()]
                .iter()
                .rposition(|u| u.kind == Kind::Glyph);
            last.map_or(range.start, |last| range.start + last + 1)
        }
    }
}

#[cfg(test)]
#[path = "line/tests.rs"]
mod tests;
