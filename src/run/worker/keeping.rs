//! Articles that were read from files, and are to be kept in the library.

use std::sync::Arc;

use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, Keeping, Kept};
use crate::library::article::ArticleId;
use crate::library::sqlite::keep;

/// How many articles are put into the library between two looks for questions.
const TOGETHER: usize = 256;

impl Worker {
    /// Takes in what is to be kept; it is put into the library when there is time.
    pub(super) fn keep_articles(&mut self, kept: &Kept) -> Result<Served, Halt> {
        let ids: Arc<[ArticleId]> = match kept {
            Kept::Article(id) => Arc::from([self.true_id(*id)]),
            Kept::Listed(selection) => {
                let Ok(condition) = self.condition(selection) else {
                    return Ok(Served::Done);
                };
                match self.select(selection, &condition)? {
                    Some(ids) => ids,
                    None => return Ok(Served::PutOff),
                }
            }
        };
        if self.is_library {
            // It is where it would be put.
            let all = ids.len();
            self.say(Answer::Kept(Keeping::Done { all, before: all }))?;
        } else if self.shelf.is_none() {
            self.say(Answer::Kept(Keeping::Nowhere))?;
        } else {
            self.to_keep.extend(ids.iter());
        }
        Ok(Served::Done)
    }

    /// Puts the next articles into the library. Whether there were any.
    pub(super) fn keep_on(&mut self) -> Result<bool, Halt> {
        let Some(shelf) = self.shelf.as_ref().filter(|_| !self.to_keep.is_empty()) else {
            return Ok(false);
        };
        let next = self.to_keep.drain(..self.to_keep.len().min(TOGETHER));
        let articles = next.map(|id| self.store.article(id));
        let articles = articles.filter_map(Result::transpose);
        let articles: Vec<_> = articles.collect::<Result<_, _>>()?;
        match keep(shelf, &articles) {
            Ok(new) => {
                self.kept.0 += articles.len();
                self.kept.1 += articles.len() - new;
            }
            Err(trouble) => {
                self.to_keep.clear();
                self.kept = (0, 0);
                self.say(Answer::Kept(Keeping::Failed(trouble)))?;
            }
        }
        if self.to_keep.is_empty() && self.kept.0 > 0 {
            let (all, before) = std::mem::take(&mut self.kept);
            self.say(Answer::Kept(Keeping::Done { all, before }))?;
        }
        Ok(true)
    }
}
