//! The rows of `entry` in memory: what lists are filtered and sorted by.

use std::collections::HashMap;

use rusqlite::{Connection, Result};
use rustc_hash::FxHashMap;

use super::rows::Rows;
use super::states;
use crate::library::annotation::Annotation;
use crate::library::article::ArticleId;
use crate::library::dates::{Date, day_of_number};
use crate::library::state::State;

/// All entries, in the order of their rows.
#[derive(Debug, Default)]
pub(super) struct Entries {
    entries: Vec<Entry>,
    places: FxHashMap<ArticleId, usize>,
    rows: Rows,
    read: Rows,
    marked: Rows,
    tags: HashMap<u32, Vec<String>>,
    notes: HashMap<u32, String>,
    positions: HashMap<u32, usize>,
    annotations: HashMap<u32, Vec<Annotation>>,
    /// Rows whose words are not in the postings.
    partial: Rows,
    /// What SQLite counts the writes of others with.
    version: i64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) row: u32,
    pub(super) id: ArticleId,
    pub(super) recognizer: u32,
    pub(super) is_whole: bool,
    /// The first and last day that its date may mean, from 1 January 1970.
    pub(super) days: Option<(i32, i32)>,
    pub(super) source: Option<u32>,
    pub(super) mentions: u32,
}

impl Entries {
    pub(super) fn read(file: &Connection) -> Result<Self> {
        // First, so that what is written meanwhile is read again.
        let version = version(file)?;
        let mut entries = Self {
            version,
            ..Self::default()
        };
        let mut all = file.prepare_cached(
            "SELECT row, id, recognizer, whole, first_day, last_day, source, mentions
             FROM entry ORDER BY row",
        )?;
        let mut all = all.query([])?;
        while let Some(one) = all.next()? {
            let days: (Option<i32>, Option<i32>) = (one.get(4)?, one.get(5)?);
            entries.add(Entry {
                row: one.get(0)?,
                id: ArticleId(one.get(1)?),
                recognizer: one.get(2)?,
                is_whole: one.get(3)?,
                days: days.0.zip(days.1),
                source: one.get(6)?,
                mentions: one.get(7)?,
            });
        }
        // Of most articles there is none.
        let mut states = file.prepare_cached(&format!(
            "SELECT row, {} FROM state JOIN entry USING (id)",
            states::COLUMNS
        ))?;
        let mut states = states.query([])?;
        while let Some(one) = states.next()? {
            let (mut state, lists) = states::columns(one, 1)?;
            // A list that cannot be read hides none of the articles.
            let _ = lists.read_into(&mut state);
            entries.set_state(one.get(0)?, state);
        }
        Ok(entries)
    }

    /// Reads them again if others wrote into the file; whether they did.
    pub(super) fn catch_up(&mut self, file: &Connection) -> Result<bool> {
        let is_new = version(file)? != self.version;
        if is_new {
            *self = Self::read(file)?;
        }
        Ok(is_new)
    }

    pub(super) fn add(&mut self, entry: Entry) {
        self.places.insert(entry.id, self.entries.len());
        self.entries.push(entry);
        self.rows.insert(entry.row);
        if !entry.is_whole {
            self.partial.insert(entry.row);
        }
    }

    /// What a person did with the article in this row.
    pub(super) fn state(&self, row: u32) -> State {
        State {
            read: self.read.contains(row),
            marked: self.marked.contains(row),
            tags: self.tags.get(&row).cloned().unwrap_or_default(),
            note: self.notes.get(&row).cloned().unwrap_or_default(),
            position: self.positions.get(&row).copied().unwrap_or_default(),
            annotations: self.annotations.get(&row).cloned().unwrap_or_default(),
        }
    }

    pub(super) fn set_state(&mut self, row: u32, state: State) {
        self.read.set(row, state.read);
        self.marked.set(row, state.marked);
        put(&mut self.tags, row, state.tags);
        put(&mut self.notes, row, state.note);
        put(&mut self.positions, row, state.position);
        put(&mut self.annotations, row, state.annotations);
    }

