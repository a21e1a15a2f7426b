//! A page: a screenful of rows, and the way from bytes to places and back.

use std::ops::Range;
use std::sync::Arc;

use super::{Column, Line, Row};

/// What a row of a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageRow {
    /// A blank row between paragraphs.
    Gap,
    /// A line of a paragraph that has `of_lines` lines.
    Line { line: Arc<Line>, of_lines: usize },
    /// A row that stands for these bytes, which are not laid out.
    Folded { range: Range<usize> },
}

impl PageRow {
    /// The bytes that the row shows or stands for; `None` for a blank row.
    pub fn range(&self) -> Option<&Range<usize>> {
        match self {
            PageRow::Gap => None,
            PageRow::Line { line, .. } => Some(&line.range),
            PageRow::Folded { range } => Some(range),
        }
    }
}

/// A screenful of a document.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Page {
    /// From the top; fewer than asked for only at the end of the document.
    pub rows: Vec<PageRow>,
}

impl Page {
    /// The bytes from the first to the last one on the page; `None` if its rows are
    /// all blank.
    pub fn range(&self) -> Option<Range<usize>> {
        let mut ranges = self.rows.iter().filter_map(PageRow::range);
        let first = ranges.next()?;
        let last = ranges.next_back().unwrap_or(first);
        Some(first.start..last.end)
    }

    /// Where `byte` is on the page; the column counts from the left end of its
    /// line's cells. `None` for bytes without a cell, such as trailing blanks and what is
    /// folded.
    pub fn locate(&self, byte: usize) -> Option<(Row, Column)> {
        let (row, line) = self.lines().find(|(_, line)| line.range.contains(&byte))?;
        Some((row, line.column_of(byte)?))
    }

    /// The bytes shown at a row and a column of its line's cells.
    pub fn range_at(&self, row: Row, column: Column) -> Option<Range<usize>> {
        match self.rows.get(usize::from(row.0))? {
            PageRow::Line { line, .. } => line.range_at(column),
            PageRow::Gap | PageRow::Folded { .. } => None,
        }
    }

    fn lines(&self) -> impl Iterator<Item = (Row, &Line)> {
        self.rows
            .iter()
            .zip(0..)
            .filter_map(|(row, index)| match row {
                PageRow::Line { line, .. } => Some((Row(index), line.as_ref())),
                PageRow::Gap | PageRow::Folded { .. } => None,
            })
    }
}
