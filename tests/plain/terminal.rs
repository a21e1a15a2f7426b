//! In a terminal that can do nothing, and at the end of what is typed.

use super::*;

#[test]
fn notices_are_said_and_an_input_that_is_none_ends_it() {
    let missing = ["tests/articles", "tests/articles/no-such-file"];
    story(
        "en",
        &missing,
        &["t"],
        &[
            "t: one notice",
            "Notices: 1–1 of 1",
            "tests/articles/no-such-file: no such file",
        ],
    );
    let output = output("en", &["tests/articles/no-such-file"], b"l\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(complaint, "tests/articles/no-such-file: no such file\n");
}

#[test]
fn it_ends_with_its_input_and_whatever_is_typed_it_answers() {
    assert!(said("en", &[ARTICLES], &[]).starts_with("Qari"));
    let unfinished = output("en", &[ARTICLES], b"q");
    assert!(unfinished.status.success());
    let rubbish = output(
        "en",
        &[ARTICLES],
        b"\xff\xfe\0\n\n\n/\nl\xc3\n+\n-\n0\n+0\nopen 0\n",
    );
    assert!(rubbish.status.success());
    let said = String::from_utf8(rubbish.stdout).unwrap();
    assert!(!said.contains(steers), "{said:?}");
    // Colour is for those who ask.
    let bold = output("en", &[ARTICLES, "--color", "always"], b"1\n]\n");
    let bold = String::from_utf8(bold.stdout).unwrap();
    assert!(bold.contains("\u{1b}[1m[طالبان]\u{1b}[m"), "{bold:?}");
}

fn in_terminal(test: &str, term: &str, arguments: &[&str]) -> Pty {
    let home = file(test, "").parent().unwrap().to_owned();
    let mut command: CommandBuilder = pty::command(PROGRAM, &home);
    command.env("TERM", term);
    command.args(["--lang", "en"]);
    command.args(arguments);
    Pty::spawn(command, 60, 24)
}

#[test]
fn a_terminal_that_can_do_nothing_is_talked_to_in_lines() {
    let mut pty = in_terminal("dumb", "dumb", &[ARTICLES]);
    pty.wait_for("> ");
    pty.send("٣\n".as_bytes());
    pty.wait_for("paragraph 1 of 3");
    pty.send(b"/");
    pty.send(b"\n");
    pty.wait_for("Find: ");
    pty.send("بشرى\n".as_bytes());
    pty.wait_for("hit 1 of 2");
    // The end of the input, as a person types it.
    pty.wait_for_rest();
    pty.send(b"\x04");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
    let raw = pty.raw();
    assert!(!raw.contains('\u{1b}'), "{raw:?}");
    let rows = raw.lines().map(|row| row.chars().count());
    assert!(rows.max() < Some(75), "broken at words: {raw}");
}

#[test]
fn what_is_piped_to_a_terminal_that_can_do_nothing_is_the_article() {
    let home = file("piped", "").parent().unwrap().to_owned();
    let mut command = pty::command("/bin/sh", &home);
    command.env("TERM", "dumb");
    let script = format!("printf 'q\\n\\nوصل الوفد.\\n' | {PROGRAM} --lang en");
    command.args(["-c", script.as_str()]);
    let mut pty = Pty::spawn(command, 60, 24);
    pty.wait_for("وصل الوفد.");
    pty.wait_for("> ");
    pty.send(b"q\n");
    assert_eq!(pty.wait_for_end().exit_code(), 0);
}

#[test]
fn ctrl_c_ends_it_as_it_ends_any_program() {
    let mut pty = in_terminal("interrupt", "xterm", &["--plain", ARTICLES]);
    pty.wait_for("> ");
    pty.send(b"\x03");
    let end = pty.wait_for_end();
    assert!(end.signal().is_some(), "{end:?}");
    assert!(!pty.raw().contains('\u{1b}'));
}

#[test]
fn a_terminal_is_no_article() {
    let mut pty = in_terminal("no-article", "xterm", &["--plain", "-"]);
    pty.wait_for("standard input (-) is this terminal");
    assert_eq!(pty.wait_for_end().exit_code(), 2);
}

#[test]
fn lines_in_a_pipe_are_typed_and_no_article() {
    let built_in = said("en", &[], &["q"]);
    assert!(built_in.contains("Articles: 1–"), "{built_in}");
}

#[test]
fn a_mark_that_could_not_be_kept_until_the_end_is_told_and_is_the_status() {
    let path = file("never-kept", "خبر\n\nأُغلق الميناء أمس.\n");
    let path = path.to_str().expect("a path");
    let library = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("never-kept.sqlite");
    let library = library.to_str().expect("a path");
    let _ = fs::remove_file(library);
    let arguments = ["--library", library, path];
    let _ = said("en", &arguments, &["mark", "q"]);
    let lock = rusqlite::Connection::open(library).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let output = output("en", &arguments, b"mark\nq\n");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("not kept (no longer marked)"), "{told}");
    assert!(told.contains("another program is writing"), "{told}");
}
