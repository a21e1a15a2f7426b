//! The concordance (KWIC): every place of a keyword in many articles, one row each, with
//! what stands around it; in which orders the rows stand and which of them are left.
//!
//! Tens of thousands of rows are held as numbers and one folded text, a quarter of a
//! kilobyte a row. What a row shows is read from its article when it is seen ([`Line`]).
//! Knows no store: who gathers hands over texts and spots.

mod collation;
mod line;

use std::ops::Range;

use memchr::memmem::Finder;

use self::collation::Collation;
pub use self::line::{Line, Mark};
use crate::actors::record::words_around;
use crate::library::article::ArticleId;
use crate::library::condition::Condition;
use crate::library::mention::ActorId;
use crate::library::spot::Spot;
use crate::query::voices::Voice;
use crate::text::fold::{fold, fold_text};

/// The most rows that one concordance has.
pub const MOST_ROWS: usize = 100_000;

/// The longest phrase that is looked for, in bytes.
const LONGEST: usize = 200;

/// What a concordance is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// The mentions of an actor that count.
    Actor(ActorId),
    /// Those of them in one form or by one source.
    Voice(ActorId, Voice),
    /// A word, or several in this order, as a query finds them.
    Words(String),
}

impl Keyword {
    /// The words of a part of a text; `None` where there are none, or too many.
    pub fn words(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_short = text.len() <= LONGEST;
        (is_short && Condition::of_words(text).is_some()).then(|| Self::Words(text.to_owned()))
    }

    /// The actor whose mentions it means.
    pub fn actor(&self) -> Option<&ActorId> {
        match self {
            Self::Actor(actor) | Self::Voice(actor, _) => Some(actor),
            Self::Words(_) => None,
        }
    }

    /// What articles meet that have it, once mentions were looked for in them.
    pub fn condition(&self) -> Condition {
        match self {
            Self::Actor(actor) | Self::Voice(actor, _) => Condition::Actor(actor.clone()),
            // What has no word stands nowhere.
            Self::Words(text) => {
                Condition::of_words(text).unwrap_or_else(|| Condition::Any(Vec::new()))
            }
        }
    }
}

/// An order of rows. Those that it does not tell apart stand as the list has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// As the list has the articles.
    #[default]
    List,
    /// The newest article first, without a date last.
    Date,
    /// By the word after the keyword, then the ones after that.
    After,
    /// By the word before it, then the ones before that.
    Before,
}

impl Sort {
    /// The one after this one, from the last to the first.
    pub fn next(self) -> Self {
        match self {
            Self::List => Self::After,
            Self::After => Self::Before,
            Self::Before => Self::Date,
            Self::Date => Self::List,
        }
    }
}

/// A side of the keyword, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The rows of a concordance, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Concordance {
    /// The articles that have rows.
    articles: Vec<Listed>,
    rows: Vec<Row>,
    /// What stands before, in and after each keyword.
    folded: String,
    has_more: bool,
}

/// An article and its place in the list.
#[derive(Clone, Copy, Debug)]
struct Listed {
    id: ArticleId,
    place: u32,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    article: u32,
    /// Bytes of the article's text.
    start: u32,
    length: u16,
    is_certain: bool,
    /// Bytes of the folded text: where it begins, and how long its three parts are.
    at: u32,
    before: u16,
    keyword: u16,
    after: u16,
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub article: ArticleId,
    /// Bytes of its text.
    pub range: Range<usize>,
    pub is_certain: bool,
}

impl Concordance {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether there are more than [`MOST_ROWS`], which are all that it takes.
    pub fn has_more(&self) -> bool {
        self.has_more
    }

