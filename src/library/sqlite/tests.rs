mod alike;
mod beside;
mod feeds;
mod short;
mod unsound;
mod versions;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::library::annotation::Annotation;
use crate::library::condition::{Condition, Word};

use crate::library::formats::plain;
use crate::library::interrupt::Interrupt;
use crate::library::memory::MemoryStore;
use crate::library::mention::{ActorId, Certainty, Mention, MentionKind, Reason};
use crate::library::order::Order;
use crate::library::state::{Deed, State};
use crate::library::store::{Added, Store};

fn in_memory() -> SqliteStore {
    let mut store = SqliteStore::of(schema::in_memory().unwrap()).unwrap();
    store.set_recognizer("tests").unwrap();
    store
}

/// A folder that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("qari-library-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn library(&self) -> PathBuf {
        self.0.join("library.sqlite")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn article(text: &str) -> Article {
    plain::read(
        text.lines().next().unwrap_or_default().to_owned(),
        text.to_owned(),
        Vec::new(),
    )
}

/// Puts an article into a file that is older than what inserts it.
fn insert_as_of_old(file: &Connection, article: &Article, batch: &mut postings::Batch) {
    file.execute_batch(include_str!("schema/6.sql")).unwrap();
    writing::insert(file, None, article, batch).unwrap();
    file.execute_batch("DROP TABLE gave_way").unwrap();
}

fn titles(store: &SqliteStore, condition: &Condition) -> Vec<String> {
    let ids = store.select(condition).unwrap();
    let summaries = store.summaries(&ids).unwrap().into_iter();
    summaries.map(|summary| summary.title).collect()
}

fn word(text: &str) -> Condition {
    Condition::Word(Word::new(text, false))
}

#[test]
fn it_keeps_what_every_store_promises() {
    crate::library::store::suite::run(&mut || Box::new(in_memory()));
}

/// The mention of the municipality in [`BRIDGE`].
fn of_the_council() -> Mention {
    let start = BRIDGE.find("البلدية").unwrap();
    Mention {
        range: start..start + "البلدية".len(),
        actor: ActorId::new("council"),
        kind: MentionKind::Name,
        is_place: false,
        certainty: Certainty::Certain,
        reason: Reason::unmistakable("البلدية"),
    }
}

const BRIDGE: &str = "جسر جديد على النهر\n\nالأحد 7 فبراير 2021\n\nافتُتح الجسر أمس، وقالت البلدية إن للجسر أربعة مسارات.\n\nشاهد أيضا: صور\n";
const MARKET: &str = "السوق القديم\n\nعاد التجار إلى السوق بعد الترميم.\n";

#[test]
fn what_was_kept_is_there_when_it_is_opened_again() {
    let folder = Folder::new("again");
    let bridge = article(BRIDGE);
    let id = bridge.id;
    let mention = of_the_council();
    {
        let mut store = SqliteStore::open(&folder.library()).unwrap();
        store.set_recognizer("first").unwrap();
        store
            .add_all(vec![bridge.clone(), article(MARKET)])
            .unwrap();
        store.change(id, Deed::Read(true)).unwrap();
        store
            .set_mentions(
                id,
                Arc::from([mention]),
                Arc::from([ActorId::new("council")]),
            )
            .unwrap();
        store.settle().unwrap();
    }
    let mut store = SqliteStore::open(&folder.library()).unwrap();
    let kept = store.article(id).unwrap().unwrap();
    assert_eq!(format!("{kept:?}"), format!("{bridge:?}"));
    let summary = store.summaries(&[id]).unwrap().remove(0);
    assert!(summary.state.read);
    let council = ActorId::new("council");
    assert_eq!(summary.principal(true).collect::<Vec<_>>(), [(&council, 1)]);
    assert_eq!(
        titles(&store, &Condition::Actor(council.clone())),
        ["جسر جديد على النهر"]
    );
    assert_eq!(titles(&store, &word("جسر")), ["جسر جديد على النهر"]);
    // What something else has found counts, until it is found anew.
    store.set_recognizer("first").unwrap();
    assert_eq!(store.unrecognised().len(), 1);
    store.set_recognizer("second").unwrap();
    assert_eq!(store.unrecognised().len(), 2);
    store
        .set_mentions(id, Arc::default(), Arc::default())
        .unwrap();
    store.settle().unwrap();
    assert_eq!(titles(&store, &Condition::Actor(council)), [""; 0]);
    assert_eq!(store.unrecognised().len(), 1);
}

