//! What is copied reaches the terminal: by OSC 52, or in the way of what stands
//! between. The real program runs in a pseudo-terminal.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(
    dead_code,
    reason = "the pseudo-terminal has more than this needs of it"
)]

mod pty;

use std::fs;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use portable_pty::CommandBuilder;
use pty::Pty;

const SENTENCE: &str = "وصل الوفد إلى Kabul صباحَ السبت.";

fn home(test: &str) -> PathBuf {
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("terminal_copying")
        .join(test);
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    home
}

/// The reader of one article, whose first sentence after the title is [`SENTENCE`].
fn reader(test: &str) -> CommandBuilder {
    let home = home(test);
    let article = home.join("article.txt");
    fs::write(
        &article,
        format!(
            "عنوان الخبر\n\n{SENTENCE} ثم عاد.\n\n{}\n",
            "كلمة ".repeat(20_000)
        ),
    )
    .unwrap();
    let mut command = pty::command(env!("CARGO_BIN_EXE_qari"), &home);
    command.arg(article);
    command
}

/// Opens the article and presses keys one after the other.
fn press(command: CommandBuilder, keys: &[&str]) -> Pty {
    let mut pty = Pty::spawn(command, 80, 24);
    pty.wait_for_full_screen();
    pty.wait_for_rest();
    for key in keys {
        pty.send(key.as_bytes());
    }
    pty.wait_for_rest();
    pty
}

/// The texts that the terminal was given by OSC 52.
fn given(raw: &str) -> Vec<String> {
    let sent = raw.split("\x1b]52;c;").skip(1);
    sent.map(|rest| {
        let (encoded, _) = rest.split_once('\x07').unwrap();
        String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()
    })
    .collect()
}

#[test]
fn a_sentence_is_given_to_the_terminal_as_it_is_written() {
    // A caret, the next paragraph, its first word, its first sentence, copied.
    let mut pty = press(reader("sentence"), &["s", "]", "s", "s", "x"]);
    assert_eq!(given(&pty.raw()), [SENTENCE]);
    pty.send(b"q");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn what_is_too_long_is_not_sent() {
    let pty = press(reader("too-long"), &["s", "G", "s", "s", "s", "x"]);
    pty.wait_for("74994");
    assert!(given(&pty.raw()).is_empty());
}

#[test]
fn what_could_not_be_sent_stays_marked() {
    let mut command = reader("still-marked");
    command.arg("--lang=en");
    let mut pty = press(command, &["s", "v", "G", "x"]);
    pty.wait_for("74994");
    // A movement takes the message away, and the mark grows on.
    pty.send(b"\x1b[D");
    pty.wait_for("copy the selection");
}

#[test]
fn inside_screen_it_is_wrapped_for_the_terminal_outside() {
    let mut command = reader("screen");
    command.env("STY", "1.test");
    command.env("TERM", "screen-256color");
    let pty = press(command, &["s", "]", "s", "s", "x"]);
    let wrapped = pty.raw();
    let (_, wrapped) = wrapped.split_once("\x1bP\x1b]52;").unwrap();
    let (first, _) = wrapped.split_once("\x1b\\").unwrap();
    let encoded = STANDARD.encode(SENTENCE);
    assert_eq!(first, format!("c;{encoded}\x07"));
}

#[test]
fn inside_tmux_its_own_command_is_given_the_text() {
    let home = home("tmux-command");
    let tmux = home.join("tmux");
    fs::write(
        &tmux,
        "#!/bin/sh\necho \"$@\" >> \"$HOME/asked\"\ncat >> \"$HOME/given\"\n",
    )
    .unwrap();
    fs::set_permissions(&tmux, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let mut command = reader("tmux");
    command.env("TMUX", "/nowhere,1,0");
    command.env("TERM", "tmux-256color");
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", home.display()));
    let pty = press(command, &["s", "]", "s", "s", "x"]);
    assert!(given(&pty.raw()).is_empty(), "tmux would not pass it on");
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("terminal_copying/tmux");
    assert_eq!(fs::read_to_string(home.join("given")).unwrap(), SENTENCE);
    let asked = fs::read_to_string(home.join("asked")).unwrap();
    // Which terminal it is shown in was asked before, and not by the copy.
    let asked: Vec<&str> = asked.lines().collect();
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked[0].starts_with("display-message "), "{asked:?}");
    assert_eq!(asked[1], "load-buffer -w -");
}

#[test]
fn who_answers_is_believed_before_what_was_inherited() {
    let copied = |mut command: CommandBuilder, answers: &[u8]| {
        command.env("PATH", "");
        let mut pty = Pty::spawn(command, 80, 24);
        pty.wait_for_written("\x1b[c");
        pty.send(answers);
        pty.wait_for_full_screen();
        pty.wait_for_rest();
        for key in ["s", "]", "s", "s", "x"] {
            pty.send(key.as_bytes());
        }
        pty.wait_for_rest();
        pty.raw()
    };
    let mut inherited = reader("inherited");
    inherited.env("TMUX", "/nowhere,1,0");
    let xterm = b"\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2c";
    assert_eq!(given(&copied(inherited, xterm)), [SENTENCE]);
    // Over ssh there is no variable of the screen that one is in.
    let screen = copied(reader("remote"), b"\x1b[>83;40900;0c\x1b[?1;2c");
    assert!(screen.contains("\x1bP\x1b]52;c;"), "{screen:?}");
}
