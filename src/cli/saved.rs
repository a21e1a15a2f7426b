//! Saved queries for commands without a screen.

use super::{Common, errors};
use crate::app::said::fault;
use crate::config::strings::Strings;
use crate::config::{paths, queries};
use crate::query::saved::{Saved, SavedQuery};

/// The person's saved queries. What is wrong with their file is told, and kept from
/// nothing else.
pub(super) fn queries(common: Common) -> Saved {
    let Some(path) = paths::queries() else {
        return Saved::default();
    };
    let read = queries::load(&path);
    let strings = Strings::new(common.language());
    for one in &read.faults {
        let said = fault(&strings, one);
        errors::complain_of(strings.language(), &paths::shown(&path), &said);
    }
    let kept = read.kept.into_iter();
    Saved::new(
        kept.map(|one| SavedQuery {
            name: one.name,
            query: one.query,
            follows: one.follows,
        })
        .collect(),
    )
}
