//! What every store promises, as tests that any implementation is run through.

mod asking;
mod changing;

use std::sync::Arc;

use super::{Added, Deed, State, Store};
use crate::library::annotation::Annotation;
use crate::library::article::{Article, ArticleId};
use crate::library::condition::{Condition, Near, Together, Within, Word};
use crate::library::dates::{Calendar, date};
use crate::library::facet::{Facet, Value, narrowing};
use crate::library::formats::plain;
use crate::library::interrupt::Interrupt;
use crate::library::mention::{ActorId, Certainty, Mention, MentionKind, Reason};
use crate::library::order::Order;
use crate::text::buffer::{Text, boundary_before};

/// Runs a new store that `make` gives through every promise.
pub(crate) fn run(make: &mut dyn FnMut() -> Box<dyn Store>) {
    articles_keep_their_order_and_are_held_once(&mut *make());
    asking::conditions_select_in_the_order_of_the_list(&mut *make());
    mentions_are_counted_outside_clutter(&mut *make());
    spots_tell_where_an_actor_is_mentioned(&mut *make());
    summaries_tell_what_the_list_shows(&mut *make());
    changing::what_the_person_did_is_kept_and_asked_for(&mut *make());
    asking::values_are_counted_and_narrowed_to(&mut *make());
    asking::actors_are_found_together(&mut *make());
    changing::what_came_since_the_last_visit_is_new(&mut *make());
    asking::lists_stand_in_the_order_that_is_asked_for(&mut *make());
    asking::words_are_looked_for_in_every_way(&mut *make());
    changing::a_large_article_comes_in_two_steps(&mut *make());
    asking::articles_are_weighed_by_what_they_meet(&mut *make());
    changing::a_beginning_of_what_is_there_already_goes(&mut *make());
    changing::what_is_removed_leaves_the_others_where_they_are(&mut *make());
    changing::what_was_done_with_what_is_gone_is_there_again_when_it_is(&mut *make());
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
    Condition::Word(Word::new(text, false))
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
    let tally = store
        .tally(&[river, harbour], Facet::Actor, Calendar::Gregorian)
        .unwrap();
    let shown: Vec<_> = tally
        .iter()
        .map(|one| (one.value.clone(), one.mentions, one.articles))
        .collect();
    let actor = |id: &str| Value::Actor(ActorId::new(id));
    assert_eq!(shown, [(actor("taliban"), 2, 1), (actor("villages"), 1, 1)]);
    assert_eq!(
        store
            .tally(&[river], Facet::Actor, Calendar::Gregorian)
            .unwrap()
            .len(),
        1
    );
}

fn spots_tell_where_an_actor_is_mentioned(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    let taliban = ActorId::new("taliban");
    let spots = |store: &dyn Store, id| store.spots(id, &taliban).unwrap();
    assert!(
        spots(store, harbour).is_none(),
        "before they were looked for"
    );
    let found = mentions(&article("", HARBOUR), "طالبان", "taliban");
    store.set_mentions(harbour, found, Arc::default()).unwrap();
    store
        .set_mentions(river, Arc::default(), Arc::default())
        .unwrap();
    for _ in 0..2 {
        let known = spots(store, harbour).unwrap();
        assert_eq!(&*known.text, HARBOUR);
        let around: Vec<&str> = known
            .list
            .iter()
            .map(|spot| &HARBOUR[spot.range.start..spot.around.end])
            .collect();
        assert_eq!(around.len(), 2, "outside clutter");
        assert!(around[1].starts_with("طالبان فتحفظت") && around[1].ends_with("العبور."));
        assert!(spots(store, river).unwrap().list.is_empty());
        store.settle().unwrap();
    }
    assert!(spots(store, ArticleId([9; 16])).is_none());
}

fn summaries_tell_what_the_list_shows(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    store.change(river, Deed::Read(true)).unwrap();
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
        (first.title.as_str(), first.state.read, first.date.clone()),
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

fn tagged(tags: &[&str]) -> Deed {
    State::default().tagged(tags.iter().map(|&tag| tag.to_owned()).collect())
}

fn state_of(store: &dyn Store, id: ArticleId) -> State {
    store.summaries(&[id]).unwrap().remove(0).state
}

fn what_is_not_there_is_no_error(store: &mut dyn Store) {
    let missing = ArticleId::of("لا وجود له");
    store.change(missing, Deed::Read(true)).unwrap();
    store
        .set_mentions(missing, Arc::from([]), Arc::default())
        .unwrap();
    assert!(store.article(missing).unwrap().is_none());
    assert_eq!(store.summaries(&[missing]).unwrap(), []);
    assert_eq!(
        store.hits(missing, &word("ميناء")).unwrap().ranges,
        [] as [std::ops::Range<usize>; 0]
    );
    for facet in Facet::ALL {
        assert_eq!(store.tally(&[missing], facet, Calendar::Hijri).unwrap(), []);
    }
}
