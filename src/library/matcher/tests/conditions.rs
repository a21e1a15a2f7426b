//! Conditions on more than one word, and on what an article is besides its words.

use super::*;

#[test]
fn conditions_are_combined() {
    let same = |text| Haystack::Folded {
        folded: text,
        written: text,
    };
    let subject = Subject {
        title: same("عنوان"),
        ..subject(same("خبر عن البحر"))
    };
    let word = |text| Condition::Word(word(text));
    let not = |condition| Condition::Not(Box::new(condition));
    assert!(matches(
        &Condition::everything(),
        &subject,
        &mut Interrupt::never()
    ));
    assert!(!matches(
        &Condition::Any(vec![]),
        &subject,
        &mut Interrupt::never()
    ));
    assert!(matches(
        &Condition::All(vec![word("بحر"), word("عنوان"), Condition::Unread]),
        &subject,
        &mut Interrupt::never()
    ));
    assert!(matches(
        &not(word("نهر")),
        &subject,
        &mut Interrupt::never()
    ));
    assert!(matches(
        &not(Condition::Actor(ActorId::new("taliban"))),
        &subject,
        &mut Interrupt::never()
    ));
    let taliban = [(ActorId::new("taliban"), 1)];
    let read = State {
        read: true,
        ..State::default()
    };
    let subject = Subject {
        actors: &taliban,
        state: &read,
        ..subject
    };
    assert!(matches(
        &Condition::Actor(ActorId::new("taliban")),
        &subject,
        &mut Interrupt::never()
    ));
    assert!(!matches(
        &Condition::Unread,
        &subject,
        &mut Interrupt::never()
    ));
}

#[test]
fn near_counts_words_in_either_order() {
    let near = |words, terms: &[&str]| {
        let terms = terms.iter().map(|text| Condition::Word(word(text)));
        Condition::Near(Near {
            words,
            terms: terms.collect(),
        })
    };
    let text = "سلام بعد حرب. ثم جاء وفد، وغاب وفد، وعاد السلام";
    assert_eq!(marked(text, &near(2, &["حرب", "سلام"])), ["سلام", "حرب"]);
    assert_eq!(marked(text, &near(1, &["حرب", "سلام"])), [""; 0]);
    assert_eq!(marked(text, &near(1, &["بعد", "حرب"])), ["بعد", "حرب"]);
    let all = ["سلام", "حرب", "سلام"];
    assert_eq!(marked(text, &near(7, &["حرب", "السلام"])).len(), 2);
    assert_eq!(marked(text, &near(7, &["حرب", "سلام"])), all);
    assert_eq!(marked(text, &near(6, &["حرب", "السلام"])), [""; 0]);
    assert_eq!(marked(text, &near(4, &["حرب", "وفد", "جاء"])).len(), 3);
    assert!(holds(&near(3, &["وفد", "سلام"]), text));
    assert!(!holds(&near(2, &["نهر", "سلام"]), text));
    let phrase = Condition::Near(Near {
        words: 2,
        terms: vec![phrase("وعاد السلام"), Condition::Word(word("غاب"))],
    });
    assert_eq!(marked(text, &phrase), ["غاب", "وعاد السلام"]);
    // Across the seam of two windows, wherever that is.
    let far = format!("{}أول ثان {}", "حشو ".repeat(20_000), "حشو ".repeat(20_000));
    let text = far.replacen("أول", "حرب", 1).replacen("ثان", "سلام", 1);
    for cut in [0, 1, 2, 5] {
        let text = &text[cut * 7..];
        let found = hits_in_large(
            &near(1, &["حرب", "سلام"]),
            &article(text),
            [].iter(),
            &mut Interrupt::never(),
        );
        assert_eq!(found.ranges.len(), 2);
    }
}

#[test]
fn a_title_and_a_source_are_looked_at_alone() {
    let title = |inner| Condition::Title(Box::new(inner));
    let text = "ميناء جديد\n\nافتتحت الوزارة الميناء، وقالت إن الميناء جديد وهو الأكبر في البلاد.\n";
    assert_eq!(
        marked(text, &title(Condition::Word(word("ميناء")))),
        ["ميناء"]
    );
    assert_eq!(
        marked(text, &title(Condition::Word(word("وزارة")))),
        [""; 0]
    );
    let same = |text| Haystack::Folded {
        folded: text,
        written: text,
    };
    let subject = Subject {
        title: same("ميناء جديد"),
        source: same("وكاله الشاطء"),
        ..subject(same("نص"))
    };
    let holds = |condition: Condition| matches(&condition, &subject, &mut Interrupt::never());
    assert!(holds(title(phrase("ميناء جديد"))) && !holds(title(Condition::Word(word("نص")))));
    let source = |inner| Condition::Source(Box::new(inner));
    assert!(holds(source(Condition::Word(word("الشاطئ")))));
    assert!(!holds(source(Condition::Word(word("ميناء")))));
    assert!(
        holds(Condition::Word(word("ميناء"))),
        "a title counts as text"
    );
}

#[test]
fn dates_kinds_and_what_the_person_did() {
    let day = |y, m, d| date(y, m, d).expect("a day");
    let august = Subject {
        days: Some((day(2021, 8, 1), day(2021, 8, 31))),
        kinds: &[(ActorId::new("taliban"), MentionKind::Nominal)],
        company: None,
        is_new: false,
        state: &State {
            marked: true,
            tags: vec!["حقوق الإنسان".to_owned()],
            note: "يُراجع".to_owned(),
            ..State::default()
        },
        ..subject(Haystack::NONE)
    };
    let holds = |condition: Condition| matches(&condition, &august, &mut Interrupt::never());
    let dated = |from, to| Condition::Date { from, to };
    assert!(
        holds(dated(Some(day(2021, 8, 20)), None)),
        "it may be on that day"
    );
    assert!(holds(dated(None, Some(day(2021, 8, 1)))));
    assert!(!holds(dated(Some(day(2021, 9, 1)), None)));
    assert!(!holds(dated(None, Some(day(2021, 7, 31)))));
    let undated = subject(Haystack::NONE);
    assert!(!matches(
        &dated(None, None),
        &undated,
        &mut Interrupt::never()
    ));
    let kind = |kind, actor: Option<&str>| Condition::Kind {
        kind,
        actor: actor.map(ActorId::new),
    };
    assert!(holds(kind(MentionKind::Nominal, Some("taliban"))));
    assert!(holds(kind(MentionKind::Nominal, None)));
    assert!(!holds(kind(MentionKind::Name, Some("taliban"))));
    assert!(!holds(kind(MentionKind::Nominal, Some("isis"))));
    let tag = |name: &str, is_prefix| Condition::Tag(Word::name(name, is_prefix));
    assert!(holds(Condition::Marked) && holds(Condition::Noted));
    assert!(holds(tag("حقوق_الانسان", false)) && holds(tag("حقو", true)));
    assert!(!holds(tag("حقوق", false)));
}
