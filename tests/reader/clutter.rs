//! Clutter, folded to one row: how it opens, and that nothing is lost in it.

mod caret;

use std::time::Instant;

use qari::app::Message;
use qari::config::strings::Language;
use qari::input::mouse::{Mouse, MouseAction};
use qari::layout::PageRow;
use qari::library::formats::plain;
use qari::library::import::Source;
use ratatui::style::{Modifier, Style};

use crate::articles::{in_folder, long};
use crate::slow::{Slow, slow};
use crate::story::{Story, open, story_of};

const BEFORE: &str = "وصلت القافلة إلى المدينة صباح اليوم.";
const BETWEEN: &str = "وقال السكان إن الأسواق عادت إلى العمل.";
const AFTER: &str = "ثم عادت القافلة مساءً إلى البلدة.";
const SHARING: [&str; 4] = [
    "شارك على فيسبوك",
    "مشاركة عبر واتساب",
    "طباعة",
    "أرسل لصديق",
];
const TWO: &str = "◂ زوائد الصفحة: سطران";
const FOUR: &str = "◂ زوائد الصفحة: 4 أسطر";

/// Clutter between two paragraphs, and more of it at the end.
fn article() -> String {
    let see_also = "إعلان\n\nاقرأ أيضًا: ميناء جديد في الجنوب";
    let sharing = SHARING.join("\n\n");
    format!("عنوان الخبر\n\n{BEFORE}\n\n{BETWEEN}\n\n{see_also}\n\n{AFTER}\n\n{sharing}\n")
}

fn opened(width: u16, height: u16) -> Story {
    let mut it = story_of(&[article()], width, height);
    it.press("Enter");
    it
}

/// Whether every cell of a row is reversed.
fn is_reversed(it: &Story, row: &str) -> bool {
    let styles = it.styles_of(row);
    let is_reversed = |style: &Style| style.add_modifier.contains(Modifier::REVERSED);
    styles.iter().all(is_reversed)
}

fn mouse(it: &mut Story, action: MouseAction, (column, row): (u16, u16)) {
    let mouse = Mouse {
        action,
        column,
        row,
    };
    it.reader.send(Message::Mouse(mouse, Instant::now()));
}

fn click(it: &mut Story, text: &str) {
    let place = it.find(text).expect("it is on the screen");
    mouse(it, MouseAction::Press, place);
    mouse(it, MouseAction::Release, place);
}

#[test]
fn clutter_is_one_row_that_says_how_much_there_is() {
    let mut it = opened(80, 24);
    it.shows(BETWEEN).shows(AFTER).shows(TWO).shows(FOUR);
    it.hides("إعلان").hides("ميناء جديد").hides(SHARING[0]);
    // It stands where a paragraph would, a blank row before and after it.
    let row = |it: &Story, text| it.find(text).expect("a row").1;
    assert_eq!(row(&it, TWO) - row(&it, BETWEEN), 2);
    assert_eq!(row(&it, AFTER) - row(&it, TWO), 2);

    let mut it = in_folder(&[article()], |folder| {
        open(Source::Path(folder.into()), Language::English, 80, 24)
    });
    it.shows("▸ page clutter: 2 lines")
        .shows("▸ page clutter: 4 lines");
    it.press("\\")
        .shows("▾ page clutter: 2 lines")
        .says("page clutter is open");
}

#[test]
fn a_click_opens_it_and_folds_it_again() {
    let mut it = opened(80, 24);
    click(&mut it, "زوائد الصفحة: 4");
    it.shows("▾ زوائد الصفحة: 4 أسطر").shows(TWO);
    for line in SHARING {
        it.shows(line);
    }
    click(&mut it, "▾ زوائد الصفحة: 4");
    it.shows(FOUR).hides(SHARING[0]);
    // Anywhere on its row.
    let (_, row) = it.find(FOUR).expect("the row");
    let left = it.find(BEFORE).expect("a paragraph").0;
    for shown in [true, false] {
        mouse(&mut it, MouseAction::Press, (left, row));
        mouse(&mut it, MouseAction::Release, (left, row));
        assert_eq!(it.find(SHARING[3]).is_some(), shown, "{}", it.picture());
    }
}

