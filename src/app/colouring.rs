//! Which actors are given colours that tell them apart (`colours`): those of a row of the
//! list as it comes, those that the panel counts most, and those that what is open is about.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::model::Model;
use crate::config::theme::ACTOR_COLOURS;
use crate::library::mention::ActorId;
use crate::library::store::Tally;

impl Model {
    /// The number of an actor's colour among those of a theme.
    pub fn actor_colour(&self, actor: &ActorId) -> usize {
        let known = self.gazetteer.as_ref();
        let place = known.map(|known| known.position(actor).unwrap_or(0));
        self.colours.of(actor, place)
    }

    fn actor_place(&self, actor: &ActorId) -> usize {
        let known = self.gazetteer.as_ref();
        known.and_then(|known| known.position(actor)).unwrap_or(0)
    }

    /// Tells apart the actors that the rows at hand mention most, and the principal ones of
    /// each row.
    pub(super) fn colour_listed(&mut self) {
        let Some(gazetteer) = &self.gazetteer else {
            return;
        };
        let place = |actor| gazetteer.position(actor).unwrap_or(0);
        let rows = self.sidebar.rows().iter();
        let rows: Vec<Vec<_>> = rows
            .map(|row| row.principal(self.hides_likely).collect())
            .collect();
        let mut sums: FxHashMap<&ActorId, usize> = FxHashMap::default();
        for (actor, count) in rows.iter().flatten() {
            *sums.entry(actor).or_default() += count;
        }
        let mut most: Vec<_> = sums.into_iter().collect();
        most.sort_by_key(|&(actor, sum)| (Reverse(sum), place(actor)));
        most.truncate(ACTOR_COLOURS);
        let groups = [most].into_iter().chain(rows);
        let placed = |group: Vec<(_, usize)>| -> Vec<_> {
            let actors = group.into_iter().map(|(actor, _)| actor);
            actors.map(|actor| (actor, place(actor))).collect()
        };
        let groups: Vec<_> = groups.map(placed).collect();
        self.colours.keep_apart(&groups);
        // What is counted goes by the list, and where it was not shown yet stays apart.
        self.colour_actors();
        self.colour_open();
    }

    /// Tells apart the actors that the panel counts most, as many as there are colours.
    pub(super) fn colour_actors(&mut self) {
        let mut counted: Vec<_> = self.facets.all().iter().collect();
        counted.sort_by(|one, other| Tally::by_mentions(one, other));
        let most = counted.into_iter().filter_map(Tally::actor);
        let placed = most.map(|actor| (actor.clone(), self.actor_place(actor)));
        let placed: Vec<_> = placed.take(ACTOR_COLOURS).collect();
        let actors = placed.iter().map(|(actor, place)| (actor, *place));
        self.colours.keep_apart(&[actors.collect()]);
    }

    /// Tells apart the actors that the open article is about.
    pub(super) fn colour_open(&mut self) {
        let open = self.reader.open.iter();
        let principal = open.flat_map(|open| &open.principal).cloned();
        let placed = principal.map(|actor| (self.actor_place(&actor), actor));
        let placed: Vec<_> = placed.take(ACTOR_COLOURS).collect();
        let actors = placed.iter().map(|(place, actor)| (actor, *place));
        self.colours.keep_apart(&[actors.collect()]);
    }
}
