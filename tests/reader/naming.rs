//! Stories of names: who is meant by a name in another script, and names with brackets.

use qari::config::strings::Language;

use crate::story::{Story, story_in, story_of};

/// The words of the article that are found in it.
fn found(it: &Story) -> Vec<&str> {
    let open = it.reader.model().reader.open.as_ref().expect("an article");
    let found = open.found.iter();
    found.map(|hit| &open.article.text[hit.clone()]).collect()
}

const VISIT: &str =
    "زيارة\n\nوصل ترامب إلى المدينة أمس.\n\nوقال ترمب إنه راضٍ عن الزيارة.\n\nثم غادر ترامب.\n";

#[test]
fn find_knows_the_names_that_the_filter_knows() {
    let mut it = story_of(&[VISIT.to_owned()], 80, 24);
    it.press("Enter /").type_text("trump");
    assert_eq!(found(&it), ["ترامب", "ترمب", "ترامب"]);
    it.press("Enter").says("النتيجة 1 من 3");
    it.press("n").says("النتيجة 2 من 3");
    it.press("n").says("النتيجة 3 من 3");
    it.press("p").says("النتيجة 2 من 3");
    // What is written is found alone.
    it.press("/").type_text("ترمب").press("Enter");
    assert_eq!(found(&it), ["ترمب"]);
    it.press("/").type_text("taliban").says("لا نتائج");
    assert!(found(&it).is_empty());
}

#[test]
fn an_actor_with_brackets_in_its_name_is_offered_and_filtered_by() {
    let mut it = story_in(Language::English, 120, 24);
    it.press("f")
        .type_text("actor:\"ISIS (Islamic")
        .press("Tab");
    assert_eq!(it.typed(), "actor:\"ISIS (Islamic State)\"");
    it.hides("no such actor");
    it.press("Enter").hides("no such actor");
}
