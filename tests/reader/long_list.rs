//! Stories of a library too long for the screen, and of narrowing it.

use std::ops::RangeInclusive;

use qari::app::Message;

use crate::articles::{long, short, title};
use crate::story::{Story, story_of};

#[test]
fn the_end_and_the_start_are_a_key_away() {
    let mut it = story_of(&short(200), 80, 24);
    it.press("End").says("المقال 200 من 200").reads(&title(200));
    assert_eq!(listed(&it).end(), &200);
    assert_eq!(listed(&it).count(), 11, "{}", it.picture());
    it.press("Home").says("المقال 1 من 200").reads(&title(1));
    assert_eq!(listed(&it), 1..=11);
}

#[test]
fn a_page_down_leads_on_beyond_the_rows_that_are_known() {
    let mut it = story_of(&short(200), 80, 24);
    for page in 1..=18 {
        let number = 1 + 11 * page;
        it.press("PgDn").reads(&title(number));
        assert!(listed(&it).contains(&number), "{}", it.picture());
    }
    it.press("PgDn").says("المقال 200 من 200");
    it.press("PgDn").says("هذا آخر المقالات");
    it.press("PgUp").reads(&title(189));
}

#[test]
fn a_filter_that_cannot_be_read_stays_open_and_says_why() {
    let mut it = story_of(&short(200), 80, 24);
    it.press("f").type_text("رقم )").press("Enter");
    it.says("تعذّر فهم التصفية عند «)»: قوس إغلاق بلا فتح")
        .shows("تصفية: رقم");
    assert_eq!(it.reader.model().sidebar.total, 200, "the last list stays");
    it.press("Backspace Enter").hides("تعذّر");
    it.press("End").says("المقال 200 من 200").reads(&title(200));

    it.press("f Ctrl-u").type_text("(").press("Enter");
    it.says("قوس بلا إغلاق").press("Esc").hides("قوس");
    it.press("Home End").says("المقال 200 من 200");
}

#[test]
fn a_filter_with_few_matches_shows_them_all() {
    let mut texts = short(200);
    for number in [1, 2, 3, 200] {
        texts[number - 1] += "وفيه كلمة نادرة.\n";
    }
    let mut it = story_of(&texts, 80, 24);
    it.press("End").press("f").type_text("نادرة");
    it.press("Enter").shows("المقالات 4").reads(&title(200));
    assert_eq!(listed(&it), 1..=4, "{}", it.picture());
    for number in [1, 2, 3, 200] {
        it.shows(&title(number));
    }
}

#[test]
fn a_larger_window_shows_more_of_the_list_at_its_end() {
    let mut it = story_of(&short(200), 80, 24);
    it.press("End");
    it.reader.send(Message::Resize(80, 48));
    assert_eq!(listed(&it), 178..=200, "{}", it.picture());
    it.reader.send(Message::Resize(80, 24));
    assert_eq!(listed(&it).end(), &200);
}

#[test]
fn leaving_the_filter_gives_back_the_article_and_the_place() {
    let mut texts = short(200);
    texts[149] = long(&title(150), "رقم", 30);
    texts[9] += "وفيه كلمة نادرة.\n";
    let mut it = story_of(&texts, 80, 24);
    it.press("End");
    for _ in 0..50 {
        it.press("k");
    }
    it.press("Enter PgDn PgDn").reads(&title(150));
    let before = it.place();
    it.press("f").type_text("نادرة").reads(&title(10));
    it.press("Esc");
    assert_eq!(it.place(), before, "{}", it.picture());
    assert!(listed(&it).contains(&150), "{}", it.picture());

    // Over a filter that was accepted as well.
    it.press("f").type_text("رقم").press("Enter PgDn");
    let before = it.place();
    it.press("f").type_text(" 10").press("Esc");
    assert_eq!(it.place(), before, "{}", it.picture());
    it.press("f Esc");
    assert_eq!(it.place(), before, "{}", it.picture());
}

#[test]
fn the_article_one_reads_stays_open_while_it_matches() {
    let mut texts = short(200);
    for number in [20, 60, 100] {
        texts[number - 1] += "وفيه كلمة نادرة.\n";
    }
    texts[19] += "ومعها أخرى.\n";
    let mut it = story_of(&texts, 80, 24);
    it.press("PgDn j j j Enter").reads(&title(15));
    it.press("f").type_text("ن").reads(&title(15));
    it.type_text("ا").reads(&title(20));
    it.press("Esc").reads(&title(15));
    it.press("f").type_text("نادرة").press("Enter");
    it.press("End").says("المقال 3 من 3").reads(&title(100));
    it.press("c").says("المقال 100 من 200").reads(&title(100));
    it.press("f").type_text("ناد").reads(&title(100));
    it.type_text("رة").reads(&title(100));
    it.type_text(" أخرى").reads(&title(20));
    // It is the article where filtering began that is kept.
    it.press("Backspace Backspace Backspace Backspace")
        .reads(&title(100));
}

#[test]
fn actors_are_included_and_excluded() {
    let mut texts = short(200);
    for number in (10..=200).step_by(10) {
        texts[number - 1] += "وقالت طالبان إنها لا تعلم.\n";
    }
    for number in (50..=200).step_by(50) {
        texts[number - 1] += "وقال دونالد ترامب إنه يعلم.\n";
    }
    let mut it = story_of(&texts, 130, 24);
    it.press("a s")
        .shows("الجهات والشخصيات 2")
        .reads(&title(10));
    it.press("a").shows("تضمين: طالبان").says("المقال 1 من 20");
    it.press("a j x").reads(&title(10)).press("a");
    it.shows("استبعاد: ").says("المقال 1 من 16");
    it.press("End").reads(&title(190));
    it.press("c").says("المقال 190 من 200");
    it.press("Home a g x").reads(&title(1)).press("a");
    it.shows("استبعاد: طالبان").press("End");
    it.says("المقال 180 من 180").reads(&title(199));
}

#[test]
fn few_articles_selected_far_down_the_list_open_the_first_of_them() {
    let mut texts = short(200);
    texts[19] += "وفيه كلمة نادرة، وقالت طالبان إنها لا تعلم.\n";
    let mut it = story_of(&texts, 80, 24);
    it.press("End f").type_text("نا").reads(&title(20));
    it.press("Esc").reads(&title(200));
    it.press("a g s").reads(&title(20));
}

#[test]
fn an_article_that_the_filter_left_out_is_marked_unread_by_its_key() {
    let mut it = story_of(&short(200), 80, 24);
    it.press("Enter f").type_text("غغغغ").press("Enter");
    it.shows("لا مقال يوافق التصفية").reads(&title(1));
    it.press("Tab r").says("غير مقروء").press("c");
    let first = it.reader.model().sidebar.row(0);
    assert!(first.is_some_and(|row| !row.state.read), "{}", it.picture());
}

/// The rows of the list that are on the screen, counted from one.
fn listed(it: &Story) -> RangeInclusive<usize> {
    let items = &it.reader.model().sidebar.items;
    match (items.first(), items.last()) {
        (Some(first), Some(last)) => first.index + 1..=last.index + 1,
        _ => panic!("an empty list:\n{}", it.picture()),
    }
}
