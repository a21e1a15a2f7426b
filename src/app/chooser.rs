//! A list to choose from, and a line in which one types what is wanted of it: the
//! command palette, the contents of an article, its links, the trail. What keys do to it stands in
//! `picking.rs`.

pub(super) mod palette;
mod synonyms;

use std::ops::Range;

use super::commands::{Command, Context};
use super::field::Field;
pub use super::judged::Extent;
use crate::actors::gazetteer::{Class, Verdict};
use crate::config::strings::Strings;
use crate::library::mention::ActorId;
use crate::text::isolate::left_to_right;

/// Rows of the screen that are no rows of the list: the line and the status line.
const OTHERS: u16 = 2;
/// Rows for what it is about, where that is said: words, and the passage that is judged.
pub const ABOUT: u16 = 3;

/// An open list.
#[derive(Clone, Debug, PartialEq)]
pub struct Chooser {
    pub kind: Kind,
    pub field: Field,
    /// What fits what is typed, the best first, or in reading order.
    pub rows: Vec<Row>,
    /// The row that is chosen by Enter, and the first one that is seen.
    pub selected: usize,
    pub top: usize,
    /// How many rows are seen.
    pub(super) height: usize,
    /// What it is about, in words, if that has to be said.
    pub about: Option<String>,
}

/// What is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The commands, for where one was.
    Commands { context: Context },
    /// The headings of the open article.
    Contents,
    /// The links of the open article.
    Links,
    /// Where one was, is, and can go forward to again.
    Trail,
    /// What can be decided about a mention.
    Verdicts,
    /// The actors, one of which a name is to be given to.
    Actors,
    /// What a new actor may be.
    Classes,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub label: String,
    /// Cells that the label stands in.
    pub indent: u16,
    /// What stands beside it: keys, or how far down in the article it is.
    pub beside: Vec<String>,
    pub goal: Goal,
}

/// What choosing a row does.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    Do(Command),
    /// It has no meaning where one was, but in these places.
    Elsewhere(&'static [Context]),
    /// To these bytes of the open article.
    To(Range<usize>),
    /// To this address of the web.
    Follow(String),
    /// So many steps along the trail, back if less than 0.
    Stop(isize),
    /// This is decided about the mention.
    Judge(Verdict, Extent),
    TakeBack,
    /// It is somebody else, who is then chosen.
    OtherActor,
    Actor(ActorId),
    NewActor,
    Class(Class),
}

impl Chooser {
    /// A list with nothing in it yet.
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            field: Field::default(),
            rows: Vec::new(),
            selected: 0,
            top: 0,
            height: 1,
            about: None,
        }
    }

    /// Makes what is selected one of the rows that are seen on a screen of `height`
    /// rows.
    pub(super) fn arrange(&mut self, height: u16) {
        let others = OTHERS + self.above();
        self.height = usize::from(height.saturating_sub(others)).max(1);
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        let last = self.rows.len().saturating_sub(self.height);
        let first = (self.selected + 1).saturating_sub(self.height);
        self.top = self.top.clamp(first, self.selected.max(first)).min(last);
    }

    /// Rows of the screen between the line and the list.
    pub(super) fn above(&self) -> u16 {
        self.about.as_ref().map_or(0, |_| ABOUT)
    }

    /// The rows that are seen, each with its place.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Row)> {
        let rows = self.rows.iter().enumerate();
        rows.skip(self.top).take(self.height)
    }

    /// The id of the message that stands before what is typed.
    pub fn prompt(&self) -> &'static str {
        match self.kind {
            Kind::Commands { .. } => "prompt-command",
            Kind::Contents => "prompt-contents",
            Kind::Links => "prompt-links",
            Kind::Trail => "prompt-trail",
            Kind::Verdicts => "prompt-verdict",
            Kind::Actors => "prompt-actor",
            Kind::Classes => "prompt-class",
        }
    }

    /// What stands in the place of rows if nothing fits what is typed.
    pub fn nothing(&self, strings: &Strings) -> Option<String> {
        let id = match self.kind {
            Kind::Commands { .. } => "no-command",
            Kind::Contents => "no-heading",
            Kind::Links => "no-link",
            Kind::Trail => "no-stop",
            Kind::Verdicts | Kind::Actors | Kind::Classes => "no-choice",
        };
        self.rows.is_empty().then(|| strings.get(id))
    }

    /// What there is to say of the row that is selected.
    pub(super) fn said(&self, strings: &Strings) -> Option<String> {
        match &self.rows.get(self.selected)?.goal {
            Goal::Elsewhere(contexts) => Some(holds_in(strings, contexts)),
            Goal::Follow(address) => Some(left_to_right(address)),
            _ => None,
        }
    }

    /// Selects a row some rows away.
    pub(super) fn step(&mut self, rows: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(rows).min(last);
    }
}

/// Where a command holds, in words.
pub(super) fn holds_in(strings: &Strings, contexts: &[Context]) -> String {
    let places = contexts.iter().map(|context| {
        strings.get(match context {
            Context::List => "help-list",
            Context::Reader => "help-reader",
            Context::Caret => "help-caret",
            Context::Facets => "help-actors",
            Context::Concordance => "help-concordance",
            Context::Related => "help-related",
            Context::Notebook => "help-notebook",
            Context::Voices => "help-voices",
            Context::Overlay => "help-overlay",
            Context::Field => "help-field",
        })
    });
    let places: Vec<String> = places.collect();
    let places = places.join(&strings.get("fault-comma"));
    strings.with("holds-in", [("places", places.into())])
}
