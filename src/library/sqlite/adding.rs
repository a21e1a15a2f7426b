//! Articles that come into a library file, many in one transaction, and what gives way to
//! them.

use std::sync::Arc;

use rusqlite::Transaction;

use super::postings::Batch;
use super::schema::begin;
use super::states::state_of;
use super::writing::{insert, known_as};
use super::{SqliteStore, origins};
use crate::library::article::Article;
use crate::library::origin::Input;
use crate::library::store::{Added, StoreResult};

impl SqliteStore {
    /// Adds articles at the end of the list, all or none; what came of each.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_all(&mut self, articles: Vec<Article>) -> StoreResult<Vec<Added>> {
        self.add_with(articles, |_| Ok(()))
    }

    /// The same. Of each of the files `read`, all articles are in the library then, and those
    /// that were found there before and are there no more give way to their new versions
    /// (`versions`); how many did. Who `is_asked` to stop meanwhile leaves those files to be read again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_read(
        &mut self,
        articles: Vec<Article>,
        read: &[Arc<Input>],
        is_asked: &dyn Fn() -> bool,
    ) -> StoreResult<(Vec<Added>, usize)> {
        let added = self.add_with(articles, |_| Ok(()))?;
        let (gave_way, all) = self.give_way(read, is_asked)?;
        if !read.is_empty() && all {
            let change = begin(&mut self.file)?;
            for input in read {
                origins::put_whole(&change, input)?;
            }
            change.commit()?;
        }
        if gave_way > 0 {
            self.at_hand.get_mut().forget_articles();
            self.read_again()?;
        }
        Ok((added, gave_way))
    }

    /// The same as [`Self::add_all`], and what `also` does in that change.
    pub(super) fn add_with(
        &mut self,
        articles: Vec<Article>,
        also: impl FnOnce(&Transaction<'_>) -> StoreResult<()>,
    ) -> StoreResult<Vec<Added>> {
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
                    // One that cannot be read keeps nothing out, and is left as it is.
                    new.push((entry, state_of(&change, article.id).unwrap_or_default()));
                    Added::New
                }
            });
        }
        batch.write(&change)?;
        also(&change)?;
        change.commit()?;
        let mut entries = self.entries.borrow_mut();
        for (entry, state) in new {
            entries.add(entry);
            entries.set_state(entry.row, state);
        }
        Ok(added)
    }
}
