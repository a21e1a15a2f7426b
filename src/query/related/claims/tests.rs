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

/// The times of day of a sentence, and whether they are understood.
fn times(text: &str) -> Vec<(String, &'static str)> {
    let found = Claims::of(text, &[]).all.into_iter();
    let told = found.filter_map(|claim| {
        let says = match claim.says {
            Says::TimeOfDay(_) => "told",
            Says::Unclear => "unclear",
            _ => return None,
        };
        Some((text[claim.range].to_owned(), says))
    });
    told.collect()
}

#[test]
fn an_hour_with_something_behind_it_that_is_not_understood_is_no_time() {
    let one = |text: &str, written: &str, says| {
        assert_eq!(times(text), [(written.to_owned(), says)], "{text}");
    };
    one("تفتح الساعة 7.30 مساء", "7.30", "told");
    one("تفتح الساعة الثامنة إلا ربعا", "الثامنة إلا ربعا", "told");
    one("تفتح الساعة 7 و30 دقيقة", "7 و30 دقيقة", "told");
    one("تفتح الساعة الثامنة إلا خمس دقائق", "الثامنة", "unclear");
    one("تفتح بين الساعة 7 و8 مساء", "7", "unclear");
    // A number, and what is no clock.
    assert_eq!(times("ربح 7.30 دينار"), []);
    assert_eq!(times("قطع المسافة في 2:05:30"), []);
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
        text in "([0-9٠-٩:.%،؛و ]|قتل|أصيب|شخصان|الساعة|الثلاثاء|ألف| إلا ربعا| بعد| غرينتش|GMT|[+]| ونصف| مليون|لم |\u{200f}|ً|\n|[ا-ي ]){0,40}",
    ) {
        let mut end = 0;
        for claim in Claims::of(&text, &[]).all {
            assert!(claim.range.start >= end, "{claim:?}");
            assert!(text.get(claim.range.clone()).is_some_and(|text| !text.is_empty()));
            end = claim.range.end;
        }
    }
}
