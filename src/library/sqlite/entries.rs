//! The rows of `entry` in memory: what lists are filtered and sorted by.

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::rows::Rows;
use crate::library::article::ArticleId;

/// All entries, in the order of their rows.
#[derive(Debug, Default)]
pub(super) struct Entries {
    entries: Vec<Entry>,
    places: HashMap<ArticleId, usize>,
    rows: Rows,
    read: Rows,
    /// Rows whose words are not in the postings.
    partial: Rows,
    /// What SQLite counts the writes of others with.
    version: i64,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    row: u32,
    id: ArticleId,
    recognizer: u32,
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
            "SELECT row, id, recognizer, whole, coalesce(read, 0)
             FROM entry LEFT JOIN state USING (id) ORDER BY row",
        )?;
        let mut all = all.query([])?;
        while let Some(one) = all.next()? {
            let (row, id) = (one.get(0)?, ArticleId(one.get(1)?));
            entries.add(row, id, one.get(3)?);
            if let Some(entry) = entries.entries.last_mut() {
                entry.recognizer = one.get(2)?;
            }
            if one.get(4)? {
                entries.read.insert(row);
            }
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

    pub(super) fn add(&mut self, row: u32, id: ArticleId, is_whole: bool) {
        self.places.insert(id, self.entries.len());
        self.entries.push(Entry {
            row,
            id,
            recognizer: 0,
        });
        self.rows.insert(row);
        if !is_whole {
            self.partial.insert(row);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn row(&self, id: ArticleId) -> Option<u32> {
        self.places.get(&id).map(|&place| self.entries[place].row)
    }

    pub(super) fn last_row(&self) -> u32 {
        self.entries.last().map_or(0, |entry| entry.row)
    }

    pub(super) fn recognizer(&self, id: ArticleId) -> Option<u32> {
        self.places
            .get(&id)
            .map(|&place| self.entries[place].recognizer)
    }

    pub(super) fn set_recognizer(&mut self, id: ArticleId, recognizer: u32) {
        if let Some(&place) = self.places.get(&id) {
            self.entries[place].recognizer = recognizer;
        }
    }

    pub(super) fn not_recognised_by(&self, recognizer: u32) -> Vec<ArticleId> {
        let entries = self.entries.iter();
        let missing = entries.filter(|entry| entry.recognizer != recognizer || recognizer == 0);
        missing.map(|entry| entry.id).collect()
    }

    pub(super) fn is_read(&self, row: u32) -> bool {
        self.read.contains(row)
    }

    pub(super) fn set_read(&mut self, row: u32, read: bool) {
        if read {
            self.read.insert(row);
        } else {
            self.read.take_out(&[row].into_iter().collect());
        }
    }

    pub(super) fn rows(&self) -> &Rows {
        &self.rows
    }

    pub(super) fn read_rows(&self) -> &Rows {
        &self.read
    }

    pub(super) fn partial(&self) -> &Rows {
        &self.partial
    }

    /// The articles in these rows, in the order of the list.
    pub(super) fn ids(&self, rows: &Rows) -> Vec<ArticleId> {
        let entries = self.entries.iter();
        let selected = entries.filter(|entry| rows.contains(entry.row));
        selected.map(|entry| entry.id).collect()
    }
}

fn version(file: &Connection) -> Result<i64> {
    let mut version = file.prepare_cached("PRAGMA data_version")?;
    version.query_row([], |row| row.get(0))
}
