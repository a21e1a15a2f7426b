//! Evidence: does a name mean its actor here? Everything it weighs is said in the
//! gazetteer; this file says only how a word beside a name, a word in the same
//! paragraph and the rest of the article are weighed. It refuses or accepts, and
//! never moves a range.
//!
//! A full name counts unless the words beside it refuse it. A short name counts,
//! unless they do, when the article has a full name of the same actor, when the word
//! before it says so, when it speaks or decides, or when the paragraph has a word or
//! the article an actor that speaks for it and nothing outweighs them. A seat counts
//! unless it is plainly a place, a capital only where it speaks or decides, and a
//! name that is also an adjective where it describes nothing.

use std::collections::HashMap;

use super::clause;
use super::gazetteer::{Actor, Class, Gazetteer, Phrases};
use super::names::{Candidate, Marks, Standing};
use crate::library::mention::{ActorId, Certainty};

/// What the article says beyond the passage: how it names its actors.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// For each actor of the gazetteer: whether a full name of it stands there, and
    /// whether one of more than one word does.
    full: Vec<(bool, bool)>,
}

impl Named {
    pub(super) fn nobody(gazetteer: &Gazetteer) -> Self {
        Self {
            full: vec![(false, false); gazetteer.iter().len()],
        }
    }

    /// Adds what a candidate names that stands in this passage.
    pub(super) fn add(&mut self, candidate: &Candidate, key: &str) {
        let long = key[candidate.whole.clone()].contains(' ');
        if let Some((full, in_full)) = self.full.get_mut(candidate.actor) {
            *full = true;
            *in_full |= long;
        }
    }

    fn has(&self, actor: usize) -> bool {
        self.full.get(actor).is_some_and(|(full, _)| *full)
    }

    fn has_in_full(&self, actor: usize) -> bool {
        self.full.get(actor).is_some_and(|(_, in_full)| *in_full)
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
    let rules = gazetteer.rules(actor.class);
    let city = matches!(candidate.standing, Standing::Seat | Standing::Capital);
    let acts = || beside.acts(gazetteer, city);
    match candidate.standing {
        Standing::Except => Some(Certainty::Certain),
        _ if !beside.allow(gazetteer, actor, candidate.standing) => None,
        Standing::Full => {
            let alone = beside.one_word && !beside.has_head;
            let established = |paragraph: &mut Paragraph<'_>| {
                named.has_in_full(candidate.actor)
                    || named.has_any_of(gazetteer, &actor.related)
                    || paragraph.has_near(candidate, &actor.near, Says::For)
            };
            let other = alone
                && (paragraph.has_near(candidate, &actor.not_near, Says::Against)
                    || actor.dual
                        && beside.has_masculine_verb(gazetteer)
                        && !established(paragraph));
            (!other).then_some(Certainty::Certain)
        }
        Standing::Short => {
            let unmarked = candidate.marks == Marks::Missing;
            if beside.after_any(&rules.short_not_after) {
                None
            } else if named.has(candidate.actor)
                || candidate.marks == Marks::Written
                || beside.after_any(&actor.after)
                || rules.short_acts && !unmarked && acts()
                || beside.is_joined_to(gazetteer, &actor.related)
            {
                Some(Certainty::Certain)
            } else {
                let likely = rules.short_acts && acts()
                    || (named.has_any_of(gazetteer, &actor.related)
                        || paragraph.has_near(candidate, &actor.near, Says::For))
                        && !paragraph.has_near(candidate, &actor.not_near, Says::Against);
                likely.then_some(Certainty::Likely)
            }
        }
        Standing::Seat | Standing::Capital => {
            let place = beside.after_any(&rules.place_after)
                || beside.before_any(&rules.place_before)
                || beside.clitics.ends_with('ب')
                || beside.is_dateline();
            if place || candidate.marks == Marks::Missing {
                None
            } else if acts() {
                Some(Certainty::Certain)
            } else {
                let likely =
                    candidate.standing == Standing::Seat || beside.after_any(&rules.seat_after);
                likely.then_some(Certainty::Likely)
            }
        }
        Standing::Adjective => {
            let is_noun = if beside.is_definite {
                !clause::describes(beside.before, beside.clitics)
            } else {
                clause::stands_as_noun(beside.before, beside.clitics)
                    || beside.clitics.is_empty() && acts()
                    || beside.joins(gazetteer, |other| other.class == actor.class)
            };
            is_noun.then_some(Certainty::Certain)
        }
    }
}

