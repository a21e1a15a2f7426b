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
#[path = "reader/trails/mod.rs"]
mod trails;

use std::fs;
use std::path::PathBuf;

use qari::config::strings::Language;
use qari::library::import::Source;

use self::story::{Story, open};
use self::trails::event::{Event, side_by_side_and_on, to_the_same_event_and_back};
use self::trails::{facets, hearing, judging, keeping, visits};

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

/// A suicide attack at an airport, of which two of them tell within days; the second article
/// begins with it.
const EVENT: Event<'_> = Event {
    begin: "g Enter ]",
    way: "e",
    who: &["isis", "isis-k"],
    place: "مطار",
};

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn from_the_first_mention_to_the_same_event_elsewhere_and_back_in_six_keys() {
    to_the_same_event_and_back(&mut real(), &EVENT);
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn two_passages_side_by_side_and_on_from_the_second() {
    side_by_side_and_on(&mut real(), &EVENT);
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn the_concordance_of_a_name_by_the_words_after_it() {
    trails::sorted_by_what_follows(&mut real(), "ترامب");
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn articles_with_an_actor_and_without() {
    facets::with_and_without(&mut real(), "isis-k");
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn what_is_new_of_whom_one_follows_comes_first() {
    let files = fs::read_dir(folder()).expect("a folder");
    let files = files.map(|entry| entry.expect("a file").path());
    visits::what_is_new_comes_first(files.collect(), "Guardian");
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn a_name_is_rejected_in_every_article_and_that_taken_back() {
    let file = scratch("rejecting").join("actors.toml");
    judging::rejecting_everywhere_and_taking_it_back(&mut real(), &file);
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn words_become_a_name_that_every_article_knows() {
    let file = scratch("naming").join("actors.toml");
    judging::making_words_a_name(&mut real(), "مطار كابول", &file);
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn what_is_put_down_is_listed_cited_exported_and_undone() {
    keeping::putting_down_and_taking_away(&mut real(), &scratch("keeping"));
}

#[test]
#[ignore = "needs articles in the folder QARI_SEEDS"]
fn how_sources_write_an_actor_and_where() {
    hearing::how_sources_speak(&mut real(), "isis");
}

/// An empty folder.
fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("real-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}
