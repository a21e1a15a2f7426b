//! Files that are no library, or one from before, or may not be written, or are damaged.

use super::*;

#[test]
fn a_file_that_is_no_sound_library_is_told_and_left_alone() {
    let folder = Folder::new("unsound");
    let path = folder.library();
    let refused = |path: &Path| SqliteStore::open(path).map(drop).unwrap_err();
    fs::write(
        &path,
        "ليس هذا قاعدة بيانات، بل نص طويل بعض الشيء.\n".repeat(200),
    )
    .unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(refused(&path), StoreError::NoLibrary);
    assert_eq!(fs::read(&path).unwrap(), before);

    let other = folder.0.join("other.sqlite");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE entry (row)")
        .unwrap();
    assert_eq!(refused(&other), StoreError::NoLibrary);

    let newer = folder.0.join("newer.sqlite");
    drop(SqliteStore::open(&newer).unwrap());
    Connection::open(&newer)
        .unwrap()
        .execute_batch("PRAGMA user_version = 999")
        .unwrap();
    assert_eq!(refused(&newer), StoreError::Newer);
    assert_eq!(refused(&folder.0), StoreError::NoLibrary, "a folder");
}

#[test]
fn a_library_from_before_spots_is_looked_through_once_more() {
    let mut file = Connection::open_in_memory().unwrap();
    let old = file.transaction().unwrap();
    old.execute_batch(include_str!("../schema/1.sql")).unwrap();
    old.execute_batch("PRAGMA application_id = 1365340777; PRAGMA user_version = 1;")
        .unwrap();
    let bridge = article(BRIDGE);
    let mut batch = postings::Batch::default();
    insert_as_of_old(&old, &bridge, &mut batch);
    old.execute_batch(
        "INSERT INTO actor VALUES (1, 'council'); INSERT INTO tally VALUES (1, 1, 1, 1);
         INSERT INTO recognizer VALUES (1, 'tests'); UPDATE entry SET recognizer = 1;",
    )
    .unwrap();
    let counts = record::Counts::of(&bridge, &[of_the_council()], Arc::default());
    let counts = counts.written().unwrap();
    old.execute("UPDATE article SET actors = ?", [counts])
        .unwrap();
    old.commit().unwrap();
    let mut store = SqliteStore::of(schema::prepare(file).unwrap()).unwrap();
    store.set_recognizer("tests").unwrap();
    let council = ActorId::new("council");
    assert_eq!(store.unrecognised(), [bridge.id]);
    assert!(store.spots(bridge.id, &council).unwrap().is_none());
    let condition = Condition::Actor(council);
    assert_eq!(store.select(&condition).unwrap(), [bridge.id], "until then");
    let mentions: Arc<[Mention]> = Arc::new([of_the_council()]);
    store
        .set_mentions(bridge.id, Arc::clone(&mentions), Arc::default())
        .unwrap();
    let council = ActorId::new("council");
    let spots = store.spots(bridge.id, &council).unwrap().unwrap();
    assert_eq!(
        spots.list.len(),
        1,
        "as many as before, but known by place now"
    );
    store.settle().unwrap();
    let spots = store.spots(bridge.id, &council).unwrap().unwrap();
    assert_eq!(spots.list.len(), 1, "from the file");
}

#[test]
fn what_may_not_be_written_can_be_read() {
    let folder = Folder::new("read-only");
    {
        let mut store = SqliteStore::open(&folder.library()).unwrap();
        store.set_recognizer("tests").unwrap();
        store
            .add_all(vec![article(BRIDGE), article(MARKET)])
            .unwrap();
    }
    let mut store = SqliteStore::of(schema::read_only(&folder.library()).unwrap()).unwrap();
    store.set_recognizer("tests").unwrap();
    assert_eq!(titles(&store, &word("السوق")), ["السوق القديم"]);
    assert_eq!(
        store.change(ArticleId::of(MARKET), Deed::Read(true)),
        Err(StoreError::ReadOnly)
    );
    assert_eq!(store.add(article("خبر آخر")), Err(StoreError::ReadOnly));
    assert_eq!(store.set_recognizer("another"), Err(StoreError::ReadOnly));
    // What was done is lost with the store and not before.
    assert_eq!(titles(&store, &Condition::Unread).len(), 1);
    assert_eq!(store.len(), 2);
    let store = SqliteStore::of(schema::read_only(&folder.library()).unwrap()).unwrap();
    assert_eq!(titles(&store, &Condition::Unread).len(), 2);
}

