//! Random articles and conditions hold both stores to each other.

use proptest::prelude::*;

use super::*;
use crate::library::condition::Near;
use crate::library::dates::Calendar;
use crate::library::facet::Facet;

/// Words that stand near each other in many texts, with clitics, marks and signs.
const WORDS: &[&str] = &[
    "القاعدة",
    "للقاعدة",
    "وبالقاعدة",
    "قاعدة",
    "قاعد",
    "اللجنة",
    "للجنة",
    "لجنة",
    "كتاب",
    "وكتاب",
    "بكتاب",
    "تاب",
    "الكِتاب",
    "10:49",
    "10",
    "49",
    "ISIS-K",
    "K",
    "داعش",
    "فلداعش",
    "أ",
    "ال",
    "ل",
];

fn some_word() -> impl Strategy<Value = String> {
    prop::sample::select(WORDS).prop_map(str::to_owned)
}

fn condition() -> impl Strategy<Value = Condition> {
    let word = (some_word(), any::<bool>(), 0..9usize).prop_map(|(text, prefix, cut)| {
        let text: String = match prefix {
            true => text.chars().take(cut.max(1)).collect(),
            false => text,
        };
        Word::new(&text, prefix)
    });
    let word = word.boxed();
    let words = prop::collection::vec(word.clone(), 1..4).boxed();
    let of_words = prop_oneof![
        6 => word.clone().prop_map(Condition::Word),
        3 => words.clone().prop_map(Condition::Phrase),
        2 => words.clone().prop_map(Condition::Exact),
        2 => word.prop_map(Condition::Stem),
        2 => (words, 1..5usize).prop_map(|(words, apart)| Condition::Near(Near {
            words: apart,
            terms: words.into_iter().map(Condition::Word).collect(),
        })),
    ];
    let of_words = of_words.boxed();
    let days = prop::option::of(
        (2020..2023i16, 1..13i8).prop_map(|(year, month)| jiff::civil::date(year, month, 1)),
    );
    let tag = prop::sample::select(TAGS).prop_map(|name| Word::name(name, false));
    let kind = prop::sample::select(&[MentionKind::Name, MentionKind::Nominal][..]);
    let leaf = prop_oneof![
        12 => of_words.clone(),
        3 => of_words.clone().prop_map(|inner| Condition::Title(Box::new(inner))),
        2 => of_words.prop_map(|inner| Condition::Source(Box::new(inner))),
        1 => any::<bool>().prop_map(|is_whole| {
            let name = if is_whole { "البيان" } else { "لجنة" };
            Condition::SourceName(Word::name(name, !is_whole))
        }),
        1 => Just(Condition::Unread),
        1 => Just(Condition::Marked),
        1 => Just(Condition::Noted),
        1 => Just(Condition::Highlighted),
        1 => Just(Condition::own()),
        1 => tag.prop_map(Condition::Tag),
        1 => (days.clone(), days).prop_map(|(from, to)| Condition::Date { from, to }),
        1 => Just(Condition::Actor(ActorId::new("isis"))),
        1 => (kind, any::<bool>()).prop_map(|(kind, whose)| Condition::Kind {
            kind,
            actor: whose.then(|| ActorId::new("isis")),
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::Any),
            inner.prop_map(|one| Condition::Not(Box::new(one))),
        ]
    })
}

const TAGS: &[&str] = &["لجنة", "كتاب كبير", "K"];

/// The head of an article: nothing, or where it comes from and when it was written.
fn facts() -> impl Strategy<Value = String> {
    let date = prop::sample::select(&["", "الأحد 7 فبراير 2021\n\n", "5 مارس 2022\n\n"][..]);
    let source = prop::sample::select(&["", "المصدر: لجنة القاعدة\n\n", "المصدر: البيان\n\n"][..]);
    (date, source).prop_map(|(date, source)| format!("{date}{source}"))
}

fn text() -> impl Strategy<Value = String> {
    let piece = (
        some_word(),
        prop::sample::select(&[" ", " ", "، ", "\n\n", " \"", "-"][..]),
    );
    prop::collection::vec(piece, 1..14).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(word, blank)| word + blank)
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn both_stores_answer_alike(
        texts in prop::collection::vec((text(), facts(), text()), 1..8),
        conditions in prop::collection::vec(condition(), 1..12),
    ) {
        let (mut file, mut memory) = (in_memory(), MemoryStore::new());
        for (number, (title, facts, body)) in texts.iter().enumerate() {
            let text = format!("{title}\n\n{facts}{body}");
            let article = article(&text);
            let id = article.id;
            let found = text.match_indices("داعش").map(|(at, name)| Mention {
                range: at..at + name.len(),
                actor: ActorId::new("isis"),
                kind: if at % 2 == 0 { MentionKind::Name } else { MentionKind::Nominal },
                is_place: false,
                certainty: if number % 2 == 0 { Certainty::Certain } else { Certainty::Likely },
                reason: Reason::unmistakable("داعش"),
            });
            let found: Arc<[Mention]> = found.collect();
            for store in [&mut file as &mut dyn Store, &mut memory] {
                store.add(article.clone()).unwrap();
                store.change(id, Deed::Read(number % 3 == 0)).unwrap();
                store.change(id, Deed::Marked(number % 4 == 1)).unwrap();
                let tags = TAGS.iter().skip(number % 4).map(|&tag| tag.to_owned());
                store.change(id, State::default().tagged(tags.collect())).unwrap();
                let note = if number % 3 == 2 { "يُراجع" } else { "" };
                store.change(id, State::default().noted(note.to_owned())).unwrap();
                store.change(id, Deed::Position(number * 7)).unwrap();
                store.set_mentions(id, Arc::clone(&found), Arc::default()).unwrap();
            }
        }
        for condition in &conditions {
            let selected = memory.select(condition).unwrap();
            prop_assert_eq!(&file.select(condition).unwrap(), &selected, "{:?}", condition);
            for facet in Facet::ALL {
                for calendar in [Calendar::Gregorian, Calendar::Hijri, Calendar::Persian] {
                    prop_assert_eq!(
                        file.tally(&selected, facet, calendar).unwrap(),
                        memory.tally(&selected, facet, calendar).unwrap()
                    );
                }
            }
            prop_assert_eq!(file.summaries(&selected).unwrap(), memory.summaries(&selected).unwrap());
            for order in Order::ALL {
                let mut never = Interrupt::never();
                prop_assert_eq!(
                    file.select_until(condition, order, &mut never).unwrap(),
                    memory.select_until(condition, order, &mut never).unwrap(),
                    "{:?} by {:?}", condition, order
                );
            }
            for &id in &selected {
                prop_assert_eq!(file.hits(id, condition).unwrap(), memory.hits(id, condition).unwrap());
            }
        }
    }
}
