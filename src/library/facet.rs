//! Facets: what articles are told apart by where their values are counted, and the
//! condition that values are when articles are narrowed to them. Knows no names of
//! actors or months: these are the reader's.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use super::condition::{Condition, Word, name_key};
use super::dates::{Date, WrittenDate, date};
use super::mention::ActorId;

/// What values are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Facet {
    #[default]
    Actor,
    Source,
    /// The months of the Gregorian calendar in which articles are dated.
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

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Actor, Self::Source, Self::Month, Self::Tag];

    /// Whether an article has no more than one of its values, so that several of them
    /// are a choice.
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
            Self::Month(month) => {
                let (first, last) = month.days().unzip();
                Condition::Date {
                    from: first,
                    to: last,
                }
            }
            Self::Tag(name) => Condition::Tag(Word::name(name.shown(), false)),
        }
    }
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }

    /// Its first and last day.
    pub fn days(self) -> Option<(Date, Date)> {
        let first = date(self.year, self.month, 1)?;
        Some((first, first.last_of_month()))
    }

    /// As a date without a day, to be shown as other dates are.
    pub fn written(self) -> Option<WrittenDate> {
        self.days().map(|(first, _)| WrittenDate::of_month(first))
    }

    /// As it is typed: `2021/08`.
    pub fn typed(self) -> String {
        format!("{:04}/{:02}", self.year, self.month)
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
    use super::*;

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

    #[test]
    fn a_month_is_all_of_its_days() {
        let month = Month::of(date(2024, 2, 10).unwrap());
        assert_eq!(month.days(), date(2024, 2, 1).zip(date(2024, 2, 29)));
        assert_eq!(month.typed(), "2024/02");
    }
}
