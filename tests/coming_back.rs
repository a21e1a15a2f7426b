//! Quitting and coming back, with the real program in a pseudo terminal: what was read, how
//! far, what was open, and what is new.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

mod pty;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pty::Pty;

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
const ARTICLES: usize = 40;

/// An empty home for one test, with a folder `news` of articles.
fn home(test: &str) -> PathBuf {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("coming_back")
        .join(test);
    let _ = fs::remove_dir_all(&home);
    write_articles(&home.join("news"), 1..=ARTICLES);
    home
}

fn write_articles(folder: &Path, numbers: impl Iterator<Item = usize>) {
    fs::create_dir_all(folder).unwrap();
    for number in numbers {
        let line = |at| format!("وصلت القافلة {number} إلى المحطة {at} بعد يومين من السفر.\n\n");
        let body: String = (1..=60).map(line).collect();
        let text = format!("القافلة {number}\n\n{body}");
        fs::write(folder.join(format!("{number:03}.txt")), text).unwrap();
    }
}

fn add(home: &Path, folder: &str) {
    let mut command = Command::new(PROGRAM);
    for variable in ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        command.env(variable, home);
    }
    let added = command.current_dir(home).args(["add", folder]).output();
    assert!(added.unwrap().status.success());
}

/// Opens the reader, waits for `shown`, and presses these keys before it is left.
fn visit(home: &Path, arguments: &[&str], shown: &str, keys: &[&[u8]]) -> String {
    let mut command = pty::command(PROGRAM, home);
    command.args(arguments);
    command.args(["--lang", "en"]);
    let mut pty = Pty::spawn(command, 90, 24);
    pty.wait_for(shown);
    for keys in keys {
        pty.wait_for_rest();
        pty.send(keys);
    }
    pty.wait_for_rest();
    let text = pty.text();
    pty.send(b"q");
    assert!(pty.wait_for_end().success());
    text
}

const DOWN: &[u8] = b"\x1b[B";
const ENTER: &[u8] = b"\r";
const PAGE_DOWN: &[u8] = b"\x1b[6~";

#[test]
fn a_library_opens_at_the_article_that_was_left_and_at_its_place() {
    let home = home("library");
    add(&home, "news");
    let steps = DOWN.repeat(29);
    let left = visit(&home, &[], "article 1 of 40", &[&steps, ENTER, PAGE_DOWN]);
    let back = visit(&home, &[], "article 30 of 40", &[]);
    // Its place is known too: what stood on the page stands there again.
    let reached = |text: &str| {
        let mut words = text.split_whitespace();
        words.rfind(|word| word.ends_with('%')).map(str::to_owned)
    };
    assert_ne!(reached(&left), None, "{left}");
    assert_eq!(reached(&left), reached(&back), "{left}\n{back}");
    // Once it is taken out, one begins at the first again.
    let id = visits(&home);
    let out = Command::new(PROGRAM)
        .env("HOME", &home)
        .env("XDG_DATA_HOME", &home)
        .env("XDG_STATE_HOME", &home)
        .args([
            "library",
            "remove",
            "--yes",
            &format!("library:{}", &id[..16]),
        ])
        .output()
        .unwrap();
    assert!(out.status.success(), "{out:?}");
    visit(&home, &[], "article 1 of 39", &[]);
}

/// The id of the article that was open last, as it is kept.
fn visits(home: &Path) -> String {
    let kept = fs::read_to_string(home.join("qari").join("visits")).unwrap();
    let line = kept.lines().last().unwrap();
    line.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn files_open_at_the_article_that_was_left_and_what_was_read_is_read() {
    let home = home("files");
    let steps = DOWN.repeat(4);
    let keys: &[&[u8]] = &[&steps, ENTER, PAGE_DOWN, b"\t"];
    let left = visit(&home, &["news"], "article 1 of 40", keys);
    let dots = |text: &str| text.matches('●').count();
    let back = visit(&home, &["news/"], "article 5 of 40", &[]);
    assert_eq!(dots(&left), dots(&back), "place and dot agree\n{back}");
    // Other files know nothing of it; whoever names one article gets that one.
    visit(&home, &["news/003.txt"], "3", &[]);
    write_articles(&home.join("other"), 50..=52);
    visit(&home, &["other"], "article 1 of 3", &[DOWN]);
    visit(&home, &["news"], "article 5 of 40", &[]);
    visit(&home, &["other"], "article 2 of 3", &[]);
    assert!(!home.join("qari").join("library.sqlite").exists());
}

#[test]
fn built_in_articles_are_come_back_to_alike() {
    let home = home("built-in");
    let left = visit(
        &home,
        &[],
        "article 1 of",
        &[DOWN, DOWN, ENTER, PAGE_DOWN, b"\t"],
    );
    let back = visit(&home, &[], "article 3 of", &[]);
    let dots = |text: &str| text.matches('●').count();
    assert_eq!(dots(&left), dots(&back), "{left}\n{back}");
    let out = Command::new(PROGRAM)
        .env("HOME", &home)
        .env("XDG_DATA_HOME", &home)
        .env("XDG_STATE_HOME", &home)
        .args(["articles", "--query", "is:read", "--format", "jsonl"])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(out.stdout).unwrap().lines().count(), 1);
}

#[test]
fn where_nothing_is_to_be_kept_nothing_is() {
    let home = home("no-state");
    let arguments = ["news", "--no-state"];
    let steps: &[&[u8]] = &[DOWN, DOWN, ENTER, PAGE_DOWN];
    visit(&home, &arguments, "article 1 of 40", steps);
    visit(&home, &arguments, "article 1 of 40", &[]);
    for file in ["visits", "positions"] {
        assert!(!home.join("qari").join(file).exists(), "{file}");
    }
}
