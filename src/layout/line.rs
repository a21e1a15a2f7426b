//! A line: one logical range of text as cells in visual order.

use std::ops::Range;

use super::fill::width_at;
use super::set::{Setting, Trailing, set};
use super::units::{Kind, Units};
use super::{Cell, Column, Options};
use crate::text::buffer::boundary_before;
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

    /// The column of its first cell in an area of `width` columns, where it leans to
    /// the side at which `leans` begins.
    pub fn left(&self, leans: Direction, width: u16) -> u16 {
        match leans {
            Direction::LeftToRight => self.indent,
            Direction::RightToLeft => width.saturating_sub(self.indent + self.width()),
        }
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

/// Columns of a line whose width is not given.
const WIDEST: u16 = 2048;

/// One line of interface text: no wrapping, ranges into `text`. Of a text of
/// more than 2,048 columns the rest is left out: no screen is so wide, and it
/// is laid out for every frame.
pub fn label(text: &str, direction: Direction, options: Options) -> Line {
    let widest = Options {
        width: WIDEST,
        ..options
    };
    one_line(text, direction, widest)
}

fn one_line(text: &str, direction: Direction, options: Options) -> Line {
    let columns = options.width.max(1);
    let setting = Setting {
        direction,
        columns,
        trailing: Trailing::Drop,
        ellipsis: None,
    };
    let near = near_start(text, columns);
    let units = Units::of_line(near, direction, options);
    let kept = fitting(&units, columns);
    let whole = kept == units.list.len() && near.len() == text.len();
    let mut line = set(&units, 0..kept, setting);
    line.range = 0..if whole { text.len() } else { line.range.end };
    line
}

/// How many units fit into a line of `columns`; white space that is left out at
/// the end always fits.
fn fitting(units: &Units, columns: u16) -> usize {
    let mut used = 0;
    let overflow = units.list.iter().position(|unit| {
        used += width_at(unit, used, usize::from(columns));
        unit.kind == Kind::Glyph && used > usize::from(columns)
    });
    overflow.unwrap_or(units.list.len())
}

/// The part of a long text that can be seen in `columns`. What a label says may
/// be of any length, and is laid out for every frame.
fn near_start(text: &str, columns: u16) -> &str {
    const BYTES_OF_A_CELL: usize = 64;
    let enough = (usize::from(columns) + 4) * BYTES_OF_A_CELL;
    &text[..boundary_before(text, enough)]
}

/// Moves a range of bytes of a part to where the part is in the whole.
pub(super) fn shift(range: &mut Range<usize>, by: usize) {
    range.start += by;
    range.end += by;
}

#[cfg(test)]
#[path = "line/tests.rs"]
mod tests;
