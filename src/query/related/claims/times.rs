//! Times of day and days of the week, which no other reading of a passage needs. What is known
//! of clocks is [`Clock`]'s; here is where they stand in a sentence, and the hours in words.
//!
//! An hour with something behind it that is not understood («السابعة إلا خمس دقائق») is a time
//! that is compared with none: it is not seven o'clock.

use std::ops::Range;

use super::steps::{Step, Steps, is_end};
use crate::library::dates::Clock;
use crate::text::fold::fold;

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query::related) struct TimeOfDay {
    clock: Clock,
    /// Whether it is told if it is before noon or after it.
    is_half_told: bool,
}

impl TimeOfDay {
    pub(in crate::query::related) fn agrees(self, other: Self) -> bool {
        let halves = match self.is_half_told && other.is_half_told {
            true => 24 * 60,
            false => 12 * 60,
        };
        let is_same = (self.minute() - other.minute()) % halves == 0;
        self.is_comparable(other) && is_same
    }

    /// Whether both are read off clocks that may go alike: without a zone, off that of the
    /// place.
    pub(in crate::query::related) fn is_comparable(self, other: Self) -> bool {
        self.clock.offset.is_some() == other.clock.offset.is_some()
    }

    /// Since midnight, where it is told off a zone in UTC.
    fn minute(self) -> i16 {
        let Clock {
            hour,
            minute,
            offset,
        } = self.clock;
        i16::from(hour) * 60 + i16::from(minute) - offset.unwrap_or(0)
    }
}

/// A time of day in a text.
pub(super) struct FoundTime {
    /// `None` where it is not understood.
    pub(super) time: Option<TimeOfDay>,
    /// The last step of the hour as it is written.
    pub(super) last: usize,
    /// The step behind what belongs to it.
    pub(super) next: usize,
}

/// The times of day of a text.
pub(super) struct Times<'a> {
    folded: &'a str,
    digits: Vec<(Range<usize>, u8, u8)>,
}

/// An hour, and the last step that is of it.
struct Hour {
    hour: u8,
    minute: u8,
    last: usize,
}

const HOURS: &str = "الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة \
                     العاشرة الحادية الثانية";

/// So many words behind an hour may be about it.
const NEAR: usize = 6;

impl<'a> Times<'a> {
    /// Those of a folded text.
    pub(super) fn of(folded: &'a str) -> Self {
        let digits = Clock::digits(folded).collect();
        Self { folded, digits }
    }

    /// The time of day that begins at a step: 7:30, or an hour behind الساعة in digits or words.
    pub(super) fn at(&self, steps: &Steps<'_>, at: usize) -> Option<FoundTime> {
        let hour = match self.in_digits(steps, at) {
            Some(hour) => Ok(hour),
            None => {
                let named = self.named(steps, at)?;
                let last = named.last;
                with_minutes(steps, named).ok_or(last)
            }
        };
        let Hour { hour, minute, last } = match hour {
            Ok(hour) => hour,
            Err(last) => {
                let (time, next) = (None, last + 1);
                return Some(FoundTime { time, last, next });
            }
        };
        let (behind, next) = self.behind(steps, hour, last);
        let (clock, is_half_told) = Clock::told(hour, minute, &behind);
        let time = Some(TimeOfDay {
            clock,
            is_half_told,
        });
        Some(FoundTime { time, last, next })
    }

    /// 7:30, and 7.30 behind الساعة, but no part of what goes on: 7:30:10.
    fn in_digits(&self, steps: &Steps<'_>, at: usize) -> Option<Hour> {
        let start = steps.get(at)?.folded.start;
        let place = self
            .digits
            .binary_search_by_key(&start, |(range, ..)| range.start);
        let (range, hour, minute) = self.digits.get(place.ok()?)?;
        let mut behind = self.folded[range.end..].chars();
        let goes_on = behind.next().is_some_and(|c| matches!(c, ':' | '.' | '/'))
            && behind.next().is_some_and(char::is_alphanumeric);
        let may_be_number = self.folded[range.clone()].contains('.');
        if goes_on || may_be_number && !is_behind_word(steps, at) {
            return None;
        }
        let is_of = |at: &usize| {
            let step = steps.get(*at);
            step.is_some_and(|step| step.folded.start < range.end)
        };
        Some(Hour {
            hour: *hour,
            minute: *minute,
            last: (at..).take_while(is_of).last()?,
        })
    }

