//! Which actors are given colours that tell them apart (`colours`): those of a row of the
//! list as it comes, and those that the panel counts most.

use super::model::Model;
use crate::config::theme::ACTOR_COLOURS;
use crate::library::mention::ActorId;
use crate::library::store::Tally;

impl Model {
    /// The number of an actor's colour among those of a theme.
    pub fn actor_colour(&self, actor: &ActorId) -> usize {
        self.colours.of(actor, self.actor_place(actor))
    }

    fn actor_place(&self, actor: &ActorId) -> usize {
        let known = self.gazetteer.as_ref();
        known.and_then(|known| known.position(actor)).unwrap_or(0)
    }

    /// Tells apart the principal actors of each row that is at hand.
    pub(super) fn colour_listed(&mut self) {
        let Some(gazetteer) = &self.gazetteer else {
            return;
        };
        for row in self.sidebar.rows() {
            let principal = row.principal(self.hides_likely);
            let place = |actor| gazetteer.position(actor).unwrap_or(0);
            let placed = principal.map(|(actor, _)| (actor, place(actor)));
            self.colours.meet(placed);
        }
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
        self.colours.meet(actors);
        self.colour_open();
    }

    /// Keeps the colours of the actors apart that the open article is about.
    pub(super) fn colour_open(&mut self) {
        let open = self.reader.open.iter();
        let principal = open.flat_map(|open| &open.principal).cloned();
        let placed = principal.map(|actor| (self.actor_place(&actor), actor));
        let placed: Vec<_> = placed.collect();
        let actors = placed.iter().map(|(place, actor)| (actor, *place));
        self.colours.keep_apart_here(actors);
    }
}
