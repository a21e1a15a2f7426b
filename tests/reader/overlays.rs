//! Stories of the pages that lie over the others: help and notices.

use std::collections::HashSet;

use crate::story::{Story, open, story, story_in, story_of};
use qari::app::Message;
use qari::app::commands::TABLE;
use qari::config::strings::Language;
use qari::layout::Marks;
use qari::library::import::Source;

#[test]
fn help_lists_every_key_in_the_language_of_the_interface() {
    let mut it = story(60, 20);
    it.press("?")
        .shows("سطر إلى الأسفل")
        .press("End")
        .shows("الفأرة للطرفية")
        .press("Esc")
        .hides("الفأرة للطرفية");
    let mut it = story_in(Language::English, 60, 20);
    it.press("?")
        .shows("down a line")
        .press("q")
        .shows("Articles")
        .press("q");
    assert!(it.reader.has_quit());
}

/// Words of the interface have marks that tell them from others (تقدّم), and some hamzas
/// are written as marks.
#[test]
fn where_marks_ruin_letters_none_is_drawn_anywhere() {
    let text = "خانه\u{654} ملت را دیدم\n\nجامعهٔ ما بُزرگ است.\n".to_owned();
    let mut it = story_of(&[text], 110, 90);
    it.shows("خانه\u{654}");
    it.reader.send(Message::MarksSuit(Marks::Strip));
    it.shows("خانه ملت").shows("جامعه ما بزرگ");
    it.press("?").shows("تقدم").press("Esc");
    // Who wants them anyway gets them.
    it.press("m").shows("خانه\u{654}").shows("بُزرگ");
    it.press("?").shows("تقدّم").press("Esc m m");
    it.hides("بُزرگ").shows("خانه ملت");
}

#[test]
fn help_fills_a_window_that_has_grown() {
    let mut it = story(80, 24);
    it.press("? End").hides("سطر إلى الأسفل").shows("مسح السطر");
    it.reader.send(Message::Resize(80, 240));
    it.shows("سطر إلى الأسفل").shows("مسح السطر");
    it.reader.send(Message::Resize(80, 24));
    it.shows("سطر إلى الأسفل").press("k").shows("سطر إلى الأسفل");
}

/// What stands on the screen between blanks.
fn words(it: &Story) -> HashSet<String> {
    let shown = it.picture().replace(['\u{202D}', '\u{202C}'], "");
    shown.split_whitespace().map(str::to_owned).collect()
}

/// Every key and every word of help is seen on one screen or another.
#[test]
fn nothing_of_help_is_cut_at_any_width() {
    for language in [Language::Arabic, Language::English] {
        for width in [40, 69, 70, 80, 110] {
            let labels = TABLE
                .iter()
                .flat_map(|entry| entry.label(language).split(' '));
            let mut unseen: HashSet<&str> = labels.collect();
            let keys = TABLE.iter().flat_map(|entry| entry.keys);
            let mut unseen_keys: HashSet<&str> = keys.copied().collect();
            let mut it = story_in(language, width, 20);
            it.press("?");
            let mut before = String::new();
            while it.picture() != before {
                it.hides("…");
                unseen.retain(|word| it.find(word).is_none());
                let shown = words(&it);
                unseen_keys.retain(|key| !shown.contains(*key));
                before = it.picture();
                it.press("PgDn");
            }
            assert!(unseen.is_empty(), "{width}: {unseen:?}");
            assert!(unseen_keys.is_empty(), "{width}: {unseen_keys:?}");
        }
    }
}

#[test]
fn pages_of_help_pass_nothing_over() {
    let mut it = story_in(Language::English, 40, 12);
    it.press("?");
    let first = it.picture();
    let mut seen = words(&it);
    let mut pages = 1;
    loop {
        let before = it.picture();
        it.press("PgDn");
        if it.picture() == before {
            break;
        }
        pages += 1;
        seen.extend(words(&it));
    }
    let mut keys = TABLE.iter().flat_map(|entry| entry.keys);
    assert!(keys.all(|key| seen.contains(*key)));
    for _ in 0..pages {
        it.press("PgUp");
    }
    assert_eq!(it.picture(), first);
}

#[test]
fn a_notice_is_shown_whole_on_a_narrow_screen() {
    let path = "a/folder/that/is/not/there/at/all/with/a-long-name-of-an-article.txt";
    let mut it = open(Source::Path(path.into()), Language::Arabic, 40, 14);
    it.shows("التنبيهات").shows("تعذّر فتح الملف: لا وجود له");
    let shown = it.picture().replace(['\u{202D}', '\u{202C}'], "");
    let is_of_path = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.');
    let shown: String = shown.chars().filter(is_of_path).collect();
    assert!(shown.contains(path), "{shown}");
}

#[test]
fn help_says_what_the_mouse_does_and_no_key_stands_far_from_its_command() {
    for (language, width) in [Language::Arabic, Language::English]
        .into_iter()
        .flat_map(|language| [44, 80, 100, 120].map(|width| (language, width)))
    {
        let mut it = story_in(language, width, 24);
        it.press("?");
        let (key, label) = match language {
            Language::Arabic => ("j", "سطر إلى الأسفل"),
            Language::English => ("j", "down a line"),
        };
        let (label_at, row) = it.find(label).expect("a command");
        let (buffer, _) = it.reader.screen();
        let key_at = (0..width).find(|&x| buffer[(x, row)].symbol() == key);
        let key_at = key_at.expect("a key");
        let away = match language {
            Language::Arabic => key_at - (label_at + label.chars().count() as u16 - 1),
            Language::English => label_at - key_at,
        };
        assert!(away <= 25, "{away} columns in {language:?} at {width}");
        it.reader.send(Message::Resize(width, 60));
        let label = match language {
            Language::Arabic => "الإشارة التالية",
            Language::English => "next mention",
        };
        let (_, row) = it.find(label).expect("a command");
        let (buffer, _) = it.reader.screen();
        let shows = |key| (0..width).any(|x| buffer[(x, row)].symbol() == key);
        assert!(shows("]") && !shows("["), "keys are not mirrored");
        it.press("End").shows(match language {
            Language::Arabic => "بالفأرة",
            Language::English => "with the mouse",
        });
    }
}
