//! Other spellings of a word that no folding makes one: half of the press writes أميركا for
//! أمريكا, and a name has ابن or بن.

use crate::library::condition::Word;

/// What each is written for, folded; the letters stand anywhere in a word.
const AMERICA: (&str, &str) = ("امريك", "اميرك");

/// The word between two names; it is a whole word, and alone it is another one.
const SON: (&str, &str) = ("ابن", "بن");

/// As many words of a phrase are tried in both spellings, each with each of the others.
const MOST: usize = 3;

/// The other ways in which `words` are written, one after the other; none for most.
pub(super) fn variants(words: &[Word]) -> Vec<Vec<Word>> {
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
