//! Places: is a state named here as the mere place where something is, begins or
//! goes (في أفغانستان، إلى إيران، شمال اليمن), or does it act, or is acted upon? What
//! stands before its name decides; the words are listed in the gazetteer. Between
//! two minds it is no mere place: nothing that acts may be left out of a count.

use super::clause::{first_word, last_word};
use super::evidence::{BESIDE, last};
use super::gazetteer::{Class, ClassRules, Gazetteer};
use super::names::Candidate;
use super::passage::Passage;

/// Which of these names of a passage, in order, are states as mere places.
pub(super) fn places<'a>(
    gazetteer: &Gazetteer,
    passage: &Passage<'_>,
    names: impl Iterator<Item = &'a Candidate>,
) -> Vec<bool> {
    let key = passage.key();
    let rules = gazetteer.rules(Class::State);
    let speaks = |after: &str| {
        let (word, _) = first_word(after);
        !word.starts_with(['و', 'ف']) && gazetteer.acts().is_any(word)
    };
    // Where the name before ends, if it is a place that another one may be joined to.
    let mut place_before = None;
    let is_place = |name: &Candidate| {
        let is_state = gazetteer
            .at(name.actor)
            .is_some_and(|actor| actor.class == Class::State);
        let clitics = &key[name.token..name.name.start];
        let joined = is_state
            && clitics == "و"
            && place_before.is_some_and(|end: usize| {
                let between = key.get(end..name.token);
                between.is_some_and(|between| between.trim().is_empty())
            });
        let place = is_state
            && (passage.is_dateline(&name.whole)
                || is_place(rules, key, name)
                || joined && !speaks(&key[name.whole.end..]));
        place_before = place.then_some(name.whole.end);
        place
    };
    names.map(is_place).collect()
}

fn is_place(rules: &ClassRules, key: &str, name: &Candidate) -> bool {
    let before = last(&key[..name.token], BESIDE);
    let clitics = &key[name.token..name.name.start];
    let leads = |before: &str| !rules.party_after.ends(before);
    if let Some(preposition) = clitics.chars().next_back() {
        return match preposition {
            'ب' => leads(before),
            'ل' => rules.bound_for.ends(before),
            _ => false,
        };
    }
    if rules.located_after.ends(before) {
        return true;
    }
    let (word, rest) = last_word(before);
    match word.strip_prefix(['و', 'ف']).unwrap_or(word) {
        "الي" => leads(rest),
        "من" => {
            // في كل من …, but أعلنت كل من …
            let (each, of_each) = last_word(rest);
            match each {
                "كل" => rules.located_after.ends(of_each),
                "بكل" => leads(of_each),
                "لكل" | "كلا" | "اي" | "ايا" => false,
                _ => leads(rest),
            }
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
