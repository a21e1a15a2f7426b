//! One position of a row, and the two coordinates of a page.

use std::ops::Range;

use compact_str::CompactString;

/// A column of a row, in cells, from 0 at the left edge of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Column(pub u16);

/// A row of a page, from 0 at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Row(pub u16);

/// What one place of a line shows: a base character with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is sent to the terminal: shaped, mirrored, marks after their base,
    /// no control character.
    pub symbol: CompactString,
    /// Width in columns, 1 or 2.
    pub width: u8,
    /// Bytes of the source that the cell shows: whole clusters (UAX #29), or
    /// empty for a cell that layout added.
    pub range: Range<usize>,
}
