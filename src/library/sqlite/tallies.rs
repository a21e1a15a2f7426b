//! How often actors are mentioned, by row: read from the file when counts are asked
//! for, and kept.

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::record::Counts;
use super::rows::Rows;
use crate::library::facet::Value;
use crate::library::mention::ActorId;
use crate::library::store::Tally;

/// The counts of every actor, once they are read.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    is_loaded: bool,
    /// Row, mentions, certain ones.
    by_actor: HashMap<ActorId, Vec<(u32, u32, u32)>>,
}

impl Tallies {
    /// Reads them, if they are not.
    pub(super) fn load(&mut self, file: &Connection) -> Result<()> {
        if self.is_loaded {
            return Ok(());
        }
        let mut actors = file.prepare_cached("SELECT number, id FROM actor")?;
        let mut counts = file.prepare_cached(
            "SELECT row, mentions, certain FROM tally WHERE actor = ? ORDER BY row",
        )?;
        let mut actors = actors.query([])?;
        while let Some(actor) = actors.next()? {
            let counts = counts.query_map([actor.get::<_, u32>(0)?], |count| {
                Ok((count.get(0)?, count.get(1)?, count.get(2)?))
            })?;
            let id = ActorId::new(actor.get_ref(1)?.as_str()?);
            self.by_actor.insert(id, counts.collect::<Result<_>>()?);
        }
        self.is_loaded = true;
        Ok(())
    }

    /// They are read anew when they are asked for.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// What an article's counts were is different now.
    pub(super) fn change(&mut self, row: u32, before: &Counts, now: &Counts) {
        if !self.is_loaded {
            return;
        }
        for (actor, _) in before.all.iter() {
            if let Some(counts) = self.by_actor.get_mut(actor)
                && let Ok(place) = counts.binary_search_by_key(&row, |count| count.0)
            {
                counts.remove(place);
            }
        }
        for (actor, mentions) in now.all.iter() {
            let counts = self.by_actor.entry(actor.clone()).or_default();
            let place = counts.partition_point(|count| count.0 < row);
            let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
            let count = (row, number(*mentions), number(now.certain_of(actor)));
            counts.insert(place, count);
        }
    }

    /// Those of these rows, most mentions first.
    pub(super) fn of(&self, rows: &Rows) -> Vec<Tally> {
        let tallies = self.by_actor.iter().map(|(actor, counts)| {
            let mut tally = Tally::none(Value::Actor(actor.clone()));
            for &(_, mentions, certain) in counts.iter().filter(|(row, ..)| rows.contains(*row)) {
                tally.mentions += mentions as usize;
                tally.articles += usize::from(mentions > 0);
                tally.certain.0 += certain as usize;
                tally.certain.1 += usize::from(certain > 0);
            }
            tally
        });
        let mut tallies: Vec<Tally> = tallies.filter(|tally| tally.mentions > 0).collect();
        tallies.sort_by(Tally::by_mentions);
        tallies
    }
}

/// The rows that mention an actor.
pub(super) fn rows_with(file: &Connection, actor: &ActorId) -> Result<Rows> {
    let mut rows = file.prepare_cached(
        "SELECT row FROM tally WHERE actor = (SELECT number FROM actor WHERE id = ?)",
    )?;
    let rows = rows.query_map([actor.as_str()], |row| row.get(0))?;
    rows.collect()
}
