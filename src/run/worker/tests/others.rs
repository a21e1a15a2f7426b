//! A library into which somebody else writes, and work that is stopped.

use super::*;
use crate::app::exchange::{Removed, Shelve, Shelved};
use std::path::PathBuf;

use crate::library::sqlite::SqliteStore;

const NEWS: &str = "خبر من كابل\n\nقالت طالبان إن الطريق فُتح.\n";
const MORE: &str = "خبر آخر من كابل\n\nقالت طالبان إن السوق عاد إلى العمل.\n";

fn progress(answers: &[Answer]) -> Option<Progress> {
    let told = answers.iter().rev();
    told.filter_map(|answer| match answer {
        Answer::Progress(progress) => Some(*progress),
        _ => None,
    })
    .next()
}

#[test]
fn what_others_add_is_told_without_a_question_and_left_to_them_for_a_while() {
    let folder = std::env::temp_dir().join(format!("qari-others-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("library.sqlite");
    let mut office = Office::over(Box::new(SqliteStore::open(&file).unwrap()));
    office.be_ready();
    office.answers();
    office.deliver(Delivery::Written);
    assert!(office.answers().is_empty(), "it has written itself");

    let mut other = SqliteStore::open(&file).unwrap();
    let article = |text: &str| plain::read("other".to_owned(), text.to_owned(), Vec::new());
    other
        .add_all(vec![article(NEWS), article(MORE)], &[])
        .unwrap();
    office.deliver(Delivery::Written);
    let told = progress(&office.answers()).expect("it is told");
    assert_eq!((told.articles, told.recognised), (2, 0));
    office.deliver(Delivery::Rest);
    let told = progress(&office.answers()).expect("it is told");
    assert_eq!((told.articles, told.recognised), (2, 2));
    assert_eq!(
        office.list(&mut Generation::default(), "جهة:طالبان"),
        Some(2)
    );

    // Nobody who asks waits for somebody who writes.
    other.hold_for_writing(&mut || {
        let began = Instant::now();
        assert_eq!(office.list(&mut Generation::default(), "السوق"), Some(1));
        assert!(began.elapsed() < Duration::from_secs(2));
    });
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn work_that_nobody_waits_for_stops_when_the_person_wants_it_to() {
    let mut office = Office::new();
    let ids = office.import(&[NEWS, MORE]);
    office.answers();
    office.ask(Request::Halt);
    office.answers();
    office.be_ready();
    let told = progress(&office.answers()).expect("it is told");
    assert_eq!((told.articles, told.recognised), (2, 0));
    assert!(!told.is_at_work() || told.reading);
    // What is opened is looked at all the same.
    office.ask(open(Generation::default(), ids[1]));
    let answers = office.answers();
    let is_known = |answer: &Answer| matches!(answer, Answer::Mentions { mentions, .. } if !mentions.is_empty());
    assert!(answers.iter().any(is_known));
}

#[test]
fn articles_from_files_are_kept_in_a_library_that_is_made_for_them() {
    let folder = std::env::temp_dir().join(format!("qari-keeping-{}", std::process::id()));
    let file = folder.join("new/library.sqlite");
    let kept = |answers: Vec<Answer>| {
        let mut answers = answers.into_iter();
        answers.find_map(|answer| match answer {
            Answer::Shelved(shelved) => Some(shelved),
            _ => None,
        })
    };
    let over = |library: Option<PathBuf>| {
        let positions = None;
        let store = OpenedStore::new(Keeping { library, positions });
        let mut office = Office::over(Box::new(store));
        let ids = office.import(&[NEWS, MORE]);
        office.be_ready();
        office.answers();
        (office, ids)
    };
    let (mut office, ids) = over(None);
    office.ask(Request::Shelve(Shelve::Article(ids[0])));
    assert_eq!(kept(office.answers()), Some(Shelved::Nowhere));
    let (mut office, ids) = over(Some(file.clone()));
    assert!(!file.exists(), "opening files makes none");
    office.ask(Request::Shelve(Shelve::Article(ids[0])));
    let one = Shelved::Done { all: 1, before: 0 };
    assert_eq!(kept(office.answers()), Some(one));
    office.ask(Request::Shelve(Shelve::Listed(selection("كابل"))));
    let both = Shelved::Done { all: 2, before: 1 };
    assert_eq!(kept(office.answers()), Some(both));
    let library = SqliteStore::open(&file).unwrap();
    assert_eq!(library.all().unwrap(), ids);
    // A file that is no library is told of, and left alone.
    let other = folder.join("text");
    std::fs::write(&other, "نص لا علاقة له بالمكتبات\n".repeat(50)).unwrap();
    let (mut office, ids) = over(Some(other));
    office.ask(Request::Shelve(Shelve::Article(ids[1])));
    let failed = Shelved::Failed(StoreError::NoLibrary);
    assert_eq!(kept(office.answers()), Some(failed));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_article_is_taken_out_of_the_library_and_of_nothing_else() {
    let removed = |answers: Vec<Answer>| {
        answers.into_iter().find_map(|answer| match answer {
            Answer::Removed(removed) => Some(removed),
            _ => None,
        })
    };
    let mut office = Office::new();
    let ids = office.import(&[NEWS, MORE]);
    office.ask(Request::Remove(ids[0]));
    assert_eq!(removed(office.answers()), Some(Removed::NoLibrary));
    let folder = std::env::temp_dir().join(format!("qari-removed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let store = SqliteStore::open(&folder.join("library.sqlite")).unwrap();
    let mut office = Office::over(Box::new(store));
    let ids = office.import(&[NEWS, MORE]);
    office.be_ready();
    office.answers();
    let mut generation = Generation::default();
    assert_eq!(office.list(&mut generation, ""), Some(2));
    office.ask(Request::Remove(ids[0]));
    assert_eq!(removed(office.answers()), Some(Removed::Done));
    assert_eq!(office.list(&mut generation, ""), Some(1));
    std::fs::remove_dir_all(folder).unwrap();
}
