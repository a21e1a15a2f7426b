//! Datelines: does the name of a state that opens a text say where it was written, or
//! where what it tells of happened (الجزائر: جرحى في تفجير)? Before a colon it may as well
//! be whoever speaks (قطر: لن نقبل); there only news right after the colon makes it a place.
//! Beside another actor it is one of two (روسيا - أوكرانيا: …), unless that is a medium or
//! of that land.

use crate::actors::clause::{first_word, may_be_present};
use crate::actors::gazetteer::{Actor, Class, Gazetteer};
use crate::actors::key::key_of;
use crate::actors::names::{Candidate, Standing};
use crate::actors::passage::Passage;
use crate::actors::stops::ends_clause;

/// Whether a name is the place of what the passage tells. A city that stands for its state
/// announces what it heads.
pub(in crate::actors) fn is_dateline(
    gazetteer: &Gazetteer,
    passage: &Passage<'_>,
    name: &Candidate,
) -> bool {
    let is_city = matches!(name.standing, Standing::Seat | Standing::Capital);
    opens(gazetteer, passage, name) || !is_city && heads_news(gazetteer, passage, name)
}

/// Whether it opens the passage as the place of writing, beside nobody else.
fn opens(gazetteer: &Gazetteer, passage: &Passage<'_>, name: &Candidate) -> bool {
    let is_other = |text: &str| {
        let named = named_first(gazetteer, text);
        named.is_some_and(|(actors, _)| {
            let mut actors = actors.iter();
            actors.all(|actor| actor.class != Class::Media && !is_of(gazetteer, actor, name.actor))
        })
    };
    let dateline = passage.dateline(&name.whole);
    dateline.is_some_and(|(between, after)| !is_other(between) && !is_other(after))
}

fn heads_news(gazetteer: &Gazetteer, passage: &Passage<'_>, name: &Candidate) -> bool {
    let Some(told) = passage.after_colon(&name.whole) else {
        return false;
    };
    let rules = gazetteer.rules(Class::State);
    // «اليمن: 50 قتيلا».
    let news = told.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
    let is_news = rules.headlines.starts(news) || is_of_party(gazetteer, news, name.actor);
    let clause = told.split(ends_clause).next().unwrap_or_default();
    is_news && rules.judging.find(clause).is_none()
}

/// Whether a party or a group of that land does something: «تركيا: حزب فلان يتصدر». One
/// that is known has to be of that land.
fn is_of_party(gazetteer: &Gazetteer, news: &str, land: usize) -> bool {
    let (head, mut rest) = first_word(news);
    if !is_noun(gazetteer, head) {
        return false;
    }
    if let Some((actors, after)) = named_first(gazetteer, news) {
        if !actors.iter().any(|actor| is_of(gazetteer, actor, land)) {
            return false;
        }
        rest = after;
    }
    for _ in 0..NAME {
        let (word, after) = first_word(rest);
        if may_be_present(word) && !is_noun(gazetteer, word) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether a folded word is a noun that begins names: حزب.
fn is_noun(gazetteer: &Gazetteer, word: &str) -> bool {
    gazetteer.nouns().iter().any(|noun| noun.key() == word)
}

fn is_of(gazetteer: &Gazetteer, actor: &Actor, land: usize) -> bool {
    let position = gazetteer.position(&actor.id);
    position.is_some_and(|one| gazetteer.owners(one).any(|owner| owner == land))
}

/// Whom the first words of a folded text name, a noun before the name aside, and what
/// stands after that name.
fn named_first<'a, 't>(
    gazetteer: &'a Gazetteer,
    text: &'t str,
) -> Option<(Vec<&'a Actor>, &'t str)> {
    let text = text.trim_start();
    let (head, rest) = first_word(text);
    let after_head = is_noun(gazetteer, head).then_some(rest);
    std::iter::once(text).chain(after_head).find_map(|text| {
        let mut ends = Vec::new();
        let mut rest = text;
        for _ in 0..NAME {
            let (word, after) = first_word(rest);
            if word.is_empty() {
                break;
            }
            ends.push(text.len() - after.len());
            rest = after;
        }
        ends.into_iter().rev().find_map(|end| {
            let bearers = gazetteer.bearers(&key_of(&text[..end]));
            let actors: Vec<_> = bearers.iter().filter_map(|id| gazetteer.get(id)).collect();
            (!actors.is_empty()).then(|| (actors, &text[end..]))
        })
    })
}

/// How many words a name has that is looked for, and among how many words after its noun
/// the verb of a party is.
const NAME: usize = 4;
