//! A store in memory: for what is opened without being kept.

mod entry;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use self::entry::Entry;
use super::article::{Article, ArticleId};
use super::company;
use super::condition::Condition;
use super::counts;
use super::dates::{Calendar, WrittenDate};
use super::facet::{Facet, Value};
use super::find::Hits;
use super::interrupt::Interrupt;
use super::matcher::{self, Subject};
use super::mention::{ActorId, Mention};
use super::order::Order;
use super::spot::{Spot, Spots};
use super::state::{Deed, State};
use super::store::{Added, Kept, Store, StoreResult, Summary, Tally};
use super::tallied;
use crate::text::collation::sort_key;

/// Articles in the order in which they were added.
#[derive(Debug, Default)]
pub struct MemoryStore {
    entries: Vec<Entry>,
    places: HashMap<ArticleId, usize>,
    /// How many were added, and the number of the last that was seen.
    added: u32,
    seen: Option<u32>,
    /// What looks for mentions now, and in which articles something else does.
    recognizer: Arc<str>,
    apart: HashMap<ArticleId, Arc<str>>,
    /// What was done with articles that are not there: it is again when they are.
    left: HashMap<ArticleId, State>,
}

impl MemoryStore {
    /// A store without articles.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was done with an article, if it is there.
    pub fn state(&self, id: ArticleId) -> Option<&State> {
        self.entry(id).map(|entry| &entry.state)
    }

    /// Takes in what was done with an article elsewhere.
    pub fn merge(&mut self, id: ArticleId, state: &State) {
        if let Some(entry) = self.entry_mut(id) {
            entry.state.merge(state);
        }
    }

    /// What looks for the mentions of an article.
    fn recognizer_of(&self, id: ArticleId) -> &Arc<str> {
        self.apart.get(&id).unwrap_or(&self.recognizer)
    }

    /// Whether its mentions were found by what looks for them now.
    fn is_found(&self, entry: &Entry) -> bool {
        entry.mentions.is_some() && entry.found_by == *self.recognizer_of(entry.article.id)
    }

    /// Whether an article was added since the last visit.
    fn came_since(&self, entry: &Entry) -> bool {
        self.seen.is_some_and(|seen| entry.number > seen)
    }

    fn entry(&self, id: ArticleId) -> Option<&Entry> {
        self.places.get(&id).map(|&place| &self.entries[place])
    }

    fn entry_mut(&mut self, id: ArticleId) -> Option<&mut Entry> {
        self.places.get(&id).map(|&place| &mut self.entries[place])
    }

    fn entries(&self, ids: &[ArticleId]) -> impl Iterator<Item = &Entry> {
        ids.iter().filter_map(|&id| self.entry(id))
    }
}

impl Store for MemoryStore {
    fn add(&mut self, article: Article) -> StoreResult<Added> {
        if let Some(entry) = self.entry(article.id) {
            let of = entry.article.doc.clone();
            return Ok(Added::Duplicate { of });
        }
        self.places.insert(article.id, self.entries.len());
        self.added += 1;
        self.entries.push(Entry {
            number: self.added,
            state: self.left.remove(&article.id).unwrap_or_default(),
            ..Entry::of(article)
        });
        Ok(Added::New)
    }

    fn replace(&mut self, was: ArticleId, article: Article) -> StoreResult<Added> {
        let Some(beginning) = self.entry(was) else {
            return self.add(article);
        };
        let state = beginning.state.clone();
        if let Some(entry) = self.entry_mut(article.id) {
            entry.state.merge(&state);
            let of = entry.article.doc.clone();
            self.remove(was)?;
            return Ok(Added::Duplicate { of });
        }
        if let Some(place) = self.places.remove(&was) {
            self.places.insert(article.id, place);
            self.entries[place] = Entry {
                state,
                number: self.entries[place].number,
                ..Entry::of(article)
            };
        }
        Ok(Added::New)
    }

    fn remove(&mut self, id: ArticleId) -> StoreResult<()> {
        if let Some(removed) = self.places.remove(&id) {
            let removed_entry = self.entries.remove(removed);
            self.left.insert(id, removed_entry.state);
            for place in self.places.values_mut() {
                *place -= usize::from(*place > removed);
            }
        }
        Ok(())
    }

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn newest(&self) -> u32 {
        self.added
    }

    fn set_seen(&mut self, newest: u32) {
        self.seen = Some(newest);
    }

