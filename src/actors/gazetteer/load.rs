//! Loading: from actors files to actors. A person's file is merged into the built-in one
//! as TOML, table by table; what is wrong with it is told and left out.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::{Table, Value};

use super::document::{Document, Place, Section, names};
use super::entry::{Actor, Class, ClassRules};
use super::fault::{Fault, Problem, nearest};
use super::held::{self, Refusal};
use super::judgement::{Judgement, judgement};
use super::language::{Language, Noun};
use super::made::{Made, make};
use super::merge::{Changes, Missed, merge};
use super::sift::{sift, sift_actor};
use super::spelling::Spelling;
use crate::actors::key::key_of;
use crate::library::mention::ActorId;

pub(super) const BUILT_IN: &str = include_str!("../../../assets/actors.toml");

/// How many times it is told which id may be meant: every time all are looked at.
const SUGGESTIONS: usize = 100;

/// What actors files say together.
#[derive(Default)]
pub(super) struct Loaded {
    pub(super) actors: Vec<Actor>,
    pub(super) classes: BTreeMap<Class, ClassRules>,
    pub(super) language: Language,
    pub(super) nouns: Vec<Noun>,
    pub(super) spelling: Spelling,
    pub(super) judgements: Vec<Judgement>,
    /// What the last file says of every article.
    pub(super) meaning: String,
    pub(super) faults: Vec<Fault>,
    /// The entries of the last file, by the id of the actor.
    pub(super) entries: Vec<Entry>,
}

/// An entry of a file that was used.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: ActorId,
    /// Whether no file before has an actor with this id.
    pub(super) is_new: bool,
    pub(super) section: Section,
    /// Names that it takes out and that are in no list.
    pub(super) missed: Vec<Missed>,
}

/// A file, sifted.
#[derive(Default)]
pub(super) struct Part {
    /// Those that are no actors.
    tables: Vec<(Section, Changes)>,
    entries: Vec<(Section, Changes, Option<Actor>)>,
    judgements: Vec<(Section, Judgement)>,
    meaning: String,
    faults: Vec<Fault>,
}

/// Loads a file, over one that is there before it.
pub(super) fn load(base: Part, mut part: Part) -> Loaded {
    let mut loaded = Loaded {
        meaning: std::mem::take(&mut part.meaning),
        ..Loaded::default()
    };
    loaded.faults.append(&mut part.faults);
    loaded.take_tables(base.tables.into_iter().chain(part.tables));
    let known: HashMap<&str, usize> = base
        .entries
        .iter()
        .enumerate()
        .filter_map(|(at, (section, ..))| Some((section.id()?, at)))
        .collect();
    let mut actors: Vec<Option<Actor>> = Vec::new();
    actors.extend(base.entries.iter().map(|(.., actor)| actor.clone()));
    let new = part.entries.iter().filter_map(|(section, ..)| section.id());
    // Those of broken entries as well: they are told already.
    let broken = loaded
        .faults
        .iter()
        .filter_map(|fault| fault.entry.as_deref());
    // In the order of the files, so that of two that are alike the same one is meant.
    let there = base.entries.iter().filter_map(|(section, ..)| section.id());
    let ids: Vec<String> = there.chain(new).chain(broken).map(str::to_owned).collect();
    let told: HashSet<(Option<String>, Option<String>)> = loaded
        .faults
        .iter()
        .map(|fault| (fault.entry.clone(), fault.field.clone()))
        .collect();
    let mut suggestions = SUGGESTIONS;
    let all: HashSet<&str> = ids.iter().map(String::as_str).collect();
    for (mut section, changes, whole) in part.entries {
        let Some(id) = section.id().map(ActorId::new) else {
            continue;
        };
        let before = known.get(id.as_str()).copied();
        let there = before.and_then(|at| base.entries.get(at));
        let there = there.map(|(section, ..)| section);
        let made = match whole.filter(|_| there.is_none()) {
            Some(actor) => Some(Made::of(actor)),
            None => make(there, &section, &changes),
        };
        let Some(mut made) = made else {
            continue;
        };
        let named = made.actor.others();
        let unknown: Vec<_> = named.filter(|(_, id)| !all.contains(id.as_str())).collect();
        for (field, unknown) in &unknown {
            let likely = if suggestions > 0 { &ids[..] } else { &[] };
            suggestions = suggestions.saturating_sub(1);
            loaded.leave_out(&mut section, field, unknown, likely);
        }
        if !unknown.is_empty() {
            made = make(there, &section, &changes).unwrap_or(made);
        }
        if !made.lacking.is_empty() {
            // Without a name it was to change one that is there.
            let there = base.entries.iter().filter_map(|(section, ..)| section.id());
            let is_nameless = made.lacking.iter().any(|name| name == "ar")
                && !told.contains(&(section.title(), Some("ar".to_owned())));
            let is_meant = before.is_none() && is_nameless;
            let meant = nearest(id.as_str(), there).filter(|_| is_meant && suggestions > 0);
            suggestions = suggestions.saturating_sub(1);
            loaded.faults.extend(meant.map(|meant| {
                let line = section.line_of("id", "");
                let id = id.to_string();
                let meant = Some(meant);
                section.fault(line, Some("id"), Problem::UnknownActor { id, meant })
            }));
            loaded.tell_lacking(&section, made.lacking, &told);
            continue;
        }
        match before {
            Some(at) => actors[at] = Some(made.actor),
            None => actors.push(Some(made.actor)),
        }
        loaded.entries.push(Entry {
            id,
            is_new: before.is_none(),
            section,
            missed: made.missed,
        });
    }
    loaded.actors.extend(actors.into_iter().flatten());
    loaded.take_judgements(part.judgements);
    loaded.faults.sort_by_key(|fault| fault.line);
    loaded
}

