//! Stories of lists to choose from: the command palette and the contents of an article.

use qari::app::Message;
use qari::app::commands::{Command, entry};
use qari::config::strings::Language;
use qari::input::mouse::{Mouse, MouseAction};
use std::time::Instant;

use crate::story::{story, story_in, story_of};

#[test]
fn a_command_is_found_by_words_of_either_language_and_done() {
    let mut it = story(100, 24);
    it.press("Enter :").shows("أمر:").type_text("ارقام");
    it.shows("تغيير شكل الأرقام").hides("تصفية المقالات");
    it.press("Enter").says("الأرقام: ١٢٣").hides("أمر:");
    it.press("8").type_text("vowel mar").press("Enter");
    it.says("الحركات: الشدة والتنوين فقط");
    // Esc leaves everything as it was.
    let before = it.place();
    it.press("Ctrl-p").type_text("quit").press("Esc");
    assert_eq!(it.place(), before);
    assert!(!it.reader.has_quit());
    it.press(":").type_text("quit").press("Enter");
    assert!(it.reader.has_quit());
}

#[test]
fn what_is_chosen_is_done_where_one_was() {
    let mut it = story_in(Language::English, 100, 24);
    // In the list `x` copies the title, at the caret the word there.
    it.press(":").type_text("copy").press("Enter");
    assert_eq!(it.reader.copied().len(), 1);
    it.press("Enter s :").type_text("next word").press("Enter");
    it.press(":").type_text("copy sel").press("Enter");
    assert_eq!(it.reader.copied().len(), 2);
    it.press("Esc Esc").press(":").type_text("include only");
    it.says("this command holds: in the panels");
    // It is told, and the list stays.
    it.press("Enter")
        .says("this command holds")
        .shows("Command:");
    it.press("Esc").hides("Command:");
}

#[test]
fn the_palette_knows_other_words_and_says_where_nothing_has_them() {
    let mut it = story_in(Language::English, 80, 20);
    it.press(":").type_text("dark").shows("another theme");
    it.press("Ctrl-u").type_text("xyzzy");
    it.shows("no command has these words").press("Enter");
    it.shows("no command has these words").press("Ctrl-u");
    it.hides("no command has these words").shows("down a line");
    let mut it = story_in(Language::Arabic, 80, 20);
    it.press(":").type_text("ليلي").shows("تغيير السمة");
    it.press("Ctrl-u").type_text("خزعبلات");
    let (_, row) = it.find("لا أمر بهذه الكلمات").expect("it is said");
    assert_eq!(row, 1, "where the first row would stand");
}

/// The names of the settings, and the commands by which what they set is changed, shown or
/// meant.
const SETTINGS: [(&str, Command); 17] = [
    ("lang", Command::CycleLanguage),
    ("region", Command::CycleLanguage),
    ("render", Command::CycleRendering),
    ("marks", Command::CycleMarks),
    ("digits", Command::CycleDigits),
    ("months", Command::Months),
    ("calendar", Command::Months),
    ("encoding", Command::CycleRendering),
    ("direction", Command::CycleDirection),
    ("justify", Command::CycleJustification),
    ("color", Command::CycleTheme),
    ("theme", Command::CycleTheme),
    ("measure", Command::CycleMeasure),
    ("spacing", Command::CycleSpacing),
    ("mirror", Command::MoveList),
    ("mouse", Command::ToggleMouse),
    ("citation", Command::Cite),
];

#[test]
fn the_name_of_a_setting_finds_the_command_that_changes_it() {
    let mut program = assert_cmd::Command::cargo_bin("qari").expect("the program");
    let output = program
        .args(["generate", "config", "--lang", "en"])
        .output();
    let generated = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
    let settings = generated.split("[keys]").next().expect("settings");
    let names = settings.lines().filter_map(|line| {
        let (name, _) = line.strip_prefix('#')?.split_once(" = ")?;
        name.bytes()
            .all(|byte| byte.is_ascii_lowercase())
            .then_some(name)
    });
    let names: Vec<&str> = names.collect();
    assert_eq!(
        names,
        SETTINGS.map(|(name, _)| name),
        "settings that are known here"
    );
    for language in [Language::Arabic, Language::English] {
        let mut it = story_in(language, 110, 30);
        it.press("Enter :");
        for (name, command) in SETTINGS {
            it.press("Ctrl-u").type_text(name);
            let rows = &it.reader.model().chooser.as_ref().expect("it is open").rows;
            let wanted = entry(command).label(language);
            let found = rows.iter().take(3).any(|row| row.label == wanted);
            assert!(found, "{name}: {rows:?}");
        }
    }
}

