//! What every store keeps while articles and what is done with them change.

use super::*;

pub(super) fn what_the_person_did_is_kept_and_asked_for(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    let tag = |name: &str| Condition::Tag(Word::name(name, false));
    store.change(river, Deed::Marked(true)).unwrap();
    store
        .change(harbour, tagged(&["نقل بحري", "اقتصاد"]))
        .unwrap();
    store.change(river, tagged(&["اقتصاد"])).unwrap();
    assert_eq!(store.select(&Condition::Marked).unwrap(), [river]);
    assert_eq!(store.select(&tag("نقل_بحري")).unwrap(), [harbour]);
    assert_eq!(store.select(&tag("اقتصاد")).unwrap(), [harbour, river]);
    assert_eq!(store.tags().unwrap(), ["اقتصاد", "نقل بحري"]);
    assert_eq!(store.sources().unwrap(), ["وكالة الشاطئ"]);
    store.change(river, Deed::Marked(false)).unwrap();
    let untagged = state_of(store, river).tagged(Vec::new());
    store.change(river, untagged).unwrap();
    assert_eq!(store.select(&Condition::Marked).unwrap(), []);
    assert_eq!(store.select(&tag("اقتصاد")).unwrap(), [harbour]);
    let note = State::default().noted("يُراجع: أين النهر؟".to_owned());
    let unnoted = State::default().undoing(&note);
    store.change(river, note).unwrap();
    store.change(river, Deed::Position(12)).unwrap();
    assert_eq!(store.select(&Condition::Noted).unwrap(), [river]);
    assert_eq!(store.select(&Condition::own()).unwrap(), [harbour, river]);
    assert_eq!(store.select(&Condition::Highlighted).unwrap(), []);
    let expected = State {
        note: "يُراجع: أين النهر؟".to_owned(),
        position: 12,
        ..State::default()
    };
    assert_eq!(store.summaries(&[river]).unwrap()[0].state, expected);
    let nobody = ArticleId::of("ليس هنا");
    assert_eq!(store.states(&[nobody, river]).unwrap(), [(river, expected)]);
    store.change(river, unnoted).unwrap();
    assert_eq!(store.select(&Condition::Noted).unwrap(), []);
    assert_eq!(store.select(&not(Condition::Noted)).unwrap().len(), 2);
    let passage = |note: &str| {
        let annotation = Annotation {
            start: 0,
            quote: "عبر".to_owned(),
            note: note.to_owned(),
        };
        vec![annotation]
    };
    let annotated = |store: &mut dyn Store, list| {
        let deed = state_of(store, river).annotated(list);
        store.change(river, deed).unwrap();
    };
    assert_eq!(store.select(&Condition::own()).unwrap(), [harbour]);
    annotated(store, passage(""));
    assert_eq!(store.select(&Condition::Noted).unwrap(), []);
    assert_eq!(store.select(&Condition::Highlighted).unwrap(), [river]);
    assert_eq!(store.select(&Condition::own()).unwrap(), [harbour, river]);
    annotated(store, passage("متى؟"));
    assert_eq!(store.select(&Condition::Noted).unwrap(), [river]);
    annotated(store, Vec::new());
    let missing = ArticleId::of("لا وجود له");
    store.change(missing, Deed::Marked(true)).unwrap();
    store.change(missing, tagged(&["وسم"])).unwrap();
    assert_eq!(store.tags().unwrap().len(), 2);
}

pub(super) fn what_came_since_the_last_visit_is_new(store: &mut dyn Store) {
    let [first, second, third] = ["أول", "ثان", "ثالث"].map(|text| article(text, text));
    let ids = [first.id, second.id, third.id];
    store.add(first).unwrap();
    assert_eq!(
        store.select(&Condition::New).unwrap(),
        [],
        "nothing is said yet"
    );
    store.set_seen(store.newest());
    store.add(second).unwrap();
    store.add(third).unwrap();
    assert_eq!(store.select(&Condition::New).unwrap(), ids[1..]);
    assert_eq!(store.select(&not(Condition::New)).unwrap(), ids[..1]);
    let mut never = Interrupt::never();
    let everything = Condition::everything();
    let listed = store.select_until(&everything, Order::New, &mut never);
    assert_eq!(listed.unwrap(), Some(vec![ids[1], ids[2], ids[0]]));
    let rows = store.summaries(&ids).unwrap();
    let told: Vec<bool> = rows.iter().map(|row| row.is_new).collect();
    assert_eq!(told, [false, true, true], "each row tells it");
    assert_eq!(ids.map(|id| store.is_new(id)), [false, true, true]);
    let turned = vec![ids[2], ids[0], ids[1]];
    assert_eq!(
        store.new_first(turned),
        [ids[2], ids[1], ids[0]],
        "either in their order"
    );
    store.change(ids[1], Deed::Read(true)).unwrap();
    assert!(store.is_new(ids[1]), "also when it was read");
    store.remove(ids[2]).unwrap();
    assert_eq!(store.select(&Condition::New).unwrap(), ids[1..2]);
    assert!(!store.is_new(ids[2]), "it is gone");
}

