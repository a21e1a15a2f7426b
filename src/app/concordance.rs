//! The concordance that is open: what it is of, the rows of it that are seen, and which of
//! them has the keys. The worker holds the others.

use super::before::Before;
use super::exchange::{Gathered, Generation, Wanted};
use super::voices::Voices;
use super::window;
use super::wish::{self, Spot, Wish};
use crate::library::article::ArticleId;
use crate::query::concordance::{Line, Sort};

/// The open concordance.
#[derive(Debug)]
pub struct Concordance {
    pub wish: Wish,
    /// How many rows are left of how many, as far as articles were looked at.
    pub total: usize,
    pub all: usize,
    /// Whether there are more than are kept.
    pub has_more: bool,
    /// How many articles were looked at, and how many are to be; `None` before the first
    /// word of that.
    pub looked: Option<(usize, usize)>,
    /// The rows that are known, the first of which has this index.
    start: usize,
    rows: Vec<Option<Line>>,
    pub selected: usize,
    pub top: usize,
    asked: Option<Asked>,
    /// Whether that was not answered yet.
    is_awaited: bool,
    /// The place that the reading pane was last sent to.
    pub(super) shown: Option<Spot>,
    pub(super) before: Before,
    /// The rows of forms that these are the passages of one of.
    pub(super) from: Option<Box<Voices>>,
}

/// What was last asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    sort: Sort,
    narrowed: String,
    only_certain: bool,
    page: usize,
    top: usize,
}

impl Concordance {
    pub(super) fn new(wish: Wish, before: Before) -> Self {
        Self {
            shown: wish.at,
            wish,
            total: 0,
            all: 0,
            has_more: false,
            looked: None,
            start: 0,
            rows: Vec::new(),
            selected: 0,
            top: 0,
            asked: None,
            is_awaited: false,
            before,
            from: None,
        }
    }

    /// The row with this index, if it is known.
    pub fn row(&self, index: usize) -> Option<&Line> {
        self.rows.get(index.checked_sub(self.start)?)?.as_ref()
    }

    /// The rows that are known, seen or not.
    pub fn rows(&self) -> impl Iterator<Item = &Line> {
        self.rows.iter().flatten()
    }

    /// Whether the article of the row with this index cannot be read.
    pub fn is_lost(&self, index: usize) -> bool {
        let row = index.checked_sub(self.start);
        row.is_some_and(|row| matches!(self.rows.get(row), Some(None)))
    }

    /// Whether all articles were looked at.
    pub fn is_done(&self) -> bool {
        self.looked
            .is_some_and(|(looked, articles)| looked == articles)
    }

    /// Gives the keys to the row with this index, or to the last one.
    pub(super) fn move_to(&mut self, index: usize) {
        self.selected = index.min(self.total.saturating_sub(1));
        self.wish.at = self.row(self.selected).map(Line::spot);
    }

    /// Takes over rows.
    pub(super) fn take(&mut self, gathered: Gathered) {
        self.is_awaited = false;
        self.total = gathered.total;
        (self.all, self.has_more) = (gathered.all, gathered.has_more);
        self.looked = Some(gathered.looked);
        (self.start, self.rows) = (gathered.start, gathered.rows);
        // Rows may have come in above: the one that has the keys stays where it is.
        let at = self.wish.at;
        let known = self.rows.iter().position(|row| {
            let row = row.as_ref().map(Line::spot);
            row.is_some() && row == at
        });
        let moved = self.selected + gathered.selected;
        let selected = known.map_or(moved.saturating_sub(gathered.was), |row| self.start + row);
        let top = self.top + selected;
        self.top = top.saturating_sub(self.selected);
        self.selected = selected;
    }

    /// Makes it fit `height` rows, and asks for those that are seen, a page more on either
    /// side, unless they are known or on their way.
    pub(super) fn ask(
        &mut self,
        height: usize,
        only_certain: bool,
        generation: &mut Generation,
    ) -> Option<Wanted> {
        let seen = window::seen((&mut self.selected, &mut self.top), self.total, height);
        let known = self.start..self.start + self.rows.len();
        let is_known = known.start <= seen.start && seen.end <= known.end;
        let asked = Asked {
            sort: self.wish.sort,
            narrowed: self.wish.narrowed.clone(),
            only_certain,
            page: height,
            top: seen.start,
        };
        let is_asked = |before: &Asked| {
            let elsewhere = Asked {
                page: height,
                top: seen.start,
                ..before.clone()
            };
            asked == elsewhere && (is_known || self.is_awaited && asked == *before)
        };
        if self.asked.as_ref().is_some_and(is_asked) {
            return None;
        }
        self.is_awaited = true;
        self.asked = Some(asked);
        let wish = self.wish.clone();
        Some(Wanted {
            generation: generation.advance(),
            keyword: wish.keyword,
            selection: wish.selection,
            sort: wish.sort,
            narrowed: wish.narrowed,
            only_certain,
            page: height,
            top: seen.start,
            selected: self.selected,
            keep: wish.at,
        })
    }

    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        wish::rename(&mut self.wish.at, was, now);
        wish::rename(&mut self.shown, was, now);
        self.before.rename(was, now);
        if let Some(from) = &mut self.from {
            from.before.rename(was, now);
        }
    }
}

/// The id of the message that names an order.
pub fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::List => "sort-list",
        Sort::Date => "order-date",
        Sort::Before => "sort-before",
        Sort::After => "sort-after",
    }
}
