//! Stories: articles, keys, and what the screen shows then. The reader runs
//! whole but for its terminal and its threads.

use crate::articles::{long, short};
use crate::story::{Story, open, story, story_in, story_of};
use qari::app::Message;
use qari::config::strings::Language;
use qari::library::import::Source;
use ratatui::style::Modifier;

#[test]
fn opening_shows_the_list_on_the_right_and_the_first_article_on_its_left() {
    let mut it = story(80, 24);
    it.shows("المقالات")
        .shows("هدنة قصيرة في الشمال")
        .shows("أعلنت طالبان وقف القتال");
    let (list, _) = it.find("المقالات").expect("the list");
    let (text, _) = it.find("أعلنت طالبان").expect("the article");
    assert!(text < list);
    it.shows("قارئ · 5 سبتمبر 2021").shows("■ طالبان 4");
}

#[test]
fn moving_in_the_list_shows_each_article() {
    let mut it = story(80, 24);
    it.press("j")
        .shows("قال دونالد ترامب")
        .says("المقال 2 من 3");
    it.press("k").shows("أعلنت طالبان").says("المقال 1 من 3");
    it.press("End")
        .says("المقال 3 من 3")
        .press("Home")
        .says("المقال 1 من 3");
    it.press("k").says("هذا أول المقالات");
}

#[test]
fn the_selected_article_is_clear_without_colour() {
    let mut it = story(80, 24);
    let bars = |it: &Story| {
        let (buffer, _) = it.reader.screen();
        (0..24)
            .filter(|&y| buffer[(79, y)].symbol() == "▐")
            .collect::<Vec<_>>()
    };
    let first = bars(&it);
    assert_eq!(first[0], 1);
    it.press("j");
    let second = bars(&it);
    assert!(second[0] > first[first.len() - 1], "{first:?} {second:?}");
}

#[test]
fn reading_an_article_marks_it_read_and_one_key_takes_that_back() {
    let mut it = story(80, 24);
    assert!(it.find("●").is_some_and(|(_, row)| row == 1));
    it.press("Enter");
    assert!(
        it.find("●").is_some_and(|(_, row)| row > 1),
        "{}",
        it.picture()
    );
    it.press("r").says("غير مقروء");
    assert!(it.find("●").is_some_and(|(_, row)| row == 1));
}

#[test]
fn mentions_of_the_focused_actor_are_visited_in_this_article_and_in_the_next() {
    let mut it = story(80, 24);
    it.press("Enter ]").says("الجهة المختارة: طالبان");
    it.press("]").says("الإشارة 2 من 4");
    assert_eq!(here(&it), "الحركة");
    it.press("]").says("الإشارة 3 من 4");
    it.press("]").says("الإشارة 4 من 4");
    it.press("]")
        .says("انتقال إلى مقال آخر: بُشرى لطلاب كابول")
        .shows("وقالت طالبان");
    it.press("n").says("لا إشارة بعد هذا الموضع");
    it.press("p")
        .says("انتقال إلى مقال آخر: هدنة قصيرة في الشمال");
    it.press("j k").says("الإشارة 4 من 4");
}

#[test]
fn the_way_back_leads_across_articles() {
    let mut it = story(80, 24);
    it.press("Enter ] ] ] ] ]").shows("وقالت طالبان");
    it.press("o")
        .shows("أعلنت طالبان وقف القتال")
        .press("k")
        .says("الإشارة 4 من 4");
    it.press("i").shows("وقالت طالبان");
    it.press("o o o o o").says("لا موضع قبل هذا");
}

#[test]
fn any_mention_is_visited_in_reading_order() {
    let mut it = story(80, 24);
    it.press("Enter . . . . .");
    assert_eq!(here(&it), "واشنطن", "after four mentions of others");
    it.press(",");
    assert_eq!(here(&it), "طالبان");
    it.press("Enter").says("الجهة المختارة: طالبان");
}

