use super::*;

fn in_memory() -> SqliteStore {
    SqliteStore::of(schema::in_memory().unwrap()).unwrap()
}

#[test]
fn it_keeps_what_every_store_promises() {
    crate::library::store::suite::run(&mut || {
        let mut store = in_memory();
        store.set_recognizer("suite").unwrap();
        Box::new(store)
    });
}
