//! The commands without a screen, run as a person or a script runs them.

mod actors_file;
mod colours;
mod explained;
mod export;
mod feeds;
mod headings;
mod inputs;
mod library;
mod metadata;
mod options;
mod salvaged;
mod search;
mod standoff;
mod tables;
mod trouble;
mod versions;
mod which_library;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

fn qari(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("qari").expect("the binary");
    command
        .args(arguments)
        .env_remove("QARI_RENDER")
        .env("QARI_CONFIG", "/dev/null")
        .env("LC_ALL", "C");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    // Nobody's own actors.
    command.env("XDG_CONFIG_HOME", "/dev/null");
    // Nor a library.
    command
        .env("XDG_DATA_HOME", "/dev/null")
        .env_remove("QARI_LIBRARY");
    command
}

fn stdout(arguments: &[&str]) -> String {
    let output = qari(arguments).output().expect("it runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn records(arguments: &[&str]) -> Vec<Value> {
    stdout(arguments)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn print_wraps_to_the_width_and_keeps_every_letter_in_a_pipe() {
    let path = "tests/articles/1-truce.txt";
    let printed = stdout(&["print", path, "--width", "40"]);
    let original = std::fs::read_to_string(path).expect("the article");
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&printed), words(&original));
    assert!(
        printed.lines().all(|line| line.chars().count() <= 48),
        "{printed}"
    );
    assert!(printed.lines().count() > 10);
    assert!(!printed.contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn print_breaks_the_same_lines_in_visual_order_when_forced() {
    let path = "tests/articles/1-truce.txt";
    let logical = stdout(&["print", path, "--width", "40"]);
    let visual = stdout(&["print", path, "--width", "40", "--render", "visual"]);
    assert_eq!(logical.lines().count(), visual.lines().count());
    let title = visual.lines().next().expect("a title");
    assert_eq!(title.chars().count(), 40, "right-aligned: {title:?}");
    assert!(title.starts_with(' ') && title.ends_with('ﻫ'), "{title:?}");
    assert!(
        !visual.contains(|c: char| ('\u{621}'..='\u{64A}').contains(&c)),
        "shaped throughout"
    );
}

#[test]
fn print_raw_gives_the_bytes_of_the_text() {
    let printed = qari(&["print", "--raw", "-"])
        .write_stdin("سطر\r\n\tآخر\u{200C}\n")
        .output();
    assert_eq!(
        printed.expect("it runs").stdout,
        "سطر\r\n\tآخر\u{200C}\n".as_bytes()
    );
}

#[test]
fn nothing_of_an_article_steers_the_terminal() {
    let hostile = "خبر \u{1b}[2J\u{202E}مقلوب\u{9b}31m\u{7} عاجل\n";
    for render in ["visual", "logical"] {
        let output = qari(&["print", "-", "--render", render])
            .write_stdin(hostile)
            .output();
        let text = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
        let steers =
            |c: char| c.is_control() && c != '\n' || ('\u{202A}'..='\u{202E}').contains(&c);
        assert!(!text.contains(steers), "{render}: {text:?}");
    }
}

#[test]
fn mentions_are_records_whose_offsets_are_code_points_of_the_file() {
    let path = "tests/articles/1-truce.txt";
    let text: Vec<char> = std::fs::read_to_string(path)
        .expect("the article")
        .chars()
        .collect();
    let found = records(&["mentions", path, "--format", "jsonl"]);
    assert!(found.len() >= 5, "{found:?}");
    for record in &found {
        let at = |key: &str| record[key].as_u64().expect("an offset") as usize;
        let there: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(record["text"], there.as_str());
        assert_eq!(record["doc"], path);
    }
    let last = found
        .iter()
        .rfind(|record| record["actor"] == "taliban")
        .expect("a mention");
    assert_eq!(
        (last["text"].as_str(), last["word"].as_str()),
        (Some("طالبان"), Some("لطالبان"))
    );
    assert_eq!(
        (last["kind"].as_str(), last["certainty"].as_str()),
        (Some("name"), Some("certain"))
    );
    assert_eq!(
        (last["zone"].as_str(), last["name"].as_str()),
        (Some("body"), Some("طالبان"))
    );
    assert_eq!(last["title"], "هدنة قصيرة في الشمال");
}

#[test]
fn mentions_can_be_chosen() {
    let found = records(&[
        "mentions",
        "tests/articles",
        "--format",
        "jsonl",
        "--actor",
        "trump",
    ]);
    assert!(!found.is_empty() && found.iter().all(|record| record["actor"] == "trump"));
    let none = qari(&["mentions", "tests/articles", "--zone", "byline"])
        .output()
        .expect("it runs");
    assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0));
    let unknown = qari(&["mentions", "--actor", "nobody"])
        .output()
        .expect("it runs");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("nobody"));
}

