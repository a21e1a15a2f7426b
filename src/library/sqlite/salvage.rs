//! What can still be read of a library that does not open: of a file that was cut short, or
//! of which pages were written over. A copy in a folder of its own is made as long as the
//! file was, and gets tables again if theirs are lost; then every row is asked for by its
//! number, so that what lies behind a lost page is found too. The file itself is only read.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::feeds;
use super::schema;
use super::standing::{self, Line, Standing};
use super::transfer::Exported;
use crate::library::article::ArticleId;
use crate::library::feeds::Feed;
use crate::library::store::{StoreError, StoreResult};

/// What a SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The size of a page where the file does not say it, and where it says what it is and how
/// many there are.
const PAGE: u64 = 4096;
const PAGE_SIZE_AT: usize = 16;
const PAGES_AT: usize = 28;
const HEADER: usize = 100;

/// No article takes less, in bytes.
const LEAST: u64 = 100;

/// A library that does not open, as far as it can be read.
#[derive(Debug)]
pub struct Salvage {
    file: Connection,
    folder: PathBuf,
    bytes: u64,
}

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
}

impl Salvage {
    /// The library in this file.
    ///
    /// # Errors
    /// When the file is no library, or a copy of it cannot be made; [`StoreError::Damaged`]
    /// where not even its tables are found.
    pub fn of(path: &Path) -> StoreResult<Self> {
        let folder = own_folder()?;
        let opened = open_copy(path, &folder);
        if opened.is_err() {
            let _ = fs::remove_dir_all(&folder);
        }
        let (file, bytes) = opened?;
        Ok(Self {
            file,
            folder,
            bytes,
        })
    }

    /// Whether something may be found in a file that failed to open with this error: no other
    /// program's file, and none of a newer version.
    pub fn may_help(path: &Path, error: &StoreError) -> bool {
        match error {
            StoreError::Damaged => true,
            StoreError::NoLibrary => {
                let mut magic = [0; MAGIC.len()];
                let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
                path.is_file() && read.is_ok() && magic != *MAGIC
            }
            _ => false,
        }
    }

