//! The recognizer: from an article to its mentions. Names are looked for in one
//! block at a time, so that no mention crosses a paragraph (lines that touch are one,
//! see `seams`); what the article says
//! as a whole then decides about the doubtful ones, and of names that overlap the
//! longest wins. A long article is gone through in stretches: of each it remembers
//! whom it names, and the doubtful names of a stretch are judged by what stands in
//! it and before it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::discourse::Discourse;
use super::evidence::{Named, Paragraph, Weight, is_allowed, strangers, titles, weigh};
use super::gazetteer::Gazetteer;
use super::judged::InForce;
use super::names::{Candidate, Names, Standing};
use super::nominals::{Nominal, Nominals, Reading, most};
use super::passage::Passage;
use super::places::places;
use crate::library::article::{Article, Block, Zone};
use crate::library::mention::{Certainty, Evidence, Mention, MentionKind, Reason};

/// The bytes of text that a stretch has, about: all of what is not very long.
const STRETCH: usize = 256 * 1024;

/// The blocks that it has at most: ten times those of so much news. Each costs
/// memory of its own, and a file of short lines has very many.
const STRETCH_BLOCKS: usize = 4096;

/// How far the mentions of one article have been looked for.
pub struct Recognition {
    /// The first block of the next stretch.
    next: usize,
    /// Whom the article names, and whom it names with its clutter.
    named: Named,
    with_clutter: Named,
    discourse: Discourse,
    mentions: Vec<Mention>,
}

impl Recognition {
    /// The mentions so far, in reading order.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }
}

/// The names in a passage.
struct Found {
    /// Those that no word beside them refuses.
    candidates: Vec<Candidate>,
    /// The actors whose short name is a stranger's, and where in the key.
    strangers: Vec<(usize, usize)>,
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
            named: Named::default(),
            with_clutter: Named::default(),
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
        let end = stretch.last().map_or(start, |block| block.range.end);
        let judged = InForce::of(&self.gazetteer, article, start..end);
        self.stretch(article, stretch, &judged, recognition);
        judged.judge_mentions(&article.text, &mut recognition.mentions, before);
        self.gazetteer.mute(&mut recognition.mentions, before);
        recognition.next < article.blocks.len()
    }

    /// Appends the mentions of a stretch, and remembers whom it names.
    fn stretch(
        &self,
        article: &Article,
        blocks: &[Block],
        judged: &InForce<'_>,
        recognition: &mut Recognition,
    ) {
        let Recognition {
            named,
            with_clutter,
            discourse,
            mentions,
            ..
        } = recognition;
        let passages: Vec<(&Block, Passage<'_>, Found)> = blocks
            .iter()
            .filter_map(|block| {
                let passage = Passage::new(article.text.get(block.range.clone())?);
                let found = self.find(&passage, block.range.start, judged);
                Some((block, passage, found))
            })
            .collect();
        let clutter = |block: &Block| block.zone == Zone::Clutter;
        for (block, passage, found) in passages.iter().filter(|(block, ..)| !clutter(block)) {
            self.remember(block, passage, &found.candidates, named);
        }
        with_clutter.take_over(named);
        for (block, passage, found) in passages.iter().filter(|(block, ..)| clutter(block)) {
            self.remember(block, passage, &found.candidates, with_clutter);
        }
        let torn = self.seams(article, blocks, named);
        let of_article = most(named.states());
        let first_of_all = mentions.len();
        let written = article.date.as_ref().map(|date| date.date);
        for (block, passage, found) in passages {
            let start = block.range.start;
            // What stands in clutter says nothing of the article, and goes by what that says.
            let named = if clutter(block) {
                discourse.step_aside();
                &mut *with_clutter
            } else {
                discourse.step_back();
                &mut *named
            };
            let weighed = self.weighed(found.candidates.into_iter(), &passage, start, named);
            let place = |found: &Candidate| start + passage.source_range(found.whole.clone()).start;
            let parted = named.namesakes.part(weighed, &found.strangers, place);
            let mut chosen: Vec<_> = longest(parted).collect();
            chosen.retain(|(found, _)| found.standing != Standing::Except);
            chosen.sort_by_key(|(found, _)| found.whole.start);
            let places = places(
                &self.gazetteer,
                &passage,
                chosen.iter().map(|(found, _)| found),
            );
            let reading = Reading {
                gazetteer: &self.gazetteer,
                passage: &passage,
                start,
                key: passage.key(),
                names: &chosen,
                places: &places,
                judged,
                written,
                // It was written for its picture: what came before it says little of it.
                of_article,
                certain_only: block.zone == Zone::Caption,
                about: OnceCell::new(),
            };
            let nominals = self.nominals.read(&reading, discourse);
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
        discourse.step_back();
        seams::join(mentions, first_of_all, torn);
    }

    /// The names in a passage that starts at this byte of its article.
    fn find(&self, passage: &Passage<'_>, start: usize, judged: &InForce<'_>) -> Found {
        let mut candidates = self.names.find(passage);
        let listed = |found: &Candidate| self.names.listed(found);
        judged.judge_names(&self.gazetteer, &mut candidates, passage, start, listed);
        let strangers = strangers(&self.gazetteer, &candidates, passage.key());
        candidates.retain(|found| {
            let actor = self.gazetteer.at(found.actor);
            let is_allowed = |actor| is_allowed(&self.gazetteer, actor, found, passage.key());
            found.judged.is_some() || actor.is_some_and(is_allowed)
        });
        Found {
            candidates,
            strangers,
        }
    }

    /// Remembers whom a block names in full.
    fn remember(
        &self,
        block: &Block,
        passage: &Passage<'_>,
        candidates: &[Candidate],
        named: &mut Named,
    ) {
        let sure = |found: &&Candidate| matches!(found.standing, Standing::Full | Standing::Except);
        let sure = candidates
            .iter()
            .filter(sure)
            .filter(|found| !found.only_here);
        let sure = sure.cloned();
        let start = block.range.start;
        let sure = self.weighed(sure, passage, start, named);
        let paragraph = Paragraph::new(passage, start);
        longest(sure)
            .filter(|(found, _)| found.standing == Standing::Full)
            .for_each(|(found, (certainty, _))| {
                named.add(&self.gazetteer, &found, certainty, &paragraph);
                if let Some(state) = self.nominals.state_of(found.actor) {
                    named.count_for(state);
                }
            });
        let short = candidates
            .iter()
            .filter(|found| found.standing == Standing::Short);
        for (found, weight) in self.weighed(short.cloned(), passage, start, named) {
            named.establish(&self.gazetteer, &found, &weight, &paragraph);
        }
        if block.zone == Zone::Title {
            for found in candidates.iter().filter(|found| !found.only_here) {
                let actor = self.gazetteer.at(found.actor);
                let titles = |actor| titles(&self.gazetteer, actor, found, named, passage.key());
                if let Some(certainty) = actor.and_then(titles) {
                    named.add(&self.gazetteer, found, certainty, &paragraph);
                }
            }
        }
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
        candidates
            .filter_map(|found| {
                let actor = self.gazetteer.at(found.actor)?;
                let weight = match found.judged {
                    Some(rule) => (Certainty::Certain, Evidence::Judged { rule }),
                    None => weigh(&self.gazetteer, actor, &found, &mut paragraph, named)?,
                };
                if weight.0 == Certainty::Certain {
                    paragraph.name(&found);
                }
                Some((found, weight))
            })
            .collect()
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

mod seams;
#[cfg(test)]
mod tests;
