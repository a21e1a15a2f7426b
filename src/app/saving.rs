//! The keys that change the file of saved queries: saving under a name, renaming, deleting,
//! following; and what came of that.

use super::asked;
use super::commands::Command;
use super::completion::Completion;
use super::exchange::{Effect, Names};
use super::facets::Side;
use super::field::Field;
use super::filter_bar::{FilterBar, Misread, Naming, Purpose};
use super::geometry::Pane;
use super::model::Model;
use super::said::{fault, misread as misread_in_words};
use super::saved::{entered, replace};
use crate::config::queries::{Change, Kept, Queries, Refused};
use crate::config::reasons::in_words;
use crate::library::mention::ActorId;
use crate::query;
use crate::text::isolate::isolated;

/// Opens the line for the name under which the filter is to be saved.
pub(super) fn begin_save(model: &mut Model) -> Vec<Effect> {
    if model.sidebar.selection.is_everything() {
        let key = model.keymap.in_words(Command::Filter);
        model.complain(model.strings.with("nothing-to-save", [("key", key.into())]));
        return Vec::new();
    }
    let selection = model.sidebar.selection.clone();
    let known = model.gazetteer.clone();
    let resolve = |folded: &str| {
        known
            .as_ref()
            .map_or_else(Vec::new, |it| it.resolve(folded))
    };
    let typed = match query::finished(&selection.typed, &resolve, &model.folders.saved) {
        Ok(typed) => typed,
        Err(error) => {
            model.complain(misread_in_words(
                &model.strings,
                &selection.typed,
                &error,
                model.gazetteer.as_deref(),
            ));
            return Vec::new();
        }
    };
    let mut parts = asked::narrowing(model, &selection);
    let is_choice = !parts.is_empty() && query::is_choice(&typed);
    match (typed.is_empty(), is_choice) {
        (true, _) => {}
        (false, true) => parts.insert(0, format!("({typed})")),
        (false, false) => parts.insert(0, typed.clone()),
    }
    let query = parts.join(" ");
    let name = if typed.is_empty() {
        query.clone()
    } else {
        selection.typed.trim().to_owned()
    };
    ask_for_name(model, Naming::Save { query }, &name);
    Vec::new()
}

/// Opens the line for another name of the saved query that has the keys, or is open.
pub(super) fn begin_rename(model: &mut Model) -> Vec<Effect> {
    let Some(name) = meant(model) else {
        return Vec::new();
    };
    ask_for_name(model, Naming::Rename { name: name.clone() }, &name);
    Vec::new()
}

/// Deletes the saved query that has the keys, or is open, if that was just asked for.
pub(super) fn delete(model: &mut Model, before: Option<String>) -> Vec<Effect> {
    let Some(name) = meant(model) else {
        return Vec::new();
    };
    if before.as_ref() == Some(&name) {
        return vec![Effect::ChangeSaved(Change::Delete { name })];
    }
    let values = [("name", isolated(&name).into())];
    model.say(model.strings.with("saved-delete", values));
    model.folders.doomed = Some(name);
    Vec::new()
}

impl Model {
    /// Whether this actor is followed.
    pub fn follows_actor(&self, actor: &ActorId) -> bool {
        let kept = &self.folders.kept;
        // What asks for it is made for those alone who follow anything.
        kept.iter().any(|one| one.follows) && {
            let query = asked::actor(self, actor);
            kept.iter()
                .any(|one| one.follows && one.query.trim() == query)
        }
    }
}

/// Follows the actor in the row of the panel, or the saved query that has the keys or is
/// open; or follows it no longer. To follow an actor is to follow a saved query of its
/// name, which goes when it is not followed any more.
pub(super) fn follow(model: &mut Model) -> Vec<Effect> {
    let in_panel = (model.focus, model.side) == (Pane::Side, Side::Facets);
    let actor = model.facets.actor().filter(|_| in_panel).cloned();
    let wanted = actor.map(|actor| (model.actor_name(&actor), asked::actor(model, &actor)));
    let folders = &model.folders;
    let at = match &wanted {
        Some((_, query)) => folders
            .kept
            .iter()
            .position(|one| one.query.trim() == query),
        None if in_panel => None,
        None => folders
            .selected
            .or_else(|| folders.position(&model.sidebar.selection)),
    };
    let kept = at.and_then(|at| folders.kept.get(at)).cloned();
    let change = match (kept, wanted) {
        (Some(kept), Some((name, _))) if kept.follows && kept.name == name => {
            Change::Delete { name }
        }
        (
            Some(Kept {
                name,
                query,
                follows,
                ..
            }),
            _,
        ) => match follows {
            true => Change::Unfollow { name, query },
            false => Change::Follow { name, query },
        },
        (None, Some((name, query))) => {
            let is_taken = folders.kept.iter().any(|kept| kept.name == name);
            let name = if is_taken { query.clone() } else { name };
            Change::Follow { name, query }
        }
        (None, None) => {
            model.complain(model.strings.get("nothing-to-follow"));
            return Vec::new();
        }
    };
    vec![Effect::ChangeSaved(change)]
}

