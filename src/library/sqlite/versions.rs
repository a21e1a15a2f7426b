//! Articles that give way to their new versions: who reads a file again that has changed
//! finds there what he did with its article.
//!
//! Asked only of articles with which something was done. What became of them is known only
//! when all of a file was read: one that stands elsewhere in it by then is no earlier version
//! of anything. The new version stands where new articles stand; the earlier one is taken out,
//! and who still has it open writes to the new one (`gave_way`).

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use super::schema::begin;
use super::states::{put_state, state_of};
use super::succession::{gave_way, row_of};
use super::writing::take_out;
use super::{SqliteStore, origins, read_row, record};
use crate::library::article::{Article, ArticleId};
use crate::library::origin::{Input, Origin};
use crate::library::state::State;
use crate::library::store::StoreResult;
use crate::library::versions::{are_versions, has_all_marked};

/// So many are looked at in one transaction: others who write wait for no more.
const TOGETHER: usize = 256;

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

/// An earlier version of an article, and what was done with it when that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub id: ArticleId,
    pub state: State,
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
    /// Has articles of files that were read whole just now, and are in them no more, give way
    /// to what stands in their place, where that is a version of them; until `is_asked` to
    /// stop. How many did, and whether all were looked at.
    pub(super) fn give_way(
        &mut self,
        read: &[Arc<Input>],
        is_asked: &dyn Fn() -> bool,
    ) -> StoreResult<(usize, bool)> {
        let read: HashMap<&Path, &Arc<Input>> =
            read.iter().map(|one| (one.path.as_path(), one)).collect();
        if read.is_empty() {
            return Ok((0, true));
        }
        let now = |path: &Path| read.get(path).map(|now| Arc::clone(now));
        let known = known(&self.file)?;
        let left = known.iter();
        let left: Vec<(u32, &Origin)> = left
            .filter_map(|one| Some((one.row, one.left(&now)?)))
            .collect();
        if left.is_empty() {
            return Ok((0, true));
        }
        let places = Places::of(&self.file, &left, &read)?;
        let mut count = 0;
        for some in left.chunks(TOGETHER) {
            if is_asked() {
                return Ok((count, false));
            }
            let change = begin(&mut self.file)?;
            for &(row, origin) in some {
                count += usize::from(give_way(&change, row, origin, &places)?);
            }
            change.commit()?;
        }
        Ok((count, true))
    }
}

/// Has the article in a row give way to the one that stands where it was `left`, if that is
/// its new version; whether it did. What is damaged is nobody's version, and keeps nothing
/// else out.
fn give_way(file: &Connection, row: u32, left: &Origin, places: &Places<'_>) -> StoreResult<bool> {
    let Ok(Some(was)) = read_row(file, row) else {
        return Ok(false);
    };
    let next = places.find(left, was.link.as_deref());
    let next = next.filter(|&next| next != row);
    let Some(Ok(Some(now))) = next.map(|next| read_row(file, next)) else {
        return Ok(false);
    };
    let (Ok(done), Ok(mut state)) = (state_of(file, was.id), state_of(file, now.id)) else {
        return Ok(false);
    };
    if !are_versions(&was, &now) || !has_all_marked(&done, &now.text) {
        return Ok(false);
    }
    state.merge(&done);
    pass_on(file, (row, was.id), (now.id, &state))?;
    Ok(true)
}

/// Has the earlier version of an article go that is there, and has taken over what was done
/// with that when it was asked. What was done since is taken over now.
pub(super) fn succeed(file: &Connection, earlier: &Earlier, now: &Article) -> StoreResult<()> {
    let row = row_of(file, earlier.id)?;
    let Some(row) = row.filter(|_| earlier.id != now.id) else {
        return Ok(());
    };
    let done = state_of(file, earlier.id)?;
    if !has_all_marked(&done, &now.text) {
        return Ok(());
    }
    let mut state = state_of(file, now.id)?;
    state.merge(&done.since(&earlier.state));
    pass_on(file, (row, earlier.id), (now.id, &state))
}

/// Takes the article in a row out whose new version is there; what was done is done with that.
fn pass_on(
    file: &Connection,
    (row, was): (u32, ArticleId),
    (now, state): (ArticleId, &State),
) -> StoreResult<()> {
    put_state(file, now, state)?;
    file.execute("DELETE FROM state WHERE id = ?", [was.0])?;
    gave_way(file, was, now)?;
    // Another file that has its text still is read again, to be added.
    origins::forget_whole(file, row)?;
    take_out(file, row)
}

/// What stands now in files that others have left: rows by file and place, and by address in
/// those that hold several articles.
struct Places<'a> {
    by_place: HashMap<(&'a Path, String), u32>,
    by_link: HashMap<(&'a Path, String), u32>,
}

impl<'a> Places<'a> {
    /// Of the files that were read, and in which each of these was `left`.
    fn of(
        file: &Connection,
        left: &[(u32, &'a Origin)],
        read: &HashMap<&Path, &Arc<Input>>,
    ) -> StoreResult<Self> {
        let mut files: HashMap<u32, (&'a Path, bool)> = HashMap::new();
        for (_, origin) in left {
            let path = origin.input.path.as_path();
            let of_many = &mut files
                .entry(origins::number(file, path)?)
                .or_insert((path, false))
                .1;
            *of_many |= origin.place.contains('#');
        }
        // Once through all of them: nothing else tells what is in a file.
        let mut all =
            file.prepare_cached("SELECT input, row, place, size, modified FROM origin")?;
        let mut facts = file.prepare_cached("SELECT facts FROM article WHERE row = ?")?;
        let mut all = all.query([])?;
        let (mut by_place, mut by_link) = (HashMap::new(), HashMap::new());
        while let Some(one) = all.next()? {
            let Some(&(path, of_many)) = files.get(&one.get(0)?) else {
                continue;
            };
            let as_it_was = (origins::size(one.get(3)?), one.get(4)?);
            let now = read.get(path);
            if now.is_none_or(|now| (now.size, now.modified) != as_it_was) {
                continue;
            }
            let row: u32 = one.get(1)?;
            by_place.insert((path, one.get(2)?), row);
            if of_many {
                let facts: Option<String> = facts.query_row([row], |row| row.get(0)).optional()?;
                if let Some(link) = facts.as_deref().and_then(record::link_in) {
                    by_link.insert((path, link), row);
                }
            }
        }
        Ok(Self { by_place, by_link })
    }

    /// What has this address now in the file where one with it was left, or else what stands
    /// in its place.
    fn find(&self, left: &'a Origin, link: Option<&str>) -> Option<u32> {
        let path = left.input.path.as_path();
        let link = link.and_then(|link| self.by_link.get(&(path, link.to_owned())));
        let place = || self.by_place.get(&(path, left.place.clone()));
        link.or_else(place).copied()
    }
}
