//! Which strips of the list are to be asked for, and which are known no longer: those of an
//! article whose actors are counted otherwise by now.

use rustc_hash::FxHashMap;

use super::{Known, Strip, Strips};
use crate::app::exchange::{Effect, Generation, Request};
use crate::app::facets::Side;
use crate::app::model::Model;
use crate::app::sidebar::actors::subjects;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::store::Summary;

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

impl Strips {
    /// Takes over an answer, unless it is of what is known no longer.
    pub(in crate::app) fn take(
        &mut self,
        generation: Generation,
        strips: Vec<(ArticleId, ActorId, Strip)>,
    ) {
        if generation <= self.stale {
            return;
        }
        for (id, actor, strip) in strips {
            if let Some(known) = self.known.get_mut(&id) {
                self.count += 1;
                known.strips.insert(actor, strip);
            }
        }
    }

    /// More may be known now.
    pub(in crate::app) fn ask_again(&mut self) {
        self.asked.clear();
    }

    /// None is known any more, and none that was asked for is wanted.
    pub(in crate::app) fn forget(&mut self) {
        self.known = FxHashMap::default();
        self.count = 0;
        self.stale = self.generation;
        self.asked.clear();
    }

    /// These rows have come: of an article whose actors they count otherwise than when its
    /// strips were asked for, none is known any more.
    pub(in crate::app) fn compare(&mut self, rows: &[Summary]) {
        for row in rows {
            let known = self.known.get(&row.id);
            if known.is_some_and(|known| !known.is_of(row)) {
                self.known.remove(&row.id);
                self.stale = self.generation;
                self.asked.clear();
            }
        }
    }
}

impl Known {
    /// Nothing yet of the article in this row.
    fn of(row: &Summary) -> Self {
        Self {
            actors: row.actors.clone(),
            certain: row.certain.clone(),
            strips: FxHashMap::default(),
        }
    }

    fn is_of(&self, row: &Summary) -> bool {
        self.actors == row.actors && self.certain == row.certain
    }
}
