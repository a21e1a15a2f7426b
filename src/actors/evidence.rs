//! Evidence: does a name mean its actor here? What is said of an actor, or of a class
//! of them, stands in the gazetteer, and so do the verbs by which one acts. The small
//! classes of words that any grammar closes (particles, prepositions, what begins a
//! kunya), and the nouns that decide how a clause or a title is read, stand beside the
//! rules that ask for them (`clause`, `nominals`): they hold whoever is known. How a word
//! beside a name, a word in the same paragraph and the rest of the article are weighed
//! stands in `weigh`. It refuses or accepts, and never moves a range.
//!
//! A full name counts unless the words beside it refuse it. A short name counts,
//! unless they do, when the article has a full name of the same actor (and the same word
//! means nothing else just before), when the words before it say so, when it speaks or
//! decides, or when the paragraph has a word or the article an actor that speaks for it
//! and nothing outweighs them. One that is an everyday word too counts only with such a
//! word beside it. Where the words beside it make one sure, its neighbours do so elsewhere
//! in the article. A surname counts after the full name, and one that is an everyday word
//! is certain only with a title or a verb beside it; one that is a first name too, where
//! no other name follows. A seat counts unless it is plainly a place, a capital only where
//! it speaks or decides, and a name that is also an adjective where it describes nothing.

use self::beside::Beside;
pub(super) use self::named::Named;
pub(super) use self::namesakes::strangers;
pub(super) use self::paragraph::Paragraph;
pub(super) use self::weigh::weigh;
use super::gazetteer::{Actor, Class, Gazetteer};
use super::names::{Candidate, Standing};
use crate::library::mention::{Certainty, Evidence};

mod beside;
mod callings;
mod homographs;
mod named;
mod namesakes;
mod paragraph;
mod weigh;

/// How sure it is that a candidate means its actor, and what it goes by.
pub(super) type Weight = (Certainty, Evidence);

/// Whether no word beside a candidate refuses it.
pub(super) fn is_allowed(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    key: &str,
) -> bool {
    let standing = candidate.standing;
    standing == Standing::Except || Beside::of(candidate, key).allow(gazetteer, actor, standing)
}

/// How surely a short name in a title names its actor for the whole article: joined to
/// an actor that speaks for it, or right after it. Of two names in doubt neither makes the
/// other certain.
pub(super) fn titles(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    named: &Named,
    key: &str,
) -> Option<Certainty> {
    if candidate.standing != Standing::Short {
        return None;
    }
    let beside = Beside::of(candidate, key);
    let joined = beside.joined_to(gazetteer, &actor.related);
    let word = joined.or_else(|| beside.followed(gazetteer, &actor.related))?;
    Some(if named.is_sure(gazetteer, word, &actor.related) {
        Certainty::Certain
    } else {
        Certainty::Likely
    })
}

/// Whether a short name belongs here to a person who is not its actor: another first
/// name or a kunya stands before it.
pub(super) fn is_strangers(gazetteer: &Gazetteer, candidate: &Candidate, key: &str) -> bool {
    let actor = gazetteer.at(candidate.actor);
    actor.is_some_and(|actor| {
        actor.class == Class::Person
            && Beside::of(candidate, key).is_of_another(gazetteer, actor, candidate.standing)
    })
}

/// How far, in bytes, words count as standing beside a name.
pub(super) const BESIDE: usize = 160;

pub(super) fn last(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    (from..=text.len())
        .find_map(|at| text.get(at..))
        .unwrap_or(text)
}

pub(super) fn first(text: &str, bytes: usize) -> &str {
    let to = text.len().min(bytes);
    (0..=to).rev().find_map(|at| text.get(..at)).unwrap_or(text)
}
