//! The copy of a damaged library that is looked into: in a folder of its own, which goes
//! with it. What the file says of its length is believed within bounds, and it gets tables
//! again if theirs are lost. The file itself is only read.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rustix::io::Errno;

use super::MAGIC;
use crate::library::sqlite::schema;
use crate::library::store::{StoreError, StoreResult};

/// The size of a page where the file does not say it; and where it says what it is, how many
/// there are, and whose file it is.
const PAGE: u64 = 4096;
const PAGE_SIZE_AT: usize = 16;
const PAGES_AT: usize = 28;
const APPLICATION_AT: usize = 68;
const HEADER: usize = 100;

/// The tables that were made first begin within so many pages.
const BEGINNINGS: u64 = 64;

/// So much is copied before it is asked whether to go on, in bytes.
const TURN: usize = 1 << 20;

/// Why a library cannot be looked into.
#[derive(Debug, thiserror::Error)]
pub enum Unsalvaged {
    /// It cannot be read; damaged, where not even its tables are found.
    #[error(transparent)]
    Library(StoreError),
    /// A copy of so many bytes cannot be laid into this folder.
    #[error("{}: {reason}", folder.display())]
    Folder {
        folder: PathBuf,
        bytes: u64,
        reason: io::Error,
    },
    #[error("stopped")]
    Stopped,
}

/// What went wrong while it was made.
enum Trouble {
    Library(StoreError),
    Folder(io::Error),
    Stopped,
}

#[derive(Debug)]
pub(super) struct Copy {
    pub(super) file: Connection,
    /// The file that was opened, the size of its pages, and of what there was, in bytes.
    pub(super) path: PathBuf,
    pub(super) page: u64,
    pub(super) bytes: u64,
    /// Whether the file told no more where its tables are.
    pub(super) has_lost_tables: bool,
    /// Goes last.
    _folder: Folder,
}

impl Copy {
    /// Copies the library in a file and opens that.
    ///
    /// # Errors
    /// When the file cannot be read, holds nothing of a library, or the copy cannot be made;
    /// when `stops` says so meanwhile.
    pub(super) fn of(path: &Path, stops: &dyn Fn() -> bool) -> Result<Self, Unsalvaged> {
        let made = Folder::new().map_err(Trouble::Folder);
        made.and_then(|folder| Self::within(folder, path, stops))
            .map_err(|trouble| match trouble {
                Trouble::Library(trouble) => Unsalvaged::Library(trouble),
                Trouble::Stopped => Unsalvaged::Stopped,
                Trouble::Folder(reason) => Unsalvaged::Folder {
                    folder: std::env::temp_dir(),
                    bytes: [path, &log_of(path)].map(length).iter().sum(),
                    reason,
                },
            })
    }

