//! The article: a text that is never changed, and ranges over it.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use super::dates::WrittenDate;
use super::notice::Notice;
use super::origin::Origin;
use crate::text::buffer::Text;
use crate::text::direction::{Direction, Directions, Leanings};

/// Names an article for as long as its text stays the same: the first half of
/// the BLAKE3 hash of its text, without what another encoding of the same file may
/// have: a byte order mark at its start, and carriage returns before line feeds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub [u8; 16]);

impl ArticleId {
    /// The id of the article with this text.
    pub fn of(text: &str) -> Self {
        let mut hashing = Hashing::default();
        hashing.take_in(text);
        hashing.id()
    }

    /// The id, for now, of the article that begins with `text`: the id of no text,
    /// so that an article that ends there is another one.
    pub(super) fn of_beginning(text: &str) -> Self {
        let mut hasher = blake3::Hasher::new_derive_key("Qari beginning of an article");
        Self::of_hash(&hasher.update(text.as_bytes()).finalize())
    }

    /// The id that is written so, in 32 digits of either case.
    pub fn parse(written: &str) -> Option<Self> {
        let is_digits = written.len() == 32 && written.bytes().all(|b| b.is_ascii_hexdigit());
        let id = u128::from_str_radix(written, 16)
            .ok()
            .filter(|_| is_digits)?;
        Some(Self(id.to_be_bytes()))
    }

    fn of_hash(hash: &blake3::Hash) -> Self {
        let mut id = [0; 16];
        id.copy_from_slice(&hash.as_bytes()[..16]);
        Self(id)
    }
}

/// The id of a text that comes in parts.
#[derive(Default)]
pub(super) struct Hashing {
    hasher: blake3::Hasher,
    has_begun: bool,
    /// Whether the last part ended with a carriage return.
    has_return: bool,
}

impl Hashing {
    /// Takes in the next part of the text.
    pub(super) fn take_in(&mut self, part: &str) {
        if part.is_empty() {
            return;
        }
        let mut rest = part;
        if !std::mem::replace(&mut self.has_begun, true) {
            rest = rest.strip_prefix('\u{feff}').unwrap_or(rest);
        }
        if rest.is_empty() {
            return;
        }
        if std::mem::take(&mut self.has_return) && !rest.starts_with('\n') {
            self.hasher.update(b"\r");
        }
        while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
            self.hasher.update(&rest.as_bytes()[..at]);
            rest = &rest[at + 1..];
            if rest.is_empty() {
                self.has_return = true;
            } else if !rest.starts_with('\n') {
                self.hasher.update(b"\r");
            }
        }
        self.hasher.update(rest.as_bytes());
    }

    /// The id of the text that was taken in.
    pub(super) fn id(mut self) -> ArticleId {
        if self.has_return {
            self.hasher.update(b"\r");
        }
        ArticleId::of_hash(&self.hasher.finalize())
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Of the 32 digits that it is written with.
impl FromStr for ArticleId {
    type Err = NoId;

    fn from_str(written: &str) -> Result<Self, NoId> {
        if written.len() != 32 || !written.is_ascii() {
            return Err(NoId);
        }
        let mut id = [0; 16];
        for (byte, at) in id.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(&written[at..at + 2], 16).map_err(|_| NoId)?;
        }
        Ok(Self(id))
    }
}

/// What is not the id of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoId;

impl fmt::Debug for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArticleId({self})")
    }
}

