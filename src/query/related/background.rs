//! How common words are in news at large: in how many of a hundred articles each stands, in
//! classes. A library of five articles cannot tell which of its words are rare, and neither
//! can one that is all about one thing; so what it says of a word is weighed together with
//! this (`weight`).
//!
//! The table (`assets/background.txt`) is made from a folder of texts by
//! `examples/background_words.rs`; making and reading stand beside each other here. It holds
//! stems and counts of no text in particular, and says nothing of what words mean.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{stems, tokens};

/// A word of class n stands in one article of 2 to the power of n/2, about.
const CLASSES_PER_HALVING: f32 = 2.0;
/// Words of fewer articles are left out: one that stands in a single article of the
/// collection may as well stand in none.
const FEWEST_ARTICLES: usize = 2;

static TABLE: LazyLock<FxHashMap<&str, u8>> = LazyLock::new(|| {
    let lines = include_str!("../../../assets/background.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let classes = lines.filter_map(|line| {
        let (class, words) = line.split_once(' ')?;
        Some((class.parse().ok()?, words))
    });
    classes
        .flat_map(|(class, words): (u8, _)| words.split(' ').map(move |word| (word, class)))
        .collect()
});

/// The share of articles in which a stem stands, by the table; `None` if it is not there, as
/// with all that is rare.
pub(super) fn share(stem: &str) -> Option<f32> {
    let class = TABLE.get(stem)?;
    Some((-f32::from(*class) / CLASSES_PER_HALVING).exp2())
}

/// Whether the first of two folded words is one that news have, and oftener than the second.
pub(in crate::query) fn is_likelier(word: &str, than: &str) -> bool {
    let of = |word: &str| share(stems(word).own());
    of(word).is_some_and(|word| of(than).is_none_or(|than| than < word))
}

/// The table of a collection: lines of a class and the stems that have it, the commonest
/// first. Of the ways to read a token (with or without a clitic) it is the one whose stem is
/// written most without any.
pub fn table<'a>(folded: impl Iterator<Item = &'a str> + Clone) -> String {
    let mut alone: FxHashMap<&str, usize> = FxHashMap::default();
    let mut articles = 0;
    for text in folded.clone() {
        articles += 1;
        for (_, token) in tokens(text) {
            *alone.entry(stems(token).own()).or_default() += 1;
        }
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for text in folded {
        let read = |(_, token)| {
            let ways = stems(token);
            let own = ways.own();
            let often = |stem: &&str| alone.get(stem).copied().unwrap_or(0);
            // The first of those that are written as often: the token as it stands.
            let others = ways.others().filter(|stem| often(stem) > often(&own));
            others.max_by_key(often).unwrap_or(own)
        };
        let words: FxHashSet<&str> = tokens(text).map(read).collect();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    let is_word = |stem: &str| {
        let has_digit = stem.contains(|c: char| c.is_ascii_digit());
        stem.chars().nth(2).is_some() && !has_digit
    };
    let class = |count: usize| {
        let halvings = (articles as f32 / count as f32).log2();
        (halvings * CLASSES_PER_HALVING).round() as u8
    };
    let mut lines: Vec<(u8, Vec<&str>)> = Vec::new();
    let mut rows: Vec<(u8, &str)> = counts
        .into_iter()
        .filter(|&(stem, count)| count >= FEWEST_ARTICLES && is_word(stem))
        .map(|(stem, count)| (class(count), stem))
        .collect();
    rows.sort_unstable();
    for (class, stem) in rows {
        match lines.last_mut().filter(|(last, _)| *last == class) {
            Some((_, stems)) => stems.push(stem),
            None => lines.push((class, vec![stem])),
        }
    }
    let lines = lines.into_iter();
    lines
        .map(|(class, stems)| format!("{class} {}\n", stems.join(" ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn a_table_has_the_words_of_several_articles_the_commonest_first() {
        let texts = [
            "رفعت السفينة مراسيها",
            "والسفينة في الميناء",
            "عادت السفن إلى الميناء",
            "بالسفينة نفسها",
        ];
        let folded: Vec<String> = texts.iter().map(|text| fold(text).text).collect();
        let table = table(folded.iter().map(String::as_str));
        assert_eq!(table, "1 سفين\n2 ميناء\n", "السفينة thrice counts as سفينة");
    }

    #[test]
    fn what_any_news_has_is_common_and_what_few_have_is_not() {
        let of = |word: &str| share(stems(&fold(word).text).own());
        let government = of("الحكومة").expect("it is common");
        assert!((0.05..0.5).contains(&government), "{government}");
        assert_eq!(of("قسطرة"), None);
        assert!(TABLE.len() > 1000, "{}", TABLE.len());
        let likelier = |one: &str, other: &str| is_likelier(&fold(one).text, &fold(other).text);
        assert!(likelier("قال", "وقال") && likelier("حركة", "وحركة"));
        assert!(!likelier("زير", "وزير") && !likelier("قعت", "وقعت"));
    }
}
