//! An actors file as TOML: its tables with their fields, each with the line where it
//! stands. Knows nothing of what they mean. A table that is broken costs no other one.

use toml::Value;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Problem, nearest};

/// The tables of a file, in their order.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) sections: Vec<Section>,
    pub(super) faults: Vec<Fault>,
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) place: Place,
    /// Where it begins.
    pub(super) line: usize,
    pub(super) fields: Vec<Field>,
}

/// Which table it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Language,
    Spelling,
    Class(String),
    Noun,
    Actor,
    Judgement,
}

#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) value: Value,
    /// Where each item stands, if it is a list.
    pub(super) lines: Vec<usize>,
}

/// The tables that there are.
const TABLES: [&str; 6] = [
    "language",
    "spelling",
    "class",
    "noun",
    "actor",
    "judgement",
];

impl Document {
    pub(super) fn parse(text: &str) -> Self {
        let mut document = Self::default();
        let Err(error) = document.take(text, 0) else {
            return document;
        };
        // Most of its tables are sound.
        document = Self::by_table(text);
        if document.faults.is_empty() {
            // They contradict each other: a table stands there twice.
            document.fault(text, 0, &error);
        }
        document
    }

    /// The same, one table at a time: what the reader of TOML holds is some twenty times
    /// as large as what it reads. Does not see whether a table stands there twice.
    pub(super) fn by_table(text: &str) -> Self {
        let mut document = Self::default();
        let (mut start, mut lines) = (0, 0);
        for next in heads(text).chain([text.len()]) {
            let table = &text[start..next];
            if let Err(error) = document.take(table, lines) {
                document.fault(table, lines, &error);
            }
            start = next;
            lines += table.matches('\n').count();
        }
        document
    }

    fn fault(&mut self, text: &str, lines: usize, error: &toml::de::Error) {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        self.faults.push(Fault {
            line: lines + line_of(text, at),
            entry: id_in(text),
            field: None,
            problem: Problem::Syntax {
                reason: error.message().to_owned(),
            },
        });
    }

    /// Takes over the tables of `text`, before which there are so many lines.
    fn take(&mut self, text: &str, lines: usize) -> Result<(), toml::de::Error> {
        let lines = Lines::of(text, lines);
        let first = self.sections.len();
        for (name, value) in DeTable::parse(text)?.into_inner() {
            let line = lines.at(name.span().start);
            let place = match name.get_ref().as_ref() {
                "language" => Place::Language,
                "spelling" => Place::Spelling,
                "class" => Place::Class(String::new()),
                "noun" => Place::Noun,
                "actor" => Place::Actor,
                "judgement" => Place::Judgement,
                other => {
                    let meant = nearest(other, TABLES).map(|meant| bracketed(&meant));
                    self.unknown_table(line, other, meant);
                    continue;
                }
            };
            match (place, value.into_inner()) {
                (Place::Class(_), DeValue::Table(classes)) => {
                    for (name, value) in classes {
                        let line = lines.at(name.span().start);
                        let name = name.into_inner();
                        match value.into_inner() {
                            DeValue::Table(fields) => {
                                let place = Place::Class(name.into_owned());
                                self.sections.push(Section::of(place, line, fields, &lines));
                            }
                            _ => self.unknown_table(line, &format!("class.{name}"), None),
                        }
                    }
                }
                (
                    place @ (Place::Noun | Place::Actor | Place::Judgement),
                    DeValue::Array(entries),
                ) => {
                    for entry in entries {
                        let line = lines.at(entry.span().start);
                        if let DeValue::Table(fields) = entry.into_inner() {
                            let section = Section::of(place.clone(), line, fields, &lines);
                            self.sections.push(section);
                        } else {
                            let name = name.get_ref().as_ref();
                            self.unknown_table(line, name, Some(bracketed(name)));
                        }
                    }
                }
                (place @ (Place::Language | Place::Spelling), DeValue::Table(fields)) => {
                    let section = Section::of(place, line, fields, &lines);
                    self.sections.push(section);
                }
                _ => {
                    let name = name.get_ref().as_ref();
                    self.unknown_table(line, name, Some(bracketed(name)));
                }
            }
        }
        self.sections[first..].sort_by_key(|section| section.line);
        Ok(())
    }

    /// All that it says of every article, for who compares it with what it said before.
    pub(super) fn meaning(&self) -> String {
        let is_of_one = |section: &&Section| {
            section.place == Place::Judgement && section.get("article").is_some()
        };
        let of_all = self.sections.iter().filter(|section| !is_of_one(section));
        let told = of_all.map(|section| {
            let fields = section.fields.iter();
            let fields: Vec<_> = fields.map(|field| (&field.name, &field.value)).collect();
            format!("{:?} {fields:?}\n", section.place)
        });
        told.collect()
    }

    fn unknown_table(&mut self, line: usize, name: &str, meant: Option<String>) {
        self.faults.push(Fault {
            line,
            entry: Some(name.to_owned()),
            field: None,
            problem: Problem::UnknownTable { meant },
        });
    }
}

