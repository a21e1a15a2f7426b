//! The reader while its inputs come slowly, badly or not at all: it shows what is
//! there, answers keys, and ends when it is told to.
//!
//! The real program runs in a pseudo-terminal; its standard input is a named
//! pipe that a shell holds open.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

mod pty;

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use pty::Pty;

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");

/// An empty home for one test.
fn home(test: &str) -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("slow_inputs")
        .join(test);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
}

/// The program with these arguments, standard input as the shell's `stdin` says.
fn program(home: &Path, stdin: &str, arguments: &[&str]) -> CommandBuilder {
    let mut shell = pty::command("/bin/sh", home);
    shell.args(["-c", &format!("exec \"$@\" {stdin}"), "sh", PROGRAM]);
    shell.args(["--lang", "en"]);
    shell.args(arguments);
    shell.env_remove("QARI_RENDER");
    shell
}

/// The program reading a pipe, and the pipe's other end.
fn piped(test: &str, arguments: &[&str]) -> (Pty, File) {
    let home = home(test);
    let made = std::process::Command::new("mkfifo")
        .arg(home.join("pipe"))
        .status();
    assert!(made.unwrap().success());
    let pty = Pty::spawn(program(&home, "<pipe", arguments), 80, 24);
    // Opening waits for the reading side.
    let pipe = OpenOptions::new()
        .write(true)
        .open(home.join("pipe"))
        .unwrap();
    (pty, pipe)
}

