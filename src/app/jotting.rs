//! The keys of the notebook: opening it, moving through its rows, each of which the reading
//! pane shows at once, taking away what a row has, going to one of them, and coming back.

use super::before::Before;
use super::below;
use super::commands::Command;
use super::deeds;
use super::exchange::{Effect, Jottings, Request};
use super::geometry::Pane;
use super::jumps::Place;
use super::model::{Landing, Model};
use super::notebook::Notebook;
use super::wish::{Below, Pages};

/// Opens the notebook of the articles that are listed.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let before = below::before(model);
    let effects = below::put_away(model);
    let wish = Pages {
        selection: model.sidebar.selection.clone(),
        narrowed: String::new(),
        at: None,
    };
    show(model, wish, before);
    effects
}

/// Opens it again where it was left for a place in it.
pub(super) fn reopen(model: &mut Model, wish: Pages) {
    let before = below::nothing_before(model);
    show(model, wish, before);
}

fn show(model: &mut Model, wish: Pages, before: Before) {
    model.notebook = Some(Notebook::new(wish, before));
    model.focus = Pane::Below;
}

/// What a command other than a move means to the pane; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    match command {
        Command::OpenRow => Some(go(model)),
        Command::RemoveNoted => Some(remove(model)),
        Command::CloseNotebook => Some(close(model)),
        _ => None,
    }
}

/// Gives the keys to the row with this index.
pub(super) fn select(model: &mut Model, index: usize) -> Vec<Effect> {
    if let Some(open) = &mut model.notebook {
        open.move_to(index);
    }
    follow(model)
}

/// Has the reading pane show the row that has the keys, if it is known: its passage, or the
/// article where it was left.
fn follow(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model
        .notebook
        .as_mut()
        .filter(|open| open.chosen().is_some())
    else {
        return Vec::new();
    };
    if !open.is_to_be_shown() {
        return Vec::new();
    }
    let Some((id, range)) = open.chosen().map(|row| (row.article, row.range.clone())) else {
        return Vec::new();
    };
    let is_open = |model: &Model| match (&model.pending, &model.reader.open) {
        (Some(pending), _) => pending.id == id,
        (None, Some(open)) => open.article.id == id,
        (None, None) => false,
    };
    match range {
        Some(range) => below::show_place(model, id, range),
        None if is_open(model) => Vec::new(),
        None => vec![model.ask_for_article(id, Landing::Stay)],
    }
}

/// Goes to the place of the row that has the keys. The way back leads to the notebook, then
/// to where it was opened.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(open) = &model.notebook else {
        return Vec::new();
    };
    let Some(row) = open.chosen() else {
        return Vec::new();
    };
    let wish = Below::Notebook(Box::new(open.wish.clone()));
    let stop = match row.range.clone() {
        Some(range) => below::stop(model, row.article, range, wish),
        None => Place {
            here: None,
            ..below::stop(model, row.article, 0..0, wish)
        },
    };
    let before = open.before.place.clone();
    model.notebook = None;
    let mut effects = vec![Effect::Ask(Request::LeaveNotebook)];
    effects.extend(below::go(model, before, stop));
    effects
}

/// Takes away what the row says that has the keys.
fn remove(model: &mut Model) -> Vec<Effect> {
    let row = model.notebook.as_ref().and_then(Notebook::chosen).cloned();
    row.map_or_else(Vec::new, |row| {
        let deed = row.noted.removal(&row.state);
        deeds::act_on(model, row.article, &row.state, deed)
    })
}

/// Closes it, and goes back to where it was opened.
fn close(model: &mut Model) -> Vec<Effect> {
    let Some(open) = model.notebook.take() else {
        return Vec::new();
    };
    let mut effects = vec![Effect::Ask(Request::LeaveNotebook)];
    effects.extend(below::come_back(model, open.before));
    effects
}

/// Takes over rows.
pub(super) fn take(model: &mut Model, listed: Jottings) -> Vec<Effect> {
    if let Some(open) = &mut model.notebook {
        open.take(listed);
    }
    follow(model)
}

/// Makes it fit the screen, and asks for what is seen of it.
pub(super) fn arrange(model: &mut Model) -> Option<Effect> {
    let height = below::rows(model);
    let open = model.notebook.as_mut()?;
    let wanted = open.ask(height, &mut model.jotting)?;
    Some(Effect::Ask(Request::Notebook(Box::new(wanted))))
}
