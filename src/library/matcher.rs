//! The matcher: whether an article meets a condition, and where. Every store
//! asks it, whatever its index said before, so that all stores answer alike.
//!
//! Compares folded words with folded text. A word is found where it stands whole,
//! alone or after clitics and the article; it is never stemmed.

use std::ops::Range;

use memchr::memmem::Finder;

use super::condition::{Condition, Word};
use super::find::{Hits, MOST_HITS};
use super::interrupt::Interrupt;
use super::mention::{ActorId, Mention};
use super::windows::{WINDOW, Window, Windows};
use crate::text::clitic::{Form, forms, is_clitics, token_of_name};
use crate::text::fold::{Folded, fold, fold_text};

/// What a condition is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub text: Haystack<'a>,
    /// Its folded title where that is not part of the text; else empty.
    pub title: &'a str,
    /// The actors with mentions that count, as far as these were looked for.
    pub actors: &'a [(ActorId, usize)],
    pub read: bool,
}

/// The words of an article.
#[derive(Clone, Copy, Debug)]
pub enum Haystack<'a> {
    /// Its folded text.
    Folded(&'a str),
    /// Its text as it is: so large that it is folded a window at a time.
    Large(&'a str),
}

impl Haystack<'_> {
    /// Whether `words` stand there one after the other.
    fn have(self, words: &[Word], interrupt: &mut Interrupt<'_>) -> bool {
        match self {
            Haystack::Folded(text) => places(text, words).next().is_some(),
            Haystack::Large(text) => windows_with(text, words, interrupt)
                .any(|(_, folded)| places(&folded, words).next().is_some()),
        }
    }
}

/// Whether `condition` holds of `subject`; no answer if it is interrupted.
pub fn matches(
    condition: &Condition,
    subject: &Subject<'_>,
    interrupt: &mut Interrupt<'_>,
) -> bool {
    let mut in_either = |words: &[Word]| {
        places(subject.title, words).next().is_some() || subject.text.have(words, interrupt)
    };
    match condition {
        Condition::All(conditions) => conditions
            .iter()
            .all(|one| matches(one, subject, interrupt)),
        Condition::Any(conditions) => conditions
            .iter()
            .any(|one| matches(one, subject, interrupt)),
        Condition::Not(condition) => !matches(condition, subject, interrupt),
        Condition::Word(word) => in_either(std::slice::from_ref(word)),
        Condition::Phrase(words) => in_either(words),
        Condition::Actor(actor) => subject
            .actors
            .iter()
            .any(|(mentioned, _)| mentioned == actor),
        Condition::Unread => !subject.read,
    }
}

/// The byte ranges of `source` that `condition` asks for, in order and without
/// overlap: words, phrases and mentions, but nothing that is negated. `folded`
/// is the fold of `source`, `mentions` are those to be marked for an actor.
pub fn hits<'a>(
    condition: &Condition,
    source: &str,
    folded: &Folded,
    mentions: impl Iterator<Item = &'a Mention> + Clone,
) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    collect(condition, &mut |words| {
        ranges.extend(places(&folded.text, words).map(|place| folded.source_range(source, place)));
    });
    collect_mentions(condition, &mentions, &mut ranges);
    merged(ranges)
}

/// The same of a large text that nobody has folded; no more than [`MOST_HITS`], and
/// whether there are more. No answer if it is interrupted.
pub fn hits_in_large<'a>(
    condition: &Condition,
    source: &str,
    mentions: impl Iterator<Item = &'a Mention> + Clone,
    interrupt: &mut Interrupt<'_>,
) -> Hits {
    let mut ranges = Vec::new();
    let mut has_more = false;
    // The first places of everything that is asked for: more of one part of it
    // cannot come before those that are kept.
    let mut each = |words: &[Word]| {
        let before = ranges.len();
        for (window, _) in windows_with(source, words, interrupt) {
            let read = &source[window.read.clone()];
            let folded = fold(read);
            let start = window.read.start;
            let found = places(&folded.text, words)
                .map(|place| folded.source_range(read, place))
                .map(|range| start + range.start..start + range.end);
            ranges.extend(found.filter(|range| window.own.contains(&range.start)));
            if ranges.len() - before > MOST_HITS {
                has_more = true;
                break;
            }
        }
    };
    collect(condition, &mut each);
    collect_mentions(condition, &mentions, &mut ranges);
    let mut hits = merged(ranges);
    has_more |= hits.len() > MOST_HITS;
    hits.truncate(MOST_HITS);
    Hits {
        ranges: hits,
        has_more,
    }
}

