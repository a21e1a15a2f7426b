//! A document: the paragraphs of one text, laid out where they are looked at.
//!
//! Nothing is numbered from the top of the document, so that nothing but what
//! is shown needs a layout: a place is an [`Anchor`], a page starts at one. What
//! the paragraphs are, it asks where it needs to know ([`Paragraphs`]).

mod kept;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use self::kept::{Kept, Lines};
use super::{Justified, Options, Page, PageRow, Paragraph, Spacing, reflow};
use crate::text::buffer::Text;

/// A row of a document: of a paragraph, its gap rows first, then its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Anchor {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Row within the paragraph, its blank rows before it counted.
    pub row: usize,
}

/// The paragraphs of a text, in order and without overlap.
pub trait Paragraphs: fmt::Debug {
    fn count(&self) -> usize;
    /// The paragraph with this index, which is less than the count.
    fn paragraph(&self, index: usize) -> Paragraph;
    /// The bytes of that paragraph.
    fn range(&self, index: usize) -> Range<usize> {
        self.paragraph(index).range
    }
    /// Whether that paragraph is folded: one row stands for its bytes, which may be
    /// none, and they are not laid out.
    fn is_folded(&self, _index: usize) -> bool {
        false
    }
    /// How many bytes before `byte` are not folded.
    fn unfolded_before(&self, byte: usize) -> usize {
        byte
    }
}

impl Paragraphs for Vec<Paragraph> {
    fn count(&self) -> usize {
        self.len()
    }

    fn paragraph(&self, index: usize) -> Paragraph {
        self[index].clone()
    }
}

/// The paragraphs of a text, their lines made on demand and kept.
#[derive(Debug)]
pub struct Document {
    text: Text,
    paragraphs: Box<dyn Paragraphs>,
    options: Options,
    kept: Kept,
    /// The last top of a page, and the height of that page.
    last_top: Option<(u16, Anchor)>,
}

impl Document {
    /// A document of `paragraphs` of `text`.
    pub fn new(text: Text, paragraphs: impl Paragraphs + 'static, options: Options) -> Self {
        Self {
            text,
            paragraphs: Box::new(paragraphs),
            options,
            kept: Kept::default(),
            last_top: None,
        }
    }

    /// The text, of which every range here is a range of bytes.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Takes other paragraphs of the same text. Anchors in a paragraph that is the
    /// same as before mean what they meant.
    pub fn set_paragraphs(&mut self, paragraphs: impl Paragraphs + 'static) {
        self.paragraphs = Box::new(paragraphs);
        self.kept = Kept::default();
        self.last_top = None;
    }

    /// Where the last paragraph ends, in bytes of the text; 0 if there is none.
    pub fn end(&self) -> usize {
        let last = self.paragraphs.count().checked_sub(1);
        last.map_or(0, |last| self.paragraphs.range(last).end)
    }

    /// The options in force.
    pub fn options(&self) -> Options {
        self.options
    }

    /// Lays out anew with other options. Anchors made before then mean other
    /// rows: keep a place over it as a byte ([`byte_of`](Self::byte_of)).
    pub fn set_options(&mut self, options: Options) {
        if self.options != options {
            self.options = options;
            self.kept = Kept::default();
            self.last_top = None;
        }
    }

    /// The page of `height` rows that starts at `top`.
    pub fn page(&mut self, top: Anchor, height: u16) -> Page {
        let height = usize::from(height);
        let mut rows = Vec::with_capacity(height);
        let Some(mut at) = self.within(top) else {
            return Page { rows };
        };
        while rows.len() < height && at.paragraph < self.paragraphs.count() {
            let gap = self.gap(at.paragraph);
            rows.extend(
                (at.row..gap)
                    .map(|_| PageRow::Gap)
                    .take(height - rows.len()),
            );
            let room = height - rows.len();
            if self.paragraphs.is_folded(at.paragraph) {
                let range = self.paragraphs.range(at.paragraph);
                rows.extend([PageRow::Folded { range }].into_iter().take(room));
            } else {
                let lines = self.lines(at.paragraph);
                let shown = lines.iter().skip(at.row.saturating_sub(gap)).take(room);
                rows.extend(shown.map(|line| PageRow::Line {
                    line: Arc::clone(line),
                    of_lines: lines.len(),
                }));
            }
            at = Anchor {
                paragraph: at.paragraph + 1,
                row: 0,
            };
        }
        Page { rows }
    }

    /// The anchor `rows` further down (or up), within the document. Lays out what
    /// is between: to the end there is [`last_top`](Self::last_top).
    pub fn moved(&mut self, from: Anchor, rows: isize) -> Anchor {
        let Some(mut at) = self.within(from) else {
            return from;
        };
        let mut left = rows.unsigned_abs();
        if rows < 0 {
            while left > at.row {
                if at.paragraph == 0 {
                    return Anchor::default();
                }
                left -= at.row + 1;
                at.paragraph -= 1;
                at.row = self.rows(at.paragraph) - 1;
            }
            return Anchor {
                row: at.row - left,
                ..at
            };
        }
        loop {
            let below = self.rows(at.paragraph) - 1 - at.row;
            if left <= below {
                return Anchor {
                    row: at.row + left,
                    ..at
                };
            }
            if at.paragraph + 1 == self.paragraphs.count() {
                return Anchor {
                    row: at.row + below,
                    ..at
                };
            }
            left -= below + 1;
            at = Anchor {
                paragraph: at.paragraph + 1,
                row: 0,
            };
        }
    }

