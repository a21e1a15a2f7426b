//! Nominals: whom a description means. A noun (الحركة) resumes an actor that the text
//! has named and that is called so; a title (الرئيس الأمريكي) means the holder of the
//! office at the time that is spoken of. What the text leaves open stays unresolved,
//! and what it only suggests is marked as likely. No sentence is parsed: what counts
//! is the words beside the description and whom the text named before it.

use std::ops::Range;

use self::beside::{Beside, beside};
pub(super) use self::meant::Nominal;
use self::meant::{Meant, Owner};
use self::offices::{is_part_of_title, tenure};
use self::quotations::{Quotations, end_sentences};
pub(super) use self::reading::Reading;
pub(super) use self::resumption::most;
use super::clause::first_word;
use super::descriptions::{Description, Descriptions, What};
use super::discourse::{Discourse, Naming};
use super::evidence::Weight;
use super::gazetteer::Gazetteer;
use super::judged::Ruling;
use super::names::Candidate;
use crate::library::mention::{Certainty, Evidence};

mod beside;
mod meant;
mod offices;
mod quotations;
mod reading;
mod resumption;

/// Finds the descriptions of a passage and whom they mean.
pub(super) struct Nominals {
    descriptions: Descriptions,
    /// For each actor: whom it belongs to, itself first.
    owners: Vec<Vec<usize>>,
    /// For each actor: for whom it speaks, itself, its owners, and whose offices it holds.
    sides: Vec<Vec<usize>>,
}

