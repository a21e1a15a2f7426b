//! The recognizer: from an article to its mentions. Names are looked for in one
//! block at a time, so that no mention crosses a paragraph (lines that touch are one,
//! see `seams`); what the article says
//! as a whole then decides about the doubtful ones, and of names that overlap the
//! longest wins. A long article is gone through in stretches: of each it remembers
//! whom it names, and the doubtful names of a stretch are judged by what stands in
//! it and before it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::discourse::Discourse;
use super::evidence::{Named, Paragraph, Weight, titles, weigh};
use super::gazetteer::Gazetteer;
use super::names::{Candidate, Names, Standing};
use super::nominals::{Nominal, Nominals, Reading};
use super::passage::Passage;
use super::places::places;
use crate::library::article::{Article, Block, Zone};
use crate::library::mention::{Certainty, Mention, MentionKind, Reason};

/// The bytes of text that a stretch has, about: all of what is not very long.
const STRETCH: usize = 256 * 1024;

/// The blocks that it has at most: ten times those of so much news. Each costs
/// memory of its own, and a file of short lines has very many.
const STRETCH_BLOCKS: usize = 4096;

/// How far the mentions of one article have been looked for.
pub struct Recognition {
    /// The first block of the next stretch.
    next: usize,
    named: Named,
    discourse: Discourse,
    mentions: Vec<Mention>,
}

impl Recognition {
    /// The mentions so far, in reading order.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
}

/// Finds the mentions of the actors of a gazetteer.
pub struct Recognizer {
    gazetteer: Arc<Gazetteer>,
    names: Names,
    nominals: Nominals,
}

