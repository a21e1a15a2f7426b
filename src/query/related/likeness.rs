//! How much a paragraph has in common with the passage that is compared, and whether that
//! is much or little: the paragraphs of an article are looked at one after the other, and one
//! of them is the answer, or none.
//!
//! What is shared is evidence of four kinds: who, when and how many, what happens, and other
//! words. Kinds that come together tell more than much of one. Words that stand side by side
//! in both count as little more than one: they are one name or phrase. One thing alone
//! relates nothing, and actors alone relate little: everybody meets everybody in the news.

use std::ops::Range;

use super::said::{of_both, said};
use super::weight::of_subject;
use super::{Met, Passage, Sought, What};

/// What a thing weighs at least that tells something, and one that is named as shared.
const TELLING: f32 = 0.1;
const NAMED: f32 = 0.2;
/// The least score of what is worth telling, and of what has much in common; and what things
/// other than actors weigh there at least.
const LEAST: f32 = 0.5;
const MUCH: f32 = 1.6;
const BUT_ACTORS: f32 = 0.5;
/// What a thing weighs at least that holds by itself, and actors together that not all share.
const FIRM: f32 = 0.33;
const SPECIFIC: f32 = 0.54;
/// What each further kind of evidence adds.
const FURTHER: f32 = 0.25;
/// What actors weigh at most together.
const ACTORS: f32 = 1.5;
/// What a word counts less beside a weightier one that it stands beside in both passages, or
/// that tells of the same.
const OF_PHRASE: f32 = 0.6;
/// The words of a usual passage: longer ones share more by chance, up to some length, from
/// which on anything has anything.
const USUAL: f32 = 30.0;
const LONG: usize = 120;
/// The most paragraphs of an article that are weighed to the end.
const MOST_KEPT: usize = 32;

/// How much a passage has in common with the one that others are compared to.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    pub score: f32,
    /// Whether it is little: they may be about the same, and may not.
    pub is_loose: bool,
    /// What they share, the weightiest first.
    pub shared: Vec<Shared>,
    /// The bytes of the text in which most of it stands together.
    pub best: Range<usize>,
}

/// Something that two passages share.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    pub what: What,
    /// Where it stands first in the other passage, in bytes of its article's text.
    pub range: Range<usize>,
    /// Where it stands first in the passage that others are compared to.
    pub own: Range<usize>,
    /// How it is named as a reason: without clitics, a number with what it counts in both,
    /// and both words where they are not the same. `None` of an actor, who has a name, and of what would be no reason to anybody.
    pub said: Option<Box<str>>,
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

/// Something that is shared, and every place where it was met.
struct Weighed<'a> {
    clue: usize,
    weight: f32,
    met: Vec<&'a Met>,
    /// Its places among the words of the passage, in order.
    words: Vec<usize>,
}

/// What the kinds of evidence weigh: who, when and how many, what happens, other words.
#[derive(Default)]
struct Evidence([f32; 4]);

impl Evidence {
    /// What a kind weighs at least to be one.
    const LEAST: [f32; 4] = [0.12, 0.15, 0.15, 0.25];

    fn kinds(&self) -> usize {
        let kinds = self.0.iter().zip(Self::LEAST);
        kinds.filter(|(weight, least)| **weight >= *least).count()
    }

    fn sum(&self) -> f32 {
        self.0[0].min(ACTORS) + self.but_actors()
    }

    fn but_actors(&self) -> f32 {
        self.0[1..].iter().sum()
    }
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
            let rank = |one: &Likeness| (!one.is_loose, one.score);
            let least = best.as_ref().map_or((false, 0.0), |(best, _)| rank(best));
            if let Some(likeness) = likeness.filter(|one| rank(one) > least) {
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
        let mut shared: Vec<Weighed<'_>> = Vec::new();
        for met in met {
            match shared.iter_mut().find(|known| known.clue == met.clue) {
                Some(known) => {
                    known.met.push(met);
                    known.words.extend(met.word);
                }
                None => shared.push(Weighed {
                    clue: met.clue,
                    weight: weight(met.clue),
                    met: vec![met],
                    words: met.word.into_iter().collect(),
                }),
            }
        }
        for one in &mut shared {
            let parts = one.met.iter().map(|met| met.part);
            one.weight *= parts.max_by(f32::total_cmp).unwrap_or(0.0);
        }
        shared.retain(|one| one.weight > 0.0);
        let by_weight = |one: &Weighed<'_>, next: &Weighed<'_>| next.weight.total_cmp(&one.weight);
        shared.sort_by(by_weight);
        for at in 1..shared.len() {
            let (before, rest) = shared.split_at_mut(at);
            if let Some(one) = rest.first_mut()
                && before.iter().any(|other| self.are_one(one, other))
            {
                one.weight *= OF_PHRASE;
            }
        }
        shared.sort_by(by_weight);
        let best = densest(met, |clue| {
            let one = shared.iter().find(|one| one.clue == clue);
            one.map_or(0.0, |one| one.weight)
        });
        let (score, is_loose) = self.score(&shared, other, &best)?;
        Some(Likeness {
            score,
            is_loose,
            shared: shared.iter().map(|one| self.told(one, other)).collect(),
            best,
        })
    }

