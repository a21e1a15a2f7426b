//! Paragraphs that are longer than any page, cut so that laying one out stays
//! quick. Changes no text: only what is one block becomes several.

use std::ops::Range;

use crate::library::article::Block;
use crate::text::cluster::{next_boundary, previous_boundary};

/// The most bytes that a block may have.
pub(super) const LONGEST: usize = 256 * 1024;

/// `blocks`, those that are too long cut into pieces of the same kind, zone and
/// direction. Only white space lies between the pieces of one.
pub(super) fn cut(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    if blocks.iter().all(|block| block.range.len() <= LONGEST) {
        return blocks;
    }
    let mut pieces = Vec::with_capacity(blocks.len() + 1);
    for block in blocks {
        let mut rest = block.range.clone();
        while !rest.is_empty() {
            let end = rest.start + first_piece(&text[rest.clone()], LONGEST);
            pieces.push(Block {
                range: trimmed(text, rest.start..end),
                ..block.clone()
            });
            rest.start = end + blanks_before(&text[end..rest.end]);
        }
    }
    pieces
}

/// Where the first piece of `text` ends: after the last sentence that ends in the
/// second half of what fits, else at the last blank of it, else between clusters.
/// At least one cluster long.
fn first_piece(text: &str, longest: usize) -> usize {
    if text.len() <= longest {
        return text.len();
    }
    let limit = (0..=longest)
        .rfind(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    // A mark that stands on a blank belongs to it.
    let blanks = text[..limit]
        .rmatch_indices(is_blank)
        .map(|(at, _)| at)
        .filter(|&at| at > 0 && next_boundary(text, at) == at + 1);
    let mut last = None;
    for blank in blanks {
        last = last.or(Some(blank));
        if blank < longest / 2 {
            break;
        }
        if ends_sentence(&text[..blank]) {
            return blank;
        }
    }
    last.unwrap_or_else(|| {
        // One character on, because the limit itself may be a boundary.
        let past = limit + text[limit..].chars().next().map_or(0, char::len_utf8);
        match previous_boundary(text, past) {
            0 => next_boundary(text, 0),
            boundary => boundary,
        }
    })
}

/// Blanks at which a line may be broken (UAX #14, class SP, and line breaks).
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '»', ')', ']', '\''])
        .ends_with(['.', '!', '?', '؟', '…', '۔'])
}

/// How many bytes of white space `text` begins with; a mark keeps the blank it stands on.
fn blanks_before(text: &str) -> usize {
    let blanks = text.len() - text.trim_start().len();
    let cluster = previous_boundary(text, blanks);
    if next_boundary(text, cluster) > blanks {
        cluster
    } else {
        blanks
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let end = range.start + text[range.clone()].trim_end().len();
    range.start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of `text` of at most `longest` bytes, white space between them left out.
    fn pieces(text: &str, longest: usize) -> Vec<&str> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(first_piece(rest, longest));
            pieces.push(piece);
            rest = &after[blanks_before(after)..];
        }
        pieces
    }

    #[test]
    fn a_piece_ends_with_a_sentence_if_it_can() {
        let text = "وصل الوفد. ثم عاد. وسكت الناس كلهم";
        assert_eq!(pieces(text, 45), ["وصل الوفد. ثم عاد.", "وسكت الناس كلهم"]);
        assert_eq!(
            pieces("قال: «كفى!» وسكت الناس كلهم", 24),
            ["قال: «كفى!»", "وسكت الناس", "كلهم"]
        );
    }

    #[test]
    fn else_at_a_blank_and_else_between_clusters() {
        assert_eq!(
            pieces("نسخة 2.5 من البرنامج", 16),
            ["نسخة 2.5", "من", "البرنامج"]
        );
        assert_eq!(pieces("مَدْرَسَة", 8), ["مَدْ", "رَسَ", "ة"]);
        assert_eq!(pieces("ab \u{301}cd", 4), ["ab", " \u{301}c", "d"]);
    }

    #[test]
    fn what_cannot_be_parted_is_longer() {
        let family = "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(pieces(&family.repeat(2), 8), [family, family]);
    }
}
