//! The library in a terminal: adding to it with a bar that can be stopped, and a reader
//! that sees what is added meanwhile. The real program in a pseudo terminal.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

mod pty;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use portable_pty::CommandBuilder;
use pty::Pty;

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");

/// An empty home for one test.
fn home(test: &str) -> PathBuf {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("library_terminal")
        .join(test);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
}

/// So many articles in the folder `news` of a home.
fn write_articles(home: &Path, articles: usize) -> PathBuf {
    let folder = home.join("news");
    fs::create_dir_all(&folder).unwrap();
    for number in 0..articles {
        let body = "وصلت القافلة إلى المدينة بعد يومين من السفر.\n\n".repeat(1 + number % 20);
        let text = format!("خبر رقم {number} عن القافلة\n\n{body}");
        fs::write(folder.join(format!("{number:05}.txt")), text).unwrap();
    }
    folder
}

fn program(home: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = pty::command(PROGRAM, home);
    command.args(arguments);
    command.args(["--lang", "en", "--library"]);
    command.arg(home.join("library.sqlite"));
    command
}

/// What a command says that runs elsewhere.
fn said(home: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env("HOME", home).env("LC_ALL", "C");
    command.args(["--lang", "en", "--library"]);
    let output = command.arg(home.join("library.sqlite")).output().unwrap();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn adding_shows_a_bar_stops_when_asked_and_goes_on() {
    const ARTICLES: usize = 3000;
    let home = home("bar");
    let folder = write_articles(&home, ARTICLES);
    let folder = folder.to_str().unwrap();
    let mut pty = Pty::spawn(program(&home, &["add", folder]), 80, 24);
    pty.wait_until("a bar", |screen| {
        let text = screen.contents();
        text.contains("files: ") && text.contains("of 3,000") && text.contains('░')
    });
    pty.send(b"\x03");
    pty.wait_for("the same command goes on");
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    let text = pty.text();
    assert!(!text.contains('░'), "the bar is gone: {text}");

    let went_on = said(&home, &["add", folder]).replace(',', "");
    let number = |after: &str| {
        let (_, rest) = went_on
            .split_once(after)
            .unwrap_or_else(|| panic!("{went_on}"));
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<usize>().unwrap()
    };
    let (added, passed) = (number("added to the library: "), number("not read again: "));
    // The file at which it was stopped may be known without being known to be whole.
    let again = number("there already: ");
    assert!(again <= 1, "{went_on}");
    assert_eq!(added + again + passed, ARTICLES);
    assert!(added > 0 && passed > 0, "{went_on}");
}

#[test]
fn an_open_reader_shows_what_is_added_elsewhere() {
    let home = home("others");
    let folder = write_articles(&home, 2);
    said(&home, &["add", folder.to_str().unwrap()]);
    let mut pty = Pty::spawn(program(&home, &[]), 100, 24);
    pty.wait_for("article 1 of 2");
    pty.wait_for_rest();
    fs::write(
        home.join("new.txt"),
        "افتتاح الجسر الجديد\n\nافتُتح الجسر اليوم بعد عامين من العمل.\n",
    )
    .unwrap();
    let new = home.join("new.txt");
    said(&home, &["add", new.to_str().unwrap()]);
    pty.wait_for("article 1 of 3");
    pty.send(b"q");
    assert!(pty.wait_for_end().success());
}

#[test]
fn a_script_without_standard_input_opens_the_library_that_it_names() {
    let home = home("script");
    let folder = write_articles(&home, 3);
    said(&home, &["add", folder.to_str().unwrap()]);
    let library = home.join("library.sqlite");
    for from in ["< /dev/null", "< news/00000.txt", "<<< 'نص'"] {
        let line = format!("{PROGRAM} --lang en --library {} {from}", library.display());
        let mut command = pty::command("bash", &home);
        command.args(["-c", &line]);
        let mut pty = Pty::spawn(command, 90, 20);
        pty.wait_for("article 1 of 3");
        pty.send(b"q");
        assert_eq!(pty.wait_for_end().exit_code(), 0, "{from}");
    }
}
