//! Giving what is judged to an actor who is chosen from all: words become a name of that actor,
//! and of a mention of somebody else one is asked how far that reaches. What is written for it
//! stands here; writing it and saying what came of it is `deciding`'s.

use super::chooser::{Extent, Kind};
use super::deciding::{judgement, make, said, words};
use super::exchange::Effect;
use super::judged::Judging;
use super::model::Model;
use super::picking;
use crate::actors::gazetteer::Verdict;
use crate::config::own_actors::Edit;
use crate::library::mention::{ActorId, MentionKind};
use crate::text::isolate::isolated;

/// Gives the words to an actor. Of a mention, or a name that is known, it is asked first how far
/// that reaches.
pub(super) fn give(model: &mut Model, actor: ActorId) -> Vec<Effect> {
    let Some(mut judging) = model.judging.take() else {
        return Vec::new();
    };
    let is_known = is_name_of(model, &judging, &actor);
    let name = ("name", isolated(&judging.text).into());
    let named = ("actor", isolated(&model.actor_name(&actor)).into());
    let about = match (judging.kind, is_known) {
        (Some(_), _) => {
            judging.given = Some(actor);
            "judged-is"
        }
        // It is a name of that actor which was not taken for one here.
        (None, true) => {
            judging.actor = Some(actor);
            "name-known"
        }
        (None, false) => return add_name(model, &judging, actor),
    };
    let about = model.strings.with(about, [name, named]);
    model.judging = Some(judging);
    picking::open(model, Kind::Verdicts, Some(about));
    Vec::new()
}

/// Has a mention of somebody else be one of the actor whom it was given to. What always is
/// becomes a name of that actor, unless it is a description.
pub(super) fn decide(
    model: &mut Model,
    judging: &Judging,
    actor: ActorId,
    extent: Extent,
) -> Vec<Effect> {
    let is_name = judging.kind == Some(MentionKind::Name);
    if extent == Extent::Always && is_name && !is_name_of(model, judging, &actor) {
        return add_name(model, judging, actor);
    }
    let edit = Edit::AddJudgement(judgement(judging, Verdict::Accept, &actor, extent));
    let said = said(model, judging, &actor, Verdict::Accept, extent);
    make(model, vec![edit], said, actor, judging)
}

/// Makes the words a name of the actor.
fn add_name(model: &mut Model, judging: &Judging, actor: ActorId) -> Vec<Effect> {
    let mut edits = vec![Edit::AddName {
        actor: actor.to_string(),
        name: judging.text.clone(),
    }];
    edits.extend(claim(judging, &actor));
    let name = ("name", isolated(&judging.text).into());
    let named = ("actor", isolated(&model.actor_name(&actor)).into());
    let said = model.strings.with("name-added", [name, named]);
    make(model, edits, said, actor, judging)
}

/// Of a mention of somebody else: that it is this actor. A description is so in this
/// article only, since elsewhere it may be anybody.
pub(super) fn claim(judging: &Judging, actor: &ActorId) -> Option<Edit> {
    let extent = match judging.kind? {
        MentionKind::Name => Extent::Always,
        MentionKind::Nominal => Extent::Article,
    };
    let judgement = judgement(judging, Verdict::Accept, actor, extent);
    Some(Edit::AddJudgement(judgement))
}

/// Whether that is a name of the actor already.
fn is_name_of(model: &Model, judging: &Judging, actor: &ActorId) -> bool {
    let known = model.gazetteer.as_ref();
    known
        .and_then(|known| known.get(actor))
        .is_some_and(|actor| {
            let names = actor.aliases.iter().chain(&actor.short);
            let mut names = names.chain([&actor.ar]);
            names.any(|name| words(name) == words(&judging.text))
        })
}
