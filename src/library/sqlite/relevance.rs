//! Articles in the order in which they meet a condition, the best first. That is told by
//! their texts, and a word may stand in a hundred thousand: whoever may have something
//! newer to ask gets the foremost of them in order at once, and the others behind. These are
//! weighed when there is time (`rank_on`), and the order is whole when it is asked for again.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::SqliteStore;
use super::entries::Entry;
use super::rows::Rows;
use super::selecting::Field;
use crate::library::condition::Condition;
use crate::library::interrupt::Interrupt;
use crate::library::matcher::{self, Score};
use crate::library::store::{StoreError, StoreResult};

/// How many articles are weighed while somebody waits: it takes some hundredths of a
/// second.
const AT_ONCE: usize = 1500;

/// What was weighed by the condition that was asked last.
#[derive(Debug)]
pub(super) struct Ranking {
    condition: Condition,
    /// By rows; `None` for what cannot be read.
    scores: FxHashMap<u32, Option<Score>>,
    /// The rows that stand in no order yet, the foremost last.
    left: Vec<u32>,
    pub(super) at_once: usize,
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            condition: Condition::everything(),
            scores: FxHashMap::default(),
            left: Vec::new(),
            at_once: AT_ONCE,
        }
    }
}

impl Ranking {
    /// Articles are others than they were.
    pub(super) fn forget(&mut self) {
        self.scores.clear();
        self.left.clear();
    }

    /// The mentions of articles are others than they were.
    pub(super) fn forget_mentions(&mut self) {
        if asks_for_actors(&self.condition) {
            self.forget();
        }
    }

    /// Whether all are in order.
    pub(super) fn is_whole(&self) -> bool {
        self.left.is_empty()
    }
}

impl SqliteStore {
    /// The entries in order; none if it is interrupted, and what was weighed until then
    /// need not be weighed again.
    pub(super) fn by_relevance(
        &self,
        condition: &Condition,
        mut selected: Vec<Entry>,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Vec<Entry>> {
        let mut ranking = self.ranking.borrow_mut();
        if ranking.condition != *condition {
            ranking.condition = condition.clone();
            ranking.forget();
        }
        let at_once = match interrupt.may_come() {
            true => ranking.at_once,
            false => usize::MAX,
        };
        let is_weighed = |entry: &Entry| ranking.scores.contains_key(&entry.row);
        if selected.iter().filter(|entry| !is_weighed(entry)).count() > at_once {
            self.foremost_first(condition, &mut selected)?;
        }
        let (mut weighed, mut left) = (0, Vec::new());
        for entry in &selected {
            if ranking.scores.contains_key(&entry.row) {
                continue;
            }
            if weighed == at_once {
                left.push(entry.row);
                continue;
            }
            if interrupt.comes() {
                return Ok(Vec::new());
            }
            let score = self.score(entry.row, condition, interrupt)?;
            ranking.scores.insert(entry.row, score);
            weighed += 1;
        }
        left.reverse();
        ranking.left = left;
        let score = |entry: &Entry| ranking.scores.get(&entry.row).copied().flatten();
        selected.sort_by_cached_key(|entry| Reverse(score(entry)));
        Ok(selected)
    }

    /// Weighs more of those that stood in no order, until it is interrupted.
    pub(super) fn weigh_left(&self, interrupt: &mut Interrupt<'_>) -> StoreResult<()> {
        let mut ranking = self.ranking.borrow_mut();
        while !interrupt.comes()
            && let Some(row) = ranking.left.pop()
        {
            let score = self.score(row, &ranking.condition, interrupt);
            if interrupt.has_come() {
                // It was weighed in part.
                ranking.left.push(row);
                break;
            }
            ranking.scores.insert(row, score?);
        }
        Ok(())
    }

    fn score(
        &self,
        row: u32,
        condition: &Condition,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Option<Score>> {
        let score = self.with_subject(row, condition, |subject| {
            matcher::rank(condition, subject, interrupt)
        });
        match score {
            // It stands behind the others.
            Err(StoreError::Damaged) => Ok(None),
            score => score,
        }
    }

    /// Those with most of what is asked for in their titles first, as far as the index
    /// tells, and of these the newest.
    fn foremost_first(&self, condition: &Condition, selected: &mut [Entry]) -> StoreResult<()> {
        let mut titles: Vec<Rows> = Vec::new();
        let mut failed = None;
        matcher::each_term(
            condition,
            &mut |term| match self.candidates(term, Field::Title) {
                Ok(rows) => titles.extend(rows),
                Err(error) => failed = Some(error),
            },
        );
        if let Some(error) = failed {
            return Err(error.into());
        }
        selected.sort_by_cached_key(|entry| {
            let in_title = titles.iter().filter(|rows| rows.contains(entry.row));
            let day = entry.days.map(|days| days.0);
            (Reverse(in_title.count()), Reverse(day))
        });
        Ok(())
    }
}

/// Whether mentions have a say in how well an article meets a condition.
pub(super) fn asks_for_actors(condition: &Condition) -> bool {
    match condition {
        Condition::All(conditions) | Condition::Any(conditions) => {
            conditions.iter().any(asks_for_actors)
        }
        Condition::Not(condition) => asks_for_actors(condition),
        Condition::Actor(_) | Condition::Kind { .. } | Condition::Together(_) => true,
        _ => false,
    }
}
