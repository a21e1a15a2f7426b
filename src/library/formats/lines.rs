//! The lines of a text that show something, as byte ranges.

use std::ops::Range;

/// A line with something to see on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Bytes of the text, without white space at both ends.
    pub(super) range: Range<usize>,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(super) after_blank: bool,
}

/// The lines of `text`. Every line break of UAX #14 (class BK, CR, LF, NL) ends one.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut start = 0;
    while start < text.len() {
        let rest = &text[start..];
        let (end, next) = match rest.find(is_break) {
            Some(at) if rest[at..].starts_with("\r\n") => (start + at, start + at + 2),
            Some(at) => {
                let width = rest[at..].chars().next().map_or(1, char::len_utf8);
                (start + at, start + at + width)
            }
            None => (text.len(), text.len()),
        };
        let line = &text[start..end];
        if line.chars().all(is_invisible) {
            after_blank = true;
        } else {
            let trimmed = line.trim_start_matches(is_blank);
            let from = end - trimmed.len();
            let range = from..from + trimmed.trim_end_matches(is_blank).len();
            lines.push(Line { range, after_blank });
            after_blank = false;
        }
        start = next;
    }
    lines
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
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
            .into_iter()
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
}
