//! What a person decided about mentions, applied to an article: names that are struck out
//! or beyond doubt before anything is weighed, so that nothing rests on a name that was
//! rejected, and descriptions where the text comes to them, so that none that was rejected
//! speaks for a later one. Of two decisions the narrower one holds, of two alike the
//! later one. Finds nothing that is not there as a name or a description already.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::gazetteer::{Gazetteer, Judgement, Verdict, bare};
use super::key::key_of;
use super::names::{Candidate, Standing};
use super::passage::Passage;
use crate::library::article::Article;
use crate::library::mention::{ActorId, Certainty, Evidence, Mention};
use crate::text::buffer::boundary_before;

/// The decisions that hold in an article.
#[derive(Default)]
pub(super) struct InForce<'a> {
    /// By the key of what is written: each with its place among all.
    rules: FxHashMap<String, Vec<(usize, Rule<'a>)>>,
}

struct Rule<'a> {
    judgement: &'a Judgement,
    /// The bytes of the article inside which it holds, in order; `None` is all of it.
    places: Option<Vec<Range<usize>>>,
}

/// What was decided about something that is written.
pub(super) enum Ruling<'a> {
    /// It is the actor: the place of the decision.
    Accepted(usize),
    Rejected,
    /// It is this other actor.
    Anothers(usize, &'a ActorId),
}

/// How far around a stretch a passage is looked for that reaches into it, in bytes.
const REACH: usize = 8 * 1024;

impl<'a> InForce<'a> {
    /// Those of a gazetteer that hold in these bytes of an article.
    pub(super) fn of(gazetteer: &'a Gazetteer, article: &Article, stretch: Range<usize>) -> Self {
        let text = &article.text;
        let from = boundary_before(text, stretch.start.saturating_sub(REACH));
        let to = boundary_before(text, text.len().min(stretch.end + REACH));
        let mut rules: FxHashMap<String, Vec<(usize, Rule<'a>)>> = FxHashMap::default();
        for (at, judgement) in gazetteer.judgements().iter().enumerate() {
            if judgement.article.is_some_and(|only| only != article.id) {
                continue;
            }
            let passage = judgement.passage.as_deref();
            let rule = Rule {
                judgement,
                places: passage.map(|passage| occurrences(&text[from..to], passage, from)),
            };
            rules.entry(judgement.key()).or_default().push((at, rule));
        }
        Self { rules }
    }

    /// What was decided about `form` as a name of `actor`, at these bytes of the article.
    fn ruling(
        &self,
        form: &str,
        actor: &ActorId,
        range: impl FnOnce() -> Range<usize>,
    ) -> Option<Ruling<'a>> {
        let rules = self.rules.get(form)?;
        let range = range();
        let holds = |rule: &Rule<'_>| {
            let places = rule.places.as_ref();
            let is_own = rule.judgement.actor == *actor;
            let is_there = places.is_none_or(|places| hold(places, &range));
            is_there && (is_own || rule.judgement.verdict == Verdict::Accept)
        };
        let held = rules.iter().filter(|(_, rule)| holds(rule));
        let (at, rule) = held.max_by_key(|(at, rule)| {
            let limits = (rule.judgement.article.is_some(), rule.places.is_some());
            (limits, *at)
        })?;
        Some(match rule.judgement.verdict {
            Verdict::Accept if rule.judgement.actor == *actor => Ruling::Accepted(*at),
            Verdict::Accept => Ruling::Anothers(*at, &rule.judgement.actor),
            Verdict::Reject => Ruling::Rejected,
        })
    }

    /// Takes out the names in a passage, which starts at this byte of the article, that
    /// are not meant, with what they hold of the same actor; and leaves no doubt of those
    /// that are. `listed` says how a name stands in the gazetteer.
    pub(super) fn judge_names(
        &self,
        gazetteer: &Gazetteer,
        found: &mut Vec<Candidate>,
        passage: &Passage<'_>,
        start: usize,
        listed: impl Fn(&Candidate) -> std::sync::Arc<str>,
    ) {
        if self.rules.is_empty() {
            return;
        }
        let mut struck: FxHashMap<usize, Vec<Range<usize>>> = FxHashMap::default();
        let mut others: FxHashSet<(usize, Range<usize>)> = FxHashSet::default();
        for one in found.iter_mut() {
            if one.standing == Standing::Except {
                continue;
            }
            let Some(actor) = gazetteer.at(one.actor) else {
                continue;
            };
            let form = form(&passage.key()[one.whole.clone()], &listed(one)).into_owned();
            let range = || {
                let range = passage.source_range(one.whole.clone());
                start + range.start..start + range.end
            };
            match self.ruling(&form, &actor.id, range) {
                None => {}
                Some(Ruling::Accepted(at)) => one.accept(at, gazetteer),
                Some(Ruling::Rejected) => {
                    let out = struck.entry(one.actor).or_default();
                    out.push(one.whole.clone());
                }
                Some(Ruling::Anothers(at, other)) => {
                    let out = struck.entry(one.actor).or_default();
                    out.push(one.whole.clone());
                    let Some(other) = gazetteer.position(other) else {
                        continue;
                    };
                    // Once, however many bear the name.
                    if others.insert((other, one.whole.clone())) {
                        (one.actor, one.standing) = (other, Standing::Short);
                        one.accept(at, gazetteer);
                    }
                }
            }
        }
        for out in struck.values_mut() {
            out.sort_unstable_by_key(|out| (out.start, out.end));
            reach_on(out);
        }
        found.retain(|one| {
            !struck
                .get(&one.actor)
                .is_some_and(|out| hold(out, &one.name))
        });
    }

    /// What was decided about a description of `actor`, by its key and how the gazetteer
    /// has it, at these bytes of the article.
    pub(super) fn of_description(
        &self,
        key: &str,
        listed: &str,
        actor: &ActorId,
        range: impl FnOnce() -> Range<usize>,
    ) -> Option<Ruling<'a>> {
        if self.rules.is_empty() {
            return None;
        }
        self.ruling(&form(key, listed), actor, range)
    }

    /// The same for mentions of an article, from `first` on.
    pub(super) fn judge_mentions(&self, text: &str, mentions: &mut Vec<Mention>, first: usize) {
        if self.rules.is_empty() {
            return;
        }
        let judged = mentions.split_off(first).into_iter();
        mentions.extend(judged.filter_map(|mut mention| {
            let written = key_of(&text[mention.range.clone()]);
            let form = form(&written, &mention.reason.listed);
            let range = || mention.range.clone();
            let rule = match self.ruling(&form, &mention.actor, range) {
                None => return Some(mention),
                Some(Ruling::Rejected) => return None,
                Some(Ruling::Accepted(rule)) => rule,
                Some(Ruling::Anothers(rule, actor)) => {
                    mention.actor = actor.clone();
                    rule
                }
            };
            mention.certainty = Certainty::Certain;
            mention.reason.evidence = Evidence::Judged { rule };
            Some(mention)
        }));
    }
}

