//! The mouse: what a click, the wheel and a scrollbar do, by the cells of the screen.

use std::cell::Cell;
use std::time::{Duration, Instant};

use qari::app::Message;
use qari::app::geometry::Pane;
use qari::input::mouse::{Mouse, MouseAction};
use qari::layout::Justify;

use crate::articles;
use crate::story::{Story, story, story_of};

/// Does something with the mouse, long after whatever was done before.
fn point(it: &mut Story, action: MouseAction, place: (u16, u16)) {
    thread_local! {
        static NOW: Cell<Instant> = Cell::new(Instant::now());
    }
    let now = NOW.get() + Duration::from_secs(1);
    NOW.set(now);
    point_at(it, action, place, now);
}

fn point_at(it: &mut Story, action: MouseAction, (column, row): (u16, u16), now: Instant) {
    let mouse = Mouse {
        action,
        column,
        row,
    };
    it.reader.send(Message::Mouse(mouse, now));
}

fn click(it: &mut Story, place: (u16, u16)) {
    point(it, MouseAction::Press, place);
    point(it, MouseAction::Release, place);
}

fn place_of(it: &Story, text: &str) -> (u16, u16) {
    it.find(text)
        .unwrap_or_else(|| panic!("no {text:?}:\n{}", it.picture()))
}

/// The column and row of the cells at both ends of a text, in reading order.
fn ends(it: &Story, text: &str) -> ((u16, u16), (u16, u16)) {
    let (left, row) = place_of(it, text);
    let width = it.styles_of(text).len() as u16;
    ((left + width - 1, row), (left, row))
}

#[test]
fn a_click_opens_an_article() {
    let mut it = story(80, 24);
    let place = place_of(&it, "بُشرى لطلاب كابول");
    click(&mut it, place);
    it.reads("بُشرى لطلاب كابول");
    assert_eq!(it.reader.model().focus, Pane::Reader);
    // The open one again, and a place without an article.
    click(&mut it, place);
    it.reads("بُشرى لطلاب كابول");
    click(&mut it, (60, 22));
    it.reads("بُشرى لطلاب كابول");
    assert_eq!(it.reader.model().focus, Pane::Side);
}

#[test]
fn a_click_on_a_mention_focuses_its_actor_and_one_beside_it_does_nothing() {
    let mut it = story(80, 24);
    let (place, _) = ends(&it, "القتال");
    click(&mut it, place);
    assert_eq!(it.reader.model().focused, None);
    let (place, _) = ends(&it, "واشنطن");
    click(&mut it, place);
    it.says("الجهة المختارة: الولايات المتحدة");
    assert!(it.reader.model().focused.is_some());
}

#[test]
fn drawing_over_words_marks_them_in_the_order_of_the_text() {
    let mut it = story(80, 24);
    let (start, end) = ends(&it, "طالبان وقف القتال");
    for (from, to) in [(start, end), (end, start)] {
        point(&mut it, MouseAction::Press, from);
        point(&mut it, MouseAction::Drag, ((from.0 + to.0) / 2, from.1));
        point(&mut it, MouseAction::Drag, to);
        point(&mut it, MouseAction::Release, to);
        it.press("x").says("نُسخ النص المحدد");
        let copied = it.reader.copied().last().map(String::as_str);
        assert_eq!(copied, Some("طالبان وقف القتال"));
    }
    // From the blank beyond the start of a line on.
    let (start, end) = ends(&it, "أعلنت طالبان");
    it.press("Esc Esc");
    point(&mut it, MouseAction::Press, (start.0 + 1, start.1));
    point(&mut it, MouseAction::Drag, end);
    point(&mut it, MouseAction::Release, end);
    it.press("x");
    let copied = it.reader.copied().last().map(String::as_str);
    assert_eq!(copied, Some("أعلنت طالبان"));
    // A click moves the caret, and drops what was marked.
    let (place, _) = ends(&it, "السبت");
    click(&mut it, place);
    it.press("x").says("نُسخت الكلمة");
    assert_eq!(it.reader.copied().last().map(String::as_str), Some("السبت"));
}

