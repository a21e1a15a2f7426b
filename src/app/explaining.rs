//! Telling why the mention at hand is one: shown until something else is done. Asked
//! again, it goes to the mention that this one refers to, and tells why that is one. What
//! the person wrote about the passage at hand is told first; where a mention was rejected,
//! the decision.

use std::ops::Range;

use super::exchange::Effect;
use super::explanation::{About, Explained, Explanation, refers_to, rejection, starting_at};
use super::model::Model;
use super::movement;
use super::reader::Open;
use super::ruling::rejected_here;
use crate::library::mention::Mention;

/// Explains the mention at hand. `before` is what was explained until now.
pub(super) fn explain(model: &mut Model, before: Option<&Explanation>) -> Vec<Effect> {
    movement::show_reader(model);
    let Some(open) = model
        .reader
        .open
        .as_ref()
        .filter(|_| model.pending.is_none())
    else {
        return Vec::new();
    };
    if let Some(note) = note_here(open).filter(|note| Some(note) != before) {
        model.explained = Some(note);
        return Vec::new();
    }
    if open.mentions.is_none() || model.gazetteer.is_none() {
        model.say(model.strings.get("still-looking"));
        return Vec::new();
    }
    if let Some(rejected) = rejected(model, open) {
        // Asked again, it is shown no more.
        model.explained = Some(rejected).filter(|rejected| Some(rejected) != before);
        return Vec::new();
    }
    let was_note = before.is_some_and(|shown| shown.about == About::Passage);
    let Some(here) = at_hand(open, model.hides_likely) else {
        if was_note {
            // It was asked to be shown no more.
            return Vec::new();
        }
        model.complain(model.strings.get("no-mention-here"));
        return Vec::new();
    };
    let is_again =
        |shown: &&Explanation| !was_note && shown.article == open.article.id && shown.place == here;
    let goal = match before.filter(is_again) {
        None => here,
        Some(shown) => match &shown.refers_to {
            Some(referred) => referred.clone(),
            // It was asked to be shown no more.
            None => return Vec::new(),
        },
    };
    model.explained = explanation(model, open, &goal);
    let Some(open) = &mut model.reader.open else {
        return Vec::new();
    };
    let place = open.place();
    if open.here.as_ref() != Some(&goal) {
        open.go_to(goal);
        model.jumps.leave(place);
    }
    Vec::new()
}

/// Why the mention of the open article at these bytes is one, in words.
pub(super) fn why(model: &Model, open: &Open, range: &Range<usize>) -> Option<String> {
    explanation(model, open, range).map(|explanation| explanation.why)
}

/// What was written about the passage that one is at.
fn note_here(open: &Open) -> Option<Explanation> {
    let (highlight, annotation) = open.highlight_here()?;
    let note = Some(&annotation.note).filter(|note| !note.is_empty())?;
    Some(Explanation {
        article: open.article.id,
        about: About::Passage,
        place: highlight.range.clone(),
        refers_to: None,
        why: note.clone(),
    })
}

/// The decision by which there is no mention where one is.
fn rejected(model: &Model, open: &Open) -> Option<Explanation> {
    let (place, rule) = rejected_here(model, open)?;
    let file = model.gazetteer.as_deref()?.own_file();
    Some(Explanation {
        article: open.article.id,
        about: About::Rejected,
        place,
        refers_to: None,
        why: rejection(&model.strings, &rule, &model.actor_name(&rule.actor), file),
    })
}

fn explanation(model: &Model, open: &Open, range: &Range<usize>) -> Option<Explanation> {
    let mention = open.mention_at(range)?;
    let mentions = open.mentions.as_deref()?;
    let explained = Explained {
        strings: &model.strings,
        gazetteer: model.gazetteer.as_deref()?,
        text: &open.article.text,
        mentions,
        dates: model.dates,
    };
    let referred = refers_to(mention).and_then(|at| starting_at(mentions, at));
    Some(Explanation {
        article: open.article.id,
        about: About::Mention(mention.actor.clone()),
        place: range.clone(),
        refers_to: referred.map(|mention| mention.range.clone()),
        why: explained.why(mention),
    })
}

/// The mention at the caret, the one that one is at or in, or else the first on the page.
pub(super) fn at_hand(open: &Open, hides_likely: bool) -> Option<Range<usize>> {
    if open.caret().is_some() {
        let mention = open.mention_of_word_at_caret();
        return mention.map(|mention| mention.range.clone());
    }
    let page = open.page.range()?;
    let here = open.here.as_ref().filter(|here| page.contains(&here.start));
    let here = here.filter(|here| !here.is_empty());
    let at = |here| {
        let mention = open.mention_at(here);
        mention.or_else(|| open.mention_over(here.start))
    };
    if let Some(mention) = here.and_then(at) {
        return Some(mention.range.clone());
    }
    let mentions = open.mentions.as_deref()?;
    let first = mentions.partition_point(|mention| mention.range.start < page.start);
    let is_shown = |mention: &&Mention| {
        let is_folded = open.folded_at(mention.range.start).is_some();
        !is_folded && (!hides_likely || mention.is_certain())
    };
    let mut on_page = mentions[first..]
        .iter()
        .take_while(|mention| mention.range.start < page.end);
    on_page.find(is_shown).map(|mention| mention.range.clone())
}

/// Hides the likely mentions, or shows them again.
pub(super) fn toggle_likely(model: &mut Model) -> Vec<Effect> {
    model.hides_likely = !model.hides_likely;
    let said = if model.hides_likely {
        "likely-hidden"
    } else {
        "likely-shown"
    };
    model.say(model.strings.get(said));
    // The panel counts anew.
    vec![model.ask_for_list()]
}
