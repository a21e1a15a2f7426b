//! Discourse: whom a text has named so far, how often, how long ago and as what, so
//! that a description can be given to the one that a reader has in mind. Remembers
//! and weighs; decides nothing.

use std::collections::{BTreeMap, HashMap};

use self::aside::Before;
use crate::library::mention::Certainty;

mod aside;

/// Whom the text has named, up to where one reads.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Discourse {
    /// Those that it has named, by their position in the gazetteer.
    actors: BTreeMap<usize, Seen>,
    /// The same by the place of their last mention.
    recent: BTreeMap<Place, usize>,
    /// How often it has named a state, or whoever belongs to that.
    states: BTreeMap<usize, u32>,
    /// Nouns whose last bearer is nobody who is known: since when.
    strangers: HashMap<usize, Place>,
    now: Place,
    most: u32,
    /// Who was named last, and in which sentence.
    latest: Option<(usize, u32)>,
    /// Who says what is read now, if it is a quotation.
    speaker: Option<usize>,
    /// What it was before what is read now, if that says nothing of the text.
    before: Option<Box<Before>>,
}

/// What is remembered of an actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seen {
    count: u32,
    last: Place,
    /// Its last name, or else the first description of it; and of the certain ones.
    any: Root,
    sure: Root,
    /// The first place in the sentence of `last`.
    first: Place,
    /// The last sentence in which it spoke or decided.
    acted: Option<u32>,
    /// Where its last mention starts, in bytes of the text.
    at: usize,
    /// The nouns that stood before its name in this text.
    nouns: Vec<usize>,
    /// The titles, and whether it holds the office.
    titles: Vec<(usize, Tenure)>,
}

/// What a reference goes by, in bytes of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Root {
    /// The last name.
    name: Option<usize>,
    /// The first description.
    described: Option<usize>,
}

impl Root {
    fn add(&mut self, at: usize, is_name: bool) {
        if is_name {
            self.name = Some(at);
        } else {
            self.described.get_or_insert(at);
        }
    }

    fn at(self) -> Option<usize> {
        self.name.or(self.described)
    }
}

/// How an actor is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Naming {
    /// Where that starts, in bytes of the text.
    pub(super) at: usize,
    pub(super) certainty: Certainty,
    /// Whether by a name.
    pub(super) is_name: bool,
    /// Whether it speaks or decides there.
    pub(super) acts: bool,
    /// The noun that stands before its name.
    pub(super) noun: Option<usize>,
}

/// Whether a text gives an office to the person beside its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tenure {
    /// الرئيس فلان.
    Holds,
    /// الرئيس السابق فلان.
    Held,
    /// نائب الرئيس فلان.
    Assists,
}

/// A place in the reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    sentence: u32,
    step: u32,
}

/// How an actor stands at a place of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// How many sentences ago it was named last.
    pub(super) ago: u32,
    pub(super) last: Place,
    /// Where its last mention starts, in bytes of the text.
    pub(super) at: usize,
    /// Where that starts which a reference to it goes by; and a certain one, `None` if all
    /// its mentions are only likely.
    root: usize,
    sure: Option<usize>,
    /// Whether nothing but descriptions meant it so far.
    pub(super) is_unnamed: bool,
    /// From 0 to about 4: how much a reader has it in mind.
    pub(super) weight: f32,
    /// Where this sentence named it first; `None` if it does not.
    pub(super) here: Option<Place>,
}

impl Standing {
    /// How sure a reference to it can be, and which of its mentions that goes by: the last
    /// name, a certain one for what is certain; descriptions would only refer on.
    pub(super) fn refer(&self, certain: bool) -> (Certainty, usize) {
        match self.sure.filter(|_| certain) {
            Some(sure) => (Certainty::Certain, sure),
            None => (Certainty::Likely, self.root),
        }
    }
}

impl Discourse {
    pub(super) fn new() -> Self {
        Self {
            actors: BTreeMap::new(),
            recent: BTreeMap::new(),
            states: BTreeMap::new(),
            strangers: HashMap::new(),
            now: Place::default(),
            most: 0,
            latest: None,
            speaker: None,
            before: None,
        }
    }

    /// A sentence has ended.
    pub(super) fn end_sentence(&mut self) {
        self.now.sentence += 1;
    }

