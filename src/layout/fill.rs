//! Filling: which units stand on which line. Greedy, in logical order, measured
//! after shaping.

use std::ops::Range;

use super::units::{Kind, Unit};
use crate::text::breaks::Opportunity;

/// Tabs go to the next multiple of this many columns.
const TAB: usize = 8;

/// Divides `units` into lines of at most `columns` (at least 1), as ranges of
/// their indices; white space at the end of a line takes no room. One line, at
/// least.
///
/// A line ends at the last free opportunity; if it has none, at a reluctant one;
/// if it has none either, between two units.
pub(super) fn fill(units: &[Unit], columns: u16) -> Vec<Range<usize>> {
    let columns = usize::from(columns);
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, 0);
    let (mut free, mut reluctant) = (None, None);
    let mut index = 0;
    while let Some(unit) = units.get(index) {
        let width = width_at(unit, used, columns);
        if unit.kind == Kind::Glyph && used > 0 && used + width > columns {
            let end = free
                .or(reluctant)
                .unwrap_or_else(|| part(units, start..index));
            lines.push(start..end);
            (start, used) = (end, 0);
            (free, reluctant) = (None, None);
            index = end;
            continue;
        }
        used += width;
        index += 1;
        match unit.after {
            Some(Opportunity::Free) => free = Some(index),
            Some(Opportunity::Reluctant) => reluctant = Some(index),
            None => {}
        }
    }
    lines.push(start..units.len());
    lines
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
