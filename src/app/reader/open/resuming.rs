//! Going on where an article was left in an earlier run.

use super::Open;
use crate::app::jumps::Place;
use crate::library::position;

impl Open {
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
