//! Beside: whose title it is that stands beside a name.

use std::ops::Range;

use super::Reading;
use crate::actors::clause::{self, first_word};
use crate::actors::gazetteer::Class;
use crate::actors::names::Candidate;
use crate::text::clitic::is_alphanumeric;

/// Whose title it is that stands beside a name.
pub(super) enum Beside {
    Person(usize),
    /// Somebody who is not known.
    Stranger,
    Nobody,
}

/// Who is named right beside a title: the name after it, or before it and a comma.
pub(super) fn beside(reading: &Reading<'_>, range: &Range<usize>) -> Beside {
    let key = reading.key;
    let holds_nothing = |text: &str| text.trim_matches([' ', '،', ',', '(']).is_empty();
    let mut rest = &key[range.end..];
    let (word, after) = first_word(rest);
    if THEN.contains(&word) {
        rest = after;
    }
    let addressed = rest.trim_start_matches([' ', '،', ',', '(']);
    let (word, after) = first_word(addressed);
    let rules = reading.gazetteer.rules(Class::Person);
    let after = if rules.titles.0.contains(word) {
        after
    } else {
        addressed
    };
    let person = |name: &&Candidate| reading.is_person(name);
    let bare = key.len() - after.trim_start().len();
    let name = reading
        .name_from(key.len() - addressed.len())
        .filter(person);
    if let Some(name) = name.filter(|name| name.whole.start <= bare) {
        return Beside::Person(name.actor);
    }
    let (next, _) = first_word(rest.trim_start_matches([' ', '،', ',']));
    let word_follows = rest.starts_with(' ') && rest.trim_start().starts_with(is_alphanumeric);
    if rules.first_names.0.contains(next) || word_follows && may_be_name(reading, next) {
        return Beside::Stranger;
    }
    let before = key[..range.start].trim_end();
    if !before.ends_with(['،', ',']) {
        return Beside::Nobody;
    }
    let name = reading.name_before(range.start).filter(person);
    let name = name.filter(|name| holds_nothing(&key[name.whole.end..range.start]));
    name.map_or(Beside::Stranger, |name| Beside::Person(name.actor))
}

/// Words between a title and a name, folded.
const THEN: [&str; 6] = ["انذاك", "حينها", "وقتها", "حينذاك", "وقتذاك", "يومها"];

/// Whether a word after a title may be the name of somebody who is not known: it is
/// none that goes on with the sentence.
fn may_be_name(reading: &Reading<'_>, word: &str) -> bool {
    if ["عبد", "ابو", "بن", "ابن"].contains(&word) {
        return true;
    }
    let goes_on = word.starts_with("ال")
        || word.starts_with(|c: char| c.is_ascii_digit())
        || word.chars().count() <= 3
        || clause::goes_on(word)
        || reading.gazetteer.acts().is_any(word)
        || word.starts_with(['ي', 'ت', 'س', 'ن'])
            && word.chars().count() >= 4
            && !word.ends_with(['ا', 'و'])
        || word.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) && word.chars().count() >= 4;
    !goes_on
}
