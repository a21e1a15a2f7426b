//! The keys of the forms of an actor: opening them for the one at hand, moving through the
//! rows, opening one into its parts, going to its passages, and coming back.

use super::before::Before;
use super::below;
use super::commands::Command;
use super::exchange::{Effect, Heard, Listen, Request};
use super::geometry::Pane;
use super::keyword::keyword;
use super::model::Model;
use super::movement::is_rejected_here;
use super::rows;
use super::voices::Voices;
use super::wish::{Survey, Wish};
use crate::library::mention::ActorId;
use crate::query::concordance::{Keyword, Sort};
use crate::query::voices::By;

/// Opens the forms of the actor one is at.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let is_rejected = model.focus == Pane::Reader && is_rejected_here(model);
    let Some(actor) = actor(model).filter(|_| !is_rejected) else {
        let said = match is_rejected {
            true => "no-mention-any-more",
            false => "no-actor-here",
        };
        model.complain(model.strings.get(said));
        return Vec::new();
    };
    if model
        .concordance
        .as_ref()
        .is_some_and(|open| open.from.is_some())
    {
        return rows::close(model);
    }
    // From a concordance the way back leads to where that was opened.
    let shown = model.concordance.as_ref().map(|open| open.before.clone());
    let before = shown.unwrap_or_else(|| below::before(model));
    let selection = match &model.concordance {
        Some(open) => open.wish.selection.clone(),
        None => model.sidebar.selection.clone(),
    };
    let effects = below::put_away(model);
    let wish = Survey {
        actor,
        selection,
        by: By::default(),
        narrowed: String::new(),
        open: Vec::new(),
        at: None,
    };
    show(model, wish, before);
    effects
}

/// The actor of the concordance, else the one at hand.
fn actor(model: &Model) -> Option<ActorId> {
    if let Some(open) = &model.concordance
        && model.focus == Pane::Below
    {
        return open.wish.keyword.actor().cloned();
    }
    match keyword(model) {
        Some((Keyword::Actor(actor), _)) => Some(actor),
        _ => {
            let open = model.reader.open.as_ref();
            let principal = open.and_then(|open| open.principal.first());
            model.focused.as_ref().or(principal).cloned()
        }
    }
}

/// Opens again what one left for a place in it.
pub(super) fn reopen(model: &mut Model, wish: Survey) {
    let before = below::nothing_before(model);
    show(model, wish, before);
}

fn show(model: &mut Model, wish: Survey, before: Before) {
    model.focused = Some(wish.actor.clone());
    model.voices = Some(Voices::new(wish, before));
    model.focus = Pane::Below;
}

/// What a command other than a move means to the pane; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let voices = model.voices.as_mut()?;
    match command {
        Command::GroupRows => {
            voices.regroup();
            let by = model.strings.get(name(voices.wish.by));
            model.say(model.strings.with("order", [("order", by.into())]));
            Some(Vec::new())
        }
        Command::UnfoldRow => {
            voices.toggle();
            Some(Vec::new())
        }
        Command::OpenRow => Some(enter(model)),
        Command::CloseVoices => Some(close(model)),
        _ => None,
    }
}

/// The id of the message that says by what rows are put together.
pub fn name(by: By) -> &'static str {
    match by {
        By::Form => "by-form",
        By::Source => "by-source",
    }
}

/// Gives the keys to the row with this index.
pub(super) fn select(model: &mut Model, index: usize) -> Vec<Effect> {
    if let Some(voices) = &mut model.voices {
        voices.move_to(index);
    }
    Vec::new()
}

/// Opens the row that has the keys: into its parts if it has several, then the passages
/// of it.
pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    let Some(voices) = &mut model.voices else {
        return Vec::new();
    };
    let Some(row) = voices.chosen() else {
        return Vec::new();
    };
    if !row.is_open && voices.parts(row).len() > 1 {
        voices.toggle();
        return Vec::new();
    }
    passages(model)
}

/// Shows the passages of the row that has the keys.
fn passages(model: &mut Model) -> Vec<Effect> {
    let before = below::before(model);
    let Some(voices) = model.voices.take() else {
        return Vec::new();
    };
    let chosen = voices.chosen().map(|row| voices.row(row).0.clone());
    let Some(voice) = chosen else {
        model.voices = Some(voices);
        return Vec::new();
    };
    let wish = Wish {
        keyword: Keyword::Voice(voices.wish.actor.clone(), voice),
        selection: voices.wish.selection.clone(),
        sort: Sort::default(),
        narrowed: String::new(),
        at: None,
    };
    rows::show_from(model, wish, before, Box::new(voices));
    Vec::new()
}

/// Closes it, and goes back to where it was opened.
fn close(model: &mut Model) -> Vec<Effect> {
    let Some(voices) = model.voices.take() else {
        return Vec::new();
    };
    let mut effects = vec![Effect::Ask(Request::LeaveVoices)];
    effects.extend(below::come_back(model, voices.before));
    effects
}

/// Takes over what was counted; the rows may be behind the passages of one of them.
pub(super) fn take(model: &mut Model, heard: Heard) -> Vec<Effect> {
    let behind = model.concordance.as_mut();
    let behind = behind.and_then(|open| open.from.as_deref_mut());
    if let Some(voices) = model.voices.as_mut().or(behind) {
        voices.take(heard);
    }
    Vec::new()
}

/// Makes it fit the screen, and asks for what is counted unless that was done.
pub(super) fn arrange(model: &mut Model) -> Option<Effect> {
    let (height, only_certain) = (below::rows(model), model.hides_likely);
    let from = model.reader.open.as_ref().map(|open| open.article.id);
    let voices = model.voices.as_mut()?;
    voices.arrange(height);
    if voices.asked.replace(only_certain) == Some(only_certain) {
        return None;
    }
    Some(Effect::Ask(Request::Voices(Box::new(Listen {
        generation: model.listening.advance(),
        actor: voices.wish.actor.clone(),
        selection: voices.wish.selection.clone(),
        from,
        only_certain,
    }))))
}
