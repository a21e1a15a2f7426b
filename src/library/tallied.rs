//! Counting what is no actor: names that articles have, and months in which they are
//! dated, in the order in which every store tells them.

use std::collections::{BTreeMap, HashMap};

use super::condition::name_key;
use super::dates::{Calendar, Date};
use super::facet::{Month, Name, Value};
use super::store::Tally;
use crate::text::collation::sort_key;

/// Counts of values by their names: names that mean the same together, under the first
/// of them, most articles first.
pub(super) fn by_name<'a>(
    counts: impl Iterator<Item = (&'a str, usize)>,
    value: fn(Name) -> Value,
) -> Vec<Tally> {
    let mut by_key: HashMap<String, (&str, usize)> = HashMap::new();
    for (name, count) in counts {
        let known = by_key.entry(name_key(name)).or_insert((name, 0));
        *known = (known.0.min(name), known.1 + count);
    }
    let mut names: Vec<(&str, usize)> = by_key.into_values().collect();
    names.sort_by_cached_key(|&(name, count)| {
        (std::cmp::Reverse(count), sort_key(name), name.to_owned())
    });
    let tallies = names.into_iter();
    tallies
        .map(|(name, count)| Tally::of(value(name.into()), count))
        .collect()
}

/// Counts of the months of a calendar in which dates are that may be any day from a first to a
/// last one, the newest first.
pub(super) fn by_month(
    dates: impl Iterator<Item = (Date, Date)>,
    calendar: Calendar,
) -> Vec<Tally> {
    /// As many may be meant by a month of another calendar.
    const MOST: usize = 3;
    // By their first days.
    let mut counts: BTreeMap<Date, (Month, usize)> = BTreeMap::new();
    for (first, last) in dates {
        let mut next = Some(first);
        for _ in 0..MOST {
            let Some(day) = next.filter(|&day| day <= last) else {
                break;
            };
            let known = counts.range(..=day).next_back();
            let known = known.map(|(_, (month, _))| *month);
            let month = known.filter(|month| day <= month.days().1);
            let month = month.unwrap_or_else(|| Month::of(day, calendar));
            let (from, to) = month.days();
            counts.entry(from).or_insert((month, 0)).1 += 1;
            next = to.tomorrow().ok();
        }
    }
    let newest_first = counts.into_values().rev();
    newest_first
        .map(|(month, count)| Tally::of(Value::Month(month), count))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_mean_the_same_are_counted_together() {
        let names = [("الجزيره", 2), ("البيان", 3), ("الجزيرة", 2)];
        let tallies = by_name(names.into_iter(), Value::Source);
        let shown: Vec<_> = tallies
            .iter()
            .map(|one| (&one.value, one.articles))
            .collect();
        let source = |name: &str| Value::Source(name.into());
        assert_eq!(shown, [(&source("الجزيرة"), 4), (&source("البيان"), 3)]);
        assert_eq!(source("الجزيره"), source("الجزيرة"), "one source");
    }
}
