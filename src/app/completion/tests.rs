//! What is offered is accepted as it stands.

use super::*;
use crate::query;
use crate::query::saved::SavedQuery;

/// The line once what is typed was completed with each of what is offered.
fn completed(typed: &str, known: Known<'_>) -> Vec<String> {
    let mut line = field::Field::default();
    line.insert(typed);
    let mut completion = Completion::of(&line, known);
    let offered = completion.candidates.len();
    let each = (0..offered).map(|_| {
        assert!(completion.take(&mut line));
        line.text().to_owned()
    });
    each.collect()
}

#[test]
fn every_actor_that_is_offered_is_known() {
    let gazetteer = Gazetteer::built_in();
    let resolve = |folded: &str| gazetteer.resolve(folded);
    let saved = Saved::default();
    let known = Known {
        language: Language::English,
        names: &Names::default(),
        saved: &saved,
        gazetteer: Some(&gazetteer),
    };
    for actor in &gazetteer {
        for name in [&actor.ar, &actor.en] {
            let line = format!("actor:{}", quoted(name));
            let read = query::condition(&line, true, &resolve, &saved);
            assert!(read.is_ok(), "{line}: {read:?}");
        }
    }
    for typed in ["actor:", "جهة:", "actor:\"US military / US f", "actor:isis"] {
        let lines = completed(typed, known);
        assert!(!lines.is_empty(), "{typed} is offered nothing");
        for line in &lines {
            let read = query::condition(line, true, &resolve, &saved);
            assert!(read.is_ok(), "{line}: {read:?}");
        }
    }
}

#[test]
fn a_value_with_signs_of_queries_in_it_stands_in_quotation_marks() {
    let value = [
        "-7",
        "a*",
        "b:c",
        "«d» e",
        "f\"g",
        "أو",
        "h;k",
        "=l",
        "ميناء (قديم)",
    ];
    let saved = Saved::new(
        value
            .iter()
            .map(|name| SavedQuery {
                name: (*name).to_owned(),
                query: "سفينة".to_owned(),
                follows: false,
            })
            .collect(),
    );
    let known = Known {
        language: Language::English,
        names: &Names::default(),
        saved: &saved,
        gazetteer: None,
    };
    let lines = completed("saved:", known);
    assert_eq!(lines.len(), value.len());
    for line in lines {
        let read = query::condition(&line, true, &|_| Vec::new(), &saved);
        assert!(read.is_ok(), "{line}: {read:?}");
    }
}