#[test]
fn an_article_that_is_looked_at_otherwise_is_found_anew_alone() {
    let folder = Folder::new("apart");
    let (bridge, market) = (article(BRIDGE), article(MARKET));
    let id = bridge.id;
    let apart = [(id, "first, but for the bridge".to_owned())];
    let find = |store: &mut SqliteStore, id| {
        store
            .set_mentions(id, Arc::default(), Arc::default())
            .unwrap();
    };
    {
        let mut store = SqliteStore::open(&folder.library()).unwrap();
        store.set_recognizer("first").unwrap();
        let both = [bridge.id, market.id];
        store.add_all(vec![bridge, market]).unwrap();
        for id in both {
            find(&mut store, id);
        }
        // What was found and not yet written was found by the first one.
        store.set_recognizer("first").unwrap();
        store.set_apart(&apart).unwrap();
        assert_eq!(store.unrecognised(), [id]);
        assert_eq!(store.mentions(id), None);
        find(&mut store, id);
        assert_eq!(store.unrecognised(), []);
        assert!(store.mentions(id).is_some());
        store.settle().unwrap();
    }
    let mut store = SqliteStore::open(&folder.library()).unwrap();
    store.set_recognizer("first").unwrap();
    store.set_apart(&apart).unwrap();
    assert_eq!(store.unrecognised(), []);
    store.set_apart(&[]).unwrap();
    assert_eq!(store.unrecognised(), [id], "it was taken back");
}

#[test]
fn two_use_one_library_and_see_what_the_other_does() {
    let folder = Folder::new("two");
    let mut one = SqliteStore::open(&folder.library()).unwrap();
    let mut other = SqliteStore::open(&folder.library()).unwrap();
    one.add(article(BRIDGE)).unwrap();
    assert_eq!(titles(&other, &word("جسر")), ["جسر جديد على النهر"]);
    other.add(article(MARKET)).unwrap();
    let of = "جسر جديد على النهر".to_owned();
    assert_eq!(other.add(article(BRIDGE)).unwrap(), Added::Duplicate { of });
    other
        .change(ArticleId::of(BRIDGE), Deed::Read(true))
        .unwrap();
    assert_eq!(titles(&one, &Condition::Unread), ["السوق القديم"]);
    assert_eq!(titles(&one, &word("السوق")), ["السوق القديم"]);
    one.remove(ArticleId::of(BRIDGE)).unwrap();
    assert_eq!(titles(&other, &Condition::everything()), ["السوق القديم"]);
    // Read once is read, also when it comes back.
    one.add(article(BRIDGE)).unwrap();
    assert_eq!(titles(&one, &Condition::Unread), ["السوق القديم"]);
}

/// The deeds that make a state.
fn deeds(state: &State) -> [Deed; 6] {
    let nothing = State::default();
    [
        Deed::Read(state.read),
        Deed::Marked(state.marked),
        nothing.tagged(state.tags.clone()),
        nothing.noted(state.note.clone()),
        Deed::Position(state.position),
        nothing.annotated(state.annotations.clone()),
    ]
}

fn state(store: &SqliteStore, text: &str) -> State {
    let mut summaries = store.summaries(&[ArticleId::of(text)]).unwrap();
    summaries.pop().expect("it is there").state
}

