//! What every store promises, as tests that any implementation is run through.

use std::sync::Arc;

use super::{Added, Store};
use crate::library::article::{Article, ArticleId};
use crate::library::condition::{Condition, Word};
use crate::library::formats::plain;
use crate::library::mention::{ActorId, Certainty, Mention, MentionKind, Reason};
use crate::text::buffer::{Text, boundary_before};
use crate::text::fold::fold;

/// Runs a new store that `make` gives through every promise.
pub(crate) fn run(make: &mut dyn FnMut() -> Box<dyn Store>) {
    articles_keep_their_order_and_are_held_once(&mut *make());
    conditions_select_in_the_order_of_the_list(&mut *make());
    mentions_are_counted_outside_clutter(&mut *make());
    summaries_tell_what_the_list_shows(&mut *make());
    a_large_article_comes_in_two_steps(&mut *make());
    a_beginning_of_what_is_there_already_goes(&mut *make());
    what_is_removed_leaves_the_others_where_they_are(&mut *make());
    what_is_not_there_is_no_error(&mut *make());
}

const HARBOUR: &str = "ميناء جديد\n\n3 فبراير 2021\n\nافتتحت الوزارة الميناء، وقالت \"طالبان\" إنها ترحب بذلك، \
    ثم عادت طالبان فتحفظت على رسوم العبور.\n\nالمصدر: وكالة الشاطئ\n\nشاهد أيضاً: ماذا تريد طالبان؟\n";
const RIVER: &str =
    "النهر يفيض\n\nغمرت المياه القرى المجاورة للنهر بعد أمطار لم تتوقف ثلاثة أيام متواصلة.\n";

fn article(doc: &str, text: &str) -> Article {
    plain::read(doc.to_owned(), text.to_owned(), Vec::new())
}

