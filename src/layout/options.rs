//! What layout may be asked for, the same for every paragraph of a text.

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

/// Which shapes digits have. Chosen after the bidirectional algorithm, so that
/// no order depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    #[default]
    AsWritten,
    /// ٠ to ٩.
    ArabicIndic,
    /// ۰ to ۹.
    Persian,
    /// 0 to 9.
    European,
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

/// What layout may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The width of a line, in cells, at least 1.
    pub width: u16,
    pub marks: Marks,
    pub digits: Digits,
    pub justify: Justify,
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
        }
    }
}
