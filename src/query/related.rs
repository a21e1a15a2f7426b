//! Related passages: how much two passages have in common (actors, days, numbers, what
//! happens, words that are rare in news at large), and by what. A passage is a paragraph, or
//! what was marked. What has much in common comes first, what has little is told apart, and
//! that nothing is shared is an answer too.
//!
//! Knows no store: who looks for passages hands over how many articles have each thing that
//! the passage has, and the passages that may be related to it. Understands nothing of what
//! is said: who writes about the same in other words without a name, a day or a number is
//! not found.

mod background;
mod claims;
pub mod collection;
mod compared;
mod copies;
pub mod figures;
mod found;
mod likeness;
mod lists;
mod passage;
mod said;
mod stems;
mod weight;
mod words;

use std::ops::Range;

use rustc_hash::FxHashMap;

pub use self::claims::Claims;
pub use self::compared::{Contrast, contrast};
pub use self::copies::{Copies, Words, grouped};
use self::figures::{Figure, Value};
pub use self::found::{Found, Mark};
pub use self::likeness::{Comparison, Likeness, Shared};
use self::lists::{Kin, kin};
pub use self::passage::{LONGEST, Passage, is_read, paragraph_at};
use self::said::said;
use self::stems::{Stems, stems};
use self::weight::{of_figure, of_subject, of_thing, of_word};
pub(in crate::query) use self::words::is_likelier;
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

/// What another word tells less that tells of the same.
const OF_KIN: f32 = 0.6;
/// What a number tells less that is of other things there, and where only one of both says
/// what it counts.
const OF_OTHERS: f32 = 0.25;
const OF_UNTOLD: f32 = 0.6;

/// What a passage is compared by.
#[derive(Clone, Debug)]
pub struct Sought {
    clues: Vec<Clue>,
    /// Words by their stems as they stand, by all that they may be read as, and by what they
    /// tell of.
    own: FxHashMap<Box<str>, usize>,
    read: FxHashMap<Box<str>, usize>,
    kin: FxHashMap<Kin, usize>,
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
    /// Of a word the token, of a number what it counts, folded.
    token: Option<Box<str>>,
    /// Where it stands first in the passage: bytes of the article's text.
    range: Range<usize>,
    /// Where a word stands, among the words of the passage.
    places: Vec<usize>,
    /// How a word is named as a reason.
    said: Option<Box<str>>,
}

