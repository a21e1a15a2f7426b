//! What is the same for all that stands below the text, in the place of the side pane: the
//! reading pane shows the places of its rows, one goes to one of them, and comes back.

use std::ops::Range;

use super::before::Before;
use super::exchange::{Effect, Request};
use super::geometry::Pane;
use super::jumps::Place;
use super::model::{Landing, Model};
use super::wish::Below;
use crate::library::article::ArticleId;

/// What closing will put back; what is marked is dropped, since it would grow with every
/// move.
pub(super) fn before(model: &mut Model) -> Before {
    let place = model.place();
    let open = model.reader.open.as_mut();
    let caret = open.as_ref().and_then(|open| open.caret());
    if let Some(open) = open {
        open.drop_mark();
        open.drop_caret();
    }
    Before {
        place,
        caret: caret.map(|caret| caret.at),
        pane: model.focus,
        side: model.side,
        focused: model.focused.clone(),
    }
}

/// How many rows of the screen there are below its heading.
pub(super) fn rows(model: &Model) -> usize {
    let area = model.geometry().below;
    area.map_or(1, |area| usize::from(area.height.saturating_sub(1)))
}

/// Something else takes its place; one stays where one is.
pub(super) fn put_away(model: &mut Model) -> Vec<Effect> {
    let concordance = model.concordance.take();
    let behind = concordance.as_ref().and_then(|open| open.from.as_ref());
    let voices = model.voices.take().is_some() || behind.is_some();
    let leave = [
        concordance.map(|_| Request::LeaveConcordance),
        model.related.take().map(|_| Request::LeaveRelated),
        model.notebook.take().map(|_| Request::LeaveNotebook),
        voices.then_some(Request::LeaveVoices),
    ];
    let leave: Vec<Effect> = leave.into_iter().flatten().map(Effect::Ask).collect();
    if !leave.is_empty() && model.focus == Pane::Below {
        model.focus = Pane::Reader;
    }
    leave
}

/// Has the reading pane show a place.
pub(super) fn show_place(model: &mut Model, id: ArticleId, range: Range<usize>) -> Vec<Effect> {
    if let Some(pending) = model.pending.as_mut().filter(|pending| pending.id == id) {
        pending.landing = Landing::On(range);
        return Vec::new();
    }
    match &mut model.reader.open {
        Some(open) if open.article.id == id && model.pending.is_none() => {
            open.go_to(range);
            Vec::new()
        }
        _ => vec![model.ask_for_article(id, Landing::On(range))],
    }
}

/// The reading pane as it stands, and no place to come back to.
pub(super) fn nothing_before(model: &Model) -> Before {
    Before {
        place: None,
        caret: None,
        pane: Pane::Reader,
        side: model.side,
        focused: model.focused.clone(),
    }
}

/// The place of a row that the reading pane shows.
pub(super) fn stop(model: &Model, id: ArticleId, here: Range<usize>, below: Below) -> Place {
    let top = match &model.reader.open {
        Some(open) if open.article.id == id => open.place().top,
        _ => here.start,
    };
    Place {
        article: id,
        top,
        here: Some(here),
        below: Some(below),
    }
}

/// Goes to the place `stop` of a row. The way back leads to the rows, then to where they
/// were opened.
pub(super) fn go(model: &mut Model, before: Option<Place>, stop: Place) -> Vec<Effect> {
    before
        .into_iter()
        .for_each(|place| model.jumps.leave(place));
    model.jumps.leave(stop);
    model.focus = Pane::Reader;
    vec![model.ask_for_list()]
}

/// Goes back to where it was opened.
pub(super) fn come_back(model: &mut Model, before: Before) -> Vec<Effect> {
    let mut effects = Vec::new();
    (model.focus, model.side) = (before.pane, before.side);
    model.focused = before.focused;
    if let Some(place) = before.place {
        match &mut model.reader.open {
            Some(open) if open.article.id == place.article && model.pending.is_none() => {
                open.return_to(&place);
                model.sidebar.select(place.article);
                if let Some(at) = before.caret.filter(|_| open.put_caret()) {
                    open.place_caret(at);
                }
            }
            _ => effects.push(model.ask_for_article(place.article, Landing::At(place))),
        }
    }
    effects.push(model.ask_for_list());
    effects
}