#[test]
fn files_are_read_while_a_pipe_is_silent() {
    let (mut pty, mut pipe) = piped("files-and-pipe", &[ARTICLES, "-"]);
    pty.wait_for("1 of 3");
    pty.send(b"\x1b[B");
    pty.wait_for("2 of 3");
    pipe.write_all("خبر متأخر\n\nوصل هذا الخبر بعد غيره.\n".as_bytes())
        .unwrap();
    drop(pipe);
    pty.wait_for("2 of 4");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn a_silent_pipe_alone_shows_a_frame_and_can_be_quit() {
    let (mut pty, pipe) = piped("pipe", &["-"]);
    pty.wait_for_full_screen();
    pty.send(b"?");
    pty.wait_for("Help");
    pty.send(b"\x1b");
    pty.wait_until("list", |screen| !screen.contents().contains("Help"));
    let asked = Instant::now();
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    assert!(asked.elapsed() < Duration::from_secs(5));
    pty.assert_given_back();
    drop(pipe);
}

#[test]
fn keys_are_not_shared_with_standard_input() {
    let mut pty = Pty::spawn(program(&home("keys"), "", &["-"]), 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 2);
    assert!(pty.text().contains("needs for its keys"), "{}", pty.text());
    assert!(
        !pty.raw().contains("\x1b[?"),
        "{}",
        pty.raw().escape_debug()
    );
}

#[test]
fn only_bad_input_ends_with_status_1_and_says_why() {
    let home = home("bad");
    // What comes on standard input is not known before the terminal is taken.
    let mut pty = Pty::spawn(program(&home, "</dev/null", &["-", "no-such-file"]), 80, 24);
    pty.wait_for_full_screen();
    pty.wait_for("2 notices");
    // The notices lie open, since there is nothing else to see.
    pty.wait_for("no text in it");
    pty.send(b"qq");
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    pty.assert_given_back();
    let text = pty.text();
    assert!(text.contains("standard input: no text in it"), "{text}");
    assert!(text.contains("no-such-file"), "{text}");
}

#[test]
fn the_reader_heeds_marks_and_direction() {
    let home = home("marks");
    fs::write(home.join("one.txt"), "بُشرى\n\nقالَ الوزيرُ كلامًا.\n").unwrap();
    let shown = |arguments: &[&str]| {
        let mut all = vec!["one.txt"];
        all.extend(arguments);
        let mut pty = Pty::spawn(program(&home, "", &all), 60, 14);
        pty.wait_for_full_screen();
        pty.wait_for_rest();
        let text = pty.text();
        pty.send(b"q");
        pty.wait_for_end();
        text
    };
    let is_mark = |c: char| ('\u{64B}'..='\u{652}').contains(&c);
    let text = |shown: &str| {
        let row = shown
            .lines()
            .find(|row| row.contains("ﻡﻼﻛ") || row.contains("ﻼﻛ"));
        row.unwrap_or_else(|| panic!("no such row:\n{shown}"))
            .to_owned()
    };
    let (kept, stripped) = (text(&shown(&[])), text(&shown(&["--marks", "strip"])));
    assert!(kept.contains(is_mark), "{kept}");
    assert!(!stripped.contains(is_mark), "{stripped}");
    // The full stop goes to the end of the sentence, which is now on the right.
    let turned = text(&shown(&["--direction", "ltr"]));
    assert!(kept.contains(".ﺎﻣ") && !turned.contains(".ﺎﻣ"), "{turned}");
    assert!(turned.trim_end().ends_with('.'), "{turned}");
}

#[test]
fn a_rendering_that_has_no_full_screen_is_told_of_where_it_may_be_meant_for_others() {
    let home = home("render");
    let mut command = program(&home, "2>said", &[ARTICLES]);
    command.env("QARI_RENDER", "logical");
    let mut pty = Pty::spawn(command, 80, 24);
    pty.wait_for("1 of 3");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let said = fs::read_to_string(home.join("said")).unwrap();
    let expected = "qari: QARI_RENDER: logical is for commands without a full screen";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn the_terminal_is_not_taken_where_no_input_can_be_opened() {
    let home = home("missing");
    let mut pty = Pty::spawn(program(&home, "", &["no/such", "nor-this.txt"]), 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    let raw = pty.raw();
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
    pty.wait_for("no/such: no such file");
    pty.wait_for("nor-this.txt: no such file");
    let mut pty = Pty::spawn(program(&home, "", &["no/such", ARTICLES]), 80, 24);
    pty.wait_for("one notice");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn nor_is_it_taken_where_nothing_in_them_can_be_read() {
    let home = home("unreadable");
    fs::write(home.join("empty"), " \n").unwrap();
    fs::write(home.join("binary"), [0; 64]).unwrap();
    let mut pty = Pty::spawn(program(&home, "", &["empty", "binary", "prnt"]), 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    let raw = pty.raw();
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
    pty.wait_for("empty: no text in it");
    pty.wait_for("binary: not a text file");
    pty.wait_for("prnt: no such file");
    pty.wait_for("did you mean the command `qari print`?");
    let mut pty = Pty::spawn(program(&home, "", &["empty", ARTICLES]), 80, 24);
    pty.wait_for("one notice");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn a_folder_without_articles_takes_no_screen() {
    let home = home("empty-folder");
    fs::create_dir_all(home.join("folder/within")).unwrap();
    fs::write(home.join("folder/picture"), [0; 64]).unwrap();
    fs::write(home.join("folder/within/blank.txt"), " \n").unwrap();
    let mut pty = Pty::spawn(program(&home, "", &["folder"]), 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    let raw = pty.raw();
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
    pty.wait_for("folder/picture: not a text file");
    pty.wait_for("folder/within/blank.txt: no text in it");
    pty.wait_for("folder: no articles in this folder");
    fs::write(home.join("folder/within/last.txt"), "خبر جديد.\n").unwrap();
    let mut pty = Pty::spawn(program(&home, "", &["folder"]), 80, 24);
    pty.wait_for("article 1 of 1");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn a_command_that_is_mistyped_beside_a_good_path_takes_no_screen() {
    let home = home("mistyped");
    let article = format!("{ARTICLES}/2-visit.txt");
    let mut pty = Pty::spawn(program(&home, "", &["prnt", &article]), 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    assert!(!pty.raw().contains('\u{1b}'), "{:?}", pty.raw());
    pty.wait_for("prnt: no such file");
    pty.wait_for("did you mean the command `qari print`?");
}

#[test]
fn where_nobody_is_named_that_is_said_instead_of_noughts() {
    let home = home("nobody");
    fs::write(home.join("nobody.txt"), "خبر جديد.\n").unwrap();
    let mut pty = Pty::spawn(program(&home, "", &["actors", "nobody.txt"]), 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    assert_eq!(pty.text().trim(), "no mentions in these articles");
}

#[test]
fn no_screen_is_sent_in_the_order_of_letters() {
    let home = home("logical");
    let article = format!("{ARTICLES}/2-visit.txt");
    for arguments in [
        &["--render", "logical", &article][..],
        &["doctor", "--render=logical"],
    ] {
        let mut pty = Pty::spawn(program(&home, "", arguments), 100, 24);
        assert_eq!(pty.wait_for_end().exit_code(), 2);
        assert!(!pty.raw().contains('\u{1b}'), "{:?}", pty.raw());
        pty.wait_for("no full screen is sent as logical; `qari --plain` reads in lines");
    }
}

#[test]
fn a_path_that_leaves_no_room_for_what_is_said_of_it_stands_alone() {
    let home = home("long-path");
    let path = "a/folder/that/is/not/there/with/a-rather-long-name-of-an-article.txt";
    let mut pty = Pty::spawn(program(&home, "", &[path]), 72, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    let shown = pty.text();
    let rows: Vec<_> = shown.lines().map(str::trim).collect();
    assert_eq!(rows[..2], [&*format!("{path}:"), "no such file"], "{shown}");
}

#[test]
fn the_reader_opens_what_is_redirected_into_it() {
    let home = home("redirected");
    let stdin = format!("<{ARTICLES}/2-visit.txt");
    let mut pty = Pty::spawn(program(&home, &stdin, &[]), 80, 24);
    pty.wait_for("article 1 of 1");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let mut pty = Pty::spawn(program(&home, "</dev/null", &[]), 80, 24);
    pty.wait_for("article 1 of 1");
    pty.wait_until("the built-in articles", |screen| {
        !screen.contents().contains("article 1 of 1 ")
    });
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn carets_point_at_the_place_of_a_query_that_cannot_be_read() {
    let home = home("carets");
    let arguments = ["articles", "--query", "one ) two"];
    let mut pty = Pty::spawn(program(&home, "", &arguments), 80, 24);
    assert_eq!(pty.wait_for_end().exit_code(), 2);
    let shown = pty.text();
    let rows: Vec<_> = shown.lines().collect();
    assert!(rows.ends_with(&["one ) two", "    ^"]), "{shown}");
}

#[test]
fn lines_have_a_look_only_where_it_is_shown_and_not_refused() {
    let home = home("looks");
    let printed = |term: &str, variable: &str, more: &[&str]| {
        let mut command = pty::command(env!("CARGO_BIN_EXE_qari"), &home);
        command.args(["print", &format!("{ARTICLES}/2-visit.txt")]);
        command.args(more);
        command.env("TERM", term);
        if !variable.is_empty() {
            command.env(variable, "1");
        }
        let mut pty = Pty::spawn(command, 80, 24);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        pty.raw()
    };
    let never = ["--color", "never"];
    let said = ["--color", "never", "--render", "visual", "--marks", "keep"];
    let dark = printed("xterm-256color", "", &["--theme", "dark"]);
    assert!(dark.contains("\x1b[1;38;5;"), "{dark:?}");
    assert!(printed("xterm-256color", "NO_COLOR", &[]).contains("\x1b[1m"));
    for more in [&never[..], &said] {
        assert!(!printed("xterm-256color", "", more).contains('\x1b'));
    }
    for term in ["dumb", ""] {
        assert!(!printed(term, "", &[]).contains('\x1b'), "{term}");
    }
    // Who asks for it, knows.
    let asked = printed("dumb", "", &["--color", "always"]);
    assert!(asked.contains("\x1b["));
}
