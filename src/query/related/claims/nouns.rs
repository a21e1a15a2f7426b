//! Which word says what a number counts, and which two numbers are the ends of one range. Knows
//! where they stand, not what they mean.

use super::steps::Steps;
use super::vocabulary::{is_joined, is_people};
use crate::query::related::words::says_nothing;

/// The word that says what the number of a step counts, and its step.
pub(super) fn noun_of<'a>(steps: &Steps<'a>, at: usize) -> Option<(usize, &'a str)> {
    noun_behind(steps, upper(steps, at).unwrap_or(at))
}

/// The noun right behind a step, or behind من there.
pub(super) fn noun_behind<'a>(steps: &Steps<'a>, at: usize) -> Option<(usize, &'a str)> {
    let next = steps.word_behind(at)?;
    if matches!(next.token, "من" | "of") {
        let noun = steps.word_behind(at + 1)?;
        return is_noun(noun.token).then_some((at + 2, noun.token));
    }
    is_noun(next.token).then_some((at + 1, next.token))
}

/// The step of the upper number, where that of a step is the lower: «بين 40 و50»، «40 أو 50»،
/// «40 - 50».
pub(super) fn upper(steps: &Steps<'_>, at: usize) -> Option<usize> {
    let next = steps.get(at + 1)?;
    let is_number = |at| steps.get(at).is_some_and(|step| step.figure.is_some());
    let is_between = || {
        let mut before = (1..3).filter_map(|back| steps.get(at.checked_sub(back)?));
        before.any(|step| step.token.ends_with("بين"))
    };
    if is_number(at + 1) && (next.gap.trim() == "-" || next.is_added && is_between()) {
        return Some(at + 1);
    }
    let is_one = matches!(next.token, "او" | "الي") || next.token == "و" && is_between();
    (is_one && is_number(at + 2)).then_some(at + 2)
}

/// Whether a word behind a number may name what it counts.
fn is_noun(token: &str) -> bool {
    let is_long = token.chars().nth(2).is_some();
    let has_digit = token.contains(|c: char| c.is_ascii_digit());
    is_people(token) || is_long && !has_digit && !is_joined(token) && !says_nothing(token)
}
