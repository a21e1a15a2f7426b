//! Which of a theme's colours each actor has: one for the whole run, wherever it is named. Its own
//! follows from its place in the gazetteer, or is the one that it had in another run. Those that
//! are seen together, in a row of the list, as the most mentioned ones or in what is open, are
//! given different ones, as long as there are some, but only before they are seen: the colour
//! that an actor was first shown in stays, whatever is opened or counted later, even where
//! two that were shown before come to stand side by side in the same one. Knows no colour, only
//! their numbers.

use std::collections::{HashMap, HashSet};

use crate::config::theme::ACTOR_COLOURS;
use crate::library::mention::ActorId;

/// The colours that were given to actors instead of their own.
#[derive(Debug, Default)]
pub struct Colours {
    given: HashMap<ActorId, usize>,
    /// How many actors were given each.
    counts: [usize; ACTOR_COLOURS],
    /// The colours in which actors were shown in this run.
    shown: HashMap<ActorId, usize>,
    /// Whether any actor has a colour yet: those of the list are to be known before.
    has_begun: bool,
}

impl Colours {
    /// Has actors have the colours that they had before, each below [`ACTOR_COLOURS`].
    pub fn remember(&mut self, given: impl IntoIterator<Item = (ActorId, usize)>) {
        for (actor, colour) in given {
            self.give(&actor, colour);
        }
    }

    /// The colours to be remembered: those that were given, and those that were shown.
    pub fn given(&self) -> HashMap<ActorId, usize> {
        let mut all = self.given.clone();
        let shown = self.shown.iter();
        all.extend(shown.map(|(actor, &colour)| (actor.clone(), colour)));
        all
    }

    /// Actors have colours from now on.
    pub(super) fn begin(&mut self) {
        self.has_begun = true;
    }

    /// Whether actors have colours.
    pub(super) fn have_begun(&self) -> bool {
        self.has_begun
    }

    /// The number of the colour in which an actor is shown, by its place in the gazetteer;
    /// `None` while none has any.
    pub fn of(&self, actor: &ActorId, place: usize) -> Option<usize> {
        self.has_begun.then(|| self.now(actor, place))
    }

    fn now(&self, actor: &ActorId, place: usize) -> usize {
        let settled = self.shown.get(actor).or_else(|| self.given.get(actor));
        settled.copied().unwrap_or(place % ACTOR_COLOURS)
    }

    /// Whether an actor was shown, so that it keeps its colour.
    pub(super) fn is_settled(&self, actor: &ActorId) -> bool {
        self.shown.contains_key(actor)
    }

    /// The actor is shown in its colour, and has that one from now on.
    pub(super) fn settle(&mut self, actor: ActorId, place: usize) {
        let colour = self.now(&actor, place);
        self.shown.entry(actor).or_insert(colour);
    }

    /// Keeps apart those of each group, which are seen together, as far as there are colours
    /// and they were not shown yet; they come with their places in the gazetteer. Groups go
    /// before those behind them, and in a group those that have a colour before those that
    /// have none.
    pub(super) fn keep_apart(&mut self, groups: &[Vec<(&ActorId, usize)>]) {
        let mut held: HashSet<&ActorId> = HashSet::new();
        for group in groups {
            let mut taken = [false; ACTOR_COLOURS];
            let mut open = Vec::new();
            for &(actor, place) in group {
                let shown = self.shown.get(actor).copied();
                let kept = held.contains(actor).then(|| self.given.get(actor).copied());
                match shown.or(kept.flatten()) {
                    Some(colour) => {
                        taken[colour] = true;
                        self.give(actor, colour);
                    }
                    None => open.push((actor, place)),
                }
            }
            open.retain(|(actor, _)| match self.given.get(*actor) {
                Some(&colour) if !taken[colour] => {
                    taken[colour] = true;
                    false
                }
                _ => true,
            });
            for (actor, place) in open {
                let own = self.given.get(actor).copied().unwrap_or(place);
                // Of those that none of the others has the one that the fewest actors have,
                // its own before others.
                let all = (own..own + ACTOR_COLOURS).map(|n| n % ACTOR_COLOURS);
                let colour = all.min_by_key(|&n| (taken[n], self.counts[n]));
                let colour = colour.unwrap_or(0);
                taken[colour] = true;
                self.give(actor, colour);
            }
            held.extend(group.iter().map(|(actor, _)| *actor));
        }
    }

