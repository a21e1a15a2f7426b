//! Fold: reduce text to what a reader means when searching.

use std::ops::Range;

/// Folded text that remembers where each of its bytes came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, and one past its end: the byte offset in the
    /// source of the character it came from.
    origin: Vec<u32>,
}

/// Folds `source`.
pub fn fold(source: &str) -> Folded {
    let _ = source;
    unimplemented!()
}

impl Folded {
    /// The byte range of the source that a byte range of the folded text came
    /// from, widened to whole clusters (UAX #29).
    pub fn source_range(&self, source: &str, folded: Range<usize>) -> Range<usize> {
        let _ = (source, folded, &self.origin);
        unimplemented!()
    }
}
