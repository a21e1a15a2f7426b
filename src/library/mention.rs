//! A mention: one place of a text that names an actor. A plain record; finding
//! mentions is the business of `actors`.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The id of an actor, as in the gazetteer: `taliban`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(pub Arc<str>);

impl ActorId {
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ActorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One occurrence of an actor in the text of an article. Of two that overlap the
/// first holds the other, and both end together: المتحدث باسم الحركة.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the article's text, on cluster boundaries (UAX #29).
    pub range: Range<usize>,
    pub actor: ActorId,
    pub kind: MentionKind,
    pub certainty: Certainty,
    /// Whether it is a state, named as the mere place where something is or goes.
    pub is_place: bool,
}

/// How a mention refers to its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By one of its names.
    Name,
    /// By a description that means it here: الحركة.
    Nominal,
}

/// How sure it is that this is the actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    Certain,
    Likely,
}
