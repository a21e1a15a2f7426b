//! In which rows most of some conditions comes together. Rows are numbers, so that weights
//! are added up in a table, and of all articles only the weightiest get a name.

use super::SqliteStore;
use super::rows::Rows;
use crate::library::condition::Condition;
use crate::library::interrupt::Interrupt;
use crate::library::store::{StoreResult, Weighed};

impl SqliteStore {
    /// As the interface of stores says; no answer if it is interrupted.
    pub(super) fn weighed(
        &self,
        conditions: &[Condition],
        weigh: &dyn Fn(usize, usize) -> f32,
        most: usize,
        interrupt: &mut Interrupt<'_>,
    ) -> StoreResult<Weighed> {
        let everything = self.entries.borrow().rows().clone();
        let last = self.entries.borrow().last_row() as usize;
        let mut weights = vec![0.0f32; last + 1];
        let mut counts = Vec::with_capacity(conditions.len());
        for (place, condition) in conditions.iter().enumerate() {
            let met = self.selected(condition, everything.clone(), interrupt)?;
            if interrupt.has_come() {
                return Ok(Weighed::default());
            }
            counts.push(met.len());
            let weight = weigh(place, met.len());
            if weight > 0.0 {
                for row in met.iter() {
                    weights[row as usize] += weight;
                }
            }
        }
        let mut heavy: Vec<u32> = (0..=last as u32)
            .filter(|&row| weights[row as usize] > 0.0)
            .collect();
        let weight = |row: u32| weights[row as usize];
        let by_weight =
            |one: &u32, next: &u32| weight(*next).total_cmp(&weight(*one)).then(one.cmp(next));
        if heavy.len() > most && most > 0 {
            heavy.select_nth_unstable_by(most - 1, by_weight);
        }
        heavy.truncate(most);
        let rows: Rows = heavy.into_iter().collect();
        let mut entries = self.entries.borrow().in_rows(&rows);
        entries.sort_by(|one, next| by_weight(&one.row, &next.row));
        let articles = entries.into_iter().map(|entry| entry.id).collect();
        Ok(Weighed { counts, articles })
    }
}
