//! The panel of facets: the actors, sources, months and tags of the selected articles with
//! their counts, one of these at a time, and which values the list is narrowed to.

use super::exchange::Selection;
use crate::library::facet::{Facet, Value};
use crate::library::mention::ActorId;
use crate::library::store::Tally;

/// What the pane on the right shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Side {
    #[default]
    List,
    Facets,
}

/// What the panel makes of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    Neutral,
    Included,
    Excluded,
}

/// Which articles the counts of the panel are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    All,
    Listed,
    /// Those that would be listed if none of the values of the facet were chosen.
    WhateverChosen,
}

impl Counted {
    /// The articles in which the values of a facet are counted under a selection.
    pub fn of(selection: &Selection, facet: Facet) -> Self {
        let before = selection.before_choice(facet);
        match before.is_everything() {
            true => Self::All,
            false if before == *selection => Self::Listed,
            false => Self::WhateverChosen,
        }
    }
}

/// The panel of facets.
#[derive(Debug, Default)]
pub struct Facets {
    /// Which one is shown.
    pub facet: Facet,
    /// The rows that are shown: included and excluded values first, then as they were
    /// counted.
    pub rows: Vec<Tally>,
    pub selected: usize,
    pub top: usize,
    /// What was typed to narrow the rows.
    pub narrowed: String,
    all: Vec<Tally>,
}

impl Facets {
    /// Shows another facet, whose values are to be counted first.
    pub(super) fn turn_to(&mut self, facet: Facet) {
        if self.facet != facet {
            *self = Self {
                facet,
                ..Self::default()
            };
        }
    }

    /// Takes over counts. The values that narrow the list stay in the panel even when
    /// no article has them any more, so that they can be let go again. `fits` says
    /// whether the name of a value is one that the rows are narrowed to.
    pub fn take(
        &mut self,
        tally: Vec<Tally>,
        selection: &Selection,
        fits: impl Fn(&Value) -> bool,
    ) {
        let (mut rows, others): (Vec<_>, Vec<_>) = tally
            .into_iter()
            .partition(|row| stance(selection, &row.value) != Stance::Neutral);
        let narrowing = selection.include.iter().chain(&selection.exclude);
        for value in narrowing.filter(|value| value.facet() == self.facet) {
            match rows.iter_mut().find(|row| row.value == *value) {
                // As it was spelled when it was chosen.
                Some(row) => row.value = value.clone(),
                None => rows.push(Tally::none(value.clone())),
            }
        }
        rows.extend(others);
        self.all = rows;
        self.narrow(fits);
    }

    /// Leaves the rows whose values fit.
    pub(super) fn narrow(&mut self, fits: impl Fn(&Value) -> bool) {
        let kept = self.selected().map(|row| row.value.clone());
        let fitting = self.all.iter().filter(|row| fits(&row.value));
        self.rows = fitting.cloned().collect();
        let again = kept.and_then(|value| self.place(&value));
        self.selected = again
            .unwrap_or(self.selected)
            .min(self.rows.len().saturating_sub(1));
    }

    /// All values that were counted, whatever the rows are narrowed to.
    pub(super) fn all(&self) -> &[Tally] {
        &self.all
    }

    /// The row of a value.
    pub(super) fn place(&self, value: &Value) -> Option<usize> {
        self.rows.iter().position(|row| row.value == *value)
    }

    pub fn selected(&self) -> Option<&Tally> {
        self.rows.get(self.selected)
    }

    /// The actor in the selected row.
    pub(super) fn actor(&self) -> Option<&ActorId> {
        self.selected().and_then(Tally::actor)
    }

    pub fn move_by(&mut self, rows: isize) {
        self.selected = self
            .selected
            .saturating_add_signed(rows)
            .min(self.rows.len().saturating_sub(1));
    }

    /// Keeps the selected row within a panel of `height` rows.
    pub fn arrange(&mut self, height: u16) {
        let height = usize::from(height.max(1));
        self.top = self
            .top
            .min(self.selected)
            .max((self.selected + 1).saturating_sub(height));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }
}

