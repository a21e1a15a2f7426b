//! What the reader does with what a terminal says of itself: whenever it says
//! it, however it is cut, whatever else is typed. And that all that was switched
//! off for it is switched on again, on every way out.
//!
//! The real program runs in a pseudo-terminal; the tests answer for the terminal
//! with what real ones were heard to say.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

mod colours;
mod doctor;
mod leaving;
#[path = "../pty/mod.rs"]
mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use nix::sys::signal::{self, Signal};
use nix::unistd::Pid;
use portable_pty::CommandBuilder;
use pty::Pty;

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");

/// The last question; all terminals answer it.
const LAST_QUESTION: &str = "\x1b[c";
const CLEAR: &str = "\x1b[2J";

const VTE: &[u8] =
    b"\x1b[8;1$y\x1b[8;2$y\x1b[>65;7006;1c\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?65;1;9c";
const KONSOLE: &[u8] =
    b"\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b]11;rgb:2323/2626/2727\x1b\\\x1b[?62;1;4c";
const MLTERM: &[u8] = b"\x1b[8;0$y\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2c";
const KITTY: &[u8] = b"\x1b[8;0$y\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
const XTERM: &[u8] = b"\x1b[8;0$y\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c";

const KONSOLE_OFF: &str = "\x1b]50;BidiRenderingEnabled=false\x07";
const MLTERM_OFF: &str = "\x1b]5379;use_ctl=false\x07";

/// Those with a switch of their own, with what they answer.
const SWITCHED: &[(&str, &[u8], &str)] = &[
    ("vte", VTE, "\x1b[8l"),
    ("konsole", KONSOLE, KONSOLE_OFF),
    ("mlterm", MLTERM, MLTERM_OFF),
];

/// An empty home for one test.
fn home(test: &str) -> PathBuf {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("answers")
        .join(test);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
}

fn program(home: &Path) -> CommandBuilder {
    let mut command = pty::command(PROGRAM, home);
    command.args(["--lang", "en", ARTICLES]);
    command
}

/// The program, after it has asked its questions.
fn asking(command: CommandBuilder) -> Pty {
    let pty = Pty::spawn(command, 80, 24);
    pty.wait_for_written(LAST_QUESTION);
    pty
}

/// What is on the screen but for its colours, and blanks, which show them too.
fn letters(pty: &Pty) -> Vec<String> {
    let text = pty.text();
    text.lines().map(|row| row.trim_end().to_owned()).collect()
}

