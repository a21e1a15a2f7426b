//! Addresses: `https://example.org/a?b=1&c=2`, `www.example.org`, `~/news/a.txt`. One that
//! fits on a line is never parted, since it can be opened from the screen, copied
//! and checked only in one piece. A wider one is parted after `/`, `?` and `&`, the
//! last of them that leaves the line well filled.

use super::signs::{is_arabic, is_mark};

/// Whether an address is parted.
pub(super) fn parts_an_address(before: &str, after: &str) -> bool {
    if after.starts_with(char::is_whitespace) {
        return false;
    }
    let word = word_before(before);
    is_address(word) || is_between_latin(word, after)
}

/// Whether the parts of an address are on both sides of a place in it.
pub(super) fn is_between_parts(before: &str) -> bool {
    before.ends_with(['/', '?', '&'])
}

/// Whether the slash that begins a path, or the last one of `https://`, is before
/// the place.
pub(super) fn begins_a_path(before: &str, after: &str) -> bool {
    let Some(rest) = before.strip_suffix('/') else {
        return false;
    };
    let last = rest.chars().rev().find(|&c| !is_mark(c));
    last.is_none_or(|c| !c.is_alphanumeric()) && after.starts_with(char::is_alphanumeric)
}

/// The places after `&` and `/` in the addresses of `stretch`. UAX #14 has none after
/// `&`, which is a letter to it, and none between `/` and a digit.
pub(super) fn between_parts(stretch: &str) -> impl Iterator<Item = usize> {
    let places = stretch.match_indices(['&', '/']).map(|(at, _)| at + 1);
    places.filter(|&byte| {
        let (before, after) = stretch.split_at(byte);
        after.starts_with(char::is_alphanumeric) && is_address(word_before(before))
    })
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.")
}

/// Whether a slash between Latin letters or digits is before the place: that of
/// a path, of a name without `https://`, of `km/h`.
fn is_between_latin(word: &str, after: &str) -> bool {
    let last = word.strip_suffix('/').and_then(|word| word.chars().last());
    let is_latin = |c: char| c.is_alphanumeric() && !is_arabic(c);
    last.is_some_and(is_latin) && after.starts_with(is_latin)
}

/// What is written before the place without a blank, as far back as the beginning
/// of an address is looked for.
fn word_before(before: &str) -> &str {
    /// In characters.
    const FARTHEST: usize = 200;
    let characters = before.char_indices().rev().take(FARTHEST);
    let word = characters.take_while(|(_, c)| !c.is_whitespace()).last();
    &before[word.map_or(before.len(), |(from, _)| from)..]
}
