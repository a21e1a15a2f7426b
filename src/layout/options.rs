//! What layout may be asked for, the same for every paragraph of a text.

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
