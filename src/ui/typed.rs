//! What is typed, as it is drawn: words that run against the line are isolated (UAX #9, LRI
//! or RLI, and PDI), so that `source:` keeps its colon at its end in a line from right to
//! left. Words of one direction that stand together stay one run, since `New York` is to be
//! read in its order. A run begins and ends with words: a bracket or quotation mark that
//! stands by itself, or whose other half is elsewhere, belongs to the line. Adds nothing but
//! these marks, and knows nothing of queries but that a colon ends the name of a field.

use std::ops::Range;

use crate::text::direction::{Direction, first_strong};

/// What opens, and what closes it.
const PAIRS: [(char, char); 6] = [
    ('(', ')'),
    ('[', ']'),
    ('"', '"'),
    ('«', '»'),
    ('“', '”'),
    ('‘', '’'),
];

const LEFT_TO_RIGHT: char = '\u{2066}';
const RIGHT_TO_LEFT: char = '\u{2067}';
const END: char = '\u{2069}';

/// A text with the marks that isolate.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) text: String,
    /// The bytes of what was typed before which a mark stands, in order.
    marks: Vec<usize>,
}

impl Typed {
    /// What was typed into a line of this direction.
    pub(super) fn of(typed: &str, direction: Direction) -> Self {
        let mut marks: Vec<(usize, char)> = Vec::new();
        for (run, of) in runs(typed) {
            if of != direction {
                let mark = match of {
                    Direction::LeftToRight => LEFT_TO_RIGHT,
                    Direction::RightToLeft => RIGHT_TO_LEFT,
                };
                marks.extend([(run.start, mark), (run.end, END)]);
            }
        }
        for value in words(typed).filter_map(|word| number(typed, word)) {
            marks.extend([(value.start, LEFT_TO_RIGHT), (value.end, END)]);
        }
        marks.sort_by_key(|(at, _)| *at);
        let mut text = String::with_capacity(typed.len() + END.len_utf8() * marks.len());
        let mut from = 0;
        for &(at, mark) in &marks {
            text.push_str(&typed[from..at]);
            text.push(mark);
            from = at;
        }
        text.push_str(&typed[from..]);
        let marks = marks.into_iter().map(|(at, _)| at).collect();
        Self { text, marks }
    }

    /// Where a byte of what was typed is in the text.
    pub(super) fn place(&self, byte: usize) -> usize {
        let before = self.marks.iter().filter(|at| **at <= byte).count();
        byte + before * END.len_utf8()
    }
}

/// Words of one direction that stand together, those that have letters, in order. A number
/// belongs to the words before it.
fn runs(typed: &str) -> Vec<(Range<usize>, Direction)> {
    let mut runs: Vec<(Range<usize>, Direction)> = Vec::new();
    for word in words(typed) {
        let core = bare(typed, word);
        let written = &typed[core.clone()];
        match (first_strong(written), runs.last_mut()) {
            (Some(of), Some((run, before))) if of == *before => run.end = core.end,
            (Some(of), _) => runs.push((core, of)),
            (None, Some((run, _))) if written.contains(char::is_numeric) => run.end = core.end,
            (None, _) => {}
        }
    }
    for (run, _) in &mut runs {
        *run = paired(typed, run.clone());
    }
    runs
}

fn words(typed: &str) -> impl Iterator<Item = Range<usize>> {
    let words = typed.split(char::is_whitespace);
    let words = words.map(move |word| {
        let start = word.as_ptr().addr() - typed.as_ptr().addr();
        start..start + word.len()
    });
    words.filter(|word| !word.is_empty())
}

/// A word without the brackets and quotation marks at its ends.
fn bare(typed: &str, word: Range<usize>) -> Range<usize> {
    let written = &typed[word.clone()];
    let of_pair = |c: char| PAIRS.iter().any(|&(open, close)| c == open || c == close);
    let start = written.trim_start_matches(of_pair);
    let core = start.trim_end_matches(of_pair);
    let begin = word.end - start.len();
    begin..begin + core.len()
}

/// A run with those halves of pairs beside it whose other halves are in it, and with pairs
/// that enclose it.
fn paired(typed: &str, run: Range<usize>) -> Range<usize> {
    let mut run = run;
    loop {
        let before = typed[..run.start].chars().next_back();
        let after = typed[run.end..].chars().next();
        let within = &typed[run.clone()];
        let count = |c: char| within.matches(c).count();
        let lacks_end = PAIRS.iter().find(|&&(open, close)| {
            let is_open = match open == close {
                true => count(open) % 2 == 1,
                false => count(open) > count(close),
            };
            is_open && after == Some(close)
        });
        let lacks_start = PAIRS.iter().find(|&&(open, close)| {
            open != close && count(close) > count(open) && before == Some(open)
        });
        let encloses = PAIRS
            .iter()
            .find(|&&(open, close)| before == Some(open) && after == Some(close));
        match (lacks_end, lacks_start, encloses) {
            (Some((_, close)), ..) => run.end += close.len_utf8(),
            (_, Some((open, _)), _) => run.start -= open.len_utf8(),
            (.., Some((open, close))) => {
                run.start -= open.len_utf8();
                run.end += close.len_utf8();
            }
            (None, None, None) => return run,
        }
    }
}

