//! Queries that do not parse: where and why.

use super::*;

#[track_caller]
fn refused(typed: &str, piece: &str, problem: Problem) {
    match condition(typed, true, &resolve, &saved()) {
        Err(error) => assert_eq!((&typed[error.range], error.problem), (piece, problem)),
        Ok(condition) => panic!("understood as {}", shown(&condition)),
    }
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
    for nothing in ["colour:", "colour: ", "colour:(red)", "colour:-red"] {
        refused(nothing, "colour:", Problem::UnknownField);
        let typing = condition(nothing, false, &resolve, &saved());
        let problem = typing.map_err(|error| error.problem);
        assert_eq!(problem, Err(Problem::UnknownField), "{nothing}");
    }
    refused("جهة:", "جهة:", Problem::EmptyField);
    refused("is:open", "open", Problem::UnknownValue);
    refused("actor:nobody", "nobody", Problem::UnknownActor);
    refused("title:", "title:", Problem::EmptyField);
    refused("مصدر: الجزيرة", "مصدر:", Problem::EmptyField);
    refused("kind:verb", "verb", Problem::UnknownValue);
    refused("حرب date:أمس", "أمس", Problem::UnknownDate);
    refused("date:2021-13", "2021-13", Problem::UnknownDate);
    refused("date:2022..2021", "2022..2021", Problem::ReversedDates);
    let reversed = condition("date:2022..2021 ", false, &resolve, &saved());
    assert_eq!(
        reversed.map_err(|error| error.problem),
        Err(Problem::ReversedDates)
    );
    refused("near:سلام حرب نهر", "سلام", Problem::UnknownDistance);
    refused("near:1000 حرب سلام", "1000", Problem::UnknownDistance);
    refused("حرب near:5 سلام", "near:5", Problem::MissingNear);
    finished(
        "near:paragraph actor:taliban داعش",
        "Paragraph(@taliban @isis)",
    );
    finished("قرب:الجملة (جهة:طالبان داعش)", "Sentence(@taliban @isis)");
    typing("قرب:فق", "()");
    typing("near:sentence taliban tr", "Sentence(@taliban)");
    refused(
        "near:paragraph taliban",
        "near:paragraph",
        Problem::MissingTogether,
    );
    refused(
        "near:paragraph taliban -داعش",
        "-داعش",
        Problem::NotTogether,
    );
    refused("near:5 سلام -حرب", "-حرب", Problem::NotNear);
    refused("near:5 سلام is:unread", "is:unread", Problem::NotNear);
    refused(&"(".repeat(100), "(", Problem::TooDeep);
    for (begun, is_one) in [
        ("date:2021-0", true),
        ("date:31 أغس", true),
        ("date:أيلول 2021..تش", true),
        ("date:كانون الث", true),
        ("date:الأربعا", true),
        ("date:oct", true),
        ("date:20211", false),
        ("date:أمس", false),
        ("تاريخ:غدا", false),
    ] {
        let read = condition(begun, false, &resolve, &saved());
        let read = read.map(|_| ()).map_err(|error| error.problem);
        let wanted = is_one.then_some(()).ok_or(Problem::UnknownDate);
        assert_eq!(read, wanted, "{begun}");
    }
    let typing = condition("actor:nobody سلام", false, &resolve, &saved());
    assert_eq!(
        typing.map_err(|error| error.problem),
        Err(Problem::UnknownActor)
    );
}
