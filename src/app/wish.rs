//! What is wanted of the rows below the text, a concordance, related passages, the notebook or forms: all that
//! it takes to have them again.

use super::exchange::{From, Selection};
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;
use crate::library::noted::Noted;
use crate::query::concordance::{Keyword, Sort};
use crate::query::voices::{By, Voice};

/// A place that a row shows: an article, and the byte of its text where it begins.
pub type Spot = (ArticleId, usize);

/// What a concordance is of and how it stands: all that it takes to have it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub keyword: Keyword,
    /// The articles that it goes through.
    pub selection: Selection,
    pub sort: Sort,
    /// What was typed to narrow it.
    pub narrowed: String,
    /// The row that has the keys.
    pub at: Option<Spot>,
}

/// Which passages are wanted and how they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The passage that they are related to.
    pub article: ArticleId,
    pub from: From,
    /// The row that was chosen.
    pub at: Option<Spot>,
    /// Whether it is held against the passage.
    pub is_beside: bool,
}

/// Which rows of the notebook are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The articles that it is about.
    pub selection: Selection,
    /// What was typed to narrow it.
    pub narrowed: String,
    /// The row that has the keys.
    pub at: Option<(ArticleId, Noted)>,
}

impl Pages {
    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        if let Some((article, _)) = self.at.as_mut().filter(|(article, _)| *article == was) {
            *article = now;
        }
    }
}

/// Whose forms are wanted and how they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    pub actor: ActorId,
    /// The articles that it goes through.
    pub selection: Selection,
    pub by: By,
    /// What was typed to narrow it.
    pub narrowed: String,
    /// The rows that are open.
    pub open: Vec<Voice>,
    /// The row that has the keys.
    pub at: Option<Voice>,
}

/// Rows below the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Below {
    Concordance(Box<Wish>),
    Related(Box<Comparison>),
    Notebook(Box<Pages>),
    Voices(Box<Survey>),
}

impl Below {
    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        match self {
            Self::Concordance(wish) => rename(&mut wish.at, was, now),
            Self::Related(wish) => wish.rename(was, now),
            Self::Notebook(wish) => wish.rename(was, now),
            Self::Voices(_) => {}
        }
    }
}

impl Comparison {
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        if self.article == was {
            self.article = now;
        }
        rename(&mut self.at, was, now);
    }
}

/// A place in an article that has another id from now on.
pub(super) fn rename(spot: &mut Option<Spot>, was: ArticleId, now: ArticleId) {
    if let Some((article, _)) = spot.as_mut().filter(|(article, _)| *article == was) {
        *article = now;
    }
}
