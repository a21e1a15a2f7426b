//! A draft: the text that is taken out of a format with markup, written down piece by
//! piece, with what its markup said of each.
//!
//! Blocks stand apart by a blank line, and the items of a list, the rows of a table
//! and the lines of a poem on lines of their own, so that the text alone reads well.
//! White space is one blank, except in what keeps its breaks.

mod finishing;

use std::ops::Range;

use super::outline::Declared;
use super::plain::{GATHERED, MOST_BLOCKS};
use crate::library::article::{BlockKind, Inline, InlineKind, Zone};
use crate::library::notice::Notice;
use crate::library::zones::on_one_line;
use crate::text::prepare::is_line_break;

/// An article that is being taken out of a format.
#[derive(Debug, Default)]
pub struct Draft {
    text: String,
    blocks: Vec<DraftBlock>,
    inlines: Vec<Inline>,
    /// The block that is being written, and the markup that is open in it.
    open: Option<DraftBlock>,
    marks: Vec<Mark>,
    /// Whether a blank was read that is written before the next word.
    has_blank: bool,
    pub declared: Declared,
    pub notices: Vec<Notice>,
}

/// What a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Title,
    /// The title again.
    Said,
    Within,
}

#[derive(Debug)]
struct DraftBlock {
    kind: BlockKind,
    range: Range<usize>,
    /// Where it stands on the page, if the format says it.
    zone: Option<Zone>,
    /// Whether it is written for a machine.
    is_code: bool,
    /// As those of a [`Block`].
    depth: u8,
    opens_list: bool,
}

impl DraftBlock {
    fn is_title(&self) -> bool {
        self.zone == Some(Zone::Title)
    }
}

/// Markup that is open.
#[derive(Debug)]
struct Mark {
    kind: InlineKind,
    /// Where its first word begins; `None` before that.
    start: Option<usize>,
}

impl Draft {
    /// A draft without a word.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes the title, as a block of its own.
    pub fn title(&mut self, title: &str) {
        self.line(BlockKind::Heading(1), Some(Zone::Title), title);
    }

    /// Whether it has words that are not its title.
    pub fn has_text(&self) -> bool {
        self.has_words() || self.blocks.iter().any(|block| !block.is_title())
    }

    /// Whether these words are its title.
    pub(super) fn title_is(&self, words: &str) -> bool {
        let mut titles = self.blocks.iter().filter(|block| block.is_title());
        titles.any(|title| on_one_line(&self.text[title.range.clone()]) == words)
    }

    /// What a heading of these words is where it stands: nothing new if the title says
    /// the same and no text comes between; the title, if nothing stands before it.
    pub(super) fn heading(&self, words: &str) -> Heading {
        if self.blocks.len() <= 3 && self.title_is(words) {
            Heading::Said
        } else if self.blocks.is_empty() {
            Heading::Title
        } else {
            Heading::Within
        }
    }

    /// Writes a block that is `text` and nothing else.
    pub fn line(&mut self, kind: BlockKind, zone: Option<Zone>, text: &str) {
        self.begin(kind, zone);
        self.write(text);
        self.end();
    }

    /// Begins a block of this kind, and ends the one that is open. `zone` is what the
    /// format says of it; `None` leaves that to what its words say.
    pub fn begin(&mut self, kind: BlockKind, zone: Option<Zone>) {
        self.end();
        let many = self.blocks.len() >= MOST_BLOCKS;
        let goes_on = |last: &mut DraftBlock| {
            many && last.kind == BlockKind::Preformatted && last.range.len() < GATHERED
        };
        let last = self.blocks.pop_if(goes_on);
        if let Some(last) = last {
            self.text.truncate(last.range.end);
            self.text.push('\n');
            self.open = Some(last);
            return;
        }
        // The title is the one heading of the first level.
        let kind = match kind {
            BlockKind::Heading(1) if zone != Some(Zone::Title) => BlockKind::Heading(2),
            _ if many => BlockKind::Preformatted,
            kind => kind,
        };
        if let Some(last) = self.blocks.last() {
            self.text.truncate(last.range.end);
            let lines = if stand_together(last.kind, kind) {
                "\n"
            } else {
                "\n\n"
            };
            self.text.push_str(lines);
        }
        let range = self.text.len()..self.text.len();
        self.open = Some(DraftBlock {
            kind,
            range,
            zone,
            is_code: false,
            depth: 0,
            opens_list: false,
        });
    }

    /// The block that is open is written for a machine, whatever language its words are in.
    pub fn tell_code(&mut self) {
        if let Some(open) = &mut self.open {
            open.is_code = true;
        }
    }

    /// The block that is open lies in so many others of its kind, and may begin a list.
    pub(super) fn tell_depth(&mut self, depth: usize, opens_list: bool) {
        if let Some(open) = &mut self.open {
            open.depth = depth.try_into().unwrap_or(u8::MAX);
            open.opens_list = opens_list;
        }
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether a block is open that has a word in it.
    fn has_words(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| self.text.len() > open.range.start)
    }

