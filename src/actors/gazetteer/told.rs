//! What there is to tell of an actors file once its actors are known: how much it says, and
//! what about it hardly can be meant. What cannot be used was found while it was read.

use super::fault::{Fault, Problem};
use super::load::{Entry, Loaded};
use super::merge::{Names, is_same};
use super::{Actor, Extent, Gazetteer};

impl Gazetteer {
    pub(super) fn extent(&self, entries: &[Entry]) -> Extent {
        let mut extent = Extent {
            judgements: self.judgements.len(),
            ..Extent::default()
        };
        for entry in entries {
            let Some(at) = self.position(&entry.id) else {
                continue;
            };
            extent.actors += 1;
            extent.new += usize::from(entry.is_new);
            extent.muted += usize::from(self.actors[at].mute);
            // The id is no name in a text.
            extent.names += self.actors[at].all_names().count() - 1;
            extent.spellings += self.spellings[at].values().flatten().count();
            extent.spellings += self.governments[at].len();
        }
        extent
    }

    pub(super) fn faults(&self, loaded: Loaded) -> Vec<Fault> {
        let mut faults = loaded.faults;
        for entry in &loaded.entries {
            faults.extend(self.doubts(entry, &loaded.entries));
        }
        faults.sort_by_key(|fault| fault.line);
        faults
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
        if !entry.missed.is_empty() {
            let made = self.spelling.all_made(actor);
            let made = Names::of(made.iter().map(String::as_str));
            let missed = entry.missed.iter();
            let missed = missed.filter(|missed| !made.have(&missed.name));
            doubts.extend(missed.map(|missed| missed.fault(section)));
        }
        doubts
    }
}
