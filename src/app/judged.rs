//! What is judged while that is chosen, what was decided, and what takes back what a person
//! did. Plain records; `judging` and `deeds` make and use them.

use std::ops::Range;

use crate::actors::gazetteer::Judgement;
use crate::config::own_actors::Made;
use crate::library::article::ArticleId;
use crate::library::mention::{ActorId, MentionKind};
use crate::library::state::Deed;

/// How far a decision reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// One passage of the article.
    Here,
    /// All of it, and no other one.
    Article,
    Always,
}

/// What is judged, while that is being chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judging {
    pub(super) article: ArticleId,
    pub(super) title: String,
    /// As it is written, without clitics.
    pub(super) text: String,
    /// Where that stands in the article: in bytes, and the words around it.
    pub(super) place: Range<usize>,
    pub(super) passage: String,
    /// Whose mention it is, if it is one, and of which kind.
    pub(super) actor: Option<ActorId>,
    pub(super) kind: Option<MentionKind>,
    /// The decision that was made about it.
    pub(super) rule: Option<Judgement>,
    /// The other actor whom it is given to; how far that reaches is chosen next.
    pub(super) given: Option<ActorId>,
    /// What a new actor is called: in Arabic, in English.
    pub(super) new: Option<(String, String)>,
}

/// What was decided, to be said again with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) said: String,
    /// Whose mentions are to be counted then.
    pub(super) actor: Option<ActorId>,
    /// What it was about: an article, and bytes of its text.
    pub(super) place: (ArticleId, Range<usize>),
}

/// What takes back something that was done on purpose.
#[derive(Clone, Debug)]
pub(super) enum Undoing {
    /// This deed, done with the article, which had this title on the screen; none if it was
    /// not there.
    Deed(ArticleId, Deed, Option<String>),
    /// Taking a decision out of the file again, of which this was said.
    Judged(Box<Made>, Judged),
}
