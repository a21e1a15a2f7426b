//! When an article that was shown by its beginning gets its true id, or turns out
//! to be none: everything in the model that names an article follows.

use super::filter_bar::{FilterBar, Purpose};
use super::judged::Undoing;
use super::jumps::Place;
use super::model::{AfterListing, Landing, Model};
use super::typing::forget_find;
use crate::library::article::ArticleId;

/// The article `was` has another id from now on. The open article itself takes it
/// with its text.
pub(super) fn rename(model: &mut Model, was: ArticleId, now: ArticleId) {
    for undoing in &mut model.undoing {
        if let Undoing::Deed(article, ..) = undoing
            && *article == was
        {
            *article = now;
        }
    }
    model.sidebar.rename(was, now);
    if let Some(concordance) = &mut model.concordance {
        concordance.rename(was, now);
    }
    if let Some(related) = &mut model.related {
        related.rename(was, now);
    }
    if let Some(notebook) = &mut model.notebook {
        notebook.rename(was, now);
    }
    if let Some(voices) = &mut model.voices {
        voices.before.rename(was, now);
    }
    model.reader.rename(was, now);
    if let Some(pending) = &mut model.pending
        && pending.id == was
    {
        pending.id = now;
    }
    model.jumps.rename(was, now);
    let landings = model.pending.as_mut().map(|pending| &mut pending.landing);
    for landing in landings.into_iter().chain([&mut model.landing]) {
        if let Landing::At(place) | Landing::Hit { from: Some(place) } = landing {
            place.rename(was, now);
        }
    }
    if let AfterListing::OpenKept {
        back_to: Some(place),
    }
    | AfterListing::OpenTyped { from: Some(place) } = &mut model.after_listing
    {
        place.rename(was, now);
    }
    let about = match model.bar.as_mut().map(|bar| &mut bar.purpose) {
        Some(Purpose::Tags(id) | Purpose::Note(id) | Purpose::Passage { id, .. }) => Some(id),
        Some(Purpose::NotedRow(row)) => Some(&mut row.article),
        _ => None,
    };
    if let Some(id) = about.filter(|id| **id == was) {
        *id = now;
    }
    let typed_at = model.bar.as_mut().and_then(place_of);
    for place in typed_at.into_iter().chain(&mut model.found_from) {
        place.rename(was, now);
    }
}

/// There is no such article any more: what waits for it waits no longer.
pub(super) fn forget(model: &mut Model, id: ArticleId) {
    let is_it = |place: &Place| place.article == id;
    if model
        .reader
        .open
        .as_ref()
        .is_some_and(|open| open.article.id == id)
    {
        model.landing = Landing::Stay;
    }
    model.sidebar.forget(id);
    model.reader.forget(id);
    model.colour_open();
    model.jumps.forget(id);
    model.pending = model.pending.take().filter(|pending| pending.id != id);
    if let AfterListing::OpenKept { back_to: place } | AfterListing::OpenTyped { from: place } =
        &mut model.after_listing
    {
        *place = place.take().filter(|place| !is_it(place));
    }
    if model.found_from.as_ref().is_some_and(is_it) {
        // The hits will never come.
        forget_find(model);
    }
    let is_its =
        |undoing: &Undoing| matches!(undoing, Undoing::Deed(article, ..) if *article == id);
    model.undoing.retain(|undoing| !is_its(undoing));
    let typed_about = model.bar.as_ref().and_then(FilterBar::about);
    if typed_about == Some(id) {
        model.bar = None;
    }
    let typed_at = model.bar.as_mut().and_then(place_of);
    if typed_at.is_some_and(|place| is_it(place)) {
        forget_origin(model);
    }
}

/// The place from which something is typed.
fn place_of(bar: &mut FilterBar) -> Option<&mut Place> {
    match &mut bar.purpose {
        Purpose::Find { from, .. } => Some(from),
        Purpose::Filter { from, .. } => from.as_mut(),
        Purpose::Tags(_)
        | Purpose::Note(_)
        | Purpose::Passage { .. }
        | Purpose::NotedRow(_)
        | Purpose::Narrow { .. }
        | Purpose::NarrowNotebook { .. }
        | Purpose::NarrowFacets { .. }
        | Purpose::Export { .. }
        | Purpose::Name { .. } => None,
    }
}

/// Where one began to type is gone: there is nothing to find in, but still a list
/// to filter.
fn forget_origin(model: &mut Model) {
    match model.bar.as_mut().map(|bar| &mut bar.purpose) {
        Some(Purpose::Filter { from, .. }) => *from = None,
        Some(Purpose::Find { .. }) => model.bar = None,
        Some(
            Purpose::Tags(_)
            | Purpose::Note(_)
            | Purpose::Passage { .. }
            | Purpose::NotedRow(_)
            | Purpose::Narrow { .. }
            | Purpose::NarrowNotebook { .. }
            | Purpose::NarrowFacets { .. }
            | Purpose::Export { .. }
            | Purpose::Name { .. },
        )
        | None => {}
    }
}
