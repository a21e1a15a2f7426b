//! What is decided: what of it is written into the person's file of actors, what is said
//! of it, and how it is taken back. What may be decided about a place is found out elsewhere
//! (`judging`, `giving`).

use std::ops::Range;

use super::chooser::Extent;
use super::exchange::Effect;
use super::judged::{Judged, Judging, Undoing};
use super::model::Model;
use super::naming;
use crate::actors::gazetteer::{Judgement, Verdict};
use crate::config::own_actors::{Edit, Made, Refused, Step};
use crate::config::reasons;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::text::isolate::isolated;

/// What is said of a decision.
pub(super) fn said(
    model: &Model,
    judging: &Judging,
    actor: &ActorId,
    verdict: Verdict,
    extent: Extent,
) -> String {
    // What always holds is said otherwise: "not always" would mean sometimes.
    let [limited, always] = match verdict {
        Verdict::Accept => ["judged-accepted", "judged-accepted-always"],
        Verdict::Reject => ["judged-rejected", "judged-rejected-always"],
    };
    let (id, extent) = match extent {
        Extent::Here => (limited, model.strings.get("judged-here")),
        Extent::Article => (limited, model.strings.get("judged-in-article")),
        Extent::Always => (always, String::new()),
    };
    let values = [
        ("name", isolated(&judging.text).into()),
        ("actor", isolated(&model.actor_name(actor)).into()),
        ("extent", extent.into()),
    ];
    model.strings.with(id, values)
}

pub(super) fn make(
    model: &mut Model,
    edits: Vec<Edit>,
    said: String,
    actor: ActorId,
    about: &Judging,
) -> Vec<Effect> {
    model.deciding = Some(Judged {
        said,
        actor: Some(actor),
        place: (about.article, about.place.clone()),
    });
    vec![Effect::ChangeActors(Step::Make(edits))]
}

/// What became of a change of the file.
pub(super) fn changed(model: &mut Model, step: &Step, outcome: Result<Made, Refused>) {
    let strings = &model.strings;
    let judged = model.deciding.take();
    let made = match outcome {
        Ok(made) => made,
        Err(refused) => {
            let reason = refusal(model, &refused);
            model.complain(
                model
                    .strings
                    .with("judged-not", [("reason", reason.into())]),
            );
            if let (Step::TakeBack(made), Some(judged)) = (step, judged) {
                // It can be tried again, unless there is nothing to take out any more.
                if refused != Refused::Gone {
                    model.undoing.push(Undoing::Judged(made.clone(), judged));
                }
            }
            return;
        }
    };
    let Some(mut judged) = judged else {
        return;
    };
    let own = judged.clone();
    if matches!(step, Step::TakeBack(_)) {
        let what = [("what", judged.said.into())];
        judged.said = strings.with("undone-judgement", what);
    }
    if !made.lasts {
        let what = [("what", judged.said.into())];
        judged.said = strings.with("judged-meanwhile", what);
    }
    match step {
        Step::Make(_) => model.undoing.push(Undoing::Judged(Box::new(made), own)),
        Step::TakeBack(_) => go_back(model, &judged.place),
    }
    model.say(judged.said.clone());
    model.judged = Some(judged);
}

/// What was decided about a place of the open article is undone: shows it.
fn go_back(model: &mut Model, (article, range): &(ArticleId, Range<usize>)) {
    let open = model
        .reader
        .open
        .as_mut()
        .filter(|_| model.pending.is_none());
    let Some(open) = open.filter(|open| open.article.id == *article) else {
        return;
    };
    let place = open.place();
    let is_there = match open.caret() {
        Some(caret) => range.contains(&caret.at),
        None => place.here.as_ref() == Some(range),
    };
    if !is_there {
        open.go_to(range.clone());
        model.jumps.leave(place);
    }
}

/// Takes a decision back that was made before.
pub(super) fn undo(model: &mut Model, made: Box<Made>, judged: Judged) -> Vec<Effect> {
    model.deciding = Some(judged);
    vec![Effect::ChangeActors(Step::TakeBack(made))]
}

/// The mentions of the open article are known anew: says how many there are now of whom
/// something was decided about.
pub(super) fn count(model: &mut Model) {
    let open = model.reader.open.as_ref().filter(|open| open.knows_all);
    let mentions = open.and_then(|open| open.mentions.as_deref());
    let (Some(mentions), Some(judged)) = (mentions, model.judged.take()) else {
        return;
    };
    let Some(actor) = judged.actor else {
        return;
    };
    let own = mentions.iter().filter(|one| one.actor == actor);
    let values = [
        ("what", judged.said.into()),
        ("count", own.count().to_string().into()),
    ];
    model.say(model.strings.with("judged-count", values));
}

fn refusal(model: &Model, refused: &Refused) -> String {
    let strings = &model.strings;
    match refused {
        Refused::Io(reason) => reasons::in_words(strings, reason),
        Refused::Syntax { line, reason } => {
            let values = [
                ("line", line.to_string().into()),
                ("reason", isolated(reason).into()),
            ];
            strings.with("own-file-broken", values)
        }
        Refused::Meanwhile => strings.get("own-file-changed"),
        Refused::Gone => strings.get("own-file-gone"),
    }
}

/// The fields of a decision about what is judged.
pub(super) fn judgement(
    judging: &Judging,
    verdict: Verdict,
    actor: &ActorId,
    extent: Extent,
) -> Vec<(&'static str, String)> {
    let is_limited = extent != Extent::Always;
    let title = naming::name(&judging.title).unwrap_or_default();
    fields(
        verdict,
        &judging.text,
        actor,
        is_limited.then_some(judging.article),
        Some(title).filter(|title| is_limited && !title.is_empty()),
        Some(judging.passage.clone()).filter(|_| extent == Extent::Here),
    )
}

pub(super) fn fields_of(rule: &Judgement) -> Vec<(&'static str, String)> {
    let Judgement {
        verdict,
        text,
        actor,
        article,
        passage,
        ..
    } = rule;
    fields(*verdict, text, actor, *article, None, passage.clone())
}

fn fields(
    verdict: Verdict,
    text: &str,
    actor: &ActorId,
    article: Option<ArticleId>,
    title: Option<String>,
    passage: Option<String>,
) -> Vec<(&'static str, String)> {
    let verdict = match verdict {
        Verdict::Accept => "accept",
        Verdict::Reject => "reject",
    };
    let mut fields = vec![
        ("verdict", verdict.to_owned()),
        ("text", text.to_owned()),
        ("actor", actor.to_string()),
    ];
    fields.extend(article.map(|article| ("article", article.to_string())));
    fields.extend(title.map(|title| ("title", title)));
    fields.extend(passage.map(|passage| ("passage", passage)));
    fields
}

/// A name as it is compared.
pub(super) fn words(name: &str) -> Vec<String> {
    super::chooser::palette::words(name)
}
