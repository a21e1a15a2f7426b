//! What an input is: told by how it begins, and by its name only where that says
//! nothing.

use std::path::Path;

/// A format that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text without markup, and whatever is no other format.
    Plain,
}

/// How many bytes of an input tell its format.
pub const TELLING: usize = 4096;

/// The greatest size of an input of any format, in bytes.
pub const LARGEST: usize = 256 * 1024 * 1024;

/// The endings of names, and what they say.
const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Plain),
    ("text", Format::Plain),
    ("md", Format::Plain),
];

impl Format {
    /// The format of the input with this name that begins with these bytes, [`TELLING`]
    /// of them or all there are.
    pub fn of(name: &Path, beginning: &[u8]) -> Self {
        Self::of_content(beginning)
            .or_else(|| Self::of_name(name))
            .unwrap_or(Self::Plain)
    }

    /// What the ending of a name says; `None` if it says nothing of text.
    pub fn of_name(name: &Path) -> Option<Self> {
        let ending = name.extension()?;
        let mut endings = ENDINGS.iter();
        endings
            .find(|(known, _)| ending.eq_ignore_ascii_case(known))
            .map(|&(_, format)| format)
    }

    fn of_content(_beginning: &[u8]) -> Option<Self> {
        None
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Plain => "text",
        }
    }

    /// The greatest size of an input, in bytes.
    pub const fn largest(self) -> usize {
        match self {
            Format::Plain => LARGEST,
        }
    }

    /// Whether its articles are numbered.
    pub const fn holds_several(self) -> bool {
        match self {
            Format::Plain => false,
        }
    }
}
