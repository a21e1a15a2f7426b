//! Stories of mentions that explain themselves, and of doubtful ones.

use ratatui::style::{Modifier, Style};

use crate::story::{Story, story, story_of};

/// A movement, a description of it, a capital that is only likely, and a full name.
fn open() -> Story {
    let text = "خبر قصير عن الشمال\n\n\
        أعلنت طالبان وقف القتال في الشمال. وقالت الحركة إن الاتفاق قائم.\n\n\
        وبات موقف موسكو من الهدنة معروفًا.\n\n\
        وأشادت الصين بها.\n";
    let mut it = story_of(&[text.to_owned()], 100, 24);
    it.press("Tab");
    it
}

fn here(it: &Story) -> Option<&str> {
    let open = it.open_article();
    Some(&open.article.text[open.here.clone()?])
}

#[test]
fn a_key_tells_why_the_mention_at_hand_is_one_until_something_else_is_done() {
    let mut it = open();
    it.press(". ;");
    it.shows("«طالبان» اسم صريح للجهة");
    it.hides("الانتقال إلى ما تعود إليه");
    it.press("j").hides("اسم صريح للجهة");
    it.press("F2").shows("اسم صريح للجهة");
    it.press("F2").hides("اسم صريح للجهة");
}

#[test]
fn the_mention_it_refers_to_is_marked_and_reached_by_the_same_key() {
    let mut it = open();
    it.press(". .");
    assert_eq!(here(&it), Some("الحركة"));
    let before = it.styles_of("أعلنت طالبان");
    it.press(";").shows("وصف يعود إلى المذكور قبله: «طالبان»");
    it.shows("الانتقال إلى ما تعود إليه");
    let marked = it.styles_of("أعلنت طالبان");
    assert_ne!(before, marked, "{}", it.picture());
    assert!(
        marked
            .iter()
            .any(|style| style.add_modifier.contains(Modifier::REVERSED))
    );
    it.press(";");
    assert_eq!(here(&it), Some("طالبان"), "{}", it.picture());
    it.shows("اسم صريح للجهة");
    it.press("o");
    assert_eq!(here(&it), Some("الحركة"), "one comes back");
}

#[test]
fn with_no_mention_at_hand_the_first_on_the_page_is_explained() {
    let mut it = open();
    it.press(";").shows("اسم صريح للجهة");
    assert_eq!(here(&it), Some("طالبان"));
    let mut bare = story_of(&["عنوان\n\nلا أحد هنا.\n".to_owned()], 80, 24);
    bare.press("Tab ;").says("لا إشارة هنا لشرح سببها");
}

#[test]
fn a_caret_asks_about_the_mention_under_it() {
    let mut it = open();
    it.press(". . s ;");
    it.shows("وصف يعود إلى المذكور قبله: «طالبان»");
}

/// A mention is explained from any letter of its written word, also from those before it.
#[test]
fn a_caret_asks_from_the_clitic_before_a_mention_too() {
    let text =
        "خبر من الجبل\n\nصار الوادي ملاذًا آمنًا للقاعدة في ذلك العام، وبقي الباب مفتوحًا لطالبان.\n";
    let mut it = story_of(&[text.to_owned()], 100, 24);
    it.press("Tab /").type_text("للقاعدة").press("Enter s ;");
    it.shows("بدليل ما قبله").shows("آمنًا لـ»");
    it.press("Esc /").type_text("لطالبان").press("Enter s ;");
    it.shows("«طالبان» اسم صريح للجهة");
    it.press("Enter").says("الجهة المختارة: طالبان");
    // Not from the word before it.
    it.press("Esc Esc /").type_text("مفتوحا").press("Enter s ;");
    it.says("لا إشارة هنا لشرح سببها");
}

#[test]
fn the_explanation_never_covers_its_mention() {
    for height in 12..24 {
        let mut it = open();
        it.reader.send(qari::app::Message::Resize(60, height));
        for _ in 0..4 {
            it.press(". ;");
            let words = here(&it).expect("a mention").to_owned();
            it.shows(&words);
        }
    }
}

#[test]
fn likely_mentions_are_hidden_and_then_neither_visited_nor_counted() {
    let mut it = open();
    it.press(".").says("الإشارة 1 من 4");
    it.press("'").says("الإشارات المؤكَّدة فقط");
    it.press(".")
        .says("الإشارة 2 من 3")
        .says("الإشارات المؤكَّدة فقط");
    it.press(".").says("الإشارة 3 من 3");
    assert_eq!(here(&it), Some("الصين"), "{}", it.picture());
    it.press("a").shows("مؤكَّدة");
    it.hides("روسيا");
    it.press("'").shows("روسيا").hides("مؤكَّدة");
    it.press("Tab .").press(",").says("الإشارة 3 من 4");
    assert_eq!(here(&it), Some("موسكو"), "{}", it.picture());
}

#[test]
fn a_likely_mention_is_a_dim_dashed_underline_and_nothing_more() {
    let mut it = open();
    it.press("v");
    let lines = |it: &Story, text: &str| -> Vec<bool> {
        let is_under = |style: &Style| style.add_modifier.contains(Modifier::UNDERLINED);
        it.styles_of(text).iter().map(is_under).collect()
    };
    assert_eq!(lines(&it, "موسكو"), [true, false, true, false, true]);
    assert!(lines(&it, "طالبان").iter().all(|&under| under));
    let bold = |style: &Style| style.add_modifier.contains(Modifier::BOLD);
    assert!(!it.styles_of("موسكو").iter().any(bold));
    it.press("'");
    assert_eq!(lines(&it, "موسكو"), [false; 5]);
}

#[test]
fn esc_closes_the_explanation_before_anything_else_is_left() {
    let mut it = story(80, 24);
    it.press("Enter ] ;");
    assert!(it.reader.model().explained.is_some());
    it.press("Esc");
    assert!(it.reader.model().explained.is_none());
    assert!(
        it.reader.model().focused.is_some(),
        "the actor is still focused"
    );
    it.press("Esc");
    assert!(it.reader.model().focused.is_none());
}
