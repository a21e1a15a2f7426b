//! Whom a description means, and whose office a title names, as far as the rules of the
//! other files of this folder came. Plain records: nothing is decided here.

use std::ops::Range;
use std::sync::Arc;

use crate::actors::evidence::Weight;
use crate::actors::names::Candidate;
use crate::library::mention::{Certainty, Evidence, Reason};

/// A description that means an actor. The range is one of the passage's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::actors) struct Nominal {
    pub(in crate::actors) range: Range<usize>,
    pub(in crate::actors) actor: usize,
    pub(in crate::actors) certainty: Certainty,
    pub(in crate::actors) reason: Reason,
}

/// Whom a description means.
pub(super) struct Meant {
    pub(super) actor: usize,
    pub(super) certainty: Certainty,
    pub(super) evidence: Evidence,
}

impl Meant {
    pub(super) fn at(self, range: Range<usize>, listed: &Arc<str>) -> Nominal {
        let Self {
            actor,
            certainty,
            evidence,
        } = self;
        let listed = Arc::clone(listed);
        Nominal {
            range,
            actor,
            certainty,
            reason: Reason { listed, evidence },
        }
    }
}

/// Whose office a title names.
#[derive(Clone, Copy)]
pub(super) struct Owner {
    pub(super) actor: usize,
    /// How sure it is whose.
    pub(super) certainty: Certainty,
}

impl Owner {
    pub(super) const fn sure(actor: usize) -> Self {
        let certainty = Certainty::Certain;
        Self { actor, certainty }
    }

    pub(super) const fn named((name, (certainty, _)): &(Candidate, Weight)) -> Self {
        Self {
            actor: name.actor,
            certainty: *certainty,
        }
    }
}