fn quit(mut pty: Pty) {
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn a_terminal_that_answers_is_switched_before_anything_is_shown() {
    for (name, answers, off) in SWITCHED {
        let mut pty = asking(program(&home(&format!("at-once-{name}"))));
        pty.send(answers);
        pty.wait_for("article 1 of 3");
        let raw = pty.raw();
        let (switched, cleared) = (raw.find(off), raw.find(CLEAR));
        assert!(
            raw.find(LAST_QUESTION) < cleared,
            "{name}: asked before the clear"
        );
        assert!(switched.is_some() && switched < cleared, "{name}: {raw:?}");
        for (other, _, others) in SWITCHED.iter().filter(|(other, ..)| other != name) {
            let may = *other == "vte"; // asked of all
            assert!(
                may || !raw.contains(others),
                "{name} is sent what {other} needs"
            );
        }
        quit(pty);
    }
}

#[test]
fn an_answer_that_comes_late_still_counts() {
    for (name, answers, off) in &SWITCHED[1..] {
        let mut pty = asking(program(&home(&format!("late-{name}"))));
        pty.wait_for("article 1 of 3");
        assert!(!pty.raw().contains(off), "{name}");
        pty.wait_for_mentions();
        // The text: its colours follow what some of them say of their background.
        let (text, written) = (letters(&pty), pty.written());
        pty.send(answers);
        pty.wait_for_written(off);
        pty.wait_for_rest();
        let after = &pty.raw()[written..];
        assert!(after.find(off) < after.find(CLEAR), "{name}: {after:?}");
        assert_eq!(letters(&pty), text, "{name}: painted whole again");
        quit(pty);
    }
}

#[test]
fn an_answer_in_pieces_is_one_answer() {
    let mut pty = asking(program(&home("pieces")));
    for byte in KONSOLE.chunks(1) {
        pty.send(byte);
    }
    pty.wait_for_written(KONSOLE_OFF);
    pty.wait_for("article 1 of 3");
    quit(pty);
}

#[test]
fn a_silent_terminal_is_read_in_and_left() {
    let pty = asking(program(&home("silent")));
    pty.wait_for("article 1 of 3");
    quit(pty);
}

#[test]
fn rubbish_is_no_answer_and_no_key() {
    let mut pty = asking(program(&home("rubbish")));
    for rubbish in [
        b"\x1b[8;77$y".as_slice(),
        b"\x1bP>|\xff\xfe;q\x1b\\",
        b"\x1b[>9999999999999;0c",
        b"\x1b]11;rgb:q/q/q\x07",
        b"\x1b[?c\x1b[?;;;;c",
        b"\x1b[>84;Q",
        b"\x1bP1$r0m\x1b\\",
        b"\x80\x9b\xc3",
    ] {
        pty.send(rubbish);
    }
    pty.wait_for("article 1 of 3");
    assert!(pty.is_running());
    quit(pty);
}

#[test]
fn keys_typed_while_it_is_asked_are_meant() {
    let mut pty = asking(program(&home("keys")));
    // Opens the filter line, where letters are letters.
    pty.send(b"f");
    pty.send(b"qu");
    pty.send(XTERM);
    pty.send(b"it");
    pty.wait_for("quit");
    pty.send(b"\x03");
    pty.wait_until("end of typing", |screen| {
        !screen.contents().contains("quit")
    });
    quit(pty);
}

#[test]
fn a_new_size_marks_the_lines_again() {
    let mut pty = asking(program(&home("resize")));
    pty.send(VTE);
    pty.wait_for("article 1 of 3");
    pty.wait_for_rest();
    let written = pty.written();
    pty.resize(90, 20);
    pty.wait_for_rest();
    let after = &pty.raw()[written..];
    assert!(
        after.contains(CLEAR) && after.find("\x1b[8l") < after.find(CLEAR),
        "{after:?}"
    );
    quit(pty);
}

#[test]
fn what_was_answered_serves_the_next_start() {
    let home = home("remembered");
    let mut pty = asking(program(&home));
    pty.send(KONSOLE);
    pty.wait_for("article 1 of 3");
    quit(pty);
    // Silent now.
    let pty = asking(program(&home));
    pty.wait_for("article 1 of 3");
    let raw = pty.raw();
    assert!(raw.contains(KONSOLE_OFF) && raw.find(KONSOLE_OFF) < raw.find(CLEAR));
    quit(pty);
    // Another terminal with the same environment.
    let mut pty = asking(program(&home));
    pty.wait_for("article 1 of 3");
    pty.send(XTERM);
    pty.wait_for_written("\x1b]50;BidiRenderingEnabled=true\x07");
    quit(pty);
}

#[test]
fn nothing_is_remembered_unasked() {
    let home = home("no-state");
    let mut command = program(&home);
    command.args(["--no-state"]);
    let mut pty = asking(command);
    pty.send(KONSOLE);
    pty.wait_for("article 1 of 3");
    pty.send(b"\x1b[20~");
    pty.wait_for("display mode: visual-words");
    quit(pty);
    assert!(!home.join("qari").exists());
}

#[test]
fn a_key_cycles_the_modes_and_the_choice_is_kept() {
    let home = home("cycle");
    let mut pty = asking(program(&home));
    pty.send(KONSOLE);
    pty.wait_for("article 1 of 3");
    for mode in [
        "visual-words",
        "implicit",
        "implicit-runs",
        "automatic (visual)",
        "visual-words",
    ] {
        let written = pty.written();
        pty.send(b"\x12");
        pty.wait_for(&format!("display mode: {mode}"));
        let after = pty.raw()[written..].to_owned();
        assert!(after.contains(CLEAR), "{mode}: {after:?}");
    }
    // What undoes a reordering needs the reordering.
    assert!(pty.raw().contains("\x1b]50;BidiRenderingEnabled=true\x07"));
    quit(pty);
    let mut pty = asking(program(&home));
    pty.send(KONSOLE);
    pty.wait_for("article 1 of 3");
    assert!(!pty.raw().contains(KONSOLE_OFF), "visual-words was chosen");
    pty.send(b"\x12");
    pty.wait_for("display mode: implicit");
    quit(pty);
    // The choice was made for that terminal and holds for no other.
    let mut pty = asking(program(&home));
    pty.send(KITTY);
    pty.wait_for("article 1 of 3");
    pty.send(b"\x12");
    pty.wait_for("display mode: visual");
    quit(pty);
}

#[test]
fn a_broken_memory_is_noticed_and_left_alone() {
    let home = home("broken");
    let file = home.join("qari").join("terminals.toml");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "[[terminal]]\nenvironment = 3\n").unwrap();
    let mut pty = asking(program(&home));
    pty.send(XTERM);
    pty.wait_for("one notice");
    pty.send(b"t");
    pty.wait_for("~/qa");
    pty.wait_for("line 2");
    // Closes the notices.
    pty.send(b"q");
    pty.send(b"\x1b[20~");
    pty.wait_for("display mode: visual-words");
    quit(pty);
    assert_eq!(
        fs::read_to_string(file).unwrap(),
        "[[terminal]]\nenvironment = 3\n"
    );
}
