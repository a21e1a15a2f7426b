//! What layout may be asked for, the same for every paragraph of a text.

pub use crate::text::digits::Digits;
use crate::text::width::{is_essential_mark, is_vowel_mark};

/// Which vowel marks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Marks {
    /// As written.
    #[default]
    Keep,
    /// Only shadda and tanwin: what newspapers write.
    Essential,
    /// None; letters stay what they are.
    Strip,
}

impl Marks {
    /// The next choice.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Keep => Self::Essential,
            Self::Essential => Self::Strip,
            Self::Strip => Self::Keep,
        }
    }

    /// Whether `character` is shown: everything that is no vowel mark is.
    #[must_use]
    pub fn show(self, character: char) -> bool {
        match self {
            Self::Keep => true,
            Self::Essential => !is_vowel_mark(character) || is_essential_mark(character),
            Self::Strip => !is_vowel_mark(character),
        }
    }
}

/// How lines are brought to the same width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Justify {
    /// Not at all: they end where their words end.
    #[default]
    None,
    /// By wider blanks.
    Spaces,
    /// By tatweel where letters join well, and by blanks for the rest.
    Kashida,
}

impl Justify {
    /// The next choice.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::None => Self::Spaces,
            Self::Spaces => Self::Kashida,
            Self::Kashida => Self::None,
        }
    }
}

/// How paragraphs of running text that follow one another are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Spacing {
    /// By a blank row.
    #[default]
    Rows,
    /// By the first line, which stands in.
    Indent,
}

impl Spacing {
    /// The next choice.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Rows => Self::Indent,
            Self::Indent => Self::Rows,
        }
    }
}

/// What layout may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// The width of a line, in cells, at least 1.
    pub width: u16,
    pub marks: Marks,
    pub digits: Digits,
    pub justify: Justify,
    pub spacing: Spacing,
}

impl Options {
    /// Everything as written, in lines of `width` cells.
    #[must_use]
    pub fn of_width(width: u16) -> Self {
        Self {
            width,
            marks: Marks::default(),
            digits: Digits::default(),
            justify: Justify::default(),
            spacing: Spacing::default(),
        }
    }
}
