//! Following over the built-in articles: one key script a capability.

use std::fs;
use std::path::{Path, PathBuf};

use qari::config::strings::Language;
use qari::library::import::Source;

use crate::story::{Story, open};
use crate::trails::event::{Event, side_by_side_and_on, to_the_same_event_and_back};
use crate::trails::{self, facets, hearing, judging, keeping, visits};

fn built_in() -> Story {
    open(Source::BuiltIn, Language::Arabic, 110, 30)
}

#[test]
fn through_three_articles_and_all_the_way_back() {
    trails::coming_back(&mut built_in());
}

#[test]
fn articles_in_which_two_actors_share_a_paragraph() {
    trails::sharing_a_paragraph(&mut built_in(), "isis-k", "us");
}

#[test]
fn the_concordance_of_a_name_by_the_words_after_it() {
    trails::sorted_by_what_follows(&mut built_in(), "طالبان");
}

/// The agreement of Doha, of which an article about something else tells with its day, and
/// another one in full. The way begins where the first of them names the Taliban beside it.
const EVENT: Event<'_> = Event {
    begin: "1 g Enter ] 1 g j j j j Enter ] ] ] ] ] ]",
    way: "",
    who: &["us"],
    place: "الدوحة",
};

#[test]
fn from_a_mention_to_the_same_event_elsewhere_and_back_in_six_keys() {
    to_the_same_event_and_back(&mut built_in(), &EVENT);
}

#[test]
fn two_passages_side_by_side_and_on_from_the_second() {
    side_by_side_and_on(&mut built_in(), &EVENT);
}

#[test]
fn articles_with_an_actor_and_without() {
    facets::with_and_without(&mut built_in(), "isis-k");
}

#[test]
fn what_is_new_of_whom_one_follows_comes_first() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let files = fs::read_dir(folder).expect("a folder");
    let files = files.map(|entry| entry.expect("a file").path());
    // As many as the screen has room for.
    let is_wanted = |file: &PathBuf| {
        let name = file.file_name().expect("a name").to_string_lossy();
        ["01", "02", "05", "06", "12"]
            .iter()
            .any(|number| name.starts_with(number))
    };
    visits::what_is_new_comes_first(files.filter(is_wanted).collect(), "الظواهري");
}

#[test]
fn a_name_is_rejected_in_every_article_and_that_taken_back() {
    let file = scratch("rejecting").join("actors.toml");
    judging::rejecting_everywhere_and_taking_it_back(&mut built_in(), &file);
}

#[test]
fn words_become_a_name_that_every_article_knows() {
    let file = scratch("naming").join("actors.toml");
    judging::making_words_a_name(&mut built_in(), "اتفاق الدوحة", &file);
}

#[test]
fn what_is_put_down_is_listed_cited_exported_and_undone() {
    keeping::putting_down_and_taking_away(&mut built_in(), &scratch("keeping"));
}

#[test]
fn how_sources_write_an_actor_and_where() {
    hearing::how_sources_speak(&mut built_in(), "isis");
}

/// An empty folder.
fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("following-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

#[test]
fn the_first_actor_that_is_focused_is_the_first_of_the_row_in_the_list() {
    let mut it = built_in();
    it.press("Enter");
    for _ in 0..6 {
        let id = it.open_article().article.id;
        let rows = &it.reader.model().sidebar.items;
        let row = rows.iter().find(|item| item.summary.id == id);
        let listed = row.and_then(|row| row.summary.principal(false).next());
        let first = listed.map(|(actor, _)| actor.clone());
        it.press("]");
        assert_eq!(it.reader.model().focused, first, "\n{}", it.picture());
        it.press("Esc e");
    }
}

#[test]
fn at_words_that_were_found_in_a_mention_its_actor_is_focused() {
    let mut it = crate::story::story(80, 24);
    it.press("Enter /").type_text("المتحدة").press("Enter ]");
    let focused = it.reader.model().focused.as_ref();
    assert_eq!(focused.map(|actor| actor.as_str()), Some("un"));
}