#[test]
fn the_focused_mentions_differ_from_their_surroundings_without_colour() {
    let mut it = story(120, 24);
    it.press("Enter ]");
    let has = |it: &Story, text, modifier| {
        let styles = it.styles_of(text).into_iter();
        styles
            .map(|style| style.add_modifier.contains(modifier))
            .collect::<Vec<_>>()
    };
    // From left to right: six letters of the name, then the clitic before it.
    let named = [true, true, true, true, true, true, false];
    assert_eq!(has(&it, "لطالبان", Modifier::UNDERLINED), named);
    // The place one is at: the name, and not the word and blank after it.
    let here = [vec![false; 4], vec![true; 6]].concat();
    assert_eq!(has(&it, "طالبان وقف", Modifier::REVERSED), here);
}

#[test]
fn the_panel_of_actors_focuses_includes_and_excludes() {
    let mut it = story(80, 24);
    it.press("a").shows("الجهات والشخصيات").shows("طالبان");
    it.press("s").shows("الجهات والشخصيات 4");
    it.press("a")
        .shows("تضمين: طالبان")
        .hides("ترامب في الدوحة");
    it.press("a x")
        .shows("الجهات والشخصيات 3")
        .press("a")
        .shows("استبعاد: طالبان")
        .shows("ترامب في الدوحة");
    it.press("c").hides("استبعاد").shows("هدنة قصيرة");
    it.press("a g Enter")
        .says("انتقال إلى مقال آخر: بُشرى لطلاب كابول");
}

#[test]
fn filtering_narrows_the_list_with_every_letter_whatever_the_marks() {
    let mut it = story(80, 24);
    it.press("f")
        .type_text("بشر")
        .shows("بُشرى لطلاب كابول")
        .hides("هدنة قصيرة");
    it.type_text("ى")
        .press("Enter")
        .shows("تصفية: بشرى")
        .says("النتيجة 1 من");
    it.press("f Ctrl-u")
        .type_text("غغغغ")
        .shows("لا مقال يوافق التصفية");
    it.press("Esc")
        .shows("تصفية: بشرى")
        .press("c")
        .shows("هدنة قصيرة");
}

#[test]
fn filtering_knows_actors_by_their_english_names() {
    let mut it = story(80, 24);
    it.press("f").type_text("tal").hides("ترامب في الدوحة");
    it.shows("هدنة قصيرة").type_text("iban").press("Enter");
    it.shows("هدنة قصيرة")
        .shows("بُشرى لطلاب")
        .hides("ترامب في الدوحة");
}

#[test]
fn finding_marks_the_hits_and_visits_them() {
    let mut it = story(80, 24);
    it.press("G Enter /")
        .type_text("بشري")
        .press("Enter")
        .says("النتيجة 1 من 2");
    assert_eq!(here(&it), "بُشرى");
    it.press("n")
        .says("النتيجة 2 من 2")
        .press("n")
        .says("نهاية المقال");
    it.press("Esc")
        .press("/")
        .type_text("لا شيء كهذا")
        .press("Enter")
        .says("لا نتائج");
}

#[test]
fn leaving_the_search_goes_back_to_where_it_began() {
    let mut it = story(60, 14);
    it.press("Enter /").type_text("مراقبون").shows("مراقبون");
    it.press("Esc")
        .shows("هدنة قصيرة في الشمال")
        .hides("مراقبون");
}

#[test]
fn what_is_typed_stands_joined_and_in_order_with_the_cursor_at_its_left_end() {
    let mut it = story(80, 24);
    it.press("f").type_text("لا بيت").shows("لا بيت");
    let (buffer, _) = it.reader.screen();
    let (x, y) = cursor(&it);
    assert_eq!(
        (buffer[(x, y)].symbol(), buffer[(x + 1, y)].symbol()),
        (" ", "ﺖ")
    );
    it.press("Right Right Right");
    let (buffer, _) = it.reader.screen();
    assert_eq!(buffer[cursor(&it)].symbol(), "ﺑ", "before the next letter");
    assert_eq!(typed_row(&it), "ﺖﻴﺑ ﻻ :ﺔﻴﻔﺼﺗ");
    it.press("End Backspace Backspace Backspace Backspace Backspace");
    assert_eq!(typed_row(&it), "ﻝ :ﺔﻴﻔﺼﺗ");
    it.reader.send(Message::Paste("طالبان\n".to_owned()));
    assert_eq!(typed_row(&it), "ﻥﺎﺒﻟﺎﻄﻟ :ﺔﻴﻔﺼﺗ");
}

