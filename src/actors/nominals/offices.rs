//! Offices: who holds the office that a title names, where and when it is spoken of.

use std::ops::Range;

use super::{CLEAR, FORGOTTEN, FRESH, Meant, Nominals, Owner, Reading};
use crate::actors::clause::{self, first_word, last_word};
use crate::actors::descriptions::Description;
use crate::actors::discourse::{Discourse, Tenure};
use crate::actors::evidence::{first, last};
use crate::actors::gazetteer::{Bearing, Class, Role};
use crate::actors::stops::ends_sentence;
use crate::library::dates::{Date, ends_month};
use crate::library::mention::{Certainty, Evidence};
use crate::text::clitic::is_alphanumeric;

impl Nominals {
    /// Who holds an office where this stands.
    pub(super) fn holder(
        &self,
        reading: &Reading<'_>,
        description: &Description,
        title: usize,
        owner: Option<Owner>,
        discourse: &Discourse,
    ) -> Option<Meant> {
        if description.is_other && owner.is_none()
            || description.bearing == Some(Bearing::Other)
            || is_part_of_title(reading, description)
        {
            return None;
        }
        let is_owner_sure = owner.is_none_or(|owner| owner.certainty == Certainty::Certain);
        let owner = owner.map(|owner| owner.actor);
        let year = year_beside(reading.key, &description.range, reading.written);
        let former = description.bearing == Some(Bearing::Former);
        let tenure = if former { Tenure::Held } else { Tenure::Holds };
        let entitled =
            |person| owner.is_none() && discourse.entitled(title, tenure).any(|one| one == person);
        let mut holders: Vec<Holder> = Vec::new();
        if owner.is_none() {
            holders.extend(discourse.entitled(title, tenure).map(Holder::entitled));
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
            // When the article was written, and in the year that stands beside.
            let (now, then) = match (reading.written, year) {
                // Without a date: an office of today, or the last one that a person held.
                (None, None) => {
                    let last = actor.is_some_and(|actor| {
                        actor.roles.iter().all(|other| other.from <= held.from)
                    });
                    let now = owner.is_some() || held.to.is_none() || former || last;
                    (now, false)
                }
                (written, year) => (
                    written.is_some_and(|day| held.holds(day, former)),
                    year.is_some_and(|year| !former && held.holds_in(year)),
                ),
            };
            // Whom the text calls a former one is none now, whatever the day.
            let told = || year.is_some_and(|year| held.holds_in(year));
            let denied = !former && self.is_denied(person, role, discourse) && !told();
            let known = holders.iter().position(|holder| holder.person == person);
            let uncalled = called_former && known.is_none();
            if !(now || then) || !owner.is_none_or(owned) || denied || uncalled {
                continue;
            }
            let known = known.unwrap_or_else(|| {
                holders.push(Holder::entitled(person));
                holders.len() - 1
            });
            holders[known].hold((role, of), now, then);
            // Nothing says which of several terms it is.
            let undated = reading.written.is_none() && year.is_none();
            holders[known].again |= undated
                && actor.is_some_and(|actor| {
                    let alike = |other: &&Role| other.title == held.title && other.of == held.of;
                    actor.roles.iter().filter(alike).count() > 1
                });
        }
        // The date and the year speak of different holders of the office.
        let torn = |holder: &Holder| {
            let mut others = holders.iter().filter(|other| other.of == holder.of);
            others.any(|other| other.now && !holder.now || other.then && !holder.then)
        };
        let mut named: Vec<_> = holders
            .iter()
            .filter_map(|holder| Some((holder, discourse.standing(holder.person)?)))
            .collect();
        named.sort_by(|(_, one), (_, other)| other.weight.total_cmp(&one.weight));
        match named[..] {
            [] => {
                let dated = reading.written.is_some() || year.is_some();
                match holders[..] {
                    [ref only] if owner.is_some() && dated && !former => Some(Meant {
                        actor: only.person,
                        certainty: Certainty::Likely,
                        evidence: only.evidence(None)?,
                    }),
                    _ => None,
                }
            }
            [(holder, standing), ref rivals @ ..] => {
                if discourse.has_stranger_since(self.stranger_of(title), standing.last)
                    || owner.is_none() && standing.ago > FORGOTTEN
                {
                    return None;
                }
                let clear = rivals
                    .first()
                    .is_none_or(|(_, other)| standing.weight - other.weight >= CLEAR);
                let actor = holder.person;
                let known = owner.is_some() || standing.ago <= FRESH || entitled(actor);
                let certain = clear && known && is_owner_sure && !torn(holder);
                let (certainty, at) = standing.refer(certain);
                Some(Meant {
                    actor,
                    certainty,
                    evidence: holder.evidence(Some(at)).unwrap_or(Evidence::Titled { at }),
                })
            }
        }
    }
}

