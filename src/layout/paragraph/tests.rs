use super::super::Column;
use super::*;
use crate::text::direction::Direction::{LeftToRight, RightToLeft};
use crate::text::prepare::prepare;

fn paragraph(text: &str, direction: Direction) -> Paragraph {
    Paragraph::of(0..text.len(), direction)
}

fn lines(text: &str, paragraph: &Paragraph, width: u16) -> Vec<Line> {
    reflow(text, paragraph, Options::of_width(width))
}

/// The cells of a line from the right edge, in plain letters.
fn from_right(line: &Line) -> String {
    line.cells
        .iter()
        .rev()
        .map(|cell| prepare(&cell.symbol).text.into_owned())
        .collect()
}

fn rows(text: &str, width: u16) -> Vec<String> {
    lines(text, &paragraph(text, RightToLeft), width)
        .iter()
        .map(from_right)
        .collect()
}

#[test]
fn words_go_to_the_next_line_whole() {
    assert_eq!(
        rows("قال الوزير إن الحكومة", 10),
        ["قال الوزير", "إن الحكومة"]
    );
    assert_eq!(
        rows("قال الوزير إن الحكومة", 9),
        ["قال", "الوزير إن", "الحكومة"]
    );
}

#[test]
fn a_mark_on_a_blank_does_not_let_the_line_end_after_it() {
    // UAX #14 breaks between the blank and its mark, which are one cell.
    let ends = |text| lines(text, &paragraph(text, RightToLeft), 6)[0].range.end;
    assert_eq!(
        ends("قال \u{64e}نعم"),
        "قال \u{64e}نع".len(),
        "between cells"
    );
    assert_eq!(ends("قال نعم"), "قال ".len());
}

#[test]
fn lam_alef_counts_as_one_cell() {
    assert_eq!(rows("لا لا لا", 5), ["لا لا لا"]);
}

#[test]
fn a_latin_name_breaks_in_logical_order() {
    assert_eq!(rows("نشرت The Hill أمس", 8), ["نشرت ehT", "lliH أمس"]);
}

#[test]
fn a_name_with_a_hyphen_is_parted_last() {
    assert_eq!(rows("تنظيم ISIS-K قال", 11), ["تنظيم", "K-SISI قال"]);
    assert_eq!(rows("abcd-efgh", 6), ["-dcba", "hgfe"]);
}

#[test]
fn what_is_one_is_parted_only_where_it_is_wider_than_the_line() {
    for (text, one) in [
        ("قال تنظيم ISIS-K إن", "K-SISI"),
        ("قال تنظيم داعش-خراسان إن", "داعش-خراسان"),
        ("عام 2020–2021 كان", "0202–1202"),
        ("وفقا لـ CNN إن", "لـ NNC"),
        ("قمة الـ 20 في", "الـ 02"),
        ("و CNN إن", "و NNC"),
        ("بلغت 50 % من", "05 %"),
        ("بلغت ٥٠ ٪ من", "٠٥ ٪"),
        ("نحو $ 100 من", "$ 001"),
        ("درجة الحرارة -5 اليوم", "-5"),
        ("قال ( نعم ) ثم", ") نعم ("),
        ("قال « نعم » ثم", "» نعم «"),
        ("قال \" نعم \" ثم", "\" نعم \""),
        ("نعم ، ثم هل ؟", "هل ؟"),
        ("على https://e.org/a?b=1 وردت", "1=b?a/gro.e//:sptth"),
        ("على qari@example.org وردت", "gro.elpmaxe@iraq"),
        ("في ~/a/b.txt وردت", "~/txt.b/a"),
    ] {
        // A row holds all of it or nothing, at every width that it fits in.
        let whole = |width| rows(text, width).iter().any(|row| row.contains(one));
        let columns = one.chars().count() as u16;
        for width in columns..30 {
            assert!(whole(width), "{text} at {width}: {:?}", rows(text, width));
        }
        assert!(!whole(columns - 1), "{text}: {:?}", rows(text, columns - 1));
    }
}

#[test]
fn a_line_is_not_left_much_shorter_for_what_is_read_together() {
    // The number stays with its month where that leaves two thirds of the line.
    let text = "وقال إنه في 18 نوفمبر/تشرين الثاني عاد";
    assert_eq!(
        rows(text, 16),
        ["وقال إنه في", "81 نوفمبر/تشرين", "الثاني عاد"]
    );
    assert_eq!(rows(text, 17)[0], "وقال إنه في 81");
    assert_eq!(
        rows(text, 30),
        ["وقال إنه في 81 نوفمبر/تشرين", "الثاني عاد"]
    );
    assert_eq!(rows(text, 34)[0], "وقال إنه في 81 نوفمبر/تشرين الثاني");
}

