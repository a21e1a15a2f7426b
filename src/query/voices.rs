//! Voices: how sources speak of one actor. Which source writes it in which form (داعش،
//! تنظيم الدولة، التنظيم), and how often.
//!
//! A form is what is written of a mention, folded, without clitics (`actors/form.rs`); it is
//! shown as it is spelled most. What several articles have from one agency counts once: of
//! near copies (`related/copies.rs`), by the words around a mention in its paragraph, each
//! form counts in the first article that has it, one with a source before one without. So
//! who changes the word of an agency is still seen. Knows no store: who gathers hands over
//! texts and spots. Judges no word: which form is kind or hostile is not said.

mod table;

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use self::table::{By, Count, Group, Table};
use super::related::{Copies, Words};
pub use crate::actors::form::{Form, Forms};
use crate::actors::record::words_around;
use crate::library::condition::name_key;
use crate::library::spot::Spot;
use crate::text::fold::fold_text;

/// The most mentions that are counted.
pub const MOST: usize = 100_000;

/// Fewer different words around a mention tell nothing of whom they are from.
const LEAST_WORDS: usize = 4;

/// The name of a source; `None` for articles without one.
pub type Source = Option<Arc<str>>;

/// A part of what is said of an actor: in this form, by this source, or either.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Voice {
    pub form: Option<Form>,
    pub source: Option<Source>,
}

impl Voice {
    /// Whether both are of the same form and source, however these are spelled.
    pub fn is(&self, other: &Self) -> bool {
        let form = |voice: &Self| voice.form.as_ref().map(|form| Arc::clone(&form.key));
        let source = |voice: &Self| voice.source.as_ref().map(key_of_source);
        form(self) == form(other) && source(self) == source(other)
    }

    /// Whether an article of this source is one of its.
    pub fn is_by(&self, source: Option<&str>) -> bool {
        let own = self.source.as_ref().map(key_of_source);
        own.is_none_or(|own| own == source.map(name_key))
    }
}

/// What sources are the same by.
fn key_of_source(source: &Source) -> Option<String> {
    source.as_deref().map(name_key)
}

/// What was gathered of one actor.
#[derive(Debug, Default)]
pub struct Voices {
    forms: Vec<Spelled>,
    known: FxHashMap<Arc<str>, u32>,
    sources: Vec<Source>,
    by_name: FxHashMap<Option<String>, u32>,
    articles: Vec<Heard>,
    sayings: Vec<Saying>,
    copies: Copies,
    has_more: bool,
}

/// A form and how it is spelled, each spelling with how often.
#[derive(Debug)]
struct Spelled {
    key: Arc<str>,
    spellings: Vec<(Box<str>, u32)>,
}

/// The most spellings of a form that are told apart.
const MOST_SPELLINGS: usize = 32;

/// An article: its place among all, and its source.
#[derive(Clone, Copy, Debug)]
struct Heard {
    place: u32,
    source: u32,
}

/// A mention.
#[derive(Clone, Copy, Debug)]
struct Saying {
    article: u32,
    form: u32,
    /// The near copies that what stands around it belongs to.
    group: u32,
    is_certain: bool,
}

impl Voices {
    /// How many mentions it has.
    pub fn len(&self) -> usize {
        self.sayings.len()
    }

    pub fn is_empty(&self) -> bool {
        self.sayings.is_empty()
    }

    /// Whether there are more than [`MOST`], which are all that it takes.
    pub fn has_more(&self) -> bool {
        self.has_more
    }

