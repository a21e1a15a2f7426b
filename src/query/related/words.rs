//! The words of a passage that may tell it from others: no particles, none of one or two
//! letters. Words are the same if one, as it stands, has the stem that the other has as it
//! stands or without what may be a clitic before it: so بفيروس is الفيروس, and وزير is not
//! read as و and زير unless somebody writes زير.
//!
//! What tells nothing or little whatever a text is about is a list (`assets/telling.toml`),
//! how common all else is a table ([`super::background`]).

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::background;
use crate::text::clitic::is_alphanumeric;
use crate::text::fold::fold;
use crate::text::particle::leans_forward;

/// The fewest letters of a word that tells anything.
const LEAST: usize = 3;
/// Without the article that no clitic may be part of, the longest first.
const ARTICLES: [&str; 7] = ["ولل", "وال", "فال", "بال", "كال", "لل", "ال"];
/// What may be clitics where there is no article.
const CLITICS: [&str; 10] = ["وب", "ول", "فل", "فب", "وك", "و", "ف", "ب", "ك", "ل"];
/// Pronouns that are written onto a word, but for those of one letter.
const PRONOUNS: [&str; 5] = ["هما", "ها", "هم", "هن", "نا"];

/// Endings of dual, plural, feminine and verbs, the longest first.
const ENDINGS: [&str; 10] = ["تان", "تين", "ات", "ان", "ين", "ون", "وا", "ه", "ا", "ت"];

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Bytes of the folded passage.
    pub(super) folded: Range<usize>,
}

/// The tokens of a folded text and where they stand.
pub(super) fn tokens(folded: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + folded[at..].find(is_alphanumeric)?;
        let rest = &folded[start..];
        let end = rest.find(|c| !is_alphanumeric(c)).unwrap_or(rest.len());
        at = start + end;
        Some((start..at, &folded[start..at]))
    })
}

/// The words of a folded text that may tell something.
pub(super) fn telling(folded: &str) -> impl Iterator<Item = Told> {
    tokens(folded).filter_map(|(range, token)| {
        let is_short = token.chars().nth(LEAST - 1).is_none();
        let has_digit = token.contains(|c: char| c.is_ascii_digit());
        let is_one = !is_short && !has_digit && !says_nothing(token);
        is_one.then_some(Told { folded: range })
    })
}

/// The ways to read a folded token: what is left of it without article, pronoun and ending,
/// and the same without what may be clitics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stems<'a> {
    token: &'a str,
    bare: &'a str,
}

/// The ways to read a folded token.
pub(super) fn stems(token: &str) -> Stems<'_> {
    let bare = ARTICLES.iter().find_map(|article| without(token, article));
    Stems {
        token,
        bare: bare.unwrap_or(token),
    }
}

impl<'a> Stems<'a> {
    /// The stem of the token as it stands.
    pub(super) fn own(&self) -> &'a str {
        ending_off(self.bare)
    }

    /// The stems of what is left without clitics. None where there is an article: what
    /// stands before it is taken off already.
    pub(super) fn others(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (token, has_article) = (self.token, self.bare.len() < self.token.len());
        CLITICS
            .into_iter()
            .filter(move |_| !has_article)
            .filter_map(move |clitic| without(token, clitic))
            .map(ending_off)
    }

    /// Both.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        std::iter::once(self.own()).chain(self.others())
    }

    /// Whether two words are the same.
    pub(super) fn is(&self, other: Stems<'_>) -> bool {
        let mut here = self.all();
        here.any(|stem| stem == other.own()) || other.others().any(|stem| stem == self.own())
    }

    /// What an index is asked for: the token without article, and without clitics if the
    /// rest is the better known word, or only a conjunction is taken off.
    pub(super) fn for_index(&self) -> &'a str {
        let (token, known) = (self.token, |word| background::share(ending_off(word)));
        if self.bare.len() < token.len() || known(token).is_some() {
            return self.bare;
        }
        let rests = CLITICS.iter().filter_map(|clitic| without(token, clitic));
        let best = rests.filter_map(|rest| Some((known(rest)?, rest)));
        let best = best.max_by(|one, next| one.0.total_cmp(&next.0));
        best.map(|(_, rest)| rest)
            .or_else(|| token.strip_prefix('و').filter(|rest| has(rest, LEAST + 1)))
            .unwrap_or(token)
    }

    /// In which share of news articles the word stands, read as the commonest it may be;
    /// `None` of a rare one.
    pub(super) fn share(&self) -> Option<f32> {
        self.all()
            .filter_map(background::share)
            .max_by(f32::total_cmp)
    }

    /// How much of what the word tells by its rarity it may really tell, from 0 to 1.
    pub(super) fn worth(&self) -> f32 {
        /// What is said of somebody tells less than who and what there is.
        const VERB: f32 = 0.6;
        const LITTLE: f32 = 0.4;
        let is_in = |stems: &FxHashSet<String>| self.all().any(|stem| stems.contains(stem));
        if is_in(&LISTS.nothing) {
            return 0.0;
        }
        let verb = if self.seems_verb() { VERB } else { 1.0 };
        verb * if is_in(&LISTS.little) { LITTLE } else { 1.0 }
    }

    /// Whether it looks like a verb: it has no article and begins or ends like one. A noun
    /// may look like that too, and is then worth less than it might be.
    fn seems_verb(&self) -> bool {
        let has_article = self.bare.len() < self.token.len();
        let word = self
            .token
            .strip_prefix(['و', 'ف'])
            .filter(|rest| has(rest, 4));
        let word = word.unwrap_or(self.token);
        let begins = ["ي", "سي", "ست", "سن"]
            .iter()
            .any(|sign| word.starts_with(sign));
        let ends = word.ends_with('ت') && !word.ends_with("ات") && has(word, 4);
        !has_article && (begins || ends || word.ends_with("وا"))
    }
}

