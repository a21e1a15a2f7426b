//! The reader in lines: lines that are typed, and what is said. The real program, its
//! lines in pipes, and once in a terminal that can do nothing.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

mod pty;

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
fn mentions_are_followed_across_articles_and_the_way_back_leads_to_where_one_read() {
    story(
        "en",
        &[ARTICLES],
        &[
            "1", "]", "]", "]", "", "]", "]", "]", "o", "o", "o", "o", "o", "i", "]",
        ],
        &[
            "article 1 of 3 · paragraph 1 of 8",
            "focused: Taliban",
            "Taliban · mention 1 of 4 · article 1 of 3 · paragraph 4 of 8",
            "أعلنت [طالبان] وقف القتال في الشمال ثلاثة أيام، ورحّبت الأمم المتحدة بالخطوة.",
            "Taliban · mention 2 of 4 · article 1 of 3 · paragraph 6 of 8",
            "ولم تذكر [الحركة] متى تبدأ المحادثات.",
            "Taliban · mention 3 of 4 · article 1 of 3 · paragraph 6 of 8",
            "غير أن مقربين من [طالبان] قالوا إن وفدًا يصل إلى الدوحة يوم 8/9/2021، وإن واشنطن أُبلغت بذلك.",
            // Reading on from there.
            "paragraph 7 of 8",
            "Taliban · mention 4 of 4 · article 1 of 3 · paragraph 8 of 8",
            "ويرى مراقبون أن الهدنة فرصة، وأن [لطالبان] مصلحة في أن تدوم (ولو إلى آخر الشهر).",
            "on to another article:",
            "بُشرى لطلاب كابول",
            "Taliban · mention 1 of 1 · article 3 of 3 · paragraph 2 of 3",
            "no mention after this place",
            // And back.
            "Taliban · mention 4 of 4 · article 1 of 3 · paragraph 8 of 8",
            "article 1 of 3 · paragraph 7 of 8",
            "page clutter: one line",
            "article 1 of 3 · paragraph 1 of 8",
            "no earlier place to go back to",
            "article 1 of 3 · paragraph 7 of 8",
            "Taliban · mention 4 of 4 · article 1 of 3 · paragraph 8 of 8",
        ],
    );
}

