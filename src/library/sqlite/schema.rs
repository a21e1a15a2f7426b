//! The tables of a library file, and how an older file is brought up to them.
//!
//! `entry` holds what lists are sorted and filtered by, in rows so narrow that all of
//! them are read at start; `article` what a row of the list shows; `content` the text.
//! What a person did (`state`) goes by the id of the article, so that it is
//! there again when the article is.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

use super::beside;
use crate::library::store::StoreError;

/// Says that a SQLite file is a library: "Qari".
pub(super) const APPLICATION: i32 = i32::from_be_bytes(*b"Qari");

/// How long to wait for somebody else who writes into the file.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// The same where somebody waits for something else meanwhile, who tries again.
pub(super) const BRIEFLY: Duration = Duration::from_millis(25);

/// What brings a file from each version to the next.
const MIGRATIONS: [&str; 6] = [
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
    include_str!("schema/5.sql"),
    include_str!("schema/6.sql"),
];

/// The version that this program writes.
const NEWEST: u32 = MIGRATIONS.len() as u32;

/// Opens a library file and brings it up to date; makes it if it is not there. One that
/// may not be written is opened as it stands.
///
/// # Errors
/// When it is no library, from a newer version, damaged, or cannot be read.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    let is_there = path.exists();
    if is_there && !path.is_file() {
        // A folder, a pipe, a device: nothing of it is even opened.
        return Err(StoreError::NoLibrary);
    }
    let opened = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    );
    if is_there
        && opened
            .as_ref()
            .is_ok_and(|file| file.is_readonly("main") == Ok(true))
    {
        // Nothing is laid beside it, which would be as little to be written ever after.
        if !beside::has_log(path) {
            return read_only(path);
        }
    } else {
        beside::allow_writing(path);
    }
    let prepared = opened.map_err(StoreError::from).and_then(prepare);
    beside::allow_writing(path);
    match prepared {
        // Beside the file there are others to be written, even to read it.
        Err(StoreError::ReadOnly) if is_there => read_only(path),
        opened => opened,
    }
}

/// A library that may not be written, so that nobody else writes it either. What stands in
/// its log is read with it, and neither of them is touched.
pub(super) fn read_only(path: &Path) -> Result<Connection, StoreError> {
    let file = as_it_stands(path)?;
    // What there was before spots is read without them, and so are annotations.
    match version(&file)? {
        0 => return Err(StoreError::ReadOnly),
        1 | 2 => file.execute_batch(
            "CREATE TEMP VIEW state AS SELECT *, NULL AS annotations FROM main.state",
        )?,
        _ => {}
    }
    Ok(file)
}

