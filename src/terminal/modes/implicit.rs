//! For terminals that reorder by themselves: what must be sent so that a row
//! comes out as it is wanted.
//!
//! Each stretch of right-to-left places goes back to logical order where it
//! stands; all else stays in place, as it does in a row whose base direction is
//! left to right. Anchors in the place of blanks hold apart what must not pull
//! at each other. Nothing is sent on belief: candidates are made, from the one
//! that changes least to the one in the smallest pieces, and the first is taken
//! of which `proof` says that it shows the row. A few rows cannot be shown by any
//! terminal that reorders, as one in which a European number touches the right
//! side of its first Arabic word; of those the least wrong is sent.

use std::ops::Range;

use super::proof::{Base, wrong};
use super::row::{ANCHOR, Place, Sent, as_they_are};
use crate::text::bidi::{BidiClass, Levels, mirrored};
use crate::text::direction::Direction;

/// How a candidate is made.
#[derive(Clone, Copy)]
struct Policy {
    /// Whether anchors stand before and after all of it.
    ends: bool,
    /// Each word on its own, between anchors.
    words: bool,
    /// Whether the signs on the left of a stretch turn with it.
    signs: bool,
}

/// All policies, the one that changes least first.
fn policies(ends: bool) -> impl Iterator<Item = Policy> + Clone {
    [false, true]
        .into_iter()
        .flat_map(move |words| [false, true].map(|signs| Policy { ends, words, signs }))
}

/// What to send for a row. The terminal's base direction is left to right, or
/// that of the first strong character it is sent; where that can be, the row
/// comes out right for both.
pub(super) fn row(wanted: &[Place]) -> Vec<Sent> {
    all(wanted, 0, true, &[Base::LeftToRight, Base::FirstStrong])
}

/// What to send for a run of which the terminal makes a row of its own, with a
/// base direction from left to right. The index of its first place in the whole
/// row is `first`.
pub(super) fn run(wanted: &[Place], first: usize) -> Vec<Sent> {
    let ends = wanted.iter().any(|place| place.is_border);
    all(wanted, first, ends, &[Base::LeftToRight])
}

fn all(wanted: &[Place], first: usize, ends: bool, bases: &[Base]) -> Vec<Sent> {
    if !wanted.iter().any(Place::is_right_to_left) {
        return as_they_are(wanted, first).collect();
    }
    // Panes never mix: each is made and proved for itself, then all together.
    let mut panes = Vec::with_capacity(wanted.len());
    for pane in wanted.chunk_by(|left, right| !left.is_border && !right.is_border) {
        let first = first + panes.len();
        let candidates = policies(ends).map(|policy| candidate(pane, first, policy));
        panes.extend(best(pane, first, candidates, &[Base::LeftToRight]));
    }
    let whole = policies(ends).map(|policy| candidate(wanted, first, policy));
    best(wanted, first, std::iter::once(panes).chain(whole), bases)
}

/// The first candidate that is right for all `bases`, or else the one that is
/// least wrong for them together.
fn best(
    wanted: &[Place],
    first: usize,
    candidates: impl Iterator<Item = Vec<Sent>>,
    bases: &[Base],
) -> Vec<Sent> {
    let mut least = None;
    for sent in candidates {
        let faults = bases.iter().map(|&base| wrong(wanted, first, &sent, base));
        let faults: usize = faults.sum();
        if faults == 0 {
            return sent;
        }
        match &least {
            Some((fewest, _)) if *fewest <= faults => {}
            _ => least = Some((faults, sent)),
        }
    }
    least.map_or_else(|| as_they_are(wanted, first).collect(), |(_, sent)| sent)
}

fn candidate(wanted: &[Place], first: usize, policy: Policy) -> Vec<Sent> {
    let mut row = Candidate {
        wanted,
        first,
        sent: as_they_are(wanted, first).collect(),
        signs: policy.signs,
    };
    if wanted.iter().any(Place::is_right_to_left) {
        row.place_anchors(policy);
        row.turn_stretches();
    }
    row.sent
}

struct Candidate<'a> {
    wanted: &'a [Place],
    first: usize,
    /// In place so far, anchors among them.
    sent: Vec<Sent>,
    signs: bool,
}

