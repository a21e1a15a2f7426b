//! Judging: what a person decides about a mention, or about words that are selected. It
//! is written into the person's own file of actors, and every article follows. Here it is
//! chosen and said; applying it is the recognizer's, writing it `run`'s.

use std::ops::Range;

use super::chooser::{Extent, Goal, Kind};
use super::deciding::{fields_of, judgement, make, said, words};
use super::exchange::Effect;
use super::explaining::{at_hand, why};
use super::judged::Judging;
use super::model::Model;
use super::reader::{Open, Part};
use super::ruling::{judgements, rejected_here, rule_of};
use super::{caret, giving, movement, naming, picking};
use crate::actors::gazetteer::{Class, Verdict};
use crate::actors::judged::written_form;
use crate::config::own_actors::{Edit, Field};
use crate::library::mention::{ActorId, MentionKind};
use crate::text::isolate::isolated;

impl Model {
    /// Where what is being judged stands in the open article, in bytes of its text.
    pub fn judged_place(&self) -> Option<Range<usize>> {
        let open = self.reader.open.as_ref()?;
        let judging = self.judging.as_ref();
        let judging = judging.filter(|judging| judging.article == open.article.id)?;
        Some(judging.place.clone())
    }
}

/// Asks what is to be decided about the words that are selected, the mention at hand, or
/// the word under the caret.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    movement::show_reader(model);
    let open = model.reader.open.as_ref();
    let Some(open) = open.filter(|_| model.pending.is_none()) else {
        model.complain(model.strings.get("nothing-open"));
        return Vec::new();
    };
    if !open.article.is_whole {
        model.complain(model.strings.get("reading-rest"));
        return Vec::new();
    }
    if open.mentions.is_none() || model.gazetteer.is_none() {
        model.say(model.strings.get("still-looking"));
        return Vec::new();
    }
    let marked = open.marked().filter(|range| !range.is_empty());
    let mention = match &marked {
        Some(marked) => open.mention_at(marked).map(|mention| mention.range.clone()),
        None if rejected_here(model, open).is_some() => None,
        None => at_hand(open, model.hides_likely),
    };
    let word = || {
        let word = caret::least(open).map(|(_, range)| range);
        word.or_else(|| rejected_here(model, open).map(|(range, _)| range))
    };
    let Some(range) = marked.clone().or(mention.clone()).or_else(word) else {
        model.complain(model.strings.get("nothing-to-judge"));
        return Vec::new();
    };
    let Some(judging) = judging(model, open, &range) else {
        model.complain(model.strings.get("no-name-to-judge"));
        return Vec::new();
    };
    let name = ("name", isolated(&judging.text).into());
    let about = match open.mention_at(&range) {
        Some(found) => {
            let actor = ("actor", isolated(&model.actor_name(&found.actor)).into());
            let is = model.strings.with("judged-is", [name, actor]);
            let judged = judging.rule.as_ref().and_then(|_| why(model, open, &range));
            judged.unwrap_or(is)
        }
        None => match &judging.rule {
            Some(rule) => {
                let actor = isolated(&model.actor_name(&rule.actor));
                let line = rule.line.to_string();
                let values = [name, ("actor", actor.into()), ("line", line.into())];
                model.strings.with("judged-is-not", values)
            }
            None => model.strings.with("judged-name", [name]),
        },
    };
    let is_choice = marked.is_none() && (judging.actor.is_some() || judging.rule.is_some());
    let kind = if is_choice {
        Kind::Verdicts
    } else {
        Kind::Actors
    };
    if let Some(open) = model.reader.open.as_mut().filter(|_| marked.is_none())
        && mention.is_some()
        && open.caret().is_none()
    {
        // It is seen which one is meant.
        open.here = Some(range);
    }
    model.judging = Some(judging);
    picking::open(model, kind, Some(about));
    Vec::new()
}

fn judging(model: &Model, open: &Open, range: &Range<usize>) -> Option<Judging> {
    let text: &str = &open.article.text;
    let mention = open.mention_at(range);
    let written = &text[range.clone()];
    let form = mention.map(|found| written_form(written, &found.reason.listed));
    let name = naming::name(form.as_deref().unwrap_or(written))?;
    let sentence = open.part_at(Part::Sentence, range.start);
    let sentence = sentence.unwrap_or_else(|| range.clone());
    let sentence = sentence.start.min(range.start)..sentence.end.max(range.end);
    Some(Judging {
        article: open.article.id,
        title: open.article.title.clone(),
        passage: naming::passage(text, sentence, range),
        actor: mention.map(|mention| mention.actor.clone()),
        kind: mention.map(|mention| mention.kind),
        rule: rule_of(judgements(model), open, mention, range),
        text: name,
        place: range.clone(),
        given: None,
        new: None,
    })
}

