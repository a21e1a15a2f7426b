//! What can still be read of a library that does not open: of a file that was cut short, or
//! of which pages were written over. In a copy of it every row is asked for by its number, so
//! that what lies behind a lost page is found too; where feeds cannot be read so, its pages
//! are looked through. The file itself is only read.

mod copy;
mod lost_feeds;

use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::OptionalExtension;

use self::copy::Copy;
pub use self::copy::Unsalvaged;
use super::standing::{self, Line, Standing};
use super::transfer::Exported;
use super::{feeds, schema};
use crate::library::article::ArticleId;
use crate::library::feeds::Feed;
use crate::library::store::{StoreError, StoreResult};

/// What a SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// No article takes less, in bytes.
const LEAST: u64 = 100;

/// So many rows are asked for before it is asked whether to go on.
const TURN: u32 = 1024;

/// A library that does not open, as far as it can be read.
#[derive(Debug)]
pub struct Salvage(Copy);

/// What is found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Salvaged {
    /// An article, as `SqliteStore::told` gives it.
    Article(Line),
    /// An article is there, but not whole; its name, if that is known.
    Lost(Option<String>),
    Feed(Feed),
    /// There may have been other feeds.
    FeedsLost,
    /// Nothing for a while.
    Nothing,
}

impl Salvage {
    /// The library in this file, until `stops` says that it is enough.
    ///
    /// # Errors
    /// When the file is no library, or a copy of it cannot be made.
    pub fn of(path: &Path, stops: &dyn Fn() -> bool) -> Result<Self, Unsalvaged> {
        Copy::of(path, stops).map(Self)
    }

    /// Whether something may be found in a file that failed to open with this error: no other
    /// program's file, and none of a newer version.
    pub fn may_help(path: &Path, error: &StoreError) -> bool {
        match error {
            StoreError::Damaged => true,
            StoreError::NoLibrary => {
                let mut magic = [0; MAGIC.len()];
                let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
                let is_other = magic == *MAGIC && !schema::has_tables_of_a_library(path);
                path.is_file() && read.is_ok() && !is_other
            }
            _ => false,
        }
    }

    /// Gives what is found, in the order of the list, until `each` says that it is enough;
    /// where nothing is found for long, it is asked all the same.
    pub fn each(&self, each: &mut dyn FnMut(Salvaged) -> bool) {
        let known = self.last_row();
        let last = known.unwrap_or(self.0.bytes / LEAST);
        // Where nothing tells how many there were, what cannot be read counts if something
        // comes behind it.
        let mut lost = Vec::new();
        for row in 1..=u32::try_from(last).unwrap_or(u32::MAX) {
            if row % TURN == 0 && !each(Salvaged::Nothing) {
                return;
            }
            match self.article(row) {
                None => {}
                Some(Err(doc)) => lost.push(doc),
                Some(Ok(line)) => {
                    let before = lost.drain(..).map(Salvaged::Lost);
                    if !before.chain([Salvaged::Article(line)]).all(&mut *each) {
                        return;
                    }
                }
            }
        }
        lost.retain(|doc| known.is_some() || doc.is_some());
        if lost.drain(..).map(Salvaged::Lost).all(&mut *each) {
            self.feeds(each);
        }
    }

    /// Gives the feeds: those of their table, and where that cannot be read those that are
    /// found on any page.
    fn feeds(&self, each: &mut dyn FnMut(Salvaged) -> bool) {
        let mut goes_on = true;
        let mut given = HashSet::new();
        if !self.0.has_lost_tables {
            let read = feeds::each_of(&self.0.file, &mut |feed| {
                if let Some(feed) = feed.cleaned().filter(|_| goes_on) {
                    given.insert(feed.address.clone());
                    goes_on = each(Salvaged::Feed(feed));
                }
            });
            if !goes_on || read.is_ok() {
                return;
            }
        }
        let page = usize::try_from(self.0.page).unwrap_or_default();
        let found = lost_feeds::find(&self.0.path, page, &mut || each(Salvaged::Nothing));
        let found = match found {
            Ok(None) => return,
            found => found.ok().flatten().unwrap_or_default(),
        };
        let is_all = self.last_feed() == i64::try_from(found.len()).ok();
        let new = found
            .into_values()
            .filter(|feed| !given.contains(&feed.address));
        if new.map(Salvaged::Feed).all(&mut *each) && !is_all {
            each(Salvaged::FeedsLost);
        }
    }

    /// The highest number that a feed had, 0 without any; `None` if that cannot be read. None
    /// is ever taken out.
    fn last_feed(&self) -> Option<i64> {
        let last = "SELECT seq FROM sqlite_sequence WHERE name = 'feed'";
        let last = self.0.file.query_row(last, [], |row| row.get(0));
        last.optional().ok().map(Option::unwrap_or_default)
    }

    /// The highest number that a row had, if that can be read.
    fn last_row(&self) -> Option<u64> {
        let ask = |question: &str| -> Option<u64> {
            let asked = self.0.file.query_row(question, [], |row| row.get(0));
            let asked: Option<i64> = asked.ok().flatten();
            asked.and_then(|asked| u64::try_from(asked).ok())
        };
        let most = self.0.bytes / LEAST;
        let counted = ask("SELECT seq FROM sqlite_sequence WHERE name = 'entry'");
        if counted.is_some_and(|last| last <= most) {
            return counted;
        }
        let last = ["entry", "article", "content"]
            .map(|table| ask(&format!("SELECT max(row) FROM {table}")));
        let last = last.into_iter().collect::<Option<Vec<_>>>()?;
        last.into_iter().max().filter(|&last| last <= most)
    }

    /// The article in a row as a line; `Err` if it is not whole, with its name if that is
    /// known, `None` if there is none.
    fn article(&self, row: u32) -> Option<Result<Line, Option<String>>> {
        let entry = standing::entry(&self.0.file, row);
        let about = standing::about(&self.0.file, row);
        let content = standing::content(&self.0.file, row);
        match (&about, &content) {
            // Of two tables one says it.
            (Ok(None), Ok(None) | Err(_)) | (Err(_), Ok(None)) => return None,
            (Err(_), Err(_)) if entry == Ok(None) => return None,
            _ => {}
        }
        let doc = about.as_ref().ok().and_then(Option::as_ref);
        let doc = doc.map(|about| about.doc.clone());
        let whole = standing::both(about, content);
        let whole = whole.and_then(|whole| self.whole(row, entry.ok().flatten(), whole));
        Some(whole.map_err(|_| doc))
    }

    fn whole(
        &self,
        row: u32,
        entry: Option<(ArticleId, bool)>,
        standing: Standing,
    ) -> StoreResult<Line> {
        let id = match (entry, ArticleId::of(&standing.content.text)) {
            // A beginning goes by an id of its own.
            (Some((id, false)), _) => id,
            (Some((id, true)), of_text) if id != of_text => return Err(StoreError::Damaged),
            (_, of_text) => of_text,
        };
        let line = standing.line(&self.0.file, row, id)?;
        // What does not come in again is not whole.
        Exported::read(&line.text)?;
        Ok(line)
    }
}
