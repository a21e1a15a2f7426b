//! A store in a SQLite file: a library, for what is to be kept.
//!
//! All rows of `entry` are in memory, so that lists are sorted and filtered without
//! reading the file; of everything else only what is asked for is read. Words are
//! looked up in `postings`; what these cannot decide the matcher does, over the
//! texts of those articles that are left. Others may write into the same file: what
//! they did is seen at the next question.

mod adding;
mod at_hand;
mod beside;
mod entries;
mod errors;
mod feeds;
mod in_company;
mod keeper;
mod origins;
mod postings;
mod promised;
mod record;
mod relevance;
mod replacing;
mod rows;
mod salvage;
mod schema;
mod selecting;
mod spots;
mod standing;
mod states;
mod subject;
mod succession;
mod tallies;
mod transfer;
mod versions;
mod weighing;
mod writing;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Row};

use self::at_hand::AtHand;
use self::entries::Entries;
pub use self::feeds::KeptFeeds;
pub use self::keeper::Keeper;
pub use self::origins::KnownInputs;
use self::record::{Columns, Counts, Facts};
use self::relevance::Ranking;
pub use self::salvage::{Salvage, Salvaged, Unsalvaged};
pub use self::standing::Line;
use self::tallies::Tallies;
pub use self::transfer::{Damage, Exported};
pub use self::versions::Earlier;
use super::article::{Article, ArticleId, Block};
use super::built_in;
use super::store::{StoreError, StoreResult, Summary};

/// How many articles' counts are written together: they change the same places of the
/// file.
const TOGETHER: usize = 256;

/// A library in a file.
#[derive(Debug)]
pub struct SqliteStore {
    file: Connection,
    entries: RefCell<Entries>,
    tallies: RefCell<Tallies>,
    /// Whether others have written since that was last asked.
    has_news: Cell<bool>,
    /// The last row that was there at the last visit, once that is known.
    seen: Option<u32>,
    /// What looks for mentions now: a row of `recognizer`.
    recognizer: u32,
    /// The articles in which something else does.
    apart: HashMap<ArticleId, u32>,
    /// The counts of articles that are not in the file yet.
    found: RefCell<Vec<(ArticleId, Counts)>>,
    at_hand: RefCell<AtHand>,
    ranking: RefCell<Ranking>,
    keeps_spots: bool,
}

impl SqliteStore {
    /// The library in this file, which is made if it is not there.
    ///
    /// # Errors
    /// When the file is no library, damaged, from a newer version, or cannot be
    /// read or written.
    pub fn open(path: &Path) -> StoreResult<Self> {
        Self::of(schema::open(path)?)
    }

    /// The file beside it into which everybody writes first, if it may be written.
    pub fn log(&self) -> Option<PathBuf> {
        let log = PathBuf::from(format!("{}-wal", self.file.path()?));
        (!self.file.is_readonly("main").ok()? && log.exists()).then_some(log)
    }

