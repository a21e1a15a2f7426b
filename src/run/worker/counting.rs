//! Counting the articles of saved queries when nobody waits for anything else.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Halt, Worker};
use crate::app::exchange::{Answer, Generation};
use crate::library::condition::Condition;
use crate::library::interrupt::Interrupt;
use crate::query;
use crate::query::saved::Saved;

/// While other work goes on, all of it takes this many times as long as counting.
const SHARE: u32 = 20;

/// What is counted, and how far that has come.
#[derive(Debug, Default)]
pub(super) struct Counting {
    generation: Generation,
    pub(super) saved: Arc<Saved>,
    /// The query that is counted next.
    next: usize,
    /// What was told last of each.
    told: Vec<Option<(usize, usize, usize)>>,
    /// Whether anything has changed since counting began.
    is_stale: bool,
    /// How long the last round took, and when it ended.
    took: Duration,
    ended: Option<Instant>,
}

/// When a new round is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Round {
    /// Now: there is nothing else to do.
    Now,
    /// Some time after the last one, since there is.
    InTurn,
}

impl Counting {
    /// Counts these from now on.
    pub(super) fn begin(&mut self, generation: Generation, saved: Arc<Saved>) {
        *self = Self {
            generation,
            told: vec![None; saved.queries().len()],
            saved,
            ..Self::default()
        };
    }

    /// Articles, or what is known of them, have changed.
    pub(super) fn grow_stale(&mut self) {
        self.is_stale = true;
    }

    /// The query to be counted now.
    fn due(&mut self, round: Round) -> Option<usize> {
        let count = self.told.len();
        if self.next >= count && self.is_stale {
            let rested = self.ended.map_or(Duration::MAX, |ended| ended.elapsed());
            if round == Round::Now || rested > self.took * SHARE {
                (self.next, self.took, self.is_stale) = (0, Duration::ZERO, false);
            }
        }
        (self.next < count).then_some(self.next)
    }
}

impl Worker {
    /// Counts the articles of the next saved query. Whether there was one.
    pub(super) fn count_next(&mut self, round: Round) -> Result<bool, Halt> {
        let Some(at) = self.counting.due(round) else {
            return Ok(false);
        };
        let begun = Instant::now();
        let known = self.known.as_ref().map(|known| &known.gazetteer);
        let resolve = |folded: &str| known.map_or_else(Vec::new, |known| known.resolve(folded));
        let saved = Arc::clone(&self.counting.saved);
        let condition = query::condition(&saved.queries()[at].query, true, &resolve, &saved);
        // The model finds out by itself what is wrong with one.
        if let Ok(condition) = condition {
            let inbox = &mut self.inbox;
            let mut newer = || inbox.is_waited_for();
            let interrupt = &mut Interrupt::when(&mut newer);
            let Some((articles, unread)) = self.store.count_until(&condition, interrupt)? else {
                return Ok(true);
            };
            let is_new = Condition::All(vec![Condition::New, condition]);
            let Some((new, _)) = self.store.count_until(&is_new, interrupt)? else {
                return Ok(true);
            };
            let counts = (articles, unread, new);
            if self.counting.told[at].replace(counts) != Some(counts) {
                self.say(Answer::Counted {
                    generation: self.counting.generation,
                    place: at,
                    articles,
                    unread,
                    new,
                })?;
            }
        }
        self.counting.next += 1;
        self.counting.took += begun.elapsed();
        self.counting.ended = Some(Instant::now());
        Ok(true)
    }

    /// Articles, or what is known of them, have changed: what was selected and counted
    /// may be otherwise now.
    pub(super) fn forget_lists(&mut self) {
        self.selected = None;
        self.counting.grow_stale();
    }
}
