//! Figures: the numbers, days and months that a passage names, whatever they are written with, so
//! that two passages can be held against each other.
//!
//! Reads digits of every shape with their separators, parts of a hundred, thousands,
//! millions and milliards behind them, and numbers in words as far as these are one word, a
//! ten with its unit, or one of those between ten and twenty. Leaves alone what is no
//! number but a name: clocks, F-16, telephone numbers.

mod words;

use std::ops::Range;

use self::words::{added_behind, number_at, thousands, thousands_after};
use crate::library::dates::{named_days, named_months};
use crate::text::clitic::{is_alphanumeric, is_clitics};
use crate::text::fold::Folded;

/// A number or a day, and where it stands: bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub range: Range<usize>,
    pub value: Value,
}

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A day; its year may have been left to the reader.
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// A month; its year may have been left to the reader.
    Month { year: Option<i16>, month: i8 },
    /// A number, in thousandths.
    Number(u64),
    /// So many thousandths of a hundredth.
    Share(u64),
}

impl Value {
    /// Whether both may say the same.
    pub fn agrees(self, other: Self) -> bool {
        self.shared(other)
            .is_some_and(|shared| shared.grain() == self.grain().min(other.grain()))
    }

    /// What both say, as exactly as the vaguer of them does: a day and its month have the
    /// month in common, a day and its year the year. A day whose year is left out has nothing
    /// in common with the month of one year: most often it is of another.
    pub fn shared(self, other: Self) -> Option<Self> {
        if self.grain() < other.grain() {
            return other.shared(self);
        }
        let may_be =
            |one: Option<i16>, other: Option<i16>| one.is_none() || other.is_none() || one == other;
        match (self, other) {
            (Self::Day { year: None, .. }, Self::Month { year: Some(_), .. }) => None,
            (
                Self::Day { year, month, day },
                Self::Day {
                    year: other_year,
                    month: other_month,
                    day: other_day,
                },
            ) if (month, day) == (other_month, other_day) && may_be(year, other_year) => {
                let year = year.and(other_year);
                Some(Self::Day { year, month, day })
            }
            (
                Self::Day { year, month, .. } | Self::Month { year, month },
                Self::Month {
                    year: other_year,
                    month: other_month,
                },
            ) if month == other_month && may_be(year, other_year) => Some(Self::Month {
                year: year.and(other_year),
                month,
            }),
            (
                Self::Day {
                    year: Some(year), ..
                }
                | Self::Month {
                    year: Some(year), ..
                },
                Self::Number(number),
            ) if u64::try_from(year).is_ok_and(|year| year * 1000 == number) => Some(other),
            (Self::Number(_) | Self::Share(_), _) if self == other => Some(self),
            _ => None,
        }
    }

    /// Whether two times cannot both be meant: a year, month or day that both tell is another.
    /// A day and a year have nothing by which they could contradict each other.
    pub fn contradicts(self, other: Self) -> bool {
        let (one, other) = (self.parts(), other.parts());
        let mut parts = one.into_iter().zip(other);
        parts.any(|(one, other)| one.zip(other).is_some_and(|(one, other)| one != other))
    }

    /// The year, month and day of a time.
    fn parts(self) -> [Option<i16>; 3] {
        match self {
            Self::Day { year, month, day } => [year, Some(month.into()), Some(day.into())],
            Self::Month { year, month } => [year, Some(month.into()), None],
            Self::Number(number) => [(number / 1000).try_into().ok(), None, None],
            Self::Share(_) => [None; 3],
        }
    }

    /// Whether it says when something was: a day, a month, or what may be a year.
    pub fn is_time(self) -> bool {
        match self {
            Self::Day { .. } | Self::Month { .. } => true,
            Self::Number(number) => number % 1000 == 0 && (1900..2100).contains(&(number / 1000)),
            Self::Share(_) => false,
        }
    }

    /// The finer the time it tells, the larger.
    const fn grain(self) -> u8 {
        match self {
            Self::Day { .. } => 2,
            Self::Month { .. } => 1,
            Self::Number(_) | Self::Share(_) => 0,
        }
    }
}

/// How many times as many the only thousands in the folded words of a number make it, where
/// these stand last: a thousand times in «40 ألفا».
pub(super) fn thousands_of(written: &str) -> Option<u64> {
    let last = written.rsplit(' ').next().and_then(thousands)?;
    let all = written.split(' ').filter_map(thousands);
    (all.count() == 1).then_some(last)
}

/// The most digits of a number: what has more names something.
const MOST_DIGITS: usize = 13;

/// The figures of `text` in order, none within another; `folded` is its fold.
pub fn figures(text: &str, folded: &Folded) -> Vec<Figure> {
    let mut found: Vec<Figure> = named_days(text, folded)
        .map(|named| Figure {
            range: named.range,
            value: Value::Day {
                year: named.year,
                month: named.month,
                day: named.day,
            },
        })
        .collect();
    // The same day in two calendars, as what stands behind الموافق, is one figure.
    found.dedup_by(|next, before| {
        next.value == before.value && next.range.start.saturating_sub(before.range.end) < 24
    });
    let within = |days: &[Figure], range: &Range<usize>| {
        let met = |day: &Figure| day.range.start < range.end && range.start < day.range.end;
        days.iter().any(met)
    };
    let months = named_months(text, folded).filter(|named| !within(&found, &named.range));
    let months: Vec<Figure> = months
        .map(|named| Figure {
            range: named.range,
            value: Value::Month {
                year: named.year,
                month: named.month,
            },
        })
        .collect();
    found.extend(months);
    let times = found.len();
    let mut at = 0;
    while let Some((range, value)) = next_number(&folded.text, at) {
        at = range.end;
        let range = folded.source_range(text, range);
        if !within(&found[..times], &range) {
            found.push(Figure { range, value });
        }
    }
    found.sort_by_key(|figure| figure.range.start);
    found
}

