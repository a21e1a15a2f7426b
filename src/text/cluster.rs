//! Clusters (UAX #29, extended grapheme clusters), and the pieces of a cluster
//! that each need a cell.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::joining::Joining;
use super::width::char_width;

/// A cluster of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its character, if it is one that takes one column, as nearly all are.
    pub plain: Option<char>,
}

/// The clusters of `text`, in order, without gaps.
pub fn clusters(text: &str) -> impl Iterator<Item = Cluster> {
    let mut rest = text.chars();
    let mut next = rest.next();
    let mut next_is_plain = next.is_some_and(is_plain);
    let mut start = 0;
    std::iter::from_fn(move || {
        let first = next?;
        // Most of an Arabic text is plain letters and blanks with a vowel mark
        // here and there; the full rules are asked for the rest.
        if next_is_plain {
            let mut end = start + first.len_utf8();
            next = rest.next();
            let mut plain = Some(first);
            while let Some(mark) = next.filter(|&c| is_arabic_mark(c)) {
                end += mark.len_utf8();
                next = rest.next();
                plain = None;
            }
            next_is_plain = next.is_some_and(is_plain);
            if next_is_plain || next.is_none() {
                let range = std::mem::replace(&mut start, end)..end;
                return Some(Cluster { range, plain });
            }
        }
        let end = start + text[start..].graphemes(true).next().map_or(0, str::len);
        rest = text[end..].chars();
        next = rest.next();
        next_is_plain = next.is_some_and(is_plain);
        let range = std::mem::replace(&mut start, end)..end;
        Some(Cluster { range, plain: None })
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

/// The last boundary of clusters that is not after `byte`, which is on a
/// character boundary.
pub fn floor_boundary(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => previous_boundary(text, byte),
        _ => byte,
    }
}

/// The parts of a cluster that have a cell each, as ranges of `cluster`'s
/// characters: each one character that has a width, and the marks after it.
///
/// Nearly every cluster is one piece. A number sign and its digits, or an
/// Indic conjunct, are several. An emoji sequence is one: it shows its first
/// emoji, since the joiners and selectors that would make it one picture are
/// never sent to a terminal; what follows a joiner or modifies, but after what is no
/// picture, is seen. A flag is one piece of two characters. A cluster with nothing
/// of a width is one piece too.
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
        } else if is_pictogram(cluster[start])
            && (is_emoji_modifier(character) || after_joiner(cluster, index))
        {
            return piece(start..index, width);
        } else {
            piece(start..index, width);
            (start, width) = (index, more);
        }
    }
    piece(start..cluster.len(), width);
}

/// Whether a character takes part in no rule of UAX #29 but those for marks
/// after it, and takes one column.
fn is_plain(character: char) -> bool {
    match character {
        ' '..='~' | '\u{620}'..='\u{64a}' | '«' | '»' | '–' | '—' | '‘'..='”' | '…' => {
            true
        }
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

/// Whether a character is of the blocks in which what an emoji modifier modifies is.
fn is_pictogram(character: char) -> bool {
    matches!(character, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

fn after_joiner(cluster: &[char], index: usize) -> bool {
    index > 0 && cluster[index - 1] == '\u{200d}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        clusters(text).map(|one| &text[one.range]).collect()
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
    fn a_plain_cluster_is_one_character_of_one_column() {
        let plain = |text| clusters(text).map(|one| one.plain).collect::<Vec<_>>();
        assert_eq!(plain("ب 1َا"), [Some('ب'), Some(' '), None, Some('ا')]);
        assert_eq!(plain("ب\u{200c}"), [None]);
        for character in ('\0'..='\u{ffff}').filter(|&c| is_plain(c)) {
            assert_eq!(char_width(character), 1, "{character:?}");
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
        let seen = [(" \u{200d}".to_owned(), 1), ("🏽".to_owned(), 2)];
        assert_eq!(widths(" \u{200d}🏽"), seen, "no picture is modified");
        assert_eq!(widths("👍\u{200d}🏽").len(), 1);
    }

    #[test]
    fn an_emoji_sequence_is_its_first_emoji() {
        assert_eq!(widths("👨‍👩‍👧"), [("👨\u{200d}".to_owned(), 2)]);
        assert_eq!(widths("👍🏽"), [("👍".to_owned(), 2)]);
        assert_eq!(widths("🇸🇦"), [("🇸🇦".to_owned(), 2)]);
        assert_eq!(
            widths(" 🏽"),
            [(" ".to_owned(), 1), ("🏽".to_owned(), 2)],
            "on a blank it is seen"
        );
        assert_eq!(widths("ب🏽")[1], ("🏽".to_owned(), 2));
    }
}
