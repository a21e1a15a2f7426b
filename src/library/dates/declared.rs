//! Dates that a source declares beside its text: feeds, pages and records.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::line::{DateLine, date_line};
use super::{Clock, Precision, WrittenDate, dates, on_one_line};
use crate::text::fold::fold;

/// The date that is told beside a text, by a page, a feed or a record: as lines of date
/// write it, or by ISO 8601 or RFC 2822, or in seconds or milliseconds since 1970.
pub fn declared(value: &str) -> Option<WrittenDate> {
    let value = value.trim();
    let mut written = match date_line(value) {
        Some(DateLine::Written(written)) => written,
        Some(DateLine::WithoutYear(_)) => return None,
        None => dates(value, &fold(value))
            .map(|found| found.written)
            .next()
            .or_else(|| month(value))
            .or_else(|| since_1970(value))?,
    };
    written.range = 0..0;
    written.written = on_one_line(value);
    Some(written)
}

/// The date of so many seconds since 1970, or milliseconds, in UTC.
fn since_1970(value: &str) -> Option<WrittenDate> {
    let number: i64 = value.parse().ok()?;
    let seconds = match value.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let stamp = jiff::Timestamp::from_second(seconds).ok()?;
    let there = Offset::UTC.to_datetime(stamp);
    Some(WrittenDate {
        clock: Some(Clock {
            hour: there.hour().unsigned_abs(),
            minute: there.minute().unsigned_abs(),
            offset: Some(0),
        }),
        ..WrittenDate::on(there.date())
    })
}

/// A year and a month, as in `2021-08`.
fn month(value: &str) -> Option<WrittenDate> {
    let (year, month) = value.split_once('-')?;
    let is_month = year.len() == 4 && month.len() == 2;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok();
    Some(WrittenDate {
        precision: Precision::Month,
        ..WrittenDate::on(date.filter(|_| is_month)?)
    })
}
