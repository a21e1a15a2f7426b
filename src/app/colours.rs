//! Which of a theme's colours each actor has: one at a time, wherever it is named. Its own
//! follows from its place in the gazetteer. The first that are seen in rows of the list, as
//! many as there are colours, get one each: where a colour is taken, the next free one.
//! Where the actors of the list are counted, those that are mentioned most are kept apart
//! besides: where an actor that is mentioned more has the same one. In the same way the actors
//! that the open article is about are kept apart, on the whole screen, for as long as it is
//! open. Knows no colour, only their numbers.

use std::collections::HashMap;

use crate::config::theme::ACTOR_COLOURS;
use crate::library::mention::ActorId;

/// The colours that were given to actors instead of their own.
#[derive(Debug, Default)]
pub struct Colours {
    given: HashMap<ActorId, usize>,
    /// Those of the open article's, which go before.
    of_open: HashMap<ActorId, usize>,
}

impl Colours {
    /// The number of an actor's colour, by its place in the gazetteer.
    pub fn of(&self, actor: &ActorId, place: usize) -> usize {
        let of_open = self.of_open.get(actor).copied();
        of_open.unwrap_or_else(|| self.lasting(actor, place))
    }

    /// The one that it has whatever is open.
    fn lasting(&self, actor: &ActorId, place: usize) -> usize {
        let given = self.given.get(actor).copied();
        given.unwrap_or(place % ACTOR_COLOURS)
    }

    /// Whether a colour is free for one more of those that are seen in the list.
    pub(super) fn has_room(&self) -> bool {
        self.given.len() < ACTOR_COLOURS
    }

    /// Gives each of these, the most mentioned first, that was given none a colour that
    /// nobody was given, as long as there are some. None that was given changes.
    pub(super) fn meet<'a>(&mut self, actors: impl Iterator<Item = (&'a ActorId, usize)>) {
        for (actor, place) in actors {
            if self.given.contains_key(actor) {
                continue;
            }
            let own = place % ACTOR_COLOURS;
            let is_free = |n: &usize| !self.given.values().any(|given| given == n);
            let mut all = (own..own + ACTOR_COLOURS).map(|n| n % ACTOR_COLOURS);
            let Some(free) = all.find(is_free) else {
                return;
            };
            self.given.insert(actor.clone(), free);
        }
    }

    /// Keeps apart the actors that are mentioned most; `actors` come with their places
    /// in the gazetteer, the most mentioned first.
    pub fn keep_apart<'a>(&mut self, actors: impl Iterator<Item = (&'a ActorId, usize)>) {
        let apart = self.apart(actors);
        self.given.extend(apart);
    }

    /// Keeps apart the actors that the open article is about, the one it is most about
    /// first; until it is called again, with none where nothing is open.
    pub fn keep_apart_here<'a>(&mut self, actors: impl Iterator<Item = (&'a ActorId, usize)>) {
        self.of_open = self.apart(actors);
    }

    /// A colour for each, as far as there are colours: its own, or, where one before it has
    /// that, the next free one.
    fn apart<'a>(
        &self,
        actors: impl Iterator<Item = (&'a ActorId, usize)>,
    ) -> HashMap<ActorId, usize> {
        let mut taken = [false; ACTOR_COLOURS];
        let apart = actors.take(ACTOR_COLOURS).map(|(actor, place)| {
            let own = self.lasting(actor, place);
            let free = (own..own + ACTOR_COLOURS)
                .map(|n| n % ACTOR_COLOURS)
                .find(|n| !taken[*n]);
            let colour = free.unwrap_or(own);
            taken[colour] = true;
            (actor.clone(), colour)
        });
        apart.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_are_seen_are_told_apart_and_none_of_them_changes() {
        let [one, same, other] = ["one", "same", "other"].map(ActorId::new);
        let mut colours = Colours::default();
        colours.meet([(&same, ACTOR_COLOURS), (&one, 0)].into_iter());
        colours.meet([(&other, 1), (&one, 0)].into_iter());
        let of = |colours: &Colours, actor, place| colours.of(actor, place);
        assert_eq!(of(&colours, &same, ACTOR_COLOURS), 0);
        assert_eq!(of(&colours, &one, 0), 1);
        assert_eq!(of(&colours, &other, 1), 2);
        let many: Vec<_> = (0..20).map(|n| ActorId::new(&format!("n{n}"))).collect();
        colours.meet(many.iter().zip(0..));
        assert!(!colours.has_room());
        assert_eq!(colours.given.len(), ACTOR_COLOURS);
        // Those that came too late have their own.
        assert_eq!(of(&colours, &many[19], 19), 19 % ACTOR_COLOURS);
    }

    #[test]
    fn those_that_are_mentioned_most_are_told_apart_and_keep_their_colours() {
        let [one, same, other] = ["one", "same", "other"].map(ActorId::new);
        let places = [(&one, 0), (&same, ACTOR_COLOURS), (&other, 1)];
        let mut colours = Colours::default();
        let of = |colours: &Colours| places.map(|(actor, place)| colours.of(actor, place));
        assert_eq!(of(&colours), [0, 0, 1]);
        colours.keep_apart(places.into_iter());
        assert_eq!(of(&colours), [0, 1, 2]);
        // Under another filter others are mentioned most.
        colours.keep_apart(places.into_iter().rev());
        assert_eq!(of(&colours), [0, 1, 2]);
    }
    #[test]
    fn those_of_the_open_article_are_told_apart_while_it_is_open() {
        let [one, same, other] = ["one", "same", "other"].map(ActorId::new);
        let places = [(&one, 0), (&same, ACTOR_COLOURS), (&other, 1)];
        let mut colours = Colours::default();
        let of = |colours: &Colours| places.map(|(actor, place)| colours.of(actor, place));
        colours.keep_apart_here([places[1], places[0]].into_iter());
        assert_eq!(of(&colours), [1, 0, 1]);
        colours.keep_apart_here([places[0]].into_iter());
        assert_eq!(of(&colours), [0, 0, 1]);
    }
}
