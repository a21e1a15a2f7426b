//! The tables of a library file, and how an older file is brought up to them.
//!
//! `entry` holds what lists are sorted and filtered by, in rows so narrow that all of
//! them are read at start; `article` what a row of the list shows; `content` the text.
//! What a person did (`state`, `tag`) goes by the id of the article, so that it is
//! there again when the article is.

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

use crate::library::store::StoreError;

/// Says that a SQLite file is a library: "Qari".
const APPLICATION: i32 = i32::from_be_bytes(*b"Qari");

/// How long to wait for somebody else who writes into the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// What brings a file from each version to the next.
const MIGRATIONS: [&str; 1] = [include_str!("schema/1.sql")];

/// The version that this program writes.
const NEWEST: u32 = MIGRATIONS.len() as u32;

/// Opens a library file and brings it up to date; makes it if it is not there.
///
/// # Errors
/// When it is no library, from a newer version, damaged, or cannot be written.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    let file = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    prepare(file)
}

/// A library that is kept nowhere.
#[cfg(test)]
pub(super) fn in_memory() -> Result<Connection, StoreError> {
    prepare(Connection::open_in_memory()?)
}

fn prepare(mut file: Connection) -> Result<Connection, StoreError> {
    file.busy_timeout(PATIENCE)?;
    let application: i32 = file.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: u32 = file.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let is_empty = file.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })? == 0;
    if application != APPLICATION && !is_empty {
        return Err(StoreError::NoLibrary);
    }
    if version > NEWEST {
        return Err(StoreError::Newer);
    }
    // Of a crash of the machine the last moments may be lost, never the file.
    file.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;",
    )?;
    if version < NEWEST {
        let change = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Somebody else may have done it meanwhile.
        let version: u32 = change.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        for migration in MIGRATIONS.iter().skip(version as usize) {
            change.execute_batch(migration)?;
        }
        change.pragma_update(None, "application_id", APPLICATION)?;
        change.pragma_update(None, "user_version", NEWEST)?;
        change.commit()?;
    }
    file.set_prepared_statement_cache_capacity(64);
    Ok(file)
}
