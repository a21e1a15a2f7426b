//! In which forms sources write an actor: the rows that are open below the text, and which
//! of them has the keys. A row is a form, which opens into its sources, or the other way.

use std::sync::Arc;

use super::before::Before;
use super::exchange::Heard;
use super::jumps::Place;
use super::window;
use super::wish::{Below, Survey};
use crate::query::voices::{Count, Group, Table, Voice};
use crate::text::fold::fold;

/// Forms of an actor.
#[derive(Debug)]
pub struct Voices {
    pub wish: Survey,
    table: Option<Arc<Table>>,
    /// All that is counted.
    pub whole: Count,
    groups: Vec<Group>,
    rows: Vec<Row>,
    /// How many articles were looked at, and how many are to be; `None` before the first
    /// word of that.
    pub looked: Option<(usize, usize)>,
    pub selected: usize,
    pub top: usize,
    /// What was asked for last: without likely mentions, or with them.
    pub(super) asked: Option<bool>,
    pub(super) before: Before,
}

/// A row: a form or source, or a part of the one above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    group: usize,
    part: Option<usize>,
    pub is_open: bool,
}

impl Row {
    /// Whether it is a part of another one.
    pub fn is_part(&self) -> bool {
        self.part.is_some()
    }
}

impl Voices {
    pub(super) fn new(wish: Survey, before: Before) -> Self {
        Self {
            wish,
            table: None,
            whole: Count::default(),
            groups: Vec::new(),
            rows: Vec::new(),
            looked: None,
            selected: 0,
            top: 0,
            asked: None,
            before,
        }
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether all articles were looked at.
    pub fn is_done(&self) -> bool {
        self.looked
            .is_some_and(|(looked, articles)| looked == articles)
    }

    /// Whether there are more mentions than are counted.
    pub fn has_more(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.has_more)
    }

    /// What a row is about, and how often it is written.
    pub fn row(&self, row: Row) -> (&Voice, Count) {
        let group = &self.groups[row.group];
        match row.part {
            Some(part) => (&group.parts[part].0, group.parts[part].1),
            None => (&group.voice, group.count),
        }
    }

    /// The parts of a row, most first; none of a part.
    pub fn parts(&self, row: Row) -> &[(Voice, Count)] {
        match row.part {
            Some(_) => &[],
            None => &self.groups[row.group].parts,
        }
    }

    /// What is written most: by it the others are measured.
    pub fn most(&self) -> usize {
        let counts = self.groups.iter().map(|group| group.count.counted);
        counts.max().unwrap_or(0)
    }

    /// The row that has the keys.
    pub fn chosen(&self) -> Option<Row> {
        self.rows.get(self.selected).copied()
    }

    /// Gives the keys to the row with this index, or to the last one.
    pub(super) fn move_to(&mut self, index: usize) {
        self.selected = index.min(self.rows.len().saturating_sub(1));
        self.wish.at = self.chosen().map(|row| self.row(row).0.clone());
    }

    /// Takes over what was counted. What was chosen keeps the keys.
    pub(super) fn take(&mut self, heard: Heard) {
        self.whole = heard.table.whole();
        self.table = Some(heard.table);
        self.looked = Some(heard.looked);
        self.lay_out();
    }

    /// Opens the row that has the keys into its parts, or closes it, from a part too.
    /// Whether it has any.
    pub(super) fn toggle(&mut self) -> bool {
        let Some(row) = self.chosen() else {
            return false;
        };
        let voice = self.groups[row.group].voice.clone();
        if row.is_open || row.is_part() {
            self.wish.open.retain(|open| !open.is(&voice));
            self.wish.at = Some(voice);
        } else {
            self.wish.open.push(voice);
        }
        self.lay_out();
        true
    }

    /// Puts the mentions together the other way.
    pub(super) fn regroup(&mut self) {
        self.wish.by = self.wish.by.next();
        self.wish.at = None;
        (self.selected, self.top) = (0, 0);
        self.lay_out();
    }

    /// Shows only rows with this text in a form or source.
    pub(super) fn narrow(&mut self, typed: String) {
        self.wish.narrowed = typed;
        self.lay_out();
    }

    /// Makes rows of what was counted.
    fn lay_out(&mut self) {
        self.groups = match &self.table {
            Some(table) => table.groups(self.wish.by),
            None => Vec::new(),
        };
        let typed = fold(self.wish.narrowed.trim()).text;
        if !typed.is_empty() {
            self.groups.retain_mut(|group| {
                // Where the group has it, all of its parts stay.
                let has_it = has(&group.voice, &typed);
                if !has_it {
                    group.parts.retain(|(voice, _)| has(voice, &typed));
                }
                has_it || !group.parts.is_empty()
            });
        }
        self.rows.clear();
        for (group, counted) in self.groups.iter().enumerate() {
            let is_open = self.wish.open.iter().any(|open| open.is(&counted.voice));
            let row = |part| Row {
                group,
                part,
                is_open: is_open && part.is_none(),
            };
            self.rows.push(row(None));
            if is_open {
                let parts = (0..counted.parts.len()).map(Some);
                self.rows.extend(parts.map(row));
            }
        }
        let at = self.wish.at.as_ref();
        let chosen = |row: &Row| at.is_some_and(|at| self.row(*row).0.is(at));
        let place = self.rows.iter().position(chosen);
        let last = self.rows.len().saturating_sub(1);
        self.selected = place.unwrap_or(self.selected).min(last);
    }

    /// The places that going on from the passages of a row leaves: where the rows were
    /// opened, and these; `beside` is what was shown above them.
    pub(super) fn places(&self, beside: Option<&Place>) -> Vec<Place> {
        let below = Below::Voices(Box::new(self.wish.clone()));
        let place = self.before.place.clone();
        let with = place
            .clone()
            .or_else(|| beside.cloned())
            .map(|place| Place {
                below: Some(below),
                ..place
            });
        place.into_iter().chain(with).collect()
    }

    /// Keeps the row that has the keys among `height` rows.
    pub(super) fn arrange(&mut self, height: usize) {
        let total = self.rows.len();
        window::seen((&mut self.selected, &mut self.top), total, height);
    }
}

/// Whether a form or source has a folded text in it.
fn has(voice: &Voice, typed: &str) -> bool {
    let form = voice.form.as_ref();
    let in_form = form.is_some_and(|form| form.key.contains(typed) || within(&form.shown, typed));
    let source = voice.source.as_ref().and_then(|source| source.as_deref());
    in_form || source.is_some_and(|source| within(source, typed))
}

fn within(name: &str, typed: &str) -> bool {
    fold(name).text.contains(typed)
}
