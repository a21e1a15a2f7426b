use std::fs;

use super::*;
use crate::library::formats::plain;
use crate::library::sqlite::SqliteStore;

const HARBOUR: &str = "ميناء جديد\n\nافتتحت الوزارة الميناء أمس، وبدأ العمل فيه.\n";

/// A folder that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("qari-keeping-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn library(&self) -> PathBuf {
        self.0.join("data").join("library.sqlite")
    }

    /// A store of this text.
    fn with(&self, text: &str) -> (OpenedStore, ArticleId) {
        let mut store = OpenedStore::new(Keeping {
            library: Some(self.library()),
            positions: Some(self.0.join("positions")),
        });
        let article = plain::read("a".to_owned(), text.to_owned(), Vec::new());
        let id = article.id;
        store.add(article).unwrap();
        (store, id)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn state(store: &OpenedStore, id: ArticleId) -> State {
    store.summaries(&[id]).unwrap().remove(0).state
}

#[test]
fn it_keeps_what_every_store_promises() {
    let folder = Folder::new("suite");
    let mut number = 0;
    crate::library::store::suite::run(&mut || {
        number += 1;
        Box::new(OpenedStore::new(Keeping {
            library: Some(folder.0.join(number.to_string())),
            positions: None,
        }))
    });
}

#[test]
fn reading_makes_no_library_and_a_deed_puts_that_article_there() {
    let folder = Folder::new("deed");
    let (mut store, id) = folder.with(HARBOUR);
    assert_eq!(store.change(id, Deed::Read(true)), Ok(Kept::Lasting));
    assert_eq!(store.change(id, Deed::Marked(false)), Ok(Kept::Lasting));
    assert!(!folder.library().exists());
    assert_eq!(store.change(id, Deed::Marked(true)), Ok(Kept::Added));
    let note = State::default().noted("يُراجع".to_owned());
    assert_eq!(store.change(id, note), Ok(Kept::Lasting));

    let (mut store, id) = folder.with(HARBOUR);
    let kept = state(&store, id);
    assert_eq!(
        (kept.read, kept.marked, kept.note.as_str()),
        (true, true, "يُراجع")
    );
    assert_eq!(store.change(id, Deed::Read(false)), Ok(Kept::Lasting));
    assert!(!state(&folder.with(HARBOUR).0, id).read, "it is there now");
    let (store, other) = folder.with("خبر آخر لا صلة له بما سبق.\n");
    assert_eq!(state(&store, other), State::default());
}

#[test]
fn how_far_one_read_is_known_again_in_the_library_or_beside_it() {
    let folder = Folder::new("position");
    let (mut store, id) = folder.with(HARBOUR);
    assert_eq!(store.change(id, Deed::Position(24)), Ok(Kept::Lasting));
    assert!(!folder.library().exists());
    let (mut store, id) = folder.with(HARBOUR);
    assert_eq!(state(&store, id).position, 24);
    store.change(id, Deed::Marked(true)).unwrap();
    store.change(id, Deed::Position(0)).unwrap();
    let (mut store, id) = folder.with(HARBOUR);
    assert_eq!(state(&store, id).position, 0, "it is the library's now");
    store.change(id, Deed::Position(30)).unwrap();
    let other = HARBOUR.replace('\n', "\r\n");
    let (store, id) = folder.with(&other);
    assert_eq!(state(&store, id).position, 30, "the same text");
}

#[test]
fn what_was_read_is_known_again_though_it_is_in_no_library() {
    let folder = Folder::new("read");
    let (mut store, id) = folder.with(HARBOUR);
    assert_eq!(store.change(id, Deed::Read(true)), Ok(Kept::Lasting));
    store.change(id, Deed::Position(24)).unwrap();
    let (mut store, id) = folder.with(HARBOUR);
    let kept = state(&store, id);
    assert_eq!(
        (kept.read, kept.position),
        (true, 24),
        "place and dot agree"
    );
    let unread = store.count_until(&Condition::Unread, &mut Interrupt::never());
    assert_eq!(unread, Ok(Some((0, 0))));
    store.change(id, Deed::Position(0)).unwrap();
    assert!(state(&folder.with(HARBOUR).0, id).read, "to its end");
    store.change(id, Deed::Read(false)).unwrap();
    assert_eq!(state(&folder.with(HARBOUR).0, id), State::default());
    assert!(!folder.library().exists());
}

/// A store with the beginning of a large text, whose id that is.
fn begun(folder: &Folder) -> (OpenedStore, ArticleId, String) {
    let text = "سطر من نص طويل لا ينتهي سريعا.\n".repeat(plain::LARGE / 40);
    let mut store = folder.with(HARBOUR).0;
    let end = crate::text::buffer::boundary_before(&text, plain::LARGE);
    let beginning = plain::begin("large".to_owned(), &text[..end]).unwrap();
    let was = beginning.id;
    store.add(beginning).unwrap();
    (store, was, text)
}

#[test]
fn a_beginning_that_was_read_is_so_when_it_is_whole() {
    let folder = Folder::new("read-beginning");
    let (mut store, was, text) = begun(&folder);
    store.change(was, Deed::Read(true)).unwrap();
    let whole = plain::read("large".to_owned(), text.clone(), Vec::new());
    let id = whole.id;
    store.replace(was, whole).unwrap();
    assert!(state(&folder.with(&text).0, id).read);
    let kept = positions::load(&folder.0.join("positions")).unwrap();
    assert_eq!(kept.len(), 1, "of the beginning nothing is kept: {kept:?}");
}

#[test]
fn where_nothing_may_be_kept_it_holds_as_long_as_the_store() {
    let mut store = OpenedStore::new(Keeping::default());
    let article = plain::read("a".to_owned(), HARBOUR.to_owned(), Vec::new());
    let id = article.id;
    store.add(article).unwrap();
    assert_eq!(store.change(id, Deed::Marked(true)), Ok(Kept::Meanwhile));
    assert!(state(&store, id).marked);
}

#[test]
fn a_library_that_cannot_be_used_is_told_when_something_is_to_be_kept() {
    let folder = Folder::new("broken");
    fs::create_dir_all(folder.library().parent().unwrap()).unwrap();
    fs::write(folder.library(), "ليس هذا مكتبة.\n".repeat(500)).unwrap();
    let (mut store, id) = folder.with(HARBOUR);
    assert_eq!(store.change(id, Deed::Read(true)), Ok(Kept::Lasting));
    let trouble = store.change(id, Deed::Marked(true));
    assert_eq!(trouble, Err(StoreError::NoLibrary));
    assert!(state(&store, id).marked, "nothing is lost on the screen");
}

#[test]
fn what_is_done_with_a_beginning_is_kept_when_it_is_whole() {
    let folder = Folder::new("beginning");
    let (mut store, was, text) = begun(&folder);
    assert_eq!(store.change(was, Deed::Marked(true)), Ok(Kept::Lasting));
    assert!(!folder.library().exists());
    let whole = plain::read("large".to_owned(), text.clone(), Vec::new());
    let id = whole.id;
    store.replace(was, whole).unwrap();
    assert!(state(&folder.with(&text).0, id).marked);
}

#[test]
fn a_place_is_not_taken_for_kept_while_somebody_writes_into_the_library() {
    let folder = Folder::new("busy-place");
    let (mut store, id) = folder.with(HARBOUR);
    assert_eq!(store.change(id, Deed::Marked(true)), Ok(Kept::Added));
    let mut other = SqliteStore::open(&folder.library()).unwrap();
    other.hold_for_writing(&mut || {
        let kept = store.change(id, Deed::Position(12));
        assert_eq!(kept, Err(StoreError::Busy));
    });
    assert_eq!(store.change(id, Deed::Position(12)), Ok(Kept::Lasting));
    assert_eq!(state(&folder.with(HARBOUR).0, id).position, 12);
}

/// The one article of a file, as it was after so many changes.
fn in_file(text: &str, changes: i64) -> Article {
    use crate::library::origin::{Input, Origin};
    let input = Input {
        path: "/nowhere/a.txt".into(),
        size: 1000,
        modified: changes,
    };
    let origin = Origin {
        input: Arc::new(input),
        place: String::new(),
    };
    Article {
        origin: Some(origin),
        ..plain::read("a".to_owned(), text.to_owned(), Vec::new())
    }
}

#[test]
fn what_was_done_with_a_file_is_there_again_when_it_has_changed() {
    let folder = Folder::new("versions");
    let open = |text: &str, changes| {
        let mut store = OpenedStore::new(Keeping {
            library: Some(folder.library()),
            positions: Some(folder.0.join("positions")),
        });
        let article = in_file(text, changes);
        let id = article.id;
        store.add(article).unwrap();
        (store, id)
    };
    let titles = || {
        let library = SqliteStore::open(&folder.library()).unwrap();
        let all = library.select(&Condition::everything()).unwrap();
        let rows = library.summaries(&all).unwrap().into_iter();
        rows.map(|row| (row.id, row.state.tags)).collect::<Vec<_>>()
    };
    let tagged = |store: &OpenedStore, id, tags: &[&str]| {
        state(store, id).tagged(tags.iter().map(|&tag| tag.to_owned()).collect())
    };
    let (mut store, was) = open(HARBOUR, 0);
    store
        .change(was, tagged(&store, was, &["نقل", "بحر"]))
        .unwrap();

    let longer = HARBOUR.replace("ميناء جديد\n\n", "ميناء جديد\n\nرحب التجار بذلك.\n\n");
    let (mut store, now) = open(&longer, 1);
    assert_eq!(state(&store, now).tags, ["نقل", "بحر"]);
    // To look at it changes nothing; who changes it has the new one in the library.
    store.change(now, Deed::Position(9)).unwrap();
    assert_eq!(titles().iter().map(|one| one.0).collect::<Vec<_>>(), [was]);
    store.change(now, tagged(&store, now, &["بحر"])).unwrap();
    assert_eq!(titles(), [(now, vec!["بحر".to_owned()])]);
    // Also who takes away the last that there was.
    let (mut store, last) = open(&HARBOUR.replace("أمس", "اليوم"), 2);
    assert_eq!(state(&store, last).tags, ["بحر"]);
    store.change(last, tagged(&store, last, &[])).unwrap();
    assert_eq!(titles(), [(last, Vec::new())]);
    let (mut store, id) = open(&longer, 3);
    assert_eq!(state(&store, id).tags, [""; 0]);
    store.change(id, tagged(&store, id, &["نقل"])).unwrap();
    // Another text under that name is another article.
    let (store, other) = open("رحلة الشتاء\n\nوصلت القافلة مساء إلى الواحة.\n", 4);
    assert_eq!(state(&store, other), State::default());
    let (store, same) = open(&longer, 5);
    assert_eq!(state(&store, same).tags, ["نقل"], "touched only");
}
