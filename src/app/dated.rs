//! Dates in words, as the person prefers them; what is guessed says so.

use crate::config::strings::{Language, Strings};
use crate::library::dates::{DateStyle, WrittenDate};

/// A date in words; one that is guessed says so.
pub fn date(strings: &Strings, written: &WrittenDate, style: DateStyle) -> String {
    let date = match strings.language() {
        Language::Arabic => written.in_arabic(style),
        Language::English => written.in_english(style),
    };
    guessed(strings, written, style, date)
}

/// A date in digits, for where there is no room for [`date`].
pub fn brief_date(strings: &Strings, written: &WrittenDate, style: DateStyle) -> String {
    let date = match strings.language() {
        Language::Arabic => written.in_arabic_digits(style),
        Language::English => written.in_english_digits(style),
    };
    guessed(strings, written, style, date)
}

fn guessed(strings: &Strings, written: &WrittenDate, style: DateStyle, date: String) -> String {
    if written.is_guessed(style) {
        strings.with("guessed", [("what", date.into())])
    } else {
        date
    }
}

#[cfg(test)]
mod tests {
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
}
