//! Nominals: whom a description means. A noun (الحركة) resumes an actor that the text
//! has named and that is called so; a title (الرئيس الأمريكي) means the holder of the
//! office at the time that is spoken of. What the text leaves open stays unresolved,
//! and what it only suggests is marked as likely. No sentence is parsed: what counts
//! is the words beside the description and whom the text named before it.

use std::ops::Range;
use std::sync::Arc;

use super::clause::{self, first_word, last_word};
use super::descriptions::{Description, Descriptions, Noun, What};
use super::discourse::{Discourse, Standing};
use super::evidence::Weight;
use super::gazetteer::{Bearing, Class, Gazetteer};
use super::names::{Candidate, Passage};
use crate::library::dates::Date;
use crate::library::mention::{Certainty, Evidence, Reason};
use crate::text::clitic::is_alphanumeric;

/// Finds the descriptions of a passage and whom they mean.
pub(super) struct Nominals {
    descriptions: Descriptions,
    /// For each actor: whom it belongs to, itself first.
    owners: Vec<Vec<usize>>,
    /// For each actor: for whom it speaks, itself, its owners, and whose offices it holds.
    sides: Vec<Vec<usize>>,
}

/// A description that means an actor. The range is one of the passage's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Nominal {
    pub(super) range: Range<usize>,
    pub(super) actor: usize,
    pub(super) certainty: Certainty,
    pub(super) reason: Reason,
}

/// Whom a description means.
struct Meant {
    actor: usize,
    certainty: Certainty,
    evidence: Evidence,
}

impl Meant {
    fn at(self, range: Range<usize>, listed: &Arc<str>) -> Nominal {
        let Self {
            actor,
            certainty,
            evidence,
        } = self;
        let listed = Arc::clone(listed);
        Nominal {
            range,
            actor,
            certainty,
            reason: Reason { listed, evidence },
        }
    }
}

/// A passage, with the names in it that count, in order.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) passage: &'a Passage<'a>,
    /// Where it starts, in bytes of the text.
    pub(super) start: usize,
    pub(super) key: &'a str,
    pub(super) names: &'a [(Candidate, Weight)],
    /// Which of them are states as mere places: no description means these.
    pub(super) places: &'a [bool],
    /// When the article was written.
    pub(super) written: Option<Date>,
}

impl Reading<'_> {
    /// The first name that begins at byte `at` or after it.
    fn name_from(&self, at: usize) -> Option<&Candidate> {
        let first = self
            .names
            .partition_point(|(name, _)| name.whole.start < at);
        self.names.get(first).map(|(name, _)| name)
    }

    /// The last name that ends at byte `at` or before it.
    fn name_before(&self, at: usize) -> Option<&Candidate> {
        let after = self.names.partition_point(|(name, _)| name.whole.end <= at);
        let last = after.checked_sub(1)?;
        self.names.get(last).map(|(name, _)| name)
    }

    /// The name in the word after byte `at`, if only ل stands before it.
    fn name_after_lam(&self, at: usize) -> Option<&Candidate> {
        let name = self.name_from(at)?;
        let is_next = self.key.get(at..name.token) == Some(" ");
        let lam = self.key.get(name.token..name.whole.start) == Some("ل");
        (is_next && lam).then_some(name)
    }

    /// Whether byte `at` is inside a name.
    fn is_inside_name(&self, at: usize) -> bool {
        let first = self.names.partition_point(|(name, _)| name.whole.end <= at);
        let name = self.names.get(first);
        name.is_some_and(|(name, _)| name.whole.start <= at)
    }

    /// The name that follows byte `at` with nothing but blanks between.
    fn name_right_after(&self, at: usize) -> Option<&Candidate> {
        let name = self.name_from(at)?;
        let between = &self.key[at..name.whole.start];
        (!between.is_empty() && between.trim().is_empty()).then_some(name)
    }

    fn is_person(&self, name: &Candidate) -> bool {
        let actor = self.gazetteer.at(name.actor);
        actor.is_some_and(|actor| actor.class == Class::Person)
    }

    /// Where a range of the key starts in the text, in bytes.
    fn place(&self, range: &Range<usize>) -> usize {
        self.start + self.passage.source_range(range.clone()).start
    }

    fn is_mere_place(&self, name: &Candidate) -> bool {
        let start = name.whole.start;
        let found = self
            .names
            .binary_search_by_key(&start, |(name, _)| name.whole.start);
        found.is_ok_and(|at| self.places.get(at).is_some_and(|place| *place))
    }
}

