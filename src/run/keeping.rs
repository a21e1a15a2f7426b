//! Articles that do not come from the library: files, what is piped in, what is built in.
//! They are held in memory. What is done with them lasts elsewhere: in the library, if
//! they are there too, or are put there because something is done on purpose; whether and how
//! far one was read else in a file of its own. Reading alone makes no library.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::positions::{self, Reading};
use crate::library::article::{Article, ArticleId};
use crate::library::condition::Condition;
use crate::library::dates::Calendar;
use crate::library::facet::Facet;
use crate::library::find::Hits;
use crate::library::interrupt::Interrupt;
use crate::library::memory::MemoryStore;
use crate::library::mention::{ActorId, Mention};
use crate::library::order::Order;
use crate::library::spot::Spots;
use crate::library::sqlite::{Earlier, Keeper};
use crate::library::state::{Deed, State};
use crate::library::store::{Added, Kept, Store, StoreError, StoreResult, Summary, Tally};

/// Where it is kept what is done with articles that are not the library's.
#[derive(Clone, Debug, Default)]
pub struct Keeping {
    /// The library's file, which need not be there; `None` keeps nothing.
    pub library: Option<PathBuf>,
    /// The file of which articles were read that are not in it, and how far.
    pub positions: Option<PathBuf>,
}

/// A store in memory, of which what is done lasts.
#[derive(Debug)]
pub(super) struct OpenedStore {
    articles: MemoryStore,
    library: Option<Keeper>,
    positions: Option<PathBuf>,
    /// What stands in that file, by the ids of articles; `None` before it was read.
    known: Option<HashMap<String, Reading>>,
    /// The earlier versions that the library has of articles, until these are put there.
    earlier: HashMap<ArticleId, Earlier>,
}

impl OpenedStore {
    pub(super) fn new(keeping: Keeping) -> Self {
        Self {
            articles: MemoryStore::new(),
            library: keeping.library.map(Keeper::of),
            positions: keeping.positions,
            known: None,
            earlier: HashMap::new(),
        }
    }

    /// Takes in what was done with an article before. What cannot be read is told when
    /// something is to be written.
    fn recall(&mut self, id: ArticleId) {
        let library = self.library.as_mut();
        if let Some(Ok(Some(state))) = library.map(|library| library.state(id)) {
            return self.articles.merge(id, &state);
        }
        self.recall_reading(id);
        let article = self.articles.article(id).ok().flatten();
        let library = self.library.as_mut();
        if let Some(article) = article.filter(|one| one.is_whole)
            && let Some(Ok(Some(earlier))) = library.map(|library| library.earlier(&article))
        {
            self.articles.merge(id, &earlier.state);
            self.earlier.insert(id, earlier);
        }
    }

    /// Takes in how far an article was read that is in no library.
    fn recall_reading(&mut self, id: ArticleId) {
        let known = self.known.get_or_insert_with(|| {
            let known = self.positions.as_deref().map(positions::load);
            let known = known.and_then(Result::ok).unwrap_or_default();
            known.into_iter().collect()
        });
        if known.is_empty() {
            return;
        }
        if let Some(&Reading { position, read }) = known.get(&id.to_string()) {
            let state = State {
                position,
                read,
                ..State::default()
            };
            self.articles.merge(id, &state);
        }
    }

    /// Puts an article into the library as it stands here.
    fn put(&mut self, id: ArticleId) -> StoreResult<Kept> {
        let article = self.articles.article(id)?.filter(|one| one.is_whole);
        let Some(library) = &mut self.library else {
            return Ok(Kept::Meanwhile);
        };
        match (article, self.articles.state(id)) {
            (Some(article), Some(state)) => {
                let earlier = self.earlier.get(&id).cloned();
                let new = library.put(&[(article, state.clone(), earlier)])?;
                self.earlier.remove(&id);
                Ok(if new == 0 { Kept::Lasting } else { Kept::Added })
            }
            // A beginning is put there when it is whole.
            (None, Some(_)) => Ok(Kept::Lasting),
            (_, None) => Ok(Kept::Meanwhile),
        }
    }

    /// Keeps beside the library what reading alone does with an article. With a beginning,
    /// that is done when it is whole.
    fn note_reading(&self, id: ArticleId, deed: &Deed) -> StoreResult<()> {
        let Some(path) = &self.positions else {
            return Ok(());
        };
        if self.articles.article(id)?.is_some_and(|one| !one.is_whole) {
            return Ok(());
        }
        // Where it cannot be kept, one begins at the start again, and has not read it.
        let _ = match *deed {
            Deed::Position(position) => {
                positions::keep(path, &id.to_string(), |kept| kept.position = position)
            }
            Deed::Read(read) => positions::keep(path, &id.to_string(), |kept| kept.read = read),
            _ => Ok(()),
        };
        Ok(())
    }

    /// Has a deed last that was done here.
    fn keep(&mut self, id: ArticleId, deed: &Deed) -> StoreResult<Kept> {
        let Some(library) = &mut self.library else {
            return Ok(Kept::Meanwhile);
        };
        match library.change(id, deed) {
            Ok(true) => return Ok(Kept::Lasting),
            Ok(false) => {}
            Err(error) if deed.is_on_purpose() || error == StoreError::Busy => return Err(error),
            // What is wrong with the library does not concern who only reads.
            Err(_) => {}
        }
        self.note_reading(id, deed)?;
        let state = self.articles.state(id);
        let is_own = state.is_none_or(State::is_own);
        let is_own = is_own || self.earlier.contains_key(&id);
        if deed.is_on_purpose() && is_own {
            return self.put(id);
        }
        Ok(Kept::Lasting)
    }
}

