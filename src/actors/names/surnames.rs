//! Surnames: what follows the given name of a person, by which news goes on after it has
//! given the full name. عبد، أبو، بن and the article stay with the word after them; which
//! words do, and which are no surname, the actors file says of persons.

use std::collections::BTreeMap;

use crate::actors::gazetteer::{Class, ClassRules, Gazetteer, Words};
use crate::actors::key::key_of;

/// The surnames that no actor lists, by their key: who bears each, and how it is written.
pub(super) fn surnames(gazetteer: &Gazetteer) -> BTreeMap<String, Vec<(usize, String)>> {
    let mut surnames: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    let rules = gazetteer.rules(Class::Person);
    let persons = gazetteer.iter().enumerate();
    for (position, actor) in persons.filter(|(_, actor)| actor.class == Class::Person) {
        for surname in actor.full_names().filter_map(|name| surname(rules, name)) {
            let key = key_of(&surname);
            let taken = !gazetteer.bearers(&key).is_empty()
                || rules.is_first_name(&key)
                || rules.titles.0.contains(&key)
                || key.chars().count() < SHORTEST;
            let bearers = surnames.entry(key).or_default();
            if !taken && bearers.iter().all(|(other, _)| *other != position) {
                bearers.push((position, surname));
            }
        }
    }
    surnames.retain(|_, bearers| !bearers.is_empty());
    surnames
}

/// The last part of a name, if it has a given name before.
fn surname(rules: &ClassRules, name: &str) -> Option<String> {
    let is_one = |of: &Words, word: &str| of.0.contains(&key_of(word));
    let mut parts: Vec<String> = Vec::new();
    let mut is_bound = false;
    for word in name.split_whitespace() {
        match parts
            .last_mut()
            .filter(|_| is_bound || is_one(&rules.bound_before, word))
        {
            Some(part) => {
                part.push(' ');
                part.push_str(word);
            }
            None => parts.push(word.to_owned()),
        }
        is_bound = is_one(&rules.bound, word);
    }
    let last = parts.pop()?;
    let first = parts.first()?;
    let is_arabic = last.chars().all(|c| c == ' ' || ('ء'..='ي').contains(&c));
    let begins = last.split(' ').next().unwrap_or_default();
    let none = is_one(&rules.without_surname, first)
        || is_one(&rules.no_surname, begins)
        || is_one(&rules.no_surname, &last);
    (is_arabic && !none).then_some(last)
}

/// The letters that a surname has at least: fewer make a particle or a verb.
const SHORTEST: usize = 4;

#[cfg(test)]
mod tests {
    use super::surname;
    use crate::actors::gazetteer::{Class, Gazetteer};

    #[test]
    fn what_belongs_together_stays_together() {
        let gazetteer = Gazetteer::built_in();
        let rules = gazetteer.rules(Class::Person);
        let is = |name: &str, expected: Option<&str>| {
            assert_eq!(surname(rules, name).as_deref(), expected, "{name}");
        };
        is("نوار الخطيب", Some("الخطيب"));
        is("نوار عبد العاطي", Some("عبد العاطي"));
        is("نوار بن سامي", Some("بن سامي"));
        is("نوار فون دير ماس", Some("فون دير ماس"));
        is("نوار فضل الله", Some("فضل الله"));
        is("نوار قصاب زاده", Some("قصاب زاده"));
        is("نوار بو سامي", Some("بو سامي"));
        is("الملكة نوار", None);
        is("نوار الثاني", None);
        is("نوار بن سامي آل بدر", None);
        is("الملك نوار", None);
        is("نوار السادس عشر", None);
        is("نوار عبد الله", None);
        is("نوار عشراوي", Some("عشراوي"));
        is("نوار", None);
        is("Nawar Khatib", None);
    }
}
