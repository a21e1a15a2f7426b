//! Offices: who holds the office that a title names, where and when it is spoken of.

use std::ops::Range;

use super::quotations::is_stop;
use super::{CLEAR, FORGOTTEN, FRESH, Meant, Nominals, Reading, certainty};
use crate::actors::clause::{self, last_word};
use crate::actors::descriptions::Description;
use crate::actors::discourse::{Discourse, Tenure};
use crate::actors::gazetteer::Bearing;
use crate::library::mention::{Certainty, Evidence};
use crate::text::clitic::is_alphanumeric;

impl Nominals {
    /// Who holds an office where this stands.
    pub(super) fn holder(
        &self,
        reading: &Reading<'_>,
        description: &Description,
        title: usize,
        owner: Option<usize>,
        discourse: &Discourse,
    ) -> Option<Meant> {
        if description.is_other && owner.is_none()
            || description.bearing == Some(Bearing::Other)
            || is_part_of_title(reading, description)
        {
            return None;
        }
        let year = year_beside(reading.key, &description.range);
        let former = description.bearing == Some(Bearing::Former);
        let tenure = if former { Tenure::Held } else { Tenure::Holds };
        let entitled =
            |person| owner.is_none() && discourse.entitled(title, tenure).any(|one| one == person);
        // Each with its role, or as one to whom the text gives the title.
        let mut holders: Vec<(usize, Option<usize>)> = Vec::new();
        if owner.is_none() {
            let named = discourse.entitled(title, tenure);
            holders.extend(named.map(|person| (person, None)));
        }
        // «الرئيس السابق» is whom the text called so, if anybody.
        let called_former = former && !holders.is_empty();
        for &(person, role) in &self.descriptions.titles[title].holders {
            let actor = reading.gazetteer.at(person);
            let Some(held) = actor.and_then(|actor| actor.roles.get(role)) else {
                continue;
            };
            let of = reading.gazetteer.position(&held.of);
            let owned = |owner| of.is_some_and(|of| self.owners[of].contains(&owner));
            let fits = match (reading.written, year) {
                // Without a date: an office of today, or the last one that a person held.
                (None, None) => {
                    let last = actor.is_some_and(|actor| {
                        actor.roles.iter().all(|other| other.from <= held.from)
                    });
                    owner.is_some() || held.to.is_none() || former || last
                }
                (written, year) => {
                    written.is_some_and(|day| held.holds(day, former))
                        || year.is_some_and(|year| !former && held.holds_in(year))
                }
            };
            // Whom the text calls a former one is none now, whatever the day.
            let told = || year.is_some_and(|year| held.holds_in(year));
            let denied = !former && self.is_denied(person, role, discourse) && !told();
            let known = holders.iter().any(|(known, _)| *known == person);
            if !fits || !owner.is_none_or(owned) || denied || called_former && !known {
                continue;
            }
            match holders.iter_mut().find(|(known, _)| *known == person) {
                Some((_, by)) => *by = by.or(Some(role)),
                None => holders.push((person, Some(role))),
            }
        }
        let mut named: Vec<_> = holders
            .iter()
            .filter_map(|&(person, role)| Some((person, role, discourse.standing(person)?)))
            .collect();
        named.sort_by(|(.., one), (.., other)| other.weight.total_cmp(&one.weight));
        match named[..] {
            [] => {
                let dated = reading.written.is_some() || year.is_some();
                match holders[..] {
                    [(actor, Some(role))] if owner.is_some() && dated && !former => Some(Meant {
                        actor,
                        certainty: Certainty::Likely,
                        evidence: Evidence::Office { role, at: None },
                    }),
                    _ => None,
                }
            }
            [(actor, role, standing), ref rivals @ ..] => {
                if discourse.has_stranger_since(self.stranger_of(title), standing.last)
                    || owner.is_none() && standing.ago > FORGOTTEN
                {
                    return None;
                }
                let clear = rivals
                    .first()
                    .is_none_or(|(.., other)| standing.weight - other.weight >= CLEAR);
                let known = owner.is_some() || standing.ago <= FRESH || entitled(actor);
                let at = standing.at;
                Some(Meant {
                    actor,
                    certainty: certainty(clear && known),
                    evidence: match role {
                        Some(role) => Evidence::Office { role, at: Some(at) },
                        None => Evidence::Titled { at },
                    },
                })
            }
        }
    }
}

