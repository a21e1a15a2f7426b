//! What every store answers to conditions: which articles, in which order, how many.

use super::*;

pub(super) fn conditions_select_in_the_order_of_the_list(store: &mut dyn Store) {
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

pub(super) fn lists_stand_in_the_order_that_is_asked_for(store: &mut dyn Store) {
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

pub(super) fn values_are_counted_and_narrowed_to(store: &mut dyn Store) {
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
    let tally = |store: &dyn Store, facet, calendar| store.tally(&ids, facet, calendar).unwrap();
    let counts = |store: &dyn Store, facet, calendar| -> Vec<usize> {
        let rows = tally(store, facet, calendar).into_iter();
        rows.map(|row| row.articles).collect()
    };
    let usual = Calendar::Gregorian;
    assert_eq!(counts(store, Facet::Source, usual), [2, 1]);
    assert_eq!(
        counts(store, Facet::Month, usual),
        [1, 2],
        "the newest first"
    );
    assert_eq!(counts(store, Facet::Tag, usual), [2, 1]);
    // What is dated by a month alone may be of either month that begins or ends in it.
    assert_eq!(counts(store, Facet::Month, Calendar::Hijri), [1, 1, 2]);
    assert_eq!(counts(store, Facet::Month, Calendar::Persian), [1, 1, 2]);
    // What a row counts is what one gets by it.
    let calendars = [usual, Calendar::Hijri, Calendar::Persian];
    let of_each = Facet::ALL
        .into_iter()
        .flat_map(|facet| calendars.map(|one| (facet, one)));
    for (facet, calendar) in of_each {
        for row in tally(store, facet, calendar) {
            let one = Condition::All(narrowing(std::slice::from_ref(&row.value), &[]));
            assert_eq!(store.select(&one).unwrap().len(), row.articles, "{row:?}");
            let others = Condition::All(narrowing(&[], &[row.value]));
            assert_eq!(store.select(&others).unwrap().len(), 4 - row.articles);
        }
    }
    for calendar in calendars {
        let months = tally(store, Facet::Month, calendar).into_iter();
        let months: Vec<_> = months.map(|row| row.value).collect();
        let either = Condition::All(narrowing(&months, &[]));
        assert_eq!(store.select(&either).unwrap(), ids[..3], "one of them");
    }
    let tagged = tally(store, Facet::Tag, usual).into_iter();
    let tagged: Vec<_> = tagged.map(|row| row.value).collect();
    let both = Condition::All(narrowing(&tagged, &[]));
    assert_eq!(store.select(&both).unwrap(), ids[..1], "all of them");
}

pub(super) fn actors_are_found_together(store: &mut dyn Store) {
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

pub(super) fn words_are_looked_for_in_every_way(store: &mut dyn Store) {
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

pub(super) fn articles_are_weighed_by_what_they_meet(store: &mut dyn Store) {
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
