use super::*;
use crate::library::dates::{Guess, Months, declared};

fn both(word: impl Fn(&Strings) -> String) -> [String; 2] {
    [Language::Arabic, Language::English].map(|language| word(&Strings::new(language)))
}

#[test]
fn a_month_is_written_without_a_day_and_a_guessed_year_with_a_question_mark() {
    let written = |line: &str| declared(line).expect("a date");
    let style = DateStyle {
        months: Some(Months::Egypt),
        ..DateStyle::default()
    };
    let month = written("نيسان/أبريل 2025");
    assert_eq!(
        both(|strings| date(strings, &month, style)),
        ["أبريل 2025", "April 2025"]
    );
    let guess = WrittenDate {
        guess: Some(Guess::Year),
        ..written("1 أبريل 2025")
    };
    let [_, english] = both(|strings| date(strings, &guess, style));
    assert_eq!(english, "1 April 2025?");
    assert_eq!(
        both(|strings| brief_date(strings, &guess, style)),
        ["1/4/2025؟", "2025-04-01?"]
    );
}

#[test]
fn a_notice_of_a_weekday_says_which_date() {
    let written = "الأحد 3 فبراير 2021".to_owned();
    let [arabic, _] = both(|strings| {
        notice(
            strings,
            &Notice::WeekdayContradictsDate {
                written: written.clone(),
            },
        )
    });
    assert!(
        arabic.starts_with("يوم الأسبوع لا يوافق التاريخ: "),
        "{arabic}"
    );
    assert!(arabic.contains(&written), "{arabic}");
    assert_eq!(
        both(|strings| notice(strings, &Notice::NoArticles)),
        ["لا مقالات في هذا المجلد", "no articles in this folder"]
    );
}
