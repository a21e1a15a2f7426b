//! The calendars that newspapers date by, and the way between them. The months of the
//! Hijra are those of Umm al-Qura, the calendar of Saudi Arabia; where the new moon is
//! looked for, they begin a day earlier or later.

use icu_calendar::cal::{Hijri, Persian, hijri::UmmAlQura};
use icu_calendar::types::Month;
use icu_calendar::{AsCalendar, Date as AnyDate, Iso};
use jiff::civil::Date;

/// How years, months and days are counted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Calendar {
    Gregorian,
    /// The lunar one of Islam.
    Hijri,
    /// The solar one of Iran and Afghanistan.
    Persian,
}

/// A day, or a month, as a calendar counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Counted {
    pub calendar: Calendar,
    pub year: i16,
    /// From 1 to 12.
    pub month: i8,
    /// 1 where no day is written.
    pub day: i8,
}

impl Calendar {
    /// The calendar that a year without an era is counted in, in a date of digits.
    pub(super) fn of_year(year: i16) -> Option<Self> {
        match year {
            1700..=2199 => Some(Self::Gregorian),
            1421..=1460 => Some(Self::Hijri),
            1370..=1410 => Some(Self::Persian),
            _ => None,
        }
    }

    /// Whether newspapers print such a year.
    pub(super) fn has_year(self, year: i16) -> bool {
        match self {
            Self::Gregorian => (1700..=2199).contains(&year),
            Self::Hijri => (1300..=1500).contains(&year),
            Self::Persian => (1250..=1450).contains(&year),
        }
    }
}

impl Counted {
    /// The Gregorian date of it; `None` if there is no such day. The thirtieth of a lunar
    /// month may be one elsewhere: it counts as the day after the twenty-ninth.
    pub fn gregorian(self) -> Option<Date> {
        match self.calendar {
            Calendar::Gregorian => Date::new(self.year, self.month, self.day).ok(),
            Calendar::Persian => self.converted(Persian),
            Calendar::Hijri => self.converted(hijri()).or_else(|| {
                let day = (self.day == 30).then_some(29)?;
                Self { day, ..self }.gregorian()?.tomorrow().ok()
            }),
        }
    }

    /// The first and the last day of its month; `None` if there is no such month.
    pub fn month(self) -> Option<(Date, Date)> {
        let first = Self { day: 1, ..self };
        let next = match self.month {
            12 => Self {
                year: self.year.checked_add(1)?,
                month: 1,
                ..first
            },
            month => Self {
                month: month + 1,
                ..first
            },
        };
        Some((first.gregorian()?, next.gregorian()?.yesterday().ok()?))
    }

    /// `date` as a calendar counts it; `None` outside the years of newspapers.
    pub fn of(date: Date, calendar: Calendar) -> Option<Self> {
        let (year, month, day) = match calendar {
            Calendar::Gregorian => (date.year().into(), date.month(), date.day()),
            Calendar::Hijri => counted(date, hijri())?,
            Calendar::Persian => counted(date, Persian)?,
        };
        let year = i16::try_from(year).ok()?;
        calendar.has_year(year).then_some(Self {
            calendar,
            year,
            month,
            day,
        })
    }

    fn converted(self, calendar: impl AsCalendar) -> Option<Date> {
        let (month, day) = (self.month.unsigned_abs(), self.day.unsigned_abs());
        let there = AnyDate::try_new(
            i32::from(self.year).into(),
            Month::new(month),
            day,
            calendar,
        );
        let iso = there.ok()?.to_calendar(Iso);
        let (month, day) = (iso.month().number(), iso.day_of_month().0);
        let year = i16::try_from(iso.year().extended_year()).ok()?;
        Date::new(year, month.cast_signed(), day.cast_signed()).ok()
    }
}

fn hijri() -> Hijri<UmmAlQura> {
    Hijri::new_umm_al_qura()
}

fn counted(date: Date, calendar: impl AsCalendar) -> Option<(i32, i8, i8)> {
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    let iso = AnyDate::try_new_iso(date.year().into(), month, day).ok()?;
    let there = iso.to_calendar(calendar);
    let (month, day) = (there.month().number(), there.day_of_month().0);
    Some((
        there.year().extended_year(),
        month.cast_signed(),
        day.cast_signed(),
    ))
}