impl Store for OpenedStore {
    fn add(&mut self, article: Article) -> StoreResult<Added> {
        let id = article.id;
        let added = self.articles.add(article)?;
        if added == Added::New {
            self.recall(id);
        }
        Ok(added)
    }

    fn replace(&mut self, was: ArticleId, article: Article) -> StoreResult<Added> {
        let id = article.id;
        let before = self.articles.state(was);
        let (is_own, is_read) = before.map_or((false, false), |one| (one.is_own(), one.read));
        let added = self.articles.replace(was, article)?;
        self.recall(id);
        if is_own {
            // Should it fail, the next deed tells.
            let _ = self.put(id);
        } else if is_read {
            let _ = self.keep(id, &Deed::Read(true));
        }
        Ok(added)
    }

    fn remove(&mut self, id: ArticleId) -> StoreResult<()> {
        self.articles.remove(id)
    }

    fn len(&self) -> usize {
        self.articles.len()
    }

    fn newest(&self) -> u32 {
        self.articles.newest()
    }

    fn set_seen(&mut self, newest: u32) {
        self.articles.set_seen(newest);
    }

    fn is_new(&self, id: ArticleId) -> bool {
        self.articles.is_new(id)
    }

    fn holds(&self, id: ArticleId) -> bool {
        self.articles.holds(id)
    }

    fn article(&self, id: ArticleId) -> StoreResult<Option<Arc<Article>>> {
        self.articles.article(id)
    }

    fn select_until(
        &self,
        condition: &Condition,
        order: Order,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Vec<ArticleId>>> {
        self.articles.select_until(condition, order, interrupt)
    }

    fn count_until(
        &self,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<(usize, usize)>> {
        self.articles.count_until(condition, interrupt)
    }

    fn summaries(&self, ids: &[ArticleId]) -> StoreResult<Vec<Summary>> {
        self.articles.summaries(ids)
    }

    fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>> {
        self.articles.mentions(id)
    }

    fn spots(&self, id: ArticleId, actor: &ActorId) -> StoreResult<Option<Spots>> {
        self.articles.spots(id, actor)
    }

    fn is_recognised(&self, id: ArticleId) -> bool {
        self.articles.is_recognised(id)
    }

    fn unrecognised(&self) -> Vec<ArticleId> {
        self.articles.unrecognised()
    }

    fn set_recognizer(&mut self, name: &str) -> StoreResult<()> {
        self.articles.set_recognizer(name)
    }

    fn set_apart(&mut self, apart: &[(ArticleId, String)]) -> StoreResult<()> {
        self.articles.set_apart(apart)
    }

    fn set_mentions(
        &mut self,
        id: ArticleId,
        mentions: Arc<[Mention]>,
        principal: Arc<[ActorId]>,
    ) -> StoreResult<()> {
        self.articles.set_mentions(id, mentions, principal)
    }

    fn shelve(&mut self, ids: &[ArticleId]) -> StoreResult<Option<(usize, usize)>> {
        let Some(library) = &mut self.library else {
            return Ok(None);
        };
        let mut wanted = Vec::with_capacity(ids.len());
        for &id in ids {
            if let Some(article) = self.articles.article(id)?.filter(|one| one.is_whole) {
                let state = self.articles.state(id).cloned();
                let earlier = self.earlier.get(&id).cloned();
                wanted.push((article, state.unwrap_or_default(), earlier));
            }
        }
        let new = library.put(&wanted)?;
        for (article, ..) in &wanted {
            self.earlier.remove(&article.id);
        }
        Ok(Some((wanted.len(), wanted.len() - new)))
    }

    fn change(&mut self, id: ArticleId, deed: Deed) -> StoreResult<Kept> {
        self.articles.change(id, deed.clone())?;
        let Some(library) = &mut self.library else {
            return Ok(Kept::Meanwhile);
        };
        // What is wrong with it, the deed tells.
        let _ = library.be_brief(true);
        let kept = self.keep(id, &deed);
        if let Some(library) = &mut self.library {
            let _ = library.be_brief(false);
        }
        kept
    }

    fn foresee(&mut self, id: ArticleId, state: State) {
        self.articles.foresee(id, state);
    }

    fn sources_of(&self, ids: &[ArticleId]) -> StoreResult<Vec<Option<Arc<str>>>> {
        self.articles.sources_of(ids)
    }

    fn sources(&self) -> StoreResult<Vec<String>> {
        self.articles.sources()
    }

    fn tags(&self) -> StoreResult<Vec<String>> {
        self.articles.tags()
    }

    fn tally(
        &self,
        ids: &[ArticleId],
        facet: Facet,
        calendar: Calendar,
    ) -> StoreResult<Vec<Tally>> {
        self.articles.tally(ids, facet, calendar)
    }

    fn hits_until(
        &self,
        id: ArticleId,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Hits>> {
        self.articles.hits_until(id, condition, interrupt)
    }
}

#[cfg(test)]
mod tests;
