//! What is wanted of the rows below the text, and what comes: the concordance, related
//! passages, the notebook, the forms of an actor, and what is taken out of them.

use std::ops::Range;
use std::sync::Arc;

use super::{Generation, Selection};
use crate::library::article::ArticleId;
use crate::library::citation::Template;
use crate::library::export::{Format, Words};
use crate::library::mention::ActorId;
use crate::library::noted::Noted;
use crate::library::state::State;
use crate::query::concordance::{Keyword, Line, Sort};
use crate::query::related::Found;
use crate::query::voices::Table;
use crate::text::direction::Directions;

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
    /// `None` for one whose article cannot be read.
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
    /// The passage that they are related to; `None` if it is not there any more.
    pub from: Option<Arc<Found>>,
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
    /// What citations of rows are made of; `None` for what is usual.
    pub template: Option<Arc<Template>>,
}

/// What is taken out.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// What was marked and noted in these articles.
    Listed(Selection),
    /// The rows of the concordance, and of which actor they are: its id and name.
    Rows { actor: Option<(String, String)> },
    /// The rows of the notebook of these articles, as it is narrowed.
    Notebook {
        selection: Selection,
        narrowed: String,
    },
}

/// What came of writing something into a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// The path as it was typed.
    pub file: String,
    pub taken: Taken,
    pub came: Came,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// So many articles, or rows where rows were taken, are in the file, and so many articles
    /// could not be read.
    Done {
        count: usize,
        lost: usize,
        reach: Reach,
    },
    /// There was nothing to be taken out, but what could not be read; no file was written.
    Nothing { lost: usize },
    /// Such a file is there already.
    There,
    /// It could not be written, for this reason.
    Failed(String),
}

/// Whether all rows were exported that there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    #[default]
    All,
    /// Those that were found when the list was left.
    SoFar,
    /// So many: a list takes no more.
    First(usize),
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
