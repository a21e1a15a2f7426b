//! A library of which nothing is read but what a person did with one article or
//! another: for articles that come from elsewhere, and are put into it when something is
//! done with them that has to last.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use super::postings::Batch;
use super::read_row;
use super::schema::{self, BRIEFLY, PATIENCE, begin};
use super::states::{self, known_state, put_state, state_of};
use super::succession::successor;
use super::versions::{self, Earlier, Known, succeed};
use super::writing::{insert, known_as};
use crate::library::article::{Article, ArticleId};
use crate::library::origin::Origin;
use crate::library::state::{Deed, State};
use crate::library::store::StoreResult;
use crate::library::versions::{are_versions, has_all_marked};

/// Articles by the files that they came from and their places there, in their order.
type Places = HashMap<PathBuf, HashMap<String, Vec<Arc<Known>>>>;

/// A library that need not be there.
#[derive(Debug)]
pub struct Keeper {
    path: PathBuf,
    file: Option<Connection>,
    /// What something was done with; `None` before that was asked.
    known: Option<Places>,
    /// What had a state in the library when it was asked, or got one: if it is there no more, it
    /// may have given way.
    had: HashSet<ArticleId>,
}

impl Keeper {
    /// The library in this file, which is not opened yet.
    pub fn of(path: PathBuf) -> Self {
        Self {
            path,
            file: None,
            known: None,
            had: HashSet::new(),
        }
    }

    /// What was done with an article, whether it is there or not; `None` if nothing was.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn state(&mut self, id: ArticleId) -> StoreResult<Option<State>> {
        let file = self.existing()?;
        let state = file.map_or(Ok(None), |file| known_state(file, id))?;
        if state.is_some() {
            self.had.insert(id);
        }
        Ok(state)
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

    /// Does a deed with an article, if it is there, or has given way meanwhile to one that is;
    /// whether it is.
    ///
    /// # Errors
    /// When the library cannot be read or written.
    pub fn change(&mut self, id: ArticleId, deed: &Deed) -> StoreResult<bool> {
        let may_follow = self.had.contains(&id);
        let Some(file) = self.existing()? else {
            return Ok(false);
        };
        if known_as(file, id)?.is_none() && !(may_follow && successor(file, id)?.is_some()) {
            return Ok(false);
        }
        states::change(file, id, |state| state.take(deed.clone()))?;
        // Something is done with it from now on.
        self.known = None;
        self.had.insert(id);
        Ok(true)
    }

    /// Puts articles in, with what was done with them, all or none; makes the library if
    /// there is none. Each takes the place of its earlier version, whose state it has already.
    /// How many are new there.
    ///
    /// # Errors
    /// When the library cannot be made or written.
    pub fn put(
        &mut self,
        articles: &[(Arc<Article>, State, Option<Earlier>)],
    ) -> StoreResult<usize> {
        self.known = None;
        let file = self.any()?;
        let change = begin(file)?;
        let mut batch = Batch::default();
        let mut new = 0;
        for (article, state, _) in articles {
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
        for (article, _, earlier) in articles {
            if let Some(earlier) = earlier {
                succeed(&change, earlier, article)?;
            }
        }
        change.commit()?;
        self.had
            .extend(articles.iter().map(|(article, ..)| article.id));
        Ok(new)
    }

    /// The earlier version of an article that is the only one of its file, or an entry of an
    /// archive: found in that file when it was another one, and with something done with it.
    /// Of a file with many articles it is not known what became of them before all of it
    /// was read.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn earlier(&mut self, article: &Article) -> StoreResult<Option<Earlier>> {
        let Some(origin) = &article.origin else {
            return Ok(None);
        };
        if origin.place.contains('#') {
            return Ok(None);
        }
        if self.known.is_none() {
            let known = self.existing()?.map(|file| versions::known(file));
            self.known = Some(by_place(known.transpose()?.unwrap_or_default()));
        }
        let places = self.known.as_ref();
        let places = places.and_then(|known| known.get(&origin.input.path));
        let known = places.and_then(|places| places.get(&origin.place));
        // The last one came last.
        let known: Vec<_> = known.into_iter().flatten().rev().cloned().collect();
        let now = |path: &Path| (path == origin.input.path).then(|| Arc::clone(&origin.input));
        for known in known {
            let left = known.left(&now);
            if left.is_none_or(|left| left.place != origin.place) {
                continue;
            }
            let Some(file) = self.existing()? else {
                return Ok(None);
            };
            let was = read_row(file, known.row).ok().flatten();
            let was = was.filter(|was| was.id == known.id && was.id != article.id);
            if was.is_some_and(|was| are_versions(&was, article)) {
                let (id, state) = (known.id, state_of(file, known.id)?);
                if has_all_marked(&state, &article.text) {
                    return Ok(Some(Earlier { id, state }));
                }
            }
        }
        Ok(None)
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

fn by_place(known: Vec<Known>) -> Places {
    let mut files = Places::new();
    for one in known {
        let one = Arc::new(one);
        for Origin { input, place } in &one.origins {
            let places = files.entry(input.path.clone()).or_default();
            places
                .entry(place.clone())
                .or_default()
                .push(Arc::clone(&one));
        }
    }
    files
}
