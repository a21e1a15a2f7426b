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
    /// Whether it is a state, named as the mere place where something is or goes, or for
    /// its team or cup: it does nothing there.
    pub is_place: bool,
    pub reason: Reason,
}

impl Mention {
    /// Whether it is no guess.
    pub fn is_certain(&self) -> bool {
        self.certainty == Certainty::Certain
    }
}

/// Why a mention is one: what stands there, as the gazetteer lists it, and what
/// spoke for it. Says it in no words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The name, noun or title.
    pub listed: Arc<str>,
    pub evidence: Evidence,
}

impl Reason {
    /// A name that means nobody else.
    pub fn unmistakable(name: &str) -> Self {
        Self {
            listed: Arc::from(name),
            evidence: Evidence::Unmistakable,
        }
    }
}

/// What spoke for a mention. Ranges, and the starts of other mentions, are bytes of
/// the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The name means nobody else.
    Unmistakable,
    /// The text names it in full: first here, or, where another one bears the name too,
    /// here last before it.
    FullName { at: usize },
    /// The name means nobody else, unless it is a dual noun here.
    MayBeDual,
    /// The vowel marks of the name are written.
    VowelMarks,
    /// These words stand right before it.
    Before(Range<usize>),
    /// It speaks or decides: this is its verb.
    Acts(Range<usize>),
    /// It is joined to this name, which speaks for it.
    Joined(Range<usize>),
    /// An actor that speaks for it is named, first here.
    Related { actor: ActorId, at: usize },
    /// These words stand in the same passage.
    Near(Range<usize>),
    /// Of a place: nothing beside it means the place.
    NoPlace,
    /// Of an adjective: it describes no noun.
    NoAdjective,
    /// It resumes the mention that starts here.
    Resumes { at: usize },
    /// It is whom the speaker who is mentioned here calls so on his own side.
    OfSpeaker { at: usize },
    /// Of the state in question it is the only one that is called so.
    OnlyOneOf { state: ActorId },
    /// It holds the office: the position among its roles in the gazetteer, and whether
    /// it held it again, so that nothing says which time is meant. The text mentioned it
    /// last here, if it did.
    Office {
        role: usize,
        again: bool,
        at: Option<usize>,
    },
    /// The text gives it this title, and mentioned it last here.
    Titled { at: usize },
    /// The person decided so: the place of the decision among those of the gazetteer.
    Judged { rule: usize },
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

/// As records name it.
impl fmt::Display for MentionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// As records name it.
impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}
