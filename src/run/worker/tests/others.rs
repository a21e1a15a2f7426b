//! A library into which somebody else writes, and work that is stopped.

mod busy;
mod damaged;

use super::*;
use crate::app::exchange::{Reloaded, Removed, Shelve, Shelved, Wanted};
use std::path::PathBuf;

use crate::library::annotation::Annotation;
use crate::library::condition::Condition;
use crate::library::import::{Source, import};
use crate::library::sqlite::SqliteStore;
use crate::library::state::State;
use crate::library::store::Kept;
use crate::query::concordance::{Keyword, Sort};

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
    other.add_all(vec![article(NEWS), article(MORE)]).unwrap();
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

/// A library in a folder of its own, which a reader and somebody else have open.
struct Shared {
    folder: PathBuf,
    office: Office,
    other: SqliteStore,
    id: ArticleId,
}

impl Shared {
    fn new(name: &str) -> Self {
        let name = format!("qari-shared-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("library.sqlite");
        let mut office = Office::over(Box::new(SqliteStore::open(&file).unwrap()));
        let id = office.import(&[NEWS, MORE])[0];
        office.be_ready();
        office.answers();
        office.ask(open(Generation::default(), id));
        office.answers();
        let other = SqliteStore::open(&file).unwrap();
        Self {
            folder,
            office,
            other,
            id,
        }
    }

    /// Does a deed in the reader; what became of it, and what was done with it then.
    fn keep(&mut self, deed: Deed) -> (Option<Kept>, Option<State>) {
        let id = self.id;
        self.office.ask(Request::Keep { id, deed });
        let answers = self.office.answers();
        let kept = answers.iter().find_map(|answer| match answer {
            Answer::Kept { kept, .. } => Some(kept.clone().unwrap()),
            _ => None,
        });
        (kept, done(&answers))
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What was done with an article, as the reader is told last.
fn done(answers: &[Answer]) -> Option<State> {
    let told = answers.iter().rev().find_map(|answer| match answer {
        Answer::Done { state, .. } => Some(state),
        _ => None,
    });
    told.cloned()
}

fn passage(quote: &str) -> Vec<Annotation> {
    let start = NEWS.find(quote).unwrap();
    vec![Annotation::of(
        NEWS,
        start..start + quote.len(),
        String::new(),
    )]
}

#[test]
fn what_two_readers_do_with_one_article_is_there_of_both() {
    let mut it = Shared::new("deeds");
    // Both have seen nothing yet.
    let seen = State::default();
    it.other
        .change(it.id, seen.annotated(passage("كابل")))
        .unwrap();
    it.other
        .change(it.id, seen.tagged(vec!["alpha".to_owned()]))
        .unwrap();
    it.office.deliver(Delivery::Written);
    let told = done(&it.office.answers()).expect("the open article is told of");
    assert_eq!(told.tags, ["alpha"]);
    let (kept, _) = it.keep(seen.annotated(passage("طالبان")));
    assert_eq!(kept, Some(Kept::Lasting));
    let (_, told) = it.keep(seen.tagged(vec!["beta".to_owned()]));
    let told = told.unwrap();
    assert_eq!(told.tags, ["alpha", "beta"]);
    let quotes: Vec<_> = told
        .annotations
        .iter()
        .map(|one| one.quote.as_str())
        .collect();
    assert_eq!(quotes, ["كابل", "طالبان"]);
    // Taking back takes back one's own.
    let (_, told) = it.keep(seen.undoing(&seen.annotated(passage("طالبان"))));
    assert_eq!(told.unwrap().annotations, passage("كابل"));
}

#[test]
fn what_is_written_of_an_article_that_somebody_removed_is_kept_for_when_it_is_back() {
    let mut it = Shared::new("gone");
    it.other.remove_all(&[it.id]).unwrap();
    let note = State::default().noted("يُراجع".to_owned());
    let (kept, told) = it.keep(note);
    assert_eq!((kept, told), (Some(Kept::Apart), None));
    it.office.import(&[NEWS]);
    it.office.answers();
    it.office.ask(list(Generation::default(), "is:noted"));
    let listed = it
        .office
        .answers()
        .into_iter()
        .find_map(|answer| match answer {
            Answer::Listed(listing) => Some(listing.rows),
            _ => None,
        });
    assert_eq!(listed.unwrap()[0].state.note, "يُراجع");
}

#[test]
fn a_row_whose_article_somebody_removed_says_so_and_goes() {
    let mut it = Shared::new("missing");
    let mut generation = Generation::default();
    it.office.ask(concordance(generation.advance()));
    assert_eq!(rows(&it.office.answers()), Some(2));
    it.other.remove_all(&[it.id]).unwrap();
    it.office.deliver(Delivery::Written);
    assert_eq!(rows(&it.office.answers()), Some(1), "without a question");
    it.office.ask(open(generation.advance(), it.id));
    let answers = it.office.answers();
    let is_gone = |answer: &Answer| matches!(answer, Answer::Missing { trouble: None, .. });
    assert!(answers.iter().any(is_gone));
    assert_eq!(rows(&answers), Some(1));
}

fn concordance(generation: Generation) -> Request {
    Request::Concordance(Box::new(Wanted {
        generation,
        keyword: Keyword::Actor(ActorId::new("taliban")),
        selection: Selection::default(),
        sort: Sort::List,
        narrowed: String::new(),
        only_certain: false,
        page: 4,
        top: 0,
        selected: 0,
        keep: None,
    }))
}

/// How many rows a concordance has, as was told last.
fn rows(answers: &[Answer]) -> Option<usize> {
    let mut told = answers.iter().rev();
    told.find_map(|answer| match answer {
        Answer::Concordance(gathered) => Some(gathered.total),
        _ => None,
    })
}

#[test]
fn what_is_no_version_comes_beside_what_is_read_again() {
    let folder = std::env::temp_dir().join(format!("qari-reread-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("a.txt");
    let other = "رحلة الشتاء\n\nوصلت القافلة مساء إلى الواحة بعد عشرة أيام من السير.\n";
    let mut store = SqliteStore::open(&folder.join("library.sqlite")).unwrap();
    let read = || {
        let mut found = None;
        let sources = [Source::Path(file.clone())];
        import(&sources, None, &mut std::io::empty(), &mut |one| {
            if let Imported::Article(article) = one {
                found = Some(*article);
            }
            std::ops::ControlFlow::Continue(())
        });
        found.unwrap()
    };
    std::fs::write(&file, MORE).unwrap();
    store.add_all(vec![read()]).unwrap();
    let [was, now] = [MORE, other].map(ArticleId::of);
    store.change(was, Deed::Marked(true)).unwrap();
    let mut office = Office::over(Box::new(store));
    std::fs::write(&file, other).unwrap();
    office.ask(Request::Reload(was));
    let answers = office.answers();
    let is_told = |answer: &Answer| matches!(answer, Answer::Reloaded(_, Reloaded::Apart));
    assert!(answers.iter().any(is_told));
    let store = SqliteStore::open(&folder.join("library.sqlite")).unwrap();
    assert_eq!(store.select(&Condition::everything()).unwrap(), [was, now]);
    assert_eq!(store.select(&Condition::Marked).unwrap(), [was]);

    // A mended text takes its place.
    std::fs::write(&file, MORE.replace("السوق", "السوق القديم")).unwrap();
    office.ask(Request::Reload(was));
    office.answers();
    let mended = ArticleId::of(&MORE.replace("السوق", "السوق القديم"));
    assert_eq!(store.select(&Condition::Marked).unwrap(), [mended]);
    assert!(!store.holds(was));
    std::fs::remove_dir_all(folder).unwrap();
}
