//! The terminal is given back as it was found, however the program ends, and
//! nothing but the person's keys acts as a key.
//!
//! The real program runs in a pseudo-terminal. What these tests ask of it:
//! without arguments it opens the full screen; `q` and Ctrl-C quit with status
//! 0; Ctrl-Z suspends; a signal that ends it gives 128 and its number. A build
//! with debug assertions that finds `QARI_TEST_PANIC` in its environment panics
//! when F12 is pressed; a release build has no such key.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

mod pty;

use std::fs::{self, File};
use std::io::Read;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use nix::sys::signal::{self, Signal};
use nix::unistd::Pid;
use portable_pty::CommandBuilder;
use pty::{PATIENCE, Pty};

const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");

fn home_of(test: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("terminal_restore")
        .join(test)
}

/// An empty home for one test.
fn home(test: &str) -> PathBuf {
    let home = home_of(test);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
}

fn program(test: &str) -> CommandBuilder {
    pty::command(PROGRAM, &home(test))
}

/// The program under a shell that controls jobs: the shell leads the session
/// and gives the program a group of its own, as a person's shell does.
fn under_a_shell(test: &str, script: &str) -> CommandBuilder {
    let mut shell = pty::command("/bin/sh", &home(test));
    shell.args(["-c", script, "sh", PROGRAM, ARTICLES]);
    shell
}

fn opened(command: CommandBuilder) -> Pty {
    let pty = Pty::spawn(command, 80, 24);
    pty.wait_for_full_screen();
    pty.assert_raw();
    pty
}

#[test]
fn quit_gives_the_terminal_back() {
    for (name, key) in [
        ("q", b"q".as_slice()),
        ("ctrl-c", b"\x03"),
        ("arabic", "ض".as_bytes()),
        // With the cursor hidden in the cell of a caret.
        ("caret", b"\rsq"),
    ] {
        let mut pty = opened(program(&format!("quit-{name}")));
        pty.send(key);
        assert_eq!(pty.wait_for_end().exit_code(), 0, "{name}");
        pty.assert_given_back();
    }
}

#[test]
fn the_mouse_is_taken_with_the_terminal_unless_it_is_not_wanted() {
    use vt100::{MouseProtocolEncoding, MouseProtocolMode};
    let reports = |screen: &vt100::Screen| {
        screen.mouse_protocol_mode() == MouseProtocolMode::ButtonMotion
            && screen.mouse_protocol_encoding() == MouseProtocolEncoding::Sgr
    };
    let silent = |screen: &vt100::Screen| screen.mouse_protocol_mode() == MouseProtocolMode::None;
    let mut pty = opened(program("mouse"));
    pty.wait_until("mouse reports", reports);
    pty.send(b"z");
    pty.wait_until("a mouse left alone", silent);
    pty.send(b"z");
    pty.wait_until("mouse reports", reports);
    pty.send(b"q");
    pty.wait_for_end();
    pty.assert_given_back();

    let mut command = program("no-mouse");
    command.arg("--mouse=off");
    let mut pty = opened(command);
    pty.wait_until("a mouse left alone", silent);
    pty.send(b"q");
    pty.wait_for_end();
    assert!(!pty.raw().contains("\x1b[?100"), "{}", pty.raw());
}

