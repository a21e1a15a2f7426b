//! What changes a library file. Each change is one transaction: it is there whole or
//! not at all, whatever happens meanwhile.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::entries::Entry;
use super::origins;
use super::postings::Batch;
use super::record::{self, Counts};
use super::schema::{BRIEFLY, PATIENCE, begin};
use super::states;
use super::succession::row_of;
use super::{SqliteStore, counts};
use crate::library::article::{Article, ArticleId};
use crate::library::dates::{WrittenDate, day_number};
use crate::library::mention::{ActorId, Mention};
use crate::library::state::State;
use crate::library::store::{Added, Kept, StoreError, StoreResult};

impl SqliteStore {
    /// Takes articles out, all of them or none; also those that cannot be read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_all(&mut self, ids: &[ArticleId]) -> StoreResult<()> {
        self.at_hand.get_mut().forget_articles();
        let change = begin(&mut self.file)?;
        for &id in ids {
            // Somebody else may have taken it out, and put another one into its row.
            let Some(row) = row_of(&change, id)? else {
                continue;
            };
            // Not all that is in its files is here any more: to be added, they are read.
            origins::forget_whole(&change, row)?;
            take_out(&change, row)?;
        }
        change.commit()?;
        self.read_again()
    }

    /// Changes what a person did with an article, whether it is there or not. What cannot be
    /// written is changed in memory alone; while somebody else writes, that is told soon, so
    /// that nobody waits who only reads.
    pub(super) fn change_state(
        &mut self,
        id: ArticleId,
        change: impl Fn(&mut State),
    ) -> StoreResult<Kept> {
        // Whether it is there, somebody else may have decided. What is wrong with the file,
        // writing tells.
        let _ = self.catch_up();
        self.file.busy_timeout(BRIEFLY)?;
        let written = states::change(&mut self.file, id, &change);
        self.file.busy_timeout(PATIENCE)?;
        // It may be that of the new version to which it gave way.
        let meant = written.as_ref().map_or(id, |(meant, _)| *meant);
        let Some(row) = self.row(meant) else {
            return written.map(|_| match meant == id {
                true => Kept::Apart,
                false => Kept::Lasting,
            });
        };
        let entries = self.entries.get_mut();
        match written {
            Ok((_, state)) => {
                entries.set_state(row, state);
                Ok(Kept::Lasting)
            }
            Err(error) => {
                let mut state = entries.state(row);
                change(&mut state);
                entries.set_state(row, state);
                Err(error)
            }
        }
    }

    /// Keeps what was found in articles, each with the actors that it is about; all or
    /// nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_all_mentions(
        &mut self,
        found: &[(&Article, Vec<Mention>, Vec<ActorId>)],
    ) -> StoreResult<()> {
        let counts = found.iter().map(|(article, mentions, principal)| {
            let counts = Counts::of(article, mentions, principal.as_slice().into());
            (article.id, counts)
        });
        self.found.borrow_mut().extend(counts);
        self.write_found()
    }

    /// Writes the counts that are not in the file yet, unless somebody else is writing:
    /// they may wait for longer, and whoever asks something may not.
    pub(super) fn write_found_if_free(&self) -> StoreResult<()> {
        if self.found.borrow().is_empty() {
            return Ok(());
        }
        self.file.busy_timeout(Duration::ZERO)?;
        let written = self.write_found();
        self.file.busy_timeout(PATIENCE)?;
        match written {
            Err(StoreError::Busy) => Ok(()),
            written => written,
        }
    }

    /// Writes them if that can be done now: who asks something else need not hear that the
    /// disk is full.
    pub(super) fn write_found_if_possible(&self) -> StoreResult<()> {
        match self.write_found_if_free() {
            Err(StoreError::Full | StoreError::ReadOnly) => Ok(()),
            written => written,
        }
    }

    /// Writes the counts that are not in the file yet, which wait if they cannot be
    /// written.
    fn write_found(&self) -> StoreResult<()> {
        let found = std::mem::take(&mut *self.found.borrow_mut());
        let written = self.write_counts(&found);
        if written.is_err() {
            self.found.borrow_mut().extend(found);
        }
        written
    }

    fn write_counts(&self, found: &[(ArticleId, Counts)]) -> StoreResult<()> {
        if found.is_empty() {
            return Ok(());
        }
        // Nothing else has begun a change: all others need the store for themselves.
        let change = Transaction::new_unchecked(&self.file, TransactionBehavior::Immediate)?;
        let mut changes = Vec::with_capacity(found.len());
        for (id, known) in found {
            // Somebody else may have put another article into its row, or counted anew.
            if let Some(row) = row_of(&change, *id)? {
                changes.push((row, *id, counts(&change, row)?.unwrap_or_default(), known));
            }
        }
        for (row, id, before, counts) in &changes {
            let recognizer = self.recognizer_of(*id);
            change_tallies(&change, *row, before, counts)?;
            // What is as it was is not written: of many articles looked at anew most are.
            change
                .prepare_cached(
                    "UPDATE article SET actors = ?1 WHERE row = ?2 AND actors IS NOT ?1",
                )?
                .execute(params![counts.written()?, row])?;
            change
                .prepare_cached(
                    "UPDATE entry SET recognizer = ?1, mentions = ?2
                     WHERE row = ?3 AND (recognizer, mentions) IS NOT (?1, ?2)",
                )?
                .execute([recognizer, counts.mentioned(), *row])?;
        }
        change.commit()?;
        self.ranking.borrow_mut().forget_mentions();
        for (row, id, before, counts) in changes {
            let mut entries = self.entries.borrow_mut();
            entries.set_found(id, self.recognizer_of(id), counts.mentioned());
            self.tallies.borrow_mut().change(row, &before, counts);
        }
        Ok(())
    }

    /// Writes what was found while it is known by what; what cannot be written now is to
    /// be found again.
    pub(super) fn leave_found(&mut self) -> StoreResult<()> {
        let written = self.write_found_if_free();
        for (id, counts) in self.found.get_mut().drain(..) {
            let entries = self.entries.get_mut();
            entries.set_found(id, 0, counts.mentioned());
        }
        written
    }

    /// What looks for the mentions of an article, by its number.
    pub(super) fn recognizer_of(&self, id: ArticleId) -> u32 {
        self.apart.get(&id).copied().unwrap_or(self.recognizer)
    }

    /// The number of what is called so among those who look for mentions.
    pub(super) fn recognizer_called(&mut self, name: &str) -> StoreResult<u32> {
        let known = "SELECT number FROM recognizer WHERE name = ?";
        let known = self.file.query_row(known, [name], |row| row.get(0));
        if let Some(number) = known.optional()? {
            return Ok(number);
        }
        let new = "INSERT INTO recognizer (name) VALUES (?) RETURNING number";
        Ok(self.file.query_row(new, [name], |row| row.get(0))?)
    }

    pub(super) fn read_again(&mut self) -> StoreResult<()> {
        *self.entries.borrow_mut() = super::Entries::read(&self.file)?;
        self.tallies.borrow_mut().forget();
        self.ranking.borrow_mut().forget();
        Ok(())
    }
}

