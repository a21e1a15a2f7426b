//! One side of a keyword in a concordance: the words nearest to it, whole, and an ellipsis
//! where words were left out. Unlike a snippet it rather leaves room than cut a word, since
//! whoever goes down a column reads words; one that fills all of the room alone is cut.

use super::line::{label, shift};
use super::snippet::{ELLIPSIS, snippet};
use super::words::is_pause;
use super::{Cell, Line, Options};
use crate::text::direction::Direction;
use crate::text::prepare::is_no_break_blank;

/// Where a text stands, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Before the keyword: its last words are the nearest.
    Before,
    /// After it: its first words are.
    After,
}

/// One line of the words of `text` that stand nearest to the keyword, as many as fit
/// `options.width`. Ranges and blanks as in a [`snippet`]; takes time that grows as the
/// width does.
pub fn beside(text: &str, side: Beside, direction: Direction, options: Options) -> Line {
    let nearest = |text: &str, options| match side {
        Beside::Before => snippet(text, text.len()..text.len(), direction, options),
        Beside::After => snippet(text, 0..0, direction, options),
    };
    // Blanks at the keyword are none of its words.
    let near = match side {
        Beside::Before => 0..text.trim_end_matches(is_blank).len(),
        Beside::After => text.len() - text.trim_start_matches(is_blank).len()..text.len(),
    };
    let (text, from) = (&text[near.clone()], near.start);
    let whole = nearest(text, options);
    // A column is for the ellipsis.
    let room = options.width.saturating_sub(1);
    let is_cut = whole.range != (0..text.len());
    let kept = match is_cut {
        true => words_that_fit(text, side, direction, room),
        false => 0,
    };
    if kept == 0 {
        return shifted(whole, from);
    }
    let words = match side {
        Beside::Before => text.len() - kept..text.len(),
        Beside::After => 0..text[..kept].trim_end_matches(is_pause).len(),
    };
    let narrower = Options {
        width: room,
        ..options
    };
    let line = nearest(&text[words.clone()], narrower);
    let mut line = shifted(line, from + words.start);
    let at = match side {
        Beside::Before => line.range.start,
        Beside::After => line.range.end,
    };
    let ellipsis = Cell {
        symbol: ELLIPSIS.into(),
        width: 1,
        range: at..at,
    };
    match (side, direction) {
        (Beside::Before, Direction::LeftToRight) | (Beside::After, Direction::RightToLeft) => {
            line.cells.insert(0, ellipsis);
        }
        _ => line.cells.push(ellipsis),
    }
    line
}

fn shifted(mut line: Line, by: usize) -> Line {
    shift(&mut line.range, by);
    for cell in &mut line.cells {
        shift(&mut cell.range, by);
    }
    line
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !is_no_break_blank(c)
}

/// How many bytes of `text` the nearest words take that fit `room` cells, 0 if none does.
fn words_that_fit(text: &str, side: Beside, direction: Direction, room: u16) -> usize {
    let (mut kept, mut taken, mut used) = (0, 0, 0);
    while taken < text.len() {
        let (word, blanks) = match side {
            Beside::Before => {
                let rest = &text[..text.len() - taken];
                let words = rest.trim_end_matches(is_blank);
                let start = words.rfind(is_blank);
                let blank = |at: usize| words[at..].chars().next().map_or(0, char::len_utf8);
                let start = start.map_or(0, |at| at + blank(at));
                (&words[start..], rest.len() - words.len())
            }
            Beside::After => {
                let rest = &text[taken..];
                let words = rest.trim_start_matches(is_blank);
                let end = words.find(is_blank).unwrap_or(words.len());
                (&words[..end], rest.len() - words.len())
            }
        };
        if word.is_empty() || word.len() > MOST * usize::from(room) {
            break;
        }
        taken += blanks + word.len();
        let width = label(word, direction, Options::of_width(u16::MAX)).width();
        used += width + u16::from(kept > 0);
        if used > room {
            break;
        }
        kept = taken;
    }
    kept
}

/// More bytes than a cell of a word has, with all its marks: what is longer cannot fit.
const MOST: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, side: Beside, width: u16) -> String {
        let line = beside(text, side, Direction::RightToLeft, Options::of_width(width));
        assert!(line.width() <= width);
        let bytes = line.range.clone();
        let is_cut = line.cells.iter().any(|cell| cell.symbol == ELLIPSIS);
        let sign = if is_cut { "…" } else { "" };
        match side {
            Beside::Before => format!("{sign}{}", text[bytes].trim()),
            Beside::After => format!("{}{sign}", text[bytes].trim()),
        }
    }

    #[test]
    fn words_are_left_out_whole_on_the_far_side() {
        let text = "ذهب المسافرون إلى المحطة ";
        assert_eq!(shown(text, Beside::Before, 40), text.trim());
        assert_eq!(shown(text, Beside::Before, 22), "…المسافرون إلى المحطة");
        assert_eq!(shown(text, Beside::Before, 20), "…إلى المحطة");
        assert_eq!(shown(" ثم غادروا\nمسرعين", Beside::After, 12), "ثم غادروا…");
        assert_eq!(shown(" ثم غادروا\nمسرعين", Beside::After, 9), "ثم…");
        assert_eq!(shown("ثم غادروا. وعادوا", Beside::After, 13), "ثم غادروا…");
    }

    #[test]
    fn the_ellipsis_stands_outermost() {
        for (side, direction, first) in [
            (Beside::Before, Direction::RightToLeft, false),
            (Beside::After, Direction::RightToLeft, true),
            (Beside::Before, Direction::LeftToRight, true),
            (Beside::After, Direction::LeftToRight, false),
        ] {
            let line = beside("one two three four", side, direction, Options::of_width(10));
            let place = line.cells.iter().position(|cell| cell.symbol == ELLIPSIS);
            let expected = if first { 0 } else { line.cells.len() - 1 };
            assert_eq!(place, Some(expected), "{side:?} {direction:?}");
        }
    }

    #[test]
    fn a_word_that_is_too_long_is_cut_and_nothing_is_too_odd() {
        let long = "استقبالاتهم".repeat(2000);
        for text in [
            &*long,
            "",
            " ",
            "\u{64b}\u{64b}",
            "ا\u{a0}ب\n\n",
            "﷽ 日本語 \u{200d}",
        ] {
            for side in [Beside::Before, Beside::After] {
                for direction in [Direction::RightToLeft, Direction::LeftToRight] {
                    for width in [1, 2, 3, 10, 60] {
                        let line = beside(text, side, direction, Options::of_width(width));
                        assert!(line.width() <= width, "{text:.20?} {width}");
                        let is_within = |cell: &Cell| text.get(cell.range.clone()).is_some();
                        assert!(line.cells.iter().all(is_within));
                    }
                }
            }
        }
    }
}
