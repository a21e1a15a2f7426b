//! Exports while other things happen: damage, other lists, other exports, the end.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::app::exchange::{Came, Exported, Reach, TakeOut, Taken, Wanted};
use crate::app::exporting::words;
use crate::config::strings::{Language, Strings};
use crate::library::dates::DateStyle;
use crate::library::export::Format;
use crate::library::sqlite::SqliteStore;
use crate::query::concordance::{Keyword, Sort};

/// A folder that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("qari-exports-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn order(&self, name: &str, taken: Taken) -> Request {
        Request::Export(Box::new(TakeOut {
            file: self.0.join(name).to_str().unwrap().to_owned(),
            replaces: false,
            format: Format::of(name.as_ref()).unwrap(),
            taken,
            words: words(&Strings::new(Language::English), DateStyle::default()),
            template: None,
        }))
    }

    fn read(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.0.join(name)).ok()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn texts(count: usize) -> Vec<String> {
    let text = |number| format!("خبر رقم {number}\n\nقالت طالبان إن الطريق {number} فُتح.\n");
    (0..count).map(text).collect()
}

fn concordance(generation: &mut Generation) -> Request {
    Request::Concordance(Box::new(Wanted {
        generation: generation.advance(),
        keyword: Keyword::Actor(ActorId::new("taliban")),
        selection: Selection::default(),
        sort: Sort::List,
        narrowed: String::new(),
        only_certain: false,
        page: 10,
        top: 0,
        selected: 0,
        keep: None,
    }))
}

fn exported(answers: Vec<Answer>) -> Vec<(usize, usize, Reach)> {
    let exported = answers.into_iter().filter_map(|answer| match answer {
        Answer::Exported(Exported { came, .. }) => match came {
            Came::Done { count, lost, reach } => Some((count, lost, reach)),
            other => panic!("{other:?}"),
        },
        _ => None,
    });
    exported.collect()
}

/// Has the worker answer what was asked, and do nothing else yet.
fn serve(office: &mut Office) {
    assert!(office.worker.empty_inbox().is_ok() && office.worker.serve_asked().is_ok());
}

fn filled(office: &mut Office, count: usize) -> Vec<ArticleId> {
    let texts = texts(count);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ids = office.import(&texts);
    office.be_ready();
    office.answers();
    ids
}

fn rows() -> Taken {
    let actor = ("taliban".to_owned(), "طالبان".to_owned());
    Taken::Rows { actor: Some(actor) }
}

#[test]
fn a_damaged_article_is_left_out_of_an_export_and_counted() {
    let folder = Folder::new("damaged");
    let store = SqliteStore::open(&folder.0.join("library.sqlite")).unwrap();
    let mut office = Office::over(Box::new(store));
    let ids = filled(&mut office, 3);
    for id in ids {
        let deed = Deed::Marked(true);
        office.ask(Request::Keep { id, deed });
    }
    office.answers();
    let other = SqliteStore::open(&folder.0.join("library.sqlite")).unwrap();
    other.alter("UPDATE content SET parts = 'garbage' WHERE row = 2");
    office.deliver(Delivery::Written);
    office.ask(folder.order("notes.md", Taken::Listed(Selection::default())));
    assert_eq!(exported(office.answers()), [(2, 1, Reach::All)]);
    let written = folder.read("notes.md").expect("the others are there");
    assert!(written.contains("خبر رقم 0") && written.contains("خبر رقم 2"));
}

#[test]
fn exports_are_written_one_after_the_other_and_at_the_end_too() {
    let folder = Folder::new("queue");
    let mut office = Office::new();
    for id in filled(&mut office, 200) {
        let deed = Deed::Marked(true);
        office.ask(Request::Keep { id, deed });
    }
    office.answers();
    for name in ["one.md", "two.csv"] {
        office.ask(folder.order(name, Taken::Listed(Selection::default())));
    }
    let all = (200, 0, Reach::All);
    assert_eq!(exported(office.answers()), [all, all]);
    assert!(folder.read("one.md").is_some() && folder.read("two.csv").is_some());
    office.ask(folder.order("last.html", Taken::Listed(Selection::default())));
    office.deliver(Delivery::Left);
    assert!(office.worker.catch_up().is_err());
    let last = folder.read("last.html").expect("it was asked for");
    assert!(last.contains("خبر رقم 199"));
}

#[test]
fn rows_that_are_still_gathered_are_waited_for() {
    let folder = Folder::new("rows");
    let mut office = Office::new();
    filled(&mut office, 120);
    let mut generation = Generation::default();
    office.ask(concordance(&mut generation));
    serve(&mut office);
    office.ask(folder.order("rows.csv", rows()));
    office.ask(Request::LeaveConcordance);
    assert_eq!(exported(office.answers()), [(120, 0, Reach::All)]);
    let written = folder.read("rows.csv").unwrap();
    assert_eq!(written.lines().count(), 121);
    let of_actor = written.lines().skip(1);
    assert!(
        of_actor.clone().all(|row| row.contains(",taliban,")),
        "{written}"
    );
    assert!(office.worker.gathering.is_none(), "it was left");
    // Without rows there is nothing to be said of rows.
    office.ask(folder.order("none.csv", rows()));
    let answers = office.answers();
    let nothing = |answer: &Answer| {
        let Answer::Exported(exported) = answer else {
            return false;
        };
        exported.came == Came::Nothing { lost: 0 }
    };
    assert!(answers.iter().any(nothing));
    // What is gathered for another list takes its place: what was found by then is there.
    office.ask(concordance(&mut generation));
    serve(&mut office);
    office.ask(folder.order("part.csv", rows()));
    let other = match concordance(&mut generation) {
        Request::Concordance(wanted) => Wanted {
            keyword: Keyword::Actor(ActorId::new("us")),
            ..*wanted
        },
        _ => unreachable!(),
    };
    serve(&mut office);
    office.ask(Request::Concordance(Box::new(other)));
    let answers = office.answers();
    let is_told = |answer: &Answer| matches!(answer, Answer::Exported(_));
    assert_eq!(answers.iter().filter(|one| is_told(one)).count(), 1);
}

#[test]
fn an_export_that_is_asked_for_last_is_written_whatever_is_still_delivered() {
    let folder = Folder::new("behind");
    let mut office = Office::new();
    let texts = texts(6);
    let ids = office.import(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    office.answers();
    for &id in &ids {
        let deed = Deed::Marked(true);
        office.ask(Request::Keep { id, deed });
    }
    office.answers();
    office.ask(folder.order("last.md", Taken::Listed(selection("طالبان"))));
    office.deliver(Delivery::Left);
    office.import(&["خبر متأخر\n\nوصل بعد أن غادر القارئ.\n"]);
    // All of it was seen while something else was done.
    assert!(office.worker.inbox.is_waited_for());
    assert!(office.worker.catch_up().is_err(), "it has left");
    let written = folder.read("last.md").expect("it is written");
    assert!(written.contains("خبر رقم 5"));
}
