//! What is done with saved queries: they are opened like folders, and saved, renamed and
//! deleted by keys.

use std::sync::Arc;

use super::asked;
use super::commands::Command;
use super::completion::Completion;
use super::exchange::{Effect, Generation, Names, Request, Selection};
use super::facets::Side;
use super::field::Field;
use super::filter_bar::{FilterBar, Misread, Naming, Purpose};
use super::folders::Standing;
use super::geometry::Pane;
use super::model::{Model, Movement};
use super::said::{fault, misread as misread_in_words, why};
use crate::config::queries::{Change, Kept, Queries, Refused};
use crate::config::reasons::in_words;
use crate::config::strings::Strings;
use crate::library::notice::Notice;
use crate::query::saved::{Saved, SavedQuery};
use crate::query::{self, Problem};

/// Takes over what the file holds. `doc` is what it is called.
pub(super) fn load(model: &mut Model, doc: String, queries: Queries) -> Vec<Effect> {
    let faults = queries.faults.iter().map(|one| Notice::Said {
        what: fault(&model.strings, one),
    });
    let faults: Vec<_> = faults.collect();
    if !faults.is_empty() {
        model.notices.push((doc.clone(), faults));
    }
    model.folders.unchecked = Some(doc);
    replace(model, queries)
}

fn replace(model: &mut Model, mut queries: Queries) -> Vec<Effect> {
    // What is followed comes first.
    queries.kept.sort_by_key(|kept| !kept.follows);
    let named = queries.kept.iter().map(|kept| SavedQuery {
        name: kept.name.clone(),
        query: kept.query.clone(),
    });
    let folders = &mut model.folders;
    folders.saved = Arc::new(Saved::new(named.collect()));
    folders.standings = vec![Standing::Unknown; queries.kept.len()];
    folders.kept = queries.kept;
    folders.selected = match folders.len().checked_sub(1) {
        Some(last) => folders.selected.map(|at| at.min(last)),
        None => None,
    };
    check(model);
    if model.folders.is_empty() && model.folders.generation == Generation::default() {
        return Vec::new();
    }
    vec![Effect::Ask(Request::Saved {
        generation: model.folders.generation.advance(),
        saved: Arc::clone(&model.folders.saved),
    })]
}

/// Finds out which queries cannot be read. Once the actors are known, that is final,
/// and those of the file are told.
pub(super) fn check(model: &mut Model) {
    let known = model.gazetteer.clone();
    let resolve = |folded: &str| {
        known
            .as_ref()
            .map_or_else(Vec::new, |it| it.resolve(folded))
    };
    let mut told = Vec::new();
    for at in 0..model.folders.len() {
        let kept = &model.folders.kept[at];
        let error = query::condition(&kept.query, true, &resolve, &model.folders.saved).err();
        // An actor is not known until all are, perhaps in another query.
        let is_final = |problem| {
            known.is_some() || !matches!(problem, Problem::UnknownActor | Problem::BrokenSaved)
        };
        let error = error.filter(|error| is_final(error.problem));
        let standing = &mut model.folders.standings[at];
        match error {
            Some(error) => {
                *standing = Standing::Broken(why(&model.strings, error.problem));
                told.push(Notice::Said {
                    what: in_file(
                        &model.strings,
                        kept,
                        &misread_in_words(&model.strings, &kept.query, &error, known.as_deref()),
                    ),
                });
            }
            None if matches!(standing, Standing::Broken(_)) => *standing = Standing::Unknown,
            None => {}
        }
    }
    if known.is_some()
        && let Some(doc) = model.folders.unchecked.take()
        && !told.is_empty()
    {
        model.notices.push((doc, told));
    }
}

fn in_file(strings: &Strings, kept: &Kept, what: &str) -> String {
    let values = [
        ("line", kept.line.to_string().into()),
        ("name", kept.name.as_str().into()),
        ("what", what.to_owned().into()),
    ];
    strings.with("saved-in-file", values)
}

/// Takes over how many articles a saved query has.
pub(super) fn take_count(model: &mut Model, at: usize, counted: Standing) {
    if let Some(standing) = model.folders.standings.get_mut(at)
        && !matches!(standing, Standing::Broken(_))
    {
        *standing = counted;
    }
}

