//! Exports from the reader: a name is typed, a file is there.

use std::fs;
use std::path::PathBuf;

use crate::story::{Story, story_of};

fn articles() -> Vec<String> {
    vec![
        "عنوان الخبر\n\nأعلنت طالبان أمس وقف القتال. وقال متحدث إن الهدنة قصيرة.\n".to_owned(),
        "خبر آخر\n\nقالت طالبان إنها لا تعرف شيئًا عن ذلك. وسكتت.\n".to_owned(),
    ]
}

/// A file that is not there yet.
fn file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reader-export");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    let _ = fs::remove_file(&file);
    file
}

/// Types the name, which takes the place of the one that is proposed.
fn name(it: &mut Story, file: &std::path::Path) {
    it.type_text(file.to_str().expect("UTF-8")).press("Enter");
}

#[test]
fn what_is_marked_is_exported_from_the_list() {
    let mut it = story_of(&articles(), 80, 24);
    let file = file("notes.html");
    it.press("{").shows("تصدير إلى ملف:");
    assert_eq!(it.typed(), "~/qari-notes.html");
    name(&mut it, &file);
    it.says("لا شيء للتصدير");
    assert!(!file.exists());
    it.press("* {");
    name(&mut it, &file);
    it.says("المقالات المصدَّرة: 1");
    let page = fs::read_to_string(&file).expect("a page");
    assert!(page.contains("عنوان الخبر") && !page.contains("خبر آخر"));
}

#[test]
fn a_file_that_is_there_is_replaced_by_a_second_enter_alone() {
    let mut it = story_of(&articles(), 80, 24);
    let file = file("again.md");
    fs::write(&file, "قديم").expect("a file");
    it.press("* Ctrl-v");
    name(&mut it, &file);
    assert_eq!(it.typed(), file.to_str().expect("UTF-8"), "asked again");
    it.press("Esc");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "قديم");
    it.press("{");
    name(&mut it, &file);
    it.press("Enter").says("المقالات المصدَّرة: 1");
    assert!(
        fs::read_to_string(&file)
            .expect("a file")
            .contains("## عنوان الخبر")
    );
}

#[test]
fn an_ending_that_says_no_format_stays_in_the_line() {
    let mut it = story_of(&articles(), 80, 24);
    let file = file("notes.txt");
    it.press("{");
    name(&mut it, &file);
    it.shows("تدل اللاحقة على الصيغة");
    assert!(it.typed().ends_with("notes.txt"));
    it.press("Esc");
    assert!(it.reader.model().bar.is_none() && !file.exists());
}

#[test]
fn rows_of_a_concordance_are_exported_as_they_are_listed() {
    let mut it = story_of(&articles(), 80, 24);
    let file = file("rows.csv");
    it.press("Enter ] = {");
    assert_eq!(it.typed(), "~/qari-concordance.html");
    name(&mut it, &file);
    it.says("الأسطر المصدَّرة: 2");
    let table = fs::read_to_string(&file).expect("a table");
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(table.contains("أعلنت طالبان أمس وقف القتال.") && table.contains("«خبر آخر»"));
}

#[test]
fn a_table_of_a_concordance_has_what_stands_beside_each_keyword_in_the_order_of_the_screen() {
    let mut it = story_of(&articles(), 80, 24);
    let file = file("beside.csv");
    // By what follows: «أمس» before «إنها».
    it.press("Enter ] = s s s {");
    name(&mut it, &file);
    it.says("الأسطر المصدَّرة: 2");
    let table = fs::read_to_string(&file).expect("a table");
    let mut rows = table.trim_start_matches('\u{FEFF}').lines();
    let names: Vec<&str> = rows.next().expect("names").split(',').collect();
    let wanted = ["row", "before", "quote", "after", "start", "end"];
    let places = wanted.map(|name| names.iter().position(|one| *one == name).expect("a column"));
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.split(',').map(str::to_owned).collect())
        .collect();
    let found: Vec<[&str; 6]> = rows
        .iter()
        .map(|row| places.map(|place| row[place].as_str()))
        .collect();
    let first = [
        "1",
        "أعلنت",
        "طالبان",
        "أمس وقف القتال. وقال متحدث إن الهدنة قصيرة.",
        "19",
        "25",
    ];
    let second = [
        "2",
        "قالت",
        "طالبان",
        "إنها لا تعرف شيئًا عن ذلك. وسكتت.",
        "14",
        "20",
    ];
    assert_eq!(found, [first, second]);
}

#[test]
fn what_cannot_be_written_is_said_with_its_name_which_can_be_mended() {
    let mut it = story_of(&articles(), 80, 24);
    let file = file("mended.md");
    let wrong = PathBuf::from("/nowhere/at/all.md");
    it.press("* {");
    name(&mut it, &wrong);
    it.shows("تعذّر التصدير إلى").shows("/nowhere/at/all.md");
    assert_eq!(it.typed(), "/nowhere/at/all.md", "it is asked for again");
    // It is one's own by now: what is typed goes on from it.
    it.type_text("x");
    assert_eq!(it.typed(), "/nowhere/at/all.mdx");
    it.press("Ctrl-u");
    name(&mut it, &file);
    it.says("المقالات المصدَّرة: 1");
}

#[test]
fn a_proposed_name_is_kept_by_the_keys_that_move() {
    let mut it = story_of(&articles(), 80, 24);
    it.press("{ End").type_text("x");
    assert_eq!(it.typed(), "~/qari-notes.htmlx");
    it.press("Esc {").type_text("x");
    assert_eq!(it.typed(), "x");
}
