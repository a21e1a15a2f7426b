//! The worker without threads: deliveries in, answers out, in between whatever
//! order the test wants.

use std::sync::mpsc::{self, Receiver, Sender};

use super::*;
use crate::app::exchange::Target;
use crate::library::condition::Condition;
use crate::library::formats::plain;
use crate::library::mention::ActorId;

struct Office {
    worker: Worker,
    inbox: Sender<Delivery>,
    answers: Receiver<Answer>,
}

impl Office {
    fn new() -> Self {
        let (inbox, delivered) = mpsc::channel();
        let (answer, answers) = mpsc::channel();
        let worker = Worker::new(delivered, Box::new(move |said| answer.send(said).is_ok()));
        Self {
            worker,
            inbox,
            answers,
        }
    }

    fn deliver(&self, delivery: Delivery) {
        self.inbox.send(delivery).unwrap();
    }

    fn import(&self, texts: &[&str]) -> Vec<ArticleId> {
        let article = |(index, text): (usize, &&str)| {
            let article = plain::read(index.to_string(), (*text).to_owned(), Vec::new());
            let id = article.id;
            self.deliver(Delivery::Imported(Imported::Article(Box::new(article))));
            id
        };
        texts.iter().enumerate().map(article).collect()
    }

    fn be_ready(&self) {
        self.deliver(Delivery::Recognizer(Box::new(Knowledge::built_in())));
    }

    fn ask(&self, request: Request) {
        self.deliver(Delivery::Asked(request));
    }

    /// What is answered once nothing is left to do.
    fn answers(&mut self) -> Vec<Answer> {
        assert!(self.worker.catch_up().is_ok());
        self.answers.try_iter().collect()
    }

    /// How many articles what was typed selects; `None` without an answer.
    fn list(&mut self, generation: &mut Generation, typed: &str) -> Option<usize> {
        self.ask(list(generation.advance(), typed));
        self.answers().into_iter().find_map(|answer| match answer {
            Answer::Listed(listing) if listing.generation == *generation => Some(listing.total),
            _ => None,
        })
    }
}

fn selection(typed: &str) -> Selection {
    Selection {
        typed: typed.to_owned(),
        ..Selection::default()
    }
}

fn list(generation: Generation, typed: &str) -> Request {
    Request::List {
        generation,
        selection: selection(typed),
        window: 0..10,
        keep: None,
        tally: false,
    }
}

fn open(generation: Generation, id: ArticleId) -> Request {
    Request::Open {
        generation,
        id,
        selection: Selection::default(),
    }
}

fn seek(generation: Generation, from: ArticleId, actor: &str) -> Request {
    Request::Seek {
        generation,
        selection: Selection::default(),
        from,
        target: Target::Actor(ActorId::new(actor)),
        forwards: true,
        wrap: false,
    }
}

fn sought(answers: &[Answer]) -> Vec<Option<ArticleId>> {
    let sought = |answer: &Answer| match answer {
        Answer::Sought { id, .. } => Some(*id),
        _ => None,
    };
    answers.iter().filter_map(sought).collect()
}

const HARBOUR: &str = "ميناء جديد\n\nافتتحت الوزارة الميناء صباح أمس.\n";
const TALKS: &str = "جولة محادثات\n\nقالت حركة طالبان إن الجولة المقبلة قريبة.\n";
const RIVER: &str = "النهر يفيض\n\nغمرت المياه القرى المجاورة للنهر.\n";

#[test]
fn it_answers_while_a_read_goes_on_and_the_recognizer_is_built() {
    let mut office = Office::new();
    let ids = office.import(&[HARBOUR, TALKS]);
    office.answers();
    let mut generation = Generation::default();
    assert_eq!(office.list(&mut generation, ""), Some(2));
    assert_eq!(office.list(&mut generation, "الميناء"), Some(1));
    office.ask(open(generation.advance(), ids[1]));
    let answers = office.answers();
    assert!(
        matches!(&answers[..], [Answer::Opened { mentions: None, .. }]),
        "{answers:?}"
    );
}

