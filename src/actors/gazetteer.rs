//! The gazetteer: the actors that are known, read from a TOML file whose head
//! explains every field (`assets/actors.toml`). It says how actors are written
//! and what speaks for or against them; finding them is not done here.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use self::load::{Entry, Loaded, load};
use self::merge::is_same;
use self::spelling::Spelling;
use super::clause::Acts;
use super::key::key_of;
use crate::library::mention::{ActorId, Mention};
pub use entry::{Actor, Class, ClassRules, Phrases, Words};
pub use fault::{Fault, Kind, Problem};

mod document;
mod entry;
mod fault;
mod held;
mod load;
mod merge;
mod sift;
mod spelling;

/// The actors that come with Qari.
const BUILT_IN: &str = include_str!("../../assets/actors.toml");

/// Actors in the order of their file, and the ways to look them up.
#[derive(Debug)]
pub struct Gazetteer {
    actors: Vec<Actor>,
    by_id: HashMap<ActorId, usize>,
    /// Keys of all names, sorted, with the actors that bear them.
    by_name: Vec<(String, Vec<ActorId>)>,
    classes: BTreeMap<Class, ClassRules>,
    acts: Acts,
    spelling: Spelling,
}

/// What a file says, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Actors that it describes or changes.
    pub actors: usize,
    /// Those that no file before it has.
    pub new: usize,
    /// Those that are muted.
    pub muted: usize,
    /// The names of all these.
    pub names: usize,
    /// What rules make of them.
    pub spellings: usize,
}

impl Gazetteer {
    /// The actors that come with Qari.
    pub fn built_in() -> Self {
        let (gazetteer, faults) = Self::from_toml(BUILT_IN);
        debug_assert!(faults.iter().all(Fault::is_warning), "{faults:?}");
        gazetteer
    }

    /// The built-in actors, with what a file says of them and of others. What is wrong
    /// with the file is left out, and told in the order of its lines.
    pub fn extended_by(file: &str) -> (Self, Extent, Vec<Fault>) {
        Self::of(load(Some(BUILT_IN), file))
    }

    /// The actors of a file alone, and what is wrong with it.
    pub fn from_toml(file: &str) -> (Self, Vec<Fault>) {
        let (gazetteer, _, faults) = Self::of(load(None, file));
        (gazetteer, faults)
    }

    fn of(loaded: Loaded) -> (Self, Extent, Vec<Fault>) {
        let actors = loaded.actors;
        let ids = actors.iter().enumerate();
        let by_id = ids.map(|(at, actor)| (actor.id.clone(), at)).collect();
        let mut gazetteer = Self {
            actors,
            by_id,
            by_name: Vec::new(),
            classes: loaded.classes,
            acts: loaded.acts,
            spelling: loaded.spelling,
        };
        let mut by_name: BTreeMap<String, Vec<ActorId>> = BTreeMap::new();
        let mut put = |actor: &Actor, name: &str| {
            let bearers = by_name.entry(key_of(name)).or_default();
            if !bearers.contains(&actor.id) {
                bearers.push(actor.id.clone());
            }
        };
        for actor in &gazetteer.actors {
            actor.all_names().for_each(|name| put(actor, name));
        }
        gazetteer.by_name = by_name.into_iter().collect();
        let mut made: Vec<(String, ActorId)> = Vec::new();
        let mut extent = Extent::default();
        let of_file: HashMap<&ActorId, bool> = loaded
            .entries
            .iter()
            .map(|entry| (&entry.id, entry.is_new))
            .collect();
        for actor in &gazetteer.actors {
            let names = actor.all_names();
            let spelt: Vec<_> = names
                .flat_map(|name| gazetteer.spellings(actor, name))
                .collect();
            if let Some(&is_new) = of_file.get(&actor.id) {
                extent.actors += 1;
                extent.new += usize::from(is_new);
                extent.muted += usize::from(actor.mute);
                // The id is no name in a text.
                extent.names += actor.all_names().count() - 1;
                extent.spellings += spelt.len();
            }
            made.extend(spelt.iter().map(|name| (key_of(name), actor.id.clone())));
        }
        gazetteer.look_up_as_well(made);
        let mut faults = loaded.faults;
        for entry in &loaded.entries {
            faults.extend(gazetteer.doubts(entry, &loaded.entries));
        }
        faults.sort_by_key(|fault| fault.line);
        (gazetteer, extent, faults)
    }

    /// Adds names to be looked up by.
    fn look_up_as_well(&mut self, names: Vec<(String, ActorId)>) {
        let listed = std::mem::take(&mut self.by_name);
        let mut all: BTreeMap<String, Vec<ActorId>> = listed.into_iter().collect();
        for (name, actor) in names {
            let bearers = all.entry(name).or_default();
            if !bearers.contains(&actor) {
                bearers.push(actor);
            }
        }
        self.by_name = all.into_iter().collect();
    }

    /// What about an entry hardly can be meant: names that are another's too, and names
    /// to be taken out that are nowhere.
    fn doubts(&self, entry: &Entry, of_file: &[Entry]) -> Vec<Fault> {
        let mut doubts = Vec::new();
        let Some(actor) = self.get(&entry.id) else {
            return doubts;
        };
        let section = &entry.section;
        let listed = ["ar", "aliases"]
            .into_iter()
            .filter_map(|field| section.get(field));
        for field in listed {
            let items = field
                .value
                .as_array()
                .map_or(std::slice::from_ref(&field.value), |v| v);
            for name in items.iter().filter_map(toml::Value::as_str) {
                let bearers = self.find_alias(name).iter().filter(|id| **id != actor.id);
                let mut bearers = bearers.filter_map(|id| self.get(id));
                // Of two in the same file the later one is told.
                let shares = |other: &&Actor| {
                    let is_later = self.position(&other.id) > self.position(&actor.id);
                    let is_told = is_later && of_file.iter().any(|entry| entry.id == other.id);
                    !is_told && other.full_names().any(|own| is_same(own, name))
                };
                if let Some(other) = bearers.find(shares) {
                    let line = section.line_of(&field.name, name);
                    let problem = Problem::Shared {
                        name: name.to_owned(),
                        other: other.id.to_string(),
                    };
                    doubts.push(section.fault(line, Some(&field.name), problem));
                }
            }
        }
        let makes = |name: &str| self.spelling.makes(actor, actor.all_names(), name);
        let missed = entry.missed.iter().filter(|missed| !makes(&missed.name));
        doubts.extend(missed.map(|missed| missed.fault(section)));
        doubts
    }

    /// The other spellings of a name of an actor that follow from rules and are no names
    /// of others.
    pub(super) fn spellings(&self, actor: &Actor, written: &str) -> Vec<String> {
        let mut made = self.spelling.others(actor, written);
        made.retain(|spelling| {
            let listed = self.find_alias(spelling);
            listed.iter().all(|id| *id == actor.id)
                && !actor.all_names().any(|name| is_same(name, spelling))
        });
        made
    }

    /// Leaves out of these mentions, from `first` on, those of muted actors.
    pub(super) fn mute(&self, mentions: &mut Vec<Mention>, first: usize) {
        if self.actors.iter().any(|actor| actor.mute) {
            let is_heard = |mention: &Mention| self.get(&mention.actor).is_none_or(|of| !of.mute);
            let heard: Vec<_> = mentions.drain(first..).filter(is_heard).collect();
            mentions.extend(heard);
        }
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

#[cfg(test)]
mod tests;
