//! The levels of plain text: one without bidi controls, which nearly every
//! paragraph is. It has one run of text at one level, so that of UAX #9 only
//! rules W1 to W7 and N0 to I2 are left, and they need one pass over the
//! characters and some over the runs they make.
//!
//! Gives up on everything else; the caller then asks for the whole algorithm.

mod brackets;

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData};

use super::Classes;
use brackets::{Bracket, resolve_brackets};

/// Characters of one class that follow one another, or a bracket and the marks
/// on it.
struct Run {
    class: BidiClass,
    /// Byte of the paragraph where it ends.
    end: usize,
    /// Whether it is one character.
    single: bool,
    is_bracket: bool,
}

/// The level of each byte of `paragraph` at a base level of 0 or 1, and whether
/// it has separators in it; `None` if that takes more than is known here.
pub(super) fn levels(paragraph: &str, base: u8) -> Option<(Vec<u8>, bool)> {
    use BidiClass::{AL, AN, CS, EN, ES, ET, L, NSM, ON, R, S, WS};
    let classes = Classes::new();
    let mut runs: Vec<Run> = Vec::new();
    let mut brackets: Vec<Bracket> = Vec::new();
    let (mut left, mut right, mut numbers, mut separators) = (false, false, false, false);
    let start = if base == 0 { L } else { R };
    let mut strong = start;
    let mut end = 0;
    // The last run, kept apart from the others while it grows.
    let mut last = Run {
        class: start,
        end: 0,
        single: false,
        is_bracket: false,
    };
    for character in paragraph.chars() {
        end += character.len_utf8();
        let class = match classes.of(character) {
            // W1. What the mark stands on changes later as it does.
            NSM => {
                (last.end, last.single) = (end, false);
                continue;
            }
            // W3.
            AL => {
                (strong, right) = (AL, true);
                R
            }
            class @ (L | R) => {
                strong = class;
                left |= class == L;
                right |= class == R;
                class
            }
            // W2.
            class @ (EN | AN) => {
                numbers = true;
                if strong == AL { AN } else { class }
            }
            class @ (ES | ET | CS | WS | ON) => class,
            S => {
                separators = true;
                S
            }
            _ => return None,
        };
        let bracket = if class == ON && may_be_bracket(character) {
            HardcodedBidiData.bidi_matched_opening_bracket(character)
        } else {
            None
        };
        if class == last.class && !last.is_bracket && bracket.is_none() {
            (last.end, last.single) = (end, false);
            continue;
        }
        let new = Run {
            class,
            end,
            single: true,
            is_bracket: bracket.is_some(),
        };
        runs.push(std::mem::replace(&mut last, new));
        if let Some(bracket) = bracket {
            brackets.push(Bracket {
                run: runs.len(),
                opening: bracket.opening,
                is_open: bracket.is_open,
            });
        }
    }
    runs.push(last);
    let one_level = if base == 0 {
        !right && !runs.iter().any(|run| run.class == AN)
    } else {
        !left && !numbers
    };
    if one_level {
        return Some((vec![base; paragraph.len()], separators));
    }
    resolve_numbers(&mut runs, start);
    if left || base == 0 {
        // Else all that is strong has the base direction.
        resolve_brackets(&mut runs, &brackets, start);
    }
    Some((resolve_neutrals(&runs, base, paragraph.len()), separators))
}

/// Whether a character of class ON could be one of a pair of brackets.
fn may_be_bracket(character: char) -> bool {
    matches!(character, '(' | ')' | '[' | ']' | '{' | '}')
        || character >= '\u{f3a}' && !('\u{2010}'..='\u{2044}').contains(&character)
}

/// Rules W4 to W7. Afterwards a class is L, R, EN, AN or ON.
fn resolve_numbers(runs: &mut [Run], start: BidiClass) {
    use BidiClass::{AN, CS, EN, ES, ET, L, ON, R};
    for at in 1..runs.len().saturating_sub(1) {
        let (before, after) = (runs[at - 1].class, runs[at + 1].class);
        let run = &mut runs[at];
        if run.single && before == after {
            match (run.class, before) {
                (ES | CS, EN) => run.class = EN,
                (CS, AN) => run.class = AN,
                _ => {}
            }
        }
    }
    for at in 0..runs.len() {
        if runs[at].class == ET {
            let before = at.checked_sub(1).map(|at| runs[at].class);
            let after = runs.get(at + 1).map(|run| run.class);
            let beside = before == Some(EN) || after == Some(EN);
            runs[at].class = if beside { EN } else { ON };
        }
    }
    let mut strong = start;
    for run in runs {
        match run.class {
            L | R => strong = run.class,
            EN if strong == L => run.class = L,
            EN | AN => {}
            _ => run.class = ON,
        }
    }
}

/// Rules N1 to I2: the level of each of `length` bytes.
fn resolve_neutrals(runs: &[Run], base: u8, length: usize) -> Vec<u8> {
    use BidiClass::{L, ON, R};
    let mut levels = Vec::with_capacity(length);
    let mut before = base;
    let mut neutral = None;
    for run in runs {
        let (side, level) = match run.class {
            ON => {
                neutral = Some(run.end);
                continue;
            }
            L => (0, base * 2),
            R => (1, 1),
            _ => (1, 2),
        };
        if let Some(end) = neutral.take() {
            let same = if before == side { side } else { base };
            levels.resize(end, if same == base { base } else { base + 1 });
        }
        levels.resize(run.end, level);
        before = side;
    }
    // At the end of the paragraph both rules give the base level.
    levels.resize(length, base);
    levels
}
