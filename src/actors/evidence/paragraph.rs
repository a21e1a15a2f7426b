//! Paragraph: the passage in which names are weighed, and what it says for or against
//! an actor.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{first, last};
use crate::actors::gazetteer::{Gazetteer, Phrases};
use crate::actors::names::Candidate;
use crate::actors::passage::Passage;
use crate::actors::places::datelines::is_dateline;
use crate::actors::stops::ends_sentence;
use crate::library::mention::Evidence;

/// Words of a passage's key that speak for a name.
#[derive(Clone, Copy)]
pub(super) enum Words<'a> {
    Before(&'a str),
    Acts(&'a str),
    Joined(&'a str),
}

/// A passage in which candidates are weighed. What it says for or against an actor
/// is looked up once for each stretch of it, however many names stand there.
pub(in crate::actors) struct Paragraph<'a> {
    passage: &'a Passage<'a>,
    /// Where it starts, in bytes of the text.
    start: usize,
    pub(super) key: &'a str,
    known: FxHashMap<(usize, usize, Says), Option<Range<usize>>>,
    /// For each actor, where its last sure name ends, up to where one reads.
    sure: FxHashMap<usize, usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Says {
    For,
    Against,
    /// Against, if in the same sentence.
    Within,
}

impl<'a> Paragraph<'a> {
    pub(in crate::actors) fn new(passage: &'a Passage<'a>, start: usize) -> Self {
        Self {
            passage,
            start,
            key: passage.key(),
            known: FxHashMap::default(),
            sure: FxHashMap::default(),
        }
    }

    /// The bytes of the article's text for bytes of the key.
    pub(super) fn source(&self, key: &Range<usize>) -> Range<usize> {
        let range = self.passage.source_range(key.clone());
        self.start + range.start..self.start + range.end
    }

    /// Whether a name is the place of writing.
    pub(super) fn is_dateline(&self, gazetteer: &Gazetteer, candidate: &Candidate) -> bool {
        is_dateline(gazetteer, self.passage, candidate)
    }

    pub(super) fn evidence(&self, words: Words<'_>) -> Evidence {
        let at = |words: &str| self.source(&place_in(self.key, words));
        match words {
            Words::Before(words) => Evidence::Before(at(words)),
            Words::Acts(verb) => Evidence::Acts(at(verb)),
            Words::Joined(name) => Evidence::Joined(at(name)),
        }
    }

    /// Remembers a candidate that surely means its actor.
    pub(in crate::actors) fn name(&mut self, candidate: &Candidate) {
        self.sure.insert(candidate.actor, candidate.whole.end);
    }

    /// Whether the word that a candidate is was last said of something else: one of these
    /// phrases that hold it stands before the candidate, and after the actor's last sure
    /// name. «القاعدة الجوية … القاعدة» is the base.
    pub(super) fn resumes_other(&self, candidate: &Candidate, phrases: &Phrases) -> bool {
        let name = &self.key[candidate.name.clone()];
        let word = name.strip_prefix("ال").unwrap_or(name);
        let before = last(&self.key[..candidate.token], STRETCH);
        let sure = self.sure.get(&candidate.actor).copied().unwrap_or(0);
        let other = phrases.last_with(before, word);
        other.is_some_and(|other| place_in(self.key, other).start >= sure)
    }

    /// Whether one of the phrases stands in the sentence of a candidate.
    pub(super) fn has_with(&mut self, candidate: &Candidate, phrases: &Phrases) -> bool {
        if phrases.is_empty() || self.near(candidate, phrases, Says::Within).is_none() {
            return false;
        }
        let before = last(&self.key[..candidate.token], SENTENCE);
        let before = before.rsplit(ends_sentence).next().unwrap_or_default();
        let after = first(&self.key[candidate.name.end..], SENTENCE);
        let after = after.split(ends_sentence).next().unwrap_or_default();
        phrases.find(before).is_some() || phrases.find(after).is_some()
    }

    /// Where one of the phrases stands near a candidate, in bytes of the key.
    pub(super) fn near(
        &mut self,
        candidate: &Candidate,
        phrases: &Phrases,
        says: Says,
    ) -> Option<Range<usize>> {
        let stretch = candidate.name.start / STRETCH;
        let key = self.key;
        let known = self.known.entry((candidate.actor, stretch, says));
        let found = known.or_insert_with(|| {
            let middle = stretch * STRETCH;
            let from = last(first(key, middle), STRETCH).len();
            let window = &key[first(key, middle).len() - from..];
            let window = first(window, from + 2 * STRETCH);
            let found = phrases.find(window)?;
            Some(place_in(key, found))
        });
        found.clone()
    }
}

/// How far, in bytes, a sentence is looked through on either side of a name.
const SENTENCE: usize = 512;

/// Where a slice of `key` lies in it.
fn place_in(key: &str, slice: &str) -> Range<usize> {
    let start = slice.as_ptr().addr() - key.as_ptr().addr();
    start..start + slice.len()
}

/// How far, in bytes, a paragraph counts as being about the same thing: a stretch
/// and the one on either side of it.
const STRETCH: usize = 1024;
