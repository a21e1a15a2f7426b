//! Where actors are mentioned: kept packed beside their counts, so that nobody has to
//! look for them again.

use rusqlite::{OptionalExtension, params};

use super::SqliteStore;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::spot::{self, Spots};
use crate::library::store::{Store, StoreResult};

impl SqliteStore {
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
        let mut packed = self.file.prepare_cached(
            "SELECT spots FROM tally
             WHERE actor = (SELECT number FROM actor WHERE id = ?) AND row = ?",
        )?;
        let packed: Option<Option<Vec<u8>>> = packed
            .query_row(params![actor.as_str(), row], |row| row.get(0))
            .optional()?;
        let list = match packed {
            None => Vec::new(),
            Some(None) => return Ok(None),
            Some(Some(packed)) => spot::unpacked(&packed, &text),
        };
        let text = text.into();
        Ok(Some(Spots { text, list }))
    }
}