    pub(super) fn all(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn all_tags(&self) -> impl Iterator<Item = &String> {
        self.tags.values().flatten()
    }

    /// How many of these rows have each source.
    pub(super) fn sources_of(&self, rows: &Rows) -> HashMap<u32, usize> {
        let mut counts = HashMap::new();
        let rows = self.entries.iter().filter(|entry| rows.contains(entry.row));
        for source in rows.filter_map(|entry| entry.source) {
            *counts.entry(source).or_default() += 1;
        }
        counts
    }

    /// The first and the last day that the date of each of these rows may mean.
    pub(super) fn days_of(&self, rows: &Rows) -> impl Iterator<Item = (Date, Date)> {
        let rows = self.entries.iter().filter(|entry| rows.contains(entry.row));
        rows.filter_map(|entry| {
            let (first, last) = entry.days?;
            day_of_number(first).zip(day_of_number(last))
        })
    }

    /// How many of these rows have each tag.
    pub(super) fn tags_of(&self, rows: &Rows) -> HashMap<&str, usize> {
        let mut counts = HashMap::new();
        let tagged = self.tags.iter().filter(|(row, _)| rows.contains(**row));
        for tag in tagged.flat_map(|(_, tags)| tags) {
            *counts.entry(tag.as_str()).or_default() += 1;
        }
        counts
    }

    /// The rows with tags that are such.
    pub(super) fn tagged_rows(&self, is_such: impl Fn(&[String]) -> bool) -> Rows {
        let tagged = self.tags.iter().filter(|(_, tags)| is_such(tags));
        tagged.map(|(row, _)| *row).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn row(&self, id: ArticleId) -> Option<u32> {
        self.places.get(&id).map(|&place| self.entries[place].row)
    }

    /// The number of the source of an article.
    pub(super) fn source(&self, id: ArticleId) -> Option<u32> {
        let place = self.places.get(&id)?;
        self.entries[*place].source
    }

    pub(super) fn last_row(&self) -> u32 {
        self.entries.last().map_or(0, |entry| entry.row)
    }

    pub(super) fn recognizer(&self, id: ArticleId) -> Option<u32> {
        self.places
            .get(&id)
            .map(|&place| self.entries[place].recognizer)
    }

    /// So many mentions were found in an article, by this.
    pub(super) fn set_found(&mut self, id: ArticleId, recognizer: u32, mentions: u32) {
        if let Some(&place) = self.places.get(&id) {
            let entry = &mut self.entries[place];
            (entry.recognizer, entry.mentions) = (recognizer, mentions);
        }
    }

    /// The articles that were not looked at by what `of` names for each.
    pub(super) fn not_recognised_by(&self, of: impl Fn(ArticleId) -> u32) -> Vec<ArticleId> {
        let entries = self.entries.iter();
        let missing = entries.filter(|entry| {
            let recognizer = of(entry.id);
            entry.recognizer != recognizer || recognizer == 0
        });
        missing.map(|entry| entry.id).collect()
    }

    pub(super) fn rows(&self) -> &Rows {
        &self.rows
    }

    pub(super) fn read_rows(&self) -> &Rows {
        &self.read
    }

    pub(super) fn marked_rows(&self) -> &Rows {
        &self.marked
    }

    pub(super) fn noted_rows(&self) -> Rows {
        let is_noted = |annotations: &Vec<Annotation>| {
            annotations
                .iter()
                .any(|annotation| !annotation.note.is_empty())
        };
        let passages = self.annotations.iter();
        let passages = passages.filter_map(|(row, list)| is_noted(list).then_some(row));
        self.notes.keys().chain(passages).copied().collect()
    }

    pub(super) fn highlighted_rows(&self) -> Rows {
        self.annotations.keys().copied().collect()
    }

    pub(super) fn partial(&self) -> &Rows {
        &self.partial
    }

    /// The entries in these rows, as they were added.
    pub(super) fn in_rows(&self, rows: &Rows) -> Vec<Entry> {
        let entries = self.entries.iter();
        entries
            .filter(|entry| rows.contains(entry.row))
            .copied()
            .collect()
    }
}

/// Puts what most rows have none of into the row that has it.
fn put<T: Default + PartialEq>(all: &mut HashMap<u32, T>, row: u32, one: T) {
    if one == T::default() {
        all.remove(&row);
    } else {
        all.insert(row, one);
    }
}

fn version(file: &Connection) -> Result<i64> {
    let mut version = file.prepare_cached("PRAGMA data_version")?;
    version.query_row([], |row| row.get(0))
}