impl Nominals {
    pub(super) fn new(gazetteer: &Gazetteer) -> Self {
        let owner = |actor: usize| {
            let of = gazetteer.at(actor)?.of.as_ref()?;
            gazetteer.position(of)
        };
        let chain = |actor: usize| {
            std::iter::successors(Some(actor), |&one| owner(one))
                .take(OWNERS)
                .collect()
        };
        let owners: Vec<Vec<usize>> = (0..gazetteer.iter().len()).map(chain).collect();
        let sides = gazetteer.iter().zip(&owners).map(|(actor, owners)| {
            let offices = actor.roles.iter();
            let offices = offices.filter_map(|role| gazetteer.position(&role.of));
            owners.iter().copied().chain(offices).collect()
        });
        Self {
            descriptions: Descriptions::new(gazetteer),
            sides: sides.collect(),
            owners,
        }
    }

    /// Reads a passage on: adds whom it names to `discourse`, and gives the
    /// descriptions that mean somebody, in order.
    pub(super) fn read(&self, reading: &Reading<'_>, discourse: &mut Discourse) -> Vec<Nominal> {
        let Reading {
            gazetteer,
            key,
            names,
            ..
        } = *reading;
        let found = self.descriptions.find(gazetteer, key);
        let mut nominals: Vec<Nominal> = Vec::new();
        let mut names = names.iter().peekable();
        let mut at = 0;
        let mut quotations = Quotations::of(reading);
        for (position, description) in found.iter().enumerate() {
            while let Some((name, _)) =
                names.next_if(|(name, _)| name.whole.start <= description.range.start)
            {
                end_sentences(key, &mut at, name.whole.start, discourse);
                quotations.read_to(name.whole.start, discourse);
                self.name(reading, name, &found, discourse);
            }
            end_sentences(key, &mut at, description.range.start, discourse);
            quotations.read_to(description.range.start, discourse);
            if nominals
                .last()
                .is_some_and(|last| last.range == description.range)
            {
                continue;
            }
            let meant = self.meant(reading, description, &found[position + 1..], discourse);
            if let Some(nominal) = meant {
                let at = reading.place(&nominal.range);
                discourse.name(nominal.actor, at, acts(reading, description), None);
                nominals.push(nominal);
            }
        }
        for (name, _) in names {
            end_sentences(key, &mut at, name.whole.start, discourse);
            self.name(reading, name, &found, discourse);
        }
        end_sentences(key, &mut at, key.len(), discourse);
        discourse.end_sentence();
        discourse.quote(false);
        nominals
    }

    /// Remembers a name, with the noun before it.
    fn name(
        &self,
        reading: &Reading<'_>,
        name: &Candidate,
        found: &[Description],
        discourse: &mut Discourse,
    ) {
        if reading.is_mere_place(name) {
            return;
        }
        let (before, after) = (&reading.key[..name.token], &reading.key[name.name.end..]);
        let clitics = &reading.key[name.token..name.name.start];
        let verb = reading
            .gazetteer
            .acts()
            .verb_of(false, before, clitics, after);
        let start = name.whole.start;
        let until = found.partition_point(|head| head.range.start <= start);
        let heads = found[..until].iter().rev().take(HEADS);
        let noun = heads.into_iter().find_map(|head| match head.what {
            What::Head(noun) => {
                let between = reading.key.get(head.range.end..start);
                let stands = head.range.start == start
                    || between.is_some_and(|between| between.trim().is_empty());
                stands.then_some(noun)
            }
            _ => None,
        });
        let at = reading.place(&name.whole);
        discourse.name(name.actor, at, verb.is_some(), noun);
    }

