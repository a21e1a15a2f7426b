//! The words of a piece of query, and the spellings of each that no folding makes one: half of
//! the press writes أميركا for أمريكا, and a name has ابن or بن.

use crate::library::condition::{Condition, Word};
use crate::text::fold::fold;

/// What each is written for, folded; the letters stand anywhere in a word.
const AMERICA: (&str, &str) = ("امريك", "اميرك");

/// The word between two names; it is a whole word, and alone it is another one.
const SON: (&str, &str) = ("ابن", "بن");

/// As many words of a phrase are tried in both spellings, each with each of the others.
const MOST: usize = 3;

/// The words of a piece of query, without the punctuation around each.
pub(super) fn words(text: &str, prefix: bool) -> Vec<Word> {
    let mut words = Vec::new();
    for piece in text.split_whitespace() {
        let folded = fold(piece).text;
        let bare = folded
            .split(' ')
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        words.extend(bare.filter(|word| !word.is_empty()).map(|word| Word {
            folded: word.to_owned(),
            ..Word::new(piece, false)
        }));
    }
    if let Some(last) = words.last_mut() {
        last.prefix = prefix;
    }
    words
}

pub(super) fn joined(words: &[Word]) -> String {
    words
        .iter()
        .map(|word| word.folded.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words one after the other, in any of the ways in which they are written.
pub(super) fn spelled(words: Vec<Word>) -> Condition {
    let others = variants(&words);
    let all = std::iter::once(words).chain(others);
    one_or(all.map(phrase).collect(), Condition::Any)
}

fn phrase(mut words: Vec<Word>) -> Condition {
    match words.pop() {
        Some(word) if words.is_empty() => Condition::Word(word),
        last => {
            words.extend(last);
            Condition::Phrase(words)
        }
    }
}

/// The other ways in which `words` are written, one after the other; none for most.
fn variants(words: &[Word]) -> Vec<Vec<Word>> {
    let is_phrase = words.len() > 1;
    let others = words.iter().enumerate();
    let others = others.filter_map(|(at, word)| Some((at, other(word, is_phrase)?)));
    let others: Vec<_> = others.take(MOST).collect();
    let mut all = vec![words.to_vec()];
    for (at, other) in others {
        for known in all.clone() {
            let mut variant = known;
            variant[at] = other.clone();
            all.push(variant);
        }
    }
    all.remove(0);
    all
}

fn other(word: &Word, is_in_phrase: bool) -> Option<Word> {
    let swapped = |text: &str, (one, other): (&str, &str)| match text.contains(one) {
        true => Some(text.replace(one, other)),
        false => text.contains(other).then(|| text.replace(other, one)),
    };
    let folded = match &*word.folded {
        name if is_in_phrase && !word.prefix && name == SON.0 => SON.1.to_owned(),
        name if is_in_phrase && !word.prefix && name == SON.1 => SON.0.to_owned(),
        folded => swapped(folded, AMERICA)?,
    };
    // Nobody typed it: no spelling of it is the exact one.
    Some(Word {
        written: folded.clone(),
        folded,
        prefix: word.prefix,
    })
}

/// The only one of `conditions`, or all of them joined.
pub(super) fn one_or(
    mut conditions: Vec<Condition>,
    join: fn(Vec<Condition>) -> Condition,
) -> Condition {
    match conditions.pop() {
        Some(condition) if conditions.is_empty() => condition,
        last => {
            conditions.extend(last);
            join(conditions)
        }
    }
}
