//! Concordances: gathered from where one is outwards, told in portions, left at any time.

use super::*;
use crate::app::exchange::{Gathered, Wanted};
use crate::library::sqlite::SqliteStore;
use crate::query::concordance::{Keyword, Sort};

const TEXT: &str = "قالت حركة طالبان إنها توافق.";

fn texts(count: usize) -> Vec<String> {
    let text = |number| format!("مقال رقم {number}\n\n{TEXT}\n");
    (0..count).map(text).collect()
}

fn office_with(count: usize) -> (Office, Vec<ArticleId>) {
    let mut office = Office::new();
    let texts = texts(count);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ids = office.import(&texts);
    office.be_ready();
    assert!(office.answers().len() > 1);
    (office, ids)
}

fn wanted(generation: Generation, keep: Option<ArticleId>) -> Wanted {
    Wanted {
        generation,
        keyword: Keyword::Actor(ActorId::new("taliban")),
        selection: Selection::default(),
        sort: Sort::List,
        narrowed: String::new(),
        only_certain: false,
        page: 4,
        top: 0,
        selected: 0,
        keep: keep.map(|id| (id, 0)),
    }
}

fn ask(office: &Office, wanted: Wanted) {
    office.ask(Request::Concordance(Box::new(wanted)));
}

fn gathered(answers: Vec<Answer>) -> Vec<Gathered> {
    let answers = answers.into_iter();
    answers
        .filter_map(|answer| match answer {
            Answer::Concordance(gathered) => Some(gathered),
            _ => None,
        })
        .collect()
}

#[test]
fn the_row_that_has_the_keys_is_in_what_is_answered_wherever_it_has_come_to_be() {
    let (mut office, ids) = office_with(300);
    let mut generation = Generation::default();
    ask(&office, wanted(generation.advance(), Some(ids[200])));
    let told = gathered(office.answers());
    for answer in &told {
        let rows = &answer.rows[answer.selected - answer.start..];
        let row = rows[0].as_ref().expect("its article is there");
        assert_eq!(row.article, ids[200]);
    }
    let last = told.last().expect("it was told");
    assert_eq!((last.total, last.looked), (300, (300, 300)));
    assert_eq!(last.selected, 200);
    assert_eq!((last.start, last.rows.len()), (196, 12));
}

#[test]
fn what_is_known_is_answered_at_once_in_another_order_or_narrowed() {
    let (mut office, ids) = office_with(20);
    let mut generation = Generation::default();
    ask(&office, wanted(generation.advance(), None));
    office.answers();
    let narrowed = Wanted {
        narrowed: "تُوافق".to_owned(),
        sort: Sort::Date,
        ..wanted(generation.advance(), Some(ids[3]))
    };
    ask(&office, narrowed.clone());
    let told = gathered(office.answers());
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].total, told[0].all), (20, 20));
    ask(
        &office,
        Wanted {
            narrowed: "بابل".to_owned(),
            generation: generation.advance(),
            ..narrowed
        },
    );
    let told = gathered(office.answers());
    assert_eq!((told[0].total, told[0].all, told[0].selected), (0, 20, 0));
}

#[test]
fn articles_that_nobody_has_looked_at_are_looked_at_for_it() {
    let mut office = Office::new();
    let texts = texts(3);
    let ids = office.import(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    office.answers();
    let mut generation = Generation::default();
    ask(&office, wanted(generation.advance(), Some(ids[1])));
    let told = gathered(office.answers());
    assert!(
        told.iter().all(|answer| answer.total == 0),
        "no one is known yet"
    );
    office.be_ready();
    let told = gathered(office.answers());
    assert_eq!(told.last().map(|answer| answer.total), Some(3));
}

#[test]
fn whoever_leaves_a_concordance_hears_nothing_more_of_it() {
    let (mut office, _) = office_with(3);
    let mut generation = Generation::default();
    ask(&office, wanted(generation.advance(), None));
    office.ask(Request::LeaveConcordance);
    assert!(gathered(office.answers()).is_empty());
    assert!(office.worker.gathering.is_none());
}

#[test]
fn words_have_a_concordance_outside_clutter() {
    let mut office = Office::new();
    office.import(&["عنوان\n\nعبر القارب النهر، ثم عاد القارب وحده.\n\nشاهد أيضًا: القارب الأزرق\n"]);
    office.answers();
    let mut generation = Generation::default();
    let words = Keyword::words("القارب").expect("a word");
    ask(
        &office,
        Wanted {
            keyword: words,
            ..wanted(generation.advance(), None)
        },
    );
    let told = gathered(office.answers());
    assert_eq!(told.last().map(|answer| answer.total), Some(2));
}

/// A library of two articles that were looked through, which is changed like this then.
fn changed_library(name: &str, change: &str) -> (Office, Vec<ArticleId>) {
    let folder = std::env::temp_dir().join(format!("qari-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("library.sqlite");
    let mut office = Office::over(Box::new(SqliteStore::open(&path).unwrap()));
    let texts = texts(2);
    let ids = office.import(&[&texts[0], &texts[1]]);
    office.be_ready();
    office.answers();
    SqliteStore::open(&path).unwrap().alter(change);
    std::fs::remove_dir_all(&folder).unwrap();
    (office, ids)
}

#[test]
fn what_is_not_kept_of_an_article_is_found_in_it_once() {
    let (mut office, _) = changed_library("without-spots", "UPDATE tally SET spots = NULL");
    ask(&office, wanted(Generation::default().advance(), None));
    let told = gathered(office.answers());
    let last = told.last().unwrap();
    assert_eq!((last.total, last.looked), (2, (2, 2)));
}

#[test]
fn an_article_that_is_damaged_hides_no_others() {
    let change = "UPDATE content SET parts = '{' WHERE row = 1; UPDATE tally SET spots = NULL";
    let (mut office, ids) = changed_library("damaged", change);
    ask(&office, wanted(Generation::default().advance(), None));
    let answers = office.answers();
    let is_told = |answer: &Answer| matches!(answer, Answer::Noticed { .. });
    assert!(answers.iter().any(is_told));
    let told = gathered(answers);
    let last = told.last().unwrap();
    assert_eq!((last.total, last.looked), (1, (2, 2)));
    let row = last.rows[0].as_ref().unwrap();
    assert_eq!(row.article, ids[1]);
}
