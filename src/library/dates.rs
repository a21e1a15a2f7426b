//! Dates as newspapers write them.

use std::ops::Range;

use jiff::civil::Date;

/// A date that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub date: Date,
    /// Whether the year was not written there and was taken from elsewhere.
    pub guessed: bool,
}
