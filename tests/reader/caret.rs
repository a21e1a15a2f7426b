//! A caret in the text: where it goes, what is marked from it, and what is copied.

use qari::app::Message;
use qari::app::exchange::{Copied, Delivered};
use qari::text::cluster::clusters;
use ratatui::style::{Color, Modifier};

use crate::story::{Story, story, story_of};

const FIRST: &str = "أعلنت طالبان أمس وقف القتال. وقال متحدث باسم Kabul Times في «كابل» إن الهدنة \
    قصيرة. فهل تدوم؟";
const SECOND: &str = "الفقرة الثانية قَصِيرَةٌ ولا لأحد فيها شيء.";

fn article() -> String {
    format!("عنوان الخبر\n\n{FIRST}\n\n{SECOND}\n\nفقرة ثالثة.\n")
}

fn opened(width: u16, height: u16) -> Story {
    let mut it = story_of(&[article()], width, height);
    it.press("Enter");
    it
}

/// The text from the caret on.
fn at_caret(it: &Story) -> &str {
    let open = it.open_article();
    let caret = open.caret().expect("a caret");
    &open.article.text[caret.at..]
}

/// The column and row of the first cell that is painted as the caret: of one that is
/// in the page, in one row.
fn painted(it: &Story) -> (u16, u16) {
    let (buffer, cursor) = it.reader.screen();
    let open = it.open_article();
    let is_marked_alone = open.marked().is_some() && open.marked() == open.under_caret();
    let ink = if is_marked_alone {
        Color::Rgb(0xa9, 0xcd, 0xf2)
    } else {
        Color::Rgb(0xf2, 0xd4, 0x79)
    };
    let ground = Color::Rgb(0x16, 0x18, 0x1b);
    let found: Vec<(u16, u16)> = (0..buffer.area.height)
        .flat_map(|y| (0..buffer.area.width).map(move |x| (x, y)))
        .filter(|&place| (buffer[place].fg, buffer[place].bg) == (ink, ground))
        .collect();
    let Some(&first) = found.first() else {
        panic!("no caret:\n{}", it.picture());
    };
    assert!(found.iter().all(|place| place.1 == first.1), "{found:?}");
    // The terminal's own cursor is there too, hidden.
    let cursor = cursor.expect("a cursor");
    assert!(found.contains(&(cursor.column, cursor.row)) && !cursor.is_shown);
    first
}

/// The text that is marked.
fn marked(it: &Story) -> &str {
    let open = it.open_article();
    &open.article.text[open.marked().expect("something is marked")]
}

fn copied(it: &Story) -> &str {
    it.reader.copied().last().expect("something was copied")
}

#[test]
fn the_mention_at_hand_is_copied_by_one_key() {
    let mut it = story(80, 24);
    it.press("Enter x").says("لا إشارة هنا لنسخها");
    it.press("] x").says("نُسخت الإشارة إلى حافظة الطرفية");
    assert_eq!(copied(&it), "طالبان");
    assert_eq!(it.reader.copied().len(), 1);
}

#[test]
fn a_hit_is_copied_as_it_is_written() {
    let mut it = opened(80, 24);
    it.press("/").type_text("قصيرة").press("Enter n x");
    it.says("نُسخت النتيجة");
    assert_eq!(copied(&it), "قَصِيرَةٌ", "with its vowel marks");
}

#[test]
fn selecting_grows_from_the_mention_to_the_sentence_and_the_paragraph() {
    let mut it = opened(80, 24);
    it.press("] s").shows("نسخ الإشارة").shows("تحديد الإشارة");
    it.press("x").says("نُسخت الإشارة");
    it.press("s").shows("نسخ المحدد").shows("توسيع التحديد");
    it.press("x").says("نُسخت الإشارة");
    assert_eq!(copied(&it), "طالبان");
    it.press("s s x").says("نُسخت الجملة");
    assert_eq!(copied(&it), "أعلنت طالبان أمس وقف القتال.");
    // The caret is on its full stop, which is no word.
    it.press("Right Left").shows("تحديد الجملة");
    it.press("s s x").says("نُسخت الفقرة");
    assert_eq!(copied(&it), FIRST);
    // And again from the least: at the end of the paragraph, its last sentence.
    it.press("s x");
    assert_eq!(copied(&it), "فهل تدوم؟");
}

#[test]
fn what_was_copied_is_marked_no_more_and_the_caret_stays() {
    let mut it = opened(80, 24);
    it.press("] s s x").says("نُسخت الإشارة");
    assert_eq!(it.open_article().marked(), None);
    assert!(at_caret(&it).starts_with("ن أمس"));
    it.press("] x").says("نُسخت الكلمة");
    assert_eq!(copied(&it), "الفقرة", "not from where the first copy began");
}

