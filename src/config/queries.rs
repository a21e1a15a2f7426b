//! The file of saved queries, `queries.toml`: each line a name and a query, in the
//! order in which they are shown.
//!
//! It is the person's own: what is changed from here leaves their order, comments and
//! blanks as they are. A file that cannot be read is never written over, and what is
//! wrong in one line keeps no other line from being read. Knows no query from another.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use rustix::io::Errno;
use toml_edit::{Document, DocumentMut, InlineTable, Item, Key, Table, TomlError, value};

use super::own_file::{lock, save};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 * 1024;

const HEAD: &str = "# Saved queries: name = query, in the order in which they are shown.\n\
                    # عمليات البحث المحفوظة: الاسم = الاستعلام.\n\n";

/// A query of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub name: String,
    pub query: String,
    /// Whether what is new of it is told: `{ query = "…", follow = true }`.
    pub follows: bool,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// What the file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queries {
    pub kept: Vec<Kept>,
    pub faults: Vec<Fault>,
}

/// What is wrong with the file, or in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read at all, for this reason.
    Unreadable { reason: String },
    /// It is no TOML from this line on, as the parser says.
    Syntax { line: usize, reason: String },
    /// What stands under this name is no query in quotation marks.
    NoText { line: usize, name: String },
    /// There is nothing but blanks in the name, or in the query of this name.
    Empty { line: usize, name: String },
}

/// A change of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Adds a query at the end.
    Save {
        name: String,
        query: String,
    },
    Rename {
        from: String,
        to: String,
    },
    Delete {
        name: String,
    },
    /// Has what is new of a query told, which is added if it is not there.
    Follow {
        name: String,
        query: String,
    },
    /// Has it told no more. The query stays.
    Unfollow {
        name: String,
        query: String,
    },
}

/// Why a change was not made. The file is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It cannot be read or written, for this reason.
    #[error("{0}")]
    Io(String),
    /// There is a fault, for which it cannot be changed from here.
    #[error("a fault in the file")]
    Fault(Fault),
    #[error("this name is there already")]
    Taken,
    #[error("there is no such name any more")]
    Gone,
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error.to_string())
    }
}

/// Reads the file; one that is not there holds nothing.
#[must_use]
pub fn load(path: &Path) -> Queries {
    let unreadable = |error: io::Error| Queries {
        faults: vec![Fault::Unreadable {
            reason: error.to_string(),
        }],
        ..Queries::default()
    };
    match read(path) {
        Ok(text) => of(&text),
        Err(error) => unreadable(error),
    }
}

fn read(path: &Path) -> io::Result<String> {
    let file = match fs::File::open(path) {
        // Nor is there a file in what is no folder.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(String::new());
        }
        file => file?,
    };
    let mut text = String::new();
    file.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// What a text of this kind holds.
fn of(text: &str) -> Queries {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            return Queries {
                faults: vec![syntax(text, &error)],
                ..Queries::default()
            };
        }
    };
    let mut queries = Queries::default();
    for (name, item) in document.as_table() {
        let key = document.as_table().key(name).and_then(Key::span);
        let line = line_of(text, key.or(item.span()).map_or(0, |span| span.start));
        let name = name.to_owned();
        let table = item.as_table_like();
        let query = table.and_then(|table| table.get("query"));
        let follows = table.and_then(|table| table.get("follow"));
        let follows = follows.and_then(Item::as_bool).unwrap_or(false);
        match query.unwrap_or(item).as_str() {
            None => queries.faults.push(Fault::NoText { line, name }),
            Some(query) if name.trim().is_empty() || query.trim().is_empty() => {
                queries.faults.push(Fault::Empty { line, name });
            }
            Some(query) => queries.kept.push(Kept {
                query: query.to_owned(),
                follows,
                name,
                line,
            }),
        }
    }
    queries
}

fn syntax(text: &str, error: &TomlError) -> Fault {
    Fault::Syntax {
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        reason: error.message().to_owned(),
    }
}

/// The line of a byte, from 1.
fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().iter().take(byte);
    before.filter(|&&byte| byte == b'\n').count() + 1
}

/// Makes a change in the file as it stands now, and says what it holds then. Other
/// runs wait for it.
///
/// # Errors
/// When it cannot be made; nothing is changed then.
pub fn change(path: &Path, change: &Change) -> Result<Queries, Refused> {
    let _lock = lock(path)?;
    let text = read(path)?;
    let text = changed(&text, change)?;
    save(path, &text)?;
    Ok(of(&text))
}