#[test]
fn what_is_done_elsewhere_makes_a_library_of_that_article() {
    let folder = Folder::new("keeper");
    let path = folder.0.join("new").join("library.sqlite");
    let (market, id) = (article(MARKET), ArticleId::of(MARKET));
    let mut keeper = Keeper::of(path.clone());
    assert_eq!(keeper.state(id).unwrap(), None);
    assert!(!keeper.change(id, &Deed::Read(true)).unwrap());
    assert!(!path.exists(), "nothing that lasts was done");
    let mut done = State {
        marked: true,
        tags: vec!["تجارة".to_owned()],
        ..State::default()
    };
    let market = Arc::new(market);
    let put = |keeper: &mut Keeper, state: &State| {
        keeper
            .put(&[(Arc::clone(&market), state.clone(), None)])
            .unwrap()
    };
    assert_eq!(put(&mut keeper, &done), 1);
    assert!(keeper.change(id, &Deed::Read(true)).unwrap());
    done.read = true;
    assert_eq!(keeper.state(id).unwrap(), Some(done.clone()));
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(titles(&store, &word("التجار")), ["السوق القديم"]);
    assert_eq!(state(&store, MARKET), done);
    let note = State {
        note: "يُراجع".to_owned(),
        ..State::default()
    };
    assert_eq!(put(&mut keeper, &note), 0, "it is there already");
    done.note = note.note;
    store.select(&Condition::everything()).unwrap();
    assert_eq!(state(&store, MARKET), done);
}

#[test]
fn what_is_found_again_as_it_was_is_not_written_again() {
    let mut store = in_memory();
    let id = ArticleId::of(BRIDGE);
    store.add_all(vec![article(BRIDGE)]).unwrap();
    let found: Arc<[Mention]> = vec![mention("bridge-council", 0..4)].into();
    let find = |store: &mut SqliteStore, by: &str, found: &Arc<[Mention]>| {
        store.set_recognizer(by).unwrap();
        store
            .set_mentions(id, Arc::clone(found), Arc::default())
            .unwrap();
        store.settle()
    };
    find(&mut store, "one", &found).unwrap();
    for change in ["INSERT", "UPDATE", "DELETE"] {
        store.alter(&format!(
            "CREATE TRIGGER on_{change} AFTER {change} ON tally BEGIN SELECT RAISE(ABORT, 'x'); END"
        ));
    }
    find(&mut store, "two", &found).unwrap();
    assert!(store.is_recognised(id));
    let more: Arc<[Mention]> = vec![
        mention("bridge-council", 0..4),
        mention("bridge-council", 4..8),
    ]
    .into();
    find(&mut store, "three", &more).unwrap_err();
}

fn mention(actor: &str, range: std::ops::Range<usize>) -> Mention {
    Mention {
        range,
        actor: ActorId::new(actor),
        kind: MentionKind::Name,
        certainty: Certainty::Certain,
        is_place: false,
        reason: Reason::unmistakable(actor),
    }
}

#[test]
fn whoever_waits_gets_the_foremost_at_once_and_the_whole_order_soon() {
    let mut store = in_memory();
    let mut texts: Vec<String> = (0..20)
        .map(|number| format!("خبر {number}\n\nعن {}", "السوق ".repeat(1 + number % 7)))
        .collect();
    texts.push("السوق القديم\n\nنص قصير.".to_owned());
    store
        .add_all(texts.iter().map(|text| article(text)).collect())
        .unwrap();
    store.ranking.get_mut().at_once = 4;
    let condition = word("السوق");
    let best = |store: &SqliteStore, interrupt: &mut Interrupt<'_>| {
        let order = Order::Relevance;
        let ids = store.select_until(&condition, order, interrupt).unwrap();
        ids.unwrap()
    };
    let mut asks = || false;
    let hasty = best(&store, &mut Interrupt::when(&mut asks));
    assert_eq!(hasty.len(), 21, "none is left out");
    assert_eq!(hasty[0], ArticleId::of(&texts[20]), "its title says so");
    assert!(!store.is_ranked());
    // In turns, the first of which is interrupted at once.
    store.rank_on(&mut Interrupt::when(&mut || true)).unwrap();
    assert!(!store.is_ranked());
    store.rank_on(&mut Interrupt::when(&mut || false)).unwrap();
    assert!(store.is_ranked());
    let mut asks = || false;
    let whole = best(&store, &mut Interrupt::when(&mut asks));
    assert!(store.is_ranked());
    store.ranking.get_mut().forget();
    assert_eq!(whole, best(&store, &mut Interrupt::never()));
    assert!(store.is_ranked(), "whoever has time waits for all");
    assert_ne!(whole, hasty);
}
