//! The notebook that is open: all that the person put down about the articles of the list,
//! as far as it is seen, and which row has the keys. The worker holds the others.

use std::sync::Arc;

use super::before::Before;
use super::exchange::{Generation, Jotted, Jottings, JottingsWanted};
use super::window;
use super::wish::Pages;
use crate::library::article::ArticleId;
use crate::library::noted::Noted;
use crate::library::state::Deed;

/// The open notebook.
#[derive(Debug)]
pub struct Notebook {
    pub wish: Pages,
    /// How many rows are left of how many.
    pub total: usize,
    pub all: usize,
    /// Whether any answer has come.
    pub is_known: bool,
    /// The rows that are known, the first of which has this index.
    start: usize,
    rows: Vec<Jotted>,
    pub selected: usize,
    pub top: usize,
    /// What was last asked for: narrowed to what, how many rows, from which on.
    asked: Option<(String, usize, usize)>,
    /// Whether that was not answered yet.
    is_awaited: bool,
    /// What the reading pane was last sent to.
    shown: Option<(ArticleId, Noted)>,
    pub(super) before: Before,
}

impl Notebook {
    pub(super) fn new(wish: Pages, before: Before) -> Self {
        Self {
            shown: wish.at.clone(),
            wish,
            total: 0,
            all: 0,
            is_known: false,
            start: 0,
            rows: Vec::new(),
            selected: 0,
            top: 0,
            asked: None,
            is_awaited: false,
            before,
        }
    }

    /// The row with this index, if it is known.
    pub fn row(&self, index: usize) -> Option<&Jotted> {
        self.rows.get(index.checked_sub(self.start)?)
    }

    /// The row that has the keys, if it is known.
    pub fn chosen(&self) -> Option<&Jotted> {
        self.row(self.selected)
    }

    /// Gives the keys to the row with this index, or to the last one.
    pub(super) fn move_to(&mut self, index: usize) {
        self.selected = index.min(self.total.saturating_sub(1));
        self.wish.at = self.chosen().map(Jotted::spot);
    }

    /// Whether the reading pane is to be sent to the row that has the keys, which it then is.
    pub(super) fn is_to_be_shown(&mut self) -> bool {
        let spot = self.chosen().map(Jotted::spot);
        let is_new = spot.is_some() && self.shown != spot;
        if is_new {
            self.wish.at.clone_from(&spot);
            self.shown = spot;
        }
        is_new
    }

    /// Takes over rows. The one that has the keys keeps them.
    pub(super) fn take(&mut self, listed: Jottings) {
        (self.is_awaited, self.is_known) = (false, true);
        (self.total, self.all) = (listed.total, listed.all);
        (self.start, self.rows) = (listed.start, listed.rows);
        let at = self.wish.at.as_ref();
        let known = at.and_then(|(id, noted)| {
            let is_it = |row: &Jotted| row.article == *id && row.noted.is(noted);
            self.rows.iter().position(is_it)
        });
        let moved = (self.selected + listed.selected).saturating_sub(listed.was);
        let selected = known.map_or(moved, |row| self.start + row);
        self.top = (self.top + selected).saturating_sub(self.selected);
        self.selected = selected.min(self.total.saturating_sub(1));
    }

    /// Makes it fit `height` rows, and asks for those that are seen, a page more on either
    /// side, unless they are known or on their way.
    pub(super) fn ask(
        &mut self,
        height: usize,
        generation: &mut Generation,
    ) -> Option<JottingsWanted> {
        let seen = window::seen((&mut self.selected, &mut self.top), self.total, height);
        let known = self.start..self.start + self.rows.len();
        let is_known = known.start <= seen.start && seen.end <= known.end;
        let asked = (self.wish.narrowed.clone(), height, seen.start);
        let is_asked = self.asked.as_ref().is_some_and(|before| {
            before.0 == asked.0 && (is_known || self.is_awaited && *before == asked)
        });
        if is_asked {
            return None;
        }
        (self.is_awaited, self.asked) = (true, Some(asked));
        Some(JottingsWanted {
            generation: generation.advance(),
            selection: self.wish.selection.clone(),
            narrowed: self.wish.narrowed.clone(),
            page: height,
            top: seen.start,
            selected: self.selected,
            keep: self.wish.at.clone(),
        })
    }

    /// Other rows may be there by now.
    pub(super) fn ask_again(&mut self) {
        self.asked = None;
    }

    /// A deed was done with an article. If it took the row away that has the keys, the next
    /// one gets them.
    pub(super) fn change(&mut self, id: ArticleId, deed: &Deed) {
        for row in self.rows.iter_mut().filter(|row| row.article == id) {
            Arc::make_mut(&mut row.state).take(deed.clone());
        }
        let is_left = |row: &&Jotted| {
            let all = Noted::all(&row.state);
            all.iter().any(|noted| noted.is(&row.noted))
        };
        if !self.chosen().is_some_and(|row| is_left(&row)) {
            let next = self.selected.saturating_sub(self.start);
            let (before, after) = self.rows.split_at(next.min(self.rows.len()));
            let next = after.iter().find(is_left);
            let next = next.or_else(|| before.iter().rfind(is_left));
            self.wish.at = next.map(Jotted::spot);
        }
        self.ask_again();
    }

    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        self.wish.rename(was, now);
        if let Some((article, _)) = self.shown.as_mut().filter(|(article, _)| *article == was) {
            *article = now;
        }
        self.before.rename(was, now);
        self.ask_again();
    }
}

impl Jotted {
    /// What it is about, and what it is.
    pub fn spot(&self) -> (ArticleId, Noted) {
        (self.article, self.noted.clone())
    }
}