/// The date, number or range that a field has: it runs from left to right in any line, so
/// that `تاريخ:2021-08..2021-09` keeps its order.
fn number(typed: &str, word: Range<usize>) -> Option<Range<usize>> {
    let colon = typed[word.clone()].find(':')?;
    let value = word.start + colon + 1..word.end;
    let is_part = |c: char| c.is_numeric() || matches!(c, '-' | '.' | '/' | ':' | '*');
    let written = &typed[value.clone()];
    let is_number = written.contains(char::is_numeric) && written.chars().all(is_part);
    is_number.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Options, field_window};

    /// What is drawn of a line that is typed, and where its cursor is, from the left.
    fn drawn_at(typed: &str, cursor: usize, direction: Direction) -> (String, Option<usize>) {
        let shown = Typed::of(typed, direction);
        let options = Options::of_width(60);
        let (line, on) = field_window(&shown.text, shown.place(cursor), direction, options);
        let row = line.cells.iter().map(|cell| cell.symbol.as_str()).collect();
        (row, on.map(|column| usize::from(column.0)))
    }

    fn from_right(typed: &str) -> String {
        drawn_at(typed, typed.len(), Direction::RightToLeft).0
    }

    fn from_left(typed: &str) -> String {
        drawn_at(typed, typed.len(), Direction::LeftToRight).0
    }

    /// The letters of Arabic words from the left, as they are drawn.
    fn mirrored(word: &str) -> String {
        let shown = drawn_at(word, word.len(), Direction::RightToLeft).0;
        assert!(!shown.is_ascii());
        shown
    }

    #[test]
    fn a_field_keeps_its_colon_at_its_end_in_every_line() {
        assert_eq!(from_right("source:"), "source:");
        assert_eq!(from_right("-source:bbc"), "-source:bbc");
        assert_eq!(from_left("مصدر:"), mirrored("مصدر:"));
        assert!(from_right("مصدر:").starts_with(':'));
        let row = from_right("طالبان source: قطر");
        assert!(row.contains(" source: "), "{row}");
    }

    #[test]
    fn words_of_one_direction_are_read_in_their_order() {
        let row = from_right("قطر New York Times 2021");
        assert!(row.starts_with("New York Times 2021 "), "{row}");
        let words = mirrored("طالبان قطر");
        assert_eq!(
            from_left("source:bbc طالبان قطر"),
            format!("source:bbc {words}")
        );
        assert_eq!(from_right("source:bbc"), "source:bbc");
    }

    #[test]
    fn brackets_alone_and_those_around_both_directions_belong_to_the_line() {
        // A bracket that opens does so to the left, where the line goes on.
        assert_eq!(from_right("("), ")");
        assert_eq!(from_right("(source:"), "source:)");
        assert_eq!(from_right("(source:bbc)"), "(source:bbc)");
        assert_eq!(
            from_right("source:bbc (tag:x OR tag:y)"),
            "source:bbc (tag:x OR tag:y)"
        );
        assert_eq!(from_right("source:\"New York\""), "source:\"New York\"");
        let row = from_right("(source:bbc OR قطر)");
        assert!(
            row.starts_with('(') && row.ends_with(" source:bbc OR)"),
            "{row}"
        );
    }

    #[test]
    fn the_dates_of_a_field_keep_their_order() {
        let row = from_right("تاريخ:2021-08..2021-09");
        assert!(row.starts_with("2021-08..2021-09:"), "{row}");
        let row = from_left("تاريخ:2021-08..2021-09");
        assert!(row.starts_with("2021-08..2021-09:"), "{row}");
        let plain = Typed::of("طالبان 2021", Direction::RightToLeft);
        assert_eq!((plain.text.as_str(), plain.place(4)), ("طالبان 2021", 4));
    }

    #[test]
    fn the_cursor_is_on_the_letter_before_which_one_types() {
        let typed = "bbc قطر";
        let at = |byte| drawn_at(typed, byte, Direction::RightToLeft).1;
        // From the right: b, b, c and a blank; then the letters of قطر.
        let width = typed.chars().count();
        assert_eq!(at(0), Some(width - 3));
        assert_eq!(at(2), Some(width - 1));
        assert_eq!(at(3), Some(width - 4));
        assert_eq!(at(4), Some(width - 5));
        assert_eq!(at(typed.len()), None);
    }

    #[test]
    fn every_place_of_what_is_typed_is_one_of_what_is_drawn() {
        for typed in [
            "",
            "()",
            "«a» «ب»",
            "a(ب\"c ) 3",
            "((((a",
            "ق:1 a:2 3",
            "\u{a0}x\u{2003}ي",
        ] {
            for direction in [Direction::LeftToRight, Direction::RightToLeft] {
                let shown = Typed::of(typed, direction);
                for (byte, c) in typed.char_indices() {
                    assert!(shown.text[shown.place(byte)..].starts_with(c), "{typed:?}");
                }
                assert_eq!(shown.place(typed.len()), shown.text.len());
            }
        }
    }
}
