//! The gazetteer: the actors that are known, read from a TOML file whose head
//! explains every field (`assets/actors.toml`). It says how actors are written
//! and what speaks for or against them; finding them is not done here.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::clause::Acts;
use super::key::{Phrase, key_of};
use crate::library::mention::ActorId;

/// Actors in the order of their file, and the ways to look them up.
#[derive(Debug)]
pub struct Gazetteer {
    actors: Vec<Actor>,
    by_id: HashMap<ActorId, usize>,
    /// Keys of all names, sorted, with the actors that bear them.
    by_name: Vec<(String, Vec<ActorId>)>,
    classes: BTreeMap<Class, ClassRules>,
    acts: Acts,
}

/// An actor, as the file describes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    pub id: ActorId,
    pub class: Class,
    /// From 1, principal, to 3, incidental.
    pub tier: u8,
    /// Its name in Arabic, as the reader shows it; also a name that counts.
    pub ar: String,
    /// Its name in English; found when searching, no name that counts by itself.
    pub en: String,
    /// What it is called in Arabic where there is little room.
    pub brief_ar: Option<String>,
    /// The same in English.
    pub brief_en: Option<String>,
    /// Names that count wherever they stand.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that count only with evidence for them.
    #[serde(default)]
    pub short: Vec<String>,
    /// Places that stand for it where they are not meant as places.
    #[serde(default)]
    pub seats: Vec<String>,
    /// Places that stand for it only where they speak or decide.
    #[serde(default)]
    pub capitals: Vec<String>,
    /// Names that are also adjectives, and count where they describe no noun.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// Strings that hold one of its names and mean something else.
    #[serde(default)]
    pub except: Vec<String>,
    /// Words right after which a short name means it.
    #[serde(default)]
    pub after: Phrases,
    /// Words that, in the same paragraph, are evidence for a short name.
    #[serde(default)]
    pub near: Phrases,
    /// Whether its one-word names are also the dual of a noun (طالبان).
    #[serde(default)]
    pub dual: bool,
    /// Words that, in the same paragraph, outweigh all but a full name; they also
    /// refuse a full name of one word.
    #[serde(default)]
    pub not_near: Phrases,
    /// Actors whose mention in the article is evidence for a short name.
    #[serde(default)]
    pub related: Vec<ActorId>,
    /// Words after which none of its one-word names is meant.
    #[serde(default)]
    pub not_after: Phrases,
    /// Words before which none of its one-word names is meant.
    #[serde(default)]
    pub not_before: Phrases,
}

/// What kind of actor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    ArmedGroup,
    Person,
    Organisation,
    Government,
    State,
    Media,
}

/// What holds for every actor of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassRules {
    /// Nouns before a name that belong to it: حركة طالبان.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Words after which a name is part of another name: برج، نهر.
    #[serde(default)]
    pub not_after: Phrases,
    /// Words after which a seat is meant as a place: في، إلى.
    #[serde(default)]
    pub place_after: Phrases,
    /// Words before which a seat is meant as a place.
    #[serde(default)]
    pub place_before: Phrases,
    /// Words after which a seat is the state and may stand alone.
    #[serde(default)]
    pub seat_after: Phrases,
    /// Whether a short name counts where it speaks or decides.
    #[serde(default)]
    pub short_acts: bool,
    /// Words after which a short name is someone else's.
    #[serde(default)]
    pub short_not_after: Phrases,
    /// First names, after which a surname is another's unless they are its own.
    #[serde(default)]
    pub first_names: Words,
}

/// Single words as the file writes them, to be looked up by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Words(pub(super) HashSet<String>);

impl From<Vec<String>> for Words {
    fn from(written: Vec<String>) -> Self {
        Self(written.iter().map(|word| key_of(word)).collect())
    }
}

/// Words as the file writes them, `*` for letters, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Phrases(pub(super) Vec<Phrase>);

impl From<Vec<String>> for Phrases {
    fn from(written: Vec<String>) -> Self {
        Self(written.iter().map(|phrase| Phrase::new(phrase)).collect())
    }
}