impl Recognizer {
    /// Prepares the names of the gazetteer; takes some twenty milliseconds with a thousand actors.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        let names = Names::new(&gazetteer);
        let nominals = Nominals::new(&gazetteer);
        Self {
            gazetteer,
            names,
            nominals,
        }
    }

    pub fn gazetteer(&self) -> &Arc<Gazetteer> {
        &self.gazetteer
    }

    /// Every mention in the article, clutter included, in reading order and without
    /// overlap. The same article always gives the same mentions.
    pub fn mentions(&self, article: &Article) -> Vec<Mention> {
        let mut recognition = self.begin();
        while self.go_on(article, &mut recognition) {}
        recognition.mentions
    }

    /// Nothing looked at yet.
    pub fn begin(&self) -> Recognition {
        Recognition {
            next: 0,
            named: Named::nobody(&self.gazetteer),
            discourse: Discourse::new(),
            mentions: Vec::new(),
        }
    }

    /// Looks for the mentions of the next stretch of `article`; whether there is
    /// one after it.
    pub fn go_on(&self, article: &Article, recognition: &mut Recognition) -> bool {
        let rest = article.blocks.get(recognition.next..).unwrap_or_default();
        let near = &rest[..rest.len().min(STRETCH_BLOCKS)];
        let start = rest.first().map_or(0, |block| block.range.start);
        let ends = near
            .iter()
            .position(|block| block.range.end - start >= STRETCH);
        let stretch = &near[..ends.map_or(near.len(), |last| last + 1)];
        recognition.next += stretch.len();
        let before = recognition.mentions.len();
        self.stretch(article, stretch, recognition);
        self.gazetteer.mute(&mut recognition.mentions, before);
        recognition.next < article.blocks.len()
    }

    /// Appends the mentions of a stretch, and remembers whom it names.
    fn stretch(&self, article: &Article, blocks: &[Block], recognition: &mut Recognition) {
        let Recognition {
            named,
            discourse,
            mentions,
            ..
        } = recognition;
        let passages: Vec<(&Block, Passage<'_>, Vec<Candidate>)> = blocks
            .iter()
            .filter_map(|block| {
                let passage = Passage::new(article.text.get(block.range.clone())?);
                let candidates = self.names.find(&passage);
                Some((block, passage, candidates))
            })
            .collect();
        for (block, passage, candidates) in &passages {
            let sure =
                |found: &&Candidate| matches!(found.standing, Standing::Full | Standing::Except);
            let sure = candidates.iter().filter(sure).cloned();
            let start = block.range.start;
            let sure = self.weighed(sure, passage, start, named);
            let paragraph = Paragraph::new(passage, start);
            longest(sure)
                .filter(|(found, _)| found.standing == Standing::Full)
                .for_each(|(found, _)| named.add(&found, &paragraph));
            if block.zone == Zone::Title {
                let titled = candidates.iter().filter(|found| {
                    let actor = self.gazetteer.at(found.actor);
                    actor.is_some_and(|actor| titles(&self.gazetteer, actor, found, passage.key()))
                });
                titled.for_each(|found| named.add(found, &paragraph));
            }
        }
        let torn = self.seams(article, blocks, named);
        let first_of_all = mentions.len();
        let written = article.date.as_ref().map(|date| date.date);
        // What stands in clutter says nothing of the article, and goes by what that says.
        let mut aside: Option<Discourse> = None;
        for (block, passage, candidates) in passages {
            let start = block.range.start;
            let weighed = self.weighed(candidates.into_iter(), &passage, start, named);
            let mut chosen: Vec<_> = longest(weighed).collect();
            chosen.retain(|(found, _)| found.standing != Standing::Except);
            chosen.sort_by_key(|(found, _)| found.whole.start);
            let places = places(
                &self.gazetteer,
                passage.key(),
                chosen.iter().map(|(found, _)| found),
            );
            let reading = Reading {
                gazetteer: &self.gazetteer,
                passage: &passage,
                start,
                key: passage.key(),
                names: &chosen,
                places: &places,
                written,
            };
            let nominals = if block.zone == Zone::Clutter {
                let aside = aside.get_or_insert_with(|| discourse.clone());
                self.nominals.read(&reading, aside)
            } else {
                aside = None;
                self.nominals.read(&reading, discourse)
            };
            let mention = |kind, key, actor, certainty, reason, is_place| {
                let range = passage.source_range(key);
                Some(Mention {
                    range: start + range.start..start + range.end,
                    actor: self.gazetteer.at(actor)?.id.clone(),
                    kind,
                    certainty,
                    is_place,
                    reason,
                })
            };
            let first = mentions.len();
            let names = chosen.into_iter().zip(places);
            mentions.extend(
                names.filter_map(|((found, (certainty, evidence)), is_place)| {
                    let listed = self.names.listed(&found);
                    let reason = Reason { listed, evidence };
                    let (kind, actor) = (MentionKind::Name, found.actor);
                    mention(kind, found.whole, actor, certainty, reason, is_place)
                }),
            );
            mentions.extend(nominals.into_iter().filter_map(|found| {
                let Nominal {
                    range,
                    actor,
                    certainty,
                    reason,
                } = found;
                mention(MentionKind::Nominal, range, actor, certainty, reason, false)
            }));
            nest(&mut mentions[first..]);
        }
        seams::join(mentions, first_of_all, torn);
    }

    /// The candidates that mean their actor.
    fn weighed(
        &self,
        candidates: impl Iterator<Item = Candidate>,
        passage: &Passage<'_>,
        start: usize,
        named: &Named,
    ) -> Vec<(Candidate, Weight)> {
        let mut paragraph = Paragraph::new(passage, start);
        let weighed = candidates.filter_map(|found| {
            let actor = self.gazetteer.at(found.actor)?;
            let weight = weigh(&self.gazetteer, actor, &found, &mut paragraph, named)?;
            Some((found, weight))
        });
        let mut weighed: Vec<(Candidate, Weight)> = weighed.collect();
        // Of two that the article names, a surname is certain of neither.
        for two in weighed.chunk_by_mut(|(one, _), (other, _)| one.name == other.name) {
            let surname = |(found, _): &(Candidate, _)| found.standing == Standing::Surname;
            if two.len() > 1 && two.iter().all(surname) {
                two.iter_mut()
                    .for_each(|(_, (certainty, _))| *certainty = Certainty::Likely);
            }
        }
        weighed
    }
}

/// Puts the mentions of a passage into reading order. What holds another one ends with
/// it, without the quotation mark that may stand after.
fn nest(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
    for at in 1..mentions.len() {
        let inner = mentions[at].range.clone();
        let outer = &mut mentions[at - 1].range;
        if inner.start < outer.end {
            outer.end = inner.end;
        }
    }
}

/// Of candidates that overlap, the longest; among equals the one that is certain,
/// then the one whose actor stands first in the gazetteer.
fn longest(mut candidates: Vec<(Candidate, Weight)>) -> impl Iterator<Item = (Candidate, Weight)> {
    candidates.sort_by_key(|(found, (certainty, _))| {
        let doubtful = *certainty != Certainty::Certain;
        (
            std::cmp::Reverse(found.whole.len()),
            doubtful,
            found.whole.start,
            found.actor,
        )
    });
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    candidates.into_iter().filter(move |(found, _)| {
        let whole = &found.whole;
        let before = taken.range(..whole.end).next_back();
        let free = before.is_none_or(|(_, &end)| end <= whole.start);
        if free {
            taken.insert(whole.start, whole.end);
        }
        free
    })
}

#[cfg(test)]
mod press;
#[cfg(test)]
mod reasons;
mod seams;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod tests;
