//! Forms of an actor: told in portions, overtaken by those of another one, left at any time.

use super::*;
use crate::app::exchange::{Heard, Listen};
use crate::library::sqlite::SqliteStore;
use crate::query::voices::By;

/// So many articles of which each speaks of another village, and one paper prints what
/// another one has.
fn texts(count: usize) -> Vec<String> {
    let text = |number: usize| {
        let (village, paper) = (number / 2, number % 2);
        format!(
            "مقال رقم {number}\n\nقال شيخ قرية{village} إن حركة طالبان زارت بستان{village} وسوق{village} \
             ومدرسة{village} قبل موسم{village}.\n\nالمصدر: صحيفة رقم {paper}\n"
        )
    };
    (0..count).map(text).collect()
}

fn fill(mut office: Office, count: usize) -> (Office, Vec<ArticleId>) {
    let texts = texts(count);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ids = office.import(&texts);
    office.be_ready();
    office.answers();
    (office, ids)
}

fn ask(office: &Office, generation: Generation, actor: &str) {
    office.ask(Request::Voices(Box::new(Listen {
        generation,
        actor: ActorId::new(actor),
        selection: Selection::default(),
        from: None,
        only_certain: false,
    })));
}

fn heard(answers: Vec<Answer>) -> Vec<Heard> {
    let answers = answers.into_iter();
    answers
        .filter_map(|answer| match answer {
            Answer::Voices(heard) => Some(heard),
            _ => None,
        })
        .collect()
}

#[test]
fn what_is_told_grows_and_is_all_of_it_at_last() {
    let (mut office, _) = fill(Office::new(), 300);
    let generation = Generation::default().advance();
    ask(&office, generation, "taliban");
    let told = heard(office.answers());
    // How often depends on how fast it is.
    assert!(told.is_sorted_by_key(|told| told.looked.0));
    let last = told.last().expect("it is told");
    assert_eq!(last.looked, (300, 300));
    assert!(told.iter().all(|told| told.generation == generation));
    // Each village is told of twice, and counts once, for the paper that was there first.
    let whole = last.table.whole();
    assert_eq!((whole.counted, whole.copies), (150, 150));
    let sources = last.table.groups(By::Source);
    let counts: Vec<_> = sources.iter().map(|group| group.count.counted).collect();
    assert_eq!(counts, [150, 0]);
}

#[test]
fn a_library_file_counts_alike() {
    let name = format!("qari-listening-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let store = SqliteStore::open(&folder.join("library.sqlite")).unwrap();
    let (mut one, _) = fill(Office::over(Box::new(store)), 40);
    let (mut other, _) = fill(Office::new(), 40);
    let mut tables = [&mut one, &mut other].map(|office| {
        ask(office, Generation::default().advance(), "taliban");
        let told = heard(office.answers());
        told.last().expect("it was told").table.groups(By::Form)
    });
    std::fs::remove_dir_all(&folder).unwrap();
    let [one, other] = &mut tables;
    assert_eq!(one, other);
    assert!(!one.is_empty());
}

#[test]
fn another_actor_overtakes_and_whoever_leaves_hears_nothing() {
    let (mut office, _) = fill(Office::new(), 20);
    let mut generation = Generation::default();
    ask(&office, generation.advance(), "taliban");
    let newest = generation.advance();
    ask(&office, newest, "isis");
    let told = heard(office.answers());
    assert!(!told.is_empty() && told.iter().all(|told| told.generation == newest));
    assert_eq!(told.last().map(|told| told.table.whole().counted), Some(0));
    ask(&office, generation.advance(), "taliban");
    office.ask(Request::LeaveVoices);
    assert!(heard(office.answers()).is_empty());
}
