//! The lines of a text that show something, as byte ranges, one after the other.
//! Looks no further ahead than a line may be long, so that the first ones are
//! there at once however long the text is.

use std::ops::Range;

use super::cut::{LONGEST, PIECE, blanks_before, first_piece};
use crate::text::buffer::boundary_before;
use crate::text::prepare::is_line_break;

/// A line with something to see on it, or a piece of one that is too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Bytes of the text, without white space at both ends.
    pub(super) range: Range<usize>,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(super) after_blank: bool,
    /// Whether it goes on with the line of which the one before is a piece.
    pub(super) is_rest: bool,
}

/// The lines of `text`. Every line break of UAX #14 (class BK, CR, LF, NL) ends one.
pub(super) fn lines(text: &str) -> Lines<'_> {
    Lines {
        text,
        at: 0,
        after_blank: true,
        within: false,
    }
}

/// The most bytes of a line break.
const LONGEST_BREAK: usize = 3;

/// See [`lines`].
pub(super) struct Lines<'a> {
    text: &'a str,
    /// Where the next line begins.
    at: usize,
    after_blank: bool,
    /// Whether a piece of the line at hand has been given already.
    within: bool,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while self.at < self.text.len() {
            let start = self.at;
            let rest = &self.text[start..];
            let longest = if self.within { PIECE } else { LONGEST };
            // Up to the end of a line break after a line that is just not too long.
            let near = &rest[..boundary_before(rest, longest + LONGEST_BREAK)];
            let line_break = first_break(near).filter(|&(at, _)| at <= longest);
            let end = match line_break {
                Some((at, width)) => {
                    self.at += at + width;
                    at
                }
                None => {
                    let longest = if rest.len() > longest { PIECE } else { longest };
                    let end = first_piece(rest, longest);
                    self.at += end + blanks_before(&rest[end..]);
                    end
                }
            };
            let shown = &rest[..end];
            let is_rest = self.within;
            if line_break.is_some() {
                self.within = false;
            }
            if shown.chars().all(is_invisible) {
                self.after_blank |= line_break.is_some() && !is_rest;
                continue;
            }
            // A mark may stand on a blank that a piece begins with.
            let from = if is_rest {
                0
            } else {
                end - shown.trim_start_matches(is_blank).len()
            };
            let to = shown.trim_end_matches(is_blank).len();
            self.within = line_break.is_none();
            return Some(Line {
                range: start + from..start + to,
                after_blank: std::mem::take(&mut self.after_blank) && !is_rest,
                is_rest,
            });
        }
        None
    }
}

/// Where the first line break of `text` stands, and how many bytes it has.
fn first_break(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        // The first bytes of all that may be one.
        let may_be = |&byte: &u8| matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2);
        let at = from + bytes[from..].iter().position(may_be)?;
        let c = text[at..].chars().next()?;
        if is_line_break(c) {
            let pair = bytes[at..].starts_with(b"\r\n");
            return Some((at, if pair { 2 } else { c.len_utf8() }));
        }
        from = at + c.len_utf8();
    }
}

/// White space, and the byte order mark that may begin a file.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// What alone does not make a line: blanks, bidi controls, joiners.
fn is_invisible(c: char) -> bool {
    is_blank(c)
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&str, bool)> {
        lines(text)
            .map(|line| (&text[line.range], line.after_blank))
            .collect()
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        let expected = [
            ("أ", true),
            ("ب", false),
            ("ج", false),
            ("د", true),
            ("ه", false),
        ];
        assert_eq!(shown("أ\r\nب\rج\n\nد\u{2028}ه"), expected);
    }

    #[test]
    fn blanks_and_invisible_marks_make_no_line() {
        assert_eq!(
            shown("\u{feff}  أول \u{a0}\n\u{200f}\n\t\nثان"),
            [("أول", true), ("ثان", true)]
        );
        assert_eq!(shown(" \n\u{feff}\n"), []);
    }

    #[test]
    fn a_mark_that_sets_the_direction_stays_with_its_line() {
        assert_eq!(shown("\u{200f}ISIS-K\n"), [("\u{200f}ISIS-K", true)]);
    }

    #[test]
    fn a_line_that_is_too_long_comes_in_pieces() {
        let sentence = "وصلت القافلة ثم عادت. ";
        let text = format!("عنوان\n\n{}\n آخر", sentence.repeat(LONGEST / 30));
        let lines: Vec<Line> = lines(&text).collect();
        let marks = |line: &Line| (line.after_blank, line.is_rest);
        let marks: Vec<_> = lines.iter().map(marks).collect();
        assert_eq!(
            marks,
            [
                vec![(true, false); 2],
                vec![(false, true); 5],
                vec![(false, false)]
            ]
            .concat()
        );
        for line in &lines[1..7] {
            let piece = &text[line.range.clone()];
            assert!(piece.starts_with("وصلت") && piece.ends_with("عادت."));
            assert!(piece.len() <= PIECE);
        }
        assert_eq!(&text[lines[7].range.clone()], "آخر");
    }

    #[test]
    fn what_is_not_too_long_is_not_cut() {
        let text = "وصلت القافلة. ".repeat(LONGEST / 26);
        assert!(text.len() > LONGEST / 2 && text.len() < LONGEST);
        assert_eq!(shown(&text).len(), 1);
        assert_eq!(shown(&format!("{text}\n{text}")).len(), 2);
    }

    #[test]
    fn a_line_end_of_two_characters_is_one_after_a_line_of_any_length() {
        for end in ["\n", "\r\n", "\u{85}", "\u{2028}"] {
            for length in LONGEST - 2..LONGEST + 3 {
                let text = format!("{}{end}b", "a".repeat(length));
                let lines: Vec<Line> = lines(&text).collect();
                let last = lines.last().expect("a line");
                assert!(!last.after_blank && !last.is_rest, "{length} {end:?}");
                assert_eq!(lines.len() == 2, length <= LONGEST, "{length} {end:?}");
            }
            // The last piece of a longer one.
            for length in 5 * PIECE - 2..5 * PIECE + 3 {
                let text = format!("{}{end}b", "a".repeat(length));
                let last = lines(&text).last().expect("a line");
                assert!(!last.after_blank && !last.is_rest, "{length} {end:?}");
            }
        }
    }

    #[test]
    fn a_long_line_that_shows_nothing_is_no_line() {
        let blank = " ".repeat(2 * LONGEST) + &"\u{200f}".repeat(LONGEST);
        assert_eq!(shown(&blank), []);
        let text = format!("أول{blank}ثان\n{blank}\nثالث");
        assert_eq!(shown(&text).last(), Some(&("ثالث", true)));
    }
}