    /// An actor is named, or meant by a description.
    pub(super) fn name(&mut self, actor: usize, named: Naming) {
        let Naming {
            at,
            certainty,
            is_name,
            acts,
            noun,
        } = named;
        self.now.step += 1;
        let now = self.now;
        self.keep_actor(actor);
        let seen = self.actors.entry(actor).or_default();
        seen.count += 1;
        if seen.count > 1 {
            self.recent.remove(&seen.last);
        }
        self.recent.insert(now, actor);
        if seen.count == 1 || seen.last.sentence != now.sentence {
            seen.first = now;
        }
        seen.last = now;
        seen.at = at;
        seen.any.add(at, is_name);
        if certainty == Certainty::Certain {
            seen.sure.add(at, is_name);
        }
        if acts {
            seen.acted = Some(now.sentence);
        }
        if let Some(noun) = noun.filter(|noun| !seen.nouns.contains(noun)) {
            seen.nouns.push(noun);
        }
        self.most = self.most.max(seen.count);
        self.latest = Some((actor, now.sentence));
    }

    /// A quotation begins: whom the text named last, not long ago, says it. Or it ends.
    pub(super) fn quote(&mut self, begins: bool) {
        let now = self.now.sentence;
        let near = self.latest.filter(|(_, then)| begins && now - then <= 1);
        self.speaker = near.map(|(actor, _)| actor);
    }

    /// Who says what is read now.
    pub(super) fn speaker(&self) -> Option<usize> {
        self.speaker
    }

    /// Whom the text has named in the last so many sentences, each once, in the order of
    /// their last mentions.
    pub(super) fn recent(&self, sentences: u32) -> impl Iterator<Item = usize> {
        let from = Place {
            sentence: self.now.sentence.saturating_sub(sentences),
            step: 0,
        };
        self.recent.range(from..).map(|(_, &actor)| actor)
    }

    /// A state is named, or who belongs to it.
    pub(super) fn count_for(&mut self, state: usize) {
        self.keep_state(state);
        *self.states.entry(state).or_default() += 1;
    }

    /// How often each state has been named, with all that belong to it.
    pub(super) const fn states(&self) -> &BTreeMap<usize, u32> {
        &self.states
    }

    /// A person is named with this title.
    pub(super) fn entitle(&mut self, person: usize, title: usize, tenure: Tenure) {
        self.keep_actor(person);
        let seen = self.actors.entry(person).or_default();
        if !seen.titles.contains(&(title, tenure)) {
            seen.titles.push((title, tenure));
        }
    }

    /// The persons that were named with this title.
    pub(super) fn entitled(&self, title: usize, tenure: Tenure) -> impl Iterator<Item = usize> {
        let persons = self.actors.iter();
        let has = move |seen: &Seen| seen.titles.contains(&(title, tenure));
        persons.filter_map(move |(&person, seen)| has(seen).then_some(person))
    }

    /// The titles of offices that a person does not hold, as the text says.
    pub(super) fn not_held(&self, person: usize) -> impl Iterator<Item = usize> {
        let titles = self.actors.get(&person).map(|seen| seen.titles.as_slice());
        let titles = titles.unwrap_or_default().iter();
        titles.filter_map(|(title, tenure)| (*tenure != Tenure::Holds).then_some(*title))
    }

    /// Somebody who is not known is named here by this noun.
    pub(super) fn stranger(&mut self, noun: usize) {
        self.now.step += 1;
        self.keep_stranger(noun);
        self.strangers.insert(noun, self.now);
    }

    /// Whether a stranger that bears this noun was named after `place`, not long ago.
    pub(super) fn has_stranger_since(&self, noun: usize, place: Place) -> bool {
        self.strangers.get(&noun).is_some_and(|stranger| {
            *stranger > place && self.now.sentence - stranger.sentence <= STRANGER
        })
    }

    /// Whether this noun stood before a name of the actor.
    pub(super) fn bears(&self, actor: usize, noun: usize) -> bool {
        self.actors
            .get(&actor)
            .is_some_and(|seen| seen.nouns.contains(&noun))
    }

    /// How an actor stands here; `None` if it was not named yet.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of one article are small"
    )]
    pub(super) fn standing(&self, actor: usize) -> Option<Standing> {
        let seen = self.actors.get(&actor).filter(|seen| seen.count > 0)?;
        let ago = self.now.sentence - seen.last.sentence;
        let recency = 2.0 / (1.0 + ago as f32);
        let topic = (1.0 + seen.count as f32).ln() / (1.0 + self.most as f32).ln();
        let acted = seen.acted.map_or(0.0, |acted| {
            if self.now.sentence - acted <= 1 {
                0.7
            } else {
                0.0
            }
        });
        Some(Standing {
            ago,
            last: seen.last,
            at: seen.at,
            root: seen.any.at().unwrap_or(seen.at),
            sure: seen.sure.at(),
            is_unnamed: seen.any.name.is_none(),
            weight: recency + topic + acted,
            here: (ago == 0).then_some(seen.first),
        })
    }
}

/// For how many sentences a stranger bears a noun.
const STRANGER: u32 = 4;
