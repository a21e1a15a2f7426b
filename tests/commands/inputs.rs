//! What is read, and what is said of what cannot be.

use std::fs::File;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::{folder, qari, records, stdout};

#[test]
fn without_a_path_the_built_in_articles_are_read() {
    let all = records(&["articles", "--format", "jsonl"]);
    assert!(all.len() >= 10);
    assert!(
        all[0]["doc"]
            .as_str()
            .is_some_and(|doc| doc.starts_with("builtin:"))
    );
}

#[test]
fn a_built_in_article_is_read_by_what_records_call_it() {
    let of_all = stdout(&["mentions"]);
    let name = "builtin:06-doha-agreement";
    let of_it: String = of_all
        .split_inclusive('\n')
        .filter(|line| line.starts_with(name))
        .collect();
    assert!(!of_it.is_empty());
    assert_eq!(stdout(&["mentions", name]), of_it);
    let titles = stdout(&["articles", name, "builtin:12-zawahiri-killed"]);
    assert_eq!(titles.lines().count(), 2);
    let printed = stdout(&["print", name]);
    assert!(printed.starts_with("اتفاق الدوحة"), "{printed}");
    let text = std::fs::read_to_string("seeds/06-doha-agreement.txt").expect("the article");
    assert_eq!(stdout(&["print", "--raw", name]), text);
    let (read, said) = with_stdin(&["--plain", name], Stdio::null());
    assert!(read.contains("article 1 of 1"), "{read}{said}");
    let (_, said) = with_stdin(&["print", "builtin:no-such"], Stdio::null());
    assert_eq!(said, "builtin:no-such: no such file\n");
}

#[test]
fn an_input_that_fails_is_named_and_the_rest_is_read() {
    let empty = folder().join("empty.txt");
    std::fs::write(&empty, "").expect("a file");
    let path = empty.to_str().expect("a path");
    let output = qari(&[
        "articles",
        "no-such-file",
        path,
        "tests/articles/2-visit.txt",
    ])
    .output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(
        said.contains("no-such-file") && said.contains("empty.txt: no text in it"),
        "{said}"
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("ترامب في الدوحة"));
}

#[test]
fn the_same_text_is_taken_once_and_named() {
    let path = "tests/articles/1-truce.txt";
    let copy = folder().join("copy.txt");
    std::fs::copy(path, &copy).expect("a copy");
    let copy = copy.to_str().expect("a path");
    for command in ["mentions", "articles", "actors"] {
        let once = stdout(&[command, path]);
        let output = qari(&[command, path, copy]).output().expect("it runs");
        assert_eq!(output.status.code(), Some(0), "{command}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), once, "{command}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(
            said.contains("copy.txt: the same text as tests/articles/1-truce.txt"),
            "{said}"
        );
    }
}

/// What comes of a command with this standard input, in English.
pub(crate) fn with_stdin(arguments: &[&str], stdin: Stdio) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(arguments)
        .env_remove("QARI_RENDER")
        .env("QARI_CONFIG", "/dev/null")
        .env("LC_ALL", "C")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(stdin)
        .output()
        .expect("it runs");
    (
        String::from_utf8(output.stdout).expect("UTF-8"),
        String::from_utf8(output.stderr).expect("UTF-8"),
    )
}

const TRUCE: &str = "tests/articles/1-truce.txt";

fn truce() -> File {
    File::open(TRUCE).expect("the article")
}

#[test]
fn without_a_path_print_is_a_filter() {
    let named = with_stdin(&["print", "-"], truce().into());
    assert_eq!(with_stdin(&["print"], truce().into()), named);
    let (reader, mut writer) = std::io::pipe().expect("a pipe");
    let text = std::fs::read(TRUCE).expect("the article");
    writer.write_all(&text).expect("room in the pipe");
    drop(writer);
    assert_eq!(with_stdin(&["print"], reader.into()), named);
    // Nothing is not everything: what should have come may have failed.
    let (empty, writer) = std::io::pipe().expect("a pipe");
    drop(writer);
    let (printed, said) = with_stdin(&["print"], empty.into());
    assert_eq!((&*printed, &*said), ("", "standard input: no text in it\n"));
    let visit = "tests/articles/2-visit.txt";
    let (other, _) = with_stdin(&["print", visit], truce().into());
    assert!(
        other.starts_with("ترامب في الدوحة"),
        "a path is what is read"
    );
}

