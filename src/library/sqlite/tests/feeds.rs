//! Feeds that are kept for when they are fetched.

use super::*;
use crate::library::feeds::{Feed, Folder as Names, within};

fn feed(address: &str, title: Option<&str>, folder: &str) -> Feed {
    let mut feed = Feed::at(address).unwrap().known_as(title, None);
    feed.stand_in(within(&Names::default(), folder));
    feed
}

fn kept(store: &SqliteStore) -> Vec<Feed> {
    let mut feeds = Vec::new();
    store.each_feed(&mut |feed| feeds.push(feed)).unwrap();
    feeds
}

#[test]
fn feeds_are_kept_once_in_their_order_and_a_later_list_adds_to_them() {
    let folder = Folder::new("feeds");
    let first = feed("https://a.example/rss", None, "صحف");
    let second = feed("https://b.example/rss", Some("الصباح"), "");
    {
        let mut store = SqliteStore::open(&folder.library()).unwrap();
        assert_eq!(store.keep_feeds(&[]).unwrap(), KeptFeeds::default());
        let both = [first.clone(), second.clone(), first.clone()];
        let told = store.keep_feeds(&both).unwrap();
        assert_eq!(told, KeptFeeds { new: 2, known: 1 });
        let later = [
            feed("https://b.example/rss", Some("غيرها"), "يومية"),
            feed("https://a.example/rss", Some("النهار"), ""),
        ];
        let told = store.keep_feeds(&later).unwrap();
        assert_eq!(told, KeptFeeds { new: 0, known: 2 });
    }
    let store = SqliteStore::open(&folder.library()).unwrap();
    let expected = [
        feed("https://a.example/rss", Some("النهار"), "صحف"),
        feed("https://b.example/rss", Some("الصباح"), "يومية"),
    ];
    assert_eq!(kept(&store), expected);
    assert_eq!(store.count_feeds(), Ok(2));
    assert!(store.is_only_built_in().unwrap(), "a feed is no article");
    let mut damages = Vec::new();
    store
        .check(&mut |damage| {
            damages.extend(damage);
            true
        })
        .unwrap();
    assert_eq!(damages, []);
}

#[test]
fn a_library_of_version_4_gets_feeds_and_loses_nothing() {
    let folder = Folder::new("before-feeds");
    let before = [
        include_str!("../schema/1.sql"),
        include_str!("../schema/2.sql"),
        include_str!("../schema/3.sql"),
        include_str!("../schema/4.sql"),
        "PRAGMA application_id = 1365340777; PRAGMA user_version = 4;",
    ];
    let bridge = article(BRIDGE);
    {
        let mut file = Connection::open(folder.library()).unwrap();
        file.execute_batch(&before.concat()).unwrap();
        let change = schema::begin(&mut file).unwrap();
        let mut batch = postings::Batch::default();
        insert_as_of_old(&change, &bridge, &mut batch);
        batch.write(&change).unwrap();
        change.commit().unwrap();
    }
    let read = SqliteStore::of(schema::read_only(&folder.library()).unwrap()).unwrap();
    assert_eq!((read.count_feeds(), kept(&read)), (Ok(0), Vec::new()));
    drop(read);
    let mut store = SqliteStore::open(&folder.library()).unwrap();
    assert_eq!(store.len(), 1);
    let one = [feed("https://a.example/", None, "صحف")];
    assert_eq!(store.keep_feeds(&one).unwrap().new, 1);
    assert_eq!(kept(&store), one);
    let version: u32 = store
        .file
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, 6);
}

#[test]
fn feeds_that_cannot_be_read_are_damage() {
    let mut store = in_memory();
    let two = ["https://a.example/", "https://b.example/"].map(|address| feed(address, None, ""));
    store.keep_feeds(&two).unwrap();
    store.alter("UPDATE feed SET folders = '{' WHERE number = 2");
    let mut damages = Vec::new();
    store
        .check(&mut |damage| {
            damages.extend(damage);
            true
        })
        .unwrap();
    assert_eq!(damages, [Damage::Feeds]);
    let mut whole = Vec::new();
    let read = store.each_feed(&mut |feed| whole.push(feed));
    assert_eq!((read, whole.len()), (Err(StoreError::Damaged), 1));
}

#[test]
fn very_many_feeds_are_kept_soon() {
    let begun = std::time::Instant::now();
    let many: Vec<Feed> = (0..100_000)
        .map(|number| feed(&format!("https://a.example/{number}"), Some("خلاصة"), "صحف"))
        .collect();
    let mut store = in_memory();
    assert_eq!(store.keep_feeds(&many).unwrap().new, many.len());
    assert_eq!(store.keep_feeds(&many).unwrap().known, many.len());
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
