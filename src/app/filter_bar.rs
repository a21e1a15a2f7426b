//! The line where one types what to find, what to filter by, or what to put down about
//! an article.

use std::ops::Range;

use super::completion::Completion;
use super::exchange::{Jotted, Names, Selection, Taken};
use super::facets::Side;
use super::field::Field;
use super::geometry::Pane;
use super::jumps::Place;
use super::wish::{Pages, Spot};
use crate::library::article::ArticleId;
use crate::library::noted::Noted;

/// What the typed text is for, and what leaving the line puts back.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Finding in the open article.
    Find { from: Place, pane: Pane },
    /// Filtering the list.
    Filter {
        before: Selection,
        from: Option<Place>,
        pane: Pane,
        side: Side,
    },
    /// The tags of this article.
    Tags(ArticleId),
    /// The note about this article.
    Note(ArticleId),
    /// The note about a passage of this article, these bytes of its text.
    Passage { id: ArticleId, range: Range<usize> },
    /// Narrowing the rows below the text, which were narrowed to this before, at this row.
    Narrow { before: String, at: Option<Spot> },
    /// Narrowing the notebook, which was narrowed to this before, at this row.
    NarrowNotebook { before: Pages },
    /// Narrowing the rows of the panel, which were narrowed to this before.
    NarrowFacets { before: String },
    /// What is written in this row of the notebook: the note of its passage, else of its
    /// article.
    NotedRow(Box<Jotted>),
    /// Naming the file of an export; `there` is what its last try found in its place.
    Export { taken: Taken, there: Option<String> },
    /// Giving a saved query a name.
    Name { naming: Naming, pane: Pane },
}

/// What is given a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// What the filter asks for now.
    Save { query: String },
    /// The saved query that is called so.
    Rename { name: String },
}

/// What is wrong with what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// In words.
    pub said: String,
    /// Where: bytes of what was typed.
    pub range: Range<usize>,
}

/// The open line.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterBar {
    pub purpose: Purpose,
    pub field: Field,
    /// What fits what is typed, for a filter or tags.
    pub completion: Completion,
    /// What of the library may be typed behind fields, once it is known.
    pub(super) names: Names,
}

impl FilterBar {
    /// The article that was open when filtering began: it stays open while it is
    /// in the list.
    pub(super) fn origin(&self) -> Option<ArticleId> {
        match &self.purpose {
            Purpose::Filter {
                from: Some(place), ..
            } => Some(place.article),
            _ => None,
        }
    }

    /// Where one stood when filtering began. What the filter before marked there is marked
    /// no more.
    pub(super) fn stood(&self) -> Option<Place> {
        let Purpose::Filter { before, from, .. } = &self.purpose else {
            return None;
        };
        let mut place = from.clone()?;
        if !before.typed.trim().is_empty() {
            place.here = place.here.map(|here| here.start..here.start);
        }
        Some(place)
    }

    /// The article about which something is put down.
    pub(super) fn about(&self) -> Option<ArticleId> {
        match &self.purpose {
            Purpose::Tags(id) | Purpose::Note(id) | Purpose::Passage { id, .. } => Some(*id),
            Purpose::NotedRow(row) => Some(row.article),
            Purpose::Find { .. }
            | Purpose::Filter { .. }
            | Purpose::Narrow { .. }
            | Purpose::NarrowNotebook { .. }
            | Purpose::NarrowFacets { .. }
            | Purpose::Export { .. }
            | Purpose::Name { .. } => None,
        }
    }

    /// The id of the message that stands before the text.
    pub fn prompt(&self) -> &'static str {
        match &self.purpose {
            Purpose::Find { .. } => "prompt-find",
            Purpose::Filter { .. } => "prompt-filter",
            Purpose::Tags(_) => "prompt-tags",
            Purpose::Note(_) => "prompt-note",
            Purpose::Passage { .. } => "prompt-passage",
            Purpose::NotedRow(row) => match row.noted {
                Noted::Passage(_) => "prompt-passage",
                _ => "prompt-note",
            },
            Purpose::Narrow { .. }
            | Purpose::NarrowNotebook { .. }
            | Purpose::NarrowFacets { .. } => "prompt-narrow",
            Purpose::Export { .. } => "prompt-export",
            Purpose::Name { .. } => "prompt-name",
        }
    }
}
