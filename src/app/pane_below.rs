//! The pane below the text: the concordance, related passages or forms, one of them. Hands what is
//! done to it to whichever is there.

use super::exchange::Effect;
use super::model::Model;
use super::related::HEIGHT;
use super::wish::Below;
use super::{listening, relations, rows};

/// Opens again what one was in at a place.
pub(super) fn reopen(model: &mut Model, below: Below) {
    match below {
        Below::Concordance(wish) => rows::reopen(model, *wish),
        Below::Related(wish) => relations::reopen(model, *wish),
        Below::Voices(wish) => listening::reopen(model, *wish),
    }
}

/// Moves by so many rows.
pub(super) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    if model.related.is_some() {
        relations::step(model, by)
    } else if model.voices.is_some() {
        listening::step(model, by)
    } else {
        rows::step(model, by)
    }
}

/// Gives the keys to the row with this index.
pub(super) fn select(model: &mut Model, index: usize) -> Vec<Effect> {
    if model.related.is_some() {
        relations::select(model, index)
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
    let related = model.related.as_ref().map(|open| open.rows().len());
    let concordance = model.concordance.as_ref().map(|open| open.total);
    let voices = model.voices.as_ref().map(|open| open.rows().len());
    related.or(voices).or(concordance).unwrap_or(0)
}

/// The index of the row that stands so many rows of the screen below the heading.
pub(super) fn index_at(model: &Model, row: usize) -> Option<usize> {
    let related = model.related.as_ref();
    let related = related.map(|open| open.top + row / HEIGHT);
    let concordance = model.concordance.as_ref().map(|open| open.top + row);
    let voices = model.voices.as_ref().map(|open| open.top + row);
    let index = related.or(voices).or(concordance)?;
    (index < total(model)).then_some(index)
}

/// Makes it fit the screen, and asks for what is to be seen of it.
pub(super) fn arrange(model: &mut Model) -> Option<Effect> {
    let rows = rows::arrange(model).or_else(|| relations::arrange(model));
    rows.or_else(|| listening::arrange(model))
}