pub(super) fn a_large_article_comes_in_two_steps(store: &mut dyn Store) {
    let filler = "سطر من النص الطويل الذي لا ينتهي.\n".repeat(plain::LARGE / 50);
    let text = Text::from(format!("ميناء جديد\n\n{filler}وختم القائد حديثه هنا.\n"));
    let beginning = begun(&text);
    let was = beginning.id;
    assert_eq!(store.add(beginning).unwrap(), Added::New);
    assert_eq!(store.add(article("after", "خبر بعده")).unwrap(), Added::New);
    let done = State {
        read: true,
        marked: true,
        tags: vec!["نقل".to_owned()],
        note: "يُراجع".to_owned(),
        position: 90,
        annotations: vec![Annotation::of(&text, 0.."ميناء".len(), "أي ميناء؟".into())],
    };
    for deed in [
        Deed::Read(true),
        Deed::Marked(true),
        State::default().tagged(done.tags.clone()),
        State::default().noted(done.note.clone()),
        Deed::Position(done.position),
        State::default().annotated(done.annotations.clone()),
    ] {
        store.change(was, deed).unwrap();
    }
    let article = plain::read("large".into(), text, Vec::new());
    let id = article.id;
    assert_eq!(store.replace(was, article.clone()).unwrap(), Added::New);
    assert!(store.article(was).unwrap().is_none());
    let kept = store.article(id).unwrap().expect("it is there");
    assert_eq!(
        (kept.is_whole, kept.blocks.len()),
        (true, article.blocks.len())
    );
    let everything = store.select(&Condition::everything()).unwrap();
    assert_eq!((everything.len(), everything[0]), (2, id), "in its place");
    assert_eq!(store.summaries(&[id]).unwrap()[0].state, done, "as it was");

    let end = word("قائد");
    assert_eq!(
        store.select(&end).unwrap(),
        [id],
        "its last words are looked at too"
    );
    let hits = store.hits(id, &end).unwrap().ranges.into_iter();
    let shown: Vec<&str> = hits.map(|hit| &article.text[hit]).collect();
    assert_eq!(shown, ["قائد"]);
    assert_eq!(store.select(&word("سفينة")).unwrap(), []);
}

/// The beginning of a large text.
fn begun(text: &str) -> Article {
    let end = boundary_before(text, plain::LARGE);
    plain::begin("large".into(), &text[..end]).expect("it shows something")
}

pub(super) fn a_beginning_of_what_is_there_already_goes(store: &mut dyn Store) {
    let text = "line of it\n".repeat(plain::LARGE);
    store.add(article("first", &text)).unwrap();
    store.add(begun(&text)).unwrap();
    let was = begun(&text).id;
    store.add(article("after", "خبر بعده")).unwrap();
    store.change(was, Deed::Read(true)).unwrap();
    let of = "first".to_owned();
    assert_eq!(
        store.replace(was, article("second", &text)).unwrap(),
        Added::Duplicate { of }
    );
    let left = store
        .summaries(&store.select(&Condition::everything()).unwrap())
        .unwrap();
    let left: Vec<_> = left.iter().map(|row| (row.id, row.state.read)).collect();
    let expected = [(&*text, true), ("خبر بعده", false)];
    assert_eq!(
        left,
        expected.map(|(text, read)| (ArticleId::of(text), read))
    );
}

pub(super) fn what_is_removed_leaves_the_others_where_they_are(store: &mut dyn Store) {
    let ids = ["أول", "ثان", "ثالث"].map(|text| {
        store.add(article(text, text)).unwrap();
        ArticleId::of(text)
    });
    store.remove(ids[0]).unwrap();
    store.remove(ids[0]).unwrap();
    assert_eq!(store.select(&Condition::everything()).unwrap(), ids[1..]);
    let last = store.article(ids[2]).unwrap().expect("it is there");
    assert_eq!(&*last.text, "ثالث");
    assert_eq!(store.len(), 2);
}

pub(super) fn what_was_done_with_what_is_gone_is_there_again_when_it_is(store: &mut dyn Store) {
    let id = ArticleId::of("خبر زال ثم عاد");
    store.add(article("gone", "خبر زال ثم عاد")).unwrap();
    store.change(id, tagged(&["نقل"])).unwrap();
    store.remove(id).unwrap();
    store
        .change(id, State::default().noted("يُراجع".to_owned()))
        .unwrap();
    store.change(id, tagged(&["بحر"])).unwrap();
    assert_eq!(store.tags().unwrap(), [""; 0], "of articles that are there");
    store.add(article("again", "خبر زال ثم عاد")).unwrap();
    let expected = State {
        tags: vec!["نقل".to_owned(), "بحر".to_owned()],
        note: "يُراجع".to_owned(),
        ..State::default()
    };
    assert_eq!(state_of(store, id), expected);
}
