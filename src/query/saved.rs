//! Saved queries: what was typed once, under a name that other queries may use.

use crate::text::fold::fold;

/// A query under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQuery {
    pub name: String,
    /// As it was typed; nothing is left to be typed of it.
    pub query: String,
    /// Whether what is new of it is told.
    pub follows: bool,
}

/// The saved queries, in the order in which they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    queries: Vec<SavedQuery>,
    /// Their names, folded.
    keys: Vec<String>,
}

impl Saved {
    pub fn new(queries: Vec<SavedQuery>) -> Self {
        let keys = queries.iter().map(|one| key(&one.name)).collect();
        Self { queries, keys }
    }

    pub fn queries(&self) -> &[SavedQuery] {
        &self.queries
    }

    /// Whether what was typed is a query that is followed.
    pub fn follows(&self, typed: &str) -> bool {
        let mut followed = self.queries.iter().filter(|one| one.follows);
        followed.any(|one| one.query.trim() == typed.trim())
    }

    /// The place of the query with this name: spelled like that, else the first that
    /// folds alike.
    pub fn named(&self, name: &str) -> Option<usize> {
        let name = name.trim();
        let spelled = self.queries.iter().position(|one| one.name == name);
        spelled.or_else(|| {
            let wanted = key(name);
            self.keys.iter().position(|key| *key == wanted)
        })
    }
}

fn key(name: &str) -> String {
    fold(name.trim()).text
}