#[test]
fn everything_known_is_told_before_it_sleeps() {
    let mut office = Office::new();
    office.import(&[HARBOUR, TALKS, RIVER]);
    let last = |answers: Vec<Answer>| match answers.last() {
        Some(Answer::Progress(progress)) => *progress,
        other => panic!("{other:?}"),
    };
    let progress = last(office.answers());
    assert_eq!((progress.articles, progress.reading), (3, true));
    assert!(office.answers().is_empty(), "and told once");
    office.deliver(Delivery::ReadAll);
    assert!(!last(office.answers()).reading);
    office.be_ready();
    assert_eq!(last(office.answers()).recognised, 3);
}

#[test]
fn until_actors_are_known_what_is_typed_is_words() {
    let mut office = Office::new();
    office.import(&[HARBOUR, TALKS]);
    office.answers();
    let mut generation = Generation::default();
    assert_eq!(office.list(&mut generation, "taliban"), Some(0));
    assert_eq!(office.list(&mut generation, "طالبان"), Some(1));
    // What may yet name an actor narrows nothing until that is known.
    assert_eq!(office.list(&mut generation, "actor:taliban"), Some(2));
    office.be_ready();
    let answers = office.answers();
    assert!(
        matches!(&answers[..2], [Answer::Gazetteer(_), Answer::Progress(_)]),
        "so that the list is asked for again: {answers:?}"
    );
    assert_eq!(office.list(&mut generation, "taliban"), Some(1));
    assert_eq!(office.list(&mut generation, "actor:taliban"), Some(1));
    office.ask(list(generation.advance(), ")"));
    assert!(office.answers().is_empty(), "no list for what is no query");
}

#[test]
fn the_open_article_is_recognised_before_imports_and_others() {
    let mut office = Office::new();
    let ids = office.import(&[HARBOUR, RIVER]);
    office.answers();
    office.ask(open(Generation::default(), ids[1]));
    office.answers();
    office.import(&[TALKS]);
    office.be_ready();
    assert!(office.worker.step().is_ok());
    assert_eq!(office.worker.recognised, 1);
    assert_eq!(office.worker.store.len(), 2);
    assert!(office.worker.store.mentions(ids[1]).is_some());
    let answers: Vec<Answer> = office.answers.try_iter().collect();
    assert!(
        answers
            .iter()
            .any(|answer| matches!(answer, Answer::Mentions { id, .. } if *id == ids[1]))
    );
    office.answers();
    assert_eq!(office.worker.recognised, 3, "each of them once");
}

#[test]
fn a_seek_looks_at_one_article_a_turn() {
    let mut office = Office::new();
    let ids = office.import(&[HARBOUR, RIVER, "خبر\n\nلا أحد هنا أيضًا.\n", TALKS]);
    office.answers();
    let mut generation = Generation::default();
    office.ask(seek(generation.advance(), ids[0], "taliban"));
    assert!(
        sought(&office.answers()).is_empty(),
        "it waits for the recognizer"
    );
    office.be_ready();
    assert!(office.worker.step().is_ok());
    assert_eq!(office.worker.recognised, 1);
    assert!(office.worker.seek.is_some());
    assert_eq!(sought(&office.answers()), [Some(ids[3])]);
    office.ask(seek(generation.advance(), ids[0], "trump"));
    assert_eq!(sought(&office.answers()), [None]);
}

#[test]
fn a_seek_ends_when_something_newer_is_wanted() {
    let mut office = Office::new();
    let ids = office.import(&[HARBOUR, RIVER, TALKS]);
    office.answers();
    let mut generation = Generation::default();
    office.ask(seek(generation.advance(), ids[0], "taliban"));
    office.be_ready();
    assert!(office.worker.step().is_ok());
    office.ask(open(generation.advance(), ids[1]));
    assert!(sought(&office.answers()).is_empty());

    office.ask(seek(generation.advance(), ids[0], "taliban"));
    assert!(office.worker.step().is_ok());
    office.ask(seek(generation.advance(), ids[0], "nobody"));
    assert_eq!(sought(&office.answers()), [None], "the newer one alone");
}

