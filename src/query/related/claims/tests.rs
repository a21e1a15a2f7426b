//! What is read out of a text, whatever is written there.

use super::*;

#[test]
fn a_number_takes_over_what_became_of_those_before_it() {
    let text = "قتل 12 جنديا و5 مدنيين، بينهم طفلان، فيما وصل 50 مسعفا.";
    let claims = Claims::of(text, &[]);
    let told: Vec<(&str, bool, bool)> = claims
        .all
        .iter()
        .map(|claim| {
            (
                &text[claim.range.clone()],
                claim.fate.is_some(),
                claim.is_part,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("12", true, false),
            ("5", true, false),
            ("طفلان", true, true),
            ("50", false, false)
        ]
    );
}

#[test]
fn names_of_actors_are_no_words_of_what_happens() {
    let text = "استقبل الميناء في الحريق 12 سفينة";
    let at = text.find("الميناء").expect("it is there");
    let words = |names: &[Range<usize>]| Claims::of(text, names).words.len();
    assert_eq!(
        words(std::slice::from_ref(&(at..at + "الميناء".len()))) + 1,
        words(&[])
    );
}

proptest::proptest! {
    #[test]
    fn whatever_is_written_claims_lie_within_it_in_order(
        text in "([0-9٠-٩:.%،؛و ]|قتل|أصيب|شخصان|الساعة|الثلاثاء|ألف|\u{200f}|ً|\n|[ا-ي ]){0,40}",
    ) {
        let mut end = 0;
        for claim in Claims::of(&text, &[]).all {
            assert!(claim.range.start >= end, "{claim:?}");
            assert!(text.get(claim.range.clone()).is_some_and(|text| !text.is_empty()));
            end = claim.range.end;
        }
    }
}
