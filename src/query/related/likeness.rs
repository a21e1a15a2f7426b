//! How much a paragraph has in common with the passage that is compared, and whether that is
//! worth telling: the paragraphs of an article are looked at one after the other, and one of
//! them is the answer, or none.
//!
//! Several things that tell something are shared, and not words alone, unless there are many
//! of them. Words that stand side by side in both count as little more than one: they are
//! one name or phrase. What is asked goes by the size of the library ([`super::weight`]).

use std::ops::Range;

use super::weight::of_subject;
use super::{Met, Passage, Sought, What};

/// The fewest things that tell something, and so many where they are all words.
const FEWEST: usize = 3;
const FEWEST_WORDS: usize = 4;
/// Two are enough if both weigh as much and one of them is an actor.
const STRONG: f32 = 0.5;
/// What counts less where nothing but words is shared.
const WORDS_ALONE: f32 = 0.6;
/// What a word counts less beside a weightier one that it stands beside in both passages.
const OF_PHRASE: f32 = 0.5;
/// What a number counts less that is of other things there.
const OF_OTHERS: f32 = 0.4;
/// The words of a usual passage: longer ones share more by chance, up to some length, from
/// which on anything has anything.
const USUAL: f32 = 30.0;
const LONG: usize = 120;
/// The most paragraphs of an article that are weighed to the end.
const MOST_KEPT: usize = 16;

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

/// The paragraphs of an article that were looked at.
#[derive(Debug, Default)]
pub struct Comparison {
    paragraphs: usize,
    /// How many of them have each thing that is sought.
    having: Vec<usize>,
    /// Those that have most, with what they have and what that weighs at most.
    kept: Vec<(f32, Passage, Vec<Met>)>,
}

/// Something that is shared.
struct Shared<'a> {
    clue: usize,
    weight: f32,
    met: Vec<&'a Met>,
}

impl Sought {
    /// Looks at the next paragraph of an article.
    pub fn look_at(&self, article: &mut Comparison, paragraph: Passage) {
        article.paragraphs += 1;
        article.having.resize(self.clues.len(), 0);
        let met = self.met(&paragraph);
        let clues = self.distinct(&met);
        for &clue in &clues {
            article.having[clue] += 1;
        }
        let weight = |&clue: &usize| self.clues[clue].weight;
        let most: f32 = clues.iter().map(weight).sum();
        let telling = clues.iter().filter(|clue| weight(clue) > 0.0).count();
        if telling < 2 {
            return;
        }
        let at = article.kept.partition_point(|(known, ..)| *known >= most);
        if at < MOST_KEPT {
            article.kept.insert(at, (most, paragraph, met));
            article.kept.truncate(MOST_KEPT);
        }
    }

    /// The paragraph that has most in common with the passage, if that is worth telling.
    pub fn best_of(&self, article: Comparison) -> Option<(Likeness, Passage)> {
        let Comparison {
            paragraphs,
            having,
            kept,
        } = article;
        let weight = |clue: usize| {
            let (clue, having) = (&self.clues[clue], having[clue]);
            let there = match clue.what {
                What::Figure(_) => 1.0,
                _ => of_subject(having, paragraphs),
            };
            clue.weight * (clue.subject + there) / 2.0
        };
        let mut best: Option<(Likeness, Passage)> = None;
        for (_, passage, met) in kept {
            let likeness = self.likeness(&passage, &met, &weight);
            let least = best.as_ref().map_or(0.0, |(best, _)| best.score);
            if let Some(likeness) = likeness.filter(|one| one.score > least) {
                best = Some((likeness, passage));
            }
        }
        best
    }

