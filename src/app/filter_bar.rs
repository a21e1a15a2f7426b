//! The line where one types what to find or what to filter by.

use super::completion::Completion;
use super::exchange::Selection;
use super::facets::Side;
use super::field::Field;
use super::geometry::Pane;
use super::jumps::Place;
use crate::library::article::ArticleId;

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
}

/// The open line.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterBar {
    pub purpose: Purpose,
    pub field: Field,
    /// What fits what is typed, for a filter.
    pub completion: Completion,
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

    /// The id of the message that stands before the text.
    pub fn prompt(&self) -> &'static str {
        match self.purpose {
            Purpose::Find { .. } => "prompt-find",
            Purpose::Filter { .. } => "prompt-filter",
        }
    }
}
