//! A document: the paragraphs of one text, laid out where they are looked at.
//!
//! Nothing is numbered from the top of the document, so that nothing but what
//! is shown needs a layout: a place is an [`Anchor`], a page starts at one.

use std::ops::Range;
use std::sync::Arc;

use super::{Column, Line, Options, Paragraph, Row};

/// A row of a document: of a paragraph, its gap rows first, then its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Anchor {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Row within the paragraph, its blank rows before it counted.
    pub row: usize,
}

/// What a row of a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageRow {
    /// A blank row between paragraphs.
    Gap,
    /// A line of the paragraph with this index.
    Line {
        paragraph: usize,
        line: Arc<Line>,
        of_lines: usize,
    },
}

/// A screenful of a document.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Page {
    /// From the top; fewer than asked for only at the end of the document.
    pub rows: Vec<PageRow>,
}

/// The paragraphs of a text, their lines made on demand and kept.
#[derive(Debug)]
pub struct Document {
    text: Arc<str>,
    paragraphs: Vec<Paragraph>,
    options: Options,
}

impl Document {
    /// A document of `paragraphs`, which are in order and do not overlap.
    pub fn new(text: Arc<str>, paragraphs: Vec<Paragraph>, options: Options) -> Self {
        Self {
            text,
            paragraphs,
            options,
        }
    }

    /// The text, of which every range here is a range of bytes.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The paragraphs.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The options in force.
    pub fn options(&self) -> Options {
        self.options
    }

    /// Lays out anew with other options.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// The page of `height` rows that starts at `top`.
    pub fn page(&mut self, top: Anchor, height: u16) -> Page {
        let _ = (top, height);
        unimplemented!()
    }

    /// The anchor `rows` further down (or up), within the document.
    pub fn moved(&mut self, from: Anchor, rows: isize) -> Anchor {
        let _ = (from, rows);
        unimplemented!()
    }

    /// The top of the last page of `height` rows that is full, or the start.
    pub fn last_top(&mut self, height: u16) -> Anchor {
        let _ = height;
        unimplemented!()
    }

    /// The row that shows `byte`, or the nearest row after it.
    pub fn anchor_of(&mut self, byte: usize) -> Anchor {
        let _ = byte;
        unimplemented!()
    }

    /// The first byte shown at `anchor` or after it.
    pub fn byte_of(&mut self, anchor: Anchor) -> usize {
        let _ = anchor;
        unimplemented!()
    }
}

impl Page {
    /// The bytes from the first to the last one on the page; `None` if it has no line.
    pub fn range(&self) -> Option<Range<usize>> {
        unimplemented!()
    }

    /// Where `byte` is on the page; the column counts from the left end of its line's cells.
    pub fn locate(&self, byte: usize) -> Option<(Row, Column)> {
        let _ = byte;
        unimplemented!()
    }

    /// The bytes shown at a row and a column of its line's cells.
    pub fn range_at(&self, row: Row, column: Column) -> Option<Range<usize>> {
        let _ = (row, column);
        unimplemented!()
    }
}
