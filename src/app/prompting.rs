//! Opens the line where one types: for what, with what in it, and what is to be put back
//! when it is left. What is typed into it is a matter of `typing`.

use super::annotating;
use super::completion::Completion;
use super::deeds;
use super::exchange::{Effect, Names, Request};
use super::facets::Side;
use super::field::Field;
use super::filter_bar::{FilterBar, Purpose};
use super::geometry::Pane;
use super::model::Model;
use super::movement;
use super::notebook::Notebook;
use super::typing::{offer, stop_finding};

/// Opens the line to find in the open article.
pub(super) fn open_find(model: &mut Model) -> Vec<Effect> {
    let Some(open) = &mut model.reader.open else {
        return Vec::new();
    };
    // What was found before stays open.
    open.peeked = None;
    let from = open.place();
    let purpose = Purpose::Find {
        from: from.clone(),
        pane: model.focus,
    };
    model.found_from = Some(from);
    model.bar = Some(FilterBar {
        purpose,
        field: Field::default(),
        completion: Completion::default(),
        names: Names::default(),
    });
    movement::show_reader(model);
    Vec::new()
}

/// Opens the line to filter the list.
pub(super) fn open_filter(model: &mut Model) -> Vec<Effect> {
    let from = model.place();
    let before = model.sidebar.selection.clone();
    let field = Field::new(&before.typed);
    let purpose = Purpose::Filter {
        before,
        from,
        pane: model.focus,
        side: model.side,
    };
    model.bar = Some(FilterBar {
        purpose,
        field,
        completion: Completion::default(),
        names: Names::default(),
    });
    model.side = Side::List;
    model.focus = Pane::Side;
    model.folders.selected = None;
    offer(model);
    let mut effects = stop_finding(model);
    effects.push(Effect::Ask(Request::Names));
    effects
}

/// Opens the line to narrow the rows below the text.
pub(super) fn open_narrow(model: &mut Model) -> Vec<Effect> {
    if let Some(voices) = &model.voices {
        let before = voices.wish.narrowed.clone();
        let typed = before.clone();
        open_about(model, Purpose::Narrow { before, at: None }, &typed);
    } else if let Some(concordance) = &model.concordance {
        let before = concordance.wish.narrowed.clone();
        let typed = before.clone();
        let at = concordance.wish.at;
        open_about(model, Purpose::Narrow { before, at }, &typed);
    } else if let Some(notebook) = &model.notebook {
        let before = notebook.wish.clone();
        let typed = before.narrowed.clone();
        open_about(model, Purpose::NarrowNotebook { before }, &typed);
    }
    Vec::new()
}

/// Opens the line to narrow the rows of the panel.
pub(super) fn open_narrow_facets(model: &mut Model) -> Vec<Effect> {
    let before = model.facets.narrowed.clone();
    let typed = before.clone();
    open_about(model, Purpose::NarrowFacets { before }, &typed);
    Vec::new()
}

/// Opens the line to put tags on the article at hand.
pub(super) fn open_tags(model: &mut Model) -> Vec<Effect> {
    let Some((id, state)) = deeds::at_hand(model) else {
        return Vec::new();
    };
    let mut tags = deeds::listed(&model.strings, &state.tags);
    if !tags.is_empty() {
        // The next one can be typed at once.
        tags += &deeds::listed(&model.strings, &[String::new(), String::new()]);
    }
    open_about(model, Purpose::Tags(id), &tags);
    vec![Effect::Ask(Request::Names)]
}

/// Opens the line to write a note: about the passage or article of a row of the notebook,
/// about the passage that the caret is in, else about the article at hand.
pub(super) fn open_note(model: &mut Model) -> Vec<Effect> {
    if model.focus == Pane::Below {
        let row = model.notebook.as_ref().and_then(Notebook::chosen);
        if let Some(row) = row.cloned() {
            let note = row.noted.note(&row.state).to_owned();
            open_about(model, Purpose::NotedRow(Box::new(row)), &note);
        }
    } else if let Some((id, range, note)) = annotating::subject(model) {
        open_about(model, Purpose::Passage { id, range }, &note);
    } else if let Some((id, state)) = deeds::at_hand(model) {
        open_about(model, Purpose::Note(id), &state.note);
    }
    Vec::new()
}

fn open_about(model: &mut Model, purpose: Purpose, text: &str) {
    model.bar = Some(FilterBar {
        purpose,
        field: Field::new(text),
        completion: Completion::default(),
        names: Names::default(),
    });
}