/// Adds queries at the end, each as it stands with its name, but for those whose names are
/// there already; how many were added. The file is written once.
///
/// # Errors
/// When it cannot be changed; nothing is added then.
pub fn add_all(path: &Path, added: &[Kept]) -> Result<usize, Refused> {
    let _lock = lock(path)?;
    let text = read(path)?;
    let mut document = document(&text)?;
    let table = document.as_table_mut();
    let mut count = 0;
    for Kept {
        name,
        query,
        follows,
        ..
    } in added
    {
        if !table.contains_key(name) {
            count += 1;
            match follows {
                true => followed(table, name, query),
                false => drop(table.insert(name, value(query))),
            }
        }
    }
    if count > 0 {
        save(path, &written(&text, &document)?)?;
    }
    Ok(count)
}

fn document(text: &str) -> Result<DocumentMut, Refused> {
    let document = text.parse::<DocumentMut>();
    document.map_err(|error| Refused::Fault(syntax(text, &error)))
}

/// The text of a file in which this stood before; one that would not be read again whole is
/// not written.
fn written(before: &str, document: &DocumentMut) -> Result<String, Refused> {
    let written = document.to_string();
    let written = match before.trim().is_empty() {
        true => HEAD.to_owned() + &written,
        false => written,
    };
    match written.len() as u64 > LARGEST {
        true => Err(io::Error::from(Errno::FBIG).into()),
        false => Ok(written),
    }
}

/// The text of the file after a change.
fn changed(text: &str, change: &Change) -> Result<String, Refused> {
    let mut document = document(text)?;
    let table = document.as_table_mut();
    match change {
        Change::Save { name, query } => {
            if table.contains_key(name) {
                return Err(Refused::Taken);
            }
            table.insert(name, value(query));
        }
        Change::Follow { name, query } => {
            followed(table, name, query);
        }
        Change::Unfollow { name, query } => {
            if !table.contains_key(name) {
                return Err(Refused::Gone);
            }
            put(table, name, value(query));
        }
        Change::Rename { from, to } => {
            if from != to && table.contains_key(to) {
                return Err(Refused::Taken);
            }
            rewrite(table, from, Some(to))?;
        }
        Change::Delete { name } => {
            let left = rewrite(table, name, None)?;
            let end = document.trailing().as_str().unwrap_or_default().to_owned();
            document.set_trailing(left + &end);
        }
    }
    written(text, &document)
}

/// Puts a query under a name, and that what is new of it is told.
fn followed(table: &mut Table, name: &str, query: &str) {
    let mut followed = InlineTable::new();
    followed.insert("query", query.into());
    followed.insert("follow", true.into());
    put(table, name, value(followed));
}

/// Puts a query under a name, in the place of the one that is there; what stands behind
/// that stays.
fn put(table: &mut Table, name: &str, mut new: Item) {
    let old = table.get(name).and_then(Item::as_value);
    if let (Some(old), Some(new)) = (old, new.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    match table.get_mut(name) {
        Some(item) => *item = new,
        None => drop(table.insert(name, new)),
    }
}

/// Gives a key another name, or takes it out; all others stay where they are. Comments
/// above a key that goes stay too: those that then stand at the end are returned.
fn rewrite(table: &mut Table, from: &str, to: Option<&str>) -> Result<String, Refused> {
    if !table.contains_key(from) {
        return Err(Refused::Gone);
    }
    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    let mut entries: Vec<(Key, Item)> = Vec::with_capacity(names.len());
    let mut left = String::new();
    for name in names {
        let Some((mut key, item)) = table.remove_entry(&name) else {
            continue;
        };
        let above = |key: &Key| {
            let above = key.leaf_decor().prefix();
            let above = above.and_then(|above| above.as_str());
            above.unwrap_or_default().to_owned()
        };
        if name != from {
            let kept = std::mem::take(&mut left) + &above(&key);
            key.leaf_decor_mut().set_prefix(kept);
            entries.push((key, item));
        } else if let Some(to) = to {
            let renamed = Key::new(to).with_leaf_decor(key.leaf_decor().clone());
            entries.push((renamed, item));
        } else if above(&key).contains('#') {
            left = above(&key);
        }
    }
    for (key, item) in entries {
        table.insert_formatted(&key, item);
    }
    Ok(left)
}

#[cfg(test)]
mod tests;
