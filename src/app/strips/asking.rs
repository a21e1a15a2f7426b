//! Which strips of the list are to be asked for.

use super::known::Known;
use crate::app::exchange::{Effect, Request};
use crate::app::facets::Side;
use crate::app::model::Model;
use crate::app::sidebar::actors::subjects;

/// More strips than are ever seen at once; then they are asked for anew.
const MOST: usize = 6000;

/// Asks for the strips of the rows that are seen, and of those a page before and after:
/// a row that comes into sight is whole at once.
pub(in crate::app) fn ask(model: &mut Model) -> Option<Effect> {
    if model.side != Side::List || model.geometry().side.is_none() {
        return None;
    }
    if model.strips.only_certain != model.hides_likely || model.strips.count > MOST {
        model.strips.forget();
        model.strips.only_certain = model.hides_likely;
    }
    let rows = model.sidebar.near();
    let shown = rows.flat_map(|row| subjects(model, row).map(move |actor| (row, actor)));
    let missing = shown.filter(|(row, actor)| model.strips.get(row.id, actor).is_none());
    let (rows, wanted): (Vec<_>, Vec<_>) = missing
        .map(|(row, actor)| (Known::of(row), (row.id, actor.clone())))
        .unzip();
    if wanted.is_empty() || wanted == model.strips.asked {
        return None;
    }
    for (row, (id, _)) in rows.into_iter().zip(&wanted) {
        model.strips.known.entry(*id).or_insert(row);
    }
    model.strips.asked.clone_from(&wanted);
    Some(Effect::Ask(Request::Strips {
        generation: model.strips.generation.advance(),
        only_certain: model.hides_likely,
        wanted,
    }))
}
