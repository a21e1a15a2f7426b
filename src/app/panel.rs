//! The keys of the panel of facets: turning to one, moving in it, narrowing the list,
//! focusing.

use super::asked;
use super::commands::Command;
use super::exchange::{Effect, Selection};
use super::facets::{Side, Stance, invert, stance, toggle};
use super::geometry::Pane;
use super::model::{Landing, Model, Movement, Seek};
use super::movement::{self, Wrap};
use crate::library::facet::Facet;

/// What a command means to the panel; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let page = isize::from(i16::try_from(model.height).unwrap_or(i16::MAX)) - 3;
    let all = model.facets.rows.len() as isize;
    match command {
        Command::LineDown => model.facets.move_by(1),
        Command::LineUp => model.facets.move_by(-1),
        Command::PageDown => model.facets.move_by(page),
        Command::PageUp => model.facets.move_by(-page),
        Command::HalfPageDown => model.facets.move_by((page / 2).max(1)),
        Command::HalfPageUp => model.facets.move_by(-(page / 2).max(1)),
        Command::Start => model.facets.move_by(-all),
        Command::End => model.facets.move_by(all),
        Command::Include => return Some(narrow(model, Stance::Included)),
        Command::Exclude => return Some(narrow(model, Stance::Excluded)),
        Command::ClearRow => {
            let selected = model.facets.selected().map(|row| &row.value);
            let stance = selected.map(|value| stance(&model.sidebar.selection, value));
            return Some(match stance {
                Some(stance) if stance != Stance::Neutral => narrow(model, stance),
                _ => Vec::new(),
            });
        }
        Command::Invert => {
            let mut selection = model.sidebar.selection.clone();
            invert(&mut selection, model.facets.facet);
            return Some(match selection == model.sidebar.selection {
                true => Vec::new(),
                false => vec![model.select(selection, None)],
            });
        }
        Command::Together => return Some(together(model)),
        Command::FocusActor if model.facets.actor().is_none() => {
            return Some(narrow(model, Stance::Included));
        }
        Command::FocusActor => return Some(focus_actor(model)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Shows a facet; where it is shown and has the keys, the list.
pub(super) fn show(model: &mut Model, facet: Facet) -> Vec<Effect> {
    let is_shown = model.side == Side::Facets && model.facets.facet == facet;
    let away = is_shown && model.focus == Pane::Side;
    model.side = if away { Side::List } else { Side::Facets };
    model.folders.selected = None;
    model.facets.turn_to(facet);
    model.focus = Pane::Side;
    vec![model.ask_for_list()]
}

/// Narrows the list to articles with the selected value, or without.
fn narrow(model: &mut Model, stance: Stance) -> Vec<Effect> {
    let Some(value) = model.facets.selected().map(|row| row.value.clone()) else {
        return Vec::new();
    };
    let mut selection = model.sidebar.selection.clone();
    toggle(&mut selection, &value, stance);
    vec![model.select(selection, None)]
}

/// Narrows the list to articles with the selected actor and the focused one in one
/// paragraph; if it is, takes that back. It is typed into the filter, where it can be
/// changed.
fn together(model: &mut Model) -> Vec<Effect> {
    let focused = model.focused.clone();
    let pair = focused.zip(model.facets.actor().cloned());
    let Some((focused, other)) = pair.filter(|(focused, other)| focused != other) else {
        model.complain(model.strings.get("nobody-to-join"));
        return Vec::new();
    };
    let typed = asked::with_together(model, &focused, &other);
    let selection = Selection {
        typed,
        ..model.sidebar.selection.clone()
    };
    let effect = model.select(selection, None);
    let names = [&focused, &other].map(|actor| model.actor_name(actor));
    let [actor, other] = names.map(Into::into);
    model.say(
        model
            .strings
            .with("joined", [("actor", actor), ("other", other)]),
    );
    vec![effect]
}

/// Focuses the selected actor and goes to its next mention, wherever in the
/// list it is.
fn focus_actor(model: &mut Model) -> Vec<Effect> {
    let Some(actor) = model.facets.actor().cloned() else {
        return Vec::new();
    };
    model.focused = Some(actor);
    model.side = Side::List;
    model.movement = Movement::Focused;
    let landing = Landing::Mention {
        movement: Movement::Focused,
        forwards: true,
    };
    let only_certain = model.hides_likely;
    let here = model.reader.open.as_mut().is_some_and(|open| {
        let places = movement::places(
            open,
            Movement::Focused,
            model.focused.as_ref(),
            only_certain,
        );
        open.mentions.is_none() || !places.is_empty()
    });
    if here && model.pending.is_none() {
        model.leave_place();
        model.focus = Pane::Reader;
        model.landing = landing;
        movement::land(model);
        return Vec::new();
    }
    let seek = Seek {
        movement: Movement::Focused,
        forwards: true,
        takes_keys: true,
    };
    movement::ask_to_seek(model, seek, Wrap::Yes)
}
