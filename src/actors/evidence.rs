//! Evidence: does a name mean its actor here? Everything it weighs is said in the
//! gazetteer; this file says only how a word beside a name, a word in the same
//! paragraph and the rest of the article are weighed. It refuses or accepts, and
//! never moves a range.
//!
//! A full name counts unless the words beside it refuse it. A short name counts,
//! unless they do, when the article has a full name of the same actor, when the word
//! before it says so, or when the paragraph has a word or the article an actor that
//! speaks for it and nothing outweighs them. A seat counts unless it is plainly a
//! place.

use std::collections::HashMap;

use super::gazetteer::{Actor, Gazetteer, Phrases};
use super::names::{Candidate, Standing};
use crate::library::mention::{ActorId, Certainty};

/// What the article says beyond the passage: how it names its actors.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// For each actor of the gazetteer: whether a full name of it stands there.
    full: Vec<bool>,
}

impl Named {
    pub(super) fn nobody(gazetteer: &Gazetteer) -> Self {
        Self {
            full: vec![false; gazetteer.iter().len()],
        }
    }

    pub(super) fn add(&mut self, actor: usize) {
        if let Some(full) = self.full.get_mut(actor) {
            *full = true;
        }
    }

    fn has(&self, actor: usize) -> bool {
        self.full.get(actor).copied().unwrap_or(false)
    }

    fn has_any_of(&self, gazetteer: &Gazetteer, actors: &[ActorId]) -> bool {
        actors
            .iter()
            .filter_map(|id| gazetteer.position(id))
            .any(|actor| self.has(actor))
    }
}

/// How sure it is that a candidate means its actor; `None` when it does not.
pub(super) fn weigh(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    paragraph: &mut Paragraph<'_>,
    named: &Named,
) -> Option<Certainty> {
    let beside = Beside::of(candidate, paragraph.key);
    match candidate.standing {
        Standing::Except => Some(Certainty::Certain),
        Standing::Full => beside.allow(gazetteer, actor).then_some(Certainty::Certain),
        Standing::Short => {
            let others = &gazetteer.rules(actor.class).short_not_after;
            if !beside.allow(gazetteer, actor) || beside.after_any(others) {
                None
            } else if named.has(candidate.actor) {
                Some(Certainty::Certain)
            } else {
                let likely = beside.after_any(&actor.after)
                    || (named.has_any_of(gazetteer, &actor.related)
                        || paragraph.has_near(candidate, &actor.near, Says::For))
                        && !paragraph.has_near(candidate, &actor.not_near, Says::Against);
                likely.then_some(Certainty::Likely)
            }
        }
        Standing::Seat => {
            let rules = gazetteer.rules(actor.class);
            let place = beside.after_any(&rules.place_after)
                || beside.before_any(&rules.place_before)
                || beside.clitics.ends_with('ب')
                || beside.is_dateline();
            (!place && beside.allow(gazetteer, actor)).then_some(Certainty::Likely)
        }
    }
}

/// A passage in which candidates are weighed. What it says for or against an actor
/// is looked up once for each stretch of it, however many names stand there.
pub(super) struct Paragraph<'a> {
    key: &'a str,
    known: HashMap<(usize, usize, Says), bool>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Says {
    For,
    Against,
}

impl<'a> Paragraph<'a> {
    pub(super) fn new(key: &'a str) -> Self {
        Self {
            key,
            known: HashMap::new(),
        }
    }

    fn has_near(&mut self, candidate: &Candidate, phrases: &Phrases, says: Says) -> bool {
        let stretch = candidate.name.start / STRETCH;
        let key = self.key;
        *self
            .known
            .entry((candidate.actor, stretch, says))
            .or_insert_with(|| {
                let middle = stretch * STRETCH;
                let from = last(first(key, middle), STRETCH).len();
                let window = &key[first(key, middle).len() - from..];
                let window = first(window, from + 2 * STRETCH);
                phrases.0.iter().any(|phrase| phrase.is_in(window))
            })
    }
}

/// The words beside a name.
struct Beside<'a> {
    before: &'a str,
    clitics: &'a str,
    after: &'a str,
    one_word: bool,
    has_head: bool,
}

impl<'a> Beside<'a> {
    fn of(candidate: &Candidate, key: &'a str) -> Self {
        Self {
            before: last(&key[..candidate.token], BESIDE),
            clitics: &key[candidate.token..candidate.name.start],
            after: first(&key[candidate.name.end..], BESIDE),
            one_word: !key[candidate.name.clone()].contains(' '),
            has_head: candidate.whole != candidate.name,
        }
    }

    /// Whether no word beside the name refuses it. The words of the entry speak of
    /// its one-word names: more words, or a head, leave no doubt.
    fn allow(&self, gazetteer: &Gazetteer, actor: &Actor) -> bool {
        let own = self.one_word
            && !self.has_head
            && (self.after_any(&actor.not_after) || self.before_any(&actor.not_before));
        !own && !self.after_any(&gazetteer.rules(actor.class).not_after)
    }

    /// Whether the name stands right after one of these. A clitic on the name
    /// (وطالبان) begins something new.
    fn after_any(&self, phrases: &Phrases) -> bool {
        self.clitics.is_empty() && phrases.0.iter().any(|phrase| phrase.ends(self.before))
    }

    fn before_any(&self, phrases: &Phrases) -> bool {
        phrases.0.iter().any(|phrase| phrase.starts(self.after))
    }

    /// Whether the name opens the passage as the place of writing: «… (agency)».
    fn is_dateline(&self) -> bool {
        self.before.trim().is_empty() && self.after.trim_start().starts_with(['(', '/'])
    }
}

/// How far, in bytes, words count as standing beside a name.
const BESIDE: usize = 160;
/// How far, in bytes, a paragraph counts as being about the same thing: a stretch
/// and the one on either side of it.
const STRETCH: usize = 1024;

fn last(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    (from..=text.len())
        .find_map(|at| text.get(at..))
        .unwrap_or(text)
}

fn first(text: &str, bytes: usize) -> &str {
    let to = text.len().min(bytes);
    (0..=to).rev().find_map(|at| text.get(..at)).unwrap_or(text)
}
