//! Phrases: the words that the actors file gives as speaking for or against a name, and
//! where they stand in a key, beside the name or in its paragraph.

use memchr::memmem;
use serde::Deserialize;

use super::key::key_of;
use crate::text::clitic::{Form, forms, is_alphanumeric, token_of_name};

/// Words as the file writes them, `*` for letters, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Phrases {
    phrases: Box<[Phrase]>,
    /// The last letters of those that end as they are written, sorted: nearly always
    /// they say already that none of them stands before a name.
    last: Box<[[u8; LAST]]>,
    /// Those that may end in other letters.
    open: Box<[Phrase]>,
}

/// Two Arabic letters, in bytes.
const LAST: usize = 4;

impl From<Vec<String>> for Phrases {
    fn from(written: Vec<String>) -> Self {
        let phrases: Box<[Phrase]> = written.iter().map(|phrase| Phrase::new(phrase)).collect();
        let ends = phrases.iter().map(Phrase::last);
        let mut last: Vec<_> = ends.flatten().flatten().collect();
        last.sort_unstable();
        last.dedup();
        let open = phrases.iter().filter(|phrase| phrase.last().is_none());
        Self {
            open: open.cloned().collect(),
            phrases,
            last: last.into(),
        }
    }
}

impl Phrases {
    pub(super) fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Whether one of them says nothing.
    pub(super) fn has_empty(&self) -> bool {
        self.phrases.iter().any(Phrase::is_empty)
    }

    /// What stands in a key of the first of them that does, clitics before it allowed:
    /// its first place.
    pub(super) fn find<'a>(&self, key: &'a str) -> Option<&'a str> {
        self.phrases.iter().find_map(|phrase| phrase.find(key))
    }

    /// What stands at the end of a key, before a name, of the first of them that does.
    pub(super) fn ending<'a>(&self, key: &'a str) -> Option<&'a str> {
        let key = key.trim_end_matches(' ');
        let last = key.as_bytes().last_chunk();
        let may = last.is_some_and(|last| self.last.binary_search(last).is_ok());
        let phrases = if may { &self.phrases } else { &self.open };
        phrases.iter().find_map(|phrase| phrase.ending(key))
    }

    /// What stands in a key of the one of them that stands last there, of those that
    /// hold `part`.
    pub(super) fn last_with<'a>(&self, key: &'a str, part: &str) -> Option<&'a str> {
        let found = self.phrases.iter().filter_map(|phrase| phrase.last_in(key));
        let found = found.filter(|found| found.contains(part));
        found.max_by_key(|found| found.as_ptr().addr())
    }

    /// Whether one of them stands at the end of a key, before a name.
    pub(super) fn ends(&self, key: &str) -> bool {
        self.ending(key).is_some()
    }

    /// Whether one of them stands at the start of a key, after a name, without clitics.
    pub(super) fn starts(&self, key: &str) -> bool {
        self.phrases.iter().any(|phrase| phrase.starts(key))
    }
}

/// Words that speak for or against an actor, as the actors file writes them: `*`
/// at the end or between letters stands for any letters, at the start for [`STAR`]
/// or more. After `|` the word bears no clitics: |هي is not وهي. A full stop at the end
/// is any stop or the end: «قريب.» is not «قريب من».
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    /// Its key, and the key as it is written after ل.
    forms: Vec<(String, Form)>,
    open_start: bool,
    open_end: bool,
    bare: bool,
    /// Whether nothing but a stop may stand after it.
    stops: bool,
    /// What the word ends in, after a `*` between letters; else empty.
    ending: String,
}

/// The fewest letters that a `*` at the start stands for: so many that an ending can
/// be told from a word of its own (مصريان, not بيان).
const STAR: usize = 3;

impl Phrase {
    fn new(written: &str) -> Self {
        let (bare, written) = match written.strip_prefix('|') {
            Some(written) => (true, written),
            None => (false, written),
        };
        let (stops, written) = match written.strip_suffix('.') {
            Some(written) => (true, written),
            None => (false, written),
        };
        let (beginning, ending) = match written.trim_matches('*').split_once('*') {
            Some((beginning, ending)) => (beginning, key_of(ending)),
            None => (written.trim_matches('*'), String::new()),
        };
        let key = key_of(beginning);
        Self {
            forms: forms(&key)
                .map(|(form, kind)| (form.to_owned(), kind))
                .collect(),
            bare,
            stops,
            open_start: written.starts_with('*'),
            open_end: written.ends_with('*') || !ending.is_empty(),
            ending,
        }
    }

    fn is_empty(&self) -> bool {
        self.forms.iter().all(|(form, _)| form.is_empty())
    }

    /// What each of its forms ends in; `None` if that may be anything.
    fn last(&self) -> Option<Vec<[u8; LAST]>> {
        let last = |(form, _): &(String, Form)| form.as_bytes().last_chunk().copied();
        let forms = self.forms.iter().filter(|_| !self.open_end);
        let last: Vec<_> = forms.filter_map(last).collect();
        (last.len() == self.forms.len()).then_some(last)
    }