#[test]
fn every_letter_of_the_page_is_where_it_is_seen() {
    for keys in ["", "u", "u u"] {
        let mut it = story(80, 24);
        it.press("Enter").press(keys).press("s v Esc");
        if keys == "u" {
            assert_eq!(it.reader.model().justify, Justify::Spaces);
        }
        let text = it.reader.model().geometry().text;
        let mut seen = 0;
        for row in text.y..text.bottom() {
            for column in text.x..text.right() {
                let open = it.open_article();
                let Some(shown) = open.shown_at(row - text.y, column - text.x) else {
                    continue;
                };
                // What stands there begins with the same letter, if it is no other shape.
                let (buffer, _) = it.reader.screen();
                let letter = open.article.text[shown].chars().next();
                let symbol = buffer[(column, row)].symbol().chars().next();
                if letter.is_some_and(|c| c.is_ascii_digit() || " .:،".contains(c)) {
                    assert_eq!(symbol, letter, "at {column}, {row}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 60, "{seen}");
    }
}

#[test]
fn the_wheel_turns_what_is_under_the_pointer() {
    let text = articles::long("مقال طويل", "كلام", 60);
    let mut it = story_of(&[text, "مقال ثان\n\nنصه.\n".to_owned()], 80, 24);
    point(&mut it, MouseAction::WheelDown, (10, 10));
    let (_, first) = it.place();
    assert!(first > 0, "three rows down");
    assert_eq!(it.reader.model().focus, Pane::Side, "the keys stay");
    point(&mut it, MouseAction::WheelUp, (10, 10));
    assert_eq!(it.place().1, 0);
}

#[test]
fn the_wheel_and_the_scrollbar_of_the_list_show_other_rows_and_open_nothing() {
    let texts: Vec<_> = (10..210).map(|n| format!("مقال {n}\n\nنصه.\n")).collect();
    let mut it = story_of(&texts, 80, 24);
    it.press("Tab").reads("مقال 10");
    let read = |it: &Story| {
        let list = &it.reader.model().sidebar;
        (0..list.total)
            .filter(|&row| list.row(row).is_some_and(|row| row.state.read))
            .count()
    };
    assert_eq!((it.reader.model().focus, read(&it)), (Pane::Reader, 1));
    for _ in 0..6 {
        point(&mut it, MouseAction::WheelDown, (70, 10));
    }
    it.hides("مقال 15").shows("مقال 16").reads("مقال 10");
    assert_eq!((it.reader.model().sidebar.selected, read(&it)), (0, 1));
    // Rows that were not known before.
    point(&mut it, MouseAction::Press, (50, 22));
    point(&mut it, MouseAction::Release, (50, 22));
    it.shows("مقال 209").reads("مقال 10");
    point(&mut it, MouseAction::WheelDown, (70, 10));
    it.shows("مقال 209");
    point(&mut it, MouseAction::WheelUp, (70, 10));
    it.hides("مقال 209").shows("مقال 208");
    // What comes of itself leaves the rows where they are; a key goes on from the
    // article that is selected.
    it.reader.send(Message::Resize(80, 23));
    it.shows("مقال 208")
        .press("e")
        .reads("مقال 11")
        .shows("مقال 11");
    for _ in 0..9 {
        point(&mut it, MouseAction::WheelDown, (70, 10));
    }
    let place = place_of(&it, "مقال 21");
    click(&mut it, place);
    it.reads("مقال 21").shows("مقال 21");
}

#[test]
fn what_is_selected_stays_so_however_far_the_list_is_scrolled() {
    let mut it = story_of(&articles::short(500), 80, 24);
    let wheel = |it: &mut Story, action, notches| {
        for _ in 0..notches {
            point(it, action, (70, 10));
        }
    };
    wheel(&mut it, MouseAction::WheelDown, 200);
    it.says("المقال 1 من 500").shows(&articles::title(208));
    it.press("x").says("نُسخ العنوان");
    let copied = it.reader.copied().last().map(String::as_str);
    assert_eq!(copied, Some(articles::title(1).as_str()));
    it.press("r").says("المقال مقروء");
    it.press("r").says("المقال غير مقروء");
    // At the edge: nothing moves, and the selected row is shown again.
    it.press("k").says("هذا أول المقالات");
    it.press("x")
        .says("نُسخ العنوان")
        .hides(&articles::title(208));

    it.press("G").says("المقال 500 من 500");
    wheel(&mut it, MouseAction::WheelUp, 300);
    it.says("المقال 500 من 500")
        .press("j")
        .says("هذا آخر المقالات");
    it.press("a a").says("المقال 500 من 500");
    it.reads(&articles::title(500));
    wheel(&mut it, MouseAction::WheelUp, 300);
    it.press("k")
        .says("المقال 499 من 500")
        .reads(&articles::title(499));
}

#[test]
fn drawing_from_or_to_a_blank_row_marks_from_or_to_the_nearest_line() {
    let mut it = story(80, 24);
    let text = it.reader.model().geometry().text;
    let (start, end) = ends(&it, "أعلنت طالبان");
    let above = (start.0, start.1 - 1);
    let is_blank = |it: &Story, row| {
        let columns = text.x..text.right();
        let (buffer, _) = it.reader.screen();
        columns
            .clone()
            .all(|column| buffer[(column, row)].symbol() == " ")
    };
    assert!(is_blank(&it, above.1), "{}", it.picture());
    for (from, to) in [(above, end), (end, above)] {
        point(&mut it, MouseAction::Press, from);
        point(&mut it, MouseAction::Drag, to);
        point(&mut it, MouseAction::Release, to);
        it.press("x").says("نُسخ النص المحدد");
        let copied = it.reader.copied().last().map(String::as_str);
        assert_eq!(copied, Some("أعلنت طالبان"));
    }
    // Below the end of the text.
    let mut it = story_of(&["عنوان\n\nسطر أخير\n".to_owned()], 80, 24);
    let (start, end) = ends(&it, "أخير");
    let below = (end.0, text.bottom() - 1);
    assert!(is_blank(&it, below.1), "{}", it.picture());
    for (from, to) in [(below, start), (start, below)] {
        point(&mut it, MouseAction::Press, from);
        point(&mut it, MouseAction::Drag, to);
        point(&mut it, MouseAction::Release, to);
        it.press("x");
        let copied = it.reader.copied().last().map(String::as_str);
        assert_eq!(copied, Some("أخير"));
    }
    // A click there chooses nothing and moves no caret.
    let caret = it.open_article().caret().map(|caret| caret.at);
    click(&mut it, below);
    assert_eq!(it.open_article().caret().map(|caret| caret.at), caret);
}

#[test]
fn a_scrollbar_is_clicked_and_drawn() {
    let text = articles::long("مقال طويل", "كلام", 200);
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter");
    point(&mut it, MouseAction::Press, (0, 11));
    let half = it.open_article().progress;
    assert!((0.4..0.6).contains(&half), "{half}");
    point(&mut it, MouseAction::Drag, (5, 22));
    assert_eq!(it.open_article().progress, 1.0);
    point(&mut it, MouseAction::Drag, (5, 0));
    assert_eq!(it.place().1, 0);
    point(&mut it, MouseAction::Release, (5, 0));
    point(&mut it, MouseAction::Drag, (5, 20));
    assert_eq!(it.place().1, 0, "the button is up");
}

#[test]
fn the_panel_of_actors_is_clicked() {
    let mut it = story(80, 24);
    it.press("a");
    let place = place_of(&it, "الولايات المتحدة");
    let selected = it
        .reader
        .model()
        .facets
        .selected()
        .map(|row| row.actor().cloned().expect("an actor"));
    click(&mut it, place);
    let now = it
        .reader
        .model()
        .facets
        .selected()
        .map(|row| row.actor().cloned().expect("an actor"));
    assert_ne!(now, selected);
    click(&mut it, place);
    assert_eq!(it.reader.model().focused, now, "the second click focuses");
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let mut it = story(80, 24);
    it.press("z").says("الفأرة للطرفية");
    let place = place_of(&it, "بُشرى لطلاب كابول");
    click(&mut it, place);
    it.reads("هدنة قصيرة في الشمال");
    it.press("z").says("الفأرة تعمل هنا");
    click(&mut it, place);
    it.reads("بُشرى لطلاب كابول");
}

#[test]
fn while_one_types_or_reads_help_a_click_changes_nothing_below() {
    let mut it = story(80, 24);
    let place = place_of(&it, "بُشرى لطلاب كابول");
    it.press("?");
    click(&mut it, place);
    point(&mut it, MouseAction::WheelDown, place);
    it.press("Esc").reads("هدنة قصيرة في الشمال");
    it.press("/");
    click(&mut it, place);
    it.press("Esc").reads("هدنة قصيرة في الشمال");
}

#[test]
fn a_text_that_is_opened_under_a_held_button_is_not_marked_from_where_it_was_pressed() {
    let long_one = articles::long("مقال طويل", "كلام", 60);
    // A mention stands wherever the button may have gone down in the other one.
    let long_two = format!("مقال ثان\n\n{}\n", "طالبان ".repeat(900));
    for other in ["مقال قصير\n\nنصه.\n".to_owned(), long_two] {
        let mut it = story_of(&[long_one.clone(), other], 80, 24);
        it.press("Enter End");
        let (start, end) = ends(&it, "كلام");
        point(&mut it, MouseAction::Press, start);
        it.press("e");
        point(&mut it, MouseAction::Drag, end);
        point(&mut it, MouseAction::Drag, (start.0, start.1 + 2));
        assert_eq!(it.open_article().marked(), None);
        point(&mut it, MouseAction::Release, start);

        it.press("w End");
        point(&mut it, MouseAction::Press, start);
        it.press("e");
        point(&mut it, MouseAction::Release, start);
        assert_eq!(it.reader.model().focused, None);
        assert_eq!(it.open_article().caret(), None);
    }
}

#[test]
fn drawing_as_far_as_a_lam_alef_copies_its_alef() {
    let text = "عنوان\n\nقال إلا ومضى.\n".to_owned();
    let mut it = story_of(&[text], 80, 24);
    let (start, end) = ends(&it, "قال إلا");
    for (from, to) in [(start, end), (end, start)] {
        point(&mut it, MouseAction::Press, from);
        point(&mut it, MouseAction::Drag, to);
        point(&mut it, MouseAction::Release, to);
        it.press("x");
        let copied = it.reader.copied().last().map(String::as_str);
        assert_eq!(copied, Some("قال إلا"));
    }
}

#[test]
fn clicks_in_short_time_mark_the_word_the_sentence_and_the_paragraph() {
    let text = "عنوان\n\nقال إلا ومضى. ثم عاد أمس.\n\nفقرة أخرى.\n".to_owned();
    let mut it = story_of(&[text], 80, 24);
    let (place, _) = ends(&it, "ومضى");
    let (other, _) = ends(&it, "عاد");
    let mut now = Instant::now();
    let mut click_after = |it: &mut Story, place, milliseconds| {
        now += Duration::from_millis(milliseconds);
        point_at(it, MouseAction::Press, place, now);
        point_at(it, MouseAction::Release, place, now);
    };
    let marked = |it: &Story| {
        let open = it.open_article();
        open.marked()
            .map(|marked| open.article.text[marked].to_owned())
    };
    click_after(&mut it, place, 0);
    assert_eq!(marked(&it), None);
    for wanted in ["ومضى", "قال إلا ومضى.", "قال إلا ومضى. ثم عاد أمس.", "ومضى"]
    {
        click_after(&mut it, place, 300);
        assert_eq!(marked(&it).as_deref(), Some(wanted));
    }
    it.press("x").says("نُسخت الكلمة");
    // Too late, or elsewhere.
    click_after(&mut it, place, 500);
    assert_eq!(marked(&it), None);
    click_after(&mut it, other, 100);
    assert_eq!(marked(&it), None);
    // Drawn on, whole words are marked.
    now += Duration::from_millis(100);
    point_at(&mut it, MouseAction::Press, other, now);
    point_at(&mut it, MouseAction::Drag, place, now);
    assert_eq!(marked(&it).as_deref(), Some("ومضى. ثم عاد"));
    point_at(&mut it, MouseAction::Release, place, now);
    assert_eq!(marked(&it).as_deref(), Some("ومضى. ثم عاد"));
}

#[test]
fn a_click_on_a_row_of_the_concordance_shows_its_place_and_the_wheel_goes_on() {
    let mut it = story(80, 24);
    it.press("Enter ] =");
    let area = it.reader.model().geometry().below.expect("it is open");
    click(&mut it, (area.x + 30, area.y + 5));
    it.reads("بُشرى لطلاب كابول").says("السطر 5 من 5");
    click(&mut it, (area.x + 30, area.bottom() - 1));
    it.says("السطر 5 من 5");
    point(&mut it, MouseAction::WheelUp, (area.x + 30, area.y + 2));
    it.says("السطر 4 من 5").reads("هدنة قصيرة في الشمال");
    click(&mut it, (area.x, area.y + 1));
    it.says("السطر 1 من 5");
    assert_eq!(it.reader.model().focus, Pane::Below);
    let (place, _) = ends(&it, "أعلنت");
    click(&mut it, place);
    assert_eq!(it.reader.model().focus, Pane::Reader);
}
