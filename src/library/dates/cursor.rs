//! A place in folded text, and what may be read from there on: numbers, the names of
//! months, the sign of an era.

use super::calendars::Calendar;
use super::names::{MONTHS, Month, Months};

/// A number of at most four digits.
pub(super) struct Number {
    pub(super) value: i16,
    pub(super) digits: usize,
}

/// A place in folded text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn after_digits(&self) -> usize {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.at + digits
    }

    pub(super) fn number(&mut self) -> Option<Number> {
        let end = self.after_digits();
        let digits = end - self.at;
        let number = &self.text[self.at..end];
        let value = number.parse().ok().filter(|_| digits <= 4)?;
        self.at = end;
        Some(Number { value, digits })
    }

    /// A day of a month, or the number of one.
    pub(super) fn small_number(&mut self) -> Option<i8> {
        let number = self.number().filter(|number| number.digits <= 2)?;
        i8::try_from(number.value).ok()
    }

    /// A year of four digits, and the calendar that its era names.
    pub(super) fn year(&mut self) -> Option<(i16, Option<Calendar>)> {
        let mut there = *self;
        let year = there.number().filter(|year| year.digits == 4)?;
        let era = there.era()?;
        *self = there;
        Some((year.value, era))
    }

    /// The era after the number that ends here, if one stands there. One that is not the
    /// Christian one is passed. `None` if the number goes on in letters.
    pub(super) fn era(&mut self) -> Option<Option<Calendar>> {
        match self.era_here() {
            None if self.rest().starts_with(char::is_alphanumeric) => None,
            None => Some(None),
            Some((Calendar::Gregorian, _)) => Some(Some(Calendar::Gregorian)),
            Some((era, length)) => {
                self.at += length;
                Some(Some(era))
            }
        }
    }

    /// What stands between the numbers of a date; a slash may stand between blanks.
    pub(super) fn separator(&mut self) -> Option<char> {
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

    /// Passes a sign that joins a day, a month and a year, as in `31-أغسطس-2021`.
    pub(super) fn skip_joint(&mut self) {
        let rest = self.rest();
        let joined = rest.strip_prefix(['-', '/', '.']);
        if let Some(after) = joined.filter(|after| after.starts_with(char::is_alphanumeric)) {
            self.at = self.text.len() - after.len();
        }
    }

    /// Passes blanks, commas and these words.
    pub(super) fn skip(&mut self, words: &[&str]) {
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

    /// The name of a month, and a second name of it after a slash, a blank or in
    /// brackets.
    pub(super) fn month(&mut self) -> Option<Month> {
        let mut month = self.month_name()?;
        let mut second = *self;
        let rest = second.rest().trim_start_matches(' ');
        let bracket = rest.starts_with('(');
        let name = rest.strip_prefix(['/', '(', '-']).unwrap_or(rest);
        second.at = self.text.len() - name.trim_start_matches(' ').len();
        let same = second
            .month_name()
            .filter(|second| (second.calendar, second.number) == (month.calendar, month.number));
        if second.at > self.at
            && let Some(other) = same
        {
            let closed = second.rest().trim_start_matches(' ').strip_prefix(')');
            if let Some(rest) = closed.filter(|_| bracket) {
                second.at = self.text.len() - rest.len();
            }
            if month.region.is_some() && other.region != month.region {
                month.region = Some(Months::Both);
            }
            *self = second;
        }
        Some(month)
    }

    fn month_name(&mut self) -> Option<Month> {
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
        let (month, length) = two_words.or_else(one_word)?;
        self.at += length;
        Some(month)
    }

    /// The era that stands here, after a blank or at once, and how many bytes that takes:
    /// م, ه, ه ش, or whole words.
    fn era_here(&self) -> Option<(Calendar, usize)> {
        const ERAS: [(&str, Calendar); 14] = [
            ("ه.ش", Calendar::Persian),
            ("ه ش", Calendar::Persian),
            ("هش", Calendar::Persian),
            ("ش", Calendar::Persian),
            ("هجري شمسي", Calendar::Persian),
            ("هجريه شمسيه", Calendar::Persian),
            ("شمسي", Calendar::Persian),
            ("ه", Calendar::Hijri),
            ("هجري", Calendar::Hijri),
            ("هجريه", Calendar::Hijri),
            ("للهجره", Calendar::Hijri),
            ("م", Calendar::Gregorian),
            ("ميلادي", Calendar::Gregorian),
            ("ميلاديه", Calendar::Gregorian),
        ];
        let rest = self.rest();
        let trimmed = rest.trim_start_matches(' ');
        let blanks = rest.len() - trimmed.len();
        let stands = |era: &str| {
            trimmed
                .strip_prefix(era)
                .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        let (era, calendar) = ERAS.into_iter().find(|(era, _)| stands(era))?;
        Some((calendar, blanks + era.len()))
    }
}

/// `text` up to its last word, and that word; the word is empty after a blank.
pub(super) fn split_last_word(text: &str) -> (&str, &str) {
    let word = text.trim_end_matches(char::is_alphabetic).len();
    let start = if text[..word].ends_with(|c: char| c.is_ascii_digit()) {
        text.len()
    } else {
        word
    };
    (&text[..start], &text[start..])
}
