//! What stands below the text and is gone through article by article: each of the quests, the
//! nearest to the person first.

use super::gathering::Gathering;
use super::listening::Listening;
use super::relating::Relating;
use super::{Halt, Worker};

impl Worker {
    /// Goes on with what stands below the text. Whether there was anything to do.
    pub(super) fn go_through_on(&mut self) -> Result<bool, Halt> {
        Ok(self.go_on::<Gathering>()? || self.go_on::<Relating>()? || self.go_on::<Listening>()?)
    }

    /// Begins again what stands below the text: other mentions may be in articles, or other
    /// articles in the library.
    pub(super) fn go_through_anew(&mut self) {
        self.begin_anew::<Gathering>();
        self.begin_anew::<Relating>();
        self.begin_anew::<Listening>();
    }

    /// Begins again what has articles that are not there any more.
    pub(super) fn go_without_gone(&mut self) {
        self.drop_gone::<Gathering>();
        self.drop_gone::<Relating>();
        self.drop_gone::<Listening>();
    }
}
