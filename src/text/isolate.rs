//! Isolates: what keeps a part of a message from turning the rest of it, or being turned
//! by it (UAX #9, 2.4).

const LRI: char = '\u{2066}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// A name or words of anybody's, in the direction of their first strong character.
pub fn isolated(text: &str) -> String {
    format!("{FSI}{text}{PDI}")
}

/// A key, a path, an address or an option, which runs from left to right.
pub fn left_to_right(text: &str) -> String {
    format!("{LRI}{text}{PDI}")
}
