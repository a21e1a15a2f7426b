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

const NEWS: &str = "قال المتحدث باسم الحركة إن مقاتلي طالبان دخلوا المدينة فجر اليوم";

/// The snippet of `text` around the first `word` in it.
fn around(text: &str, word: &str, width: u16) -> Line {
    let start = text.find(word).unwrap();
    snippet(text, start..start + word.len(), RightToLeft, options(width))
}

#[test]
fn a_snippet_has_whole_words_on_both_sides_and_ellipses_at_its_ends() {
    let row = |width| from_right(&around(NEWS, "طالبان", width));
    assert_eq!(row(8), "…طالبان…");
    assert_eq!(row(28), "…إن مقاتلي طالبان دخلوا…");
    assert_eq!(row(39), "…الحركة إن مقاتلي طالبان دخلوا المدينة…");
    assert_eq!(row(80), NEWS);
    let line = around(NEWS, "طالبان", 28);
    assert_eq!(line.cells[0].symbol, "…", "what follows stands on the left");
    assert!(line.cells[0].range.is_empty());
}

#[test]
fn what_one_side_does_not_need_goes_to_the_other() {
    assert_eq!(
        from_right(&around(NEWS, "قال", 24)),
        "قال المتحدث باسم الحركة…"
    );
    assert_eq!(
        from_right(&around(NEWS, "اليوم", 24)),
        "…دخلوا المدينة فجر اليوم"
    );
    let latin = "Taliban fighters entered the city at dawn";
    let line = snippet(latin, 0..7, LeftToRight, options(20));
    assert_eq!(from_left(&line), "Taliban fighters…");
    let line = snippet(latin, 37..41, LeftToRight, options(20));
    assert_eq!(from_left(&line), "…the city at dawn");
}

#[test]
fn a_name_is_shown_with_its_clitic_while_there_is_room() {
    let text = "وقال وطالبان لأفغانستان";
    let start = text.find("طالبان").unwrap();
    let row = |width| {
        let line = snippet(text, start..start + 12, RightToLeft, options(width));
        from_right(&line)
    };
    assert_eq!(row(9), "…وطالبان…");
    assert_eq!(row(8), "…طالبان…");
}

#[test]
fn a_range_wider_than_the_window_shows_its_beginning() {
    let row = |width| from_right(&snippet(NEWS, 0..NEWS.len(), RightToLeft, options(width)));
    assert_eq!(row(16), "قال المتحدث…");
    assert_eq!(row(3), "قا…", "inside its first word if that is too wide");
    assert_eq!(row(1), "ق");
    let all = snippet("قال", 0..6, RightToLeft, options(1));
    assert_eq!(from_left(&all), "ﻗ", "not an ellipsis alone");
}

#[test]
fn a_range_inside_a_cluster_shows_the_cluster() {
    let text = "می\u{200c}روم";
    for range in [4..7, 4..9, 4..4] {
        let line = snippet(text, range.clone(), RightToLeft, options(1));
        assert_eq!(from_right(&line), "ی", "{range:?}");
    }
    let after = snippet("قال\u{200f}ی", 6..11, RightToLeft, options(1));
    assert_eq!(from_right(&after), "ی", "a mark of direction has none");
}

#[test]
fn letters_are_joined_as_in_the_whole_word() {
    let text = "فسيكفيكهم";
    let line = snippet(text, 8..10, RightToLeft, options(4));
    assert_eq!(from_left(&line), "…ﻴﻔ…");
}

#[test]
fn blanks_and_line_breaks_are_one_blank_and_have_all_their_bytes() {
    let text = "قال\r\n\t الوزير";
    let line = around(text, "الوزير", 30);
    assert_eq!(from_right(&line), "قال الوزير");
    assert_eq!(line.cells[6].range, 6..10);
    assert_eq!(line.cells[5].range, 10..12);
}

