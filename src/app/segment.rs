//! Pieces of a line of words, and counts in them.

use crate::config::numbers::grouped;
use crate::config::strings::Strings;
use crate::library::mention::ActorId;

/// A piece of a line, set apart from its neighbours in direction and style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub text: String,
    pub role: Role,
}

/// What a segment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    Plain,
    Dim,
    Strong,
    Key,
    Error,
    /// The name of an actor, in its colour.
    Actor(ActorId),
}

impl Segment {
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
        }
    }
}

/// Segments that stand or fall together where there is little room.
pub type Group = Vec<Segment>;

/// Which one of how many; where one is at none, how many there are (`ID-all`).
pub(super) fn count(strings: &Strings, id: &str, here: usize, all: usize) -> String {
    let at_none = format!("{id}-all");
    strings.with(
        if here == 0 { &at_none } else { id },
        [("here", place(here).into()), ("all", grouped(all).into())],
    )
}

pub(super) fn place(here: usize) -> String {
    if here == 0 {
        "–".to_owned()
    } else {
        grouped(here)
    }
}
