use super::super::Marks;
use super::*;
use crate::layout::field_window;
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

fn row(text: &str) -> String {
    from_right(&label(text, RightToLeft, options(80)))
}

#[test]
fn a_word_is_joined_and_runs_from_the_right() {
    assert_eq!(from_left(&label("قال", RightToLeft, options(80))), "ﻝﺎﻗ");
    assert_eq!(from_left(&label("الأمن", RightToLeft, options(80))), "ﻦﻣﻷﺍ");
}

#[test]
fn latin_numbers_and_brackets_keep_their_sense() {
    assert_eq!(row("تنظيم (ISIS-K) قال"), "تنظيم )K-SISI( قال");
    assert_eq!(row("بنسبة 12.5% أمس"), "بنسبة 5.21% أمس");
    assert_eq!(
        row("في 10 أكتوبر/تشرين الأول 2020 قال"),
        "في 01 أكتوبر/تشرين الأول 0202 قال"
    );
    assert_eq!(row("قال «نعم» ثم “لا”"), "قال »نعم« ثم “لا”");
    assert_eq!(row("نحو ٣٫٥٪؟"), "نحو ٥٫٣٪؟");
    assert_eq!(
        from_left(&label("(قال) 5", RightToLeft, options(80))),
        "5 (ﻝﺎﻗ)"
    );
}

#[test]
fn arabic_inside_a_latin_line() {
    let line = label("the word (كتاب) here", LeftToRight, options(80));
    assert_eq!(from_left(&line), "the word (ﺏﺎﺘﻛ) here");
}

#[test]
fn lam_alef_is_one_cell_with_both_letters_and_their_marks() {
    let line = label("سلَامٌ", RightToLeft, options(80));
    assert_eq!(from_left(&line), "ﻡ\u{64c}ﻼ\u{64e}ﺳ");
    let ranges: Vec<_> = line.cells.iter().map(|cell| cell.range.clone()).collect();
    assert_eq!(ranges, [8..12, 2..8, 0..2]);
    assert_eq!(
        line.column_of(6),
        Some(Column(1)),
        "the alef is where the lam is"
    );
}

#[test]
fn a_non_joiner_parts_letters_and_belongs_to_the_one_before_it() {
    let line = label("می\u{200c}روم", RightToLeft, options(80));
    assert_eq!(from_left(&line), "ﻡﻭﺭﯽﻣ");
    assert_eq!(line.cells[3].range, 2..7);
}

#[test]
fn what_is_never_shown_belongs_to_its_neighbour() {
    let line = label(
        "\u{feff}\u{200f}ab \u{202e}c\u{202c}\u{200f}",
        LeftToRight,
        options(80),
    );
    assert_eq!(from_left(&line), "ab c");
    let ranges: Vec<_> = line.cells.iter().map(|cell| cell.range.clone()).collect();
    assert_eq!(ranges, [0..7, 7..8, 8..12, 12..19]);
    let nothing = label("\u{200f}", RightToLeft, options(80));
    assert_eq!((nothing.cells.len(), nothing.range), (0, 0..3));
}

#[test]
fn no_control_character_is_sent() {
    let line = label("a\u{1b}[2Jb\u{9b}c\n\u{7f}d", LeftToRight, options(80));
    assert_eq!(from_left(&line), "a[2Jbc d");
}

#[test]
fn a_mark_alone_stands_on_a_circle_and_many_are_cut() {
    assert_eq!(
        from_left(&label("\u{64e}", RightToLeft, options(80))),
        "\u{25cc}\u{64e}"
    );
    let many = label(
        &("ب".to_owned() + &"\u{64e}".repeat(20)),
        RightToLeft,
        options(80),
    );
    assert_eq!(many.cells.len(), 1);
    assert_eq!(many.cells[0].symbol.chars().count(), 9);
    assert_eq!(many.cells[0].range, 0..42);
}

