//! Stories of where articles come from: their files, and their pages on the web.

use std::fs;
use std::path::PathBuf;

use qari::config::strings::Language;
use qari::library::import::Source;

use crate::story::{Story, open, story};

/// A file in a folder of its own, opened.
fn of_file(name: &str, text: &str) -> (PathBuf, Story) {
    let folder = format!("qari-origins-{}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(folder);
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    fs::write(&file, text).expect("a file");
    let it = open(Source::Path(folder.clone()), Language::English, 90, 20);
    (file, it)
}

fn give_up(file: &std::path::Path) {
    fs::remove_dir_all(file.parent().expect("its folder")).expect("it was there");
}

#[test]
fn a_changed_file_is_read_again_where_one_was() {
    let line = "قالت طالبان إن الطريق فُتح أمام القوافل منذ الصباح.\n\n".repeat(30);
    let (file, mut it) = of_file("news.txt", &format!("خبر من الطريق\n\n{line}"));
    it.press("~").says("the file has not changed");
    it.press("Enter PgDn PgDn");
    let (_, before) = it.place();
    let more = "وأضاف ترامب أن الأمر يعني الجميع.\n";
    fs::write(&file, format!("خبر من الطريق\n\n{line}{more}")).expect("it is written");
    it.press("~").says("the file was read again");
    assert_eq!(it.place().1, before);
    assert_eq!(it.reader.model().sidebar.total, 1);
    it.press("End").shows("وأضاف ترامب");
    let mentions = it.open_article().mentions.as_ref().expect("they are known");
    assert!(mentions.iter().any(|one| one.actor.as_str() == "trump"));
    // A shorter text, and then none.
    fs::write(&file, "خبر قصير\n\nانتهى الأمر.\n").expect("it is written");
    it.press("~").shows("انتهى الأمر").press("n p [ ] o i");
    fs::remove_file(&file).expect("it was there");
    it.press("~")
        .says("is not there any more")
        .shows("انتهى الأمر");
    give_up(&file);
}

#[test]
fn the_page_of_an_article_is_opened_if_it_is_one_of_the_web() {
    let page = |link: &str| {
        let body =
            "<p>عاد الصيادون إلى الميناء مساء أمس بعد أسبوع طويل في عرض البحر.</p>".repeat(6);
        format!(
            "<!doctype html><html lang=ar><head><meta charset=utf-8><title>خبر الميناء</title>\
             <link rel=canonical href='{link}'></head><body><article><h1>خبر الميناء</h1>{body}\
             </article></body></html>"
        )
    };
    let (file, mut it) = of_file("page.html", &page("https://news.example.org/sea?id=7"));
    it.press("@")
        .says("opening https://news.example.org/sea?id=7");
    assert_eq!(it.reader.browsed(), ["https://news.example.org/sea?id=7"]);
    give_up(&file);
    let mut it = story(90, 20);
    it.press("@").says("لا رابط في المقال لصفحته");
    assert!(it.reader.browsed().is_empty());
}

#[test]
fn nothing_is_removed_from_anything_but_the_library_and_no_press_says_otherwise() {
    let mut it = story(100, 20);
    let total = it.reader.model().sidebar.total;
    for _ in 0..2 {
        it.press("Ctrl-x")
            .says("ليست هذه القائمة من المكتبة، فلم يُحذف شيء");
    }
    assert_eq!(it.reader.model().sidebar.total, total);
}
