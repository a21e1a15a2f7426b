//! Dates for those who read them: in the calendar and with the names of months that they
//! prefer, in words or in digits, in Arabic or English; and for programs.

use super::calendars::{Calendar, Counted};
use super::names::{
    ENGLISH, HIJRI, HIJRI_IN_ENGLISH, Months, PERSIAN, PERSIAN_IN_ENGLISH, month_name,
};
use super::{Clock, Guess, Precision, WrittenDate};

/// How dates are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateStyle {
    /// Whose Arabic names of months; `None` for those that a date is written with.
    pub months: Option<Months>,
    /// Where a date is written in digits, in another language or with two names.
    pub home: Months,
    /// `None` for the calendar that a date is written in.
    pub calendar: Option<Calendar>,
}

impl WrittenDate {
    /// The date in Arabic, as in `31 أغسطس 2021`, `أغسطس/آب 2021` or `22 محرم 1443هـ`.
    pub fn in_arabic(&self, style: DateStyle) -> String {
        let shown = self.counted(style);
        let at = index(shown);
        // Who writes two names leaves the choice to the reader.
        let written = self.region.filter(|&region| region != Months::Both);
        let region = style.months.or(written).unwrap_or(style.home);
        let month = match (shown.calendar, region) {
            (Calendar::Hijri, _) => HIJRI[at].to_owned(),
            (Calendar::Persian, _) => PERSIAN[at][0].to_owned(),
            (Calendar::Gregorian, region) => month_name(at, region),
        };
        self.in_words(shown, &month) + era_in_arabic(shown)
    }

    /// The date in English, as in `31 August 2021`, `August 2021` or `22 Muharram 1443 AH`.
    pub fn in_english(&self, style: DateStyle) -> String {
        let shown = self.counted(style);
        let months = match shown.calendar {
            Calendar::Gregorian => ENGLISH,
            Calendar::Hijri => HIJRI_IN_ENGLISH,
            Calendar::Persian => PERSIAN_IN_ENGLISH,
        };
        self.in_words(shown, months[index(shown)]) + era_in_english(shown)
    }

    /// The date in digits as Arabic writes it, as in `31/8/2021`, `8/2021` or `22/1/1443هـ`.
    pub fn in_arabic_digits(&self, style: DateStyle) -> String {
        let shown = self.counted(style);
        let Counted {
            year, month, day, ..
        } = shown;
        let digits = match self.precision {
            Precision::Day => format!("{day}/{month}/{year}"),
            Precision::Month => format!("{month}/{year}"),
        };
        digits + era_in_arabic(shown)
    }

    /// The date in digits as English writes it beside others, from the year on.
    pub fn in_english_digits(&self, style: DateStyle) -> String {
        let shown = self.counted(style);
        self.year_first(shown) + era_in_english(shown)
    }

    /// The Gregorian date as ISO 8601 writes it, as in `2021-08-31` or `2021-08`.
    pub fn in_iso_8601(&self) -> String {
        self.year_first(gregorian(self))
    }

    /// Whether what is shown of it in this style may be another day than the one meant.
    pub fn is_guessed(&self, style: DateStyle) -> bool {
        match self.guess {
            None => false,
            // As it was written it is sure.
            Some(Guess::Day) => self.counted(style).calendar != Calendar::Hijri,
            Some(Guess::Year | Guess::Place) => true,
        }
    }

    /// What is shown of it: what is written, else the same day in the calendar wanted.
    fn counted(&self, style: DateStyle) -> Counted {
        let is_written = |counted: &Counted| match style.calendar {
            Some(wanted) if self.precision == Precision::Day => counted.calendar == wanted,
            // A month is none of another calendar.
            _ => self.is_other_only,
        };
        if self.precision == Precision::Month {
            return self
                .other
                .filter(is_written)
                .unwrap_or_else(|| gregorian(self));
        }
        let wanted = style.calendar.unwrap_or(Calendar::Gregorian);
        self.other
            .filter(is_written)
            .or_else(|| Counted::of(self.date, wanted))
            .unwrap_or_else(|| gregorian(self))
    }

    fn in_words(&self, shown: Counted, month: &str) -> String {
        match self.precision {
            Precision::Day => format!("{} {month} {}", shown.day, shown.year),
            Precision::Month => format!("{month} {}", shown.year),
        }
    }

    fn year_first(&self, shown: Counted) -> String {
        let Counted {
            year, month, day, ..
        } = shown;
        match self.precision {
            Precision::Day => format!("{year:04}-{month:02}-{day:02}"),
            Precision::Month => format!("{year:04}-{month:02}"),
        }
    }
}

impl Clock {
    /// As ISO 8601 writes it, as in `22:49` or `22:49+03:00`.
    pub fn in_iso_8601(self) -> String {
        let zone = self.offset.map(|offset| {
            let sign = if offset < 0 { '-' } else { '+' };
            let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
            format!("{sign}{hours:02}:{minutes:02}")
        });
        let (hour, minute) = (self.hour, self.minute);
        format!("{hour:02}:{minute:02}{}", zone.unwrap_or_default())
    }
}

fn gregorian(written: &WrittenDate) -> Counted {
    Counted {
        calendar: Calendar::Gregorian,
        year: written.date.year(),
        month: written.date.month(),
        day: written.date.day(),
    }
}

fn index(shown: Counted) -> usize {
    usize::from(shown.month.unsigned_abs()) - 1
}

fn era_in_arabic(shown: Counted) -> &'static str {
    match shown.calendar {
        Calendar::Hijri => "هـ",
        Calendar::Persian => "هـ.ش",
        Calendar::Gregorian => "",
    }
}

fn era_in_english(shown: Counted) -> &'static str {
    match shown.calendar {
        Calendar::Hijri => " AH",
        Calendar::Persian => " SH",
        Calendar::Gregorian => "",
    }
}