/// An article that is there already: its row and its name.
pub(super) struct Known(u32, String);

impl Known {
    /// It has come again.
    pub(super) fn again(self, file: &Connection, article: &Article) -> rusqlite::Result<Added> {
        let Self(row, of) = self;
        let origin = article.origin.as_ref();
        let is_from_there = origin.map(|origin| origins::put(file, row, origin));
        Ok(match is_from_there.transpose()? {
            Some(true) => Added::Again,
            _ => Added::Duplicate { of },
        })
    }
}

pub(super) fn known_as(file: &Connection, id: ArticleId) -> rusqlite::Result<Option<Known>> {
    file.prepare_cached("SELECT row, doc FROM article JOIN entry USING (row) WHERE id = ?")?
        .query_row([id.0], |row| Ok(Known(row.get(0)?, row.get(1)?)))
        .optional()
}

/// Writes an article into `row`, or into a new one; its words go to `batch`.
pub(super) fn insert(
    file: &Connection,
    row: Option<u32>,
    article: &Article,
    batch: &mut Batch,
) -> StoreResult<Entry> {
    let days = article.date.as_ref().map(WrittenDate::days);
    let days = days.map(|(first, last)| (day_number(first), day_number(last)));
    let source = article.source.as_deref();
    let source = source.map(|name| source_number(file, name)).transpose()?;
    file.prepare_cached(
        "INSERT INTO entry (row, id, whole, first_day, last_day, source) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        row,
        article.id.0,
        article.is_whole,
        days.map(|days| days.0),
        days.map(|days| days.1),
        source
    ])?;
    let row = u32::try_from(file.last_insert_rowid()).unwrap_or(u32::MAX);
    // It is there again: who means it means it.
    file.prepare_cached("DELETE FROM gave_way WHERE id = ?")?
        .execute([article.id.0])?;
    file.prepare_cached(
        "INSERT INTO article (row, doc, title, source, author, facts) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        row,
        article.doc,
        article.title,
        article.source,
        article.author,
        record::facts_of(article)?
    ])?;
    file.prepare_cached("INSERT INTO content (row, text, parts) VALUES (?, ?, ?)")?
        .execute(params![row, &*article.text, record::parts_of(article)?])?;
    if let Some(origin) = &article.origin {
        origins::put(file, row, origin)?;
    }
    if article.is_whole {
        take_in(batch, row, article);
    }
    Ok(Entry {
        row,
        id: article.id,
        recognizer: 0,
        is_whole: article.is_whole,
        days,
        source,
        mentions: 0,
    })
}

