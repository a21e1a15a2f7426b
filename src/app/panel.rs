//! The keys of the panel of actors: moving in it, narrowing the list, focusing.

use super::commands::Command;
use super::exchange::Effect;
use super::facets::{Side, Stance, toggle};
use super::geometry::Pane;
use super::model::{Landing, Model, Movement, Seek};
use super::movement::{self, Wrap};

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
        Command::FocusActor => return Some(focus_actor(model)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Narrows the list to articles that mention the selected actor, or do not.
fn narrow(model: &mut Model, stance: Stance) -> Vec<Effect> {
    let Some(actor) = model.facets.selected().map(|row| row.actor.clone()) else {
        return Vec::new();
    };
    let mut selection = model.sidebar.selection.clone();
    toggle(&mut selection, &actor, stance);
    vec![model.select(selection, None)]
}

/// Focuses the selected actor and goes to its next mention, wherever in the
/// list it is.
fn focus_actor(model: &mut Model) -> Vec<Effect> {
    let Some(actor) = model.facets.selected().map(|row| row.actor.clone()) else {
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