/// How a name is written apart from what stands before it: its key, of a name that is
/// listed so. After ل the alef of ال is not written: القاعدة, for what is left of للقاعدة.
fn form<'a>(key: &'a str, listed: &str) -> Cow<'a, str> {
    let key = bare(key);
    match gone(key, listed) {
        "" => Cow::Borrowed(key),
        gone => Cow::Owned(format!("{gone}{key}")),
    }
}

/// The letters of ال that ل before it takes from a name that is listed so: its alef, and
/// from اللجنة, of which للجنة is left, its lam.
fn gone(key: &str, listed: &str) -> &'static str {
    match key.starts_with('ل') && listed.starts_with("ال") {
        true if listed.starts_with("الل") && !key.starts_with("لل") => "ال",
        true => "ا",
        false => "",
    }
}

/// Has each of these ranges, in the order of their starts, reach as far as any before it.
fn reach_on(ranges: &mut [Range<usize>]) {
    let mut farthest = 0;
    for range in ranges {
        farthest = range.end.max(farthest);
        range.end = farthest;
    }
}

/// Whether one of these ranges, in the order of their starts and ends, holds another one.
fn hold(ranges: &[Range<usize>], other: &Range<usize>) -> bool {
    let begun = ranges.partition_point(|range| range.start <= other.start);
    let last = ranges[..begun].last();
    last.is_some_and(|range| other.end <= range.end)
}

/// What is to stand in a judgement about a mention that is written so, of a name that is
/// listed so: the same without the signs around it.
pub fn written_form(written: &str, listed: &str) -> String {
    let words: Vec<&str> = written.split_whitespace().collect();
    let written = words.join(" ");
    let key = key_of(&written);
    format!("{}{written}", gone(bare(&key), listed))
}

/// Whether these bytes of a text stand inside a passage of it that is written so.
pub fn is_inside(text: &str, passage: &str, range: &Range<usize>) -> bool {
    hold(&occurrences(text, passage, 0), range)
}

/// Where the words of a passage stand in a text, which begins at this byte, however they
/// are parted.
fn occurrences(text: &str, passage: &str, at: usize) -> Vec<Range<usize>> {
    let mut words = passage.split_whitespace();
    let Some(first) = words.next() else {
        return Vec::new();
    };
    let begun = text.match_indices(first).map(|(start, _)| start);
    let found = begun.filter_map(|start| {
        let mut end = start + first.len();
        for word in words.clone() {
            let blank = text[end..].len() - text[end..].trim_start().len();
            if blank == 0 || !text[end + blank..].starts_with(word) {
                return None;
            }
            end += blank + word.len();
        }
        Some(at + start..at + end)
    });
    found.collect()
}

#[cfg(test)]
mod tests;
