//! The list of articles: a window of rows, a selected row, and the items that
//! fit into the pane.

pub mod actors;
mod titles;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use self::titles::LaidTitles;
pub use self::titles::Titles;
use super::exchange::{Generation, Listing, Selection};
use super::signs::signs;
use crate::layout::Line;
use crate::library::article::ArticleId;
use crate::library::store::Summary;

/// Rows asked for beyond the pane, so that a scroll seldom waits.
const BEYOND: usize = 60;
/// How many titles out of sight, to either side, are laid out before they are seen.
const AHEAD: usize = 3;

/// The list of articles.
#[derive(Debug, Default)]
pub struct Sidebar {
    /// Which articles are shown.
    pub selection: Selection,
    pub generation: Generation,
    /// How many articles there are under the selection.
    pub total: usize,
    /// The index of the selected row, if there is any.
    pub selected: usize,
    /// The article that is selected; it may not be in the list.
    pub(super) selected_id: Option<ArticleId>,
    /// The index of the first row shown.
    pub top: usize,
    /// Rows of the screen that saved queries take above the first article.
    pub(super) heads: u16,
    /// Whether the list was scrolled by itself, so that the selected row need not be
    /// among those shown.
    is_scrolled: bool,
    start: usize,
    rows: Vec<Summary>,
    /// The selected row with its index, where a window is shown that is without it.
    beyond: Option<(usize, Summary)>,
    /// The window that was asked for last.
    asked: Option<Range<usize>>,
    /// The rows that are shown, laid out.
    pub items: Vec<Item>,
    titles: LaidTitles,
    /// Whether a step is likely next: then the titles that it brings into sight are laid
    /// out too.
    pub(super) expects_step: bool,
    /// The articles that had a row for their actors while `free_from` was the top,
    /// before they were looked for.
    free: HashSet<ArticleId>,
    free_from: usize,
}

/// A row of the list, laid out.
#[derive(Clone, Debug)]
pub struct Item {
    pub index: usize,
    pub summary: Summary,
    pub title: Arc<[Line]>,
    /// Whether a row is kept free, though it is known to have no actors.
    keeps_row: bool,
}

impl Item {
    /// Rows of the screen it takes, the blank one after it included: title,
    /// source and date if known, actors unless it is known to have none, what the person
    /// put down about it; but no fewer than it has signs.
    pub fn height(&self) -> u16 {
        let of_text = self.title.len() as u16
            + u16::from(self.has_origin())
            + u16::from(self.has_actors())
            + self.of_words();
        let of_signs = signs(&self.summary).count() as u16;
        of_text.max(of_signs) + 1
    }

    /// Whether it has a row for its principal actors. Until they were looked for
    /// it is kept free, and after that until the list is scrolled or another: it
    /// does not move under who points at it, whether actors come or not.
    pub fn has_actors(&self) -> bool {
        let summary = &self.summary;
        self.keeps_row || summary.actors.is_none() || summary.principal(false).next().is_some()
    }

    /// The rows for its tags and the note about it.
    fn of_words(&self) -> u16 {
        let state = &self.summary.state;
        u16::from(!state.tags.is_empty()) + u16::from(!state.note.is_empty())
    }

    /// Whether it has a row for its source and date.
    pub fn has_origin(&self) -> bool {
        self.summary.source.is_some() || self.summary.date.is_some()
    }
}

impl Sidebar {
    /// The summary of the row at `index`, if it is in the window.
    pub fn row(&self, index: usize) -> Option<&Summary> {
        index
            .checked_sub(self.start)
            .and_then(|at| self.rows.get(at))
    }

    /// The selected article.
    pub fn selected(&self) -> Option<&Summary> {
        let beyond = self.beyond.as_ref();
        let beyond = beyond.filter(|(index, _)| *index == self.selected);
        self.row(self.selected).or(beyond.map(|(_, row)| row))
    }

