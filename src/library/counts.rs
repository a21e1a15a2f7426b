//! How often actors are mentioned, clutter left out, and apart from states that are
//! named as mere places.

use std::collections::HashMap;

use super::article::{Article, Zone};
use super::mention::{ActorId, Mention, MentionKind};

/// The mentions outside clutter; `mentions` are in reading order.
pub fn outside_clutter<'a>(
    article: &'a Article,
    mentions: &'a [Mention],
) -> impl Iterator<Item = &'a Mention> {
    let mut blocks = article.blocks.iter().peekable();
    mentions.iter().filter(move |mention| {
        while blocks
            .next_if(|block| block.range.end <= mention.range.start)
            .is_some()
        {}
        let block = blocks
            .peek()
            .filter(|block| block.range.start <= mention.range.start);
        block.is_none_or(|block| block.zone != Zone::Clutter)
    })
}

/// The mentions that count: outside clutter, and of a state not as a mere place.
pub fn counted<'a>(
    article: &'a Article,
    mentions: &'a [Mention],
) -> impl Iterator<Item = &'a Mention> {
    outside_clutter(article, mentions).filter(|mention| !mention.is_place)
}

/// The mentions that count, by actor, most first, then in order of appearance.
pub fn by_actor(article: &Article, mentions: &[Mention]) -> Vec<(ActorId, usize)> {
    tallied(counted(article, mentions))
}

/// The kinds of the mentions that count, for each actor, each pair once.
pub fn kinds_by_actor(article: &Article, mentions: &[Mention]) -> Vec<(ActorId, MentionKind)> {
    let mut kinds = Vec::new();
    for mention in counted(article, mentions) {
        let is_known = |(actor, kind): &(ActorId, MentionKind)| {
            (actor, *kind) == (&mention.actor, mention.kind)
        };
        if !kinds.iter().any(is_known) {
            kinds.push((mention.actor.clone(), mention.kind));
        }
    }
    kinds
}

/// The same without those that are only likely.
pub fn certain_by_actor(article: &Article, mentions: &[Mention]) -> Vec<(ActorId, usize)> {
    tallied(counted(article, mentions).filter(|mention| mention.is_certain()))
}

fn tallied<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<(ActorId, usize)> {
    let mut places: HashMap<&ActorId, usize> = HashMap::new();
    let mut counts: Vec<(ActorId, usize)> = Vec::new();
    for mention in mentions {
        let place = *places.entry(&mention.actor).or_insert_with(|| {
            counts.push((mention.actor.clone(), 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
    }
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    counts
}

/// How often each state is named as a mere place, outside clutter.
pub fn places(article: &Article, mentions: &[Mention]) -> HashMap<ActorId, usize> {
    let mut counts = HashMap::new();
    for mention in outside_clutter(article, mentions).filter(|mention| mention.is_place) {
        *counts.entry(mention.actor.clone()).or_default() += 1;
    }
    counts
}