#[test]
fn what_is_marked_before_an_earlier_copy_has_arrived_stays_marked() {
    let mut it = opened(80, 24);
    it.press("s ] v e");
    let before = marked(&it).to_owned();
    for delivered in [Delivered::ToTmux, Delivered::TooLong { limit: 1 }] {
        it.reader.send(Message::Copied(Copied::Word, delivered));
        assert_eq!(marked(&it), before);
    }
    it.press("x");
    assert_eq!(copied(&it), before);
    assert_eq!(it.open_article().marked(), None);
}

#[test]
fn arrows_with_shift_mark_from_the_caret_until_it_moves_without() {
    let mut it = opened(80, 24);
    it.press("s ] Shift-Left Shift-Left").shows("نسخ المحدد");
    assert_eq!(marked(&it), "أعل");
    it.press("Shift-Right");
    assert_eq!(marked(&it), "أع");
    it.press("Shift-Down Shift-Up");
    assert_eq!(marked(&it), "أع");
    for other in ["Left", "e", "n"] {
        it.press("Shift-Left").press(other).hides("نسخ المحدد");
        assert_eq!(it.open_article().marked(), None, "{other}");
    }
    // What another key marks grows with both kinds of arrows.
    it.press("] v Left Shift-Left Left");
    assert_eq!(marked(&it), "الفق");
    it.press("s Right");
    assert_eq!(marked(&it), "الفقر");
    // What Shift marks, `v` drops and Esc drops.
    it.press("Esc");
    for key in ["v", "Esc"] {
        it.press("Shift-Left").shows("نسخ المحدد");
        it.press(key).shows("بدء التحديد");
    }
}

#[test]
fn a_range_is_marked_across_lines_and_runs_of_either_direction() {
    let mut it = opened(44, 24);
    it.press("s ] e v");
    assert!(at_caret(&it).starts_with("طالبان"));
    it.press("e e e e e e e e e");
    assert_eq!(
        marked(&it),
        "طالبان أمس وقف القتال. وقال متحدث باسم Kabul Times"
    );
    it.press(".");
    assert!(marked(&it).ends_with("قصيرة."), "{}", marked(&it));
    it.press("] ]");
    assert!(marked(&it).ends_with(&format!("تدوم؟\n\n{SECOND}")));
    // Backwards over where it began: that letter is still in it.
    it.press("g x").says("نُسخ النص المحدد");
    assert!(copied(&it).starts_with("عنوان") && copied(&it).ends_with(" ط"));
    it.press("v e Esc x").says("نُسخت الكلمة");
    it.press("Esc Left").hides("تحديد الكلمة");
}

#[test]
fn arrows_follow_the_eye_through_latin_words_and_on_to_the_next_line() {
    let mut it = opened(60, 24);
    it.press("s ]");
    let (mut column, row) = painted(&it);
    assert!(at_caret(&it).starts_with("أعلنت"));
    loop {
        it.press("Left");
        let (x, y) = painted(&it);
        if y > row {
            break;
        }
        assert_eq!((x, y), (column - 1, row), "one cell to the left");
        column = x;
    }
    let (below, _) = painted(&it);
    assert!(below > column + 20, "at the right end of the next line");
    it.press("Right");
    assert_eq!(painted(&it), (column, row), "back at the left end");
    // Down and up keep the column, past a line that does not reach it.
    it.press("Down");
    let (at, below) = painted(&it);
    assert!(
        at > column && below == row + 1,
        "the last cell of a short line"
    );
    it.press("Up");
    assert_eq!(painted(&it), (column, row));
}

#[test]
fn the_caret_stays_on_its_letter_whatever_the_screen_does() {
    let mut it = opened(80, 24);
    it.press("s ] ] e v e");
    let (at, marked) = {
        let open = it.open_article();
        (open.caret().map(|caret| caret.at), open.marked())
    };
    for change in ["m", "m", "d", "u", "u", "y", "y"] {
        it.press(change);
        painted(&it);
        let open = it.open_article();
        assert_eq!(open.caret().map(|caret| caret.at), at, "after {change}");
        assert_eq!(open.marked(), marked);
    }
    for size in [(40, 12), (130, 30), (48, 12)] {
        it.reader.send(qari::app::Message::Resize(size.0, size.1));
        painted(&it);
        let open = it.open_article();
        assert_eq!(open.caret().map(|caret| caret.at), at, "at {size:?}");
    }
}

#[test]
fn the_caret_and_what_is_marked_are_told_apart_without_colour() {
    let mut it = opened(80, 24);
    it.press("] s");
    let reversed = |it: &Story| {
        let styles = it.styles_of("طالبان أمس").into_iter();
        styles
            .map(|style| style.add_modifier.contains(Modifier::REVERSED))
            .collect::<Vec<_>>()
    };
    let at = |place: usize| (0..10).map(|n| n == place).collect::<Vec<_>>();
    assert_eq!(reversed(&it), at(9), "the caret alone, at the right");
    let underlined = |it: &Story| {
        let style = it.styles_of("طالبان أمس").pop().expect("a cell");
        style.add_modifier.contains(Modifier::UNDERLINED)
    };
    assert!(underlined(&it));
    it.press("v");
    assert_eq!(reversed(&it), at(9));
    assert!(!underlined(&it), "its own cell is marked");
    it.press("e");
    // All that is marked looks marked, the letter under the caret too; it is underlined.
    let expected: Vec<_> = (0..10).map(|n| n >= 4).collect();
    assert_eq!(reversed(&it), expected);
    let styles = it.styles_of("طالبان أمس");
    assert!(styles[4].add_modifier.contains(Modifier::UNDERLINED));
    assert_ne!(styles[4].fg, styles[5].fg, "and of another colour");
}

