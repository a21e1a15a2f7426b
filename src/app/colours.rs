//! Which of a theme's colours each actor has: one at a time, wherever it is named. Its own
//! follows from its place in the gazetteer. Where the actors of the list are counted, those
//! that are mentioned most, as many as there are colours, get one each: where a colour is
//! taken by an actor that is mentioned more, the next free one. In the same way the actors
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
