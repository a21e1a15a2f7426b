//! What the model wants done, what is asked of the worker, and what it answers. A request that can be
//! overtaken carries a generation; the model drops answers to older ones.

use std::ops::Range;
use std::sync::Arc;

use super::strips::Strip;
use crate::actors::gazetteer::{Fault, Gazetteer};
use crate::config::own_actors::Step;
use crate::config::queries::Change;
use crate::library::article::{Article, ArticleId};
use crate::library::citation::{Passage, Template};
use crate::library::export::{Format, Words};
use crate::library::facet::{Facet, Value};
use crate::library::mention::{ActorId, Mention};
use crate::library::noted::Noted;
use crate::library::notice::Notice;
use crate::library::order::Order;
use crate::library::state::{Deed, State};
use crate::library::store::{Kept, StoreError, Summary, Tally};
use crate::query::concordance::{Keyword, Line, Sort};
use crate::query::related::Found;
use crate::query::saved::Saved;
use crate::query::voices::Table;
use crate::text::direction::Directions;

/// Counts the requests of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Generation(u64);

impl Generation {
    /// The next one, which from now on is the newest.
    pub fn advance(&mut self) -> Self {
        self.0 += 1;
        *self
    }
}

/// An article, with all that is shown of it.
#[derive(Clone, Debug)]
pub struct Handed {
    pub article: Arc<Article>,
    /// What the person did with it.
    pub state: State,
    pub mentions: Option<Arc<[Mention]>>,
    /// What the selection marks in it.
    pub matched: Arc<[Range<usize>]>,
    /// Whether it marks more than that.
    pub matched_more: bool,
}

/// Which articles the list shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selection {
    /// What was typed into the filter line. Its last word is a prefix, also once
    /// it is accepted: what one sees while typing is what one gets.
    pub typed: String,
    /// Values that articles must have, and that they must not (`facet::narrowing`).
    pub include: Vec<Value>,
    pub exclude: Vec<Value>,
    pub order: Order,
}

impl Selection {
    /// Every article, in the same order.
    pub fn cleared(&self) -> Self {
        Self {
            order: self.order,
            ..Self::default()
        }
    }

    /// The same before a choice among the values of a facet was made, of which each
    /// article has only one: what else could be chosen is counted under it.
    pub fn before_choice(&self, facet: Facet) -> Self {
        let mut before = self.clone();
        if facet.is_single() {
            before.include.retain(|value| value.facet() != facet);
        }
        before
    }

    /// Whether it lets every article through.
    pub fn is_everything(&self) -> bool {
        self.typed.trim().is_empty() && self.include.is_empty() && self.exclude.is_empty()
    }
}

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

/// What is sought in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A mention of this actor, outside clutter.
    Actor(ActorId),
    /// A mention of any actor.
    AnyActor,
    /// Anything: that the list has it is enough.
    Any,
}

/// Something the worker is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// The rows `window` of the list; `keep` is the article to find again in it.
    /// If the window `follows` that article, it is moved to wherever that is.
    List {
        generation: Generation,
        selection: Selection,
        window: Range<usize>,
        keep: Option<ArticleId>,
        follows: bool,
        /// The facet whose values are to be counted as well, if any.
        tally: Option<Facet>,
    },
    /// An article with its mentions, and what the selection marks in it.
    Open {
        generation: Generation,
        id: ArticleId,
        selection: Selection,
    },
    /// The places of an article where `typed` stands.
    Find {
        generation: Generation,
        id: ArticleId,
        typed: String,
        /// The byte of its text from which on to look first.
        from: usize,
    },
    /// The nearest article of the list before or after `from` that has what is
    /// sought.
    Seek {
        generation: Generation,
        selection: Selection,
        from: ArticleId,
        target: Target,
        /// Whether likely mentions do not count.
        only_certain: bool,
        forwards: bool,
        /// Whether to go on from the other end of the list.
        wrap: bool,
    },
    /// What the person does with an article is to be kept. Answered if it is done on
    /// purpose.
    Keep { id: ArticleId, deed: Deed },
    /// Rows of a concordance: answered at once as far as articles were looked at, and
    /// again as more are.
    Concordance(Box<Wanted>),
    /// Where actors are mentioned in articles of the list.
    Strips {
        generation: Generation,
        /// Whether likely mentions do not count.
        only_certain: bool,
        wanted: Vec<(ArticleId, ActorId)>,
    },
    /// Nobody wants a concordance any more.
    LeaveConcordance,
    /// Passages of other articles that are related to one: answered as they are found.
    Related(Box<RelatedTo>),
    /// Nobody wants them any more.
    LeaveRelated,
    /// Rows of the notebook.
    Notebook(Box<JottingsWanted>),
    /// Nobody wants it any more.
    LeaveNotebook,
    /// A citation is wanted.
    Cite {
        article: ArticleId,
        passage: Passage,
        /// `None` as is usual.
        template: Option<Arc<Template>>,
    },
    /// Something is to be written into a file.
    Export(Box<TakeOut>),
    /// In which forms sources write an actor: answered at once as far as articles were
    /// looked at, and again as more are.
    Voices(Box<Listen>),
    /// Nobody wants that any more.
    LeaveVoices,
    /// The names that may be typed behind fields.
    Names,
    /// Articles that were read from files are to be put into the library.
    Shelve(Shelve),
    /// The file of this article is to be read again.
    Reload(ArticleId),
    /// This article is to be taken out of the library.
    Remove(ArticleId),
    /// Work that nobody waits for, reading inputs and looking for mentions, is to stop.
    Halt,
    /// These are the saved queries from now on; their articles are to be counted
    /// whenever there is time.
    Saved {
        generation: Generation,
        saved: Arc<Saved>,
    },
}

