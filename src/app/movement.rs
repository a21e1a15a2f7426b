//! Moving among mentions and hits: within the article, and on into the next
//! one of the list.

use std::ops::Range;
use std::sync::Arc;

use super::exchange::{Effect, Request, Target};
use super::filter_bar::Purpose;
use super::geometry::Pane;
use super::model::{Landing, Model, Movement, Seek};
use super::reader::{Open, Position};
use super::ruling::rejected_here;
use super::visited::Basis;
use crate::library::mention::ActorId;

/// Goes to the next or previous place in the sense of `movement`.
pub fn step(model: &mut Model, movement: Movement, forwards: bool) -> Vec<Effect> {
    if let Some(pending) = &mut model.pending {
        // Whoever types ahead means the article that is on its way.
        pending.landing = Landing::Mention { movement, forwards };
        model.movement = movement;
        return Vec::new();
    }
    if movement == Movement::Focused && model.focused.is_none() && !focus_here(model) {
        let said = match is_rejected_here(model) {
            true => "no-mention-any-more",
            false => "no-actor-focused",
        };
        model.complain(model.strings.get(said));
        return Vec::new();
    }
    let begins = std::mem::replace(&mut model.movement, movement) != movement;
    let focused = model.focused.clone();
    let only_certain = model.hides_likely;
    let Some(open) = &mut model.reader.open else {
        return Vec::new();
    };
    if movement != Movement::Hits && open.mentions.is_none() {
        model.say(model.strings.get("still-looking"));
        return Vec::new();
    }
    let places = places(open, movement, focused.as_ref(), only_certain);
    let Some(at) = neighbour(&places, &open.position(), forwards) else {
        return beyond(model, movement, forwards, &places);
    };
    let place = open.place();
    let scrolled = matches!(open.position(), Position::Before(_));
    // Where one had come to by reading is a place to come back to.
    let read = open.here.as_ref().is_some_and(Range::is_empty);
    let far = open.page.locate(places[at].start).is_none();
    open.go_to(places[at].clone());
    if begins || read || (far && scrolled) {
        model.jumps.leave(place);
    }
    show_reader(model);
    Vec::new()
}

/// Focuses the actor of the mention at hand, or the principal actor of the
/// article that is mentioned most. False if there is none, or one is where a mention
/// was rejected: nobody else is meant there.
pub fn focus_here(model: &mut Model) -> bool {
    let Some(actor) = actor_here(model) else {
        return false;
    };
    model.say(
        model
            .strings
            .with("focused-on", [("actor", model.actor_name(&actor).into())]),
    );
    model.focused = Some(actor);
    true
}

/// Focuses the actor that [`focus_here`] means, or lets it go if it is focused.
pub(super) fn toggle_focus(model: &mut Model) {
    if model.focused.is_some() && model.focused == actor_here(model) {
        unfocus(model);
    } else {
        choose_here(model);
    }
}

/// Focuses the actor that [`focus_here`] means, to go through its mentions.
pub(super) fn choose_here(model: &mut Model) {
    if focus_here(model) {
        model.movement = Movement::Focused;
    } else if is_rejected_here(model) {
        model.complain(model.strings.get("no-mention-any-more"));
    }
}

/// Whether one is at a place that is no mention because the person decided so.
pub(super) fn is_rejected_here(model: &Model) -> bool {
    let open = model.reader.open.as_ref();
    let open = open.filter(|_| model.pending.is_none());
    open.is_some_and(|open| rejected_here(model, open).is_some())
}

/// Lets the focused actor go, if there is one, with what was on its way to it.
pub(super) fn unfocus(model: &mut Model) {
    let Some(actor) = model.focused.take() else {
        return;
    };
    if model.seeking_for.movement == Movement::Focused {
        model.seeking.advance();
    }
    let pending = model.pending.iter_mut().map(|pending| &mut pending.landing);
    for landing in pending.chain([&mut model.landing]) {
        if leads_to_focused(landing) {
            *landing = Landing::Stay;
        }
    }
    let actor = [("actor", model.actor_name(&actor).into())];
    model.say(model.strings.with("unfocused", actor));
}

/// The actor of the mention at the caret, at hand, or around what was found; or else the first of those that the
/// row of the article in the list names.
fn actor_here(model: &Model) -> Option<ActorId> {
    let open = model.reader.open.as_ref();
    let open = open.filter(|_| model.pending.is_none())?;
    let here = || {
        let here = open.here.as_ref().filter(|here| !here.is_empty())?;
        let mention = open.mention_at(here);
        mention.or_else(|| open.mention_over(here.start))
    };
    let at_caret = open.mention_of_word_at_caret();
    if at_caret.is_none() && is_rejected_here(model) {
        return None;
    }
    let here = at_caret.or_else(here);
    here.map(|mention| &mention.actor)
        .or(open.principal.first())
        .cloned()
}

/// Goes to where the article was opened for, as soon as that is known.
pub fn land(model: &mut Model) {
    if leads_to_focused(&model.landing) && model.focused.is_none() && !focus_here(model) {
        return;
    }
    let focused = model.focused.clone();
    let only_certain = model.hides_likely;
    let Some(open) = &mut model.reader.open else {
        return;
    };
    match model.landing.clone() {
        Landing::Stay => {}
        Landing::At(place) => open.return_to(&place),
        Landing::On(range) => open.go_to(range),
        Landing::Hit { from } => match open.matched.first() {
            Some(hit) => open.go_to(hit.clone()),
            None if !open.article.is_whole => return,
            None => {
                if let Some(place) = from.filter(|place| place.article == open.article.id) {
                    open.return_to(&place);
                }
            }
        },
        Landing::Mention { movement, .. } if movement != Movement::Hits && !open.knows_all => {
            return;
        }
        Landing::Mention { movement, forwards } => {
            let places = places(open, movement, focused.as_ref(), only_certain);
            if !open.article.is_whole && (places.is_empty() || !forwards) {
                return;
            }
            let place = if forwards {
                places.first()
            } else {
                places.last()
            };
            if let Some(range) = place {
                open.go_to(range.clone());
            }
        }
    }
    model.landing = Landing::Stay;
}

