//! A paragraph and a width in, its lines out (UAX #9, UAX #14).

use std::ops::Range;

use super::Line;
use crate::text::direction::Direction;

/// A paragraph to lay out: a byte range of a text, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the text. Line breaks inside are shown as blanks, unless
    /// `keep_breaks`.
    pub range: Range<usize>,
    /// Base direction.
    pub direction: Direction,
    /// Blank rows before it.
    pub gap: u16,
    /// Cells kept free at its start side.
    pub indent: u16,
    /// Whether line breaks in the text break lines (verse, preformatted).
    pub keep_breaks: bool,
}

/// Whether vowel marks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Marks {
    /// As written.
    #[default]
    Keep,
    /// Not shown; letters stay what they are.
    Strip,
}

/// What layout may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The width of a line, in cells, at least 1.
    pub width: u16,
    /// Whether vowel marks are shown.
    pub marks: Marks,
}

/// Breaks `paragraph` of `text` into lines no wider than `options.width`.
/// Never returns an empty list: a paragraph with nothing visible is one empty line.
pub fn reflow(text: &str, paragraph: &Paragraph, options: Options) -> Vec<Line> {
    let _ = (text, paragraph, options);
    unimplemented!()
}
