//! The gazetteer: the actors that are known, read from a TOML file whose head
//! explains every field (`assets/actors.toml`). It says how actors are written
//! and what speaks for or against them; finding them is not done here.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;
use thiserror::Error;

use super::clause::Acts;
use super::key::key_of;
use crate::library::mention::ActorId;
pub use entry::{Actor, Class, ClassRules, Day, Phrases, Role, Words};
pub(super) use language::Bearing;
use language::Language;
pub use language::Noun;

mod entry;
mod language;

/// Actors in the order of their file, and the ways to look them up.
#[derive(Debug)]
pub struct Gazetteer {
    actors: Vec<Actor>,
    by_id: HashMap<ActorId, usize>,
    /// Keys of all names, sorted, with the actors that bear them.
    by_name: Vec<(String, Vec<ActorId>)>,
    /// Keys of the adjectives made from the names of states, with ال, both genders.
    by_adjective: HashMap<String, usize>,
    classes: BTreeMap<Class, ClassRules>,
    language: Language,
    nouns: Vec<Noun>,
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
    noun: Vec<Noun>,
    #[serde(default)]
    class: toml::Table,
    #[serde(default)]
    actor: Vec<toml::Table>,
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
        Self::new(actors, classes, file.language, file.noun)
    }

    fn new(
        actors: Vec<Actor>,
        classes: BTreeMap<Class, ClassRules>,
        language: Language,
        nouns: Vec<Noun>,
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
            let owners = actor.roles.iter().map(|role| ("roles", &role.of));
            let owners = actor.of.iter().map(|of| ("of", of)).chain(owners);
            let mut strangers = owners.filter(|(_, id)| !by_id.contains_key(*id));
            if let Some((field, unknown)) = strangers.next() {
                return Err(actor.wrong(field, format!("no actor has the id {unknown:?}")));
            }
        }
        Ok(Self {
            by_adjective: by_adjective(&actors),
            actors,
            by_id,
            by_name: by_name.into_iter().collect(),
            classes,
            language,
            nouns,
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

    /// The state from whose name this adjective is made: its key, with ال.
    pub(super) fn state_of_adjective(&self, key: &str) -> Option<usize> {
        self.by_adjective.get(key).copied()
    }

    /// Whether an actor is this one or belongs to it; both by their position.
    pub(super) fn belongs_to(&self, actor: usize, owner: usize) -> bool {
        let of = |&actor: &usize| self.position(self.actors.get(actor)?.of.as_ref()?);
        std::iter::successors(Some(actor), of)
            .take(OWNERS)
            .any(|one| one == owner)
    }

    /// The actor at this position of the file.
    pub(super) fn at(&self, position: usize) -> Option<&Actor> {
        self.actors.get(position)
    }

    /// The verbs of saying and deciding.
    pub(super) const fn acts(&self) -> &Acts {
        self.language.acts()
    }

    /// The nouns that begin names, and resume them with ال.
    pub(super) fn nouns(&self) -> &[Noun] {
        &self.nouns
    }

    /// Adjectives that may follow a description, by what they say.
    pub(super) const fn adjectives(&self) -> [(Bearing, &Vec<String>); 4] {
        self.language.adjectives()
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

/// How far up it is followed whose somebody is.
const OWNERS: usize = 4;

fn by_adjective(actors: &[Actor]) -> HashMap<String, usize> {
    let mut states = HashMap::new();
    for (position, actor) in actors.iter().enumerate() {
        let written = actor.adjective.iter();
        let spelled =
            written.flat_map(|written| [written.clone(), written.replace("أمريك", "أميرك")]);
        for key in spelled.map(|written| key_of(&written)) {
            states.insert(format!("ال{key}ه"), position);
            states.insert(format!("ال{key}"), position);
        }
    }
    states
}

impl<'a> IntoIterator for &'a Gazetteer {
    type Item = &'a Actor;
    type IntoIter = std::slice::Iter<'a, Actor>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests;
