//! Clusters (UAX #29, extended grapheme clusters), and the pieces of a cluster
//! that each need a cell.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::joining::Joining;
use super::width::char_width;

/// The byte ranges of the clusters of `text`, in order, without gaps.
pub fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = start + first_cluster(&text[start..])?;
        Some(std::mem::replace(&mut start, end)..end)
    })
}

/// The byte offset where the cluster after `byte` ends; the end of the text at
/// its end. `byte` is on a character boundary.
pub fn next_boundary(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    // The whole text is given, so the cursor asks for no context.
    cursor
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

/// The byte offset where the cluster before `byte` begins; 0 at the start.
pub fn previous_boundary(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The parts of a cluster that have a cell each, as ranges of `cluster`'s
/// characters: each one character that has a width, and the marks after it.
///
/// Nearly every cluster is one piece. A number sign and its digits, or an
/// Indic conjunct, are several. An emoji sequence is one: it shows its first
/// emoji, since the joiners and selectors that would make it one picture are
/// never sent to a terminal. A flag is one piece of two characters. A cluster
/// with nothing of a width is one piece too.
pub fn pieces(cluster: &[char], mut piece: impl FnMut(Range<usize>, u8)) {
    let mut start = 0;
    let mut width = 0;
    for (index, &character) in cluster.iter().enumerate() {
        let more = char_width(character);
        if more == 0 {
            continue;
        }
        if width == 0 {
            width = more;
        } else if is_flag_half(character) && is_flag_half(cluster[start]) {
            width = 2;
        } else if is_emoji_modifier(character)
            || !cluster[start].is_alphabetic() && after_joiner(cluster, index)
        {
            return piece(start..index, width);
        } else {
            piece(start..index, width);
            (start, width) = (index, more);
        }
    }
    piece(start..cluster.len(), width);
}

/// The length of the first cluster of a text.
fn first_cluster(text: &str) -> Option<usize> {
    // Most of an Arabic text is plain letters and blanks with a vowel mark here
    // and there; the full rules are asked for the rest.
    let mut characters = text.char_indices();
    let (_, first) = characters.next()?;
    if is_plain(first) {
        for (index, character) in characters {
            if is_plain(character) {
                return Some(index);
            }
            if !is_arabic_mark(character) {
                break;
            }
        }
    }
    text.graphemes(true).next().map(str::len)
}

/// Whether a character takes part in no rule of UAX #29 but those for marks
/// after it.
fn is_plain(character: char) -> bool {
    match character {
        ' '..='~' => true,
        '\u{600}'..='\u{6ff}' => {
            !matches!(character, '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}')
                && Joining::of(character) != Joining::Transparent
        }
        _ => false,
    }
}

fn is_arabic_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_flag_half(character: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&character)
}

fn is_emoji_modifier(character: char) -> bool {
    ('\u{1f3fb}'..='\u{1f3ff}').contains(&character)
}

fn after_joiner(cluster: &[char], index: usize) -> bool {
    index > 0 && cluster[index - 1] == '\u{200d}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        clusters(text).map(|range| &text[range]).collect()
    }

    fn widths(cluster: &str) -> Vec<(String, u8)> {
        let characters: Vec<char> = cluster.chars().collect();
        let mut found = Vec::new();
        pieces(&characters, |range, width| {
            found.push((characters[range].iter().collect(), width))
        });
        found
    }

    #[test]
    fn marks_stay_with_their_letters() {
        assert_eq!(split("بَّا 1"), ["بَّ", "ا", " ", "1"]);
        assert_eq!(split("می\u{200c}ر"), ["م", "ی\u{200c}", "ر"]);
        assert_eq!(split("\u{600}12"), ["\u{600}1", "2"]);
        assert_eq!(split("👨‍👩‍👧🇸🇦"), ["👨‍👩‍👧", "🇸🇦"]);
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn the_short_way_agrees_with_the_full_rules() {
        let interesting = (' '..='~').chain('\u{600}'..='\u{6ff}');
        let others = [
            '\u{300}',
            '\u{200d}',
            '\u{200c}',
            '\u{903}',
            '\u{600}',
            '👍',
            '\u{1f1e6}',
            '\n',
        ];
        for first in interesting.clone() {
            for second in interesting.clone().chain(others) {
                let pair = format!("{first}{second}َ");
                assert!(
                    split(&pair).into_iter().eq(pair.graphemes(true)),
                    "{pair:?}"
                );
            }
        }
    }

    #[test]
    fn a_piece_has_one_character_with_a_width() {
        assert_eq!(widths("بَّ"), [("بَّ".to_owned(), 1)]);
        assert_eq!(
            widths("\u{600}1"),
            [("\u{600}".to_owned(), 1), ("1".to_owned(), 1)]
        );
        assert_eq!(widths("\u{64e}"), [("\u{64e}".to_owned(), 0)]);
        assert_eq!(widths("각"), [("각".to_owned(), 2)]);
    }

    #[test]
    fn an_emoji_sequence_is_its_first_emoji() {
        assert_eq!(widths("👨‍👩‍👧"), [("👨\u{200d}".to_owned(), 2)]);
        assert_eq!(widths("👍🏽"), [("👍".to_owned(), 2)]);
        assert_eq!(widths("🇸🇦"), [("🇸🇦".to_owned(), 2)]);
    }
}
