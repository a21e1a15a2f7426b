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