    /// Takes in the spots of an article. Of near copies the one with the lowest `place` is
    /// the first.
    pub fn add<'a>(
        &mut self,
        place: usize,
        source: Option<&str>,
        text: &str,
        spots: impl IntoIterator<Item = &'a Spot>,
        forms: &Forms<'_>,
    ) {
        let mut article = None;
        let (mut folding, mut around_it) = (Vec::new(), String::new());
        for spot in spots {
            if self.sayings.len() == MOST {
                self.has_more = true;
                break;
            }
            let Some((key, spelling)) = forms.of(text, &spot.range) else {
                continue;
            };
            let form = self.form(&key, &spelling);
            let around = &text[spot.around.clone()];
            let within = spot.range.start - spot.around.start..spot.range.end - spot.around.start;
            let words = words_around(around, &within);
            around_it.clear();
            for part in [&around[..words.start], &around[words.end..]] {
                fold_text(part, &mut folding);
                around_it.push_str(std::str::from_utf8(&folding).unwrap_or_default());
                around_it.push(' ');
            }
            let words = Words::of(&around_it);
            let group = match words.len() < LEAST_WORDS {
                true => self.copies.alone(),
                false => self.copies.group(words),
            };
            let article = *article.get_or_insert_with(|| {
                let source = self.source(source);
                let place = u32::try_from(place).unwrap_or(u32::MAX);
                self.articles.push(Heard { place, source });
                self.articles.len() as u32 - 1
            });
            self.sayings.push(Saying {
                article,
                form,
                group,
                is_certain: spot.is_certain,
            });
        }
    }

    /// The number of a form; takes note of how it is spelled.
    fn form(&mut self, key: &str, spelling: &str) -> u32 {
        let number = match self.known.get(key) {
            Some(&number) => number,
            None => {
                let (key, number) = (Arc::<str>::from(key), self.forms.len() as u32);
                self.known.insert(Arc::clone(&key), number);
                let spellings = Vec::new();
                self.forms.push(Spelled { key, spellings });
                number
            }
        };
        let spellings = &mut self.forms[number as usize].spellings;
        match spellings.iter().position(|(known, _)| **known == *spelling) {
            Some(known) => spellings[known].1 += 1,
            None if spellings.len() < MOST_SPELLINGS => spellings.push((spelling.into(), 1)),
            None => {}
        }
        number
    }

    /// The number of a source.
    fn source(&mut self, name: Option<&str>) -> u32 {
        let name = name.map(str::trim).filter(|name| !name.is_empty());
        match self.by_name.entry(name.map(name_key)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                self.sources.push(name.map(Arc::from));
                *new.insert(self.sources.len() as u32 - 1)
            }
        }
    }

    /// What is counted by now: with `only_certain`, no likely mentions.
    pub fn table(&self, only_certain: bool, forms: &Forms<'_>) -> Table {
        let heard = |saying: &&Saying| saying.is_certain || !only_certain;
        let rank = |article: u32| {
            let Heard { place, source } = self.articles[article as usize];
            (self.sources[source as usize].is_none(), place, article)
        };
        // The first article that has a form in a group.
        let mut first: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        for saying in self.sayings.iter().filter(heard) {
            let known = first.entry((saying.group, saying.form));
            let known = known.or_insert(saying.article);
            if rank(saying.article) < rank(*known) {
                *known = saying.article;
            }
        }
        let mut cells: FxHashMap<(u32, u32), Count> = FxHashMap::default();
        for saying in self.sayings.iter().filter(heard) {
            let source = self.articles[saying.article as usize].source;
            let count = cells.entry((saying.form, source)).or_default();
            if first.get(&(saying.group, saying.form)) != Some(&saying.article) {
                count.copies += 1;
                continue;
            }
            count.counted += 1;
            count.likely += usize::from(!saying.is_certain);
        }
        let shown = self.forms.iter().map(|form| Form {
            key: Arc::clone(&form.key),
            shown: form.most().into(),
            is_name: forms.has_name(&form.key),
        });
        Table {
            forms: shown.collect(),
            sources: self.sources.clone(),
            cells: cells
                .into_iter()
                .map(|((form, source), count)| (form, source, count))
                .collect(),
            has_more: self.has_more,
        }
    }
}

impl Spelled {
    /// The spelling that it has most; of several the first in the order of letters, so that
    /// it does not depend on which article came first.
    fn most(&self) -> &str {
        let most = self.spellings.iter();
        let most = most.max_by(|one, next| (one.1, &next.0).cmp(&(next.1, &one.0)));
        most.map_or(&self.key, |(spelling, _)| spelling)
    }
}

#[cfg(test)]
mod tests;
