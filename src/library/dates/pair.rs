//! Dates as they were meant: the same day in two calendars is one date, and a day of a
//! lunar month goes by the weekday that is written beside it.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::calendars::{Calendar, Counted};
use super::names::{EQUAL_WORDS, Months, WEEKDAYS};
use super::scan::Partial;
use super::{Guess, Precision};

/// A date in folded text, in one calendar or two.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Bytes of the folded text.
    pub(super) range: Range<usize>,
    pub(super) date: Date,
    pub(super) precision: Precision,
    pub(super) guess: Option<Guess>,
    /// What it says in another calendar than the Gregorian one.
    pub(super) other: Option<Counted>,
    /// Whether it is written in that other calendar alone.
    pub(super) is_other_only: bool,
    pub(super) region: Option<Months>,
    /// The weekday, and the range of it together with the date.
    pub(super) weekday: Option<(Weekday, Range<usize>)>,
    /// Whether its two calendars speak of different days.
    pub(super) disagrees: bool,
}

/// The dates that have a year, in order, those of the same day in two calendars joined.
pub(super) fn joined(
    folded: &str,
    partials: impl Iterator<Item = Partial>,
) -> impl Iterator<Item = Found> {
    let mut partials = partials.peekable();
    std::iter::from_fn(move || {
        loop {
            let first = partials.next()?;
            let both = partials
                .peek()
                .and_then(|second| pair(folded, &first, second));
            if both.is_some() {
                partials.next();
                return both;
            }
            if let Some(found) = alone(first, Precision::Day) {
                return Some(found);
            }
        }
    })
}

/// A date in one calendar, if it has a year.
pub(super) fn alone(partial: Partial, precision: Precision) -> Option<Found> {
    let counted = partial.counted()?;
    let date = counted.gregorian()?;
    let other = (counted.calendar != Calendar::Gregorian).then_some(counted);
    let is_lunar = counted.calendar == Calendar::Hijri;
    let weekday = partial.weekday.as_ref().map(|(weekday, _)| *weekday);
    let by_weekday = weekday.filter(|_| is_lunar).and_then(|weekday| {
        let near = [Some(date), date.tomorrow().ok(), date.yesterday().ok()];
        near.into_iter()
            .flatten()
            .find(|date| date.weekday() == weekday)
    });
    Some(Found {
        range: partial.range,
        date: by_weekday.unwrap_or(date),
        precision,
        guess: (is_lunar && by_weekday.is_none()).then_some(Guess::Day),
        is_other_only: other.is_some(),
        other,
        region: partial.region,
        weekday: partial.weekday,
        disagrees: false,
    })
}

/// The date that two partial ones are together: one Gregorian and one not, with nothing
/// between them but what says that they are the same day. The year of one is that of the
/// other.
fn pair(folded: &str, first: &Partial, second: &Partial) -> Option<Found> {
    let (gregorian, other) = match (first.calendar, second.calendar) {
        (Calendar::Gregorian, Calendar::Gregorian) => return None,
        (Calendar::Gregorian, _) => (first, second),
        (_, Calendar::Gregorian) => (second, first),
        _ => return None,
    };
    let between = folded.get(first.range.end..second.range.start)?;
    let words = between.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    if between.contains(['.', '"', ';', '؛'])
        || !words.all(|word| EQUAL_WORDS.contains(word) || WEEKDAYS.contains_key(word))
    {
        return None;
    }
    let near = |counted: Counted, date: Date| {
        let there = counted.gregorian()?;
        let days = there.since(date).ok()?.get_days().abs();
        Some(days)
    };
    let (date, counted) = match (gregorian.counted(), other.counted()) {
        (Some(date), Some(counted)) => (date.gregorian()?, counted),
        (Some(date), None) => {
            let date = date.gregorian()?;
            let year = Counted::of(date, other.calendar)?.year;
            (date, other.in_year(year)?)
        }
        (None, Some(counted)) => {
            let year = counted.gregorian()?.year();
            let date = gregorian.in_year(year)?.gregorian()?;
            (date, counted)
        }
        (None, None) => return None,
    };
    let weekday = first.weekday.clone().or_else(|| second.weekday.clone());
    let range = first.range.start..second.range.end;
    Some(Found {
        date,
        precision: Precision::Day,
        guess: None,
        other: Some(counted),
        is_other_only: false,
        region: gregorian.region,
        weekday: weekday.map(|(weekday, beside)| {
            (
                weekday,
                beside.start.min(range.start)..beside.end.max(range.end),
            )
        }),
        range,
        // New moons are seen a day earlier or later, and a paper may count from sunset.
        disagrees: near(counted, date).is_some_and(|days| days > 2),
    })
}
