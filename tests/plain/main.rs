//! The reader in lines: lines that are typed, and what is said. The real program, its
//! lines in pipes, and once in a terminal that can do nothing.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

mod fields;
mod mentions;
#[path = "../pty/mod.rs"]
mod pty;
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use portable_pty::CommandBuilder;
use pty::Pty;
use unicode_bidi::{BidiInfo, LTR_LEVEL, Level, RTL_LEVEL};

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");

/// What becomes of `lines`, said to the reader of `arguments` in a language.
fn output(language: &str, arguments: &[&str], lines: &[u8]) -> Output {
    let mut qari = Command::new(PROGRAM);
    qari.env("XDG_CONFIG_HOME", "/dev/null");
    // Nor a library of somebody.
    qari.env("XDG_DATA_HOME", "/dev/null")
        .env_remove("QARI_LIBRARY");
    // Nor how far somebody has read.
    qari.env("XDG_STATE_HOME", "/dev/null");
    qari.args(["--plain", "--lang", language]).args(arguments);
    qari.env_remove("QARI_RENDER").env("TERM", "xterm");
    qari.env("QARI_CONFIG", "/dev/null");
    qari.write_stdin(lines).output().unwrap()
}

/// What is said when these lines are typed.
#[track_caller]
fn said(language: &str, arguments: &[&str], lines: &[&str]) -> String {
    let typed: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
    let output = output(language, arguments, typed.as_bytes());
    let said = String::from_utf8(output.stdout).unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaints}");
    assert!(!said.contains(steers), "{said:?}");
    said
}

/// Whether a character does more than stand in a line of text.
fn steers(c: char) -> bool {
    let is_bidi = |c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    c.is_control() && c != '\n' || is_bidi(c)
}

/// Asserts that when these lines are typed, these are said, in this order, others
/// between them.
#[track_caller]
fn story(language: &str, arguments: &[&str], lines: &[&str], expected: &[&str]) {
    let said = said(language, arguments, lines);
    let mut rest = said.lines();
    for line in expected {
        assert!(
            rest.any(|said| said == *line),
            "not said, or not there: {line}\n{said}"
        );
    }
}

/// A file of this text, in a folder of its own.
fn file(test: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("plain")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("article.txt"), text).unwrap();
    folder.join("article.txt")
}

#[test]
fn articles_are_marked_tagged_and_noted_by_words_and_that_can_be_taken_back() {
    story(
        "en",
        &["--no-state", ARTICLES],
        &[
            "mark",
            "1",
            "mark",
            "tags اقتصاد، نقل بحري",
            "tags",
            "",
            "note يُراجع",
            "list",
            "1",
            "undo",
            "tags -",
            "undo",
            "!",
            "-",
            "list",
        ],
        &[
            "no article open",
            "marked, until you leave the program only",
            "tags: اقتصاد, نقل بحري, until you leave the program only",
            "marked · #اقتصاد · #نقل بحري",
            "note kept, until you leave the program only",
            "1. هدنة قصيرة في الشمال · قارئ · marked · #اقتصاد · #نقل بحري · note: يُراجع · read · 5 September 2021 · Taliban 4 · UN 1",
            "taken back: note deleted, until you leave the program only",
            "tags removed, until you leave the program only",
            "taken back: tags: اقتصاد, نقل بحري, until you leave the program only",
            "1. هدنة قصيرة في الشمال · قارئ · marked · #اقتصاد · #نقل بحري · read · 5 September 2021 · Taliban 4 · UN 1",
        ],
    );
    story(
        "ar",
        &["--no-state", ARTICLES],
        &["1", "علامة", "وسوم سياسة", "ملاحظة تُقارن", "تراجع", "قائمة"],
        &[
            "وُضعت علامة على المقال، حتى إنهاء البرنامج فقط",
            "وسوم المقال: سياسة، حتى إنهاء البرنامج فقط",
            "حُفظت الملاحظة، حتى إنهاء البرنامج فقط",
            "رقم 1: هدنة قصيرة في الشمال · قارئ · معلَّم · #سياسة · مقروء · 5 سبتمبر 2021 · طالبان 4 · الأمم المتحدة 1",
        ],
    );
}

