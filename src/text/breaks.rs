//! Where a line may break (UAX #14, by `icu_segmenter`), and where it had
//! better not.
//!
//! Last resorts part what is one word or sign to the reader: a clitic drawn out
//! with a tatweel and the Latin word or number it belongs to (alreq: such words
//! do not stand apart from their clitics), a number and its sign, what is joined
//! by a hyphen or a dash, a quotation mark or bracket and what is in it.
//! Reluctant places part what is read together: a number and the word it counts,
//! the words of a month's name or of a date, a range of numbers, an address.

mod quotations;
mod signs;
mod together;
mod whole;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use quotations::Quotations;
use together::{
    leaves_a_clitic_alone, leaves_a_mark_alone, parts_a_counted_word, parts_a_month, parts_a_range,
    parts_an_address, parts_at_slash,
};
use whole::{parts_a_clitic, parts_a_mark, parts_a_name, parts_a_number};

/// How gladly a line breaks at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opportunity {
    /// Only where what it would part is wider than a whole line.
    LastResort,
    /// Where the line would be left much shorter otherwise.
    Reluctant,
    /// Wherever it is needed.
    Free,
}

/// The places inside `paragraph` where a line may break: byte offsets, rising,
/// neither the start nor the end. `paragraph` has no line breaks in it.
pub fn opportunities(paragraph: &str) -> impl Iterator<Item = (usize, Opportunity)> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut quotations = Quotations::default();
    let mut from = 0;
    segmenter
        .segment_str(paragraph)
        .filter(|&byte| 0 < byte && byte < paragraph.len())
        .map(move |byte| {
            let (before, after) = paragraph.split_at(byte);
            let in_quotation = quotations.is_open_after(&paragraph[from..byte]);
            from = byte;
            (byte, kind(before, after, in_quotation))
        })
}

fn kind(before: &str, after: &str, in_quotation: bool) -> Opportunity {
    if let Some(next) = after.chars().next().filter(|c| c.is_whitespace()) {
        // Blanks at the end of a line go; among them none is better than the
        // last. No place follows a blank that does not break.
        return if matches!(next, '\u{a0}' | '\u{2007}' | '\u{202f}') {
            Opportunity::Free
        } else {
            Opportunity::LastResort
        };
    }
    if is_between_words(before, after) {
        return if leaves_a_clitic_alone(before) || parts_a_month(before, after) {
            Opportunity::Reluctant
        } else {
            Opportunity::Free
        };
    }
    let is_last_resort = parts_a_name(before, after)
        || parts_a_clitic(before, after)
        || parts_a_number(before, after)
        || parts_a_mark(before, after, in_quotation);
    let is_reluctant = || {
        parts_at_slash(before, after)
            || leaves_a_clitic_alone(before)
            || parts_a_counted_word(before, after)
            || parts_a_month(before, after)
            || parts_a_range(before, after)
            || parts_an_address(before, after)
            || leaves_a_mark_alone(after)
    };
    if is_last_resort {
        Opportunity::LastResort
    } else if is_reluctant() {
        Opportunity::Reluctant
    } else {
        Opportunity::Free
    }
}

/// Whether there are only letters and common marks on both sides. Nearly all
/// places are such, and all the rules together take longer than finding them.
fn is_between_words(before: &str, after: &str) -> bool {
    let is_letter = |c: char| matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}');
    let is_mark = |c: char| matches!(c, '\u{64b}'..='\u{652}' | '.' | '،' | '؛' | '؟' | '!');
    let last = before.trim_end_matches(' ').chars().next_back();
    last.is_some_and(|c| is_letter(c) || is_mark(c)) && after.starts_with(is_letter)
}

#[cfg(test)]
#[path = "breaks/tests.rs"]
mod tests;