    /// Whether nothing is in it that the program does not have itself: no article but
    /// built-in ones, none of which was found in a file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_only_built_in(&self) -> StoreResult<bool> {
        let is_from_files = "SELECT EXISTS (SELECT 1 FROM origin)";
        let ids = self.all()?;
        Ok(ids.len() <= built_in::ARTICLES.len()
            && ids.into_iter().all(built_in::has)
            && !self.file.query_row(is_from_files, [], |row| row.get(0))?)
    }

    /// Changes the file as nobody should.
    #[cfg(test)]
    pub fn alter(&self, change: &str) {
        self.file.execute_batch(change).unwrap();
    }

    /// Keeps everybody else from writing while something is done.
    #[cfg(test)]
    pub fn hold_for_writing(&mut self, done: &mut dyn FnMut()) {
        let change = self
            .file
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate);
        let change = change.unwrap();
        done();
        change.commit().unwrap();
    }

    fn of(file: Connection) -> StoreResult<Self> {
        let entries = Entries::read(&file)?;
        Ok(Self {
            keeps_spots: schema::keeps_spots(&file)?,
            file,
            entries: RefCell::new(entries),
            tallies: RefCell::default(),
            has_news: Cell::default(),
            seen: None,
            recognizer: 0,
            apart: HashMap::new(),
            found: RefCell::default(),
            at_hand: RefCell::default(),
            ranking: RefCell::default(),
        })
    }

    /// Whether the article in a row was added since the last visit.
    fn came_since(&self, row: u32) -> bool {
        self.seen.is_some_and(|seen| row > seen)
    }

    /// The file that it is.
    pub fn path(&self) -> Option<&str> {
        self.file.path()
    }

    /// The row of an article.
    fn row(&self, id: ArticleId) -> Option<u32> {
        self.entries.borrow().row(id)
    }

    /// Reads what others have written meanwhile.
    fn catch_up(&self) -> StoreResult<()> {
        if self.entries.borrow_mut().catch_up(&self.file)? {
            *self.tallies.borrow_mut() = Tallies::default();
            self.at_hand.borrow_mut().forget_articles();
            self.ranking.borrow_mut().forget();
            self.has_news.set(true);
        }
        Ok(())
    }

    fn columns(&self, row: u32) -> StoreResult<Option<Columns>> {
        columns(&self.file, row)
    }

    fn summary(&self, row: u32) -> StoreResult<Option<Summary>> {
        let Some(columns) = self.columns(row)? else {
            return Ok(None);
        };
        let facts = Facts::read(&columns.facts)?;
        let counts = self.counts(row)?;
        let is_recognised = counts.is_some();
        let counts = counts.unwrap_or_default();
        Ok(Some(Summary {
            id: columns.id,
            title: columns.title,
            directions: facts.directions()?,
            source: columns.source,
            date: facts.date().cloned(),
            state: self.entries.borrow().state(row),
            is_new: self.came_since(row),
            actors: is_recognised.then_some(counts.all),
            certain: counts.certain,
            principal: counts.principal,
        }))
    }

    /// The counts of an article, if mentions were looked for in it.
    fn counts(&self, row: u32) -> StoreResult<Option<Counts>> {
        counts(&self.file, row)
    }

    /// The names of sources that articles have, by their numbers.
    pub(super) fn source_names(&self) -> StoreResult<HashMap<u32, String>> {
        let known = "SELECT number, name FROM source WHERE number IN (SELECT source FROM entry)";
        let mut known = self.file.prepare_cached(known)?;
        let known = known.query_map([], |source| Ok((source.get(0)?, source.get(1)?)))?;
        Ok(known.collect::<rusqlite::Result<_>>()?)
    }

    /// An article as it stands in the file.
    fn read_article(&self, id: ArticleId) -> StoreResult<Option<Article>> {
        let Some(row) = self.row(id) else {
            return Ok(None);
        };
        match read_row(&self.file, row)? {
            Some(article) => Ok(Some(article)),
            None => self.lost(row),
        }
    }

    /// What is read of a row that lacks something: nothing where somebody has taken the
    /// article out meanwhile.
    pub(super) fn lost<T>(&self, row: u32) -> StoreResult<Option<T>> {
        let mut is_there = self
            .file
            .prepare_cached("SELECT 1 FROM entry WHERE row = ?")?;
        match is_there.exists([row])? {
            true => Err(StoreError::Damaged),
            false => Ok(None),
        }
    }

    /// The blocks of the article in a row, whose text this is.
    fn blocks(&self, row: u32, text: &str) -> StoreResult<Vec<Block>> {
        let mut parts = self
            .file
            .prepare_cached("SELECT parts FROM content WHERE row = ?")?;
        let parts: Option<String> = parts.query_row([row], |row| row.get(0)).optional()?;
        parts.map_or(Ok(Vec::new()), |parts| record::blocks(&parts, text))
    }

    fn text(&self, row: u32) -> StoreResult<Option<String>> {
        let mut text = self
            .file
            .prepare_cached("SELECT text FROM content WHERE row = ?")?;
        Ok(text.query_row([row], |row| row.get(0)).optional()?)
    }
}

/// What a row says of its article.
fn columns(file: &Connection, row: u32) -> StoreResult<Option<Columns>> {
    let mut columns = file.prepare_cached(
        "SELECT id, whole, doc, title, article.source, author, facts
         FROM article JOIN entry USING (row) WHERE row = ?",
    )?;
    let columns = columns.query_row([row], |row| {
        Ok(Columns {
            id: id(row)?,
            is_whole: row.get(1)?,
            doc: row.get(2)?,
            title: row.get(3)?,
            source: row.get(4)?,
            author: row.get(5)?,
            facts: row.get(6)?,
        })
    });
    Ok(columns.optional()?)
}

/// The article in a row, if all of it is there.
fn read_row(file: &Connection, row: u32) -> StoreResult<Option<Article>> {
    let mut content = file.prepare_cached("SELECT text, parts FROM content WHERE row = ?")?;
    let content: Option<(String, String)> = content
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (Some(columns), Some((text, parts))) = (columns(file, row)?, content) else {
        return Ok(None);
    };
    Ok(Some(record::article(columns, text, &parts)?))
}

/// The counts of the article in a row, if mentions were looked for in it.
fn counts(file: &Connection, row: u32) -> StoreResult<Option<Counts>> {
    let mut counts = file.prepare_cached("SELECT actors FROM article WHERE row = ?")?;
    let counts: Option<Option<String>> = counts.query_row([row], |row| row.get(0)).optional()?;
    let counts = counts.flatten();
    counts.map(|counts| Counts::read(&counts)).transpose()
}

/// The id in the first column.
fn id(row: &Row<'_>) -> rusqlite::Result<ArticleId> {
    row.get(0).map(ArticleId)
}

#[cfg(test)]
mod tests;
