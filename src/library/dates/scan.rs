//! Dates in folded text, found from their digits.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::names::{MONTHS, WEEKDAYS};

/// A date in folded text; the range is of folded bytes.
#[derive(Clone, Debug)]
pub(super) struct Partial {
    pub(super) range: Range<usize>,
    pub(super) day: i8,
    pub(super) month: i8,
    pub(super) year: Option<i16>,
    /// The weekday, and the range of it together with the date.
    pub(super) weekday: Option<(Weekday, Range<usize>)>,
}

/// Every date with a day and a month, in order.
pub(super) fn partial_dates(folded: &str) -> impl Iterator<Item = Partial> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(offset) = folded[at..].find(|c: char| c.is_ascii_digit()) {
            let start = at + offset;
            let digits = Cursor {
                text: folded,
                at: start,
            }
            .after_digits();
            if let Some(partial) = date_at(folded, start) {
                at = partial.range.end.max(digits);
                return Some(partial);
            }
            at = digits;
        }
        None
    })
}

/// A month and a year without a day, when folded text begins with them.
pub(super) fn month_and_year(folded: &str) -> Option<(Range<usize>, Date)> {
    let mut cursor = Cursor {
        text: folded,
        at: 0,
    };
    let month = cursor.month()?;
    cursor.skip(&[]);
    let year = cursor
        .number()
        .filter(|year| year.digits == 4 && cursor.at_end_of_year())?;
    let partial = Partial::plausible(0..cursor.at, 1, month, Some(year.value))?;
    Some((
        partial.range,
        Date::new(partial.year?, partial.month, 1).ok()?,
    ))
}

fn date_at(folded: &str, start: usize) -> Option<Partial> {
    let (before, glued) = split_last_word(&folded[..start]);
    let mut partial = match glued {
        "" => numeric(folded, start)
            .or_else(|| day_first(folded, start))
            .or_else(|| month_first(folded, start, before))?,
        // The day after a conjunction, preposition or article: و31، الـ31.
        "و" | "ف" | "ال" | "وال" | "بال" | "لل" | "ل" | "ب" => {
            day_first(folded, start)?
        }
        _ => return None,
    };
    if Date::new(partial.year.unwrap_or(2000), partial.month, partial.day).is_err() {
        return None;
    }
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
    let second = cursor.number()?;
    if cursor.separator()? != separator {
        return None;
    }
    let third = cursor.number()?;
    let end = cursor.at;
    let rest = cursor.rest();
    let more_of_a_number = rest.starts_with(['/', '-', ':', '_'])
        || rest
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    // ISO 8601 puts a T between date and clock.
    let clock = rest
        .strip_prefix('t')
        .is_some_and(|rest| rest.starts_with(char::is_numeric));
    if more_of_a_number || !(clock || cursor.at_end_of_year()) {
        return None;
    }
    let (year, outer) = match (first.digits, second.digits, third.digits) {
        (4, 1..=2, 1..=2) => (first.value, third.value),
        (1..=2, 1..=2, 4) => (third.value, first.value),
        _ => return None,
    };
    let (day, month) = if second.value > 12 {
        (second.value, outer)
    } else {
        (outer, second.value)
    };
    Partial::plausible(start..end, day, month, Some(year))
}

/// `31 أغسطس 2021`, `31 من شهر أغسطس/آب من عام 2021`, or without a year.
fn day_first(folded: &str, start: usize) -> Option<Partial> {
    let mut cursor = Cursor {
        text: folded,
        at: start,
    };
    let day = cursor.number().filter(|number| number.digits <= 2)?;
    cursor.skip(&["من", "شهر", "of", "st", "nd", "rd", "th"]);
    let month = cursor.month()?;
    let mut end = cursor.at;
    cursor.skip(&["من", "عام", "سنه", "العام", "لعام", "لسنه", "in"]);
    let year = cursor
        .number()
        .filter(|number| number.digits == 4 && cursor.at_end_of_year());
    if year.is_some() {
        end = cursor.at;
    }
    Partial::plausible(start..end, day.value, month, year.map(|year| year.value))
}

