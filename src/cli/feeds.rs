//! Feeds on their way into the library, from lists or from an export, and what is told of
//! them.

use crate::config::strings::Strings;
use crate::library::feeds::Feed;
use crate::library::notice::Notice;
use crate::library::sqlite::{KeptFeeds, SqliteStore};
use crate::library::store::StoreResult;

/// As many are written at once.
const MOST: usize = 8192;

/// Feeds that wait to be written, and what became of those that were.
#[derive(Default)]
pub(super) struct Feeds {
    waiting: Vec<Feed>,
    kept: KeptFeeds,
    /// Whether there was a list, though it may name none.
    had_list: bool,
}

impl Feeds {
    /// Takes in what these notices are of, if that is a list of feeds.
    pub(super) fn take(&mut self, notices: &[Notice]) -> bool {
        let [Notice::ListOfFeeds { feeds }] = notices else {
            return false;
        };
        self.had_list = true;
        self.waiting.extend_from_slice(feeds);
        true
    }

    /// Takes in one feed of an export, and writes what waits if that is much.
    pub(super) fn take_one(&mut self, feed: Feed, library: &mut SqliteStore) -> StoreResult<()> {
        self.had_list = true;
        self.waiting.push(feed);
        if self.waiting.len() < MOST {
            return Ok(());
        }
        self.write(library)
    }

    /// How many there were.
    pub(super) fn count(&self) -> usize {
        self.kept.new + self.kept.known + self.waiting.len()
    }

    /// Writes what waits.
    pub(super) fn write(&mut self, library: &mut SqliteStore) -> StoreResult<()> {
        let kept = library.keep_feeds(&self.waiting)?;
        self.waiting.clear();
        self.kept.new += kept.new;
        self.kept.known += kept.known;
        Ok(())
    }

    /// What came of them, behind what came of the articles; nothing if there was no list.
    pub(super) fn told(&self, strings: &Strings) -> String {
        let counts = [
            ("new", self.kept.new.into()),
            ("known", self.kept.known.into()),
        ];
        match self.had_list {
            true => strings.with("feeds-kept", counts),
            false => String::new(),
        }
    }
}
