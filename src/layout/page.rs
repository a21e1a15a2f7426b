//! A page: a screenful of rows, and the way from bytes to places and back.

use std::ops::Range;
use std::sync::Arc;

use super::{Column, Line, Row};

/// What a row of a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageRow {
    /// A blank row between paragraphs.
    Gap,
    /// A line of the paragraph with this index, which has `of_lines` lines.
    Line {
        paragraph: usize,
        line: Arc<Line>,
        of_lines: usize,
    },
}

/// A screenful of a document.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Page {
    /// From the top; fewer than asked for only at the end of the document.
    pub rows: Vec<PageRow>,
}

impl Page {
    /// The bytes from the first to the last one on the page; `None` if it has no line.
    pub fn range(&self) -> Option<Range<usize>> {
        let mut lines = self.lines();
        let (_, first) = lines.next()?;
        let last = lines.last().map_or(first, |(_, last)| last);
        Some(first.range.start..last.range.end)
    }

    /// Where `byte` is on the page; the column counts from the left end of its
    /// line's cells. `None` for bytes without a cell, such as trailing blanks.
    pub fn locate(&self, byte: usize) -> Option<(Row, Column)> {
        let (row, line) = self.lines().find(|(_, line)| line.range.contains(&byte))?;
        Some((row, line.column_of(byte)?))
    }

    /// The bytes shown at a row and a column of its line's cells.
    pub fn range_at(&self, row: Row, column: Column) -> Option<Range<usize>> {
        match self.rows.get(usize::from(row.0))? {
            PageRow::Line { line, .. } => line.range_at(column),
            PageRow::Gap => None,
        }
    }

    fn lines(&self) -> impl Iterator<Item = (Row, &Line)> {
        self.rows
            .iter()
            .zip(0..)
            .filter_map(|(row, index)| match row {
                PageRow::Line { line, .. } => Some((Row(index), line.as_ref())),
                PageRow::Gap => None,
            })
    }
}
