//! A library as lines of JSON: one an article, with its text and what a person did with
//! it, in the form in which it stands in the file. So it can be read without Qari, and
//! what is whole in a damaged file can be taken out of it.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::record::{self, Columns};
use super::standing::{self, Line, Standing};
use super::states::{put_state, state_of};
use super::succession::row_of;
use super::{SqliteStore, id, origins, schema};
use crate::library::article::{Article, ArticleId};
use crate::library::origin::{Input, Origin};
use crate::library::state::State;
use crate::library::store::{Added, Store, StoreError, StoreResult};

/// An article on a line.
#[derive(Serialize, Deserialize)]
struct Told {
    doc: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    origins: Vec<ToldOrigin>,
    #[serde(flatten)]
    state: State,
    facts: serde_json::Value,
    parts: serde_json::Value,
    text: String,
}

/// A file that it came from. Whether all of that file is here is not told: where a
/// library comes in, nobody knows what else did.
#[derive(Serialize, Deserialize)]
struct ToldOrigin {
    path: PathBuf,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    place: String,
    size: u64,
    modified: i64,
}

impl ToldOrigin {
    /// A path that is not Unicode is told as it is shown.
    fn of(origin: &Origin) -> Self {
        let Input {
            path,
            size,
            modified,
        } = &*origin.input;
        Self {
            path: path.to_string_lossy().into_owned().into(),
            place: origin.place.clone(),
            size: *size,
            modified: *modified,
        }
    }

    fn origin(self) -> Origin {
        let (path, size, modified) = (self.path, self.size, self.modified);
        Origin {
            input: Arc::new(Input {
                path,
                size,
                modified,
            }),
            place: self.place,
        }
    }
}

impl Standing {
    /// The line that tells it.
    pub(super) fn told(self, origins: &[Origin], state: State) -> StoreResult<String> {
        let Standing { about, content } = self;
        let told = Told {
            doc: about.doc,
            title: about.title,
            source: about.source,
            author: about.author,
            origins: origins.iter().map(ToldOrigin::of).collect(),
            state,
            facts: serde_json::from_str(&about.facts)?,
            parts: serde_json::from_str(&content.parts)?,
            text: content.text,
        };
        Ok(serde_json::to_string(&told)?)
    }
}

/// An article on its way from a line into a library, with what a person did with it.
pub struct Exported {
    article: Article,
    origins: Vec<Origin>,
    state: State,
}

impl Exported {
    /// Reads a line that [`SqliteStore::told`] gave.
    ///
    /// # Errors
    /// When it is no such line, [`StoreError::Damaged`].
    pub fn read(line: &str) -> StoreResult<Self> {
        let told: Told = serde_json::from_str(line).map_err(|_| StoreError::Damaged)?;
        let columns = Columns {
            id: ArticleId::of(&told.text),
            is_whole: true,
            doc: told.doc,
            title: told.title,
            source: told.source,
            author: told.author,
            facts: told.facts.to_string(),
        };
        let origins = told.origins.into_iter().map(ToldOrigin::origin);
        Ok(Self {
            article: record::article(columns, told.text, &told.parts.to_string())?,
            origins: origins.collect(),
            state: told.state,
        })
    }

    /// The length of its text, in bytes.
    pub fn bytes(&self) -> usize {
        self.article.text.len()
    }
}

/// What is wrong with a library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The file itself, or a table in it, does not hold together.
    File,
    /// The feeds that are kept cannot all be read.
    Feeds,
    /// This article cannot be read.
    Article { doc: String },
    /// What was done with this article cannot all be read.
    State { doc: String },
}

impl SqliteStore {
    /// The rows of all articles, in the order of the list, as far as they can be read.
    ///
    /// # Errors
    /// When not even that can be.
    pub fn all(&self) -> StoreResult<Vec<ArticleId>> {
        self.select(&crate::library::condition::Condition::everything())
    }