impl Part {
    /// The actors that come with Qari.
    pub(super) fn built_in() -> Self {
        Self::of(Document::by_table(BUILT_IN))
    }

    pub(super) fn read(text: &str) -> Self {
        let document = Document::parse(text);
        let meaning = document.meaning();
        Self {
            meaning,
            ..Self::of(document)
        }
    }

    fn of(document: Document) -> Self {
        let mut part = Self {
            faults: document.faults,
            ..Self::default()
        };
        let mut ids: HashMap<String, usize> = HashMap::new();
        for mut section in document.sections {
            if section.place == Place::Judgement {
                let (judgement, faults) = judgement(&mut section);
                part.faults.extend(faults);
                part.judgements
                    .extend(judgement.map(|judgement| (section, judgement)));
                continue;
            }
            let (changes, faults) = Changes::take(&mut section);
            part.faults.extend(faults);
            if section.place != Place::Actor {
                part.faults.extend(sift_table(&mut section));
                part.tables.push((section, changes));
                continue;
            }
            let line = section.line_of("id", "");
            let (actor, faults) = sift_actor(&mut section);
            let has_wrong_id = faults
                .iter()
                .any(|fault| fault.field.as_deref() == Some("id"));
            part.faults.extend(faults);
            let Some(id) = section.id().map(str::to_owned) else {
                let name = "id".to_owned();
                let problem = Problem::Missing { name };
                let missing = (!has_wrong_id).then(|| section.fault(section.line, None, problem));
                part.faults.extend(missing);
                continue;
            };
            match ids.get(&id) {
                Some(&first) => {
                    let problem = Problem::IdAgain { line: first };
                    part.faults.push(section.fault(line, Some("id"), problem));
                }
                None => {
                    ids.insert(id, line);
                    let actor = actor.map(|actor| Actor {
                        without: changes.without.clone(),
                        ..actor
                    });
                    part.entries.push((section, changes, actor));
                }
            }
        }
        part
    }
}

