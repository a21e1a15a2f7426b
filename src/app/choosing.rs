//! Choosing: an article of the list, and the pane that has the keys.

use super::exchange::Effect;
use super::geometry::{Below, Pane};
use super::model::{AfterListing, Landing, Model};

/// Moves the selection and shows the selected article.
pub(super) fn select_row(model: &mut Model, rows: isize) -> Vec<Effect> {
    model.folders.selected = None;
    let before = model.sidebar.selected;
    model.sidebar.move_by(rows);
    if model.sidebar.selected == before {
        let said = if rows > 0 {
            "last-article"
        } else {
            "first-article"
        };
        model.say(model.strings.get(said));
        return Vec::new();
    }
    if model.focus == Pane::Reader {
        model.leave_place();
    }
    match model.sidebar.selected().map(|row| row.id) {
        Some(id) => vec![model.ask_for_article(id, Landing::Stay)],
        // The row is beyond the window that is known.
        None => {
            model.after_listing = AfterListing::OpenSelected;
            vec![model.ask_for_list()]
        }
    }
}

/// Gives the keys to a pane; to the reading pane only if there is something to read.
pub(super) fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    if pane == Pane::Reader && model.reader.open.is_none() {
        return Vec::new();
    }
    // While there are rows below the text they are the other pane.
    let is_other = pane == Pane::Side && model.below() != Below::Nothing;
    model.focus = if is_other { Pane::Below } else { pane };
    Vec::new()
}