    /// Gives what is found, in the order of the list, until `each` says that it is enough.
    pub fn each(&self, each: &mut dyn FnMut(Salvaged) -> bool) {
        let known = self.last_row();
        let last = known.unwrap_or(self.bytes / LEAST);
        // Where nothing tells how many there were, what cannot be read counts if something
        // comes behind it.
        let mut lost = Vec::new();
        for row in 1..=u32::try_from(last).unwrap_or(u32::MAX) {
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
        if !lost.drain(..).map(Salvaged::Lost).all(&mut *each) {
            return;
        }
        let mut goes_on = true;
        let read = feeds::each_of(&self.file, &mut |feed| {
            goes_on = goes_on && feed.cleaned().is_none_or(|feed| each(Salvaged::Feed(feed)));
        });
        if goes_on && read.is_err() {
            each(Salvaged::FeedsLost);
        }
    }

    /// The highest number that a row had, if that can be read.
    fn last_row(&self) -> Option<u64> {
        let ask = |question: &str| -> Option<u64> {
            let asked = self.file.query_row(question, [], |row| row.get(0));
            let asked: Option<i64> = asked.ok().flatten();
            asked.and_then(|asked| u64::try_from(asked).ok())
        };
        let most = self.bytes / LEAST;
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
        let entry = standing::entry(&self.file, row);
        let about = standing::about(&self.file, row);
        let content = standing::content(&self.file, row);
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
        let line = standing.line(&self.file, row, id)?;
        // What does not come in again is not whole.
        Exported::read(&line.text)?;
        Ok(line)
    }
}

impl Drop for Salvage {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A folder among those that last for a while, which nobody else may read.
fn own_folder() -> StoreResult<PathBuf> {
    let mut made = Err(StoreError::Disk);
    for number in 0..100 {
        let name = format!("qari-salvage-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        made = match DirBuilder::new().mode(0o700).create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) => Err(trouble(&error)),
        };
    }
    made
}

/// Opens a copy of the file that lies in a folder; with its length in bytes.
fn open_copy(path: &Path, folder: &Path) -> StoreResult<(Connection, u64)> {
    let copy = folder.join("library.sqlite");
    let (page, bytes) = lengthened_copy(path, &copy).map_err(|error| trouble(&error))?;
    let log = format!("{}-wal", path.display());
    if fs::copy(log, folder.join("library.sqlite-wal")).is_ok() {
        // What stands in the log belongs to the file; what does not hold together in it is
        // passed over.
        let _ = Connection::open(&copy)
            .and_then(|file| file.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    match schema::read_only(&copy).and_then(with_tables) {
        Err(StoreError::Damaged | StoreError::NoLibrary) => {}
        opened => return opened.map(|file| (file, bytes)),
    }
    with_new_tables(&copy, folder, page)?;
    let file = schema::read_only(&copy).and_then(with_tables)?;
    Ok((file, bytes))
}

fn with_tables(file: Connection) -> StoreResult<Connection> {
    for table in ["entry", "article", "content"] {
        file.prepare(&format!("SELECT row FROM {table}"))?;
    }
    Ok(file)
}

/// Copies a file and makes the copy as long as it says that it is; the size of its pages, and
/// that of the copy, in bytes.
fn lengthened_copy(path: &Path, copy: &Path) -> std::io::Result<(u64, u64)> {
    let mut from = File::open(path)?;
    let mut to = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .open(copy)?;
    let length = std::io::copy(&mut from, &mut to)?;
    let mut header = [0; HEADER];
    from.seek(SeekFrom::Start(0))?;
    let is_whole = from.read_exact(&mut header).is_ok() && header.starts_with(MAGIC);
    let page = match u16::from_be_bytes([header[PAGE_SIZE_AT], header[PAGE_SIZE_AT + 1]]) {
        1 => 65536,
        size if size.is_power_of_two() && size >= 512 && is_whole => u64::from(size),
        _ => PAGE,
    };
    let mut pages = length.div_ceil(page);
    if is_whole {
        let said = [0, 1, 2, 3].map(|at| header[PAGES_AT + at]);
        pages = pages.max(u64::from(u32::from_be_bytes(said)));
    }
    // Nothing is written there: it takes no room.
    to.set_len(pages * page)?;
    Ok((page, pages * page))
}

/// Puts a first page into the copy that tells where the tables of any library begin: those
/// are made first, and stay where they are.
fn with_new_tables(copy: &Path, folder: &Path, page: u64) -> StoreResult<()> {
    let begun = folder.join("tables.sqlite");
    let tables = Connection::open(&begun)?;
    tables.execute_batch(&format!(
        "PRAGMA page_size = {page}; PRAGMA journal_mode = OFF"
    ))?;
    schema::put_bare_tables(&tables)?;
    drop(tables);
    let read = |path: &Path| -> std::io::Result<Vec<u8>> {
        let mut first = vec![0; usize::try_from(page).unwrap_or_default()];
        File::open(path)?.read_exact(&mut first)?;
        Ok(first)
    };
    let put = || -> std::io::Result<bool> {
        let mut first = read(&begun)?;
        // A leaf of a table: all of them stand on this page.
        if first[HEADER] != 0x0d {
            return Ok(false);
        }
        let mut file = OpenOptions::new().write(true).open(copy)?;
        let pages = u32::try_from(file.metadata()?.len() / page).unwrap_or(u32::MAX);
        first[PAGES_AT..PAGES_AT + 4].copy_from_slice(&pages.to_be_bytes());
        file.write_all(&first)?;
        Ok(true)
    };
    match put() {
        Ok(true) => Ok(()),
        Ok(false) => Err(StoreError::Damaged),
        Err(error) => Err(trouble(&error)),
    }
}

fn trouble(error: &std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Disk,
    }
}
