//! Where two passages contradict each other: numbers of the same things, of which the same
//! became, and times of the same event, that are not the same. What only one of them tells is
//! no difference, and neither are 20 years and 150 dead. Knows the two texts only, so that it
//! is the same whichever of them comes first.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::claims::{Claim, Claims, Counted, Says, are_same, is_span};
use super::figures::Value;
use super::lists::{Kin, kin};
use super::stems::stems;
use crate::library::dates::date;

/// What differs between two passages: bytes of the text of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contrast {
    pub first: Vec<Range<usize>>,
    pub second: Vec<Range<usize>>,
    /// How many figures they have that agree.
    pub agreeing: usize,
    /// Whether both have figures that could be held against none of the other.
    pub is_open: bool,
}

impl Contrast {
    /// How many differences there are: two numbers of the same thing are one.
    pub fn count(&self) -> usize {
        self.first.len().max(self.second.len())
    }
}

/// Holds what one passage claims against what another does.
pub fn contrast(first: &Claims, second: &Claims) -> Contrast {
    let (one, other) = (Side::of(first, second), Side::of(second, first));
    let (own, others) = (one.against(&other), other.against(&one));
    let differing = |found: &[(&Claim, Standing)]| {
        let differ = found.iter().filter(|(_, it)| *it == Standing::Differs);
        differ.map(|(claim, _)| claim.range.clone()).collect()
    };
    let has = |found: &[(&Claim, Standing)], what| found.iter().any(|(_, it)| *it == what);
    let agreeing = own.iter().filter(|(_, it)| *it == Standing::Agrees);
    Contrast {
        agreeing: agreeing.count(),
        first: differing(&own),
        second: differing(&others),
        is_open: has(&own, Standing::Open) && has(&others, Standing::Open),
    }
}

/// What becomes of a claim that is held against those of the other passage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Agrees,
    Differs,
    /// Nothing there is of the same.
    Open,
}

/// The claims of a passage, each with the words on either side of it that stand nearest of
/// those that both passages have.
struct Side<'a>(Vec<(&'a Claim, Vec<&'a str>)>);

impl<'a> Side<'a> {
    fn of(claims: &'a Claims, other: &Claims) -> Self {
        let words = Heard::of(other);
        let is_shared: Vec<bool> = claims.words.iter().map(|word| words.has(word)).collect();
        let nearest = |places: &[usize]| {
            let place = places.iter().find(|&&place| is_shared[place]);
            place.map(|&place| &*claims.words[place])
        };
        let all = claims.all.iter().map(|claim| {
            let about = [nearest(&claim.before), nearest(&claim.behind)];
            (claim, about.into_iter().flatten().collect())
        });
        Self(all.collect())
    }

    fn against(&self, other: &Self) -> Vec<(&'a Claim, Standing)> {
        let agrees = |claim: &Claim, other: &Self| {
            let mut others = other.0.iter();
            others.any(|(other, _)| agree(claim, other))
        };
        let free = other.0.iter();
        let free: Vec<_> = free.filter(|(claim, _)| !agrees(claim, self)).collect();
        let standing = |(claim, about): &(&'a Claim, Vec<&'a str>)| {
            if agrees(claim, other) {
                return (*claim, Standing::Agrees);
            }
            let differs = free.iter().any(|(other, other_about)| {
                are_comparable(claim, other, || are_of_same(about, other_about))
            });
            let standing = if differs {
                Standing::Differs
            } else {
                Standing::Open
            };
            (*claim, standing)
        };
        self.0.iter().map(standing).collect()
    }
}

/// The words of a passage, to be asked for many others.
struct Heard<'a> {
    own: FxHashSet<&'a str>,
    read: FxHashSet<&'a str>,
    kin: FxHashSet<Kin>,
}

impl<'a> Heard<'a> {
    fn of(claims: &'a Claims) -> Self {
        let words = || claims.words.iter().map(|word| stems(word));
        Self {
            own: words().map(|word| word.own()).collect(),
            read: words().flat_map(|word| word.others()).collect(),
            kin: words().filter_map(kin).collect(),
        }
    }

    fn has(&self, word: &str) -> bool {
        let word = stems(word);
        word.all().any(|stem| self.own.contains(stem))
            || self.read.contains(word.own())
            || kin(word).is_some_and(|kin| self.kin.contains(&kin))
    }
}

/// Whether words that stand about two claims tell of the same.
fn are_of_same(one: &[&str], other: &[&str]) -> bool {
    let is_same = |one: &str, other: &str| {
        let (one, other) = (stems(one), stems(other));
        one.is(other) || kin(one).is_some() && kin(one) == kin(other)
    };
    one.iter()
        .any(|one| other.iter().any(|other| is_same(one, other)))
}

/// Whether both may say the same.
fn agree(one: &Claim, other: &Claim) -> bool {
    if let Some((numbers, others)) = one.says.numbers().zip(other.says.numbers()) {
        let are_others = match (&one.of, &other.of) {
            (Counted::Of(one), Counted::Of(other)) => !are_same(one, other),
            _ => false,
        };
        let may_be_same = numbers.iter().any(|number| others.contains(number));
        return may_be_same && !are_others && !have_other_fates(one, other);
    }
    match (one.says, other.says) {
        (Says::Time(one), Says::Time(other)) => one.agrees(other),
        (Says::Weekday(day), Says::Time(time)) | (Says::Time(time), Says::Weekday(day)) => {
            weekday_of(time) == Some(day)
        }
        (Says::TimeOfDay(one), Says::TimeOfDay(other)) => one.agrees(other),
        (Says::Unclear, _) | (_, Says::Unclear) => false,
        (one, other) => one == other,
    }
}

fn weekday_of(time: Value) -> Option<i8> {
    let Value::Day {
        year: Some(year),
        month,
        day,
    } = time
    else {
        return None;
    };
    let date = date(year, month, day)?;
    Some(date.weekday().to_monday_zero_offset())
}

fn have_other_fates(one: &Claim, other: &Claim) -> bool {
    one.fate
        .zip(other.fate)
        .is_some_and(|(one, other)| one != other)
}

/// Whether both tell how many there are of the same, or when the same was; `are_of_same` tells
/// whether they stand by the same words.
fn are_comparable(one: &Claim, other: &Claim, are_of_same: impl Fn() -> bool) -> bool {
    if one.says.numbers().is_some() && other.says.numbers().is_some() {
        return count_same(one, other, are_of_same);
    }
    match (one.says, other.says) {
        (Says::TimeOfDay(one), Says::TimeOfDay(other)) => one.is_comparable(other) && are_of_same(),
        (Says::Time(one), Says::Time(other)) => one.contradicts(other) && are_of_same(),
        (Says::Share(_), Says::Share(_)) | (Says::Weekday(_), Says::Weekday(_)) => are_of_same(),
        _ => false,
    }
}

fn count_same(one: &Claim, other: &Claim, are_of_same: impl Fn() -> bool) -> bool {
    if one.fate != other.fate {
        return false;
    }
    match (&one.of, &other.of) {
        (Counted::Of(noun), Counted::Of(other)) => {
            are_same(noun, other) && (!is_span(noun) || are_of_same())
        }
        (Counted::People, Counted::People) => {
            one.is_part == other.is_part && (one.fate.is_some() || are_of_same())
        }
        // Of people so many, and of soldiers: not where these are some of the former.
        (Counted::People, Counted::Of(_)) | (Counted::Of(_), Counted::People) => {
            one.fate.is_some() && !one.is_part && !other.is_part
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