    fn give(&mut self, actor: &ActorId, colour: usize) {
        match self.given.get_mut(actor) {
            Some(given) => {
                self.counts[*given] -= 1;
                *given = colour;
            }
            None => {
                self.given.insert(actor.clone(), colour);
            }
        }
        self.counts[colour] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<const N: usize>(names: [&str; N]) -> [ActorId; N] {
        names.map(ActorId::new)
    }

    /// The colours in which these are shown.
    fn show<const N: usize>(colours: &mut Colours, actors: [(&ActorId, usize); N]) -> [usize; N] {
        colours.begin();
        actors.map(|(actor, place)| {
            colours.settle(actor.clone(), place);
            colours.of(actor, place).expect("a colour")
        })
    }

    #[test]
    fn those_of_another_run_have_their_colours_and_are_told_apart_where_they_are_met() {
        let [one, same, other] = known(["one", "same", "other"]);
        let mut colours = Colours::default();
        colours.remember([(one.clone(), 3), (same.clone(), 3), (other.clone(), 5)]);
        let places = [(&one, 0), (&same, 1), (&other, 2)];
        colours.keep_apart(&[places.to_vec()]);
        let [first, second, third] = show(&mut colours, places);
        assert_eq!((first, third), (3, 5));
        assert!(![3, 5].contains(&second));
        colours.keep_apart(&[vec![(&same, 1), (&one, 0)]]);
        assert_eq!(show(&mut colours, places), [first, second, third]);
        let given = colours.given();
        let given = [&one, &same, &other].map(|actor| given[actor]);
        assert_eq!(given, [first, second, third]);
    }

    #[test]
    fn the_colour_that_an_actor_was_shown_in_stays() {
        let [one, same, other, late] = known(["one", "same", "other", "late"]);
        let mut colours = Colours::default();
        let places = [(&one, 0), (&same, ACTOR_COLOURS), (&other, 1)];
        assert_eq!(show(&mut colours, places), [0, 0, 1]);
        // Two that are alike, and were shown so, remain so; who comes later goes by them.
        colours.keep_apart(&[places.to_vec()]);
        colours.keep_apart(&[vec![(&late, 0), (&same, ACTOR_COLOURS), (&other, 1)]]);
        assert_eq!(show(&mut colours, places), [0, 0, 1]);
        let [late_one] = show(&mut colours, [(&late, 0)]);
        assert!(![0, 1].contains(&late_one));
        assert_eq!(colours.given().len(), 4);
    }

    #[test]
    fn who_was_not_shown_yet_gives_way_to_who_was() {
        let [seen, coming] = known(["seen", "coming"]);
        let mut colours = Colours::default();
        colours.remember([(seen.clone(), 2), (coming.clone(), 2)]);
        assert_eq!(show(&mut colours, [(&seen, 0)]), [2]);
        colours.keep_apart(&[vec![(&coming, 0), (&seen, 0)]]);
        let [after, other] = show(&mut colours, [(&seen, 0), (&coming, 0)]);
        assert_eq!(after, 2);
        assert_ne!(other, 2);
    }

    #[test]
    fn only_who_is_seen_keeps_its_colour() {
        let [one, same] = known(["one", "same"]);
        let mut colours = Colours::default();
        assert_eq!(colours.of(&one, 0), None, "none has any yet");
        colours.begin();
        // Whoever asks settles nothing.
        assert_eq!(
            [&one, &same].map(|actor| colours.of(actor, 3)),
            [Some(3); 2]
        );
        assert_eq!(show(&mut colours, [(&same, 3)]), [3]);
        colours.keep_apart(&[vec![(&one, 3), (&same, 3)]]);
        assert_eq!(colours.of(&same, 3), Some(3));
        assert_ne!(colours.of(&one, 3), Some(3));
    }

    #[test]
    fn groups_go_before_those_behind_them() {
        let [one, same, third] = known(["one", "same", "third"]);
        let mut colours = Colours::default();
        colours.remember([(one.clone(), 4), (third.clone(), 4)]);
        let foremost = vec![(&one, 0), (&same, 0)];
        colours.keep_apart(&[foremost.clone(), vec![(&third, 0), (&one, 0)]]);
        let [of_one, of_same, of_third] = show(&mut colours, [(&one, 0), (&same, 0), (&third, 0)]);
        assert_eq!(of_one, 4);
        assert!(of_same != 4 && of_third != 4);
    }

    #[test]
    fn all_colours_are_in_use_and_rows_of_many_actors_have_each_once() {
        let many: Vec<_> = (0..70).map(|n| ActorId::new(&format!("n{n}"))).collect();
        let mut colours = Colours::default();
        // All of them would have the same one.
        let rows = many.chunks(3);
        let rows: Vec<Vec<_>> = rows
            .map(|row| row.iter().map(|actor| (actor, 0)).collect())
            .collect();
        colours.keep_apart(&rows);
        for row in &rows {
            let seen = row.iter().map(|&(actor, _)| colours.now(actor, 0));
            let seen: HashSet<usize> = seen.collect();
            assert_eq!(seen.len(), row.len());
        }
        assert_eq!(colours.counts, [70 / ACTOR_COLOURS; ACTOR_COLOURS]);
    }
}
