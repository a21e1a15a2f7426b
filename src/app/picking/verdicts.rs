//! The rows of the lists in which one judges: what can be decided about a mention, the
//! actors, the kinds of a new one.

use rustc_hash::FxHashMap;

use super::super::chooser::palette::{begins, wanted, words};
use super::super::chooser::{Extent, Goal, Row};
use super::super::model::Model;
use super::super::naming;
use crate::actors::gazetteer::{Actor, Class, Verdict};
use crate::library::mention::ActorId;
use crate::text::isolate::isolated;

/// The most actors that are listed: who wants another one types.
const MOST: usize = 200;

/// What can be done with the mention, each with its digit.
pub(in crate::app) fn verdicts(typed: &str, model: &Model) -> Vec<Row> {
    let Some(judging) = &model.judging else {
        return Vec::new();
    };
    let mut all: Vec<(usize, &str, Goal)> = Vec::new();
    let is_given = judging.given.is_some();
    if judging.rule.is_some() && !is_given {
        all.push((0, "judge-take-back", Goal::TakeBack));
    }
    if judging.actor.is_some() {
        // What is no mention need not be rejected, nor an actor who was just chosen.
        let verdicts = match judging.kind.filter(|_| !is_given) {
            Some(_) => [Verdict::Accept, Verdict::Reject].as_slice(),
            None => &[Verdict::Accept],
        };
        let both = verdicts.iter().flat_map(|&verdict| {
            [Extent::Here, Extent::Article, Extent::Always].map(|extent| (verdict, extent))
        });
        let ids = [
            "judge-accept-here",
            "judge-accept-article",
            "judge-accept-always",
            "judge-reject-here",
            "judge-reject-article",
            "judge-reject-always",
        ];
        let rows = (1..).zip(ids).zip(both);
        all.extend(
            rows.map(|((digit, id), (verdict, extent))| (digit, id, Goal::Judge(verdict, extent))),
        );
    }
    all.push((7, "judge-other", Goal::OtherActor));
    let wanted = wanted(typed);
    let row = |(digit, id, goal): (usize, &str, Goal)| Row {
        label: model.strings.get(id),
        indent: 0,
        beside: vec![digit.to_string()],
        goal,
    };
    all.into_iter()
        .map(row)
        .filter(|row| fits(&words(&row.label), &wanted))
        .collect()
}

/// The actors whose names have all the words that are `typed`, or begin like them: the
/// focused one first, then those of the article, the most mentioned first; at last a new
/// one.
pub(in crate::app) fn actors(typed: &str, model: &Model) -> Vec<Row> {
    let (Some(gazetteer), Some(judging)) = (&model.gazetteer, &model.judging) else {
        return Vec::new();
    };
    let mut counts: FxHashMap<&ActorId, usize> = FxHashMap::default();
    let open = model.reader.open.as_ref();
    let mentions = open.and_then(|open| open.mentions.as_deref());
    for mention in mentions.unwrap_or_default() {
        *counts.entry(&mention.actor).or_default() += 1;
    }
    let wanted = wanted(typed);
    let mut found: Vec<(bool, usize, usize, &Actor)> = gazetteer
        .iter()
        .filter(|actor| !actor.mute && Some(&actor.id) != judging.actor.as_ref())
        .filter_map(|actor| {
            let distance = distance(actor, &wanted)?;
            let is_focused = model.focused.as_ref() == Some(&actor.id);
            let count = counts.get(&actor.id).copied().unwrap_or(0);
            Some((is_focused, count, distance, actor))
        })
        .collect();
    // As in the file where there is no difference.
    found.sort_by_key(|(focused, count, distance, _)| {
        (!focused, std::cmp::Reverse(*count), *distance)
    });
    found.truncate(MOST);
    let row = |(_, count, _, actor): (bool, usize, usize, &Actor)| Row {
        label: model.actor_name(&actor.id),
        indent: 0,
        beside: match count {
            0 => Vec::new(),
            count => vec![count.to_string()],
        },
        goal: Goal::Actor(actor.id.clone()),
    };
    let name = naming::name(typed);
    let name = name.unwrap_or_else(|| judging.text.clone());
    let name = [("name", isolated(&name).into())];
    let new = Row {
        label: model.strings.with("judge-new-actor", name),
        indent: 0,
        beside: Vec::new(),
        goal: Goal::NewActor,
    };
    found.into_iter().map(row).chain([new]).collect()
}

/// What a new actor may be.
pub(in crate::app) fn classes(typed: &str, model: &Model) -> Vec<Row> {
    let classes = [
        (Class::Person, "class-person"),
        (Class::ArmedGroup, "class-armed-group"),
        (Class::Organisation, "class-organisation"),
        (Class::Government, "class-government"),
        (Class::State, "class-state"),
        (Class::Media, "class-media"),
    ];
    let wanted = wanted(typed);
    let rows = (1..).zip(classes).map(|(digit, (class, id))| Row {
        label: model.strings.get(id),
        indent: 0,
        beside: vec![usize::to_string(&digit)],
        goal: Goal::Class(class),
    });
    rows.filter(|row| fits(&words(&row.label), &wanted))
        .collect()
}

fn fits(words: &[String], wanted: &[String]) -> bool {
    let is_there = |typed: &String| words.iter().any(|word| begins(word, typed).is_some());
    wanted.iter().all(is_there)
}

/// How far an actor's names are from what is wanted; `None` if they lack a word.
fn distance(actor: &Actor, wanted: &[String]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(0);
    }
    let briefs = actor.brief_ar.iter().chain(&actor.brief_en);
    let own = [&actor.ar, &actor.en].into_iter().chain(briefs);
    let listed = actor.aliases.iter().chain(&actor.short);
    let id = actor.id.as_str();
    let names = own.chain(listed).map(String::as_str).chain([id]);
    let names = names.enumerate().filter_map(|(far, name)| {
        let words = words(name);
        fits(&words, wanted).then(|| words.len().abs_diff(wanted.len()) + far.min(2))
    });
    names.min()
}
