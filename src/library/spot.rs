//! Spots: the mentions of one actor that count, with no more about each than a concordance
//! needs to find and sort its rows, so that a library can keep all of them.
//!
//! Keeps no words: what stands around a spot is read from the text.

use std::ops::Range;

use super::article::{Article, Block, Zone};
use super::counts;
use super::mention::{ActorId, Mention};
use crate::text::buffer::{Text, boundary_after, boundary_before};

/// How far the surroundings of a spot reach on either side, in bytes at most: about what
/// a row of 120 columns shows. It fits a byte of what is kept.
pub const REACH: usize = 128;

/// A place that a concordance shows. Ranges are bytes of the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub range: Range<usize>,
    /// What stands around it in its paragraph, as far as [`REACH`].
    pub around: Range<usize>,
    pub is_certain: bool,
}

/// The text of an article, and where in it somebody is mentioned, in reading order.
#[derive(Clone, Debug)]
pub struct Spots {
    pub text: Text,
    pub list: Vec<Spot>,
}

impl Spot {
    /// The spot at a range of an article's text.
    pub fn at(article: &Article, range: Range<usize>, is_certain: bool) -> Self {
        let block = block_at(article, range.start).map(|block| block.range.clone());
        let block = block.unwrap_or_else(|| range.clone());
        let start = range.start.saturating_sub(REACH).max(block.start);
        let end = (range.end + REACH).min(block.end).max(range.end);
        Self {
            // Towards the range, so that no side is longer than it may be.
            around: boundary_after(&article.text, start)..boundary_before(&article.text, end),
            range,
            is_certain,
        }
    }

    /// The spots of an actor among the mentions of an article.
    pub fn of(article: &Article, mentions: &[Mention], actor: &ActorId) -> Vec<Self> {
        let counted = counts::counted(article, mentions);
        let own = counted.filter(|mention| mention.actor == *actor);
        own.map(|mention| Self::at(article, mention.range.clone(), mention.is_certain()))
            .collect()
    }

    /// Those among hits of an article, clutter left out.
    pub fn of_hits(article: &Article, hits: &[Range<usize>]) -> Vec<Self> {
        let is_read = |hit: &&Range<usize>| {
            block_at(article, hit.start).is_none_or(|block| block.zone != Zone::Clutter)
        };
        let hits = hits.iter().filter(is_read);
        hits.map(|hit| Self::at(article, hit.clone(), true))
            .collect()
    }
}

/// The block in which a byte of the text stands.
pub fn block_at(article: &Article, byte: usize) -> Option<&Block> {
    let after = article
        .blocks
        .partition_point(|block| block.range.end <= byte);
    let block = article.blocks.get(after)?;
    block.range.contains(&byte).then_some(block)
}

/// Spots in reading order as a few bytes: of each where it begins, counted from the one
/// before, how long it is and whether it is certain, and how far is known around it.
pub(super) fn packed(spots: &[Spot]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(spots.len() * 6);
    let mut before = 0;
    for spot in spots {
        put(&mut bytes, spot.range.start.saturating_sub(before));
        put(
            &mut bytes,
            spot.range.len() << 1 | usize::from(spot.is_certain),
        );
        before = spot.range.start;
        for side in [
            spot.range.start - spot.around.start,
            spot.around.end - spot.range.end,
        ] {
            bytes.push(u8::try_from(side).unwrap_or(u8::MAX));
        }
    }
    bytes
}

/// The spots that were packed, as far as they are spots of `text`: what is damaged in a
/// file is passed over.
pub(super) fn unpacked(mut bytes: &[u8], text: &str) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(bytes.len() / 5);
    let mut start = 0;
    while let (Some(ahead), Some(long)) = (take(&mut bytes), take(&mut bytes)) {
        let [before, after, rest @ ..] = bytes else {
            break;
        };
        bytes = rest;
        start += ahead;
        let range = start..start + (long >> 1);
        if text.get(range.clone()).is_none() {
            break;
        }
        let around = range.start.saturating_sub(usize::from(*before))
            ..(range.end + usize::from(*after)).min(text.len());
        spots.push(Spot {
            around: boundary_after(text, around.start)..boundary_before(text, around.end),
            range,
            is_certain: long & 1 == 1,
        });
    }
    spots
}

/// Where packed spots begin, and the bytes of what is known to be around each in its
/// paragraph; for whoever has no text at hand.
pub(super) fn places(mut bytes: &[u8]) -> impl Iterator<Item = (usize, Range<usize>)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let (ahead, long) = (take(&mut bytes)?, take(&mut bytes)?);
        let [before, after, rest @ ..] = bytes else {
            return None;
        };
        bytes = rest;
        start += ahead;
        let from = start.saturating_sub(usize::from(*before));
        Some((start, from..start + (long >> 1) + usize::from(*after)))
    })
}

/// Appends a number, seven bits a byte, the lowest first (LEB128).
fn put(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes such a number; `None` where there is none, or one of no text.
fn take(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for place in 0..5 {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::plain;

    const TEXT: &str = "عنوان\n\nزار الوفد المدينة القديمة، ثم غادر المدينة مساءً.\n\nفقرة أخرى.\n";

    fn spots() -> (Article, Vec<Spot>) {
        let article = plain::read("a".to_owned(), TEXT.to_owned(), Vec::new());
        let name = "المدينة";
        let hits: Vec<_> = TEXT
            .match_indices(name)
            .map(|(at, _)| at..at + name.len())
            .collect();
        let spots = Spot::of_hits(&article, &hits);
        (article, spots)
    }

    #[test]
    fn a_spot_reaches_no_further_than_its_paragraph() {
        let (_, spots) = spots();
        assert_eq!(spots.len(), 2);
        let around = &TEXT[spots[0].around.clone()];
        assert!(
            around.starts_with("زار") && around.ends_with("مساءً."),
            "{around}"
        );
    }

    #[test]
    fn what_was_packed_is_there_again() {
        let (_, mut spots) = spots();
        spots[1].is_certain = false;
        let bytes = packed(&spots);
        assert!(bytes.len() <= 12, "{}", bytes.len());
        assert_eq!(unpacked(&bytes, TEXT), spots);
    }

    #[test]
    fn damaged_bytes_give_what_is_a_place_of_the_text() {
        let (_, spots) = spots();
        let bytes = packed(&spots);
        for end in 0..bytes.len() {
            assert!(unpacked(&bytes[..end], TEXT).len() < 2);
        }
        for damage in 0..=255 {
            for at in 0..bytes.len() {
                let mut bytes = bytes.clone();
                bytes[at] = damage;
                for spot in unpacked(&bytes, TEXT) {
                    assert!(TEXT.get(spot.around.start..spot.range.start).is_some());
                    assert!(TEXT.get(spot.range.end..spot.around.end).is_some());
                }
            }
        }
        assert!(unpacked(&[0xff; 40], TEXT).is_empty());
    }
}