    fn meant(
        &self,
        reading: &Reading<'_>,
        description: &Description,
        later: &[Description],
        discourse: &mut Discourse,
    ) -> Option<Nominal> {
        let range = description.range.clone();
        let name = reading.name_from(range.start);
        let is_cut = name.is_some_and(|name| name.whole.start < range.end)
            || reading.is_inside_name(range.start);
        if is_cut {
            return None;
        }
        match description.what {
            What::Head(noun) => {
                let (next, _) = first_word(&reading.key[range.end..]);
                let named = reading.name_right_after(range.end).is_some();
                if next.starts_with("ال") && !named {
                    discourse.stranger(noun);
                }
                None
            }
            What::Noun(noun) => {
                if description.is_other {
                    discourse.stranger(noun);
                    return None;
                }
                let meant = self.resumed(reading, description, noun, discourse)?;
                Some(meant.at(range, &self.descriptions.nouns[noun].written))
            }
            What::Title(title) => {
                // الأمين العام لحزب …
                let of = reading.name_after_lam(range.end);
                let owner = of.map(|name| name.actor).or(description.state);
                let range = range.start..of.map_or(range.end, |name| name.whole.end);
                self.titled(reading, description, title, owner, range, discourse)
            }
            What::Construct(title) => {
                let (owner, end) = self.owner_after(reading, range.end, later, discourse)?;
                let range = range.start..end;
                self.titled(reading, description, title, Some(owner), range, discourse)
            }
        }
    }

    /// Whom a title means that stands alone. Beside a name it is that one's.
    fn titled(
        &self,
        reading: &Reading<'_>,
        description: &Description,
        title: usize,
        owner: Option<usize>,
        range: Range<usize>,
        discourse: &mut Discourse,
    ) -> Option<Nominal> {
        match beside(reading, &range) {
            Beside::Person(person) => {
                discourse.entitle(person, title);
                None
            }
            Beside::Stranger => {
                discourse.stranger(self.stranger_of(title));
                None
            }
            Beside::Nobody => {
                let meant = self.holder(reading, description, title, owner, discourse)?;
                // ترامب الرئيس الأمريكي; «سليم نور: الرئيس» in a list.
                let name = reading.name_before(range.start);
                let name = name.filter(|name| name.actor == meant.actor);
                let its_own = name.is_some_and(|name| {
                    let between = &reading.key[name.whole.end..range.start];
                    between.trim_matches([' ', ':']).is_empty()
                });
                if its_own {
                    return None;
                }
                Some(meant.at(range, &self.descriptions.titles[title].written))
            }
        }
    }

    /// The actor that is named or meant right after byte `at`, and where that ends.
    fn owner_after(
        &self,
        reading: &Reading<'_>,
        at: usize,
        later: &[Description],
        discourse: &Discourse,
    ) -> Option<(usize, usize)> {
        if let Some(name) = reading.name_right_after(at) {
            return Some((name.actor, name.whole.end));
        }
        let follows = |start: usize| at < start && reading.key[at..start].trim().is_empty();
        let described = later
            .iter()
            .take(HEADS)
            .find(|next| follows(next.range.start))?;
        let What::Noun(noun) = described.what else {
            return None;
        };
        let meant = self.resumed(reading, described, noun, discourse)?;
        Some((meant.actor, described.range.end))
    }

