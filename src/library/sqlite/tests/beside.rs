//! What somebody else does with the same library between reading and writing.

use super::*;

const LATER: &str = "ترميم السور\n\nأنهى العمال ترميم السور، وعاد الزوار إلى الحي القديم.\n";

/// A library with the bridge in it, open twice, and the bridge.
fn twice(folder: &Folder) -> (SqliteStore, SqliteStore, Article) {
    let bridge = article(BRIDGE);
    let mut here = SqliteStore::open(&folder.library()).unwrap();
    here.set_recognizer("first").unwrap();
    here.add_all(vec![bridge.clone()]).unwrap();
    (here, SqliteStore::open(&folder.library()).unwrap(), bridge)
}

#[test]
fn what_took_the_place_of_an_article_is_not_removed_with_it() {
    let folder = Folder::new("beside-removed");
    let (mut here, mut there, bridge) = twice(&folder);
    let later = article(LATER);
    there.replace(bridge.id, later.clone()).unwrap();
    here.remove_all(&[bridge.id]).unwrap();
    assert_eq!(here.select(&Condition::everything()), Ok(vec![later.id]));
    assert!(here.article(later.id).unwrap().is_some());
    here.remove_all(&[later.id]).unwrap();
    assert_eq!(here.select(&Condition::everything()), Ok(Vec::new()));
}

#[test]
fn what_was_found_in_an_article_is_not_kept_for_another_one() {
    let folder = Folder::new("beside-found");
    let (mut here, mut there, bridge) = twice(&folder);
    let later = article(LATER);
    let found = || {
        [(
            &bridge,
            vec![of_the_council()],
            vec![ActorId::new("council")],
        )]
    };

    there.replace(bridge.id, later.clone()).unwrap();
    here.set_all_mentions(&found()).unwrap();
    here.catch_up().unwrap();
    assert_eq!(here.unrecognised(), [later.id]);
    assert_eq!(tallies(&here), 0);

    here.add_all(vec![bridge.clone()]).unwrap();
    there.catch_up().unwrap();
    there.remove_all(&[bridge.id]).unwrap();
    here.set_all_mentions(&found()).unwrap();
    assert_eq!(tallies(&here), 0);
}

fn tallies(store: &SqliteStore) -> u32 {
    let count = "SELECT count(*) FROM tally";
    store.file.query_row(count, [], |row| row.get(0)).unwrap()
}
