//! What closing the rows below the text puts back.

use super::facets::Side;
use super::geometry::Pane;
use super::jumps::Place;
use crate::library::article::ArticleId;
use crate::library::mention::ActorId;

/// Where one was when they were opened.
#[derive(Clone, Debug)]
pub(super) struct Before {
    pub(super) place: Option<Place>,
    /// Where the caret stood.
    pub(super) caret: Option<usize>,
    pub(super) pane: Pane,
    pub(super) side: Side,
    pub(super) focused: Option<ActorId>,
}

impl Before {
    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        if let Some(place) = &mut self.place {
            place.rename(was, now);
        }
    }
}
