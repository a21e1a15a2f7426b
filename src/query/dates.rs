//! Days, months and years, and ranges of them, as they are typed behind `date:`:
//! `2021`, `2021-08`, `2021/08/31`, `31/8/2021`, أغسطس 2021, `2021-08..2021-09`,
//! `2021..`, in digits of any shape.

use crate::library::dates::{Date, DateLine, WrittenDate, begins_name, date, date_line};
use crate::text::fold::fold;

use super::Problem;

/// From the first day to the last, if there is one.
pub(super) type Days = (Option<Date>, Option<Date>);

/// The days that `typed` means.
pub(super) fn days(typed: &str) -> Result<Days, Problem> {
    let typed = fold(&typed.replace('…', "..").replace('_', " ")).text;
    let Some((from, to)) = typed.split_once("..") else {
        let (first, last) = span(&typed).ok_or(Problem::UnknownDate)?;
        return Ok((Some(first), Some(last)));
    };
    let to = to.trim_start_matches('.');
    let end = |text: &str| match text.trim() {
        "" => Ok(None),
        text => span(text).map(Some).ok_or(Problem::UnknownDate),
    };
    match (end(from)?, end(to)?) {
        (None, None) => Err(Problem::UnknownDate),
        (Some((from, _)), Some((_, to))) if from > to => Err(Problem::ReversedDates),
        (from, to) => Ok((from.map(|(first, _)| first), to.map(|(_, last)| last))),
    }
}

/// The same of what is still being typed: as far as it can be understood.
pub(super) fn days_begun(typed: &str) -> Option<Days> {
    let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.collect();
    ends.into_iter()
        .rev()
        .find_map(|end| days(&typed[..end]).ok())
}

/// Whether a word may be the beginning of a date: numbers of no more than four digits,
/// and names of which at least the last may not be whole yet.
pub(super) fn begins_date(typed: &str) -> bool {
    let folded = fold(typed).text;
    let mut runs = folded.split(|c: char| !c.is_alphanumeric());
    runs.all(|run| match run.bytes().all(|b| b.is_ascii_digit()) {
        true => run.len() <= 4,
        false => begins_name(run),
    })
}

/// The first and the last day of a folded day, month or year.
fn span(folded: &str) -> Option<(Date, Date)> {
    let text = folded.trim();
    if text.contains(char::is_alphabetic) {
        return match date_line(text)? {
            DateLine::Written(written) => Some(WrittenDate::days(&written)),
            DateLine::WithoutYear { .. } => None,
        };
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let number = |part: &str| {
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i16>().ok().filter(|_| is_number)
    };
    let small = |part: &str| number(part).and_then(|value| i8::try_from(value).ok());
    let year = |part: &str| number(part).filter(|_| part.len() == 4);
    match parts[..] {
        [only] => {
            let year = year(only)?;
            Some((date(year, 1, 1)?, date(year, 12, 31)?))
        }
        [first, second] => {
            let (year, month) = match (year(first), year(second)) {
                (Some(year), _) => (year, small(second)?),
                (None, Some(year)) => (year, small(first)?),
                (None, None) => return None,
            };
            let first = date(year, month, 1)?;
            Some((first, first.last_of_month()))
        }
        [first, second, third] => {
            let day = match (year(first), year(third)) {
                (Some(year), _) => date(year, small(second)?, small(third)?)?,
                (None, Some(year)) => date(year, small(second)?, small(first)?)?,
                (None, None) => return None,
            };
            Some((day, day))
        }
        _ => None,
    }
}