/// The first number of a folded text from this byte on.
fn next_number(folded: &str, from: usize) -> Option<(Range<usize>, Value)> {
    let mut at = from;
    while at < folded.len() {
        let rest = &folded[at..];
        let start = at + rest.find(is_alphanumeric)?;
        let token = token_at(folded, start);
        let digits = token.find(|c: char| c.is_ascii_digit());
        let number = match digits {
            Some(digits) => digits_below(folded, start, start + digits, u64::MAX),
            None => number_at(folded, start),
        };
        if let Some((range, value)) = number {
            return Some(shared(folded, from, range, value));
        }
        at = match digits {
            Some(_) => end_of_name(folded, start + token.len()),
            None => start + token.len(),
        };
    }
    None
}

/// The letters and digits that stand together from this byte on.
fn token_at(folded: &str, start: usize) -> &str {
    let rest = &folded[start..];
    let end = rest.find(|c| !is_alphanumeric(c)).unwrap_or(rest.len());
    &rest[..end]
}

/// The end of what is written together with digits that are no number: a clock, an
/// address, 1-2-3.
fn end_of_name(folded: &str, at: usize) -> usize {
    let rest = &folded[at..];
    let goes_on = |c: char| is_alphanumeric(c) || matches!(c, ':' | '.' | '/' | '-' | '_' | ',');
    at + rest.find(|c| !goes_on(c)).unwrap_or(rest.len())
}

/// The number whose digits begin at `at`, in a token that begins at `token`, if what it begins
/// with is less than `limit`: what is added to a round number is.
fn digits_below(folded: &str, token: usize, at: usize, limit: u64) -> Option<(Range<usize>, u64)> {
    let glued = &folded[token..at];
    let may_lean = glued.is_empty()
        || is_clitics(glued)
        || matches!(glued.strip_suffix("ال"), Some(rest) if rest.is_empty() || is_clitics(rest));
    let before = &folded[..token];
    let is_in_name = before.ends_with(['-', '/', ':', '.', '_'])
        && !before.ends_with("--")
        && glued.is_empty()
        && {
            let name = before.trim_end_matches(['-', '/', ':', '.', '_']);
            name.ends_with(is_alphanumeric)
        };
    if !may_lean || is_in_name {
        return None;
    }
    let digits = |from: usize| {
        let rest = &folded[from..];
        let end = rest.find(|c: char| !c.is_ascii_digit());
        &rest[..end.unwrap_or(rest.len())]
    };
    let mut whole = digits(at).to_owned();
    let mut end = at + whole.len();
    while let Some(rest) = folded[end..].strip_prefix(',') {
        let group = digits(folded.len() - rest.len());
        if group.len() != 3 || whole.len() > MOST_DIGITS {
            break;
        }
        whole.push_str(group);
        end += 1 + group.len();
    }
    let mut part = "";
    if folded[end..].starts_with(['.', ',']) {
        part = digits(end + 1);
        if !part.is_empty() {
            end += 1 + part.len();
        }
    }
    let rest = &folded[end..];
    let goes_on = rest.starts_with(is_alphanumeric)
        || rest.starts_with(['-', '/', ':', '.', '_', ','])
            && rest[1..].starts_with(is_alphanumeric)
            && !rest.starts_with(['،']);
    if goes_on || whole.len() > MOST_DIGITS {
        return None;
    }
    let thousandths: u64 = format!("{part:0<3.3}").parse().ok()?;
    let value = whole.parse::<u64>().ok()?.checked_mul(1000)? + thousandths;
    let (value, last) = thousands_after(folded, value, end);
    if value >= limit {
        return None;
    }
    let added = added_behind(folded, value, last).filter(|_| last > end);
    let (value, end) = added.map_or((value, last), |(more, end)| {
        (value.saturating_add(more), end)
    });
    Some((at..end, value))
}

/// The number as a share, if a sign or word behind it says so, or a sign before it that stands
/// from byte `from` on.
fn shared(folded: &str, from: usize, range: Range<usize>, value: u64) -> (Range<usize>, Value) {
    // As the fold has them.
    const WORDS: [&str; 6] = [
        "في المءه",
        "في الماءه",
        "بالمءه",
        "بالماءه",
        "percent",
        "per cent",
    ];
    if range.start > from && folded[..range.start].ends_with('%') {
        return (range.start - 1..range.end, Value::Share(value));
    }
    let rest = &folded[range.end..];
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    let rest = &rest[blank..];
    let sign = std::iter::once("%").chain(WORDS);
    let sign = sign.into_iter().find(|sign| rest.starts_with(sign));
    match sign {
        Some(sign) => (
            range.start..range.end + blank + sign.len(),
            Value::Share(value),
        ),
        None => (range, Value::Number(value)),
    }
}

#[cfg(test)]
mod tests;