/// Windows of a text in which the first of `words` may stand, each with its fold,
/// until that is interrupted.
fn windows_with<'a>(
    source: &'a str,
    words: &'a [Word],
    interrupt: &'a mut Interrupt<'_>,
) -> impl Iterator<Item = (Window, String)> + 'a {
    let longest = words
        .iter()
        .map(|word| word.folded.len() + LONGEST_CLITICS)
        .sum();
    let first = words.first().map_or("", |word| &*word.folded);
    let finders: Vec<Finder<'_>> = forms(first).map(|(form, _)| Finder::new(form)).collect();
    let mut quick = Vec::new();
    let windows = Windows::of(source, 0..source.len(), WINDOW, longest);
    let windows = windows.take_while(|_| !interrupt.comes());
    windows.filter_map(move |window| {
        fold_text(&source[window.read.clone()], &mut quick);
        let may = finders.iter().any(|finder| finder.find(&quick).is_some());
        may.then(|| (window, String::from_utf8_lossy(&quick).into_owned()))
    })
}

/// More bytes than clitics, article and what parts two words have when folded.
const LONGEST_CLITICS: usize = 64;

/// In order, those that overlap made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Hands over what `condition` asks for in words, nothing that is negated.
fn collect(condition: &Condition, each: &mut impl FnMut(&[Word])) {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            for condition in conditions {
                collect(condition, each);
            }
        }
        Condition::Word(word) => each(std::slice::from_ref(word)),
        Condition::Phrase(words) => each(words),
        Condition::Actor(_) | Condition::Not(_) | Condition::Unread => {}
    }
}

/// Appends the mentions that `condition` asks for.
fn collect_mentions<'a>(
    condition: &Condition,
    mentions: &(impl Iterator<Item = &'a Mention> + Clone),
    ranges: &mut Vec<Range<usize>>,
) {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            for condition in conditions {
                collect_mentions(condition, mentions, ranges);
            }
        }
        Condition::Actor(actor) => ranges.extend(
            mentions
                .clone()
                .filter(|mention| mention.actor == *actor)
                .map(|m| m.range.clone()),
        ),
        Condition::Word(_) | Condition::Phrase(_) | Condition::Not(_) | Condition::Unread => {}
    }
}

/// Where `words` stand one after the other in folded `text`, in order. A place
/// begins at the first word without its clitics and ends with the last word.
fn places<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = Range<usize>> + 'a {
    let (first, rest) = match words {
        [first, rest @ ..] if !first.folded.is_empty() => (Some(first), rest),
        _ => (None, words),
    };
    let starts = first.into_iter().flat_map(move |word| {
        forms(&word.folded).flat_map(move |(written, form)| {
            text.match_indices(written)
                .filter(move |&(at, _)| stands_alone(text, at, form))
                .filter_map(move |(at, _)| {
                    end_of_word(text, at + written.len(), word.prefix).map(|end| at..end)
                })
        })
    });
    starts.filter_map(move |start| {
        let end = rest
            .iter()
            .try_fold(start.end, |end, word| next_word(text, end, word))?;
        Some(start.start..end)
    })
}

/// The end of `word`, if it is the first word after byte `end`.
fn next_word(text: &str, end: usize, word: &Word) -> Option<usize> {
    let token = end + text[end..].find(char::is_alphanumeric)?;
    if token == end {
        return None;
    }
    let starts = text[token..]
        .char_indices()
        .map(|(at, _)| token + at)
        .take(MORE_THAN_CLITICS);
    starts.into_iter().find_map(|at| {
        forms(&word.folded).find_map(|(written, form)| {
            let found = text[at..].starts_with(written)
                && !text[token..at].contains(|c: char| !c.is_alphanumeric())
                && stands_alone(text, at, form);
            found.then(|| end_of_word(text, at + written.len(), word.prefix))?
        })
    })
}

/// Whether nothing but clitics and the article stands before byte `at` in its token.
pub(super) fn stands_alone(text: &str, at: usize, form: Form) -> bool {
    let before = &text[..at];
    if !before.ends_with(char::is_alphanumeric) {
        return form == Form::Whole;
    }
    if token_of_name(text, at, form).is_some() {
        return true;
    }
    if form == Form::AfterLam {
        return false;
    }
    let clitics = letters_at_end(before);
    let may_be_clitics = |clitics: &str| clitics.is_empty() || is_clitics(clitics);
    // بالقاعدة, للقاعدة: the article, whose alef is not written after ل.
    clitics.strip_suffix("ال").is_some_and(may_be_clitics)
        || clitics
            .strip_suffix('ل')
            .is_some_and(|rest| rest.ends_with('ل') && is_clitics(rest))
}

/// More letters than clitics and the article have.
const MORE_THAN_CLITICS: usize = 6;

/// The letters that `text` ends with, as far as they may be clitics: however long a
/// token is, each place in it is looked at in the same time.
fn letters_at_end(text: &str) -> &str {
    let letters = text.char_indices().rev().take(MORE_THAN_CLITICS);
    let start = letters.take_while(|(_, c)| c.is_alphanumeric()).last();
    &text[start.map_or(text.len(), |(at, _)| at)..]
}

/// The end of the word, if it ends at byte `at`; a prefix ends where it ends.
fn end_of_word(text: &str, at: usize, prefix: bool) -> Option<usize> {
    (prefix || !text[at..].starts_with(char::is_alphanumeric)).then_some(at)
}

#[cfg(test)]
mod tests;
