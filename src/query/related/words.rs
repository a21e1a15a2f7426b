//! The words of a passage that may tell it from others: no particles, none of one or two
//! letters.
//!
//! What tells nothing or little whatever a text is about is a list ([`super::lists`]), how
//! common all else is a table ([`super::background`]).

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::background;
use super::lists::{kin, lists, of_stem};
use super::stems::{CLITICS, LEAST, Stems, ending_off, has, stems, tokens, without};
use crate::text::particle::leans_forward;

/// A word of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Bytes of the folded passage.
    pub(super) folded: Range<usize>,
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

impl<'a> Stems<'a> {
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
    /// `None` of a rare one. What tells of what happens ([`super::kin`]) is never rare.
    pub(super) fn share(&self) -> Option<f32> {
        const KIN: f32 = 0.015;
        let kin = kin(*self).map(|_| KIN);
        self.all()
            .filter_map(background::share)
            .chain(kin)
            .max_by(f32::total_cmp)
    }

    /// How many bytes of the token are clitics, and not part of the word: none of its
    /// article. `other` is the same word elsewhere, which may stand there without.
    pub(super) fn clitics(&self, other: Option<&str>) -> usize {
        let lead = self.token.len() - self.bare.len();
        if lead > 0 {
            // وال، فال، بال، كال; of لل nothing, for it holds the article.
            return match &self.token[..lead] {
                "ولل" => "و".len(),
                "ال" | "لل" => 0,
                _ => lead - "ال".len(),
            };
        }
        let before = other.and_then(|other| self.token.strip_suffix(other));
        if let Some(before) = before.filter(|before| CLITICS.contains(before)) {
            return before.len();
        }
        self.token.len() - self.as_known().len()
    }

    /// The token without clitics, if the rest is the better known word.
    fn as_known(&self) -> &'a str {
        let known = |word| {
            let stem = ending_off(word);
            let kin = of_stem(stem).map(|_| 0.0);
            background::share(stem).or(kin)
        };
        if known(self.token).is_some() {
            return self.token;
        }
        let token = self.token;
        let rests = CLITICS.iter().filter_map(|clitic| without(token, clitic));
        let rest = rests
            .filter(|rest| known(rest).is_some())
            .max_by(|one, other| {
                known(one)
                    .unwrap_or(0.0)
                    .total_cmp(&known(other).unwrap_or(0.0))
            });
        rest.unwrap_or(token)
    }

    /// How much of what the word tells by its rarity it may really tell: nothing at 0.
    pub(super) fn worth(&self) -> f32 {
        /// A word that only is rare may be anybody's; what is said of somebody tells less yet.
        const WORD: f32 = 0.75;
        const VERB: f32 = 0.55;
        const LITTLE: f32 = 0.25;
        /// What happens tells more than most words do.
        const HAPPENS: f32 = 1.3;
        let is_in = |stems: &FxHashSet<String>| self.all().any(|stem| stems.contains(stem));
        if is_in(&lists().nothing) {
            return 0.0;
        }
        if kin(*self).is_some() {
            return HAPPENS;
        }
        match (is_in(&lists().little), self.seems_verb()) {
            (true, _) => LITTLE,
            (false, true) => VERB,
            (false, false) => WORD,
        }
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

/// Whether a folded token is a particle, with a pronoun perhaps, or a word that any text
/// has.
pub(super) fn says_nothing(token: &str) -> bool {
    const PRONOUNS: [&str; 7] = ["", "ها", "هم", "هما", "ه", "نا", "هن"];
    let is_one = |word: &str| leans_forward(word) || lists().words.contains(word);
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
    use crate::text::fold::fold;

    fn words(text: &str) -> Vec<String> {
        let folded = fold(text).text;
        let told = telling(&folded);
        told.map(|word| folded[word.folded].to_owned()).collect()
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
    fn what_any_text_has_is_worth_little() {
        let worth = |word: &str| stems(&fold(word).text).worth();
        assert!(worth("مرارا") == 0.0 && worth("الوزير") > 0.0);
        assert!(worth("الوزير") < worth("الرصيف") && worth("توهجت") < worth("الرصيف"));
    }

    #[test]
    fn what_happens_is_worth_most() {
        let worth = |word: &str| stems(&fold(word).text).worth();
        assert!(worth("توعدت") > worth("الرصيف"));
    }

    #[test]
    fn particles_numbers_and_short_words_tell_nothing() {
        assert_eq!(
            words("في من إلى الذي 2021 يد ثم بينما أنها عليهم وكانت وقالت أيضًا"),
            Vec::<String>::new()
        );
    }
}
