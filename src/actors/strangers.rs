//! Strangers: people of whom the gazetteer knows nothing but the name that they share
//! with an actor.

use super::evidence::is_strangers;
use super::gazetteer::Gazetteer;
use super::names::{Candidate, Standing};

/// The actors whose short name is a stranger's somewhere in a passage, and where in
/// its key, in order.
pub(super) fn strangers(
    gazetteer: &Gazetteer,
    candidates: &[Candidate],
    key: &str,
) -> Vec<(usize, usize)> {
    let known = |found: &Candidate| {
        let holds = |other: &Candidate| {
            matches!(other.standing, Standing::Full | Standing::Except)
                && other.whole.start <= found.whole.start
                && found.whole.end <= other.whole.end
        };
        candidates.iter().any(holds)
    };
    let short = candidates
        .iter()
        .filter(|found| found.standing == Standing::Short);
    let strange = short.filter(|found| is_strangers(gazetteer, found, key) && !known(found));
    let mut strange: Vec<_> = strange
        .map(|found| (found.whole.start, found.actor))
        .collect();
    strange.sort_unstable();
    strange
}
