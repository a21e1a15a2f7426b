//! The line where one types what to find or what to filter by.

use super::exchange::Selection;
use super::field::Field;
use super::geometry::Pane;
use super::jumps::Place;

/// What the typed text is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Finding in the open article; leaving goes back to this place.
    Find { from: Option<Place> },
    /// Filtering the list; leaving puts this selection and pane back.
    Filter { before: Selection, pane: Pane },
}

/// The open line.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterBar {
    pub purpose: Purpose,
    pub field: Field,
}

impl FilterBar {
    /// The id of the message that stands before the text.
    pub fn prompt(&self) -> &'static str {
        match self.purpose {
            Purpose::Find { .. } => "prompt-find",
            Purpose::Filter { .. } => "prompt-filter",
        }
    }
}