impl Section {
    fn of(place: Place, line: usize, fields: DeTable<'_>, lines: &Lines) -> Self {
        let fields = fields.into_iter().map(|(name, value)| {
            let (line, value) = (lines.at(name.span().start), value.into_inner());
            Field {
                name: name.into_inner().into_owned(),
                line,
                lines: match &value {
                    DeValue::Array(items) => {
                        let starts = items.iter().map(|item| item.span().start);
                        starts.map(|start| lines.at(start)).collect()
                    }
                    _ => Vec::new(),
                },
                value: plain(value),
            }
        });
        let mut fields: Vec<_> = fields.collect();
        fields.sort_by_key(|field| field.line);
        let first = fields.first().map_or(line, |field| field.line);
        Self {
            place,
            line: line.min(first),
            fields,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Its id, if it is an actor's and has one.
    pub(super) fn id(&self) -> Option<&str> {
        self.get("id")?.value.as_str()
    }

    /// What it is called when it is spoken of.
    pub(super) fn title(&self) -> Option<String> {
        match &self.place {
            Place::Language => Some("language".to_owned()),
            Place::Spelling => Some("spelling".to_owned()),
            Place::Class(name) => Some(format!("class.{name}")),
            Place::Noun => {
                let word = self.get("word").and_then(|field| field.value.as_str());
                word.map(|word| format!("noun {word}"))
            }
            Place::Actor => self.id().map(str::to_owned),
            Place::Judgement => {
                let text = self.get("text").and_then(|field| field.value.as_str());
                let named = text.map(|text| format!("judgement {text}"));
                named.or_else(|| Some("judgement".to_owned()))
            }
        }
    }

    /// A fault of this field of it, or of all of it.
    pub(super) fn fault(&self, line: usize, field: Option<&str>, problem: Problem) -> Fault {
        Fault {
            line,
            entry: self.title(),
            field: field.map(str::to_owned),
            problem,
        }
    }

    /// The line where a list has this text, or where the field stands, or the table.
    pub(super) fn line_of(&self, field: &str, text: &str) -> usize {
        let Some(field) = self.get(field) else {
            return self.line;
        };
        let items = field.value.as_array().into_iter().flatten();
        let mut both = items.zip(&field.lines);
        let found = both.find(|(item, _)| names(item, text));
        found.map_or(field.line, |(_, &line)| line)
    }
}

/// Whether this value is the text, or holds it.
pub(super) fn names(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => own == text,
        Value::Table(fields) => fields.values().any(|value| names(value, text)),
        _ => false,
    }
}

fn bracketed(name: &str) -> String {
    match name {
        "actor" | "noun" | "judgement" => format!("[[{name}]]"),
        "class" => "[class.…]".to_owned(),
        _ => format!("[{name}]"),
    }
}

/// A value without the places of its parts.
fn plain(value: DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.into_owned()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Value::Float(f64::NAN), Value::Integer),
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(truth) => Value::Boolean(truth),
        DeValue::Datetime(date) => Value::Datetime(date),
        DeValue::Array(items) => {
            let items = items.into_iter().map(|item| plain(item.into_inner()));
            Value::Array(items.collect())
        }
        DeValue::Table(fields) => {
            let fields = fields.into_iter();
            let fields = fields
                .map(|(name, value)| (name.into_inner().into_owned(), plain(value.into_inner())));
            Value::Table(fields.collect())
        }
    }
}

/// Where the tables of a file begin, by the look of their lines.
fn heads(text: &str) -> impl Iterator<Item = usize> {
    let is_head = |line: &str| {
        let line = line.split('#').next().unwrap_or(line).trim();
        let name = line.trim_start_matches('[').trim_end_matches(']');
        let is_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '.' | '-' | '_' | ' ');
        line.starts_with('[') && line.ends_with(']') && name.chars().all(is_name)
    };
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        is_head(line).then_some(at)
    })
}

/// The id that stands in a broken entry, by the look of its line.
fn id_in(text: &str) -> Option<String> {
    let mut lines = text.lines();
    let value = lines.find_map(|line| line.trim_start().strip_prefix("id"))?;
    let value = value.trim_start().strip_prefix('=')?.trim();
    let id = value.strip_prefix('"')?.split('"').next()?;
    Some(id.to_owned()).filter(|id| !id.is_empty())
}

fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    1 + before.filter(|&&byte| byte == b'\n').count()
}

/// Where lines begin.
struct Lines {
    before: usize,
    starts: Vec<usize>,
}

impl Lines {
    fn of(text: &str, before: usize) -> Self {
        let starts = memchr::memchr_iter(b'\n', text.as_bytes());
        Self {
            before,
            starts: starts.map(|end| end + 1).collect(),
        }
    }

    /// The line of a byte, from 1.
    fn at(&self, byte: usize) -> usize {
        1 + self.before + self.starts.partition_point(|&start| start <= byte)
    }
}