    /// The top of the last page of `height` rows that is full, or the start.
    pub fn last_top(&mut self, height: u16) -> Anchor {
        if let Some((_, top)) = self.last_top.filter(|&(of, _)| of == height) {
            return top;
        }
        let last = self.last_row();
        let top = self.moved(last, 1 - isize::try_from(height.max(1)).unwrap_or(1));
        self.last_top = Some((height, top));
        top
    }

    /// The row that shows `byte`, or the nearest row after it; the last row for
    /// a byte after all paragraphs.
    pub fn anchor_of(&mut self, byte: usize) -> Anchor {
        let count = self.paragraphs.count();
        let mut paragraph = self.first_ending_after(byte);
        // An empty paragraph holds no byte, but may be what is there.
        let holds = paragraph < count && self.paragraphs.range(paragraph).contains(&byte);
        while !holds && paragraph > 0 && self.paragraphs.range(paragraph - 1).start == byte {
            paragraph -= 1;
        }
        if paragraph == count {
            return self.last_row();
        }
        let line = if self.paragraphs.is_folded(paragraph) {
            0
        } else {
            let lines = self.lines(paragraph);
            let line = lines.partition_point(|line| line.range.end <= byte);
            line.min(lines.len() - 1)
        };
        Anchor {
            paragraph,
            row: self.gap(paragraph) + line,
        }
    }

    /// The first byte shown at `anchor` or after it.
    pub fn byte_of(&mut self, anchor: Anchor) -> usize {
        let Some(at) = self.within(anchor) else {
            return 0;
        };
        if self.paragraphs.is_folded(at.paragraph) {
            return self.paragraphs.range(at.paragraph).start;
        }
        let line = at.row.saturating_sub(self.gap(at.paragraph));
        self.lines(at.paragraph)[line].range.start
    }

    /// How much of the text is before `anchor`, by bytes that are not folded: 0 at
    /// the start, near 1 at the last row.
    pub fn fraction(&mut self, anchor: Anchor) -> f64 {
        if self.paragraphs.count() == 0 {
            return 0.0;
        }
        let byte = self.byte_of(anchor);
        let unfolded = |byte| self.paragraphs.unfolded_before(byte);
        let start = unfolded(self.paragraphs.range(0).start);
        let end = unfolded(self.text.len()).max(start + 1);
        unfolded(byte).saturating_sub(start) as f64 / (end - start) as f64
    }

    /// The share of these bytes in the text, of both what is not folded; all, if
    /// everything is.
    pub fn share(&self, range: &Range<usize>) -> f64 {
        let unfolded = |byte| self.paragraphs.unfolded_before(byte);
        match unfolded(self.text.len()) {
            0 => 1.0,
            all => (unfolded(range.end) - unfolded(range.start)) as f64 / all as f64,
        }
    }

    /// The first byte before which this share of the text is (0.0 to 1.0), by bytes
    /// that are not folded.
    pub fn byte_at(&self, share: f64) -> usize {
        let unfolded = |byte| self.paragraphs.unfolded_before(byte);
        let goal = (share * unfolded(self.text.len()) as f64) as usize;
        let (mut from, mut to) = (0, self.text.len());
        while from < to {
            let middle = from.midpoint(to);
            if unfolded(middle) < goal {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// The first paragraph that ends after `byte`; the count if none does.
    fn first_ending_after(&self, byte: usize) -> usize {
        let (mut from, mut to) = (0, self.paragraphs.count());
        while from < to {
            let middle = from.midpoint(to);
            if self.paragraphs.range(middle).end <= byte {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    /// `anchor`, or the nearest row of its paragraph, or of the document;
    /// `None` if that has no paragraph.
    fn within(&mut self, anchor: Anchor) -> Option<Anchor> {
        let paragraph = anchor.paragraph;
        if paragraph < self.paragraphs.count() {
            return Some(Anchor {
                paragraph,
                row: anchor.row.min(self.rows(paragraph) - 1),
            });
        }
        (self.paragraphs.count() > 0).then(|| self.last_row())
    }

    fn last_row(&mut self) -> Anchor {
        match self.paragraphs.count().checked_sub(1) {
            Some(paragraph) => Anchor {
                paragraph,
                row: self.rows(paragraph) - 1,
            },
            None => Anchor::default(),
        }
    }

    fn gap(&self, paragraph: usize) -> usize {
        let it = self.paragraphs.paragraph(paragraph);
        // Where the first line tells, no blank row has to; but next to anything else.
        let follows_text = self.options.spacing == Spacing::Indent
            && it.begins_text()
            && paragraph.checked_sub(1).is_some_and(|before| {
                let before_it = self.paragraphs.paragraph(before);
                let is_text = before_it.justified != Justified::None;
                is_text && !self.paragraphs.is_folded(before)
            });
        if follows_text { 0 } else { usize::from(it.gap) }
    }

    /// How many rows a paragraph has: at least 1.
    fn rows(&mut self, paragraph: usize) -> usize {
        let own = match self.paragraphs.is_folded(paragraph) {
            true => 1,
            false => self.lines(paragraph).len(),
        };
        self.gap(paragraph) + own
    }

    /// The lines of a paragraph, laid out if they are not kept.
    fn lines(&mut self, paragraph: usize) -> Lines {
        if let Some(lines) = self.kept.get(paragraph) {
            return lines;
        }
        let lines = reflow(
            &self.text,
            &self.paragraphs.paragraph(paragraph),
            self.options,
        );
        let lines: Lines = lines.into_iter().map(Arc::new).collect();
        self.kept.insert(paragraph, Arc::clone(&lines));
        lines
    }
}

#[cfg(test)]
#[path = "document/tests.rs"]
mod tests;
