//! The file of settings, `config.toml`: options that a person sets for good. Which keys
//! there are and what values they take is told by whoever obeys them; by that one table
//! the file is read, checked and printed.
//!
//! Nothing in it is an error: what cannot be understood is a [`Fault`], and the rest
//! of the file holds.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::nearest::nearest;
use super::paths;
use super::strings::Strings;

/// The largest file that is read whole, in bytes.
const LARGEST: u64 = 256 * 1024;
/// As many broken lines as are looked for.
const MOST_FAULTS: usize = 32;
/// The most that is shown of a wrong value, in characters.
const SHOWN: usize = 40;
/// The width of a printed comment, in characters.
const WIDTH: usize = 78;

/// A key of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    /// All values that it takes.
    pub values: Vec<String>,
    /// The value that it has where none is set.
    pub usual: String,
}

/// What a file sets, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    path: Option<PathBuf>,
    set: Vec<(String, String)>,
    faults: Vec<Fault>,
}

/// Something in the file that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    /// From 1; 0 if it concerns the whole file.
    line: usize,
    flaw: Flaw,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Flaw {
    Missing,
    /// The words of the operating system.
    Unreadable(String),
    /// It is no TOML; the words of the parser.
    Broken(String),
    UnknownKey {
        key: String,
        meant: Option<String>,
    },
    WrongValue {
        key: String,
        value: String,
        meant: Option<String>,
        known: String,
    },
}

impl Settings {
    /// Reads the file, the one that the environment names or that of the home; in the
    /// home none is needed.
    #[must_use]
    pub fn load(keys: &[Key]) -> Self {
        let (path, is_named) = match paths::named_config() {
            Some(path) => (path, true),
            None => match paths::config() {
                Some(path) => (path, false),
                None => return Self::default(),
            },
        };
        let settings = match contents(&path) {
            Ok(source) => Self::read(&source, keys),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !is_named => Self::default(),
            Err(error) => Self {
                faults: vec![Fault {
                    line: 0,
                    flaw: match error.kind() {
                        io::ErrorKind::NotFound => Flaw::Missing,
                        _ => Flaw::Unreadable(error.to_string()),
                    },
                }],
                ..Self::default()
            },
        };
        Self {
            path: Some(path),
            ..settings
        }
    }

    /// Reads what stands in a file.
    fn read(source: &str, keys: &[Key]) -> Self {
        let mut settings = Self::default();
        let mut sound = source.to_owned();
        // The parser goes on after a mistake, but not after each: what is left of the
        // file without the lines that are wrong is read again.
        for _ in 0..MOST_FAULTS {
            let known = settings.faults.len();
            for error in DeTable::parse_recoverable(&sound).1 {
                let line = line_at(source, error.span().unwrap_or_default().start);
                let flaw = Flaw::Broken(error.message().to_owned());
                // What follows from the first fault of a line tells nothing new.
                if settings.faults.iter().all(|fault| fault.line != line) {
                    settings.faults.push(Fault { line, flaw });
                }
            }
            if settings.faults.len() == known {
                break;
            }
            sound = without(source, &settings.faults);
        }
        let table = DeTable::parse_recoverable(&sound).0;
        for (name, value) in table.get_ref() {
            let line = line_at(source, name.span().start);
            let written = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                _ => source[value.span()].to_owned(),
            };
            match checked(name.get_ref(), &written, value.get_ref(), keys) {
                Ok(()) => settings.set.push((name.get_ref().to_string(), written)),
                Err(flaw) => settings.faults.push(Fault { line, flaw }),
            }
        }
        settings.faults.sort_by_key(|fault| fault.line);
        settings
    }

    /// One setting, for tests.
    #[cfg(test)]
    pub(crate) fn of(key: &str, value: &str) -> Self {
        Self {
            set: vec![(key.to_owned(), value.to_owned())],
            ..Self::default()
        }
    }

    /// The keys that are set, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let set = self.set.iter();
        set.map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Whether the file sets this.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.iter().any(|(set, _)| set == key)
    }

    /// What the file is called when it is spoken of.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.as_deref().map_or_else(String::new, paths::shown)
    }

    /// What there is to say of the file, in the language of `strings`.
    #[must_use]
    pub fn complaints(&self, strings: &Strings) -> Vec<String> {
        let faults = self.faults.iter();
        faults.map(|fault| fault.said(strings)).collect()
    }
}

