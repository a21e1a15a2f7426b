//! The caret of an open article, and the range that is marked from it.
//!
//! It stands on a cluster of the text and is a byte of it, so it stays where it
//! is whatever the screen does. Arrows follow the eye, from cell to cell; words,
//! sentences and paragraphs follow the text. What is marked includes the cluster
//! under the caret.

use std::ops::Range;

use super::{Open, Part};
use crate::actors::record::words_around;
use crate::layout::Anchor;
use crate::library::mention::Mention;
use crate::text::cluster::{next_boundary, previous_boundary};
use crate::text::direction::Direction;

/// A caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The first byte of the cluster it stands on.
    pub at: usize,
    /// The first byte of the cluster where marking began.
    pub(in crate::app) mark: Option<usize>,
    /// Whether marking lasts only while Shift is held.
    is_held: bool,
    /// The column it keeps to while it moves by rows.
    goal: Option<u16>,
    /// Where what is marked ends, while it marks.
    end: usize,
}

impl Open {
    /// Where the caret stands, if it is in the text.
    pub fn caret(&self) -> Option<Caret> {
        self.caret
    }

    /// The bytes under the caret.
    pub fn under_caret(&self) -> Option<Range<usize>> {
        let at = self.caret?.at;
        Some(at..next_boundary(&self.article.text, at))
    }

    /// The mention under the caret, unless it stands on folded clutter.
    pub(in crate::app) fn mention_at_caret(&self) -> Option<&Mention> {
        let at = self.caret?.at;
        self.mention_over(at)
            .filter(|_| self.folded_at(at).is_none())
    }

    /// The mention under the caret, or the one that the word there is written on to: from the ل
    /// of للقاعدة that of القاعدة.
    pub(in crate::app) fn mention_of_word_at_caret(&self) -> Option<&Mention> {
        let at = self.caret?.at;
        let in_word = || {
            let word = words_around(&self.article.text, &(at..at));
            let mentions = self.mentions.as_deref()?;
            let first = mentions.partition_point(|mention| mention.range.start <= at);
            let mention = mentions.get(first)?;
            let is_its = mention.range.start < word.end && self.folded_at(at).is_none();
            is_its.then_some(mention)
        };
        self.mention_at_caret().or_else(in_word)
    }

    /// The bytes that are marked.
    pub fn marked(&self) -> Option<Range<usize>> {
        let Caret { at, mark, end, .. } = self.caret?;
        Some(at.min(mark?)..end)
    }

    /// Puts the caret on the mention or hit at hand if it is on the page, else at
    /// the top of the page. False if there is nothing to stand on.
    pub(in crate::app) fn put_caret(&mut self) -> bool {
        let page = self.page.range().unwrap_or(0..0);
        let here = self.here.as_ref().map(|here| here.start);
        let at = here.filter(|at| page.contains(at)).unwrap_or(page.start);
        self.caret = self.standing(at).map(Caret::new);
        self.caret.is_some()
    }

    /// Puts the caret on the cluster at `byte`; what is marked grows or shrinks
    /// with it.
    pub(in crate::app) fn move_caret(&mut self, byte: usize) {
        if let Some(mut caret) = self.caret.take() {
            caret.at = self.standing(byte).unwrap_or(caret.at);
            caret.goal = None;
            self.caret = Some(caret);
            self.end_mark();
            self.show_caret();
        }
    }

    /// Moves the caret to a place, if there is one; nothing is marked any more.
    pub(in crate::app) fn place_caret(&mut self, byte: usize) {
        self.drop_mark();
        self.move_caret(byte);
    }

    /// Takes the caret away.
    pub(in crate::app) fn drop_caret(&mut self) {
        self.caret = None;
    }

    /// Begins to mark at the caret, or marks nothing any more.
    pub(in crate::app) fn toggle_mark(&mut self) {
        if let Some(caret) = &mut self.caret {
            caret.is_held = false;
            caret.mark = match caret.mark {
                Some(_) => None,
                None => Some(caret.at),
            };
            self.end_mark();
        }
    }

    /// Marks nothing any more; the caret stays.
    pub(in crate::app) fn drop_mark(&mut self) {
        if let Some(caret) = &mut self.caret {
            caret.mark = None;
        }
    }

