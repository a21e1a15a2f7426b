//! Resumption: whom a noun with ال means. Weighs those whom the text has named and who
//! are called so; of an institution that it has not named, the state in question says
//! whose it is.

use std::collections::BTreeMap;

use super::{CLEAR, FORGOTTEN, FRESH, Meant, Nominals, Reading};
use crate::actors::clause::last_word;
use crate::actors::descriptions::{Description, Noun};
use crate::actors::discourse::{Discourse, Standing};
use crate::actors::evidence::{Weight, last};
use crate::actors::gazetteer::{Bearing, Class};
use crate::actors::names::Candidate;
use crate::actors::places::datelines::is_dateline;
use crate::actors::stops::ends_sentence;
use crate::library::mention::{Certainty, Evidence};

/// How much more an actor is meant by a noun that is its own.
const OWN: f32 = 2.0;
/// By how much it must outweigh the next if only it bears the noun, which counts in.
const FITS: f32 = 0.5;
/// How much more whoever is quoted means his own side.
const SPEAKER: f32 = 2.5;
/// How much less a sentence calls its own subject names.
const SUBJECT: f32 = 2.5;

impl Nominals {
    /// The actor that a noun resumes.
    pub(super) fn resumed(
        &self,
        reading: &Reading<'_>,
        description: &Description,
        at: usize,
        discourse: &Discourse,
    ) -> Option<Meant> {
        let noun = &self.descriptions.nouns[at];
        let before = &reading.key[..description.token];
        if let Some(rules) = noun
            .rules
            .and_then(|rules| reading.gazetteer.nouns().get(rules))
        {
            let clitics = &reading.key[description.token..description.range.start];
            let refused = clitics.is_empty() && rules.not_after.ends(before);
            if refused || self.is_fixed(reading, description, at) {
                return None;
            }
        }
        let reported = reported(reading, description);
        let mut pool: Vec<(usize, Standing, bool)> = Vec::new();
        // Only those that the text has named not long ago can be resumed.
        for actor in discourse.recent(FORGOTTEN) {
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
            let says = |speaker: usize| self.sides[speaker].contains(&actor);
            let reports = || reported.iter().any(|(name, _)| says(name.actor));
            if discourse.speaker().is_some_and(says) || own && reports() {
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
            return self
                .of_speaker(reading, noun, description, reported)
                .or_else(|| self.institution(reading, noun, description.state, discourse));
        };
        if discourse.has_stranger_since(at, standing.last) {
            return None;
        }
        // Whose own movement the text has not named speaks of that one all the same.
        let of_speakers = reported
            .iter()
            .flat_map(|(name, _)| &self.sides[name.actor]);
        let mut unnamed = of_speakers.filter(|side| noun.own.contains(side));
        if unnamed.any(|&side| side != actor && discourse.standing(side).is_none()) {
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
        // «قال القيادي في حماس إن فتح …، وإن الحركة …» leaves a doubt.
        let last = reported.last().map(|(name, _)| reading.place(&name.whole));
        let disputed = last.is_some_and(|said| {
            let mut others = pool[1..].iter();
            others.any(|(other, standing, own)| {
                *own && standing.here.is_some()
                    && standing.at > said
                    && !self.are_kin(actor, *other)
            })
        });
        let certain = own && clear && !disputed && standing.ago <= FRESH;
        let (certainty, at) = standing.refer(certain);
        // What was never named is told by what told it first, not by itself.
        if standing.is_unnamed && certainty == Certainty::Likely {
            let again = self.institution(reading, noun, description.state, discourse);
            if let Some(again) = again.filter(|again| again.actor == actor) {
                return Some(again);
            }
        }
        Some(Meant {
            actor,
            certainty,
            evidence: Evidence::Resumes { at },
        })
    }

    /// Whether the words after a noun make a fixed phrase of it: القوات المسلحة.
    pub(super) fn is_fixed(
        &self,
        reading: &Reading<'_>,
        description: &Description,
        at: usize,
    ) -> bool {
        let rules = self.descriptions.nouns[at].rules;
        let rules = rules.and_then(|rules| reading.gazetteer.nouns().get(rules));
        let after = &reading.key[description.bare..];
        rules.is_some_and(|rules| rules.not_before.starts(after))
    }

    /// The one actor that is called so on the side of him whose words are reported, though
    /// the text has not named it: «قال ترامب إن الإدارة …», «قال نتنياهو إن الجيش …».
    fn of_speaker(
        &self,
        reading: &Reading<'_>,
        noun: &Noun,
        description: &Description,
        reported: &[(Candidate, Weight)],
    ) -> Option<Meant> {
        let [(speaker, _)] = reported else {
            return None;
        };
        let sides = &self.sides[speaker.actor];
        if description.state.is_some() || !reading.is_person(speaker) {
            return None;
        }
        let rules = noun.rules.and_then(|at| reading.gazetteer.nouns().get(at));
        let each_has_one = rules.is_some_and(|rules| rules.of_state);
        let is_regular = |actor: usize| {
            let class = reading.gazetteer.at(actor).map(|actor| actor.class);
            class.is_some_and(|class| class != Class::ArmedGroup)
        };
        let of_side = |actor: usize| {
            let of_state = || self.owners[actor][1..].iter().any(|of| sides.contains(of));
            sides.contains(&actor) || each_has_one && is_regular(actor) && of_state()
        };
        let mut called = noun.own.iter().filter(|&&actor| of_side(actor));
        let actor = *called.next()?;
        called.next().is_none().then(|| Meant {
            actor,
            certainty: Certainty::Likely,
            evidence: Evidence::OfSpeaker {
                at: reading.place(&speaker.whole),
            },
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
    /// named before it; else of all that the article names.
    pub(super) fn state_in_question(
        &self,
        reading: &Reading<'_>,
        discourse: &Discourse,
    ) -> Option<usize> {
        let here = || {
            let mut states = BTreeMap::new();
            // Where an article was written, its ministries are.
            let counts = |name: &&Candidate| {
                !reading.is_mere_place(name)
                    || is_dateline(reading.gazetteer, reading.passage, name)
            };
            let names = reading.names.iter().map(|(name, _)| name);
            for state in names
                .filter(counts)
                .filter_map(|name| self.state_of(name.actor))
            {
                *states.entry(state).or_default() += 1;
            }
            most(&states)
        };
        let about = *reading.about.get_or_init(here);
        about
            .or_else(|| most(discourse.states()))
            .or(reading.of_article)
    }

    fn are_kin(&self, one: usize, other: usize) -> bool {
        self.owners[one].contains(&other) || self.owners[other].contains(&one)
    }
}

/// The state that is named most, and clearly more often than the next.
pub(in crate::actors) fn most(named: &BTreeMap<usize, u32>) -> Option<usize> {
    let (&state, &most) = named.iter().max_by_key(|(_, count)| **count)?;
    let others = named.iter().filter(|(other, _)| **other != state);
    let next = others.map(|(_, count)| *count).max().unwrap_or(0);
    (most * 2 >= next * 3).then_some(state)
}

/// The names of those who say what is reported here: they stand between a verb of
/// saying and إن or أن, in this sentence and before the description.
fn reported<'a>(reading: &Reading<'a>, description: &Description) -> &'a [(Candidate, Weight)] {
    let before = last(&reading.key[..description.token], REPORTED);
    let start = description.token - before.len();
    let from = before.char_indices().rev().find(|(_, c)| ends_sentence(*c));
    let mut rest = from.map_or(before, |(at, c)| &before[at + c.len_utf8()..]);
    let mut that = None;
    while !rest.trim().is_empty() {
        let (word, earlier) = last_word(rest);
        if word.is_empty() {
            rest = rest.trim_end();
            rest = &rest[..rest.len() - rest.chars().next_back().map_or(0, char::len_utf8)];
            continue;
        }
        let at = start + (earlier.as_ptr().addr() - before.as_ptr().addr()) + earlier.len();
        if matches!(word, "ان" | "بان" | "وان") {
            that = Some(at);
        } else if let Some(that) = that.filter(|_| reading.gazetteer.acts().is_any(word)) {
            let from = reading
                .names
                .partition_point(|(name, _)| name.whole.start < at);
            let to = reading
                .names
                .partition_point(|(name, _)| name.whole.end <= that);
            if from < to {
                return &reading.names[from..to];
            }
        }
        rest = earlier;
    }
    &[]
}

/// How far back, in bytes, a report begins.
const REPORTED: usize = 512;
