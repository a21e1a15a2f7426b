//! LineBreakTest.txt: where `text::breaks` lets a line break, gladly or not,
//! against UAX #14 as of Unicode 17. Every difference has a cause that is
//! listed here, and each cause its exact count.

use std::collections::BTreeMap;

use qari::text::breaks::opportunities;

use super::{character, data};

/// Why we differ from the file at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// Thai and Burmese (class SA) are broken by a dictionary, which we do not
    /// have: their marks are taken for letters of their own (LB9, LB28).
    NoDictionary,
    /// U+1F8FF is reserved for a pictogram: the rules of the segmenter take it
    /// for one, the file for a letter.
    ReservedPictogram,
    /// LB20a, new in Unicode 16: no break after a hyphen that begins a word. We
    /// break there only as a last resort.
    HyphenThatBeginsAWord,
    /// LB28a, new in Unicode 15.1, for Brahmic syllables; digits of those
    /// scripts are digits for us.
    BrahmicSyllable,
    /// LB25 as it was before Unicode 16: brackets, signs and numbers stay together.
    NumberAndSign,
    /// LB21a as it was before Unicode 16: no break after a hyphen between Hebrew letters.
    HebrewHyphen,
    /// LB19a, new in Unicode 16: quotation marks among Chinese letters.
    ChineseQuotation,
    /// LB15c and LB25, new in Unicode 15.1 and 16: a decimal point without a
    /// digit before or after it.
    BareDecimalPoint,
}

impl Cause {
    /// The cause of a difference at a place where the file decides by `rule`,
    /// breaking or not, between two characters.
    fn of(text: &str, rule: &str, breaks: bool, before: char, after: char) -> Option<Cause> {
        let is_south_east_asian = |c| matches!(c, '\u{e01}' | '\u{e31}' | '\u{102c}');
        let is_chinese = |c| matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ff1a}');
        let is_quotation = |c| matches!(c, '\u{2018}'..='\u{201d}');
        match rule {
            _ if text.contains('\u{1f8ff}') => Some(Cause::ReservedPictogram),
            "9.0" | "28.0" if !breaks && is_south_east_asian(after) => Some(Cause::NoDictionary),
            "20.1" if !breaks => Some(Cause::HyphenThatBeginsAWord),
            "28.11" | "28.12" if !breaks => Some(Cause::BrahmicSyllable),
            "999.0" if text.contains('\u{1b50}') => Some(Cause::BrahmicSyllable),
            "15.3" | "25.06" => Some(Cause::BareDecimalPoint),
            "999.0"
                if is_chinese(before) && is_quotation(after)
                    || is_quotation(before) && is_chinese(after) =>
            {
                Some(Cause::ChineseQuotation)
            }
            "999.0" if breaks && before == '-' && after == '\u{5d0}' => Some(Cause::HebrewHyphen),
            "999.0" if breaks => Some(Cause::NumberAndSign),
            _ => None,
        }
    }
}

#[test]
fn line_break_test_but_for_the_differences_that_are_listed() {
    let text = data("LineBreakTest.txt");
    let (mut cases, mut places, mut same) = (0, 0, 0);
    let mut differences: BTreeMap<Cause, usize> = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with('×')) {
        let (case, comment) = line.split_once('#').unwrap();
        let signs: Vec<&str> = case.split_whitespace().collect();
        let rules: Vec<&str> = comment
            .match_indices(['÷', '×'])
            .map(|(at, _)| comment[at..].split(['[', ']']).nth(1).unwrap())
            .collect();
        let codes = signs.iter().skip(1).step_by(2);
        let characters: Vec<char> = codes.map(|code| character(code)).collect();
        let text: String = characters.iter().collect();
        let found: Vec<usize> = opportunities(&text).map(|(byte, _)| byte).collect();
        let mut is_same = true;
        // Neither the start nor the end is an opportunity for us.
        for (index, (byte, after)) in text.char_indices().enumerate().skip(1) {
            let breaks = signs[index * 2] == "÷";
            places += 1;
            if found.contains(&byte) != breaks {
                let before = characters[index - 1];
                let cause = Cause::of(&text, rules[index], breaks, before, after);
                let cause = cause.unwrap_or_else(|| panic!("U+{:04X} of {line}", after as u32));
                *differences.entry(cause).or_default() += 1;
                is_same = false;
            }
        }
        cases += 1;
        same += usize::from(is_same);
    }
    assert_eq!((cases, same, places), (19_338, 19_020, 41_149));
    let counts: Vec<(Cause, usize)> = differences.into_iter().collect();
    let expected = [
        (Cause::NoDictionary, 136),
        (Cause::ReservedPictogram, 75),
        (Cause::HyphenThatBeginsAWord, 38),
        (Cause::BrahmicSyllable, 14),
        (Cause::NumberAndSign, 46),
        (Cause::HebrewHyphen, 1),
        (Cause::ChineseQuotation, 14),
        (Cause::BareDecimalPoint, 3),
    ];
    assert_eq!(counts, expected);
}