    /// Takes in the spots of the article that has this place in the list.
    pub fn add<'a>(
        &mut self,
        id: ArticleId,
        place: usize,
        text: &str,
        spots: impl IntoIterator<Item = &'a Spot>,
    ) {
        let article = narrow(self.articles.len());
        let before = self.rows.len();
        let mut folding = Vec::new();
        for spot in spots {
            if self.rows.len() == MOST_ROWS {
                self.has_more = true;
                break;
            }
            let around = &text[spot.around.clone()];
            let within = spot.range.start - spot.around.start..spot.range.end - spot.around.start;
            let words = words_around(around, &within);
            let at = narrow(self.folded.len());
            let mut take_in = |part: &str| {
                fold_text(part, &mut folding);
                let folded = std::str::from_utf8(&folding).unwrap_or_default();
                // A ligature may grow; what is left out stands far from the keyword.
                let folded = if folded.len() <= usize::from(u16::MAX) {
                    folded
                } else {
                    ""
                };
                self.folded.push_str(folded);
                folded.len() as u16
            };
            self.rows.push(Row {
                article,
                start: narrow(spot.range.start),
                length: u16::try_from(spot.range.len()).unwrap_or(u16::MAX),
                is_certain: spot.is_certain,
                at,
                before: take_in(&around[..words.start]),
                keyword: take_in(&around[words.clone()]),
                after: take_in(&around[words.end..]),
            });
        }
        if self.rows.len() > before {
            let place = narrow(place);
            self.articles.push(Listed { id, place });
        }
    }

    /// Where a row stands.
    pub fn standing(&self, row: u32) -> Option<Standing> {
        let row = self.rows.get(row as usize)?;
        let start = row.start as usize;
        Some(Standing {
            article: self.articles.get(row.article as usize)?.id,
            range: start..start + usize::from(row.length),
            is_certain: row.is_certain,
        })
    }

    /// All rows in an order. `dated` gives an article's place among all by their dates.
    pub fn sorted(&self, sort: Sort, dated: &dyn Fn(ArticleId) -> usize) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..narrow(self.rows.len())).collect();
        let listed = |&row: &u32| {
            let row = self.rows[row as usize];
            (self.articles[row.article as usize].place, row.start)
        };
        rows.sort_unstable_by_key(listed);
        match sort {
            Sort::List => {}
            Sort::Date => {
                let places: Vec<usize> = self.articles.iter().map(|one| dated(one.id)).collect();
                rows.sort_by_key(|&row| places[self.rows[row as usize].article as usize]);
            }
            Sort::Before => self.sort_by_words(&mut rows, Side::Before),
            Sort::After => self.sort_by_words(&mut rows, Side::After),
        }
        rows
    }

    fn sort_by_words(&self, rows: &mut [u32], side: Side) {
        let mut collation = Collation::of(&self.folded);
        rows.sort_by_cached_key(|&row| {
            let row = self.rows[row as usize];
            match side {
                Side::Before => collation.key(self.before(row), Side::Before),
                Side::After => collation.key(self.after(row), Side::After),
            }
        });
    }

    /// Those of these rows in which what was typed stands, folded, within words too.
    /// Of what stands around a keyword it sees as much as about 120 columns show.
    pub fn narrowed(&self, rows: &[u32], typed: &str) -> Vec<u32> {
        let typed = fold(typed.trim()).text;
        if typed.is_empty() {
            return rows.to_vec();
        }
        let finder = Finder::new(&typed);
        let has = |row: &&u32| finder.find(self.whole(self.rows[**row as usize])).is_some();
        rows.iter().filter(has).copied().collect()
    }

    fn before(&self, row: Row) -> &str {
        let at = row.at as usize;
        &self.folded[at..at + usize::from(row.before)]
    }

    fn after(&self, row: Row) -> &str {
        let at = row.at as usize + usize::from(row.before) + usize::from(row.keyword);
        &self.folded[at..at + usize::from(row.after)]
    }

    fn whole(&self, row: Row) -> &[u8] {
        let long = usize::from(row.before) + usize::from(row.keyword) + usize::from(row.after);
        &self.folded.as_bytes()[row.at as usize..row.at as usize + long]
    }
}

/// A number of articles, rows or bytes. Texts and what is folded of them are far shorter.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
