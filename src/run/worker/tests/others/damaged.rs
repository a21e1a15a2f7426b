//! A library of which some can be read.

use super::*;
use crate::library::notice::Notice;

#[test]
fn a_row_that_cannot_be_read_hides_none_of_the_others() {
    let folder = std::env::temp_dir().join(format!("qari-damaged-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("library.sqlite");
    let mut store = SqliteStore::open(&file).unwrap();
    let article = |text: &str| plain::read("a".to_owned(), text.to_owned(), Vec::new());
    store.add_all(vec![article(NEWS), article(MORE)]).unwrap();
    store.alter("UPDATE article SET facts = '{' WHERE row = 1");
    drop(store);
    let mut office = Office::over(Box::new(SqliteStore::open(&file).unwrap()));
    office.ask(list(Generation::default(), ""));
    let answers = office.answers();
    let listed = answers.iter().find_map(|answer| match answer {
        Answer::Listed(listing) => Some(listing),
        _ => None,
    });
    let listed = listed.expect("what is whole is listed");
    let titles: Vec<&str> = listed.rows.iter().map(|row| row.title.as_str()).collect();
    assert!(titles[0].starts_with("library:"), "{titles:?}");
    assert_eq!((listed.total, titles[1]), (2, "خبر آخر من كابل"));
    let is_told = |answer: &Answer| {
        matches!(answer, Answer::Noticed { notices, .. }
            if *notices == [Notice::Library(StoreError::Damaged)])
    };
    assert_eq!(answers.iter().filter(|answer| is_told(answer)).count(), 1);
    std::fs::remove_dir_all(folder).unwrap();
}
