//! Going on where one was: before a jump, or in an earlier run.

use super::{Awaited, Open};
use crate::app::jumps::Place;
use crate::library::position;

impl Open {
    /// The present place, for the jump list.
    pub fn place(&self) -> Place {
        Place {
            article: self.article.id,
            top: self.chosen,
            here: self.here.clone(),
            below: None,
        }
    }

    /// Goes back to a place of this article, and opens the clutter that it is in.
    pub fn return_to(&mut self, place: &Place) {
        for range in place.here.iter().chain([&(place.top..place.top)]) {
            self.reveal(range);
        }
        self.restore(place);
    }

    /// Has a place of this article on the page as it was; what is folded stays so.
    pub(in crate::app) fn restore(&mut self, place: &Place) {
        self.here.clone_from(&place.here);
        if self.is_ahead(place.top) {
            self.awaited = Some(Awaited::Place(place.clone()));
            return;
        }
        let top = self.anchor_at(place.top);
        self.choose(top);
        // The page may be higher than it is to be, and hold more than what follows this.
        self.chosen = place.top;
    }

    /// The byte of the text that was at the top when it was left.
    pub fn resumes_at(&self) -> usize {
        match self.state.position {
            0 => 0,
            kept => position::found(&self.article.text, kept),
        }
    }

    /// Goes where it was left.
    pub(in crate::app) fn resume(&mut self) {
        let place = Place {
            article: self.article.id,
            top: self.resumes_at(),
            here: self.here.clone(),
            below: None,
        };
        self.restore(&place);
    }

    /// The same, unless one has gone elsewhere meanwhile.
    pub(in crate::app) fn resume_if_at_start(&mut self) {
        if self.chosen == 0 && self.state.position > 0 {
            self.resume();
            self.entered = self.chosen;
        }
    }
}
