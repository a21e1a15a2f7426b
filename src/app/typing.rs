//! Typing: what is typed into the line changes the list or what is found, with
//! every letter; or the tags of an article and the note about it, when it is done.

use std::sync::Arc;

use super::annotating;
use super::commands::Command;
use super::completion::{Completion, Known};
use super::deeds;
use super::exchange::{Effect, Request, Selection};
use super::facets::Side;
use super::field::Field;
use super::filter_bar::Purpose;
use super::model::{Model, Movement};
use super::saved;
use super::saving;
use super::taking_out;
use crate::text::bidi::Levels;
use crate::text::direction::Direction;

/// Narrows the rows below the text to what is typed.
fn narrow(model: &mut Model, typed: String) {
    if let Some(voices) = &mut model.voices {
        voices.narrow(typed);
    } else if let Some(concordance) = &mut model.concordance {
        concordance.wish.narrowed = typed;
    } else if let Some(notebook) = &mut model.notebook {
        notebook.wish.narrowed = typed;
    }
}

/// Looks for what fits what is typed into the open line.
pub(super) fn offer(model: &mut Model) {
    let Some(bar) = &mut model.bar else {
        return;
    };
    match bar.purpose {
        Purpose::Filter { .. } => {
            let known = Known {
                language: model.strings.language(),
                names: &bar.names,
                saved: &model.folders.saved,
                gazetteer: model.gazetteer.as_deref(),
            };
            bar.completion = Completion::of(&bar.field, known);
        }
        Purpose::Tags(_) => {
            bar.completion = Completion::of_tags(&bar.field, &bar.names.tags);
        }
        Purpose::Find { .. }
        | Purpose::Note(_)
        | Purpose::Passage { .. }
        | Purpose::NotedRow(_)
        | Purpose::Narrow { .. }
        | Purpose::NarrowNotebook { .. }
        | Purpose::NarrowFacets { .. }
        | Purpose::Export { .. }
        | Purpose::Name { .. } => {}
    }
}

/// Takes the next thing that fits.
fn complete(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = &mut model.bar else {
        return Vec::new();
    };
    if !bar.completion.take(&mut bar.field) {
        return Vec::new();
    }
    if bar.completion.is_settled() {
        offer(model);
    }
    typed(model)
}

/// Text that was typed or pasted.
pub(super) fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    let Some(bar) = &mut model.bar else {
        return Vec::new();
    };
    bar.field.insert(text);
    offer(model);
    typed(model)
}

/// What a command means to the line; `None` if nothing of its own.
pub(super) fn edit(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let direction = model.direction();
    let bar = model.bar.as_mut()?;
    let before = bar.field.text().len();
    match command {
        Command::Accept => return Some(accept(model)),
        Command::Cancel => return Some(cancel(model)),
        Command::Complete => return Some(complete(model)),
        // There are no rows to go through.
        Command::LineDown | Command::LineUp | Command::PageDown | Command::PageUp => {}
        _ if change(&mut bar.field, direction, command) => {}
        _ => return None,
    }
    let same = bar.field.text().len() == before;
    offer(model);
    Some(if same { Vec::new() } else { typed(model) })
}

/// Moves in a line or deletes of it. Whether `command` means that.
pub(super) fn change(field: &mut Field, direction: Direction, command: Command) -> bool {
    let leftwards = runs_right_to_left(field, direction);
    match command {
        Command::Left if leftwards => field.to_next(),
        Command::Left => field.to_previous(),
        Command::Right if leftwards => field.to_previous(),
        Command::Right => field.to_next(),
        Command::FieldStart => field.to_start(),
        Command::FieldEnd => field.to_end(),
        Command::DeleteBackwards => field.delete_backwards(),
        Command::DeleteForwards => field.delete_forwards(),
        Command::DeleteAll => field.clear(),
        _ => return false,
    }
    true
}

/// Whether the text at the cursor runs from right to left, so that arrows can
/// follow the eye.
fn runs_right_to_left(field: &Field, direction: Direction) -> bool {
    let text = field.text();
    let last = text[..field.cursor()].char_indices().next_back();
    let near = last.map_or(field.cursor(), |(at, _)| at);
    if text.is_empty() {
        return direction == Direction::RightToLeft;
    }
    Levels::of(text, direction).at(near) % 2 == 1
}

/// The text of the open line has changed.
fn typed(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = &model.bar else {
        return Vec::new();
    };
    let text = bar.field.text().to_owned();
    match &bar.purpose {
        Purpose::Filter { .. } => {
            let from = bar.stood();
            let saved = Arc::clone(&model.folders.saved);
            model.misread = saved::misread(model, &text, false, &saved).or_else(|| {
                // What no name begins like will not become one by more letters.
                let range = bar.completion.hopeless(&bar.field)?;
                let misread = saved::misread(model, &text, true, &saved)?;
                (misread.range == range).then_some(misread)
            });
            if model.misread.is_some() {
                // The last list that could be made stays.
                return Vec::new();
            }
            let before = model.sidebar.selection.clone();
            vec![model.select_typed(
                Selection {
                    typed: text,
                    ..before
                },
                from,
            )]
        }
        Purpose::Name { .. } | Purpose::Export { .. } => {
            model.misread = None;
            Vec::new()
        }
        Purpose::Find { from, .. } => {
            let (id, from) = (from.article, from.top);
            model.awaits_hits = !text.trim().is_empty();
            let generation = model.finding.advance();
            vec![Effect::Ask(Request::Find {
                generation,
                id,
                typed: text,
                from,
            })]
        }
        Purpose::Narrow { .. } | Purpose::NarrowNotebook { .. } => {
            narrow(model, text);
            Vec::new()
        }
        Purpose::NarrowFacets { .. } => {
            model.narrow_facets(text);
            Vec::new()
        }
        Purpose::Tags(_) | Purpose::Note(_) | Purpose::Passage { .. } | Purpose::NotedRow(_) => {
            Vec::new()
        }
    }
}

