//! Dates as newspapers write them: month names of every Arab region and of English, names
//! doubled (`أكتوبر/تشرين الأول`), the months of the Hijra and of Iran and Afghanistan,
//! the same day in two calendars, digits of every shape, clocks.
//!
//! Works on folded text and gives ranges of the text itself. Takes a month name
//! for a month only beside a day or a year: مارس and آب are words too. Never reads
//! a year of two digits, ranges of years, or what is relative, as in قبل ثلاث ساعات.

mod calendars;
mod clock;
mod cursor;
mod declared;
mod line;
mod months;
mod names;
mod pair;
mod scan;
mod shown;

use std::ops::Range;

pub use jiff::civil::Date;
use jiff::civil::Weekday;

pub use self::calendars::{Calendar, Counted};
pub use self::clock::Clock;
pub use self::declared::declared;
pub use self::line::{DateLine, Yearless, date_line};
pub use self::months::{NamedMonth, named_months};
pub use self::names::{Months, begins_name, ends_month, is_weekday};
use self::pair::{Found, joined};
use self::scan::partial_dates;
pub use self::shown::DateStyle;
use crate::text::fold::Folded;

/// The day with these numbers, if there is one.
pub fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The date so many days after 1 January 1970.
pub fn day_of_number(days: i32) -> Option<Date> {
    let first = jiff::civil::date(1970, 1, 1);
    first
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

/// How many days a date is after 1 January 1970.
pub fn day_number(date: Date) -> i32 {
    let since = date.duration_since(jiff::civil::date(1970, 1, 1));
    i32::try_from(since.as_hours() / 24).unwrap_or(0)
}

/// A date that stands in a text, or was told beside it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WrittenDate {
    /// Bytes of the text, from the day or month to the year, whichever comes first. Empty
    /// where it was told beside the text.
    pub range: Range<usize>,
    /// As it is written, on one line.
    pub written: Box<str>,
    /// The first of the month where no day is written.
    pub date: Date,
    pub precision: Precision,
    /// What of it is a guess.
    pub guess: Option<Guess>,
    pub clock: Option<Clock>,
    /// Whose Arabic names of months it uses.
    pub region: Option<Months>,
    /// What it says in another calendar than the Gregorian one.
    pub other: Option<Counted>,
    /// Whether it is written in that calendar alone.
    pub is_other_only: bool,
}

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Precision {
    Day,
    /// A month and a year.
    Month,
}

/// Why a date may be another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Guess {
    /// Its year is not written there, and was taken from the text.
    Year,
    /// It is written in the lunar calendar alone, whose months begin a day earlier or
    /// later from country to country.
    Day,
    /// It stands where the text opens, and not on a line of its own.
    Place,
}

/// A full date that was found, and the day of the week that is written beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    pub written: WrittenDate,
    /// The weekday, and the bytes of the text that hold it and the date.
    pub weekday: Option<(Weekday, Range<usize>)>,
    /// Whether it is written in two calendars that speak of different days.
    disagrees: bool,
}

/// The full dates of `text` in order; `folded` is its fold.
pub fn dates(text: &str, folded: &Folded) -> impl Iterator<Item = FoundDate> {
    joined(&folded.text, partial_dates(&folded.text)).map(|found| {
        let weekday = found
            .weekday
            .clone()
            .map(|(weekday, range)| (weekday, place(text, folded, range)));
        FoundDate {
            disagrees: found.disagrees,
            written: WrittenDate::of(text, folded, found),
            weekday,
        }
    })
}

/// Where the dates of `text` stand that have a day and a month, with a year or not, in
/// order, in bytes; `folded` is its fold.
pub fn ranges(text: &str, folded: &Folded) -> impl Iterator<Item = Range<usize>> {
    partial_dates(&folded.text).map(|partial| place(text, folded, partial.range))
}

/// A day that a text names, with its year or without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// Bytes of the text.
    pub range: Range<usize>,
    pub year: Option<i16>,
    /// In the Gregorian calendar.
    pub month: i8,
    pub day: i8,
}

/// The days that `text` names, in order; `folded` is its fold. Without a year only those of
/// the Gregorian calendar: in the others it is not known which day is meant.
pub fn named_days(text: &str, folded: &Folded) -> impl Iterator<Item = NamedDay> {
    partial_dates(&folded.text).filter_map(|partial| {
        let full = partial.counted().and_then(Counted::gregorian);
        let (year, month, day) = match full {
            Some(date) => (Some(date.year()), date.month(), date.day()),
            None if partial.year.is_none() && partial.calendar == Calendar::Gregorian => {
                (None, partial.month, partial.day)
            }
            None => return None,
        };
        Some(NamedDay {
            range: place(text, folded, partial.range),
            year,
            month,
            day,
        })
    })
}

impl WrittenDate {
    /// A day that was told beside a text.
    pub fn on(date: Date) -> Self {
        Self {
            range: 0..0,
            written: date.to_string().into(),
            date,
            precision: Precision::Day,
            guess: None,
            clock: None,
            region: None,
            other: None,
            is_other_only: false,
        }
    }

    /// The month that begins on this day, told beside a text.
    pub fn of_month(first: Date) -> Self {
        Self {
            precision: Precision::Month,
            ..Self::on(first)
        }
    }

    /// The month of this calendar that begins on this day, told beside a text.
    pub fn of_month_in(first: Date, calendar: Calendar) -> Self {
        let other = Counted::of(first, calendar);
        let other = other.filter(|_| calendar != Calendar::Gregorian);
        Self {
            is_other_only: other.is_some(),
            other,
            ..Self::of_month(first)
        }
    }

    fn of(text: &str, folded: &Folded, found: Found) -> Self {
        let range = place(text, folded, found.range);
        Self {
            written: on_one_line(&text[range.clone()]),
            range,
            date: found.date,
            precision: found.precision,
            guess: found.guess,
            clock: None,
            region: found.region,
            other: found.other,
            is_other_only: found.is_other_only,
        }
    }
}

impl WrittenDate {
    /// The first and the last day that it may mean.
    pub fn days(&self) -> (Date, Date) {
        match self.precision {
            Precision::Day => (self.date, self.date),
            Precision::Month => {
                let other = self.other.filter(|_| self.is_other_only);
                let gregorian = (self.date.first_of_month(), self.date.last_of_month());
                other.and_then(Counted::month).unwrap_or(gregorian)
            }
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

    /// Where the date stands, if its two calendars speak of different days.
    pub fn disagreement(&self) -> Option<Range<usize>> {
        self.disagrees.then(|| self.written.range.clone())
    }
}

/// Where a range of folded text stands in `text`, the tatweel of an era (هـ) included.
fn place(text: &str, folded: &Folded, range: Range<usize>) -> Range<usize> {
    let is_era = folded.text[range.clone()].ends_with('ه');
    let range = folded.source_range(text, range);
    let rest = &text[range.end..];
    let tatweel = rest.len() - rest.trim_start_matches('ـ').len();
    range.start..range.end + if is_era { tatweel } else { 0 }
}

fn on_one_line(text: &str) -> Box<str> {
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

#[cfg(test)]
mod tests;