#[test]
fn what_is_read_leaves_the_list_of_the_unread() {
    let mut office = Office::new();
    let ids = office.import(&[HARBOUR, RIVER]);
    office.answers();
    let mut generation = Generation::default();
    assert_eq!(office.list(&mut generation, "is:unread"), Some(2));
    office.ask(Request::SetRead {
        id: ids[0],
        read: true,
    });
    assert_eq!(office.list(&mut generation, "is:unread"), Some(1));
}

#[test]
fn it_ends_when_nobody_asks_any_more() {
    let mut office = Office::new();
    office.deliver(Delivery::Left);
    assert!(office.worker.catch_up().is_err());
}

#[test]
fn a_search_of_a_large_text_gives_way_to_what_is_asked_meanwhile() {
    let mut office = Office::new();
    let text = "سطر من النص\n".repeat(1_000_000);
    let id = office.import(&[&text])[0];
    office.answers();
    let mut generation = Generation::default();
    let find = |generation, typed: &str| Request::Find {
        generation,
        id,
        typed: typed.to_owned(),
        from: 0,
    };
    office.ask(find(generation.advance(), "قسطنطينية"));
    assert!(matches!(office.worker.step(), Ok(true)));
    assert!(office.answers.try_iter().next().is_none(), "still looking");
    office.ask(list(Generation::default(), ""));
    assert!(matches!(office.worker.step(), Ok(true)));
    assert!(matches!(office.answers.try_recv(), Ok(Answer::Listed(_))));
    office.ask(find(generation.advance(), ""));
    let answers = office.answers();
    let found = answers.iter().filter_map(|answer| match answer {
        Answer::Found { generation, .. } => Some(*generation),
        _ => None,
    });
    assert!(found.eq([generation]), "the search before was given up");
}

/// A text that counts as large and mentions somebody at its end.
fn large() -> String {
    let line = "سطر من النص الذي لا يذكر أحداً من الناس ولا من الدول\n";
    let lines = line.repeat(plain::LARGE / line.len() + 10);
    format!("عنوان\n\n{lines}قالت حركة طالبان إنها راضية.\n")
}

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
        self.worker.store.select(&Condition::everything())
    }
}

fn find(generation: Generation, id: ArticleId, typed: &str) -> Request {
    Request::Find {
        generation,
        id,
        typed: typed.to_owned(),
        from: 0,
    }
}

/// The ids of the articles that were opened, and how much of each is marked.
fn shown(answers: &[Answer]) -> Vec<(ArticleId, usize)> {
    let opened = |answer: &Answer| match answer {
        Answer::Opened {
            article, matched, ..
        } => Some((article.id, matched.len())),
        _ => None,
    };
    answers.iter().filter_map(opened).collect()
}

/// How many mentions are told of, and whether they are all.
fn mentioned(answers: &[Answer]) -> Vec<(usize, bool)> {
    let mentions = |answer: &Answer| match answer {
        Answer::Mentions {
            mentions, are_all, ..
        } => Some((mentions.len(), *are_all)),
        _ => None,
    };
    answers.iter().filter_map(mentions).collect()
}

fn found(answers: &[Answer]) -> Vec<usize> {
    let found = |answer: &Answer| match answer {
        Answer::Found { hits, .. } => Some(hits.len()),
        _ => None,
    };
    answers.iter().filter_map(found).collect()
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
    let completed = |answer: &Answer| matches!(answer, Answer::Completed { was: from, article } if (*from, article.id) == (was, now));
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
    office.ask(Request::SetRead {
        id: was,
        read: true,
    });
    let answers = office.answers();
    assert_eq!(shown(&answers), [(now, 0)]);
    assert!(found(&answers)[0] > 1000);
    assert!(office.worker.store.summaries(&[now])[0].read);
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
        Answer::Opened {
            article, mentions, ..
        } => Some((article.id, mentions.as_ref().map_or(0, |all| all.len()))),
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
    // What is asked of it meanwhile has no answer, and the next one is another.
    office.ask(open(generation.advance(), was));
    office.ask(find(generation.advance(), was, "سطر"));
    assert!(office.answers().is_empty());
    let other = office.import(&[HARBOUR])[0];
    let answers = office.answers();
    assert!(shown(&answers).is_empty() && found(&answers).is_empty());
    assert_eq!(office.listed(), [river, other]);
}

