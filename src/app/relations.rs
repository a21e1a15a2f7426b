//! The keys of related passages: finding those of the passage one is at, moving through them,
//! each of which the reading pane shows at once, going to one, from there to others, and back.

use super::before::Before;
use super::below;
use super::commands::Command;
use super::exchange::{Effect, From, RelatedTo, Relations, Request};
use super::geometry::Pane;
use super::jumps::Place;
use super::model::Model;
use super::related::{HEIGHT, Related};
use super::wish::{Below, Comparison};
use crate::library::article::ArticleId;

/// Looks for what is related to the passage one is at.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some((article, from)) = passage(model) else {
        model.complain(model.strings.get("no-passage"));
        return Vec::new();
    };
    let before = below::before(model);
    let effects = below::put_away(model);
    let wish = Comparison {
        article,
        from,
        at: None,
        is_beside: false,
    };
    show(model, wish, before);
    effects
}

/// Looks again for what one left for a place in it.
pub(super) fn reopen(model: &mut Model, wish: Comparison) {
    let before = below::nothing_before(model);
    show(model, wish, before);
}

fn show(model: &mut Model, wish: Comparison, before: Before) {
    model.related = Some(Related::new(wish, before));
    model.focus = Pane::Below;
}

/// The passage one is at: what is marked, else the paragraph of the caret or of the place at
/// hand, else the first one that begins on the page; in the list the one that the article
/// begins with.
fn passage(model: &Model) -> Option<(ArticleId, From)> {
    let open = model.reader.open.as_ref();
    if model.focus != Pane::Reader || model.pending.is_some() {
        let selected = model.sidebar.selected().map(|row| row.id);
        let article = selected.or(open.map(|open| open.article.id))?;
        return Some((article, From::Lead));
    }
    let open = open?;
    let article = open.article.id;
    if let Some(marked) = open.marked().filter(|marked| !marked.is_empty()) {
        return Some((article, From::Marked(marked)));
    }
    if let Some(caret) = open.caret() {
        return Some((article, From::At(caret.at)));
    }
    let page = open.page.range().unwrap_or(0..0);
    let here = open.here.as_ref().map(|here| here.start);
    if let Some(here) = here.filter(|here| page.contains(here)) {
        return Some((article, From::At(here)));
    }
    let mut blocks = open.article.blocks.iter();
    let begins = blocks.find(|block| block.range.start >= page.start);
    let begins = begins.map(|block| block.range.start);
    let at = begins.filter(|at| page.contains(at)).unwrap_or(page.start);
    Some((article, From::At(at)))
}

/// What a command other than a move means to the pane; `None` if nothing of its own.
pub(super) fn choose(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let related = model.related.as_mut()?;
    match command {
        Command::Compare => {
            related.wish.is_beside = !related.wish.is_beside;
            Some(Vec::new())
        }
        Command::ShowCopies => {
            if !related.toggle_copies() {
                model.complain(model.strings.get("no-copies"));
            }
            Some(follow(model))
        }
        Command::OpenRow => Some(go(model)),
        Command::Related => Some(go_on(model)),
        Command::CloseRelated => Some(close(model)),
        _ => None,
    }
}

/// How many passages are seen.
fn shown(model: &Model) -> usize {
    (below::rows(model) / HEIGHT).max(1)
}

/// Gives the keys to the row with this index.
pub(super) fn select(model: &mut Model, index: usize) -> Vec<Effect> {
    if let Some(related) = &mut model.related {
        related.move_to(index);
    }
    follow(model)
}

/// Has the reading pane show the passage that has the keys.
fn follow(model: &mut Model) -> Vec<Effect> {
    let Some(related) = model.related.as_mut().filter(|open| !open.is_awaited()) else {
        return Vec::new();
    };
    let Some(found) = related.chosen() else {
        return Vec::new();
    };
    let (id, place, at) = (found.article, found.place(), Some(found.spot()));
    if std::mem::replace(&mut related.shown, at) == at {
        return Vec::new();
    }
    below::show_place(model, id, place)
}

/// The place of the passage that has the keys, with the rows as they stand.
pub(super) fn place(model: &Model) -> Option<Place> {
    let related = model.related.as_ref()?;
    let found = related.chosen()?;
    let wish = Comparison {
        at: Some(found.spot()),
        ..related.wish.clone()
    };
    let below = Below::Related(Box::new(wish));
    Some(below::stop(model, found.article, found.place(), below))
}

/// Goes to the passage that has the keys. The way back leads to the rows, then to where they
/// were opened.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(stop) = place(model) else {
        return Vec::new();
    };
    let related = model.related.take();
    let found = related
        .as_ref()
        .and_then(|related| related.chosen().cloned());
    let before = related.and_then(|related| related.before.place);
    let mut effects = vec![Effect::Ask(Request::LeaveRelated)];
    effects.extend(below::go(model, before, stop));
    if let (Some(open), Some(found)) = (&mut model.reader.open, found)
        && open.article.id == found.article
        && open.here == Some(found.place())
    {
        // Of the stretch one is at the first thing that it shares: all of it would read as
        // a name.
        open.here = found.reasons().into_iter().next().or(open.here.take());
    }
    effects
}

/// Goes there, and looks for what is related to it in turn.
fn go_on(model: &mut Model) -> Vec<Effect> {
    let related = model.related.as_ref();
    let Some(found) = related.and_then(|related| related.chosen()).cloned() else {
        return Vec::new();
    };
    let effects = go(model);
    let before = below::nothing_before(model);
    let wish = Comparison {
        article: found.article,
        from: From::Marked(found.range.clone()),
        at: None,
        is_beside: false,
    };
    show(model, wish, before);
    effects
}

/// Closes it, and goes back to where it was opened.
fn close(model: &mut Model) -> Vec<Effect> {
    let Some(related) = model.related.take() else {
        return Vec::new();
    };
    let mut effects = vec![Effect::Ask(Request::LeaveRelated)];
    effects.extend(below::come_back(model, related.before));
    effects
}

/// Takes over what was found.
pub(super) fn take(model: &mut Model, relations: Relations) -> Vec<Effect> {
    if let Some(related) = &mut model.related {
        related.take(relations);
    }
    follow(model)
}

/// Makes it fit the screen, and asks for the passages unless that was done.
pub(super) fn arrange(model: &mut Model) -> Option<Effect> {
    let shown = shown(model);
    let related = model.related.as_mut()?;
    related.arrange(shown);
    if std::mem::replace(&mut related.is_asked, true) {
        return None;
    }
    let asked = RelatedTo {
        generation: model.relating.advance(),
        article: related.wish.article,
        from: related.wish.from.clone(),
    };
    Some(Effect::Ask(Request::Related(Box::new(asked))))
}
