use super::super::label;
use super::*;
use crate::text::direction::Direction::{LeftToRight, RightToLeft};

/// The window as it is seen, from left to right, and the cursor's column.
fn window(text: &str, cursor: usize, direction: Direction, width: u16) -> (String, Option<u16>) {
    let options = Options::of_width(width);
    let (line, column) = field_window(text, cursor, direction, options);
    assert!(line.width() <= width.max(1), "{line:?}");
    let shown = line.cells.iter().map(|cell| cell.symbol.as_str()).collect();
    (shown, column.map(|column| column.0))
}

#[test]
fn a_text_that_fits_is_shown_whole() {
    for text in ["", "قال", "لا", "جهة:طالبان CNN"] {
        let options = Options::of_width(30);
        let whole = label(text, RightToLeft, options);
        let (line, column) = field_window(text, text.len(), RightToLeft, options);
        assert_eq!((line.cells, column), (whole.cells, None));
    }
    assert_eq!(window("قال", 0, RightToLeft, 9).1, Some(2));
    assert_eq!(window("abc", 1, LeftToRight, 9).1, Some(1));
}

#[test]
fn the_text_before_the_cursor_fills_the_width() {
    let text = "abcdefgh";
    assert_eq!(window(text, 8, LeftToRight, 3), ("fgh".into(), None));
    assert_eq!(window(text, 5, LeftToRight, 3), ("def".into(), Some(2)));
    assert_eq!(window(text, 0, LeftToRight, 3), ("abc".into(), Some(0)));
    assert_eq!(window(text, 1, LeftToRight, 3), ("abc".into(), Some(1)));
    assert_eq!(window(text, 8, LeftToRight, 0), ("h".into(), None));
}

#[test]
fn letters_keep_the_form_that_the_whole_word_gives_them() {
    let text = "طالبان";
    assert_eq!(window(text, text.len(), RightToLeft, 3).0, "ﻥﺎﺒ");
    assert_eq!(window(text, 0, RightToLeft, 3), ("ﻟﺎﻃ".into(), Some(2)));
    assert_eq!(window("لالالالا", 16, RightToLeft, 3).0, "ﻻﻻﻻ");
}

#[test]
fn blanks_wide_characters_and_phrases() {
    assert_eq!(window("ab  ", 4, LeftToRight, 3), ("b  ".into(), None));
    assert_eq!(window("قا  ", 6, RightToLeft, 3), ("  ﺎ".into(), None));
    assert_eq!(window("a中中", 7, LeftToRight, 3), ("中".into(), None));
    assert_eq!(
        window("a中", 1, LeftToRight, 1),
        ("\u{fffd}".into(), Some(0))
    );
    assert_eq!(window("a\tb", 3, LeftToRight, 4).0, "b");
    assert_eq!(window("ﷺ", 0, RightToLeft, 3), ("ﻰﻠﺻ".into(), Some(2)));
}

#[test]
fn ranges_are_those_of_the_whole_text() {
    let text = "كلام طويل ".repeat(50);
    let cursor = text.len() - 3;
    let options = Options::of_width(10);
    let (line, column) = field_window(&text, cursor, RightToLeft, options);
    let range = line.range_at(column.unwrap()).unwrap();
    assert_eq!(range, cursor..cursor + 2);
    assert!(line.range.contains(&cursor));
}

#[test]
fn a_text_of_any_length_takes_no_longer_than_its_window() {
    let options = Options::of_width(80);
    for unit in [
        "طالبان ",
        "\u{1f1e6}",
        "\u{64e}",
        "\u{200d}",
        "\u{600}",
        "﷽",
        "👨\u{200d}",
    ] {
        let text = unit.repeat(1_000_000);
        for cursor in [0, text.len() / 2, text.len()] {
            let (line, _) = field_window(&text, cursor, RightToLeft, options);
            assert!(line.width() <= 80);
        }
        // The whole text takes many seconds.
    }
}