impl Clue {
    fn new(what: What, range: Range<usize>, condition: Option<Condition>) -> Self {
        Self {
            what,
            range,
            condition,
            weight: 0.0,
            subject: 1.0,
            token: None,
            places: Vec::new(),
            said: None,
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

    /// Whether it is a word that any reader would call common.
    fn is_common(&self) -> bool {
        let token = self.token.as_deref().map(stems);
        token.is_some_and(|token| token.worth() < 0.5)
    }

    /// What happens, if it is a word for that.
    fn kin(&self) -> Option<Kin> {
        let is_word = matches!(self.what, What::Word(_));
        let token = self.token.as_deref().filter(|_| is_word);
        token.and_then(|token| kin(stems(token)))
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
    /// How much of what it weighs it tells there: a number of other things (13 soldiers and
    /// 13 days), the month of a day, or another word for it tell less.
    part: f32,
    /// Of a number where it ends with what it counts, if the passage counts the same; of a
    /// word how many of its letters are clitics, in bytes of the fold.
    said: usize,
}

impl Met {
    /// Whether it is another word, which tells of the same.
    fn is_kin(&self) -> bool {
        self.word.is_some() && self.part < 1.0
    }
}

impl Sought {
    /// What `passage` has, all of it without weight.
    pub fn of(passage: &Passage) -> Self {
        let mut sought = Self {
            clues: Vec::new(),
            own: FxHashMap::default(),
            read: FxHashMap::default(),
            kin: FxHashMap::default(),
            length: passage.words.len(),
        };
        for (actor, range) in &passage.actors {
            let condition = Some(Condition::Actor(actor.clone()));
            let what = What::Actor(actor.clone());
            sought.take_in(Clue::new(what, range.clone(), condition));
        }
        for figure in &passage.figures {
            // A number that stands alone is a word of the index.
            let written = passage.written(&figure.range);
            let is_digits = written.chars().all(char::is_numeric);
            let is_number = matches!(figure.value, Value::Number(_)) && is_digits;
            let condition = is_number.then(|| Condition::Word(Word::new(written, false)));
            let what = What::Figure(figure.value);
            let mut clue = Clue::new(what, figure.range.clone(), condition);
            clue.token = passage.counted(figure).map(|(noun, _)| noun.into());
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
            sought.take_in_word(passage, place, token);
        }
        sought
    }

    fn take_in(&mut self, clue: Clue) {
        let is_known = self.clues.iter().any(|known| known.what == clue.what);
        if self.clues.len() < MOST_CLUES && !is_known {
            self.clues.push(clue);
        }
    }

    /// Takes in the word of this place among those of a passage.
    fn take_in_word(&mut self, passage: &Passage, place: usize, token: &str) {
        let read = stems(token);
        if let Some((known, _)) = self.word(read).filter(|(_, is_kin)| !is_kin) {
            self.clues[known].places.push(place);
            return;
        }
        if self.clues.len() >= MOST_CLUES {
            return;
        }
        let condition = Condition::Word(Word::new(read.for_index(), false));
        let range = passage.place_of(&passage.words[place].folded);
        let what = What::Word(read.own().into());
        let name = said(&what, passage, &range, read.clitics(None));
        let mut clue = Clue::new(what, range, Some(condition));
        clue.said = name;
        clue.token = Some(token.into());
        clue.places.push(place);
        let clues = self.clues.len();
        self.own.insert(read.own().into(), clues);
        for stem in read.all() {
            self.read.entry(stem.into()).or_insert(clues);
        }
        if let Some(kin) = kin(read) {
            self.kin.entry(kin).or_insert(clues);
        }
        self.clues.push(clue);
    }

    /// The word of the passage that this one is: one of both as it stands. Else the word
    /// that tells of the same; whether it is that.
    fn word(&self, read: Stems<'_>) -> Option<(usize, bool)> {
        let own = read.all().find_map(|stem| self.own.get(stem));
        let same = own.or_else(|| self.read.get(read.own()));
        let kin = || kin(read).and_then(|kin| self.kin.get(&kin));
        same.map(|&clue| (clue, false))
            .or_else(|| kin().map(|&clue| (clue, true)))
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
        let mut met: Vec<Met> = Vec::new();
        for (actor, range) in &other.actors {
            let what = What::Actor(actor.clone());
            let clue = self.clues.iter().position(|clue| clue.what == what);
            met.extend(clue.map(|clue| Met {
                clue,
                range: range.clone(),
                word: None,
                part: 1.0,
                said: 0,
            }));
        }
        for (word, told) in other.words.iter().enumerate() {
            let read = stems(other.token(told));
            met.extend(self.word(read).map(|(clue, is_kin)| Met {
                clue,
                range: other.place_of(&told.folded),
                word: Some(word),
                part: if is_kin { OF_KIN } else { 1.0 },
                said: read.clitics(self.clues[clue].token.as_deref()),
            }));
        }
        met.extend(
            other
                .figures
                .iter()
                .filter_map(|figure| self.figure(other, figure)),
        );
        met.sort_by_key(|met| met.range.start);
        met
    }

    /// The number or day of the passage that a figure of another one is, or has most in
    /// common with.
    fn figure(&self, other: &Passage, figure: &Figure) -> Option<Met> {
        let part = |clue: &Clue| match clue.what {
            What::Figure(own) => {
                let shared = own.shared(figure.value)?;
                Some((of_figure(shared) / of_figure(own)).min(1.0))
            }
            _ => None,
        };
        let parts = self.clues.iter().enumerate();
        let parts = parts.filter_map(|(clue, it)| Some((clue, part(it)?)));
        let (clue, part) = parts.max_by(|one, next| one.1.total_cmp(&next.1))?;
        let counted = other.counted(figure);
        let unit = counted.map(|(noun, _)| stems(noun));
        let own = self.clues[clue].token.as_deref().map(stems);
        let is_same = own.is_some_and(|own| unit.is_some_and(|unit| own.is(unit)));
        let unit = match (own, unit) {
            (Some(own), Some(unit)) if own.is(unit) => 1.0,
            (Some(own), Some(unit)) if kin(own).is_some() && kin(own) == kin(unit) => 1.0,
            (Some(_), Some(_)) => OF_OTHERS,
            (Some(_), None) | (None, Some(_)) => OF_UNTOLD,
            (None, None) => 1.0,
        };
        Some(Met {
            clue,
            range: figure.range.clone(),
            word: None,
            part: part * unit,
            said: counted.filter(|_| is_same).map_or(0, |(_, end)| end),
        })
    }
}

#[cfg(test)]
mod tests;
