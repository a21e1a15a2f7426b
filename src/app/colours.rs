//! Which of a theme's colours each actor has: one at a time, wherever it is named. Its own
//! follows from its place in the gazetteer. Those that are seen together, in a row of the list
//! or as the most mentioned ones, are given different ones for good, as long as there are
//! some; only what the panel counts most may have another once it was counted. Where the open
//! article is about two that were given the same one nevertheless, they are kept apart on the
//! whole screen for as long as it is open. Knows no colour, only their numbers.

use std::collections::HashMap;

use crate::config::theme::ACTOR_COLOURS;
use crate::library::mention::ActorId;

/// The colours that were given to actors instead of their own.
#[derive(Debug, Default)]
pub struct Colours {
    given: HashMap<ActorId, usize>,
    /// How many actors were given each.
    counts: [usize; ACTOR_COLOURS],
    /// Whether those that the list mentions most were kept apart, of which some may have been
    /// given the same one in another run.
    are_parted: bool,
    /// Those of the open article's, which go before.
    of_open: HashMap<ActorId, usize>,
}

impl Colours {
    /// Has actors have the colours that they had before, each below [`ACTOR_COLOURS`].
    pub fn remember(&mut self, given: impl IntoIterator<Item = (ActorId, usize)>) {
        for (actor, colour) in given {
            self.counts[colour] += 1;
            self.given.insert(actor, colour);
        }
    }

    /// The colours that were given for good.
    pub fn given(&self) -> impl Iterator<Item = (&ActorId, usize)> {
        self.given.iter().map(|(actor, &colour)| (actor, colour))
    }

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

    /// Gives each of these actors, which are seen together, the most mentioned first, a
    /// colour for good if it has none: one that none of the others has, and of those the one
    /// that the fewest actors have, its own before others.
    pub(super) fn meet<'a>(&mut self, actors: impl Iterator<Item = (&'a ActorId, usize)>) {
        let actors: Vec<_> = actors.collect();
        let mut taken = [false; ACTOR_COLOURS];
        for (actor, _) in &actors {
            if let Some(&given) = self.given.get(*actor) {
                taken[given] = true;
            }
        }
        for (actor, place) in actors {
            if self.given.contains_key(actor) {
                continue;
            }
            let all = (place..place + ACTOR_COLOURS).map(|n| n % ACTOR_COLOURS);
            let colour = all.min_by_key(|&n| (taken[n], self.counts[n]));
            let colour = colour.unwrap_or(0);
            taken[colour] = true;
            self.counts[colour] += 1;
            self.given.insert(actor.clone(), colour);
        }
    }

    /// Keeps apart the actors that the list mentions most, once in a run; then they are as all
    /// that are seen together.
    pub(super) fn lead<'a>(&mut self, actors: impl Iterator<Item = (&'a ActorId, usize)> + Clone) {
        if self.are_parted {
            self.meet(actors.take(ACTOR_COLOURS));
        } else {
            self.are_parted = actors.clone().nth(1).is_some();
            self.keep_apart(actors);
        }
    }

    /// Keeps apart the actors that are mentioned most; they come with their places in the
    /// gazetteer, the most mentioned first, and where two were given the same colour the
    /// second is given another.
    pub(super) fn keep_apart<'a>(
        &mut self,
        actors: impl Iterator<Item = (&'a ActorId, usize)> + Clone,
    ) {
        self.meet(actors.clone().take(ACTOR_COLOURS));
        for (actor, colour) in self.apart(actors) {
            self.counts[colour] += 1;
            if let Some(before) = self.given.insert(actor, colour) {
                self.counts[before] -= 1;
            }
        }
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
    fn those_of_another_run_have_their_colours_and_the_foremost_are_told_apart_once() {
        let [one, same, other] = ["one", "same", "other"].map(ActorId::new);
        let mut colours = Colours::default();
        let kept = [(one.clone(), 3), (same.clone(), 3), (other.clone(), 5)];
        colours.remember(kept);
        assert_eq!(colours.of(&one, 0), 3);
        colours.lead([(&one, 0), (&same, 1), (&other, 2)].into_iter());
        let of = |colours: &Colours| [&one, &same, &other].map(|actor| colours.of(actor, 0));
        assert_eq!(of(&colours), [3, 4, 5]);
        colours.lead([(&same, 1), (&one, 0)].into_iter());
        assert_eq!(of(&colours), [3, 4, 5]);
        let mut given: Vec<_> = colours.given().map(|(_, colour)| colour).collect();
        given.sort_unstable();
        assert_eq!(given, [3, 4, 5]);
    }

    #[test]
    fn those_that_are_seen_together_are_told_apart_and_none_of_them_changes() {
        let [one, same, other] = ["one", "same", "other"].map(ActorId::new);
        let mut colours = Colours::default();
        let of = |colours: &Colours, actor, place| colours.of(actor, place);
        assert_eq!(of(&colours, &same, ACTOR_COLOURS), 0);
        colours.meet([(&same, ACTOR_COLOURS), (&one, 0)].into_iter());
        assert_eq!(of(&colours, &same, ACTOR_COLOURS), 0);
        assert_eq!(of(&colours, &one, 0), 1);
        colours.meet([(&other, 1), (&one, 0)].into_iter());
        assert_eq!(of(&colours, &other, 1), 2);
        assert_eq!(of(&colours, &one, 0), 1);
    }

    #[test]
    fn those_that_are_mentioned_most_are_told_apart_though_they_were_not() {
        let [one, same, other] = ["one", "same", "other"].map(ActorId::new);
        let places = [(&one, 0), (&same, ACTOR_COLOURS), (&other, 1)];
        let mut colours = Colours::default();
        let of = |colours: &Colours| places.map(|(actor, place)| colours.of(actor, place));
        assert_eq!(of(&colours), [0, 0, 1]);
        colours.meet([places[0], places[2]].into_iter());
        let free = ["a", "b", "c", "d", "e"].map(ActorId::new);
        colours.meet(free.iter().zip(2..));
        colours.meet([places[1]].into_iter());
        assert_eq!(of(&colours), [0, 0, 1]);
        colours.keep_apart(places.into_iter());
        assert_eq!(of(&colours), [0, 1, 2]);
        colours.keep_apart(places.into_iter().rev());
        assert_eq!(of(&colours), [0, 1, 2]);
    }

    #[test]
    fn all_colours_are_in_use_and_rows_of_many_actors_have_each_once() {
        let many: Vec<_> = (0..70).map(|n| ActorId::new(&format!("n{n}"))).collect();
        let mut colours = Colours::default();
        // All of them would have the same one.
        for row in many.chunks(3) {
            colours.meet(row.iter().map(|actor| (actor, 0)));
            let mut seen: Vec<_> = row.iter().map(|actor| colours.of(actor, 0)).collect();
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), row.len());
        }
        assert_eq!(colours.counts, [70 / ACTOR_COLOURS; ACTOR_COLOURS]);
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
