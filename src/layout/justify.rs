//! Justification: cells are added to a line until it is as wide as the others.
//! Kashida first, a few long ones rather than many, the best places first; wider
//! blanks take the rest (alreq, section 5.4).
//!
//! Works on lines that are set: breaks, order and the ranges of the cells stay,
//! and what is added shows no bytes, so that search, copying and places know
//! nothing of it. What a line looks like depends on the lines of its paragraph
//! before it: no stretch stands under another.

use super::options::{Justify, Options};
use super::{Cell, Line};
use crate::text::direction::Direction;
use crate::text::prepare::is_no_break_blank;
use crate::text::stretch;

/// Tatweels at one place, at most.
const LONGEST: u16 = 2;
/// Blanks added to one blank, at most.
const WIDEST: u16 = 2;
/// A line is left as it is where more than this share of it is empty, as one in
/// so many columns.
const EMPTIEST: u16 = 4;
/// Wider lines are left as they are: no page has any, and what it takes to find
/// places grows faster than a line.
const WIDEST_LINE: u16 = 512;
/// Points worse than this are those that the rules discourage: a wider blank is
/// less of a disturbance.
const GOOD: u8 = 3;
/// A stretch stands farther than this from those in the line above, in columns.
const NEAR: u16 = 2;

/// Brings `lines`, which follow one another in `text`, to the width that
/// `options` ask for.
pub(super) fn justify(lines: &mut [Line], text: &str, options: Options) {
    if options.width > WIDEST_LINE {
        return;
    }
    let kashida = match options.justify {
        Justify::None => return,
        Justify::Spaces => false,
        Justify::Kashida => true,
    };
    let mut above = Added::default();
    for line in lines {
        let columns = options.width.max(1).saturating_sub(line.indent);
        above = widen(line, text, columns, kashida, &above);
    }
}

/// The columns, from the start side of a line, of what was added to it.
#[derive(Default)]
struct Added {
    stretches: Vec<u16>,
    blanks: Vec<u16>,
}

/// How often other places are sought for stretches that would stand under
/// others, before the line has none: a hostile text could ask for very many.
const MOST_TRIES: u16 = 32;

/// How choosy a line is about its places.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Only those that the rules recommend or leave open, and not in two words
    /// side by side.
    Much,
    /// Those that they discourage too, in any word, since every blank would
    /// become wider otherwise and some more than that.
    Little,
}

/// A place for tatweel: between the cell `left` and the one on its right.
#[derive(Clone, Copy)]
struct Place {
    left: usize,
    byte: usize,
    word: usize,
    priority: u8,
}

/// So many cells more on the right of the cell `left`.
#[derive(Clone, Copy)]
struct More {
    left: usize,
    count: u16,
}

/// Adds cells to a line; the columns where.
fn widen(line: &mut Line, text: &str, columns: u16, kashida: bool, above: &Added) -> Added {
    let slack = columns.saturating_sub(line.width());
    let has_tab = || {
        line.cells
            .iter()
            .any(|cell| text[cell.range.clone()].contains('\t'))
    };
    if slack == 0 || slack > columns / EMPTIEST || has_tab() {
        return Added::default();
    }
    let gaps = gaps(line, text);
    let mut places = if kashida && line.direction == Direction::RightToLeft {
        places(line, text)
    } else {
        Vec::new()
    };
    let (mut care, mut tries) = (Care::Much, 0);
    loop {
        let stretches = choose(&places, slack, care, &from_start(line, above, columns));
        let rest = slack - total(&stretches);
        if usize::from(rest) > gaps.len() && care == Care::Much {
            care = Care::Little;
            continue;
        }
        let Some(blanks) = spread(line, &gaps, rest, &above.blanks) else {
            return Added::default();
        };
        let added = Added {
            stretches: positions(line, columns, &stretches, &blanks),
            blanks: positions(line, columns, &blanks, &stretches),
        };
        let is_under = |column: &u16| above.stretches.iter().any(|a| a.abs_diff(*column) <= NEAR);
        // Positions are those of single cells, in the order of the places.
        let mut column = added.stretches.iter();
        let under = stretches
            .iter()
            .find(|more| column.by_ref().take(usize::from(more.count)).any(is_under));
        match under {
            Some(_) if tries == MOST_TRIES => places.clear(),
            Some(under) => {
                places.retain(|place| place.left != under.left);
                tries += 1;
            }
            None => {
                add(line, &places, &stretches, &blanks);
                return added;
            }
        }
    }
}

