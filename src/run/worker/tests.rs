//! The worker without threads: deliveries in, answers out, in between whatever
//! order the test wants.

mod beginnings;
mod exporting;
mod finding;
mod gathering;
mod giving_way;
mod listening;
mod others;
mod relating;

use std::sync::mpsc::{self, Receiver, Sender};

use super::*;
use crate::app::exchange::{Generation, Target};
use crate::library::formats::plain;
use crate::library::memory::MemoryStore;
use crate::library::mention::ActorId;
use crate::library::state::Deed;
use crate::run::keeping::{Keeping, OpenedStore};

struct Office {
    worker: Worker,
    inbox: Sender<Delivery>,
    answers: Receiver<Answer>,
}

impl Office {
    fn new() -> Self {
        Self::over(Box::new(MemoryStore::new()))
    }

    fn over(store: Box<dyn Store + Send>) -> Self {
        let (inbox, delivered) = mpsc::channel();
        let (answer, answers) = mpsc::channel();
        let worker = Worker::new(
            store,
            delivered,
            Arc::default(),
            Box::new(move |said| answer.send(said).is_ok()),
        );
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
        keep: Vec::new(),
        follows: true,
        tally: None,
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
        only_certain: false,
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

/// A text that counts as large and mentions somebody at its end.
fn large() -> String {
    let line = "سطر من النص الذي لا يذكر أحداً من الناس ولا من الدول\n";
    let lines = line.repeat(plain::LARGE / line.len() + 10);
    format!("عنوان\n\n{lines}قالت حركة طالبان إنها راضية.\n")
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
        Answer::Opened { handed, .. } => Some((handed.article.id, handed.matched.len())),
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
        matches!(&answers[..], [Answer::Opened { handed, .. }, ..] if handed.mentions.is_none()),
        "{answers:?}"
    );
}

#[test]
fn the_neighbours_of_an_open_article_are_handed_over_before_they_are_asked_for() {
    let mut office = Office::new();
    office.be_ready();
    let ids = office.import(&[HARBOUR, TALKS, RIVER]);
    office.answers();
    let mut generation = Generation::default();
    office.list(&mut generation, "");
    let ahead = |office: &mut Office| -> Vec<_> {
        let ahead = office.answers().into_iter().filter_map(|answer| {
            let Answer::Ahead { selection, handed } = answer else {
                return None;
            };
            assert_eq!(selection, Selection::default());
            assert!(handed.mentions.is_some());
            Some(handed.article.id)
        });
        ahead.collect()
    };
    office.ask(open(generation.advance(), ids[1]));
    assert_eq!(ahead(&mut office), [ids[2], ids[0]]);
    // Nor does what changes the list, as a deed may, have the next one waited for.
    office.ask(Request::Keep {
        id: ids[1],
        deed: Deed::Read(true),
    });
    office.ask(open(generation.advance(), ids[2]));
    assert_eq!(ahead(&mut office), [ids[1]]);
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
    office.ask(Request::Keep {
        id: ids[0],
        deed: Deed::Read(true),
    });
    assert_eq!(office.list(&mut generation, "is:unread"), Some(1));
}

#[test]
fn what_was_done_last_is_kept_before_it_ends() {
    let mut office = Office::new();
    let ids = office.import(&[HARBOUR, RIVER]);
    office.answers();
    let mut generation = Generation::default();
    office.ask(list(generation.advance(), ""));
    office.ask(Request::Keep {
        id: ids[1],
        deed: Deed::Marked(true),
    });
    office.deliver(Delivery::Left);
    assert!(office.worker.catch_up().is_err());
    let state = office.worker.state(ids[1]).unwrap();
    assert!(state.marked);
}

#[test]
fn what_was_done_last_is_kept_though_nobody_hears_of_it() {
    let folder = std::env::temp_dir().join(format!("qari-last-{}", std::process::id()));
    let positions = folder.join("positions");
    let mut office = Office::new();
    office.worker.store = Box::new(OpenedStore::new(Keeping {
        library: Some(folder.join("library.sqlite")),
        positions: Some(positions.clone()),
    }));
    let id = office.import(&[RIVER])[0];
    office.answers();
    office.ask(list(Generation::default(), ""));
    office.ask(Request::Keep {
        id,
        deed: Deed::Position(7),
    });
    let Office {
        worker,
        inbox,
        answers,
    } = office;
    drop((inbox, answers));
    worker.work();
    let kept = crate::config::positions::load(&positions).unwrap();
    assert_eq!((&kept[0].0, kept[0].1.position), (&id.to_string(), 7));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn it_ends_when_nobody_asks_any_more() {
    let mut office = Office::new();
    office.deliver(Delivery::Left);
    assert!(office.worker.catch_up().is_err());
}