    /// An hour behind the word for it.
    fn named(&self, steps: &Steps<'_>, at: usize) -> Option<Hour> {
        let step = steps.get(at).filter(|_| is_behind_word(steps, at))?;
        let written = self.folded.get(step.folded.clone())?;
        if let Ok(hour) = written.parse() {
            let last = at;
            return (hour < 24).then_some(Hour {
                hour,
                minute: 0,
                last,
            });
        }
        let next = steps.get(at + 1).map(|next| next.token);
        let is_more = matches!(next, Some("عشر" | "عشره"));
        let names = HOURS.split_whitespace().map(|name| fold(name).text);
        let mut places = (1..).zip(names).skip(if is_more { 10 } else { 0 });
        let (hour, _) = places.find(|(_, name)| name == step.token)?;
        Some(Hour {
            hour,
            minute: 0,
            last: at + usize::from(is_more),
        })
    }

    /// What is told of the half of the day and of the zone behind an hour, of which `last` is the
    /// last step, as a clock is read; and the step behind all that.
    fn behind(&self, steps: &Steps<'_>, hour: u8, last: usize) -> (String, usize) {
        let is_near = |at: &usize| {
            let Some((step, before)) = steps.get(*at).zip(steps.before(*at)) else {
                return false;
            };
            // «9 م. بتوقيت مكة»، 7:30 p.m. GMT.
            let is_short = before.token.chars().nth(1).is_none();
            let is_word = step.figure.is_none() && !step.token.starts_with(char::is_numeric);
            is_word && (is_short || !is_end(step.gap)) && !is_word_for_hour(step.token)
        };
        let near = (last + 1..last + 1 + NEAR).take_while(is_near);
        let near: Vec<&str> = near.filter_map(|at| Some(steps.get(at)?.token)).collect();
        let (mut told, count) = half(hour, &near);
        let mut end = last + count;
        let zone = near.iter().position(|word| word.ends_with("توقيت"));
        match (zone, &near[count..]) {
            (Some(zone), _) => {
                let words = near[zone + 1..].iter().take(2);
                told = words.fold(told, |told, word| told + " " + word);
                end = last + (zone + 2).min(near.len());
            }
            (None, ["ت", "غ", ..]) => told += " gmt",
            (None, [word, ..]) if Clock::told(1, 0, word).0.offset == Some(0) => {
                told = told + " " + word;
                end += 1;
            }
            (None, _) => {}
        }
        // 10:00+03:00, GMT+3.
        let end = steps.get(end).map_or(0, |step| step.folded.end);
        let rest = self.folded[end..].trim_start_matches(' ');
        let mut next = last + 1;
        if rest.starts_with('+') {
            let of_it = |c: char| c.is_ascii_digit() || matches!(c, '+' | ':');
            let behind = rest.trim_start_matches(of_it);
            told = told + " " + &rest[..rest.len() - behind.len()];
            let end = self.folded.len() - behind.len();
            while steps.get(next).is_some_and(|step| step.folded.start < end) {
                next += 1;
            }
        }
        (told, next)
    }
}

