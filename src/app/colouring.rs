//! Which actors of the list are given colours that tell them apart (`colours`): those of
//! its rows, as they come. The panel's counts say more, and come later, if at all.

use std::cmp::Reverse;

use super::model::Model;
use crate::library::mention::ActorId;

impl Model {
    /// Keeps apart the principal actors of the rows that are at hand. Costs nothing once as
    /// many actors were seen as there are colours.
    pub(super) fn colour_listed(&mut self) {
        let Some(gazetteer) = &self.gazetteer else {
            return;
        };
        if !self.colours.has_room() {
            return;
        }
        let rows = self.sidebar.rows().iter();
        let named = rows.flat_map(|row| row.principal(self.hides_likely));
        let mut counts: Vec<(ActorId, usize)> = Vec::new();
        for (actor, count) in named {
            match counts.iter_mut().find(|(known, _)| known == actor) {
                Some((_, sum)) => *sum += count,
                None => counts.push((actor.clone(), count)),
            }
        }
        // Of those that are mentioned alike often, the one that is seen first.
        counts.sort_by_key(|(_, count)| Reverse(*count));
        let place = |actor: &ActorId| gazetteer.position(actor).unwrap_or(0);
        let placed = counts.iter().map(|(actor, _)| (actor, place(actor)));
        self.colours.meet(placed);
        self.colour_open();
    }
}
