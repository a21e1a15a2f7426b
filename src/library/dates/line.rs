//! Lines that say a date and nothing else.

use std::ops::Range;

use jiff::civil::Weekday;

use super::calendars::Calendar;
use super::clock::{Clock, clock};
use super::names::{CHANGE_WORDS, DATE_LINE_WORDS, Months, OFFSETS, WEEKDAYS};
use super::pair::{alone, joined};
use super::scan::{Partial, month_and_year, partial_dates};
use super::{Counted, Guess, Precision, WrittenDate, on_one_line, place};
use crate::text::fold::{Folded, fold};

/// What a line says that holds a date and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateLine {
    /// A year and a month, perhaps with a day.
    Written(WrittenDate),
    WithoutYear(Yearless),
}

/// A day and a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yearless {
    /// Bytes of the line.
    range: Range<usize>,
    written: Box<str>,
    month: i8,
    day: i8,
    region: Option<Months>,
    weekday: Option<Weekday>,
    clock: Option<Clock>,
}

impl Yearless {
    /// The date in `year`, or in the year beside it, if only that has the weekday that is
    /// written; a guess.
    pub fn near_year(self, year: i16) -> Option<WrittenDate> {
        let in_year = |year| {
            let counted = Counted {
                calendar: Calendar::Gregorian,
                year,
                month: self.month,
                day: self.day,
            };
            counted.gregorian()
        };
        let years = [Some(year), year.checked_add(1), year.checked_sub(1)];
        let dates: Vec<_> = years.into_iter().flatten().filter_map(in_year).collect();
        let is_said = |weekday: Weekday| dates.iter().find(|date| date.weekday() == weekday);
        let date = self.weekday.and_then(is_said).copied();
        Some(WrittenDate {
            date: date.or_else(|| in_year(year))?,
            range: self.range,
            written: self.written,
            precision: Precision::Day,
            guess: Some(Guess::Year),
            clock: self.clock,
            region: self.region,
            other: None,
            is_other_only: false,
        })
    }
}

/// What `line` says when it is a line of date and time: a date, perhaps in two calendars,
/// with a weekday, a clock and words such as نُشر في; `None` when it says more. A second
/// date may tell when the article was changed; the first that does not is taken.
pub fn date_line(line: &str) -> Option<DateLine> {
    let folded = fold(line);
    let partials: Vec<Partial> = partial_dates(&folded.text).collect();
    let found: Vec<_> = joined(&folded.text, partials.iter().cloned()).collect();
    if found.is_empty() {
        return match partials.as_slice() {
            [] => of_month(line, &folded),
            [partial] => without_year(line, &folded, partial),
            _ => None,
        };
    }
    let ranges: Vec<_> = found.iter().map(|found| found.range.clone()).collect();
    let around = Around::of(&folded.text, &ranges)?;
    let first_is_change = CHANGE_WORDS.iter().any(|word| {
        around
            .pieces
            .first()
            .is_some_and(|piece| has_word(piece, word))
    });
    let changes = around.speaks_of_change;
    let published = match found.len() {
        1 => 0,
        2 if changes => usize::from(first_is_change),
        _ => return None,
    };
    let found = found.into_iter().nth(published)?;
    let clock = around.clock_after(published);
    let mut written = WrittenDate::of(line, &folded, found);
    written.clock = clock;
    Some(DateLine::Written(written))
}

/// A line of a month and a year.
fn of_month(line: &str, folded: &Folded) -> Option<DateLine> {
    let partial = month_and_year(&folded.text)?;
    Around::of(&folded.text, std::slice::from_ref(&partial.range))?;
    let found = alone(partial, Precision::Month)?;
    Some(DateLine::Written(WrittenDate::of(line, folded, found)))
}

fn without_year(line: &str, folded: &Folded, partial: &Partial) -> Option<DateLine> {
    let around = Around::of(&folded.text, std::slice::from_ref(&partial.range))?;
    let range = place(line, folded, partial.range.clone());
    (partial.calendar == Calendar::Gregorian).then(|| {
        DateLine::WithoutYear(Yearless {
            written: on_one_line(&line[range.clone()]),
            range,
            month: partial.month,
            day: partial.day,
            region: partial.region,
            weekday: partial.weekday.as_ref().map(|(weekday, _)| *weekday),
            clock: around.clock_after(0),
        })
    })
}

/// What stands around the dates of a line, if nothing but weekdays, clocks and words of a
/// line of date do.
struct Around<'a> {
    /// Before each date, and after the last.
    pieces: Vec<&'a str>,
    speaks_of_change: bool,
}

impl<'a> Around<'a> {
    fn of(folded: &'a str, dates: &[Range<usize>]) -> Option<Self> {
        let starts = [0].into_iter().chain(dates.iter().map(|date| date.end));
        let ends = dates.iter().map(|date| date.start).chain([folded.len()]);
        let pieces: Vec<&str> = starts
            .zip(ends)
            .map(|(from, to)| &folded[from..to])
            .collect();
        let mut speaks_of_change = false;
        for piece in &pieces {
            // The name of a place follows: بتوقيت أبو ظبي.
            let mut names_of_place = 0;
            for word in piece.split(|c: char| !c.is_alphanumeric()) {
                match word {
                    "" => {}
                    "بتوقيت" | "توقيت" | "التوقيت" | "بالتوقيت" => {
                        names_of_place = 2
                    }
                    _ if is_clock_part(word)
                        || DATE_LINE_WORDS.contains(word)
                        || OFFSETS.contains_key(word)
                        || WEEKDAYS.contains_key(word) =>
                    {
                        names_of_place -= i32::from(names_of_place > 0);
                    }
                    _ if CHANGE_WORDS.contains(word) => speaks_of_change = true,
                    _ if names_of_place > 0 => names_of_place -= 1,
                    _ => return None,
                }
            }
        }
        Some(Self {
            pieces,
            speaks_of_change,
        })
    }

    /// The clock after the date with this index, else one before it.
    fn clock_after(&self, date: usize) -> Option<Clock> {
        clock(self.pieces[date + 1]).or_else(|| clock(self.pieces[date]))
    }
}

/// Digits, with the letters of ISO 8601 between date and clock and behind it.
fn is_clock_part(word: &str) -> bool {
    let digits = word.strip_prefix('t').unwrap_or(word);
    let digits = digits.strip_suffix('z').unwrap_or(digits);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|part| part == word)
}
