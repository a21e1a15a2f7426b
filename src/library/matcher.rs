//! The matcher: whether an article meets a condition, where, and how well. Every
//! store asks it, whatever its index said before, so that all stores answer alike.
//!
//! Compares folded words with folded text. A word is found where it stands whole,
//! alone or after clitics and the article; it is stemmed only where that is asked for.

mod places;
mod rank;
pub(super) mod words;

use std::ops::Range;

use memchr::memmem::Finder;

use self::places::{Passage, longest, needles, places};
pub use self::rank::{Score, rank};
use super::article::Article;
use super::company::Company;
use super::condition::{Condition, Word};
use super::dates::Date;
use super::find::{Hits, MOST_HITS};
use super::interrupt::Interrupt;
use super::mention::{ActorId, Mention, MentionKind};
use super::state::{NOTHING, State};
use super::windows::{WINDOW, Window, Windows};
use crate::text::fold::{Folded, fold, fold_text};

/// What a condition is asked of. What no condition asks for may be left empty.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub text: Haystack<'a>,
    pub title: Haystack<'a>,
    /// Whether the title is a part of the text, so that it need not be looked at twice.
    pub title_is_in_text: bool,
    /// What it names as its source.
    pub source: Haystack<'a>,
    /// The first and the last day that its date may mean.
    pub days: Option<(Date, Date)>,
    /// The actors with mentions that count, as far as these were looked for.
    pub actors: &'a [(ActorId, usize)],
    /// The kinds of those mentions, each pair once.
    pub kinds: &'a [(ActorId, MentionKind)],
    /// Where the actors are mentioned that are to be there together.
    pub company: Option<&'a Company<'a>>,
    pub state: &'a State,
    /// Whether it was added since the last visit.
    pub is_new: bool,
}

/// Words of an article.
#[derive(Clone, Copy, Debug)]
pub enum Haystack<'a> {
    Folded {
        folded: &'a str,
        /// The same as it is written.
        written: &'a str,
    },
    /// A text as it is written: so large that it is folded a window at a time.
    Large(&'a str),
}

impl Haystack<'_> {
    /// No words.
    pub const NONE: Self = Self::Folded {
        folded: "",
        written: "",
    };

    /// Whether this is all of it.
    fn is_called(self, name: &Word) -> bool {
        match self {
            Haystack::Folded { written, .. } | Haystack::Large(written) => {
                !written.is_empty() && name.names(written)
            }
        }
    }

    /// Whether `term` stands there.
    fn has(self, term: &Condition, interrupt: &mut Interrupt<'_>) -> bool {
        let has = |passage: &Passage<'_>| places(term, passage).next().is_some();
        match self {
            Haystack::Folded { folded, written } => has(&Passage::new(folded, written)),
            Haystack::Large(text) => windows_with(text, term, interrupt)
                .any(|(window, folded)| has(&Passage::new(&folded, &text[window.read]))),
        }
    }
}

/// Whether `condition` holds of `subject`; no answer if it is interrupted.
pub fn matches(
    condition: &Condition,
    subject: &Subject<'_>,
    interrupt: &mut Interrupt<'_>,
) -> bool {
    let alone = |text| Subject {
        text,
        title: Haystack::NONE,
        ..*subject
    };
    match condition {
        Condition::All(conditions) => conditions
            .iter()
            .all(|one| matches(one, subject, interrupt)),
        Condition::Any(conditions) => conditions
            .iter()
            .any(|one| matches(one, subject, interrupt)),
        Condition::Not(condition) => !matches(condition, subject, interrupt),
        Condition::Word(_)
        | Condition::Phrase(_)
        | Condition::Exact(_)
        | Condition::Stem(_)
        | Condition::Near(_) => {
            !subject.title_is_in_text && subject.title.has(condition, interrupt)
                || subject.text.has(condition, interrupt)
        }
        Condition::Title(inner) => matches(inner, &alone(subject.title), interrupt),
        Condition::Source(inner) => matches(inner, &alone(subject.source), interrupt),
        Condition::SourceName(name) => subject.source.is_called(name),
        Condition::Actor(actor) => subject
            .actors
            .iter()
            .any(|(mentioned, _)| mentioned == actor),
        Condition::Together(together) => subject
            .company
            .is_some_and(|company| !company.together(together).is_empty()),
        Condition::Kind { kind, actor } => subject.kinds.iter().any(|(mentioned, its)| {
            its == kind && actor.as_ref().is_none_or(|actor| actor == mentioned)
        }),
        Condition::Date { from, to } => subject.days.is_some_and(|(first, last)| {
            from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to)
        }),
        Condition::Unread => !subject.state.read,
        Condition::New => subject.is_new,
        Condition::Marked => subject.state.marked,
        Condition::Noted => subject.state.is_noted(),
        Condition::Highlighted => !subject.state.annotations.is_empty(),
        Condition::Tag(name) => is_tagged(&subject.state.tags, name),
    }
}