#[test]
fn the_cursor_stands_at_the_end_of_the_line_after_letters_and_digits_that_run_against_it() {
    for (language, typed) in [
        (Language::Arabic, "بيت ab"),
        (Language::Arabic, "تاريخ:2021"),
        (Language::English, "ab بيت"),
    ] {
        let mut it = story_in(language, 80, 24);
        it.press("f").type_text(typed);
        let (buffer, _) = it.reader.screen();
        let (x, y) = cursor(&it);
        let beyond: String = match language {
            Language::Arabic => (0..=x).map(|x| buffer[(x, y)].symbol()).collect(),
            Language::English => (x..80).map(|x| buffer[(x, y)].symbol()).collect(),
        };
        assert_eq!(beyond.trim(), "", "{typed}");
        let beside = match language {
            Language::Arabic => x + 1,
            Language::English => x - 1,
        };
        assert_ne!(buffer[(beside, y)].symbol(), " ", "{typed}");
    }
}

/// The column and row of the cursor, which is shown where one types.
#[track_caller]
fn cursor(it: &Story) -> (u16, u16) {
    let (_, cursor) = it.reader.screen();
    let cursor = cursor.unwrap_or_else(|| panic!("nothing is typed:\n{}", it.picture()));
    assert!(cursor.is_shown);
    (cursor.column, cursor.row)
}

/// The cells of the row where one types, from left to right.
#[track_caller]
fn typed_row(it: &Story) -> String {
    let (buffer, _) = it.reader.screen();
    let (_, y) = cursor(it);
    let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
    cells.collect::<String>().trim().to_owned()
}

#[test]
fn leaving_the_search_gives_the_list_back_on_a_narrow_screen() {
    let mut it = story(60, 14);
    it.shows("المقالات").press("/").hides("المقالات");
    it.type_text("القتال").press("Esc").shows("المقالات");
    it.press("j Enter").shows("قال دونالد ترامب");
    it.press("/ Esc").shows("قال دونالد ترامب");
}

#[test]
fn leaving_the_filter_gives_the_panel_of_actors_back() {
    let mut it = story(80, 24);
    it.press("a").shows("الجهات والشخصيات");
    it.press("f").shows("المقالات").hides("الجهات والشخصيات");
    it.type_text("بشرى").press("Esc").shows("الجهات والشخصيات");
    it.press("s a").shows("تضمين: طالبان").says("المقال 1 من 2");
}

#[test]
fn an_arabic_layout_gives_the_same_commands() {
    let mut it = story(80, 24);
    it.press("ت")
        .says("المقال 2 من 3")
        .press("ن")
        .says("المقال 1 من 3");
    it.press("Enter ش")
        .shows("الجهات والشخصيات")
        .press("ش ظ")
        .type_text("ت")
        .shows("بحث في المقال");
    it.press("Esc ؟").shows("مساعدة").press("ض").press("ض");
    assert!(it.reader.has_quit());
}

#[test]
fn a_narrow_screen_shows_one_pane_at_a_time() {
    let mut it = story(50, 20);
    it.shows("المقالات").hides("أعلنت طالبان");
    it.press("Enter").shows("أعلنت طالبان").hides("المقالات");
    it.press("Right").shows("المقالات");
    it.press("Left ]").shows("أعلنت طالبان");
}

