//! What every store promises, as a library in a file keeps it.

use std::collections::HashMap;
use std::sync::Arc;

use super::record::Counts;
use super::rows::Rows;
use super::{SqliteStore, TOGETHER};
use crate::library::article::{Article, ArticleId};
use crate::library::condition::Condition;
use crate::library::counts;
use crate::library::dates::Calendar;
use crate::library::facet::{Facet, Value};
use crate::library::find::Hits;
use crate::library::formats::plain::LARGE;
use crate::library::interrupt::Interrupt;
use crate::library::matcher;
use crate::library::memory::sorted_names;
use crate::library::mention::{ActorId, Mention};
use crate::library::order::Order;
use crate::library::origin::Origin;
use crate::library::spot::Spots;
use crate::library::state::{Deed, State};
use crate::library::store::{Added, Kept, Store, StoreError, StoreResult, Summary, Tally, Weighed};
use crate::library::tallied;
use crate::text::fold::fold;

impl Store for SqliteStore {
    fn add(&mut self, article: Article) -> StoreResult<Added> {
        let added = self.add_all(vec![article])?.pop();
        added.ok_or(StoreError::Damaged)
    }

    fn replace(&mut self, was: ArticleId, article: Article) -> StoreResult<Added> {
        self.put_in_place(was, article)
    }

    fn remove(&mut self, id: ArticleId) -> StoreResult<()> {
        self.remove_all(&[id])
    }

    fn len(&self) -> usize {
        self.entries.borrow().len()
    }

    fn is_library(&self) -> bool {
        true
    }

    fn newest(&self) -> u32 {
        self.entries.borrow().last_row()
    }

    fn set_seen(&mut self, newest: u32) {
        self.seen = Some(newest);
    }

    fn is_new(&self, id: ArticleId) -> bool {
        self.row(id).is_some_and(|row| self.came_since(row))
    }

    fn holds(&self, id: ArticleId) -> bool {
        self.entries.borrow().row(id).is_some()
    }

    fn article(&self, id: ArticleId) -> StoreResult<Option<Arc<Article>>> {
        if let Some(article) = self.at_hand.borrow().article(id) {
            return Ok(Some(article));
        }
        let article = self.read_article(id)?.map(Arc::new);
        if let Some(article) = &article {
            self.at_hand.borrow_mut().keep_article(article);
        }
        Ok(article)
    }

    fn origins(&self, id: ArticleId) -> StoreResult<Vec<Origin>> {
        self.origins_of(id)
    }