/// The half of the day that the words behind an hour tell, as a clock is read, and how many of
/// them say so.
fn half(hour: u8, behind: &[&str]) -> (String, usize) {
    let (lead, rest) = match behind {
        ["من", rest @ ..] => (1, rest),
        _ => (0, behind),
    };
    let is_half = |word: &str| Clock::told(1, 0, word).1;
    let (told, count) = match *rest {
        // Eleven before midnight, and one after it.
        ["قبل" | "بعد", "منتصف", "الليل", ..] => ("ليلا".to_owned(), 3),
        ["منتصف", "الليل", ..] if hour == 12 => ("ليلا".to_owned(), 2),
        [side @ ("قبل" | "بعد"), "الظهر" | "ظهر", ..] => (side.to_owned(), 2),
        // Before or after something else.
        ["قبل" | "بعد", ..] => return Default::default(),
        [letter @ ("a" | "p"), "m", ..] => (format!("{letter} m"), 2),
        // Eleven at noon is before it, and 12 مساء midnight to most.
        ["ظهرا" | "ظهر", ..] if hour == 11 => return Default::default(),
        ["مساء", ..] if hour == 12 => return Default::default(),
        [word, ..] if is_half(word) => (word.to_owned(), 1),
        // «من صباح أمس»، «فجر الخميس», but not «فجر نفسه».
        [word, ref next @ ..] => {
            let is_day = |word: &&str| {
                matches!(*word, "يوم" | "اليوم" | "امس" | "الغد") || weekday(word).is_some()
            };
            let word = format!("{word}ا");
            let is_time = lead > 0 || next.first().is_some_and(is_day);
            if !is_time || !is_half(&word) {
                return Default::default();
            }
            (word, 1)
        }
        [] => return Default::default(),
    };
    (told, lead + count)
}

/// An hour with its quarters or minutes in words: «والنصف»، «إلا ربعا»، «و20 دقيقة». `None` where
/// what stands behind it is not understood.
fn with_minutes(steps: &Steps<'_>, hour: Hour) -> Option<Hour> {
    let Some(next) = steps.get(hour.last + 1).filter(|next| next.gap == " ") else {
        return Some(hour);
    };
    let token = |behind: usize| steps.get(hour.last + behind).map(|step| step.token);
    let with = |minute: u8, steps: usize| {
        Some(Hour {
            minute,
            last: hour.last + steps,
            ..hour
        })
    };
    match next.token {
        "والنصف" | "ونصف" => with(30, 1),
        "والثلث" | "وثلث" => with(20, 1),
        "والربع" | "وربع" => with(15, 1),
        "الا" => {
            let less = match token(2)? {
                "ربعا" | "الربع" | "ربع" => 15,
                "ثلثا" | "الثلث" | "ثلث" => 20,
                _ => return None,
            };
            // Of a dial, so that before one it is twelve.
            let hour_before = match hour.hour {
                0 => 23,
                1 => 12,
                hour => hour - 1,
            };
            Some(Hour {
                hour: hour_before,
                minute: 60 - less,
                last: hour.last + 2,
            })
        }
        _ if next.is_added => {
            let (digits, is_minute) = (next.token.strip_prefix('و')?, token(2)?);
            let minute = digits.parse().ok().filter(|minute| *minute < 60)?;
            let is_minute = matches!(is_minute, "دقيقه" | "دقاءق");
            is_minute.then(|| with(minute, 2)).flatten()
        }
        word if word.starts_with('و') && matches!(token(2), Some("دقيقه" | "دقاءق")) => {
            None
        }
        _ => Some(hour),
    }
}

/// Whether a step stands behind the word for an hour.
fn is_behind_word(steps: &Steps<'_>, at: usize) -> bool {
    let is_it = |step: &Step<'_>| is_word_for_hour(step.token);
    steps.before(at).is_some_and(is_it) && steps.get(at).is_some_and(|step| step.gap == " ")
}

fn is_word_for_hour(token: &str) -> bool {
    token.ends_with("الساعه") || token == "للساعه"
}

/// Which day of the week a folded word names, from Monday on, and how many bytes before it are
/// clitics.
pub(super) fn weekday(token: &str) -> Option<(usize, i8)> {
    const NAMES: [&str; 7] = [
        "الاثنين monday",
        "الثلاثاء الثلثاء tuesday",
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