#[test]
fn what_opens_before_the_window_does_not_turn_it() {
    let turned = format!("\u{202e}{} ISIS-K قال", "كلمة ".repeat(20));
    assert_eq!(from_left(&around(&turned, "ISIS-K", 14)), "…ISIS-K ﺔﻤﻠﻛ…");
    let open = format!("قال \u{2066}ISIS {}", "word ".repeat(20));
    let line = around(&open, "ISIS", 12);
    assert_eq!(
        line.cells[0].symbol, "…",
        "the ellipsis is outside of what is open"
    );
}

#[test]
fn only_what_is_shown_decides_the_order() {
    // The mark on the blank before قال is not shown, and what follows not either.
    let cut = truncated("中ڪالـ20ل\u{654}! \u{6d6}قال", LeftToRight, options(11));
    let own = label("中ڪالـ20ل\u{654}!", LeftToRight, options(11));
    assert_eq!(from_left(&cut), from_left(&own) + "…");
}

#[test]
fn what_is_shown_whole_stands_as_it_does_anywhere() {
    let text = "ب\u{64f}ش\u{652}ر\u{64e}ى، \u{202b}\u{2066}";
    for direction in [LeftToRight, RightToLeft] {
        let line = truncated(text, direction, options(5));
        assert_eq!(line, label(text, direction, options(5)));
    }
}

#[test]
fn a_mark_stays_on_the_blank_it_was_written_on() {
    for text in ["\u{61c} \u{64b}", "قال  \u{64b} نعم"] {
        let line = truncated(text, RightToLeft, options(20));
        let whole = label(text, RightToLeft, options(20));
        let marked = |line: &Line| {
            let mut cells = line.cells.iter();
            cells.find(|cell| cell.symbol.contains('\u{64b}')).cloned()
        };
        assert_eq!(marked(&line).unwrap().symbol, " \u{64b}");
        assert_eq!(marked(&line), marked(&whole));
    }
}

#[test]
fn a_blank_that_is_left_out_joins_nothing() {
    let line = truncated("\u{200d}\tقال", RightToLeft, options(20));
    assert_eq!(from_left(&line), "ﻝﺎﻗ");
    assert_eq!(line.cells[2].range, 0..6);
}

#[test]
fn what_is_before_a_range_never_takes_its_place() {
    let text = "10\u{a0}000\u{202a}中((ب\u{64e}\u{650}👍🏽\u{70f}\tالـ20(((中قال";
    let line = snippet(text, 29..50, LeftToRight, options(15));
    assert!(line.column_of(29).is_some(), "{line:?}");
}

#[test]
fn no_blank_stands_first_though_a_control_is_before_it() {
    let text = "\u{fdfd}\u{202b}a\u{301}";
    let line = snippet(text, 6..text.len(), LeftToRight, options(3));
    assert_eq!(from_left(&line), "…a\u{301}");
}

#[test]
fn a_range_that_begins_with_a_number_sign_is_shown_from_there() {
    let text = "ب\u{6dd}\u{2028}قال";
    let line = snippet(text, 2..text.len(), RightToLeft, options(1));
    assert_eq!(from_left(&line), "\u{6dd}");
}

#[test]
fn nothing_ends_with_a_bracket_a_clitic_or_a_part_of_a_number() {
    let cut = |text, width| from_right(&truncated(text, RightToLeft, options(width)));
    assert_eq!(cut("قال المتحدث و القاعدة", 14), "قال المتحدث…");
    assert_eq!(cut("قال المتحدث لـ CNN", 15), "قال المتحدث…");
    assert_eq!(cut("قال المتحدث (أمس)", 14), "قال المتحدث…");
    assert_eq!(cut("قال المتحدث « نعم »", 15), "قال المتحدث…");
    assert_eq!(cut("وصل 10\u{a0}000 رجل", 9), "وصل…");
    assert_eq!(cut("بنسبة 12.5%", 10), "بنسبة…");
    assert_eq!(cut("نحو ٣٫٥٪", 7), "نحو…");
}