    /// The actor that a noun resumes.
    fn resumed(
        &self,
        reading: &Reading<'_>,
        description: &Description,
        at: usize,
        discourse: &Discourse,
    ) -> Option<Meant> {
        let noun = &self.descriptions.nouns[at];
        let (before, after) = (
            &reading.key[..description.token],
            &reading.key[description.range.end..],
        );
        if let Some(rules) = noun
            .rules
            .and_then(|rules| reading.gazetteer.nouns().get(rules))
        {
            let clitics = &reading.key[description.token..description.range.start];
            let refused = clitics.is_empty()
                && rules.not_after.0.iter().any(|phrase| phrase.ends(before))
                || rules.not_before.0.iter().any(|phrase| phrase.starts(after));
            if refused {
                return None;
            }
        }
        let mut pool: Vec<(usize, Standing, bool)> = Vec::new();
        // Only those that the text has named can be resumed.
        for &actor in discourse.named() {
            let own = noun.own.contains(&actor) || discourse.bears(actor, at);
            if !own && !noun.possible.contains(&actor) {
                continue;
            }
            if description
                .state
                .is_some_and(|state| !self.owners[actor][1..].contains(&state))
            {
                continue;
            }
            let Some(mut standing) = discourse.standing(actor) else {
                continue;
            };
            if own {
                standing.weight += OWN;
            }
            if discourse
                .speaker()
                .is_some_and(|speaker| self.sides[speaker].contains(&actor))
            {
                standing.weight += SPEAKER;
            }
            pool.push((actor, standing, own));
        }
        if description.bearing == Some(Bearing::Evaluates) {
            // It is not the one the sentence is about whom one calls so, but another.
            let here = pool
                .iter_mut()
                .filter(|(_, standing, _)| standing.here.is_some());
            if let Some((_, subject, _)) = here.min_by_key(|(_, standing, _)| standing.here) {
                subject.weight -= SUBJECT;
            }
        }
        pool.sort_by(|(_, one, _), (_, other, _)| other.weight.total_cmp(&one.weight));
        let Some(&(actor, standing, own)) = pool.first() else {
            return self.institution(reading, noun, description.state, discourse);
        };
        if discourse.has_stranger_since(at, standing.last) || standing.ago > FORGOTTEN {
            return None;
        }
        let rival = pool[1..]
            .iter()
            .find(|(other, ..)| !self.are_kin(actor, *other));
        let clear = rival.is_none_or(|(_, other, other_own)| {
            // A noun that fits one better still leaves a doubt where all is of another.
            let ahead = standing.weight - other.weight;
            ahead >= if own && !other_own { FITS } else { CLEAR }
        });
        let certain = own && clear && standing.ago <= FRESH;
        Some(Meant {
            actor,
            certainty: certainty(certain),
            evidence: Evidence::Resumes { at: standing.at },
        })
    }

    /// The one institution of this shortened name that belongs to the state that the
    /// text is about: وزارة الدفاع.
    fn institution(
        &self,
        reading: &Reading<'_>,
        noun: &Noun,
        state: Option<usize>,
        discourse: &Discourse,
    ) -> Option<Meant> {
        if !noun.key.contains(' ') {
            return None;
        }
        let about = match state {
            Some(state) => state,
            None => self.state_in_question(reading, discourse)?,
        };
        let mut owned = noun
            .own
            .iter()
            .filter(|&&actor| self.owners[actor].contains(&about));
        let actor = *owned.next()?;
        let state = reading.gazetteer.at(about)?.id.clone();
        owned.next().is_none().then_some(Meant {
            actor,
            certainty: Certainty::Likely,
            evidence: Evidence::OnlyOneOf { state },
        })
    }

    /// The state to which most belongs of what the passage names; else of what was
    /// named before it.
    fn state_in_question(&self, reading: &Reading<'_>, discourse: &Discourse) -> Option<usize> {
        let here = reading.names.iter().map(|(name, _)| name);
        let here = here.filter(|name| !reading.is_mere_place(name));
        let here = here.map(|name| (name.actor, 1));
        let before = (0..self.owners.len()).map(|actor| (actor, discourse.count(actor)));
        self.state_of_most(here)
            .or_else(|| self.state_of_most(before))
    }

