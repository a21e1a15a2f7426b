//! Dates as newspapers write them: month names of every Arab region and of
//! English, names doubled (`أكتوبر/تشرين الأول`), digits of every shape.
//!
//! Works on folded text and gives ranges of the text itself. Takes a month name
//! for a month only beside a day or a year: مارس and آب are words too. Knows the
//! Gregorian calendar only, and never reads a year of two digits.

mod declared;
mod names;
mod scan;

use std::ops::Range;

pub use declared::declared;
pub use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::text::fold::{Folded, fold};
use names::{ARABIC, DATE_LINE_WORDS, ENGLISH, WEEKDAYS};
use scan::{Partial, month_and_year, partial_dates};

/// The day with these numbers, if there is one.
pub fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// A date that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Bytes of the text, from the day or month to the year, whichever comes first;
    /// empty if the date is declared and does not stand in the text.
    pub range: Range<usize>,
    /// The first of the month where no day is written.
    pub date: Date,
    pub precision: Precision,
    /// Its year was not written there and was taken from the text.
    pub guessed: bool,
}

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    Day,
    /// A month and a year.
    Month,
}

/// A full date that was found, and the day of the week that is written beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    pub written: WrittenDate,
    /// The weekday, and the bytes of the text that hold it and the date.
    pub weekday: Option<(Weekday, Range<usize>)>,
}

/// What a line says that holds a date and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateLine {
    /// A year and a month, perhaps with a day.
    Written(WrittenDate),
    /// A day and a month; the range is a range of bytes of the line.
    WithoutYear {
        range: Range<usize>,
        day: i8,
        month: i8,
    },
}

/// The full dates of `text` in order; `folded` is its fold.
pub fn dates(text: &str, folded: &Folded) -> impl Iterator<Item = FoundDate> {
    partial_dates(&folded.text).filter_map(|partial| found(partial, text, folded))
}

/// Where the dates of `text` stand that have a day and a month, with a year or not, in
/// order, in bytes; `folded` is its fold.
pub fn ranges(text: &str, folded: &Folded) -> impl Iterator<Item = Range<usize>> {
    partial_dates(&folded.text).map(|partial| folded.source_range(text, partial.range))
}

/// What `line` says when it is a line of date and time: a date, perhaps with a
/// weekday, a clock and words such as نُشر في; `None` when it says more.
pub fn date_line(line: &str) -> Option<DateLine> {
    let folded = fold(line);
    let Some(partial) = partial_dates(&folded.text).next() else {
        let (range, first) = month_and_year(&folded.text)?;
        let date = WrittenDate {
            range: folded.source_range(line, range.clone()),
            date: first,
            precision: Precision::Month,
            guessed: false,
        };
        return only_time_beside(&folded.text, &range).then_some(DateLine::Written(date));
    };
    if !only_time_beside(&folded.text, &partial.range) {
        return None;
    }
    if partial.year.is_some() {
        return found(partial, line, &folded).map(|found| DateLine::Written(found.written));
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

/// The date in Arabic, as in `31 أغسطس 2021` or `أغسطس 2021`.
pub fn in_arabic(written: &WrittenDate) -> String {
    in_words(written, &ARABIC)
}

/// The date in English, as in `31 August 2021` or `August 2021`.
pub fn in_english(written: &WrittenDate) -> String {
    in_words(written, &ENGLISH)
}

/// The date in digits as Arabic writes it, as in `31/8/2021` or `8/2021`.
pub fn in_arabic_digits(written: &WrittenDate) -> String {
    let date = written.date;
    match written.precision {
        Precision::Day => format!("{}/{}/{}", date.day(), date.month(), date.year()),
        Precision::Month => format!("{}/{}", date.month(), date.year()),
    }
}

/// The date as ISO 8601 writes it, as in `2021-08-31` or `2021-08`.
pub fn in_iso_8601(written: &WrittenDate) -> String {
    let date = written.date;
    match written.precision {
        Precision::Day => date.to_string(),
        Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
    }
}

impl WrittenDate {
    /// The first and the last day that it may mean.
    pub fn days(&self) -> (Date, Date) {
        match self.precision {
            Precision::Day => (self.date, self.date),
            Precision::Month => (self.date.first_of_month(), self.date.last_of_month()),
        }
    }
}

impl FoundDate {
    /// Where the date and its weekday stand, in bytes of the text, if the
    /// weekday that is written is another than that of the date.
    pub fn contradiction(&self) -> Option<Range<usize>> {
        self.weekday
            .as_ref()
            .filter(|(weekday, _)| *weekday != self.written.date.weekday())
            .map(|(_, range)| range.clone())
    }
}

fn in_words(written: &WrittenDate, months: &[&str; 12]) -> String {
    let date = written.date;
    let month = months[usize::from(date.month().unsigned_abs()) - 1];
    match written.precision {
        Precision::Day => format!("{} {month} {}", date.day(), date.year()),
        Precision::Month => format!("{month} {}", date.year()),
    }
}

/// The date in the text, if it has a year; `folded` is the fold of `text`.
fn found(partial: Partial, text: &str, folded: &Folded) -> Option<FoundDate> {
    let date = Date::new(partial.year?, partial.month, partial.day).ok()?;
    let weekday = partial
        .weekday
        .map(|(weekday, range)| (weekday, folded.source_range(text, range)));
    Some(FoundDate {
        written: WrittenDate {
            range: folded.source_range(text, partial.range),
            date,
            precision: Precision::Day,
            guessed: false,
        },
        weekday,
    })
}

#[cfg(test)]
mod tests;
