//! Articles that come into a library file, many in one transaction, and what gives way to
//! them.

use std::sync::Arc;

use rusqlite::Transaction;

use super::postings::Batch;
use super::schema::begin;
use super::states::state_of;
use super::writing::{insert, known_as};
use super::{SqliteStore, origins, versions};
use crate::library::article::Article;
use crate::library::origin::Input;
use crate::library::store::{Added, StoreResult};

impl SqliteStore {
    /// Adds articles at the end of the list, all or none; what came of each.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_all(&mut self, articles: Vec<Article>) -> StoreResult<Vec<Added>> {
        let (added, _) = self.add_read(articles, &[])?;
        Ok(added)
    }

    /// The same. Of each of the files `read`, all articles are in the library then; how many
    /// gave way to their new versions (`Store::give_way`).
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_read(
        &mut self,
        articles: Vec<Article>,
        read: &[Arc<Input>],
    ) -> StoreResult<(Vec<Added>, usize)> {
        self.add_with(articles, |change| {
            for input in read {
                origins::put_whole(change, input)?;
            }
            versions::give_way(change, read)
        })
    }

    /// The same, and what `also` does in that change, which says how many gave way.
    pub(super) fn add_with(
        &mut self,
        articles: Vec<Article>,
        also: impl FnOnce(&Transaction<'_>) -> StoreResult<usize>,
    ) -> StoreResult<(Vec<Added>, usize)> {
        self.catch_up()?;
        self.at_hand.get_mut().forget_articles();
        let change = begin(&mut self.file)?;
        let mut batch = Batch::default();
        let mut added = Vec::with_capacity(articles.len());
        let mut new = Vec::new();
        for article in articles {
            added.push(match known_as(&change, article.id)? {
                Some(known) => known.again(&change, &article)?,
                None => {
                    let entry = insert(&change, None, &article, &mut batch)?;
                    new.push((entry, state_of(&change, article.id)?));
                    Added::New
                }
            });
        }
        batch.write(&change)?;
        let gave_way = also(&change)?;
        change.commit()?;
        if gave_way > 0 {
            self.read_again()?;
            return Ok((added, gave_way));
        }
        let mut entries = self.entries.borrow_mut();
        for (entry, state) in new {
            entries.add(entry);
            entries.set_state(entry.row, state);
        }
        Ok((added, 0))
    }
}