#[test]
fn an_address_wider_than_the_line_is_parted_between_its_parts() {
    let text = "على https://example.org/news/2021?id=17&page=2-a ثم";
    let from_left = |width| -> Vec<String> {
        let lines = lines(text, &paragraph(text, RightToLeft), width);
        let latin = |line: &Line| -> String {
            let symbols = line.cells.iter().map(|cell| cell.symbol.as_str());
            symbols.filter(|&c| c.is_ascii() && c != " ").collect()
        };
        let rows = lines.iter().map(latin);
        rows.filter(|row| !row.is_empty()).collect()
    };
    assert_eq!(
        from_left(44),
        ["https://example.org/news/2021?id=17&page=2-a"]
    );
    assert_eq!(
        from_left(43),
        ["https://example.org/news/2021?id=17&", "page=2-a"]
    );
    assert_eq!(
        from_left(28)[..2],
        ["https://example.org/news/", "2021?id=17&page=2-a"]
    );
    assert_eq!(from_left(19)[..2], ["https://", "example.org/news/"]);
}

#[test]
fn a_short_bracket_is_parted_only_where_the_line_would_be_short() {
    let text = "وهذه نسخة قارئ الأولى (Rust 2024) تعرض";
    assert_eq!(rows(text, 29), ["وهذه نسخة قارئ الأولى", ")4202 tsuR( تعرض"]);
    assert_eq!(rows(text, 31)[1], "4202( تعرض");
}

#[test]
fn a_word_wider_than_the_line_breaks_between_letters_that_stay_joined() {
    let text = "فسيكفيكهم";
    let lines = lines(text, &paragraph(text, RightToLeft), 4);
    let rows: Vec<String> = lines
        .iter()
        .map(|l| l.cells.iter().map(|c| c.symbol.as_str()).collect())
        .collect();
    assert_eq!(rows, ["ﻜﻴﺴﻓ", "ﻬﻜﻴﻔ", "ﻢ"]);
}

#[test]
fn a_wide_character_never_straddles() {
    let text = "a中中";
    let lines = lines(text, &paragraph(text, LeftToRight), 2);
    let widths: Vec<u16> = lines.iter().map(Line::width).collect();
    assert_eq!(widths, [1, 2, 2]);
    let narrow = reflow(text, &paragraph(text, LeftToRight), Options::of_width(1));
    assert_eq!(narrow[1].cells[0].symbol, "\u{fffd}");
    assert_eq!(narrow[1].width(), 1);
}

#[test]
fn blanks_at_the_end_of_a_line_have_bytes_but_no_cells() {
    let text = "قال   نعم  ";
    let lines = lines(text, &paragraph(text, RightToLeft), 5);
    let ranges: Vec<_> = lines.iter().map(|line| line.range.clone()).collect();
    assert_eq!(ranges, [0..9, 9..17]);
    assert_eq!(lines.iter().map(Line::width).collect::<Vec<_>>(), [3, 3]);
}

#[test]
fn nothing_visible_is_one_empty_line() {
    for text in ["", "  ", "\u{200f}", "\n"] {
        let lines = lines(text, &paragraph(text, RightToLeft), 10);
        assert_eq!(lines.len(), 1, "{text:?}");
        assert_eq!(
            (lines[0].width(), lines[0].range.clone()),
            (0, 0..text.len())
        );
    }
}

#[test]
fn line_breaks_are_blanks_or_break() {
    let text = "بيت\r\nثان\n\nرابع\n";
    assert_eq!(rows(text, 40), ["بيت ثان رابع"]);
    let verse = Paragraph {
        keep_breaks: true,
        ..paragraph(text, RightToLeft)
    };
    let lines = lines(text, &verse, 40);
    assert_eq!(
        lines.iter().map(from_right).collect::<Vec<_>>(),
        ["بيت", "ثان", "", "رابع"]
    );
    let ranges: Vec<_> = lines.iter().map(|line| line.range.clone()).collect();
    assert_eq!(ranges, [0..8, 8..15, 15..16, 16..25]);
    assert_eq!(lines[3].cells[0].range, 22..24);
}

#[test]
fn an_indent_takes_room_and_ranges_are_those_of_the_text() {
    let text = "xxx قال نعم";
    let item = Paragraph {
        range: 4..text.len(),
        indent: 2,
        ..paragraph(text, RightToLeft)
    };
    let lines = lines(text, &item, 8);
    assert_eq!(
        lines.iter().map(from_right).collect::<Vec<_>>(),
        ["قال", "نعم"]
    );
    assert_eq!((lines[0].indent, lines[0].range.clone()), (2, 4..11));
    assert_eq!(lines[1].column_of(11), Some(Column(2)));
}

#[test]
fn a_phrase_that_does_not_fit_is_broken_and_covered_once() {
    let text = "ﷺ نعم";
    let lines = lines(text, &paragraph(text, RightToLeft), 9);
    assert_eq!(
        lines.iter().map(from_right).collect::<Vec<_>>(),
        ["صلى الله", "عليه وسلم", "نعم"]
    );
    let ranges: Vec<_> = lines.iter().map(|line| line.range.clone()).collect();
    assert_eq!(ranges, [0..3, 3..4, 4..10]);
}
