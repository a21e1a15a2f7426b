//! What a terminal with bidi of its own makes of what it is sent (UAX #9, rules
//! P2 to L4): the proof that a row sent for such a terminal shows what it is to
//! show.
//!
//! Terminals look at one row at a time, and at the character of a cell without
//! its marks.

use super::row::{ANCHOR, Place, Sent};
use crate::text::bidi::{BidiClass, Levels, class, mirrored, visual_order};
use crate::text::direction::Direction;

/// How a terminal chooses the base direction of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Left to right, whatever is in it.
    LeftToRight,
    /// By its first strong character (P2, P3), as PuTTY does.
    FirstStrong,
}

/// How many places of `wanted`, whose first has the index `first`, would show
/// something else if this was sent for them.
pub(super) fn wrong(wanted: &[Place], first: usize, sent: &[Sent], base: Base) -> usize {
    let text: String = sent.iter().map(|one| one.base).collect();
    let direction = match base {
        Base::LeftToRight => Direction::LeftToRight,
        Base::FirstStrong => first_strong(&text),
    };
    let levels = Levels::of(&text, direction);
    let levels: Vec<u8> = text.char_indices().map(|(at, _)| levels.at(at)).collect();
    let shown = visual_order(&levels).into_iter().map(|at| {
        let one = sent[at];
        match levels[at] % 2 {
            1 => (one.place, mirrored(one.base)),
            _ => (one.place, one.base),
        }
    });
    (first..)
        .zip(wanted)
        .zip(shown)
        .filter(|&((index, place), (from, base))| {
            from != index || !(base == place.base || base == ANCHOR && place.is_blank())
        })
        .count()
}

fn first_strong(text: &str) -> Direction {
    let strong = text.chars().find_map(|character| match class(character) {
        BidiClass::L => Some(Direction::LeftToRight),
        BidiClass::R | BidiClass::AL => Some(Direction::RightToLeft),
        _ => None,
    });
    strong.unwrap_or(Direction::LeftToRight)
}
