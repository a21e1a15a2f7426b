//! Articles whose file is read again, and those that are taken out of the library.

use std::ops::ControlFlow;

use super::{Halt, Worker};
use crate::app::exchange::{Answer, Reloaded, Removed};
use crate::library::article::{Article, ArticleId};
use crate::library::import::{Imported, Source, import};
use crate::library::origin::Origin;
use crate::library::store::StoreResult;
use crate::library::versions::{are_versions, has_all_marked};

impl Worker {
    /// Reads the file of an article again, and puts what stands in it now in its place. What is no
    /// version of it comes beside it, unless nothing is lost with it: it is not in the library, and
    /// nothing was done with it.
    pub(super) fn reload(&mut self, was: ArticleId) -> Result<(), Halt> {
        let was = self.true_id(was);
        let reloaded = self.reread(was).unwrap_or_else(Reloaded::Failed);
        if reloaded == Reloaded::Apart {
            self.forget_lists();
            self.look_for_missing();
            self.tell()?;
        }
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
        let before = self.store.article(was).ok().flatten();
        let link = before.as_ref().and_then(|before| before.link.as_deref());
        let Some(article) = at(&origin, link) else {
            return Ok(Reloaded::Gone);
        };
        let now = article.id;
        if now == was {
            return Ok(Reloaded::Same);
        }
        let state = self.store.summaries(&[was])?.pop().map(|row| row.state);
        let state = state.unwrap_or_default();
        let is_kept = self.store.is_library() || state.is_own();
        // A passage that was marked and is there still tells more than all other words.
        let has_marked = !state.annotations.is_empty() && has_all_marked(&state, &article.text);
        let is_version = |before: &Article| has_marked || are_versions(before, &article);
        let before = before.filter(|before| before.is_whole && is_kept);
        if before.is_some_and(|before| !is_version(&before)) {
            self.store.add(article)?;
            return Ok(Reloaded::Apart);
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

/// What has this address in a file now, or else stands at a place of it.
fn at(origin: &Origin, link: Option<&str>) -> Option<Article> {
    let sources = [Source::Path(origin.input.path.clone())];
    // Only one of many may stand elsewhere.
    let link = link.filter(|_| origin.place.contains('#'));
    let mut found = None;
    import(&sources, None, &mut std::io::empty(), &mut |imported| {
        let Imported::Article(article) = imported else {
            return ControlFlow::Continue(());
        };
        if link.is_some() && article.link.as_deref() == link {
            found = Some(*article);
            return ControlFlow::Break(());
        }
        let place = article.origin.as_ref().map(|one| &one.place);
        if place == Some(&origin.place) {
            found = Some(*article);
            if link.is_none() {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    found
}
