//! Seams: names that a line break tears where lines are blocks of their own. Only
//! what stands right at the break is looked at, and only names that leave no doubt
//! count.

use super::{Recognizer, longest};
use crate::actors::evidence::Named;
use crate::actors::judged::InForce;
use crate::actors::names::Standing;
use crate::actors::passage::Passage;
use crate::actors::places::places;
use crate::library::article::{Article, Block, Zone};
use crate::library::mention::{Mention, MentionKind, Reason};

/// How many bytes of a name are looked for on either side of the break.
const REACH: usize = 64;

impl Recognizer {
    /// The names that go on from one of `blocks` into the next.
    pub(super) fn seams(&self, article: &Article, blocks: &[Block], named: &Named) -> Vec<Mention> {
        let pairs = blocks.windows(2);
        let torn = pairs.filter_map(|pair| self.seam(article, &pair[0], &pair[1], named));
        torn.collect()
    }

    fn seam(
        &self,
        article: &Article,
        block: &Block,
        next: &Block,
        named: &Named,
    ) -> Option<Mention> {
        let text: &str = &article.text;
        let between = text.get(block.range.end..next.range.start)?;
        let breaks = between.matches(['\n', '\u{2028}', '\u{2029}']).count();
        let before = text.get(block.range.clone())?;
        let together = breaks <= 1
            && between.trim().is_empty()
            && before.ends_with(char::is_alphanumeric)
            && (block.zone == Zone::Clutter) == (next.zone == Zone::Clutter);
        if !together {
            return None;
        }
        let start = block.range.start + word_from(before, before.len().saturating_sub(REACH));
        let after = text.get(next.range.clone())?;
        let end = next.range.start + word_until(after, REACH);
        let passage = Passage::new(&text[start..end]);
        let judged = InForce::default();
        let mut candidates = self.find(&passage, start, &judged).candidates;
        candidates.retain(|found| {
            let range = passage.source_range(found.whole.clone());
            start + range.start < block.range.end && next.range.start < start + range.end
        });
        let weighed = self.weighed(candidates.into_iter(), &passage, start, named);
        let (found, (certainty, evidence)) =
            longest(weighed).find(|(found, _)| found.standing == Standing::Full)?;
        let range = passage.source_range(found.whole.clone());
        let listed = self.names.listed(&found);
        Some(Mention {
            range: start + range.start..start + range.end,
            actor: self.gazetteer.at(found.actor)?.id.clone(),
            kind: MentionKind::Name,
            certainty,
            is_place: places(&self.gazetteer, &passage, std::iter::once(&found)).contains(&true),
            reason: Reason { listed, evidence },
        })
    }
}

/// Puts names that a break tore in the place of what they hold, from `first` on. One
/// that only meets another name gives way.
pub(super) fn join(mentions: &mut Vec<Mention>, first: usize, seams: Vec<Mention>) {
    for seam in seams {
        let start = seam.range.start;
        let at = first + mentions[first..].partition_point(|one| one.range.end <= start);
        let held = mentions[at..]
            .iter()
            .take_while(|one| one.range.start < seam.range.end);
        let until = at + held.clone().count();
        if held
            .into_iter()
            .all(|one| start <= one.range.start && one.range.end <= seam.range.end)
        {
            mentions.splice(at..until, [seam]);
        }
    }
}

/// Where the first word begins that stands whole after byte `at`.
fn word_from(text: &str, at: usize) -> usize {
    let cut = (0..=at).rev().find(|&at| text.is_char_boundary(at));
    match cut {
        None | Some(0) => 0,
        Some(cut) => text[cut..]
            .find(char::is_whitespace)
            .map_or(text.len(), |blank| cut + blank),
    }
}

/// Where the last word ends that stands whole before byte `at`.
fn word_until(text: &str, at: usize) -> usize {
    if text.len() <= at {
        return text.len();
    }
    let cut = (0..=at).rev().find(|&at| text.is_char_boundary(at));
    let cut = cut.unwrap_or(0);
    text[..cut].rfind(char::is_whitespace).unwrap_or(0)
}
