//! Which rows meet a condition: by the index as far as it can say, then by the
//! matcher, over the texts of those that are left.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rusqlite::Result as Read;

use super::entries::Entry;
use super::rows::Rows;
use super::{SqliteStore, postings, tallies};
use crate::library::article::ArticleId;
use crate::library::condition::{Condition, Near};
use crate::library::dates::day_number;
use crate::library::interrupt::Interrupt;
use crate::library::matcher;
use crate::library::order::Order;
use crate::library::store::StoreResult;
use crate::library::terms::{Lookup, lookups, stem_lookups};
use crate::text::collation::sort_key;

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text,
    Title,
}

impl SqliteStore {
    /// Those of `among` that meet `condition`; no answer if it is interrupted.
    pub(super) fn selected(
        &self,
        condition: &Condition,
        among: Rows,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Rows> {
        if among.is_empty() || interrupt.comes() {
            return Ok(Rows::default());
        }
        match condition {
            Condition::All(conditions) => {
                // Texts are read last, when few are left.
                let (quick, slow): (Vec<_>, Vec<_>) =
                    conditions.iter().partition(|one| is_in_index(one));
                let all = quick.into_iter().chain(slow);
                all.into_iter()
                    .try_fold(among, |left, one| self.selected(one, left, interrupt))
            }
            Condition::Any(conditions) => {
                let mut left = among;
                let mut found = Rows::default();
                for one in conditions {
                    let more = self.selected(one, left.clone(), interrupt)?;
                    left.take_out(&more);
                    found.add(&more);
                }
                Ok(found)
            }
            Condition::Not(condition) => {
                let mut left = among.clone();
                left.take_out(&self.selected(condition, among, interrupt)?);
                Ok(left)
            }
            Condition::Unread => {
                let mut left = among;
                left.take_out(self.entries.borrow().read_rows());
                Ok(left)
            }
            Condition::New => {
                let new = among.iter().filter(|&row| self.came_since(row));
                Ok(new.collect())
            }
            Condition::Marked => {
                let mut left = among;
                left.keep(self.entries.borrow().marked_rows());
                Ok(left)
            }
            Condition::Noted => {
                let mut left = among;
                left.keep(&self.entries.borrow().noted_rows());
                Ok(left)
            }
            Condition::Highlighted => {
                let mut left = among;
                left.keep(&self.entries.borrow().highlighted_rows());
                Ok(left)
            }
            Condition::Actor(actor) => {
                let mut left = among;
                left.keep(&tallies::rows_with(&self.file, actor)?);
                Ok(left)
            }
            Condition::Date { from, to } => {
                let (from, to) = (from.map(day_number), to.map(day_number));
                let entries = self.entries.borrow();
                let is_met = |entry: &&Entry| {
                    entry.days.is_some_and(|(first, last)| {
                        from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to)
                    })
                };
                let mut left = among;
                left.keep(
                    &entries
                        .all()
                        .iter()
                        .filter(is_met)
                        .map(|entry| entry.row)
                        .collect(),
                );
                Ok(left)
            }
            Condition::Stem(_) | Condition::Word(_) => {
                let (found, is_exact) = self.with_one(condition, Field::Text)?;
                self.decided(condition, among, &found, is_exact, interrupt)
            }
            Condition::Title(inner)
                if matches!(**inner, Condition::Stem(_) | Condition::Word(_)) =>
            {
                let (found, is_exact) = self.with_one(inner, Field::Title)?;
                self.decided(condition, among, &found, is_exact, interrupt)
            }
            Condition::Together(together) => self.in_company(together, among, interrupt),
            Condition::Kind {
                actor: Some(actor), ..
            } => {
                let found = tallies::rows_with(&self.file, actor)?;
                self.decided(condition, among, &found, false, interrupt)
            }
            Condition::Phrase(_)
            | Condition::Exact(_)
            | Condition::Near(_)
            | Condition::Title(_) => {
                let found = self.candidates(condition, Field::Text)?;
                let found = found.unwrap_or_else(|| among.clone());
                self.decided(condition, among, &found, false, interrupt)
            }
            Condition::SourceName(_) => self.from(condition, among),
            Condition::Source(inner) if is_of_words(inner) => self.from(condition, among),
            Condition::Tag(name) => {
                let mut left = among;
                let entries = self.entries.borrow();
                left.keep(&entries.tagged_rows(|tags| matcher::is_tagged(tags, name)));
                Ok(left)
            }
            Condition::Kind { actor: None, .. } | Condition::Source(_) => {
                let found = among.clone();
                self.decided(condition, among, &found, false, interrupt)
            }
        }
    }

    /// Those of `among` whose source has a name that meets a condition: as many names are
    /// looked at as there are, however many articles.
    fn from(&self, condition: &Condition, among: Rows) -> StoreResult<Rows> {
        let names = self.source_names()?.into_iter();
        let met = names.filter(|(_, name)| matcher::is_from(condition, name));
        let met: HashSet<u32> = met.map(|(number, _)| number).collect();
        let without = matcher::is_from(condition, "");
        let entries = self.entries.borrow();
        let is_met = |entry: &&Entry| match &entry.source {
            Some(source) => met.contains(source),
            None => without,
        };
        let rows = entries.all().iter().filter(is_met);
        let mut left = among;
        left.keep(&rows.map(|entry| entry.row).collect());
        Ok(left)
    }

