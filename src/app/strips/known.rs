//! The strips that are known. Those of an article whose actors are counted otherwise by now
//! are known no longer, nor are any once mentions are looked for anew.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Strip;
use crate::app::exchange::Generation;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::store::Summary;

/// The strips that are known.
#[derive(Debug, Default)]
pub struct Strips {
    pub(super) known: FxHashMap<ArticleId, Known>,
    /// How many came.
    pub(super) count: usize,
    /// Whether likely mentions are left out of them.
    pub(super) only_certain: bool,
    pub(super) asked: Vec<(ArticleId, ActorId)>,
    /// The newest request, and the newest one whose answer is of what is known no longer.
    pub(super) generation: Generation,
    stale: Generation,
}

/// Those of an article.
#[derive(Debug)]
pub(super) struct Known {
    /// How its row counted actors when they were asked for.
    actors: Option<Arc<[(ActorId, usize)]>>,
    certain: Arc<[(ActorId, usize)]>,
    strips: FxHashMap<ActorId, Strip>,
}

impl Strips {
    pub fn get(&self, id: ArticleId, actor: &ActorId) -> Option<&Strip> {
        self.known.get(&id)?.strips.get(actor)
    }

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
    pub(super) fn of(row: &Summary) -> Self {
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