#[test]
fn articles_are_listed_and_queried() {
    let all = records(&["articles", "tests/articles", "--format", "jsonl"]);
    assert_eq!(all.len(), 3);
    assert_eq!(all[0]["title"], "هدنة قصيرة في الشمال");
    assert_eq!(
        (all[0]["date"].as_str(), all[0]["source"].as_str()),
        (Some("2021-09-05"), Some("قارئ"))
    );
    assert_eq!(all[0]["actors"][0]["actor"], "taliban");
    assert!(all[0]["actors"][0]["certain"].is_u64());
    let found = records(&[
        "articles",
        "tests/articles",
        "--format",
        "jsonl",
        "--query",
        "بشرى",
    ]);
    assert_eq!(found.len(), 1);
    let broken = qari(&["articles", "--query", "جهة:لاأحدكهذا"])
        .output()
        .expect("it runs");
    assert_eq!(broken.status.code(), Some(2));
    let mistyped = qari(&["articles", "--query", "actor:trmp", "--lang", "en"])
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&mistyped.stderr);
    assert!(said.contains("did you mean “trump”"), "{said}");
}

#[test]
fn actors_are_counted() {
    let found = records(&["actors", "tests/articles", "--format", "jsonl"]);
    let taliban = found
        .iter()
        .find(|record| record["actor"] == "taliban")
        .expect("the actor");
    assert_eq!(
        (taliban["mentions"].as_u64(), taliban["articles"].as_u64()),
        (Some(5), Some(2))
    );
    let counts = found
        .iter()
        .map(|record| (&record["mentions"], &record["certain"]));
    let counts: Vec<_> = counts
        .filter_map(|(all, certain)| Some((all.as_u64()?, certain.as_u64()?)))
        .collect();
    assert_eq!(counts.len(), found.len());
    assert!(counts.iter().all(|(all, certain)| certain <= all));
    // Who is named at all, if only as a place.
    let is_named = |record: &&serde_json::Value| record["mentions"] != 0 || record["places"] != 0;
    assert!(found.iter().all(|record| is_named(&record)), "{found:?}");
    let all = records(&["actors", "tests/articles", "--format", "jsonl", "--all"]);
    assert!(all.len() > 70, "all that are known");
    assert_eq!(all[0], found[0]);
    let none = qari(&["actors", "-"]).write_stdin("لا أحد هنا.\n").output();
    assert_eq!(none.expect("it runs").status.code(), Some(1));
}

#[test]
fn counts_say_which_they_count() {
    let text = "قمة في برلين\n\n3 يونيو 2022\n\nوصل الرئيس الفرنسي إلى برلين مساء أمس. \
        وقال إيمانويل ماكرون إن القمة تنتهي غدا.\n";
    let count = |args: &[&str], value: &str| {
        let output = qari(args).write_stdin(text).output().expect("it runs");
        let told = String::from_utf8(output.stdout).expect("UTF-8");
        told.lines().filter(|line| line.contains(value)).count() as u64
    };
    let mentions = ["mentions", "-", "--actor", "macron"];
    let all = count(&mentions, "macron");
    let certain = count(
        &[&mentions[..], &["--certainty", "certain"]].concat(),
        "macron",
    );
    assert!(certain < all, "{certain} of {all}");
    let told = format!("\"mentions\":{all},\"certain\":{certain}");
    for command in ["actors", "articles"] {
        assert_eq!(
            count(&[command, "-", "--format", "jsonl"], &told),
            1,
            "{command}"
        );
    }
    let told = format!("{all}\t{certain}\tmacron\t");
    assert_eq!(count(&["actors", "-"], &told), 1);
}

#[test]
fn records_show_a_terminal_nothing_but_what_is_printable() {
    let hostile =
        "\u{9b}31mخبر\u{202E} می\u{200C}رود \u{7f}\u{E0041}عن طالبان\n\nقالت طالبان كلامًا.\n";
    for command in ["articles", "mentions"] {
        let output = qari(&[command, "-", "--format", "jsonl"])
            .write_stdin(hostile)
            .output();
        let text = String::from_utf8(output.expect("it runs").stdout).expect("UTF-8");
        let steers = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{202A}'..='\u{202E}' | '\u{E0041}')
        };
        assert!(!text.contains(steers), "{command}: {text:?}");
        assert!(text.contains("\\u009b") && text.contains("\\u202e") && text.contains("\\u007f"));
        assert!(text.contains("\\udb40\\udc41"), "{text:?}");
        assert!(text.contains('\u{200C}'), "which is spelling");
        let record: Value =
            serde_json::from_str(text.lines().next().expect("a line")).expect("JSON");
        assert_eq!(
            record["title"].as_str(),
            hostile.lines().next(),
            "the same text"
        );
    }
}

