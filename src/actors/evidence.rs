//! Evidence: does a name mean its actor here? What is said of an actor, or of a class
//! of them, stands in the gazetteer, and so do the verbs by which one acts. The small
//! classes of words that any grammar closes (particles, prepositions, what begins a
//! kunya), and the nouns that decide how a clause or a title is read, stand beside the
//! rules that ask for them (`clause`, `nominals`): they hold whoever is known. This file
//! says how a word beside a name, a word in the same paragraph and the rest of the
//! article are weighed. It refuses or accepts, and never moves a range.
//!
//! A full name counts unless the words beside it refuse it. A short name counts,
//! unless they do, when the article has a full name of the same actor (and the same word
//! means nothing else just before), when the words before it say so, when it speaks or
//! decides, or when the paragraph has a word or the article an actor that speaks for it
//! and nothing outweighs them. One that is an everyday word too counts only with such a
//! word beside it. Where the words beside it make one sure, its neighbours do so elsewhere
//! in the article. A surname counts after the full name, and one that is an everyday word
//! is certain only with a title or a verb beside it; one that is a first name too, where
//! no other name follows. A seat counts unless it is plainly a place, a capital only where
//! it speaks or decides, and a name that is also an adjective where it describes nothing.

use rustc_hash::{FxHashMap, FxHashSet};

use self::beside::Beside;
use self::namesakes::Namesakes;
pub(super) use self::namesakes::strangers;
pub(super) use self::paragraph::Paragraph;
use self::paragraph::{Says, Words};
use super::clause::{self, Looks};
use super::gazetteer::{Actor, Class, Gazetteer};
use super::names::{Candidate, Marks, Standing};
use crate::library::mention::{ActorId, Certainty, Evidence};

mod beside;
mod callings;
mod homographs;
mod namesakes;
mod paragraph;

/// What the article says beyond the passage: which of its actors it names in full.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    full: FxHashMap<usize, InFull>,
    /// Those whose short name the words beside it make sure somewhere.
    established: FxHashSet<usize>,
    pub(super) namesakes: Namesakes,
}

/// How the article names an actor in full.
#[derive(Clone, Copy, Debug)]
struct InFull {
    /// Where the first full name starts, in bytes of the text.
    first: usize,
    /// Whether one of them has more than one word.
    is_long: bool,
}

impl Named {
    /// Adds what a candidate names that stands in this paragraph.
    pub(super) fn add(&mut self, candidate: &Candidate, paragraph: &Paragraph<'_>) {
        let known = self.full.entry(candidate.actor).or_insert_with(|| InFull {
            first: paragraph.source(&candidate.whole).start,
            is_long: false,
        });
        known.is_long |= paragraph.key[candidate.whole.clone()].contains(' ');
    }

    /// Adds the actor of a short name, if the words beside it leave no doubt.
    pub(super) fn establish(
        &mut self,
        gazetteer: &Gazetteer,
        candidate: &Candidate,
        weight: &Weight,
        paragraph: &Paragraph<'_>,
    ) {
        let person = |actor: &Actor| actor.class == Class::Person;
        let beside = matches!(
            weight,
            (
                Certainty::Certain,
                Evidence::Before(_) | Evidence::Acts(_) | Evidence::Joined(_)
            )
        );
        if beside && !gazetteer.at(candidate.actor).is_none_or(person) {
            self.established.insert(candidate.actor);
        } else if beside && paragraph.key[candidate.name.clone()].contains(' ') {
            // First and last name, which others bear too, beside an office of his own.
            self.add(candidate, paragraph);
        }
    }

    /// Adds what another text names.
    pub(super) fn take_over(&mut self, other: &Self) {
        self.established.extend(&other.established);
        for (actor, in_full) in &other.full {
            let known = self.full.entry(*actor).or_insert(*in_full);
            known.is_long |= in_full.is_long;
        }
    }

    fn first(&self, actor: usize) -> Option<usize> {
        self.full.get(&actor).map(|known| known.first)
    }

    fn has_in_full(&self, actor: usize) -> bool {
        self.full.get(&actor).is_some_and(|known| known.is_long)
    }

    /// The first of these actors that is named, and where.
    fn any_of(&self, gazetteer: &Gazetteer, actors: &[ActorId]) -> Option<Evidence> {
        actors.iter().find_map(|id| {
            let at = self.first(gazetteer.position(id)?)?;
            let actor = id.clone();
            Some(Evidence::Related { actor, at })
        })
    }
}

/// How sure it is that a candidate means its actor, and what it goes by.
pub(super) type Weight = (Certainty, Evidence);

/// Whether no word beside a candidate refuses it.
pub(super) fn is_allowed(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    key: &str,
) -> bool {
    let standing = candidate.standing;
    standing == Standing::Except || Beside::of(candidate, key).allow(gazetteer, actor, standing)
}

