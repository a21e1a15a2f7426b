//! Articles of the library that cannot be read as they were kept: the first of them are
//! named on standard error and all are counted, and what is whole goes on. Any other
//! trouble ends what is being done.

use super::{Outcome, errors};
use crate::app::notices::in_order;
use crate::config::strings::Strings;
use crate::library::address;
use crate::library::article::ArticleId;
use crate::library::store::{StoreError, StoreResult};

/// How many of them are named.
const NAMED: usize = 3;

/// Those that there were so far.
pub(super) struct Unreadable {
    strings: Strings,
    count: usize,
}

impl Unreadable {
    pub(super) fn new(strings: Strings) -> Self {
        Self { strings, count: 0 }
    }

    /// What was read of an article; `None` also where that is damaged.
    ///
    /// # Errors
    /// Any other trouble with the library.
    pub(super) fn pass<T>(
        &mut self,
        id: ArticleId,
        read: StoreResult<Option<T>>,
    ) -> StoreResult<Option<T>> {
        match read {
            Err(StoreError::Damaged) => {
                self.add(id);
                Ok(None)
            }
            read => read,
        }
    }

    /// This one cannot be read.
    pub(super) fn add(&mut self, id: ArticleId) {
        self.count += 1;
        if self.count <= NAMED {
            let said = self.strings.get("library-bad-article");
            let doc = in_order(&address::of(id));
            errors::complain_of(self.strings.language(), &doc, &said);
        }
    }

    /// How a command ends that would end as `otherwise` if all could be read. Says how many
    /// could not.
    pub(super) fn outcome(&self, otherwise: Outcome) -> Outcome {
        if self.count == 0 {
            return otherwise;
        }
        let count = [("count", self.count.into())];
        let said = self.strings.with("library-unreadable", count);
        errors::complain(self.strings.language(), &said);
        Outcome::Lacking
    }
}
