//! A store in a SQLite file: a library, for what is to be kept.
//!
//! All rows of `entry` are in memory, so that lists are sorted and filtered without
//! reading the file; of everything else only what is asked for is read. Words are
//! looked up in `postings`; what these cannot decide the matcher does, over the
//! texts of those articles that are left. Others may write into the same file: what
//! they did is seen at the next question.

mod at_hand;
mod entries;
mod in_company;
mod keeper;
mod origins;
mod postings;
mod record;
mod rows;
mod schema;
mod selecting;
mod spots;
mod states;
mod tallies;
mod transfer;
mod weighing;
mod writing;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row};

use self::at_hand::AtHand;
use self::entries::Entries;
pub use self::keeper::Keeper;
pub use self::origins::KnownInputs;
use self::record::{Columns, Counts, Facts};
use self::rows::Rows;
use self::tallies::Tallies;
pub use self::transfer::Damage;
use super::article::{Article, ArticleId, Block};
use super::condition::Condition;
use super::counts;
use super::facet::{Facet, Value};
use super::find::Hits;
use super::formats::plain::LARGE;
use super::interrupt::Interrupt;
use super::matcher;
use super::memory::sorted_names;
use super::mention::{ActorId, Mention};
use super::order::Order;
use super::origin::Origin;
use super::spot::Spots;
use super::state::{Deed, State};
use super::store::{Added, Kept, Store, StoreError, StoreResult, Summary, Tally, Weighed};
use super::tallied;
use crate::text::fold::fold;

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
        })
    }

    /// Whether the article in a row was added since the last visit.
    fn is_new(&self, row: u32) -> bool {
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
            self.has_news.set(true);
        }
        Ok(())
    }

    fn columns(&self, row: u32) -> StoreResult<Option<Columns>> {
        let mut columns = self.file.prepare_cached(
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
            actors: is_recognised.then_some(counts.all),
            certain: counts.certain,
            principal: counts.principal,
        }))
    }

    /// The counts of an article, if mentions were looked for in it.
    fn counts(&self, row: u32) -> StoreResult<Option<Counts>> {
        let mut counts = self
            .file
            .prepare_cached("SELECT actors FROM article WHERE row = ?")?;
        let counts: Option<Option<String>> =
            counts.query_row([row], |row| row.get(0)).optional()?;
        counts
            .flatten()
            .map(|counts| Counts::read(&counts))
            .transpose()
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
        let mut content = self
            .file
            .prepare_cached("SELECT text, parts FROM content WHERE row = ?")?;
        let content: Option<(String, String)> = content
            .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (Some(columns), Some((text, parts))) = (self.columns(row)?, content) else {
            return Ok(None);
        };
        Ok(Some(record::article(columns, text, &parts)?))
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

impl Store for SqliteStore {
    fn add(&mut self, article: Article) -> StoreResult<Added> {
        let added = self.add_all(vec![article], &[])?.pop();
        added.ok_or(StoreError::Damaged)
    }

    fn replace(&mut self, was: ArticleId, article: Article) -> StoreResult<Added> {
        self.put_in_place(was, article)
    }

    fn remove(&mut self, id: ArticleId) -> StoreResult<()> {
        self.remove_all(&[id])
    }

    fn len(&self) -> usize {
        self.entries.borrow().len()
    }

    fn is_library(&self) -> bool {
        true
    }

    fn newest(&self) -> u32 {
        self.entries.borrow().last_row()
    }

    fn set_seen(&mut self, newest: u32) {
        self.seen = Some(newest);
    }

    fn article(&self, id: ArticleId) -> StoreResult<Option<Arc<Article>>> {
        if let Some(article) = self.at_hand.borrow().article(id) {
            return Ok(Some(article));
        }
        let article = self.read_article(id)?.map(Arc::new);
        if let Some(article) = &article {
            self.at_hand.borrow_mut().keep_article(article);
        }
        Ok(article)
    }

    fn origins(&self, id: ArticleId) -> StoreResult<Vec<Origin>> {
        self.origins_of(id)
    }

    fn select_until(
        &self,
        condition: &Condition,
        order: Order,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Vec<ArticleId>>> {
        self.write_found_if_possible()?;
        self.catch_up()?;
        let everything = self.entries.borrow().rows().clone();
        let selected: Rows = self.selected(condition, everything, interrupt)?;
        let ids = self.in_order(condition, &selected, order, interrupt)?;
        Ok((!interrupt.has_come()).then_some(ids))
    }

    fn count_until(
        &self,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<(usize, usize)>> {
        self.write_found_if_possible()?;
        self.catch_up()?;
        let everything = self.entries.borrow().rows().clone();
        let mut found = self.selected(condition, everything, interrupt)?;
        let articles = found.len();
        found.take_out(self.entries.borrow().read_rows());
        Ok((!interrupt.has_come()).then_some((articles, found.len())))
    }

    fn weigh_until(
        &self,
        conditions: &[Condition],
        weigh: &dyn Fn(usize, usize) -> f32,
        most: usize,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Weighed>> {
        self.write_found_if_free()?;
        self.catch_up()?;
        let weighed = self.weighed(conditions, weigh, most, interrupt)?;
        Ok((!interrupt.has_come()).then_some(weighed))
    }

    fn summaries(&self, ids: &[ArticleId]) -> StoreResult<Vec<Summary>> {
        self.write_found_if_possible()?;
        let rows = ids.iter().filter_map(|&id| self.row(id));
        let summaries = rows.map(|row| self.summary(row));
        summaries.filter_map(Result::transpose).collect()
    }

    fn states(&self, ids: &[ArticleId]) -> StoreResult<Vec<(ArticleId, State)>> {
        let entries = self.entries.borrow();
        let states = ids
            .iter()
            .filter_map(|&id| Some((id, entries.state(entries.row(id)?))));
        Ok(states.collect())
    }

    fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>> {
        self.at_hand.borrow().mentions(id)
    }

    fn spots(&self, id: ArticleId, actor: &ActorId) -> StoreResult<Option<Spots>> {
        self.spots_of(id, actor)
    }

    fn is_recognised(&self, id: ArticleId) -> bool {
        self.entries.borrow().recognizer(id) == Some(self.recognizer_of(id))
    }

    fn unrecognised(&self) -> Vec<ArticleId> {
        let entries = self.entries.borrow();
        entries.not_recognised_by(|id| self.recognizer_of(id))
    }

    fn set_recognizer(&mut self, name: &str) -> StoreResult<()> {
        self.at_hand.get_mut().keep_mentions_of(|_| false);
        self.leave_found()?;
        self.recognizer = self.recognizer_called(name)?;
        Ok(())
    }

    fn set_apart(&mut self, apart: &[(ArticleId, String)]) -> StoreResult<()> {
        self.leave_found()?;
        let mut numbers = HashMap::with_capacity(apart.len());
        for (id, name) in apart {
            numbers.insert(*id, self.recognizer_called(name)?);
        }
        self.apart = numbers;
        let entries = self.entries.get_mut();
        let is_found = |id| {
            let apart = self.apart.get(&id).copied();
            entries.recognizer(id) == Some(apart.unwrap_or(self.recognizer))
        };
        self.at_hand.get_mut().keep_mentions_of(is_found);
        Ok(())
    }

    fn set_mentions(
        &mut self,
        id: ArticleId,
        mentions: Arc<[Mention]>,
        principal: Arc<[ActorId]>,
    ) -> StoreResult<()> {
        let at_hand = self.at_hand.get_mut();
        at_hand.keep_mentions(id, Arc::clone(&mentions));
        if self.is_recognised(id) {
            // They are those whose counts are there already: the same actors were
            // looked for in the same text.
            return Ok(());
        }
        let Some(article) = self.article(id)? else {
            return Ok(());
        };
        let counts = Counts::of(&article, &mentions, principal);
        let mentioned = counts.mentioned();
        let recognizer = self.recognizer_of(id);
        let entries = self.entries.get_mut();
        entries.set_found(id, recognizer, mentioned);
        let found = self.found.get_mut();
        found.retain(|(of, _)| *of != id);
        found.push((id, counts));
        if found.len() < TOGETHER {
            return Ok(());
        }
        self.write_found_if_free()
    }

    fn follow(&mut self) -> StoreResult<bool> {
        self.catch_up()?;
        Ok(self.has_news.take())
    }

    fn settle(&mut self) -> StoreResult<()> {
        self.write_found_if_free()
    }

    fn shelve(&mut self, ids: &[ArticleId]) -> StoreResult<Option<(usize, usize)>> {
        // They are where they would be put.
        Ok(Some((ids.len(), ids.len())))
    }

    fn change(&mut self, id: ArticleId, deed: Deed) -> StoreResult<Kept> {
        self.change_state(id, |state: &mut State| state.take(deed.clone()))
    }

    fn sources_of(&self, ids: &[ArticleId]) -> StoreResult<Vec<Option<Arc<str>>>> {
        let names = self.source_names()?.into_iter();
        let names: HashMap<u32, Arc<str>> =
            names.map(|(number, name)| (number, name.into())).collect();
        let entries = self.entries.borrow();
        let source = |&id| names.get(&entries.source(id)?).cloned();
        Ok(ids.iter().map(source).collect())
    }

    fn sources(&self) -> StoreResult<Vec<String>> {
        Ok(sorted_names(self.source_names()?.into_values()))
    }

    fn tags(&self) -> StoreResult<Vec<String>> {
        Ok(sorted_names(self.entries.borrow().all_tags().cloned()))
    }

    fn tally(&self, ids: &[ArticleId], facet: Facet) -> StoreResult<Vec<Tally>> {
        let entries = self.entries.borrow();
        let rows: Rows = ids.iter().filter_map(|&id| entries.row(id)).collect();
        Ok(match facet {
            Facet::Actor => {
                drop(entries);
                self.write_found_if_possible()?;
                self.tallies.borrow_mut().load(&self.file)?;
                self.tallies.borrow().of(&rows)
            }
            Facet::Source => {
                let names = self.source_names()?;
                let counts = entries.sources_of(&rows).into_iter();
                let named =
                    counts.filter_map(|(number, count)| Some((&**names.get(&number)?, count)));
                tallied::by_name(named, Value::Source)
            }
            Facet::Month => tallied::by_month(entries.months_of(&rows)),
            Facet::Tag => tallied::by_name(entries.tags_of(&rows).into_iter(), Value::Tag),
        })
    }

    fn hits_until(
        &self,
        id: ArticleId,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Hits>> {
        let Some(article) = self.article(id)? else {
            return Ok(Some(Hits::default()));
        };
        let mentions = self.mentions(id).unwrap_or_default();
        let marked: Vec<&Mention> = counts::outside_clutter(&article, &mentions).collect();
        let marked = marked.iter().copied();
        let text = &article.text;
        let found = if article.is_whole && text.len() <= LARGE {
            Hits {
                ranges: matcher::hits(condition, &article, &fold(text), marked),
                has_more: false,
            }
        } else {
            matcher::hits_in_large(condition, &article, marked, interrupt)
        };
        Ok((!interrupt.has_come()).then_some(found))
    }
}

/// The id in the first column.
fn id(row: &Row<'_>) -> rusqlite::Result<ArticleId> {
    row.get(0).map(ArticleId)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen) => Self::ReadOnly,
            Some(Code::DiskFull) => Self::Full,
            Some(Code::DatabaseCorrupt) => Self::Damaged,
            Some(Code::NotADatabase) => Self::NoLibrary,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Other(error.to_string())
    }
}

#[cfg(test)]
mod tests;
