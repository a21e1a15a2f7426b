//! The matcher: whether an article meets a condition, and where. Every store
//! asks it, whatever its index said before, so that all stores answer alike.
//!
//! Compares folded words with folded text. A word is found where it stands whole,
//! alone or after clitics and the article; it is never stemmed.

use std::ops::Range;

use memchr::memmem::Finder;

use super::condition::{Condition, Word};
use super::find::{Found, MOST_HITS};
use super::interrupt::Interrupt;
use super::mention::{ActorId, Mention};
use super::windows::{Window, Windows};
use crate::text::clitic::{Form, forms, is_clitics, token_of_name};
use crate::text::fold::{Folded, fold, fold_text};

/// What a condition is asked of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub text: Words<'a>,
    /// Its folded title where that is not part of the text; else empty.
    pub title: &'a str,
    /// The actors mentioned outside clutter, as far as they were looked for.
    pub actors: &'a [(ActorId, usize)],
    pub read: bool,
}

/// The words of an article.
#[derive(Clone, Copy, Debug)]
pub enum Words<'a> {
    /// Its folded text.
    Folded(&'a str),
    /// Its text as it is: so large that it is folded a window at a time.
    Large(&'a str),
}

impl Words<'_> {
    /// Whether `words` stand there one after the other.
    fn have(self, words: &[Word], interrupt: &mut Interrupt<'_>) -> bool {
        match self {
            Words::Folded(text) => places(text, words).next().is_some(),
            Words::Large(text) => windows_with(text, words, interrupt)
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
) -> Found {
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
    Found { hits, has_more }
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
    let windows = Windows::of(source, 0..source.len(), longest);
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
    // No string of clitics and article is longer than this.
    let starts = text[token..]
        .char_indices()
        .map(|(at, _)| token + at)
        .take(6);
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
fn stands_alone(text: &str, at: usize, form: Form) -> bool {
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
    let token = before.trim_end_matches(char::is_alphanumeric).len();
    let clitics = &before[token..];
    let may_be_clitics = |clitics: &str| clitics.is_empty() || is_clitics(clitics);
    // بالقاعدة, للقاعدة: the article, whose alef is not written after ل.
    clitics.strip_suffix("ال").is_some_and(may_be_clitics)
        || clitics
            .strip_suffix('ل')
            .is_some_and(|rest| rest.ends_with('ل') && is_clitics(rest))
}

/// The end of the word, if it ends at byte `at`; a prefix ends where it ends.
fn end_of_word(text: &str, at: usize, prefix: bool) -> Option<usize> {
    (prefix || !text[at..].starts_with(char::is_alphanumeric)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        Word {
            folded: fold(text).text,
            prefix: false,
        }
    }

    fn prefix(text: &str) -> Word {
        Word {
            prefix: true,
            ..word(text)
        }
    }

    fn phrase(text: &str) -> Condition {
        Condition::Phrase(text.split(' ').map(word).collect())
    }

    /// The pieces of `text` that are marked.
    fn marked<'a>(text: &'a str, condition: &Condition) -> Vec<&'a str> {
        let ranges = hits(condition, text, &fold(text), [].iter());
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_word_is_found_with_and_without_clitics() {
        let text = "القاعدة وبالقاعدة للقاعدة لقاعدة والقاعدتين قاعدة";
        let found = ["القاعدة", "القاعدة", "لقاعدة"];
        assert_eq!(marked(text, &Condition::Word(word("القاعدة"))), found);
        let found = ["قاعدة"; 5];
        assert_eq!(marked(text, &Condition::Word(word("قاعدة"))), found);
    }

    #[test]
    fn a_word_inside_another_is_not_found() {
        for (text, asked) in [
            ("مطالبان", "طالبان"),
            ("طالبانية", "طالبان"),
            ("ISIS-Khorasan", "ISIS-K"),
        ] {
            assert_eq!(
                marked(text, &Condition::Word(word(asked))),
                [""; 0],
                "{text}"
            );
        }
        assert_eq!(
            marked("يطالب طالبانيون", &Condition::Word(prefix("طالب"))),
            ["طالب"]
        );
    }

    #[test]
    fn marks_and_spelling_do_not_matter_and_ranges_are_of_the_text() {
        let text = "«بُشرى» للأُمّة: ISIS‑K";
        assert_eq!(marked(text, &Condition::Word(word("بشري"))), ["بُشرى"]);
        assert_eq!(marked(text, &Condition::Word(word("امه"))), ["أُمّة"]);
        assert_eq!(marked(text, &Condition::Word(word("isis-k"))), ["ISIS‑K"]);
    }

    #[test]
    fn the_words_of_a_phrase_follow_each_other() {
        let text = "وزارة الخارجية، ووزارة\n«الخارجية» ثم وزارة الداخلية والخارجية";
        assert_eq!(
            marked(text, &phrase("وزارة خارجية")),
            ["وزارة الخارجية", "وزارة\n«الخارجية"]
        );
        let typed = Condition::Phrase(vec![word("وزارة"), prefix("دا")]);
        assert_eq!(marked(text, &typed), ["وزارة الدا"]);
    }

    #[test]
    fn hits_are_in_order_and_do_not_overlap() {
        let text = "قال متحدث باسم الحركة إن الحركة ترفض";
        let condition = Condition::All(vec![
            Condition::Word(word("الحركة")),
            phrase("باسم الحركة"),
            Condition::Not(Box::new(Condition::Word(word("قال")))),
        ]);
        assert_eq!(marked(text, &condition), ["باسم الحركة", "الحركة"]);
    }

    #[test]
    fn of_very_many_hits_the_first_are_kept_and_it_is_told() {
        let text = "ا ب ".repeat(MOST_HITS);
        let [alef, beh] = ["ا", "ب"].map(|letter| Condition::Word(word(letter)));
        let found = |condition: &Condition| {
            hits_in_large(condition, &text, [].iter(), &mut Interrupt::never())
        };
        let few = found(&Condition::Word(word("غاب")));
        assert!(few.hits.is_empty() && !few.has_more);
        let all = found(&alef);
        assert_eq!((all.hits.len(), all.has_more), (MOST_HITS, false));
        let both = found(&Condition::Any(vec![alef, beh]));
        assert_eq!((both.hits.len(), both.has_more), (MOST_HITS, true));
        let last = both.hits.last().map(|hit| hit.end);
        assert_eq!(last, Some(text.len() / 2 - 1), "of both of them the first");
    }

    #[test]
    fn whoever_wants_something_newer_waits_for_one_window_at_most() {
        let text = "كلمة أخرى ".repeat(100_000);
        let subject = Subject {
            text: Words::Large(&text),
            title: "",
            actors: &[],
            read: false,
        };
        let condition = Condition::Word(word("غاب"));
        let not = Condition::Not(Box::new(condition.clone()));
        for last in [1, 3, 5] {
            let mut asked = 0;
            let mut newer = || {
                asked += 1;
                asked == last
            };
            let mut interrupt = Interrupt::when(&mut newer);
            matches(&not, &subject, &mut interrupt);
            hits_in_large(&condition, &text, [].iter(), &mut interrupt);
            assert!(interrupt.has_come());
            assert_eq!(asked, last, "nothing is looked at after that");
        }
    }

    #[test]
    fn conditions_are_combined() {
        let subject = Subject {
            text: Words::Folded("خبر عن البحر"),
            title: "عنوان",
            actors: &[],
            read: false,
        };
        let word = |text| Condition::Word(word(text));
        let not = |condition| Condition::Not(Box::new(condition));
        assert!(matches(
            &Condition::everything(),
            &subject,
            &mut Interrupt::never()
        ));
        assert!(!matches(
            &Condition::Any(vec![]),
            &subject,
            &mut Interrupt::never()
        ));
        assert!(matches(
            &Condition::All(vec![word("بحر"), word("عنوان"), Condition::Unread]),
            &subject,
            &mut Interrupt::never()
        ));
        assert!(matches(
            &not(word("نهر")),
            &subject,
            &mut Interrupt::never()
        ));
        assert!(matches(
            &not(Condition::Actor(ActorId::new("taliban"))),
            &subject,
            &mut Interrupt::never()
        ));
        let taliban = [(ActorId::new("taliban"), 1)];
        let subject = Subject {
            actors: &taliban,
            read: true,
            ..subject
        };
        assert!(matches(
            &Condition::Actor(ActorId::new("taliban")),
            &subject,
            &mut Interrupt::never()
        ));
        assert!(!matches(
            &Condition::Unread,
            &subject,
            &mut Interrupt::never()
        ));
    }

    proptest::proptest! {
        #[test]
        fn what_is_marked_holds_what_was_asked(
            pieces in proptest::collection::vec(
                proptest::sample::select(
                    &["ال", "و", "ل", "ب", "قاعدة", "لجنة", " ", "\n", "«", "ـ", "\u{64e}", "ﻷ", "-", "ISIS"][..],
                ),
                0..24,
            ),
            asked in proptest::sample::select(&["قاعدة", "القاعدة", "اللجنة", "و", "ل", "isis-"][..]),
            is_prefix: bool,
        ) {
            let text = pieces.concat();
            let asked = if is_prefix { prefix(asked) } else { word(asked) };
            for conditions in [vec![asked.clone()], vec![asked.clone(), asked.clone()]] {
                let condition = Condition::Phrase(conditions);
                let marked = marked(&text, &condition);
                let folded = fold(&text).text;
                let subject = Subject { text: Words::Folded(&folded), title: "", actors: &[], read: false };
                assert_eq!(marked.is_empty(), !matches(&condition, &subject, &mut Interrupt::never()));
                assert!(marked.iter().all(|piece| !piece.is_empty()));
            }
        }
    }
}
