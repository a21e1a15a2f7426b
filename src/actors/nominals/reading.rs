//! Reading: a passage in which descriptions are looked for, with the names in it that
//! count. Tells which name stands where beside a place of the key, and nothing of whom a
//! description means.

use std::cell::OnceCell;
use std::ops::Range;

use crate::actors::evidence::Weight;
use crate::actors::gazetteer::{Class, Gazetteer};
use crate::actors::judged::InForce;
use crate::actors::names::Candidate;
use crate::actors::passage::Passage;
use crate::library::dates::Date;

/// A passage, with the names in it that count, in order.
pub(in crate::actors) struct Reading<'a> {
    pub(in crate::actors) gazetteer: &'a Gazetteer,
    pub(in crate::actors) passage: &'a Passage<'a>,
    /// Where it starts, in bytes of the text.
    pub(in crate::actors) start: usize,
    pub(in crate::actors) key: &'a str,
    pub(in crate::actors) names: &'a [(Candidate, Weight)],
    /// Which of them are states as mere places: no description means these.
    pub(in crate::actors) places: &'a [bool],
    /// What the person decided about mentions.
    pub(in crate::actors) judged: &'a InForce<'a>,
    /// When the article was written.
    pub(in crate::actors) written: Option<Date>,
    /// Whether what is only likely does not count.
    pub(in crate::actors) certain_only: bool,
    /// The state to which most belongs of what the article names.
    pub(in crate::actors) of_article: Option<usize>,
    /// The state that it is about, once that has been asked.
    pub(in crate::actors) about: OnceCell<Option<usize>>,
}

impl Reading<'_> {
    /// The first name that begins at byte `at` or after it.
    pub(super) fn name_from(&self, at: usize) -> Option<&Candidate> {
        self.named_from(at).map(|(name, _)| name)
    }

    pub(super) fn named_from(&self, at: usize) -> Option<&(Candidate, Weight)> {
        let first = self
            .names
            .partition_point(|(name, _)| name.whole.start < at);
        self.names.get(first)
    }

    /// The last name that ends at byte `at` or before it.
    pub(super) fn name_before(&self, at: usize) -> Option<&Candidate> {
        let after = self.names.partition_point(|(name, _)| name.whole.end <= at);
        let last = after.checked_sub(1)?;
        self.names.get(last).map(|(name, _)| name)
    }

    /// The name in the word after byte `at`, if only ل stands before it.
    pub(super) fn name_after_lam(&self, at: usize) -> Option<&(Candidate, Weight)> {
        let named = self.named_from(at)?;
        let (name, _) = named;
        let is_next = self.key.get(at..name.token) == Some(" ");
        let lam = self.key.get(name.token..name.whole.start) == Some("ل");
        (is_next && lam).then_some(named)
    }

    /// Whether byte `at` is inside a name.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        let first = self.names.partition_point(|(name, _)| name.whole.end <= at);
        let name = self.names.get(first);
        name.is_some_and(|(name, _)| name.whole.start <= at)
    }

    /// The name that follows byte `at` with nothing but blanks between.
    pub(super) fn named_right_after(&self, at: usize) -> Option<&(Candidate, Weight)> {
        let named = self.named_from(at)?;
        let between = &self.key[at..named.0.whole.start];
        (!between.is_empty() && between.trim().is_empty()).then_some(named)
    }

    /// Whether the rest of the key begins with a name, after blanks.
    pub(super) fn begins_with_name(&self, rest: &str) -> bool {
        let at = self.key.len() - rest.trim_start().len();
        self.name_from(at)
            .is_some_and(|name| name.whole.start == at)
    }

    pub(super) fn is_person(&self, name: &Candidate) -> bool {
        let actor = self.gazetteer.at(name.actor);
        actor.is_some_and(|actor| actor.class == Class::Person)
    }

    /// Where a range of the key starts in the text, in bytes.
    pub(super) fn place(&self, range: &Range<usize>) -> usize {
        self.start + self.passage.source_range(range.clone()).start
    }

    pub(super) fn is_mere_place(&self, name: &Candidate) -> bool {
        let start = name.whole.start;
        let found = self
            .names
            .binary_search_by_key(&start, |(name, _)| name.whole.start);
        found.is_ok_and(|at| self.places.get(at).is_some_and(|place| *place))
    }
}
