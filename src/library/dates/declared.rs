//! Dates that a source declares beside its text: feeds, pages and records.

use jiff::civil::Date;
use jiff::fmt::rfc2822;

use super::{DateLine, Precision, WrittenDate, date_line};

/// The date that `written` says, as ISO 8601, RFC 2822 or newspapers write it: the day
/// where it was written, in the time zone it names. Its range is empty.
pub fn declared(written: &str) -> Option<WrittenDate> {
    let written = written.trim();
    let day = iso_8601(written).or_else(|| rfc_2822(written));
    let declared = match day {
        Some(date) => (date, Precision::Day),
        None => month(written)
            .map(|date| (date, Precision::Month))
            .or_else(|| match date_line(written)? {
                DateLine::Written(line) => Some((line.date, line.precision)),
                DateLine::WithoutYear { .. } => None,
            })?,
    };
    let (date, precision) = declared;
    Some(WrittenDate {
        range: 0..0,
        date,
        precision,
        guessed: false,
    })
}

fn iso_8601(written: &str) -> Option<Date> {
    // What follows the day is a time of any form.
    let day = written.get(..10)?;
    let ends = written
        .get(10..)?
        .chars()
        .next()
        .is_none_or(|c| !c.is_ascii_digit());
    day.parse().ok().filter(|_| ends)
}

fn rfc_2822(written: &str) -> Option<Date> {
    let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    Some(parser.parse_zoned(written).ok()?.date())
}

/// A year and a month, as in `2021-08`.
fn month(written: &str) -> Option<Date> {
    let (year, month) = written.split_once('-')?;
    let is_month = year.len() == 4 && month.len() == 2;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    Date::new(year, month, 1).ok().filter(|_| is_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_declared_in_many_forms() {
        for (written, expected) in [
            ("2021-08-31", "2021-08-31"),
            ("2021-08-31T23:10:00+03:00", "2021-08-31"),
            ("2021-08-31 10:00:00", "2021-08-31"),
            ("2021-08", "2021-08"),
            ("Tue, 31 Aug 2021 23:10:00 GMT", "2021-08-31"),
            // The weekday is wrong.
            ("Mon, 31 Aug 2021 23:10:00 +0300", "2021-08-31"),
            ("31 Aug 2021 23:10 GMT", "2021-08-31"),
            ("31 أغسطس/آب 2021", "2021-08-31"),
            ("أغسطس 2021", "2021-08"),
        ] {
            let found = declared(written).map(|date| super::super::in_iso_8601(&date));
            assert_eq!(found.as_deref(), Some(expected), "{written}");
        }
        for written in ["", "أمس", "2021", "2021-13-45", "2021-8", "31 أغسطس"] {
            assert_eq!(declared(written), None, "{written}");
        }
    }
}