    /// Marks on, or from the caret on, until it moves without Shift.
    pub(in crate::app) fn hold_mark(&mut self) {
        if let Some(caret) = &mut self.caret
            && caret.mark.is_none()
        {
            (caret.mark, caret.is_held) = (Some(caret.at), true);
            self.end_mark();
        }
    }

    /// Shift is not held: drops what was marked with it.
    pub(in crate::app) fn release_mark(&mut self) {
        if self.caret.is_some_and(|caret| caret.is_held) {
            self.drop_mark();
        }
    }

    /// Marks just `range`, with the caret at its end.
    pub(in crate::app) fn mark(&mut self, range: &Range<usize>) {
        let last = previous_boundary(&self.article.text, range.end);
        let mut caret = Caret::new(self.start_of_folded(last.max(range.start)));
        caret.mark = Some(range.start);
        caret.end = range.end;
        self.caret = Some(caret);
        self.show_caret();
    }

    /// Marks from one cluster to another, either way round, with the caret on the
    /// second.
    pub(in crate::app) fn mark_between(&mut self, from: usize, to: usize) {
        let mut caret = Caret::new(to);
        caret.mark = Some(from);
        self.caret = Some(caret);
        self.end_mark();
    }

    /// What is marked ends where the cell of its last cluster does: a cell may show
    /// two, as lam and alef.
    fn end_mark(&mut self) {
        let Some(Caret {
            at,
            mark: Some(mark),
            ..
        }) = self.caret
        else {
            return;
        };
        let last = at.max(mark);
        let anchor = self.document.anchor_of(last);
        let cell = self.line_at(anchor).and_then(|placed| {
            let column = placed.line.column_of(last)?;
            placed.line.range_at(column)
        });
        let cluster = next_boundary(&self.article.text, last);
        if let Some(caret) = &mut self.caret {
            caret.end = cell.map_or(cluster, |cell| cell.end.max(cluster));
        }
    }

    /// Moves the caret to the cell on its left or its right, from the edge of a line
    /// to the line before or after it.
    pub(in crate::app) fn move_caret_aside(&mut self, to_left: bool) {
        let Some(caret) = self.caret else { return };
        let anchor = self.document.anchor_of(caret.at);
        let Some(placed) = self.line_at(anchor) else {
            return;
        };
        let shown = placed.shown();
        let holds = |start: &usize| {
            let cells = &placed.line.cells;
            cells
                .iter()
                .any(|cell| cell.range.start == *start && cell.range.contains(&caret.at))
        };
        let beside = shown.iter().position(holds).and_then(|index| {
            let index = if to_left {
                index.checked_sub(1)?
            } else {
                index + 1
            };
            shown.get(index).copied()
        });
        if let Some(at) = beside {
            return self.move_caret(at);
        }
        let forwards = to_left == (placed.line.direction == Direction::RightToLeft);
        let Some(other) = self.row_beyond(anchor, if forwards { 1 } else { -1 }) else {
            return;
        };
        let Some(placed) = self.line_at(other) else {
            return;
        };
        let shown = placed.shown();
        let is_rtl = placed.line.direction == Direction::RightToLeft;
        let entered = if forwards == is_rtl {
            shown.last()
        } else {
            shown.first()
        };
        let at = entered.copied().unwrap_or(placed.line.range.start);
        self.move_caret(at);
    }

    /// Moves the caret by rows, in the column where it began to.
    pub(in crate::app) fn move_caret_by_rows(&mut self, rows: isize) {
        let Some(caret) = self.caret else { return };
        let anchor = self.document.anchor_of(caret.at);
        let here = self
            .line_at(anchor)
            .and_then(|line| line.column_of(caret.at));
        let goal = caret.goal.or(here).unwrap_or(0);
        let Some(placed) = self
            .row_beyond(anchor, rows)
            .and_then(|other| self.line_at(other))
        else {
            return;
        };
        let at = placed.nearest(goal).unwrap_or(placed.line.range.start);
        self.move_caret(at);
        if let Some(caret) = &mut self.caret {
            caret.goal = Some(goal);
        }
    }

