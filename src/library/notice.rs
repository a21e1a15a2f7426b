//! Notices: what the reader should know about an input. Content is never an
//! error; `app` and `cli` put these into words.

use std::io;
use std::sync::Arc;

use super::feeds::Feed;
use super::trouble::StoreError;

/// Something an import had to pass over, guess or repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The bytes were not in the encoding they seemed to be in; this many
    /// places show a replacement character.
    BadBytes { count: usize },
    /// It is not what it seemed to be, and was read as plain text.
    ReadAsPlain { format: &'static str },
    /// It is not what it seemed to be, and cannot be read.
    Damaged { format: &'static str },
    /// So many parts of it are damaged and were left out.
    DamagedParts { count: usize },
    /// A record that has no text.
    NoText,
    /// The date that it declares says no day or month of a year.
    DateNotRead { written: String },
    /// Encrypted, and left out.
    Encrypted,
    /// Packed so tightly that it may be made to do harm, and left out.
    Overpacked,
    /// An archive in an archive in an archive.
    PackedTooDeeply,
    /// A feed without articles.
    NoItems,
    /// A list of these feeds, and no article.
    ListOfFeeds { feeds: Arc<[Feed]> },
    /// The text was not UTF-8; this encoding was taken for it.
    Encoding { name: &'static str },
    /// The weekday that is written contradicts the date: both, as they stand
    /// in the text, on one line.
    WeekdayContradictsDate { written: String },
    /// The same date is written in two calendars that speak of different days: both, as
    /// they stand in the text, on one line.
    CalendarsDisagree { written: String },
    /// Nothing readable in it.
    Empty,
    /// It looks like a binary file and was left out.
    Binary,
    /// So many files of a folder, whose names do not say what they are, look
    /// like binary files and were left out.
    BinaryFiles { count: usize },
    /// A folder without anything that can be read.
    NoArticles,
    /// Nested too deeply, or of too many parts, to be read safely.
    TooComplex,
    /// Larger than the limit, in bytes, and left out.
    TooLarge { limit: u64 },
    /// It mentions so many actors that the rest were not looked for; this many were.
    ManyMentions { limit: usize },
    /// There is no such file.
    Missing,
    /// No article of the library, or more than one, has this address.
    NotKept,
    /// It may not be read.
    Forbidden,
    /// It could not be read; the operating system's words.
    Unreadable { reason: String },
    /// The same text is already there, under this name.
    Duplicate { of: String },
    /// The library could not do something; nothing in it was harmed.
    Library(StoreError),
    /// Something about an input that is no article, in the reader's language.
    Said { what: String },
}

impl Notice {
    /// Why an input cannot be read.
    pub fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Notice::Missing,
            io::ErrorKind::PermissionDenied => Notice::Forbidden,
            _ => Notice::Unreadable {
                reason: error.to_string(),
            },
        }
    }
}