/// What is wrong with an actors file.
#[derive(Debug, Error)]
pub enum GazetteerError {
    #[error("not a TOML file: {0}")]
    Syntax(#[from] toml::de::Error),
    #[error("{table}: {reason}")]
    Table {
        table: String,
        reason: toml::de::Error,
    },
    #[error("actor {id:?}, field {field:?}: {reason}")]
    Field {
        id: String,
        field: &'static str,
        reason: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    language: Language,
    #[serde(default)]
    class: toml::Table,
    #[serde(default)]
    actor: Vec<toml::Table>,
}

/// What holds for every actor.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    #[serde(default)]
    acts: Acts,
}

impl Gazetteer {
    /// The actors that come with Qari.
    ///
    /// # Panics
    /// Never: a test reads the same file.
    pub fn built_in() -> Self {
        match Self::from_toml(include_str!("../../assets/actors.toml")) {
            Ok(gazetteer) => gazetteer,
            Err(error) => unreachable!("assets/actors.toml: {error}"),
        }
    }

    /// Reads an actors file.
    ///
    /// # Errors
    /// Names the entry and the field that cannot be used, and why.
    pub fn from_toml(text: &str) -> Result<Self, GazetteerError> {
        let file: File = toml::from_str(text)?;
        let mut classes = BTreeMap::new();
        for (name, rules) in file.class {
            let table = |reason| GazetteerError::Table {
                table: format!("class.{name}"),
                reason,
            };
            let class = toml::Value::String(name.clone())
                .try_into()
                .map_err(table)?;
            classes.insert(class, rules.try_into().map_err(table)?);
        }
        let mut actors = Vec::with_capacity(file.actor.len());
        for (position, entry) in file.actor.into_iter().enumerate() {
            let table = match entry.get("id").and_then(toml::Value::as_str) {
                Some(id) => format!("actor {id:?}"),
                None => format!("actor number {}", position + 1),
            };
            let actor: Actor = entry
                .try_into()
                .map_err(|reason| GazetteerError::Table { table, reason })?;
            actors.push(actor);
        }
        Self::new(actors, classes, file.language.acts)
    }

    fn new(
        actors: Vec<Actor>,
        classes: BTreeMap<Class, ClassRules>,
        acts: Acts,
    ) -> Result<Self, GazetteerError> {
        let mut by_id = HashMap::with_capacity(actors.len());
        let mut by_name: BTreeMap<String, Vec<ActorId>> = BTreeMap::new();
        for (position, actor) in actors.iter().enumerate() {
            actor.check()?;
            if by_id.insert(actor.id.clone(), position).is_some() {
                return Err(actor.wrong("id", "another actor has this id".to_owned()));
            }
            for name in actor.all_names() {
                let bearers = by_name.entry(key_of(name)).or_default();
                if !bearers.contains(&actor.id) {
                    bearers.push(actor.id.clone());
                }
            }
        }
        for actor in &actors {
            if let Some(unknown) = actor.related.iter().find(|id| !by_id.contains_key(id)) {
                return Err(actor.wrong("related", format!("no actor has the id {unknown:?}")));
            }
        }
        Ok(Self {
            actors,
            by_id,
            by_name: by_name.into_iter().collect(),
            classes,
            acts,
        })
    }

    /// The actor with this id.
    pub fn get(&self, id: &ActorId) -> Option<&Actor> {
        self.by_id.get(id).map(|&position| &self.actors[position])
    }

    /// All actors, in the order of the file: principal ones first.
    pub fn iter(&self) -> std::slice::Iter<'_, Actor> {
        self.actors.iter()
    }

    /// The actors that bear this name, Arabic or English. The name is folded
    /// (`text::fold`); quotation marks and dashes in it count as blanks.
    pub fn find_alias(&self, folded: &str) -> &[ActorId] {
        let key = key_of(folded);
        match self
            .by_name
            .binary_search_by(|(name, _)| name.as_str().cmp(&key))
        {
            Ok(found) => &self.by_name[found].1,
            Err(_) => &[],
        }
    }

    /// The actors that a query means by this folded text: those whose name or id
    /// it is.
    pub fn resolve(&self, folded: &str) -> Vec<ActorId> {
        let by_id = self
            .get(&ActorId::new(folded))
            .map(|actor| actor.id.clone());
        let named = self.find_alias(folded).iter().cloned();
        let others = named.filter(|actor| Some(actor) != by_id.as_ref());
        by_id.iter().cloned().chain(others).collect()
    }