/// A file that nobody writes, opened to be read.
fn as_it_stands(path: &Path) -> Result<Connection, StoreError> {
    let has_log = beside::has_log(path);
    // Without a log nothing is laid beside it. What those who read one share would have to be
    // written; one who locks all others out, without locks to write, needs none of that.
    let how = match has_log {
        true => "vfs=unix-none",
        false => "immutable=1",
    };
    let path = path.to_string_lossy();
    let escaped = path
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let file = Connection::open_with_flags(
        format!("file:{escaped}?{how}"),
        OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    if has_log {
        file.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        file.execute_batch("PRAGMA locking_mode = EXCLUSIVE")?;
    }
    Ok(file)
}

/// Whether a file has the tables of a library, whatever it says that it is.
pub(super) fn has_tables_of_a_library(path: &Path) -> bool {
    let tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'
         AND name IN ('entry', 'article', 'content', 'posting', 'tally', 'state')";
    let count = as_it_stands(path).map(|file| file.query_row(tables, [], |row| row.get(0)));
    matches!(count, Ok(Ok(6_u32)))
}

/// Whether where actors are mentioned is kept in this file, as in all that may be written.
pub(super) fn keeps_spots(file: &Connection) -> Result<bool, StoreError> {
    Ok(version(file)? >= 2)
}

/// Whether feeds are kept in this file, as in all that may be written.
pub(super) fn keeps_feeds(file: &Connection) -> Result<bool, StoreError> {
    Ok(version(file)? >= 5)
}

/// Begins a change: what is written from now on is there whole, or not at all.
pub(super) fn begin(file: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    file.transaction_with_behavior(TransactionBehavior::Immediate)
}

/// A library that is kept nowhere.
#[cfg(test)]
pub(super) fn in_memory() -> Result<Connection, StoreError> {
    prepare(Connection::open_in_memory()?)
}

pub(super) fn prepare(mut file: Connection) -> Result<Connection, StoreError> {
    file.busy_timeout(PATIENCE)?;
    let version = self::version(&file)?;
    // Of a crash of the machine the last moments may be lost, never the file.
    file.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;",
    )?;
    if version < NEWEST {
        let change = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Somebody else may have done it meanwhile.
        let version = self::version(&change)?;
        if version > 0 {
            // One that cannot even be listed is left as it is, for what can still be found.
            change.query_row("SELECT max(mentions) FROM entry", [], |_| Ok(()))?;
        }
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

/// Whether there is every table that the version of the file has.
pub(super) fn has_all_tables(file: &Connection) -> Result<bool, StoreError> {
    let whole = Connection::open_in_memory()?;
    for migration in MIGRATIONS.iter().take(version(file)? as usize) {
        whole.execute_batch(migration)?;
    }
    let mut tables = whole.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let mut tables = tables.query([])?;
    while let Some(table) = tables.next()? {
        if !file.table_exists(Some("main"), table.get_ref(0)?.as_str().unwrap_or_default())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Puts the tables into a file of another kind that nothing is written into: each begins at
/// the page at which it begins in a library that was made at this version, and has its
/// columns, and no index or rule. In one that was brought up to it, what came later than its
/// first version (`feed`) begins elsewhere.
pub(super) fn put_bare_tables(file: &Connection) -> Result<(), StoreError> {
    let whole = Connection::open_in_memory()?;
    let page: u32 = file.query_row("PRAGMA page_size", [], |row| row.get(0))?;
    whole.pragma_update(None, "page_size", page)?;
    for migration in MIGRATIONS {
        whole.execute_batch(migration)?;
    }
    file.execute_batch("PRAGMA writable_schema = ON")?;
    let mut tables =
        whole.prepare("SELECT name, rootpage, sql FROM sqlite_schema WHERE type = 'table'")?;
    let mut tables = tables.query([])?;
    while let Some(table) = tables.next()? {
        let (name, root, sql): (String, u32, String) =
            (table.get(0)?, table.get(1)?, table.get(2)?);
        let mut columns = whole.prepare("SELECT name, pk FROM pragma_table_info(?)")?;
        let columns = columns.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let columns: Vec<(String, u32)> = columns.collect::<rusqlite::Result<_>>()?;
        let mut keys: Vec<&(String, u32)> = columns.iter().filter(|column| column.1 > 0).collect();
        keys.sort_by_key(|column| column.1);
        let keys: Vec<&str> = keys.iter().map(|column| &*column.0).collect();
        let keys = keys.join(",");
        let has_rows = !sql.contains("WITHOUT ROWID");
        let columns = columns.iter().map(|(name, key)| match key {
            1 if has_rows => format!("{name} INTEGER PRIMARY KEY"),
            _ => name.clone(),
        });
        let mut bare = columns.collect::<Vec<_>>().join(",");
        bare = match has_rows {
            true => format!("CREATE TABLE {name}({bare})"),
            false => format!("CREATE TABLE {name}({bare},PRIMARY KEY({keys})) WITHOUT ROWID"),
        };
        file.execute(
            "INSERT INTO sqlite_schema VALUES ('table', ?1, ?1, ?2, ?3)",
            rusqlite::params![name, root, bare],
        )?;
    }
    file.pragma_update(None, "application_id", APPLICATION)?;
    file.pragma_update(None, "user_version", NEWEST)?;
    Ok(())
}

/// The version of a library; 0 for an empty file.
fn version(file: &Connection) -> Result<u32, StoreError> {
    let application: i32 = file.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: u32 = file.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables: i64 = file.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION && tables > 0 {
        return Err(StoreError::NoLibrary);
    }
    if version > NEWEST {
        return Err(StoreError::Newer);
    }
    Ok(version)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::library::sqlite::states;

    #[test]
    fn a_library_of_any_older_version_is_read_without_writing_into_it() {
        let folder = std::env::temp_dir().join(format!("qari-older-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for older in 1..MIGRATIONS.len() {
            let path = folder.join(format!("{older}.sqlite"));
            let _ = fs::remove_file(&path);
            let file = Connection::open(&path).unwrap();
            for migration in &MIGRATIONS[..older] {
                file.execute_batch(migration).unwrap();
            }
            file.pragma_update(None, "application_id", APPLICATION)
                .unwrap();
            file.pragma_update(None, "user_version", older as u32)
                .unwrap();
            file.execute("INSERT INTO state (id, note) VALUES (x'01', 'يُراجع')", [])
                .unwrap();
            drop(file);
            let file = read_only(&path).unwrap();
            let statement = format!("SELECT {} FROM state", states::COLUMNS);
            let (state, _) = file
                .query_row(&statement, [], |row| states::columns(row, 0))
                .unwrap();
            assert_eq!(state.note, "يُراجع");
            assert_eq!(version(&file).unwrap(), older as u32);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
