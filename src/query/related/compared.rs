//! Where two passages contradict each other: numbers of the same things, and times of the
//! same event, that are not the same. What only one of them tells is no difference, and
//! neither are 20 years and 150 dead.

use std::ops::Range;

use super::What;
use super::figures::Value;
use super::found::{Found, Told};
use super::stems::stems;

/// What differs between two passages: bytes of the text of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contrast {
    pub first: Vec<Range<usize>>,
    pub second: Vec<Range<usize>>,
    /// How many figures they have that agree.
    pub agreeing: usize,
}

impl Contrast {
    /// How many differences there are: two numbers of the same thing are one.
    pub fn count(&self) -> usize {
        self.first.len().max(self.second.len())
    }
}

/// Holds the figures of a passage against those of one that was found for it.
pub fn contrast(from: &Found, found: &Found) -> Contrast {
    let own: Vec<Measured<'_>> = from
        .figures
        .iter()
        .map(Measured::of(own_marks(from, found)))
        .collect();
    let marks = found.shared.iter().enumerate();
    let marks = marks.filter(|(_, mark)| matches!(mark.what, What::Word(_)));
    let marks = marks
        .map(|(place, mark)| (place, mark.range.clone()))
        .collect();
    let others: Vec<Measured<'_>> = found.figures.iter().map(Measured::of(marks)).collect();
    let differing = |these: &[Measured<'_>], those: &[Measured<'_>]| {
        let alone = |one: &&Measured<'_>| !those.iter().any(|other| one.agrees(other));
        let free: Vec<&Measured<'_>> = those
            .iter()
            .filter(|other| !these.iter().any(|one| other.agrees(one)))
            .collect();
        let met = these.iter().filter(alone);
        let met = met.filter(|one| free.iter().any(|other| one.is_comparable(other)));
        met.map(|one| one.told.figure.range.clone()).collect()
    };
    let agreeing = own.iter();
    let agreeing = agreeing.filter(|one| others.iter().any(|other| one.agrees(other)));
    Contrast {
        agreeing: agreeing.count(),
        first: differing(&own, &others),
        second: differing(&others, &own),
    }
}

/// The words that both share, and where they stand in the first: bytes of its text.
fn own_marks(from: &Found, found: &Found) -> Vec<(usize, Range<usize>)> {
    let marks = found.shared.iter().enumerate();
    marks
        .filter(|(_, mark)| matches!(mark.what, What::Word(_)))
        .filter_map(|(place, mark)| Some((place, from.within(&mark.own)?)))
        .collect()
}

/// A figure, and the shared word that it stands next to.
struct Measured<'a> {
    told: &'a Told,
    of: Option<usize>,
}

impl<'a> Measured<'a> {
    fn of(marks: Vec<(usize, Range<usize>)>) -> impl Fn(&'a Told) -> Self {
        /// About six words, in bytes.
        const NEAR: usize = 70;
        move |told| {
            let at = &told.figure.range;
            let gap = |mark: &Range<usize>| {
                let (behind, before) = (
                    mark.start.saturating_sub(at.end),
                    at.start.saturating_sub(mark.end),
                );
                behind.max(before)
            };
            let near = marks.iter().filter(|(_, mark)| gap(mark) <= NEAR);
            let nearest = near.min_by_key(|(_, mark)| gap(mark));
            Self {
                told,
                of: nearest.map(|(place, _)| *place),
            }
        }
    }

    fn noun_is(&self, other: &Self) -> Option<bool> {
        let (one, other) = (self.told.noun.as_deref()?, other.told.noun.as_deref()?);
        Some(stems(one).is(stems(other)))
    }

    fn agrees(&self, other: &Self) -> bool {
        let values = (self.told.figure.value, other.told.figure.value);
        values.0.agrees(values.1) && self.noun_is(other) != Some(false)
    }

    /// Whether both tell how many there are of the same, or when the same was.
    fn is_comparable(&self, other: &Self) -> bool {
        let is_of_same = self.of.is_some() && self.of == other.of;
        match (self.told.figure.value, other.told.figure.value) {
            (one, other) if one.is_time() || other.is_time() => {
                one.is_time() && other.is_time() && is_of_same
            }
            (Value::Share(_), Value::Share(_)) => is_of_same,
            _ => {
                let is_same = self.noun_is(other) == Some(true);
                is_same && (is_of_same || !self.counts_time())
            }
        }
    }

    fn counts_time(&self) -> bool {
        /// As the fold has them, without endings.
        const UNITS: [&str; 14] = [
            "عام",
            "اعوام",
            "سنه",
            "سنوات",
            "سنوا",
            "شهر",
            "اشهر",
            "شهور",
            "اسبوع",
            "اسابيع",
            "يوم",
            "ايام",
            "ساعه",
            "ساعات",
        ];
        let noun = self.told.noun.as_deref().map(stems);
        noun.is_some_and(|noun| UNITS.iter().any(|unit| noun.is(stems(unit))))
    }
}