/// How sure it is that a candidate which is allowed means its actor; `None` when it
/// does not.
pub(super) fn weigh(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    paragraph: &mut Paragraph<'_>,
    named: &Named,
) -> Option<Weight> {
    let key = paragraph.key;
    let beside = Beside::of(candidate, key);
    let rules = gazetteer.rules(actor.class);
    let city = matches!(candidate.standing, Standing::Seat | Standing::Capital);
    let feminine = city || actor.masdar || beside.is_feminine;
    let short_acts = actor.short_acts.unwrap_or(rules.short_acts);
    let decides = || {
        let person = actor.class == Class::Person && short_acts;
        person.then(|| beside.decides(gazetteer)).flatten()
    };
    let acts = || {
        let verb = beside.acts(gazetteer, feminine).or_else(decides);
        verb.map(Words::Acts)
    };
    let sure = |evidence| Some((Certainty::Certain, evidence));
    match candidate.standing {
        Standing::Except => sure(Evidence::Unmistakable),
        Standing::Full => {
            let alone = beside.one_word && !beside.has_head;
            let against = alone
                && paragraph
                    .near(candidate, &actor.not_near, Says::Against)
                    .is_some();
            if against || alone && paragraph.has_with(candidate, &actor.not_with) {
                return None;
            }
            // Two students, or the group, with a verb of the masculine singular.
            let of_two = (alone && actor.dual && beside.after_any(&actor.after).is_none())
                .then(|| beside.masculine_verb(gazetteer))
                .flatten();
            let Some(looks) = of_two else {
                return sure(Evidence::Unmistakable);
            };
            if beside.has_dual_pronoun() {
                return None;
            }
            if named.has_in_full(candidate.actor) {
                return sure(Evidence::Unmistakable);
            }
            let established = named.any_of(gazetteer, &actor.related).is_some()
                || paragraph.near(candidate, &actor.near, Says::For).is_some();
            match (looks, established) {
                (Looks::Perhaps, true) => sure(Evidence::Unmistakable),
                (Looks::Verb, false) => None,
                _ => Some((Certainty::Likely, Evidence::MayBeDual)),
            }
        }
        Standing::Short => {
            let unmarked = candidate.marks == Marks::Missing;
            if beside.after_any(&rules.short_not_after).is_some()
                || beside.is_adjective(gazetteer, actor)
                || beside.is_of_longer_name(gazetteer, actor)
            {
                return None;
            }
            let own = paragraph.source(&candidate.whole).start;
            let joined = || beside.joined_to(gazetteer, &actor.related);
            let common = gazetteer.is_common(beside.name) && !beside.has_head;
            if let Some(at) = named.first(candidate.actor).filter(|&at| at != own) {
                let led = beside.led(&actor.after);
                if actor.class != Class::Person {
                    // The party, or the word that its name is too; the group, or a base.
                    let decides = || acts().is_some() || beside.decides(gazetteer).is_some();
                    let meant = || led.is_some() || decides() || joined().is_some();
                    let against = paragraph.near(candidate, &actor.not_near, Says::Against);
                    let spoken_for = || led.is_some() || short_acts && decides();
                    if against.is_some()
                        && paragraph.resumes_other(candidate, &actor.not_near)
                        && !spoken_for()
                    {
                        return None;
                    }
                    let certain = meant() || !common && against.is_none();
                    return (certain || !common)
                        .then_some((likely_unless(certain), Evidence::FullName { at }));
                }
                if let Some(title) = beside.own_title(gazetteer, actor).or(led) {
                    return sure(paragraph.evidence(Words::Before(title)));
                }
                let certain = !common || beside.is_person(gazetteer);
                return Some((likely_unless(certain), Evidence::FullName { at }));
            }
            if candidate.marks == Marks::Written {
                return sure(Evidence::VowelMarks);
            }
            // A title that names its actor for the article does so by what it is joined to.
            let titled = || beside.followed(gazetteer, &actor.related);
            let words = beside
                .led(&actor.after)
                .map(Words::Before)
                .or_else(|| acts().filter(|_| short_acts && !unmarked))
                .or_else(|| joined().map(Words::Joined))
                .or_else(|| {
                    let titled = titled().filter(|_| named.first(candidate.actor).is_some());
                    titled.map(Words::Before)
                });
            if let Some(words) = words {
                return sure(paragraph.evidence(words));
            }
            if let Some(verb) = acts().filter(|_| short_acts) {
                return Some((Certainty::Likely, paragraph.evidence(verb)));
            }
            if let Some(title) = beside.own_title(gazetteer, actor) {
                let sure = beside.names_himself(title);
                let evidence = paragraph.evidence(Words::Before(title));
                return Some((likely_unless(sure), evidence));
            }
            let apart = || beside.own_title_apart(gazetteer, actor);
            if let Some(title) = beside.own_title_after(gazetteer, actor).or_else(apart) {
                return sure(paragraph.evidence(Words::Before(title)));
            }
            if common && actor.class != Class::Person {
                return None;
            }
            let of_related = named.any_of(gazetteer, &actor.related);
            let established = of_related.is_some() && named.established.contains(&candidate.actor);
            // A name of three words is nothing but a name; what stands near says whose.
            let long = actor.class != Class::Person && beside.name.matches(' ').count() >= 2;
            let near = |paragraph: &mut Paragraph<'_>| {
                let near = paragraph.near(candidate, &actor.near, Says::For)?;
                Some(Evidence::Near(paragraph.source(&near)))
            };
            let told = long.then(|| near(paragraph)).flatten();
            let certainty = likely_unless(established || told.is_some());
            let speaks_for = told.or(of_related).or_else(|| near(paragraph))?;
            let against = paragraph.near(candidate, &actor.not_near, Says::Against);
            against.is_none().then_some((certainty, speaks_for))
        }
        Standing::Surname => {
            let refused = beside.after_any(&rules.short_not_after).is_some();
            let own = paragraph.source(&candidate.whole).start;
            if refused
                || beside.is_adjective(gazetteer, actor)
                || beside.is_of_longer_name(gazetteer, actor)
            {
                return None;
            }
            let at = named.first(candidate.actor).filter(|&at| at != own)?;
            if let Some(title) = beside.own_title(gazetteer, actor) {
                return sure(paragraph.evidence(Words::Before(title)));
            }
            let (alone, common) = (beside.stands_alone(), gazetteer.is_common(beside.name));
            let certainty = match (beside.is_person(gazetteer), common) {
                (true, _) => Certainty::Certain,
                (false, false) if alone => Certainty::Certain,
                (false, true) if !alone => return None,
                (false, _) => Certainty::Likely,
            };
            Some((certainty, Evidence::FullName { at }))
        }
        Standing::Seat | Standing::Capital => {
            let place = beside.after_any(&rules.place_after).is_some()
                || beside.before_any(&rules.place_before)
                || beside.clitics.ends_with('ب')
                || paragraph.is_dateline(candidate);
            if place || candidate.marks == Marks::Missing {
                return None;
            }
            if let Some(verb) = acts() {
                return sure(paragraph.evidence(verb));
            }
            if let Some(party) = beside.is_between(gazetteer) {
                return sure(paragraph.evidence(Words::Joined(party)));
            }
            let evidence = match beside.after_any(&rules.seat_after) {
                Some(words) => paragraph.evidence(Words::Before(words)),
                None if candidate.standing == Standing::Seat => Evidence::NoPlace,
                None => return None,
            };
            Some((Certainty::Likely, evidence))
        }
        Standing::Adjective => {
            let (before, clitics) = (beside.before, beside.clitics);
            if beside.is_definite {
                return sure(Evidence::NoAdjective).filter(|_| !clause::describes(before, clitics));
            }
            if clause::stands_as_noun(before, clitics) {
                let word = clause::last_word(before).0;
                return sure(if clitics.is_empty() {
                    paragraph.evidence(Words::Before(word))
                } else {
                    Evidence::NoAdjective
                });
            }
            let joined = || beside.joins(gazetteer, |other| other.class == actor.class);
            let words = acts()
                .filter(|_| clitics.is_empty())
                .or_else(|| joined().map(Words::Joined))?;
            sure(paragraph.evidence(words))
        }
    }
}

