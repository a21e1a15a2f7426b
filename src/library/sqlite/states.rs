//! What a person did with articles, as it stands in a library file: by the id of the
//! article, so that it is there again when the article is.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::schema::begin;
use super::succession::meant;
use crate::library::article::ArticleId;
use crate::library::state::State;
use crate::library::store::StoreResult;

/// The columns of `state` that `columns` reads.
pub(super) const COLUMNS: &str = "read, marked, tags, note, position, annotations";

/// The state in these columns of a row from `first` on, and its lists as they are written;
/// all of them NULL for an article that nothing was done with.
pub(super) fn columns(row: &Row<'_>, first: usize) -> rusqlite::Result<(State, Lists)> {
    let is =
        |at| -> rusqlite::Result<bool> { Ok(row.get::<_, Option<bool>>(at)?.unwrap_or_default()) };
    let state = State {
        read: is(first)?,
        marked: is(first + 1)?,
        note: row.get::<_, Option<_>>(first + 3)?.unwrap_or_default(),
        position: row
            .get::<_, Option<u32>>(first + 4)?
            .map_or(0, |position| position as usize),
        ..State::default()
    };
    let lists = Lists {
        tags: row.get(first + 2)?,
        annotations: row.get(first + 5)?,
    };
    Ok((state, lists))
}

/// Lists of a state as they are written: JSON, or nothing.
pub(super) struct Lists {
    tags: Option<String>,
    annotations: Option<String>,
}

impl Lists {
    /// Puts them into the state that they are of.
    pub(super) fn read_into(&self, state: &mut State) -> serde_json::Result<()> {
        state.tags = list(self.tags.as_deref())?;
        state.annotations = list(self.annotations.as_deref())?;
        Ok(())
    }
}

fn list<T: DeserializeOwned>(written: Option<&str>) -> serde_json::Result<Vec<T>> {
    written.map_or(Ok(Vec::new()), serde_json::from_str)
}

fn written<T: Serialize>(list: &[T]) -> serde_json::Result<Option<String>> {
    match list {
        [] => Ok(None),
        list => serde_json::to_string(list).map(Some),
    }
}

/// What was done with an article, whether it is there or not.
pub(super) fn state_of(file: &Connection, id: ArticleId) -> StoreResult<State> {
    Ok(known_state(file, id)?.unwrap_or_default())
}

/// The same, if anything was.
pub(super) fn known_state(file: &Connection, id: ArticleId) -> StoreResult<Option<State>> {
    let state = file
        .prepare_cached(&format!("SELECT {COLUMNS} FROM state WHERE id = ?"))?
        .query_row([id.0], |row| columns(row, 0))
        .optional()?;
    let Some((mut state, lists)) = state else {
        return Ok(None);
    };
    lists.read_into(&mut state)?;
    Ok(Some(state))
}

pub(super) fn put_state(file: &Connection, id: ArticleId, state: &State) -> StoreResult<()> {
    let note = Some(&state.note).filter(|note| !note.is_empty());
    file.prepare_cached(&format!(
        "REPLACE INTO state (id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    ))?
    .execute(params![
        id.0,
        state.read,
        state.marked,
        written(&state.tags)?,
        note,
        u32::try_from(state.position).unwrap_or_default(),
        written(&state.annotations)?
    ])?;
    Ok(())
}

/// Changes the state of an article, or of the one to which it gave way, as it stands in the file,
/// which somebody else may have changed since it was read; whose it is and what it is then.
pub(super) fn change(
    file: &mut Connection,
    id: ArticleId,
    change: impl Fn(&mut State),
) -> StoreResult<(ArticleId, State)> {
    let transaction = begin(file)?;
    let id = meant(&transaction, id)?;
    let mut state = state_of(&transaction, id)?;
    change(&mut state);
    put_state(&transaction, id, &state)?;
    transaction.commit()?;
    Ok((id, state))
}