/// Whether one of these tags has the name.
pub(super) fn is_tagged(tags: &[String], name: &Word) -> bool {
    tags.iter().any(|tag| name.names(tag))
}

/// Whether a condition on the name of a source holds of this one; nothing else of an
/// article may be asked for.
pub(super) fn is_from(condition: &Condition, name: &str) -> bool {
    let folded = fold(name).text;
    let subject = Subject {
        text: Haystack::NONE,
        title: Haystack::NONE,
        title_is_in_text: false,
        source: Haystack::Folded {
            folded: &folded,
            written: name,
        },
        days: None,
        actors: &[],
        kinds: &[],
        company: None,
        state: &NOTHING,
        is_new: false,
    };
    matches(condition, &subject, &mut Interrupt::never())
}

/// The byte ranges of an article's text that `condition` asks for, in order and
/// without overlap: words, phrases and mentions, but nothing that is negated. `folded`
/// is the fold of the text, `mentions` are those to be marked for an actor.
pub fn hits<'a>(
    condition: &Condition,
    article: &Article,
    folded: &Folded,
    mentions: impl Iterator<Item = &'a Mention> + Clone,
) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let passage = Passage::of(folded, &article.text);
    terms(condition, false, &mut |Term { term, in_title }| {
        if in_title {
            hits_in_title(term, article, &mut ranges);
        } else {
            ranges.extend(places(term, &passage).map(|place| passage.source_range(place)));
        }
    });
    collect_mentions(condition, article, &mentions, &mut ranges);
    merged(ranges)
}

/// The same of a large text that nobody has folded; no more than [`MOST_HITS`], and
/// whether there are more. No answer if it is interrupted.
pub fn hits_in_large<'a>(
    condition: &Condition,
    article: &Article,
    mentions: impl Iterator<Item = &'a Mention> + Clone,
    interrupt: &mut Interrupt<'_>,
) -> Hits {
    let source = &*article.text;
    let mut ranges = Vec::new();
    let mut has_more = false;
    // The first places of everything that is asked for: more of one part of it
    // cannot come before those that are kept.
    let mut each = |Term { term, in_title }: Term<'_>| {
        if in_title {
            return hits_in_title(term, article, &mut ranges);
        }
        // Of what is near each other some may begin in the next window.
        let is_near = matches!(term, Condition::Near(_));
        let before = ranges.len();
        for (window, _) in windows_with(source, term, interrupt) {
            let read = &source[window.read.clone()];
            let folded = fold(read);
            let passage = Passage::of(&folded, read);
            let start = window.read.start;
            let found = places(term, &passage)
                .map(|place| passage.source_range(place))
                .map(|range| start + range.start..start + range.end);
            ranges.extend(found.filter(|range| is_near || window.own.contains(&range.start)));
            if ranges.len() - before > MOST_HITS {
                has_more = true;
                break;
            }
        }
    };
    terms(condition, false, &mut each);
    collect_mentions(condition, article, &mentions, &mut ranges);
    let mut hits = merged(ranges);
    has_more |= hits.len() > MOST_HITS;
    hits.truncate(MOST_HITS);
    Hits {
        ranges: hits,
        has_more,
    }
}