#[test]
fn marks_are_taken_away_but_not_from_letters() {
    let strip = Options {
        marks: Marks::Strip,
        ..Options::of_width(80)
    };
    assert_eq!(from_left(&label("بُشْرَى", RightToLeft, strip)), "ﻯﺮﺸﺑ");
    assert_eq!(from_left(&label("ا\u{653}ن َ", RightToLeft, strip)), "ﻥﺁ");
    assert_eq!(
        from_left(&label("ب\u{654}", RightToLeft, strip)),
        "ﺏ\u{654}"
    );
}

#[test]
fn a_phrase_in_one_character_is_spelled_over_its_bytes() {
    let line = label("محمد ﷺ", RightToLeft, options(80));
    assert_eq!(from_right(&line), "محمد صلى الله عليه وسلم");
    assert!(line.cells[..18].iter().all(|cell| cell.range == (9..12)));
    assert_eq!(
        line.column_of(10),
        Some(Column(17)),
        "the first letter of the phrase"
    );
}

#[test]
fn tabs_go_to_the_next_eighth_column_and_share_a_range() {
    let line = label("ab\tc\td", LeftToRight, options(80));
    assert_eq!(from_left(&line), "ab      c       d");
    assert!(line.cells[2..8].iter().all(|cell| cell.range == (2..3)));
    let line = label("قال\tab\tc", RightToLeft, options(80));
    assert_eq!(from_left(&line), "c      ab     ﻝﺎﻗ");
}

#[test]
fn wide_characters_and_emoji_keep_two_columns() {
    let line = label("中👍🏽é", LeftToRight, options(80));
    let cells: Vec<_> = line
        .cells
        .iter()
        .map(|c| (c.symbol.as_str(), c.width))
        .collect();
    assert_eq!(cells, [("中", 2), ("👍", 2), ("é", 1)]);
    assert_eq!(line.range_at(Column(3)), Some(3..11));
}

#[test]
fn a_field_keeps_the_blanks_at_its_end() {
    assert_eq!(
        from_left(&label("قال abc ", RightToLeft, options(80))),
        "abc ﻝﺎﻗ"
    );
    let typed = field_window("قال abc ", "قال abc ".len(), RightToLeft, options(80)).0;
    assert_eq!(from_left(&typed), " abc ﻝﺎﻗ");
    assert_eq!(typed.column_of(10), Some(Column(0)));
}

#[test]
fn a_hamza_above_is_in_the_cell_of_its_letter() {
    let line = label("خانۀ ۂ ۓ", RightToLeft, options(20));
    assert_eq!(line.width(), 8);
    let first = &line.cells[0];
    assert_eq!(
        (first.symbol.as_str(), first.range.clone()),
        ("ﮮ\u{654}", 12..14)
    );
    assert_eq!(line.cells[4].symbol, "ﻪ\u{654}");
    assert_eq!(line.cells[4].range, 6..8);
}

#[test]
fn a_label_of_any_length_is_no_wider_than_a_screen() {
    for text in ["ب".repeat(500_000), "ب\u{64e}\u{651}".repeat(200_000)] {
        let line = label(&text, RightToLeft, options(80));
        assert_eq!(line.width(), 2048);
        assert!(line.range.end < text.len() / 10);
    }
}

#[test]
fn columns_and_bytes_lead_to_each_other() {
    let text = "قال (ISIS-K) لا 中";
    let line = label(text, RightToLeft, options(80));
    for (byte, _) in text.char_indices() {
        let column = line.column_of(byte).unwrap();
        assert!(line.range_at(column).unwrap().contains(&byte));
    }
    assert_eq!(line.column_of(text.len()), None);
    assert_eq!(line.range_at(Column(line.width())), None);
}

#[test]
fn an_isolate_parts_what_is_around_it_though_it_is_not_shown() {
    let line = label("\u{2066}قال\u{2069}ISIS-K", RightToLeft, options(80));
    assert_eq!(from_left(&line), "ISIS-Kﻝﺎﻗ");
}

#[test]
fn a_mark_behind_a_joiner_has_its_own_level() {
    // The mark is inside the embedding, the joiner before it is in no order at all.
    let line = label("abc\u{202b}\u{200c}\u{64b}中", LeftToRight, options(20));
    assert_eq!(from_left(&line), "abc中◌\u{64b}");
}