#[test]
fn one_key_opens_and_folds_all_of_an_article_and_each_article_remembers() {
    let texts = [article(), "خبر آخر\n\nنص قصير لا زوائد فيه.\n".to_owned()];
    let mut it = story_of(&texts, 80, 30);
    it.press("Enter \\").says("زوائد الصفحة مفتوحة");
    it.shows("إعلان").shows(SHARING[3]);
    it.press("e")
        .reads("خبر آخر")
        .press("\\")
        .says("لا زوائد في هذا المقال");
    it.press("w").shows("إعلان").shows(SHARING[3]);
    click(&mut it, "▾ زوائد الصفحة: سطران");
    it.press("e w").hides("إعلان").shows(SHARING[3]);
    it.press("\\").says("زوائد الصفحة مفتوحة").shows("إعلان");
    it.press("\\")
        .says("زوائد الصفحة مطوية")
        .shows(TWO)
        .shows(FOUR);
}

#[test]
fn finding_counts_what_is_folded_and_opens_what_one_goes_to() {
    let mut it = opened(80, 24);
    it.press("/")
        .type_text("على")
        .shows("شارك على فيسبوك")
        .shows(TWO);
    // While one types only the hit that is shown is open.
    it.press("Ctrl-u")
        .type_text("ميناء")
        .shows(FOUR)
        .shows("ميناء جديد");
    it.press("Esc").shows(TWO).shows(FOUR);
    it.press("/")
        .type_text("في")
        .press("Enter")
        .says("النتيجة 1 من 2");
    it.shows("ميناء جديد في الجنوب").shows(FOUR);
    it.press("n")
        .says("النتيجة 2 من 2")
        .shows("ميناء جديد في الجنوب");
    it.shows(SHARING[0]);
    // It folds by the key that focuses, at the hit: the row is marked, and opens again.
    it.press("Enter").shows(FOUR);
    assert!(is_reversed(&it, FOUR), "{}", it.picture());
    it.press("Enter").shows(SHARING[0]);
}

#[test]
fn a_hit_that_is_folded_marks_its_row() {
    let mut it = opened(80, 24);
    it.press("/").type_text("في").press("Enter");
    click(&mut it, "▾ زوائد الصفحة: سطران");
    let bold = |it: &Story, text| {
        let styles = it.styles_of(text);
        styles[styles.len() - 4].add_modifier != it.styles_of(BEFORE)[4].add_modifier
    };
    assert!(bold(&it, TWO) && bold(&it, FOUR), "{}", it.picture());
    it.press("Esc Esc");
    assert!(!bold(&it, FOUR), "{}", it.picture());
}

#[test]
fn the_way_back_opens_what_it_leads_to() {
    let first = article() + "\n" + &long("", "كلام", 1);
    let mut it = story_of(&[first, "خبر آخر\n\nنص قصير.\n".to_owned()], 80, 24);
    it.press("Enter /")
        .type_text("ميناء")
        .press("Enter e")
        .reads("خبر آخر");
    it.press("o").reads("عنوان الخبر").shows("ميناء جديد");
    it.press("\\ \\")
        .hides("ميناء جديد")
        .press("e")
        .reads("خبر آخر");
    // What was folded by hand stays so where one only comes by.
    it.press("w").shows(TWO).hides("ميناء جديد");
    it.press("e o").reads("عنوان الخبر").shows("ميناء جديد");
}

#[test]
fn the_row_is_one_row_at_every_width_and_the_place_stays() {
    let text = article() + "\n" + &long("", "كلام", 40);
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter j j j j j j");
    let before = it.place();
    for width in (40..130).rev() {
        it.reader.send(Message::Resize(width, 24));
        let rows = &it.open_article().page.rows;
        let folded = rows
            .iter()
            .filter(|row| matches!(row, PageRow::Folded { .. }));
        assert_eq!(folded.count(), 2, "{width}\n{}", it.picture());
    }
    it.reader.send(Message::Resize(80, 24));
    assert_eq!(it.place(), before);
    for keys in ["y", "y", "y", "y", "u", "u", "u", "m", "d"] {
        it.press(keys);
        assert_eq!(it.place(), before, "{keys}");
    }
}

