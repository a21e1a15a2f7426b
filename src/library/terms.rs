//! Terms: what an index keeps the words of a text under, so that looking a word up
//! gives just the articles in which the matcher finds it.
//!
//! A term is what is left of a token when the clitics and the article that it may
//! begin with are taken off, in every way in which the matcher does (`stands_alone` of the matcher).
//! What only stands after ل (للقاعدة) has a sign before it, the short beginnings of
//! terms have one behind them, and what stands in the title is kept a second time, with
//! a sign before it. None of the signs is a letter, so no term is taken for another.

use super::condition::Word;
use super::matcher::words::stands_alone;
use crate::text::clitic::{Form, forms, is_alphanumeric};
use crate::text::stem::{is_ending, stem};

/// Before what only stands after ل.
const AFTER_LAM: char = '-';
/// Behind the first letters of a term.
const BEGINS: char = '*';
/// Beginnings up to this many letters are terms as well: they are the first ones
/// typed, and so many terms begin like that that looking all of them up would take
/// too long.
const SHORT: usize = 3;
/// Before what stands in the title.
pub(super) const TITLE: char = '#';
/// More letters than clitics and the article have.
const MORE_THAN_CLITICS: usize = 8;

/// How a word is looked up in an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lookup {
    Term(String),
    /// Every term that begins like that.
    Beginning(String),
    /// Every term that is this stem with an ending, or with none.
    Stem(String),
}

impl Lookup {
    /// What the terms that are meant begin with.
    pub(super) fn start(&self) -> &str {
        let (Self::Term(start) | Self::Beginning(start) | Self::Stem(start)) = self;
        start
    }

    /// The same in the title.
    pub(super) fn in_title(self) -> Self {
        let signed = |start: String| format!("{TITLE}{start}");
        match self {
            Self::Term(start) => Self::Term(signed(start)),
            Self::Beginning(start) => Self::Beginning(signed(start)),
            Self::Stem(start) => Self::Stem(signed(start)),
        }
    }

    /// Whether it means a term that begins like that.
    pub(super) fn means(&self, term: &str) -> bool {
        let rest = term.strip_prefix(self.start());
        rest.is_some_and(|rest| match self {
            Self::Term(_) => rest.is_empty(),
            Self::Beginning(_) => true,
            Self::Stem(_) => is_ending(rest),
        })
    }
}

/// The tokens of a folded text: the longest runs of letters and digits.
pub(super) fn tokens(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !is_alphanumeric(c))
        .filter(|token| !token.is_empty())
}

/// Hands over each term that a token is kept under, some perhaps twice.
pub(super) fn terms_of(token: &str, each: &mut impl FnMut(String)) {
    let starts = token.char_indices().map(|(at, _)| at);
    for at in starts.take(MORE_THAN_CLITICS) {
        let rest = &token[at..];
        if stands_alone(token, at, Form::Whole) {
            with_beginnings(rest.to_owned(), 0, each);
        }
        if stands_alone(token, at, Form::AfterLam) {
            with_beginnings(format!("{AFTER_LAM}{rest}"), 1, each);
        }
    }
}

fn with_beginnings(term: String, signs: usize, each: &mut impl FnMut(String)) {
    let ends = term
        .char_indices()
        .skip(signs)
        .map(|(at, c)| at + c.len_utf8());
    for end in ends.take(SHORT) {
        each(format!("{}{BEGINS}", &term[..end]));
    }
    each(term);
}

/// How `word` is looked up: an article that has it has one of each group. The last
/// says whether every article that has one of each group has the word.
pub(super) fn lookups(word: &Word) -> (Vec<Vec<Lookup>>, bool) {
    let pieces: Vec<&str> = tokens(&word.folded).collect();
    let is_token = pieces == [&*word.folded];
    let last = pieces.len().saturating_sub(1);
    let ends_in_token = word.folded.ends_with(is_alphanumeric);
    let groups = pieces.iter().enumerate().map(|(index, piece)| {
        let prefix = word.prefix && index == last && ends_in_token;
        forms(piece)
            .map(|(written, form)| lookup(written, form, prefix))
            .collect()
    });
    (groups.collect(), is_token)
}

/// How words with the stem of `word` are looked up, as [`lookups`] says. Terms are kept
/// whole, so that what stands behind a stem stands in them: nothing more is kept.
pub(super) fn stem_lookups(word: &Word) -> (Vec<Vec<Lookup>>, bool) {
    let stem = stem(&word.folded);
    if !tokens(stem).eq([stem]) {
        return (Vec::new(), false);
    }
    let one = match word.prefix {
        true => lookup(stem, Form::Whole, true),
        false => Lookup::Stem(stem.to_owned()),
    };
    (vec![vec![one]], true)
}

