//! Lists: which articles a selection has, in their order, the rows of them that are seen,
//! how many have what, and what is marked in each.

use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Halt, Worker};
use crate::app::exchange::{Generation, Listing, Selection};
use crate::library::article::ArticleId;
use crate::library::condition::Condition;
use crate::library::dates::Calendar;
use crate::library::facet::{Facet, narrowing};
use crate::library::find::Hits;
use crate::library::interrupt::Interrupt;
use crate::library::order::Order;
use crate::library::store::{StoreError, StoreResult, Summary, Tally};
use crate::query::{self, QueryError};

/// How long is worked on the order of a list before anything else gets its turn.
const TURN: Duration = Duration::from_millis(15);

impl Worker {
    pub(super) fn listing(
        &mut self,
        generation: Generation,
        ids: &[ArticleId],
        window: Range<usize>,
        keep: &[ArticleId],
        follows: bool,
    ) -> Result<Listing, Halt> {
        let place = |wanted: &ArticleId| ids.iter().position(|id| id == wanted);
        let kept = keep.iter().find_map(place);
        // Where it follows the kept row, that is in the window, wherever in the list it
        // has come to be.
        let held = kept.filter(|_| follows);
        let shift = held.map_or(0, |row| row.saturating_sub(window.end.saturating_sub(1)));
        let behind = held.map_or(0, |row| window.start.saturating_sub(row));
        let start = (window.start + shift).saturating_sub(behind).min(ids.len());
        let end = (start + window.len()).min(ids.len());
        let rows = self.rows(&ids[start..end])?;
        Ok(Listing {
            generation,
            total: ids.len(),
            start,
            rows,
            kept,
            tally: None,
        })
    }

    /// The rows of these articles. What is damaged hides none of the others: such a row tells
    /// nothing but the address of its article.
    fn rows(&mut self, ids: &[ArticleId]) -> Result<Vec<Summary>, Halt> {
        match self.store.summaries(ids) {
            Err(error @ StoreError::Damaged) => self.tell_trouble(error)?,
            rows => return Ok(rows?),
        }
        let rows = ids.iter().flat_map(|&id| {
            let row = self.store.summaries(&[id]);
            row.unwrap_or_else(|_| vec![Summary::unreadable(id)])
        });
        Ok(rows.collect())
    }

    /// Counts the values of a facet in a selection whose articles are these; `None` if
    /// something newer is asked meanwhile.
    pub(super) fn tally(
        &mut self,
        selection: &Selection,
        ids: &[ArticleId],
        (facet, calendar): (Facet, Calendar),
    ) -> StoreResult<Option<Vec<Tally>>> {
        let before = selection.before_choice(facet);
        let condition = match self.condition(&before) {
            Ok(condition) if before != *selection => condition,
            _ => return self.store.tally(ids, facet, calendar).map(Some),
        };
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let interrupt = &mut Interrupt::when(&mut newer);
        let ids = self
            .store
            .select_until(&condition, Order::Added, interrupt)?;
        ids.map(|ids| self.store.tally(&ids, facet, calendar))
            .transpose()
    }

    /// The articles of a selection, in the order of the list; `None` if something
    /// newer is asked meanwhile.
    pub(super) fn select(
        &mut self,
        selection: &Selection,
        condition: &Condition,
    ) -> StoreResult<Option<Arc<[ArticleId]>>> {
        if let Some((of, ids)) = &self.selected
            && of == selection
        {
            return Ok(Some(Arc::clone(ids)));
        }
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let selected = self.store.select_until(
            condition,
            selection.order,
            &mut Interrupt::when(&mut newer),
        )?;
        let Some(ids) = selected else {
            return Ok(None);
        };
        // Whoever follows something wants to see first what has come.
        let ids = match self.follows(selection) {
            true => self.store.new_first(ids),
            false => ids,
        };
        let ids: Arc<[ArticleId]> = ids.into();
        self.selected = Some((selection.clone(), Arc::clone(&ids)));
        Ok(Some(ids))
    }

    /// Whether a selection is a query that is followed, and nothing else narrows it.
    fn follows(&self, selection: &Selection) -> bool {
        let is_alone = selection.include.is_empty() && selection.exclude.is_empty();
        is_alone && self.counting.saved.follows(&selection.typed)
    }

    /// Goes on with the order of a list that was told before it was whole. Whether there
    /// was one.
    pub(super) fn rank_on(&mut self) -> Result<bool, Halt> {
        if self.store.is_ranked() {
            return Ok(false);
        }
        let begun = Instant::now();
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for() || begun.elapsed() > TURN;
        self.store.rank_on(&mut Interrupt::when(&mut newer))?;
        if self.store.is_ranked() {
            // Whoever hears how far things are asks for the list again.
            self.selected = None;
            self.tell()?;
        }
        Ok(true)
    }

    pub(super) fn condition(&self, selection: &Selection) -> Result<Condition, QueryError> {
        let typed = if selection.typed.trim().is_empty() {
            Condition::everything()
        } else {
            // Until the actors are known, what is typed is words.
            let known = self.known.as_ref().map(|known| &known.gazetteer);
            let resolve = |folded: &str| known.map_or_else(Vec::new, |known| known.resolve(folded));
            query::condition(&selection.typed, false, &resolve, &self.counting.saved)?
        };
        let narrowing = narrowing(&selection.include, &selection.exclude);
        Ok(Condition::All([vec![typed], narrowing].concat()))
    }

    /// What a selection marks in an article; `None` if something newer is asked
    /// meanwhile.
    pub(super) fn matched(
        &mut self,
        id: ArticleId,
        selection: &Selection,
    ) -> StoreResult<Option<Hits>> {
        match self.condition(selection) {
            Ok(condition) if !selection.typed.trim().is_empty() => {
                let inbox = &mut self.inbox;
                let mut newer = || inbox.is_waited_for();
                let interrupt = &mut Interrupt::when(&mut newer);
                self.store.hits_until(id, &condition, interrupt)
            }
            _ => Ok(Some(Hits::default())),
        }
    }
}