    fn state_of_most(&self, named: impl Iterator<Item = (usize, u32)>) -> Option<usize> {
        let mut counts = vec![0; self.owners.len()];
        for (actor, count) in named {
            if let Some(&last) = self.owners[actor].last() {
                counts[last] += count;
            }
        }
        let (state, &most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
        let others = counts
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != state);
        let next = others.map(|(_, count)| *count).max().unwrap_or(0);
        (most > 0 && most * 2 >= next * 3).then_some(state)
    }

    fn are_kin(&self, one: usize, other: usize) -> bool {
        self.owners[one].contains(&other) || self.owners[other].contains(&one)
    }

    /// Who holds an office where this stands.
    fn holder(
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
        let entitled =
            |person| owner.is_none() && discourse.entitled(title).any(|one| one == person);
        // Each with its role, or as one to whom the text gives the title.
        let mut holders: Vec<(usize, Option<usize>)> = Vec::new();
        if owner.is_none() && !former {
            holders.extend(discourse.entitled(title).map(|person| (person, None)));
        }
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
            if !fits || !owner.is_none_or(owned) {
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

    /// The number under which strangers with a title are remembered.
    fn stranger_of(&self, title: usize) -> usize {
        self.descriptions.nouns.len() + title
    }
}

/// How far up it is followed whose somebody is.
const OWNERS: usize = 4;
/// After how many sentences nothing resumes a name any more.
const FORGOTTEN: u32 = 30;
/// For how many sentences a name can be resumed without a doubt.
const FRESH: u32 = 8;
/// How much more an actor is meant by a noun that is its own.
const OWN: f32 = 2.0;
/// By how much it must outweigh the next if only it bears the noun, which counts in.
const FITS: f32 = 0.5;
/// How many descriptions that begin alike are looked at beside a name.
const HEADS: usize = 4;
/// How much more whoever is quoted means his own side.
const SPEAKER: f32 = 2.5;
/// How much less a sentence calls its own subject names.
const SUBJECT: f32 = 2.5;
/// By how much the best must outweigh the next to be certain.
const CLEAR: f32 = 0.8;

/// The quotations of a passage, as one reads on.
struct Quotations<'a> {
    passage: &'a Passage<'a>,
    ahead: std::vec::IntoIter<Range<usize>>,
    present: Option<Range<usize>>,
    is_inside: bool,
}

impl<'a> Quotations<'a> {
    fn of(reading: &Reading<'a>) -> Self {
        let mut ahead = reading.passage.quotations().into_iter();
        Self {
            passage: reading.passage,
            present: ahead.next(),
            ahead,
            is_inside: false,
        }
    }

