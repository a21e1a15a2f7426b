//! Teams: is a state named for its team? It is the subject of a verb of sport (تونس تتأهل),
//! wins a prize, scores, or is the other side in a sentence about sport. Verbs that wars and
//! treaties have as well (انهزم، توج) say so only beside words of sport. What else stands
//! before its name (منتخب، كأس) is asked with the places.

use crate::actors::clause::{Acts, first_word};
use crate::actors::evidence::{BESIDE, first, last};
use crate::actors::gazetteer::{Class, Gazetteer, Phrases};
use crate::actors::names::Candidate;
use crate::actors::stops::{ends_clause, ends_sentence};

/// Whether a name in a passage's key is that of a team.
pub(super) fn is_team(gazetteer: &Gazetteer, key: &str, name: &Candidate) -> bool {
    let before = last(&key[..name.token], BESIDE);
    let clitics = &key[name.token..name.name.start];
    let after = first(&key[name.name.end..], BESIDE);
    let sport = gazetteer.sport();
    let does = |verbs: &Acts| verbs.verb_of(false, before, clitics, after).is_some();
    let clause = || after.split(ends_clause).next().unwrap_or_default();
    let does_with =
        |(verbs, objects): (&Acts, &Phrases)| does(verbs) && objects.find(clause()).is_some();
    let in_clause = || {
        let opening = before.rsplit(ends_clause).next().unwrap_or_default();
        sport.words.find(clause()).is_some() || sport.words.find(opening).is_some()
    };
    let in_sentence = || {
        let before = before.rsplit(ends_sentence).next().unwrap_or_default();
        let after = after.split(ends_sentence).next().unwrap_or_default();
        sport.words.find(before).is_some() || sport.words.find(after).is_some()
    };
    does(sport.plays)
        || does_with(sport.wins)
        || does_with(sport.scores)
        || does(sport.contests) && (in_clause() || is_against_state(gazetteer, after))
        || clitics.is_empty() && sport.rivals.ends(before) && in_sentence()
}

/// Whether another state follows as the other side: «… ضد تشيلي».
fn is_against_state(gazetteer: &Gazetteer, after: &str) -> bool {
    let (word, rest) = first_word(after);
    let (word, rest) = if word == AGAINST {
        (word, rest)
    } else {
        first_word(rest)
    };
    let is_state = |id| {
        let actor = gazetteer.get(id);
        actor.is_some_and(|actor| actor.class == Class::State)
    };
    word == AGAINST && gazetteer.bearers(first_word(rest).0).iter().any(is_state)
}

/// What leads to the other side of a match, folded.
const AGAINST: &str = "ضد";
