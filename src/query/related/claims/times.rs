//! Times of day and days of the week, which no other reading of a passage needs.

use super::steps::{Steps, is_end};
use crate::text::fold::fold;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query::related) struct Clock {
    /// Minutes since midnight or noon.
    minute: u16,
    /// Whether it is after noon, if that is told.
    is_late: Option<bool>,
    /// Whether it is Greenwich time; all else is the time of some place.
    is_universal: bool,
}

impl Clock {
    pub(in crate::query::related) fn agrees(self, other: Self) -> bool {
        let halves = self.is_late.zip(other.is_late);
        self.is_comparable(other)
            && self.minute == other.minute
            && halves.is_none_or(|(one, other)| one == other)
    }

    /// Whether both are read off clocks that may go alike.
    pub(in crate::query::related) const fn is_comparable(self, other: Self) -> bool {
        self.is_universal == other.is_universal
    }
}

const HOURS: &str = "الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة \
                     العاشرة الحادية الثانية";

/// The time of day that begins at a step, and the steps that it takes: 7:30, or an hour behind
/// الساعة in digits or words.
pub(super) fn clock_at(steps: &Steps<'_>, at: usize) -> Option<(Clock, usize)> {
    let (hour, minute, count) = digits_at(steps, at).or_else(|| named_at(steps, at))?;
    if hour > 24 || minute > 59 {
        return None;
    }
    let mut is_late = (hour > 12).then_some(hour < 24);
    let mut is_universal = false;
    let behind = (at + count..at + count + 6)
        .map_while(|step| steps.get(step))
        .take_while(|step| !is_end(step.gap))
        .collect::<Vec<_>>();
    for (place, step) in behind.iter().enumerate() {
        let next = behind.get(place + 1).map(|next| next.token);
        match (step.token, next) {
            ("صباحا" | "فجرا" | "am", _) | ("قبل", Some("الظهر")) => {
                is_late = is_late.or(Some(false));
            }
            ("مساء" | "عصرا" | "pm", _) | ("بعد", Some("الظهر")) => {
                is_late = Some(true)
            }
            ("ظهرا", _) => is_late = Some(hour != 11),
            ("ليلا", _) => is_late = is_late.or(Some((6..12).contains(&hour))),
            ("غرينتش" | "جرينتش" | "غرينيتش" | "gmt" | "utc", _) | ("ت", Some("غ")) =>
            {
                is_universal = true;
            }
            _ => {}
        }
    }
    let clock = Clock {
        minute: hour % 12 * 60 + minute,
        is_late,
        is_universal,
    };
    Some((clock, count))
}

/// 7:30, but neither 7:30:10 nor a part of what is no time.
fn digits_at(steps: &Steps<'_>, at: usize) -> Option<(u16, u16, usize)> {
    let (hour, minute) = (steps.get(at)?, steps.get(at + 1)?);
    let is_glued = |gap: &str| !gap.is_empty() && !gap.contains(' ') && !gap.contains(['(', '"']);
    let is_part = at > 0 && is_glued(hour.gap)
        || steps
            .get(at + 2)
            .is_some_and(|next| next.gap == ":" || next.gap == ".");
    let is_one = minute.gap == ":" && minute.token.len() == 2 && hour.token.len() <= 2;
    if is_part || !is_one || hour.figure.is_some() || minute.figure.is_some() {
        return None;
    }
    Some((hour.token.parse().ok()?, minute.token.parse().ok()?, 2))
}

/// An hour behind the word for it.
fn named_at(steps: &Steps<'_>, at: usize) -> Option<(u16, u16, usize)> {
    let (before, hour) = (steps.get(at.checked_sub(1)?)?, steps.get(at)?);
    if !before.token.ends_with("الساعه") && before.token != "للساعه" || hour.gap != " "
    {
        return None;
    }
    let (hour, mut count) = match hour.token.parse() {
        Ok(hour) => (hour, 1),
        Err(_) => {
            let next = steps.get(at + 1).map(|next| next.token);
            let is_more = matches!(next, Some("عشر" | "عشره"));
            let names = HOURS.split_whitespace().map(|name| fold(name).text);
            let mut places = (1..).zip(names).skip(if is_more { 10 } else { 0 });
            let (hour, _) = places.find(|(_, name)| name == hour.token)?;
            (hour, if is_more { 2 } else { 1 })
        }
    };
    let part = steps.get(at + count).map(|step| step.token);
    let minute = match part {
        Some("والنصف") => 30,
        Some("والربع") => 15,
        Some("والثلث") => 20,
        _ => 0,
    };
    count += usize::from(minute > 0);
    Some((hour, minute, count))
}

/// Which day of the week a folded word names, from Monday on, and how many bytes before it are
/// clitics.
pub(super) fn weekday(token: &str) -> Option<(usize, i8)> {
    const NAMES: [&str; 7] = [
        "الاثنين monday",
        "الثلاثاء tuesday",
        "الاربعاء wednesday",
        "الخميس thursday",
        "الجمعه friday",
        "السبت saturday",
        "الاحد sunday",
    ];
    let is_at = |lead: &str| {
        let name = token.strip_prefix(lead)?;
        let is_one = |names: &&str| names.split(' ').any(|one| one == name);
        let day = NAMES.iter().position(is_one)?;
        Some((lead.len(), i8::try_from(day).ok()?))
    };
    ["", "و", "ف"].into_iter().find_map(is_at)
}
