//! `qari library export` and `import`: a library as lines of JSON, an article each, and
//! behind them the feeds and the saved queries. What is no such line is left out and told.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::super::feeds::Feeds;
use super::super::progress::{Progress, Stop};
use super::super::{Common, Outcome, errors};
use super::lacking::Lacking;
use crate::app::notices::in_order;
use crate::app::said::fault;
use crate::config::queries::{self, Kept, Refused};
use crate::config::strings::Strings;
use crate::config::{paths, reasons};
use crate::library::feeds::Feed;
use crate::library::sqlite::{Exported, SqliteStore};
use crate::library::store::{Added, StoreError, StoreResult};

/// How many lines that are none of a library are told one by one.
const TOLD: usize = 3;

/// As many articles are written at once, or those of as many bytes.
const MOST: usize = 8192;
const MOST_BYTES: usize = 24 << 20;

/// What stands on a line that is no article: a saved query, or a feed.
#[derive(Default, Serialize, Deserialize)]
struct Line {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saved_query: Option<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    feed: Option<Feed>,
}

#[derive(Serialize, Deserialize)]
struct Named {
    name: String,
    query: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    follow: bool,
}

/// Writes the articles and the saved queries into a file that is not there yet, or to
/// standard output.
///
/// # Errors
/// When that cannot be written, or the library cannot be read.
pub(super) fn export(
    library: &SqliteStore,
    path: &Path,
    common: Common,
    strings: &Strings,
) -> anyhow::Result<Outcome> {
    let mut out = Out::to(path)?;
    let stop = Stop::on_signals()?;
    let mut progress = Progress::new(common, "library-exported");
    let (mut done, mut lost, mut lacking) = (0, 0, Lacking::default());
    let all = library.all()?;
    for &id in &all {
        if stop.is_asked() {
            break;
        }
        match library.told(id) {
            Ok(Some(line)) => {
                out.write(&line.text)?;
                lacking.count(&line, common, strings, &mut progress);
                done += 1;
            }
            Ok(None) => {}
            Err(_) => lost += 1,
        }
        progress.tell(done, Some(all.len()));
    }
    let mut feeds = Vec::new();
    if !stop.is_asked() && library.each_feed(&mut |feed| feeds.push(feed)).is_err() {
        // Those that come behind it cannot be read either.
        lost += 1;
    }
    for feed in feeds {
        out.write_feed(feed)?;
    }
    let goes_on = !stop.is_asked();
    let saved = if goes_on { out.write_saved()? } else { 0 };
    progress.end();
    lacking.tell(common, strings);
    let told = out.told(strings, done, lost, saved)?;
    errors::complain(common.language(), &told);
    let is_whole = lost == 0 && lacking.is_none() && !stop.is_asked();
    Ok(if is_whole {
        Outcome::Done
    } else {
        Outcome::Lacking
    })
}

/// A file on which a library is told, or standard output.
pub(super) struct Out {
    file: Box<dyn Write>,
    shown: String,
    feeds: usize,
}

impl Out {
    /// A file that is not there yet: nothing is written over.
    pub(super) fn to(path: &Path) -> anyhow::Result<Self> {
        let shown = in_order(&path.display().to_string());
        let file: Box<dyn Write> = if path.as_os_str() == "-" {
            Box::new(io::stdout().lock())
        } else {
            let file = File::create_new(path).with_context(|| shown.clone())?;
            Box::new(BufWriter::new(file))
        };
        Ok(Self {
            file,
            shown,
            feeds: 0,
        })
    }

    pub(super) fn write(&mut self, line: &str) -> anyhow::Result<()> {
        writeln!(self.file, "{line}").with_context(|| self.shown.clone())
    }

    pub(super) fn write_feed(&mut self, feed: Feed) -> anyhow::Result<()> {
        self.feeds += 1;
        let line = Line {
            feed: Some(feed),
            ..Line::default()
        };
        self.write(&serde_json::to_string(&line)?)
    }

    /// Writes the saved queries; how many they are.
    pub(super) fn write_saved(&mut self) -> anyhow::Result<usize> {
        let saved = paths::queries().map(|path| queries::load(&path));
        let saved = saved.unwrap_or_default().kept;
        for kept in &saved {
            let line = Line {
                saved_query: Some(Named {
                    name: kept.name.clone(),
                    query: kept.query.clone(),
                    follow: kept.follows,
                }),
                ..Line::default()
            };
            self.write(&serde_json::to_string(&line)?)?;
        }
        Ok(saved.len())
    }

    /// Ends it; what came of it.
    pub(super) fn told(
        &mut self,
        strings: &Strings,
        done: usize,
        lost: usize,
        saved: usize,
    ) -> anyhow::Result<String> {
        self.file.flush().with_context(|| self.shown.clone())?;
        let counts = [
            ("count", done.into()),
            ("lost", lost.into()),
            ("saved", saved.into()),
        ];
        let mut told = strings.with("library-export-done", counts);
        if self.feeds > 0 {
            let count = ("count", self.feeds.into());
            told += &strings.with("library-export-feeds", [count]);
        }
        Ok(told)
    }
}