/// Does what was chosen from a list of these, and puts the list away.
pub(super) fn choose(model: &mut Model, goal: Goal) -> Vec<Effect> {
    let Some(chooser) = model.chooser.take() else {
        return Vec::new();
    };
    match goal {
        Goal::Judge(verdict, extent) => decide(model, verdict, extent),
        Goal::TakeBack => take_back(model),
        Goal::OtherActor => {
            if let Some(judging) = &mut model.judging {
                judging.given = None;
            }
            picking::open(model, Kind::Actors, chooser.about);
            Vec::new()
        }
        Goal::Actor(actor) => giving::give(model, actor),
        Goal::NewActor => {
            begin_new(model, chooser.field.text());
            Vec::new()
        }
        Goal::Class(class) => add_new(model, class),
        Goal::Do(_) | Goal::Elsewhere(_) | Goal::To(_) | Goal::Follow(_) | Goal::Stop(_) => {
            Vec::new()
        }
    }
}

/// Writes a decision about the mention.
fn decide(model: &mut Model, verdict: Verdict, extent: Extent) -> Vec<Effect> {
    let Some((judging, actor)) = taken(model) else {
        return Vec::new();
    };
    if let Some(given) = judging.given.clone() {
        return giving::decide(model, &judging, given, extent);
    }
    let said = said(model, &judging, &actor, verdict, extent);
    let edit = Edit::AddJudgement(judgement(&judging, verdict, &actor, extent));
    make(model, vec![edit], said, actor, &judging)
}

/// What is judged, and whose mention it is; it is being chosen no more.
fn taken(model: &mut Model) -> Option<(Judging, ActorId)> {
    let judging = model.judging.take()?;
    let actor = judging.actor.clone()?;
    Some((judging, actor))
}

/// Takes the decision about the mention out of the file.
fn take_back(model: &mut Model) -> Vec<Effect> {
    let Some(judging) = model.judging.take() else {
        return Vec::new();
    };
    let Some(rule) = judging.rule.clone() else {
        return Vec::new();
    };
    let name = isolated(&rule.text);
    let said = model
        .strings
        .with("judged-taken-back", [("name", name.into())]);
    let actor = rule.actor.clone();
    let edit = Edit::DropJudgement(fields_of(&rule));
    make(model, vec![edit], said, actor, &judging)
}

/// Begins a new actor, called as was `typed`, or else as what is judged is written.
fn begin_new(model: &mut Model, typed: &str) {
    let Some(judging) = &mut model.judging else {
        return;
    };
    let typed = naming::name(typed).unwrap_or_default();
    let arabic = if naming::has_arabic(&typed) {
        typed.clone()
    } else {
        judging.text.clone()
    };
    let english = if naming::has_latin(&typed) {
        typed
    } else if naming::has_latin(&judging.text) {
        judging.text.clone()
    } else {
        naming::latin(&arabic)
    };
    let names = [
        ("name", isolated(&arabic).into()),
        ("english", isolated(&english).into()),
    ];
    judging.new = Some((arabic, english));
    let about = model.strings.with("judge-class-of", names);
    picking::open(model, Kind::Classes, Some(about));
}

/// Writes the new actor.
fn add_new(model: &mut Model, class: Class) -> Vec<Effect> {
    let Some(judging) = model.judging.take() else {
        return Vec::new();
    };
    let (Some((arabic, english)), Some(known)) = (judging.new.clone(), &model.gazetteer) else {
        return Vec::new();
    };
    let id = naming::id(&english, known);
    let class = match class {
        Class::ArmedGroup => "armed-group",
        Class::Person => "person",
        Class::Organisation => "organisation",
        Class::Government => "government",
        Class::State => "state",
        Class::Media => "media",
    };
    let text = |text: &str| Field::Text(text.to_owned());
    let mut fields = vec![
        ("id", text(&id)),
        ("class", text(class)),
        ("tier", Field::Number(2)),
        ("ar", text(&arabic)),
        ("en", text(&english)),
    ];
    let is_nominal = judging.kind == Some(MentionKind::Nominal);
    if words(&judging.text) != words(&arabic) && !is_nominal {
        fields.push(("aliases", Field::List(vec![judging.text.clone()])));
    }
    let actor = ActorId::new(&id);
    let mut edits = vec![Edit::AddActor(fields)];
    edits.extend(giving::claim(&judging, &actor));
    let values = [
        ("name", isolated(&arabic).into()),
        ("id", isolated(&id).into()),
    ];
    let said = model.strings.with("actor-added", values);
    make(model, edits, said, actor, &judging)
}
