//! Related passages: how much two passages have in common (actors, days, numbers, words
//! that are rare in the library and in news at large), and by what. A passage is a
//! paragraph, or what was marked. That nothing is related is an answer too.
//!
//! Knows no store: who looks for passages hands over how many articles have each thing that
//! the passage has, and the passages that may be related to it. Understands nothing of what
//! is said: who writes about the same in other words without a name, a day or a number is
//! not found.

mod background;
pub mod collection;
mod copies;
pub mod figures;
mod found;
mod likeness;
mod passage;
mod weight;
mod words;

use std::ops::Range;

use rustc_hash::FxHashMap;

pub use self::copies::{Copies, Words, grouped};
use self::figures::Value;
pub use self::found::{Found, Mark};
pub use self::likeness::{Comparison, Likeness};
pub use self::passage::{LONGEST, Passage, is_read, paragraph_at};
use self::weight::{Scale, of_subject, of_thing, of_word};
pub(in crate::query) use self::words::is_likelier;
use self::words::{Stems, stems};
use crate::library::condition::{Condition, Word};
use crate::library::mention::ActorId;

/// What two passages may share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum What {
    Actor(ActorId),
    Figure(Value),
    /// A word, by what is left of it without article and endings.
    Word(Box<str>),
}

/// The most things of a passage that others are sought by: of more words the rarest.
const MOST_CLUES: usize = 120;

/// What a passage is compared by.
#[derive(Clone, Debug)]
pub struct Sought {
    clues: Vec<Clue>,
    /// Words by their stems as they stand, and by all that they may be read as.
    own: FxHashMap<Box<str>, usize>,
    read: FxHashMap<Box<str>, usize>,
    scale: Scale,
    /// The words of the passage.
    length: usize,
}

/// A thing that the passage has.
#[derive(Clone, Debug)]
struct Clue {
    what: What,
    /// What articles meet that have it, if an index can tell.
    condition: Option<Condition>,
    weight: f32,
    /// What of that is left because of how much its article goes on about it.
    subject: f32,
    /// Of a word the token, of a number the token behind it, folded.
    token: Option<Box<str>>,
    /// Where a word stands, among the words of the passage.
    places: Vec<usize>,
}

impl Clue {
    fn new(what: What, condition: Option<Condition>) -> Self {
        Self {
            what,
            condition,
            weight: 0.0,
            subject: 1.0,
            token: None,
            places: Vec::new(),
        }
    }

    /// What it weighs if `count` of all articles have it.
    fn weight(&self, count: Option<usize>, articles: usize) -> f32 {
        match (&self.what, &self.token) {
            (What::Word(_), Some(token)) => {
                let count = count.unwrap_or(articles);
                of_word(stems(token), count, articles)
            }
            (what, _) => of_thing(what, count, articles),
        }
    }
}

/// Something of the passage that another one has.
#[derive(Clone, Debug)]
struct Met {
    /// Its place among the clues.
    clue: usize,
    /// Bytes of the text of the article.
    range: Range<usize>,
    /// Of a word its place among the words of the other passage.
    word: Option<usize>,
    /// Whether it is a number of other things: 13 soldiers and 13 days.
    is_of_others: bool,
}

impl Sought {
    /// What `passage` has, all of it without weight.
    pub fn of(passage: &Passage) -> Self {
        let mut sought = Self {
            clues: Vec::new(),
            own: FxHashMap::default(),
            read: FxHashMap::default(),
            scale: Scale::default(),
            length: passage.words.len(),
        };
        for (actor, _) in &passage.actors {
            let condition = Some(Condition::Actor(actor.clone()));
            sought.take_in(Clue::new(What::Actor(actor.clone()), condition));
        }
        for figure in &passage.figures {
            // A number that stands alone is a word of the index.
            let written = passage.written(&figure.range);
            let is_digits = written.chars().all(char::is_numeric);
            let is_number = matches!(figure.value, Value::Number(_)) && is_digits;
            let condition = is_number.then(|| Condition::Word(Word::new(written, false)));
            let mut clue = Clue::new(What::Figure(figure.value), condition);
            clue.token = passage.unit(figure).map(Box::from);
            sought.take_in(clue);
        }
        let tokens = passage.words.iter().enumerate();
        let mut tokens: Vec<(usize, &str)> = tokens
            .map(|(place, word)| (place, passage.token(word)))
            .filter(|(_, token)| stems(token).worth() > 0.0)
            .collect();
        if tokens.len() > MOST_CLUES {
            let share = |token: &str| stems(token).share().unwrap_or(0.0);
            tokens.sort_by(|one, next| share(one.1).total_cmp(&share(next.1)));
        }
        for (place, token) in tokens {
            sought.take_in_word(place, token);
        }
        sought
    }