    fn within(folder: Folder, from: &Path, stops: &dyn Fn() -> bool) -> Result<Self, Trouble> {
        let path = folder.0.join("library.sqlite");
        let log = log_of(&path);
        copy(from, &path, stops)?;
        if log_of(from).exists() {
            copy(&log_of(from), &log, stops)?;
        }
        let most = length(&path) + length(&log);
        if length(&log) > 0 {
            // What stands in the log belongs to the file; what does not hold together in it is
            // passed over.
            let _ = Connection::open(&path)
                .and_then(|file| file.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        let (page, bytes) = put_right(&path, most).map_err(Trouble::Folder)?;
        let opened = schema::read_only(&path).and_then(with_tables);
        let (file, has_lost_tables) = match opened {
            Ok(file) => (file, false),
            // As a file without a version is told.
            Err(StoreError::Damaged | StoreError::NoLibrary | StoreError::ReadOnly) => {
                put_new_tables(&path, &folder.0, page)?;
                let file = schema::read_only(&path).and_then(with_tables);
                (file.map_err(of_the_copy)?, true)
            }
            Err(trouble) => return Err(of_the_copy(trouble)),
        };
        Ok(Self {
            file,
            path,
            page,
            bytes,
            has_lost_tables,
            _folder: folder,
        })
    }
}

/// A folder among those that last for a while, which nobody else may read; it goes when it is
/// dropped.
#[derive(Debug)]
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        let mut number = 0;
        loop {
            let name = format!("qari-salvage-{}-{number}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            match DirBuilder::new().mode(0o700).create(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {
                    number += 1;
                }
                made => return made.map(|()| Self(folder)),
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

/// What SQLite says of the copy is the library's damage, or trouble of the folder.
fn of_the_copy(trouble: StoreError) -> Trouble {
    match trouble {
        StoreError::Full => Trouble::Folder(Errno::NOSPC.into()),
        StoreError::Disk => Trouble::Folder(Errno::IO.into()),
        trouble => Trouble::Library(trouble),
    }
}

fn copy(from: &Path, to: &Path, stops: &dyn Fn() -> bool) -> Result<(), Trouble> {
    let of_library = |_: io::Error| Trouble::Library(StoreError::Disk);
    let mut from = File::open(from).map_err(of_library)?;
    let mut to = File::create_new(to).map_err(Trouble::Folder)?;
    let mut bytes = vec![0; TURN];
    loop {
        if stops() {
            return Err(Trouble::Stopped);
        }
        match from.read(&mut bytes) {
            Ok(0) => return Ok(()),
            Ok(read) => to.write_all(&bytes[..read]).map_err(Trouble::Folder)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(of_library(error)),
        }
    }
}

/// Makes the copy as long as it says that it is, within bounds, and has it say so, and that
/// it is a library: one bit of that may be what is damaged. The size of its pages, and of what
/// there truly was, `most` at most, in bytes.
fn put_right(path: &Path, most: u64) -> io::Result<(u64, u64)> {
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    let mut header = [0; HEADER];
    let is_whole = file.read_exact_at(&mut header, 0).is_ok() && header.starts_with(MAGIC);
    let page = match u16::from_be_bytes([header[PAGE_SIZE_AT], header[PAGE_SIZE_AT + 1]]) {
        1 if is_whole => 65536,
        size if size.is_power_of_two() && size >= 512 && is_whole => u64::from(size),
        _ => PAGE,
    };
    let bytes = file.metadata()?.len().min(most);
    let there = bytes.div_ceil(page);
    let said = [0, 1, 2, 3].map(|at| header[PAGES_AT + at]);
    let said = match is_whole {
        true => u64::from(u32::from_be_bytes(said)),
        false => u64::MAX,
    };
    // SQLite wants the pages at which tables begin to be within the file. Nothing is written
    // there: it takes no room.
    let pages = said.min(2 * there + BEGINNINGS).max(there);
    file.set_len(pages * page)?;
    if is_whole {
        let said = u32::try_from(pages).unwrap_or(u32::MAX);
        file.write_all_at(&said.to_be_bytes(), PAGES_AT as u64)?;
        file.write_all_at(&schema::APPLICATION.to_be_bytes(), APPLICATION_AT as u64)?;
    }
    Ok((page, bytes))
}

fn with_tables(file: Connection) -> StoreResult<Connection> {
    for table in ["entry", "article", "content"] {
        file.prepare(&format!("SELECT row FROM {table}"))?;
    }
    Ok(file)
}

/// Puts a first page into the copy that tells where the tables of any library begin: those
/// are made first, and stay where they are. Of what a later version brought that is a guess.
fn put_new_tables(copy: &Path, folder: &Path, page: u64) -> Result<(), Trouble> {
    let begun = folder.join("tables.sqlite");
    let make = || -> StoreResult<()> {
        let tables = Connection::open(&begun)?;
        tables.execute_batch(&format!(
            "PRAGMA page_size = {page}; PRAGMA journal_mode = OFF"
        ))?;
        schema::put_bare_tables(&tables)
    };
    make().map_err(of_the_copy)?;
    let put = || -> io::Result<bool> {
        let mut first = vec![0; usize::try_from(page).unwrap_or_default()];
        File::open(&begun)?.read_exact(&mut first)?;
        // A leaf of a table: all of them stand on this page.
        if first[HEADER] != 0x0d {
            return Ok(false);
        }
        let file = OpenOptions::new().write(true).open(copy)?;
        let pages = u32::try_from(file.metadata()?.len() / page).unwrap_or(u32::MAX);
        first[PAGES_AT..PAGES_AT + 4].copy_from_slice(&pages.to_be_bytes());
        file.write_all_at(&first, 0)?;
        Ok(true)
    };
    match put().map_err(Trouble::Folder)? {
        true => Ok(()),
        false => Err(Trouble::Library(StoreError::Damaged)),
    }
}
