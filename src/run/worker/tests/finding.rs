//! What is found in the open article when it is not written there.

use super::*;

/// What is found of what was typed, in the words of the article.
fn words(
    office: &mut Office,
    generation: &mut Generation,
    id: ArticleId,
    typed: &str,
) -> Vec<String> {
    office.ask(find(generation.advance(), id, typed));
    let answers = office.answers();
    let text = office.worker.store.article(id).unwrap().unwrap();
    let hits = answers.iter().find_map(|answer| match answer {
        Answer::Found { hits, .. } => Some(hits),
        _ => None,
    });
    let hits = hits.expect("an answer").iter();
    hits.map(|hit| text.text[hit.clone()].to_owned()).collect()
}

#[test]
fn what_is_nowhere_in_the_text_may_name_somebody_who_is_mentioned() {
    let mut office = Office::new();
    office.be_ready();
    let text = "زيارة\n\nوصل ترامب أمس، ثم غادر ترمب إلى بلاده، وقال Biden إنه راض.\n";
    let ids = office.import(&[text, RIVER]);
    office.answers();
    let mut generation = Generation::default();
    let mut found = |id, typed| words(&mut office, &mut generation, id, typed);
    assert_eq!(found(ids[0], "trump"), ["ترامب", "ترمب"]);
    assert_eq!(found(ids[0], " Donald  TRUMP "), ["ترامب", "ترمب"]);
    assert_eq!(
        found(ids[0], "trum"),
        ["ترامب", "ترمب"],
        "as far as it is typed"
    );
    // What is written stands alone, though it names the same man.
    assert_eq!(found(ids[0], "ترمب"), ["ترمب"]);
    assert_eq!(found(ids[0], "biden"), ["Biden"]);
    // Who is not mentioned is not found, nor is who is unknown.
    for typed in ["taliban", "xyzzy", "", "«"] {
        assert!(found(ids[0], typed).is_empty(), "{typed}");
    }
    assert!(found(ids[1], "trump").is_empty());
}

#[test]
fn a_name_is_found_once_actors_are_known_and_looked_for() {
    let mut office = Office::new();
    let ids = office.import(&[&large(), TALKS]);
    office.answers();
    let mut generation = Generation::default();
    for id in ids {
        office.worker.known = None;
        office.ask(find(generation.advance(), id, "taliban"));
        assert!(found(&office.answers()).is_empty(), "nobody is known yet");
        office.be_ready();
        assert_eq!(found(&office.answers()), [1]);
    }
}

#[test]
fn whoever_types_on_has_no_answer_about_the_name_before() {
    let mut office = Office::new();
    let id = office.import(&[TALKS])[0];
    office.answers();
    let mut generation = Generation::default();
    office.ask(find(generation.advance(), id, "taliban"));
    office.answers();
    assert_eq!(
        words(&mut office, &mut generation, id, "حركة"),
        ["حركة"],
        "what is written waits for nobody"
    );
    office.be_ready();
    assert!(found(&office.answers()).is_empty());
}
