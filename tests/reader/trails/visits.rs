//! Two visits to a library: whom one follows is remembered, and what has come since, and is
//! about them, comes first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::pty::{self, Pty};
use crate::story::visual;

/// Follows the first actor of the panel; then comes one more article, in whose first line
/// this word stands, and is told as new.
pub(crate) fn what_is_new_comes_first(mut files: Vec<PathBuf>, late: &str) {
    const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("visits-{late}"));
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).expect("a folder");
    files.sort();
    let begins_so = |file: &PathBuf| {
        let text = fs::read_to_string(file).expect("a text");
        text.lines().next().is_some_and(|line| line.contains(late))
    };
    let newest = files.iter().position(begins_so);
    let newest = files.remove(newest.expect("one begins like that"));
    let library = home.join("library.sqlite");
    let add = |files: &[PathBuf]| {
        let mut add = Command::new(PROGRAM);
        add.arg("add").args(files).arg("--library").arg(&library);
        let done = add.env("HOME", &home).env("LC_ALL", "C").output();
        assert!(done.expect("it runs").status.success());
    };
    let visit = || {
        let mut command = pty::command(Path::new(PROGRAM), &home);
        command.args(["--lang", "en", "--library"]);
        command.arg(&library);
        let pty = Pty::spawn(command, 110, 30);
        pty.wait_for("article 1 of");
        pty.wait_for_rest();
        pty
    };
    let shown = visual(late);
    let row = |pty: &Pty| pty.text().lines().position(|line| line.contains(&shown));
    add(&files);
    let mut first = visit();
    for key in ["a", "g", "0"] {
        first.send(key.as_bytes());
        first.wait_for_rest();
    }
    first.send(b"1");
    first.wait_for_rest();
    assert!(first.text().contains('◆'), "{}", first.text());
    first.send(b"q");
    assert!(first.wait_for_end().success());
    add(&[newest]);
    let mut second = visit();
    second.wait_for("+1");
    let before = row(&second).expect("it is listed");
    second.send(b"g\r");
    second.wait_for_rest();
    for _ in 0..8 {
        if second.text().contains("new first") {
            break;
        }
        second.send(b"`");
        second.wait_for_rest();
    }
    assert!(second.text().contains("new first"), "{}", second.text());
    let now = row(&second).expect("it is listed");
    assert!(
        now < before && now <= 4,
        "{before} {now}\n{}",
        second.text()
    );
    second.send(b"q");
    assert!(second.wait_for_end().success());
}
