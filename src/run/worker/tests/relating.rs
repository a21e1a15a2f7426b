//! Related passages: told in portions, overtaken by those of another passage, left at any time.

use super::*;
use crate::app::exchange::{From, RelatedTo, Relations};
use crate::library::sqlite::SqliteStore;

/// As many articles about one bridge, and thirty times as many about nothing.
fn texts(count: usize) -> Vec<String> {
    let bridge = |number| {
        format!(
            "مقال رقم {number}\n\nقالت حركة طالبان إن جسر الخشب في قرية ورد أغلق بعد فيضان النهر رقم {number}.\n"
        )
    };
    let other = |number| format!("خبر رقم {number}\n\nكلام عن مباراة وفريق وملعب.\n");
    let bridges = (0..count).map(bridge);
    bridges.chain((0..30 * count).map(other)).collect()
}

fn office_with(count: usize) -> (Office, Vec<ArticleId>) {
    let mut office = Office::new();
    let texts = texts(count);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ids = office.import(&texts);
    office.be_ready();
    office.answers();
    (office, ids)
}

fn ask(office: &Office, generation: Generation, article: ArticleId) {
    let asked = RelatedTo {
        generation,
        article,
        from: From::Lead,
    };
    office.ask(Request::Related(Box::new(asked)));
}

fn relations(answers: Vec<Answer>) -> Vec<Relations> {
    let answers = answers.into_iter();
    answers
        .filter_map(|answer| match answer {
            Answer::Related(relations) => Some(relations),
            _ => None,
        })
        .collect()
}

#[test]
fn what_is_found_first_is_told_first_and_all_of_it_at_last() {
    let (mut office, ids) = office_with(50);
    let generation = Generation::default().advance();
    ask(&office, generation, ids[7]);
    let told = relations(office.answers());
    assert!(told.len() >= 2, "{}", told.len());
    let (first, last) = (&told[0], &told[told.len() - 1]);
    assert!(!first.is_done && first.looked.0 < first.looked.1);
    assert!(
        last.is_done && last.looked.0 == last.looked.1,
        "{:?}",
        last.looked
    );
    for told in &told {
        let mut all = told.groups.iter().flatten();
        assert!(
            all.all(|found| found.article != ids[7]),
            "it is no other article"
        );
        assert_eq!(
            (told.generation, told.from.as_ref().unwrap().article),
            (generation, ids[7])
        );
    }
    // They are all near copies of one another.
    assert_eq!(last.groups.len(), 1);
    assert_eq!(last.groups[0].len(), 49);
}

#[test]
fn another_passage_overtakes_and_whoever_leaves_hears_nothing() {
    let (mut office, ids) = office_with(20);
    let mut generation = Generation::default();
    ask(&office, generation.advance(), ids[0]);
    let newest = generation.advance();
    ask(&office, newest, ids[1]);
    let told = relations(office.answers());
    assert!(told.iter().all(|told| told.generation == newest) && !told.is_empty());
    ask(&office, generation.advance(), ids[2]);
    office.ask(Request::LeaveRelated);
    assert!(relations(office.answers()).is_empty());
}

#[test]
fn what_has_no_words_has_no_relations() {
    let mut office = Office::new();
    let ids = office.import(&["؟\n\n…\n", "عنوان\n\nنص قصير هنا بلا صلة.\n", " \n"]);
    office.be_ready();
    office.answers();
    let mut generation = Generation::default();
    for id in ids {
        ask(&office, generation.advance(), id);
        let told = relations(office.answers());
        assert!(
            told.iter()
                .all(|told| told.is_done && told.groups.is_empty())
        );
    }
}

#[test]
fn what_is_damaged_or_gone_keeps_nobody_waiting() {
    let folder = std::env::temp_dir().join(format!("qari-related-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("library.sqlite");
    let store = SqliteStore::open(&file).unwrap();
    let mut office = Office::over(Box::new(store));
    let texts = texts(4);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ids = office.import(&texts);
    office.be_ready();
    office.answers();
    let other = SqliteStore::open(&file).unwrap();
    other.alter("UPDATE content SET parts = 'garbage' WHERE row = 2");
    office.deliver(Delivery::Written);
    let mut generation = Generation::default();
    ask(&office, generation.advance(), ids[0]);
    let told = relations(office.answers());
    let last = told.last().expect("it is told");
    assert!(last.is_done && last.looked.0 == last.looked.1);
    let found = last.groups.iter().flatten();
    assert!(found.clone().any(|found| found.article == ids[2]));
    assert!(!found.clone().any(|found| found.article == ids[1]));
    for id in [ids[1], ArticleId::of("لا وجود له")] {
        ask(&office, generation.advance(), id);
        let told = relations(office.answers());
        let [only] = &told[..] else {
            panic!("{told:?}")
        };
        assert!(only.is_done && only.from.is_none() && only.groups.is_empty());
    }
    std::fs::remove_dir_all(folder).unwrap();
}