    /// The summary of an article with its index, if it is in the window or selected.
    pub fn find(&mut self, id: ArticleId) -> Option<(usize, &mut Summary)> {
        let rows = (self.start..).zip(&mut self.rows);
        let beyond = self.beyond.iter_mut().map(|(index, row)| (*index, row));
        rows.chain(beyond).find(|(_, row)| row.id == id)
    }

    /// Selects an article, in its row if that is known.
    pub(super) fn select(&mut self, id: ArticleId) {
        self.follow();
        self.selected_id = Some(id);
        if let Some((index, _)) = self.find(id) {
            self.selected = index;
        }
    }

    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        if self.selected_id == Some(was) {
            self.selected_id = Some(now);
        }
        if self.free.remove(&was) {
            self.free.insert(now);
        }
        if let Some((_, row)) = self.find(was) {
            row.id = now;
        }
    }

    /// There is no such article any more.
    pub(super) fn forget(&mut self, id: ArticleId) {
        self.selected_id = self.selected_id.filter(|&selected| selected != id);
        if self.find(id).is_some() {
            self.beyond = self.beyond.take().filter(|(_, row)| row.id != id);
            self.rows.retain(|row| row.id != id);
            self.total = self.total.saturating_sub(1);
            self.selected = self.selected.min(self.total.saturating_sub(1));
        }
    }

    /// The rows to ask for, for a pane of `height` rows.
    pub(super) fn ask(&mut self, height: u16) -> Range<usize> {
        let wanted = self.wanted(height);
        self.asked = Some(wanted.clone());
        wanted
    }

    /// Whether just the rows that are wanted now were asked for last.
    pub(super) fn has_asked(&self, height: u16) -> bool {
        self.asked.as_ref() == Some(&self.wanted(height))
    }

    fn wanted(&self, height: u16) -> Range<usize> {
        let near = self.shown_from();
        near.saturating_sub(BEYOND)..near + usize::from(height) + BEYOND
    }

    /// Whether rows that the pane may show are missing from the window.
    pub fn misses_rows(&self, height: u16) -> bool {
        let last = if self.is_scrolled {
            self.top
        } else {
            self.selected.max(self.top)
        };
        let last = (last + usize::from(height) / 3).min(self.total);
        self.shown_from() < self.start || last > self.start + self.rows.len()
    }

    /// The first row that the pane may show.
    fn shown_from(&self) -> usize {
        if self.is_scrolled {
            self.top
        } else {
            self.selected.min(self.top)
        }
    }

    /// Takes over an answer. Where the kept article is not in the list, `first`
    /// says whether its first row is to be selected.
    pub(super) fn take(&mut self, listing: Listing, first: bool) {
        let before = self.selected().cloned();
        self.total = listing.total;
        self.start = listing.start;
        self.rows = listing.rows;
        if first {
            self.free.clear();
            self.follow();
        }
        if first && listing.kept.is_none() {
            (self.selected, self.top) = (0, 0);
        }
        self.selected = listing
            .kept
            .unwrap_or(self.selected)
            .min(self.total.saturating_sub(1));
        let is_beyond = listing.kept.is_some() && self.row(self.selected).is_none();
        let before = before.filter(|row| is_beyond && self.selected_id == Some(row.id));
        self.beyond = before.map(|row| (self.selected, row));
    }

    /// Shows the selected row again, if the list was scrolled away from it.
    pub(super) fn follow(&mut self) {
        self.is_scrolled = false;
    }

    /// Whether the selected row is among those shown.
    pub(super) fn follows(&self) -> bool {
        !self.is_scrolled
    }

    /// Moves the selection by `rows` and keeps it within the list.
    pub fn move_by(&mut self, rows: isize) {
        self.follow();
        let before = self.selected;
        self.selected = self
            .selected
            .saturating_add_signed(rows)
            .min(self.total.saturating_sub(1));
        if self.selected != before {
            self.selected_id = self.selected().map(|row| row.id);
        }
    }

    /// Shows the rows from so many further on; the selected row stays the same.
    /// `arrange` keeps to the last page.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.scroll_to(self.top.saturating_add_signed(rows));
    }

    /// Shows the rows from `top` on.
    pub(super) fn scroll_to(&mut self, top: usize) {
        self.is_scrolled = true;
        self.top = top.min(self.total.saturating_sub(1));
    }

    /// Lays out the rows that fit into `height` rows, the selected one among them
    /// unless the list was scrolled, and no room left while there are rows above.
    pub fn arrange(&mut self, titles: Titles, height: u16) {
        self.arrange_shown(titles, height);
        if std::mem::take(&mut self.expects_step) {
            self.lay_out_ahead(titles);
        }
    }

    fn arrange_shown(&mut self, titles: Titles, height: u16) {
        self.top = if self.is_scrolled {
            self.top.min(self.total.saturating_sub(1))
        } else {
            self.top.min(self.selected)
        };
        loop {
            let used = self.lay_out(titles, height);
            let last = self.items.last().map_or(self.top, |item| item.index);
            if !self.is_scrolled && self.selected > last && self.top < self.selected {
                self.top += 1;
                continue;
            }
            let above = self.top.checked_sub(1).filter(|_| last + 1 >= self.total);
            let above = above.and_then(|index| self.item(index, titles));
            match above {
                Some(above) if above.height() + used <= self.room(self.top - 1, height) + 1 => {
                    self.top -= 1;
                }
                _ => return,
            }
        }
    }

    /// Rows of a pane of `height` rows that articles have when `top` is the first one.
    fn room(&self, top: usize, height: u16) -> u16 {
        let heads = if top == 0 { self.heads } else { 0 };
        height.saturating_sub(heads)
    }

    /// Rows of the screen that saved queries take now.
    pub fn heads(&self) -> u16 {
        if self.top == 0 { self.heads } else { 0 }
    }

    /// Lays out the rows from the top on; returns the rows of the screen they take.
    fn lay_out(&mut self, titles: Titles, height: u16) -> u16 {
        self.items.clear();
        if self.free_from != self.top {
            self.free_from = self.top;
            self.free.clear();
        }
        let mut used = 0;
        let height = self.room(self.top, height);
        for index in self.top..self.total {
            let Some(item) = self.item(index, titles) else {
                break;
            };
            // The blank row after the last item may be cut off.
            if used + item.height() - 1 > height {
                break;
            }
            used += item.height();
            if item.summary.actors.is_none() {
                self.free.insert(item.summary.id);
            }
            self.items.push(item);
        }
        used
    }

    fn item(&mut self, index: usize, titles: Titles) -> Option<Item> {
        let summary = self.row(index)?.clone();
        Some(Item {
            index,
            title: self.titles.lines(&summary, titles),
            keeps_row: self.free.contains(&summary.id),
            summary,
        })
    }

    /// The rows that are here, shown or not, in order.
    pub(super) fn rows(&self) -> &[Summary] {
        &self.rows
    }

    /// The rows that are shown, and as many before and after them, of those that are here.
    pub(super) fn near(&self) -> impl Iterator<Item = &Summary> {
        let page = self.page();
        let near = self.top.saturating_sub(page)..self.top + 2 * page;
        near.filter_map(|index| self.row(index))
    }

    /// Lays out the titles that a step to either side would bring into sight, and the one
    /// after them that is looked at to see whether it fits.
    fn lay_out_ahead(&mut self, titles: Titles) {
        let last = self.items.last().map_or(self.top, |item| item.index);
        for index in (last + 1..=last + AHEAD).chain(self.top.saturating_sub(AHEAD)..self.top) {
            if let Some(row) = self.row(index).cloned() {
                self.titles.lines(&row, titles);
            }
        }
    }

    /// How many rows a page is.
    pub fn page(&self) -> usize {
        self.items.len().max(1)
    }
}

#[cfg(test)]
mod tests;
