//! An article of the library as the matcher asks about it: as much of it is read as a
//! condition is about.

use super::SqliteStore;
use super::record::{Counts, Facts};
use super::relevance::asks_for_actors;
use crate::library::company::{self, Company};
use crate::library::condition::Condition;
use crate::library::dates::WrittenDate;
use crate::library::formats::plain::LARGE;
use crate::library::interrupt::Interrupt;
use crate::library::matcher::{self, Haystack, Subject};
use crate::library::store::StoreResult;
use crate::text::fold::fold_text;

impl SqliteStore {
    /// Whether the matcher says so.
    pub(super) fn meets(
        &self,
        condition: &Condition,
        row: u32,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<bool> {
        let is_met = self.with_subject(row, condition, |subject| {
            matcher::matches(condition, subject, interrupt)
        });
        Ok(is_met?.unwrap_or(false))
    }

    /// Asks something of the article in a row, with as much of it as a condition is
    /// about; `None` if there is none.
    pub(super) fn with_subject<T>(
        &self,
        row: u32,
        condition: &Condition,
        ask: impl FnOnce(&Subject<'_>) -> T,
    ) -> StoreResult<Option<T>> {
        let Some(columns) = self.columns(row)? else {
            return Ok(None);
        };
        let text = match reads_text(condition) {
            true => self.text(row)?,
            false => None,
        };
        let text = text.unwrap_or_default();
        let is_large = !columns.is_whole || text.len() > LARGE;
        // Where actors stand is not asked of words.
        let folded = if is_large || matches!(condition, Condition::Together(_)) {
            String::new()
        } else {
            without_way_back(&text)
        };
        let facts = Facts::read(&columns.facts)?;
        let title = without_way_back(&columns.title);
        let source = columns.source.unwrap_or_default();
        let source_folded = without_way_back(&source);
        let counts = match asks_for_actors(condition) {
            true => self.counts(row)?.unwrap_or_default(),
            false => Counts::default(),
        };
        let wanted = company::actors(condition);
        let blocks = match wanted.is_empty() {
            true => Vec::new(),
            false => self.blocks(row, &text)?,
        };
        let company = Company {
            text: &text,
            blocks: &blocks,
            places: self.places(row, &wanted, &text)?,
        };
        let state = self.entries.borrow().state(row);
        Ok(Some(ask(&Subject {
            text: match is_large {
                true => Haystack::Large(&text),
                false => Haystack::Folded {
                    folded: &folded,
                    written: &text,
                },
            },
            title: Haystack::Folded {
                folded: &title,
                written: &columns.title,
            },
            title_is_in_text: facts.title_is_in_text(),
            source: Haystack::Folded {
                folded: &source_folded,
                written: &source,
            },
            days: facts.date().map(WrittenDate::days),
            actors: &counts.all,
            kinds: &counts.kinds,
            company: Some(&company),
            state: &state,
            is_new: self.came_since(row),
        })))
    }
}

/// A text folded, without the way back to how it is written, which would take twice the time.
fn without_way_back(text: &str) -> String {
    let mut folded = Vec::new();
    fold_text(text, &mut folded);
    // What is folded is text again.
    String::from_utf8(folded).unwrap_or_default()
}

/// Whether the text has a say in a condition.
fn reads_text(condition: &Condition) -> bool {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().any(reads_text)
        }
        Condition::Not(condition) => reads_text(condition),
        Condition::Word(_)
        | Condition::Phrase(_)
        | Condition::Exact(_)
        | Condition::Stem(_)
        | Condition::Together(_)
        | Condition::Near(_) => true,
        Condition::Title(_)
        | Condition::Source(_)
        | Condition::SourceName(_)
        | Condition::Actor(_)
        | Condition::Kind { .. }
        | Condition::Date { .. }
        | Condition::Unread
        | Condition::New
        | Condition::Marked
        | Condition::Noted
        | Condition::Highlighted
        | Condition::Tag(_) => false,
    }
}