/// An article as it was imported. Every range is a range of bytes of `text`.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub id: ArticleId,
    /// Where it came from, as given: a path, `path#n`, `-`, `builtin:NAME` or
    /// `library:ID`.
    pub doc: String,
    /// The characters of the file, all of them: carriage returns, tabs and a
    /// byte order mark too; of a format with markup, what it says without that.
    pub text: Text,
    /// In reading order, without overlap; only white space, a byte
    /// order mark and lines of nothing but bidi controls lie outside them, and
    /// what follows the last one while the article is not whole.
    pub blocks: Vec<Block>,
    /// Whether it was read to its end. Else it is the beginning of a large text,
    /// under an id for now: it ends where reading had come to, its blocks before
    /// that.
    pub is_whole: bool,
    /// In order of their starts; each lies within one block.
    pub inlines: Vec<Inline>,
    /// Its title, or the beginning of its text when it has none.
    pub title: String,
    /// Where the title stands; `None` when the article has no title line.
    pub title_range: Option<Range<usize>>,
    /// The block whose words the title is made of.
    pub title_block: Option<usize>,
    /// The publication or site it names as its source.
    pub source: Option<String>,
    pub author: Option<String>,
    /// The part of the paper or site that it was filed under.
    pub section: Option<String>,
    /// The language that the source declares, by its tag of BCP 47 in small letters.
    pub language: Option<String>,
    pub date: Option<WrittenDate>,
    /// The address where it was published, if its source says it.
    pub link: Option<String>,
    /// The direction of most of its text; neutral paragraphs take it.
    pub direction: Direction,
    /// The file in which it was found, when it was read from one. What is in a library
    /// may have several, which the library tells.
    pub origin: Option<Origin>,
    /// What importing it had to pass over or guess.
    pub notices: Vec<Notice>,
}

impl Article {
    /// The directions of the paragraph that the title is, or begins.
    pub fn title_directions(&self) -> Directions {
        let block = self.title_block.and_then(|at| self.blocks.get(at));
        block.map_or_else(
            || Leanings::default().directions(self.direction),
            |block| block.directions,
        )
    }
}

/// A paragraph-like part of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// Bytes of the text, without the line break that ends it. Lines of one
    /// paragraph that was wrapped by hand are one block; a paragraph longer than
    /// 64 KiB is several, cut at blanks where it has any.
    pub range: Range<usize>,
    /// Whether it goes on with the paragraph that the block before is a piece of.
    pub is_rest: bool,
    /// How many lists an item stands in besides its own, or a quotation in others.
    pub depth: u8,
    /// Whether a list begins with it.
    pub opens_list: bool,
    pub zone: Zone,
    /// Base directions (UAX #9), decided from the text of the whole paragraph, as far
    /// as it has come; by words that of the article where the zone is not prose.
    pub directions: Directions,
}

impl Block {
    /// Whether its line breaks are meant, and no blanks.
    pub fn keeps_breaks(&self) -> bool {
        matches!(self.kind, BlockKind::Verse | BlockKind::Preformatted)
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading of this level, 1 for the title.
    Heading(u8),
    Paragraph,
    ListItem,
    Quote,
    /// A line of verse or of preformatted text keeps its breaks.
    Verse,
    Preformatted,
    TableRow,
    Rule,
    ImageText,
}

/// What part of a page a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Zone {
    Title,
    Date,
    Byline,
    Category,
    Summary,
    Subhead,
    Caption,
    Body,
    /// Advertisements, see-also lines, share bars, navigation: not the article.
    Clutter,
}

/// As records name it.
impl std::fmt::Display for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        serde::Serialize::serialize(self, f)
    }
}

/// A part of a block that the source set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    pub range: Range<usize>,
    pub kind: InlineKind,
}

/// What sets a part of a block apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    Emphasis,
    Strong,
    /// Struck out: no longer said.
    Struck,
    Link {
        target: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_does_not_depend_on_how_a_file_was_written() {
        let id = ArticleId::of("عنوان\n\nنص\r.\n");
        for text in [
            "\u{feff}عنوان\n\nنص\r.\n",
            "عنوان\r\n\r\nنص\r.\r\n",
            "\u{feff}عنوان\r\n\nنص\r.\r\n",
        ] {
            assert_eq!(ArticleId::of(text), id, "{text:?}");
            for (at, _) in text.char_indices() {
                let mut hashing = Hashing::default();
                hashing.take_in(&text[..at]);
                hashing.take_in(&text[at..]);
                assert_eq!(hashing.id(), id, "{text:?} at {at}");
            }
        }
        for text in ["عنوان\n\nنص.\n", "عنوان\n\nنص\r\r.\n", "عنوان\n\nنص\r.\n\r"]
        {
            assert_ne!(ArticleId::of(text), id, "{text:?}");
        }
    }
}
