//! Paired brackets (UAX #9, BD16 and N0) of a paragraph that is one run of text
//! at one level.

use unicode_bidi::BidiClass;

use super::Run;

/// A character that may be one of a pair.
pub(super) struct Bracket {
    /// Index of the run that it is.
    pub(super) run: usize,
    /// The opening one of its kind, the same for those that Unicode takes to be
    /// equal.
    pub(super) opening: char,
    pub(super) is_open: bool,
}

/// How many brackets may be open at once: where more are, all that follows is
/// left alone (BD16).
const DEEPEST: usize = 63;

/// Gives the brackets that are pairs the direction of what is in them, or of
/// what is before them. Every other run is resolved up to rule W7; `base` is L
/// or R.
pub(super) fn resolve_brackets(runs: &mut [Run], brackets: &[Bracket], base: BidiClass) {
    for (open, close) in pairs(brackets) {
        let mut inside = runs[open + 1..close].iter().filter_map(direction);
        let Some(first) = inside.next() else {
            continue;
        };
        let has_base = first == base || inside.any(|direction| direction == base);
        let class = if has_base {
            base
        } else {
            // N0 c: the other direction, if the text before goes in it too.
            let before = runs[..open].iter().rev().find_map(direction);
            before.unwrap_or(base)
        };
        runs[open].class = class;
        runs[close].class = class;
    }
}

/// BD16: the runs of the brackets that are pairs, by the opening ones.
fn pairs(brackets: &[Bracket]) -> Vec<(usize, usize)> {
    let mut open: Vec<&Bracket> = Vec::new();
    let mut pairs = Vec::new();
    for bracket in brackets {
        if bracket.is_open {
            if open.len() == DEEPEST {
                break;
            }
            open.push(bracket);
        } else if let Some(at) = open.iter().rposition(|one| one.opening == bracket.opening) {
            pairs.push((open[at].run, bracket.run));
            open.truncate(at);
        }
    }
    pairs.sort_unstable();
    pairs
}

/// The direction of a run that is strong or a number.
fn direction(run: &Run) -> Option<BidiClass> {
    use BidiClass::{AN, EN, L, R};
    match run.class {
        L => Some(L),
        R | EN | AN => Some(R),
        _ => None,
    }
}
