//! Deeds that could not be written because somebody else was writing into the library. They
//! are tried again, in their order, until they are written; nobody who asks something waits
//! for that, and lists have them already. Whoever did one on purpose hears of it when it takes long, and when it was tried
//! in vain to the end. Nobody who leaves waits for how far something was read.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use super::{Gone, Halt, Worker};
use crate::app::exchange::Answer;
use crate::library::article::ArticleId;
use crate::library::state::{Deed, State};
use crate::library::store::{Kept, StoreError, StoreResult};

/// How soon they are tried again.
pub(super) const AGAIN: Duration = Duration::from_millis(60);
/// How long a deed may wait before that is said.
const LONG: Duration = Duration::from_secs(3);
/// How long they are tried when the reader is left.
const AT_THE_END: Duration = Duration::from_secs(8);

/// What is still to be written.
#[derive(Debug, Default)]
pub(super) struct Owed {
    deeds: VecDeque<Debt>,
    /// What was done with each of their articles before, as far as it is written.
    written: HashMap<ArticleId, State>,
    /// When that was tried last.
    tried: Option<Instant>,
}

#[derive(Clone, Debug)]
struct Debt {
    id: ArticleId,
    deed: Deed,
    since: Instant,
    /// Whether it was said that it waits.
    is_told: bool,
}

impl Owed {
    pub(super) fn is_empty(&self) -> bool {
        self.deeds.is_empty()
    }

    /// Whether anything was done on purpose.
    fn is_on_purpose(&self) -> bool {
        self.deeds.iter().any(|debt| debt.deed.is_on_purpose())
    }
}

impl Worker {
    /// Keeps a deed, and says what became of it if it was done on purpose.
    pub(super) fn keep_deed(&mut self, id: ArticleId, deed: &Deed) -> Result<(), Halt> {
        let debt = Debt {
            id: self.true_id(id),
            deed: deed.clone(),
            since: Instant::now(),
            is_told: false,
        };
        if !self.owed.written.contains_key(&debt.id)
            && let Ok(Some(state)) = self.held_state(debt.id)
        {
            self.owed.written.insert(debt.id, state);
        }
        if !matches!(deed, Deed::Position(_)) {
            self.forget_lists();
        }
        // One that was done before is written before.
        self.owed.deeds.push_back(debt);
        self.pay()
    }

    /// What was done with an article that is there.
    fn held_state(&self, id: ArticleId) -> StoreResult<Option<State>> {
        let row = self.store.summaries(&[id])?.pop();
        Ok(row.map(|row| row.state))
    }

    /// Tries again what is owed, if that was not tried just now.
    pub(super) fn pay_in_time(&mut self) -> Result<(), Halt> {
        let is_early = |tried: Instant| tried.elapsed() < AGAIN;
        match self.owed.is_empty() || self.owed.tried.is_some_and(is_early) {
            true => Ok(()),
            false => self.pay(),
        }
    }

    /// Writes what is owed, as far as nobody else is writing.
    fn pay(&mut self) -> Result<(), Halt> {
        let paid = self.pay_in_order();
        self.foresee();
        paid
    }

    /// Has articles be as all that is owed makes them.
    fn foresee(&mut self) {
        let Owed { deeds, written, .. } = &mut self.owed;
        written.retain(|id, _| deeds.iter().any(|debt| debt.id == *id));
        for (id, state) in written {
            let mut state = state.clone();
            let deeds = deeds.iter().filter(|debt| debt.id == *id);
            deeds.for_each(|debt| state.take(debt.deed.clone()));
            self.store.foresee(*id, state);
        }
    }

    fn pay_in_order(&mut self) -> Result<(), Halt> {
        while let Some(debt) = self.owed.deeds.front().cloned() {
            // What comes later is done to what this one makes of it.
            if let Some(state) = self.owed.written.get(&debt.id) {
                self.store.foresee(debt.id, state.clone());
            }
            let kept = self.store.change(debt.id, debt.deed.clone());
            self.owed.tried = Some(Instant::now());
            if kept == Err(StoreError::Busy) {
                return Ok(self.tell_owed()?);
            }
            self.owed.deeds.pop_front();
            if let Ok(Some(state)) = self.held_state(debt.id) {
                self.owed.written.insert(debt.id, state);
            }
            self.tell_kept(debt, kept)?;
        }
        Ok(())
    }

    /// Says of what waits for long that it does. Who has left cannot be promised anything.
    fn tell_owed(&mut self) -> Result<(), Gone> {
        if self.inbox.is_left() {
            return Ok(());
        }
        for at in 0..self.owed.deeds.len() {
            let debt = &mut self.owed.deeds[at];
            if !debt.is_told && debt.deed.is_on_purpose() && debt.since.elapsed() >= LONG {
                debt.is_told = true;
                let deed = debt.deed.clone();
                let kept = Ok(Kept::Later);
                self.say(Answer::Kept { deed, kept })?;
            }
        }
        Ok(())
    }

    fn tell_kept(&mut self, debt: Debt, kept: Result<Kept, StoreError>) -> Result<(), Halt> {
        let Debt { id, deed, .. } = debt;
        if !matches!(deed, Deed::Position(_)) {
            self.forget_lists();
        }
        if !deed.is_on_purpose() {
            kept?;
            return Ok(());
        }
        let kept = match kept {
            Ok(_) if debt.is_told => Ok(Kept::AtLast),
            kept => kept,
        };
        self.say(Answer::Kept { deed, kept })?;
        self.tell_state(id)
    }

    /// Writes what is owed when nobody waits for anything else, if that can be done soon; says
    /// of each deed that was done on purpose what became of it.
    pub(super) fn pay_all(&mut self) {
        let since = Instant::now();
        while !self.owed.is_empty() {
            // Whether it can be told or not.
            let _ = self.pay();
            if !self.owed.is_on_purpose() || since.elapsed() >= AT_THE_END {
                break;
            }
        }
        for Debt { deed, .. } in std::mem::take(&mut self.owed.deeds) {
            if deed.is_on_purpose() {
                let kept = Err(StoreError::Busy);
                let _ = self.say(Answer::Kept { deed, kept });
            }
        }
    }
}
