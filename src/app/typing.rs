//! Typing: what is typed into the line changes the list or what is found, with
//! every letter.

use super::commands::Command;
use super::exchange::{Effect, Request, Selection};
use super::field::Field;
use super::filter_bar::{FilterBar, Purpose};
use super::geometry::Pane;
use super::model::{Model, Movement, Side};
use super::movement;
use crate::text::direction::Direction;

/// Opens the line to find in the open article.
pub(super) fn open_find(model: &mut Model) -> Vec<Effect> {
    if model.reader.open.is_none() {
        return Vec::new();
    }
    movement::show_reader(model);
    let from = model.place();
    model.bar = Some(FilterBar {
        purpose: Purpose::Find { from },
        field: Field::default(),
    });
    Vec::new()
}

/// Opens the line to filter the list.
pub(super) fn open_filter(model: &mut Model) -> Vec<Effect> {
    let before = model.sidebar.selection.clone();
    let field = Field::new(&before.typed);
    model.bar = Some(FilterBar {
        purpose: Purpose::Filter {
            before,
            pane: model.focus,
        },
        field,
    });
    model.side = Side::List;
    model.focus = Pane::Side;
    Vec::new()
}

/// Text that was typed or pasted.
pub(super) fn type_in(model: &mut Model, text: &str) -> Vec<Effect> {
    let Some(bar) = &mut model.bar else {
        return Vec::new();
    };
    bar.field.insert(text);
    typed(model)
}

/// What a command means to the line; `None` if nothing of its own.
pub(super) fn edit(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let right_to_left = model.direction() == Direction::RightToLeft;
    let bar = model.bar.as_mut()?;
    let before = bar.field.text().len();
    match command {
        Command::Accept => return Some(accept(model)),
        Command::Cancel => return Some(cancel(model)),
        Command::Left if right_to_left => bar.field.to_next(),
        Command::Left => bar.field.to_previous(),
        Command::Right if right_to_left => bar.field.to_previous(),
        Command::Right => bar.field.to_next(),
        Command::FieldStart => bar.field.to_start(),
        Command::FieldEnd => bar.field.to_end(),
        Command::DeleteBackwards => bar.field.delete_backwards(),
        Command::DeleteForwards => bar.field.delete_forwards(),
        Command::DeleteAll => bar.field.clear(),
        _ => return None,
    }
    let same = bar.field.text().len() == before;
    Some(if same { Vec::new() } else { typed(model) })
}

/// The text of the open line has changed.
fn typed(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = &model.bar else {
        return Vec::new();
    };
    let text = bar.field.text().to_owned();
    match bar.purpose {
        Purpose::Filter { .. } => {
            let selection = Selection {
                typed: text,
                finished: false,
                ..model.sidebar.selection.clone()
            };
            vec![model.select(selection)]
        }
        Purpose::Find { .. } => {
            let Some(id) = model.reader.open.as_ref().map(|open| open.article.id) else {
                return Vec::new();
            };
            vec![Effect::Ask(Request::Find {
                generation: model.finding.advance(),
                id,
                typed: text,
            })]
        }
    }
}

fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = model.bar.take() else {
        return Vec::new();
    };
    match bar.purpose {
        Purpose::Filter { .. } => {
            let finished = Selection {
                finished: true,
                ..model.sidebar.selection.clone()
            };
            if !finished.typed.trim().is_empty() {
                model.movement = Movement::Hits;
            }
            vec![model.select(finished)]
        }
        Purpose::Find { from } => {
            model.movement = Movement::Hits;
            if let Some(place) = from {
                model.jumps.leave(place);
            }
            let none = model
                .reader
                .open
                .as_ref()
                .is_none_or(|open| open.found.is_empty());
            if none && !bar.field.text().trim().is_empty() {
                model.complain(model.strings.get("no-hits"));
            }
            Vec::new()
        }
    }
}

fn cancel(model: &mut Model) -> Vec<Effect> {
    let Some(bar) = model.bar.take() else {
        return Vec::new();
    };
    match bar.purpose {
        Purpose::Filter { before, pane } => {
            model.focus = pane;
            vec![model.select(before)]
        }
        Purpose::Find { from } => {
            model.finding.advance();
            if let (Some(open), Some(place)) = (&mut model.reader.open, from) {
                open.found = Default::default();
                open.return_to(&place);
            }
            Vec::new()
        }
    }
}