#[test]
fn without_a_path_records_are_of_the_built_in_articles_wherever_standard_input_is_from() {
    for command in ["articles", "mentions", "actors"] {
        let usual = with_stdin(&[command], Stdio::null());
        // The lines of a list in a script are not an article.
        assert_eq!(with_stdin(&[command], truce().into()), usual, "{command}");
    }
    assert!(stdout(&["articles"]).starts_with("builtin:"));
    let (articles, _) = with_stdin(&["articles", "-"], truce().into());
    assert!(articles.starts_with("-\t2021-09-05\t"), "{articles}");
}

#[test]
fn standard_input_is_named_in_words() {
    for (language, name) in [("en", "standard input"), ("ar", "الدخل القياسي")] {
        let (_, said) = with_stdin(&["articles", "-", "--lang", language], Stdio::null());
        assert!(said.starts_with(&format!("{name}: ")), "{said}");
    }
    let (_, said) = with_stdin(&["articles", TRUCE, "-"], truce().into());
    assert_eq!(said, format!("standard input: the same text as {TRUCE}\n"));
}

#[test]
fn a_query_that_cannot_be_read_names_the_place_in_characters() {
    for (query, expected) in [
        (
            "طالبان ) آخر",
            "--query, character 8, “)”: a bracket was not opened",
        ),
        ("جهة:لاأحد", "--query, character 5, “لاأحد”: no such actor"),
        (
            "\u{1b}[2J \"x",
            "--query, character 6, “\"x”: a quotation mark is not closed",
        ),
    ] {
        let output = qari(&["articles", "--query", query])
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(said, format!("qari: {expected}\n"));
    }
}

#[test]
fn standard_input_is_read_once_and_of_nothing_no_actors_are_listed() {
    let (found, said) = with_stdin(&["articles", "-", "-"], truce().into());
    assert_eq!((found.lines().count(), &*said), (1, ""));
    let (found, said) = with_stdin(&["actors", "no-such-file"], Stdio::null());
    assert_eq!(found, "");
    assert_eq!(said, "no-such-file: no such file\n");
}

/// A page of three articles, one of them with a link.
const FEED: &str = "<rss version='2.0'><channel><title>صحيفة الجبل</title>\
    <item><title>وصول القافلة</title><description>&lt;p&gt;وصلت &lt;b&gt;القافلة&lt;/b&gt;.&lt;/p&gt;</description></item>\
    <item><title>عودة القافلة</title><description>عادت.</description></item></channel></rss>";

#[test]
fn articles_of_other_formats_are_printed_and_listed_like_texts() {
    let printed = "وصول القافلة\n\nوصلت القافلة.\n\nعودة القافلة\n\nعادت.\n";
    let folder = std::env::temp_dir().join(format!("qari-formats-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let path = folder.join("feed.xml");
    std::fs::write(&path, FEED).expect("a file");
    let name = path.display().to_string();
    let piped = || Stdio::from(File::open(&path).expect("the file"));
    assert_eq!(
        with_stdin(&["print"], piped()),
        (printed.into(), String::new())
    );
    assert_eq!(with_stdin(&["print", &name], Stdio::null()).0, printed);
    let (records, _) = with_stdin(&["articles", &name, "--format", "jsonl"], Stdio::null());
    let docs: Vec<serde_json::Value> = records
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(docs[1]["doc"], format!("{name}#2"));
    assert_eq!(docs[1]["source"], "صحيفة الجبل");
    let list = folder.join("list.opml");
    std::fs::write(
        &list,
        "<opml><outline xmlUrl='https://a.example'/><outline xmlUrl='https://b.example'/></opml>",
    )
    .expect("a file");
    let list = list.display().to_string();
    let (printed, said) = with_stdin(&["print", &list], Stdio::null());
    assert_eq!(
        (printed.as_str(), said.trim_end()),
        ("", &*format!("{list}: a list of 2 feeds, not an article"))
    );
    let _ = std::fs::remove_dir_all(&folder);
}
