//! Saved queries: what the file holds, whether it can be read, and the rows that are moved
//! through and opened like folders. Changes none (`saving`).

use std::sync::Arc;

use super::exchange::{Effect, Generation, Request, Selection};
use super::facets::Side;
use super::filter_bar::Misread;
use super::folders::Standing;
use super::geometry::Pane;
use super::model::{Model, Movement};
use super::said::{fault, misread as misread_in_words};
use super::signs::FOLLOWED;
use crate::config::queries::{Change, Kept, Queries};
use crate::config::strings::Strings;
use crate::library::notice::Notice;
use crate::query::saved::{Saved, SavedQuery};
use crate::query::{self, Problem};
use crate::text::isolate::isolated;

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
    replace(model, queries, None)
}

/// Takes over what the file holds after a change, if there was one. The keys stay with the
/// saved query that has them, wherever its row is then; where it was deleted, with the next.
pub(super) fn replace(
    model: &mut Model,
    mut queries: Queries,
    change: Option<&Change>,
) -> Vec<Effect> {
    let before = model.folders.selected;
    let at = before.map(|at| model.folders.name(at).to_owned());
    let (stays, next) = match (at, change) {
        (Some(at), Some(Change::Rename { from, to })) if at == *from => (Some(to.clone()), None),
        (Some(at), Some(Change::Delete { name })) if at == *name => (None, before),
        (at, _) => (at, None),
    };
    // What is followed comes first.
    queries.kept.sort_by_key(|kept| !kept.follows);
    let named = queries.kept.iter().map(|kept| SavedQuery {
        name: kept.name.clone(),
        query: kept.query.clone(),
        follows: kept.follows,
    });
    let folders = &mut model.folders;
    folders.saved = Arc::new(Saved::new(named.collect()));
    folders.standings = vec![Standing::Unknown; queries.kept.len()];
    folders.kept = queries.kept;
    let stays = stays.and_then(|name| folders.kept.iter().position(|kept| kept.name == name));
    let last = folders.len().checked_sub(1);
    folders.selected = stays.or_else(|| Some(next?.min(last?)));
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
                *standing = Standing::Broken(error.problem);
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
        tell_news(model, at);
    }
}

/// Who comes back to an article far down in the list sees no row above it: what is new
/// there is said.
fn tell_news(model: &mut Model, at: usize) {
    let is_hidden = model.sidebar.top > 0 && are_there(model);
    if !is_hidden || model.touched || model.remark.is_some() || !model.folders.follows(at) {
        return;
    }
    if let Some(Standing::Counted { new: new @ 1.., .. }) = model.folders.standings.get(at) {
        let news = model.strings.with("new-count", [("count", (*new).into())]);
        let name = isolated(model.folders.name(at));
        model.say(format!("{FOLLOWED} {name}: {news}"));
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
    model.folders.called = Some(found.name.clone());
    model.movement = Movement::Hits;
    (model.side, model.focus) = (Side::List, Pane::Side);
    let selection = entered(model, &found.query);
    if has_news(model, at) {
        // What is new comes first, and that is what one comes for.
        return vec![model.select_first(selection)];
    }
    vec![model.select(selection, None)]
}

/// Whether there is something new in what is followed in this row, and one is not at
/// something new already.
fn has_news(model: &Model, at: usize) -> bool {
    let standing = model.folders.standings.get(at);
    let has_new = matches!(standing, Some(Standing::Counted { new, .. }) if *new > 0);
    let is_there = model.sidebar.selected().is_some_and(|row| row.is_new);
    model.folders.follows(at) && has_new && !is_there
}

/// The selection that a saved query is.
pub(super) fn entered(model: &Model, query: &str) -> Selection {
    Selection {
        // Nothing is left to be typed of it: its last word is no beginning.
        typed: format!("{} ", query.trim()),
        ..model.sidebar.selection.cleared()
    }
}

/// Lists all articles again; the open one stays the selected one.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    let cleared = model.sidebar.selection.cleared();
    vec![model.select(cleared, None)]
}

/// Whether a saved query is the filter, and the list has the keys: the way back leads
/// out of it.
pub(super) fn is_entered(model: &Model) -> bool {
    let is_open = model.folders.position(&model.sidebar.selection).is_some();
    is_open && model.focus == Pane::Side && model.side == Side::List
}
