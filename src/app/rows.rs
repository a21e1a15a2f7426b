//! The keys of the concordance: opening it, moving through its rows, each of which the
//! reading pane shows at once, going to one of them, and coming back.

use super::before::Before;
use super::below;
use super::commands::Command;
use super::concordance::{Concordance, sort_name};
use super::exchange::{Effect, Gathered, Request};
use super::geometry::Pane;
use super::keyword::keyword;
use super::model::{Model, Movement};
use super::voices::Voices;
use super::wish::{Below, Wish};
use crate::query::concordance::Sort;

/// Opens the concordance of what one is at.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some((keyword, at)) = keyword(model) else {
        model.complain(model.strings.get("no-keyword"));
        return Vec::new();
    };
    let before = below::before(model);
    let effects = below::put_away(model);
    let wish = Wish {
        keyword,
        selection: model.sidebar.selection.clone(),
        sort: Sort::default(),
        narrowed: String::new(),
        at,
    };
    show(model, wish, before);
    effects
}

/// Opens a concordance again that was left for a place in it.
pub(super) fn reopen(model: &mut Model, wish: Wish) {
    let before = below::nothing_before(model);
    show(model, wish, before);
}

/// Opens the passages of one of the rows of forms, which come back when it is closed.
pub(super) fn show_from(model: &mut Model, wish: Wish, before: Before, from: Box<Voices>) {
    show(model, wish, before);
    if let Some(concordance) = &mut model.concordance {
        concordance.from = Some(from);
    }
}

fn show(model: &mut Model, wish: Wish, before: Before) {
    if let Some(actor) = wish.keyword.actor() {
        model.focused = Some(actor.clone());
    }
    model.concordance = Some(Concordance::new(wish, before));
    model.focus = Pane::Below;
}

/// What a command other than a move means to the pane; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let concordance = model.concordance.as_mut()?;
    match command {
        Command::SortRows => {
            concordance.wish.sort = concordance.wish.sort.next();
            let sort = model.strings.get(sort_name(concordance.wish.sort));
            model.say(model.strings.with("order", [("order", sort.into())]));
            Some(Vec::new())
        }
        Command::OpenRow => Some(go(model)),
        Command::CloseConcordance => Some(close(model)),
        _ => None,
    }
}

/// Gives the keys to the row with this index.
pub(super) fn select(model: &mut Model, index: usize) -> Vec<Effect> {
    if let Some(concordance) = &mut model.concordance {
        concordance.move_to(index);
    }
    follow(model)
}

/// Has the reading pane show the row that has the keys, if it is known.
fn follow(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = &mut model.concordance else {
        return Vec::new();
    };
    let Some(line) = concordance.row(concordance.selected) else {
        return Vec::new();
    };
    let (id, range, at) = (line.article, line.range.clone(), Some(line.spot()));
    concordance.wish.at = at;
    if std::mem::replace(&mut concordance.shown, at) == at {
        return Vec::new();
    }
    below::show_place(model, id, range)
}

/// Goes to the place of the row that has the keys. The way back leads to the concordance,
/// then to where it was opened.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = &model.concordance else {
        return Vec::new();
    };
    let Some(line) = concordance.row(concordance.selected) else {
        if concordance.is_lost(concordance.selected) {
            model.complain(model.strings.get("row-lost"));
        }
        return Vec::new();
    };
    let wish = Below::Concordance(Box::new(concordance.wish.clone()));
    let stop = below::stop(model, line.article, line.range.clone(), wish);
    if concordance.wish.keyword.actor().is_some() {
        model.movement = Movement::Focused;
    }
    let before = concordance.before.place.clone();
    let from = model.concordance.take().and_then(|open| open.from);
    let Some(voices) = from else {
        return below::go(model, before, stop);
    };
    for place in voices.places(before.as_ref()) {
        model.jumps.leave(place);
    }
    let mut effects = vec![Effect::Ask(Request::LeaveVoices)];
    effects.extend(below::go(model, None, stop));
    effects
}

/// Closes it, and goes back to where it was opened.
pub(super) fn close(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = model.concordance.take() else {
        return Vec::new();
    };
    let mut effects = vec![Effect::Ask(Request::LeaveConcordance)];
    effects.extend(match concordance.from {
        Some(voices) => come_back(model, voices, concordance.before),
        None => below::come_back(model, concordance.before),
    });
    effects
}

/// Comes back from the passages of a form to the rows of forms.
fn come_back(model: &mut Model, mut voices: Box<Voices>, before: Before) -> Vec<Effect> {
    let effects = below::come_back(model, before);
    // Whether likely mentions count may have changed meanwhile.
    voices.asked = voices.asked.filter(|&asked| asked == model.hides_likely);
    model.focused = Some(voices.wish.actor.clone());
    model.focus = Pane::Below;
    model.voices = Some(*voices);
    effects
}

/// Takes over rows.
pub(super) fn take(model: &mut Model, gathered: Gathered) -> Vec<Effect> {
    if let Some(concordance) = &mut model.concordance {
        concordance.take(gathered);
    }
    follow(model)
}

/// Makes it fit the screen, and asks for what is seen of it.
pub(super) fn arrange(model: &mut Model) -> Option<Effect> {
    let (height, only_certain) = (below::rows(model), model.hides_likely);
    let concordance = model.concordance.as_mut()?;
    let wanted = concordance.ask(height, only_certain, &mut model.gathering)?;
    Some(Effect::Ask(Request::Concordance(Box::new(wanted))))
}
