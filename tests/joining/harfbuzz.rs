//! Letter by letter the decision of HarfBuzz, on letters, generated strings and
//! the built-in articles.

use crate::oracle::{ARABIC, Mismatch, Oracle};
use qari::library::built_in::ARTICLES;
use qari::text::joining::Joining;

/// Fails with the first mismatches, code point by code point.
fn assert_none(mismatches: &[Mismatch]) {
    let lines: Vec<String> = mismatches
        .iter()
        .take(20)
        .map(Mismatch::to_string)
        .collect();
    assert!(
        lines.is_empty(),
        "{} mismatches:\n{}",
        mismatches.len(),
        lines.join("\n")
    );
}

#[test]
fn every_letter_of_the_script_between_its_neighbours() {
    let oracle = Oracle::new();
    let mut mismatches = Vec::new();
    for letter in ARABIC.into_iter().flat_map(|(first, last)| first..=last) {
        for text in [
            format!("{letter}"),
            format!("ب{letter}"),
            format!("{letter}ب"),
            format!("ب{letter}ب"),
            format!("ا{letter}ب"),
            format!("{letter}{letter}{letter}"),
            format!("بَ{letter}ّا"),
            format!("ل{letter}ا"),
            format!("ل{letter}"),
        ] {
            mismatches.extend(oracle.mismatches(&text));
        }
    }
    assert_none(&mismatches);
}

#[test]
fn twenty_thousand_strings_of_all_that_joins_and_parts() {
    let oracle = Oracle::new();
    let mut random = Random(0x0071_6172_6921);
    let mut mismatches = Vec::new();
    for _ in 0..20_000 {
        let length = 1 + random.below(12);
        let text: String = (0..length).map(|_| random.character()).collect();
        mismatches.extend(oracle.mismatches(&text));
    }
    assert_none(&mismatches);
}

#[test]
fn the_built_in_articles() {
    let oracle = Oracle::new();
    let lines = ARTICLES.iter().flat_map(|(_, text)| text.lines());
    let mismatches: Vec<Mismatch> = lines.flat_map(|line| oracle.mismatches(line)).collect();
    assert_none(&mismatches);
}

#[test]
fn bidi_controls_are_passed_over() {
    let oracle = Oracle::new();
    let mut mismatches = Vec::new();
    for control in "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}".chars()
    {
        mismatches.extend(oracle.mismatches(&format!("ب{control}ب {control}ب{control}")));
        mismatches.extend(oracle.mismatches(&format!("ل{control}ا بل{control}َا")));
    }
    assert_none(&mismatches);
}

/// Numbers without end, the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    /// Mostly letters of the script, as often as not those that are frequent;
    /// marks, joiners, and what takes no part in joining.
    fn character(&mut self) -> char {
        const FREQUENT: &[char] = &[
            'ا', 'ل', 'م', 'ي', 'ن', 'و', 'ه', 'ر', 'ب', 'ة', 'أ', 'إ', 'آ', 'ى', 'ئ', 'ء',
        ];
        const OTHERS: &[char] = &[
            'ـ', '\u{200c}', '\u{200d}', ' ', 'K', 'b', '7', '٣', '۴', '(', '،', '.', '-',
        ];
        match self.below(10) {
            0..4 => self.one_of(FREQUENT),
            4..7 => self.of_the_script(|joining| joining != Joining::Transparent),
            7..9 => self.of_the_script(|joining| joining == Joining::Transparent),
            _ => self.one_of(OTHERS),
        }
    }

    fn one_of(&mut self, characters: &[char]) -> char {
        characters[self.below(characters.len())]
    }

    fn of_the_script(&mut self, wanted: impl Fn(Joining) -> bool) -> char {
        loop {
            let (first, last) = ARABIC[self.below(ARABIC.len())];
            let code = first as u32 + self.below((last as u32 - first as u32 + 1) as usize) as u32;
            if let Some(character) = char::from_u32(code)
                && wanted(Joining::of(character))
                // Its ligatures are judged in a test of their own.
                && character != '\u{61c}'
            {
                return character;
            }
        }
    }
}