    /// Reads on to a byte of the key: quotations on the way begin and end.
    fn read_to(&mut self, key: usize, discourse: &mut Discourse) {
        let at = self.passage.folded_at(key);
        while let Some(quoted) = self.present.clone().filter(|quoted| quoted.start < at) {
            if at < quoted.end {
                if !std::mem::replace(&mut self.is_inside, true) {
                    discourse.quote(true);
                }
                return;
            }
            self.is_inside = false;
            discourse.quote(false);
            self.present = self.ahead.next();
        }
    }
}

const fn certainty(certain: bool) -> Certainty {
    if certain {
        Certainty::Certain
    } else {
        Certainty::Likely
    }
}

/// Counts the sentences that end between byte `at` and byte `to`, and moves on.
fn end_sentences(key: &str, at: &mut usize, to: usize, discourse: &mut Discourse) {
    let Some(between) = key.get(*at..to) else {
        return;
    };
    for (stop, c) in between.char_indices().filter(|(_, c)| is_stop(*c)) {
        if between[stop + c.len_utf8()..].starts_with([' ', ')']) {
            discourse.end_sentence();
        }
    }
    *at = to;
}

const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…')
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

fn acts(reading: &Reading<'_>, description: &Description) -> bool {
    let key = reading.key;
    let clitics = &key[description.token..description.range.start];
    let (before, after) = (&key[..description.token], &key[description.range.end..]);
    let acts = reading.gazetteer.acts();
    acts.verb_of(false, before, clitics, after).is_some()
}

/// Whether a title is a part of another one, or describes a noun: نائب الرئيس، السبب
/// الرئيس.
fn is_part_of_title(reading: &Reading<'_>, description: &Description) -> bool {
    let before = &reading.key[..description.token];
    let clitics = &reading.key[description.token..description.range.start];
    let (word, _) = last_word(before);
    let of_another = clitics.is_empty() && DEPUTIES.iter().any(|deputy| word.ends_with(deputy));
    of_another || description.state.is_none() && clause::describes(before, clitics)
}

/// Words that make the title after them a part of another's title, folded.
const DEPUTIES: [&str; 10] = [
    "ناءب",
    "ناءبه",
    "زوجه",
    "نجل",
    "شقيق",
    "مساعد",
    "مساعده",
    "منصب",
    "كرسي",
    "قرينه",
];

/// Whose title it is that stands beside a name.
enum Beside {
    Person(usize),
    /// Somebody who is not known.
    Stranger,
    Nobody,
}

/// Who is named right beside a title: the name after it, or before it and a comma.
fn beside(reading: &Reading<'_>, range: &Range<usize>) -> Beside {
    let key = reading.key;
    let holds_nothing = |text: &str| text.trim_matches([' ', '،', ',', '(']).is_empty();
    let mut rest = &key[range.end..];
    let (word, after) = first_word(rest);
    if THEN.contains(&word) {
        rest = after;
    }
    let addressed = rest.trim_start_matches([' ', '،', ',', '(']);
    let (word, after) = first_word(addressed);
    let after = if HONORIFICS.contains(&word) {
        after
    } else {
        addressed
    };
    let person = |name: &&Candidate| reading.is_person(name);
    let bare = key.len() - after.trim_start().len();
    let name = reading
        .name_from(key.len() - addressed.len())
        .filter(person);
    if let Some(name) = name.filter(|name| name.whole.start <= bare) {
        return Beside::Person(name.actor);
    }
    let first_names = &reading.gazetteer.rules(Class::Person).first_names.0;
    let (next, _) = first_word(rest.trim_start_matches([' ', '،', ',']));
    let word_follows = rest.starts_with(' ') && rest.trim_start().starts_with(is_alphanumeric);
    if first_names.contains(next) || word_follows && may_be_name(reading, next) {
        return Beside::Stranger;
    }
    let before = key[..range.start].trim_end();
    if !before.ends_with(['،', ',']) {
        return Beside::Nobody;
    }
    let name = reading.name_before(range.start).filter(person);
    let name = name.filter(|name| holds_nothing(&key[name.whole.end..range.start]));
    name.map_or(Beside::Stranger, |name| Beside::Person(name.actor))
}

/// Words of respect before a name, folded.
const HONORIFICS: [&str; 12] = [
    "مولوي",
    "الملا",
    "الشيخ",
    "السيد",
    "السيده",
    "الدكتور",
    "الجنرال",
    "الحاج",
    "القاضي",
    "الامير",
    "اللواء",
    "الاستاذ",
];

/// Words between a title and a name, folded.
const THEN: [&str; 6] = ["انذاك", "حينها", "وقتها", "حينذاك", "وقتذاك", "يومها"];

/// Whether a word after a title may be the name of somebody who is not known: it is
/// none that goes on with the sentence.
fn may_be_name(reading: &Reading<'_>, word: &str) -> bool {
    let goes_on = word.starts_with("ال")
        || word.starts_with(|c: char| c.is_ascii_digit())
        || word.chars().count() <= 3
        || clause::goes_on(word)
        || reading.gazetteer.acts().is_any(word)
        || word.starts_with(['ي', 'ت', 'س', 'ن'])
            && word.chars().count() >= 4
            && !word.ends_with(['ا', 'و'])
        || word.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) && word.chars().count() >= 4;
    !goes_on
}

#[cfg(test)]
mod tests;
