//! Fields: the part of what is being typed that is seen around its cursor.

use std::ops::Range;

use super::line::shift;
use super::near::near;
use super::set::{Setting, Trailing, set};
use super::units::{Kind, Unit, Units};
use super::{Column, Line, Options};
use crate::text::buffer::boundary_before;
use crate::text::direction::Direction;
use crate::text::width::char_width;

/// The part of `text` around the byte `cursor` that fits `options.width`, its
/// blanks kept, and the column, from the left end of its cells, of the cluster
/// that the cursor is on.
///
/// The column is `None` at the end of the text, and if nothing of the cluster
/// is ever shown. As much as fits is shown before the cursor, and after it what
/// room is left. Takes time in proportion to the width, whatever the text.
pub fn field_window(
    text: &str,
    cursor: usize,
    direction: Direction,
    options: Options,
) -> (Line, Option<Column>) {
    let columns = options.width.max(1);
    let cursor = boundary_before(text, cursor);
    let near = near(text, cursor, columns, |cluster| {
        cluster.chars().any(|c| char_width(c) > 0)
    });
    let mut units = Units::of(&text[near.clone()], direction, options);
    let shown = around(&units.list, cursor - near.start, usize::from(columns));
    // What is not shown does not count when the end of the line is set.
    units.list.truncate(shown.end);
    units.reset_trailing_levels(direction.level());
    let setting = Setting {
        direction,
        columns,
        trailing: Trailing::Keep,
        ellipsis: None,
    };
    let mut line = set(&units, shown, setting);
    shift(&mut line.range, near.start);
    for cell in &mut line.cells {
        shift(&mut cell.range, near.start);
    }
    let column = line.column_of(cursor).filter(|_| cursor < text.len());
    (line, column)
}

/// The units that are shown: that of the cursor, those before it that fit, and
/// those after it for which there is room. Units that share their bytes stay
/// together, unless those of the cursor alone are too many.
fn around(units: &[Unit], cursor: usize, columns: usize) -> Range<usize> {
    let on = units.partition_point(|unit| unit.source().end <= cursor);
    let (mut start, mut end) = (on, on);
    let mut room = columns;
    if on < units.len() {
        for unit in &units[on..same_source_end(units, on)] {
            let Some(left) = room.checked_sub(width(std::slice::from_ref(unit), columns)) else {
                break;
            };
            (end, room) = (end + 1, left);
        }
    }
    while start > 0 {
        let source = units[start - 1].source();
        let sharing = units[..start]
            .iter()
            .rev()
            .take_while(|unit| unit.source() == source);
        let from = start - sharing.count();
        let Some(left) = room.checked_sub(width(&units[from..start], columns)) else {
            // Nothing follows a gap.
            return start..end;
        };
        (start, room) = (from, left);
    }
    while end < units.len() {
        let to = same_source_end(units, end);
        let Some(left) = room.checked_sub(width(&units[end..to], columns)) else {
            break;
        };
        (end, room) = (to, left);
    }
    start..end
}

/// Where the units end that share the bytes of the one at `index`.
fn same_source_end(units: &[Unit], index: usize) -> usize {
    let source = units[index].source();
    let sharing = units[index..]
        .iter()
        .take_while(|unit| unit.source() == source);
    index + sharing.count()
}

/// The columns that units take at most, wherever they stand.
fn width(units: &[Unit], columns: usize) -> usize {
    const TAB: usize = 8;
    let width = |unit: &Unit| match unit.kind {
        Kind::Tab => TAB.min(columns),
        _ => usize::from(unit.width).min(columns),
    };
    units.iter().map(width).sum()
}

#[cfg(test)]
#[path = "field/tests.rs"]
mod tests;
