//! Libraries that were cut short, or of which pages were written over.

use super::*;

const PAGE: usize = 4096;

/// A library of so many articles, the third of them with a note, in one file; its bytes.
fn library(folder: &Folder, count: usize) -> Vec<u8> {
    let path = folder.library();
    let mut store = SqliteStore::open(&path).unwrap();
    let text = |number: usize| {
        format!(
            "خبر رقم {number}\n\n{}",
            "كلام كثير هنا. ".repeat(number * 7 % 300)
        )
    };
    let articles = (0..count).map(|number| article(&text(number))).collect();
    store.add_all(articles).unwrap();
    let note = State {
        note: "يُراجع".to_owned(),
        ..State::default()
    };
    for deed in deeds(&note) {
        store.change(ArticleId::of(&text(2)), deed).unwrap();
    }
    let feed = crate::library::feeds::Feed::at("https://a.example/").unwrap();
    store.keep_feeds(&[feed]).unwrap();
    drop(store);
    fs::read(path).unwrap()
}

/// What is found: whole articles, how many are lost, and how many lines are new to a library
/// that takes them in.
fn salvaged(path: &Path) -> Result<(Vec<String>, usize, usize), Unsalvaged> {
    let before = fs::read(path).unwrap();
    let (mut lines, mut lost, mut feeds) = (Vec::new(), 0, 0);
    let salvage = Salvage::of(path, &|| false);
    if let Ok(salvage) = &salvage {
        salvage.each(&mut |found| {
            match found {
                Salvaged::Article(line) => lines.push(line.text),
                Salvaged::Lost(_) => lost += 1,
                Salvaged::Feed(_) => feeds += 1,
                Salvaged::FeedsLost | Salvaged::Nothing => {}
            }
            true
        });
    }
    assert_eq!(fs::read(path).unwrap(), before, "it is only read");
    salvage.map(|_| (lines, lost, feeds))
}

fn taken_in(lines: &[String]) -> SqliteStore {
    let mut store = in_memory();
    let taken = lines.iter().map(|line| Exported::read(line).unwrap());
    let added = store.take_all(taken.collect()).unwrap();
    assert!(added.iter().all(|added| *added == Added::New));
    store
}

#[test]
fn of_a_library_that_was_cut_short_what_is_whole_comes_out() {
    let folder = Folder::new("cut");
    let whole = library(&folder, 150);
    let path = folder.library();
    // With how many of them are found at least, and how many are found or told to be lost.
    for (cut, least, known) in [
        (whole.len() - 1, 149, 150),
        (whole.len() - PAGE, 140, 150),
        (whole.len() - 10 * PAGE, 100, 150),
        (whole.len() / 2 + 100, 60, 150),
        // What is told of articles lies further behind than their first texts.
        (whole.len() / 3, 0, 150),
        (40 * PAGE, 0, 150),
        // Nothing tells that there were any.
        (PAGE, 0, 0),
        (100, 0, 0),
    ] {
        fs::write(&path, &whole[..cut]).unwrap();
        // Of the last page something may be missing.
        if cut + PAGE <= whole.len() {
            let opened = SqliteStore::open(&path).map(drop);
            assert_eq!(opened, Err(StoreError::Damaged), "{cut}");
        }
        assert!(Salvage::may_help(&path, &StoreError::Damaged));
        let (lines, lost, _) = salvaged(&path).unwrap();
        assert!(lines.len() >= least, "{cut}: {}", lines.len());
        assert_eq!(lines.len() + lost, known, "{cut}");
        let store = taken_in(&lines);
        assert_eq!(store.len(), lines.len());
    }
}

#[test]
fn articles_are_found_where_the_tables_are_lost() {
    let folder = Folder::new("tables-lost");
    let whole = library(&folder, 150);
    let path = folder.library();
    for page in 1..=2 {
        for with in [0, 0xff] {
            let mut bytes = whole.clone();
            bytes[(page - 1) * PAGE..page * PAGE].fill(with);
            fs::write(&path, &bytes).unwrap();
            let trouble = SqliteStore::open(&path).map(drop).unwrap_err();
            assert!(Salvage::may_help(&path, &trouble), "{trouble}");
            let (lines, lost, feeds) = salvaged(&path).unwrap();
            assert_eq!((lines.len(), lost, feeds), (150, 0, 1), "page {page}");
            let store = taken_in(&lines);
            let noted = store.select(&Condition::Noted).unwrap();
            assert_eq!(noted.len(), 1, "with what was done");
        }
    }
}

