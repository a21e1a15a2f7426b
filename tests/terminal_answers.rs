//! What the reader does with what a terminal says of itself: whenever it says
//! it, however it is cut, whatever else is typed. And that all that was switched
//! off for it is switched on again, on every way out.
//!
//! The real program runs in a pseudo-terminal; the tests answer for the terminal
//! with what real ones were heard to say.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "each test program uses a part of the terminal")]

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
fn a_signal_gives_every_switch_back() {
    for (name, answers, off) in SWITCHED {
        let mut pty = asking(program(&home(&format!("signal-{name}"))));
        pty.send(answers);
        pty.wait_for_written(off);
        pty.wait_for_full_screen();
        pty.signal(Signal::SIGTERM);
        assert_eq!(pty.wait_for_end().exit_code(), 143);
        pty.assert_given_back();
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_every_switch_back() {
    for (name, answers, off) in SWITCHED {
        let mut command = program(&home(&format!("panic-{name}")));
        command.env("QARI_TEST_PANIC", "1");
        command.env("RUST_BACKTRACE", "0");
        let mut pty = asking(command);
        pty.send(answers);
        pty.wait_for_written(off);
        pty.wait_for_full_screen();
        pty.send(b"\x1b[24~");
        assert_ne!(pty.wait_for_end().exit_code(), 0);
        pty.assert_given_back();
    }
}

#[test]
fn suspending_gives_every_switch_back_and_takes_it_again() {
    for (name, answers, off) in SWITCHED {
        let script = r#"set -m; "$1" --lang en "$2"
            echo stopped; read line; fg >/dev/null; echo ended $?"#;
        let mut shell = pty::command("/bin/sh", &home(&format!("suspend-{name}")));
        shell.args(["-c", script, "sh", PROGRAM, ARTICLES]);
        let mut pty = asking(shell);
        pty.send(answers);
        pty.wait_for_written(off);
        pty.wait_for("article 1 of 3");
        pty.send(b"\x1a");
        pty.wait_for("stopped");
        pty.assert_given_back();
        let stopped = pty.written();
        pty.send(b"\n");
        pty.wait_for_full_screen();
        pty.wait_for_rest();
        let after = &pty.raw()[stopped..];
        assert!(after.contains(off), "{name}: {after:?}");
        assert!(after.find(off) < after.find(CLEAR), "{name}: {after:?}");
        pty.send(b"q");
        pty.wait_for("ended 0");
        pty.wait_for_end();
        pty.assert_given_back();
    }
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
fn bidi_that_was_off_already_is_left_off() {
    let mut pty = asking(program(&home("explicit")));
    pty.send(b"\x1b[8;2$y\x1b[8;2$y\x1b[?65c");
    pty.wait_for("article 1 of 3");
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    assert!(!pty.raw().contains("\x1b[8h"), "{:?}", pty.raw());
}

#[test]
fn bidi_that_was_off_already_is_left_off_the_next_time_and_on_a_quick_quit() {
    let explicit = b"\x1b[8;2$y\x1b[8;2$y\x1b[?65c";
    let home = home("explicit-again");
    for run in 1..=2 {
        let mut pty = asking(program(&home));
        if run == 2 {
            pty.wait_for("article 1 of 3");
        }
        pty.send(explicit);
        pty.wait_for("article 1 of 3");
        pty.wait_for_rest();
        pty.send(b"q");
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        assert!(!pty.raw().contains("\x1b[8h"), "{run}: {:?}", pty.raw());
    }
    let mut command = program(&home);
    command.arg("--no-state");
    let mut pty = asking(command);
    pty.send(b"q");
    pty.send(explicit);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    assert!(!pty.raw().contains("\x1b[8h"), "{:?}", pty.raw());
}

#[test]
fn a_terminal_is_asked_again_after_it_was_left_unheard() {
    unheard("suspend-silent", |pty| pty.send(b"\x1a"));
}

#[test]
fn a_terminal_is_asked_again_after_a_stop_from_outside() {
    unheard("stopped-silent", |pty| {
        let raw = pty.raw();
        let (_, after) = raw.split_once("pid=").unwrap();
        let digits = after.chars().take_while(char::is_ascii_digit);
        let pid: i32 = digits.collect::<String>().parse().unwrap();
        signal::kill(Pid::from_raw(pid), Signal::SIGSTOP).unwrap();
    });
}

/// Stops a reader whose terminal has not answered, and has it answered afterwards.
fn unheard(test: &str, stop: impl FnOnce(&mut Pty)) {
    let script = r#"set -m; "$1" --lang en "$2" & echo pid=$!; fg >/dev/null
        echo stopped; read line; fg >/dev/null; echo ended $?"#;
    let mut shell = pty::command("/bin/sh", &home(test));
    shell.args(["-c", script, "sh", PROGRAM, ARTICLES]);
    let mut pty = asking(shell);
    pty.wait_for("article 1 of 3");
    stop(&mut pty);
    pty.wait_for("stopped");
    let stopped = pty.written();
    pty.send(b"\n");
    let deadline = std::time::Instant::now() + pty::PATIENCE;
    while !pty.raw()[stopped..].contains(LAST_QUESTION) {
        assert!(
            std::time::Instant::now() < deadline,
            "it is not asked again"
        );
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    pty.wait_for_rest();
    pty.send(KONSOLE);
    pty.wait_for_written(KONSOLE_OFF);
    pty.send(b"q");
    pty.wait_for("ended 0");
    pty.wait_for_end();
    pty.assert_given_back();
}

#[test]
fn an_answer_does_not_come_to_the_shell_when_suspended() {
    let script = r#"set -m; "$1" --lang en "$2"
        echo stopped; read line; echo "got <$line>"; fg >/dev/null; echo ended $?"#;
    let mut shell = pty::command("/bin/sh", &home("suspend-quick"));
    shell.args(["-c", script, "sh", PROGRAM, ARTICLES]);
    let mut pty = asking(shell);
    pty.send(b"\x1a");
    pty.send(KONSOLE);
    pty.wait_for("stopped");
    pty.send(b"\n");
    pty.wait_for_written("got <>");
    pty.wait_for_full_screen();
    pty.send(b"q");
    pty.wait_for("ended 0");
    pty.wait_for_end();
    pty.assert_given_back();
}

#[test]
fn doctor_leaves_when_told_to_while_it_asks() {
    let mut command = pty::command(PROGRAM, &home("doctor-declined"));
    command.args(["doctor", "--lang", "en"]);
    let mut pty = asking(command);
    pty.send(b"q");
    pty.send(XTERM);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
    assert!(!pty.raw().contains(CLEAR), "no sample was shown");
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

/// The reader in a tmux that does this.
fn with_tmux(test: &str, script: &str) -> CommandBuilder {
    let home = home(test);
    in_tmux(&home, program(&home), script)
}

/// A program that finds a command named `tmux` which does this.
fn in_tmux(home: &Path, mut command: CommandBuilder, script: &str) -> CommandBuilder {
    let tmux = home.join("tmux");
    fs::write(&tmux, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&tmux, fs::Permissions::from_mode(0o755)).unwrap();
    command.env("TMUX", "/nowhere,1,0");
    command.env("TERM", "tmux-256color");
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", home.display()));
    command
}

const TMUX: &[u8] = b"\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c";

#[test]
fn tmux_is_looked_through() {
    let konsole = r"printf 'Konsole 22.12.3\txterm-256color\ton\n'";
    let mut pty = asking(with_tmux("tmux", konsole));
    pty.send(TMUX);
    pty.wait_for("article 1 of 3");
    let wrapped = "\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=false\x07\x1b\\";
    assert!(pty.raw().contains(wrapped), "{:?}", pty.raw());
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let undone = "\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=true\x07\x1b\\";
    assert!(pty.raw().rfind(wrapped) < pty.raw().rfind(undone));
}

#[test]
fn a_tmux_that_hangs_keeps_nobody_waiting() {
    let mut pty = asking(with_tmux("tmux-hangs", "exec sleep 20"));
    pty.send(TMUX);
    pty.wait_for("article 1 of 3");
    quit(pty);
}

#[test]
fn doctor_reports_what_was_asked_and_answered() {
    let home = home("doctor");
    let mut command = pty::command(PROGRAM, &home);
    command.args(["doctor", "--format", "jsonl"]);
    command.env_remove("NO_COLOR");
    let mut pty = asking(command);
    pty.send(KONSOLE);
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
    let raw = pty.raw();
    let (_, record) = raw.rsplit_once("\x1b[?1049l").unwrap();
    let record: serde_json::Value = serde_json::from_str(record.trim()).unwrap();
    assert_eq!(record["terminal"], "konsole");
    assert_eq!(record["known_by"], "answer");
    assert_eq!(record["render"], "visual");
    assert_eq!(record["lines"], "implicit");
    assert_eq!(record["switches"][1], "OSC 50");
    assert_eq!(record["background"], "dark");
    assert_eq!(record["theme"], "dark");
    assert_eq!(record["colours"], "true");
    assert_eq!(record["environment"]["TERM"], "xterm-256color");
    assert_eq!(record["answered"][0], "\\eP>|Konsole 22.12.3\\e\\");
    assert_eq!(record["complete"], true);
    assert_eq!(record["size"], serde_json::json!([80, 24]));
    assert_eq!(record["state"], "~/qari/terminals.toml");
}

#[test]
fn doctor_asks_which_looks_right_and_remembers_it() {
    let home = home("doctor-asks");
    let asked = |answer: &[u8]| {
        let mut command = pty::command(PROGRAM, &home);
        command.args(["doctor", "--lang", "en"]);
        let mut pty = asking(command);
        pty.send(XTERM);
        pty.wait_for("Which of these lines is right");
        pty.send(answer);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        pty.assert_given_back();
        pty.text()
    };
    let left = asked(b"\r");
    assert!(left.contains("display mode: visual (automatic)"), "{left}");
    let chosen = asked(b"2");
    assert!(
        chosen.contains("the choice is saved: visual-words"),
        "{chosen}"
    );
    let mut command = pty::command(PROGRAM, &home);
    command.args(["doctor", "--lang", "en"]);
    let mut pty = asking(command);
    pty.send(XTERM);
    pty.wait_for("Which of these lines is right");
    pty.send("٩".as_bytes());
    pty.wait_for("No line has the number “٩”: 1 2 3 4, or Enter to leave all as it is.");
    pty.send(b"x");
    pty.wait_for("No line has the number “x”: ");
    pty.send(b"\r");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let again = asked("٩\r".as_bytes());
    assert!(
        again.contains("visual-words (chosen for this terminal)"),
        "{again}"
    );
    let back = asked("١".as_bytes());
    assert!(back.contains("display mode: visual (automatic)"), "{back}");
    let automatic = "the display mode is chosen automatically from now on; now it is visual";
    assert!(unwrapped(&back).contains(automatic), "{back}");
}

#[test]
fn doctor_says_whether_tmux_passes_on_what_is_sent() {
    for (allows, expected) in [("on", true), ("off", false)] {
        let home = home(&format!("doctor-tmux-{allows}"));
        let mut command = pty::command(PROGRAM, &home);
        command.args(["doctor", "--format", "jsonl"]);
        let script = format!(r"printf 'XTerm(379)\txterm-256color\t{allows}\n'");
        let mut pty = asking(in_tmux(&home, command, &script));
        pty.send(TMUX);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        let raw = pty.raw();
        let (_, record) = raw.rsplit_once("\x1b[?1049l").unwrap();
        let record: serde_json::Value = serde_json::from_str(record.trim()).unwrap();
        assert_eq!(record["tmux"][0], "XTerm(379)");
        assert_eq!(record["tmux_passes_through"], expected);
    }
}

#[test]
fn tmux_is_not_asked_for_what_was_said() {
    let home = home("tmux-unasked");
    let asked = home.join("asked");
    let has_asked = |options: &[&str]| {
        let mut command = pty::command(PROGRAM, &home);
        command.args([
            "print",
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/1-truce.txt"),
        ]);
        command.args(options);
        let script = format!("echo >{}", asked.display());
        let mut pty = Pty::spawn(in_tmux(&home, command, &script), 80, 24);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        asked.exists()
    };
    let plain = ["--render", "visual", "--color", "never"];
    assert!(!has_asked(&[&plain[..], &["--marks", "keep"]].concat()));
    assert!(has_asked(&plain), "which marks suit is not known");
}

#[test]
fn doctor_claims_to_keep_nothing_where_nothing_is_kept() {
    for (language, promise, end) in [
        (
            "en",
            "for this time only",
            "the choice is not saved: visual-words",
        ),
        ("ar", "ﻂﻘﻓ ﺓﺮﻤﻟﺍ ﻩﺬﻫ", "visual-words :ﺭﺎﻴﺘﺧﻻﺍ ﻆﻔﺤﻳُ ﻢﻟ"),
    ] {
        let home = home(&format!("doctor-keeps-nothing-{language}"));
        let mut command = pty::command(PROGRAM, &home);
        command.args(["doctor", "--no-state", "--lang", language]);
        let mut pty = asking(command);
        pty.send(XTERM);
        pty.wait_for(promise);
        pty.send(b"2");
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        let text = pty.text();
        assert!(text.contains(end), "{text}");
        let kept = ["chosen for this terminal", "is saved"];
        assert!(!kept.iter().any(|claim| text.contains(claim)), "{text}");
    }
}

/// A text in lines as one line.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The ground of the theme for light backgrounds, and of the one for dark ones.
const LIGHT: &str = "48;2;251;248;241";
const DARK: &str = "48;2;24;26;30";

fn coloured(home: &Path, term: &str, options: &[&str]) -> CommandBuilder {
    let mut command = program(home);
    command.args(options);
    command.env("TERM", term);
    command.env("COLORTERM", "truecolor");
    command.env_remove("NO_COLOR");
    command
}

#[test]
fn colours_suit_the_background_and_follow_it_late() {
    let mut pty = asking(coloured(&home("background"), "xterm-256color", &[]));
    pty.wait_for("article 1 of 3");
    pty.wait_for_mentions();
    let raw = pty.raw();
    assert!(!raw.contains(LIGHT) && !raw.contains(DARK), "not known yet");
    let text = letters(&pty);
    for (answer, ground, other) in [("ffff", LIGHT, DARK), ("1e1e", DARK, LIGHT)] {
        let written = pty.written();
        let answer = format!("\x1b]11;rgb:{answer}/{answer}/{answer}\x1b\\\x1b[?64;1;2c");
        pty.send(answer.as_bytes());
        pty.wait_for_written(ground);
        pty.wait_for_rest();
        assert!(!pty.raw()[written..].contains(other));
        assert_eq!(letters(&pty), text, "only colours have changed");
    }
    quit(pty);
}

#[test]
fn the_person_chooses_theme_and_colours() {
    for (test, options, has, lacks) in [
        ("theme-light", &["--theme", "light"][..], LIGHT, "38;5;"),
        (
            "theme-256",
            &["--theme", "dark", "--color", "256"],
            "48;5;234",
            "38;2;",
        ),
        (
            "theme-16",
            &["--theme", "light", "--color", "16"],
            "107m",
            "38;5;",
        ),
        (
            "theme-none",
            &["--theme", "dark", "--color", "never"],
            "\x1b[1m",
            "48;",
        ),
    ] {
        let mut pty = asking(coloured(&home(test), "xterm-256color", options));
        pty.send(b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?64;1;2c");
        pty.wait_for("article 1 of 3");
        pty.wait_for_rest();
        let raw = pty.raw();
        assert!(raw.contains(has) && !raw.contains(lacks), "{test}: {raw:?}");
        quit(pty);
    }
}

#[test]
fn lines_on_a_terminal_are_coloured_as_suits_it() {
    let printed = |variables: &[(&str, &str)]| {
        let mut command = pty::command(PROGRAM, &home("lines"));
        command.args(["print", "--no-state", &format!("{ARTICLES}/1-truce.txt")]);
        command.env("COLORTERM", "truecolor");
        command.env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut pty = Pty::spawn(command, 80, 24);
        assert_eq!(pty.wait_for_end().exit_code(), 0);
        pty.raw()
    };
    let dark = printed(&[("COLORFGBG", "15;0")]);
    assert!(dark.contains("\x1b[1;38;2;247;241;224m"), "{dark:?}");
    let light = printed(&[("COLORFGBG", "0;15")]);
    assert!(light.contains("\x1b[1;38;2;21;18;13m"), "{light:?}");
    for variables in [("COLORFGBG", ""), ("NO_COLOR", "1"), ("TERM", "linux")] {
        let plain = printed(&[("COLORFGBG", ""), variables]);
        assert!(
            plain.contains("\x1b[1m") && !plain.contains("38;"),
            "{plain:?}"
        );
    }
}