impl Candidate<'_> {
    fn place_anchors(&mut self, policy: Policy) {
        let wanted = self.wanted;
        if policy.ends {
            let (before, after) = ends(wanted);
            for blank in before.into_iter().chain(after) {
                self.sent[blank].base = ANCHOR;
            }
        }
        if policy.words {
            for (at, pair) in (1..).zip(wanted.windows(2)) {
                if !pair[0].is_blank() && pair[1].is_blank() {
                    self.sent[at].base = ANCHOR;
                }
            }
        }
    }

    /// Turns what lies between two strong places from left to right, wherever
    /// there is anything to turn.
    fn turn_stretches(&mut self) {
        let mut start = 0;
        for end in 0..=self.wanted.len() {
            let is_left_to_right = |at: usize| {
                self.wanted[at].class == BidiClass::L
                    || self.sent[at].base == ANCHOR
                    || self.wanted[at].is_border
            };
            if end == self.wanted.len() || is_left_to_right(end) {
                self.turn_stretch(start..end);
                start = end + 1;
            }
        }
    }

    /// Turns each part from its first to its last right-to-left place. European
    /// numbers are turned with it only where letters stand on their right, which
    /// are sent before them: those that none precedes would follow what stands
    /// on their left, and an anchor keeps them from that.
    fn turn_stretch(&mut self, mut stretch: Range<usize>) {
        let wanted = self.wanted;
        let number = |at: &usize| wanted[*at].class == BidiClass::EN;
        let letter = |at: &usize| matches!(wanted[*at].class, BidiClass::R | BidiClass::AL);
        let turned = |at: &usize| wanted[*at].is_right_to_left();
        while let Some(from) = stretch.clone().find(turned) {
            let last_letter = stretch.clone().rfind(letter);
            let cut = (last_letter.unwrap_or(from)..stretch.end).find(number);
            let end = cut.unwrap_or(stretch.end);
            let to = (from..end).rfind(turned).unwrap_or(from);
            self.turn(from, to, &stretch);
            let Some(cut) = cut else { return };
            let blank = (to..cut).rfind(|&at| wanted[at].is_blank());
            if let (Some(_), Some(blank)) = (last_letter, blank) {
                self.sent[blank].base = ANCHOR;
            }
            stretch.start = cut;
        }
    }

    /// Puts the places from `from` to `to`, and the signs on their left if they
    /// turn with them, into logical order: numbers still run from left to right.
    fn turn(&mut self, mut from: usize, to: usize, stretch: &Range<usize>) {
        let is_sign = |at: usize| !matches!(self.wanted[at].class, BidiClass::EN | BidiClass::WS);
        while self.signs && from > stretch.start && is_sign(from - 1) {
            from -= 1;
        }
        let mut turned: Vec<Sent> = as_they_are(&self.wanted[from..=to], self.first + from)
            .map(|one| Sent {
                base: mirrored(one.base),
                ..one
            })
            .collect();
        turned.reverse();
        let text: String = turned.iter().map(|one| one.base).collect();
        let levels = Levels::of(&text, Direction::LeftToRight);
        let levels: Vec<u8> = text.char_indices().map(|(at, _)| levels.at(at)).collect();
        let mut start = 0;
        for number in levels.chunk_by(|one, other| (*one > 1) == (*other > 1)) {
            let end = start + number.len();
            if number[0] > 1 {
                turned[start..end].reverse();
                for one in &mut turned[start..end] {
                    one.base = self.wanted[one.place - self.first].base;
                }
            }
            start = end;
        }
        self.sent[from..=to].copy_from_slice(&turned);
    }
}

/// The blanks where a pane's anchors stand: the first one, if no letter or number
/// precedes it, and the last place, if it is one.
fn ends(pane: &[Place]) -> (Option<usize>, Option<usize>) {
    let is_strong = |place: &Place| place.is_right_to_left() || place.class == BidiClass::L;
    let first = pane.iter().position(is_strong).unwrap_or(0);
    let before = pane[..first].iter().position(Place::is_blank);
    let last = pane.len() - 1;
    (before, pane[last].is_blank().then_some(last))
}

#[cfg(test)]
#[path = "implicit/tests.rs"]
mod tests;
