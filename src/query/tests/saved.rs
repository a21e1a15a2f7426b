//! Queries that name saved ones, and what is saved.

use super::*;
use crate::actors::gazetteer::Gazetteer;
use crate::library::built_in::ARTICLES;

#[test]
fn a_saved_query_stands_for_what_it_asks() {
    let hudna = "((هدنه | سلام) & !حرب)";
    finished("saved:هدنة", hudna);
    finished("محفوظ:هُدنه", hudna);
    finished("المحفوظ:«أخبار قطر»", &format!("(قطر & {hudna})"));
    finished("-saved:هدنة كابل", &format!("(!{hudna} & كابل)"));
    // Nothing is left to be typed of it.
    typing("saved:هدنة", hudna);
    typing("سلام saved:هد", "سلام");
}

#[test]
fn a_saved_query_that_cannot_be_read_is_told_by_where_it_is_named() {
    for (typed, at, problem) in [
        ("سلام saved:غدا ", "غدا", Problem::UnknownSaved),
        ("saved:مكسور", "مكسور", Problem::BrokenSaved),
        ("saved:«من مكسور»", "«من مكسور»", Problem::BrokenSaved),
        ("محفوظ:حلقة", "حلقة", Problem::CircularSaved),
        ("محفوظ:«كثير ٣»", "«كثير ٣»", Problem::TooManySaved),
        (
            "near:3 (saved:هدنة قطر)",
            "saved:هدنة قطر",
            Problem::NotNear,
        ),
    ] {
        let error = condition(typed, true, &resolve, &saved()).expect_err(typed);
        assert_eq!(error.problem, problem, "{typed}");
        assert!(typed[error.range].contains(at), "{typed}");
    }
}

#[test]
fn what_is_saved_means_what_was_seen_while_it_was_typed() {
    for (typed, kept) in [
        ("قطر", "قطر*"),
        ("قطر ", "قطر*"),
        ("قطر is:unread", "قطر is:unread"),
        ("قطر date:2021-08", "قطر date:2021-08"),
        ("سلام (قطر أو هدن", "سلام (قطر أو هدن*)"),
        ("«اتفاق الدوحة", "«اتفاق الدوحة»"),
        ("saved:هدنة", "saved:هدنة"),
        ("actor:taliban", "actor:taliban"),
        ("tag:«حقوق ال", "tag:«حقوق ال»"),
    ] {
        let is_over = typed.ends_with(' ');
        let expected = if is_over { typed.trim() } else { kept };
        let kept = crate::query::finished(typed, &resolve, &saved());
        assert_eq!(kept.as_deref(), Ok(expected), "{typed}");
    }
    assert!(crate::query::finished("قطر date:", &resolve, &saved()).is_err());
}

#[test]
fn what_cannot_be_kept_is_told_by_a_place_in_what_was_typed() {
    for typed in ["  date:\"غد", "سلام date:«1ق", " (قطر date:\u{1}\"x "] {
        let error = crate::query::finished(typed, &resolve, &saved()).expect_err(typed);
        assert!(
            typed.get(error.range.clone()).is_some(),
            "{typed}: {error:?}"
        );
    }
}

/// Asserts that what can be accepted is listed as the query that is saved of it, which means
/// the same wherever it is read.
#[track_caller]
fn assert_saved_as_listed(typed: &str, resolve: &dyn Fn(&str) -> Vec<ActorId>) {
    let saved = saved();
    if condition(typed, true, resolve, &saved).is_err() {
        return;
    }
    let listed = condition(typed, false, resolve, &saved);
    let kept = crate::query::finished(typed, resolve, &saved);
    let kept = kept.unwrap_or_else(|error| panic!("{typed}: {error}"));
    let found = condition(&kept, true, resolve, &saved);
    assert_eq!(found, listed, "{typed} is kept as {kept}");
    // As the list asks for it once it is open.
    let entered = condition(&format!("{kept} "), false, resolve, &saved);
    assert_eq!(entered, listed, "{kept} once it is open");
}

/// Beginnings of the words of articles and of the names of actors, whole ones among them, by
/// themselves and behind another term.
#[test]
fn what_is_saved_of_words_finds_what_was_listed() {
    let known = Gazetteer::built_in();
    let resolve = |folded: &str| known.resolve(folded);
    let names = known
        .iter()
        .flat_map(|actor| [&*actor.ar, &*actor.en, actor.id.as_str()]);
    let words = ARTICLES
        .iter()
        .flat_map(|(_, text)| text.split_whitespace());
    for (at, text) in names.step_by(23).chain(words.step_by(97)).enumerate() {
        let letters = text.chars().count();
        for count in [letters, letters / 2, 4] {
            let begun: String = text.chars().take(count).collect();
            assert_saved_as_listed(&begun, &resolve);
            match at % 4 {
                0 => assert_saved_as_listed(&format!("سلام -{begun}"), &resolve),
                1 => assert_saved_as_listed(&format!("(سلام أو {begun})"), &resolve),
                2 => assert_saved_as_listed(&format!("actor:\"{begun}\" {begun} "), &resolve),
                _ => assert_saved_as_listed(&format!("actor:{begun}"), &resolve),
            }
        }
    }
}

#[test]
fn the_beginning_of_an_english_name_means_its_bearers_typed_or_with_a_star() {
    let known = Gazetteer::built_in();
    let resolve = |folded: &str| known.resolve(folded);
    let read = |typed: &str, finished| condition(typed, finished, &resolve, &saved()).unwrap();
    let actors = |condition: &Condition| shown(condition).matches('@').count();
    let typed = read("egypt", false);
    assert!(
        actors(&typed) > actors(&read("egypt", true)),
        "{}",
        shown(&typed)
    );
    assert_eq!(typed, read("egypt*", true));
    assert_eq!(read("egypt ", false), read("egypt", true));
    // What begins like an Arabic name is found as a word.
    assert_eq!(actors(&read("مصر*", true)), actors(&read("مصر", true)));
}

proptest! {
    #[test]
    fn what_is_saved_of_anything_that_can_be_accepted_finds_what_was_listed(
        typed in proptest::collection::vec(
            prop::sample::select(&["(", ")", "\"", "«", "»", "-", "|", "OR", "أو", " ", " ", "*", ":", "actor:", "حالة:", "is:unread", "=", "~", "title:", "near:", "5", "date:", "2021", "-08", "..", "أغسطس", "kind:name", "وسم:", "saved:", "هدنة", "source:", "طالبان", "taliban", "isl", "ـ", "،", "."][..]),
            0..12,
        ),
    ) {
        assert_saved_as_listed(&typed.concat(), &resolve);
    }
}
