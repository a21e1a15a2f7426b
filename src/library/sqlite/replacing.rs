//! An article in the place of another one: the rest of its beginning, or what its file says now
//! that it was read again.

use rusqlite::Connection;

use super::postings::Batch;
use super::schema::begin;
use super::states::{put_state, state_of};
use super::succession::gave_way;
use super::writing::{insert, known_as, take_in, take_out};
use super::{SqliteStore, origins, read_row};
use crate::library::article::{Article, ArticleId};
use crate::library::origin::Origin;
use crate::library::store::{Added, StoreResult};

impl SqliteStore {
    /// Puts an article in the place of its beginning, or of its earlier version; unless another
    /// file has that still: then both are there, with what was done.
    pub(super) fn put_in_place(&mut self, was: ArticleId, article: Article) -> StoreResult<Added> {
        self.catch_up()?;
        let Some(row) = self.row(was) else {
            return Ok(self.add_all(vec![article])?.pop().unwrap_or(Added::New));
        };
        // What could not be written is there alone.
        let unwritten = self.entries.borrow().state(row);
        let id = article.id;
        let origin = article.origin.as_ref();
        self.at_hand.get_mut().forget_articles();
        let change = begin(&mut self.file)?;
        let done = state_of(&change, was);
        let is_read = done.is_ok();
        let mut before = done.unwrap_or_default();
        before.merge(&unwritten);
        let here = origin.map(|origin| &origin.input.path);
        let elsewhere = origins::of_row(&change, row).unwrap_or_default();
        let elsewhere = elsewhere.into_iter();
        let elsewhere: Vec<Origin> = elsewhere
            .filter(|one| Some(&one.input.path) != here)
            .collect();
        let stays = elsewhere.iter().any(|one| one.input.is_as_it_was());
        if !stays {
            // Another file that had its text is read again, to be added.
            if !elsewhere.is_empty() {
                origins::forget_whole(&change, row)?;
            }
            match read_row(&change, row) {
                Ok(Some(was)) if was.is_whole => clear(&change, row, &was)?,
                _ => take_out(&change, row)?,
            }
        }
        let added = match known_as(&change, id)? {
            Some(known) => known.again(&change, &article)?,
            None => {
                let mut batch = Batch::default();
                let row = (!stays).then_some(row);
                insert(&change, row, &article, &mut batch)?;
                batch.write(&change)?;
                Added::New
            }
        };
        if !stays && id != was {
            // What cannot be read stays where it is.
            if is_read {
                change.execute("DELETE FROM state WHERE id = ?", [was.0])?;
            }
            gave_way(&change, was, id)?;
        }
        let mut state = state_of(&change, id)?;
        state.merge(&before);
        put_state(&change, id, &state)?;
        change.commit()?;
        self.read_again()?;
        Ok(added)
    }
}

/// Takes an article out of a row that another one may get.
fn clear(file: &Connection, row: u32, article: &Article) -> StoreResult<()> {
    let mut words = Batch::default();
    take_in(&mut words, row, article);
    words.take_out(file)?;
    take_out(file, row)
}
