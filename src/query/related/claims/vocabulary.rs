//! Words that say what a figure counts and what became of that, from `assets/telling.toml`.
//! Broken plurals and duals are known for what news count; of all else the letters decide.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::super::is_likelier;
use super::super::lists::TELLING;
use super::super::stems::{Stems, stems};
use crate::text::fold::fold;

/// What became of those who are counted; words for the same have the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::query::related) struct Fate(u8);

/// What may lean on a word, the empty one first.
const LEADS: [&str; 9] = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل"];

/// As they are written.
#[derive(Deserialize, Default)]
struct Written {
    counted: Vec<String>,
    measured: Vec<String>,
    spans: Vec<String>,
    people: String,
    fates: Vec<String>,
    between: String,
}

struct Vocabulary {
    /// Stems of what is counted, by the line of each.
    kinds: FxHashMap<String, u16>,
    /// One of each, as it is folded, and whether ين is its dual.
    ones: FxHashMap<String, bool>,
    /// From this line on they are measured, and from this one spans of time.
    measured: u16,
    spans: u16,
    people: FxHashSet<String>,
    fates: FxHashMap<String, Fate>,
    between: FxHashSet<String>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    // A test reads the same file.
    let written: Written = toml::from_str(TELLING).unwrap_or_default();
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(|word| fold(word).text);
        words.collect()
    };
    let stem = |word: &String| stems(word).own().to_owned();
    let number = |lines: usize| lines.try_into().unwrap_or(u16::MAX);
    let (mut kinds, mut ones) = (FxHashMap::default(), FxHashMap::default());
    let counted = written.counted.iter().chain(&written.measured);
    let lines = counted.chain(&written.spans);
    for (kind, line) in (0..).zip(lines) {
        let words = words(line);
        for word in &words {
            kinds.entry(stem(word)).or_insert(kind);
        }
        if let [one, plurals @ ..] = &*words {
            let is_other = !plurals.is_empty() && !plurals.iter().any(|word| word.ends_with("ين"));
            ones.insert(one.clone(), is_other);
        }
    }
    let mut fates = FxHashMap::default();
    for (fate, line) in (0..).map(Fate).zip(&written.fates) {
        for word in words(line) {
            fates.entry(stem(&word)).or_insert(fate);
        }
    }
    Vocabulary {
        kinds,
        ones,
        measured: number(written.counted.len()),
        spans: number(written.counted.len() + written.measured.len()),
        people: words(&written.people).into_iter().collect(),
        fates,
        between: words(&written.between).into_iter().collect(),
    }
});

/// What a word tells became of somebody, read as it stands or without clitics.
pub(super) fn fate(token: &str) -> Option<Fate> {
    let read = stems(token);
    read.all()
        .find_map(|stem| VOCABULARY.fates.get(stem).copied())
}

/// The same of a word that stands as it is, without a conjunction: «33 قتيلا», not «33 وقتل».
pub(super) fn own_fate(token: &str) -> Option<Fate> {
    VOCABULARY.fates.get(stems(token).own()).copied()
}

/// Whether a word begins with a conjunction: «وزار», «فقتل», but not «وزير» or «وفيات».
pub(super) fn is_joined(token: &str) -> bool {
    let without = |lead: &[char]| token.strip_prefix(lead);
    without(&['و', 'ف']).is_some_and(|rest| own_fate(rest).is_some())
        || without(&['و']).is_some_and(|rest| is_likelier(rest, token))
}

/// Whether a word is one for people whoever they are, or for those who are left.
pub(super) fn is_people(token: &str) -> bool {
    let people = &VOCABULARY.people;
    let one = ["ان", "ين", "ا"]
        .iter()
        .find_map(|ending| token.strip_suffix(ending));
    people.contains(token) || one.is_some_and(|one| people.contains(one))
}

/// Whether a word may stand between what became of people and how many they were.
pub(super) fn is_between(token: &str) -> bool {
    let bare = token.strip_prefix(['و', 'ف', 'ب', 'ل']).unwrap_or(token);
    VOCABULARY.between.contains(token) || VOCABULARY.between.contains(bare)
}