fn meant(model: &mut Model) -> Option<String> {
    let folders = &model.folders;
    let at = folders
        .selected
        .or_else(|| folders.position(&model.sidebar.selection));
    if at.is_none() {
        let key = model.keymap.in_words(Command::SaveFilter);
        model.complain(model.strings.with("no-saved-here", [("key", key.into())]));
    }
    at.map(|at| model.folders.name(at).to_owned())
}

fn ask_for_name(model: &mut Model, naming: Naming, name: &str) {
    model.bar = Some(FilterBar {
        purpose: Purpose::Name {
            naming,
            pane: model.focus,
        },
        field: Field::proposing(name),
        completion: Completion::default(),
        names: Names::default(),
    });
    model.misread = None;
}

/// Takes the name that was typed. One that another query has stays in the line, with
/// the reason in the status line.
pub(super) fn accept_name(model: &mut Model, bar: FilterBar) -> Vec<Effect> {
    let Purpose::Name { naming, .. } = &bar.purpose else {
        return Vec::new();
    };
    let typed = bar.field.text().trim();
    let (old, name) = match naming {
        Naming::Save { query } if typed.is_empty() => (None, query.clone()),
        Naming::Save { .. } => (None, typed.to_owned()),
        Naming::Rename { name } if typed.is_empty() => (Some(name), name.clone()),
        Naming::Rename { name } => (Some(name), typed.to_owned()),
    };
    if old == Some(&name) {
        return Vec::new();
    }
    let mut others = model.folders.saved.queries().iter();
    if others.any(|other| other.name == name) {
        model.misread = Some(Misread {
            said: model.strings.get("name-taken"),
            range: 0..bar.field.text().len(),
        });
        model.bar = Some(bar);
        return Vec::new();
    }
    vec![Effect::ChangeSaved(match naming {
        Naming::Save { query } => Change::Save {
            name,
            query: query.clone(),
        },
        Naming::Rename { name: from } => Change::Rename {
            from: from.clone(),
            to: name,
        },
    })]
}

/// The file was changed, or could not be.
pub(super) fn changed(
    model: &mut Model,
    change: &Change,
    outcome: Result<Queries, Refused>,
) -> Vec<Effect> {
    let queries = match outcome {
        Ok(queries) => queries,
        Err(refused) => {
            let what = match refused {
                Refused::Io(reason) => in_words(&model.strings, &reason),
                Refused::Fault(one) => fault(&model.strings, &one),
                Refused::Taken => model.strings.get("name-taken"),
                Refused::Gone => model.strings.get("name-gone"),
            };
            let what = [("what", what.into())];
            model.complain(model.strings.with("saved-unwritten", what));
            return Vec::new();
        }
    };
    let (id, name) = match change {
        Change::Save { name, .. } => ("saved-done", name),
        Change::Rename { to, .. } => ("saved-renamed", to),
        Change::Delete { name } => ("saved-deleted", name),
        Change::Follow { name, .. } => ("followed", name),
        Change::Unfollow { name, .. } => ("unfollowed", name),
    };
    let values = [("name", isolated(name).into())];
    model.say(model.strings.with(id, values));
    if let Change::Save { .. } | Change::Rename { .. } = change {
        model.folders.called = Some(name.clone());
    }
    let mut effects = replace(model, queries, Some(change));
    if let Change::Save { query, .. } = change {
        // The same articles, by the query that asks for them from now on.
        model.sidebar.selection = entered(model, query);
    }
    // What the list shows may name what was changed.
    if !model.sidebar.selection.typed.trim().is_empty() {
        effects.push(model.ask_for_list());
    }
    effects
}

/// The person does something: what was to be deleted is so by the next press only.
pub(super) fn spare(model: &mut Model) -> Option<String> {
    model.folders.doomed.take()
}
