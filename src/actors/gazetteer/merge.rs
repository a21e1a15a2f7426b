//! Merging: what a person's file says of a table that is there already. It knows no
//! field by name, so that whatever field there will be is merged as well.

use serde::Deserialize;
use toml::{Table, Value};

use super::document::Section;
use super::fault::{Fault, Problem};
use super::held::{self, Refusal};
use super::sift::sift;
use crate::actors::key::key_of;
use crate::text::spelling::agrees;

/// What a section says about the table that it changes, and not about what is in it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Changes {
    /// Names and words that are taken out of all its lists.
    pub(super) without: Vec<String>,
    /// Where each of these stands.
    #[serde(skip)]
    lines: Vec<usize>,
    /// Whether it is begun anew.
    pub(super) replace: bool,
}

const CHANGES: [&str; 2] = ["without", "replace"];

impl Changes {
    /// Takes them out of a section.
    pub(super) fn take(section: &mut Section) -> (Self, Vec<Fault>) {
        let all = std::mem::take(&mut section.fields);
        let is_change = |name: &str| CHANGES.contains(&name);
        let (changes, fields) = all.into_iter().partition(|field| is_change(&field.name));
        let mut of_changes = Section {
            fields: changes,
            ..section.clone()
        };
        section.fields = fields;
        let mut faults = sift(&mut of_changes, |name, value| {
            let read = held::read::<Self>([(name, value)]);
            read.map(drop).map_err(|Refusal(problem)| problem)
        });
        // The section told its name; what is left of it does not.
        for fault in &mut faults {
            fault.entry = section.title();
        }
        let sound = of_changes.fields.iter();
        let sound = sound.map(|field| (field.name.as_str(), &field.value));
        let changes: Self = held::read(sound).unwrap_or_default();
        let lines = of_changes.get("without").map(|field| field.lines.clone());
        let lines = lines.unwrap_or_default();
        (Self { lines, ..changes }, faults)
    }
}

/// Merges a section into a table: lists are added to, other values take the place of
/// those that are there. Says which names were in no list to be taken out of, and where
/// they stand.
pub(super) fn merge(table: &mut Table, section: &Section, changes: &Changes) -> Vec<Missed> {
    if changes.replace {
        table.clear();
    }
    let mut missed = Vec::new();
    for (name, &line) in changes.without.iter().zip(&changes.lines) {
        let mut is_there = false;
        let lists = table
            .iter_mut()
            .filter_map(|(_, value)| value.as_array_mut());
        for list in lists {
            let before = list.len();
            list.retain(|item| !item.as_str().is_some_and(|item| is_same(item, name)));
            is_there |= list.len() < before;
        }
        if !is_there {
            let name = name.clone();
            missed.push(Missed { line, name });
        }
    }
    for field in &section.fields {
        match (table.get_mut(&field.name), &field.value) {
            (Some(Value::Array(there)), Value::Array(more)) => {
                let more = more.iter().filter(|item| !there.contains(item));
                let more: Vec<_> = more.cloned().collect();
                there.extend(more);
            }
            _ => drop(table.insert(field.name.clone(), field.value.clone())),
        }
    }
    missed
}

/// Whether two names are written alike, as far as they tell.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    key_of(one) == key_of(other) && agrees(one, other) && agrees(other, one)
}

/// A table with these fields.
pub(super) fn table_of(section: &Section) -> Table {
    let fields = section.fields.iter();
    fields
        .map(|field| (field.name.clone(), field.value.clone()))
        .collect()
}

/// A name that was to be taken out and is in no list.
#[derive(Clone, Debug)]
pub(super) struct Missed {
    line: usize,
    pub(super) name: String,
}

impl Missed {
    pub(super) fn fault(&self, section: &Section) -> Fault {
        let name = self.name.clone();
        section.fault(self.line, Some("without"), Problem::NotThere { name })
    }
}
