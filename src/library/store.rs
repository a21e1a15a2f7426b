//! The interface of a store: what the reader may ask of a library, wherever it
//! is kept.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use super::address;
use super::article::{Article, ArticleId};
use super::condition::Condition;
use super::dates::{Calendar, WrittenDate};
use super::facet::{Facet, Value};
use super::find::Hits;
use super::interrupt::Interrupt;
use super::mention::{ActorId, Mention};
use super::order::Order;
use super::origin::Origin;
use super::spot::Spots;
use super::state::{Deed, State};
pub use super::trouble::StoreError;
use crate::text::direction::{Direction, Directions};

/// One line of the list of articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub id: ArticleId,
    pub title: String,
    /// Those of the paragraph that the title is, or begins.
    pub directions: Directions,
    pub source: Option<String>,
    pub date: Option<WrittenDate>,
    /// What the person did with it.
    pub state: State,
    /// Whether it was added since the last visit (`Store::set_seen`).
    pub is_new: bool,
    /// Mentions that count (`counts`), by actor, most first; `None` before they were looked for.
    pub actors: Option<Arc<[(ActorId, usize)]>>,
    /// The same without those that are only likely.
    pub certain: Arc<[(ActorId, usize)]>,
    /// The few of them that the article is about, the first one most.
    pub principal: Arc<[ActorId]>,
}

impl Summary {
    /// Of an article of which nothing can be read: its address stands for its title.
    pub fn unreadable(id: ArticleId) -> Self {
        Self {
            id,
            title: address::of(id),
            directions: Directions {
                by_words: Direction::LeftToRight,
                first_strong: Direction::LeftToRight,
            },
            source: None,
            date: None,
            state: State::default(),
            is_new: false,
            actors: Some(Arc::default()),
            certain: Arc::default(),
            principal: Arc::default(),
        }
    }

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

/// How often an actor is mentioned in a selection of articles, as `counts` counts, or
/// how many of them have another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub value: Value,
    /// Of what is no actor, one an article.
    pub mentions: usize,
    pub articles: usize,
    /// Both without what is only likely.
    pub certain: (usize, usize),
}

impl Tally {
    /// A value that so many articles have once.
    pub fn of(value: Value, articles: usize) -> Self {
        Self {
            value,
            mentions: articles,
            articles,
            certain: (articles, articles),
        }
    }

    /// A value that no article has.
    pub fn none(value: Value) -> Self {
        Self::of(value, 0)
    }

    /// The actor that it counts, if that is what it counts.
    pub fn actor(&self) -> Option<&ActorId> {
        match &self.value {
            Value::Actor(actor) => Some(actor),
            Value::Source(_) | Value::Month(_) | Value::Tag(_) => None,
        }
    }

    /// The order of tallies: most mentions first.
    pub fn by_mentions(one: &Self, other: &Self) -> Ordering {
        (other.mentions, other.articles, &one.value).cmp(&(
            one.mentions,
            one.articles,
            &other.value,
        ))
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
    /// The store has it already, and from this very file.
    Again,
}

/// What became of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It lasts.
    Lasting,
    /// It lasts, and the article was put into the library for it.
    Added,
    /// It lasts, but the article is not in the library any more: what was done with it is
    /// there again when it is.
    Apart,
    /// It is gone when the store is.
    Meanwhile,
    /// Somebody else is writing; it is written as soon as that is over.
    Later,
    /// What was to be written later is written now.
    AtLast,
}

/// How many articles meet each of some conditions, and in which of them most comes
/// together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighed {
    pub counts: Vec<usize>,
    pub articles: Vec<ArticleId>,
}

