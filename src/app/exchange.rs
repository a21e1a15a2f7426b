//! What the model wants done, what is asked of the worker, and what it answers. A request that can be
//! overtaken carries a generation; the model drops answers to older ones.

mod effect;
mod rows;

use std::ops::Range;
use std::sync::Arc;

pub use self::effect::{Copied, Delivered, Effect, Excerpt, LONGEST, Rendering};
pub use self::rows::{
    Came, Exported, From, Gathered, Heard, Jotted, Jottings, JottingsWanted, Listen, Reach,
    RelatedTo, Relations, TakeOut, Taken, Wanted,
};

use super::strips::Strip;
use crate::actors::gazetteer::{Fault, Gazetteer};
use crate::library::article::{Article, ArticleId};
use crate::library::citation::{Passage, Template};
use crate::library::dates::{Calendar, DateStyle};
use crate::library::facet::{Facet, Value};
use crate::library::mention::{ActorId, Mention};
use crate::library::notice::Notice;
use crate::library::order::Order;
use crate::library::state::{Deed, State};
use crate::library::store::{Kept, StoreError, Summary, Tally};
use crate::query::saved::Saved;

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
    /// The rows `window` of the list; `keep` are the articles to find again in it, of which
    /// the first that it has counts. If the window `follows` that article, it is moved to wherever that is.
    List {
        generation: Generation,
        selection: Selection,
        window: Range<usize>,
        keep: Vec<ArticleId>,
        follows: bool,
        /// The facet whose values are to be counted as well, if any; months are those of
        /// the calendar.
        tally: Option<(Facet, Calendar)>,
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
        dates: DateStyle,
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
    /// Another article stands there, which is listed too; this one stays.
    Apart,
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
    /// The library could not say what this asks; why it could not was said before.
    Unanswered(Box<Request>),
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
        /// Why it cannot be read, if it is there.
        trouble: Option<StoreError>,
    },
    /// Somebody else has taken this article out of the library, which is shown.
    Gone(ArticleId),
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
        generation: Generation,
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
    /// What was done with an article by now, by whomever.
    Done {
        id: ArticleId,
        state: State,
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
    /// Whether what is listed is the library.
    pub is_library: bool,
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