fn leads_to_focused(landing: &Landing) -> bool {
    matches!(
        landing,
        Landing::Mention {
            movement: Movement::Focused,
            ..
        }
    )
}

/// The places that `movement` visits in an article, in order.
pub(super) fn places(
    open: &mut Open,
    movement: Movement,
    focused: Option<&ActorId>,
    only_certain: bool,
) -> Arc<[Range<usize>]> {
    let mentions = |of| Basis::Mentions {
        article: Arc::clone(&open.article),
        mentions: open.mentions.clone(),
        of,
        only_certain,
    };
    let source = match (movement, focused) {
        (Movement::Hits, _) if open.found.is_empty() => Basis::Hits(Arc::clone(&open.matched)),
        (Movement::Hits, _) => Basis::Hits(Arc::clone(&open.found)),
        (Movement::Any, _) => mentions(None),
        (Movement::Focused, None) => Basis::Hits(Arc::default()),
        (Movement::Focused, Some(actor)) => mentions(Some(actor.clone())),
    };
    open.visited.of(source)
}

/// What the places are that are counted: while one types what to find, what was found of it.
pub(super) fn counted(model: &Model) -> Movement {
    let bar = model.bar.as_ref();
    let finds = bar.is_some_and(|bar| matches!(bar.purpose, Purpose::Find { .. }));
    let open = model.reader.open.as_ref();
    let has_found = open.is_some_and(|open| !open.found.is_empty());
    match finds && has_found {
        true => Movement::Hits,
        false => model.movement,
    }
}

/// Counts the places that `n` visits, if they are others than before.
pub(super) fn count_places(model: &mut Model) {
    let movement = counted(model);
    if let Some(open) = &mut model.reader.open {
        places(open, movement, model.focused.as_ref(), model.hides_likely);
    }
}

/// The index of the place after (or before) `position`.
fn neighbour(places: &[Range<usize>], position: &Position, forwards: bool) -> Option<usize> {
    let first_from = |byte| places.partition_point(|place| place.start < byte);
    match (position, forwards) {
        (Position::At(here), true) => Some(first_from(here.start + 1)),
        (Position::Before(byte), true) => Some(first_from(*byte)),
        (Position::At(Range { start, .. }) | Position::Before(start), false) => {
            first_from(*start).checked_sub(1)
        }
    }
    .filter(|&at| at < places.len())
}

/// There is no further place in this article.
fn beyond(
    model: &mut Model,
    movement: Movement,
    forwards: bool,
    places: &[Range<usize>],
) -> Vec<Effect> {
    let Some(open) = &mut model.reader.open else {
        return Vec::new();
    };
    if movement != Movement::Hits && !open.knows_all || !open.article.is_whole {
        model.say(model.strings.get("still-looking"));
        return Vec::new();
    }
    let found = movement == Movement::Hits && !open.found.is_empty();
    if movement == Movement::Hits && (found || model.sidebar.selection.typed.trim().is_empty()) {
        let place = if forwards {
            places.first()
        } else {
            places.last()
        };
        let said = match place {
            None if model.awaits_hits => "searching",
            None => "no-hits",
            Some(_) if forwards => "from-the-start",
            Some(_) => "from-the-end",
        };
        if let Some(range) = place {
            open.go_to(range.clone());
        }
        model.say(model.strings.get(said));
        return Vec::new();
    }
    let seek = Seek {
        movement,
        forwards,
        takes_keys: false,
    };
    ask_to_seek(model, seek, Wrap::No)
}

/// Whether a seek goes on from the other end of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    No,
    Yes,
}

/// Asks for the next article of the list that has a place of this kind.
pub(super) fn ask_to_seek(model: &mut Model, seek: Seek, wrap: Wrap) -> Vec<Effect> {
    let Some(open) = &model.reader.open else {
        return Vec::new();
    };
    let from = open.article.id;
    let target = match (seek.movement, &model.focused) {
        (Movement::Focused, Some(actor)) => Target::Actor(actor.clone()),
        (Movement::Hits, _) => Target::Any,
        _ => Target::AnyActor,
    };
    let forwards = seek.forwards;
    model.seeking_for = seek;
    vec![Effect::Ask(Request::Seek {
        generation: model.seeking.advance(),
        selection: model.sidebar.selection.clone(),
        from,
        target,
        only_certain: model.hides_likely,
        forwards,
        wrap: wrap == Wrap::Yes,
    })]
}

/// Brings the reading pane to the front.
pub fn show_reader(model: &mut Model) {
    if model.geometry().reader.is_none() {
        model.focus = Pane::Reader;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_neighbour_of_a_place_or_of_the_top_of_the_page() {
        let places = [10..12, 20..22, 30..32];
        let at = |start: usize| Position::At(start..start + 2);
        assert_eq!(neighbour(&places, &at(10), true), Some(1));
        assert_eq!(neighbour(&places, &at(30), true), None);
        assert_eq!(neighbour(&places, &at(10), false), None);
        assert_eq!(neighbour(&places, &Position::Before(20), true), Some(1));
        assert_eq!(neighbour(&places, &Position::Before(20), false), Some(0));
        assert_eq!(neighbour(&[], &Position::Before(0), true), None);
    }
}