    /// Moves the page and the caret by a page.
    pub(in crate::app) fn move_caret_by_pages(&mut self, pages: isize) {
        let rows = self.height.max(3) as isize - 2;
        self.scroll_pages(pages);
        self.move_caret_by_rows(pages * rows);
    }

    /// Moves the caret to the start of the next or previous part. While it marks
    /// forwards, to where the part ends: whoever marks wants it whole.
    pub(in crate::app) fn move_caret_by(&mut self, part: Part, forwards: bool) {
        let Some(Caret { at, mark, .. }) = self.caret else {
            return;
        };
        // Folded clutter is one place.
        let run = self.folded_at(at).filter(|_| forwards);
        let at = run.map_or(at, |run| run.range.end - 1);
        let goal = if !forwards {
            self.part_before(part, at).map(|part| part.start)
        } else if mark.is_some_and(|mark| mark <= at) {
            let end = self.marked().map_or(at, |marked| marked.end);
            let goes_on = self.part_at(part, at).filter(|part| part.end > end);
            let whole = goes_on.or_else(|| self.part_after(part, at));
            whole.map(|part| previous_boundary(&self.article.text, part.end))
        } else {
            self.part_after(part, at).map(|part| part.start)
        };
        if let Some(goal) = goal {
            self.move_caret(goal);
        }
    }

    /// Where a caret for `byte` stands: on that byte if a cell shows it, else on what
    /// its line shows next, or last.
    fn standing(&mut self, byte: usize) -> Option<usize> {
        if self.article.blocks.is_empty() {
            return None;
        }
        let mut anchor = self.document.anchor_of(byte);
        if self.line_at(anchor).is_none() {
            // Between paragraphs; the row of opened clutter has no byte of its own.
            anchor = self.row_beyond(anchor, 1)?;
        }
        let placed = self.line_at(anchor)?;
        if placed.column_of(byte).is_some() {
            return Some(self.start_of_folded(byte));
        }
        let shown = placed.shown();
        let next = shown.iter().filter(|&&at| at >= byte).min();
        let found = next.or_else(|| shown.iter().max());
        Some(found.copied().unwrap_or(placed.line.range.start))
    }

    /// The row of a line so many rows away, past a blank row if one is there;
    /// `None` if that is where one is.
    fn row_beyond(&mut self, from: Anchor, rows: isize) -> Option<Anchor> {
        let mut at = self.document.moved(from, rows);
        while self.line_at(at).is_none() {
            let next = self.document.moved(at, rows.signum());
            if next == at {
                return None;
            }
            at = next;
        }
        (at != from).then_some(at)
    }

    /// Where the caret stood or marking began is folded now: it is the row instead.
    pub(super) fn refold_caret(&mut self) {
        let Some(Caret { at, mark, .. }) = self.caret else {
            return;
        };
        let at = self.start_of_folded(at);
        let mark = mark.map(|mark| self.start_of_folded(mark));
        if let Some(caret) = &mut self.caret {
            (caret.at, caret.mark) = (at, mark);
        }
        self.end_mark();
    }

    /// Brings the caret onto the page, if it is not there.
    fn show_caret(&mut self) {
        if let Some(top) = self.top_for_caret() {
            self.choose(top);
        }
    }

    /// Whether the caret is on the page.
    pub(super) fn shows_caret(&self) -> bool {
        let page = self.page.range().unwrap_or(0..0);
        self.caret.is_some_and(|caret| page.contains(&caret.at))
    }

    /// The top nearest to the present one with which the caret is on the page, if
    /// that is another one.
    pub(super) fn top_for_caret(&mut self) -> Option<Anchor> {
        let anchor = self.document.anchor_of(self.caret?.at);
        let below = isize::try_from(self.height.max(1)).unwrap_or(1) - 1;
        if anchor < self.top {
            Some(anchor)
        } else if anchor > self.document.moved(self.top, below) {
            Some(self.document.moved(anchor, -below))
        } else {
            None
        }
    }
}

impl Caret {
    fn new(at: usize) -> Self {
        Self {
            at,
            mark: None,
            is_held: false,
            goal: None,
            end: at,
        }
    }
}
