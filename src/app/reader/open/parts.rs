//! The parts of an article's text that a caret moves by and that are marked whole:
//! words, sentences, paragraphs.

use std::ops::Range;

use super::Open;
use crate::library::article::Block;
use crate::text::sentences::{sentences, words};

/// Bytes without a word or sentence, after which one key looks no further: more
/// would hold the screen up.
const FAR: usize = 1 << 20;

/// A part of the text that the caret moves by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Part {
    Word,
    Sentence,
    Paragraph,
}

impl Open {
    /// The part of the text that `byte` is in; after the last sentence of a
    /// paragraph, that one. No blanks at its ends.
    pub(in crate::app) fn part_at(&self, part: Part, byte: usize) -> Option<Range<usize>> {
        let index = self.place_of_block(byte)?;
        let mut before = self.parts_of(part, index);
        before.retain(|one| one.start <= byte);
        let last = before.pop()?;
        (part != Part::Word || byte < last.end).then_some(last)
    }

    /// The first part that begins after `byte`; if there is none for long, the block
    /// up to which there is none.
    pub(super) fn part_after(&self, part: Part, byte: usize) -> Option<Range<usize>> {
        let from = self.place_of_block(byte)?;
        (from..self.article.blocks.len()).find_map(|index| {
            let parts = self.parts_of(part, index);
            let found = parts.into_iter().find(|one| one.start > byte);
            let block = &self.article.blocks[index].range;
            found.or_else(|| (block.start > byte + FAR).then(|| block.clone()))
        })
    }

    /// The last part that begins before `byte`; as [`Self::part_after`] if there is
    /// none for long.
    pub(super) fn part_before(&self, part: Part, byte: usize) -> Option<Range<usize>> {
        let from = self.place_of_block(byte)?;
        (0..=from).rev().find_map(|index| {
            let parts = self.parts_of(part, index);
            let found = parts.into_iter().rev().find(|one| one.start < byte);
            let block = &self.article.blocks[index].range;
            found.or_else(|| (block.end + FAR < byte).then(|| block.clone()))
        })
    }

    /// The parts that begin in a block; of a paragraph in several blocks, which is
    /// a part of each, the whole.
    fn parts_of(&self, part: Part, index: usize) -> Vec<Range<usize>> {
        let text = &*self.article.text;
        let block = &self.article.blocks[index];
        let within = &text[block.range.clone()];
        let shift = |one: Range<usize>| block.range.start + one.start..block.range.start + one.end;
        match part {
            Part::Word => words(within).map(shift).collect(),
            Part::Sentence => {
                let found = sentences(within, block.keeps_breaks()).into_iter();
                let found = found
                    .map(|one| trimmed(within, one))
                    .filter(|one| !one.is_empty());
                found.map(shift).collect()
            }
            Part::Paragraph => {
                let whole = trimmed(text, self.paragraph(index));
                (!whole.is_empty()).then_some(whole).into_iter().collect()
            }
        }
    }

    /// The bytes of the paragraph that a block is, or is a piece of.
    fn paragraph(&self, index: usize) -> Range<usize> {
        let blocks = &self.article.blocks;
        let first = (0..=index).rev().find(|&at| !blocks[at].is_rest);
        let rest = blocks[index + 1..].iter();
        let last = index + rest.take_while(|block| block.is_rest).count();
        blocks[first.unwrap_or(0)].range.start..blocks[last].range.end
    }

    /// The place of the block that holds `byte`, or of the next one.
    pub(super) fn place_of_block(&self, byte: usize) -> Option<usize> {
        let blocks = &self.article.blocks;
        let ends_before = |block: &Block| block.range.end <= byte;
        let at = blocks.partition_point(ends_before);
        (at < blocks.len()).then_some(at)
    }
}

/// A part of a text without the blanks around it.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let kept = text[part.clone()].trim_end();
    let start = part.start + kept.len() - kept.trim_start().len();
    start..part.start + kept.len()
}
