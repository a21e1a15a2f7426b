mod conditions;

use super::words::{MORE_THAN_CLITICS, letters_at_end};
use super::*;
use crate::library::condition::{Near, Word};
use crate::library::dates::date;
use crate::library::formats::plain;
use crate::library::state::NOTHING;

fn word(text: &str) -> Word {
    Word::new(text, false)
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
    let ranges = hits(condition, &article(text), &fold(text), [].iter());
    ranges.into_iter().map(|range| &text[range]).collect()
}

fn article(text: &str) -> Article {
    plain::read("text".to_owned(), text.to_owned(), Vec::new())
}

/// An article of which only this is known.
fn subject<'a>(text: Haystack<'a>) -> Subject<'a> {
    Subject {
        text,
        title: Haystack::NONE,
        title_is_in_text: false,
        source: Haystack::NONE,
        days: None,
        actors: &[],
        kinds: &[],
        company: None,
        is_new: false,
        state: &NOTHING,
    }
}

/// Whether a condition holds of a text, looked at as a small and as a large one.
#[track_caller]
fn holds(condition: &Condition, text: &str) -> bool {
    let folded = fold(text).text;
    let small = Haystack::Folded {
        folded: &folded,
        written: text,
    };
    let [small, large] = [small, Haystack::Large(text)]
        .map(|text| matches(condition, &subject(text), &mut Interrupt::never()));
    assert_eq!(small, large, "{text}");
    small
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
    let article = article(&text);
    let found = |condition: &Condition| {
        hits_in_large(condition, &article, [].iter(), &mut Interrupt::never())
    };
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
    let (subject, article) = (subject(Haystack::Large(&text)), article(&text));
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
        hits_in_large(&condition, &article, [].iter(), &mut interrupt);
        assert!(interrupt.has_come());
        assert_eq!(asked, last, "nothing is looked at after that");
    }
}

#[test]
fn an_exact_word_is_spelled_as_it_was_typed() {
    let exact = |text: &str| Condition::Exact(text.split(' ').map(word).collect());
    let text = "علي على وعلى «عـلىٰ» علَى؛ بعلي";
    assert_eq!(marked(text, &exact("على")), ["على", "عـلىٰ", "علَى"]);
    assert_eq!(marked(text, &exact("علي")), ["علي"]);
    assert_eq!(marked(text, &exact("وعلى")), ["وعلى"], "a clitic is typed");
    assert_eq!(
        marked("القاعدة للقاعدة لقاعدة قاعده", &exact("قاعدة")),
        [""; 0]
    );
    assert_eq!(marked("US us ‘US’", &exact("US")), ["US", "US"]);
    assert_eq!(
        marked("ﺁﺧﺮ ا\u{653}خر أخر", &exact("آخر")),
        ["ﺁﺧﺮ", "ا\u{653}خر"]
    );
    let text = "مجلس الامن ومجلس الأمن، مجلس\n«الأمن»";
    assert_eq!(marked(text, &exact("مجلس الأمن")), ["مجلس\n«الأمن"]);
    assert!(holds(&exact("على"), "قال على") && !holds(&exact("على"), "قال علي"));
    let begun = Condition::Exact(vec![prefix("مدرس")]);
    assert_eq!(marked("مدرسة المدرسة مدرّسون", &begun), ["مدرس", "مدرّس"]);
}

#[test]
fn a_stem_has_other_endings_and_clitics() {
    let stem = |text: &str| Condition::Stem(word(text));
    let text =
        "مقاتل والمقاتلون لمقاتلين مقاتلة مقاتلاتهم مقاتلو مقاتلًا للمقاتلتين قاتل مقاتلات مقاتلستان";
    let found = [
        "مقاتل",
        "مقاتلون",
        "مقاتلين",
        "مقاتلة",
        "مقاتلاتهم",
        "مقاتلو",
        "مقاتلًا",
        "مقاتلتين",
        "مقاتلات",
    ];
    for typed in ["مقاتل", "المقاتلين", "مقاتلة"] {
        assert_eq!(marked(text, &stem(typed)), found, "{typed}");
    }
    assert_eq!(
        marked("كتاب تاب كتابه الكتب", &stem("كتاب")),
        ["كتاب", "كتابه"]
    );
    assert!(holds(&stem("مقاتل"), "المقاتلون") && !holds(&stem("مقاتل"), "القتال"));
}

#[test]
fn exact_spellings_rank_first_then_titles_then_how_often_then_where() {
    let rank = |condition: &Condition, title: &str, text: &str| {
        let (title_folded, folded) = (fold(title).text, fold(text).text);
        let article = Subject {
            title: Haystack::Folded {
                folded: &title_folded,
                written: title,
            },
            ..subject(Haystack::Folded {
                folded: &folded,
                written: text,
            })
        };
        super::rank(condition, &article, &mut Interrupt::never())
    };
    let ali = Condition::Word(word("علي"));
    let best_first = [
        rank(&ali, "علي", "خبر"),
        rank(&ali, "خبر", "قال علي ثم علي"),
        rank(&ali, "خبر", "علي قال"),
        rank(&ali, "خبر", "قال علي"),
        rank(&ali, "على", "على على على"),
        rank(&ali, "خبر", "على"),
        rank(&ali, "خبر", "نهر"),
    ];
    assert!(best_first.is_sorted_by(|a, b| a > b), "{best_first:#?}");
    let both = Condition::All(vec![ali, Condition::Word(word("سلام"))]);
    let one = rank(&both, "خبر", "على سلام");
    assert!(rank(&both, "خبر", "علي والسلام وسلام") > one);
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
            assert_eq!(marked.is_empty(), !holds(&condition, &text));
            assert!(marked.iter().all(|piece| !piece.is_empty()));
        }
    }
}
