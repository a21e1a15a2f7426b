//! The key of a text: its folded form with every run of blanks, quotation marks,
//! dashes and underscores made one blank, so that a name is found however its
//! words are held together. Only names are looked up by key; search is not.

use memchr::memmem;

use crate::text::clitic::{Form, forms, is_alphanumeric, token_of_name};
use crate::text::fold::fold;

/// The key of a folded text, and the way back to it.
#[derive(Debug, Default)]
pub(super) struct Key {
    pub(super) text: String,
    /// Where `text` and the folded text run in step: pairs of a byte offset of each,
    /// from which both advance alike until the next pair.
    steps: Vec<(u32, u32)>,
    /// The length of the folded text, in bytes.
    folded: usize,
}

impl Key {
    pub(super) fn of(folded: &str) -> Self {
        let mut key = Self {
            text: String::with_capacity(folded.len()),
            steps: Vec::new(),
            folded: folded.len(),
        };
        // Up to here the folded text was taken or passed over.
        let mut taken = 0;
        for (at, _) in folded.bytes().enumerate().filter(|(_, b)| is_separator(*b)) {
            key.text.push_str(&folded[taken..at]);
            if key.text.as_bytes().last() == Some(&b' ') {
                key.steps.push((narrow(key.text.len()), narrow(at + 1)));
            } else {
                key.text.push(' ');
            }
            taken = at + 1;
        }
        key.text.push_str(&folded[taken..]);
        key
    }

    /// The byte of the folded text at which the character at this byte stands.
    pub(super) fn origin(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.folded;
        }
        let step = self.steps.partition_point(|&(key, _)| key as usize <= at);
        match step.checked_sub(1).and_then(|step| self.steps.get(step)) {
            Some(&(key, folded)) => folded as usize + (at - key as usize),
            None => at,
        }
    }

    /// The byte of the folded text after the character that ends at this byte.
    pub(super) fn origin_end(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |last| self.origin(last) + 1)
    }
}

/// The key of a name or of a word to look for.
pub(super) fn key_of(written: &str) -> String {
    Key::of(&fold(written).text).text.trim().to_owned()
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'"' | b'-' | b'_')
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Words that speak for or against an actor, as the actors file writes them: `*`
/// at the end or between letters stands for any letters, at the start for [`STAR`]
/// or more. After `|` the word bears no clitics: |هي is not وهي.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its key, and the key as it is written after ل.
    forms: Vec<(String, Form)>,
    open_start: bool,
    open_end: bool,
    bare: bool,
    /// What the word ends in, after a `*` between letters; else empty.
    ending: String,
}

/// The fewest letters that a `*` at the start stands for: so many that an ending can
/// be told from a word of its own (مصريان, not بيان).
const STAR: usize = 3;

impl Phrase {
    pub(super) fn new(written: &str) -> Self {
        let (bare, written) = match written.strip_prefix('|') {
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
            open_start: written.starts_with('*'),
            open_end: written.ends_with('*') || !ending.is_empty(),
            ending,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.forms.iter().all(|(form, _)| form.is_empty())
    }

    /// Where it stands in a key, clitics before it allowed: the first place.
    pub(super) fn find<'a>(&self, key: &'a str) -> Option<&'a str> {
        self.forms.iter().find_map(|(form, kind)| {
            let mut places = memmem::find_iter(key.as_bytes(), form);
            let at = places.find(|&at| self.holds(key, at, form, *kind))?;
            Some(&key[at..word_end(key, at + form.len())])
        })
    }

    /// What of it stands at the end of a key, before a name.
    pub(super) fn ending<'a>(&self, key: &'a str) -> Option<&'a str> {
        let key = key.trim_end_matches(' ');
        self.forms.iter().find_map(|(form, kind)| {
            let at = if self.open_end {
                let from = last_words(key, form.matches(' ').count() + 1);
                let found = key[from..].rfind(form.as_str()).map(|at| from + at);
                found.filter(|at| word_end(key, at + form.len()) == key.len())
            } else {
                // Nearly always the last byte says already that it does not.
                let may = form.as_bytes().last() == key.as_bytes().last();
                let before = may.then(|| key.strip_suffix(form.as_str())).flatten();
                before.map(str::len)
            };
            let at = at.filter(|&at| self.holds(key, at, form, *kind))?;
            Some(&key[at..])
        })
    }

    /// Whether it stands at the end of a key, before a name.
    pub(super) fn ends(&self, key: &str) -> bool {
        self.ending(key).is_some()
    }

    /// Whether it stands at the start of a key, after a name, without clitics.
    pub(super) fn starts(&self, key: &str) -> bool {
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
        starts && (rest.is_empty() || self.open_end) && rest.ends_with(&self.ending)
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
    fn what_holds_words_together_is_one_blank() {
        for written in ["بيت لحم", "بيت-لحم", "«بيت» لحم", "بيت_لحم", "بيت\n  — لحم"]
        {
            assert_eq!(key_of(written), "بيت لحم", "{written}");
        }
    }

    #[test]
    fn the_way_back_leads_to_the_folded_byte() {
        let folded = "ا \"بي\"";
        let key = Key::of(folded);
        assert_eq!(key.text, "ا بي ");
        let at = key.text.find('ب').unwrap();
        assert_eq!(&folded[key.origin(at)..key.origin_end(at + 4)], "بي");
    }

    #[test]
    fn phrases_are_whole_words_with_clitics() {
        let phrase = Phrase::new("هجوم");
        let is_in = |key| phrase.find(key).is_some();
        assert_eq!(phrase.find("بعد وهجوم ليلي"), Some("هجوم"));
        assert!(!is_in("هجومي") && !is_in("مهجوم"));
        assert!(phrase.ends("بعد هجوم ") && !phrase.ends("هجوم بعد "));
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
        assert!(Phrase::new("|هي").ends("نعم هي") && !Phrase::new("|هي").ends("نعم وهي"));
    }
}