    /// Writes words into the block that is open, or into a paragraph.
    pub fn write(&mut self, text: &str) {
        if !self.is_open() {
            self.begin(BlockKind::Paragraph, None);
        }
        let keeps_breaks = self
            .open
            .as_ref()
            .is_some_and(|open| matches!(open.kind, BlockKind::Preformatted | BlockKind::Verse));
        if keeps_breaks {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            let is_first = !self.has_words();
            // The blanks that a first line begins with are meant; empty lines are not.
            let text = if is_first {
                text.trim_start_matches('\n')
            } else {
                &text
            };
            if !text.is_empty() {
                self.start_marks();
                self.text.push_str(text);
            }
            return;
        }
        for part in text.split_inclusive(is_blank) {
            let word = part.trim_end_matches(is_blank);
            if !word.is_empty() {
                self.write_blank();
                self.start_marks();
                self.text.push_str(word);
            }
            self.has_blank |= word.len() < part.len();
        }
    }

    /// Ends the line within the block. What it makes of the block is decided when it
    /// ends: short lines are verse, others paragraphs.
    pub fn break_line(&mut self) {
        if self.has_words() {
            self.has_blank = false;
            self.text.push('\n');
        }
    }

    fn write_blank(&mut self) {
        let is_needed = std::mem::take(&mut self.has_blank) && self.has_words();
        if is_needed && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
    }

    fn start_marks(&mut self) {
        let at = self.text.len();
        for mark in &mut self.marks {
            mark.start.get_or_insert(at);
        }
    }

    /// What is written from here on is marked so, until [`Draft::unmark`].
    pub fn mark(&mut self, kind: InlineKind) {
        self.marks.push(Mark { kind, start: None });
    }

    /// Ends what was marked last.
    pub fn unmark(&mut self) {
        if let Some(mark) = self.marks.pop() {
            let kind = mark.kind;
            self.keep_mark(mark.start, kind);
        }
    }

    fn keep_mark(&mut self, start: Option<usize>, kind: InlineKind) {
        if let Some(start) = start.filter(|&start| start < self.text.len()) {
            let range = start..self.text.len();
            self.inlines.push(Inline { range, kind });
        }
    }

    /// Ends the block that is open; one without a word leaves nothing behind. What is
    /// marked goes on in the next one.
    pub fn end(&mut self) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        self.has_blank = false;
        let end = self.text.trim_end().len().max(open.range.start);
        self.text.truncate(end);
        // Marks may reach over blanks that are gone.
        let inlines = self.inlines.iter_mut().rev();
        for inline in inlines.take_while(|inline| inline.range.end > end) {
            inline.range = inline.range.start.min(end)..end;
        }
        for at in 0..self.marks.len() {
            let kind = self.marks[at].kind.clone();
            let start = self.marks[at].start.take();
            self.keep_mark(start, kind);
        }
        open.range.end = end;
        if self.text[open.range.clone()].trim().is_empty() {
            let before = self.blocks.last().map_or(0, |last| last.range.end);
            self.text.truncate(before);
            return;
        }
        self.close(open);
    }

    /// Keeps a block, parted at its line breaks unless they are meant.
    fn close(&mut self, open: DraftBlock) {
        let text = &self.text[open.range.clone()];
        let is_parted =
            text.contains('\n') && !matches!(open.kind, BlockKind::Preformatted | BlockKind::Verse);
        if !is_parted {
            self.blocks.push(open);
            return;
        }
        let is_verse = open.kind == BlockKind::Paragraph && is_verse(text);
        let stanzas = parts(text, if is_verse { "\n\n" } else { "\n" });
        let mut opens_list = open.opens_list;
        for part in stanzas {
            self.blocks.push(DraftBlock {
                kind: if is_verse {
                    BlockKind::Verse
                } else {
                    open.kind
                },
                range: open.range.start + part.start..open.range.start + part.end,
                zone: open.zone,
                is_code: open.is_code,
                depth: open.depth,
                opens_list: std::mem::take(&mut opens_list),
            });
        }
    }
}

/// Whether two blocks in a row stand on neighbouring lines.
fn stand_together(one: BlockKind, next: BlockKind) -> bool {
    one == next && matches!(one, BlockKind::ListItem | BlockKind::TableRow)
}

/// The longest line of a poem or an address, in code points.
const LONGEST_VERSE: usize = 80;

/// Whether lines that were broken on purpose are a poem or the like and no paragraphs:
/// three or more, all of them short.
fn is_verse(text: &str) -> bool {
    let lines = || text.split('\n').filter(|line| !line.trim().is_empty());
    lines().count() >= 3 && lines().all(|line| line.chars().count() <= LONGEST_VERSE)
}

/// Where the parts of `text` stand that `between` parts, blanks around them left out.
fn parts(text: &str, between: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut parts = Vec::new();
    for part in text.split(between) {
        let shown = part.trim();
        let from = start + part.len() - part.trim_start().len();
        if !shown.is_empty() {
            parts.push(from..from + shown.len());
        }
        start += part.len() + between.len();
    }
    parts
}

/// White space that one blank stands for: that of HTML, and whatever ends a line. A
/// blank that does not break stays.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_line_break(c)
}

#[cfg(test)]
mod tests;