/// Which rows of which concordance are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub generation: Generation,
    pub keyword: Keyword,
    /// The articles that it goes through.
    pub selection: Selection,
    pub sort: Sort,
    /// What was typed to narrow it.
    pub narrowed: String,
    pub only_certain: bool,
    /// How many rows are seen, and the index of the first: a page more on either side is
    /// answered.
    pub page: usize,
    pub top: usize,
    /// The row that has the keys: its index so far, and where it stands, an article and
    /// a byte of its text. Wherever it has come to be, what is seen moves with it.
    pub selected: usize,
    pub keep: Option<(ArticleId, usize)>,
}

/// Rows of a concordance.
#[derive(Clone, Debug)]
pub struct Gathered {
    pub generation: Generation,
    /// The index of the first row.
    pub start: usize,
    /// `None` for one whose article is not there any more.
    pub rows: Vec<Option<Line>>,
    /// How many rows it is narrowed to, and how many it has.
    pub total: usize,
    pub all: usize,
    /// Whether there are more than are kept.
    pub has_more: bool,
    /// How many articles were looked at, and how many are to be.
    pub looked: (usize, usize),
    /// The index that the row to be kept had when it was asked for, and its index now.
    pub was: usize,
    pub selected: usize,
}

/// The passage that others are wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedTo {
    pub generation: Generation,
    pub article: ArticleId,
    pub from: From,
}

/// Which passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// These bytes of its text.
    Marked(Range<usize>),
    /// The paragraph at this byte, or the next one.
    At(usize),
    /// Its first paragraph that says something.
    Lead,
}

/// The passages that were found so far.
#[derive(Clone, Debug)]
pub struct Relations {
    pub generation: Generation,
    /// The passage that they are related to.
    pub from: Arc<Found>,
    /// Near copies together, the most alike first.
    pub groups: Vec<Vec<Arc<Found>>>,
    /// How many articles were looked at, and how many are to be.
    pub looked: (usize, usize),
    pub is_done: bool,
}

/// Which rows of the notebook are wanted: all that the person put down about articles.
#[derive(Clone, Debug, PartialEq)]
pub struct JottingsWanted {
    pub generation: Generation,
    /// The articles that it is about.
    pub selection: Selection,
    /// What was typed to narrow it.
    pub narrowed: String,
    /// How many rows are seen, and the index of the first: a page more on either side is
    /// answered.
    pub page: usize,
    pub top: usize,
    /// The row that has the keys: its index so far, and what it is. Wherever it has come to
    /// be, what is seen moves with it.
    pub selected: usize,
    pub keep: Option<(ArticleId, Noted)>,
}

/// Rows of the notebook.
#[derive(Clone, Debug)]
pub struct Jottings {
    pub generation: Generation,
    /// The index of the first row.
    pub start: usize,
    pub rows: Vec<Jotted>,
    /// How many rows it is narrowed to, and how many it has.
    pub total: usize,
    pub all: usize,
    /// The index that the row to be kept had when it was asked for, and its index now.
    pub was: usize,
    pub selected: usize,
}

/// A row of the notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jotted {
    pub article: ArticleId,
    pub title: String,
    pub title_directions: Directions,
    pub noted: Noted,
    /// What is shown of it: what was written, then what is quoted from this byte on. No more
    /// than any screen shows.
    pub text: String,
    pub quoted_from: usize,
    pub directions: Directions,
    /// Where the text has what it is narrowed to.
    pub found: Vec<Range<usize>>,
    /// Where a passage stands in the article; `None` if it has none, or not any more.
    pub range: Option<Range<usize>>,
    /// All that the person did with the article.
    pub state: Arc<State>,
}

/// What is to be written into a file.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeOut {
    /// The path as it was typed.
    pub file: String,
    /// Whether it may take the place of a file that is there.
    pub replaces: bool,
    pub format: Format,
    pub taken: Taken,
    pub words: Words,
}

/// What is taken out.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// What was marked and noted in these articles.
    Listed(Selection),
    /// The rows of the concordance.
    Rows,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// So many articles are in this file.
    Done { file: String, count: usize },
    /// There was nothing to be taken out; no file was written.
    Nothing,
    /// Such a file is there already.
    There { file: String, is_rows: bool },
    /// It could not be written, for this reason.
    Failed(String),
}

