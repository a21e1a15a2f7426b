//! In which rows actors stand in one sentence or paragraph. Of most rows the spots that are
//! kept tell it, without a text being read: what stands around a spot never reaches beyond
//! its paragraph, so that another spot in there shares it. The matcher decides the others.

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::params;

use super::rows::Rows;
use super::{SqliteStore, tallies};
use crate::library::condition::{Condition, Together, Within};
use crate::library::interrupt::Interrupt;
use crate::library::mention::ActorId;
use crate::library::spot;
use crate::library::store::StoreResult;

/// Where a mention begins and what is known to be of its paragraph: bytes of a text.
type Place = (usize, Range<usize>);

impl SqliteStore {
    /// Those of `among` in which these actors stand together.
    pub(super) fn in_company(
        &self,
        together: &Together,
        among: Rows,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Rows> {
        let mut open = among.clone();
        for names in &together.actors {
            let mut any = Rows::default();
            for actor in names {
                any.add(&tallies::rows_with(&self.file, actor)?);
            }
            open.keep(&any);
        }
        let sure = match together.within {
            Within::Paragraph if self.keeps_spots => self.surely_together(together, &open)?,
            _ => Rows::default(),
        };
        let mut among = among;
        among.take_out(&sure);
        open.take_out(&sure);
        let condition = Condition::Together(together.clone());
        let mut met = self.decided(&condition, among, &open, false, interrupt)?;
        met.add(&sure);
        Ok(met)
    }

    /// Those of `rows` of which the spots say it.
    fn surely_together(&self, together: &Together, rows: &Rows) -> StoreResult<Rows> {
        let mut groups = together.actors.iter();
        let Some(first) = groups.next() else {
            return Ok(Rows::default());
        };
        // For each row and mention of the first, what is still known to be of its paragraph.
        let mut known = self.places_of(first, rows)?;
        for names in groups {
            let others = self.places_of(names, rows)?;
            known.retain(|row, places| {
                let others = others.get(row).map_or(&[][..], |others| others);
                places.retain(|place| others.iter().any(|other| share(place, other)));
                !places.is_empty()
            });
        }
        Ok(known.into_keys().collect())
    }

    /// Where any of these actors is mentioned, for each of `rows` that mentions one.
    fn places_of(&self, names: &[ActorId], rows: &Rows) -> StoreResult<HashMap<u32, Vec<Place>>> {
        let mut places: HashMap<u32, Vec<Place>> = HashMap::new();
        let mut spots = self.file.prepare_cached(
            "SELECT row, spots FROM tally
             WHERE actor = (SELECT number FROM actor WHERE id = ?) AND spots IS NOT NULL",
        )?;
        for actor in names {
            let mut spots = spots.query(params![actor.as_str()])?;
            while let Some(one) = spots.next()? {
                let row: u32 = one.get(0)?;
                if rows.contains(row) {
                    let packed = one.get_ref(1)?.as_blob().unwrap_or_default();
                    let here = places.entry(row).or_default();
                    here.extend(spot::places(packed));
                }
            }
        }
        Ok(places)
    }
}

/// Whether one mention begins in what is known to be of the other's paragraph.
fn share(one: &Place, other: &Place) -> bool {
    one.1.contains(&other.0) || other.1.contains(&one.0)
}
