//! Dates in folded text, found from their digits.

use std::ops::Range;

use jiff::civil::Weekday;

use super::calendars::{Calendar, Counted};
use super::cursor::{Cursor, split_last_word};
use super::names::{Months, WEEKDAYS};

/// A date in folded text, in one calendar; the range is of folded bytes.
#[derive(Clone, Debug)]
pub(super) struct Partial {
    pub(super) range: Range<usize>,
    pub(super) calendar: Calendar,
    pub(super) year: Option<i16>,
    pub(super) month: i8,
    pub(super) day: i8,
    /// Whose names of months it uses.
    pub(super) region: Option<Months>,
    /// The weekday, and the range of it together with the date.
    pub(super) weekday: Option<(Weekday, Range<usize>)>,
}

/// Every date with a day and a month, in order.
pub(super) fn partial_dates(folded: &str) -> impl Iterator<Item = Partial> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(offset) = folded[at..].find(|c: char| c.is_ascii_digit()) {
            let start = at + offset;
            let here = Cursor {
                text: folded,
                at: start,
            };
            let digits = here.after_digits();
            if let Some(partial) = date_at(folded, start) {
                at = partial.range.end.max(digits);
                return Some(partial);
            }
            at = digits;
        }
        None
    })
}

/// The first month with a year and without a day.
pub(super) fn month_and_year(folded: &str) -> Option<Partial> {
    let begins_word = |&(at, _): &(usize, char)| {
        let before = &folded[..at];
        // After a number it would be the month of a day that there is not.
        let numbered = before
            .trim_end_matches(' ')
            .ends_with(|c: char| c.is_ascii_digit());
        !numbered && !before.ends_with(char::is_alphanumeric)
    };
    let mut words = folded.char_indices().filter(begins_word);
    words.find_map(|(start, _)| {
        let mut cursor = Cursor {
            text: folded,
            at: start,
        };
        let month = cursor.month()?;
        cursor.skip(&["من", "عام", "سنه", "لعام", "لسنه"]);
        let (year, era) = cursor.year()?;
        let partial = Partial {
            range: start..cursor.at,
            calendar: month.calendar,
            year: Some(year),
            month: month.number,
            day: 1,
            region: month.region,
            weekday: None,
        };
        partial.sound(era)
    })
}

fn date_at(folded: &str, start: usize) -> Option<Partial> {
    let (before, glued) = split_last_word(&folded[..start]);
    let mut partial = match glued {
        "" => numeric(folded, start)
            .or_else(|| day_first(folded, start))
            .or_else(|| month_first(folded, start, before))?,
        // The day after a conjunction, preposition or article: و31، الـ31.
        "و" | "ف" | "ال" | "وال" | "بال" | "لل" | "ل" | "ب" => {
            numeric(folded, start).or_else(|| day_first(folded, start))?
        }
        _ => return None,
    };
    partial.weekday = weekday_beside(folded, &partial.range);
    Some(partial)
}

/// `31/8/2021`, `2021-08-31`, `31.8.2021`; the month in second place unless it cannot be.
fn numeric(folded: &str, start: usize) -> Option<Partial> {
    if folded[..start].ends_with(['/', '-', '.', ':', '_', '=', '+', '#', '@']) {
        return None;
    }
    let mut cursor = Cursor {
        text: folded,
        at: start,
    };
    let first = cursor.number()?;
    let separator = cursor.separator()?;
    let second = cursor.small_number()?;
    if cursor.separator()? != separator {
        return None;
    }
    let (third, (year, era)) = match first.digits {
        4 => {
            let day = cursor.small_number()?;
            // ISO 8601 puts a T between date and clock.
            let clock = cursor.rest().strip_prefix('t');
            let has_clock = clock.is_some_and(|rest| rest.starts_with(char::is_numeric));
            let era = if has_clock { None } else { cursor.era()? };
            (day, (first.value, era))
        }
        1 | 2 => (i8::try_from(first.value).ok()?, cursor.year()?),
        _ => return None,
    };
    let rest = cursor.rest();
    let more_of_a_number = rest.starts_with(['/', '-', ':', '_'])
        || rest
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if more_of_a_number {
        return None;
    }
    let calendar = era.or_else(|| Calendar::of_year(year))?;
    let (day, month) = if second > 12 && calendar == Calendar::Gregorian {
        (second, third)
    } else {
        (third, second)
    };
    let partial = Partial {
        range: start..cursor.at,
        calendar,
        year: Some(year),
        month,
        day,
        region: None,
        weekday: None,
    };
    partial.sound(era)
}

