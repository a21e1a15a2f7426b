//! Where the lines of an article lie in the text area, and what is shown at one
//! of its places. Columns count from the left edge of the text area.

use std::ops::Range;
use std::sync::Arc;

use super::Open;
use crate::layout::{Anchor, Cell, Column, Line, PageRow};
use crate::library::article::BlockKind;
use crate::text::direction::{Direction, DirectionPolicy};

/// A paragraph against the direction of its article leans on its own side only
/// when it is at least this long; a stray line stays with the others.
const OWN_SIDE_LINES: usize = 3;

/// A line, and the column of its first cell. A row that stands for folded text is to
/// the caret one cell, at the side where it begins.
pub(super) struct Placed {
    pub(super) line: Arc<Line>,
    left: u16,
}

impl Open {
    /// The direction that a line leans to, one of `of_lines` of its paragraph: it
    /// begins at the side of the text area where that direction begins.
    pub fn leans(&self, line: &Line, of_lines: usize) -> Direction {
        let asked_for = self.policy() != DirectionPolicy::Auto;
        let block = self.block_at(line.range.start);
        // Its lines stand below each other as they were set.
        let is_set = block.is_some_and(|block| block.kind == BlockKind::Preformatted);
        let own = line.direction != self.article.direction
            && (of_lines >= OWN_SIDE_LINES || asked_for || is_set);
        if own {
            line.direction
        } else {
            self.article.direction
        }
    }

    /// The bytes shown in a column of a row of the page; `None` beside the text, and
    /// for a cell that layout added.
    pub fn shown_at(&self, row: u16, column: u16) -> Option<Range<usize>> {
        let row = self.page.rows.get(usize::from(row))?;
        let placed = self.placed(row)?;
        let column = column.checked_sub(placed.left)?;
        let range = placed.line.range_at(Column(column))?;
        Some(range).filter(|range| !range.is_empty())
    }

    /// The first byte of what the page shows nearest to a column: in this row, or for a
    /// blank one in the nearest line, the next of two; `None` for a page without lines.
    pub fn nearest_to(&self, row: u16, column: u16) -> Option<usize> {
        let rows = (0..).zip(&self.page.rows);
        let lines = rows.filter_map(|(at, line)| Some((at, self.placed(line)?)));
        let away = |at: u16| (at.abs_diff(row), at < row);
        let nearest = lines.min_by_key(|(at, _)| away(*at));
        nearest?.1.nearest(column)
    }

    /// The column and row of the page where the caret is seen.
    pub fn cell_of_caret(&self) -> Option<(u16, u16)> {
        let at = self.caret()?.at;
        let mut rows = (0..).zip(&self.page.rows);
        rows.find_map(|(y, row)| Some((self.placed(row)?.column_of(at)?, y)))
    }

    /// The first byte of the clutter whose row this one of the page is.
    pub(in crate::app) fn fold_at(&self, row: u16) -> Option<usize> {
        let row = self.page.rows.get(usize::from(row))?;
        self.fold_of(row).map(|run| run.range.start)
    }

    /// The line at `anchor`; `None` for a row without bytes.
    pub(super) fn line_at(&mut self, anchor: Anchor) -> Option<Placed> {
        let row = self.document.page(anchor, 1).rows.pop()?;
        self.placed(&row)
    }

    fn placed(&self, row: &PageRow) -> Option<Placed> {
        let width = self.document.options().width;
        match row {
            PageRow::Line { line, of_lines } => Some(Placed {
                line: Arc::clone(line),
                left: line.left(self.leans(line, *of_lines), width),
            }),
            PageRow::Folded { range } if !range.is_empty() => {
                let cell = Cell {
                    symbol: Default::default(),
                    width: 1,
                    range: range.clone(),
                };
                let direction = self.article.direction;
                let line = Line {
                    range: range.clone(),
                    cells: vec![cell],
                    direction,
                    indent: 0,
                };
                Some(Placed {
                    left: line.left(direction, width),
                    line: Arc::new(line),
                })
            }
            PageRow::Gap | PageRow::Folded { .. } => None,
        }
    }
}

impl Placed {
    /// The column of the cell that shows `byte`.
    pub(super) fn column_of(&self, byte: usize) -> Option<u16> {
        let Column(column) = self.line.column_of(byte)?;
        Some(self.left + column)
    }

    /// The first byte of the cell nearest to `column` that shows something.
    pub(super) fn nearest(&self, column: u16) -> Option<usize> {
        let mut left = self.left;
        let mut best: Option<(u16, usize)> = None;
        for cell in &self.line.cells {
            let last = left + u16::from(cell.width.max(1)) - 1;
            let away = left.saturating_sub(column) + column.saturating_sub(last);
            if !cell.range.is_empty() && best.is_none_or(|(nearest, _)| away < nearest) {
                best = Some((away, cell.range.start));
            }
            left = last + 1;
        }
        best.map(|(_, byte)| byte)
    }

    /// The first bytes of the cells that show something, from left to right.
    pub(super) fn shown(&self) -> Vec<usize> {
        let mut shown: Vec<usize> = Vec::new();
        for cell in self.line.cells.iter().filter(|cell| !cell.range.is_empty()) {
            if shown.last() != Some(&cell.range.start) {
                shown.push(cell.range.start);
            }
        }
        shown
    }
}
