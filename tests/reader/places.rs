//! Stories of the place in an article: what moves it, and what gives it back.

use qari::app::Message;
use qari::config::strings::Language;
use qari::layout::PageRow;
use qari::library::import::Source;
use qari::text::direction::Direction;

use crate::articles::{in_folder, long};
use crate::story::{Story, open, story_of};

const ACTOR: &str = "وقالت طالبان إنها لا تعلم.\n\n";

#[test]
fn going_to_an_actor_does_not_mark_the_article_left_as_read() {
    let texts = [text("الأول", "نص"), text("الثاني", ACTOR)];
    let mut it = story_of(&texts, 80, 24);
    it.press("a Enter").reads("الثاني");
    let list = &it.reader.model().sidebar;
    let read = [0, 1].map(|row| list.row(row).is_some_and(|row| row.state.read));
    assert_eq!(read, [false, true], "{}", it.picture());
}

#[test]
fn the_next_hit_of_a_filter_is_in_the_next_article_whoever_it_mentions() {
    let texts = [
        text("الأول", &format!("كلمة نادرة. {ACTOR}")),
        text("الثاني", "كلمة نادرة."),
        text("الثالث", &format!("وكلمة نادرة. {ACTOR}")),
    ];
    let mut it = story_of(&texts, 80, 24);
    it.press("f").type_text("نادرة").press("Enter Tab n");
    it.reads("الثاني").press("n").reads("الثالث");
    it.press("p").reads("الثاني");
}

#[test]
fn a_filter_after_a_search_goes_to_what_it_filters_for() {
    let texts = [
        long("الأول", "كلمة", 3) + "وهنا كلام نادر.\n",
        text("الثاني", "نص"),
    ];
    let mut it = story_of(&texts, 80, 24);
    it.press("Enter /").type_text("الفقرة").press("Enter f");
    it.type_text("نادر").press("Enter");
    let open = it.open_article();
    let here = open.here.clone().map(|here| &open.article.text[here]);
    assert_eq!(here, Some("نادر"), "{}", it.picture());
}

#[test]
fn the_way_back_leads_to_the_page_from_which_one_went() {
    let first = text("الأول", ACTOR) + &long("", "نص", 30);
    let mut it = story_of(&[first, text("الثاني", "نص")], 80, 24);
    it.press("Enter ] PgDn PgDn PgDn");
    let before = it.place();
    it.press("[");
    assert_ne!(it.place(), before, "{}", it.picture());
    it.press("o");
    assert_eq!(it.place(), before, "{}", it.picture());
}

#[test]
fn the_top_of_the_page_does_not_drift_however_often_the_size_changes() {
    let first = text("الأول", &"كلمة طويلة قليلا وأخرى ".repeat(400));
    let mut it = story_of(&[first, text("الثاني", "نص")], 80, 24);
    it.press("Enter PgDn PgDn PgDn");
    let before = it.place();
    for width in (80..140).chain((80..=140).rev()) {
        it.reader.send(Message::Resize(width, 24));
    }
    assert_eq!(it.place(), before, "{}", it.picture());
    it.reader.send(Message::Resize(80, 200));
    assert_ne!(it.place(), before, "all of it fits");
    it.reader.send(Message::Resize(80, 24));
    assert_eq!(it.place(), before, "{}", it.picture());
}

#[test]
fn the_direction_of_one_article_is_changed_and_remembered_and_the_place_stays() {
    let body = "word of Latin وكلمة أخرى ".repeat(400);
    let mut it = story_of(&[text("الأول", &body), text("الثاني", &body)], 80, 24);
    it.press("Enter PgDn PgDn");
    let before = it.place();
    let direction = |it: &Story| {
        let rows = &it.open_article().page.rows;
        let line = rows.iter().find_map(|row| match row {
            PageRow::Line { line, .. } => Some(line.direction),
            _ => None,
        });
        line.expect("a page of text")
    };
    it.press("y").says("بحسب أول حرف فيها");
    assert_eq!(
        (direction(&it), it.place()),
        (Direction::LeftToRight, before.clone())
    );
    it.press("y").says("من اليمين إلى اليسار");
    assert_eq!(
        (direction(&it), it.place()),
        (Direction::RightToLeft, before.clone())
    );
    it.press("y").says("من اليسار إلى اليمين");
    assert_eq!(
        (direction(&it), it.place()),
        (Direction::LeftToRight, before.clone())
    );

    it.press("e").reads("الثاني");
    it.press("y").says("بحسب أول حرف فيها");
    it.press("w").reads("الأول");
    assert_eq!(
        (direction(&it), it.place()),
        (Direction::LeftToRight, before.clone())
    );
    it.press("y").says("بحسب كلماتها");
    assert_eq!(it.place(), before);
}

#[test]
fn a_direction_that_was_asked_for_turns_short_paragraphs_too() {
    let mut it = story_of(&[text("الأول", "وصل الوفد.")], 60, 14);
    it.press("Enter");
    // The last letter of the Arabic text stands leftmost.
    let indent = |it: &Story| {
        let picture = it.picture();
        let row = picture.lines().find(|row| row.contains('ﺪ'));
        row.and_then(|row| row.find('ﺪ')).unwrap_or_default()
    };
    let right = indent(&it);
    it.press("y y y").says("من اليسار إلى اليمين");
    assert!(indent(&it) < right, "{}", it.picture());
}

/// An article with this title and body.
fn text(title: &str, body: &str) -> String {
    format!("{title}\n\n{body}\n\n")
}

/// A title keeps its direction in a line of the interface that runs the other way.
#[test]
fn a_title_with_latin_words_is_named_in_its_own_order() {
    let title = "قالت صحيفة The Guardian البريطانية في تقرير مطول نشرته أمس إن طالبان تريد لقاء";
    let first = "قالت طالبان إنها ترحب بالوفد.\n\nووصل الوفد أمس.\n".to_owned();
    let second = format!("{title}\n\nووصل الوفد أمس.\n");
    in_folder(&[first, second], |folder| {
        let source = Source::Path(folder.to_owned());
        let mut it = open(source, Language::English, 120, 12);
        it.press("Enter ] ]").says(title);
    });
}
