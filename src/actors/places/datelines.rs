//! Datelines: does the name of a state that opens a text say where it was written, or
//! where what it tells of happened (الجزائر: جرحى في تفجير)? Before a colon it may as well
//! be whoever speaks (قطر: لن نقبل); there only news right after the colon makes it a place.

use crate::actors::clause::{first_word, may_be_present};
use crate::actors::gazetteer::{Class, Gazetteer};
use crate::actors::names::Candidate;
use crate::actors::passage::Passage;
use crate::actors::stops::ends_clause;

/// Whether a name is the place of what the passage tells.
pub(in crate::actors) fn is_dateline(
    gazetteer: &Gazetteer,
    passage: &Passage<'_>,
    name: &Candidate,
) -> bool {
    passage.is_dateline(&name.whole) || heads_news(gazetteer, passage, name)
}

fn heads_news(gazetteer: &Gazetteer, passage: &Passage<'_>, name: &Candidate) -> bool {
    let Some(told) = passage.after_colon(&name.whole) else {
        return false;
    };
    let rules = gazetteer.rules(Class::State);
    // «اليمن: 50 قتيلا».
    let news = told.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
    let is_news = rules.headlines.starts(news) || is_of_party(gazetteer, news);
    let clause = told.split(ends_clause).next().unwrap_or_default();
    is_news && rules.judging.find(clause).is_none()
}

/// Whether a party or a group of that land does something: «تركيا: حزب فلان يتصدر».
fn is_of_party(gazetteer: &Gazetteer, news: &str) -> bool {
    let (head, mut rest) = first_word(news);
    let mut nouns = gazetteer.nouns().iter();
    if !nouns.any(|noun| noun.key() == head) {
        return false;
    }
    for _ in 0..NAME {
        let (word, after) = first_word(rest);
        if may_be_present(word) {
            return true;
        }
        rest = after;
    }
    false
}

/// Among how many words after its noun the verb of a party is looked for.
const NAME: usize = 4;
