//! Queries that name saved ones, and what is saved.

use super::*;

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