/// Whether a short name in a title names its actor for the whole article: joined to
/// an actor that speaks for it, and not as a place.
pub(super) fn titles(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    key: &str,
) -> bool {
    let beside = Beside::of(candidate, key);
    candidate.standing == Standing::Short
        && beside.allow(gazetteer, actor, candidate.standing)
        && (beside.is_joined_to(gazetteer, &actor.related)
            || !beside.clitics.is_empty() && beside.follows_any(gazetteer, &actor.related))
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
    is_definite: bool,
    /// Whether its first noun is masculine: حزب.
    is_party: bool,
}

impl<'a> Beside<'a> {
    fn of(candidate: &Candidate, key: &'a str) -> Self {
        Self {
            before: last(&key[..candidate.token], BESIDE),
            clitics: &key[candidate.token..candidate.name.start],
            after: first(&key[candidate.name.end..], BESIDE),
            one_word: !key[candidate.name.clone()].contains(' '),
            has_head: candidate.whole != candidate.name,
            is_definite: key[candidate.name.clone()].starts_with("ال")
                || key[..candidate.name.start].ends_with('ل')
                    && key[candidate.name.clone()].starts_with('ل'),
            is_party: key[candidate.whole.clone()].starts_with("حزب "),
        }
    }

    /// Whether no word beside the name refuses it. The words of the entry speak of
    /// its short and one-word names: more words, or a head, leave no doubt. So does
    /// a first name for a surname.
    fn allow(&self, gazetteer: &Gazetteer, actor: &Actor, standing: Standing) -> bool {
        let rules = gazetteer.rules(actor.class);
        let doubtful = (self.one_word || standing == Standing::Short) && !self.has_head;
        let own = doubtful
            && (self.after_any(&actor.not_after)
                || self.before_any(&actor.not_before)
                || actor.class == Class::Person && self.is_of_another(gazetteer, actor));
        !own && !self.after_any(&rules.not_after)
            && !self.is_of_another_state(gazetteer, actor, standing)
    }

    /// Whether an adjective after the name makes it another state's: الكونغرس
    /// الفلبيني. A masculine one may as well describe a noun before (زعيم … العراقي).
    fn is_of_another_state(
        &self,
        gazetteer: &Gazetteer,
        actor: &Actor,
        standing: Standing,
    ) -> bool {
        let (word, _) = clause::first_word(self.after);
        let owned = actor.class == Class::State || actor.of.is_some();
        if !owned || standing == Standing::Adjective || !self.after.starts_with(' ') {
            return false;
        }
        let (Some(state), Some(own)) = (
            gazetteer.state_of_adjective(word),
            gazetteer.position(&actor.id),
        ) else {
            return false;
        };
        let agrees = match actor.class {
            Class::Person => false,
            Class::Organisation | Class::Government => true,
            Class::ArmedGroup => word.ends_with('ه') || self.is_party,
            Class::State | Class::Media => word.ends_with('ه'),
        };
        agrees && !gazetteer.belongs_to(own, state)
    }

    fn is_of_another(&self, gazetteer: &Gazetteer, actor: &Actor) -> bool {
        let first_names = &gazetteer.rules(actor.class).first_names.0;
        self.clitics.is_empty()
            && clause::follows_another_name(self.before, first_names, |word| actor.has_word(word))
    }

    fn acts(&self, gazetteer: &Gazetteer, city: bool) -> bool {
        let acts = gazetteer.acts();
        acts.does(city, self.before, self.clitics, self.after)
    }

    fn has_masculine_verb(&self, gazetteer: &Gazetteer) -> bool {
        self.clitics.is_empty() && gazetteer.acts().opens_masculine(self.before)
    }

    /// Whether the name is joined by و to a name of one of these actors.
    fn is_joined_to(&self, gazetteer: &Gazetteer, actors: &[ActorId]) -> bool {
        !actors.is_empty() && self.joins(gazetteer, |other| actors.contains(&other.id))
    }

    fn joins(&self, gazetteer: &Gazetteer, is_it: impl Fn(&Actor) -> bool) -> bool {
        let named = |word: &str| {
            !word.is_empty()
                && gazetteer
                    .find_alias(word)
                    .iter()
                    .any(|id| gazetteer.get(id).is_some_and(&is_it))
        };
        let after = clause::first_word(self.after).0;
        self.clitics == "و" && named(clause::last_word(self.before).0)
            || after.strip_prefix('و').is_some_and(named)
    }

    /// Whether one of these actors stands right before the name.
    fn follows_any(&self, gazetteer: &Gazetteer, actors: &[ActorId]) -> bool {
        let before = clause::last_word(self.before).0;
        let found = gazetteer.find_alias(before);
        !before.is_empty() && found.iter().any(|id| actors.contains(id))
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
