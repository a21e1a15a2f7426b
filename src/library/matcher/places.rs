//! Where a term stands in a text: a word, a phrase, an exact one, a stem, words near
//! each other, or one of several. Places are bytes of the folded text.

use std::cell::OnceCell;
use std::ops::Range;

use super::words::{phrases, stands_alone};
use crate::library::condition::{Condition, Near, Word};
use crate::text::clitic::{Form, forms};
use crate::text::fold::{Folded, fold};
use crate::text::spelling::bare;
use crate::text::stem::{is_ending, stem};

/// A text that is looked through.
pub(super) struct Passage<'a> {
    pub(super) folded: &'a str,
    written: &'a str,
    /// The way back from one to the other, once somebody needs it.
    way_back: OnceCell<Folded>,
    known: Option<&'a Folded>,
}

impl<'a> Passage<'a> {
    pub(super) const fn new(folded: &'a str, written: &'a str) -> Self {
        Self {
            folded,
            written,
            way_back: OnceCell::new(),
            known: None,
        }
    }

    pub(super) fn of(folded: &'a Folded, written: &'a str) -> Self {
        Self {
            known: Some(folded),
            ..Self::new(&folded.text, written)
        }
    }

    /// The bytes of the written text that a place came from.
    pub(super) fn source_range(&self, place: Range<usize>) -> Range<usize> {
        let folded = self
            .known
            .unwrap_or_else(|| self.way_back.get_or_init(|| fold(self.written)));
        folded.source_range(self.written, place)
    }

    /// Whether at this place the words stand as they were typed.
    pub(super) fn is_spelled(&self, place: &Range<usize>, words: &[Word]) -> bool {
        let written = bare(&self.written[self.source_range(place.clone())]);
        let mut rest = written.as_str();
        words.iter().enumerate().all(|(index, word)| {
            let after = if index == 0 {
                Some(rest)
            } else {
                rest.strip_prefix(' ')
            };
            let after = after.and_then(|rest| rest.strip_prefix(&word.written));
            after.is_some_and(|after| {
                rest = after;
                true
            })
        }) && rest.is_empty()
    }
}

/// Where `term` stands; conditions that are no terms stand nowhere. In no order.
pub(super) fn places<'a>(
    term: &'a Condition,
    passage: &'a Passage<'a>,
) -> Box<dyn Iterator<Item = Range<usize>> + 'a> {
    let text = passage.folded;
    match term {
        Condition::Word(word) => Box::new(phrases(text, std::slice::from_ref(word))),
        Condition::Phrase(words) => Box::new(phrases(text, words)),
        Condition::Exact(words) => Box::new(phrases(text, words).filter(|place| {
            !text[..place.start].ends_with(char::is_alphanumeric)
                && passage.is_spelled(place, words)
        })),
        Condition::Stem(word) => Box::new(stems(text, word)),
        Condition::Near(near) => Box::new(close(near, passage).into_iter()),
        Condition::Any(terms) => Box::new(terms.iter().flat_map(|term| places(term, passage))),
        _ => Box::new(std::iter::empty()),
    }
}

/// Where words of the same stem stand: from the stem to the end of the word.
fn stems<'a>(text: &'a str, word: &'a Word) -> impl Iterator<Item = Range<usize>> + 'a {
    let stem = stem(&word.folded);
    let found = (!stem.is_empty()).then(|| text.match_indices(stem));
    found.into_iter().flatten().filter_map(move |(at, _)| {
        let after = &text[at + stem.len()..];
        let end = after
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(after.len());
        let is_one = word.prefix || is_ending(&after[..end]);
        (is_one && stands_alone(text, at, Form::Whole)).then(|| at..at + stem.len() + end)
    })
}

/// The places of all terms, where all of them are close together.
fn close(near: &Near, passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, term) in near.terms.iter().enumerate() {
        let before = found.len();
        found.extend(places(term, passage).map(|place| (place, index)));
        if found.len() == before {
            return Vec::new();
        }
    }
    found.sort_by_key(|(place, index)| (place.start, place.end, *index));
    let starts = word_starts(passage.folded);
    // The word in which a place begins, or ends.
    let first_word = |place: &Range<usize>| starts.partition_point(|&start| start <= place.start);
    let last_word = |place: &Range<usize>| starts.partition_point(|&start| start < place.end);
    let mut kept = Vec::new();
    let mut kept_to = 0;
    for (first, (place, _)) in found.iter().enumerate() {
        let farthest = last_word(place) + near.words;
        let reach = found[first..]
            .iter()
            .take_while(|(other, _)| first_word(other) <= farthest)
            .count();
        let reached = &found[first..first + reach];
        let are_all =
            (0..near.terms.len()).all(|term| reached.iter().any(|(_, index)| *index == term));
        if are_all {
            let from = kept_to.max(first);
            kept_to = kept_to.max(first + reach);
            kept.extend(found[from..kept_to].iter().map(|(place, _)| place.clone()));
        }
    }
    kept
}

/// Where the words of a text begin.
fn word_starts(text: &str) -> Vec<usize> {
    let mut is_inside = false;
    let starts = text.char_indices().filter(|&(_, c)| {
        let was_inside = is_inside;
        is_inside = c.is_alphanumeric();
        is_inside && !was_inside
    });
    starts.map(|(at, _)| at).collect()
}

/// Pieces of folded text one of which stands wherever `term` does.
pub(super) fn needles<'a>(term: &'a Condition, into: &mut Vec<&'a str>) {
    match term {
        Condition::Word(word) => into.extend(forms(&word.folded).map(|(form, _)| form)),
        Condition::Phrase(words) | Condition::Exact(words) => {
            let first = words.first().map_or("", |word| &*word.folded);
            into.extend(forms(first).map(|(form, _)| form));
        }
        Condition::Stem(word) => into.push(stem(&word.folded)),
        Condition::Near(near) => {
            if let Some(first) = near.terms.first() {
                needles(first, into);
            }
        }
        Condition::Any(terms) => terms.iter().for_each(|term| needles(term, into)),
        _ => {}
    }
}

/// More bytes than clitics, article and what parts two words have when folded.
const LONGEST_CLITICS: usize = 64;

/// No fewer bytes of folded text than `term` stands in.
pub(super) fn longest(term: &Condition) -> usize {
    let word = |word: &Word| word.folded.len() + LONGEST_CLITICS;
    match term {
        Condition::Word(one) | Condition::Stem(one) => word(one),
        Condition::Phrase(words) | Condition::Exact(words) => words.iter().map(word).sum(),
        Condition::Near(near) => {
            near.words * LONGEST_CLITICS + near.terms.iter().map(longest).sum::<usize>()
        }
        Condition::Any(terms) => terms.iter().map(longest).max().unwrap_or(0),
        _ => 0,
    }
}