#[test]
fn another_size_keeps_the_text_at_the_top() {
    let mut it = story(60, 12);
    it.press("Enter PgDn");
    let top = |it: &Story| {
        let open = it.reader.model().reader.open.as_ref().expect("an article");
        open.page.range().expect("a page").start
    };
    let before = top(&it);
    for (width, height) in [(44, 12), (60, 13), (52, 12)] {
        it.reader.send(Message::Resize(width, height));
        let open = it.reader.model().reader.open.as_ref().expect("an article");
        assert!(
            open.page.range().expect("a page").contains(&before),
            "{width}x{height}"
        );
    }
    it.reader.send(Message::Resize(60, 12));
    assert_eq!(top(&it), before);
    it.reader.send(Message::Resize(30, 8));
    it.shows("أعمدة النافذة 30 وأسطرها")
        .shows("8 وأقل ما يكفي من الأعمدة")
        .shows("40 ومن الأسطر 12");
    let mut it = story_in(Language::English, 60, 12);
    it.reader.send(Message::Resize(30, 8));
    it.shows("the window has 30 columns")
        .shows("8 rows; at least 40 columns")
        .shows("and 12 rows are needed");
}

#[test]
fn half_a_page_is_half_a_page_in_the_list_the_text_and_at_the_caret() {
    let mut it = story_of(&[long("فصول النهر", "فصل", 80)], 80, 24);
    it.press("Enter Space");
    let (_, page) = it.place();
    it.press("g Ctrl-d");
    let (_, half) = it.place();
    assert!(0 < half && half < page, "{half} of {page}");
    it.press("Ctrl-u");
    assert!(it.place().1 < half);
    it.press("s Ctrl-d Ctrl-d Ctrl-d");
    assert!(it.place().1 > 0, "the caret takes the page along");
    let mut it = story_of(&short(40), 80, 24);
    let row = |it: &Story| it.reader.model().sidebar.selected;
    it.press("Space");
    let page = row(&it);
    it.press("g Ctrl-d");
    assert_eq!(row(&it), page / 2);
    it.press("Ctrl-u");
    assert_eq!(row(&it), 0);
    it.press("? Ctrl-d Ctrl-d Ctrl-u Esc");
}

#[test]
fn the_place_in_an_article_is_kept_while_others_are_read() {
    let mut it = story(60, 12);
    it.press("Enter PgDn").hides("هدنة قصيرة في الشمال");
    it.press("e")
        .shows("قال دونالد ترامب")
        .press("w")
        .hides("هدنة قصيرة في الشمال");
}

/// The text of the mention or hit that one is at.
fn here(it: &Story) -> String {
    let open = it.reader.model().reader.open.as_ref().expect("an article");
    open.article.text[open.here.clone().expect("a place")].to_owned()
}

#[test]
fn one_article_alone_is_read_at_once() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/1-truce.txt");
    let mut it = open(Source::Path(path.into()), Language::Arabic, 60, 12);
    it.shows("هدنة قصيرة في الشمال")
        .press("End")
        .shows("ويرى مراقبون");
    it.press("Esc").shows("المقالات");
}

#[test]
fn the_focused_actor_is_let_go_by_the_key_that_focuses_and_by_the_last_esc() {
    let focused = |it: &Story| it.reader.model().focused.is_some();
    let mut it = story(80, 24);
    it.press("Enter ] Enter").says("أُلغي اختيار الجهة: طالبان");
    assert!(!focused(&it));
    it.press("Enter").says("الجهة المختارة: طالبان");
    // What is nearer goes first.
    it.press("f").type_text("طالبان").press("Enter a");
    it.press("/").type_text("وقف").press("Enter");
    for left in ["what was found", "the panel", "the filter"] {
        it.press("Esc");
        assert!(focused(&it), "{left}");
    }
    it.press("Esc").says("أُلغي اختيار الجهة: طالبان");
    assert!(!focused(&it));
    it.press("Esc").hides("أُلغي اختيار الجهة");

    let mut it = story(50, 24);
    it.press("Enter ] Esc").shows("المقالات");
    assert!(focused(&it), "back to the list");
    it.press("Esc");
    assert!(!focused(&it));
}
