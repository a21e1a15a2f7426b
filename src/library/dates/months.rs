//! Months that a text names without a day: فبراير/شباط 2020، في مارس. Without a year a month
//! needs its double name or a word before it that stands before times, since مارس and آب
//! are words too.

use std::ops::Range;

use super::calendars::Calendar;
use super::cursor::{Cursor, split_last_word};
use crate::text::fold::Folded;

/// A month that a text names, with its year or without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedMonth {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub year: Option<i16>,
    /// In the Gregorian calendar.
    pub month: i8,
}

/// The Gregorian months that `text` names without a day, in order; `folded` is its fold.
pub fn named_months(text: &str, folded: &Folded) -> impl Iterator<Item = NamedMonth> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(offset) = folded.text[at..].find(char::is_alphabetic) {
            let start = at + offset;
            let word = &folded.text[start..];
            let end = word.find(|c: char| !c.is_alphanumeric());
            at = start + end.unwrap_or(word.len());
            if let Some((range, year, month)) = month_at(&folded.text, start) {
                at = range.end;
                let range = folded.source_range(text, range);
                return Some(NamedMonth { range, year, month });
            }
        }
        None
    })
}

fn month_at(folded: &str, start: usize) -> Option<(Range<usize>, Option<i16>, i8)> {
    /// As the fold has them.
    const BEFORE: [&str; 11] = [
        "في",
        "شهر",
        "بحلول",
        "نهايه",
        "بدايه",
        "منتصف",
        "اواءل",
        "اواخر",
        "منذ",
        "حتي",
        "خلال",
    ];
    let before = &folded[..start];
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let before = before.trim_end_matches(' ');
    // After a number it would be the month of a day.
    if before.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut cursor = Cursor {
        text: folded,
        at: start,
    };
    let month = cursor.month()?;
    if month.calendar != Calendar::Gregorian {
        return None;
    }
    let end = cursor.at;
    let is_double = folded[start..end].contains('/');
    cursor.skip(&["من", "عام", "سنه", "لعام", "لسنه", "العام"]);
    if let Some((year, era)) = cursor.year()
        && era.is_none_or(|era| era == Calendar::Gregorian)
        && (1800..2200).contains(&year)
    {
        return Some((start..cursor.at, Some(year), month.number));
    }
    let (_, lead) = split_last_word(before);
    (is_double || BEFORE.contains(&lead)).then_some((start..end, None, month.number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    fn of(text: &str) -> Vec<(Option<i16>, i8)> {
        let folded = fold(text);
        let found = named_months(text, &folded).map(|one| (one.year, one.month));
        found.collect()
    }

    #[test]
    fn months_are_found_where_they_are_months() {
        assert_eq!(of("وُقّع في فبراير/شباط 2020 في الدوحة"), [(Some(2020), 2)]);
        assert_eq!(of("بحلول مايو/أيار عام 2021"), [(Some(2021), 5)]);
        assert_eq!(of("عُقد الاجتماع في مارس وانتهى"), [(None, 3)]);
        assert_eq!(of("مارس الرياضة ثم آب إلى بيته"), []);
        assert_eq!(of("في 26 أغسطس 2021 وقع"), []);
    }
}
