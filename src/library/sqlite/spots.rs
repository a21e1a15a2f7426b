//! Where actors are mentioned: kept packed beside their counts, so that nobody has to
//! look for them again.

use std::ops::Range;

use rusqlite::{OptionalExtension, params};

use super::SqliteStore;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::spot::{self, Spots};
use crate::library::store::{Store, StoreResult};

impl SqliteStore {
    /// Where the article in a row, whose text this is, mentions these actors, as far as
    /// that is known.
    pub(super) fn places(
        &self,
        row: u32,
        actors: &[&ActorId],
        text: &str,
    ) -> StoreResult<Vec<(ActorId, Range<usize>)>> {
        let mut places = Vec::new();
        for &actor in actors {
            if let Some(Some(packed)) = self.packed(row, actor)? {
                let spots = spot::unpacked(&packed, text).into_iter();
                places.extend(spots.map(|spot| (actor.clone(), spot.range)));
            }
        }
        places.sort_by_key(|(_, range)| (range.start, range.end));
        Ok(places)
    }

    /// Where the article in a row mentions an actor, as it stands in the file: not at
    /// all, or not known.
    fn packed(&self, row: u32, actor: &ActorId) -> StoreResult<Option<Option<Vec<u8>>>> {
        let mut packed = self.file.prepare_cached(
            "SELECT spots FROM tally
             WHERE actor = (SELECT number FROM actor WHERE id = ?) AND row = ?",
        )?;
        let packed = packed.query_row(params![actor.as_str(), row], |row| row.get(0));
        Ok(packed.optional()?)
    }

    /// Where an article mentions an actor; `None` where mentions are to be looked for
    /// first.
    pub(super) fn spots_of(&self, id: ArticleId, actor: &ActorId) -> StoreResult<Option<Spots>> {
        let is_known = self.keeps_spots && self.is_recognised(id);
        let (Some(row), true) = (self.row(id), is_known) else {
            return Ok(None);
        };
        let Some(text) = self.text(row)? else {
            return Ok(None);
        };
        let found = self.found.borrow();
        if let Some((_, counts)) = found.iter().find(|(of, _)| *of == id) {
            // Not in the file yet.
            let packed = counts.spots.get(actor).map_or(&[][..], |spots| spots);
            let list = spot::unpacked(packed, &text);
            let text = text.into();
            return Ok(Some(Spots { text, list }));
        }
        let list = match self.packed(row, actor)? {
            None => Vec::new(),
            Some(None) => return Ok(None),
            Some(Some(packed)) => spot::unpacked(&packed, &text),
        };
        let text = text.into();
        Ok(Some(Spots { text, list }))
    }
}
