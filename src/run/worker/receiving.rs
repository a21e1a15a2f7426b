//! What the worker does with what was read: beginnings, the articles that they turn out to
//! be, and what is none.

use super::{Halt, Worker};
use crate::app::exchange::Answer;
use crate::library::article::ArticleId;
use crate::library::imported::Imported;
use crate::library::notice::Notice;
use crate::library::store::Added;

impl Worker {
    pub(super) fn receive(&mut self, imported: Imported) -> Result<(), Halt> {
        let beginning = self.beginning.take();
        match imported {
            Imported::Beginning(article) => {
                self.beginning = Some(article.id);
                self.renamed.remove(&article.id);
                self.store.add(*article)?;
            }
            Imported::Refused { doc, notices } => {
                if let Some(id) = beginning {
                    self.withdraw(id)?;
                }
                return Ok(self.say(Answer::Noticed { doc, notices })?);
            }
            Imported::Article(article) => {
                let (id, doc, mut notices) =
                    (article.id, article.doc.clone(), article.notices.clone());
                let added = match beginning {
                    Some(was) => self.store.replace(was, *article)?,
                    None => self.store.add(*article)?,
                };
                match added {
                    Added::New if self.is_halted => {}
                    Added::New => self.waiting.push_back(id),
                    Added::Again => {}
                    Added::Duplicate { of } => notices = vec![Notice::Duplicate { of }],
                }
                if let Some(was) = beginning {
                    self.rename(was, id)?;
                }
                if !notices.is_empty() {
                    self.say(Answer::Noticed { doc, notices })?;
                }
            }
        }
        self.forget_lists();
        Ok(self.tell_in_time()?)
    }

    /// The article whose beginning was `was` is whole, or was there already: what
    /// was asked of the beginning is asked of it.
    fn rename(&mut self, was: ArticleId, now: ArticleId) -> Result<(), Halt> {
        let Some(article) = self.store.article(now)? else {
            return Ok(());
        };
        self.renamed.insert(was, now);
        self.forget_lists();
        self.go_without_gone();
        if let Some(seek) = &mut self.seek {
            seek.rename(was, now);
        }
        self.asked.extend(self.open_when_whole.take());
        self.asked.extend(self.find_when_whole.take());
        let state = self.state(now)?;
        Ok(self.say(Answer::Completed {
            was,
            article,
            state,
        })?)
    }

    /// What a beginning was of is no article.
    pub(super) fn withdraw(&mut self, id: ArticleId) -> Result<(), Halt> {
        self.store.remove(id)?;
        self.forget_lists();
        self.go_without_gone();
        self.opened = self.opened.filter(|&opened| opened != id);
        self.shown = self.shown.filter(|&shown| shown != id);
        (self.open_when_whole, self.find_when_whole) = (None, None);
        Ok(self.say(Answer::Withdrawn(id))?)
    }
}