/// Whether the first of two folded words is one that news have, and oftener than the second.
pub(in crate::query) fn is_likelier(word: &str, than: &str) -> bool {
    let of = |word: &str| background::share(stems(word).own());
    of(word).is_some_and(|word| of(than).is_none_or(|than| than < word))
}

/// A word without what stands before it, if a word is left.
fn without<'a>(word: &'a str, before: &str) -> Option<&'a str> {
    word.strip_prefix(before).filter(|rest| has(rest, LEAST))
}

/// Whether a word has so many letters.
fn has(word: &str, letters: usize) -> bool {
    word.chars().nth(letters - 1).is_some()
}

/// A word without pronoun and ending: سيطر of سيطرتها, تعهد of تعهدت.
fn ending_off(word: &str) -> &str {
    let off = |word: &'_ str, ending: &&str| {
        word.strip_suffix(*ending)
            .is_some_and(|rest| has(rest, LEAST))
    };
    let cut = |word: &str, endings: &[&str]| {
        let ending = endings.iter().find(|ending| off(word, ending));
        word.len() - ending.map_or(0, |ending| ending.len())
    };
    let word = &word[..cut(word, &PRONOUNS)];
    &word[..cut(word, &ENDINGS)]
}

/// The lists of `assets/telling.toml`.
#[derive(Deserialize)]
struct Written {
    nothing: String,
    little: String,
}

/// Folded, as stems.
struct Lists {
    /// Words as they are written there.
    words: FxHashSet<String>,
    nothing: FxHashSet<String>,
    little: FxHashSet<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let written = toml::from_str(include_str!("../../../assets/telling.toml"));
    // The test below reads it, so that it is never empty in a program that was tested.
    let written: Written = written.unwrap_or_else(|_| Written {
        nothing: String::new(),
        little: String::new(),
    });
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(|word| fold(word).text);
        words.collect()
    };
    let of = |text: &str| {
        let words = words(text).into_iter();
        words.map(|word| stems(&word).own().to_owned()).collect()
    };
    Lists {
        words: words(&written.nothing).into_iter().collect(),
        nothing: of(&written.nothing),
        little: of(&written.little),
    }
});

/// Whether a folded token is a particle, with a pronoun perhaps, or a word that any text
/// has.
fn says_nothing(token: &str) -> bool {
    const PRONOUNS: [&str; 7] = ["", "ها", "هم", "هما", "ه", "نا", "هن"];
    let is_one = |word: &str| leans_forward(word) || LISTS.words.contains(word);
    let bare = token.strip_prefix(['و', 'ف']).unwrap_or(token);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    PRONOUNS.iter().any(|pronoun| {
        let of = |word: &str| word.strip_suffix(pronoun).is_some_and(is_one);
        of(token) || of(bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let folded = fold(text).text;
        let told = telling(&folded);
        told.map(|word| folded[word.folded].to_owned()).collect()
    }

    fn own(word: &str) -> String {
        stems(&fold(word).text).own().to_owned()
    }

    #[test]
    fn a_word_is_the_same_with_article_pronoun_and_endings() {
        for text in ["المحققون", "وللمحققين", "محققان", "والمحققات", "محققتها"]
        {
            assert_eq!(own(text), own("محقق"), "{text}");
        }
        assert_ne!(own("تحقيق"), own("محقق"));
        assert_eq!(own("تعهدت"), own("تعهدها"));
    }

    #[test]
    fn letters_of_a_word_are_clitics_only_where_the_rest_is_written_alone() {
        let folded = fold("بفيروس").text;
        let read: Vec<&str> = stems(&folded).all().collect();
        assert_eq!(read, ["بفيروس", "فيروس"]);
        assert_eq!(own("وزير"), "وزير");
        assert_eq!(own("فيروس"), "فيروس");
    }

    #[test]
    fn an_index_is_asked_for_the_word_that_is_known() {
        let asked = |word: &str| stems(&fold(word).text).for_index().to_owned();
        assert_eq!(asked("المطار"), "مطار");
        assert_eq!(asked("بالمطار"), "مطار");
        assert_eq!(asked("لمطار"), "مطار");
        assert_eq!(asked("وقسطرته"), "قسطرته");
    }

    #[test]
    fn a_word_that_news_have_oftener_is_likelier() {
        let likelier = |one: &str, other: &str| is_likelier(&fold(one).text, &fold(other).text);
        assert!(likelier("قال", "وقال") && likelier("حركة", "وحركة"));
        assert!(!likelier("زير", "وزير") && !likelier("قعت", "وقعت"));
    }

    #[test]
    fn the_lists_can_be_read_and_no_word_stands_in_both() {
        let written: Written = toml::from_str(include_str!("../../../assets/telling.toml"))
            .expect("assets/telling.toml is TOML");
        assert!(written.nothing.len() > 500 && written.little.len() > 200);
        let both: Vec<&String> = LISTS.nothing.intersection(&LISTS.little).collect();
        assert!(both.is_empty(), "{both:?}");
        let worth = |word: &str| stems(&fold(word).text).worth();
        assert!(worth("مرارا") == 0.0 && worth("الوزير") > 0.0);
        assert!(worth("الوزير") < worth("الرصيف") && worth("توعدت") < worth("الرصيف"));
    }

    #[test]
    fn particles_numbers_and_short_words_tell_nothing() {
        assert_eq!(
            words("في من إلى الذي 2021 يد ثم بينما أنها عليهم وكانت وقالت أيضًا"),
            Vec::<String>::new()
        );
    }
}
