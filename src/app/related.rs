//! Related passages that are open: of which passage, the rows that are seen, and which of them
//! has the keys. Near copies are one row until they are opened.

use std::ops::Range;
use std::sync::Arc;

use super::before::Before;
use super::exchange::Relations;
use super::window;
use super::wish::{self, Comparison, Spot};
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::query::related::{Contrast, Found, What, contrast};

/// The rows of the screen that each of them takes.
pub const HEIGHT: usize = 3;

/// Passages that are related to one.
#[derive(Debug)]
pub struct Related {
    pub wish: Comparison,
    /// The passage that they are related to, once it is known.
    pub from: Option<Arc<Found>>,
    groups: Vec<Vec<Arc<Found>>>,
    rows: Vec<Row>,
    /// The first passages of those groups that are open.
    open: Vec<Spot>,
    /// How many articles were looked at, and how many are to be.
    pub looked: (usize, usize),
    pub is_done: bool,
    pub selected: usize,
    pub top: usize,
    pub(super) is_asked: bool,
    /// The place that the reading pane was last sent to.
    pub(super) shown: Option<Spot>,
    pub(super) before: Before,
}

/// A row: a passage.
#[derive(Clone, Debug)]
pub struct Row {
    pub found: Arc<Found>,
    /// How many near copies of it are not shown.
    pub hidden: usize,
    /// Whether it is a near copy of the row before.
    pub is_copy: bool,
    group: usize,
}

/// Who is mentioned in a passage and shared with the one that others are compared to, as the
/// chosen one tells; each with its bytes in the passage.
pub fn shared_actors<'a>(
    found: &'a Found,
    chosen: &'a Found,
) -> impl Iterator<Item = &'a (ActorId, Range<usize>)> {
    let is_shared = |actor: &ActorId| {
        let mut shared = chosen.shared.iter().map(|mark| &mark.what);
        shared.any(|what| matches!(what, What::Actor(one) if one == actor))
    };
    found
        .actors
        .iter()
        .filter(move |(actor, _)| is_shared(actor))
}

impl Related {
    pub(super) fn new(wish: Comparison, before: Before) -> Self {
        Self {
            shown: wish.at,
            wish,
            from: None,
            groups: Vec::new(),
            rows: Vec::new(),
            open: Vec::new(),
            looked: (0, 0),
            is_done: false,
            selected: 0,
            top: 0,
            is_asked: false,
            before,
        }
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The passage that has the keys.
    pub fn chosen(&self) -> Option<&Arc<Found>> {
        self.rows.get(self.selected).map(|row| &row.found)
    }

    /// How many passages have much in common with it and how many little, each with its
    /// copies once.
    pub fn counts(&self) -> (usize, usize) {
        let is_loose = |group: &&Vec<Arc<Found>>| group.first().is_some_and(|one| one.is_loose);
        let loose = self.groups.iter().filter(is_loose).count();
        (self.groups.len() - loose, loose)
    }

    /// Whether two passages are there to be held against each other, as is wanted.
    pub fn is_compared(&self) -> bool {
        self.wish.is_beside && self.from.is_some() && self.chosen().is_some()
    }

    /// In which numbers and days the passage one comes from and the chosen one differ.
    pub fn contrast(&self) -> Contrast {
        match (&self.from, self.chosen()) {
            (Some(from), Some(chosen)) => contrast(&from.claims, &chosen.claims),
            _ => Contrast::default(),
        }
    }

    /// Gives the keys to the row with this index, or to the last one.
    pub(super) fn move_to(&mut self, index: usize) {
        self.selected = index.min(self.rows.len().saturating_sub(1));
        self.wish.at = self.chosen().map(|found| found.spot());
    }

    /// Shows the near copies of the row that has the keys, or hides them. Whether there are
    /// any.
    pub(super) fn toggle_copies(&mut self) -> bool {
        let group = self.rows.get(self.selected).map(|row| row.group);
        let group = group.and_then(|group| self.groups.get(group));
        let first = group.filter(|group| group.len() > 1);
        let Some(first) = first.map(|group| group[0].spot()) else {
            return false;
        };
        if self.open.contains(&first) {
            self.open.retain(|open| *open != first);
            self.wish.at = Some(first);
        } else {
            self.open.push(first);
        }
        self.lay_out();
        true
    }

    /// Takes over what was found. What was chosen keeps the keys.
    pub(super) fn take(&mut self, relations: Relations) {
        self.from = relations.from;
        self.groups = relations.groups;
        (self.looked, self.is_done) = (relations.looked, relations.is_done);
        if let Some(at) = self.wish.at {
            // It may be a copy that was opened.
            let holds =
                |group: &&Vec<Arc<Found>>| group.iter().skip(1).any(|found| found.spot() == at);
            let first = self.groups.iter().find(holds).map(|group| group[0].spot());
            let first = first.filter(|first| !self.open.contains(first));
            self.open.extend(first);
        }
        self.lay_out();
    }

    /// Makes rows of the groups.
    fn lay_out(&mut self) {
        self.rows.clear();
        for (group, passages) in self.groups.iter().enumerate() {
            let Some(first) = passages.first() else {
                continue;
            };
            let is_open = self.open.contains(&first.spot());
            let shown = if is_open { passages.len() } else { 1 };
            for (place, found) in passages.iter().take(shown).enumerate() {
                self.rows.push(Row {
                    found: Arc::clone(found),
                    hidden: passages.len() - shown,
                    is_copy: place > 0,
                    group,
                });
            }
        }
        let at = self.wish.at;
        let chosen = self.rows.iter();
        let mut chosen = chosen.map(|row| Some(row.found.spot()));
        let place = at.and_then(|_| chosen.position(|spot| spot == at));
        let last = self.rows.len().saturating_sub(1);
        self.selected = place.unwrap_or(self.selected).min(last);
    }

    /// Whether what one was at may still come.
    pub(super) fn is_awaited(&self) -> bool {
        let at = self.wish.at.filter(|_| !self.is_done);
        at.is_some_and(|at| self.chosen().is_none_or(|found| found.spot() != at))
    }

    /// Keeps the row that has the keys among `shown` rows.
    pub(super) fn arrange(&mut self, shown: usize) {
        let total = self.rows.len();
        window::seen((&mut self.selected, &mut self.top), total, shown);
    }

    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        self.wish.rename(was, now);
        wish::rename(&mut self.shown, was, now);
        self.before.rename(was, now);
    }
}