#[test]
fn the_row_at_the_top_stays_there_whatever_opens_below_it_or_above() {
    let text = format!("{}\n{}", article(), long("", "كلام", 40));
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter");
    for _ in 0..20 {
        let top = it.place();
        for _ in 0..2 {
            it.press("\\");
            assert_eq!(it.place(), top, "{}", it.picture());
        }
        it.press("j");
    }
    it.press("G");
    let (top, progress) = (it.place(), it.open_article().progress);
    it.press("\\ \\");
    assert_eq!((it.place(), it.open_article().progress), (top, progress));
}

#[test]
fn the_way_through_an_article_is_that_through_what_is_shown() {
    let sharing = SHARING.join("\n\n") + "\n\n";
    let body = long("عنوان الخبر", "كلام", 30);
    let mut it = story_of(&[body + &sharing.repeat(100)], 80, 24);
    it.press("Enter");
    let shares = |it: &Story| {
        let open = it.open_article();
        (open.progress, open.share_shown())
    };
    let (start, share) = shares(&it);
    assert!(start == 0.0 && (0.1..0.5).contains(&share), "{share}");
    let mut before = start;
    while before < 1.0 {
        it.press("Space");
        let (progress, shown) = shares(&it);
        assert!(progress > before && progress - before < share * 1.5);
        assert!(shown < share * 1.5, "{shown}");
        before = progress;
    }
    it.shows("زوائد الصفحة: 400 سطر").press("g");
    assert_eq!(shares(&it).0, 0.0);
    // The middle of the scrollbar is the middle of what is shown.
    let pane = it.reader.model().geometry().reader.expect("a pane");
    let middle = (pane.x, pane.y + pane.height / 2);
    mouse(&mut it, MouseAction::Press, middle);
    let (progress, _) = shares(&it);
    assert!((0.4..0.8).contains(&progress), "{progress}");
}

#[test]
fn what_is_opened_at_the_foot_of_the_page_is_seen() {
    let body = long("عنوان الخبر", "كلام", 30);
    let mut it = story_of(&[format!("{body}{}\n", SHARING.join("\n\n"))], 80, 24);
    it.press("Enter G").shows(FOUR);
    click(&mut it, FOUR);
    it.shows("▾ زوائد الصفحة: 4 أسطر")
        .shows(SHARING[0])
        .shows(SHARING[3]);
}

#[test]
fn an_article_with_nothing_else_to_read_is_open() {
    let text = format!("عنوان الصفحة\n\n{}\n", SHARING.join("\n\n"));
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter")
        .shows("▾ زوائد الصفحة: 4 أسطر")
        .shows(SHARING[3]);
    it.press("\\")
        .says("زوائد الصفحة مطوية")
        .shows("عنوان الصفحة")
        .shows(FOUR);
}

#[test]
fn why_is_not_asked_of_what_is_folded() {
    let text =
        format!("عنوان\n\n{BEFORE}\n\n{BETWEEN}\n\nاقرأ أيضًا: طالبان تعلن هدنة\n\n{AFTER}\n");
    let mut it = story_of(&[text], 80, 24);
    it.press("Enter ;").says("لا إشارة هنا").hides("طالبان تعلن");
    it.press("\\ ;").hides("لا إشارة هنا");
}

#[test]
fn what_was_opened_in_the_beginning_of_a_large_text_is_open_when_it_is_whole() {
    let between = article();
    let line = "سطر بعد سطر من كلام طويل لا يقف حتى يبلغ القارئ آخره مع الليل\n\n";
    let lines = line.repeat(plain::LARGE / line.len() + 10);
    let mut it = slow(&[format!("{between}\n{lines}")]);
    it.press("Enter s ] ] ] Enter j").answer_all();
    let runs = |it: &Slow| {
        let rows = &it.open().page.rows;
        let runs: Vec<bool> = rows
            .iter()
            .filter_map(|row| it.open().fold_of(row))
            .map(|run| run.is_open)
            .collect();
        runs
    };
    assert_eq!(runs(&it), [true, false]);
    let top = it.open().top;
    assert!(!it.open().article.is_whole);
    it.read_rest().answer_all();
    assert!(it.open().article.is_whole);
    assert_eq!((runs(&it), it.open().top), (vec![true, false], top));
}