    fn select_until(
        &self,
        condition: &Condition,
        order: Order,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Vec<ArticleId>>> {
        self.write_found_if_possible()?;
        self.catch_up()?;
        let everything = self.entries.borrow().rows().clone();
        let selected: Rows = self.selected(condition, everything, interrupt)?;
        let ids = self.in_order(condition, &selected, order, interrupt)?;
        Ok((!interrupt.has_come()).then_some(ids))
    }

    fn is_ranked(&self) -> bool {
        self.ranking.borrow().is_whole()
    }

    fn rank_on(&self, interrupt: &mut Interrupt<'_>) -> StoreResult<()> {
        self.weigh_left(interrupt)
    }

    fn count_until(
        &self,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<(usize, usize)>> {
        self.write_found_if_possible()?;
        self.catch_up()?;
        let everything = self.entries.borrow().rows().clone();
        let mut found = self.selected(condition, everything, interrupt)?;
        let articles = found.len();
        found.take_out(self.entries.borrow().read_rows());
        Ok((!interrupt.has_come()).then_some((articles, found.len())))
    }

    fn weigh_until(
        &self,
        conditions: &[Condition],
        weigh: &dyn Fn(usize, usize) -> f32,
        most: usize,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Weighed>> {
        self.write_found_if_free()?;
        self.catch_up()?;
        let weighed = self.weighed(conditions, weigh, most, interrupt)?;
        Ok((!interrupt.has_come()).then_some(weighed))
    }

    fn summaries(&self, ids: &[ArticleId]) -> StoreResult<Vec<Summary>> {
        self.write_found_if_possible()?;
        let rows = ids.iter().filter_map(|&id| self.row(id));
        let summaries = rows.map(|row| self.summary(row));
        summaries.filter_map(Result::transpose).collect()
    }

    fn states(&self, ids: &[ArticleId]) -> StoreResult<Vec<(ArticleId, State)>> {
        let entries = self.entries.borrow();
        let states = ids
            .iter()
            .filter_map(|&id| Some((id, entries.state(entries.row(id)?))));
        Ok(states.collect())
    }

    fn mentions(&self, id: ArticleId) -> Option<Arc<[Mention]>> {
        self.at_hand.borrow().mentions(id)
    }

    fn spots(&self, id: ArticleId, actor: &ActorId) -> StoreResult<Option<Spots>> {
        self.spots_of(id, actor)
    }

    fn is_recognised(&self, id: ArticleId) -> bool {
        self.entries.borrow().recognizer(id) == Some(self.recognizer_of(id))
    }

    fn unrecognised(&self) -> Vec<ArticleId> {
        let entries = self.entries.borrow();
        entries.not_recognised_by(|id| self.recognizer_of(id))
    }

    fn set_recognizer(&mut self, name: &str) -> StoreResult<()> {
        self.at_hand.get_mut().keep_mentions_of(|_| false);
        self.leave_found()?;
        self.recognizer = self.recognizer_called(name)?;
        Ok(())
    }

    fn set_apart(&mut self, apart: &[(ArticleId, String)]) -> StoreResult<()> {
        self.leave_found()?;
        let mut numbers = HashMap::with_capacity(apart.len());
        for (id, name) in apart {
            numbers.insert(*id, self.recognizer_called(name)?);
        }
        self.apart = numbers;
        let entries = self.entries.get_mut();
        let is_found = |id| {
            let apart = self.apart.get(&id).copied();
            entries.recognizer(id) == Some(apart.unwrap_or(self.recognizer))
        };
        self.at_hand.get_mut().keep_mentions_of(is_found);
        Ok(())
    }

    fn set_mentions(
        &mut self,
        id: ArticleId,
        mentions: Arc<[Mention]>,
        principal: Arc<[ActorId]>,
    ) -> StoreResult<()> {
        let at_hand = self.at_hand.get_mut();
        at_hand.keep_mentions(id, Arc::clone(&mentions));
        if self.is_recognised(id) {
            // They are those whose counts are there already: the same actors were
            // looked for in the same text.
            return Ok(());
        }
        let Some(article) = self.article(id)? else {
            return Ok(());
        };
        let counts = Counts::of(&article, &mentions, principal);
        let mentioned = counts.mentioned();
        let recognizer = self.recognizer_of(id);
        let entries = self.entries.get_mut();
        entries.set_found(id, recognizer, mentioned);
        let found = self.found.get_mut();
        found.retain(|(of, _)| *of != id);
        found.push((id, counts));
        if found.len() < TOGETHER {
            return Ok(());
        }
        self.write_found_if_free()
    }

    fn follow(&mut self) -> StoreResult<bool> {
        self.catch_up()?;
        Ok(self.has_news.take())
    }

    fn settle(&mut self) -> StoreResult<()> {
        self.write_found_if_free()
    }

    fn shelve(&mut self, ids: &[ArticleId]) -> StoreResult<Option<(usize, usize)>> {
        // They are where they would be put.
        Ok(Some((ids.len(), ids.len())))
    }

    fn change(&mut self, id: ArticleId, deed: Deed) -> StoreResult<Kept> {
        self.change_state(id, |state: &mut State| state.take(deed.clone()))
    }

    fn foresee(&mut self, id: ArticleId, state: State) {
        if let Some(row) = self.row(id) {
            self.entries.get_mut().set_state(row, state);
        }
    }

    fn sources_of(&self, ids: &[ArticleId]) -> StoreResult<Vec<Option<Arc<str>>>> {
        let names = self.source_names()?.into_iter();
        let names: HashMap<u32, Arc<str>> =
            names.map(|(number, name)| (number, name.into())).collect();
        let entries = self.entries.borrow();
        let source = |&id| names.get(&entries.source(id)?).cloned();
        Ok(ids.iter().map(source).collect())
    }

    fn sources(&self) -> StoreResult<Vec<String>> {
        Ok(sorted_names(self.source_names()?.into_values()))
    }

    fn tags(&self) -> StoreResult<Vec<String>> {
        Ok(sorted_names(self.entries.borrow().all_tags().cloned()))
    }

    fn tally(
        &self,
        ids: &[ArticleId],
        facet: Facet,
        calendar: Calendar,
    ) -> StoreResult<Vec<Tally>> {
        let entries = self.entries.borrow();
        let rows: Rows = ids.iter().filter_map(|&id| entries.row(id)).collect();
        Ok(match facet {
            Facet::Actor => {
                drop(entries);
                self.write_found_if_possible()?;
                self.tallies.borrow_mut().load(&self.file)?;
                self.tallies.borrow().of(&rows)
            }
            Facet::Source => {
                let names = self.source_names()?;
                let counts = entries.sources_of(&rows).into_iter();
                let named =
                    counts.filter_map(|(number, count)| Some((&**names.get(&number)?, count)));
                tallied::by_name(named, Value::Source)
            }
            Facet::Month => tallied::by_month(entries.days_of(&rows), calendar),
            Facet::Tag => tallied::by_name(entries.tags_of(&rows).into_iter(), Value::Tag),
        })
    }

    fn hits_until(
        &self,
        id: ArticleId,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Hits>> {
        let Some(article) = self.article(id)? else {
            return Ok(Some(Hits::default()));
        };
        let mentions = self.mentions(id).unwrap_or_default();
        let marked: Vec<&Mention> = counts::outside_clutter(&article, &mentions).collect();
        let marked = marked.iter().copied();
        let text = &article.text;
        let found = if article.is_whole && text.len() <= LARGE {
            Hits {
                ranges: matcher::hits(condition, &article, &fold(text), marked),
                has_more: false,
            }
        } else {
            matcher::hits_in_large(condition, &article, marked, interrupt)
        };
        Ok((!interrupt.has_come()).then_some(found))
    }
}
