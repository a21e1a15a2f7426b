//! What else than whole articles could not be read of a library: named, the first of them,
//! and counted.

use super::super::progress::Progress;
use super::super::{Common, errors};
use crate::app::notices::in_order;
use crate::config::strings::Strings;
use crate::library::sqlite::Line;

/// How many articles are told one by one.
pub(super) const TOLD: usize = 20;

/// Articles that are whole, but not all that belongs to them.
#[derive(Default)]
pub(super) struct Lacking {
    states: usize,
    origins: usize,
}

impl Lacking {
    /// Whether there was none.
    pub(super) fn is_none(&self) -> bool {
        self.states + self.origins == 0
    }

    /// Counts what a line lacks. What a person did is named; where articles came from is
    /// mostly lost of all of them at once.
    pub(super) fn count(
        &mut self,
        line: &Line,
        common: Common,
        strings: &Strings,
        progress: &mut Progress,
    ) {
        if !line.has_state {
            self.states += 1;
            if self.states <= TOLD {
                progress.clear();
                let said = strings.get("library-bad-state");
                errors::complain_of(common.language(), &in_order(&line.doc), &said);
            }
        }
        self.origins += usize::from(!line.has_origins);
    }

    /// Says how many there were.
    pub(super) fn tell(&self, common: Common, strings: &Strings) {
        let counts = [
            ("library-states-lost", self.states),
            ("library-origins-lost", self.origins),
        ];
        for (name, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let said = strings.with(name, [("count", count.into())]);
            errors::complain(common.language(), &said);
        }
    }
}