#[test]
fn nothing_ends_with_a_comma_or_a_particle_that_leans_on_what_is_cut() {
    let cut = |text, width| from_right(&truncated(text, RightToLeft, options(width)));
    assert_eq!(cut("قال المتحدث أمس في بيان طويل", 20), "قال المتحدث أمس…");
    assert_eq!(cut("قال المتحدث أمس، وفي كابل", 22), "قال المتحدث أمس…");
    assert_eq!(cut("قال المتحدث أمس، ثم من كابل", 23), "قال المتحدث أمس…");
    assert_eq!(cut("قال المتحدث الرسمي: نعم ولا", 21), "قال المتحدث الرسمي…");
    assert_eq!(cut("قال المتحدث أمس. ثم عاد", 19), "قال المتحدث أمس…");
    assert_eq!(cut("قال المتحدث أمس.. ثم عاد", 19), "قال المتحدث أمس…");
    assert_eq!(cut("هل قال ذلك أمس؟ نعم قال", 18), "هل قال ذلك أمس؟…");
    // Where that would leave more than a third empty, it ends as it did.
    assert_eq!(cut("قال في هذا من كابل", 13), "قال في هذا…");
    assert_eq!(
        cut("الإشارة التالية إلى أي جهة", 23),
        "الإشارة التالية إلى أي…"
    );
    assert_eq!(cut("قال الوزير أمس في فيينا أيضا", 19), "قال الوزير أمس…");
    assert_eq!(cut("رئيس الحكومة الفيدرالية", 16), "رئيس الحكومة…");
    let rows = rows("أعلنت الحكومة عن اتفاقية مع طالبان", 14);
    assert_eq!(rows, ["أعلنت الحكومة", "عن اتفاقية…"]);
}

#[test]
fn a_window_into_a_long_paragraph_costs_what_it_shows() {
    let mut text = "كلمة ".repeat(1_000_000);
    let start = text.len() / 2 / 9 * 9;
    let line = snippet(&text, start..start + 8, RightToLeft, options(20));
    assert_eq!(from_right(&line), "…كلمة كلمة كلمة…");
    text.push_str(&"ب".repeat(1_000_000));
    let end = text.len();
    let line = snippet(&text, end - 2..end, RightToLeft, options(20));
    assert_eq!(line.width(), 20);
}

/// The rows of a title of at most two lines.
fn rows(text: &str, width: u16) -> Vec<String> {
    let lines = title(text, RightToLeft, options(width), 2);
    lines.iter().map(from_right).collect()
}

#[test]
fn a_title_is_cut_at_the_end_of_its_last_line() {
    assert_eq!(rows("قال الوزير", 20), ["قال الوزير"]);
    assert_eq!(rows("قال الوزير", 6), ["قال", "الوزير"]);
    assert_eq!(rows(NEWS, 20), ["قال المتحدث باسم", "الحركة إن مقاتلي…"]);
    assert_eq!(rows("", 20), [""]);
    let lines = title(NEWS, RightToLeft, options(20), 1);
    assert_eq!(from_right(&lines[0]), "قال المتحدث باسم…");
    assert_eq!(lines[0].cells[0].symbol, "…", "the cut is at the left end");
}

#[test]
fn a_line_that_begins_inside_a_word_is_joined_and_counts_from_the_start() {
    let lines = title("فسيكفيكهم الله", RightToLeft, options(4), 2);
    let shown: Vec<String> = lines.iter().map(from_left).collect();
    assert_eq!(shown, ["ﻜﻴﺴﻓ", "…ﻜﻴﻔ"]);
    assert_eq!(lines[1].range.start, 8);
    assert_eq!(lines[1].cells[3].range, 8..10);
}

#[test]
fn a_title_of_any_length_costs_what_it_shows() {
    let lines = title(&"كلمة ".repeat(1_000_000), RightToLeft, options(10), 2);
    assert_eq!(
        lines.iter().map(from_right).collect::<Vec<_>>(),
        ["كلمة كلمة", "كلمة كلمة…"]
    );
    assert!(lines[1].range.end < 100);
}

#[test]
fn a_range_that_ends_inside_a_cluster_shows_the_cluster() {
    let text = "\r \u{7f1}$%";
    let line = snippet(text, 0..2, LeftToRight, options(1));
    assert!(
        line.column_of(2).is_some(),
        "the mark on the blank: {line:?}"
    );
}