impl Loaded {
    /// Merges the tables that are no actors, those of the first file first.
    fn take_tables(&mut self, sections: impl Iterator<Item = (Section, Changes)>) {
        let (mut language, mut spelling) = (Table::new(), Table::new());
        let mut classes: BTreeMap<Class, Table> = BTreeMap::new();
        // In the order of the files; and where each is, by its word.
        let mut nouns: Vec<Table> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (section, changes) in sections {
            let table = match &section.place {
                Place::Language => &mut language,
                Place::Spelling => &mut spelling,
                Place::Class(name) => match class(name) {
                    Ok(class) => classes.entry(class).or_default(),
                    Err(Refusal(problem)) => {
                        let meant = match problem {
                            Problem::UnknownValue { meant, .. } => meant,
                            _ => None,
                        };
                        let meant = meant.map(|name| format!("[class.{name}]"));
                        let problem = Problem::UnknownTable { meant };
                        self.faults.push(section.fault(section.line, None, problem));
                        continue;
                    }
                },
                Place::Noun => {
                    let word = section.get("word").and_then(|field| field.value.as_str());
                    let Some(word) = word.map(key_of) else {
                        let name = "word".to_owned();
                        let problem = Problem::Missing { name };
                        self.faults.push(section.fault(section.line, None, problem));
                        continue;
                    };
                    let at = *known.entry(word).or_insert(nouns.len());
                    if at == nouns.len() {
                        nouns.push(Table::new());
                    }
                    &mut nouns[at]
                }
                Place::Actor | Place::Judgement => continue,
            };
            let missed = merge(table, &section, &changes);
            let missed = missed.iter().map(|missed| missed.fault(&section));
            self.faults.extend(missed);
        }
        self.language = read(&language);
        self.nouns = nouns.iter().map(read).collect();
        self.spelling = read(&spelling);
        let classes = classes.iter();
        self.classes = classes
            .map(|(&class, table)| (class, read(table)))
            .collect();
    }

    /// Takes over what is decided about actors that there are.
    fn take_judgements(&mut self, judgements: Vec<(Section, Judgement)>) {
        let actors = std::mem::take(&mut self.actors);
        let ids: HashSet<&str> = actors.iter().map(|actor| actor.id.as_str()).collect();
        for (section, judgement) in judgements {
            let id = judgement.actor.as_str();
            if ids.contains(id) {
                self.judgements.push(judgement);
                continue;
            }
            let meant = nearest(id, actors.iter().map(|actor| actor.id.as_str()));
            let line = section.line_of("actor", id);
            let id = id.to_owned();
            let problem = Problem::UnknownActor { id, meant };
            self.faults
                .push(section.fault(line, Some("actor"), problem));
        }
        self.actors = actors;
    }

    /// Takes an id out of a field, since no actor has it. One of `ids` may be meant.
    fn leave_out(&mut self, section: &mut Section, field: &str, id: &ActorId, ids: &[String]) {
        let meant = nearest(id.as_str(), ids.iter().map(String::as_str));
        let line = section.line_of(field, id.as_str());
        let id = id.to_string();
        for own in section.fields.iter_mut().filter(|own| own.name == field) {
            match &mut own.value {
                Value::Array(items) => items.retain(|item| !names(item, &id)),
                value => *value = Value::Array(Vec::new()),
            }
        }
        section.fields.retain(|own| {
            own.name != field || own.value.as_array().is_none_or(|items| !items.is_empty())
        });
        let problem = Problem::UnknownActor { id, meant };
        self.faults.push(section.fault(line, Some(field), problem));
    }

    /// Tells which fields an entry lacks, but for those that are told to be wrong.
    fn tell_lacking(
        &mut self,
        section: &Section,
        lacking: Vec<String>,
        told: &HashSet<(Option<String>, Option<String>)>,
    ) {
        let entry = section.title();
        for name in lacking {
            if !told.contains(&(entry.clone(), Some(name.clone()))) {
                let problem = Problem::Missing { name };
                self.faults.push(section.fault(section.line, None, problem));
            }
        }
    }
}

fn sift_table(section: &mut Section) -> Vec<Fault> {
    type Reader = fn(&str, &Value) -> Result<(), Problem>;
    fn can_be<T: for<'a> Deserialize<'a>>(name: &str, value: &Value) -> Result<(), Problem> {
        let read = held::read::<T>([(name, value)]);
        read.map(drop).map_err(|Refusal(problem)| problem)
    }
    let reader: Reader = match section.place {
        Place::Language => can_be::<Language>,
        Place::Spelling => can_be::<Spelling>,
        Place::Class(_) => can_be::<ClassRules>,
        Place::Noun => can_be::<Noun>,
        Place::Actor => can_be::<Actor>,
        Place::Judgement => can_be::<Judgement>,
    };
    sift(section, reader)
}

/// A table of which every field has been read before.
fn read<T: Default + for<'a> Deserialize<'a>>(table: &Table) -> T {
    let fields = table.iter().map(|(name, value)| (name.as_str(), value));
    held::read(fields).unwrap_or_default()
}

fn class(name: &str) -> Result<Class, Refusal> {
    Class::deserialize(name.into_deserializer())
}
