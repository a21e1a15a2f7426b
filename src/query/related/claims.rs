//! What a passage claims that another one may contradict: how many of whom, with what became
//! of them, and when. A number without a word behind it (أصيب 20, خمسة آخرون) counts those of
//! the verb or noun before it that says what became of people.
//!
//! Reads besides figures what needs a look around: one and two by the form of a noun, times of
//! day, days of the week. Understands no sentence: a number far from any such word is told
//! without one, and compared with nothing; what is denied is not taken for its contrary, but
//! compared with nothing either.

mod denial;
mod nouns;
mod reading;
mod steps;
mod times;
mod vocabulary;

use std::ops::Range;

use self::reading::Reading;
use self::steps::is_end;
pub(super) use self::times::TimeOfDay;
use self::vocabulary::{Fate, is_people};
pub(super) use self::vocabulary::{are_same, is_span};
use super::figures::{Value, figures};
use super::stems::stems;
use super::words::telling;
use crate::text::fold::fold;

/// What is told of how many and when in a text. Ranges are bytes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// In order, none within another.
    pub(super) all: Vec<Claim>,
    /// The words that tell what the text is about, folded, but for names of actors.
    pub(super) words: Vec<Box<str>>,
}

/// A number or a time, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) range: Range<usize>,
    pub(super) says: Says,
    pub(super) of: Counted,
    pub(super) fate: Option<Fate>,
    /// Whether it is of those that were counted before: among them 3 soldiers.
    pub(super) is_part: bool,
    /// The words about it: places among those of the text, the nearest first.
    pub(super) before: Vec<usize>,
    pub(super) behind: Vec<usize>,
}

/// What a claim says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// How many, in thousandths.
    Number(u64),
    /// The same, but with a dot that may part thousands: 1.500 is so many thousandths, or so
    /// many.
    Dotted(u64),
    Share(u64),
    /// A day, a month or a year.
    Time(Value),
    TimeOfDay(TimeOfDay),
    /// A day of the week, from Monday on.
    Weekday(i8),
    /// What is denied, or not understood: it is held against nothing.
    Unclear,
}

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Nothing,
    /// People, whoever they are.
    People,
    /// A folded word.
    Of(Box<str>),
}

/// About six words, in bytes.
const NEAR: usize = 70;

impl Claims {
    /// What `text` claims; `names` are where actors are named in it.
    pub fn of(text: &str, names: &[Range<usize>]) -> Self {
        let folded = fold(text);
        let figures = figures(text, &folded);
        let mut all = Reading::of(text, &folded, figures).claims();
        let mut words: Vec<(Range<usize>, Box<str>)> = Vec::new();
        for told in telling(&folded.text) {
            let at = folded.source_range(text, told.folded.clone());
            let token = &folded.text[told.folded];
            let is_met = |range: &Range<usize>| range.start < at.end && at.start < range.end;
            let is_free = !names.iter().any(is_met) && !all.iter().any(|one| is_met(&one.range));
            // What is counted with any number links no two of them.
            let is_unit = is_people(token) || is_span(token);
            if is_free && !is_unit && stems(token).worth() > 0.0 {
                words.push((at, token.into()));
            }
        }
        for claim in &mut all {
            let here = words.partition_point(|(at, _)| at.start < claim.range.start);
            // Of the same sentence: what another one tells is of something else.
            let is_near = |between: Range<usize>| {
                let written = text.get(between.clone()).unwrap_or_default();
                between.end.saturating_sub(between.start) <= NEAR && !is_end(written)
            };
            let before = (0..here).rev();
            claim.before = before
                .take_while(|&word| is_near(words[word].0.end..claim.range.start))
                .collect();
            claim.behind = (here..words.len())
                .take_while(|&word| is_near(claim.range.end..words[word].0.start))
                .collect();
        }
        Self {
            all,
            words: words.into_iter().map(|(_, word)| word).collect(),
        }
    }
}

impl Says {
    /// How many it may say there are, in thousandths.
    pub(super) fn numbers(self) -> Option<[u64; 2]> {
        match self {
            Self::Number(number) => Some([number; 2]),
            Self::Dotted(number) => Some([number, number.saturating_mul(1000)]),
            _ => None,
        }
    }
}

impl Claim {
    fn new(range: Range<usize>, says: Says) -> Self {
        Self {
            range,
            says,
            of: Counted::Nothing,
            fate: None,
            is_part: false,
            before: Vec::new(),
            behind: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
