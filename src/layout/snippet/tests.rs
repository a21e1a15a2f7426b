use super::*;
use crate::layout::label;
use crate::text::direction::Direction::{LeftToRight, RightToLeft};
use crate::text::prepare::prepare;

fn options(width: u16) -> Options {
    Options::of_width(width)
}

/// The cells from the left edge, as they are sent.
fn from_left(line: &Line) -> String {
    line.cells.iter().map(|cell| cell.symbol.as_str()).collect()
}

/// The cells from the right edge, in plain letters: Arabic reads as it is
/// written here, Latin words and numbers read backwards.
fn from_right(line: &Line) -> String {
    line.cells
        .iter()
        .rev()
        .map(|cell| prepare(&cell.symbol).text.into_owned())
        .collect()
}

#[test]
fn what_is_cut_ends_in_an_ellipsis_on_its_side() {
    assert_eq!(
        from_left(&truncated("قال الوزير", RightToLeft, options(6))),
        "…ﺍ ﻝﺎﻗ"
    );
    assert_eq!(
        from_left(&truncated("قال الوزير", RightToLeft, options(5))),
        "…ﻝﺎﻗ"
    );
    assert_eq!(
        from_left(&truncated("قال ISIS-K أمس", RightToLeft, options(7))),
        "…IS ﻝﺎﻗ"
    );
    assert_eq!(
        from_left(&truncated("some words", LeftToRight, options(7))),
        "some…"
    );
    assert_eq!(
        from_left(&truncated("قال  ", RightToLeft, options(3))),
        "ﻝﺎﻗ"
    );
    assert_eq!(from_left(&truncated("قالوا", RightToLeft, options(1))), "…");
    assert_eq!(
        from_left(&truncated("中中中", LeftToRight, options(4))),
        "中…"
    );
}

#[test]
fn what_is_cut_ends_after_a_word() {
    let title = "طالبان تتمنى فوز ترامب بولاية ثانية";
    let cut = |width| from_left(&truncated(title, RightToLeft, options(width)));
    assert_eq!(cut(20), "…ﺯﻮﻓ ﻰﻨﻤﺘﺗ ﻥﺎﺒﻟﺎﻃ", "inside a word");
    assert_eq!(cut(17), "…ﺯﻮﻓ ﻰﻨﻤﺘﺗ ﻥﺎﺒﻟﺎﻃ", "after a word");
    assert_eq!(cut(11), "…ﻤﺘﺗ ﻥﺎﺒﻟﺎﻃ", "the blank is too far back");
    assert_eq!(cut(1), "…");
    assert_eq!(cut(80), from_left(&label(title, RightToLeft, options(80))));
    let word = "فسيكفيكهم";
    assert_eq!(
        from_left(&truncated(word, RightToLeft, options(5))),
        "…ﻜﻴﺴﻓ"
    );
}

#[test]
fn a_long_text_is_cut_without_being_laid_out() {
    let long = "كلمة ".repeat(1_000_000);
    let line = truncated(&long, RightToLeft, options(20));
    assert_eq!((line.width(), line.cells[0].symbol.as_str()), (20, "…"));
    assert!(line.range.end < 100);
}
