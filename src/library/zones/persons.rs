//! What may be the name of a person, or of two, and what is a headline instead. In doubt
//! it is a headline.

use std::collections::HashSet;

use serde::Deserialize;

use crate::text::fold::fold;

/// More words than that tell something.
const MOST_WORDS: usize = 6;

/// What is known of the names of persons: `[persons]` of the table of rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Persons {
    /// Names of people, and of places they write from, that look like verbs or plurals.
    names: Folded,
    /// Words that stand in headlines and in no name.
    never: Folded,
}

/// Words as a folded line has them.
#[derive(Deserialize)]
#[serde(from = "Vec<String>")]
struct Folded(HashSet<String>);

impl From<Vec<String>> for Folded {
    fn from(written: Vec<String>) -> Self {
        Self(written.iter().map(|word| fold(word).text).collect())
    }
}

impl Persons {
    /// Whether this may name a person, or says nothing. It is folded; a place or a date
    /// may stand after the name.
    pub(super) fn may_be(&self, folded: &str) -> bool {
        if folded.contains(['?', '؟', '!', '"', '…', '%']) || folded.contains("..") {
            return false;
        }
        let parts = folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '|'));
        let words = parts.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let is_number = |word: &str| word.contains(char::is_numeric);
        let letters = words.iter().filter(|word| !is_number(word));
        let begins_with_number = words.first().is_some_and(|word| is_number(word));
        letters.clone().count() <= MOST_WORDS
            && !begins_with_number
            && letters.copied().all(|word| self.may_be_part(word))
    }

    fn may_be_part(&self, word: &str) -> bool {
        let is_name = |word: &str| self.names.0.contains(word);
        // Of two, the second has the conjunction: سامي نور وهالة مراد.
        let rest = word.strip_prefix('و').unwrap_or(word);
        if is_name(word) || is_name(rest) {
            return true;
        }
        let is_never = |word: &str| self.never.0.contains(word);
        !is_never(word) && !is_never(rest) && !tells(rest)
    }
}

/// Whether a folded word has the look of a verb, a plural, an adjective of a thing or a
/// noun with a preposition.
fn tells(word: &str) -> bool {
    let length = word.chars().count();
    let is_definite = word.starts_with("ال");
    // تقصف، يرفض
    length >= 3 && word.starts_with(['ت', 'ي'])
        // أعلنت، المحادثات
        || length >= 4 && word.ends_with('ت')
        // طالبوا
        || length >= 4 && word.ends_with("وا")
        || length >= 5 && is_definite && word.ends_with("يه")
        || length >= 5 && ["لل", "بال", "كال"].iter().any(|with| word.starts_with(with))
}
