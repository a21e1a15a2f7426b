//! Named: whom an article names in full, and so whom a short name may mean in it. What
//! rests on a full name that is itself only likely is likely too.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Weight;
use super::beside::Beside;
use super::namesakes::Namesakes;
use super::paragraph::Paragraph;
use crate::actors::gazetteer::{Actor, Class, Gazetteer};
use crate::actors::names::Candidate;
use crate::library::mention::{ActorId, Certainty, Evidence};

/// What the article says beyond the passage: which of its actors it names in full.
#[derive(Clone, Debug, Default)]
pub(in crate::actors) struct Named {
    full: FxHashMap<usize, InFull>,
    /// Those whose short name the words beside it make sure somewhere.
    established: FxHashSet<usize>,
    /// How often it names a state, or whoever belongs to that.
    states: BTreeMap<usize, u32>,
    pub(in crate::actors) namesakes: Namesakes,
}

/// How the article names an actor in full.
#[derive(Clone, Copy, Debug)]
struct InFull {
    /// Where the first that is certain starts, else the first, in bytes of the text.
    at: usize,
    certainty: Certainty,
    /// Whether one of them has more than one word.
    is_long: bool,
    /// Whether a title stands beside one of them: the person is no stranger.
    is_titled: bool,
}

/// The full name that others of an actor rest on.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    /// Where it starts, in bytes of the text: the first that is certain, else the first.
    pub(super) at: usize,
    pub(super) certainty: Certainty,
    /// Whether a title stands beside a full name of the person.
    pub(super) is_titled: bool,
}

impl First {
    pub(super) fn is_sure(self) -> bool {
        self.certainty == Certainty::Certain
    }
}

impl Named {
    /// Adds what a candidate names that stands in this paragraph, and how surely.
    pub(in crate::actors) fn add(
        &mut self,
        gazetteer: &Gazetteer,
        candidate: &Candidate,
        certainty: Certainty,
        paragraph: &Paragraph<'_>,
    ) {
        let at = || paragraph.source(&candidate.whole).start;
        let known = self.full.entry(candidate.actor).or_insert_with(|| InFull {
            at: at(),
            certainty,
            is_long: false,
            is_titled: false,
        });
        if known.certainty == Certainty::Likely && certainty == Certainty::Certain {
            (known.at, known.certainty) = (at(), certainty);
        }
        known.is_long |= paragraph.key[candidate.whole.clone()].contains(' ');
        if !known.is_titled
            && let Some(actor) = gazetteer.at(candidate.actor)
        {
            let beside = Beside::of(candidate, paragraph.key);
            known.is_titled = beside.is_entitled(gazetteer, actor);
        }
    }

    /// Adds the actor of a short name, if the words beside it leave no doubt.
    pub(in crate::actors) fn establish(
        &mut self,
        gazetteer: &Gazetteer,
        candidate: &Candidate,
        weight: &Weight,
        paragraph: &Paragraph<'_>,
    ) {
        let person = |actor: &Actor| actor.class == Class::Person;
        let beside = matches!(
            weight,
            (
                Certainty::Certain,
                Evidence::Before(_) | Evidence::Acts(_) | Evidence::Joined(_)
            )
        );
        if beside && !gazetteer.at(candidate.actor).is_none_or(person) {
            self.established.insert(candidate.actor);
        } else if beside && paragraph.key[candidate.name.clone()].contains(' ') {
            // First and last name, which others bear too, beside an office of his own.
            self.add(gazetteer, candidate, Certainty::Certain, paragraph);
        }
    }

    /// A state is named in full, or who belongs to it.
    pub(in crate::actors) fn count_for(&mut self, state: usize) {
        *self.states.entry(state).or_default() += 1;
    }

    /// How often each state is named, with all that belong to it.
    pub(in crate::actors) const fn states(&self) -> &BTreeMap<usize, u32> {
        &self.states
    }

    /// Adds what another text names.
    pub(in crate::actors) fn take_over(&mut self, other: &Self) {
        self.established.extend(&other.established);
        for (actor, in_full) in &other.full {
            let known = self.full.entry(*actor).or_insert(*in_full);
            known.is_long |= in_full.is_long;
            known.is_titled |= in_full.is_titled;
            if known.certainty == Certainty::Likely {
                (known.at, known.certainty) = (in_full.at, in_full.certainty);
            }
        }
    }

    pub(super) fn first(&self, actor: usize) -> Option<First> {
        self.full.get(&actor).map(|known| First {
            at: known.at,
            certainty: known.certainty,
            is_titled: known.is_titled,
        })
    }

    pub(super) fn has_in_full(&self, actor: usize) -> bool {
        self.full.get(&actor).is_some_and(|known| known.is_long)
    }

    /// Whether a word beside a name is one of these actors without a doubt: a name that is
    /// nobody else's, or of one whom the article names so, or by words of his own.
    pub(super) fn is_sure(&self, gazetteer: &Gazetteer, word: &str, actors: &[ActorId]) -> bool {
        let bearers = gazetteer.bearers(word).iter();
        bearers.filter(|id| actors.contains(id)).any(|id| {
            let known = gazetteer.position(id);
            let of_article = known.is_some_and(|actor| {
                self.first(actor).is_some_and(First::is_sure) || self.is_established(actor)
            });
            of_article
                || gazetteer
                    .get(id)
                    .is_some_and(|actor| actor.is_called_fully(word))
        })
    }

    pub(super) fn is_established(&self, actor: usize) -> bool {
        self.established.contains(&actor)
    }

    /// Which of these actors is named, and where: the first that is so without a doubt,
    /// else the first.
    pub(super) fn any_of(
        &self,
        gazetteer: &Gazetteer,
        actors: &[ActorId],
    ) -> Option<(Certainty, Evidence)> {
        let named = || {
            actors.iter().filter_map(|id| {
                let first = self.first(gazetteer.position(id)?)?;
                Some((id, first))
            })
        };
        let (id, first) = named()
            .find(|(_, first)| first.is_sure())
            .or_else(|| named().next())?;
        let (actor, at) = (id.clone(), first.at);
        Some((first.certainty, Evidence::Related { actor, at }))
    }
}
