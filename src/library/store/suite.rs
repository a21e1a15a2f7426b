//! What every store promises, as tests that any implementation is run through.

use std::sync::Arc;

use super::{Added, Deed, State, Store};
use crate::library::annotation::Annotation;
use crate::library::article::{Article, ArticleId};
use crate::library::condition::{Condition, Near, Together, Within, Word};
use crate::library::dates::date;
use crate::library::facet::{Facet, Value, narrowing};
use crate::library::formats::plain;
use crate::library::interrupt::Interrupt;
use crate::library::mention::{ActorId, Certainty, Mention, MentionKind, Reason};
use crate::library::order::Order;
use crate::text::buffer::{Text, boundary_before};

/// Runs a new store that `make` gives through every promise.
pub(crate) fn run(make: &mut dyn FnMut() -> Box<dyn Store>) {
    articles_keep_their_order_and_are_held_once(&mut *make());
    conditions_select_in_the_order_of_the_list(&mut *make());
    mentions_are_counted_outside_clutter(&mut *make());
    spots_tell_where_an_actor_is_mentioned(&mut *make());
    summaries_tell_what_the_list_shows(&mut *make());
    what_the_person_did_is_kept_and_asked_for(&mut *make());
    values_are_counted_and_narrowed_to(&mut *make());
    actors_are_found_together(&mut *make());
    what_came_since_the_last_visit_is_new(&mut *make());
    lists_stand_in_the_order_that_is_asked_for(&mut *make());
    words_are_looked_for_in_every_way(&mut *make());
    a_large_article_comes_in_two_steps(&mut *make());
    articles_are_weighed_by_what_they_meet(&mut *make());
    a_beginning_of_what_is_there_already_goes(&mut *make());
    what_is_removed_leaves_the_others_where_they_are(&mut *make());
    what_was_done_with_what_is_gone_is_there_again_when_it_is(&mut *make());
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

fn conditions_select_in_the_order_of_the_list(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    let either = Condition::Any(vec![word("نهر"), word("ميناء")]);
    assert_eq!(store.select(&either).unwrap(), [harbour, river]);
    assert_eq!(store.select(&not(word("نهر"))).unwrap(), [harbour]);
    assert_eq!(store.select(&word("قارب")).unwrap(), []);
    store.change(harbour, Deed::Read(true)).unwrap();
    assert_eq!(store.select(&Condition::Unread).unwrap(), [river]);
    store.change(harbour, Deed::Read(false)).unwrap();
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
    let tally = store.tally(&[river, harbour], Facet::Actor).unwrap();
    let shown: Vec<_> = tally
        .iter()
        .map(|one| (one.value.clone(), one.mentions, one.articles))
        .collect();
    let actor = |id: &str| Value::Actor(ActorId::new(id));
    assert_eq!(shown, [(actor("taliban"), 2, 1), (actor("villages"), 1, 1)]);
    assert_eq!(store.tally(&[river], Facet::Actor).unwrap().len(), 1);
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

fn what_the_person_did_is_kept_and_asked_for(store: &mut dyn Store) {
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

fn tagged(tags: &[&str]) -> Deed {
    State::default().tagged(tags.iter().map(|&tag| tag.to_owned()).collect())
}

fn state_of(store: &dyn Store, id: ArticleId) -> State {
    store.summaries(&[id]).unwrap().remove(0).state
}

fn lists_stand_in_the_order_that_is_asked_for(store: &mut dyn Store) {
    let texts = [
        "خبر أول\n\n3 فبراير 2021\n\nزار وفد قرية، ثم زارها وفد آخر بعد أيام قليلة.\n\nالمصدر: وكالة الشاطئ\n",
        "خبر ثان\n\nلا تاريخ هنا ولا مصدر، بل قرى كثيرة فقط، ووفد واحد جاء.\n",
        "وفد ثالث\n\n5 مارس 2022\n\nوصل وفد جديد إلى القرية صباح اليوم نفسه.\n\nالمصدر: البيان\n",
    ];
    let [first, second, third] = texts.map(|text| {
        store.add(article(text, text)).unwrap();
        ArticleId::of(text)
    });
    let village = mentions(&article("", texts[1]), "قرى", "villages");
    store.set_mentions(second, village, Arc::default()).unwrap();
    let select = |condition: &Condition, order| {
        store
            .select_until(condition, order, &mut Interrupt::never())
            .unwrap()
    };
    let all = |order| select(&Condition::everything(), order);
    assert_eq!(all(Order::Added), Some(vec![first, second, third]));
    assert_eq!(all(Order::Date), Some(vec![third, first, second]));
    assert_eq!(all(Order::Source), Some(vec![third, first, second]));
    assert_eq!(all(Order::Mentions), Some(vec![second, first, third]));
    assert_eq!(all(Order::Relevance), Some(vec![first, second, third]));
    let best = select(&word("وفد"), Order::Relevance);
    assert_eq!(
        best,
        Some(vec![third, first, second]),
        "in the title, how often"
    );
    let best = select(&word("قرى"), Order::Relevance);
    assert_eq!(best, Some(vec![second]));
    let dated = Condition::Date {
        from: date(2022, 1, 1),
        to: None,
    };
    assert_eq!(select(&dated, Order::Date), Some(vec![third]));
}

fn values_are_counted_and_narrowed_to(store: &mut dyn Store) {
    let texts = [
        "خبر أول\n\n3 فبراير 2021\n\nزار وفد قرية بعيدة قبل أيام قليلة.\n\nالمصدر: الشاطئ\n",
        "خبر ثان\n\nفبراير 2021\n\nلا يوم هنا، بل شهر وسنة فقط وكلام كثير.\n\nالمصدر: الشاطئ الآخر\n",
        "خبر ثالث\n\n5 مارس 2022\n\nوصل وفد جديد إلى القرية صباح اليوم نفسه.\n\nالمصدر: الشاطئ\n",
        "خبر رابع\n\nلا تاريخ هنا ولا مصدر، بل كلام كثير فقط، وتفاصيل أخرى.\n",
    ];
    let ids = texts.map(|text| {
        store.add(article(text, text)).unwrap();
        ArticleId::of(text)
    });
    store.change(ids[0], tagged(&["نقل", "قرى"])).unwrap();
    store.change(ids[3], tagged(&["قرى"])).unwrap();
    let tally = |store: &dyn Store, facet| store.tally(&ids, facet).unwrap();
    let counts = |store: &dyn Store, facet| -> Vec<usize> {
        let rows = tally(store, facet).into_iter();
        rows.map(|row| row.articles).collect()
    };
    assert_eq!(counts(store, Facet::Source), [2, 1]);
    assert_eq!(counts(store, Facet::Month), [1, 2], "the newest first");
    assert_eq!(counts(store, Facet::Tag), [2, 1]);
    // What a row counts is what one gets by it.
    for facet in Facet::ALL {
        for row in tally(store, facet) {
            let one = Condition::All(narrowing(std::slice::from_ref(&row.value), &[]));
            assert_eq!(store.select(&one).unwrap().len(), row.articles, "{row:?}");
            let others = Condition::All(narrowing(&[], &[row.value]));
            assert_eq!(store.select(&others).unwrap().len(), 4 - row.articles);
        }
    }
    let months = tally(store, Facet::Month).into_iter();
    let months: Vec<_> = months.map(|row| row.value).collect();
    let either = Condition::All(narrowing(&months, &[]));
    assert_eq!(store.select(&either).unwrap(), ids[..3], "one of them");
    let tagged = tally(store, Facet::Tag).into_iter();
    let tagged: Vec<_> = tagged.map(|row| row.value).collect();
    let both = Condition::All(narrowing(&tagged, &[]));
    assert_eq!(store.select(&both).unwrap(), ids[..1], "all of them");
}

fn actors_are_found_together(store: &mut dyn Store) {
    let texts = [
        "خبر أول\n\nالتقى الوفد والفريق أمس. ثم عاد الوفد وحده إلى بيته.\n",
        "خبر ثان\n\nوصل الوفد صباحًا. ولم يصل الفريق إلا مساءً.\n",
        "خبر ثالث\n\nوصل الوفد إلى المدينة صباح اليوم.\n\nأما الفريق فلم يصل إليها بعد.\n",
    ];
    // In one paragraph, and further apart than what is kept of either place.
    let far = format!(
        "خبر رابع\n\nوصل الوفد، {}ثم وصل الفريق.\n",
        "ومضت ساعة، ".repeat(40)
    );
    let texts = [texts[0], texts[1], &far, texts[2]];
    let ids = texts.map(|text| {
        let article = article(text, text);
        let found = ["الوفد", "الفريق"].map(|name| mentions(&article, name, name).to_vec());
        let mut found = found.concat();
        found.sort_by_key(|mention| mention.range.start);
        store.add(article).unwrap();
        let id = ArticleId::of(text);
        store
            .set_mentions(id, found.into(), Arc::default())
            .unwrap();
        id
    });
    let both = |within| {
        let actors = ["الوفد", "الفريق"].map(|name| vec![ActorId::new(name)]);
        let actors = actors.to_vec();
        Condition::Together(Together { within, actors })
    };
    let sentence = store.select(&both(Within::Sentence)).unwrap();
    assert_eq!(sentence, [ids[0], ids[2]]);
    assert_eq!(store.select(&both(Within::Paragraph)).unwrap(), ids[..3]);
    assert_eq!(
        store.select(&not(both(Within::Paragraph))).unwrap(),
        ids[3..]
    );
    let hits = store.hits(ids[0], &both(Within::Sentence)).unwrap().ranges;
    let shown: Vec<&str> = hits.into_iter().map(|hit| &texts[0][hit]).collect();
    assert_eq!(
        shown,
        ["الوفد", "الفريق"],
        "not those of the second sentence"
    );
}

fn what_came_since_the_last_visit_is_new(store: &mut dyn Store) {
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
    store.remove(ids[2]).unwrap();
    assert_eq!(store.select(&Condition::New).unwrap(), ids[1..2]);
}

fn words_are_looked_for_in_every_way(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    let one = |text: &str| Word::new(text, false);
    let title = |condition| Condition::Title(Box::new(condition));
    let source = |condition| Condition::Source(Box::new(condition));
    let near = |words, terms| Condition::Near(Near { words, terms });
    for (condition, expected) in [
        (
            Condition::Phrase(vec![one("ميناء"), one("جديد")]),
            &[harbour][..],
        ),
        (Condition::Exact(vec![one("النهر")]), &[river]),
        (Condition::Exact(vec![one("الميناء")]), &[harbour]),
        (Condition::Exact(vec![one("نهر")]), &[]),
        (Condition::Stem(one("أمطار")), &[river]),
        (Condition::Stem(one("وزارات")), &[harbour]),
        (title(word("النهر")), &[river]),
        (title(word("وزارة")), &[]),
        (source(word("شاطئ")), &[harbour]),
        (source(word("ميناء")), &[]),
        (near(2, vec![word("قرى"), word("نهر")]), &[river]),
        (near(1, vec![word("قرى"), word("نهر")]), &[]),
        (not(Condition::Stem(one("وزارات"))), &[river]),
    ] {
        assert_eq!(store.select(&condition).unwrap(), expected, "{condition:?}");
    }
    let marked = store.hits(harbour, &title(word("ميناء"))).unwrap().ranges;
    let expected = 0.."ميناء".len();
    assert_eq!(marked, [expected], "of the title only");
}

fn articles_are_weighed_by_what_they_meet(store: &mut dyn Store) {
    let [harbour, river] = filled(store);
    let conditions = [word("الميناء"), word("النهر"), word("المياه"), word("قارب")];
    let weigh = |place: usize, _: usize| if place == 0 { 3.0 } else { 2.0 };
    let weighed = |store: &dyn Store, most: usize| {
        let never = &mut Interrupt::never();
        let weighed = store.weigh_until(&conditions, &weigh, most, never);
        weighed.unwrap().unwrap()
    };
    let all = weighed(store, 10);
    assert_eq!(all.counts, [1, 1, 1, 0]);
    // Two light things are more than one that is heavier.
    assert_eq!(all.articles, [river, harbour]);
    assert_eq!(weighed(store, 1).articles, [river]);
    assert_eq!(weighed(store, 0).articles, []);
    // What weighs nothing proposes nothing, and is counted nevertheless.
    let never = &mut Interrupt::never();
    let none = store.weigh_until(&conditions, &|_, _| 0.0, 10, never);
    let none = none.unwrap().unwrap();
    assert_eq!((none.counts, none.articles), (vec![1, 1, 1, 0], Vec::new()));
    let mut at_once = || true;
    let stopped = store.weigh_until(&conditions, &weigh, 10, &mut Interrupt::when(&mut at_once));
    assert!(stopped.unwrap().is_none());
    store.remove(river).unwrap();
    assert_eq!(weighed(store, 10).articles, [harbour]);
}

fn a_large_article_comes_in_two_steps(store: &mut dyn Store) {
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

fn a_beginning_of_what_is_there_already_goes(store: &mut dyn Store) {
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

fn what_was_done_with_what_is_gone_is_there_again_when_it_is(store: &mut dyn Store) {
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
        assert_eq!(store.tally(&[missing], facet).unwrap(), []);
    }
}
