//! Whether what two passages share is enough to say that they tell of the same: who acts and
//! one thing more, be it a day, a telling number, or a word; or words that stand side by side
//! in both. Says nothing of how much anything weighs. Rather nothing is shown than passages
//! in which only the same people, or words of any news, happen to stand.

use std::ops::Range;

use super::What;
use super::figures::Value;

/// Things with no more bytes between them stand side by side: a word or two.
const NEAR: usize = 26;
/// Who shares so much of the weight of a passage need not share anything else.
const MOST_OF_IT: f32 = 0.5;

/// How many things of each kind two passages share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Actors, and those of them whom not everybody writes about.
    actors: usize,
    rare_actors: usize,
    /// Days, and numbers that are no year and no small count.
    figures: usize,
    small_figures: usize,
    words: usize,
    /// How often two of them stand side by side in both passages.
    pub(super) pairs: usize,
}

impl Evidence {
    /// What is shared, and whether most articles have it.
    pub(super) fn of<'a>(shared: impl Iterator<Item = (&'a What, bool)>) -> Self {
        let mut evidence = Self::default();
        for (what, is_common) in shared {
            match what {
                What::Actor(_) => {
                    evidence.actors += 1;
                    evidence.rare_actors += usize::from(!is_common);
                }
                What::Figure(value) if is_telling(*value) && !is_common => evidence.figures += 1,
                What::Figure(_) => evidence.small_figures += 1,
                What::Word(_) => evidence.words += 1,
            }
        }
        evidence
    }

    /// Whether it is words and nothing else.
    pub(super) fn is_of_words(&self) -> bool {
        self.actors + self.figures + self.small_figures == 0
    }

    /// Whether it is enough; `share` is how much of the weight of the passage it is, from 0
    /// to 1. Of a small library nobody knows which words are rare: there a name and a word
    /// have to stand side by side, or be three.
    pub(super) fn is_enough(&self, share: f32, is_small: bool) -> bool {
        let telling = self.rare_actors + self.figures + self.words;
        let of_names = match self.rare_actors + self.figures {
            0 => false,
            1 if is_small => telling >= 3 || telling == 2 && self.pairs > 0,
            _ => telling >= 2,
        };
        // A number that says little says something beside a name and a word.
        let of_words = self.words >= 2 && self.pairs > 0 && self.actors + self.small_figures > 0;
        let of_many = self.words >= 3;
        let of_most = share >= MOST_OF_IT && telling >= 2;
        of_names || of_words || of_many || of_most
    }
}

/// Whether few texts that tell of something else have this figure.
fn is_telling(value: Value) -> bool {
    match value {
        Value::Day { .. } => true,
        Value::Share(_) => true,
        Value::Number(number) => {
            let is_whole = number % 1000 == 0;
            !(is_whole && matches!(number / 1000, 0..=12 | 20 | 30 | 50 | 100 | 1000 | 1900..=2099))
        }
    }
}

/// Whether two ranges of a text stand side by side, the first one before the next.
pub(super) fn are_near(first: &Range<usize>, next: &Range<usize>) -> bool {
    next.start <= first.end + NEAR
}

/// Whether any of these stands beside one of those, whichever is first.
pub(super) fn any_near(these: &[Range<usize>], those: &[Range<usize>]) -> bool {
    let near = |one: &Range<usize>, other: &Range<usize>| match one.start <= other.start {
        true => are_near(one, other),
        false => are_near(other, one),
    };
    these
        .iter()
        .any(|one| those.iter().any(|other| near(one, other)))
}
