//! The row that shows the trail: the stops as far as there is room for them, those nearest to
//! where one is first.

use std::ops::Range;

use super::{What, places};
use crate::app::geometry::Area;
use crate::app::headline::cut;
use crate::app::model::Model;
use crate::input::mouse::Mouse;
use crate::layout::{Line, Options, label};
use crate::text::direction::{Direction, text_direction};

/// What a part of the row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Behind,
    Here,
    Ahead,
    /// Between two stops, or for those that there is no room for.
    Sign,
}

/// A part of the row: where it stands, and the steps to where it leads.
#[derive(Clone, Debug)]
pub struct Piece {
    pub part: Part,
    pub line: Line,
    /// The column of its left edge.
    pub x: u16,
    steps: Option<isize>,
}

/// A stop of the row: those in a row that are the same count as the nearest of them.
struct Crumb {
    steps: isize,
    line: Line,
}

/// The widest that a stop may be, as a share of the row: the least share at which all have
/// room, else the last one. Where one is has the share before.
const SHARES: [u16; 3] = [2, 3, 4];
/// What a stop may be wide in any case, in cells.
const LEAST: u16 = 14;
/// Cells before and after the sign between two stops.
const GAP: u16 = 1;

/// The row in `area`, which begins where the interface's language does. What is far from
/// where one is has no room first.
pub fn row(model: &Model, area: Area) -> Vec<Piece> {
    let direction = model.direction();
    let width = area.width.saturating_sub(2);
    let sign = |text: &str| label(text, direction, Options::of_width(width.max(1)));
    // It points to where one went: a line of Arabic mirrors it.
    let (between, more) = (sign("›"), sign("…"));
    let (mut crumbs, mut shown) = (Vec::new(), 0..0);
    for share in SHARES {
        crumbs = self::crumbs(model, width, share);
        let Some(here) = crumbs.iter().position(|crumb| crumb.steps == 0) else {
            return Vec::new();
        };
        shown = window(&crumbs, here, width);
        if shown.len() == crumbs.len() {
            break;
        }
    }
    let mut laid: Vec<(Part, Line, Option<isize>)> = Vec::new();
    if shown.start > 0 {
        let steps = crumbs[shown.start - 1].steps;
        laid.push((Part::Sign, more.clone(), Some(steps)));
    }
    for crumb in &crumbs[shown.clone()] {
        if !laid.is_empty() {
            laid.push((Part::Sign, between.clone(), None));
        }
        let part = match crumb.steps {
            0 => Part::Here,
            steps if steps < 0 => Part::Behind,
            _ => Part::Ahead,
        };
        laid.push((part, crumb.line.clone(), Some(crumb.steps)));
    }
    if let Some(next) = crumbs.get(shown.end) {
        laid.push((Part::Sign, between, None));
        laid.push((Part::Sign, more, Some(next.steps)));
    }
    let mut used = 1;
    let place = |(part, line, steps): (Part, Line, Option<isize>)| {
        if used > 1 {
            used += GAP;
        }
        let x = match direction {
            Direction::RightToLeft => area.right().saturating_sub(used + line.width()),
            Direction::LeftToRight => area.x + used,
        };
        used += line.width();
        Piece {
            part,
            line,
            x,
            steps,
        }
    };
    laid.into_iter().map(place).collect()
}

/// The stops of a row of so many cells, none wider than a share of it.
fn crumbs(model: &Model, width: u16, share: u16) -> Vec<Crumb> {
    let (behind, ahead) = places(model);
    let Some(now) = What::now(model) else {
        return Vec::new();
    };
    let mut kept: Vec<(What, isize)> = Vec::new();
    let behind_far = behind.len() as isize;
    let behind = behind.iter().map(|place| What::of(place));
    let behind = behind.zip(-behind_far..);
    let ahead = ahead.iter().map(|place| What::of(place)).zip(1..);
    for (what, steps) in behind.chain([(now, 0)]).chain(ahead) {
        match kept.last_mut() {
            Some((last, nearest)) if *last == what => {
                if steps <= 0 {
                    *nearest = steps;
                }
            }
            _ => kept.push((what, steps)),
        }
    }
    let crumb = |(what, steps): (What, isize)| {
        let share = if steps == 0 { share - 1 } else { share };
        let room = (width / share).max(LEAST).min(width.max(1));
        let said = what.said(model);
        let options = Options {
            marks: model.marks,
            digits: model.digits,
            ..Options::of_width(room)
        };
        let direction = match what {
            What::Article(_) => text_direction(&said),
            _ => model.direction(),
        };
        Crumb {
            steps,
            line: cut(&said, direction, options),
        }
    };
    kept.into_iter().map(crumb).collect()
}

/// The crumbs that there is room for, `here` among them: one more behind and one more
/// ahead in turns.
fn window(crumbs: &[Crumb], here: usize, width: u16) -> Range<usize> {
    let mut shown = here..here + 1;
    let between = 1 + 2 * GAP;
    // An ellipsis on either side, with its sign.
    let ends = |shown: &Range<usize>| {
        let sides = u16::from(shown.start > 0) + u16::from(shown.end < crumbs.len());
        sides * (between + 1)
    };
    let cells = |shown: &Range<usize>| -> u16 {
        let lines = crumbs[shown.clone()].iter();
        let lines: u16 = lines.map(|crumb| crumb.line.width() + between).sum();
        lines.saturating_sub(between).saturating_add(ends(shown))
    };
    loop {
        let before = shown.clone();
        let back = shown.start.saturating_sub(1)..shown.end;
        if cells(&back) <= width {
            shown = back;
        }
        let on = shown.start..(shown.end + 1).min(crumbs.len());
        if cells(&on) <= width {
            shown = on;
        }
        if shown == before {
            return shown;
        }
    }
}

/// The steps to the stop of the row that the mouse is at.
pub(in crate::app) fn pointed(model: &Model, mouse: Mouse) -> Option<isize> {
    let area = model.geometry().trail?;
    if mouse.row != area.y {
        return None;
    }
    let is_at = |piece: &Piece| (piece.x..piece.x + piece.line.width()).contains(&mouse.column);
    let mut pieces = row(model, area).into_iter();
    pieces.find(is_at).and_then(|piece| piece.steps)
}
