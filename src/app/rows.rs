//! The keys of the concordance: opening it, moving through its rows, each of which the
//! reading pane shows at once, going to one of them, and coming back.

use super::commands::Command;
use super::concordance::{Before, Concordance, sort_name};
use super::exchange::{Effect, Gathered, Request};
use super::geometry::Pane;
use super::jumps::Place;
use super::keyword::keyword;
use super::model::{Landing, Model, Movement};
use super::wish::Wish;
use crate::query::concordance::{Keyword, Sort};

/// Opens the concordance of what one is at.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some((keyword, at)) = keyword(model) else {
        model.complain(model.strings.get("no-keyword"));
        return Vec::new();
    };
    let place = model.place();
    let open = model.reader.open.as_mut();
    let caret = open.as_ref().and_then(|open| open.caret());
    if let Some(open) = open {
        // What is marked would grow with every move.
        open.drop_mark();
        open.drop_caret();
    }
    let wish = Wish {
        keyword,
        selection: model.sidebar.selection.clone(),
        sort: Sort::default(),
        narrowed: String::new(),
        at,
    };
    let before = Before {
        place,
        caret: caret.map(|caret| caret.at),
        pane: model.focus,
        side: model.side,
        focused: model.focused.clone(),
    };
    show(model, wish, before);
    Vec::new()
}

/// Opens a concordance again that was left for a place in it.
pub(super) fn reopen(model: &mut Model, wish: Wish) {
    let before = Before {
        place: None,
        caret: None,
        pane: Pane::Reader,
        side: model.side,
        focused: model.focused.clone(),
    };
    show(model, wish, before);
}

fn show(model: &mut Model, wish: Wish, before: Before) {
    if let Keyword::Actor(actor) = &wish.keyword {
        model.focused = Some(actor.clone());
    }
    model.concordance = Some(Concordance::new(wish, before));
    model.focus = Pane::Concordance;
}

/// What a command means to the pane; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let page = rows(model).max(2) as isize - 1;
    let concordance = model.concordance.as_mut()?;
    let all = concordance.total as isize;
    match command {
        Command::LineDown => Some(step(model, 1)),
        Command::LineUp => Some(step(model, -1)),
        Command::PageDown => Some(step(model, page)),
        Command::PageUp => Some(step(model, -page)),
        Command::HalfPageDown => Some(step(model, (page / 2).max(1))),
        Command::HalfPageUp => Some(step(model, -(page / 2).max(1))),
        Command::Start => Some(step(model, -all)),
        Command::End => Some(step(model, all)),
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

/// How many rows of it are seen.
fn rows(model: &Model) -> usize {
    let area = model.geometry().concordance;
    area.map_or(1, |area| usize::from(area.height.saturating_sub(1)))
}

/// Moves by so many rows.
pub(super) fn step(model: &mut Model, rows: isize) -> Vec<Effect> {
    let to = model.concordance.as_ref();
    let to = to.map_or(0, |open| open.selected.saturating_add_signed(rows));
    select(model, to)
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

/// Goes to the place of the row that has the keys. The way back leads to the concordance,
/// then to where it was opened.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = &model.concordance else {
        return Vec::new();
    };
    let Some(line) = concordance.row(concordance.selected) else {
        return Vec::new();
    };
    let top = match &model.reader.open {
        Some(open) if open.article.id == line.article => open.place().top,
        _ => line.range.start,
    };
    let stop = Place {
        article: line.article,
        top,
        here: Some(line.range.clone()),
        concordance: Some(Box::new(concordance.wish.clone())),
    };
    if let Keyword::Actor(_) = concordance.wish.keyword {
        model.movement = Movement::Focused;
    }
    let before = concordance.before.place.clone();
    before
        .into_iter()
        .for_each(|place| model.jumps.leave(place));
    model.jumps.leave(stop);
    model.concordance = None;
    model.focus = Pane::Reader;
    vec![model.ask_for_list()]
}

/// Closes it, and goes back to where it was opened.
fn close(model: &mut Model) -> Vec<Effect> {
    let Some(concordance) = model.concordance.take() else {
        return Vec::new();
    };
    let before = concordance.before;
    (model.focus, model.side) = (before.pane, before.side);
    model.focused = before.focused;
    let mut effects = vec![Effect::Ask(Request::LeaveConcordance)];
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

/// Something else takes its place; one stays where one is.
pub(super) fn put_away(model: &mut Model) -> Option<Effect> {
    model.concordance.take()?;
    if model.focus == Pane::Concordance {
        model.focus = Pane::Reader;
    }
    Some(Effect::Ask(Request::LeaveConcordance))
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
    let (height, only_certain) = (rows(model), model.hides_likely);
    let concordance = model.concordance.as_mut()?;
    let wanted = concordance.ask(height, only_certain, &mut model.gathering)?;
    Some(Effect::Ask(Request::Concordance(Box::new(wanted))))
}
