//! The interface of a store: what the reader may ask of a library, wherever it
//! is kept.

use std::sync::Arc;

use super::article::{Article, ArticleId};
use super::condition::Condition;
use super::dates::WrittenDate;
use super::find::Hits;
use super::interrupt::Interrupt;
use super::mention::{ActorId, Mention};
use super::order::Order;
use crate::text::direction::Directions;

/// One line of the list of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub id: ArticleId,
    pub title: String,
    /// Those of the paragraph that the title is, or begins.
    pub directions: Directions,
    pub source: Option<String>,
    pub date: Option<WrittenDate>,
    pub read: bool,
    /// Mentions that count (`counts`), by actor, most first; `None` before they were looked for.
    pub actors: Option<Arc<[(ActorId, usize)]>>,
    /// The same without those that are only likely.
    pub certain: Arc<[(ActorId, usize)]>,
    /// The few of them that the article is about, the first one most.
    pub principal: Arc<[ActorId]>,
}

impl Summary {
    /// The principal actors, each with how often it is mentioned, most first;
    /// `only_certain` leaves out what is only likely.
    pub fn principal(&self, only_certain: bool) -> impl Iterator<Item = (&ActorId, usize)> {
        let counts = if only_certain {
            &*self.certain
        } else {
            self.actors.as_deref().unwrap_or_default()
        };
        counts
            .iter()
            .filter(|(actor, _)| self.principal.contains(actor))
            .map(|(actor, count)| (actor, *count))
    }
}

/// How often an actor is mentioned in a selection of articles, as `counts` counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub actor: ActorId,
    pub mentions: usize,
    pub articles: usize,
    /// Both without what is only likely.
    pub certain: (usize, usize),
}

impl Tally {
    /// An actor that is not mentioned.
    pub fn none(actor: ActorId) -> Self {
        Self {
            actor,
            mentions: 0,
            articles: 0,
            certain: (0, 0),
        }
    }
}

/// What came of putting an article into a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    New,
    /// The store has this text already, under this name.
    Duplicate {
        of: String,
    },
}

/// A place that holds articles.
pub trait Store {
    /// Adds an article at the end of the list.
    fn add(&mut self, article: Article) -> Added;
    /// Puts an article in the place of `was`, its beginning, and keeps whether that
    /// was read. If the store has the text already, the beginning goes, and that one
    /// is read if either was.
    fn replace(&mut self, was: ArticleId, article: Article) -> Added;
    fn remove(&mut self, id: ArticleId);
    /// How many articles it holds.
    fn len(&self) -> usize;
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    fn article(&self, id: ArticleId) -> Option<Arc<Article>>;
    /// The ids of the articles that meet `condition`, in this order; `None` if it was
    /// interrupted.
    fn select_until(
        &self,
        condition: &Condition,
        order: Order,
        interrupt: &mut Interrupt<'_>,
    ) -> Option<Vec<ArticleId>>;
    /// The same as they were added, however long it takes.
    fn select(&self, condition: &Condition) -> Vec<ArticleId> {
        let selected = self.select_until(condition, Order::Added, &mut Interrupt::never());
        selected.unwrap_or_default()
    }
    /// The lines of the list for these articles.
    fn summaries(&self, ids: &[ArticleId]) -> Vec<Summary>;
    /// The mentions of an article in reading order; `None` before they were looked for.
    fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>>;
    /// Keeps what was found in an article: its mentions in reading order, and
    /// the actors that it is about.
    fn set_mentions(&mut self, id: ArticleId, mentions: Arc<[Mention]>, principal: Arc<[ActorId]>);
    fn set_read(&mut self, id: ArticleId, read: bool);
    fn set_marked(&mut self, id: ArticleId, marked: bool);
    /// Gives an article these tags, in place of those it had.
    fn set_tags(&mut self, id: ArticleId, tags: Vec<String>);
    /// The names of all sources, and all tags: each once, in the order of the alphabet
    /// (`text::collation`).
    fn sources(&self) -> Vec<String>;
    fn tags(&self) -> Vec<String>;
    /// Actors of these articles, most mentions first.
    fn tally(&self, ids: &[ArticleId]) -> Vec<Tally>;
    /// Byte ranges of an article's text that `condition` asks for, in order,
    /// without overlap: what to mark as found. `None` if it was interrupted.
    fn hits_until(
        &self,
        id: ArticleId,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> Option<Hits>;
    /// The same, however long it takes.
    fn hits(&self, id: ArticleId, condition: &Condition) -> Hits {
        let hits = self.hits_until(id, condition, &mut Interrupt::never());
        hits.unwrap_or_default()
    }
}

#[cfg(test)]
pub(crate) mod suite;
