//! An article as it stands in a file that need not be sound: each table is asked by the
//! number of the row, with no index between, so that one that is damaged keeps nothing of
//! the others back. What a person did with it, and where it came from, is no part of
//! whether it is whole.

use rusqlite::{Connection, OptionalExtension, Row};

use super::states::{COLUMNS, columns};
use super::{id, origins};
use crate::library::article::ArticleId;
use crate::library::origin::Origin;
use crate::library::state::State;
use crate::library::store::{StoreError, StoreResult};

/// An article on a line of JSON, and what else of it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub text: String,
    /// The name of the article.
    pub doc: String,
    /// Whether all that was done with it stands on the line.
    pub has_state: bool,
    /// Whether all files that it came from do.
    pub has_origins: bool,
}

/// What two tables say of an article.
#[derive(Debug)]
pub(super) struct Standing {
    pub(super) about: About,
    pub(super) content: Content,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct About {
    pub(super) doc: String,
    pub(super) title: String,
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
    pub(super) facts: String,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) text: String,
    pub(super) parts: String,
}

impl Standing {
    /// The line of an article that goes by this id, and stands in this row.
    pub(super) fn line(self, file: &Connection, row: u32, id: ArticleId) -> StoreResult<Line> {
        let doc = self.about.doc.clone();
        let (state, has_state) = state(file, id);
        let origins = origins::of_row(file, row);
        let has_origins = origins.is_ok();
        let origins: Vec<Origin> = origins.unwrap_or_default();
        Ok(Line {
            text: self.told(&origins, state)?,
            doc,
            has_state,
            has_origins,
        })
    }
}

/// What the row of `article` says; `None` without one.
pub(super) fn about(file: &Connection, row: u32) -> StoreResult<Option<About>> {
    let about = "SELECT doc, title, source, author, facts FROM article WHERE row = ?";
    ask(file, about, row, |row| {
        Ok(About {
            doc: row.get(0)?,
            title: row.get(1)?,
            source: row.get(2)?,
            author: row.get(3)?,
            facts: row.get(4)?,
        })
    })
}

/// The row of `content`; `None` without one.
pub(super) fn content(file: &Connection, row: u32) -> StoreResult<Option<Content>> {
    let content = "SELECT text, parts FROM content WHERE row = ?";
    ask(file, content, row, |row| {
        Ok(Content {
            text: row.get(0)?,
            parts: row.get(1)?,
        })
    })
}

/// By which id the article in a row goes, and whether it is a whole one; `None` without one.
pub(super) fn entry(file: &Connection, row: u32) -> StoreResult<Option<(ArticleId, bool)>> {
    let entry = "SELECT id, whole FROM entry WHERE row = ?";
    ask(file, entry, row, |row| Ok((id(row)?, row.get(1)?)))
}

/// What was done with an article, as far as it can be read, and whether that is all.
fn state(file: &Connection, id: ArticleId) -> (State, bool) {
    let state = || -> StoreResult<Option<_>> {
        let mut state =
            file.prepare_cached(&format!("SELECT {COLUMNS} FROM state WHERE id = ?"))?;
        Ok(state.query_row([id.0], |row| columns(row, 0)).optional()?)
    };
    match state() {
        Ok(None) => (State::default(), true),
        Ok(Some((mut state, lists))) => {
            let has_lists = lists.read_into(&mut state).is_ok();
            (state, has_lists)
        }
        Err(_) => (State::default(), false),
    }
}

fn ask<T>(
    file: &Connection,
    question: &str,
    row: u32,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> StoreResult<Option<T>> {
    let mut asked = file.prepare_cached(question)?;
    Ok(asked.query_row([row], read).optional()?)
}

/// Both tables of an article of which one row at least is there.
pub(super) fn both(
    about: StoreResult<Option<About>>,
    content: StoreResult<Option<Content>>,
) -> StoreResult<Standing> {
    Ok(Standing {
        about: about?.ok_or(StoreError::Damaged)?,
        content: content?.ok_or(StoreError::Damaged)?,
    })
}
