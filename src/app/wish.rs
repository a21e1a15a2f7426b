//! What is wanted of a concordance: all that it takes to have it again.

use super::exchange::Selection;
use crate::library::article::ArticleId;
use crate::query::concordance::{Keyword, Sort};

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
