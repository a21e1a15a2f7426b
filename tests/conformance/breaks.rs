//! LineBreakTest.txt: where `text::breaks` lets a line break, gladly or not,
//! against UAX #14 as of Unicode 17. Every difference has a cause that is
//! listed here, and each cause its exact count. A cause names the rule of the
//! file, which way it decides, and the classes on both sides, so that it excuses
//! nothing else that may go wrong with the same characters.

use std::collections::BTreeMap;

use qari::text::breaks::{Opportunity, opportunities};

use super::{character, data};

/// Why we differ from the file at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// Thai and Burmese (class SA) are broken by a dictionary, which we do not
    /// have. Their vowel signs are marks by LB1 and stay with what is before
    /// them (LB9); we take them for letters of their own.
    NoDictionary,
    /// U+1F8FF is not assigned. For the file it is a letter (XX by LB1), for the
    /// segmenter an ideograph (ID), as most of the code points kept for
    /// pictograms are: it breaks beside it where a letter holds (LB23, LB24,
    /// LB28, LB29, LB30).
    ReservedPictogram,
    /// LB20a, new in Unicode 16: no break after a hyphen that begins a word. We
    /// break there as a last resort only, where a letter follows a hyphen.
    HyphenBeforeALetter,
    /// LB20a where we break gladly: after a maqaf, after a hyphen with a mark on
    /// it, and before signs that are letters to the rules alone, as `#`.
    HyphenBeforeASign,
    /// LB28a, new in Unicode 15.1, for Brahmic syllables: U+1B50 and its like
    /// are bases there (AS). For us they are the digits (NU) they were before,
    /// which hold to signs (LB25) and not to what surrounds a base.
    BrahmicSyllable,
    /// LB25 asks since Unicode 16 for the number itself: `(1)%` holds, `)%` does
    /// not. Before, pairs of classes held whatever stood around them: CL or CP
    /// with PO or PR, PO or PR with OP, SY with NU. So it is for us.
    NumberAndSign,
    /// LB21a held until Unicode 16 whatever follows a hyphen (HY, HH, BA) after a
    /// Hebrew letter; now it holds only what is no Hebrew letter, and only after
    /// HY and HH. For us it is as it was.
    HebrewHyphen,
    /// LB19a, new in Unicode 16: a quotation mark (QU) may part from East Asian
    /// characters. For us it holds to what is beside it (LB19).
    ChineseQuotation,
    /// LB15c, new in Unicode 16: a line may break before a decimal point (IS)
    /// that begins a number and follows a blank. For us nothing breaks there.
    BareDecimalPoint,
    /// LB25 as of Unicode 16 holds a sign (PR) to a number that ends with its
    /// decimal point, as in `123.€`. For us only to a digit or a bracket.
    SignAfterDecimalPoint,
}

/// A place between two characters, as the file and we see it.
struct Place<'a> {
    text: &'a str,
    byte: usize,
    /// The rule by which the file decides, and whether it breaks.
    rule: &'a str,
    breaks: bool,
    ours: Option<Opportunity>,
    /// The characters before it and after it that are bases (LB9), the nearest
    /// first, as the file describes them.
    before: [Class<'a>; 2],
    after: Class<'a>,
}

/// The class of a character with what else the file says of it, as `POmEastAsian`.
#[derive(Clone, Copy, Default)]
struct Class<'a>(&'a str);

impl<'a> Class<'a> {
    fn name(self) -> &'a str {
        let end = self
            .0
            .find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit());
        &self.0[..end.unwrap_or(self.0.len())]
    }

    fn is_east_asian(self) -> bool {
        self.0.ends_with("_EastAsian")
    }

    /// Whether it belongs to what is before it (LB9).
    fn is_combining(self) -> bool {
        matches!(self.name(), "CM" | "ZWJ")
    }
}

