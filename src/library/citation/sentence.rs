//! Which sentence of an article is meant by a byte of it, or by a page that shows a part.

use std::ops::Range;

use crate::library::article::{Article, Block, BlockKind, Zone};
use crate::library::spot::block_at;
use crate::text::sentences::sentences;

/// The bytes of the sentence of an article that a byte of its text stands in: of several
/// that begin in the blanks there, the first. Empty where no text is.
pub fn sentence_at(article: &Article, byte: usize) -> Range<usize> {
    let found = block_at(article, byte).map(|block| sentences_of(article, block));
    let mut found = found.unwrap_or_default().into_iter();
    let at = found.find(|sentence| byte < sentence.end);
    at.unwrap_or(byte..byte)
}

/// The first sentence of prose of an article that begins on a page that shows these bytes;
/// if none does, the one that goes on there, else the next one after it. Empty if there is
/// none: prose is what the article says, and no title, caption or line of the page around
/// it.
pub fn prose_from(article: &Article, page: &Range<usize>) -> Range<usize> {
    let blocks = &article.blocks;
    let shown = blocks.partition_point(|block| block.range.end <= page.start);
    let prose = blocks[shown..].iter().filter(|block| is_prose(block));
    let mut goes_on = None;
    for sentence in prose.flat_map(|block| sentences_of(article, block)) {
        if sentence.start >= page.end {
            return goes_on.unwrap_or(sentence);
        }
        if sentence.start >= page.start {
            return sentence;
        }
        if sentence.end > page.start {
            goes_on = Some(sentence);
        }
    }
    goes_on.unwrap_or(page.start..page.start)
}

fn is_prose(block: &Block) -> bool {
    use BlockKind::{ListItem, Paragraph, Quote, Verse};
    matches!(block.zone, Zone::Body | Zone::Summary)
        && matches!(block.kind, Paragraph | ListItem | Quote | Verse)
}

/// The sentences of a block, without the blanks around them.
fn sentences_of(article: &Article, block: &Block) -> Vec<Range<usize>> {
    let text = &article.text[block.range.clone()];
    let found = sentences(text, block.keeps_breaks()).into_iter();
    let trimmed = found.map(|one| {
        let kept = text[one.clone()].trim_end();
        let start = one.start + kept.len() - kept.trim_start().len();
        block.range.start + start..block.range.start + one.start + kept.len()
    });
    trimmed.filter(|one| !one.is_empty()).collect()
}
