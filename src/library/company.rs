//! Actors in company: where several of them are mentioned in one sentence or paragraph.
//! Knows where they are mentioned; finds nobody.

use std::ops::Range;

use super::article::Block;
use super::condition::{Condition, Together, Within};
use super::mention::ActorId;
use crate::text::sentences::sentences;

/// What there is to see of an article.
#[derive(Clone, Debug)]
pub struct Company<'a> {
    pub text: &'a str,
    /// Its blocks in order.
    pub blocks: &'a [Block],
    /// Where actors are mentioned so that it counts, bytes of the text, in order.
    pub places: Vec<(ActorId, Range<usize>)>,
}

impl Company<'_> {
    /// Where these actors are mentioned in one sentence or paragraph, in order.
    pub fn together(&self, wanted: &Together) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for block in self.blocks {
            let here = self.places_in(&block.range);
            if !are_all(wanted, here) {
                continue;
            }
            let Some(text) = self.text.get(block.range.clone()) else {
                continue;
            };
            let parts = match wanted.within {
                Within::Paragraph => std::iter::once(0..text.len()).collect(),
                Within::Sentence => sentences(text, block.keeps_breaks()),
            };
            let start = block.range.start;
            for part in parts {
                let part = start + part.start..start + part.end;
                let places = self.places_in(&part);
                if are_all(wanted, places) {
                    let own = places.iter().filter(|(actor, _)| is_wanted(wanted, actor));
                    found.extend(own.map(|(_, range)| range.clone()));
                }
            }
        }
        found
    }

    /// The places that begin in a part of the text.
    fn places_in(&self, part: &Range<usize>) -> &[(ActorId, Range<usize>)] {
        let place = |byte| self.places.partition_point(|(_, range)| range.start < byte);
        &self.places[place(part.start)..place(part.end)]
    }
}

/// The actors whose places a condition asks for.
pub(super) fn actors(condition: &Condition) -> Vec<&ActorId> {
    let mut actors = Vec::new();
    collect(condition, &mut actors);
    actors.sort();
    actors.dedup();
    actors
}

fn collect<'a>(condition: &'a Condition, actors: &mut Vec<&'a ActorId>) {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().for_each(|one| collect(one, actors));
        }
        Condition::Not(inner) | Condition::Title(inner) | Condition::Source(inner) => {
            collect(inner, actors);
        }
        Condition::Together(together) => actors.extend(together.actors.iter().flatten()),
        _ => {}
    }
}

fn are_all(wanted: &Together, places: &[(ActorId, Range<usize>)]) -> bool {
    let is_there = |names: &Vec<ActorId>| places.iter().any(|(actor, _)| names.contains(actor));
    wanted.actors.iter().all(is_there)
}

fn is_wanted(wanted: &Together, actor: &ActorId) -> bool {
    wanted.actors.iter().any(|names| names.contains(actor))
}