impl Nominals {
    /// Whose office a title is that says of what its holder is the head, though not where:
    /// «رئيس الحكومة» of the state that the text is about.
    pub(super) fn state_of_title(
        &self,
        reading: &Reading<'_>,
        title: usize,
        range: &Range<usize>,
        discourse: &Discourse,
    ) -> Option<Owner> {
        let (head, of) = self.descriptions.titles[title].written.split_once(' ')?;
        let is_head = !head.starts_with("ال") && (of.starts_with("ال") || of.contains(" ال"));
        // «رئيس الحكومة الماليزية», «رئيس الوزراء الماليزي», «رئيس الحكومة في ماليزيا».
        let (next, after) = first_word(&reading.key[range.end..]);
        let elsewhere = next.starts_with("ال") && next.ends_with(['ه', 'ي'])
            || next == "في" && reading.begins_with_name(after);
        let actor = self.state_in_question(reading, discourse)?;
        (is_head && !elsewhere).then_some(Owner {
            actor,
            certainty: Certainty::Likely,
        })
    }

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

/// A person who may hold an office.
struct Holder {
    person: usize,
    /// Its role; `None` for one to whom only the text gives the title.
    role: Option<usize>,
    /// Whose office it is.
    of: Option<usize>,
    /// Whether more than one of its roles fits, so that its dates are not known.
    again: bool,
    /// Whether it holds it when the article was written, and in the year beside.
    now: bool,
    then: bool,
}

impl Holder {
    const fn entitled(person: usize) -> Self {
        Self {
            person,
            role: None,
            of: None,
            again: false,
            now: false,
            then: false,
        }
    }

    /// It holds the office by this role too.
    fn hold(&mut self, (role, of): (usize, Option<usize>), now: bool, then: bool) {
        self.again |= self.role.is_some();
        if self.role.is_none() {
            (self.role, self.of) = (Some(role), of);
        }
        self.now |= now;
        self.then |= then;
    }

    /// The office, which the text mentioned at byte `at`.
    fn evidence(&self, at: Option<usize>) -> Option<Evidence> {
        let again = self.again;
        self.role.map(|role| Evidence::Office { role, again, at })
    }
}

/// The year that stands nearest, in the same sentence and not far; none that is still
/// to come when the article is `written`. A number is a year only after a word for one,
/// a month, or a preposition of time.
fn year_beside(key: &str, range: &Range<usize>, written: Option<Date>) -> Option<i16> {
    let before = last(&key[..range.start], BESIDE_YEAR);
    let before = &before[before.rfind(ends_sentence).unwrap_or(0)..];
    let after = first(&key[range.end..], BESIDE_YEAR);
    let after = &after[..after.find(ends_sentence).unwrap_or(after.len())];
    let known = |year: &i16| {
        let most = written.map_or(2100, |day| day.year() + 1);
        (1900..most).contains(year)
    };
    let years = |text| years(text).filter(move |(_, year)| known(year));
    let one = years(before).last();
    let one = one.map(|(at, year)| (before.len() - at, year));
    let other = years(after).next();
    one.into_iter()
        .chain(other)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, year)| year)
}

/// The years of a text, each with where it starts.
fn years(text: &str) -> impl Iterator<Item = (usize, i16)> {
    let mut word_before = "";
    let words = text.split(|c: char| !is_alphanumeric(c));
    words
        .filter(|word| !word.is_empty())
        .filter_map(move |word| {
            let leads = std::mem::replace(&mut word_before, word);
            let year = word.parse().ok().filter(|_| word.len() == 4)?;
            let bare = leads.strip_prefix(['و', 'ف', 'ب', 'ل']).unwrap_or(leads);
            let is_year = [leads, bare]
                .iter()
                .any(|word| YEARS.contains(word) || ends_month(word));
            is_year.then(|| (word.as_ptr().addr() - text.as_ptr().addr(), year))
        })
}

/// How far from a title a year still says of when it speaks, in bytes.
const BESIDE_YEAR: usize = 400;

/// Words after which a number is a year, without their clitics, folded.
const YEARS: [&str; 8] = ["عام", "سنه", "العام", "السنه", "عامي", "في", "منذ", "حتي"];

/// Whether a title is a part of another one, or describes a noun: نائب الرئيس، السبب
/// الرئيس.
pub(super) fn is_part_of_title(reading: &Reading<'_>, description: &Description) -> bool {
    let before = &reading.key[..description.token];
    let clitics = &reading.key[description.token..description.range.start];
    is_of_assistant(reading, description)
        || description.state.is_none()
            && clause::describes(reading.gazetteer.named_things(), before, clitics)
}

/// Whether a title stands inside that of a deputy, an adviser or a relative.
fn is_of_assistant(reading: &Reading<'_>, description: &Description) -> bool {
    let (word, _) = last_word(&reading.key[..description.token]);
    let rules = reading.gazetteer.rules(Class::Person);
    description.token == description.range.start && rules.is_deputy(word)
}
