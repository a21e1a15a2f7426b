//! Articles whose file is read again, and those that are taken out of the library.

use std::ops::ControlFlow;

use super::{Halt, Worker};
use crate::app::exchange::{Answer, Reloaded, Removed};
use crate::library::article::{Article, ArticleId};
use crate::library::import::{Imported, Source, import};
use crate::library::origin::Origin;
use crate::library::store::StoreResult;

impl Worker {
    /// Reads the file of an article again, and puts what stands in it now in its place.
    pub(super) fn reload(&mut self, was: ArticleId) -> Result<(), Halt> {
        let was = self.true_id(was);
        let reloaded = self.reread(was).unwrap_or_else(Reloaded::Failed);
        if let Reloaded::Now(now) = reloaded {
            self.renamed.insert(was, now);
            self.begun.remove(&was);
            self.forget_lists();
            self.look_for_missing();
            self.go_without_gone();
        }
        Ok(self.say(Answer::Reloaded(was, reloaded))?)
    }

    fn reread(&mut self, was: ArticleId) -> StoreResult<Reloaded> {
        let origins = self.store.origins(was)?;
        let Some(origin) = origins.into_iter().next() else {
            return Ok(Reloaded::NoFile);
        };
        let Some(article) = at(&origin) else {
            return Ok(Reloaded::Gone);
        };
        let now = article.id;
        if now == was {
            return Ok(Reloaded::Same);
        }
        self.store.replace(was, article)?;
        Ok(Reloaded::Now(now))
    }

    /// Takes an article out of the library, if that is what is listed.
    pub(super) fn remove(&mut self, id: ArticleId) -> Result<(), Halt> {
        let id = self.true_id(id);
        let removed = match self.store.is_library() {
            false => Removed::NoLibrary,
            true => match self.withdraw(id) {
                Ok(()) => {
                    self.look_for_missing();
                    self.tell()?;
                    Removed::Done
                }
                Err(Halt::Trouble(trouble)) => Removed::Failed(trouble),
                Err(Halt::Gone) => return Err(Halt::Gone),
            },
        };
        Ok(self.say(Answer::Removed(removed))?)
    }
}

/// What stands at a place of a file now.
fn at(origin: &Origin) -> Option<Article> {
    let sources = [Source::Path(origin.input.path.clone())];
    let mut found = None;
    import(&sources, None, &mut std::io::empty(), &mut |imported| {
        if let Imported::Article(article) = imported
            && article
                .origin
                .as_ref()
                .is_some_and(|one| one.place == origin.place)
        {
            found = Some(*article);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    found
}
