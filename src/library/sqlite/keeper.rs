//! A library of which nothing is read but what a person did with one article or
//! another: for articles that come from elsewhere, and are put into it when something is
//! done with them that has to last.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::Connection;

use super::postings::Batch;
use super::schema::{self, BRIEFLY, PATIENCE, begin};
use super::states::{self, known_state, put_state, state_of};
use super::writing::{insert, known_as};
use crate::library::article::{Article, ArticleId};
use crate::library::state::{Deed, State};
use crate::library::store::StoreResult;

/// A library that need not be there.
#[derive(Debug)]
pub struct Keeper {
    path: PathBuf,
    file: Option<Connection>,
}

impl Keeper {
    /// The library in this file, which is not opened yet.
    pub fn of(path: PathBuf) -> Self {
        Self { path, file: None }
    }

    /// What was done with an article, whether it is there or not; `None` if nothing was.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn state(&mut self, id: ArticleId) -> StoreResult<Option<State>> {
        let file = self.existing()?;
        file.map_or(Ok(None), |file| known_state(file, id))
    }

    /// How long it waits for somebody else who writes: not for long, or some seconds.
    ///
    /// # Errors
    /// When the library cannot be opened.
    pub fn be_brief(&mut self, is_brief: bool) -> StoreResult<()> {
        if let Some(file) = self.existing()? {
            file.busy_timeout(if is_brief { BRIEFLY } else { PATIENCE })?;
        }
        Ok(())
    }

    /// Does a deed with an article, if it is there; whether it is.
    ///
    /// # Errors
    /// When the library cannot be read or written.
    pub fn change(&mut self, id: ArticleId, deed: &Deed) -> StoreResult<bool> {
        let Some(file) = self.existing()? else {
            return Ok(false);
        };
        if known_as(file, id)?.is_none() {
            return Ok(false);
        }
        states::change(file, id, |state| state.take(deed.clone()))?;
        Ok(true)
    }

    /// Puts articles in, with what was done with them, all or none; makes the library if
    /// there is none. How many are new there.
    ///
    /// # Errors
    /// When the library cannot be made or written.
    pub fn put(&mut self, articles: &[(Arc<Article>, State)]) -> StoreResult<usize> {
        let file = self.any()?;
        let change = begin(file)?;
        let mut batch = Batch::default();
        let mut new = 0;
        for (article, state) in articles {
            let mut state = state.clone();
            if known_as(&change, article.id)?.is_none() {
                insert(&change, None, article, &mut batch)?;
                new += 1;
            } else {
                // Somebody else has put it there.
                state.merge(&state_of(&change, article.id)?);
            }
            if state != State::default() {
                put_state(&change, article.id, &state)?;
            }
        }
        batch.write(&change)?;
        change.commit()?;
        Ok(new)
    }

    fn existing(&mut self) -> StoreResult<Option<&mut Connection>> {
        if self.file.is_none() && !self.path.exists() {
            return Ok(None);
        }
        self.any().map(Some)
    }

    fn any(&mut self) -> StoreResult<&mut Connection> {
        let file = match self.file.take() {
            Some(file) => file,
            None => {
                if let Some(folder) = self.path.parent() {
                    // What is wrong with it, the file will say.
                    let _ = fs::create_dir_all(folder);
                }
                schema::open(&self.path)?
            }
        };
        Ok(self.file.insert(file))
    }
}