    /// The rows that may have what a condition on words asks for; `None` for all.
    pub(super) fn candidates(&self, condition: &Condition, field: Field) -> Read<Option<Rows>> {
        match condition {
            Condition::Word(_) | Condition::Stem(_) => Ok(Some(self.with_one(condition, field)?.0)),
            Condition::Phrase(words) | Condition::Exact(words) => {
                let groups = words.iter().flat_map(|word| lookups(word).0);
                Ok(Some(
                    self.with_groups(groups, field)?
                        .unwrap_or_else(|| self.all_rows()),
                ))
            }
            Condition::All(conditions)
            | Condition::Near(Near {
                terms: conditions, ..
            }) => {
                let mut found: Option<Rows> = None;
                for one in conditions {
                    match (&mut found, self.candidates(one, field)?) {
                        (_, None) => {}
                        (Some(found), Some(more)) => found.keep(&more),
                        (none, more) => *none = more,
                    }
                }
                Ok(found)
            }
            Condition::Any(conditions) => {
                let mut found = Rows::default();
                for one in conditions {
                    match self.candidates(one, field)? {
                        Some(more) => found.add(&more),
                        None => return Ok(None),
                    }
                }
                Ok(Some(found))
            }
            Condition::Title(inner) => self.candidates(inner, Field::Title),
            _ => Ok(None),
        }
    }

    /// The rows that may have a word, or words of its stem, and whether all of them do.
    fn with_one(&self, condition: &Condition, field: Field) -> Read<(Rows, bool)> {
        let (groups, is_exact) = match condition {
            Condition::Word(word) => lookups(word),
            Condition::Stem(word) => stem_lookups(word),
            _ => (Vec::new(), false),
        };
        let found = self.with_groups(groups, field)?;
        // What has no letters is not in the index.
        Ok(found.map_or_else(|| (self.all_rows(), false), |found| (found, is_exact)))
    }

    /// The rows that have one of each of these groups; `None` if there are no groups.
    fn with_groups(
        &self,
        groups: impl IntoIterator<Item = Vec<Lookup>>,
        field: Field,
    ) -> Read<Option<Rows>> {
        let last = self.entries.borrow().last_row();
        let mut found: Option<Rows> = None;
        for mut group in groups {
            if field == Field::Title {
                group = group.into_iter().map(Lookup::in_title).collect();
            }
            let rows = postings::find(&self.file, &group, last)?;
            match &mut found {
                Some(found) => found.keep(&rows),
                None => found = Some(rows),
            }
        }
        Ok(found)
    }

    fn all_rows(&self) -> Rows {
        self.entries.borrow().rows().clone()
    }

    /// Those of `among` that meet a condition on words: `found` are all that may,
    /// and if that is exact, all that do, but for those that are not in the index.
    pub(super) fn decided(
        &self,
        condition: &Condition,
        among: Rows,
        found: &Rows,
        is_exact: bool,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Rows> {
        let mut open = among.clone();
        open.keep(self.entries.borrow().partial());
        let mut met = among;
        met.keep(found);
        if !is_exact {
            open.add(&met);
            met = Rows::default();
        }
        for row in open.iter() {
            if interrupt.comes() {
                break;
            }
            if self.meets(condition, row, interrupt)? {
                met.insert(row);
            }
        }
        Ok(met)
    }

    /// The articles in these rows, in an order.
    pub(super) fn in_order(
        &self,
        condition: &Condition,
        rows: &Rows,
        order: Order,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Vec<ArticleId>> {
        let mut selected = self.entries.borrow().in_rows(rows);
        let age = |entry: &Entry| (entry.days.is_none(), Reverse(entry.days.map(|days| days.0)));
        match order {
            Order::Added => {}
            Order::New => selected.sort_by_key(|entry| !self.came_since(entry.row)),
            Order::Date => selected.sort_by_key(age),
            Order::Source => {
                let names = self.source_names()?;
                let keys = names
                    .into_iter()
                    .map(|(number, name)| (number, sort_key(&name)));
                let keys: HashMap<u32, String> = keys.collect();
                selected.sort_by(|one, other| {
                    let key = |entry: &Entry| entry.source.and_then(|source| keys.get(&source));
                    let by = |entry: &Entry| (key(entry).is_none(), key(entry), age(entry));
                    by(one).cmp(&by(other))
                });
            }
            Order::Mentions => selected.sort_by_key(|entry| Reverse(entry.mentions)),
            Order::Relevance => {
                selected = self.by_relevance(condition, selected, interrupt)?;
            }
        }
        Ok(selected.into_iter().map(|entry| entry.id).collect())
    }
}

/// Whether a condition is decided without reading texts, most of the time.
fn is_in_index(condition: &Condition) -> bool {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().all(is_in_index)
        }
        Condition::Not(condition) => is_in_index(condition),
        Condition::Word(_)
        | Condition::Stem(_)
        | Condition::Actor(_)
        | Condition::Date { .. }
        | Condition::SourceName(_)
        | Condition::Tag(_)
        | Condition::Unread
        | Condition::New
        | Condition::Marked
        | Condition::Noted
        | Condition::Highlighted => true,
        Condition::Source(inner) => is_of_words(inner),
        _ => false,
    }
}

/// Whether a condition asks for words and nothing else.
fn is_of_words(condition: &Condition) -> bool {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().all(is_of_words)
        }
        Condition::Not(condition) => is_of_words(condition),
        Condition::Word(_)
        | Condition::Phrase(_)
        | Condition::Exact(_)
        | Condition::Stem(_)
        | Condition::Near(_) => true,
        _ => false,
    }
}
