//! Where words stand in folded text: whole, alone or after clitics and the article.
//! Nothing is stemmed here.

use std::ops::Range;

use crate::library::condition::Word;
use crate::text::clitic::{Form, forms, is_clitics, token_of_name};

/// Where `words` stand one after the other in folded `text`. A place
/// begins at the first word without its clitics and ends with the last word.
pub(super) fn phrases<'a>(
    text: &'a str,
    words: &'a [Word],
) -> impl Iterator<Item = Range<usize>> + 'a {
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
pub(in crate::library) fn stands_alone(text: &str, at: usize, form: Form) -> bool {
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
pub(super) const MORE_THAN_CLITICS: usize = 6;

/// The letters that `text` ends with, as far as they may be clitics: however long a
/// token is, each place in it is looked at in the same time.
pub(super) fn letters_at_end(text: &str) -> &str {
    let letters = text.char_indices().rev().take(MORE_THAN_CLITICS);
    let start = letters.take_while(|(_, c)| c.is_alphanumeric()).last();
    &text[start.map_or(text.len(), |(at, _)| at)..]
}

/// The end of the word, if it ends at byte `at`; a prefix ends where it ends.
fn end_of_word(text: &str, at: usize, prefix: bool) -> Option<usize> {
    (prefix || !text[at..].starts_with(char::is_alphanumeric)).then_some(at)
}