#[test]
fn what_stands_in_the_log_is_read_where_nothing_may_be_written() {
    let folder = Folder::new("log");
    let path = folder.library();
    let mut store = SqliteStore::open(&path).unwrap();
    store.add_all(vec![article(BRIDGE)]).unwrap();
    store.alter("PRAGMA wal_checkpoint(TRUNCATE)");
    store
        .change(ArticleId::of(BRIDGE), Deed::Marked(true))
        .unwrap();
    store.add_all(vec![article(MARKET)]).unwrap();
    // As whoever is killed leaves them, without what they share.
    let killed = folder.0.join("a#b%20?.sqlite");
    let log = folder.0.join("a#b%20?.sqlite-wal");
    fs::copy(&path, &killed).unwrap();
    fs::copy(store.log().unwrap(), &log).unwrap();
    let files = || [&killed, &log].map(|file| fs::read(file).unwrap());
    let before = files();
    {
        let mut store = SqliteStore::of(schema::read_only(&killed).unwrap()).unwrap();
        let mut damages = 0;
        store
            .check(&mut |damage| {
                damages += usize::from(damage.is_some());
                true
            })
            .unwrap();
        assert_eq!(damages, 0);
        assert_eq!(titles(&store, &Condition::Marked).len(), 1);
        assert_eq!(titles(&store, &word("التجار")), ["السوق القديم"]);
        assert_eq!(
            store.change(ArticleId::of(MARKET), Deed::Read(true)),
            Err(StoreError::ReadOnly)
        );
        assert_eq!(store.log(), None);
    }
    assert!(files() == before, "they are left as they are");
    assert!(!folder.0.join("a#b%20?.sqlite-shm").exists());
}

#[test]
fn damage_is_found_and_what_is_whole_can_be_taken_out() {
    let folder = Folder::new("damage");
    let mut store = SqliteStore::open(&folder.library()).unwrap();
    store
        .add_all(vec![article(BRIDGE), article(MARKET)])
        .unwrap();
    let done = State {
        read: true,
        marked: true,
        tags: vec!["نقل بحري".to_owned()],
        note: "يُراجع مع \"البلدية\"".to_owned(),
        position: 19,
        annotations: vec![Annotation::of(MARKET, 0.."السوق".len(), String::new())],
    };
    for deed in deeds(&done) {
        store.change(ArticleId::of(MARKET), deed).unwrap();
    }
    let damages = |store: &SqliteStore| {
        let mut found = Vec::new();
        store
            .check(&mut |damage| {
                found.extend(damage);
                true
            })
            .unwrap();
        found
    };
    assert_eq!(damages(&store), []);
    store
        .file
        .execute("UPDATE content SET parts = '{' WHERE row = 1", [])
        .unwrap();
    let doc = "جسر جديد على النهر".to_owned();
    assert_eq!(damages(&store), [Damage::Article { doc }]);
    assert_eq!(
        store.article(ArticleId::of(BRIDGE)).unwrap_err(),
        StoreError::Damaged
    );
    assert!(store.told(ArticleId::of(BRIDGE)).is_err());

    store
        .file
        .execute("UPDATE state SET annotations = '{'", [])
        .unwrap();
    let doc = "السوق القديم".to_owned();
    assert!(damages(&store).contains(&Damage::State { doc }));
    let line = store.told(ArticleId::of(MARKET)).unwrap().unwrap();
    assert!(!line.has_state && line.has_origins);
    let sound = serde_json::to_string(&done.annotations).unwrap();
    store
        .file
        .execute("UPDATE state SET annotations = ?", [sound])
        .unwrap();

    let line = store.told(ArticleId::of(MARKET)).unwrap().unwrap().text;
    let mut saved = in_memory();
    // Twice on its way at once, it comes in once.
    let taken = || Exported::read(&line).unwrap();
    let added = saved.take_all(vec![taken(), taken()]).unwrap();
    assert_eq!(added[0], Added::New);
    assert!(matches!(added[1], Added::Again | Added::Duplicate { .. }));
    assert_eq!(titles(&saved, &word("التجار")), ["السوق القديم"]);
    assert_eq!(state(&saved, MARKET), done);
    let broken = [
        "",
        "{}",
        "[1]",
        &line[..line.len() - 2],
        &line.replace("\"b\":[[\"h1\"", "\"b\":[[\"z\""),
    ];
    for broken in broken {
        assert_eq!(
            Exported::read(broken).map(drop).unwrap_err(),
            StoreError::Damaged,
            "{broken}"
        );
    }
    assert_eq!(saved.len(), 1);
}

#[test]
fn what_is_damaged_can_be_taken_out_with_the_others() {
    let mut store = in_memory();
    store
        .add_all(vec![article(BRIDGE), article(MARKET)])
        .unwrap();
    store.alter(
        "UPDATE content SET parts = '{' WHERE row = 1; UPDATE article SET actors = '{' WHERE row = 1;
         INSERT INTO actor (number, id) VALUES (1, 'taliban');
         INSERT INTO tally (actor, row, mentions, certain) VALUES (1, 1, 2, 2);",
    );
    let both = [BRIDGE, MARKET].map(ArticleId::of);
    store.remove_all(&both).unwrap();
    assert_eq!(store.len(), 0);
    let left = "SELECT count(*) FROM tally";
    let left: i64 = store.file.query_row(left, [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
    store.remove_all(&both).unwrap();
}
