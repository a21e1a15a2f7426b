//! The key scripts of following over articles that were not written for the program, and do
//! not come with it: `QARI_SEEDS=FOLDER cargo test --test real_articles -- --ignored`.
//! They are ignored by name rather than passed over, so that a run never counts as passed
//! what it did not look at; asked for without the folder, they fail.

#![allow(dead_code, reason = "these scripts use a part of the stories")]

#[path = "reader/articles.rs"]
mod articles;
#[path = "reader/story.rs"]
mod story;
#[path = "reader/trails.rs"]
mod trails;

use qari::config::strings::Language;
use qari::library::import::Source;

use self::story::{Story, open};

/// The articles of the folder that is named.
fn real() -> Story {
    let folder = std::env::var_os("QARI_SEEDS").expect("QARI_SEEDS names a folder of articles");
    let story = open(Source::Path(folder.into()), Language::Arabic, 110, 30);
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
    trails::sharing_a_paragraph(&mut real(), "isis-k", "us");
}
