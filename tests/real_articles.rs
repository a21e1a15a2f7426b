//! The key scripts of following over articles that were not written for the program, and do
//! not come with it: `QARI_SEEDS=FOLDER cargo test --test real_articles -- --ignored`.
//! They are ignored by name rather than passed over, so that a run never counts as passed
//! what it did not look at; asked for without the folder, they fail.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
#![allow(dead_code, reason = "these scripts use a part of the stories")]

#[path = "reader/articles.rs"]
mod articles;
mod pty;
#[path = "reader/story.rs"]
mod story;
#[path = "reader/trails.rs"]
mod trails;

use std::path::{Path, PathBuf};
use std::process::Command;

use qari::config::strings::Language;
use qari::library::import::Source;

use self::pty::Pty;
use self::story::{Story, open};

fn folder() -> PathBuf {
    let folder = std::env::var_os("QARI_SEEDS").expect("QARI_SEEDS names a folder of articles");
    folder.into()
}

/// The articles of the folder that is named.
fn real() -> Story {
    let story = open(Source::Path(folder()), Language::Arabic, 110, 30);
    assert!(story.reader.model().sidebar.total >= 3, "a few articles");
    story
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn through_three_articles_and_all_the_way_back() {
    trails::coming_back(&mut real());
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn articles_in_which_two_actors_share_a_paragraph() {
    let sharing = trails::sharing_a_paragraph(&mut real(), "isis-k", "us");
    assert_eq!(sharing, 3);
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn from_a_mention_to_the_same_event_elsewhere_and_back() {
    to_the_same_event_and_back(&mut real());
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn the_concordance_of_a_name_by_the_words_after_it() {
    trails::sorted_by_what_follows(&mut real(), "ترامب");
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn what_is_new_of_whom_one_follows_comes_first() {
    const PROGRAM: &str = env!("CARGO_BIN_EXE_qari");
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("real_articles");
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(&home).expect("a folder");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    // The one that comes later is known by a name that stands in its first line.
    let is_late = |file: &&PathBuf| {
        let text = std::fs::read_to_string(file).expect("a text");
        text.lines()
            .next()
            .is_some_and(|line| line.contains("Guardian"))
    };
    let late = files
        .iter()
        .find(is_late)
        .expect("one begins like that")
        .clone();
    files.retain(|file| *file != late);
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
    let row = |pty: &Pty| {
        pty.text()
            .lines()
            .position(|line| line.contains("Guardian"))
    };
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
    add(&[late]);
    let mut second = visit();
    second.wait_for("1 new");
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

/// From the first mention in the first article to a passage of another article that tells of
/// the same as the end of this one, and back, in six keys at most.
fn to_the_same_event_and_back(it: &mut Story) {
    it.press("g Enter ]");
    let place = |it: &Story| (it.open_article().article.id, it.open_article().here.clone());
    let begun = place(it);
    it.press("s G 6");
    let open = it.reader.model().related.as_ref().expect("it is open");
    let found = open
        .chosen()
        .unwrap_or_else(|| panic!("nothing is related:\n{}", it.picture()));
    let found = found.clone();
    assert_ne!(found.article, begun.0, "of another article");
    assert!(found.shared.len() >= 3, "{:?}", found.shared);
    it.press("Enter");
    assert_eq!(it.open_article().article.id, found.article);
    let here = it.open_article().here.clone().expect("a place");
    assert!(found.range.contains(&here.start));
    let mut back = 0;
    while place(it) != begun && back < 2 {
        it.press("o");
        back += 1;
    }
    assert_eq!(place(it), begun, "\n{}", it.picture());
}