    /// An article as a line of JSON; `None` if it is not there. What was done with it and
    /// where it came from hold it back by nothing.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn told(&self, article: ArticleId) -> StoreResult<Option<Line>> {
        let Some(row) = self.row(article) else {
            return Ok(None);
        };
        let about = standing::about(&self.file, row);
        let content = standing::content(&self.file, row);
        if about == Ok(None) || content == Ok(None) {
            return self.lost(row);
        }
        if matches!(standing::entry(&self.file, row), Ok(Some((id, _))) if id != article) {
            // Another one has got its row meanwhile.
            return Ok(None);
        }
        let standing = standing::both(about, content)?;
        standing.line(&self.file, row, article).map(Some)
    }

    /// Adds what lines tell, all or none; what came of each. Many at once cost little more
    /// than one.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn take_all(&mut self, taken: Vec<Exported>) -> StoreResult<Vec<Added>> {
        let mut articles = Vec::with_capacity(taken.len());
        let mut rest = Vec::with_capacity(taken.len());
        for one in taken {
            rest.push((one.article.id, one.origins, one.state));
            articles.push(one.article);
        }
        let added = self.add_with(articles, |change| {
            for (id, origins, told) in &rest {
                if let Some(row) = row_of(change, *id)? {
                    for origin in origins {
                        origins::put(change, row, origin)?;
                    }
                }
                if *told != State::default() {
                    let mut state = state_of(change, *id)?;
                    state.merge(told);
                    put_state(change, *id, &state)?;
                }
            }
            Ok(())
        })?;
        for (id, ..) in &rest {
            if let Some(row) = self.row(*id) {
                let state = state_of(&self.file, *id)?;
                self.entries.get_mut().set_state(row, state);
            }
        }
        Ok(added)
    }

    /// Looks at the whole file and at every article, and tells `each` what is wrong;
    /// until `each` says that it is enough.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub fn check(&self, each: &mut dyn FnMut(Option<Damage>) -> bool) -> StoreResult<()> {
        if !self.is_file_sound()? && !each(Some(Damage::File)) {
            return Ok(());
        }
        // Of feeds that cannot be read nothing else would tell.
        if self.each_feed(&mut |_| ()).is_err() && !each(Some(Damage::Feeds)) {
            return Ok(());
        }
        let mut entries = self
            .file
            .prepare("SELECT id, doc FROM entry LEFT JOIN article USING (row)")?;
        let mut entries = entries.query([])?;
        loop {
            let entry = match entries.next() {
                Ok(Some(entry)) => entry,
                Ok(None) => break,
                Err(error) => match error.into() {
                    // The rest of them cannot even be named, which is damage of the file.
                    StoreError::Damaged => break,
                    trouble => return Err(trouble),
                },
            };
            let (id, doc): (_, Option<String>) = (id(entry)?, entry.get(1)?);
            let row = self.row(id);
            let counts = row.map_or(Ok(None), |row| self.counts(row));
            let is_sound = counts.is_ok()
                && self.read_article(id).is_ok_and(|article| {
                    article.is_some_and(|article| {
                        !article.is_whole || ArticleId::of(&article.text) == id
                    })
                });
            let doc = doc.unwrap_or_else(|| id.to_string());
            let mut damages = Vec::new();
            if !is_sound {
                damages.push(Damage::Article { doc: doc.clone() });
            }
            if state_of(&self.file, id).is_err() {
                damages.push(Damage::State { doc });
            }
            let is_enough = match damages.is_empty() {
                true => !each(None),
                false => !damages.into_iter().map(Some).all(&mut *each),
            };
            if is_enough {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Whether the file holds together and has all tables that a library has.
    fn is_file_sound(&self) -> StoreResult<bool> {
        let said = |said: rusqlite::Result<String>| match said {
            Ok(said) => Ok(said == "ok"),
            Err(error) => match error.into() {
                StoreError::Damaged => Ok(false),
                trouble => Err(trouble),
            },
        };
        let mut problems = self.file.prepare("PRAGMA integrity_check(1)")?;
        let is_sound = said(problems.query_row([], |row| row.get(0)))?;
        Ok(is_sound && schema::has_all_tables(&self.file)?)
    }
}