const fn likely_unless(certain: bool) -> Certainty {
    if certain {
        Certainty::Certain
    } else {
        Certainty::Likely
    }
}

/// Whether a short name in a title names its actor for the whole article: joined to
/// an actor that speaks for it, or right after it.
pub(super) fn titles(
    gazetteer: &Gazetteer,
    actor: &Actor,
    candidate: &Candidate,
    key: &str,
) -> bool {
    let beside = Beside::of(candidate, key);
    candidate.standing == Standing::Short
        && (beside.joined_to(gazetteer, &actor.related).is_some()
            || beside.followed(gazetteer, &actor.related).is_some())
}

/// Whether a short name belongs here to a person who is not its actor: another first
/// name or a kunya stands before it.
pub(super) fn is_strangers(gazetteer: &Gazetteer, candidate: &Candidate, key: &str) -> bool {
    let actor = gazetteer.at(candidate.actor);
    actor.is_some_and(|actor| {
        actor.class == Class::Person
            && Beside::of(candidate, key).is_of_another(gazetteer, actor, candidate.standing)
    })
}

/// How far, in bytes, words count as standing beside a name.
pub(super) const BESIDE: usize = 160;

pub(super) fn last(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    (from..=text.len())
        .find_map(|at| text.get(at..))
        .unwrap_or(text)
}

pub(super) fn first(text: &str, bytes: usize) -> &str {
    let to = text.len().min(bytes);
    (0..=to).rev().find_map(|at| text.get(..at)).unwrap_or(text)
}