impl Place<'_> {
    /// The cause of a difference at this place.
    fn cause(&self) -> Option<Cause> {
        let [before, second] = self.before;
        let is_quotation = before.name() == "QU" && self.after.is_east_asian()
            || before.is_east_asian() && self.after.name() == "QU";
        match (self.rule, self.breaks, before.name(), self.after.name()) {
            ("9.0", false, _, "SA") | ("28.0", false, "SA", "SA") => Some(Cause::NoDictionary),
            (_, false, ..) if self.is_at_a_reserved_pictogram() => Some(Cause::ReservedPictogram),
            ("20.1", false, "HY" | "HH", _) => match self.ours {
                Some(Opportunity::LastResort) => Some(Cause::HyphenBeforeALetter),
                _ => Some(Cause::HyphenBeforeASign),
            },
            ("28.11", false, "AP", "AS") | ("28.12", false, "AS", "VF" | "VI") => {
                Some(Cause::BrahmicSyllable)
            }
            ("999.0", true, "AS", "PO") | ("999.0", true, "PR", "AS") => {
                Some(Cause::BrahmicSyllable)
            }
            ("999.0", true, "CL" | "CP", "PO" | "PR")
            | ("999.0", true, "PO" | "PR", "OP")
            | ("999.0", true, "SY", "NU") => Some(Cause::NumberAndSign),
            ("999.0", true, "HY" | "HH", "HL") | ("999.0", true, "BA", _)
                if second.name() == "HL" =>
            {
                Some(Cause::HebrewHyphen)
            }
            ("999.0", true, ..) if is_quotation => Some(Cause::ChineseQuotation),
            ("15.3", true, "SP", "IS") => Some(Cause::BareDecimalPoint),
            ("25.06", false, "IS", "PR") if second.name() == "NU" => {
                Some(Cause::SignAfterDecimalPoint)
            }
            _ => None,
        }
    }

    /// Whether the place is beside U+1F8FF, and we decide as the file does if a
    /// letter stands there instead, and as we do here if a pictogram does.
    fn is_at_a_reserved_pictogram(&self) -> bool {
        const RESERVED: char = '\u{1f8ff}';
        let ours_with = |other: &str| {
            let text = self.text.replace(RESERVED, other);
            let mut places = opportunities(&text);
            places.any(|(byte, _)| byte == self.byte)
        };
        let (before, after) = self.text.split_at(self.byte);
        let before = before.trim_end_matches('\u{308}');
        (before.ends_with(RESERVED) || after.starts_with(RESERVED))
            // Of as many bytes: a mathematical letter and a tile of mahjong.
            && ours_with("\u{1d446}") == self.breaks
            && ours_with("\u{1f000}") == self.ours.is_some()
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
        // Before each character, and at the end, a sign and `[rule] NAME (CLASS)`.
        let comments: Vec<(&str, Class)> = comment
            .split(['÷', '×'])
            .skip(1)
            .map(|part| {
                let (_, class) = part.rsplit_once('(').unwrap_or_default();
                let class = class.split(')').next().unwrap_or_default();
                (part.split(['[', ']']).nth(1).unwrap(), Class(class))
            })
            .collect();
        let codes = signs.iter().skip(1).step_by(2);
        let text: String = codes.map(|code| character(code)).collect();
        let found: BTreeMap<usize, Opportunity> = opportunities(&text).collect();
        let mut is_same = true;
        // Neither the start nor the end is an opportunity for us.
        for (index, (byte, _)) in text.char_indices().enumerate().skip(1) {
            let mut bases = comments[..index]
                .iter()
                .rev()
                .map(|&(_, class)| class)
                .filter(|class| !class.is_combining());
            let place = Place {
                text: &text,
                byte,
                rule: comments[index].0,
                breaks: signs[index * 2] == "÷",
                ours: found.get(&byte).copied(),
                before: [(); 2].map(|()| bases.next().unwrap_or_default()),
                after: comments[index].1,
            };
            places += 1;
            if place.ours.is_some() != place.breaks {
                let cause = place.cause();
                let cause = cause.unwrap_or_else(|| panic!("place {index} of {line}"));
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
        (Cause::NoDictionary, 140),
        (Cause::ReservedPictogram, 67),
        (Cause::HyphenBeforeALetter, 6),
        (Cause::HyphenBeforeASign, 36),
        (Cause::BrahmicSyllable, 14),
        (Cause::NumberAndSign, 44),
        (Cause::HebrewHyphen, 3),
        (Cause::ChineseQuotation, 14),
        (Cause::BareDecimalPoint, 2),
        (Cause::SignAfterDecimalPoint, 1),
    ];
    assert_eq!(counts, expected);
}