/// A place that holds articles. What was changed is kept when the call returns.
pub trait Store {
    /// Adds an article at the end of the list.
    fn add(&mut self, article: Article) -> StoreResult<Added>;
    /// Puts an article in the place of `was`, its beginning, and keeps what was done
    /// with that. If the store has the text already, the beginning goes, and what was
    /// done with either is done with that one.
    fn replace(&mut self, was: ArticleId, article: Article) -> StoreResult<Added>;
    fn remove(&mut self, id: ArticleId) -> StoreResult<()>;
    /// How many articles it holds.
    fn len(&self) -> usize;
    /// The number of the newest article; each that is added has a higher one. 0 where
    /// there are no visits to tell articles apart by.
    fn newest(&self) -> u32 {
        0
    }
    /// Articles up to this number were there at the last visit; before that is said,
    /// all of them were.
    fn set_seen(&mut self, _newest: u32) {}
    /// Whether an article was added since then.
    fn is_new(&self, _id: ArticleId) -> bool {
        false
    }
    /// The same articles, those that are new before the others, either in their order.
    fn new_first(&self, mut ids: Vec<ArticleId>) -> Vec<ArticleId> {
        ids.sort_by_cached_key(|&id| !self.is_new(id));
        ids
    }
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Whether it has an article, damaged or not.
    fn holds(&self, id: ArticleId) -> bool;
    fn article(&self, id: ArticleId) -> StoreResult<Option<Arc<Article>>>;
    /// The files in which an article was found.
    fn origins(&self, id: ArticleId) -> StoreResult<Vec<Origin>> {
        let article = self.article(id)?;
        Ok(article
            .iter()
            .filter_map(|found| found.origin.clone())
            .collect())
    }
    /// The ids of the articles that meet `condition`, in this order; `None` if it was
    /// interrupted.
    fn select_until(
        &self,
        condition: &Condition,
        order: Order,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Vec<ArticleId>>>;
    /// Whether the last list by relevance is in order to its end. To whoever may interrupt,
    /// one may be given before it is: its foremost articles in order, the others behind.
    fn is_ranked(&self) -> bool {
        true
    }
    /// Goes on with that order, which is whole in the list that is asked for once
    /// [`Store::is_ranked`] says so.
    fn rank_on(&self, _interrupt: &mut Interrupt<'_>) -> StoreResult<()> {
        Ok(())
    }
    /// The same as they were added, however long it takes.
    fn select(&self, condition: &Condition) -> StoreResult<Vec<ArticleId>> {
        let selected = self.select_until(condition, Order::Added, &mut Interrupt::never());
        Ok(selected?.unwrap_or_default())
    }
    /// How many articles meet `condition`, and how many of them are unread; `None` if it
    /// was interrupted.
    fn count_until(
        &self,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<(usize, usize)>>;
    /// The lines of the list for these articles.
    fn summaries(&self, ids: &[ArticleId]) -> StoreResult<Vec<Summary>>;
    /// What the person did with these articles, of each that is there.
    fn states(&self, ids: &[ArticleId]) -> StoreResult<Vec<(ArticleId, State)>> {
        let rows = self.summaries(ids)?.into_iter();
        Ok(rows.map(|row| (row.id, row.state)).collect())
    }
    /// The mentions of an article in reading order, where they were found since the
    /// store was opened and are still at hand.
    fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>>;
    /// Where an article mentions an actor so that it counts; `None` where that is not
    /// known, so that mentions are to be looked for first.
    fn spots(&self, id: ArticleId, actor: &ActorId) -> StoreResult<Option<Spots>>;
    /// Whether it is the library itself.
    fn is_library(&self) -> bool {
        false
    }
    /// Whether mentions were looked for in an article, so that it has its counts.
    fn is_recognised(&self, id: ArticleId) -> bool;
    /// The articles that this is not so of, in the order of the list.
    fn unrecognised(&self) -> Vec<ArticleId>;
    /// Mentions are looked for by what is called `name` from now on: what something
    /// else has found counts until it is found anew.
    fn set_recognizer(&mut self, name: &str) -> StoreResult<()>;
    /// These articles are looked at by what is called otherwise, and no other ones any
    /// more. Said after [`Store::set_recognizer`].
    fn set_apart(&mut self, apart: &[(ArticleId, String)]) -> StoreResult<()>;
    /// Keeps what was found in an article: its mentions in reading order, and
    /// the actors that it is about.
    fn set_mentions(
        &mut self,
        id: ArticleId,
        mentions: Arc<[Mention]>,
        principal: Arc<[ActorId]>,
    ) -> StoreResult<()>;
    /// How many articles meet each of `conditions`, and those articles, at most `most`, in
    /// which most weight comes together, the weightiest first: `weigh` says what a
    /// condition weighs, given its place and how many meet it. `None` if it was interrupted.
    fn weigh_until(
        &self,
        conditions: &[Condition],
        weigh: &dyn Fn(usize, usize) -> f32,
        most: usize,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Weighed>> {
        let mut counts = Vec::with_capacity(conditions.len());
        let mut weights: HashMap<ArticleId, f32> = HashMap::new();
        for (place, condition) in conditions.iter().enumerate() {
            let Some(met) = self.select_until(condition, Order::Added, interrupt)? else {
                return Ok(None);
            };
            counts.push(met.len());
            let weight = weigh(place, met.len());
            for id in met.into_iter().filter(|_| weight > 0.0) {
                *weights.entry(id).or_default() += weight;
            }
        }
        let mut articles: Vec<(ArticleId, f32)> = weights.into_iter().collect();
        // Of the same weight always in the same order.
        articles.sort_unstable_by(|one, next| next.1.total_cmp(&one.1).then(one.0.cmp(&next.0)));
        articles.truncate(most);
        let articles = articles.into_iter().map(|(id, _)| id).collect();
        Ok(Some(Weighed { counts, articles }))
    }
    /// Keeps for good what was found in articles so far, which may wait for more: it is
    /// found again if it is lost.
    fn settle(&mut self) -> StoreResult<()> {
        Ok(())
    }
    /// Keeps what the person does with an article. Where that fails it still holds, for
    /// as long as the store is open.
    fn change(&mut self, id: ArticleId, deed: Deed) -> StoreResult<Kept>;
    /// Has this be what the person did with an article, and writes nothing: until it is
    /// changed, or read again since others have written.
    fn foresee(&mut self, id: ArticleId, state: State);
    /// Takes over what others have written into it; whether they have, since this was
    /// last asked.
    fn follow(&mut self) -> StoreResult<bool> {
        Ok(false)
    }
    /// Puts articles that came from elsewhere into the library, all of them or none, as
    /// far as they are whole. How many are in it now, and how many of these were there
    /// before; `None` if there is no place for them.
    fn shelve(&mut self, ids: &[ArticleId]) -> StoreResult<Option<(usize, usize)>>;
    /// The name of the source of each of these articles.
    fn sources_of(&self, ids: &[ArticleId]) -> StoreResult<Vec<Option<Arc<str>>>>;
    /// The names of all sources, and all tags: each once, in the order of the alphabet
    /// (`text::collation`).
    fn sources(&self) -> StoreResult<Vec<String>>;
    fn tags(&self) -> StoreResult<Vec<String>>;
    /// The values of a facet that these articles have: the newest months first, of the
    /// others what is mentioned, or had, most. Months are those of `calendar`.
    fn tally(&self, ids: &[ArticleId], facet: Facet, calendar: Calendar)
    -> StoreResult<Vec<Tally>>;
    /// Byte ranges of an article's text that `condition` asks for, in order,
    /// without overlap: what to mark as found. `None` if it was interrupted.
    fn hits_until(
        &self,
        id: ArticleId,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Hits>>;
    /// The same, however long it takes.
    fn hits(&self, id: ArticleId, condition: &Condition) -> StoreResult<Hits> {
        let hits = self.hits_until(id, condition, &mut Interrupt::never());
        Ok(hits?.unwrap_or_default())
    }
}

/// What a store gives.
pub type StoreResult<T> = Result<T, StoreError>;

#[cfg(test)]
pub(crate) mod suite;
