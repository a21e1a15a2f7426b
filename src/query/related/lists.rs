//! The lists of `assets/telling.toml`, as stems: words that tell nothing or little, and kin:
//! words that tell of the same happening, as الانسحاب and سحبت, الاتفاق and الصفقة. Passages
//! about one event often say it in other words of the few that news have for such things.
//!
//! Short lists written by hand; no thesaurus.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::stems::{Stems, stems};
use crate::text::fold::fold;

/// Words that tell of the same happening have the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Kin(u16);

/// The lists.
pub(super) fn lists() -> &'static Lists {
    &LISTS
}

/// The file of the lists.
pub(super) const TELLING: &str = include_str!("../../../assets/telling.toml");

/// What a word tells of, read as it stands or without clitics.
pub(super) fn kin(word: Stems<'_>) -> Option<Kin> {
    word.all().find_map(of_stem)
}

/// What a stem tells of.
pub(super) fn of_stem(stem: &str) -> Option<Kin> {
    LISTS.kin.get(stem).copied()
}

/// As they are written.
#[derive(Deserialize)]
struct Written {
    nothing: String,
    little: String,
    kin: Vec<String>,
}

/// Folded, as stems.
pub(super) struct Lists {
    /// Words as they are written there.
    pub(super) words: FxHashSet<String>,
    pub(super) nothing: FxHashSet<String>,
    pub(super) little: FxHashSet<String>,
    kin: FxHashMap<String, Kin>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let written = toml::from_str(TELLING);
    // The test below reads it, so that it is never empty in a program that was tested.
    let written: Written = written.unwrap_or_else(|_| Written {
        nothing: String::new(),
        little: String::new(),
        kin: Vec::new(),
    });
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(|word| fold(word).text);
        words.collect()
    };
    let of = |text: &str| -> Vec<String> {
        let words = words(text).into_iter();
        words.map(|word| stems(&word).own().to_owned()).collect()
    };
    Lists {
        words: words(&written.nothing).into_iter().collect(),
        nothing: of(&written.nothing).into_iter().collect(),
        little: of(&written.little).into_iter().collect(),
        kin: {
            let lines = (0..).zip(&written.kin);
            // Of a word that two lines have the first is meant.
            let stems = lines.flat_map(|(number, line)| {
                let stems = of(line).into_iter();
                stems.map(move |stem| (stem, Kin(number)))
            });
            let mut table = FxHashMap::default();
            for (stem, kin) in stems {
                table.entry(stem).or_insert(kin);
            }
            table
        },
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_read_and_no_word_stands_in_both() {
        let written: Written = toml::from_str(TELLING).expect("assets/telling.toml is TOML");
        assert!(written.nothing.len() > 500 && written.little.len() > 200);
        assert!(written.kin.len() > 30);
        let both: Vec<&String> = lists().nothing.intersection(&lists().little).collect();
        assert!(both.is_empty(), "{both:?}");
    }

    #[test]
    fn words_for_the_same_happening_are_kin() {
        let of = |word: &str| kin(stems(&fold(word).text));
        for (one, other) in [
            ("الانسحاب", "وسحبت"),
            ("للمفاوضات", "محادثاتهم"),
            ("باتفاق", "الصفقة"),
        ] {
            assert!(of(one).is_some() && of(one) == of(other), "{one} {other}");
        }
        assert_ne!(of("الانسحاب"), of("المحادثات"));
        // An alliance is somebody, coordination something that is done.
        assert_ne!(of("التحالف"), of("للتنسيق"));
        assert_eq!(of("القسطرة"), None);
    }
}