#[test]
fn whatever_page_is_lost_the_others_are_told() {
    let folder = Folder::new("pages-lost");
    let whole = library(&folder, 60);
    let path = folder.library();
    let pages = whole.len() / PAGE;
    for page in (1..=pages).step_by(3) {
        let mut bytes = whole.clone();
        bytes[(page - 1) * PAGE..page * PAGE].fill(0x5a);
        fs::write(&path, &bytes).unwrap();
        // It may as well open.
        let Ok((lines, lost, _)) = salvaged(&path) else {
            panic!("page {page}");
        };
        assert_eq!(
            lines.len() + lost,
            60,
            "page {page}: {} and {lost}",
            lines.len()
        );
        taken_in(&lines);
    }
}

#[test]
fn a_damaged_library_from_before_is_not_brought_up_to_date() {
    let folder = Folder::new("damaged-before");
    library(&folder, 30);
    let path = folder.library();
    let file = Connection::open(&path).unwrap();
    file.execute_batch("DROP TABLE feed; PRAGMA user_version = 4;")
        .unwrap();
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'";
    let root: usize = file
        .query_row(root, [], |row| row.get::<_, u32>(0))
        .unwrap() as usize;
    drop(file);
    let mut bytes = fs::read(&path).unwrap();
    bytes[(root - 1) * PAGE..root * PAGE].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    let opened = SqliteStore::open(&path).map(drop);
    assert_eq!(opened, Err(StoreError::Damaged));
    assert!(fs::read(&path).unwrap() == bytes, "it is left as it was");
    let (lines, lost, feeds) = salvaged(&path).unwrap();
    assert_eq!((lines.len(), lost, feeds), (30, 0, 0));
}

#[test]
fn of_what_never_was_a_library_nothing_is_found() {
    let folder = Folder::new("never");
    let path = folder.library();
    for bytes in [
        Vec::new(),
        b"SQLite format 3\0".to_vec(),
        "نص ".repeat(5000).into_bytes(),
        vec![0xff; 9 * PAGE],
    ] {
        fs::write(&path, &bytes).unwrap();
        if let Ok((lines, lost, feeds)) = salvaged(&path) {
            assert_eq!((lines.len(), lost, feeds), (0, 0, 0));
        }
    }
    let other = folder.0.join("other.sqlite");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE entry (row)")
        .unwrap();
    assert!(!Salvage::may_help(&other, &StoreError::NoLibrary));
    assert!(!Salvage::may_help(&folder.0, &StoreError::NoLibrary));
    assert!(!Salvage::may_help(&path, &StoreError::Newer));
}

#[test]
fn what_a_damaged_file_says_of_its_length_is_not_believed() {
    let folder = Folder::new("length");
    let mut bytes = library(&folder, 6);
    let path = folder.library();
    let page = |number: usize| (number - 1) * PAGE..number * PAGE;
    bytes[28..32].copy_from_slice(&0x7fff_ffff_u32.to_be_bytes());
    // Nor is there anything that tells how many articles there were.
    let (sequence, entry) = {
        let file = Connection::open(&path).unwrap();
        let root = |name| {
            let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?";
            file.query_row(root, [name], |row| row.get::<_, u32>(0))
                .unwrap() as usize
        };
        (root("sqlite_sequence"), root("entry"))
    };
    bytes[page(sequence)].fill(0xff);
    bytes[page(entry)].fill(0xff);
    fs::write(&path, &bytes).unwrap();
    let salvage = Salvage::of(&path, &|| false).unwrap();
    let (mut articles, mut turns) = (0, 0);
    salvage.each(&mut |found| {
        match found {
            Salvaged::Article(_) => articles += 1,
            Salvaged::Nothing => turns += 1,
            _ => {}
        }
        true
    });
    assert_eq!(articles, 6);
    assert!(turns < 4, "{turns}: it looks no further than the file goes");
    let mut asked = 0;
    salvage.each(&mut |_| {
        asked += 1;
        false
    });
    assert_eq!(asked, 1, "until it is enough");
    let stopped = Salvage::of(&path, &|| true).map(drop);
    assert!(matches!(stopped, Err(Unsalvaged::Stopped)));
}

