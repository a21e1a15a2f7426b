//! Saved queries as rows above the articles of the list, each with a query that becomes
//! the filter.

use std::ops::Range;
use std::sync::Arc;

use super::exchange::{Generation, Selection};
use super::signs::{FOLLOWED, SAVED};
use crate::config::queries::Kept;
use crate::query::Problem;
use crate::query::saved::{Saved, SavedQuery};

/// The saved queries and their rows.
#[derive(Debug, Default)]
pub struct Folders {
    /// What was read from the file, in its order.
    pub(super) kept: Vec<Kept>,
    pub saved: Arc<Saved>,
    /// What is known of each.
    pub standings: Vec<Standing>,
    /// The row that has the keys instead of an article: never one that the list, as it
    /// stands, does not show.
    pub selected: Option<usize>,
    /// The rows that there is room for.
    pub shown: Range<usize>,
    /// What was asked of the worker last.
    pub(super) generation: Generation,
    /// The name under which one was opened or saved last: of more with one query it is meant.
    pub(super) called: Option<String>,
    /// The file, as it is called, until its queries were checked.
    pub(super) unchecked: Option<String>,
    /// The query that the next press of the same key deletes.
    pub(super) doomed: Option<String>,
}

/// What is known of a saved query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was not counted yet.
    Unknown,
    Counted {
        articles: usize,
        unread: usize,
        /// How many were added since the last visit.
        new: usize,
    },
    /// It cannot be read, for this reason.
    Broken(Problem),
}

impl Folders {
    /// The saved query that is the filter now.
    pub fn open(&self, selection: &Selection) -> Option<&str> {
        self.position(selection).map(|at| self.name(at))
    }

    /// The same with its sign.
    pub fn heading(&self, selection: &Selection) -> Option<(&'static str, &str)> {
        let at = self.position(selection)?;
        Some((self.sign(at), self.name(at)))
    }

    pub(super) fn position(&self, selection: &Selection) -> Option<usize> {
        let typed = selection.typed.trim();
        let is_alone = selection.include.is_empty() && selection.exclude.is_empty();
        let mut queries = self.saved.queries().iter();
        let is_it = |one: &SavedQuery| one.query.trim() == typed;
        let is_called = |one: &SavedQuery| self.called.as_ref() == Some(&one.name);
        let called = queries.clone().position(|one| is_it(one) && is_called(one));
        let found = called.or_else(|| queries.position(is_it));
        found.filter(|_| is_alone && !typed.is_empty())
    }

    /// Whether the rows are there to be seen: over all articles, where nothing narrows them.
    pub(super) fn are_there(&self, selection: &Selection) -> bool {
        !self.is_empty() && selection.is_everything()
    }

    /// Whether what is new of the query in this row is told.
    pub fn follows(&self, at: usize) -> bool {
        self.kept.get(at).is_some_and(|kept| kept.follows)
    }

    /// The sign of the query in this row.
    pub fn sign(&self, at: usize) -> &'static str {
        match self.follows(at) {
            true => FOLLOWED,
            false => SAVED,
        }
    }

    /// The name of the query in this row.
    pub fn name(&self, at: usize) -> &str {
        self.saved.queries().get(at).map_or("", |one| &one.name)
    }

    pub fn len(&self) -> usize {
        self.standings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list stands at this article: rows that went out of sight above it have no keys.
    pub(super) fn see(&mut self, top: usize) {
        self.selected = self.selected.filter(|_| top == 0);
    }

    /// Finds out which rows there is room for in a pane of `height` rows; how many rows
    /// of the screen they take, the blank one after them included.
    pub(super) fn arrange(&mut self, height: u16) -> u16 {
        if self.is_empty() {
            self.shown = 0..0;
            return 0;
        }
        let room = usize::from(height / 2).max(1).min(self.len());
        let wanted = self.selected.unwrap_or(0);
        let start = self
            .shown
            .start
            .clamp((wanted + 1).saturating_sub(room), wanted);
        let start = start.min(self.len() - room);
        self.shown = start..start + room;
        room as u16 + 1
    }
}
