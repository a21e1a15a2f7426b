//! Dates as newspapers write them: month names of every Arab region and of
//! English, names doubled (`أكتوبر/تشرين الأول`), digits of every shape.
//!
//! Works on folded text and gives ranges of the text itself. Takes a month name
//! for a month only beside a day or a year: مارس and آب are words too. Knows the
//! Gregorian calendar only, and never reads a year of two digits.

mod names;
mod scan;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use crate::text::fold::{Folded, fold};
use names::{ARABIC, DATE_LINE_WORDS, ENGLISH, WEEKDAYS};
use scan::{Partial, month_and_year, partial_dates};

/// A date that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Bytes of the text, from the day to the year, whichever comes first.
    pub range: Range<usize>,
    pub date: Date,
    /// As a date of publication it is a guess: its year was not written there
    /// and was taken from elsewhere; or its day was not, and it is the first of
    /// the month; or no line says when the article appeared, and it is a date
    /// from the text; or the text tells of later years.
    pub guessed: bool,
}

/// A date that was found, and the day of the week that is written beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub written: WrittenDate,
    pub weekday: Option<Weekday>,
}

/// What a line says that holds a date and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateLine {
    Full(Found),
    /// A day and a month; the range is a range of bytes of the line.
    WithoutYear {
        range: Range<usize>,
        day: i8,
        month: i8,
    },
    /// A month and a year; the date is the first of the month, and a guess.
    WithoutDay(WrittenDate),
}

/// The first full date of `text`.
pub fn find_date(text: &str) -> Option<WrittenDate> {
    dates(text, &fold(text)).next().map(|found| found.written)
}

/// The full dates of `text` in order; `folded` is its fold.
pub fn dates(text: &str, folded: &Folded) -> impl Iterator<Item = Found> {
    partial_dates(&folded.text).filter_map(|partial| found(partial, text, folded))
}

/// What `line` says when it is a line of date and time: a date, perhaps with a
/// weekday, a clock and words such as نُشر في; `None` when it says more.
pub fn date_line(line: &str) -> Option<DateLine> {
    let folded = fold(line);
    let Some(partial) = partial_dates(&folded.text).next() else {
        let (range, first) = month_and_year(&folded.text)?;
        let range_in_line = folded.source_range(line, range.clone());
        let date = WrittenDate {
            range: range_in_line,
            date: first,
            guessed: true,
        };
        return only_time_beside(&folded.text, &range).then_some(DateLine::WithoutDay(date));
    };
    if !only_time_beside(&folded.text, &partial.range) {
        return None;
    }
    if partial.year.is_some() {
        return found(partial, line, &folded).map(DateLine::Full);
    }
    let range = folded.source_range(line, partial.range);
    Some(DateLine::WithoutYear {
        range,
        day: partial.day,
        month: partial.month,
    })
}

/// Whether nothing but weekdays, clocks and words of a date line stand around a date.
fn only_time_beside(folded: &str, date: &Range<usize>) -> bool {
    let rest = [&folded[..date.start], &folded[date.end..]];
    let words = rest
        .iter()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).all(|word| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || DATE_LINE_WORDS.contains(word)
            || WEEKDAYS.contains_key(word)
    })
}

/// The date in Arabic, as in `31 أغسطس 2021`.
pub fn in_arabic(date: Date) -> String {
    written(date, &ARABIC)
}

/// The date in English, as in `31 August 2021`.
pub fn in_english(date: Date) -> String {
    written(date, &ENGLISH)
}

impl Found {
    /// Whether the weekday that is written is another than that of the date.
    pub fn weekday_contradicts(&self) -> bool {
        self.weekday
            .is_some_and(|weekday| weekday != self.written.date.weekday())
    }
}

fn written(date: Date, months: &[&str; 12]) -> String {
    let month = months[usize::from(date.month().unsigned_abs()) - 1];
    format!("{} {month} {}", date.day(), date.year())
}

/// The date in the text, if it has a year; `folded` is the fold of `text`.
fn found(partial: Partial, text: &str, folded: &Folded) -> Option<Found> {
    let date = Date::new(partial.year?, partial.month, partial.day).ok()?;
    let range = folded.source_range(text, partial.range);
    Some(Found {
        written: WrittenDate {
            range,
            date,
            guessed: false,
        },
        weekday: partial.weekday,
    })
}

#[cfg(test)]
mod tests;