#[test]
fn a_long_sentence_is_not_said_again_for_each_mention_in_it() {
    let clause = "وقالت طالبان كلامًا كثيرًا لا ينتهي عند حد ولا يقف عند فاصلة ثم مضت في سبيلها ";
    let path = file(
        "sentence",
        format!("إعلان\n\nالعنوان\n\n{}.\n", clause.repeat(3)),
    );
    story(
        "en",
        &[path.to_str().unwrap()],
        &["]", "]", "h"],
        &[
            // What stands before the title does not keep one from it.
            "page clutter: one line",
            "العنوان",
            "Taliban · mention 1 of 3 · article 1 of 1 · paragraph 3 of 3",
            "Taliban · mention 2 of 3 · article 1 of 1 · paragraph 3 of 3",
            "…عند حد ولا يقف عند فاصلة ثم مضت في سبيلها وقالت [طالبان] كلامًا كثيرًا لا ينتهي عند حد ولا يقف عند فاصلة…",
            "Taliban · mention 2 of 3 · article 1 of 1 · paragraph 3 of 3",
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
fn places_are_listed_and_chosen_by_number() {
    story(
        "en",
        &[ARTICLES],
        &["1", "z", "5", "99", "="],
        &[
            "Mentions in this article: 1–6 of 6",
            "1. أعلنت [طالبان] وقف القتال في الشمال ثلاثة أيام، ورحّبت الأمم… · Taliban",
            "United States · mention 5 of 6 · article 1 of 3 · paragraph 6 of 8",
            "غير أن مقربين من طالبان قالوا إن وفدًا يصل إلى الدوحة يوم 8/9/2021، وإن [واشنطن] أُبلغت بذلك.",
            "no number 99 here",
            "United States · mention 5 of 6 · article 1 of 3 · paragraph 6 of 8",
        ],
    );
}

#[test]
fn actors_are_counted_focused_included_and_excluded() {
    story(
        "en",
        &[ARTICLES],
        &["actors", "2", "x 1", "a", "c", "+ 2", "c", "s", "focus"],
        &[
            // Qatar is a mere place where it is named.
            "Actors: 1–5 of 5",
            "1. Taliban · mentions: 5, articles: 2",
            "2. Donald Trump · mentions: 4, articles: 2",
            "ترامب في الدوحة: زيارة بلا موعد",
            "Donald Trump · mention 1 of 3 · article 2 of 3 · paragraph 1 of 2",
            "[ترامب] في الدوحة: زيارة بلا موعد",
            "Articles: 1–1 of 1 · without Taliban",
            "1. ترامب في الدوحة: زيارة بلا موعد · read · Trump 3",
            "Actors: 1–3 of 3 · without Taliban",
            "1. Taliban · mentions: 0, articles: 0 · excluded",
            "2. Donald Trump · mentions: 3, articles: 1 · focused",
            "Articles: 1–3 of 3",
            "Articles: 1–2 of 2 · with Donald Trump",
            "Articles: 1–3 of 3",
            "the number of the actor is missing: s 1 or x 1; a: actors with their numbers",
            "focused: Donald Trump",
        ],
    );
}

#[test]
fn the_filter_narrows_and_what_is_wrong_with_it_is_said() {
    story(
        "en",
        &[ARTICLES],
        &[
            "f بشري",
            "1",
            "n",
            "f",
            "actor:nobody",
            "=",
            "filter",
            "ترامب",
            "clear",
        ],
        &[
            "Articles: 1–1 of 1 · filter: بشري",
            "1. بُشرى لطلاب كابول · unread · Taliban 1 · Trump 1",
            "article 1 of 1 · paragraph 1 of 3 · filter: بشري",
            "hit 1 of 2 · article 1 of 1 · paragraph 1 of 3 · filter: بشري",
            "[بُشرى] لطلاب كابول",
            "cannot read the filter at “nobody”: no such actor; the list is of the last one that could be read",
            "article 1 of 1 · paragraph 1 of 3 · filter: بشري",
            "Articles: 1–2 of 2 · filter: ترامب",
            "Articles: 1–3 of 3",
        ],
    );
}

#[test]
fn after_filtering_nothing_is_open_to_those_who_have_opened_nothing() {
    for lines in [["", "f بشري", "r", "="], ["1", "f بشري", "r", "="]] {
        let said = said("en", &[ARTICLES], &lines);
        let end = "\
Articles: 1–1 of 1 · filter: بشري
1. بُشرى لطلاب كابول · unread · Taliban 1 · Trump 1
no article open
no article open · filter: بشري
";
        assert!(said.ends_with(end), "{said}");
    }
    // Whom one follows is not in another article where none was read.
    let said = said("en", &[ARTICLES], &["a", "2"]);
    assert!(!said.contains("another article"), "{said}");
}

/// The directions that a terminal may take a line to have: that of its first letter,
/// or always the same.
const DIRECTIONS: [Option<Level>; 3] = [None, Some(LTR_LEVEL), Some(RTL_LEVEL)];

/// The bytes of a line as a terminal shows it that orders lines itself.
fn shown(line: &str, direction: Option<Level>) -> Vec<usize> {
    let info = BidiInfo::new(line, direction);
    let levels = info.reordered_levels_per_char(&info.paragraphs[0], 0..line.len());
    let bytes: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    let order = BidiInfo::reorder_visual(&levels);
    order.into_iter().map(|at| bytes[at]).collect()
}

#[test]
fn no_field_of_a_line_is_torn_by_whoever_orders_it() {
    let article = fs::read_to_string(format!("{ARTICLES}/1-truce.txt")).unwrap();
    let article = article.replace("المصدر: قارئ", "المصدر: Reuters");
    let path = file("fields", &article);
    let path = path.to_str().unwrap();
    for language in ["en", "ar"] {
        let said = said(language, &[ARTICLES, path], &["a"]);
        assert!(said.contains(" · Reuters · "), "{said}");
        for line in said.lines() {
            // Before what is Arabic, the number of an English line is a field of its own.
            let is_numbered = line.starts_with(|c: char| c.is_ascii_digit());
            let number = line.find(". ").filter(|_| is_numbered);
            let from = number.map_or(0, |end| end + ". ".len());
            for direction in DIRECTIONS {
                assert_whole(line, from, &shown(line, direction));
            }
        }
    }
}

/// Asserts that every field of a line, from a byte on, is one piece where its bytes are
/// `shown` in this order.
#[track_caller]
fn assert_whole(line: &str, from: usize, shown: &[usize]) {
    let mut start = from;
    for part in line[from..].split_inclusive(" · ") {
        let field = part.trim_end_matches(" · ");
        let is_of_it = |at: &usize| (start..start + field.len()).contains(at);
        let first = shown.iter().position(is_of_it).unwrap();
        let last = shown.iter().rposition(is_of_it).unwrap();
        let is_torn = !shown[first..=last].iter().all(is_of_it);
        assert!(!is_torn, "{field} in {line}: {shown:?}");
        start += part.len();
    }
}

#[test]
fn keys_are_shown_as_they_are_and_what_is_arabic_leads_its_line() {
    for language in ["en", "ar"] {
        let said = said(language, &[ARTICLES], &["?", "", "", "1", "z"]);
        for key in ["] · ", "[ · "] {
            let line = said.lines().find(|line| line.starts_with(key)).unwrap();
            for direction in [None, Some(LTR_LEVEL)] {
                // At an odd level it would be mirrored.
                let level = BidiInfo::new(line, direction).levels[0];
                assert!(level.is_ltr(), "{line}");
            }
        }
        let place = said.lines().find(|line| line.contains("[طالبان]")).unwrap();
        let level = BidiInfo::new(place, None).paragraphs[0].level;
        assert!(level.is_rtl(), "{place}");
    }
}

#[test]
fn what_is_found_is_said_with_its_sentence() {
    story(
        "en",
        &[ARTICLES],
        &["3", "/بشري", "n", "n", "p", "/", "لا شيء كهذا", "h", "/", ""],
        &[
            "hit 1 of 2 · article 3 of 3 · paragraph 1 of 3",
            "[بُشرى] لطلاب كابول",
            "hit 2 of 2 · article 3 of 3 · paragraph 2 of 3",
            "تُفتح جامعة كابول أبوابها يوم الاثنين، وهي [بُشرى] انتظرها طلابها.",
            "end of the article, on from its start",
            "hit 1 of 2 · article 3 of 3 · paragraph 1 of 3",
            "start of the article, on from its end",
            "hit 2 of 2 · article 3 of 3 · paragraph 2 of 3",
            "nothing found",
            "article 3 of 3 · paragraph 2 of 3",
            "article 3 of 3 · paragraph 2 of 3",
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

#[test]
fn nothing_hostile_is_said() {
    let text = "خبر \u{1b}[2J\u{202E}مقلوب\u{9b}31m\u{7} عاجل\n\n\
        قالت \u{2066}طالبان\u{200E} إنها\u{1b}]0;x\u{7} هنا وخانه\u{200C}ها.\n";
    let path = file("hostile", text);
    let path = path.to_str().unwrap();
    let typed = [
        "",
        "]",
        "z",
        "l",
        "\u{1b}[2J",
        "f \u{1b}]0;\u{7}",
        "/\u{202E}",
        "t",
        "a",
    ];
    let said = said("en", &[path], &typed);
    assert!(
        said.contains("وخانه\u{200C}ها."),
        "its letters are kept: {said}"
    );
    assert!(said.contains("[طالبان]"), "{said}");
}

#[test]
fn notices_are_said_and_an_input_that_is_none_ends_it() {
    let missing = ["tests/articles", "tests/articles/no-such-file"];
    story(
        "en",
        &missing,
        &["t"],
        &[
            "t: one notice",
            "Notices: 1–1 of 1",
            "tests/articles/no-such-file: no such file",
        ],
    );
    let output = output("en", &["tests/articles/no-such-file"], b"l\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(complaint, "tests/articles/no-such-file: no such file\n");
}

#[test]
fn it_ends_with_its_input_and_whatever_is_typed_it_answers() {
    assert!(said("en", &[ARTICLES], &[]).starts_with("Qari"));
    let unfinished = output("en", &[ARTICLES], b"q");
    assert!(unfinished.status.success());
    let rubbish = output(
        "en",
        &[ARTICLES],
        b"\xff\xfe\0\n\n\n/\nl\xc3\n+\n-\n0\n+0\nopen 0\n",
    );
    assert!(rubbish.status.success());
    let said = String::from_utf8(rubbish.stdout).unwrap();
    assert!(!said.contains(steers), "{said:?}");
    // Colour is for those who ask.
    let bold = output("en", &[ARTICLES, "--color", "always"], b"1\n]\n");
    let bold = String::from_utf8(bold.stdout).unwrap();
    assert!(bold.contains("\u{1b}[1m[طالبان]\u{1b}[m"), "{bold:?}");
}

fn in_terminal(test: &str, term: &str, arguments: &[&str]) -> Pty {
    let home = file(test, "").parent().unwrap().to_owned();
    let mut command: CommandBuilder = pty::command(PROGRAM, &home);
    command.env("TERM", term);
    command.args(["--lang", "en"]);
    command.args(arguments);
    Pty::spawn(command, 60, 24)
}

#[test]
fn a_terminal_that_can_do_nothing_is_talked_to_in_lines() {
    let mut pty = in_terminal("dumb", "dumb", &[ARTICLES]);
    pty.wait_for("> ");
    pty.send("٣\n".as_bytes());
    pty.wait_for("paragraph 1 of 3");
    pty.send(b"/");
    pty.send(b"\n");
    pty.wait_for("Find: ");
    pty.send("بشرى\n".as_bytes());
    pty.wait_for("hit 1 of 2");
    // The end of the input, as a person types it.
    pty.wait_for_rest();
    pty.send(b"\x04");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let raw = pty.raw();
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
    let rows = raw.lines().map(|row| row.chars().count());
    assert!(rows.max() < Some(75), "broken at words: {raw}");
}

#[test]
fn what_is_piped_to_a_terminal_that_can_do_nothing_is_the_article() {
    let home = file("piped", "").parent().unwrap().to_owned();
    let mut command = pty::command("/bin/sh", &home);
    command.env("TERM", "dumb");
    let script = format!("printf 'q\\n\\nوصل الوفد.\\n' | {PROGRAM} --lang en");
    command.args(["-c", script.as_str()]);
    let mut pty = Pty::spawn(command, 60, 24);
    pty.wait_for("وصل الوفد.");
    pty.wait_for("> ");
    pty.send(b"q\n");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn ctrl_c_ends_it_as_it_ends_any_program() {
    let mut pty = in_terminal("interrupt", "xterm", &["--plain", ARTICLES]);
    pty.wait_for("> ");
    pty.send(b"\x03");
    let end = pty.wait_for_end();
    assert!(end.signal().is_some(), "{end:?}");
    assert!(!pty.raw().contains('\u{1b}'));
}

#[test]
fn a_terminal_is_no_article() {
    let mut pty = in_terminal("no-article", "xterm", &["--plain", "-"]);
    pty.wait_for("standard input (-) is this terminal");
    assert_eq!(pty.wait_for_end().exit_code(), 2);
}

#[test]
fn lines_in_a_pipe_are_typed_and_no_article() {
    let built_in = said("en", &[], &["q"]);
    assert!(built_in.contains("Articles: 1–"), "{built_in}");
}

#[test]
fn a_mention_is_explained_and_likely_ones_are_left_out() {
    let path = file(
        "explained",
        "خبر\n\nأعلنت طالبان ذلك. وقالت الحركة إن موقف موسكو معروف.\n",
    );
    let path = path.to_str().expect("a path");
    let lines = [".", ".", "why", "why", "likely", "z"];
    story(
        "en",
        &[path],
        &lines,
        &[
            "Taliban: a description that refers to “طالبان” before it",
            "Taliban: “طالبان” is a name that means nobody else",
            "certain mentions only",
            "Mentions in this article: 1–2 of 2",
        ],
    );
    let lines = [".", "سبب", "مرجحة"];
    let expected = [
        "طالبان: «طالبان» اسم صريح لا يلتبس بغيره",
        "الإشارات المؤكَّدة فقط",
    ];
    story("ar", &[path], &lines, &expected);
}

#[test]
fn a_mark_that_could_not_be_kept_until_the_end_is_told_and_is_the_status() {
    let path = file("never-kept", "خبر\n\nأُغلق الميناء أمس.\n");
    let path = path.to_str().expect("a path");
    let library = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("never-kept.sqlite");
    let library = library.to_str().expect("a path");
    let _ = fs::remove_file(library);
    let arguments = ["--library", library, path];
    let _ = said("en", &arguments, &["mark", "q"]);
    let lock = rusqlite::Connection::open(library).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let output = output("en", &arguments, b"mark\nq\n");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("not kept (no longer marked)"), "{told}");
    assert!(told.contains("another program is writing"), "{told}");
}