#[test]
fn renderings_are_named_in_the_environment_for_terminals_only() {
    let path = "tests/articles/1-truce.txt";
    let usual = stdout(&["print", path]);
    for name in [
        "auto",
        "visual",
        "visual-words",
        "implicit",
        "implicit-runs",
        "logical",
    ] {
        let output = qari(&["print", path])
            .env("QARI_RENDER", name)
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), usual, "{name}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.is_empty(), "{name}: {said}");
    }
}

#[test]
fn print_puts_together_what_the_reader_puts_together() {
    let printed = qari(&["print", "-"])
        .write_stdin(
            "عنوان الخبر\n\n3 فبراير 2021\n\nكتب: سالم حداد\n\nافتتحت الوزارة الميناء صباح أمس.\n",
        )
        .output()
        .expect("it runs");
    let printed = String::from_utf8(printed.stdout).expect("UTF-8");
    assert!(
        printed.contains("3 فبراير 2021\nكتب: سالم حداد\n\n"),
        "{printed}"
    );
}

#[test]
fn marks_and_digits_that_are_asked_for_are_obeyed_in_a_pipe() {
    let print = |options: &[&str]| {
        let text =
            "عنوان\n\nقالَ إنّ 2,500 أسرةٍ وصلت، أي 12.5% منها، على متن طائرة C-17 الساعة 10:30.\n";
        let mut arguments = vec!["print", "-"];
        arguments.extend(options);
        let output = qari(&arguments)
            .write_stdin(text)
            .output()
            .expect("it runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert!(print(&[]).contains("قالَ إنّ 2,500 أسرةٍ"));
    assert!(print(&["--marks", "essential"]).contains("قال إنّ 2,500 أسرةٍ"));
    assert!(print(&["--marks", "strip"]).contains("قال إن 2,500 أسرة"));
    let arabic = print(&["--digits", "arabic-indic"]);
    assert!(
        arabic.contains("٢٬٥٠٠ أسرةٍ وصلت، أي ١٢٫٥٪ منها، على متن طائرة C-17 الساعة 10:30."),
        "{arabic}"
    );
    assert!(print(&["--digits", "persian"]).contains("۲٬۵۰۰"));
}

#[test]
fn justified_lines_are_as_wide_as_asked_and_a_pipe_gets_the_letters_alone() {
    let path = "tests/articles/1-truce.txt";
    let print = |options: &[&str]| {
        let mut arguments = vec!["print", path, "--width", "40"];
        arguments.extend(options);
        stdout(&arguments)
    };
    assert_eq!(print(&["--justify", "kashida"]), print(&[]));
    let plain = print(&["--render", "visual"]);
    for how in ["spaces", "kashida"] {
        let justified = print(&["--render", "visual", "--justify", how]);
        assert_ne!(justified, plain);
        assert_eq!(justified.contains('ـ'), how == "kashida");
        let full = |rows: &str| {
            rows.lines()
                .filter(|row| !row.starts_with(' ') && !row.is_empty())
                .count()
        };
        assert!(full(&justified) > full(&plain) + 3, "{justified}");
    }
}

#[test]
fn options_may_stand_before_the_command_and_what_is_for_the_reader_may_not() {
    let path = "tests/articles/1-truce.txt";
    let usual = stdout(&["actors", path, "--lang", "ar"]);
    assert_eq!(stdout(&["--lang", "ar", "actors", path]), usual);
    for arguments in [
        &[path, "actors"][..],
        &["--justify", "spaces", "print", path],
    ] {
        let output = qari(arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(output.stdout, b"");
        assert!(String::from_utf8_lossy(&output.stderr).contains("after the name of a command"));
    }
}

#[test]
fn wrong_usage_is_told_apart() {
    assert_eq!(
        qari(&["print", "--width", "0"])
            .output()
            .expect("it runs")
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        qari(&["--no-such"])
            .output()
            .expect("it runs")
            .status
            .code(),
        Some(2)
    );
    let reader = qari(&["tests/articles"]).output().expect("it runs");
    assert_eq!(reader.status.code(), Some(1), "the reader needs a terminal");
    assert!(String::from_utf8_lossy(&reader.stderr).contains("qari print"));
}

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("commands");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