/// Appends where `term` stands in the title, as far as that is a part of the text.
fn hits_in_title(term: &Condition, article: &Article, ranges: &mut Vec<Range<usize>>) {
    let Some(title) = &article.title_range else {
        return;
    };
    let written = &article.text[title.clone()];
    let folded = fold(written);
    let passage = Passage::of(&folded, written);
    let found = places(term, &passage).map(|place| passage.source_range(place));
    ranges.extend(found.map(|range| title.start + range.start..title.start + range.end));
}

/// Windows of a text in which `term` may stand, each with its fold, until that is
/// interrupted.
fn windows_with<'a>(
    source: &'a str,
    term: &'a Condition,
    interrupt: &'a mut Interrupt<'_>,
) -> impl Iterator<Item = (Window, String)> + 'a {
    let mut wanted = Vec::new();
    needles(term, &mut wanted);
    let finders: Vec<Finder<'_>> = wanted.into_iter().map(Finder::new).collect();
    let mut quick = Vec::new();
    let windows = Windows::of(source, 0..source.len(), WINDOW, longest(term));
    let windows = windows.take_while(|_| !interrupt.comes());
    windows.filter_map(move |window| {
        fold_text(&source[window.read.clone()], &mut quick);
        let may = finders.iter().any(|finder| finder.find(&quick).is_some());
        may.then(|| (window, String::from_utf8_lossy(&quick).into_owned()))
    })
}

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

/// Words that are asked for.
struct Term<'a> {
    term: &'a Condition,
    /// Whether only where they stand in the title.
    in_title: bool,
}

/// Hands over what `condition` asks for in words, wherever it is to stand.
pub(super) fn each_term<'a>(condition: &'a Condition, each: &mut impl FnMut(&'a Condition)) {
    terms(condition, false, &mut |Term { term, .. }| each(term));
}

/// Hands over what `condition` asks for in words, nothing that is negated and
/// nothing of the source.
fn terms<'a>(condition: &'a Condition, in_title: bool, each: &mut impl FnMut(Term<'a>)) {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            for condition in conditions {
                terms(condition, in_title, each);
            }
        }
        Condition::Word(_)
        | Condition::Phrase(_)
        | Condition::Exact(_)
        | Condition::Stem(_)
        | Condition::Near(_) => each(Term {
            term: condition,
            in_title,
        }),
        Condition::Title(inner) => terms(inner, true, each),
        Condition::Source(_)
        | Condition::SourceName(_)
        | Condition::Actor(_)
        | Condition::Together(_)
        | Condition::Kind { .. }
        | Condition::Date { .. }
        | Condition::Not(_)
        | Condition::Unread
        | Condition::New
        | Condition::Marked
        | Condition::Noted
        | Condition::Highlighted
        | Condition::Tag(_) => {}
    }
}

/// Appends the mentions that `condition` asks for.
fn collect_mentions<'a>(
    condition: &Condition,
    article: &Article,
    mentions: &(impl Iterator<Item = &'a Mention> + Clone),
    ranges: &mut Vec<Range<usize>>,
) {
    let mut take = |wanted: &dyn Fn(&Mention) -> bool| {
        let wanted = mentions.clone().filter(|mention| wanted(mention));
        ranges.extend(wanted.map(|mention| mention.range.clone()));
    };
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            for condition in conditions {
                collect_mentions(condition, article, mentions, ranges);
            }
        }
        Condition::Actor(actor) => take(&|mention| mention.actor == *actor),
        Condition::Together(together) => {
            let counted = mentions.clone().filter(|mention| !mention.is_place);
            let places = counted.map(|mention| (mention.actor.clone(), mention.range.clone()));
            let company = Company {
                text: &article.text,
                blocks: &article.blocks,
                places: places.collect(),
            };
            ranges.extend(company.together(together));
        }
        Condition::Kind { kind, actor } => take(&|mention| {
            mention.kind == *kind && actor.as_ref().is_none_or(|actor| *actor == mention.actor)
        }),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