/// Of which actor forms are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Listen {
    pub generation: Generation,
    pub actor: ActorId,
    /// The articles that it goes through, and the one it begins with.
    pub selection: Selection,
    pub from: Option<ArticleId>,
    pub only_certain: bool,
}

/// The forms that were found so far.
#[derive(Clone, Debug)]
pub struct Heard {
    pub generation: Generation,
    pub table: Arc<Table>,
    /// How many articles were looked at, and how many are to be.
    pub looked: (usize, usize),
}

/// What is to be put into the library.
#[derive(Clone, Debug, PartialEq)]
pub enum Shelve {
    Article(ArticleId),
    /// All that the list shows.
    Listed(Selection),
}

/// What came of reading a file again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reloaded {
    /// This article stands where the other one stood.
    Now(ArticleId),
    /// It has not changed.
    Same,
    /// It came from no file.
    NoFile,
    /// The file, or what stood in it at that place, is not there any more.
    Gone,
    Failed(StoreError),
}

/// What came of taking an article out of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    Done,
    /// What is listed is not the library.
    NoLibrary,
    Failed(StoreError),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shelved {
    /// So many are in the library now, so many of them were there before.
    Done {
        all: usize,
        before: usize,
    },
    /// There is no place for a library, or none is to be made.
    Nowhere,
    Failed(StoreError),
}

/// Something the worker says.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The actors that are known.
    Gazetteer(Arc<Gazetteer>),
    /// Articles came in, or mentions were found: lists and counts may differ now.
    Progress(Progress),
    /// An input that is not an article, or an article with something to say of it.
    Noticed {
        doc: String,
        notices: Vec<Notice>,
    },
    /// What is wrong with the person's own actors file.
    Faults {
        doc: String,
        faults: Vec<Fault>,
    },
    Listed(Listing),
    Opened {
        generation: Generation,
        handed: Handed,
    },
    /// What may be opened next, as it would be under this selection.
    Ahead {
        selection: Selection,
        handed: Handed,
    },
    /// The beginning `was` is whole, and has the id of its article from now on.
    Completed {
        was: ArticleId,
        article: Arc<Article>,
        state: State,
    },
    /// What this beginning was of is no article.
    Withdrawn(ArticleId),
    /// The article that was to be opened is not there, or cannot be read.
    Missing {
        generation: Generation,
    },
    /// The mentions of an article that was opened before they were known.
    Mentions {
        id: ArticleId,
        mentions: Arc<[Mention]>,
        /// Whether they are all; else those of its beginning.
        are_all: bool,
    },
    Found {
        generation: Generation,
        hits: Arc<[Range<usize>]>,
        /// Whether there are more than are kept.
        has_more: bool,
    },
    Sought {
        generation: Generation,
        id: Option<ArticleId>,
    },
    Concordance(Gathered),
    Related(Relations),
    Notebook(Jottings),
    Voices(Heard),
    /// Those strips that are known.
    Strips {
        only_certain: bool,
        strips: Vec<(ArticleId, ActorId, Strip)>,
    },
    /// The text of a citation; `None` where the article is gone.
    Cited(Option<String>),
    /// What became of an export.
    Exported(Exported),
    Names(Names),
    /// What became of a deed.
    Kept {
        deed: Deed,
        kept: Result<Kept, StoreError>,
    },
    /// What came of putting articles into the library.
    Shelved(Shelved),
    /// What came of reading the file of this article again.
    Reloaded(ArticleId, Reloaded),
    /// What came of taking an article out of the library.
    Removed(Removed),
    /// How many articles the saved query at a place has, and how many of them are unread,
    /// or new.
    Counted {
        generation: Generation,
        place: usize,
        articles: usize,
        unread: usize,
        /// How many were added since the last visit.
        new: usize,
    },
}

/// Names of the library that may be typed: each once, in the order of the alphabet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    pub sources: Vec<String>,
    pub tags: Vec<String>,
}

/// How far reading and recognising have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    pub articles: usize,
    /// The number of the newest one (`Store::newest`).
    pub newest: u32,
    pub recognised: usize,
    /// Whether inputs are still being read.
    pub reading: bool,
    /// How many of how many inputs are read, if that is known.
    pub inputs: Option<(usize, usize)>,
    /// Whether mentions are not looked for any more, since the person had it stopped.
    pub is_halted: bool,
}

impl Progress {
    /// Whether there is work that nobody waits for.
    pub fn is_at_work(&self) -> bool {
        self.reading || self.recognised < self.articles && !self.is_halted
    }
}

/// A window of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub generation: Generation,
    /// How many articles are selected.
    pub total: usize,
    /// The index of the first row.
    pub start: usize,
    pub rows: Vec<Summary>,
    /// The index of the article that was to be kept, if it is selected.
    pub kept: Option<usize>,
    pub tally: Option<Vec<Tally>>,
}
