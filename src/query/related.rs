//! Related passages: how much two passages have in common (actors, days, numbers, words
//! that are rare in the library), and by what. A passage is a paragraph, or what was marked.
//!
//! Knows no store: who looks for passages hands over how many articles have each thing that
//! the passage has, and the passages that may be related to it. Understands nothing of what
//! is said: who writes about the same in other words without a name, a day or a number is
//! not found.

mod copies;
pub mod figures;
mod found;
mod passage;
mod words;

use std::ops::Range;

use rustc_hash::FxHashMap;

pub use self::copies::{Words, grouped};
use self::figures::Value;
pub use self::found::{Found, Mark};
pub use self::passage::{LONGEST, Passage, is_read, paragraph_at};
use crate::library::condition::{Condition, Word};
use crate::library::mention::ActorId;

/// What two passages may share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    Actor(ActorId),
    Figure(Value),
    /// A word, by what is left of it without clitics and endings.
    Word(Box<str>),
}

/// The most things of a passage that others are sought by.
const MOST_CLUES: usize = 120;
/// The fewest things that passages share: of one alone nothing follows, nor of two words.
const FEWEST_SHARED: usize = 2;
const FEWEST_WORDS: usize = 3;
/// The least share of the weight of a passage that another one has, and the least where
/// they share nothing but words: of a long passage anything has some of its words.
const LEAST_SHARE: f32 = 0.12;
const LEAST_OF_WORDS: f32 = 0.2;
/// What counts less where nothing but words is shared.
const WORDS_ALONE: f32 = 0.6;
/// Words that stand in one article of so many or more tell nothing, in a library of that
/// size at least.
const COMMON: usize = 8;
const LIBRARY: usize = 40;
/// The words of a usual passage that are no particles: longer ones share more by chance.
const USUAL: f32 = 30.0;

/// What a passage is compared by.
#[derive(Clone, Debug)]
pub struct Sought {
    clues: Vec<Clue>,
    places: FxHashMap<What, usize>,
    /// The weight of all of them.
    whole: f32,
    /// What is enough, however much the passage has: as much as a thing weighs that no
    /// other article of the library has.
    enough: f32,
}

/// A thing that the passage has.
#[derive(Clone, Debug)]
struct Clue {
    what: What,
    /// What articles meet that have it, if an index can tell.
    condition: Option<Condition>,
    weight: f32,
}

/// How much a passage has in common with the one that others are compared to.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    pub score: f32,
    /// What they share, the weightiest first, with the bytes of the text where it stands
    /// first in the other passage.
    pub shared: Vec<(What, Range<usize>)>,
    /// The bytes of the text in which most of it stands together.
    pub best: Range<usize>,
}

impl Sought {
    /// What `passage` has, all of it without weight.
    pub fn of(passage: &Passage) -> Self {
        let mut sought = Self {
            clues: Vec::new(),
            places: FxHashMap::default(),
            whole: 0.0,
            enough: 0.0,
        };
        for (actor, _) in &passage.actors {
            let condition = Some(Condition::Actor(actor.clone()));
            sought.take_in(What::Actor(actor.clone()), condition);
        }
        for figure in &passage.figures {
            // A number that stands alone is a word of the index.
            let written = passage.written(&figure.range);
            let is_digits = written.chars().all(char::is_numeric);
            let is_number = matches!(figure.value, Value::Number(_)) && is_digits;
            let condition = is_number.then(|| Condition::Word(Word::new(written, false)));
            sought.take_in(What::Figure(figure.value), condition);
        }
        for word in &passage.words {
            let condition = Condition::Word(Word::new(&word.rest, false));
            sought.take_in(What::Word(word.key.clone()), Some(condition));
        }
        sought
    }

    fn take_in(&mut self, what: What, condition: Option<Condition>) {
        if self.clues.len() < MOST_CLUES && !self.places.contains_key(&what) {
            self.places.insert(what.clone(), self.clues.len());
            self.clues.push(Clue {
                what,
                condition,
                weight: 0.0,
            });
        }
    }

    /// The actors among them.
    pub fn actors(&self) -> impl Iterator<Item = &ActorId> {
        self.clues.iter().filter_map(|clue| match &clue.what {
            What::Actor(actor) => Some(actor),
            _ => None,
        })
    }

    /// Which articles have the things that an index can tell, in their order.
    pub fn conditions(&self) -> Vec<Condition> {
        let conditions = self.clues.iter().filter_map(|clue| clue.condition.clone());
        conditions.collect()
    }

    /// The weight of the thing of this place in [`Self::conditions`], if so many of all
    /// articles have it.
    pub fn weight(&self, place: usize, count: usize, articles: usize) -> f32 {
        let mut told = self.clues.iter().filter(|clue| clue.condition.is_some());
        told.nth(place)
            .map_or(0.0, |clue| weight(&clue.what, Some(count), articles))
    }

