//! Following over the built-in articles: one key script a capability.

use qari::config::strings::Language;
use qari::library::import::Source;

use crate::story::{Story, open};
use crate::trails;

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
