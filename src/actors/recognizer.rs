//! The recognizer: from an article to its mentions. Names are looked for in one
//! block at a time, so that no mention crosses a paragraph; what the article says
//! as a whole then decides about the doubtful ones, and of names that overlap the
//! longest wins. A long article is gone through in stretches: of each it remembers
//! whom it names, and the doubtful names of a stretch are judged by what stands in
//! it and before it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::evidence::{Named, Paragraph, titles, weigh};
use super::gazetteer::Gazetteer;
use super::names::{Candidate, Names, Passage, Standing};
use crate::library::article::{Article, Block, Zone};
use crate::library::mention::{Certainty, Mention, MentionKind};

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
}

impl Recognizer {
    /// Prepares the names of the gazetteer; takes about a millisecond.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        let names = Names::new(&gazetteer);
        Self { gazetteer, names }
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
        let Recognition {
            named, mentions, ..
        } = recognition;
        let before = mentions.len();
        self.stretch(article, stretch, named, mentions);
        self.gazetteer.mute(mentions, before);
        recognition.next < article.blocks.len()
    }

    /// Appends the mentions of a stretch, and remembers whom it names.
    fn stretch(
        &self,
        article: &Article,
        blocks: &[Block],
        named: &mut Named,
        mentions: &mut Vec<Mention>,
    ) {
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
            let sure = self.weighed(candidates.iter().filter(sure).cloned(), passage, named);
            longest(sure)
                .filter(|(found, _)| found.standing == Standing::Full)
                .for_each(|(found, _)| named.add(&found, passage.key()));
            if block.zone == Zone::Title {
                let titled = candidates.iter().filter(|found| {
                    let actor = self.gazetteer.at(found.actor);
                    actor.is_some_and(|actor| titles(&self.gazetteer, actor, found, passage.key()))
                });
                titled.for_each(|found| named.add(found, passage.key()));
            }
        }
        for (block, passage, candidates) in passages {
            let start = block.range.start;
            let mut chosen: Vec<_> =
                longest(self.weighed(candidates.into_iter(), &passage, named)).collect();
            chosen.sort_by_key(|(found, _)| found.whole.start);
            let actual = chosen
                .into_iter()
                .filter(|(found, _)| found.standing != Standing::Except);
            mentions.extend(actual.filter_map(|(found, certainty)| {
                let range = passage.source_range(found.whole);
                Some(Mention {
                    range: start + range.start..start + range.end,
                    actor: self.gazetteer.at(found.actor)?.id.clone(),
                    kind: MentionKind::Name,
                    certainty,
                })
            }));
        }
    }

    /// The candidates that mean their actor.
    fn weighed(
        &self,
        candidates: impl Iterator<Item = Candidate>,
        passage: &Passage<'_>,
        named: &Named,
    ) -> Vec<(Candidate, Certainty)> {
        let mut paragraph = Paragraph::new(passage.key());
        candidates
            .filter_map(|found| {
                let actor = self.gazetteer.at(found.actor)?;
                let certainty = weigh(&self.gazetteer, actor, &found, &mut paragraph, named)?;
                Some((found, certainty))
            })
            .collect()
    }
}

/// Of candidates that overlap, the longest; among equals the one that is certain,
/// then the one whose actor stands first in the gazetteer.
fn longest(
    mut candidates: Vec<(Candidate, Certainty)>,
) -> impl Iterator<Item = (Candidate, Certainty)> {
    candidates.sort_by_key(|(found, certainty)| {
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
mod tests;