impl Nominals {
    pub(super) fn new(gazetteer: &Gazetteer) -> Self {
        let actors = 0..gazetteer.iter().len();
        let owners: Vec<Vec<usize>> = actors
            .map(|actor| gazetteer.owners(actor).collect())
            .collect();
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
        if self.descriptions.is_empty() {
            return Vec::new();
        }
        let found = self.descriptions.find(gazetteer, key);
        let mut nominals: Vec<Nominal> = Vec::new();
        let mut names = names.iter().peekable();
        let mut at = 0;
        let mut quotations = Quotations::of(reading);
        for (position, description) in found.iter().enumerate() {
            while let Some(named) =
                names.next_if(|(name, _)| name.whole.start <= description.range.start)
            {
                end_sentences(key, &mut at, named.0.whole.start, discourse);
                quotations.read_to(named.0.whole.start, discourse);
                self.name(reading, named, &found, discourse);
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
            let meant = meant.and_then(|nominal| decided(reading, nominal));
            let counts =
                |meant: &Nominal| !reading.certain_only || meant.certainty == Certainty::Certain;
            let meant = meant.filter(counts);
            if let Some(nominal) = meant {
                let at = reading.place(&nominal.range);
                self.count(nominal.actor, discourse);
                let naming = Naming {
                    at,
                    certainty: nominal.certainty,
                    is_name: false,
                    acts: acts(reading, description),
                    noun: None,
                };
                discourse.name(nominal.actor, naming);
                nominals.push(nominal);
            }
        }
        for named in names {
            end_sentences(key, &mut at, named.0.whole.start, discourse);
            self.name(reading, named, &found, discourse);
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
        (name, (certainty, _)): &(Candidate, Weight),
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
        self.count(name.actor, discourse);
        let naming = Naming {
            at,
            certainty: *certainty,
            is_name: true,
            acts: verb.is_some(),
            noun,
        };
        discourse.name(name.actor, naming);
    }

    fn count(&self, actor: usize, discourse: &mut Discourse) {
        if let Some(state) = self.state_of(actor) {
            discourse.count_for(state);
        }
    }

    /// The state, or whatever else, that an actor belongs to in the end.
    pub(super) fn state_of(&self, actor: usize) -> Option<usize> {
        self.owners[actor].last().copied()
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
        if is_cut || reading.passage.is_in_verse(&range) {
            return None;
        }
        match description.what {
            What::Head(noun) => {
                let (next, _) = first_word(&reading.key[range.end..]);
                let named = reading.named_right_after(range.end).is_some();
                if next.starts_with("ال") && !named {
                    discourse.stranger(noun);
                }
                None
            }
            What::Noun(noun) => {
                if description.is_other || self.is_fixed(reading, description, noun) {
                    discourse.stranger(noun);
                    return None;
                }
                let meant = self.resumed(reading, description, noun, discourse)?;
                Some(meant.at(range, &self.descriptions.nouns[noun].written))
            }
            What::Title(title) => {
                // الأمين العام لحزب …
                let of = reading.name_after_lam(range.end);
                let of_state = || description.state.map(Owner::sure);
                let owner = of.map(Owner::named).or_else(of_state);
                let range = range.start..of.map_or(range.end, |(name, _)| name.whole.end);
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
        owner: Option<Owner>,
        range: Range<usize>,
        discourse: &mut Discourse,
    ) -> Option<Nominal> {
        match beside(reading, &range) {
            Beside::Person(person) => {
                discourse.entitle(person, title, tenure(reading, description));
                None
            }
            Beside::Stranger => {
                self.stranger(title, discourse);
                None
            }
            Beside::Nobody => {
                let owner_is_open = owner.is_none();
                let holder = |owner| self.holder(reading, description, title, owner, discourse);
                let of_state = || {
                    let owner = self.state_of_title(reading, title, &range, discourse);
                    holder(Some(owner.filter(|_| owner_is_open)?))
                };
                let meant = holder(owner).or_else(of_state);
                if meant.is_none() && owner.is_some() && !is_part_of_title(reading, description) {
                    // Whoever that is, he comes to mind before those named earlier.
                    self.stranger(title, discourse);
                }
                let meant = meant?;
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

    /// Who is named or meant right after byte `at`, and where that ends.
    fn owner_after(
        &self,
        reading: &Reading<'_>,
        at: usize,
        later: &[Description],
        discourse: &Discourse,
    ) -> Option<(Owner, usize)> {
        if let Some(named) = reading.named_right_after(at) {
            return Some((Owner::named(named), named.0.whole.end));
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
        let owner = Owner {
            actor: meant.actor,
            certainty: meant.certainty,
        };
        Some((owner, described.range.end))
    }

    /// Somebody who is not known has this title, in full and for short.
    fn stranger(&self, title: usize, discourse: &mut Discourse) {
        let short = self.descriptions.titles[title].short;
        for title in std::iter::once(title).chain(short) {
            discourse.stranger(self.stranger_of(title));
        }
    }

    /// The number under which strangers with a title are remembered.
    fn stranger_of(&self, title: usize) -> usize {
        self.descriptions.nouns.len() + title
    }
}

/// A description as the person decided, so that none speaks for a later one that is not
/// meant.
fn decided(reading: &Reading<'_>, mut nominal: Nominal) -> Option<Nominal> {
    let actor = &reading.gazetteer.at(nominal.actor)?.id;
    let range = || {
        let range = reading.passage.source_range(nominal.range.clone());
        reading.start + range.start..reading.start + range.end
    };
    let (key, listed) = (&reading.key[nominal.range.clone()], &nominal.reason.listed);
    let rule = match reading.judged.of_description(key, listed, actor, range) {
        None => return Some(nominal),
        Some(Ruling::Rejected) => return None,
        Some(Ruling::Accepted(rule)) => rule,
        Some(Ruling::Anothers(rule, other)) => {
            nominal.actor = reading.gazetteer.position(other)?;
            rule
        }
    };
    nominal.certainty = Certainty::Certain;
    nominal.reason.evidence = Evidence::Judged { rule };
    Some(nominal)
}

/// After how many sentences nothing resumes a name any more.
const FORGOTTEN: u32 = 30;
/// For how many sentences a name can be resumed without a doubt.
const FRESH: u32 = 8;
/// How many descriptions that begin alike are looked at beside a name.
const HEADS: usize = 4;
/// By how much the best must outweigh the next to be certain.
const CLEAR: f32 = 0.8;

fn acts(reading: &Reading<'_>, description: &Description) -> bool {
    let key = reading.key;
    let clitics = &key[description.token..description.range.start];
    let (before, after) = (&key[..description.token], &key[description.range.end..]);
    let acts = reading.gazetteer.acts();
    acts.verb_of(false, before, clitics, after).is_some()
}

#[cfg(test)]
mod tests;