#[test]
fn what_takes_long_gives_way_to_what_is_asked_meanwhile() {
    let mut office = Office::new();
    let text = large();
    let ids = office.import(&[&text, RIVER]);
    office.be_ready();
    office.answers();
    let mut generation = Generation::default();
    let first = generation.advance();
    let waits = [
        list(first, "راضية"),
        Request::Open {
            generation: first,
            id: ids[0],
            selection: selection("راضية"),
        },
        Request::Seek {
            generation: first,
            selection: selection("راضية"),
            from: ids[1],
            target: Target::Any,
            forwards: false,
            wrap: true,
        },
    ];
    office.worker.asked.extend(waits);
    // This comes while those are worked on.
    office.ask(list(generation.advance(), "المياه"));
    assert!(office.worker.serve_asked().is_ok());
    assert_eq!(office.worker.put_off.len(), 3);
    assert!(office.answers.try_iter().next().is_none());
    let answers = office.answers();
    let listed = answers.iter().filter_map(|answer| match answer {
        Answer::Listed(listing) => Some((listing.generation, listing.total)),
        _ => None,
    });
    assert!(
        listed.eq([(generation, 1)]),
        "the newest alone: {answers:?}"
    );
    assert_eq!(shown(&answers), [(ids[0], 1)], "no newer one was asked for");
    assert_eq!(sought(&answers), [Some(ids[0])]);
}

#[test]
fn a_seek_asked_for_while_an_article_is_opened_outlives_the_opening() {
    let mut office = Office::new();
    let ids = office.import(&[&large(), RIVER, TALKS]);
    office.be_ready();
    office.answers();
    let mut generation = Generation::default();
    let seek_before = seek(generation.advance(), ids[0], "nobody");
    office.worker.put_off.push(seek_before);
    office.worker.take_in(Request::Open {
        generation: generation.advance(),
        id: ids[0],
        selection: selection("راضية"),
    });
    // This comes while the text is gone through for what is marked in it.
    office.ask(seek(generation.advance(), ids[0], "taliban"));
    assert!(office.worker.serve_asked().is_ok());
    assert_eq!(office.worker.put_off.len(), 1);
    let answers = office.answers();
    assert_eq!(shown(&answers), [(ids[0], 1)]);
    assert_eq!(
        sought(&answers),
        [Some(ids[2])],
        "and the one before does not"
    );
}

#[test]
fn what_is_no_question_stops_nothing() {
    let mut office = Office::new();
    let ids = office.import(&[&large(), RIVER]);
    office.answers();
    office
        .worker
        .asked
        .push(list(Generation::default(), "راضية"));
    office.ask(Request::SetRead {
        id: ids[1],
        read: true,
    });
    assert!(office.worker.serve_asked().is_ok());
    assert!(office.worker.put_off.is_empty());
    office.deliver(Delivery::Left);
    office
        .worker
        .asked
        .push(list(Generation::default(), "المياه"));
    assert!(office.worker.serve_asked().is_ok());
    assert_eq!(
        office.worker.put_off.len(),
        1,
        "nobody waits for it any more"
    );
}

#[test]
fn an_article_left_half_looked_at_comes_back_with_what_is_known() {
    let mut office = Office::new();
    let text = format!("قالت حركة طالبان إنها راضية.\n\n{}", large().repeat(3));
    let ids = office.import(&[&text, RIVER]);
    office.answers();
    let mut generation = Generation::default();
    office.be_ready();
    office.ask(open(generation.advance(), ids[0]));
    assert!(office.worker.step().is_ok());
    let begun: Vec<Answer> = office.answers.try_iter().collect();
    assert_eq!(mentioned(&begun), [(1, false)]);
    office.ask(open(generation.advance(), ids[1]));
    assert!(office.worker.step().is_ok());
    office.answers.try_iter().for_each(drop);
    office.ask(open(generation.advance(), ids[0]));
    let answers = office.answers();
    assert_eq!(shown(&answers), [(ids[0], 0)]);
    assert_eq!(mentioned(&answers).first(), Some(&(1, false)));
    assert_eq!(mentioned(&answers).last(), Some(&(4, true)));
}
