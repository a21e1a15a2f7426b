//! Which actors an article is about.

use std::collections::HashMap;
use std::ops::Range;

use super::gazetteer::{Class, Gazetteer};
use crate::library::article::{Article, Zone};
use crate::library::counts::{by_actor, counted};
use crate::library::mention::{ActorId, Mention};

/// How many principal actors an article has at most.
pub const PRINCIPAL: usize = 3;

/// How many mentions are weighed: what is so long is about those it begins with.
const WEIGHED: usize = 4096;

/// The actors that the article is about, at most [`PRINCIPAL`] of them, the first
/// one most. An actor is weighed by how often it is mentioned, whether the title
/// or the first paragraph names it, what class it is and how important the
/// gazetteer holds it: news is about people and groups before it is about the
/// countries where it happens or the papers that report it.
pub fn principal(article: &Article, mentions: &[Mention], gazetteer: &Gazetteer) -> Vec<ActorId> {
    let lead = article
        .blocks
        .iter()
        .position(|block| block.zone == Zone::Body);
    let mut weights: Vec<(&ActorId, f64)> = Vec::new();
    let mut places: HashMap<&ActorId, usize> = HashMap::new();
    for mention in counted(article, mentions).take(WEIGHED) {
        let (Some(actor), Some(block)) =
            (gazetteer.get(&mention.actor), block_of(article, mention))
        else {
            continue;
        };
        let title = article
            .title_range
            .as_ref()
            .is_some_and(|title| holds(title, mention))
            || article.blocks[block].zone == Zone::Title;
        let place = if title {
            6.0
        } else if Some(block) == lead {
            2.0
        } else {
            1.0
        };
        let at = *places.entry(&mention.actor).or_insert_with(|| {
            weights.push((&mention.actor, 0.0));
            weights.len() - 1
        });
        weights[at].1 += place * class_weight(actor.class) / f64::from(actor.tier.max(1)).sqrt();
    }
    weights.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let most = weights.first().map_or(0.0, |(_, weight)| *weight);
    // Who is named in passing beside the actor of the article is not principal.
    let enough = |weight: f64| weight >= most / 5.0;
    weights
        .into_iter()
        .take_while(|(_, weight)| enough(*weight))
        .take(PRINCIPAL)
        .map(|(actor, _)| actor.clone())
        .collect()
}

/// The same in the order in which lists name them, the one that is mentioned most first.
pub fn principal_by_count(
    article: &Article,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
) -> Vec<ActorId> {
    let principal = principal(article, mentions, gazetteer);
    let counted = by_actor(article, mentions).into_iter();
    let counted = counted.map(|(actor, _)| actor);
    counted.filter(|actor| principal.contains(actor)).collect()
}

const fn class_weight(class: Class) -> f64 {
    match class {
        Class::ArmedGroup | Class::Person => 3.0,
        Class::Organisation | Class::Government => 2.0,
        Class::State => 1.0,
        Class::Media => 0.5,
    }
}

/// The position of the block in which a mention stands, or begins.
pub fn block_of(article: &Article, mention: &Mention) -> Option<usize> {
    let after = article
        .blocks
        .partition_point(|block| block.range.start <= mention.range.start);
    let block = after.checked_sub(1)?;
    let range = &article.blocks[block].range;
    range.contains(&mention.range.start).then_some(block)
}

fn holds(range: &Range<usize>, mention: &Mention) -> bool {
    range.start <= mention.range.start && mention.range.end <= range.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::testing::{article, gazetteer, mentions};

    fn ids(found: &[ActorId]) -> Vec<&str> {
        found.iter().map(ActorId::as_str).collect()
    }

    #[test]
    fn counts_leave_clutter_out() {
        let mut article = article(&[
            "سارة في النجم",
            "والنجم يرد على النجم",
            "اقرأ عن سارة وسارة",
        ]);
        article.blocks[2].zone = Zone::Clutter;
        let counted = crate::library::counts::by_actor(&article, &mentions(&article));
        let counted: Vec<_> = counted
            .iter()
            .map(|(id, count)| (id.as_str(), *count))
            .collect();
        assert_eq!(counted, [("star", 3), ("sara", 1)]);
    }

    #[test]
    fn counts_leave_mere_places_out() {
        let article = article(&["وصلوا في الوادي", "والنجم يرد على الوادي"]);
        let mut mentions = mentions(&article);
        mentions[0].is_place = true;
        let counted = crate::library::counts::by_actor(&article, &mentions);
        let counted: Vec<_> = counted.iter().map(|(id, n)| (id.as_str(), *n)).collect();
        assert_eq!(counted, [("star", 1), ("valley", 1)]);
        let places = crate::library::counts::places(&article, &mentions);
        assert_eq!(places.get(&mentions[0].actor), Some(&1));
    }

    #[test]
    fn an_article_is_about_whom_its_title_names() {
        let mut article = article(&["سارة تكتب", "النجم والنجم والوادي", "الوادي والنجم والوادي"]);
        article.blocks[0].zone = Zone::Title;
        article.title_range = Some(article.blocks[0].range.clone());
        let principal = principal(&article, &mentions(&article), &gazetteer());
        assert_eq!(ids(&principal), ["sara", "star"]);
    }

    #[test]
    fn an_article_without_actors_is_about_nobody() {
        let article = article(&["مطر غزير"]);
        assert!(principal(&article, &mentions(&article), &gazetteer()).is_empty());
    }
}
