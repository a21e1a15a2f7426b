//! Strips: where in an article an actor is mentioned, in as few cells as there is room
//! for, and those of them that are known.

use rustc_hash::FxHashMap;

use crate::library::article::ArticleId;
use crate::library::mention::ActorId;

/// Where an actor is mentioned: shares of the text, from 0 at its start to 65,535.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    places: Vec<u16>,
}

impl Strip {
    /// Of mentions that begin at these bytes of a text of `length` bytes.
    pub fn of(starts: impl Iterator<Item = usize>, length: usize) -> Self {
        let share = |start: usize| (start.min(length) as u64 * 65_536 / (length as u64 + 1)) as u16;
        Self {
            places: starts.map(share).collect(),
        }
    }

    /// How many mentions are in each of so many cells, the start of the text first.
    pub fn cells(&self, count: u16) -> Vec<usize> {
        let mut cells = vec![0; usize::from(count)];
        for &place in &self.places {
            if let Some(cell) = cells.get_mut(usize::from(place) * usize::from(count) / 65_536) {
                *cell += 1;
            }
        }
        cells
    }
}

/// The strips that are known.
#[derive(Debug, Default)]
pub struct Strips {
    pub(super) known: FxHashMap<ArticleId, FxHashMap<ActorId, Strip>>,
    pub(super) count: usize,
    /// Whether likely mentions are left out of them.
    pub(super) only_certain: bool,
    pub(super) asked: Vec<(ArticleId, ActorId)>,
}

impl Strips {
    pub fn get(&self, id: ArticleId, actor: &ActorId) -> Option<&Strip> {
        self.known.get(&id)?.get(actor)
    }

    /// Takes over an answer.
    pub(super) fn take(&mut self, only_certain: bool, strips: Vec<(ArticleId, ActorId, Strip)>) {
        if only_certain != self.only_certain {
            return;
        }
        for (id, actor, strip) in strips {
            self.count += 1;
            self.known.entry(id).or_default().insert(actor, strip);
        }
    }

    /// More may be known now.
    pub(super) fn ask_again(&mut self) {
        self.asked.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_in_one_cell_whatever_the_width() {
        let strip = Strip::of([0, 1, 50, 99, 100, 400].into_iter(), 100);
        for width in 1..300 {
            let cells = strip.cells(width);
            assert_eq!(cells.iter().sum::<usize>(), 6, "{width}");
            assert!(cells[0] > 0, "{width}");
        }
        assert_eq!(strip.cells(2), [3, 3]);
        assert!(strip.cells(0).is_empty());
        assert_eq!(Strip::of([0].into_iter(), 0).cells(1), [1]);
    }
}
