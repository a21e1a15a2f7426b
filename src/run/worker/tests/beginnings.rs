//! What is asked of the beginning of a large text, and what becomes of it.

use super::*;
use crate::library::condition::Condition;
use crate::library::notice::Notice;

impl Office {
    /// The beginning of a large text comes; its id.
    fn begin(&self, text: &str) -> ArticleId {
        let end = crate::text::buffer::boundary_before(text, plain::LARGE);
        let article = plain::begin("large".into(), &text[..end]).expect("it shows something");
        let id = article.id;
        self.deliver(Delivery::Imported(Imported::Beginning(Box::new(article))));
        id
    }

    fn refuse(&self) {
        self.deliver(Delivery::Imported(Imported::Refused {
            doc: "large".into(),
            notices: vec![Notice::Binary],
        }));
    }

    fn listed(&self) -> Vec<ArticleId> {
        self.worker.store.select(&Condition::everything()).unwrap()
    }
}

#[test]
fn what_is_asked_of_a_beginning_is_answered_of_the_whole() {
    let mut office = Office::new();
    office.be_ready();
    let text = large();
    let was = office.begin(&text);
    office.answers();
    let mut generation = Generation::default();
    office.ask(Request::Open {
        generation,
        id: was,
        selection: selection("راضية"),
    });
    office.ask(find(generation, was, "طالبان"));
    office.ask(seek(generation, ArticleId([0; 16]), "taliban"));
    let answers = office.answers();
    assert_eq!(shown(&answers), [(was, 0)]);
    assert!(mentioned(&answers).is_empty() && found(&answers).is_empty());

    let now = office.import(&[&text])[0];
    let answers = office.answers();
    let completed = |answer: &Answer| matches!(answer, Answer::Completed { was: from, article, .. } if (*from, article.id) == (was, now));
    let first = answers.iter().position(completed).expect("it is told");
    assert_eq!(shown(&answers[..first]), [], "its new id is told first");
    assert_eq!(shown(&answers), [(now, 1)]);
    assert_eq!(mentioned(&answers).last(), Some(&(1, true)));
    assert_eq!(found(&answers), [1]);
    assert_eq!(sought(&answers), [Some(now)]);
    assert_eq!(office.listed(), [now]);

    // Who has not heard of it yet still uses the old id.
    office.ask(open(generation.advance(), was));
    office.ask(find(generation.advance(), was, "سطر"));
    office.ask(Request::Keep {
        id: was,
        deed: Deed::Read(true),
    });
    let answers = office.answers();
    assert_eq!(shown(&answers), [(now, 0)]);
    assert!(found(&answers)[0] > 1000);
    assert!(office.worker.store.summaries(&[now]).unwrap()[0].state.read);
}

#[test]
fn who_left_a_beginning_is_not_led_back_to_it() {
    let mut office = Office::new();
    let river = office.import(&[RIVER])[0];
    let text = large();
    let was = office.begin(&text);
    office.answers();
    let mut generation = Generation::default();
    office.ask(open(generation.advance(), was));
    office.ask(find(generation, was, "طالبان"));
    office.answers();
    office.ask(open(generation.advance(), river));
    office.ask(find(generation.advance(), river, "المياه"));
    office.answers();
    office.import(&[&text]);
    let answers = office.answers();
    assert!(shown(&answers).is_empty() && found(&answers).is_empty());
}

#[test]
fn the_beginning_of_what_is_there_already_becomes_that() {
    let mut office = Office::new();
    office.be_ready();
    let text = large();
    let first = office.import(&[&text])[0];
    let river = office.import(&[RIVER])[0];
    office.answers();
    let was = office.begin(&text);
    office.answers();
    office.ask(open(Generation::default(), was));
    office.answers();
    assert_eq!(office.listed(), [first, river, was]);
    office.import(&[&text]);
    let answers = office.answers();
    let is_duplicate = |answer: &Answer| matches!(answer, Answer::Noticed { notices, .. } if matches!(notices[..], [Notice::Duplicate { .. }]));
    assert!(answers.iter().any(is_duplicate));
    let opened = answers.iter().find_map(|answer| match answer {
        Answer::Opened { handed, .. } => {
            let mentions = handed.mentions.as_ref();
            Some((handed.article.id, mentions.map_or(0, |all| all.len())))
        }
        _ => None,
    });
    assert_eq!(opened, Some((first, 1)), "with what is known of it");
    assert_eq!(office.listed(), [first, river]);
    assert_eq!(office.worker.recognised, 2);
}

#[test]
fn a_beginning_of_no_article_is_taken_back() {
    let mut office = Office::new();
    office.be_ready();
    let river = office.import(&[RIVER])[0];
    let was = office.begin(&large());
    office.answers();
    let mut generation = Generation::default();
    office.ask(open(generation.advance(), was));
    office.ask(find(generation, was, "طالبان"));
    office.ask(seek(generation, river, "taliban"));
    office.answers();
    office.refuse();
    let answers = office.answers();
    let taken_back = |answer: &Answer| matches!(answer, Answer::Withdrawn(id) if *id == was);
    assert!(answers.iter().any(taken_back));
    assert_eq!(sought(&answers), [None], "nobody waits for it any more");
    assert!(matches!(
        answers.last(),
        Some(Answer::Progress(Progress { articles: 1, .. }))
    ));
    assert_eq!(office.listed(), [river]);
    // What is asked of it meanwhile is missing, and the next one is another.
    office.ask(open(generation.advance(), was));
    office.ask(find(generation.advance(), was, "سطر"));
    assert!(matches!(office.answers()[..], [Answer::Missing { .. }]));
    let other = office.import(&[HARBOUR])[0];
    let answers = office.answers();
    assert!(shown(&answers).is_empty() && found(&answers).is_empty());
    assert_eq!(office.listed(), [river, other]);
}