fn total(added: &[More]) -> u16 {
    added.iter().map(|more| more.count).sum()
}

/// The places of a line where joined letters stand side by side and may part.
fn places(line: &Line, text: &str) -> Vec<Place> {
    let mut joints: Vec<(usize, usize)> = line
        .cells
        .windows(2)
        .enumerate()
        .filter(|(_, two)| two[1].range.end == two[0].range.start && two.iter().all(is_joined))
        .map(|(left, two)| (two[0].range.start, left))
        .collect();
    joints.sort_unstable();
    let points = stretch::points(&text[line.range.clone()]).into_iter();
    points
        .filter_map(|point| {
            let byte = line.range.start + point.byte;
            let joint = joints.binary_search_by_key(&byte, |&(at, _)| at).ok()?;
            Some(Place {
                left: joints[joint].1,
                byte,
                word: point.word,
                priority: point.priority,
            })
        })
        .collect()
}

/// Whether a cell shows a presentation form: a letter without one would stand
/// apart from its tatweel.
fn is_joined(cell: &Cell) -> bool {
    let base = cell.symbol.chars().next();
    base.is_some_and(|c| matches!(c, '\u{fb50}'..='\u{fbff}' | '\u{fe80}'..='\u{fefc}'))
}

/// Chooses places for `slack` tatweels, or for as many as there may be: the best
/// first, far from one another and from those above. From left to right.
fn choose(places: &[Place], slack: u16, care: Care, above: &[usize]) -> Vec<More> {
    /// What the best priority is worth in columns of distance.
    const PRIORITY: usize = 4;
    const FAR: usize = 24;
    let (least, words_apart) = match care {
        Care::Much => (GOOD, 2),
        Care::Little => (0, 1),
    };
    // Each free place with its worth, and how far it is from those that were chosen.
    let mut free: Vec<(&Place, usize, usize)> = places
        .iter()
        .filter(|place| place.priority >= least)
        .map(|place| {
            let below = above.iter().map(|other| other.abs_diff(place.left));
            let below = below.min().unwrap_or(FAR).min(FAR) / 2;
            (place, usize::from(place.priority) * PRIORITY + below, FAR)
        })
        .collect();
    let mut chosen: Vec<More> = Vec::new();
    let mut left = slack;
    while left > 0
        && let Some(&(best, ..)) = free.iter().max_by_key(|&&(_, worth, apart)| worth + apart)
    {
        let count = left.min(LONGEST);
        left -= count;
        chosen.push(More {
            left: best.left,
            count,
        });
        free.retain_mut(|(place, _, apart)| {
            *apart = best.left.abs_diff(place.left).min(*apart);
            best.word.abs_diff(place.word) >= words_apart
        });
    }
    chosen.sort_unstable_by_key(|more| more.left);
    chosen
}

/// The blanks between words: of several side by side the first, and none between
/// a word and a mark that belongs to it.
fn gaps(line: &Line, text: &str) -> Vec<usize> {
    let is_blank =
        |cell: &Cell| cell.symbol == " " && !text[cell.range.clone()].contains(is_no_break_blank);
    let written = |at: usize| &text[line.cells[at].range.clone()];
    let belongs = |at: usize| {
        let (before, after) = match line.direction {
            Direction::RightToLeft => (at + 1, at - 1),
            Direction::LeftToRight => (at - 1, at + 1),
        };
        written(before).starts_with(['(', '[', '{', '«', '“'])
            || written(after).starts_with([
                ')', ']', '}', '»', '”', '،', '؛', '؟', ',', ';', ':', '.', '!', '?', '…',
            ])
    };
    let inner = 1..line.cells.len().saturating_sub(1);
    inner
        .filter(|&at| is_blank(&line.cells[at]) && !is_blank(&line.cells[at - 1]) && !belongs(at))
        .collect()
}