    fn take_in(&mut self, clue: Clue) {
        let is_known = self.clues.iter().any(|known| known.what == clue.what);
        if self.clues.len() < MOST_CLUES && !is_known {
            self.clues.push(clue);
        }
    }

    fn take_in_word(&mut self, place: usize, token: &str) {
        let read = stems(token);
        if let Some(known) = self.word(read) {
            self.clues[known].places.push(place);
            return;
        }
        if self.clues.len() >= MOST_CLUES {
            return;
        }
        let condition = Condition::Word(Word::new(read.for_index(), false));
        let mut clue = Clue::new(What::Word(read.own().into()), Some(condition));
        clue.token = Some(token.into());
        clue.places.push(place);
        let clues = self.clues.len();
        self.own.insert(read.own().into(), clues);
        for stem in read.all() {
            self.read.entry(stem.into()).or_insert(clues);
        }
        self.clues.push(clue);
    }

    /// The word of the passage that this one is: one of both as it stands.
    fn word(&self, read: Stems<'_>) -> Option<usize> {
        let own = read.all().find_map(|stem| self.own.get(stem));
        own.or_else(|| self.read.get(read.own())).copied()
    }

    /// The actors among them.
    pub fn actors(&self) -> impl Iterator<Item = &ActorId> {
        self.clues.iter().filter_map(|clue| match &clue.what {
            What::Actor(actor) => Some(actor),
            _ => None,
        })
    }

    /// Which articles have the things that an index can tell, in their order.
    pub fn conditions(&self) -> Vec<Condition> {
        let conditions = self.clues.iter().filter_map(|clue| clue.condition.clone());
        conditions.collect()
    }

    /// The weight of the thing of this place in [`Self::conditions`], if so many of all
    /// articles have it.
    pub fn weight(&self, place: usize, count: usize, articles: usize) -> f32 {
        let mut told = self.clues.iter().filter(|clue| clue.condition.is_some());
        let clue = told.nth(place);
        clue.map_or(0.0, |clue| {
            clue.weight(Some(count), articles) * clue.subject
        })
    }

    /// Takes over how many of all articles meet each condition.
    pub fn weigh(&mut self, counts: &[usize], articles: usize) {
        let mut counts = counts.iter();
        for clue in &mut self.clues {
            let count = clue.condition.as_ref().and_then(|_| counts.next());
            clue.weight = clue.weight(count.copied(), articles);
        }
        self.scale = Scale::of(articles);
    }

    /// Takes over what the article of the passage goes on about: its paragraphs, that of the
    /// passage among them.
    #[must_use]
    pub fn within<'a>(mut self, paragraphs: impl IntoIterator<Item = &'a Passage>) -> Self {
        let mut having = vec![0; self.clues.len()];
        let mut count = 0;
        for paragraph in paragraphs {
            count += 1;
            for clue in self.distinct(&self.met(paragraph)) {
                having[clue] += 1;
            }
        }
        for (clue, having) in self.clues.iter_mut().zip(having) {
            if !matches!(clue.what, What::Figure(_)) {
                clue.subject = of_subject(having, count);
            }
        }
        self
    }

    /// The clues that were met, each once.
    fn distinct(&self, met: &[Met]) -> Vec<usize> {
        let mut clues: Vec<usize> = met.iter().map(|met| met.clue).collect();
        clues.sort_unstable();
        clues.dedup();
        clues
    }

    /// What of the passage another one has, in reading order.
    fn met(&self, other: &Passage) -> Vec<Met> {
        let place = |what: &What| self.clues.iter().position(|clue| clue.what == *what);
        let mut met: Vec<Met> = Vec::new();
        for (actor, range) in &other.actors {
            met.extend(place(&What::Actor(actor.clone())).map(|clue| Met {
                clue,
                range: range.clone(),
                word: None,
                is_of_others: false,
            }));
        }
        for (word, told) in other.words.iter().enumerate() {
            let clue = self.word(stems(other.token(told)));
            met.extend(clue.map(|clue| Met {
                clue,
                range: other.place_of(&told.folded),
                word: Some(word),
                is_of_others: false,
            }));
        }
        for figure in &other.figures {
            let agrees =
                |clue: &Clue| matches!(clue.what, What::Figure(own) if own.agrees(figure.value));
            let clue = self.clues.iter().position(agrees);
            met.extend(clue.map(|clue| Met {
                clue,
                range: figure.range.clone(),
                word: None,
                is_of_others: {
                    let units = (self.clues[clue].token.as_deref(), other.unit(figure));
                    matches!(units, (Some(own), Some(other)) if !stems(own).is(stems(other)))
                },
            }));
        }
        met.sort_by_key(|met| met.range.start);
        met
    }
}

#[cfg(test)]
mod tests;