/// `August 31, 2021`: the name of the month ends `before`.
fn month_first(folded: &str, start: usize, before: &str) -> Option<Partial> {
    let (_, name) = split_last_word(before.trim_end_matches(' '));
    let month = *MONTHS.get(name).filter(|_| name.is_ascii())?;
    let mut cursor = Cursor {
        text: folded,
        at: start,
    };
    let day = cursor.number().filter(|number| number.digits <= 2)?;
    cursor.skip(&["st", "nd", "rd", "th"]);
    let year = cursor
        .number()
        .filter(|year| year.digits == 4 && cursor.at_end_of_year())?;
    let name_start = before.trim_end_matches(' ').len() - name.len();
    Partial::plausible(name_start..cursor.at, day.value, month, Some(year.value))
}

impl Partial {
    /// Refuses years that no newspaper prints in this calendar.
    fn plausible(range: Range<usize>, day: u16, month: u16, year: Option<u16>) -> Option<Self> {
        if year.is_some_and(|year| !(1700..=2199).contains(&year)) {
            return None;
        }
        Some(Self {
            range,
            day: i8::try_from(day).ok()?,
            month: i8::try_from(month).ok()?,
            year: year.and_then(|year| i16::try_from(year).ok()),
            weekday: None,
        })
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

/// `text` up to its last word, and that word; the word is empty after a blank.
fn split_last_word(text: &str) -> (&str, &str) {
    let word = text.trim_end_matches(char::is_alphabetic).len();
    let start = if text[..word].ends_with(|c: char| c.is_ascii_digit()) {
        text.len()
    } else {
        word
    };
    (&text[..start], &text[start..])
}

struct Number {
    value: u16,
    digits: usize,
}

/// A place in folded text.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn after_digits(&self) -> usize {
        let rest = self.rest();
        self.at
            + rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len())
    }

    fn number(&mut self) -> Option<Number> {
        let end = self.after_digits();
        let digits = end - self.at;
        let value = self.text[self.at..end]
            .parse()
            .ok()
            .filter(|_| digits <= 4)?;
        self.at = end;
        Some(Number { value, digits })
    }

    /// What stands between the numbers of a date; a slash may stand between blanks.
    fn separator(&mut self) -> Option<char> {
        let trimmed = self.rest().trim_start_matches(' ');
        let separator = trimmed
            .chars()
            .next()
            .filter(|c| matches!(c, '/' | '-' | '.'))?;
        let after = trimmed[1..].trim_start_matches(' ');
        let blanks = self.rest().len() - after.len() - 1;
        if blanks > 0 && separator != '/' {
            return None;
        }
        self.at = self.text.len() - after.len();
        Some(separator)
    }

    /// Passes blanks, commas and these words.
    fn skip(&mut self, words: &[&str]) {
        loop {
            let rest = self.rest().trim_start_matches([' ', ',', '،']);
            self.at = self.text.len() - rest.len();
            match self.word() {
                Some(word) if words.contains(&word) => self.at += word.len(),
                _ => return,
            }
        }
    }

    /// The letters from here on, without passing them.
    fn word(&self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    }

    /// Passes the name of a month, and a second name of it after a slash or in brackets.
    fn month(&mut self) -> Option<u16> {
        let month = self.month_name()?;
        let mut second = *self;
        let rest = second.rest().trim_start_matches(' ');
        if let Some(rest) = rest.strip_prefix(['/', '(', '-']) {
            let bracket = self.rest().trim_start_matches(' ').starts_with('(');
            second.at = self.text.len() - rest.trim_start_matches(' ').len();
            if second.month_name() == Some(month) {
                let closed = second.rest().trim_start_matches(' ').strip_prefix(')');
                second.at = match closed {
                    Some(rest) if bracket => self.text.len() - rest.len(),
                    _ => second.at,
                };
                *self = second;
            }
        }
        Some(month)
    }

    fn month_name(&mut self) -> Option<u16> {
        let first = self.word()?;
        let mut longer = Self {
            at: self.at + first.len(),
            ..*self
        };
        let two_words = longer.rest().strip_prefix(' ').and_then(|_| {
            longer.at += 1;
            let second = longer.word()?;
            let name = &self.text[self.at..longer.at + second.len()];
            MONTHS.get(name).map(|&month| (month, name.len()))
        });
        let one_word = || MONTHS.get(first).map(|&month| (month, first.len()));
        let (month, len) = two_words.or_else(one_word)?;
        self.at += len;
        Some(month)
    }

    /// Whether a year may end here: م for ميلادي may follow, another letter or digit may not.
    fn at_end_of_year(&self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix('م').unwrap_or(rest);
        !rest.starts_with(char::is_alphanumeric)
    }
}