    /// Takes over how many of all articles meet each condition.
    pub fn weigh(&mut self, counts: &[usize], articles: usize) {
        let mut counts = counts.iter();
        for clue in &mut self.clues {
            let count = clue.condition.as_ref().and_then(|_| counts.next());
            clue.weight = weight(&clue.what, count.copied(), articles);
        }
        self.whole = self.clues.iter().map(|clue| clue.weight).sum();
        self.enough = size(articles).ln();
    }

    /// What `other` has in common with the passage, if that is worth telling.
    pub fn compare(&self, other: &Passage) -> Option<Likeness> {
        let mut met: Vec<(usize, Range<usize>)> = Vec::new();
        let mut meet = |what: &What, range: &dyn Fn() -> Range<usize>| {
            let place = self.places.get(what).copied();
            if let Some(place) = place.filter(|&place| self.clues[place].weight > 0.0) {
                met.push((place, range()));
            }
        };
        for (actor, range) in &other.actors {
            meet(&What::Actor(actor.clone()), &|| range.clone());
        }
        for word in &other.words {
            // The key is borrowed for the look-up alone.
            let what = What::Word(word.key.clone());
            meet(&what, &|| other.place_of(&word.folded));
        }
        for figure in &other.figures {
            let agrees =
                |clue: &Clue| matches!(clue.what, What::Figure(own) if own.agrees(figure.value));
            let place = self.clues.iter().position(agrees);
            met.extend(place.map(|place| (place, figure.range.clone())));
        }
        met.sort_by_key(|(_, range)| range.start);
        let mut first: Vec<(usize, Range<usize>)> = Vec::new();
        for (place, range) in &met {
            if !first.iter().any(|(known, _)| known == place) {
                first.push((*place, range.clone()));
            }
        }
        let sum: f32 = first
            .iter()
            .map(|&(place, _)| self.clues[place].weight)
            .sum();
        let is_word = |place: usize| matches!(self.clues[place].what, What::Word(_));
        let is_words = first.iter().all(|&(place, _)| is_word(place));
        let is_enough = match is_words {
            true => first.len() >= FEWEST_WORDS && sum >= LEAST_OF_WORDS * self.whole,
            false => sum >= (LEAST_SHARE * self.whole).min(self.enough),
        };
        if first.len() < FEWEST_SHARED || !is_enough {
            return None;
        }
        let sum = if is_words { sum * WORDS_ALONE } else { sum };
        let weight = |place: usize| self.clues[place].weight;
        let best = self.densest(&met);
        first.sort_by(|one, next| weight(next.0).total_cmp(&weight(one.0)));
        let length = 0.6 + 0.4 * other.words.len() as f32 / USUAL;
        Some(Likeness {
            score: sum / length.max(0.8),
            shared: first
                .into_iter()
                .map(|(place, range)| (self.clues[place].what.clone(), range))
                .collect(),
            best,
        })
    }

    /// The stretch of a row's length in which most weight comes together.
    fn densest(&self, met: &[(usize, Range<usize>)]) -> Range<usize> {
        /// About what a row shows, in bytes.
        const STRETCH: usize = 110;
        let mut best = (f32::MIN, 0..0);
        for (at, (_, from)) in met.iter().enumerate() {
            let within = met[at..].iter();
            let within = within.take_while(|(_, range)| range.end <= from.start + STRETCH);
            let (mut sum, mut end) = (0.0, from.end);
            let mut known: Vec<usize> = Vec::new();
            for (place, range) in within {
                if !known.contains(place) {
                    known.push(*place);
                    sum += self.clues[*place].weight;
                    end = range.end;
                }
            }
            if sum > best.0 {
                best = (sum, from.start..end);
            }
        }
        best.1
    }
}

/// How large a library counts as: a few articles say little of how rare a thing is, and what
/// stands in all of them may be just what they are about.
fn size(articles: usize) -> f32 {
    (articles.max(LIBRARY) + 1) as f32
}

/// How much it tells that two passages have this, if `count` of all articles have it: by
/// the inverse document frequency, the rarer the more.
fn weight(what: &What, count: Option<usize>, articles: usize) -> f32 {
    let all = size(articles).ln();
    // Where nothing is known of it: a figure stands in few articles.
    let count = count.unwrap_or(articles / 50).max(2);
    let rarity = (size(articles) / (count as f32 + 0.5)).ln().max(0.0);
    let telling = rarity * rarity / all;
    match what {
        What::Word(_) if articles >= LIBRARY && count > articles / COMMON => 0.0,
        What::Word(_) => telling,
        // Everybody is in the news; but who acts is what a passage is about.
        What::Actor(_) => (1.2 * telling).max(0.06 * all),
        What::Figure(Value::Day { .. }) => 0.5 * all,
        What::Figure(Value::Share(_)) => 0.8 * telling,
        What::Figure(Value::Number(number)) => {
            let is_whole = number % 1000 == 0;
            let factor = match number / 1000 {
                0..=12 if is_whole => 0.15,
                1900..=2099 if is_whole => 0.25,
                13..=99 if is_whole => 0.5,
                _ => 1.2,
            };
            factor * telling
        }
    }
}

#[cfg(test)]
mod tests;