#[test]
fn one_goes_on_where_one_left_in_another_run() {
    let paragraph = |number| format!("هذه هي الفقرة {number}، وفيها كلام يكفي لسطر أو سطرين.\n\n");
    let text: String = (1..=60).map(paragraph).collect();
    let file = file("resume", format!("عنوان النص\n\n{text}"));
    let home = file.parent().unwrap().join("home");
    let run = |lines: &str| {
        let mut qari = Command::new(PROGRAM);
        qari.env("HOME", &home).env_remove("QARI_LIBRARY");
        for variable in ["XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            qari.env(variable, &home);
        }
        qari.args(["--plain", "--lang", "en"]).arg(&file);
        let output = qari.write_stdin(lines.to_owned()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let said = run("\n\n\n\nq\n");
    let last = said.lines().rfind(|line| line.starts_with("هذه")).unwrap();
    let again = run("q\n");
    let first = again.lines().find(|line| line.starts_with("هذه"));
    assert_eq!(first, Some(last), "{said}\n{again}");
    // The end of what is typed is an end like another.
    run("page\n");
    let further = run("");
    assert!(!further.contains(last), "{further}");
    run("end\n");
    assert!(run("").contains("عنوان النص"), "from its start");
    assert!(!home.join("qari/library.sqlite").exists());
}

#[test]
fn it_lists_the_articles_and_reads_one_on() {
    let expected = "\
Qari · ?: help · q: quit
Articles: 1–3 of 3
1. هدنة قصيرة في الشمال · قارئ · unread · 5 September 2021 · Taliban 4 · UN 1
2. ترامب في الدوحة: زيارة بلا موعد · unread · Trump 3
3. بُشرى لطلاب كابول · unread · Taliban 1 · Trump 1
article 3 of 3 · paragraph 1 of 3
بُشرى لطلاب كابول
تُفتح جامعة كابول أبوابها يوم الاثنين، وهي بُشرى انتظرها طلابها. وقالت طالبان إن الدراسة تبدأ في الثامنة صباحًا.
paragraph 3 of 3
وفي الجامعة 21 ألف طالب. وقال ترامب إنه لا يعلم شيئًا عن الأمر.
end of the article · e: next article
this is the last article
article 2 of 3 · paragraph 1 of 2
";
    let said = said("en", &[ARTICLES], &["3", "", "", "e", "w"]);
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn it_speaks_arabic_and_takes_its_words_letters_and_digits() {
    story(
        "ar",
        &[ARTICLES],
        &["١", "", "التالي", "ص", "قائمة", "لغو", "ض"],
        &[
            "قارئ · ?: مساعدة · q: إنهاء",
            "المقالات: 1–3 من 3",
            "رقم 1: هدنة قصيرة في الشمال · قارئ · غير مقروء · 5 سبتمبر 2021 · طالبان 4 · الأمم المتحدة 1",
            "المقال 1 من 3 · الفقرة 1 من 8",
            "الفقرة 5 من 8",
            "المقال 2 من 3 · الفقرة 1 من 2",
            "المقال 1 من 3 · الفقرة 5 من 8",
            "رقم 1: هدنة قصيرة في الشمال · قارئ · مقروء · 5 سبتمبر 2021 · طالبان 4 · الأمم المتحدة 1",
            "أمر غير معروف: لغو · ?: مساعدة",
        ],
    );
}

#[test]
fn clutter_is_one_passage_until_it_is_opened() {
    let text = "عنوان الخبر\n\nوصلت القافلة إلى المدينة صباح اليوم.\n\nإعلان\n\n\
        اقرأ أيضًا: ميناء جديد في الجنوب\n\nثم عادت القافلة مساءً إلى البلدة.\n\n\
        شارك على فيسبوك\n\nمشاركة عبر واتساب\n\nطباعة\n\nأرسل لصديق\n";
    let path = file("clutter", text);
    let path = path.to_str().unwrap();
    let lines = ["", "", "", "زوائد", "k", "", "زوائد", "k", "k", "k"];
    story(
        "ar",
        &[path],
        &lines,
        &[
            "وصلت القافلة إلى المدينة صباح اليوم.",
            "الفقرة 3 من 9",
            "زوائد الصفحة: سطران",
            "الفقرة 5 من 9",
            "ثم عادت القافلة مساءً إلى البلدة.",
            "الفقرة 6 من 9",
            "زوائد الصفحة: 4 أسطر",
            // Who stands at it hears it.
            "زوائد الصفحة مفتوحة",
            "الفقرة 6 من 9",
            "زوائد الصفحة: شارك على فيسبوك",
            "زوائد الصفحة: أرسل لصديق",
            "الفقرة 5 من 9",
            "زوائد الصفحة مطوية",
            "الفقرة 3 من 9",
            "زوائد الصفحة: سطران",
            "الفقرة 2 من 9",
        ],
    );
    // What is found in it opens it.
    story(
        "en",
        &[path],
        &["/ميناء", "o", "\\", "\\", "clutter", ""],
        &[
            "hit 1 of 1 · article 1 of 1 · paragraph 4 of 9",
            "page clutter: اقرأ أيضًا: [ميناء] جديد في الجنوب",
            "page clutter is open",
            "page clutter is folded",
            "page clutter is open",
        ],
    );
}

#[test]
fn marks_digits_read_marks_and_emphasis_can_be_changed() {
    story(
        "en",
        &[ARTICLES, "--digits", "arabic-indic", "--marks", "strip"],
        &["3", "vowels", "v", "v", "", "r", "l"],
        &[
            "تفتح جامعة كابول أبوابها يوم الاثنين، وهي بشرى انتظرها طلابها. وقالت طالبان إن الدراسة تبدأ في الثامنة صباحا.",
            "vowel marks as written",
            "marking the principal actors",
            "marking all actors",
            "وفي الجامعة ٢١ ألف طالب. وقال [ترامب] إنه لا يعلم شيئًا عن الأمر.",
            "marked unread",
            "3. بُشرى لطلاب كابول · unread · Taliban 1 · Trump 1",
        ],
    );
}

#[test]
fn help_names_every_command_and_long_lists_ask_before_they_go_on() {
    story(
        "en",
        &[ARTICLES],
        &["?", "", "", "", "k", "rubbish", "prev", "u", "88"],
        &[
            "Help: 1–20 of 52",
            "e · next · التالي: next article",
            "Enter: more",
            "Help: 21–40 of 52",
            "Enter: more",
            "Help: 41–52 of 52",
            "q · quit · إنهاء: quit",
            "end of the list",
            "Help: 21–40 of 52",
            "no such command: rubbish · ?: help",
            "prev: which one? previous · previous focused · previous mention",
            "on the full screen only",
            "no number 88 here",
        ],
    );
}

#[test]
fn a_long_article_is_read_a_passage_or_a_page_at_a_time() {
    let paragraph = |number| {
        let sentence = format!("هذه جملة من الفقرة {number} وفيها كلام كثير. ");
        sentence.repeat(80) + "\n\n"
    };
    let body: String = (1..=40).map(paragraph).collect();
    let path = file("long", format!("العنوان\n\n{body}"));
    let path = path.to_str().unwrap();
    let first = said("en", &[path], &[]);
    assert!(first.len() < 3000, "not all at once: {}", first.len());
    story(
        "en",
        &[path],
        &["", "", "page", "G", "", "k", "b", "g"],
        &[
            "article 1 of 1 · paragraph 1 of 41",
            "العنوان",
            "paragraph 2 of 41",
            "paragraph 2 of 41",
            "paragraph 41 of 41",
            "end of the article · e: next article",
            "paragraph 41 of 41",
            "article 1 of 1 · paragraph 1 of 41",
        ],
    );
    // Whoever reads it all hears each sentence once.
    let all = said("en", &[path], &[""; 300]);
    let heard = all.matches("جملة من الفقرة").count();
    assert_eq!(heard, 40 * 80);
}

#[test]
fn long_lists_come_in_pages_and_their_numbers_go_on() {
    let folder = file("many", "أول المقالات\n\nنص الأول.\n");
    let folder = folder.parent().unwrap();
    for number in 2..=45 {
        let text = format!("عنوان رقم {number}\n\nنص المقال {number}.\n");
        fs::write(folder.join(format!("b{number:02}.txt")), text).unwrap();
    }
    story(
        "en",
        &[folder.to_str().unwrap()],
        &["", "", "", "30", "l", "k", "G"],
        &[
            "Articles: 1–20 of 45",
            "Enter: more",
            "Articles: 21–40 of 45",
            "30. عنوان رقم 30 · unread",
            "Articles: 41–45 of 45",
            "end of the list",
            "article 30 of 45 · paragraph 1 of 2",
            "Articles: 21–40 of 45",
            "30. عنوان رقم 30 · read",
            "Articles: 1–20 of 45",
            "Articles: 41–45 of 45",
        ],
    );
}
