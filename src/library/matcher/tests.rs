use super::*;

fn word(text: &str) -> Word {
    Word {
        folded: fold(text).text,
        prefix: false,
    }
}

fn prefix(text: &str) -> Word {
    Word {
        prefix: true,
        ..word(text)
    }
}

fn phrase(text: &str) -> Condition {
    Condition::Phrase(text.split(' ').map(word).collect())
}

/// The pieces of `text` that are marked.
fn marked<'a>(text: &'a str, condition: &Condition) -> Vec<&'a str> {
    let ranges = hits(condition, text, &fold(text), [].iter());
    ranges.into_iter().map(|range| &text[range]).collect()
}

#[test]
fn a_word_is_found_with_and_without_clitics() {
    let text = "القاعدة وبالقاعدة للقاعدة لقاعدة والقاعدتين قاعدة";
    let found = ["القاعدة", "القاعدة", "لقاعدة"];
    assert_eq!(marked(text, &Condition::Word(word("القاعدة"))), found);
    let found = ["قاعدة"; 5];
    assert_eq!(marked(text, &Condition::Word(word("قاعدة"))), found);
}

#[test]
fn a_word_inside_another_is_not_found() {
    for (text, asked) in [
        ("مطالبان", "طالبان"),
        ("طالبانية", "طالبان"),
        ("ISIS-Khorasan", "ISIS-K"),
    ] {
        assert_eq!(
            marked(text, &Condition::Word(word(asked))),
            [""; 0],
            "{text}"
        );
    }
    assert_eq!(
        marked("يطالب طالبانيون", &Condition::Word(prefix("طالب"))),
        ["طالب"]
    );
}

#[test]
fn before_a_word_no_more_letters_are_looked_at_than_clitics_have() {
    for letter in ["ا", "ل", "a"] {
        let token = letter.repeat(100_000);
        assert_eq!(letters_at_end(&token), letter.repeat(MORE_THAN_CLITICS));
        assert_eq!(letters_at_end(&format!("{token} {letter}")), letter);
        assert_eq!(letters_at_end(&format!("{token} ")), "");
    }
    // The longest clitics there are, and one letter more.
    let asked = Condition::Word(word("قاعدة"));
    assert_eq!(marked("أوبالقاعدة أولالقاعدة", &asked), ["قاعدة"; 2]);
    assert_eq!(marked("وأوبالقاعدة بأوللقاعدة", &asked), [""; 0]);
    let token = "ا".repeat(30_000);
    assert_eq!(marked(&token, &Condition::Word(word("ا"))), [""; 0]);
    assert_eq!(marked(&token, &Condition::Word(prefix("ا"))).len(), 2);
}

#[test]
fn marks_and_spelling_do_not_matter_and_ranges_are_of_the_text() {
    let text = "«بُشرى» للأُمّة: ISIS‑K";
    assert_eq!(marked(text, &Condition::Word(word("بشري"))), ["بُشرى"]);
    assert_eq!(marked(text, &Condition::Word(word("امه"))), ["أُمّة"]);
    assert_eq!(marked(text, &Condition::Word(word("isis-k"))), ["ISIS‑K"]);
}

#[test]
fn the_words_of_a_phrase_follow_each_other() {
    let text = "وزارة الخارجية، ووزارة\n«الخارجية» ثم وزارة الداخلية والخارجية";
    assert_eq!(
        marked(text, &phrase("وزارة خارجية")),
        ["وزارة الخارجية", "وزارة\n«الخارجية"]
    );
    let typed = Condition::Phrase(vec![word("وزارة"), prefix("دا")]);
    assert_eq!(marked(text, &typed), ["وزارة الدا"]);
}

#[test]
fn hits_are_in_order_and_do_not_overlap() {
    let text = "قال متحدث باسم الحركة إن الحركة ترفض";
    let condition = Condition::All(vec![
        Condition::Word(word("الحركة")),
        phrase("باسم الحركة"),
        Condition::Not(Box::new(Condition::Word(word("قال")))),
    ]);
    assert_eq!(marked(text, &condition), ["باسم الحركة", "الحركة"]);
}

#[test]
fn of_very_many_hits_the_first_are_kept_and_it_is_told() {
    let text = "ا ب ".repeat(MOST_HITS);
    let [alef, beh] = ["ا", "ب"].map(|letter| Condition::Word(word(letter)));
    let found =
        |condition: &Condition| hits_in_large(condition, &text, [].iter(), &mut Interrupt::never());
    let few = found(&Condition::Word(word("غاب")));
    assert!(few.ranges.is_empty() && !few.has_more);
    let all = found(&alef);
    assert_eq!((all.ranges.len(), all.has_more), (MOST_HITS, false));
    let both = found(&Condition::Any(vec![alef, beh]));
    assert_eq!((both.ranges.len(), both.has_more), (MOST_HITS, true));
    let last = both.ranges.last().map(|hit| hit.end);
    assert_eq!(last, Some(text.len() / 2 - 1), "of both of them the first");
}

#[test]
fn whoever_wants_something_newer_waits_for_one_window_at_most() {
    let text = "كلمة أخرى ".repeat(100_000);
    let subject = Subject {
        text: Haystack::Large(&text),
        title: "",
        actors: &[],
        read: false,
    };
    let condition = Condition::Word(word("غاب"));
    let not = Condition::Not(Box::new(condition.clone()));
    for last in [1, 3, 5] {
        let mut asked = 0;
        let mut newer = || {
            asked += 1;
            asked == last
        };
        let mut interrupt = Interrupt::when(&mut newer);
        matches(&not, &subject, &mut interrupt);
        hits_in_large(&condition, &text, [].iter(), &mut interrupt);
        assert!(interrupt.has_come());
        assert_eq!(asked, last, "nothing is looked at after that");
    }
}

#[test]
fn conditions_are_combined() {
    let subject = Subject {
        text: Haystack::Folded("خبر عن البحر"),
        title: "عنوان",
        actors: &[],
        read: false,
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
    let subject = Subject {
        actors: &taliban,
        read: true,
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

proptest::proptest! {
    #[test]
    fn what_is_marked_holds_what_was_asked(
        pieces in proptest::collection::vec(
            proptest::sample::select(
                &["ال", "و", "ل", "ب", "قاعدة", "لجنة", " ", "\n", "«", "ـ", "\u{64e}", "ﻷ", "-", "ISIS"][..],
            ),
            0..24,
        ),
        asked in proptest::sample::select(&["قاعدة", "القاعدة", "اللجنة", "و", "ل", "isis-"][..]),
        is_prefix: bool,
    ) {
        let text = pieces.concat();
        let asked = if is_prefix { prefix(asked) } else { word(asked) };
        for conditions in [vec![asked.clone()], vec![asked.clone(), asked.clone()]] {
            let condition = Condition::Phrase(conditions);
            let marked = marked(&text, &condition);
            let folded = fold(&text).text;
            let subject = Subject { text: Haystack::Folded(&folded), title: "", actors: &[], read: false };
            assert_eq!(marked.is_empty(), !matches(&condition, &subject, &mut Interrupt::never()));
            assert!(marked.iter().all(|piece| !piece.is_empty()));
        }
    }
}