#[test]
fn one_goes_through_the_rows_by_keys_and_by_mouse() {
    let mut it = story_in(Language::English, 80, 20);
    it.press(":").shows("down a line");
    let selected = |it: &crate::story::Story| {
        let chooser = it.reader.model().chooser.as_ref();
        chooser.expect("it is open").selected
    };
    it.press("Down Down Up");
    assert_eq!(selected(&it), 1);
    it.press("PgDn PgDn");
    assert_eq!(selected(&it), 37);
    it.press("PgUp PgUp PgUp Tab").shows("up a line");
    assert_eq!(selected(&it), 1);
    it.type_text("zzz")
        .shows("no command has these words")
        .press("Enter");
    it.press("Ctrl-u").type_text("digits");
    let at = |row| Mouse {
        action: MouseAction::Press,
        column: 30,
        row,
    };
    it.reader.send(Message::Mouse(at(1), Instant::now()));
    it.says("digits:");
    it.reader.send(Message::Mouse(at(1), Instant::now()));
    // Any size is large enough, or none is drawn.
    it.press(":");
    for (width, height) in [(40, 12), (20, 4), (200, 60)] {
        it.reader.send(Message::Resize(width, height));
        it.picture();
    }
    it.reader.send(Message::Paste("كلمة ".repeat(2000)));
    it.press("End Left Backspace");
}

#[test]
fn what_is_pasted_is_typed() {
    let mut it = story(80, 24);
    it.press(":");
    it.reader.send(Message::Paste("تبديل\u{1b}[2J".to_owned()));
    it.press("Ctrl-u");
    it.reader.send(Message::Paste("إنهاء\n".to_owned()));
    it.press("Enter");
    assert!(it.reader.has_quit());
}

fn chapters() -> String {
    let body = "وصل الوفد إلى المدينة صباح اليوم بعد رحلة طويلة. ".repeat(12);
    let chapter = |name: &str| format!("## {name}\n\n{body}\n\n");
    let names = ["موسم المطر", "أسعار الخبز", "طريق الجبل"];
    let chapters: String = names.into_iter().map(chapter).collect();
    format!("# سوق القرية\n\n{body}\n\n{chapters}")
}

#[test]
fn the_contents_lead_to_a_heading_and_back() {
    let folder = std::env::temp_dir().join(format!("qari-contents-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("one.md");
    std::fs::write(&path, chapters()).expect("a file");
    let source = qari::library::import::Source::Path(path);
    let mut it = crate::story::open(source, Language::Arabic, 90, 20);
    it.press("9").shows("فهرس المقال:").shows("موسم المطر");
    insta::assert_snapshot!("contents", it.picture());
    it.type_text("خبز").press("Enter");
    let (_, at) = it.place();
    let text = &it.open_article().article.text;
    assert!(text[at..].starts_with("أسعار الخبز"), "{at}");
    // The heading above the page is selected when it is opened again.
    it.press("j j 9 Down Enter");
    assert!(it.open_article().article.text[it.place().1..].contains("طريق الجبل"));
    it.press("o o");
    assert_eq!(it.place().1, 0);
    std::fs::remove_dir_all(folder).expect("it was there");
}

#[test]
fn an_article_without_headings_says_so() {
    let text = "خبر قصير\n\nعاد الصيادون إلى الميناء مساء أمس.\n".to_owned();
    let mut it = story_of(&[text], 80, 20);
    it.press("9")
        .says("لا عناوين فرعية في هذا المقال")
        .hides("فهرس المقال:");
}

#[test]
fn the_palette_in_both_languages() {
    let mut it = story(90, 16);
    it.press(":").type_text("الجهة");
    insta::assert_snapshot!("palette-arabic", it.picture());
    let mut it = story_in(Language::English, 90, 16);
    it.press(":").type_text("next");
    insta::assert_snapshot!("palette-english", it.picture());
}

#[test]
fn the_theme_is_changed_while_reading() {
    let mut it = story_in(Language::English, 90, 16);
    let ground = |it: &crate::story::Story| it.reader.screen().0[(5, 5)].bg;
    let dark = ground(&it);
    it.press("7").says("theme: light");
    assert_ne!(ground(&it), dark);
    it.press("7 7").says("theme: high contrast");
    it.press(":")
        .type_text("theme")
        .press("Enter")
        .says("theme: for the colour-blind");
    it.press("7").says("theme: 16 colours").press("7");
    assert_eq!(ground(&it), dark);
}

#[test]
fn lines_paragraphs_and_the_side_of_the_list_are_changed_while_reading() {
    let body = "عاد الصيادون إلى الميناء مساء أمس بعد أسبوع في البحر. ".repeat(3);
    let text = format!("خبر من الميناء\n\n{body}\n\n{body}\n\n{body}\n");
    let mut it = story_of(&[text], 120, 24);
    let width = |it: &crate::story::Story| it.reader.model().geometry().text.width;
    let wide = width(&it);
    it.press("|").says("عرض الأسطر: 60");
    assert_eq!(width(&it), 60);
    it.press("| |").says("عرض الأسطر كعرض اللوحة");
    assert_eq!(width(&it), wide);
    it.press("| _").says("أول كل فقرة مُزاح");
    insta::assert_snapshot!("indented", it.picture());
    it.press("_").says("بين الفقرات سطر فارغ");
    // The list is on the other side, and arrows follow the eye.
    it.press("Right :").type_text("نقل القائمة").press("Enter");
    it.says("القائمة على اليسار");
    let parts = it.reader.model().geometry();
    assert_eq!(parts.side.map(|side| side.x), Some(0));
    insta::assert_snapshot!("list-on-the-left", it.picture());
    it.press("Right");
    assert_eq!(it.reader.model().focus, qari::app::geometry::Pane::Reader);
    it.press("Left");
    assert_eq!(it.reader.model().focus, qari::app::geometry::Pane::Side);
}
