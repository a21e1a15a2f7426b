//! The strips of the list: whose mentions each shows, and which are to be asked for.

use super::exchange::{Effect, Request};
use super::facets::Side;
use super::model::Model;
use super::strips::Strips;
use crate::library::mention::ActorId;
use crate::library::store::Summary;

/// More strips than are ever seen at once; then they are asked for anew.
const MOST: usize = 6000;

/// The actors that the row of an article names, where there is room, each with how often it is
/// mentioned: the focused one before the others if the article mentions it, then those that
/// the article is about.
pub fn named<'a>(
    model: &'a Model,
    row: &'a Summary,
) -> impl Iterator<Item = (&'a ActorId, usize)> + 'a {
    let focused = focused(model, row);
    let first = focused.map(|(actor, _)| actor);
    let others = row.principal(model.hides_likely);
    focused
        .into_iter()
        .chain(others.filter(move |(actor, _)| Some(*actor) != first))
}

/// Those of the named ones whose mentions the strip of the row shows: the focused one alone,
/// if it is there.
pub fn subjects<'a>(model: &'a Model, row: &'a Summary) -> impl Iterator<Item = &'a ActorId> + 'a {
    let most = match focused(model, row) {
        Some(_) => 1,
        None => usize::MAX,
    };
    named(model, row).map(|(actor, _)| actor).take(most)
}

/// The focused actor, if the article of a row mentions it, and how often it does.
fn focused<'a>(model: &'a Model, row: &'a Summary) -> Option<(&'a ActorId, usize)> {
    let focused = model.focused.as_ref()?;
    let counts = match model.hides_likely {
        true => &*row.certain,
        false => row.actors.as_deref().unwrap_or_default(),
    };
    let mut counts = counts.iter().map(|(actor, count)| (actor, *count));
    counts.find(|(actor, _)| *actor == focused)
}

/// Asks for the strips of the rows that are seen, and of those a page before and after:
/// a row that comes into sight is whole at once.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    if model.side != Side::List || model.geometry().side.is_none() {
        return None;
    }
    if model.strips.only_certain != model.hides_likely || model.strips.count > MOST {
        model.strips = Strips {
            only_certain: model.hides_likely,
            ..Strips::default()
        };
    }
    let rows = model.sidebar.near();
    let shown = rows.flat_map(|row| subjects(model, row).map(|actor| (row.id, actor)));
    let missing = shown.filter(|(id, actor)| model.strips.get(*id, actor).is_none());
    let wanted: Vec<_> = missing.map(|(id, actor)| (id, actor.clone())).collect();
    if wanted.is_empty() || wanted == model.strips.asked {
        return None;
    }
    model.strips.asked.clone_from(&wanted);
    Some(Effect::Ask(Request::Strips {
        generation: model.stripping.advance(),
        only_certain: model.hides_likely,
        wanted,
    }))
}
