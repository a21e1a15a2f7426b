//! Where a line may break (UAX #14, by `icu_segmenter`), and where it had
//! better not.
//!
//! Last resorts part what is one word or sign to the reader: a clitic drawn out
//! with a tatweel and the Latin word or number it belongs to (alreq: such words
//! do not stand apart from their clitics), a number and its sign, what is joined
//! by a hyphen or a dash, a quotation mark or bracket and what is in it, and an
//! address, best between its parts. Reluctant places part what is read together: a
//! number and the word it counts, the groups of a number, the words of a month's
//! name or of a date, a range of numbers, what is in a short bracket.
//!
//! Ours alone are places in addresses, after `&` and between `/` and a digit.

mod address;
mod brackets;
mod quotations;
mod signs;
mod sure;
mod together;
mod whole;

use std::iter::once;
use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::prepare::is_no_break_blank;
use address::{begins_a_path, between_parts, is_between_parts, parts_an_address};
use brackets::Brackets;
use quotations::Quotations;
use sure::{is_letter, is_stop, stretches};
use together::{
    leaves_a_clitic_alone, leaves_a_mark_alone, parts_a_counted_word, parts_a_grouped_number,
    parts_a_month, parts_a_range, parts_an_era, parts_at_slash,
};
use whole::{parts_a_clitic, parts_a_mark, parts_a_name, parts_a_number};

/// How gladly a line breaks at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opportunity {
    /// Only where what it would part is wider than a whole line.
    LastResort,
    /// As a last resort, and better than another that is not much farther on:
    /// between the parts of an address.
    Address,
    /// Where the line would be left much shorter otherwise.
    Reluctant,
    /// Wherever it is needed.
    Free,
}

/// The places inside `paragraph` where a line may break: byte offsets, rising,
/// neither the start nor the end. `paragraph` has no line breaks in it.
pub fn opportunities(paragraph: &str) -> impl Iterator<Item = (usize, Opportunity)> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let places = stretches(paragraph).flat_map(move |stretch| {
        let Range { start, end } = stretch.range;
        let inside = (!stretch.is_word).then(|| {
            let part = &paragraph[start..end];
            merged(segmenter.segment_str(part), between_parts(part))
        });
        let inside = inside.into_iter().flatten().map(move |byte| start + byte);
        let inside = inside.filter(move |&byte| start < byte && byte < end);
        let last = if stretch.is_word {
            Place::AfterWord
        } else {
            Place::AfterStretch
        };
        inside
            .map(|byte| (byte, Place::Inside))
            .chain(once((end, last)))
    });
    let mut quotations = Quotations::default();
    let mut brackets = Brackets::default();
    let mut from = 0;
    places
        .filter(|&(byte, _)| byte < paragraph.len())
        .map(move |(byte, place)| {
            let (before, after) = paragraph.split_at(byte);
            let part = std::mem::replace(&mut from, byte)..byte;
            let mut in_quotation = false;
            if place != Place::AfterWord {
                in_quotation = quotations.is_open_after(&paragraph[part.clone()]);
                brackets.see(paragraph, part);
            }
            let opportunity = match place {
                Place::Inside => kind(before, after, in_quotation),
                _ => between_words(before, after),
            };
            if opportunity == Opportunity::Free && brackets.parts_a_short_one(paragraph, byte) {
                return (byte, Opportunity::Reluctant);
            }
            (byte, opportunity)
        })
}

/// Two rows of rising places as one.
fn merged(
    one: impl Iterator<Item = usize>,
    other: impl Iterator<Item = usize>,
) -> impl Iterator<Item = usize> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(first), Some(second)) if second < first => other.next(),
        (Some(first), Some(second)) if first == second => {
            other.next();
            one.next()
        }
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    })
}

/// What a line would be parted at.
#[derive(PartialEq, Eq)]
enum Place {
    /// A place in a stretch, of which the rules say what it is.
    Inside,
    AfterStretch,
    /// After a stretch that is a word, and so has no quotation mark in it.
    AfterWord,
}

/// What a place is that has only letters and common marks on both sides. Nearly
/// all are such, and all the rules together take longer than finding the places.
fn between_words(before: &str, after: &str) -> Opportunity {
    if leaves_a_clitic_alone(before) || parts_a_month(before, after) {
        Opportunity::Reluctant
    } else {
        Opportunity::Free
    }
}

fn kind(before: &str, after: &str, in_quotation: bool) -> Opportunity {
    if let Some(next) = after.chars().next().filter(|c| c.is_whitespace()) {
        // Blanks at the end of a line go; among them none is better than the
        // last. No place follows a blank that does not break.
        return if is_no_break_blank(next) {
            Opportunity::Free
        } else {
            Opportunity::LastResort
        };
    }
    if is_between_words(before, after) {
        return between_words(before, after);
    }
    let is_last_resort = parts_a_name(before, after)
        || parts_a_clitic(before, after)
        || parts_a_number(before, after)
        || parts_a_mark(before, after, in_quotation)
        || begins_a_path(before, after);
    let is_reluctant = || {
        parts_at_slash(before, after)
            || leaves_a_clitic_alone(before)
            || parts_a_counted_word(before, after)
            || parts_a_month(before, after)
            || parts_a_grouped_number(before, after)
            || parts_an_era(before, after)
            || parts_a_range(before, after)
            || leaves_a_mark_alone(after)
    };
    if is_last_resort {
        Opportunity::LastResort
    } else if parts_an_address(before, after) {
        if is_between_parts(before) {
            Opportunity::Address
        } else {
            Opportunity::LastResort
        }
    } else if is_reluctant() {
        Opportunity::Reluctant
    } else {
        Opportunity::Free
    }
}

/// Whether there are only letters and common marks on both sides.
fn is_between_words(before: &str, after: &str) -> bool {
    let last = before.trim_end_matches(' ').chars().next_back();
    let is_common = |c| is_letter(c) || is_stop(c) || matches!(c, '\u{64b}'..='\u{652}');
    last.is_some_and(is_common) && after.starts_with(is_letter)
}

#[cfg(test)]
#[path = "breaks/tests.rs"]
mod tests;