    /// Where it stands in a key, clitics before it allowed: the first place.
    fn find<'a>(&self, key: &'a str) -> Option<&'a str> {
        self.forms.iter().find_map(|(form, kind)| {
            let mut places = memmem::find_iter(key.as_bytes(), form);
            let at = places.find(|&at| self.holds(key, at, form, *kind))?;
            Some(&key[at..word_end(key, at + form.len())])
        })
    }

    /// Where it stands in a key, clitics before it allowed: the last place.
    fn last_in<'a>(&self, key: &'a str) -> Option<&'a str> {
        let places = self.forms.iter().filter_map(|(form, kind)| {
            let places = memmem::find_iter(key.as_bytes(), form);
            let at = places
                .filter(|&at| self.holds(key, at, form, *kind))
                .last()?;
            Some((at, at + form.len()))
        });
        let (at, end) = places.max()?;
        Some(&key[at..word_end(key, end)])
    }

    /// What of it stands at the end of a key that no blank ends.
    fn ending<'a>(&self, key: &'a str) -> Option<&'a str> {
        self.forms.iter().find_map(|(form, kind)| {
            let at = if self.open_end {
                let from = last_words(key, form.matches(' ').count() + 1);
                let found = key[from..].rfind(form.as_str()).map(|at| from + at);
                found.filter(|at| word_end(key, at + form.len()) == key.len())
            } else {
                let before = key.strip_suffix(form.as_str());
                before.filter(|_| !form.is_empty()).map(str::len)
            };
            let at = at.filter(|&at| self.holds(key, at, form, *kind))?;
            Some(&key[at..])
        })
    }

    /// Whether it stands at the start of a key, after a name, without clitics.
    fn starts(&self, key: &str) -> bool {
        let key = key.trim_start_matches(' ');
        self.forms.iter().any(|(form, kind)| {
            let at = if self.open_start {
                key[..word_end(key, 0)].rfind(form.as_str())
            } else {
                key.starts_with(form.as_str()).then_some(0)
            };
            at.is_some_and(|at| self.holds(key, at, form, *kind))
        })
    }

    fn holds(&self, key: &str, at: usize, form: &str, kind: Form) -> bool {
        let end = at + form.len();
        let starts = if self.open_start {
            key[..at]
                .chars()
                .rev()
                .take_while(|c| is_alphanumeric(*c))
                .count()
                >= STAR
        } else {
            token_of_name(key, at, kind).is_some_and(|token| token == at || !self.bare)
        };
        let rest = &key[end..word_end(key, end)];
        let ends = (rest.is_empty() || self.open_end) && rest.ends_with(&self.ending);
        let after = || key[end + rest.len()..].trim_start().chars().next();
        starts && ends && !(self.stops && after().is_some_and(is_alphanumeric))
    }
}

/// Where the last so many words of a key begin.
fn last_words(key: &str, count: usize) -> usize {
    let mut blanks = key.match_indices(' ').rev().map(|(at, _)| at);
    blanks.nth(count - 1).unwrap_or(0)
}

/// Where the word ends that holds byte `at`.
fn word_end(key: &str, at: usize) -> usize {
    key[at..]
        .find(|c: char| !is_alphanumeric(c))
        .map_or(key.len(), |length| at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_with_clitics() {
        let phrase = Phrase::new("هجوم");
        let is_in = |key| phrase.find(key).is_some();
        assert_eq!(phrase.find("بعد وهجوم ليلي"), Some("هجوم"));
        assert!(!is_in("هجومي") && !is_in("مهجوم"));
        let ends = |key| phrase.ending(key).is_some();
        assert!(ends("بعد هجوم") && !ends("هجوم بعد"));
        assert!(phrase.starts(" هجوم بعد") && !phrase.starts(" بعد هجوم"));
    }

    #[test]
    fn a_star_stands_for_letters() {
        let armed = Phrase::new("مسلح*");
        assert_eq!(armed.find("قال مسلحون"), Some("مسلحون"));
        assert!(armed.find("مسلح").is_some());
        assert!(Phrase::new("ي*ان").starts(" يجريان ") && !Phrase::new("ي*ان").starts(" يجري "));
        assert!(Phrase::new("*يان").starts(" مصريان قالا") && !Phrase::new("*يان").starts(" بيان"));
    }

    #[test]
    fn a_bar_keeps_clitics_away() {
        let ends = |key| Phrase::new("|هي").ending(key).is_some();
        assert!(ends("نعم هي") && !ends("نعم وهي"));
    }

    #[test]
    fn a_stop_ends_the_clause() {
        let starts = |key| Phrase::new("قريب.").starts(key);
        assert!(starts(" قريب") && starts(" قريب. ثم") && starts(" قريب، بعد"));
        assert!(!starts(" قريب من") && !starts(" قريبا"));
    }

    #[test]
    fn the_last_of_many_is_told() {
        let phrases = Phrases::from(["قاعدة", "القاعدة الجوية"].map(str::to_owned).to_vec());
        let last = |key| phrases.last_with(key, "قاعده");
        assert_eq!(last("قاعده ثم القاعده الجويه هنا"), Some("القاعده الجويه"));
        assert_eq!(last("القاعده الجويه ثم قاعده هنا"), Some("قاعده"));
        assert_eq!(last("هنا"), None);
        assert_eq!(phrases.last_with("قاعده", "شباب"), None);
    }

    #[test]
    fn of_many_the_first_that_ends_a_key_is_told() {
        let written = ["قبل", "من قبل", "ال*", "و", "الهجوم"];
        let phrases = Phrases::from(written.map(str::to_owned).to_vec());
        for (key, ending) in [
            ("كان من قبل ", Some("قبل")),
            ("بعد القصف ", Some("القصف")),
            ("بعد الهجوم", Some("الهجوم")),
            ("بعد للهجوم", Some("لهجوم")),
            ("هو و", Some("و")),
            ("قبل ذلك", None),
            ("", None),
        ] {
            assert_eq!(phrases.ending(key), ending, "{key}");
        }
    }
}
