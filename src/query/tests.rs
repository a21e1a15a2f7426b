use proptest::prelude::*;

use super::*;
use crate::library::condition::Word;

/// The actors that the tests know.
fn resolve(name: &str) -> Vec<ActorId> {
    let actor = match name {
        "taliban" | "طالبان" | "حركه طالبان" => "taliban",
        "islamic state" | "داعش" => "isis",
        _ => return Vec::new(),
    };
    vec![ActorId::new(actor)]
}

/// A condition in few signs: `a & b`, `a | b`, `!a`, `word`, `word*`, "a phrase", `@actor`.
fn shown(condition: &Condition) -> String {
    let word = |word: &Word| format!("{}{}", word.folded, if word.prefix { "*" } else { "" });
    let joined = |conditions: &[Condition], sign: &str| {
        format!(
            "({})",
            conditions.iter().map(shown).collect::<Vec<_>>().join(sign)
        )
    };
    match condition {
        Condition::All(conditions) => joined(conditions, " & "),
        Condition::Any(conditions) => joined(conditions, " | "),
        Condition::Not(condition) => format!("!{}", shown(condition)),
        Condition::Word(one) => word(one),
        Condition::Phrase(words) => {
            format!(
                "\"{}\"",
                words.iter().map(word).collect::<Vec<_>>().join(" ")
            )
        }
        Condition::Actor(actor) => format!("@{actor}"),
        Condition::Unread => "unread".to_owned(),
    }
}

#[track_caller]
fn finished(typed: &str, expected: &str) {
    let condition = condition(typed, true, &resolve).map(|condition| shown(&condition));
    assert_eq!(condition.as_deref(), Ok(expected), "{typed}");
}

#[track_caller]
fn typing(typed: &str, expected: &str) {
    let condition = condition(typed, false, &resolve).map(|condition| shown(&condition));
    assert_eq!(condition.as_deref(), Ok(expected), "{typed}");
}

#[track_caller]
fn refused(typed: &str, piece: &str, problem: Problem) {
    match condition(typed, true, &resolve) {
        Err(error) => assert_eq!((&typed[error.range], error.problem), (piece, problem)),
        Ok(condition) => panic!("understood as {}", shown(&condition)),
    }
}

#[test]
fn words_are_folded_and_all_must_occur() {
    finished("", "()");
    finished("بُشرى", "بشري");
    finished("اتفاق، الدوحة", "(اتفاق & الدوحه)");
    finished("ISIS-K (قندهار)", "(isis-k & قندهار)");
    finished("الساعة 10:49", "(الساعه & 10:49)");
    finished("https://example.org", "https://example.org");
    finished("؟ ! ـ", "()");
}

#[test]
fn phrases_stand_in_any_quotation_marks() {
    for typed in [
        "\"مجلس الأمن\"",
        "«مجلس الأمن»",
        "»مجلس الأمن«",
        "“مجلس الأمن”",
        "”مجلس، الأمن“",
    ] {
        finished(typed, "\"مجلس الامن\"");
    }
    finished("«طالبان» \"\"", "طالبان");
}

#[test]
fn signs_negate_group_and_choose() {
    finished("سلام -حرب", "(سلام & !حرب)");
    finished("-(حرب أو سلام)", "!(حرب | سلام)");
    finished("حرب OR سلام بحر | نهر", "(حرب | (سلام & بحر) | نهر)");
    finished("(حرب أو سلام) بحر", "((حرب | سلام) & بحر)");
    finished("--حرب", "حرب");
    finished("حرب - سلام", "(حرب & سلام)");
    finished("أفغان*", "افغان*");
    finished("اتفاق() حرب", "(اتفاق & حرب)");
}

#[test]
fn a_bare_word_also_means_the_actor_it_names() {
    finished("taliban", "(taliban | @taliban)");
    finished("-طالبان", "!(طالبان | @taliban)");
    finished("\"طالبان\"", "طالبان");
    finished(
        "Islamic State Syria",
        "(((islamic & state) | @isis) & syria)",
    );
    finished("وفد حركة طالبان", "(وفد & ((حركه & طالبان) | @taliban))");
}

#[test]
fn fields_have_arabic_and_english_names() {
    for typed in [
        "actor:taliban",
        "جهة:طالبان",
        "الجهة:طالبان",
        "شخصية:«حركة طالبان»",
        "ACTOR:Taliban",
    ] {
        finished(typed, "@taliban");
    }
    finished("is:unread -actor:داعش", "(unread & !@isis)");
    finished("حالة:\"غير مقروء\" حالة:مقروء", "(unread & !unread)");
    finished("حالة:غير_مقروء", "unread");
    finished("خبر: عاجل", "(خبر & عاجل)");
}

#[test]
fn what_is_still_being_typed_counts_as_far_as_it_goes() {
    typing("طال", "طال*");
    typing("طالبان", "(طالبان* | @taliban)");
    typing("طالبان ", "(طالبان | @taliban)");
    typing("حرب «مجلس الأ", "(حرب & \"مجلس الا*\")");
    typing("حرب «", "حرب");
    typing("(حرب OR سلام", "(حرب | سلام*)");
    typing("(حرب OR ", "حرب");
    typing("حرب أو", "(حرب & او*)");
    typing("حرب -", "حرب");
    typing("حرب (", "حرب");
    typing("actor:", "()");
    typing("حرب جهة: ", "حرب");
    typing("actor:tali", "()");
    typing("is:un", "()");
    typing("actor:taliban", "@taliban");
}

#[test]
fn errors_say_where_and_why() {
    refused("حرب «سلام", "«سلام", Problem::OpenQuotation);
    refused("حرب (سلام", "(سلام", Problem::OpenGroup);
    refused("حرب) سلام", ")", Problem::UnopenedGroup);
    refused("حرب OR", "OR", Problem::MissingTerm);
    refused("أو سلام", "أو", Problem::MissingTerm);
    refused("(حرب أو) سلام", "أو", Problem::MissingTerm);
    refused("actr:taliban", "actr:", Problem::UnknownField);
    refused("جهة:", "جهة:", Problem::EmptyField);
    refused("is:open", "open", Problem::UnknownValue);
    refused("actor:nobody", "nobody", Problem::UnknownActor);
    refused(&"(".repeat(100), "(", Problem::TooDeep);
    let typing = condition("actor:nobody سلام", false, &resolve);
    assert_eq!(
        typing.map_err(|error| error.problem),
        Err(Problem::UnknownActor)
    );
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_panic(typed in ".*", end in any::<bool>()) {
        check(&typed, end);
    }

    #[test]
    fn nor_anything_made_of_its_signs(
        typed in proptest::collection::vec(
            prop::sample::select(&["(", ")", "\"", "«", "»", "“", "-", "|", "OR", "أو", " ", "*", ":", "actor:", "حالة:", "is:unread", "طالبان", "ـ", "،", "\u{202e}"][..]),
            0..24,
        ),
        end in any::<bool>(),
    ) {
        check(&typed.concat(), end);
    }
}

fn check(typed: &str, end: bool) {
    if let Err(error) = condition(typed, end, &resolve) {
        assert!(
            typed
                .get(error.range.clone())
                .is_some_and(|piece| !piece.is_empty()),
            "{error}"
        );
    }
}