fn lookup(written: &str, form: Form, prefix: bool) -> Lookup {
    let mut term = String::with_capacity(written.len() + 2);
    if form == Form::AfterLam {
        term.push(AFTER_LAM);
    }
    term.push_str(written);
    if !prefix {
        return Lookup::Term(term);
    }
    if written.chars().count() > SHORT {
        return Lookup::Beginning(term);
    }
    term.push(BEGINS);
    Lookup::Term(term)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::library::condition::Condition;
    use crate::library::interrupt::Interrupt;
    use crate::library::matcher::{Haystack, Subject, matches};
    use crate::library::state::NOTHING;
    use crate::text::fold::fold;

    fn terms(token: &str) -> Vec<String> {
        let mut terms = Vec::new();
        terms_of(token, &mut |term| terms.push(term));
        terms.retain(|term| !term.ends_with(BEGINS));
        terms
    }

    #[test]
    fn a_token_is_kept_with_and_without_its_clitics() {
        assert_eq!(terms("قلم"), ["قلم"]);
        assert_eq!(terms("وبالقلم"), ["وبالقلم", "بالقلم", "القلم", "قلم"]);
        let lam = terms("للقاعده");
        assert!(lam.contains(&"-لقاعده".to_owned()), "{lam:?}");
        assert!(lam.contains(&"قاعده".to_owned()), "{lam:?}");
    }

    /// Whether an index that holds `text` gives it for what is looked up.
    fn is_found(text: &str, groups: &[Vec<Lookup>]) -> bool {
        let mut kept = std::collections::HashSet::new();
        for token in tokens(text) {
            terms_of(token, &mut |term| {
                kept.insert(term);
            });
        }
        groups.iter().all(|group| {
            let mut group = group.iter();
            group.any(|lookup| kept.iter().any(|term| lookup.means(term)))
        })
    }

    fn is_matched(text: &str, condition: &Condition) -> bool {
        let subject = Subject {
            text: Haystack::Folded {
                folded: text,
                written: text,
            },
            title: Haystack::NONE,
            title_is_in_text: true,
            source: Haystack::NONE,
            days: None,
            actors: &[],
            kinds: &[],
            company: None,
            is_new: false,
            state: &NOTHING,
        };
        matches(condition, &subject, &mut Interrupt::never())
    }

    proptest! {
        #[test]
        fn what_is_found_by_terms_is_what_the_matcher_finds(
            text in "([أوفبكلال]{0,4}[قعدهلابن]{1,4}[ .،0-9a]{1,2}){1,6}",
            word in "[وبلفا]{0,2}(ال)?[قعدهلابن]{1,4}[0-9a]{0,1}",
            prefix in any::<bool>(),
        ) {
            let text = fold(&text).text;
            let word = Word::new(&word, prefix);
            let (groups, is_exact) = lookups(&word);
            prop_assert!(is_exact);
            let condition = Condition::Word(word.clone());
            prop_assert_eq!(is_found(&text, &groups), is_matched(&text, &condition), "{} in {}", word.folded, text);
        }

        #[test]
        fn a_word_of_several_tokens_is_never_missed(
            text in "([وبال]{0,3}[0-9a-cقعد]{1,3}[ :./-]){1,6}",
            word in "[0-9a-cقعد]{1,2}[:./-][0-9a-cقعد]{1,2}",
            prefix in any::<bool>(),
        ) {
            let text = fold(&text).text;
            let word = Word::new(&word, prefix);
            let (groups, _) = lookups(&word);
            let condition = Condition::Word(word.clone());
            prop_assert!(is_found(&text, &groups) || !is_matched(&text, &condition), "{} in {}", word.folded, text);
        }

        #[test]
        fn what_is_found_by_stems_is_what_the_matcher_finds(
            text in "([أوفبكلال]{0,4}[قعدلابن]{2,4}(ين|ون|ات|ه|تها|ان|يهم)?[ .،0-9a]{1,2}){1,6}",
            word in "[وبلفا]{0,2}(ال)?[قعدلابن]{2,4}(ين|ات|ه)?[.0]{0,1}",
            prefix in any::<bool>(),
        ) {
            let text = fold(&text).text;
            let word = Word::new(&word, prefix);
            let (groups, is_exact) = stem_lookups(&word);
            let condition = Condition::Stem(word.clone());
            let (found, matched) = (is_found(&text, &groups), is_matched(&text, &condition));
            prop_assert!(found == matched || found && !is_exact, "{} in {}", word.folded, text);
        }
    }
}