/// Whether the rows are there to be seen.
pub(super) fn are_there(model: &Model) -> bool {
    model.folders.are_there(&model.sidebar.selection)
}

/// Moves by so many rows, if that begins or ends in a saved query; `None` if it is a
/// matter of articles alone.
pub(super) fn step(model: &mut Model, rows: isize) -> Option<Vec<Effect>> {
    if !are_there(model) {
        model.folders.selected = None;
        return None;
    }
    let count = model.folders.len();
    let Some(at) = model.folders.selected else {
        if rows >= 0 || model.sidebar.selected > 0 {
            return None;
        }
        select(model, count.saturating_add_signed(rows));
        return Some(Vec::new());
    };
    match at.checked_add_signed(rows) {
        Some(next) if next < count => select(model, next),
        None if at > 0 => select(model, 0),
        None => model.say(model.strings.get("first-row")),
        Some(_) => {
            model.folders.selected = None;
            model.sidebar.follow();
            let back = model.sidebar.selected as isize;
            if back > 0 {
                return Some(super::choosing::select_row(model, -back));
            }
        }
    }
    Some(Vec::new())
}

/// Gives the keys to a saved query, and brings its row into sight.
pub(super) fn select(model: &mut Model, at: usize) {
    model.folders.selected = Some(at);
    if are_there(model) {
        model.sidebar.scroll_to(0);
    }
}

/// What is wrong with a filter, in words.
pub(super) fn misread(
    model: &Model,
    typed: &str,
    finished: bool,
    saved: &Saved,
) -> Option<Misread> {
    let known = model.gazetteer.as_ref();
    let resolve = |folded: &str| known.map_or_else(Vec::new, |known| known.resolve(folded));
    let error = query::condition(typed, finished, &resolve, saved).err()?;
    // Actors are not known yet, nor what is saved of them.
    if known.is_none() && matches!(error.problem, Problem::UnknownActor | Problem::BrokenSaved) {
        return None;
    }
    Some(Misread {
        said: misread_in_words(&model.strings, typed, &error, known.map(|known| &**known)),
        range: error.range,
    })
}

/// Makes a saved query the filter.
pub(super) fn open(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(found) = model.folders.saved.queries().get(at).cloned() else {
        return Vec::new();
    };
    let saved = Arc::clone(&model.folders.saved);
    if let Some(wrong) = misread(model, &found.query, true, &saved) {
        let values = [("name", found.name.into()), ("what", wrong.said.into())];
        model.complain(model.strings.with("saved-broken", values));
        return Vec::new();
    }
    model.leave_place();
    model.folders.selected = None;
    model.movement = Movement::Hits;
    (model.side, model.focus) = (Side::List, Pane::Side);
    let selection = entered(model, &found.query);
    vec![model.select(selection, None)]
}

/// The selection that a saved query is.
fn entered(model: &Model, query: &str) -> Selection {
    Selection {
        // Nothing is left to be typed of it: its last word is no beginning.
        typed: format!("{} ", query.trim()),
        ..model.sidebar.selection.cleared()
    }
}

/// Lists all articles again. Where a saved query was open, its row has the keys.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    let at = model.folders.position(&model.sidebar.selection);
    let cleared = model.sidebar.selection.cleared();
    let effect = model.select(cleared, None);
    if let Some(at) = at.filter(|_| model.focus == Pane::Side) {
        select(model, at);
    }
    vec![effect]
}

/// Whether a saved query is the filter, and the list has the keys: the way back leads
/// out of it.
pub(super) fn is_entered(model: &Model) -> bool {
    let is_open = model.folders.position(&model.sidebar.selection).is_some();
    is_open && model.focus == Pane::Side && model.side == Side::List
}

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
    let values = [("name", name.as_str().into())];
    model.say(model.strings.with("saved-delete", values));
    model.folders.doomed = Some(name);
    Vec::new()
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

/// The person does something: what was to be deleted is so by the next press only.
pub(super) fn spare(model: &mut Model) -> Option<String> {
    model.folders.doomed.take()
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
    let values = [("name", name.as_str().into())];
    model.say(model.strings.with(id, values));
    let mut effects = replace(model, queries);
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
