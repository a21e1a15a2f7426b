//! Articles that give way to their new versions: who reads a file again that has changed
//! finds there what he did with its article.
//!
//! Asked only of articles with which something was done: of those there are few, and all
//! else costs nothing. What became of them is known only when all of a file was read: one
//! that stands elsewhere in it by then is no earlier version of anything.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use super::origins;
use super::postings::Batch;
use super::schema::begin;
use super::states::{put_state, state_of};
use super::writing::{clear, insert};
use super::{SqliteStore, read_row};
use crate::library::article::{Article, ArticleId};
use crate::library::origin::{Input, Origin};
use crate::library::store::StoreResult;
use crate::library::versions::are_versions;

/// An article with which something was done, and where it was found.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) row: u32,
    pub(super) id: ArticleId,
    pub(super) origins: Vec<Origin>,
}

impl Known {
    /// Where it was found in a file that was another one then, unless another file has it
    /// still.
    pub(super) fn left(&self, now: &dyn Fn(&Path) -> Option<Arc<Input>>) -> Option<&Origin> {
        let mut origins = self.origins.iter();
        let left = origins.find(|one| now(&one.input.path).is_some_and(|now| now != one.input))?;
        let mut others = self.origins.iter().filter(|one| *one != left);
        (!others.any(|one| one.input.is_as_it_was())).then_some(left)
    }
}

/// All of them that came from files, in their order.
pub(super) fn known(file: &Connection) -> StoreResult<Vec<Known>> {
    // In this order (`CROSS`), so that what nothing was done with costs nothing.
    let mut all = file.prepare_cached(
        "SELECT entry.row, id, path, place, origin.size, origin.modified
         FROM state CROSS JOIN entry USING (id) CROSS JOIN origin ON origin.row = entry.row
         CROSS JOIN input ON number = input
         WHERE read OR marked OR tags NOT NULL OR note NOT NULL OR annotations NOT NULL
             OR position > 0
         ORDER BY entry.row, input",
    )?;
    let mut all = all.query([])?;
    let mut known: Vec<Known> = Vec::new();
    while let Some(one) = all.next()? {
        let (row, origin) = (one.get(0)?, origins::read(one, 2)?);
        match known.last_mut().filter(|last| last.row == row) {
            Some(last) => last.origins.push(origin),
            None => known.push(Known {
                row,
                id: ArticleId(one.get(1)?),
                origins: vec![origin],
            }),
        }
    }
    Ok(known)
}

impl SqliteStore {
    pub(super) fn give_way_to(&mut self, read: &[Arc<Input>]) -> StoreResult<usize> {
        self.catch_up()?;
        self.at_hand.get_mut().forget_articles();
        let change = begin(&mut self.file)?;
        let count = give_way(&change, read)?;
        change.commit()?;
        if count > 0 {
            self.read_again()?;
        }
        Ok(count)
    }
}

/// Has articles of files that were read whole just now, and are in them no more, give way
/// to what stands in their place, where that is a version of them. How many did.
pub(super) fn give_way(file: &Connection, read: &[Arc<Input>]) -> StoreResult<usize> {
    let read: HashMap<&Path, &Arc<Input>> =
        read.iter().map(|one| (one.path.as_path(), one)).collect();
    if read.is_empty() {
        return Ok(0);
    }
    let now = |path: &Path| read.get(path).map(|now| Arc::clone(now));
    let known = known(file)?;
    let left: Vec<(u32, &Origin)> = known
        .iter()
        .filter_map(|one| Some((one.row, one.left(&now)?)))
        .collect();
    if left.is_empty() {
        return Ok(0);
    }
    let mut there = rows_at(file, &left, &read)?;
    let mut count = 0;
    for (row, origin) in left {
        let place = (origin.input.path.as_path(), origin.place.as_str());
        let Some(next) = there.get_mut(&place) else {
            continue;
        };
        // What is damaged is nobody's version, and keeps nothing else out.
        let (Ok(Some(was)), Ok(Some(now))) = (read_row(file, row), read_row(file, *next)) else {
            continue;
        };
        if are_versions(&was, &now) {
            let mut state = state_of(file, now.id)?;
            state.merge(&state_of(file, was.id)?);
            put_state(file, now.id, &state)?;
            *next = take_place(file, (row, &was), (*next, now))?;
            count += 1;
        }
    }
    Ok(count)
}

/// The rows of what stands now where each of these was `left`, by file and place.
fn rows_at<'a>(
    file: &Connection,
    left: &[(u32, &'a Origin)],
    read: &HashMap<&Path, &Arc<Input>>,
) -> StoreResult<HashMap<(&'a Path, &'a str), u32>> {
    let mut wanted: HashMap<u32, Vec<&'a Origin>> = HashMap::new();
    for (_, origin) in left {
        let number = origins::number(file, &origin.input.path)?;
        wanted.entry(number).or_default().push(origin);
    }
    // Once through all of them: nothing else tells what is in a file.
    let mut all = file.prepare_cached("SELECT input, row, place, size, modified FROM origin")?;
    let mut all = all.query([])?;
    let mut there = HashMap::new();
    while let Some(one) = all.next()? {
        let Some(wanted) = wanted.get(&one.get(0)?) else {
            continue;
        };
        let place: String = one.get(2)?;
        let (size, modified) = (origins::size(one.get(3)?), one.get(4)?);
        for origin in wanted.iter().filter(|origin| origin.place == place) {
            let path = origin.input.path.as_path();
            if read
                .get(path)
                .is_some_and(|now| (now.size, now.modified) == (size, modified))
            {
                there.insert((path, origin.place.as_str()), one.get(1)?);
            }
        }
    }
    Ok(there)
}

/// The row of an article.
pub(super) fn row_of(file: &Connection, id: ArticleId) -> rusqlite::Result<Option<u32>> {
    file.prepare_cached("SELECT row FROM entry WHERE id = ?")?
        .query_row([id.0], |row| row.get(0))
        .optional()
}

/// Takes an article out, and puts its new version in its place, unless that has one before
/// it already. What was done with it is gone; which row the new version has now.
pub(super) fn take_place(
    file: &Connection,
    (row, was): (u32, &Article),
    (next, now): (u32, Article),
) -> StoreResult<u32> {
    file.execute("DELETE FROM state WHERE id = ?", [was.id.0])?;
    clear(file, row, was)?;
    if next < row {
        return Ok(next);
    }
    let origins = origins::of_row(file, next)?;
    clear(file, next, &now)?;
    let mut batch = Batch::default();
    insert(file, Some(row), &now, &mut batch)?;
    batch.write(file)?;
    for origin in &origins {
        origins::put(file, row, origin)?;
    }
    Ok(row)
}
