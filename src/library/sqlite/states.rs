//! What a person did with articles, as it stands in a library file: by the id of the
//! article, so that it is there again when the article is.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::schema::begin;
use crate::library::article::ArticleId;
use crate::library::state::State;
use crate::library::store::StoreResult;

/// The state in five columns of a row from `first` on, and its tags as they are written;
/// all of them NULL for an article that nothing was done with.
pub(super) fn columns(row: &Row<'_>, first: usize) -> rusqlite::Result<(State, Option<String>)> {
    let is =
        |at| -> rusqlite::Result<bool> { Ok(row.get::<_, Option<bool>>(at)?.unwrap_or_default()) };
    let state = State {
        read: is(first)?,
        marked: is(first + 1)?,
        tags: Vec::new(),
        note: row.get::<_, Option<_>>(first + 3)?.unwrap_or_default(),
        position: row
            .get::<_, Option<u32>>(first + 4)?
            .map_or(0, |position| position as usize),
    };
    Ok((state, row.get(first + 2)?))
}

/// The tags that are written so.
pub(super) fn tags(written: Option<String>) -> serde_json::Result<Vec<String>> {
    written.map_or(Ok(Vec::new()), |tags| serde_json::from_str(&tags))
}

/// What was done with an article, whether it is there or not.
pub(super) fn state_of(file: &Connection, id: ArticleId) -> StoreResult<State> {
    Ok(known_state(file, id)?.unwrap_or_default())
}

/// The same, if anything was.
pub(super) fn known_state(file: &Connection, id: ArticleId) -> StoreResult<Option<State>> {
    let state = file
        .prepare_cached("SELECT read, marked, tags, note, position FROM state WHERE id = ?")?
        .query_row([id.0], |row| columns(row, 0))
        .optional()?;
    let Some((mut state, written)) = state else {
        return Ok(None);
    };
    state.tags = tags(written)?;
    Ok(Some(state))
}

pub(super) fn put_state(file: &Connection, id: ArticleId, state: &State) -> StoreResult<()> {
    let tags = match state.tags.as_slice() {
        [] => None,
        tags => Some(serde_json::to_string(tags)?),
    };
    let note = Some(&state.note).filter(|note| !note.is_empty());
    file.prepare_cached(
        "REPLACE INTO state (id, read, marked, tags, note, position) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id.0,
        state.read,
        state.marked,
        tags,
        note,
        u32::try_from(state.position).unwrap_or_default()
    ])?;
    Ok(())
}

/// Changes the state of an article as it stands in the file, which somebody else may
/// have changed since it was read; what it is then.
pub(super) fn change(
    file: &mut Connection,
    id: ArticleId,
    change: impl Fn(&mut State),
) -> StoreResult<State> {
    let transaction = begin(file)?;
    let mut state = state_of(&transaction, id)?;
    change(&mut state);
    put_state(&transaction, id, &state)?;
    transaction.commit()?;
    Ok(state)
}
