//! `qari doctor` in a terminal: what it asks, reports and remembers, and tmux in between.

use super::*;

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
