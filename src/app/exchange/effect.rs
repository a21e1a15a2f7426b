//! What the model wants done outside of it, and what comes of what was copied.

use super::Request;
use crate::config::own_actors::Step;
use crate::config::queries::Change;

/// Something the model wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Ask(Request),
    /// Show this address of the web in a browser.
    Browse(String),
    /// Give a part of an article to whoever keeps what is copied.
    Copy(Excerpt),
    /// Have the mouse reported, or leave it to the terminal.
    ReportMouse(bool),
    /// Send the whole screen again.
    Redraw,
    /// Send rows in the next way there is, since the present one looks wrong.
    CycleRendering,
    /// Paint in the next theme there is.
    CycleTheme,
    /// Keep for the next run what was chosen by a key, by its name.
    KeepChoice {
        name: &'static str,
        value: String,
    },
    /// Forget all that was chosen by keys.
    ForgetChoices,
    /// Change the file of saved queries.
    ChangeSaved(Change),
    /// Change the person's file of actors.
    ChangeActors(Step),
    Suspend,
    Quit,
}

/// A part of an article, to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub what: Copied,
    /// The characters of the article, in their order. If that is more than
    /// [`LONGEST`] it is cut off somewhere after it, and nobody is to be given it.
    pub text: String,
}

/// The most bytes of an article that are copied, whoever takes them.
pub const LONGEST: usize = 8 << 20;

/// What a copied part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    Title,
    Citation,
    Word,
    Mention,
    Hit,
    Sentence,
    Paragraph,
    /// Clutter that is folded.
    Clutter,
    /// Anything else that was marked.
    Range,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// The terminal was told; none says whether it has obeyed.
    ToTerminal,
    /// tmux keeps it, and has told its terminal.
    ToTmux,
    /// Nothing: on this way no more than so many bytes are taken.
    TooLong { limit: usize },
    /// Nothing, for this reason.
    Failed { reason: String },
}

/// The way in which rows are sent to the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendering {
    /// What it is called.
    pub mode: &'static str,
    /// Whether it follows from what the terminal is, and not from a person's word.
    pub is_automatic: bool,
    /// Why it could not be remembered, if it could not.
    pub forgotten: Option<String>,
}
