//! Windows into text: a snippet around a range of bytes, and a title cut to a
//! width. One line, an ellipsis at the logical end where text was left out, so
//! that in a right-to-left paragraph the ellipsis of the start stands on the right.
//!
//! A window is cut between words where that leaves enough of it; letters are
//! joined as in the whole text. Its order is that of UAX #9 for the bytes of its
//! line, as a paragraph of their own: what opens before a window does not turn
//! it, and what it leaves open is closed by its end. It knows nothing of what
//! the range is: who highlights it finds its cells by their bytes.

use std::ops::Range;

use super::excerpt::Excerpt;
use super::fill::fill;
use super::near::near;
use super::set::{Setting, Trailing, set};
use super::units::Units;
use super::window::Window;
use super::words::Words;
use super::{Cell, Line, Options};
use crate::text::buffer::boundary_before;
use crate::text::cluster::{floor_boundary, next_boundary};
use crate::text::direction::Direction;
use crate::text::width::char_width;

pub(super) const ELLIPSIS: &str = "…";

/// One line of `text` that shows the bytes of `range` and, in `options.width`
/// cells, as much as fits on both sides in equal shares; what one side does not need
/// goes to the other.
///
/// Line breaks and runs of blanks are one blank. The ranges of the cells are
/// bytes of `text`; a cell of an ellipsis has none. Of a range that is wider
/// than the window its beginning is shown. An ellipsis for which there is no
/// room beside the first cell of the range is left out. Takes time that grows as
/// the width does, and not with the length of the text.
pub fn snippet(text: &str, range: Range<usize>, direction: Direction, options: Options) -> Line {
    let columns = options.width.max(1);
    let range = boundary_before(text, range.start)..boundary_before(text, range.end);
    let part = near(text, range.start, columns, is_seen);
    let excerpt = Excerpt::of(text, part.clone(), options.marks);
    let mut units = Units::of(&excerpt.text, direction, options);
    let end = end_of_cluster(text, &part, &range);
    let core = excerpt.place(range.start)..excerpt.place(end);
    let words = Words {
        units: &units.list,
        text: &excerpt.text,
        more: (part.start > 0, part.end < text.len()),
    };
    let mut window = Window::new(words, columns);
    let shown = window.around(core);
    let cut = (
        window.is_cut_before(shown.start),
        window.is_cut_after(shown.end),
    );
    let ends = window.reaches_ends(&shown);
    // What is never shown before the first and after the last thing that is seen
    // takes part in the order, as in the whole text, and is in their cells.
    let shown = window.with_hidden(shown);
    let start = if ends.0 { 0 } else { shown.start };
    let end = if ends.1 { units.list.len() } else { shown.end };
    units.set_apart(start..end, direction);
    let setting = Setting {
        direction,
        columns,
        trailing: Trailing::Drop,
        ellipsis: cut.1.then_some(ELLIPSIS),
    };
    let mut line = from_excerpt(set(&units, shown, setting), &excerpt);
    if ends.0 {
        line.range.start = 0;
    }
    if ends.1 {
        line.range.end = text.len();
    }
    if cut.0 {
        add_first(&mut line);
    }
    line
}

/// One line of `text` from its start, cut at its logical end to fit
/// `options.width`, with an ellipsis where it was cut: after a whole word that is
/// no particle, unless that would leave much of the width empty. Otherwise as
/// [`snippet`].
pub fn truncated(text: &str, direction: Direction, options: Options) -> Line {
    snippet(text, 0..0, direction, options)
}

/// `text` in at most `most` lines (at least one), broken as a paragraph is; if it
/// needs more, the last one is cut at its logical end as [`truncated`] is.
///
/// Blanks are shown as in a [`snippet`]. Letters are joined and stand in the
/// order of the whole, so that a line which begins inside a word goes on as the
/// line before it ended. Takes time in proportion to what is shown.
pub fn title(text: &str, direction: Direction, options: Options, most: u16) -> Vec<Line> {
    let columns = options.width.max(1);
    let most = most.max(1);
    let part = near(text, 0, columns.saturating_mul(most), is_seen);
    let more = part.end < text.len();
    let excerpt = Excerpt::of(text, part, options.marks);
    let units = Units::of(&excerpt.text, direction, options);
    let mut rows = fill(&units.list, columns, 0);
    let is_cut = more || rows.len() > usize::from(most);
    rows.truncate(usize::from(most));
    let mut ellipsis = None;
    if let Some(last) = rows.last_mut().filter(|_| is_cut) {
        let words = Words {
            units: &units.list[last.start..],
            text: &excerpt.text,
            more: (false, more),
        };
        let start = words.bytes_of(0..1).start;
        let mut window = Window::new(words, columns);
        let shown = window.around(start..start);
        ellipsis = window.is_cut_after(shown.end).then_some(ELLIPSIS);
        *last = last.start + shown.start..last.start + shown.end;
    }
    let count = rows.len();
    let mut end = 0;
    let line = |(index, row)| {
        let setting = Setting {
            direction,
            columns,
            trailing: Trailing::Drop,
            ellipsis: ellipsis.filter(|_| index + 1 == count),
        };
        let mut line = from_excerpt(set(&units, row, setting), &excerpt);
        line.range.start = std::mem::replace(&mut end, line.range.end);
        if index + 1 == count && !is_cut {
            line.range.end = text.len();
        }
        line
    };
    rows.into_iter().enumerate().map(line).collect()
}

/// The end of a range within a part, or, where that is inside a cluster, of the
/// cluster: it may be a blank with a mark, of which an excerpt has the mark alone.
fn end_of_cluster(text: &str, part: &Range<usize>, range: &Range<usize>) -> usize {
    let end = range.end.clamp(range.start, part.end);
    let (part, from) = (&text[part.clone()], part.start);
    let before = floor_boundary(part, end - from);
    if range.is_empty() || before == end - from {
        end
    } else {
        from + next_boundary(part, before)
    }
}

/// Whether a cluster takes room in a window.
fn is_seen(cluster: &str) -> bool {
    cluster
        .chars()
        .any(|c| char_width(c) > 0 && !c.is_whitespace())
}

/// A line of an excerpt as a line of its text.
fn from_excerpt(mut line: Line, excerpt: &Excerpt) -> Line {
    let ranges = line.cells.iter_mut().map(|cell| &mut cell.range);
    for range in ranges.chain([&mut line.range]) {
        *range = excerpt.source(range.clone());
    }
    line
}

/// Adds the ellipsis of the start. It has the level of the paragraph, the lowest
/// there is, and so stands outermost (UAX #9, L2).
fn add_first(line: &mut Line) {
    let ellipsis = Cell {
        symbol: ELLIPSIS.into(),
        width: 1,
        range: line.range.start..line.range.start,
    };
    match line.direction {
        Direction::RightToLeft => line.cells.push(ellipsis),
        Direction::LeftToRight => line.cells.insert(0, ellipsis),
    }
}

#[cfg(test)]
#[path = "snippet/tests.rs"]
mod tests;
