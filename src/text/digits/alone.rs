//! Numbers that keep their European digits: those in Latin words and right
//! after them, in addresses and in clocks.

use std::ops::Range;

use super::{is_digit, value};

/// Whether a number keeps its European digits: in a Latin word or right
/// after one (`Rust 2024`), an address, a clock.
pub(super) fn is_left_alone(text: &str, number: &Range<usize>) -> bool {
    /// Words are looked at as far as this, in bytes.
    const FAR: usize = 256;
    let stops = |(_, c): &(usize, char)| !c.is_whitespace();
    let before = text[..number.start].char_indices().rev();
    let start = before
        .take_while(stops)
        .take_while(|&(at, _)| number.start - at <= FAR)
        .last()
        .map_or(number.start, |(at, _)| at);
    let after = text[number.end..].char_indices();
    let end = after
        .take_while(stops)
        .take_while(|&(at, _)| at <= FAR)
        .last()
        .map_or(number.end, |(at, c)| number.end + at + c.len_utf8());
    let token = &text[start..end];
    if token.contains("://") || token.starts_with("www.") || token.contains('@') {
        return true;
    }
    let parts = |c: char| {
        matches!(
            c,
            '(' | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '«'
                | '»'
                | '“'
                | '”'
                | '"'
                | '،'
                | '؛'
                | '؟'
                | '!'
                | '…'
        )
    };
    let from = token[..number.start - start].rfind(parts);
    let word_start = from.map_or(start, |at| {
        start + at + token[at..].chars().next().map_or(0, char::len_utf8)
    });
    let word_end = token[number.end - start..]
        .find(parts)
        .map_or(end, |at| number.end + at);
    let word = &text[word_start..word_end];
    word.chars().any(is_foreign_letter)
        || follows_latin(&text[..word_start])
        || is_host(&text[number.clone()])
        || is_in_clock(word, number.start - word_start)
}

/// Whether the last word before a number, a blank between, is a Latin one: the number
/// is part of its name, and read with it.
fn follows_latin(before: &str) -> bool {
    let word = before.strip_suffix(is_blank).unwrap_or("");
    word.chars().next_back().is_some_and(is_foreign_letter)
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}')
}

/// Letters that are not written from right to left.
fn is_foreign_letter(character: char) -> bool {
    character.is_alphabetic()
        && !matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether a number is the address of a machine: four numbers up to 255.
fn is_host(number: &str) -> bool {
    let parts = || number.split('.');
    parts().count() == 4 && parts().all(|part| part.parse::<u8>().is_ok())
}

/// Whether the number at `at` of `word` is part of a clock: hours, minutes, and
/// perhaps seconds.
fn is_in_clock(word: &str, at: usize) -> bool {
    let of_clock = |c: char| is_digit(c) || c == ':';
    let start = word[..at].rfind(|c| !of_clock(c));
    let start = start.map_or(0, |other| {
        other + word[other..].chars().next().map_or(0, char::len_utf8)
    });
    let end = word[at..]
        .find(|c| !of_clock(c))
        .map_or(word.len(), |end| at + end);
    let mut parts = word[start..end].trim_matches(':').split(':');
    let is_hour = |part: &str| (1..=2).contains(&part.chars().count());
    let is_minute = |part: &str| {
        part.chars().count() == 2
            && part
                .chars()
                .next()
                .and_then(value)
                .is_some_and(|ten| ten < 6)
    };
    let Some(hour) = parts.next() else {
        return false;
    };
    let rest: Vec<&str> = parts.collect();
    is_hour(hour) && (1..=2).contains(&rest.len()) && rest.iter().all(|part| is_minute(part))
}
