//! The time of day on a line of date: `10:49 م`, `22:49 بتوقيت مكة المكرمة`, `10:00:00+03:00`.

use std::ops::Range;

use super::names::OFFSETS;

/// A time of day, as far as lines of date tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Clock {
    /// From 0 to 23.
    pub hour: u8,
    pub minute: u8,
    /// Minutes ahead of UTC, where the zone is told and has been the same for long.
    pub offset: Option<i16>,
}

impl Clock {
    /// The hours and minutes that are written in digits, in order, and the bytes of the folded
    /// text that hold them: 7:30, and 7.30, which may be another number.
    pub fn digits(folded: &str) -> impl Iterator<Item = (Range<usize>, u8, u8)> {
        let signs = folded.match_indices([':', '.']);
        let clocks = signs.filter_map(|(at, _)| {
            let before = &folded[..at];
            let hour = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let glued = before[..hour].chars().next_back();
            let is_apart =
                glued.is_none_or(|c| !c.is_numeric() && !matches!(c, ':' | '.' | '+' | '-'));
            let minute = folded.get(at + 1..at + 3)?;
            let rest = &folded[at + 3..];
            let whole = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
            (is_apart && whole(minute) && !rest.starts_with(|c: char| c.is_ascii_digit()))
                .then_some((
                    hour..at + 3,
                    before[hour..].parse::<u8>().ok()?,
                    minute.parse::<u8>().ok()?,
                ))
        });
        clocks.filter(|(_, hour, minute)| *hour < 24 && *minute < 60)
    }

    /// The time with this hour and minute, both as a clock has them, by the half of the day and
    /// the zone that are told in the folded words behind them; and whether it is known which
    /// half of the day is meant.
    pub fn told(hour: u8, minute: u8, behind: &str) -> (Self, bool) {
        let half = half(behind);
        let of_day = match half {
            Some(Half::Morning) if hour == 12 => 0,
            Some(Half::Afternoon) if hour < 12 => hour + 12,
            // Eleven is before midnight, and one after it.
            Some(Half::Night) if (6..12).contains(&hour) => hour + 12,
            Some(Half::Night) if hour == 12 => 0,
            _ => hour,
        };
        let clock = Self {
            hour: of_day,
            minute,
            offset: offset(behind),
        };
        (clock, half.is_some() || hour == 0 || hour > 12)
    }
}

/// The clock in the folded words around a date.
pub(super) fn clock(folded: &str) -> Option<Clock> {
    let (digits, hour, minute) = Clock::digits(folded).next()?;
    let seconds = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    let behind = folded[digits.end..].trim_start_matches(seconds);
    Some(Clock::told(hour, minute, behind).0)
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
    Night,
}

/// The half of the day that is named just after a clock.
fn half(after: &str) -> Option<Half> {
    let mut words = after
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let first = words.next()?;
    Some(match first {
        "ص" | "صباحا" | "فجرا" | "am" => Half::Morning,
        "م" | "مساء" | "ظهرا" | "عصرا" | "pm" => Half::Afternoon,
        "ليلا" => Half::Night,
        "a" if words.next() == Some("m") => Half::Morning,
        "p" if words.next() == Some("m") => Half::Afternoon,
        "قبل" => Half::Morning,
        "بعد" => Half::Afternoon,
        _ => return None,
    })
}

/// The zone that is told after a clock, in minutes ahead of UTC.
fn offset(after: &str) -> Option<i16> {
    let sign = after.find(['+', '-']).and_then(|at| {
        let number = after[at + 1..].trim_start();
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let first = digits(number);
        let (hours, rest) = number.split_at(first);
        let (hours, minutes) = match first {
            1 | 2 => {
                let minutes = rest
                    .strip_prefix(':')
                    .map_or("", |rest| &rest[..digits(rest)]);
                (hours, minutes)
            }
            4 => hours.split_at(2),
            _ => return None,
        };
        let minutes = if minutes.is_empty() {
            0
        } else {
            minutes.parse().ok()?
        };
        let ahead = hours.parse::<i16>().ok()? * 60 + minutes;
        let is_behind = after[at..].starts_with('-');
        (ahead <= 14 * 60).then_some(if is_behind { -ahead } else { ahead })
    });
    sign.or_else(|| {
        let mut words = after
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty());
        words.find_map(|word| OFFSETS.get(word).copied())
    })
}