/// Whether `selection` includes or excludes `value`.
pub fn stance(selection: &Selection, value: &Value) -> Stance {
    if selection.include.contains(value) {
        Stance::Included
    } else if selection.exclude.contains(value) {
        Stance::Excluded
    } else {
        Stance::Neutral
    }
}

/// Gives `value` the stance, or makes it neutral if it has it already.
pub fn toggle(selection: &mut Selection, value: &Value, wanted: Stance) {
    let had = stance(selection, value);
    selection.include.retain(|other| other != value);
    selection.exclude.retain(|other| other != value);
    match wanted {
        Stance::Included if had != Stance::Included => selection.include.push(value.clone()),
        Stance::Excluded if had != Stance::Excluded => selection.exclude.push(value.clone()),
        _ => {}
    }
}

/// Includes the values of a facet that were excluded, and excludes those that were
/// included.
pub(super) fn invert(selection: &mut Selection, facet: Facet) {
    let is_of_it = |value: &Value| value.facet() == facet;
    let included: Vec<Value> = selection
        .include
        .extract_if(.., |one| is_of_it(one))
        .collect();
    let excluded: Vec<Value> = selection
        .exclude
        .extract_if(.., |one| is_of_it(one))
        .collect();
    selection.include.extend(excluded);
    selection.exclude.extend(included);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excluded_actor_can_be_let_go_again() {
        let taliban = Value::Actor(ActorId::new("taliban"));
        let mut selection = Selection::default();
        toggle(&mut selection, &taliban, Stance::Excluded);
        let mut panel = Facets::default();
        let us = Tally::of(Value::Actor(ActorId::new("us")), 2);
        panel.take(vec![us], &selection, |_| true);
        assert_eq!(panel.rows[0].value, taliban);
        toggle(&mut selection, &taliban, Stance::Excluded);
        assert_eq!(selection, Selection::default());
    }

    #[test]
    fn a_source_is_one_row_however_the_articles_that_are_left_spell_it() {
        let source = |name: &str| Value::Source(name.into());
        let mut selection = Selection::default();
        toggle(&mut selection, &source("الجزيرة"), Stance::Included);
        let mut panel = Facets::default();
        panel.turn_to(Facet::Source);
        panel.take(vec![Tally::of(source("الجزيره"), 1)], &selection, |_| true);
        let rows: Vec<_> = panel
            .rows
            .iter()
            .map(|row| match &row.value {
                Value::Source(name) => (name.shown(), row.articles),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(rows, [("الجزيرة", 1)]);
        toggle(&mut selection, &source("الجزيره"), Stance::Included);
        assert_eq!(selection, Selection::default());
    }

    #[test]
    fn counts_are_of_the_list_unless_a_choice_among_the_values_is_left_open() {
        let source = Value::Source("الشاطئ".into());
        let tag = Value::Tag("قرى".into());
        let of = |include: &[&Value], facet| {
            let selection = Selection {
                include: include.iter().map(|&value| value.clone()).collect(),
                ..Selection::default()
            };
            Counted::of(&selection, facet)
        };
        assert_eq!(of(&[], Facet::Source), Counted::All);
        assert_eq!(of(&[&source], Facet::Source), Counted::All);
        assert_eq!(of(&[&source], Facet::Month), Counted::Listed);
        assert_eq!(of(&[&tag], Facet::Tag), Counted::Listed);
        assert_eq!(of(&[&tag, &source], Facet::Source), Counted::WhateverChosen);
    }

    #[test]
    fn what_is_inverted_is_of_one_facet() {
        let source = Value::Source("الشاطئ".into());
        let tag = Value::Tag("قرى".into());
        let mut selection = Selection {
            include: vec![source.clone(), tag.clone()],
            ..Selection::default()
        };
        invert(&mut selection, Facet::Source);
        assert_eq!(
            (selection.include, selection.exclude),
            (vec![tag], vec![source])
        );
    }
}
