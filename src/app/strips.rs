//! Strips: where in an article an actor is mentioned, in as few cells as there is room
//! for. Which are known stands in `known`, which are to be known in `asking`.

pub(super) mod asking;
pub mod known;

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

/// What a cell of the strip of several actors shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The place of the actor that is mentioned there most; of two of them, the first.
    pub most: usize,
    /// How much is mentioned there: 0 for nothing, up to [`LEVELS`] where most is.
    pub level: u8,
}

/// The highest level of a cell.
pub const LEVELS: u8 = 6;

/// As many mentions in one cell are many, however few there are elsewhere.
const MANY: usize = 3;

/// So many cells, the start of the text first, of actors whose strips these are.
pub fn together(strips: &[&Strip], count: u16) -> Vec<Cell> {
    let mut all = vec![(Cell::default(), 0, 0); usize::from(count)];
    for (place, strip) in strips.iter().enumerate() {
        for ((cell, most, sum), here) in all.iter_mut().zip(strip.cells(count)) {
            *sum += here;
            if here > *most {
                (cell.most, *most) = (place, here);
            }
        }
    }
    let densest = all.iter().map(|&(_, _, sum)| sum).max().unwrap_or(0);
    let scale = densest.max(MANY);
    let level = |sum: usize| (sum * usize::from(LEVELS)).div_ceil(scale) as u8;
    all.into_iter()
        .map(|(cell, _, sum)| Cell {
            level: level(sum),
            ..cell
        })
        .collect()
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

    #[test]
    fn a_cell_is_filled_if_any_is_mentioned_there_and_is_of_the_one_who_is_most() {
        let one = Strip::of([0, 1, 2, 3, 65].into_iter(), 100);
        let other = Strip::of([1, 45, 66, 67].into_iter(), 100);
        let cells = together(&[&one, &other], 5);
        let cells: Vec<_> = cells.iter().map(|cell| (cell.most, cell.level)).collect();
        assert_eq!(cells, [(0, 6), (0, 0), (1, 2), (1, 4), (0, 0)]);
        // Of two that are mentioned alike, the first.
        assert_eq!(together(&[&other, &other], 5)[2].most, 0);
        assert!(together(&[], 3).iter().all(|cell| cell.level == 0));
    }

    #[test]
    fn levels_tell_more_from_less_however_much_there_is() {
        let levels = |counts: &[usize]| {
            let starts = counts.iter().enumerate();
            let starts = starts.flat_map(|(cell, &count)| vec![cell * 10 + 5; count]);
            let strip = Strip::of(starts, counts.len() * 10 - 1);
            let cells = together(&[&strip], counts.len() as u16);
            cells.iter().map(|cell| cell.level).collect::<Vec<_>>()
        };
        assert_eq!(levels(&[60, 1, 30, 0, 45]), [6, 1, 3, 0, 5]);
        assert_eq!(levels(&[1, 0, 2, 0, 0]), [2, 0, 4, 0, 0], "a few are few");
    }
}
