//! Which rows meet a condition: by the index as far as it can say, then by the
//! matcher, over the texts of those that are left.

use rusqlite::Result as Read;

use super::rows::Rows;
use super::{SqliteStore, postings, tallies};
use crate::library::condition::{Condition, Word};
use crate::library::formats::plain::LARGE;
use crate::library::interrupt::Interrupt;
use crate::library::matcher::{self, Haystack, Subject};
use crate::library::store::Kept;
use crate::library::terms::lookups;
use crate::text::fold::fold;

impl SqliteStore {
    /// Those of `among` that meet `condition`; no answer if it is interrupted.
    pub(super) fn selected(
        &self,
        condition: &Condition,
        among: Rows,
        interrupt: &mut Interrupt<'_>,
    ) -> Kept<Rows> {
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
            Condition::Actor(actor) => {
                let mut left = among;
                left.keep(&tallies::rows_with(&self.file, actor)?);
                Ok(left)
            }
            Condition::Word(word) => {
                let (found, is_exact) = self.with_words(std::slice::from_ref(word))?;
                self.decided(condition, among, &found, is_exact, interrupt)
            }
            Condition::Phrase(words) => {
                let (found, _) = self.with_words(words)?;
                self.decided(condition, among, &found, false, interrupt)
            }
        }
    }

    /// The rows that may have all these words, and whether those that do are just
    /// the ones that have one word.
    fn with_words(&self, words: &[Word]) -> Read<(Rows, bool)> {
        let last = self.entries.borrow().last_row();
        let mut found: Option<Rows> = None;
        let mut is_exact = true;
        for word in words {
            let (groups, exact) = lookups(word);
            is_exact &= exact;
            for group in groups {
                let rows = postings::find(&self.file, &group, last)?;
                match &mut found {
                    Some(found) => found.keep(&rows),
                    None => found = Some(rows),
                }
            }
        }
        // What has no letters is not in the index.
        Ok(found.map_or_else(
            || (self.entries.borrow().rows().clone(), false),
            |found| (found, is_exact),
        ))
    }

    /// Those of `among` that meet a condition on words: `found` are all that may,
    /// and if that is exact, all that do, but for those that are not in the index.
    fn decided(
        &self,
        condition: &Condition,
        among: Rows,
        found: &Rows,
        is_exact: bool,
        interrupt: &mut Interrupt<'_>,
    ) -> Kept<Rows> {
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

    /// Whether the matcher says so.
    fn meets(&self, condition: &Condition, row: u32, interrupt: &mut Interrupt<'_>) -> Kept<bool> {
        let (Some(text), Some(columns)) = (self.text(row)?, self.columns(row)?) else {
            return Ok(false);
        };
        let is_large = !columns.is_whole || text.len() > LARGE;
        let folded = if is_large {
            String::new()
        } else {
            fold(&text).text
        };
        let counts = self.counts(row)?.unwrap_or_default();
        let subject = Subject {
            text: match is_large {
                true => Haystack::Large(&text),
                false => Haystack::Folded(&folded),
            },
            title: &fold(&columns.title).text,
            actors: &counts.all,
            read: self.entries.borrow().is_read(row),
        };
        Ok(matcher::matches(condition, &subject, interrupt))
    }
}

/// Whether a condition is decided without reading texts, most of the time.
fn is_in_index(condition: &Condition) -> bool {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().all(is_in_index)
        }
        Condition::Not(condition) => is_in_index(condition),
        Condition::Word(_) | Condition::Actor(_) | Condition::Unread => true,
        Condition::Phrase(_) => false,
    }
}