    fn is_new(&self, id: ArticleId) -> bool {
        self.entry(id).is_some_and(|entry| self.came_since(entry))
    }

    fn holds(&self, id: ArticleId) -> bool {
        self.entry(id).is_some()
    }

    fn article(&self, id: ArticleId) -> StoreResult<Option<Arc<Article>>> {
        Ok(self.entry(id).map(|entry| Arc::clone(&entry.article)))
    }

    fn select_until(
        &self,
        condition: &Condition,
        order: Order,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Vec<ArticleId>>> {
        let mut selected = Vec::new();
        let mut scores = Vec::new();
        let wanted = company::actors(condition);
        for (place, entry) in self.entries.iter().enumerate() {
            // Between two articles: what is done after the last is the answer.
            if place > 0 && interrupt.comes() {
                return Ok(None);
            }
            let company = entry.company(&wanted);
            let subject = Subject {
                is_new: self.came_since(entry),
                ..entry.subject(&company)
            };
            let is_met = matcher::matches(condition, &subject, interrupt);
            if is_met && order == Order::Relevance {
                scores.push(matcher::rank(condition, &subject, interrupt));
            }
            if interrupt.has_come() {
                return Ok(None);
            }
            if is_met {
                selected.push(entry);
            }
        }
        match order {
            Order::Added => {}
            Order::New => selected.sort_by_key(|entry| !self.came_since(entry)),
            Order::Date => selected.sort_by_key(|entry| entry.age()),
            Order::Source => selected.sort_by_cached_key(|entry| {
                let source = entry.article.source.as_deref();
                (source.is_none(), source.map(sort_key), entry.age())
            }),
            Order::Mentions => selected.sort_by_key(|entry| Reverse(entry.mentioned())),
            Order::Relevance => {
                let mut best: Vec<_> = scores.into_iter().zip(selected).collect();
                best.sort_by_key(|&(score, _)| Reverse(score));
                selected = best.into_iter().map(|(_, entry)| entry).collect();
            }
        }
        let ids = selected.iter().map(|entry| entry.article.id);
        Ok(Some(ids.collect()))
    }

    fn count_until(
        &self,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<(usize, usize)>> {
        let ids = self.select_until(condition, Order::Added, interrupt)?;
        Ok(ids.map(|ids| {
            let unread = self.entries(&ids).filter(|entry| !entry.state.read).count();
            (ids.len(), unread)
        }))
    }

    fn summaries(&self, ids: &[ArticleId]) -> StoreResult<Vec<Summary>> {
        let summary = |entry: &Entry| Summary {
            is_new: self.came_since(entry),
            ..entry.summary()
        };
        Ok(self.entries(ids).map(summary).collect())
    }

    fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>> {
        let entry = self.entry(id).filter(|entry| self.is_found(entry));
        entry?.mentions.clone()
    }

    fn spots(&self, id: ArticleId, actor: &ActorId) -> StoreResult<Option<Spots>> {
        let entry = self.entry(id);
        Ok(entry.and_then(|entry| {
            let mentions = entry.mentions.as_deref()?;
            Some(Spots {
                text: entry.article.text.clone(),
                list: Spot::of(&entry.article, mentions, actor),
            })
        }))
    }

    fn is_recognised(&self, id: ArticleId) -> bool {
        self.entry(id).is_some_and(|entry| self.is_found(entry))
    }

    fn unrecognised(&self) -> Vec<ArticleId> {
        let entries = self.entries.iter();
        let missing = entries.filter(|entry| !self.is_found(entry));
        missing.map(|entry| entry.article.id).collect()
    }

    fn set_recognizer(&mut self, name: &str) -> StoreResult<()> {
        self.recognizer = name.into();
        Ok(())
    }

    fn set_apart(&mut self, apart: &[(ArticleId, String)]) -> StoreResult<()> {
        let apart = apart.iter().map(|(id, name)| (*id, name.as_str().into()));
        self.apart = apart.collect();
        Ok(())
    }

    fn set_mentions(
        &mut self,
        id: ArticleId,
        mentions: Arc<[Mention]>,
        principal: Arc<[ActorId]>,
    ) -> StoreResult<()> {
        let found_by = Arc::clone(self.recognizer_of(id));
        if let Some(entry) = self.entry_mut(id) {
            entry.found_by = found_by;
            entry.principal = principal;
            entry.actors = Some(counts::by_actor(&entry.article, &mentions).into());
            entry.certain = counts::certain_by_actor(&entry.article, &mentions).into();
            entry.kinds = counts::kinds_by_actor(&entry.article, &mentions);
            entry.mentions = Some(mentions);
        }
        Ok(())
    }

    fn shelve(&mut self, _: &[ArticleId]) -> StoreResult<Option<(usize, usize)>> {
        Ok(None)
    }

    fn change(&mut self, id: ArticleId, deed: Deed) -> StoreResult<Kept> {
        match self.places.get(&id) {
            Some(&place) => self.entries[place].state.take(deed),
            None => self.left.entry(id).or_default().take(deed),
        }
        Ok(Kept::Meanwhile)
    }

    fn foresee(&mut self, id: ArticleId, state: State) {
        if let Some(&place) = self.places.get(&id) {
            self.entries[place].state = state;
        }
    }

    fn sources_of(&self, ids: &[ArticleId]) -> StoreResult<Vec<Option<Arc<str>>>> {
        let source = |&id| self.entry(id)?.article.source.as_deref().map(Arc::from);
        Ok(ids.iter().map(source).collect())
    }

    fn sources(&self) -> StoreResult<Vec<String>> {
        let entries = self.entries.iter();
        Ok(sorted_names(
            entries.filter_map(|entry| entry.article.source.clone()),
        ))
    }

    fn tags(&self) -> StoreResult<Vec<String>> {
        let entries = self.entries.iter();
        Ok(sorted_names(
            entries.flat_map(|entry| entry.state.tags.clone()),
        ))
    }

    fn tally(
        &self,
        ids: &[ArticleId],
        facet: Facet,
        calendar: Calendar,
    ) -> StoreResult<Vec<Tally>> {
        let entries = self.entries(ids);
        match facet {
            Facet::Actor => {}
            Facet::Source => {
                let names = entries.filter_map(|entry| entry.article.source.as_deref());
                return Ok(tallied::by_name(names.map(|name| (name, 1)), Value::Source));
            }
            Facet::Month => {
                let dates = entries.filter_map(|entry| entry.article.date.as_ref());
                let days = dates.map(WrittenDate::days);
                return Ok(tallied::by_month(days, calendar));
            }
            Facet::Tag => {
                let names = entries.flat_map(|entry| &entry.state.tags);
                return Ok(tallied::by_name(names.map(|name| (&**name, 1)), Value::Tag));
            }
        }
        let mut tallies: HashMap<&ActorId, Tally> = HashMap::new();
        for entry in self.entries(ids) {
            for (actor, mentions) in entry.actors() {
                let tally = tallies.entry(actor);
                let tally = tally.or_insert_with(|| Tally::none(Value::Actor(actor.clone())));
                tally.mentions += mentions;
                tally.articles += 1;
            }
            for (actor, mentions) in &*entry.certain {
                let tally = tallies.entry(actor);
                let tally = tally.or_insert_with(|| Tally::none(Value::Actor(actor.clone())));
                tally.certain = (tally.certain.0 + mentions, tally.certain.1 + 1);
            }
        }
        let mut tallies: Vec<Tally> = tallies.into_values().collect();
        tallies.sort_by(Tally::by_mentions);
        Ok(tallies)
    }

    fn hits_until(
        &self,
        id: ArticleId,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Hits>> {
        let Some(entry) = self.entry(id) else {
            return Ok(Some(Hits::default()));
        };
        let mentions = entry.mentions.as_deref().unwrap_or_default();
        let marked: Vec<&Mention> = counts::outside_clutter(&entry.article, mentions).collect();
        let marked = marked.iter().copied();
        let found = match &entry.folded {
            Some(folded) => Hits {
                ranges: matcher::hits(condition, &entry.article, folded, marked),
                has_more: false,
            },
            None => matcher::hits_in_large(condition, &entry.article, marked, interrupt),
        };
        Ok((!interrupt.has_come()).then_some(found))
    }
}

/// Each name once, in the order of the alphabet.
pub(super) fn sorted_names(names: impl Iterator<Item = String>) -> Vec<String> {
    let distinct: HashSet<String> = names.collect();
    let mut names: Vec<String> = distinct.into_iter().collect();
    names.sort_by_cached_key(|name| (sort_key(name), name.clone()));
    names
}

#[cfg(test)]
mod tests;
