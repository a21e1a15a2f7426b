//! Articles that give way to their new versions.

use std::sync::Arc;

use super::{Entry, MemoryStore};
use crate::library::article::{Article, ArticleId};
use crate::library::origin::Input;
use crate::library::state::State;
use crate::library::store::{Store, StoreResult};
use crate::library::versions::are_versions;

impl MemoryStore {
    pub(super) fn give_way_to(&mut self, read: &[Arc<Input>]) -> StoreResult<usize> {
        let mut count = 0;
        for (was, now) in self.versions(read) {
            let (Some(old), Some(new)) = (self.entry(was), self.entry(now)) else {
                continue;
            };
            let (article, state) = (Article::clone(&new.article), new.state.clone());
            if self.places[&old.article.id] < self.places[&now] {
                self.remove(now)?;
                self.left.remove(&now);
            }
            self.replace(was, article)?;
            self.merge(now, &state);
            count += 1;
        }
        Ok(count)
    }

    /// Articles with which something was done, each with the version of it that stands now
    /// where it was in one of the files that were read.
    fn versions(&self, read: &[Arc<Input>]) -> Vec<(ArticleId, ArticleId)> {
        let done = |entry: &&Entry| entry.state != State::default();
        let found = self.entries.iter().filter(done).filter_map(|entry| {
            let was = entry.article.origin.as_ref()?;
            let now = read.iter().find(|now| now.path == was.input.path)?;
            let is_there = |other: &&Entry| {
                let origin = other.article.origin.as_ref();
                origin.is_some_and(|one| one.input == *now && one.place == was.place)
            };
            let next = self.entries.iter().find(is_there)?;
            let is_next = was.input != *now && are_versions(&entry.article, &next.article);
            is_next.then_some((entry.article.id, next.article.id))
        });
        found.collect()
    }
}
