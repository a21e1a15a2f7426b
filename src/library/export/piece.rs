//! What a page and a document are written from alike: paragraphs, items of lists and cells of
//! tables, each with its kind, its direction and the looks of its parts. Knows no format.

use std::borrow::Cow;

use super::signs::Sign;
use crate::library::article::BlockKind;
use crate::text::direction::Direction;

/// A paragraph, an item or a cell.
pub(super) struct Piece<'a> {
    pub(super) kind: Kind,
    pub(super) direction: Direction,
    pub(super) spans: Vec<Span<'a>>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of an article, which begins with it.
    Title,
    /// Source, author, date, address, tags.
    About,
    /// What the person wrote.
    Note,
    /// Sentences around a passage.
    Passage,
    /// Where a passage is from.
    Citation,
    Item(Item),
    Cell(Cell),
    /// Neither an item of a list nor a row of a table.
    Block(BlockKind),
}

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) sign: Sign,
    /// How many lists it stands in besides its own.
    pub(super) depth: u8,
    /// Whether a list begins with it.
    pub(super) opens_list: bool,
}

/// A cell of a table. Rows that follow each other are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its place in its row, from 0.
    pub(super) column: usize,
    /// Whether it is the last one there.
    pub(super) is_last: bool,
    /// Cells of the longest row from this one on.
    pub(super) columns: usize,
}

/// A part of a piece that looks alike.
#[derive(Clone, Default)]
pub(super) struct Span<'a> {
    /// On one line, unless its breaks are meant; nothing in it steers.
    pub(super) text: Cow<'a, str>,
    pub(super) is_strong: bool,
    pub(super) is_emphasis: bool,
    pub(super) is_struck: bool,
    /// Whether it is what the person marked, or a mention.
    pub(super) is_marked: bool,
    /// The address of the web that it leads to.
    pub(super) link: Option<&'a str>,
}