/// Takes what was typed. A filter that cannot be read stays open, with the
/// reason in the status line.
fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = model.bar.take() else {
        return Vec::new();
    };
    match bar.purpose.clone() {
        Purpose::Name { .. } => saving::accept_name(model, bar),
        Purpose::Export { .. } => taking_out::accept(model, bar),
        Purpose::Narrow { .. } | Purpose::NarrowNotebook { .. } | Purpose::NarrowFacets { .. } => {
            Vec::new()
        }
        Purpose::Filter { from, side, .. } => {
            let typed = bar.field.text().to_owned();
            let saved = Arc::clone(&model.folders.saved);
            model.misread = saved::misread(model, &typed, true, &saved);
            if model.misread.is_some() {
                model.bar = Some(bar);
                return Vec::new();
            }
            if !typed.trim().is_empty() {
                model.movement = Movement::Hits;
            }
            model.side = side;
            if let Some(place) = from.filter(|_| !typed.trim().is_empty()) {
                model.jumps.leave(place);
            }
            // The panel of actors counts under the new filter.
            match model.side {
                Side::Facets => vec![model.ask_for_list()],
                Side::List => Vec::new(),
            }
        }
        Purpose::Find { from, .. } => {
            if !bar.field.text().trim().is_empty() {
                model.movement = Movement::Hits;
                model.jumps.leave(from);
                let open = model.reader.open.as_ref();
                if model.awaits_hits {
                    model.say(model.strings.get("searching"));
                } else if open.is_none_or(|open| open.found.is_empty()) {
                    model.complain(model.strings.get("no-hits"));
                }
            }
            Vec::new()
        }
        Purpose::Tags(id) => {
            let tags = deeds::tags(bar.field.text(), &bar.names.tags);
            deeds::act(model, id, |state| state.tagged(tags))
        }
        Purpose::Note(id) => {
            let note = bar.field.text().trim().to_owned();
            deeds::act(model, id, |state| state.noted(note))
        }
        Purpose::Passage { id, range } => {
            let note = bar.field.text().trim().to_owned();
            annotating::accept_note(model, id, range, note)
        }
        Purpose::NotedRow(row) => {
            let note = bar.field.text().trim().to_owned();
            let deed = row.noted.with_note(&row.state, note);
            deeds::act_on(model, row.article, &row.state, deed)
        }
    }
}

fn cancel(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = model.bar.take() else {
        return Vec::new();
    };
    model.misread = None;
    match bar.purpose {
        Purpose::Filter {
            before,
            from,
            pane,
            side,
        } => {
            (model.focus, model.side) = (pane, side);
            if before == model.sidebar.selection {
                return Vec::new();
            }
            vec![model.select(before, from)]
        }
        Purpose::Name { pane, .. } => {
            model.focus = pane;
            Vec::new()
        }
        Purpose::Find { from, pane } => {
            model.focus = pane;
            let effects = stop_finding(model);
            if let Some(open) = model.reader.open.as_mut()
                && open.article.id == from.article
            {
                open.fold_peeked();
                open.restore(&from);
            }
            effects
        }
        Purpose::Narrow { before, at } => {
            narrow(model, before);
            if let Some(concordance) = &mut model.concordance {
                concordance.wish.at = at;
            }
            Vec::new()
        }
        Purpose::NarrowNotebook { before } => {
            if let Some(notebook) = &mut model.notebook {
                notebook.wish = before;
            }
            Vec::new()
        }
        Purpose::NarrowFacets { before } => {
            model.narrow_facets(before);
            Vec::new()
        }
        Purpose::Tags(_)
        | Purpose::Note(_)
        | Purpose::Passage { .. }
        | Purpose::NotedRow(_)
        | Purpose::Export { .. } => Vec::new(),
    }
}

/// Lets go of what was found in the open article, and has nobody look any further.
pub(super) fn stop_finding(model: &mut Model) -> Vec<Effect> {
    let is_awaited = model.awaits_hits;
    forget_find(model);
    let Some(open) = model.reader.open.as_ref().filter(|_| is_awaited) else {
        return Vec::new();
    };
    let id = open.article.id;
    let generation = model.finding;
    // Finding nothing takes the place of a search that is under way. Nobody waits
    // for its answer.
    model.finding.advance();
    vec![Effect::Ask(Request::Find {
        generation,
        id,
        typed: String::new(),
        from: 0,
    })]
}

/// Lets go of what was found, and of what is still being looked for.
pub(super) fn forget_find(model: &mut Model) {
    model.finding.advance();
    model.awaits_hits = false;
    model.found_from = None;
    if let Some(open) = &mut model.reader.open {
        open.forget_found();
    }
}
