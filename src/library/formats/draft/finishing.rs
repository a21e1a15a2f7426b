//! The article that a draft is, once all of it is written down: its blocks in pieces that can
//! be set at once, each with its directions, and the inlines within them.

use std::cmp::Reverse;
use std::ops::Range;

use super::Draft;
use crate::library::article::{Article, ArticleId, Block, Inline, Zone};
use crate::library::formats::cut::{LONGEST, PIECE, blanks_before, first_piece};
use crate::library::formats::outline::Outline;
use crate::library::formats::plain;
use crate::text::buffer::Text;
use crate::text::direction::{Direction, Directions, Leanings};

impl Draft {
    /// The article that it is; `doc` says where it came from.
    pub fn finish(mut self, doc: String) -> Article {
        self.end();
        let end = self.blocks.last().map_or(0, |last| last.range.end);
        self.text.truncate(end);
        if end > 0 {
            self.text.push('\n');
        }
        self.text.shrink_to_fit();
        let direction = self.declared.direction_of(plain::beginning_of(&self.text));
        let (mut blocks, mut known) = (Vec::with_capacity(self.blocks.len()), Vec::new());
        for block in &self.blocks {
            let mut leanings = Leanings::default();
            // Once for all pieces: it may read the whole block.
            let directions = match block.is_code {
                true => of_code(&self.text[block.range.clone()]),
                false => None,
            };
            for piece in pieces(&self.text, block.range.clone()) {
                leanings.take_in(&self.text[piece.clone()]);
                blocks.push(Block {
                    kind: block.kind,
                    is_rest: piece.start > block.range.start,
                    depth: block.depth,
                    opens_list: block.opens_list && piece.start == block.range.start,
                    range: piece,
                    zone: Zone::Body,
                    directions: directions.unwrap_or_else(|| leanings.directions(direction)),
                });
                known.push(block.zone);
            }
        }
        let text = Text::from(self.text);
        let outline = Outline {
            doc,
            id: ArticleId::of(&text),
            text,
            inlines: within_blocks(self.inlines, &blocks),
            blocks,
            known,
            direction,
            notices: self.notices,
            is_whole: true,
        };
        outline.settle(self.declared)
    }
}

/// The directions of code: from left to right, in whatever language its words are. What is
/// marked so and has letters, but none of those that programs are written in, is prose.
fn of_code(code: &str) -> Option<Directions> {
    let is_written = code.contains(|c: char| c.is_ascii_alphabetic());
    let is_code = is_written || !code.contains(char::is_alphabetic);
    is_code.then_some(Directions {
        by_words: Direction::LeftToRight,
        first_strong: Direction::LeftToRight,
    })
}

/// The pieces of a block that is too long to be set at once.
fn pieces(text: &str, block: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = block.start;
    std::iter::from_fn(move || {
        let rest = text.get(at..block.end).filter(|rest| !rest.is_empty())?;
        let is_long = block.len() > LONGEST;
        let length = if is_long {
            first_piece(rest, PIECE)
        } else {
            rest.len()
        };
        let piece = at..at + length;
        at = piece.end + blanks_before(&rest[length..]);
        Some(piece)
    })
}

/// The inlines, in order, each within one block.
fn within_blocks(inlines: Vec<Inline>, blocks: &[Block]) -> Vec<Inline> {
    let mut within = Vec::with_capacity(inlines.len());
    for inline in inlines {
        let first = blocks.partition_point(|block| block.range.end <= inline.range.start);
        let met = blocks[first..].iter();
        for block in met.take_while(|block| block.range.start < inline.range.end) {
            let start = inline.range.start.max(block.range.start);
            let range = start..inline.range.end.min(block.range.end);
            let kind = inline.kind.clone();
            if !range.is_empty() {
                within.push(Inline { range, kind });
            }
        }
    }
    within.sort_by_key(|inline| (inline.range.start, Reverse(inline.range.end)));
    within
}