/// `31 أغسطس 2021`, `31 من شهر أغسطس/آب من عام 2021`, or without a year.
fn day_first(folded: &str, start: usize) -> Option<Partial> {
    let mut cursor = Cursor {
        text: folded,
        at: start,
    };
    let day = cursor.small_number()?;
    cursor.skip_joint();
    cursor.skip(&["من", "شهر", "of", "st", "nd", "rd", "th"]);
    let month = cursor.month()?;
    let mut end = cursor.at;
    cursor.skip_joint();
    cursor.skip(&["من", "عام", "سنه", "العام", "لعام", "لسنه", "in"]);
    let year = cursor.year();
    if year.is_some() {
        end = cursor.at;
    }
    let partial = Partial {
        range: start..end,
        calendar: month.calendar,
        year: year.map(|(year, _)| year),
        month: month.number,
        day,
        region: month.region,
        weekday: None,
    };
    partial.sound(year.and_then(|(_, era)| era))
}

/// `August 31, 2021`, `أغسطس 31, 2021`: the name of the month ends `before`.
fn month_first(folded: &str, start: usize, before: &str) -> Option<Partial> {
    let before = before.trim_end_matches(['.', ' ']);
    let (ahead, _) = split_last_word(before);
    let (further, _) = split_last_word(ahead.trim_end_matches(' '));
    let (from, month) = [further.len(), ahead.len()].into_iter().find_map(|at| {
        let mut name = Cursor { text: before, at };
        let month = name.month()?;
        (name.at == before.len()).then_some((at, month))
    })?;
    let mut cursor = Cursor {
        text: folded,
        at: start,
    };
    let day = cursor.small_number()?;
    let comma = cursor
        .rest()
        .trim_start_matches(' ')
        .starts_with([',', '،']);
    if month.region.is_some() && !comma {
        return None;
    }
    cursor.skip(&["st", "nd", "rd", "th"]);
    let (year, era) = cursor.year()?;
    let partial = Partial {
        range: from..cursor.at,
        calendar: month.calendar,
        year: Some(year),
        month: month.number,
        day,
        region: month.region,
        weekday: None,
    };
    partial.sound(era)
}

impl Partial {
    /// Refuses years that no newspaper prints, days that there are not, and an `era` that
    /// is not that of the month.
    fn sound(self, era: Option<Calendar>) -> Option<Self> {
        let is_of_era = era.is_none_or(|era| era == self.calendar);
        let is_sound = match self.year {
            Some(year) => self.calendar.has_year(year) && self.counted()?.gregorian().is_some(),
            None => self.calendar != Calendar::Persian && self.is_day_of_some_year(),
        };
        (is_of_era && is_sound).then_some(self)
    }

    /// What it counts, if it has a year.
    pub(super) fn counted(&self) -> Option<Counted> {
        self.in_year(self.year?)
    }

    /// The same day of that year.
    pub(super) fn in_year(&self, year: i16) -> Option<Counted> {
        Some(Counted {
            calendar: self.calendar,
            year,
            month: self.month,
            day: self.day,
        })
    }

    fn is_day_of_some_year(&self) -> bool {
        let leap_year = match self.calendar {
            Calendar::Gregorian => 2000,
            Calendar::Hijri | Calendar::Persian => return (1..=30).contains(&self.day),
        };
        self.in_year(leap_year)
            .and_then(Counted::gregorian)
            .is_some()
    }
}

/// The weekday just before a date, or in brackets just after it, and the range of both.
fn weekday_beside(folded: &str, range: &Range<usize>) -> Option<(Weekday, Range<usize>)> {
    let before = folded[..range.start].trim_end_matches([' ', ',', '،', '(', '-', ':', '|']);
    let (before, word) = split_last_word(before);
    if let Some(&weekday) = WEEKDAYS.get(word) {
        return Some((weekday, before.len()..range.end));
    }
    let after = folded[range.end..]
        .trim_start_matches(' ')
        .strip_prefix('(')?;
    let end = after
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(after.len());
    let weekday = *WEEKDAYS.get(&after[..end])?;
    let bracket = usize::from(after[end..].starts_with(')'));
    let end = folded.len() - after.len() + end + bracket;
    Some((weekday, range.start..end))
}
