//! Opening and folding the clutter of an open article. Nothing that one goes to
//! stays folded, and the row at the top of the page stays there.

use std::ops::Range;

use super::super::folds::{Opened, Run};
use super::Open;
use crate::layout::{PageRow, Paragraphs};

impl Open {
    /// The clutter that a row of the page stands for, or stands above.
    pub fn fold_of(&self, row: &PageRow) -> Option<&Run> {
        match row {
            PageRow::Folded { range } => self.folds.run_at(range.start),
            PageRow::Gap | PageRow::Line { .. } => None,
        }
    }

    /// The clutter that holds `byte`, if it is folded.
    pub fn folded_at(&self, byte: usize) -> Option<&Run> {
        self.folds.run_at(byte).filter(|run| !run.is_open)
    }

    /// How many of these bytes are not folded.
    pub fn unfolded(&self, range: &Range<usize>) -> usize {
        self.folds.unfolded_before(range.end) - self.folds.unfolded_before(range.start)
    }

    /// The clutter that one is at: the caret or, without one, the mention or hit at
    /// hand if it is on the page. What is open is meant only where no mention is.
    pub(in crate::app) fn clutter_here(&self) -> Option<&Run> {
        let (byte, mention) = match (self.caret(), &self.here) {
            (Some(caret), _) => (caret.at, self.mention_at_caret()),
            (None, Some(here)) if self.page.range()?.contains(&here.start) => {
                (here.start, self.mention_at(here))
            }
            (None, _) => return None,
        };
        let run = self.folds.run_at(byte)?;
        (!run.is_open || mention.is_none()).then_some(run)
    }

    /// Opens the clutter that begins at this byte, or folds it.
    pub(in crate::app) fn toggle_fold(&mut self, start: usize) {
        let is_it = |run: &Run| run.range.start == start;
        self.refold(|run| run.is_open != is_it(run));
        let run = self.folds.run_at(start).filter(|run| run.is_open);
        if let Some(range) = run.map(|run| run.range.clone()) {
            self.show_opened(&range);
        }
    }

    /// Opens all clutter, or folds all of it if none is folded. Whether it is open
    /// now; `None` if there is none.
    pub(in crate::app) fn toggle_folds(&mut self) -> Option<bool> {
        let opens = self.folds.runs().iter().any(|run| !run.is_open);
        let any = !self.folds.runs().is_empty();
        any.then(|| {
            self.refold(|_| opens);
            opens
        })
    }

    /// Opens the clutter in which `range` begins, unless that is only its row: an
    /// empty range at its start. Whether it had been folded.
    pub(in crate::app) fn reveal(&mut self, range: &Range<usize>) -> bool {
        let Some(run) = self.folded_at(range.start) else {
            return false;
        };
        let start = run.range.start;
        let is_row = range.is_empty() && range.start == start;
        if !is_row {
            self.refold(|run| run.is_open || run.range.start == start);
        }
        !is_row
    }

    /// Folds what a find opened that is still being typed.
    pub(in crate::app) fn fold_peeked(&mut self) {
        if let Some(start) = self.peeked.take() {
            self.refold(|run| run.is_open && run.range.start != start);
        }
    }

    /// Which runs are open.
    pub(in crate::app) fn opened(&self) -> Opened {
        self.folds.opened()
    }

    /// Opens and folds runs. What stood at the top of the page, the caret and what is
    /// marked stay where they are, or on the row of what is folded.
    fn refold(&mut self, is_open: impl Fn(&Run) -> bool) {
        let shows_caret = self.shows_caret();
        let folds = self.folds.with(is_open);
        let top = folds.anchor(self.top, &self.folds);
        self.folds = folds;
        self.document.set_paragraphs(self.folds.clone());
        self.top = top.min(self.document.last_top(self.height));
        self.chosen = self.start_of_folded(self.chosen);
        if let Some(here) = self.here.clone().filter(Range::is_empty) {
            let start = self.start_of_folded(here.start);
            self.here = Some(start..start);
        }
        self.refold_caret();
        self.keep_caret(shows_caret);
    }

    /// The first byte of the folded clutter that holds `byte`, else `byte`.
    pub(super) fn start_of_folded(&self, byte: usize) -> usize {
        self.folded_at(byte).map_or(byte, |run| run.range.start)
    }

    /// Has at least the last third of the page show what was opened, if there is so
    /// much of it.
    fn show_opened(&mut self, range: &Range<usize>) {
        let first = self.document.anchor_of(range.start);
        let last = self.document.anchor_of(range.end.saturating_sub(1));
        let height = isize::try_from(self.height).unwrap_or(0);
        let wanted = self.document.moved(first, -(height * 2 / 3));
        let whole = self.document.moved(last, 1 - height.max(1));
        let top = self.top.max(wanted.min(whole));
        if top != self.top {
            self.choose(top);
        }
    }
}