/// Whether both words name the same kind of things.
pub(in crate::query::related) fn are_same(one: &str, other: &str) -> bool {
    let (one, other) = (stems(one), stems(other));
    let kinds = (kind(one), kind(other));
    match kinds {
        (Some(one), Some(other)) => one == other,
        _ => one.is(other),
    }
}

/// Whether a word names a span of time.
pub(in crate::query::related) fn is_span(token: &str) -> bool {
    kind(stems(token)).is_some_and(|kind| kind >= VOCABULARY.spans)
}

/// Whether it names what is measured, and not what something became of: money, lengths, time.
pub(super) fn is_measured(token: &str) -> bool {
    kind(stems(token)).is_some_and(|kind| kind >= VOCABULARY.measured)
}

/// Whether it names what news count.
pub(super) fn is_counted(token: &str) -> bool {
    kind(stems(token)).is_some()
}

fn kind(word: Stems<'_>) -> Option<u16> {
    let known = |stem: &str| VOCABULARY.kinds.get(stem).copied();
    known(word.own()).or_else(|| word.others().filter_map(known).min())
}

/// One or two of what news count, named by a word alone: how many letters before it, in bytes,
/// are clitics, and how many there are.
pub(super) fn by_form(token: &str) -> Option<(usize, u64)> {
    LEADS.iter().find_map(|lead| {
        let word = token.strip_prefix(lead)?;
        let many = many(word)?;
        Some((lead.len(), many))
    })
}

fn many(word: &str) -> Option<u64> {
    let ones = &VOCABULARY.ones;
    let accusative = || word.strip_suffix('ا').and_then(|one| ones.get(one));
    if ones.get(word).or_else(accusative).is_some() {
        return Some(1);
    }
    let stem = |ending: &str| word.strip_suffix(ending);
    let of_feminine = |rest: &str| {
        let rest = rest.strip_suffix('ت')?;
        ones.get(&*format!("{rest}ه"))
    };
    let nominative =
        stem("ان").filter(|rest| ones.contains_key(*rest) || of_feminine(rest).is_some());
    let other = stem("ين").filter(|rest| {
        ones.get(*rest).is_some_and(|&is_dual| is_dual) || of_feminine(rest).is_some()
    });
    nominative.or(other).map(|_| 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        fold(word).text
    }

    #[test]
    fn the_lists_can_be_read() {
        let written: Written = toml::from_str(TELLING).expect("assets/telling.toml is TOML");
        assert!(written.counted.len() > 60 && written.spans.len() > 6);
        assert!(written.fates.len() > 5 && written.between.len() > 100);
    }

    #[test]
    fn duals_are_two_and_plurals_of_people_are_not() {
        let of = |word: &str| by_form(&folded(word)).map(|(_, many)| many);
        for word in [
            "شخصان",
            "وجنديين",
            "قتيلان",
            "طائرتين",
            "امرأتان",
            "مدنيان",
            "عامين",
        ] {
            assert_eq!(of(word), Some(2), "{word}");
        }
        for word in ["مدنيين", "عاملين", "طالبان", "القانون", "الجنديان", "بستان"]
        {
            assert_eq!(of(word), None, "{word}");
        }
        assert_eq!((of("جندي"), of("شخصًا")), (Some(1), Some(1)));
    }

    #[test]
    fn broken_plurals_name_the_same() {
        let same = |one: &str, other: &str| are_same(&folded(one), &folded(other));
        assert!(same("جنديان", "جنود") && same("جنديا", "الجنود") && same("أشخاص", "شخصا"));
        assert!(same("سفينة", "سفن") && same("نخلة", "نخلات"));
        assert!(!same("جنود", "ضباط") && !same("جرحى", "قتلى"));
    }

    #[test]
    fn words_for_one_fate_are_one() {
        let of = |word: &str| fate(&folded(word));
        assert!(of("وأصيب").is_some() && of("وأصيب") == of("إصابة") && of("جريحا") == of("إصابة"));
        assert!(of("بمقتل") == of("القتلى") && of("قتل") != of("أصيب"));
        assert_eq!((of("وفق"), of("قتال"), of("شهد")), (None, None, None));
    }
}