fn word(text: &str) -> Condition {
    Condition::Word(Word {
        folded: fold(text).text,
        prefix: false,
    })
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn mentions(article: &Article, name: &str, actor: &str) -> Arc<[Mention]> {
    let mention = |(at, _): (usize, &str)| Mention {
        range: at..at + name.len(),
        actor: ActorId::new(actor),
        kind: MentionKind::Name,
        is_place: false,
        certainty: Certainty::Certain,
        reason: Reason::unmistakable(name),
    };
    article.text.match_indices(name).map(mention).collect()
}

/// Adds both articles and gives their ids.
fn filled(store: &mut dyn Store) -> [ArticleId; 2] {
    [("harbour", HARBOUR), ("river", RIVER)].map(|(doc, text)| {
        let article = article(doc, text);
        let id = article.id;
        assert_eq!(store.add(article).unwrap(), Added::New);
        id
    })
}

fn articles_keep_their_order_and_are_held_once(store: &mut dyn Store) {
    assert!(store.is_empty());
    let ids = filled(store);
    let again = store.add(article("copy", HARBOUR)).unwrap();
    assert_eq!(
        again,
        Added::Duplicate {
            of: "harbour".to_owned()
        }
    );
    assert_eq!(store.len(), 2);
    assert_eq!(store.select(&Condition::everything()).unwrap(), ids);
    assert_eq!(
        store
            .article(ids[1])
            .unwrap()
            .map(|article| article.doc.clone())
            .as_deref(),
        Some("river")
    );
}

fn conditions_select_in_the_order_of_the_list(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    let either = Condition::Any(vec![word("نهر"), word("ميناء")]);
    assert_eq!(store.select(&either).unwrap(), [harbour, river]);
    assert_eq!(store.select(&not(word("نهر"))).unwrap(), [harbour]);
    assert_eq!(store.select(&word("قارب")).unwrap(), []);
    store.set_read(harbour, true).unwrap();
    assert_eq!(store.select(&Condition::Unread).unwrap(), [river]);
    store.set_read(harbour, false).unwrap();
    assert_eq!(store.select(&Condition::Unread).unwrap(), [harbour, river]);
}

fn mentions_are_counted_outside_clutter(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    let taliban = Condition::Actor(ActorId::new("taliban"));
    assert_eq!(store.mentions(harbour), None);
    assert_eq!(store.select(&taliban).unwrap(), []);
    let found = mentions(&article("", HARBOUR), "طالبان", "taliban");
    assert_eq!(found.len(), 3);
    let about = Arc::from([ActorId::new("taliban")]);
    store
        .set_mentions(harbour, Arc::clone(&found), about)
        .unwrap();
    store
        .set_mentions(
            river,
            mentions(&article("", RIVER), "القرى", "villages"),
            Arc::default(),
        )
        .unwrap();
    assert_eq!(store.mentions(harbour), Some(Arc::clone(&found)));
    assert_eq!(store.select(&taliban).unwrap(), [harbour]);
    assert_eq!(
        store.hits(harbour, &taliban).unwrap().ranges,
        [found[0].range.clone(), found[1].range.clone()]
    );
    let tally = store.tally(&[river, harbour]).unwrap();
    let shown: Vec<_> = tally
        .iter()
        .map(|one| (one.actor.as_str(), one.mentions, one.articles))
        .collect();
    assert_eq!(shown, [("taliban", 2, 1), ("villages", 1, 1)]);
    assert_eq!(store.tally(&[river]).unwrap().len(), 1);
}

fn summaries_tell_what_the_list_shows(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    store.set_read(river, true).unwrap();
    store
        .set_mentions(
            harbour,
            mentions(&article("", HARBOUR), "طالبان", "taliban"),
            Arc::from([ActorId::new("taliban")]),
        )
        .unwrap();
    let [first, second] = &store.summaries(&[river, harbour]).unwrap()[..] else {
        panic!("two summaries")
    };
    assert_eq!(
        (first.title.as_str(), first.read, first.date.clone()),
        ("النهر يفيض", true, None)
    );
    assert_eq!(first.actors, None);
    assert_eq!(second.source.as_deref(), Some("وكالة الشاطئ"));
    assert_eq!(
        second
            .date
            .as_ref()
            .map(|written| written.date.to_string())
            .as_deref(),
        Some("2021-02-03")
    );
    assert_eq!(
        second.actors.as_deref(),
        Some(&[(ActorId::new("taliban"), 2)][..])
    );
    assert_eq!(
        second.principal(false).collect::<Vec<_>>(),
        [(&ActorId::new("taliban"), 2)]
    );
}

fn a_large_article_comes_in_two_steps(store: &mut dyn Store) {
    let filler = "سطر من النص الطويل الذي لا ينتهي.\n".repeat(plain::LARGE / 50);
    let text = Text::from(format!("ميناء جديد\n\n{filler}وختم القائد حديثه هنا.\n"));
    let beginning = begun(&text);
    let was = beginning.id;
    assert_eq!(store.add(beginning).unwrap(), Added::New);
    assert_eq!(store.add(article("after", "خبر بعده")).unwrap(), Added::New);
    store.set_read(was, true).unwrap();
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
    assert!(store.summaries(&[id]).unwrap()[0].read, "as it was");

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

fn a_beginning_of_what_is_there_already_goes(store: &mut dyn Store) {
    let text = "line of it\n".repeat(plain::LARGE);
    store.add(article("first", &text)).unwrap();
    store.add(begun(&text)).unwrap();
    let was = begun(&text).id;
    store.add(article("after", "خبر بعده")).unwrap();
    store.set_read(was, true).unwrap();
    let of = "first".to_owned();
    assert_eq!(
        store.replace(was, article("second", &text)).unwrap(),
        Added::Duplicate { of }
    );
    let left = store
        .summaries(&store.select(&Condition::everything()).unwrap())
        .unwrap();
    let left: Vec<_> = left.iter().map(|row| (row.id, row.read)).collect();
    let expected = [(&*text, true), ("خبر بعده", false)];
    assert_eq!(
        left,
        expected.map(|(text, read)| (ArticleId::of(text), read))
    );
}

fn what_is_removed_leaves_the_others_where_they_are(store: &mut dyn Store) {
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

fn what_is_not_there_is_no_error(store: &mut dyn Store) {
    let missing = ArticleId::of("لا وجود له");
    store.set_read(missing, true).unwrap();
    store
        .set_mentions(missing, Arc::from([]), Arc::default())
        .unwrap();
    assert!(store.article(missing).unwrap().is_none());
    assert_eq!(store.summaries(&[missing]).unwrap(), []);
    assert_eq!(
        store.hits(missing, &word("ميناء")).unwrap().ranges,
        [] as [std::ops::Range<usize>; 0]
    );
    assert_eq!(store.tally(&[missing]).unwrap(), []);
}
