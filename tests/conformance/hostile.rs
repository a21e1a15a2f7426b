//! Text that is made to break the algorithm: nesting to its limit and beyond it,
//! what never closes, what closes nothing. The levels are those of UAX #9, and
//! layout loses nothing and stays within the line.

use qari::layout::{Line, Options, Paragraph, reflow};
use qari::text::bidi::Levels;
use qari::text::direction::Direction;
use qari::text::width::{char_width, is_hidden};

use super::check_all;
use kinds::{KINDS, texts};

mod kinds;

/// The deepest explicit level (BD2).
const DEEPEST: usize = 125;

fn lines(text: &str, direction: Direction, width: u16) -> Vec<Line> {
    let paragraph = Paragraph::of(0..text.len(), direction);
    reflow(text, &paragraph, Options::of_width(width))
}

/// Everything that is seen in `text` is in one cell, of a line that is not too wide.
fn holds_together(text: &str, direction: Direction, width: u16) {
    let start: String = text.chars().take(8).collect();
    let lines = lines(text, direction, width);
    assert!(lines.iter().all(|line| line.width() <= width), "{start:?}");
    let cells = lines.iter().flat_map(|line| &line.cells);
    // A blank that sets a phrase apart shows no bytes.
    let cells = cells.filter(|cell| !cell.range.is_empty());
    let mut ranges: Vec<_> = cells.map(|cell| cell.range.clone()).collect();
    ranges.sort_unstable_by_key(|range| range.start);
    ranges.dedup();
    let apart = ranges.windows(2).all(|pair| pair[0].end <= pair[1].start);
    assert!(apart, "{start:?}");
    let seen = |&(_, c): &(usize, char)| !is_hidden(c) && !c.is_whitespace() && char_width(c) > 0;
    for (byte, character) in text.char_indices().filter(seen) {
        let at = ranges.partition_point(|range| range.end <= byte);
        let held = ranges.get(at).is_some_and(|range| range.contains(&byte));
        assert!(held, "{character:?} at {byte} of {start:?}");
    }
}

#[test]
fn levels_rise_to_the_limit_and_no_further() {
    for (opening, base) in [
        (["\u{2067}", "\u{2066}"], Direction::LeftToRight),
        (["\u{202b}", "\u{202a}"], Direction::LeftToRight),
        (["\u{2066}", "\u{2067}"], Direction::RightToLeft),
        (["\u{202a}", "\u{202b}"], Direction::RightToLeft),
    ] {
        let text: String = (0..200).map(|n| opening[n % 2].to_owned() + "a").collect();
        let levels = Levels::of(&text, base);
        let letters = text.match_indices('a').map(|(byte, _)| levels.at(byte));
        for (depth, level) in (1..).zip(letters) {
            let embedding = (depth + usize::from(base.level())).min(DEEPEST);
            // A Latin letter in an odd level is one level deeper (I2).
            let expected = embedding + embedding % 2;
            assert_eq!(usize::from(level), expected, "{opening:?}, {depth} deep");
        }
    }
}

#[test]
fn a_line_of_nothing_but_the_highest_level_stands_from_left_to_right() {
    let text = "\u{2067}\u{2066}".repeat(62) + "\u{2067}" + "123 456";
    let levels = Levels::of(&text, Direction::LeftToRight);
    assert_eq!(levels.at(text.len() - 1), 126);
    let rows: Vec<String> = lines(&text, Direction::LeftToRight, 3)
        .iter()
        .map(|line| line.cells.iter().map(|cell| cell.symbol.as_str()).collect())
        .collect();
    assert_eq!(rows, ["123", "456"]);
}

#[test]
fn isolates_that_overflow_close_in_turn() {
    let open = "\u{2067}".repeat(100);
    let text = format!("a{open}b{}c", "\u{2069}".repeat(100));
    let levels = Levels::of(&text, Direction::LeftToRight);
    let at = |letter| levels.at(text.find(letter).unwrap());
    assert_eq!((at('a'), at('c')), (0, 0));
    // Odd levels only: 1, 3, …, 125; a Latin letter there is at 126.
    assert_eq!(at('b'), 126);
}

#[test]
fn what_never_closes_and_what_closes_nothing_does_no_harm() {
    check_all(KINDS, |unit| {
        for text in texts(unit, 4_000) {
            for direction in [Direction::LeftToRight, Direction::RightToLeft] {
                holds_together(&text, direction, 40);
            }
            holds_together(&text, Direction::RightToLeft, 1);
        }
        Ok(1)
    });
}

/// As much as is ever laid out as one paragraph. That its time does not grow by
/// its square `cargo bench --bench hostile` shows: a test has no clock.
#[test]
fn the_longest_paragraphs_of_it_do_no_harm_either() {
    check_all(KINDS, |unit| {
        let [.., inside] = texts(unit, 64 * 1024);
        holds_together(&inside, Direction::RightToLeft, 40);
        Ok(1)
    });
}

#[test]
fn thousands_of_isolates_that_close_at_the_very_end_are_closed() {
    const DEEP: usize = 10_000;
    for (open, close) in [
        ("\u{2067}", "\u{2069}"),
        ("\u{2066}", "\u{2069}"),
        ("\u{2068}", "\u{2069}"),
        ("\u{202b}", "\u{202c}"),
        ("\u{202e}", "\u{202c}"),
    ] {
        let text = format!("a{}b{}c", open.repeat(DEEP), close.repeat(DEEP));
        let levels = Levels::of(&text, Direction::LeftToRight);
        assert_eq!(levels.at(text.len() - 1), 0, "{open:?}");
        holds_together(&text, Direction::LeftToRight, 40);
    }
}
