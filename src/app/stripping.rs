//! The strips of the list: whose mentions each shows, and which are to be asked for.

use super::exchange::{Effect, Request};
use super::facets::Side;
use super::model::Model;
use super::strips::Strips;
use crate::library::mention::ActorId;
use crate::library::store::Summary;

/// More strips than are ever seen at once; then they are asked for anew.
const MOST: usize = 2000;

/// The actor whose mentions the strip of an article shows: the focused one if it is
/// there, else the one that the article is most about.
pub fn subject<'a>(model: &'a Model, row: &'a Summary) -> Option<&'a ActorId> {
    let counts = match model.hides_likely {
        true => &*row.certain,
        false => row.actors.as_deref().unwrap_or_default(),
    };
    let focused = model.focused.as_ref();
    let focused = focused.filter(|focused| counts.iter().any(|(actor, _)| actor == *focused));
    let mut principal = row.principal(model.hides_likely).map(|(actor, _)| actor);
    focused.or_else(|| principal.next())
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
    let wanted = model
        .sidebar
        .near()
        .filter_map(|row| Some((row.id, subject(model, row)?.clone())));
    let wanted: Vec<_> = wanted
        .filter(|(id, actor)| model.strips.get(*id, actor).is_none())
        .collect();
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
