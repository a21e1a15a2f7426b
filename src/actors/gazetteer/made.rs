//! One actor of its entry, over the one that is there already: fields are merged as TOML, and
//! what it lacks is said. That its fields can be read was seen to before.

use super::document::Section;
use super::entry::Actor;
use super::fault::Problem;
use super::held::{self, Refusal};
use super::merge::{Changes, Missed, merge, table_of};
use super::sift::sound;

/// An actor as its entry makes it.
pub(super) struct Made {
    pub(super) actor: Actor,
    /// Names that are taken out and are in no list.
    pub(super) missed: Vec<Missed>,
    /// Fields that it needs and has not; something stands in their place.
    pub(super) lacking: Vec<String>,
}

impl Made {
    pub(super) fn of(actor: Actor) -> Self {
        Self {
            actor,
            missed: Vec::new(),
            lacking: Vec::new(),
        }
    }
}

/// Makes an actor of its entry, over the one that is there already; `None` if it cannot
/// be read, which sifting prevents.
pub(super) fn make(there: Option<&Section>, section: &Section, changes: &Changes) -> Option<Made> {
    let mut table = there.map(table_of).unwrap_or_default();
    let missed = merge(&mut table, section, changes);
    let mut lacking = Vec::new();
    loop {
        let fields = table.iter().map(|(name, value)| (name.as_str(), value));
        match held::read::<Actor>(fields) {
            Ok(actor) => {
                let without = changes.without.clone();
                return Some(Made {
                    actor: Actor { without, ..actor },
                    missed,
                    lacking,
                });
            }
            Err(Refusal(Problem::Missing { name })) if !lacking.contains(&name) => {
                let found = sound().into_iter().find(|(sound, _)| *sound == name);
                table.extend(found.map(|(name, value)| (name.to_owned(), value)));
                lacking.push(name);
            }
            Err(_) => return None,
        }
    }
}
