//! Places: is a state named here as the mere place where something is, begins or
//! goes (في أفغانستان، إلى إيران، شمال اليمن), or does it act, or is acted upon? What
//! stands before its name decides; the words are listed in the gazetteer. Its team and
//! its cup do not act either (`teams`), nor does the place of news (`datelines`). Between
//! two minds it is no mere place: nothing that acts may be left out of a count.

use self::datelines::is_dateline;
use self::teams::is_team;
use super::clause::{first_word, last_word};
use super::evidence::{BESIDE, last};
use super::gazetteer::{Class, Gazetteer};
use super::key::key_of;
use super::names::Candidate;
use super::passage::Passage;

/// Which of these names of a passage, in order, are states as mere places.
pub(super) fn places<'a>(
    gazetteer: &Gazetteer,
    passage: &Passage<'_>,
    names: impl Iterator<Item = &'a Candidate>,
) -> Vec<bool> {
    let key = passage.key();
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
            && (is_dateline(gazetteer, passage, name)
                || is_place(gazetteer, key, name)
                || joined && !speaks(&key[name.whole.end..])
                || is_joined_to_town(gazetteer, key, name)
                || is_example(gazetteer, key, name)
                || is_team(gazetteer, key, name))
            && !is_government(gazetteer, &key[name.name.clone()]);
        place_before = place.then_some(name.whole.end);
        place
    };
    names.map(is_place).collect()
}

fn is_place(gazetteer: &Gazetteer, key: &str, name: &Candidate) -> bool {
    let rules = gazetteer.rules(Class::State);
    let (before, clitics) = opening(key, name);
    let leads = |before: &str| leads_to_place(gazetteer, before);
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

/// Whether من, إلى or ب after this leads to a place, not to whom one turns: «سافر إلى», but
/// «دعم من», «طلبت الوزارة من».
fn leads_to_place(gazetteer: &Gazetteer, before: &str) -> bool {
    let rules = gazetteer.rules(Class::State);
    let (subject, rest) = last_word(before);
    let asks = || {
        let is_verb = gazetteer.acts().is_any(last_word(rest).0);
        !subject.is_empty() && is_verb && rules.party_after.ends(rest)
    };
    !rules.party_after.ends(before) && !asks()
}

/// Whether a name, by its key, is that of what governs a state: in it nothing takes place.
fn is_government(gazetteer: &Gazetteer, name: &str) -> bool {
    let governed = &gazetteer.rules(Class::State).governed;
    let begins = |rest: &str| rest.starts_with(' ');
    governed
        .iter()
        .any(|noun| name.strip_prefix(&key_of(noun)).is_some_and(begins))
}

/// What stands before a name with its head, and the clitics on it: «بدولة …».
fn opening<'a>(key: &'a str, name: &Candidate) -> (&'a str, &'a str) {
    let (token, start) = if name.whole.start < name.token {
        let word = last_word(&key[..name.whole.start]).0;
        let joined = key[..name.whole.start].ends_with(word);
        let clitics = if joined { word.len() } else { 0 };
        (name.whole.start - clitics, name.whole.start)
    } else {
        (name.token, name.name.start)
    };
    (last(&key[..token], BESIDE), &key[token..start])
}

/// Whether a state whose name is also a city's is that, joined to another town by و.
fn is_joined_to_town(gazetteer: &Gazetteer, key: &str, name: &Candidate) -> bool {
    let clitics = &key[name.token..name.name.start];
    let actor = gazetteer.at(name.actor);
    clitics == "و" && actor.is_some_and(|actor| actor.towns.ends(&key[..name.token]))
}

/// Whether it is one of several countries where something is or goes: «سافر إلى بلدان
/// كثيرة منها …», but «طلبت من دول بينها …».
fn is_example(gazetteer: &Gazetteer, key: &str, name: &Candidate) -> bool {
    let before = last(&key[..name.token], BESIDE);
    let (word, mut rest) = last_word(before);
    if name.token != name.name.start || !EXAMPLES.contains(&word) {
        return false;
    }
    let located = |before: &str| {
        let (word, rest) = last_word(before);
        match word {
            "في" | "عبر" => Some(true),
            "الي" | "من" => Some(leads_to_place(gazetteer, rest)),
            _ => None,
        }
    };
    for _ in 0..COUNTRIES {
        let (word, earlier) = last_word(rest);
        if LANDS.contains(&word) {
            // من دول, من عديد الدول
            let of_many = || located(last_word(earlier).1);
            return located(earlier).or_else(of_many).unwrap_or(false);
        }
        if word
            .strip_prefix('ب')
            .is_some_and(|word| LANDS.contains(&word))
        {
            return leads_to_place(gazetteer, earlier);
        }
        rest = earlier;
    }
    false
}

/// Words that lead to one of several, folded.
const EXAMPLES: [&str; 6] = ["منها", "ومنها", "بينها", "وبينها", "مثل", "غرار"];

/// Countries, folded.
const LANDS: [&str; 4] = ["البلدان", "بلدان", "الدول", "دول"];

/// How many words describe the countries before one of them, at most.
const COUNTRIES: usize = 6;

pub(super) mod datelines;
mod teams;
#[cfg(test)]
mod tests;
