//! What an actors file says of the language rather than of one actor: verbs of saying
//! and deciding, adjectives that may follow a description, nouns that begin names.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::entry::{Class, Words};
use crate::actors::clause::Acts;
use crate::actors::key::key_of;
use crate::actors::phrases::Phrases;

/// What holds for every actor.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Language {
    acts: Acts,
    evaluating: Vec<String>,
    former: Vec<String>,
    #[serde(skip)]
    former_keys: OnceLock<FxHashSet<String>>,
    current: Vec<String>,
    other: Vec<String>,
    no_adjectives: Words,
    named_things: Words,
    common: Words,
    plays: Acts,
    wins: Acts,
    prizes: Phrases,
    scores: Acts,
    goals: Phrases,
    contests: Acts,
    rivals: Phrases,
    sport: Phrases,
}

impl Language {
    pub(super) const fn acts(&self) -> &Acts {
        &self.acts
    }

    /// What tells a team from its state.
    pub(super) const fn sport(&self) -> Sport<'_> {
        Sport {
            plays: &self.plays,
            wins: (&self.wins, &self.prizes),
            scores: (&self.scores, &self.goals),
            contests: &self.contests,
            rivals: &self.rivals,
            words: &self.sport,
        }
    }

    /// Whether a name, by its key, is an everyday word too.
    pub(super) fn is_common(&self, key: &str) -> bool {
        self.common.0.contains(key)
    }

    /// Whether an adjective without ال, by its key, says that somebody was something once.
    pub(super) fn is_former(&self, key: &str) -> bool {
        let of_man = key.strip_suffix('ه').unwrap_or(key);
        let keys = || self.former.iter().map(|word| key_of(word)).collect();
        self.former_keys.get_or_init(keys).contains(of_man)
    }

    /// Nouns whose own name stands between them and their adjective.
    pub(super) const fn named_things(&self) -> &Words {
        &self.named_things
    }

    /// Nouns with ال that describe no noun before them.
    pub(super) const fn no_adjectives(&self) -> &Words {
        &self.no_adjectives
    }

    pub(super) const fn adjectives(&self) -> [(Bearing, &Vec<String>); 4] {
        let Self {
            evaluating,
            former,
            current,
            other,
            ..
        } = self;
        [
            (Bearing::Evaluates, evaluating),
            (Bearing::Former, former),
            (Bearing::Current, current),
            (Bearing::Other, other),
        ]
    }
}

/// What tells a team from its state.
pub(in crate::actors) struct Sport<'a> {
    /// Verbs by which a team plays, and nobody else does: تأهل.
    pub(in crate::actors) plays: &'a Acts,
    /// Verbs by which it does with a prize, and the prizes: أحرز، ميدالية.
    pub(in crate::actors) wins: (&'a Acts, &'a Phrases),
    /// Verbs by which it does with a goal, and the goals: سجل، هدف.
    pub(in crate::actors) scores: (&'a Acts, &'a Phrases),
    /// Verbs by which it does beside words of sport: انهزم.
    pub(in crate::actors) contests: &'a Acts,
    /// What stands before the other side, in a sentence with words of sport: أمام.
    pub(in crate::actors) rivals: &'a Phrases,
    /// Words of sport.
    pub(in crate::actors) words: &'a Phrases,
}

/// What an adjective says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::actors) enum Bearing {
    /// That it is bad, or of which kind: الإرهابي.
    Evaluates,
    /// That the holder no longer holds the office: السابق.
    Former,
    /// That the holder does hold it: الحالي.
    Current,
    /// That it is not this one: المنتخب، المقبل.
    Other,
}

impl Noun {
    /// The key of its word.
    pub(in crate::actors) fn key(&self) -> String {
        key_of(&self.word)
    }
}

/// A noun that begins names (حركة) and resumes them with ال.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Noun {
    /// Without ال.
    pub word: String,
    /// The classes of which every actor may be resumed by it.
    pub classes: Vec<Class>,
    /// Words after which it means something else: حرية الحركة.
    pub not_after: Phrases,
    /// Words before which it does.
    pub not_before: Phrases,
    /// Whether every state has one, so that whoever speaks for a state means its own.
    pub of_state: bool,
}
