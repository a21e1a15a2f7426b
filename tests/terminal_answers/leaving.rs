//! Every way out of the reader gives back what was switched, and what is still to be
//! answered does not come to the shell.

use super::*;

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
