//! Which files articles came from, and which files need not be read again.

use std::collections::HashSet;
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, params};

use super::SqliteStore;
use crate::library::article::ArticleId;
use crate::library::origin::{Input, Origin};
use crate::library::store::StoreResult;

/// The files of which all is in the library, as they were then.
#[derive(Debug, Default)]
pub struct KnownInputs {
    /// The halves of hashes: paths would be many times as much.
    inputs: HashSet<[u8; 16]>,
}

impl KnownInputs {
    /// Whether all of a file, as it is, is in the library.
    #[must_use]
    pub fn contains(&self, input: &Input) -> bool {
        let path = input.path.as_os_str().as_bytes();
        self.inputs.contains(&key(path, input.size, input.modified))
    }
}

fn key(path: &[u8], size: u64, modified: i64) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&size.to_le_bytes());
    hasher.update(&modified.to_le_bytes());
    hasher.update(path);
    let mut key = [0; 16];
    key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    key
}

impl SqliteStore {
    /// The files that were added whole.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn known_inputs(&self) -> StoreResult<KnownInputs> {
        let mut all = self
            .file
            .prepare("SELECT path, size, modified FROM input WHERE size IS NOT NULL")?;
        let all = all.query_map([], |input| {
            Ok(key(
                input.get_ref(0)?.as_blob()?,
                size(input.get(1)?),
                input.get(2)?,
            ))
        })?;
        let inputs = all.collect::<rusqlite::Result<_>>()?;
        Ok(KnownInputs { inputs })
    }

    /// From how many files its articles came.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn count_inputs(&self) -> StoreResult<u32> {
        let count = "SELECT count(*) FROM input WHERE number IN (SELECT input FROM origin)";
        Ok(self.file.query_row(count, [], |count| count.get(0))?)
    }

    /// Where an article came from, the first file first.
    pub(super) fn origins_of(&self, id: ArticleId) -> StoreResult<Vec<Origin>> {
        self.row(id)
            .map_or(Ok(Vec::new()), |row| of_row(&self.file, row))
    }
}

/// Where the article in a row came from, the first file first.
pub(super) fn of_row(file: &Connection, row: u32) -> StoreResult<Vec<Origin>> {
    let mut origins = file.prepare_cached(
        "SELECT path, place, origin.size, origin.modified
         FROM origin JOIN input ON number = input WHERE row = ? ORDER BY input",
    )?;
    let origins = origins.query_map([row], |origin| {
        let input = Input {
            path: OsString::from_vec(origin.get(0)?).into(),
            size: size(origin.get(2)?),
            modified: origin.get(3)?,
        };
        let place = origin.get(1)?;
        Ok(Origin {
            input: Arc::new(input),
            place,
        })
    })?;
    Ok(origins.collect::<rusqlite::Result<_>>()?)
}

/// Keeps where the article in a row was found; whether it was known to be in that file.
pub(super) fn put(file: &Connection, row: u32, origin: &Origin) -> rusqlite::Result<bool> {
    let Input { size, modified, .. } = *origin.input;
    let input = number(file, &origin.input.path)?;
    let before = file
        .prepare_cached("SELECT size, modified FROM origin WHERE row = ? AND input = ?")?
        .query_row([row, input], |known| {
            Ok((self::size(known.get(0)?), known.get(1)?))
        })
        .optional()?;
    // Twice in a file as it is: the first place is told.
    if before != Some((size, modified)) {
        file.prepare_cached(
            "REPLACE INTO origin (row, input, place, size, modified) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute(params![row, input, origin.place, written(size), modified])?;
    }
    Ok(before.is_some())
}

/// All of a file is in the library.
pub(super) fn put_whole(file: &Connection, input: &Input) -> rusqlite::Result<()> {
    let number = number(file, &input.path)?;
    file.prepare_cached("UPDATE input SET size = ?, modified = ? WHERE number = ?")?
        .execute(params![written(input.size), input.modified, number])?;
    Ok(())
}

/// Not all of the files of the article in a row is in the library any more.
pub(super) fn forget_whole(file: &Connection, row: u32) -> rusqlite::Result<()> {
    let forget = "UPDATE input SET size = NULL, modified = NULL
         WHERE number IN (SELECT input FROM origin WHERE row = ?)";
    file.execute(forget, [row])?;
    Ok(())
}

/// The number of a file, which gets one if it has none.
fn number(file: &Connection, path: &Path) -> rusqlite::Result<u32> {
    let path = path.as_os_str().as_bytes();
    let known = file
        .prepare_cached("SELECT number FROM input WHERE path = ?")?
        .query_row([path], |row| row.get(0))
        .optional()?;
    if let Some(number) = known {
        return Ok(number);
    }
    file.prepare_cached("INSERT INTO input (path) VALUES (?)")?
        .execute([path])?;
    Ok(u32::try_from(file.last_insert_rowid()).unwrap_or(u32::MAX))
}

/// SQLite has no numbers without a sign.
fn written(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

fn size(written: i64) -> u64 {
    u64::try_from(written).unwrap_or(0)
}
