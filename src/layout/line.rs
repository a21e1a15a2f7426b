//! A line: one logical range of text as cells in visual order.

use std::ops::Range;

use super::{Cell, Column, Options};
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

    /// The column, from the left end of the cells, of the cell that holds `byte`.
    pub fn column_of(&self, byte: usize) -> Option<Column> {
        let _ = byte;
        unimplemented!()
    }

    /// The bytes shown at `column`, from the left end of the cells.
    pub fn range_at(&self, column: Column) -> Option<Range<usize>> {
        let _ = column;
        unimplemented!()
    }
}

/// One line of interface text: no wrapping, ranges into `text`.
pub fn label(text: &str, direction: Direction, options: Options) -> Line {
    let _ = (text, direction, options);
    unimplemented!()
}

/// As [`label`], cut at its logical end to fit `options.width`, with an
/// ellipsis where it was cut.
pub fn truncated(text: &str, direction: Direction, options: Options) -> Line {
    let _ = (text, direction, options);
    unimplemented!()
}
