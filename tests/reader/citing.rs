//! Citations: what one key copies where.

use crate::story::{Story, story_of};

const FIRST: &str = "أعلنت طالبان أمس وقف القتال. وقال متحدث إن «الهدنة» قصيرة. فهل تدوم؟";

fn articles() -> Vec<String> {
    vec![
        format!("عنوان الخبر\n\n{FIRST}\n\nفقرة ثالثة عن مزارع القرية وأهلها.\n"),
        "خبر آخر\n\nقالت طالبان إنها لا تعرف شيئًا عن ذلك. وسكتت.\n".to_owned(),
    ]
}

/// What was copied, without the file, which stands on a line of its own.
fn cited(it: &Story) -> &str {
    let all = it.reader.copied().last().expect("something was copied");
    let (said, file) = all.split_once('\n').expect("the file is named");
    assert!(file.ends_with(".txt"), "{file}");
    said
}

#[test]
fn in_the_list_the_article_is_cited() {
    let mut it = story_of(&articles(), 80, 24);
    it.press(">")
        .says("نُسخ النص مع توثيق المصدر إلى حافظة الطرفية");
    assert_eq!(cited(&it), "«عنوان الخبر»");
}

#[test]
fn in_the_reading_pane_it_is_the_sentence_of_the_mention_or_the_first_one_of_the_page() {
    let mut it = story_of(&articles(), 80, 24);
    it.press("Enter F11");
    assert_eq!(cited(&it), "«أعلنت طالبان أمس وقف القتال.» — «عنوان الخبر»");
    it.press("End ] >");
    assert_eq!(cited(&it), "«أعلنت طالبان أمس وقف القتال.» — «عنوان الخبر»");
}

#[test]
fn lines_of_the_page_are_never_cited_unless_one_is_at_them() {
    let text = "جسر على النهر\n\nإعلان\n\nافتتحت البلدة جسرًا على النهر صباح أمس بحضور أهلها. ورحب به التجار.\n";
    let mut it = story_of(&[text.to_owned()], 80, 24);
    it.shows("زوائد");
    it.press(">");
    let first = "«افتتحت البلدة جسرًا على النهر صباح أمس بحضور أهلها.» — «جسر على النهر»";
    assert_eq!(cited(&it), first);
    it.press("\\ >");
    assert_eq!(cited(&it), first, "open or folded");
    // The caret on the row of what is folded: what comes after it.
    it.press("\\ s");
    let is_there = |it: &Story| {
        let open = it.open_article();
        let caret = open.caret().expect("a caret");
        open.folded_at(caret.at).is_some()
    };
    for _ in 0..4 {
        if !is_there(&it) {
            it.press("Down");
        }
    }
    assert!(is_there(&it), "\n{}", it.picture());
    it.press(">");
    assert_eq!(cited(&it), first);
}

#[test]
fn the_caret_cites_its_sentence_and_what_is_marked() {
    let mut it = story_of(&articles(), 80, 24);
    it.press("Enter ] s . >");
    assert_eq!(
        cited(&it),
        "«وقال متحدث إن “الهدنة” قصيرة.» — «عنوان الخبر»"
    );
    it.press("v e >");
    assert!(cited(&it).starts_with("«وقال»"), "{}", cited(&it));
    assert!(it.open_article().marked().is_some(), "it stays marked");
}

#[test]
fn a_row_is_cited_by_its_own_article() {
    let mut it = story_of(&articles(), 80, 24);
    it.press("Enter ] = Down >");
    assert_eq!(
        cited(&it),
        "«قالت طالبان إنها لا تعرف شيئًا عن ذلك.» — «خبر آخر»"
    );
    it.press("Esc 6");
    if it
        .reader
        .model()
        .related
        .as_ref()
        .is_some_and(|open| !open.rows().is_empty())
    {
        it.press(">");
        assert!(cited(&it).ends_with("«خبر آخر»"), "{}", cited(&it));
    } else {
        it.press(">").says("لا شيء هنا");
    }
}

#[test]
fn the_date_is_cited_as_it_is_written_and_as_a_day() {
    let text = format!("عنوان الخبر\n\n31 أغسطس 2021\n\n{FIRST}\n");
    let mut it = story_of(&[text], 80, 24);
    it.press(">");
    assert_eq!(
        cited(&it),
        "«أعلنت طالبان أمس وقف القتال.» — «عنوان الخبر»، 31 أغسطس 2021 (\u{2068}2021-08-31\u{2069})"
    );
}
