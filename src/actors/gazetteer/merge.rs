//! Merging: what a person's file says of a table that is there already. It knows no
//! field by name, so that whatever field there will be is merged as well; of what is in
//! lists it knows roles by their look, so that a term can be ended.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use toml::{Table, Value};

use super::document::Section;
use super::entry::Day;
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

/// Merges a section into a table: lists are added to, a role takes the place of the same
/// one, and so do values that are no lists. Says which names were in no list to be taken
/// out of, and where they stand.
pub(super) fn merge(table: &mut Table, section: &Section, changes: &Changes) -> Vec<Missed> {
    if changes.replace {
        table.clear();
    }
    let missed = take_out(table, changes);
    for field in &section.fields {
        match (table.get_mut(&field.name), &field.value) {
            (Some(Value::Array(there)), Value::Array(more)) => add(there, more),
            _ => drop(table.insert(field.name.clone(), field.value.clone())),
        }
    }
    missed
}

/// Takes names out of all lists of a table, and says which are in none.
fn take_out(table: &mut Table, changes: &Changes) -> Vec<Missed> {
    let without = Names::of(changes.without.iter().map(String::as_str));
    if without.0.is_empty() {
        return Vec::new();
    }
    let mut found: HashSet<String> = HashSet::new();
    let lists = table
        .iter_mut()
        .filter_map(|(_, value)| value.as_array_mut());
    for list in lists {
        list.retain(|item| {
            let out = item.as_str().map(|item| without.like(item));
            let out = out.unwrap_or_default();
            found.extend(out.iter().map(|&name| name.to_owned()));
            out.is_empty()
        });
    }
    let named = changes.without.iter().zip(&changes.lines);
    let missed = named.filter(|(name, _)| !found.contains(*name));
    missed
        .map(|(name, &line)| Missed {
            line,
            name: name.clone(),
        })
        .collect()
}

/// Adds to a list what it has not. A role that is there already, it begins anew.
fn add(there: &mut Vec<Value>, more: &[Value]) {
    let strings = there.iter().filter_map(Value::as_str);
    let known: HashSet<String> = strings.map(str::to_owned).collect();
    let old = there.len();
    for item in more {
        if let Some(role) = item.as_table()
            && let Some(at) = same_role(&there[..old], role)
        {
            let from = there[at].get("from").cloned();
            let mut role = role.clone();
            if let (Some(from), false) = (from, role.contains_key("from")) {
                role.insert("from".to_owned(), from);
            }
            there[at] = Value::Table(role);
            continue;
        }
        let is_there = match item.as_str() {
            Some(item) => known.contains(item),
            None => there[..old].contains(item),
        };
        if !is_there {
            there.push(item.clone());
        }
    }
}

/// Which of these is the same role: of the same title and actor, begun on the same day;
/// where that is not said, the last one.
fn same_role(roles: &[Value], own: &Table) -> Option<usize> {
    let (title, of) = (own.get("title")?.as_str()?, own.get("of")?.as_str()?);
    let day = |role: &Value| Some(Day::try_from(role.as_str()?.to_owned()).ok()?.0);
    roles.iter().rposition(|role| {
        let text = |field: &str| role.get(field).and_then(Value::as_str);
        let begun = own.get("from");
        let is_then = || begun.is_none_or(|begun| role.get("from").and_then(day) == day(begun));
        text("of") == Some(of) && text("title").is_some_and(|its| is_same(its, title)) && is_then()
    })
}

/// Names, to find those that are written like another.
pub(super) struct Names<'a>(HashMap<String, Vec<&'a str>>);

impl<'a> Names<'a> {
    pub(super) fn of(written: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: HashMap<String, Vec<&str>> = HashMap::new();
        for name in written {
            names.entry(key_of(name)).or_default().push(name);
        }
        Self(names)
    }

    /// Those that are written like this one, as far as they tell.
    fn like(&self, name: &str) -> Vec<&'a str> {
        let alike = self.0.get(&key_of(name)).into_iter().flatten();
        let same = alike.filter(|own| agrees(own, name) && agrees(name, own));
        same.copied().collect()
    }

    /// Whether one of them is written like this one.
    pub(super) fn have(&self, name: &str) -> bool {
        !self.0.is_empty() && !self.like(name).is_empty()
    }
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
