//! Makes the table of how common words are (`background`) of a collection of texts,
//! for `examples/background_words.rs`. Reads no file.

use rustc_hash::{FxHashMap, FxHashSet};

use super::background::CLASSES_PER_HALVING;
use super::stems::{stems, tokens};

/// Words of fewer articles are left out: one that stands in a single article of the
/// collection may as well stand in none.
const FEWEST_ARTICLES: usize = 2;

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
}
