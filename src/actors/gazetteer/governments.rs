//! Governments: what governs a state, called by the adjective of that (السلطات الليبية), is
//! a name of the state, unless the file lists it as somebody's; so is a ministry (وزارة
//! الدفاع الجزائرية). It knows neither who governs nor since when.

use std::collections::BTreeMap;

use super::entry::{Actor, Class};
use crate::actors::key::key_of;
use crate::library::mention::ActorId;

/// What governs each actor that is a state; of the others nothing. `listed`: who bears
/// which name, by its key.
pub(super) fn governments(
    governed: &[&String],
    actors: &[Actor],
    listed: &BTreeMap<String, Vec<ActorId>>,
) -> Vec<Vec<String>> {
    let names_of = |actor: &Actor| -> Vec<String> {
        let adjective = actor.adjective.as_deref();
        let adjective =
            adjective.filter(|_| actor.class == Class::State && actor.variants != Some(false));
        let of_state = adjective.map(|adjective| {
            governed.iter().flat_map(|noun| {
                let spelt = [adjective.to_owned(), adjective.replace("أمريك", "أميرك")];
                spelt
                    .into_iter()
                    .filter_map(|adjective| name(noun, &adjective))
            })
        });
        let without: Vec<String> = actor.without.iter().map(|name| key_of(name)).collect();
        let mut names: Vec<String> = of_state.into_iter().flatten().collect();
        names.dedup();
        names.retain(|name| {
            let key = key_of(name);
            !listed.contains_key(&key) && !without.contains(&key)
        });
        names
    };
    let mut names: Vec<Vec<String>> = actors.iter().map(names_of).collect();
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter().flatten() {
        *bearers.entry(key_of(name)).or_default() += 1;
    }
    for of_one in &mut names {
        of_one.retain(|name| bearers[&key_of(name)] == 1);
    }
    names
}

/// What governs, with an adjective that agrees with its first word: the plural of things is
/// feminine.
/// `None` where that is of a part of a land, which takes ال but once (جنوب أفريقي).
fn name(noun: &str, adjective: &str) -> Option<String> {
    let first = noun.split(' ').next().unwrap_or_default();
    let is_feminine = first.ends_with(['ة', 'ت']);
    let mut name = noun.to_owned();
    for word in adjective.split(' ') {
        if !word.ends_with('ي') {
            return None;
        }
        name.push_str(" ال");
        name.push_str(word);
        name.extend(is_feminine.then_some('ة'));
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_agrees_with_what_governs() {
        assert_eq!(name("الحكومة", "ليبي").as_deref(), Some("الحكومة الليبية"));
        assert_eq!(name("السلطات", "ليبي").as_deref(), Some("السلطات الليبية"));
        assert_eq!(name("النظام", "ليبي").as_deref(), Some("النظام الليبي"));
        let ministry = name("وزارة الدفاع", "ليبي");
        assert_eq!(ministry.as_deref(), Some("وزارة الدفاع الليبية"));
        let korea = name("الحكومة", "كوري جنوبي");
        assert_eq!(korea.as_deref(), Some("الحكومة الكورية الجنوبية"));
        assert_eq!(name("الحكومة", "جنوب أفريقي"), None);
    }
}