/// Takes in what [`export`] wrote. Saved queries under names that are there already stay
/// as they are.
///
/// # Errors
/// When the file cannot be read, or the library cannot be written.
pub(super) fn import(
    library: &mut SqliteStore,
    path: &Path,
    common: Common,
    strings: &Strings,
) -> anyhow::Result<Outcome> {
    let shown = in_order(&path.display().to_string());
    let mut file: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(path).with_context(|| shown.clone())?;
        Box::new(BufReader::new(file))
    };
    let stop = Stop::on_signals()?;
    let mut progress = Progress::new(common, "adding");
    let (mut taking, mut wrong) = (Taking::default(), 0);
    let (mut saved, mut feeds) = (Saving::default(), Feeds::default());
    let mut line = Vec::new();
    for number in 1_usize.. {
        line.clear();
        let length = file.read_until(b'\n', &mut line);
        if length.with_context(|| shown.clone())? == 0 || stop.is_asked() {
            break;
        }
        // What is not UTF-8 is no line of a library either.
        let text = str::from_utf8(&line).unwrap_or("?").trim();
        if text.is_empty() {
            continue;
        }
        let of_its_own = serde_json::from_str::<Line>(text).unwrap_or_default();
        if let Some(named) = of_its_own.saved_query {
            saved.take(named);
            continue;
        }
        if let Some(feed) = of_its_own.feed.and_then(Feed::cleaned) {
            feeds.take_one(feed, library)?;
            continue;
        }
        match Exported::read(text) {
            Ok(one) => taking.take(one, library)?,
            Err(StoreError::Damaged) => {
                wrong += 1;
                if wrong <= TOLD {
                    let number = ("line", number.to_string().into());
                    let said = strings.with("library-bad-line", [number]);
                    progress.clear();
                    errors::complain_of(common.language(), &shown, &said);
                }
            }
            Err(error) => return Err(error.into()),
        }
        progress.tell(taking.count(), None);
    }
    taking.write(library)?;
    feeds.write(library)?;
    saved.write(strings);
    progress.end();
    if wrong > TOLD {
        let more = [("count", (wrong - TOLD).into())];
        let said = strings.with("library-bad-lines", more);
        errors::complain_of(common.language(), &shown, &said);
    }
    if wrong > 0 && taking.count() + saved.count() + feeds.count() == 0 {
        let said = strings.get("library-no-export");
        errors::complain_of(common.language(), &shown, &said);
    }
    let counts = [
        ("added", taking.added.into()),
        ("known", taking.known.into()),
    ];
    let told = strings.with("add-done", counts) + &feeds.told(strings);
    errors::complain(common.language(), &told);
    saved.tell(common, strings);
    let is_whole = wrong == 0 && saved.refused.is_none() && !stop.is_asked();
    Ok(if is_whole {
        Outcome::Done
    } else {
        Outcome::Lacking
    })
}

/// Articles on their way into the library: many are written as quickly as one.
#[derive(Default)]
struct Taking {
    waiting: Vec<Exported>,
    bytes: usize,
    added: usize,
    known: usize,
}

impl Taking {
    fn count(&self) -> usize {
        self.added + self.known + self.waiting.len()
    }

    fn take(&mut self, one: Exported, library: &mut SqliteStore) -> StoreResult<()> {
        self.bytes += one.bytes();
        self.waiting.push(one);
        if self.waiting.len() < MOST && self.bytes < MOST_BYTES {
            return Ok(());
        }
        self.write(library)
    }

    fn write(&mut self, library: &mut SqliteStore) -> StoreResult<()> {
        self.bytes = 0;
        for added in library.take_all(std::mem::take(&mut self.waiting))? {
            match added {
                Added::New => self.added += 1,
                Added::Duplicate { .. } | Added::Again => self.known += 1,
            }
        }
        Ok(())
    }
}

/// Saved queries on their way from a file, and what comes of them.
#[derive(Default)]
struct Saving {
    waiting: Vec<Kept>,
    added: usize,
    /// Names that are there already.
    taken: usize,
    /// Why they were not kept.
    refused: Option<String>,
}

impl Saving {
    fn count(&self) -> usize {
        self.waiting.len() + self.added + self.taken
    }

    fn take(&mut self, named: Named) {
        self.waiting.push(Kept {
            name: named.name,
            query: named.query,
            follows: named.follow,
            line: 0,
        });
    }

    /// Writes them all at once; those that cannot be written go on waiting.
    fn write(&mut self, strings: &Strings) {
        if self.waiting.is_empty() {
            return;
        }
        let Some(path) = paths::queries() else {
            self.refused = Some(strings.get("no-home"));
            return;
        };
        match queries::add_all(&path, &self.waiting) {
            Ok(added) => {
                self.added = added;
                self.taken = self.waiting.len() - added;
                self.waiting.clear();
            }
            Err(refused) => {
                self.refused = Some(match refused {
                    Refused::Io(reason) => reasons::in_words(strings, &reason),
                    Refused::Fault(one) => fault(strings, &one),
                    Refused::Taken | Refused::Gone => refused.to_string(),
                });
            }
        }
    }

    /// Says it, if there was one.
    fn tell(&self, common: Common, strings: &Strings) {
        if self.added + self.taken > 0 {
            let counts = [("added", self.added.into()), ("taken", self.taken.into())];
            let said = strings.with("library-saved-done", counts);
            errors::complain(common.language(), &said);
        }
        if let Some(what) = &self.refused {
            let what = [("what", what.as_str().into())];
            let said = strings.with("saved-unwritten", what);
            errors::complain(common.language(), &said);
        }
    }
}
