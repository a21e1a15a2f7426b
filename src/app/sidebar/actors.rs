//! The actors that a row of the list names, and those of them whose mentions its strip shows.

use crate::app::model::Model;
use crate::library::mention::ActorId;
use crate::library::store::Summary;

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
