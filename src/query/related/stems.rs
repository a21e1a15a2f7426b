//! The ways to read a folded word: what is left of it without article, pronoun and ending,
//! as it stands and without what may be clitics. Words are the same if one, as it stands,
//! has the stem that the other has as it stands or without what may be a clitic before it:
//! so بفيروس is الفيروس, and وزير is not read as و and زير unless somebody writes زير.
//!
//! Knows letters only: which words there are is for others to say.

use std::ops::Range;

use crate::text::clitic::is_alphanumeric;

/// The fewest letters of a word that tells anything.
pub(super) const LEAST: usize = 3;
/// Without the article that no clitic may be part of, the longest first.
const ARTICLES: [&str; 7] = ["ولل", "وال", "فال", "بال", "كال", "لل", "ال"];
/// What may be clitics where there is no article.
pub(super) const CLITICS: [&str; 10] = ["وب", "ول", "فل", "فب", "وك", "و", "ف", "ب", "ك", "ل"];
/// Pronouns that are written onto a word, but for those of one letter.
const PRONOUNS: [&str; 5] = ["هما", "ها", "هم", "هن", "نا"];

/// Endings of dual, plural, feminine and verbs, the longest first.
const ENDINGS: [&str; 10] = ["تان", "تين", "ات", "ان", "ين", "ون", "وا", "ه", "ا", "ت"];

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

/// The ways to read a folded token: what is left of it without article, pronoun and ending,
/// and the same without what may be clitics.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stems<'a> {
    pub(super) token: &'a str,
    /// Without the article and what stands before it.
    pub(super) bare: &'a str,
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
}

/// A word without what stands before it, if a word is left.
pub(super) fn without<'a>(word: &'a str, before: &str) -> Option<&'a str> {
    word.strip_prefix(before).filter(|rest| has(rest, LEAST))
}

/// Whether a word has so many letters.
pub(super) fn has(word: &str, letters: usize) -> bool {
    word.chars().nth(letters - 1).is_some()
}

/// A word without pronoun and ending: سيطر of سيطرتها, تعهد of تعهدت.
pub(super) fn ending_off(word: &str) -> &str {
    // Where the longest leaves too little it is part of the word, and so is the end of it: قوات.
    let cut = |word: &str, endings: &[&str]| {
        let ending = endings.iter().find(|ending| word.ends_with(**ending));
        let rest = word.len() - ending.map_or(0, |ending| ending.len());
        if has(&word[..rest], LEAST) {
            rest
        } else {
            word.len()
        }
    };
    let word = &word[..cut(word, &PRONOUNS)];
    &word[..cut(word, &ENDINGS)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

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
    fn an_ending_that_leaves_too_little_is_part_of_the_word() {
        assert_eq!(own("القوات"), "قوات");
        let is = |one: &str, other: &str| {
            let (one, other) = (fold(one).text, fold(other).text);
            stems(&one).is(stems(&other))
        };
        assert!(!is("القوات", "لقوا"));
        assert!(is("القوات", "وقوات") && is("بجهات", "الجهات"));
    }

    #[test]
    fn letters_of_a_word_are_clitics_only_where_the_rest_is_written_alone() {
        let folded = fold("بفيروس").text;
        let read: Vec<&str> = stems(&folded).all().collect();
        assert_eq!(read, ["بفيروس", "فيروس"]);
        assert_eq!(own("وزير"), "وزير");
        assert_eq!(own("فيروس"), "فيروس");
    }
}
