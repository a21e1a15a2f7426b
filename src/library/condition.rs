//! A condition: which articles are wanted. A plain tree that `query` makes and
//! every store runs; one matcher decides for all of them.

use super::mention::ActorId;

/// A condition on an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every condition holds; an empty list is true of every article.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// A word of the title or text, folded.
    Word(Word),
    /// Words one after the other, each folded.
    Phrase(Vec<Word>),
    /// The actor is mentioned outside clutter.
    Actor(ActorId),
    Unread,
}

/// A folded word to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded (`text::fold`), without white space.
    pub folded: String,
    /// Whether a longer word that begins with it is a match as well.
    pub prefix: bool,
}

impl Condition {
    /// The condition that every article meets.
    pub const fn everything() -> Self {
        Self::All(Vec::new())
    }
}
