//! Facets: what articles are told apart by where their values are counted, and the
//! condition that values are when articles are narrowed to them. Knows no names of
//! actors or months: these are the reader's.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::condition::{Condition, Word, name_key};
use super::dates::{Calendar, Counted, Date, WrittenDate};
use super::mention::ActorId;

/// What values are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Facet {
    #[default]
    Actor,
    Source,
    /// The months of a calendar in which articles are dated.
    Month,
    Tag,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    Actor(ActorId),
    /// A source by its whole name.
    Source(Name),
    Month(Month),
    Tag(Name),
}

/// A name that is the same however it is spelled (`condition::name_key`), with a spelling in
/// which it is shown.
#[derive(Clone, Debug)]
pub struct Name {
    shown: String,
    key: String,
}

impl Name {
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

impl From<&str> for Name {
    fn from(shown: &str) -> Self {
        let (shown, key) = (shown.to_owned(), name_key(shown));
        Self { shown, key }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

/// A month of a calendar, as the Gregorian days that it has: a day is in one of its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Date,
    last: Date,
    calendar: Calendar,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Actor, Self::Source, Self::Month, Self::Tag];

    /// Whether no more than one of its values is true of an article, so that several of
    /// them are a choice. Where only a month is written, that may be one or the other of another
    /// calendar: such an article is counted in each.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Source | Self::Month)
    }
}

impl Value {
    pub fn facet(&self) -> Facet {
        match self {
            Self::Actor(_) => Facet::Actor,
            Self::Source(_) => Facet::Source,
            Self::Month(_) => Facet::Month,
            Self::Tag(_) => Facet::Tag,
        }
    }

    /// The condition that articles with this value meet.
    pub fn condition(&self) -> Condition {
        match self {
            Self::Actor(actor) => Condition::Actor(actor.clone()),
            Self::Source(name) => Condition::SourceName(Word::name(name.shown(), false)),
            Self::Month(month) => Condition::Date {
                from: Some(month.first),
                to: Some(month.last),
            },
            Self::Tag(name) => Condition::Tag(Word::name(name.shown(), false)),
        }
    }
}

impl Month {
    /// The month of a day in a calendar; where that counts no such years, the Gregorian one, as
    /// far as its days are in none of the calendar.
    pub fn of(day: Date, calendar: Calendar) -> Self {
        if let Some(counted) = Counted::of(day, calendar)
            && let Some((first, last)) = counted.month()
        {
            return Self {
                first,
                last,
                calendar,
            };
        }
        let is_own = |&other: &Date| {
            let is_of_month = other.first_of_month() == day.first_of_month();
            is_of_month && Counted::of(other, calendar).is_none()
        };
        let before = std::iter::successors(Some(day), |day| day.yesterday().ok());
        let after = std::iter::successors(Some(day), |day| day.tomorrow().ok());
        Self {
            first: before.take_while(is_own).last().unwrap_or(day),
            last: after.take_while(is_own).last().unwrap_or(day),
            calendar: Calendar::Gregorian,
        }
    }

    /// Its first and last day.
    pub fn days(self) -> (Date, Date) {
        (self.first, self.last)
    }

    /// As a date without a day, to be shown as other dates are.
    pub fn written(self) -> WrittenDate {
        WrittenDate::of_month_in(self.first, self.calendar)
    }

    /// As it is typed: `2021/08`, or from its first day to its last, as in
    /// `2021/08/10..2021/09/08`.
    pub fn typed(self) -> String {
        let (first, last) = self.days();
        if first == last.first_of_month() && last == first.last_of_month() {
            return format!("{:04}/{:02}", first.year(), first.month());
        }
        let typed = |day: Date| format!("{:04}/{:02}/{:02}", day.year(), day.month(), day.day());
        format!("{}..{}", typed(first), typed(last))
    }
}

/// The conditions that articles meet which are narrowed to some values and away from
/// others: one of the included values of a facet of which each article has one at
/// most, all of those of the others, none that is excluded.
pub fn narrowing(include: &[Value], exclude: &[Value]) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for facet in Facet::ALL {
        let of_it = include.iter().filter(|value| value.facet() == facet);
        let mut each: Vec<Condition> = of_it.map(Value::condition).collect();
        if facet.is_single() && each.len() > 1 {
            each = vec![Condition::Any(each)];
        }
        conditions.extend(each);
    }
    let excluded = exclude.iter().map(Value::condition);
    conditions.extend(excluded.map(|one| Condition::Not(Box::new(one))));
    conditions
}

#[cfg(test)]
mod tests {
    use jiff::Span;

    use super::*;
    use crate::library::dates::date;

    #[test]
    fn sources_and_months_are_a_choice_and_actors_are_not() {
        let actor = |id: &str| Value::Actor(ActorId::new(id));
        let source = |name: &str| Value::Source(name.into());
        let include = [
            actor("us"),
            source("البيان"),
            actor("qatar"),
            source("الشاطئ"),
        ];
        let conditions = narrowing(&include, &[actor("iran")]);
        assert_eq!(conditions.len(), 4, "{conditions:?}");
        assert!(matches!(&conditions[2], Condition::Any(two) if two.len() == 2));
        assert!(matches!(&conditions[3], Condition::Not(_)));
    }

    fn day(year: i16, month: i8, day: i8) -> Date {
        date(year, month, day).expect("a day")
    }

    #[test]
    fn a_month_is_all_of_its_days() {
        let month = Month::of(day(2024, 2, 10), Calendar::Gregorian);
        assert_eq!(month.days(), (day(2024, 2, 1), day(2024, 2, 29)));
        assert_eq!(month.typed(), "2024/02");
        // Ramadan 1445 and Farvardin 1403.
        let month = Month::of(day(2024, 3, 30), Calendar::Hijri);
        assert_eq!(month.days(), (day(2024, 3, 11), day(2024, 4, 9)));
        assert_eq!(month.typed(), "2024/03/11..2024/04/09");
        let month = Month::of(day(2024, 3, 30), Calendar::Persian);
        assert_eq!(month.days(), (day(2024, 3, 20), day(2024, 4, 19)));
    }

    /// Also about the ends of the years that a calendar counts.
    #[test]
    fn every_day_is_in_one_month_of_a_calendar() {
        for calendar in [Calendar::Gregorian, Calendar::Hijri, Calendar::Persian] {
            for year in [1699, 1700, 1871, 1882, 1979, 2024, 2071, 2077, 2199, 2200] {
                let mut month = Month::of(day(year, 1, 1), calendar);
                let days = day(year, 1, 1).series(Span::new().days(1)).take(400);
                for day in days {
                    let of = Month::of(day, calendar);
                    let (first, last) = of.days();
                    assert!(first <= day && day <= last, "{day} {of:?}");
                    if of != month {
                        let (_, before) = month.days();
                        assert_eq!(
                            before.tomorrow().expect("a day"),
                            first,
                            "{of:?} after {month:?}"
                        );
                        month = of;
                    }
                }
            }
        }
    }
}