#[test]
fn an_export_that_fails_after_quitting_is_told_and_is_the_status() {
    let mut command = program("export-lost");
    command.args([ARTICLES, "--lang", "en"]);
    let mut pty = opened(command);
    pty.send(b"*");
    pty.wait_for("marked");
    pty.send(b"{/nowhere/at/all.md");
    pty.wait_for("/nowhere/at/all.md");
    pty.send(b"\rq");
    assert_eq!(pty.wait_for_end().exit_code(), 1);
    pty.assert_given_back();
    let raw = pty.raw();
    assert!(
        raw.rfind("not exported to") > raw.rfind("\x1b[?1049l"),
        "the message goes to the screen that stays:\n{raw}"
    );
    // With its reason, though the terminal has not answered by then.
    assert!(raw.contains("no file or folder of this name"), "{raw}");
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for (signal, status) in [
        (Signal::SIGTERM, 143),
        (Signal::SIGHUP, 129),
        (Signal::SIGINT, 130),
        (Signal::SIGQUIT, 131),
    ] {
        let mut pty = opened(program(&format!("signal-{status}")));
        pty.signal(signal);
        let end = pty.wait_for_end();
        assert_eq!((end.signal(), end.exit_code()), (None, status));
        pty.assert_given_back();
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_and_then_speaks() {
    let mut command = program("panic");
    command.env("QARI_TEST_PANIC", "1");
    // A long trace would push the message off the screen.
    command.env("RUST_BACKTRACE", "0");
    let mut pty = opened(command);
    pty.send(b"\x1b[24~");
    assert_ne!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
    let raw = pty.raw();
    assert!(
        raw.rfind("panicked") > raw.rfind("\x1b[?1049l"),
        "the message goes to the screen that stays:\n{raw}"
    );
    pty.wait_for("panicked");
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_takes_it_again() {
    let script = r#"set -m; "$1" --lang en "$2"
        echo stopped; read line; fg >/dev/null; echo ended $?"#;
    let mut pty = opened(under_a_shell("suspend", script));
    wait_for_recognition(&pty);
    let picture = pty.picture();
    pty.send(b"\x1a");
    pty.wait_for("stopped");
    pty.assert_given_back();

    pty.send(b"\n");
    pty.wait_for_full_screen();
    pty.wait_for_rest();
    pty.assert_raw();
    assert_eq!(pty.picture(), picture, "the whole screen is painted again");

    pty.send(b"q");
    pty.wait_for("ended 0");
    pty.wait_for_end();
    pty.assert_given_back();
}

#[test]
fn being_told_to_stop_is_the_same_as_ctrl_z() {
    let script =
        r#"set -m; "$1" & echo pid=$!; fg >/dev/null; echo stopped; read line; fg >/dev/null"#;
    let mut pty = opened(under_a_shell("told-to-stop", script));
    signal::kill(printed_pid(&pty), Signal::SIGTSTP).unwrap();
    pty.wait_for("stopped");
    pty.assert_given_back();
    pty.send(b"\n");
    pty.wait_for_full_screen();
    pty.assert_raw();
    pty.send(b"q");
    pty.wait_for_end();
    pty.assert_given_back();
}

#[test]
fn after_a_stop_it_could_not_see_it_takes_the_terminal_again() {
    let script =
        r#"set -m; "$1" & echo pid=$!; fg >/dev/null; echo stopped; read line; fg >/dev/null"#;
    let mut pty = opened(under_a_shell("stopped", script));
    signal::kill(printed_pid(&pty), Signal::SIGSTOP).unwrap();
    pty.wait_for("stopped");
    pty.send(b"\n");
    pty.wait_until("repainted screen", |screen| {
        !screen.contents().contains("stopped")
    });
    pty.wait_for_rest();
    pty.assert_raw();
    pty.send(b"q");
    pty.wait_for_end();
    pty.assert_given_back();
}

#[test]
fn ctrl_z_without_a_shell_does_not_freeze_the_terminal() {
    let mut pty = opened(program("no-shell"));
    pty.send(b"\x1a");
    pty.wait_for_rest();
    pty.assert_raw();
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn late_replies_change_nothing() {
    let replies: &[&[u8]] = &[
        b"\x1b[?64;1;2;22c",
        b"\x1b[>41;379;0c",
        b"\x1bP!|00000000\x1b\\",
        b"\x1bP>|XTerm(379)\x1b\\",
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1b]10;rgb:0000/qqqq/jjjj\x07",
        b"\x1b[?2026;2$y",
        // The mode is unknown to it: nothing is to be left otherwise than usual.
        b"\x1b[8;0$y",
        b"\x1b[24;80R",
        b"\x1b_Gi=31;OK\x1b\\",
        b"\x1b[?1u",
        b"\x1b[I",
        b"\x1b[O",
    ];
    let mut command = program("late-replies");
    command.args(["--lang", "en", ARTICLES]);
    // Else colours would rightly follow what they tell of the terminal.
    command.args(["--theme", "dark", "--color", "256"]);
    let mut pty = opened(command);
    wait_for_recognition(&pty);
    let (picture, written) = (pty.picture(), pty.written());
    for reply in replies {
        // Whole, then byte by byte, then in two pieces, cut at every place.
        pty.send(reply);
        for byte in reply.chunks(1) {
            pty.send(byte);
            thread::sleep(Duration::from_millis(1));
        }
        for place in 1..reply.len() {
            pty.send(&reply[..place]);
            thread::sleep(Duration::from_millis(2));
            pty.send(&reply[place..]);
        }
    }
    pty.wait_for_rest();
    assert!(pty.is_running());
    assert_eq!(pty.picture(), picture);
    assert_eq!(
        pty.written(),
        written,
        "nothing at all is painted for a reply"
    );

    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn a_storm_of_sizes_is_weathered() {
    let mut pty = opened(program("resize"));
    let sizes = [
        (1, 1),
        (300, 100),
        (0, 0),
        (2, 50),
        (120, 3),
        (39, 11),
        (80, 24),
        (200, 60),
    ];
    for (width, height) in sizes.iter().cycle().take(80) {
        pty.resize(*width, *height);
        thread::sleep(Duration::from_millis(2));
    }
    pty.resize(100, 30);
    pty.wait_for_rest();
    assert!(pty.is_running());
    pty.wait_for_full_screen();
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

/// The shell that leads the session is killed, as when a window is closed: the
/// terminal hangs up. The program holds one end of a pipe until it ends.
#[test]
fn it_ends_when_the_terminal_is_gone() {
    let script = r#"mkfifo alive; echo ready; "$1" 9>alive & wait"#;
    let pty = Pty::spawn(under_a_shell("hang-up", script), 80, 24);
    pty.wait_for("ready");
    let alive = home_of("hang-up").join("alive");
    let (ended, wait) = mpsc::channel();
    thread::spawn(move || {
        let mut nothing = Vec::new();
        let read = File::open(alive).and_then(|mut file| file.read_to_end(&mut nothing));
        ended.send(read).unwrap();
    });
    pty.wait_for_full_screen();
    pty.signal(Signal::SIGKILL);
    let read = wait
        .recv_timeout(PATIENCE)
        .expect("the program outlives its terminal");
    assert_eq!(read.unwrap(), 0);
}

#[test]
fn what_was_done_last_is_kept_whatever_ends_it() {
    let paragraph = |number| format!("هذه هي الفقرة {number}، وفيها كلام يملأ سطرا.\n\n");
    let text: String = (1..=80).map(paragraph).collect();
    for name in ["quit", "SIGTERM", "SIGHUP"] {
        let test = format!("kept-{name}");
        let mut command = program(&test);
        let article = home_of(&test).join("article.txt");
        fs::write(&article, format!("عنوان النص\n\n{text}")).unwrap();
        command.arg(&article);
        let mut pty = opened(command);
        pty.wait_for_rest();
        pty.send(b"  *");
        pty.wait_until("a mark", |screen| screen.contents().contains('*'));
        pty.send(b" ");
        pty.wait_for_rest();
        match name {
            "quit" => pty.send(b"q"),
            "SIGTERM" => pty.signal(Signal::SIGTERM),
            _ => pty.signal(Signal::SIGHUP),
        }
        pty.wait_for_end();
        pty.assert_given_back();
        let mut export = std::process::Command::new(PROGRAM);
        export.args(["library", "export", "-"]);
        let library = home_of(&test).join("qari/library.sqlite");
        let exported = export.env("QARI_LIBRARY", library).output().unwrap();
        let exported = String::from_utf8(exported.stdout).unwrap();
        assert!(exported.contains("\"marked\":true"), "{name}: {exported}");
        assert!(exported.contains("\"position\":"), "{name}: {exported}");
    }
}

/// Waits until all that is in [`ARTICLES`] is shown, in English: however slowly
/// the recognizer is built, nothing is painted by itself after that.
fn wait_for_recognition(pty: &Pty) {
    pty.wait_until("end of recognition", |screen| {
        let text = screen.contents();
        text.contains("article 1 of 3") && text.contains('■') && !text.contains("looking")
    });
    pty.wait_for_rest();
}

/// The number after `pid=` in the output.
fn printed_pid(pty: &Pty) -> Pid {
    let raw = pty.raw();
    let (_, after) = raw
        .split_once("pid=")
        .expect("the shell prints a process id");
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    Pid::from_raw(digits.parse().unwrap())
}