impl Nominals {
    /// Whether the text says of a person that it does not hold this office now: it once
    /// did, or is somebody's deputy.
    fn is_denied(&self, person: usize, role: usize, discourse: &Discourse) -> bool {
        discourse.not_held(person).any(|title| {
            let holders = &self.descriptions.titles[title].holders;
            holders.contains(&(person, role))
        })
    }
}

/// What a title says of the office of the person beside it.
pub(super) fn tenure(reading: &Reading<'_>, description: &Description) -> Tenure {
    if is_of_assistant(reading, description) {
        Tenure::Assists
    } else if description.bearing == Some(Bearing::Former) {
        Tenure::Held
    } else {
        Tenure::Holds
    }
}

/// The year of four digits that stands nearest in the same sentence.
fn year_beside(key: &str, range: &Range<usize>) -> Option<i16> {
    let from = key[..range.start].rfind(is_stop).map_or(0, |at| at);
    let to = key[range.end..]
        .find(is_stop)
        .map_or(key.len(), |at| range.end + at);
    let sentence = &key[from..to];
    let mut nearest: Option<(usize, i16)> = None;
    let mut at = 0;
    for word in sentence.split(|c: char| !is_alphanumeric(c)) {
        let start = from + at;
        at += word.len();
        at += sentence[at..].chars().next().map_or(0, char::len_utf8);
        let Some(year) = word.parse().ok().filter(|year| (1900..2100).contains(year)) else {
            continue;
        };
        let distance = start.abs_diff(range.start);
        if nearest.is_none_or(|(other, _)| distance < other) {
            nearest = Some((distance, year));
        }
    }
    nearest.map(|(_, year)| year)
}

/// Whether a title is a part of another one, or describes a noun: نائب الرئيس، السبب
/// الرئيس.
pub(super) fn is_part_of_title(reading: &Reading<'_>, description: &Description) -> bool {
    let before = &reading.key[..description.token];
    let clitics = &reading.key[description.token..description.range.start];
    is_of_assistant(reading, description)
        || description.state.is_none() && clause::describes(before, clitics)
}

/// Whether a title stands inside that of a deputy, an adviser or a relative.
fn is_of_assistant(reading: &Reading<'_>, description: &Description) -> bool {
    let (word, _) = last_word(&reading.key[..description.token]);
    let joined = word.strip_prefix(['و', 'ف', 'ل', 'ب', 'ك']);
    let is_one = |word: &str| DEPUTIES.contains(&word);
    description.token == description.range.start && (is_one(word) || joined.is_some_and(is_one))
}

/// Words that make the title after them a part of another's title, folded.
const DEPUTIES: [&str; 36] = [
    "ناءب",
    "ناءبه",
    "ناءبا",
    "ناءبي",
    "نواب",
    "وكيل",
    "وكيله",
    "مساعد",
    "مساعده",
    "مساعدو",
    "مساعدي",
    "مستشار",
    "مستشاره",
    "مستشارو",
    "مستشاري",
    "سكرتير",
    "سكرتيره",
    "مبعوث",
    "مبعوثه",
    "زوجه",
    "قرينه",
    "عقيله",
    "ارمله",
    "نجل",
    "نجله",
    "ابن",
    "ابنه",
    "كريمه",
    "شقيق",
    "شقيقه",
    "والد",
    "والده",
    "صهر",
    "منصب",
    "كرسي",
    "مكتب",
];
