//! The feeds that a library keeps for when feeds are fetched.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::SqliteStore;
use super::schema::{self, begin};
use crate::library::feeds::Feed;
use crate::library::store::StoreResult;

/// How many feeds were new to the library, and how many it knew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeptFeeds {
    pub new: usize,
    pub known: usize,
}

impl SqliteStore {
    /// Keeps feeds, all or none, behind those that it has; of one that it knows it keeps
    /// what it did not know.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_feeds(&mut self, feeds: &[Feed]) -> StoreResult<KeptFeeds> {
        let mut kept = KeptFeeds::default();
        if feeds.is_empty() {
            return Ok(kept);
        }
        let change = begin(&mut self.file)?;
        for feed in feeds {
            match known(&change, &feed.address)? {
                None => {
                    put(&change, feed, true)?;
                    kept.new += 1;
                }
                Some(before) => {
                    let mut now = before.clone();
                    now.learn(feed);
                    if now != before {
                        put(&change, &now, false)?;
                    }
                    kept.known += 1;
                }
            }
        }
        change.commit()?;
        Ok(kept)
    }

    /// Gives each feed, in the order in which they were kept.
    ///
    /// # Errors
    /// When one cannot be read; those before it were given.
    pub fn each_feed(&self, each: &mut dyn FnMut(Feed)) -> StoreResult<()> {
        each_of(&self.file, each)
    }

    /// How many feeds it keeps.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn count_feeds(&self) -> StoreResult<u32> {
        if !schema::keeps_feeds(&self.file)? {
            return Ok(0);
        }
        let count = "SELECT count(*) FROM feed";
        Ok(self.file.query_row(count, [], |count| count.get(0))?)
    }
}

/// The same of a file that need be no sound library.
pub(super) fn each_of(file: &Connection, each: &mut dyn FnMut(Feed)) -> StoreResult<()> {
    if !schema::keeps_feeds(file)? {
        return Ok(());
    }
    let mut all = file.prepare("SELECT address, title, page, folders FROM feed ORDER BY number")?;
    let mut all = all.query([])?;
    while let Some(row) = all.next()? {
        let (feed, folders) = columns(row)?;
        each(with(feed, &folders)?);
    }
    Ok(())
}

fn known(file: &Connection, address: &str) -> StoreResult<Option<Feed>> {
    let mut known =
        file.prepare_cached("SELECT address, title, page, folders FROM feed WHERE address = ?")?;
    let known = known.query_row([address], columns).optional()?;
    known
        .map(|(feed, folders)| with(feed, &folders))
        .transpose()
}

/// Writes a feed that is new, or known: numbers are given to new ones alone, so that the last
/// one says how many there are.
fn put(file: &Connection, feed: &Feed, is_new: bool) -> StoreResult<()> {
    let put = match is_new {
        true => "INSERT INTO feed (address, title, page, folders) VALUES (?1, ?2, ?3, ?4)",
        false => "UPDATE feed SET title = ?2, page = ?3, folders = ?4 WHERE address = ?1",
    };
    file.prepare_cached(put)?.execute(params![
        feed.address,
        feed.title,
        feed.page,
        serde_json::to_string(&feed.folders)?
    ])?;
    Ok(())
}

/// A feed without its folders, and these as they are written.
fn columns(row: &Row<'_>) -> rusqlite::Result<(Feed, String)> {
    let feed = Feed {
        address: row.get(0)?,
        title: row.get(1)?,
        page: row.get(2)?,
        folders: Vec::new(),
    };
    Ok((feed, row.get(3)?))
}

fn with(feed: Feed, folders: &str) -> StoreResult<Feed> {
    let folders = serde_json::from_str(folders)?;
    Ok(Feed { folders, ..feed })
}