/// The number of the line, from 1, that a byte is in.
fn line_at(source: &str, byte: usize) -> usize {
    1 + source[..byte].matches('\n').count()
}

/// The same text, with blanks in place of the lines of `faults`.
fn without(source: &str, faults: &[Fault]) -> String {
    let lines = source.split_inclusive('\n').enumerate();
    lines
        .map(
            |(index, line)| match faults.iter().any(|fault| fault.line == index + 1) {
                true => line
                    .bytes()
                    .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
                    .collect(),
                false => line.to_owned(),
            },
        )
        .collect()
}

/// What stands in the file; bytes that are no UTF-8 spoil only what they stand in.
fn contents(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn checked(name: &str, written: &str, value: &DeValue<'_>, keys: &[Key]) -> Result<(), Flaw> {
    let Some(key) = keys.iter().find(|key| key.name == name) else {
        let names = keys.iter().map(|key| key.name.as_str());
        return Err(Flaw::UnknownKey {
            key: name.to_owned(),
            meant: nearest(name, names).map(str::to_owned),
        });
    };
    let is_known = key.values.iter().any(|known| known == written);
    if is_known && matches!(value, DeValue::String(_)) {
        return Ok(());
    }
    let values = key.values.iter().map(String::as_str);
    Err(Flaw::WrongValue {
        key: name.to_owned(),
        value: shortened(written),
        meant: nearest(written, values).map(str::to_owned),
        known: key.values.join(" "),
    })
}

fn shortened(value: &str) -> String {
    let line = value.lines().next().unwrap_or("");
    if line.chars().count() <= SHOWN && line.len() == value.len() {
        return value.to_owned();
    }
    line.chars().take(SHOWN).chain(['…']).collect()
}

impl Fault {
    fn said(&self, strings: &Strings) -> String {
        let said = self.flaw.said(strings);
        if self.line == 0 {
            return said;
        }
        let line = self.line.to_string();
        strings.with(
            "setting-in-line",
            [("line", line.into()), ("said", said.into())],
        )
    }
}

impl Flaw {
    fn said(&self, strings: &Strings) -> String {
        match self {
            Self::Missing => strings.get("settings-missing"),
            Self::Unreadable(reason) => {
                strings.with("notice-unreadable", [("reason", reason.as_str().into())])
            }
            Self::Broken(reason) => {
                strings.with("setting-broken", [("reason", reason.as_str().into())])
            }
            Self::UnknownKey { key, meant } => {
                let id = match meant {
                    Some(_) => "setting-mistyped",
                    None => "setting-unknown",
                };
                let meant = meant.as_deref().unwrap_or_default();
                strings.with(id, [("key", key.as_str().into()), ("meant", meant.into())])
            }
            Self::WrongValue {
                key,
                value,
                meant,
                known,
            } => {
                let id = match meant {
                    Some(_) => "setting-value-mistyped",
                    None => "setting-value-unknown",
                };
                let meant = meant.as_deref().unwrap_or_default();
                strings.with(
                    id,
                    [
                        ("key", key.as_str().into()),
                        ("value", value.as_str().into()),
                        ("meant", meant.into()),
                        ("known", known.as_str().into()),
                    ],
                )
            }
        }
    }
}

/// A file that sets nothing: each key commented out, with what is said of it above it.
#[must_use]
pub fn printed(head: &str, keys: &[(Key, String)]) -> String {
    let mut text = comment(head);
    for (key, meaning) in keys {
        text += "\n";
        text += &comment(meaning);
        text += &format!("#{} = \"{}\"\n", key.name, key.usual);
    }
    text
}

/// How wide a text is, in characters: isolates (UAX #9) are not seen.
fn width(text: &str) -> usize {
    let is_isolate = |c: &char| matches!(c, '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !is_isolate(c)).count()
}

fn comment(text: &str) -> String {
    let mut lines = String::new();
    for paragraph in text.lines() {
        let mut line = String::from("#");
        for word in paragraph.split(' ') {
            if width(&line) + 1 + width(word) > WIDTH && line.len() > 1 {
                lines += &line;
                lines += "\n";
                line.truncate(1);
            }
            line += " ";
            line += word;
        }
        lines += &line;
        lines += "\n";
    }
    lines
}

#[cfg(test)]
mod tests;