    fn told(&self, one: &Weighed<'_>, other: &Passage) -> Shared {
        let clue = &self.clues[one.clue];
        let best = one.met.iter().max_by(|one, next| {
            // Of the same the first.
            one.part
                .total_cmp(&next.part)
                .then(next.range.start.cmp(&one.range.start))
        });
        let met = best.unwrap_or(&one.met[0]);
        let is_named = match clue.what {
            What::Word(_) => clue.weight >= NAMED && !clue.is_common(),
            _ => true,
        };
        let here = said(&clue.what, other, &met.range, met.said).filter(|_| is_named);
        Shared {
            what: clue.what.clone(),
            range: met.range.clone(),
            own: clue.range.clone(),
            said: here.map(|here| match met.is_kin() {
                true => of_both(clue.said.as_deref(), here),
                false => here,
            }),
        }
    }

    /// What all that is shared comes to, if it is enough, and whether it is little.
    fn score(
        &self,
        shared: &[Weighed<'_>],
        other: &Passage,
        best: &Range<usize>,
    ) -> Option<(f32, bool)> {
        let mut evidence = Evidence::default();
        let mut telling = 0;
        let mut firm = 0;
        let mut within = 0.0;
        for one in shared.iter().filter(|one| one.weight >= TELLING) {
            let clue = &self.clues[one.clue];
            let kind = match clue.what {
                What::Actor(_) => 0,
                What::Figure(_) => 1,
                What::Word(_) if clue.kin().is_some() => 2,
                What::Word(_) => 3,
            };
            evidence.0[kind] += one.weight;
            telling += 1;
            firm += usize::from(one.weight >= FIRM);
            let is_within = |met: &&Met| best.start <= met.range.start && met.range.end <= best.end;
            if one.met.iter().copied().any(|met| is_within(&met)) {
                within += one.weight;
            }
        }
        let all: f32 = evidence.0.iter().sum();
        if telling < 2 || evidence.but_actors() < TELLING {
            return None;
        }
        let further = evidence.kinds().saturating_sub(1) as f32;
        let together = 0.85 + 0.3 * within / all;
        let length = |words: usize| 0.6 + 0.4 * words.min(LONG) as f32 / USUAL;
        let lengths = length(other.words.len()).powf(0.45) * length(self.length).powf(0.4);
        let score = evidence.sum() * (1.0 + FURTHER * further) * together / lengths.max(0.8);
        let [who, figures, events, _] = evidence.0;
        // Without an event or a figure there must be more of the rest.
        let is_enough = match figures >= FIRM || events >= FIRM {
            true => firm >= 2,
            false => firm >= 3 && who >= SPECIFIC,
        };
        let is_much = score >= MUCH
            && is_enough
            && evidence.kinds() >= 2
            && evidence.but_actors() >= BUT_ACTORS;
        (score >= LEAST).then_some((score, !is_much))
    }

    /// Whether two shared things are little more than one: words of a phrase, or words for
    /// the same happening.
    fn are_one(&self, one: &Weighed<'_>, other: &Weighed<'_>) -> bool {
        let kin = |one: &Weighed<'_>| self.clues[one.clue].kin();
        kin(one).is_some() && kin(one) == kin(other) || self.stand_beside(one, other)
    }

    /// Whether two shared words stand side by side, in the passage as in the other one.
    fn stand_beside(&self, one: &Weighed<'_>, other: &Weighed<'_>) -> bool {
        let here = |shared: &Weighed<'_>| self.clues[shared.clue].places.iter().copied();
        are_beside(here(one), here(other))
            && are_beside(one.words.iter().copied(), other.words.iter().copied())
    }
}

/// Whether two words stand side by side anywhere, each by its places in order. A place has one
/// word, so the two have none in common.
fn are_beside(one: impl Iterator<Item = usize>, other: impl Iterator<Item = usize>) -> bool {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    while let (Some(&here), Some(&there)) = (one.peek(), other.peek()) {
        if here.abs_diff(there) == 1 {
            return true;
        }
        match here < there {
            true => one.next(),
            false => other.next(),
        };
    }
    false
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