#[test]
fn the_next_mention_takes_the_caret_along_and_the_mention_under_it_is_focused() {
    let mut it = story(80, 24);
    it.press("Enter ] s n");
    let here = it.open_article().here.clone();
    let caret = it.open_article().caret();
    assert_eq!(caret.map(|caret| caret.at), here.map(|here| here.start));
    // It is the focused one, and so let go first.
    it.press("Enter").says("أُلغي اختيار الجهة: طالبان");
    it.press("Enter").says("الجهة المختارة: طالبان");
}

#[test]
fn line_breaks_and_invisible_characters_are_copied_and_control_characters_are_not() {
    let text = "عنوان\r\n\r\nكلمة\u{200C}وأخرى \u{1b}[31mهنا\u{202B}وهناك\u{202C}.\r\n\r\nآخر.\r\n";
    let mut it = story_of(&[text.to_owned()], 80, 24);
    it.press("Enter s v End x");
    let whole = copied(&it);
    let expected = text.replace('\u{1b}', "");
    assert_eq!(whole, expected.trim_end());
}

#[test]
fn wherever_the_caret_goes_it_is_seen_and_what_is_copied_is_the_text_between() {
    let keys = [
        "Left",
        "Right",
        "Up",
        "Down",
        "e",
        "w",
        ".",
        ",",
        "]",
        "[",
        "PgDn",
        "PgUp",
        "g",
        "End",
        "s",
        "v",
        "Shift-Left",
        "Shift-Right",
        "Shift-Up",
        "Shift-Down",
    ];
    let filler = "سطر فيه لا إله ولأحد Latin words 1234 و(قوس) بُشْرَى 😀 كتابًا.\n\n".repeat(20);
    let text = article() + &filler + "\tنص\tبعد جدول\n\n- بند أول\n- بند ثان\n";
    for (width, seed) in [(44, 1_u32), (100, 7)] {
        let mut it = story_of(std::slice::from_ref(&text), width, 14);
        it.press("Enter s");
        let boundaries: Vec<usize> = clusters(&text).map(|one| one.range.start).collect();
        let mut random = seed;
        for _ in 0..400 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = keys[(random >> 16) as usize % keys.len()];
            it.press(key);
            painted(&it);
            let open = it.open_article();
            let at = open.caret().expect("the caret stays").at;
            assert!(boundaries.binary_search(&at).is_ok(), "{key}: {at}");
            // Not each time: a copy drops what is marked, which is to grow as well.
            if let Some(marked) = open.marked().filter(|_| random >> 30 == 0) {
                let wanted = open.article.text[marked].to_owned();
                it.press("x");
                assert_eq!(copied(&it), wanted, "after {key}");
            }
        }
    }
}

#[test]
fn what_is_marked_ends_after_the_whole_of_a_lam_alef() {
    let text = "عنوان\n\nقال إلا مع بلا".to_owned();
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter s ] v Left Left Left Left Left");
    assert_eq!(marked(&it), "قال إلا");
    // The word ends there: on to the next one.
    it.press("e");
    assert_eq!(marked(&it), "قال إلا مع");
    it.press("End Right Left x");
    assert_eq!(copied(&it), "قال إلا مع بلا");
    // Backwards from it.
    it.press("v Right x");
    assert_eq!(copied(&it), "بلا");
}

#[test]
fn a_word_is_looked_for_so_far_and_further_by_the_next_key() {
    let rule = "- -- -\n".repeat(220_000);
    let mut it = story_of(&[format!("عنوان\n\nأول\n\n{rule}\nآخر\n")], 80, 24);
    it.press("Enter s e");
    assert!(at_caret(&it).starts_with("أول"));
    it.press("e");
    assert!(at_caret(&it).starts_with("- --"), "not all the way");
    it.press("e");
    assert!(at_caret(&it).starts_with("آخر"));
    it.press("w");
    assert!(at_caret(&it).starts_with("- --"), "not all the way back");
    it.press("w");
    assert!(at_caret(&it).starts_with("أول"));
}

#[test]
fn from_the_list_the_title_is_copied_and_the_caret_is_put_into_the_text() {
    let mut it = story(80, 24);
    it.press("x").says("نُسخ العنوان إلى حافظة الطرفية");
    assert_eq!(copied(&it), "هدنة قصيرة في الشمال");
    it.press("s").shows("بدء التحديد");
    painted(&it);
    it.press("s x Tab s").shows("بدء التحديد");
    painted(&it);
}
