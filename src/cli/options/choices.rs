//! What options are chosen from, and the habits of regions.

use clap::ValueEnum;

use crate::app::geometry::ListSide;
use crate::layout::Digits;
use crate::library::dates::Months;
use crate::library::decode::Charset;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Lang {
    Auto,
    Ar,
    En,
}

/// Whose habits in language, names of months, digits and calendar hold where nothing else
/// is said.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Region {
    Auto,
    Mashriq,
    Gulf,
    Maghreb,
    Iran,
    English,
}

/// The habits of a region.
pub(super) struct Habits {
    /// `None` leaves it to the environment.
    pub(super) lang: Option<Lang>,
    pub(super) months: MonthsChoice,
    pub(super) digits: Digits,
    pub(super) calendar: CalendarChoice,
}

impl Region {
    /// What holds there; countries of one region differ in their names of months, and
    /// `home` tells which it is.
    pub(super) fn habits(self, home: Months) -> Option<Habits> {
        use CalendarChoice::{Gregorian, Persian};
        use Digits::{ArabicIndic, European};
        let (lang, months, digits, calendar) = match self {
            Self::Auto => return None,
            Self::Mashriq => (Some(Lang::Ar), MonthsChoice::Levant, ArabicIndic, Gregorian),
            Self::Gulf => (Some(Lang::Ar), MonthsChoice::Egypt, ArabicIndic, Gregorian),
            Self::Maghreb => {
                let months = match home {
                    Months::Morocco => MonthsChoice::Morocco,
                    _ => MonthsChoice::Algeria,
                };
                (Some(Lang::Ar), months, European, Gregorian)
            }
            Self::Iran => (None, MonthsChoice::AsWritten, Digits::Persian, Persian),
            Self::English => (Some(Lang::En), MonthsChoice::AsWritten, European, Gregorian),
        };
        Some(Habits {
            lang,
            months,
            digits,
            calendar,
        })
    }
}

/// Whether the list of articles stands on the right.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum Mirror {
    /// Where lines of the interface's language begin.
    Auto,
    On,
    Off,
}

impl Mirror {
    pub(in crate::cli) fn list_side(self) -> Option<ListSide> {
        match self {
            Self::Auto => None,
            Self::On => Some(ListSide::Right),
            Self::Off => Some(ListSide::Left),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum MarksChoice {
    Auto,
    Keep,
    Essential,
    Strip,
}

/// The encoding of what is read.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) enum EncodingChoice {
    Auto,
    Named(Charset),
}

/// Whose Arabic names of months dates are shown with.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum MonthsChoice {
    AsWritten,
    Egypt,
    Levant,
    Algeria,
    Morocco,
    Both,
}

/// By which calendar dates are shown.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum CalendarChoice {
    AsWritten,
    Gregorian,
    Hijri,
    Persian,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum DirectionChoice {
    Auto,
    FirstStrong,
    Rtl,
    Ltr,
}

/// Whether something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum OnOff {
    On,
    Off,
}

/// How records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    #[default]
    Text,
    Jsonl,
    /// For spreadsheets.
    Csv,
}
