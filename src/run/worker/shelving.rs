//! Articles that were read from files, and are to be put into the library.

use std::sync::Arc;

use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, Shelve, Shelved};
use crate::library::article::ArticleId;

/// How many articles are put into the library between two looks for questions.
const TOGETHER: usize = 256;

impl Worker {
    /// Takes in what is to be put into the library; that is done when there is time.
    pub(super) fn shelve(&mut self, shelve: &Shelve) -> Result<Served, Halt> {
        let ids: Arc<[ArticleId]> = match shelve {
            Shelve::Article(id) => Arc::from([self.true_id(*id)]),
            Shelve::Listed(selection) => {
                let Ok(condition) = self.condition(selection) else {
                    return Ok(Served::Done);
                };
                match self.select(selection, &condition)? {
                    Some(ids) => ids,
                    None => return Ok(Served::PutOff),
                }
            }
        };
        self.to_shelve.extend(ids.iter());
        Ok(Served::Done)
    }

    /// Puts the next articles into the library. Whether there were any.
    pub(super) fn shelve_on(&mut self) -> Result<bool, Halt> {
        if self.to_shelve.is_empty() {
            return Ok(false);
        }
        let next = self.to_shelve.drain(..self.to_shelve.len().min(TOGETHER));
        let next: Vec<ArticleId> = next.collect();
        let trouble = match self.store.shelve(&next) {
            Ok(Some((all, before))) => {
                self.shelved.0 += all;
                self.shelved.1 += before;
                None
            }
            Ok(None) => Some(Shelved::Nowhere),
            Err(trouble) => Some(Shelved::Failed(trouble)),
        };
        if let Some(trouble) = trouble {
            self.to_shelve.clear();
            self.shelved = (0, 0);
            self.say(Answer::Shelved(trouble))?;
        }
        if self.to_shelve.is_empty() && self.shelved.0 > 0 {
            let (all, before) = std::mem::take(&mut self.shelved);
            self.say(Answer::Shelved(Shelved::Done { all, before }))?;
        }
        Ok(true)
    }
}