/// Takes an article out of its row, which no other one gets.
pub(super) fn take_out(file: &Connection, row: u32) -> StoreResult<()> {
    match counts(file, row) {
        Ok(counts) => delete_tallies(file, row, &counts.unwrap_or_default())?,
        // Whom it mentions is not known, so all tallies are looked at.
        Err(_) => drop(file.execute("DELETE FROM tally WHERE row = ?", [row])?),
    }
    file.execute("DELETE FROM entry WHERE row = ?", [row])?;
    Ok(())
}

/// The words of an article in a row.
pub(super) fn take_in(batch: &mut Batch, row: u32, article: &Article) {
    batch.take_in(row, &article.text);
    if article.title_range.is_none() {
        batch.take_in(row, &article.title);
    }
    batch.take_in_title(row, &article.title);
}

fn delete_tallies(file: &Connection, row: u32, counts: &Counts) -> rusqlite::Result<()> {
    let mut delete = file.prepare_cached("DELETE FROM tally WHERE actor = ? AND row = ?")?;
    for (actor, _) in counts.all.iter() {
        delete.execute([number(file, actor)?, row])?;
    }
    Ok(())
}

/// Brings the tallies of a row from what they were to what they are; those that are the
/// same are not written.
fn change_tallies(
    file: &Connection,
    row: u32,
    before: &Counts,
    counts: &Counts,
) -> rusqlite::Result<()> {
    let mut delete = file.prepare_cached("DELETE FROM tally WHERE actor = ? AND row = ?")?;
    let is_left = |actor: &ActorId| counts.all.iter().any(|(other, _)| other == actor);
    for (actor, _) in before.all.iter().filter(|(actor, _)| !is_left(actor)) {
        delete.execute([number(file, actor)?, row])?;
    }
    let mut put = file.prepare_cached(
        "INSERT INTO tally (actor, row, mentions, certain, spots) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (actor, row) DO UPDATE SET mentions = ?3, certain = ?4, spots = ?5
         WHERE (mentions, certain, spots) IS NOT (?3, ?4, ?5)",
    )?;
    for (actor, mentions) in counts.all.iter() {
        let certain = counts.certain_of(actor);
        put.execute(params![
            number(file, actor)?,
            row,
            *mentions as i64,
            certain as i64,
            counts.spots.get(actor)
        ])?;
    }
    Ok(())
}

/// The number of a source, which gets one if it has none.
fn source_number(file: &Connection, name: &str) -> rusqlite::Result<u32> {
    file.prepare_cached("INSERT INTO source (name) VALUES (?) ON CONFLICT DO NOTHING")?
        .execute([name])?;
    file.prepare_cached("SELECT number FROM source WHERE name = ?")?
        .query_row([name], |row| row.get(0))
}

/// The number of an actor, which gets one if it has none.
fn number(file: &Connection, actor: &ActorId) -> rusqlite::Result<u32> {
    let known = "SELECT number FROM actor WHERE id = ?";
    let mut known = file.prepare_cached(known)?;
    let number = known.query_row([actor.as_str()], |row| row.get(0));
    if let Some(number) = number.optional()? {
        return Ok(number);
    }
    file.prepare_cached("INSERT INTO actor (id) VALUES (?) RETURNING number")?
        .query_row([actor.as_str()], |row| row.get(0))
}
