//! How well an article meets a condition, for those that read the best first.

use std::cmp::Reverse;

use super::places::{Passage, places};
use super::{Haystack, Subject, Term, terms, windows_with};
use crate::library::condition::{Condition, Word};
use crate::library::interrupt::Interrupt;

/// How well an article meets a condition: more is better. What is said first
/// outweighs all that follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// How many of the terms stand there spelled as they were typed.
    exact: usize,
    /// How many of them stand in the title.
    title: usize,
    /// How often they stand there, and how often actors that are asked for are mentioned.
    count: usize,
    /// Where the first of them stands: a byte of the text.
    first: Reverse<usize>,
}

/// How well `subject` meets `condition`, by what is asked for and not by what is
/// excluded. Of no use if it is interrupted.
pub fn rank(condition: &Condition, subject: &Subject<'_>, interrupt: &mut Interrupt<'_>) -> Score {
    let mut score = Score {
        first: Reverse(usize::MAX),
        ..Score::default()
    };
    terms(condition, false, &mut |Term { term, in_title }| {
        let mut seen = Seen::default();
        seen.look(term, subject.title, interrupt);
        score.title += usize::from(seen.count > 0);
        // A title stands before all text.
        seen.first = seen.first.map(|_| 0);
        if !in_title {
            if subject.title_is_in_text {
                // It is counted where it stands.
                (seen.count, seen.first) = (0, None);
            }
            seen.look(term, subject.text, interrupt);
        }
        score.exact += usize::from(seen.exact);
        score.count += seen.count;
        if let Some(first) = seen.first {
            score.first = score.first.max(Reverse(first));
        }
    });
    score.count += actors(condition, subject);
    score
}

/// What was seen of one term.
#[derive(Default)]
struct Seen {
    count: usize,
    exact: bool,
    first: Option<usize>,
}

impl Seen {
    fn look(&mut self, term: &Condition, haystack: Haystack<'_>, interrupt: &mut Interrupt<'_>) {
        match haystack {
            Haystack::Folded { folded, written } => {
                self.take(term, &Passage::new(folded, written), 0);
            }
            Haystack::Large(text) => {
                for (window, folded) in windows_with(text, term, interrupt) {
                    let written = &text[window.read.clone()];
                    self.take(term, &Passage::new(&folded, written), window.read.start);
                }
            }
        }
    }

    fn take(&mut self, term: &Condition, passage: &Passage<'_>, start: usize) {
        for place in places(term, passage) {
            let at = start + place.start;
            self.first = Some(self.first.map_or(at, |first| first.min(at)));
            self.count += 1;
            self.exact = self.exact || is_exact(term, passage, &place);
        }
    }
}

/// Whether a place is spelled as one of the words or phrases of the term was typed.
fn is_exact(term: &Condition, passage: &Passage<'_>, place: &std::ops::Range<usize>) -> bool {
    let spelled = |words: &[Word]| passage.is_spelled(place, words);
    match term {
        Condition::Word(word) | Condition::Stem(word) => spelled(std::slice::from_ref(word)),
        Condition::Phrase(words) => spelled(words),
        Condition::Exact(_) => true,
        Condition::Any(terms) => terms.iter().any(|term| is_exact(term, passage, place)),
        Condition::Near(near) => near.terms.iter().any(|term| is_exact(term, passage, place)),
        _ => false,
    }
}

/// How often the actors that are asked for are mentioned.
fn actors(condition: &Condition, subject: &Subject<'_>) -> usize {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().map(|one| actors(one, subject)).sum()
        }
        Condition::Actor(actor)
        | Condition::Kind {
            actor: Some(actor), ..
        } => subject
            .actors
            .iter()
            .find(|(mentioned, _)| mentioned == actor)
            .map_or(0, |(_, count)| *count),
        _ => 0,
    }
}