#[test]
fn where_nothing_is_found_it_is_asked_whether_to_go_on() {
    let folder = Folder::new("nothing");
    let path = folder.library();
    let mut bytes = library(&folder, 1);
    // As long as a library of many articles.
    bytes.truncate(PAGE);
    bytes[100..].fill(0xff);
    bytes.resize(100 * PAGE, 0xff);
    fs::write(&path, &bytes).unwrap();
    let mut turns = 0;
    Salvage::of(&path, &|| false).unwrap().each(&mut |found| {
        assert_eq!(found, Salvaged::Nothing);
        turns += 1;
        turns < 3
    });
    assert_eq!(turns, 3);
}

#[test]
fn feeds_are_found_in_a_library_that_was_once_an_older_one() {
    let folder = Folder::new("feeds-moved");
    library(&folder, 30);
    let path = folder.library();
    let file = Connection::open(&path).unwrap();
    // As before there were feeds, and something else where they would be now.
    file.execute_batch(
        "DROP TABLE feed; DROP TABLE IF EXISTS gave_way; CREATE TABLE other (one); CREATE TABLE another (one);
         PRAGMA user_version = 4;",
    )
    .unwrap();
    drop(file);
    let feeds: Vec<_> = (0..700)
        .map(|number| {
            let feed = crate::library::feeds::Feed::at(&format!("https://{number}.example/"));
            let mut feed = feed.unwrap().known_as(Some("أخبار المدينة"), None);
            // One that does not fit on a page.
            for folder in 0..(number == 300) as usize * 30 {
                let name = format!("{folder} {}", "بحر ".repeat(45));
                feed.stand_in(Arc::from([name.trim().to_owned()]));
            }
            feed
        })
        .collect();
    {
        let mut store = SqliteStore::open(&path).unwrap();
        store.keep_feeds(&feeds).unwrap();
        let mut learned = feeds[0].clone();
        learned.page = Some("https://page.example/".to_owned());
        store.keep_feeds(&[learned]).unwrap();
    }
    let whole = fs::read(&path).unwrap();
    let found = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let (mut found, mut lacks) = (Vec::new(), false);
        let salvage = Salvage::of(&path, &|| false).unwrap();
        salvage.each(&mut |one| {
            match one {
                Salvaged::Feed(feed) => found.push(feed),
                Salvaged::FeedsLost => lacks = true,
                _ => {}
            }
            true
        });
        (found, lacks)
    };
    let mut bytes = whole.clone();
    bytes[..PAGE].fill(0);
    let (of_all, lacks) = found(&bytes);
    assert_eq!(of_all[1..], feeds[1..]);
    assert!(of_all[0].page.is_some() && !lacks);
    // One of the pages on which they stand is lost too.
    let leaf = (1..whole.len() / PAGE).find(|page| {
        let page = &whole[page * PAGE..(page + 1) * PAGE];
        page[0] == 0x0d && page.windows(19).any(|at| at == b"https://500.example")
    });
    let leaf = leaf.expect("it is on a page") * PAGE;
    for lost_tables in [false, true] {
        let mut bytes = whole.clone();
        if lost_tables {
            bytes[..PAGE].fill(0);
        }
        bytes[leaf..leaf + PAGE].fill(0xff);
        let (of_most, lacks) = found(&bytes);
        assert!(lacks && of_most.len() < 700, "{}", of_most.len());
        assert!(of_most.len() > 500, "{}", of_most.len());
        assert!(of_most.contains(&feeds[699]), "those behind it too");
    }
}

#[test]
fn a_library_of_which_one_bit_says_that_it_is_none_is_looked_into() {
    let folder = Folder::new("bit");
    let path = folder.library();
    let mut bytes = library(&folder, 20);
    bytes[70] ^= 4;
    fs::write(&path, &bytes).unwrap();
    let opened = SqliteStore::open(&path).map(drop);
    assert_eq!(opened, Err(StoreError::NoLibrary));
    assert!(Salvage::may_help(&path, &StoreError::NoLibrary));
    let (lines, lost, feeds) = salvaged(&path).unwrap();
    assert_eq!((lines.len(), lost, feeds), (20, 0, 1));
}