    fn likeness(
        &self,
        other: &Passage,
        met: &[Met],
        weight: &dyn Fn(usize) -> f32,
    ) -> Option<Likeness> {
        let mut shared: Vec<Shared<'_>> = Vec::new();
        for met in met {
            match shared.iter_mut().find(|known| known.clue == met.clue) {
                Some(known) => known.met.push(met),
                None => shared.push(Shared {
                    clue: met.clue,
                    weight: weight(met.clue),
                    met: vec![met],
                }),
            }
        }
        for one in &mut shared {
            if one.met.iter().all(|met| met.is_of_others) {
                one.weight *= OF_OTHERS;
            }
        }
        shared.retain(|one| one.weight > 0.0);
        let by_weight = |one: &Shared<'_>, next: &Shared<'_>| next.weight.total_cmp(&one.weight);
        shared.sort_by(by_weight);
        for at in 1..shared.len() {
            let (before, rest) = shared.split_at_mut(at);
            if let Some(one) = rest.first_mut()
                && before.iter().any(|other| self.stand_beside(one, other))
            {
                one.weight *= OF_PHRASE;
            }
        }
        shared.sort_by(by_weight);
        let score = self.score(&shared, other)?;
        let densest = densest(met, |clue| {
            let one = shared.iter().find(|one| one.clue == clue);
            one.map_or(0.0, |one| one.weight)
        });
        let what = |one: &Shared<'_>| (self.clues[one.clue].what.clone(), one.met[0].range.clone());
        Some(Likeness {
            score,
            shared: shared.iter().map(what).collect(),
            best: densest,
        })
    }

    /// What all that is shared comes to, if it is enough; the weightiest first.
    fn score(&self, shared: &[Shared<'_>], other: &Passage) -> Option<f32> {
        let telling = shared.iter();
        let telling = telling.take_while(|one| one.weight >= self.scale.telling);
        let telling: Vec<&Shared<'_>> = telling.collect();
        let what = |one: &Shared<'_>| &self.clues[one.clue].what;
        let is_actor = |one: &Shared<'_>| matches!(what(one), What::Actor(_));
        let words_alone = telling.iter().all(|one| matches!(what(one), What::Word(_)));
        let strong = telling.iter().take_while(|one| one.weight >= STRONG);
        let is_enough = match words_alone {
            true => telling.len() >= FEWEST_WORDS,
            false => {
                telling.len() >= FEWEST
                    || strong.clone().count() >= 2 && strong.clone().any(|one| is_actor(one))
            }
        };
        // Of actors alone nothing follows: everybody meets everybody in the news.
        if !is_enough || telling.iter().all(|one| is_actor(one)) {
            return None;
        }
        let sum: f32 = shared.iter().map(|one| one.weight).sum();
        let sum = if words_alone { sum * WORDS_ALONE } else { sum };
        let length = |words: usize| 0.6 + 0.4 * words.min(LONG) as f32 / USUAL;
        let score = sum / (length(other.words.len()) * length(self.length)).max(0.8);
        (score >= self.scale.least).then_some(score)
    }

    /// Whether two shared words stand side by side, in the passage as in the other one.
    fn stand_beside(&self, one: &Shared<'_>, other: &Shared<'_>) -> bool {
        let here = &self.clues[one.clue].places;
        let here = here.iter().any(|place| {
            let others = &self.clues[other.clue].places;
            others.iter().any(|other| place.abs_diff(*other) == 1)
        });
        let places = |shared: &Shared<'_>| -> Vec<usize> {
            shared.met.iter().filter_map(|met| met.word).collect()
        };
        let others = places(other);
        here && places(one)
            .iter()
            .any(|place| others.iter().any(|other| place.abs_diff(*other) == 1))
    }
}

/// The stretch of a row's length in which most weight comes together.
fn densest(met: &[Met], weight: impl Fn(usize) -> f32) -> Range<usize> {
    /// About what a row shows, in bytes.
    const STRETCH: usize = 110;
    let mut best = (f32::MIN, 0..0);
    for (at, Met { range: from, .. }) in met.iter().enumerate() {
        let within = met[at..].iter();
        let within = within.take_while(|met| met.range.end <= from.start + STRETCH);
        let (mut sum, mut end) = (0.0, from.end);
        let mut known: Vec<usize> = Vec::new();
        for met in within {
            let weight = weight(met.clue);
            if weight > 0.0 && !known.contains(&met.clue) {
                known.push(met.clue);
                sum += weight;
                end = end.max(met.range.end);
            }
        }
        if sum > best.0 {
            best = (sum, from.start..end);
        }
    }
    best.1
}
