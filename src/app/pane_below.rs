//! The pane below the text: the concordance, related passages, the notebook or forms, one of
//! them. Moves through its rows, and hands what else is done to it to whichever is there.

use super::below;
use super::commands::Command;
use super::exchange::Effect;
use super::model::Model;
use super::related::HEIGHT;
use super::wish::Below;
use super::{jotting, listening, relations, rows, window};

/// Opens again what one was in at a place.
pub(super) fn reopen(model: &mut Model, below: Below) {
    match below {
        Below::Concordance(wish) => rows::reopen(model, *wish),
        Below::Related(wish) => relations::reopen(model, *wish),
        Below::Notebook(wish) => jotting::reopen(model, *wish),
        Below::Voices(wish) => listening::reopen(model, *wish),
    }
}

/// What a command means to the pane; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let shown = shown(model);
    let page = (below::rows(model) / shown.height).max(1);
    if let Some(to) = window::moved(command, shown.selected, shown.total, page) {
        return Some(select(model, to));
    }
    if model.related.is_some() {
        relations::choose(model, command)
    } else if model.notebook.is_some() {
        jotting::choose(model, command)
    } else if model.voices.is_some() {
        listening::choose(model, command)
    } else {
        rows::choose(model, command)
    }
}

/// Moves by so many rows.
pub(super) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let Shown { selected, .. } = shown(model);
    select(model, selected.saturating_add_signed(by))
}

/// Gives the keys to the row with this index.
pub(super) fn select(model: &mut Model, index: usize) -> Vec<Effect> {
    if model.related.is_some() {
        relations::select(model, index)
    } else if model.notebook.is_some() {
        jotting::select(model, index)
    } else if model.voices.is_some() {
        listening::select(model, index)
    } else {
        rows::select(model, index)
    }
}

/// The row with this index is clicked: it gets the keys, or is opened if it has them.
pub(super) fn click(model: &mut Model, index: usize) -> Vec<Effect> {
    match &model.voices {
        Some(voices) if voices.selected == index => listening::enter(model),
        _ => select(model, index),
    }
}

/// How many rows there are.
pub(super) fn total(model: &Model) -> usize {
    shown(model).total
}

/// The index of the row that stands so many rows of the screen below the heading.
pub(super) fn index_at(model: &Model, row: usize) -> Option<usize> {
    let Shown {
        top, height, total, ..
    } = shown(model);
    let index = top + row / height;
    (index < total).then_some(index)
}

/// What is seen of the pane.
#[derive(Clone, Copy)]
struct Shown {
    selected: usize,
    top: usize,
    total: usize,
    /// The rows of the screen that a row takes.
    height: usize,
}

fn shown(model: &Model) -> Shown {
    let concordance = model.concordance.as_ref();
    let concordance = concordance.map(|open| (open.selected, open.top, open.total, 1));
    let related = model.related.as_ref();
    let related = related.map(|open| (open.selected, open.top, open.rows().len(), HEIGHT));
    let notebook = model.notebook.as_ref();
    let notebook = notebook.map(|open| (open.selected, open.top, open.total, 1));
    let voices = model.voices.as_ref();
    let voices = voices.map(|open| (open.selected, open.top, open.rows().len(), 1));
    let open = concordance.or(related).or(notebook).or(voices);
    let (selected, top, total, height) = open.unwrap_or((0, 0, 0, 1));
    Shown {
        selected,
        top,
        total,
        height,
    }
}

/// Makes it fit the screen, and asks for what is to be seen of it.
pub(super) fn arrange(model: &mut Model) -> Option<Effect> {
    let rows = rows::arrange(model);
    let rows = rows.or_else(|| relations::arrange(model));
    let rows = rows.or_else(|| jotting::arrange(model));
    rows.or_else(|| listening::arrange(model))
}
