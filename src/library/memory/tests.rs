use super::*;
use crate::library::formats::plain;

#[test]
fn it_keeps_what_every_store_promises() {
    crate::library::store::suite::run(&mut || Box::new(MemoryStore::new()));
}

#[test]
fn it_asks_between_articles_and_keeps_an_answer_that_is_finished() {
    let mut store = MemoryStore::new();
    for text in ["ميناء", "نهر", "جولة"] {
        let article = plain::read(text.to_owned(), text.to_owned(), Vec::new());
        store.add(article).unwrap();
    }
    let select = |comes_at: usize| {
        let mut asked = 0;
        let mut comes = || {
            asked += 1;
            asked >= comes_at
        };
        let interrupt = &mut Interrupt::when(&mut comes);
        let selected = store
            .select_until(&Condition::everything(), Order::Added, interrupt)
            .unwrap();
        (selected.map(|ids| ids.len()), asked)
    };
    assert_eq!(select(2), (None, 2));
    assert_eq!(select(3), (Some(3), 2));
}