    /// The actors with a name that begins like this, each once, in the order of
    /// the file. The beginning is folded; an empty one gives nobody.
    pub fn aliases_starting_with(&self, folded: &str) -> Vec<ActorId> {
        let key = key_of(folded);
        if key.is_empty() {
            return Vec::new();
        }
        let from = self.by_name.partition_point(|(name, _)| *name < key);
        let mut positions: Vec<usize> = self.by_name[from..]
            .iter()
            .take_while(|(name, _)| name.starts_with(&key))
            .flat_map(|(_, ids)| ids.iter().filter_map(|id| self.by_id.get(id).copied()))
            .collect();
        positions.sort_unstable();
        positions.dedup();
        positions
            .into_iter()
            .map(|position| self.actors[position].id.clone())
            .collect()
    }

    /// The actor at this position of the file.
    pub(super) fn at(&self, position: usize) -> Option<&Actor> {
        self.actors.get(position)
    }

    /// The verbs of saying and deciding.
    pub(super) const fn acts(&self) -> &Acts {
        &self.acts
    }

    /// Where in the file the actor with this id stands.
    pub fn position(&self, id: &ActorId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The rules of a class; empty ones when the file has none.
    pub fn rules(&self, class: Class) -> &ClassRules {
        static NONE: OnceLock<ClassRules> = OnceLock::new();
        self.classes
            .get(&class)
            .unwrap_or_else(|| NONE.get_or_init(ClassRules::default))
    }
}

impl<'a> IntoIterator for &'a Gazetteer {
    type Item = &'a Actor;
    type IntoIter = std::slice::Iter<'a, Actor>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Actor {
    /// Every name it can be looked up by.
    fn all_names(&self) -> impl Iterator<Item = &str> {
        [self.ar.as_str(), self.en.as_str(), self.id.as_str()]
            .into_iter()
            .chain(
                [
                    &self.aliases,
                    &self.short,
                    &self.seats,
                    &self.capitals,
                    &self.adjectives,
                ]
                .into_iter()
                .flatten()
                .map(|n| &**n),
            )
    }

    /// Whether this folded word is part of one of its full names.
    pub(super) fn has_word(&self, word: &str) -> bool {
        std::iter::once(&self.ar)
            .chain(&self.aliases)
            .any(|name| key_of(name).split(' ').any(|own| own == word))
    }

    fn check(&self) -> Result<(), GazetteerError> {
        let id = self.id.as_str();
        let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(legal) {
            let reason = "an id is made of a-z, 0-9 and hyphens".to_owned();
            return Err(self.wrong("id", reason));
        }
        if !(1..=3).contains(&self.tier) {
            return Err(self.wrong("tier", format!("{} is not 1, 2 or 3", self.tier)));
        }
        let names = [
            ("ar", std::slice::from_ref(&self.ar)),
            ("en", std::slice::from_ref(&self.en)),
            ("aliases", &self.aliases),
            ("short", &self.short),
            ("seats", &self.seats),
            ("capitals", &self.capitals),
            ("adjectives", &self.adjectives),
            ("except", &self.except),
        ];
        for (field, names) in names {
            for name in names {
                if key_of(name).chars().filter(|c| c.is_alphanumeric()).count() < 2 {
                    return Err(self.wrong(field, format!("{name:?} has fewer than two letters")));
                }
            }
        }
        let phrases = [
            ("after", &self.after),
            ("near", &self.near),
            ("not_near", &self.not_near),
            ("not_after", &self.not_after),
            ("not_before", &self.not_before),
        ];
        for (field, phrases) in phrases {
            if phrases.0.iter().any(Phrase::is_empty) {
                return Err(self.wrong(field, "one of the words has no letters".to_owned()));
            }
        }
        Ok(())
    }

    fn wrong(&self, field: &'static str, reason: String) -> GazetteerError {
        GazetteerError::Field {
            id: self.id.to_string(),
            field,
            reason,
        }
    }
}

#[cfg(test)]
mod tests;