/// Spreads `rest` blanks over the gaps: evenly, and what remains far from one
/// another and from wide gaps above. `None` where they would be too wide. From
/// left to right.
fn spread(line: &Line, gaps: &[usize], rest: u16, above: &[u16]) -> Option<Vec<More>> {
    if rest == 0 {
        return Some(Vec::new());
    }
    let count = u16::try_from(gaps.len()).ok().filter(|&count| count > 0)?;
    if rest.div_ceil(count) > WIDEST {
        return None;
    }
    let mut more: Vec<More> = gaps
        .iter()
        .map(|&left| More {
            left,
            count: rest / count,
        })
        .collect();
    // A blank moves with what is added before it, on the whole evenly.
    let width = usize::from(line.width());
    let moved = |left: usize| {
        let before = width.saturating_sub(left);
        before + before * usize::from(rest) / width.max(1)
    };
    // Each free gap, how far it is from those above, and from those that were widened.
    let mut free: Vec<(usize, usize, usize)> = (0..gaps.len())
        .map(|at| {
            const FAR: usize = 16;
            let column = moved(gaps[at]);
            let below = above
                .iter()
                .map(|&other| usize::from(other).abs_diff(column));
            (at, below.min().unwrap_or(FAR).min(FAR), width)
        })
        .collect();
    for _ in 0..rest % count {
        let score = |&&(_, below, apart): &&(usize, usize, usize)| apart * 2 + below * 3;
        let &(best, ..) = free.iter().max_by_key(score)?;
        more[best].count += 1;
        free.retain_mut(|(at, _, apart)| {
            *apart = gaps[best].abs_diff(gaps[*at]).min(*apart);
            *at != best
        });
    }
    more.retain(|gap| gap.count > 0);
    Some(more)
}

/// Columns of the line above, from the start, as the cells of this one that
/// stand there about.
fn from_start(line: &Line, above: &Added, columns: u16) -> Vec<usize> {
    let cells = line.cells.len();
    let at = |&column: &u16| {
        let from_right = usize::from(column) * cells / usize::from(columns.max(1));
        cells.saturating_sub(from_right + 1)
    };
    above.stretches.iter().map(at).collect()
}

/// The columns from the right of the cells that `of` adds beside `others`, one
/// for each cell, in the order of `of`.
fn positions(line: &Line, columns: u16, of: &[More], others: &[More]) -> Vec<u16> {
    let mut positions = Vec::new();
    let mut column = 0;
    let count = |added: &[More], left| {
        added
            .binary_search_by_key(&left, |more| more.left)
            .map_or(0, |at| added[at].count)
    };
    for (left, cell) in line.cells.iter().enumerate() {
        column += u16::from(cell.width) + count(others, left);
        for _ in 0..count(of, left) {
            positions.push(columns.saturating_sub(column + 1));
            column += 1;
        }
    }
    positions
}

/// Puts the cells into the line.
fn add(line: &mut Line, places: &[Place], stretches: &[More], blanks: &[More]) {
    let more = usize::from(total(stretches) + total(blanks));
    let cells = Vec::with_capacity(line.cells.len() + more);
    for (left, cell) in std::mem::replace(&mut line.cells, cells)
        .into_iter()
        .enumerate()
    {
        let end = cell.range.end;
        line.cells.push(cell);
        if let Some(gap) = blanks.iter().find(|gap| gap.left == left) {
            line.cells
                .extend(std::iter::repeat_n(added(" ", end), gap.count.into()));
        }
        let place = places.iter().find(|place| place.left == left);
        let stretch = stretches.iter().find(|stretch| stretch.left == left);
        if let (Some(place), Some(stretch)) = (place, stretch) {
            line.cells.extend(std::iter::repeat_n(
                added("ـ", place.byte),
                stretch.count.into(),
            ));
        }
    }
}

/// A cell that shows no bytes of the text.
fn added(symbol: &'static str, at: usize) -> Cell {
    Cell {
        symbol: compact_str::CompactString::const_new(symbol),
        width: 1,
        range: at..at,
    }
}

#[cfg(test)]
#[path = "justify/tests.rs"]
mod tests;
