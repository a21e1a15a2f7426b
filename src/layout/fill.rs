//! Filling: which units stand on which line. Greedy, in logical order, measured
//! after shaping.

use std::ops::Range;

use super::units::{Kind, Unit};
use crate::text::breaks::Opportunity;

/// Tabs go to the next multiple of this many columns.
const TAB: usize = 8;

/// The share of a line, in percent, that must not be left empty where a
/// reluctant opportunity would fill it.
const TOO_EMPTY: usize = 33;

/// Divides `units` into lines of at most `columns` (at least 1), as ranges of
/// their indices; white space at the end of a line takes no room. One line, at
/// least. Of the first line `first` columns are kept free.
///
/// A line ends at the last free opportunity; at a reluctant one after it, if
/// there is none or too much of the line would be empty; if there is neither,
/// between the parts of an address, or at a last resort after that, if too much
/// would be empty again; and if it has no opportunity at all, between two units.
pub(super) fn fill(units: &[Unit], columns: u16, first: u16) -> Vec<Range<usize>> {
    let columns = usize::from(columns);
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, usize::from(first));
    let mut ends = Ends::default();
    let mut index = 0;
    while let Some(unit) = units.get(index) {
        let width = width_at(unit, used, columns);
        if unit.kind == Kind::Glyph && index > start && used + width > columns {
            let end = ends
                .best(columns)
                .unwrap_or_else(|| part(units, start..index));
            lines.push(start..end);
            (start, used) = (end, 0);
            ends = Ends::default();
            index = end;
            continue;
        }
        used += width;
        index += 1;
        if unit.kind == Kind::Glyph {
            ends.seen = used;
        }
        if let Some(opportunity) = unit.after {
            ends.note(opportunity, index);
        }
    }
    lines.push(start..units.len());
    lines
}

/// The places where a line may end: the last one of each kind, as an index
/// into the units.
#[derive(Default)]
struct Ends {
    /// Columns up to the last unit that is seen.
    seen: usize,
    /// With the columns that it would fill.
    free: Option<(usize, usize)>,
    reluctant: Option<usize>,
    /// With the columns that it would fill.
    address: Option<(usize, usize)>,
    last_resort: Option<usize>,
}

impl Ends {
    fn note(&mut self, opportunity: Opportunity, index: usize) {
        match opportunity {
            Opportunity::Free => self.free = Some((index, self.seen)),
            Opportunity::Reluctant => self.reluctant = Some(index),
            Opportunity::Address => self.address = Some((index, self.seen)),
            Opportunity::LastResort => self.last_resort = Some(index),
        }
    }

    fn best(&self, columns: usize) -> Option<usize> {
        let is_too_empty = |filled: usize| (columns - filled) * 100 > columns * TOO_EMPTY;
        let rather = |first: Option<(usize, usize)>, second: Option<usize>| match first {
            Some((index, filled)) if is_too_empty(filled) => second.max(Some(index)),
            Some((index, _)) => Some(index),
            None => second,
        };
        rather(self.free, self.reluctant).or_else(|| rather(self.address, self.last_resort))
    }
}

/// Where a word that fills a line by itself is parted: after as many units as
/// fit, but not inside what was one character, if there is more on the line.
fn part(units: &[Unit], line: Range<usize>) -> usize {
    let is_apart = |&index: &usize| units[index - 1].source() != units[index].source();
    (line.start + 1..=line.end)
        .rev()
        .find(is_apart)
        .unwrap_or(line.end)
}

/// The columns that `unit` takes on a line of `columns` of which `used` are taken.
pub(super) fn width_at(unit: &Unit, used: usize, columns: usize) -> usize {
    match unit.kind {
        Kind::Tab => (TAB - used % TAB).min(columns.saturating_sub(used)),
        _ => usize::from(unit.width).min(columns),
    }
}
