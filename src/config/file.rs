//! The file of settings, `config.toml`: options that a person sets for good. Which keys
//! there are and what values they take is told by whoever obeys them; by that one table
//! the file is read, checked and printed.
//!
//! Nothing in it is an error: what cannot be understood is a `Fault`, and the rest
//! of the file holds.

mod fault;
mod printed;

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::ops::Range;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue, Error};

use self::fault::{Fault, Flaw, shortened};
pub use self::printed::printed;
use super::bindings::{self, Binding, BindingFault};
use super::nearest::nearest;
use super::paths;
use super::strings::Strings;
use super::text_fault::TextFault;
use super::theme::own;

/// The largest file that is read, in bytes.
const LARGEST: usize = 64 * 1024;
/// As many faults as are told.
const MOST_FAULTS: usize = 32;
/// The table of keys.
const KEYS: &str = "keys";

/// A key of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    /// All values that it takes.
    pub values: Vec<String>,
    /// The value that it has where none is set.
    pub usual: String,
    /// Whether it takes a theme of the person's own as well.
    pub takes_themes: bool,
    /// The fields that its value may have if that may be any text; `values` is empty then.
    pub fields: Vec<String>,
}

/// What a file sets, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    path: Option<PathBuf>,
    set: Vec<(String, String)>,
    /// The lines of those.
    lines: Vec<usize>,
    bindings: Vec<Binding>,
    faults: Vec<Fault>,
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
            Err(Flaw::Missing) if !is_named => Self::default(),
            Err(flaw) => Self {
                faults: vec![Fault { line: 0, flaw }],
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
        let faults = &mut settings.faults;
        let mut sound = source.to_owned();
        let mut has_more = false;
        // What follows from a fault is none of its own: the first alone is told, and the
        // file is read again without its line.
        while let Some((line, reason)) = first_broken(&sound) {
            if faults.len() == MOST_FAULTS {
                has_more = true;
                // What is left may be anything.
                sound.truncate(line.start);
                break;
            }
            let flaw = Flaw::Broken(reason);
            let blank = " ".repeat(line.len());
            faults.push(Fault {
                line: line_at(source, line.start),
                flaw,
            });
            sound.replace_range(line, &blank);
        }
        let table = DeTable::parse_recoverable(&sound).0;
        for (name, value) in table.get_ref() {
            if name.get_ref() == KEYS {
                settings.bind(&sound, name.span(), value.get_ref());
                continue;
            }
            let faults = &mut settings.faults;
            let line = line_at(source, name.span().start);
            let written = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                _ => source[value.span()].to_owned(),
            };
            match checked(name.get_ref(), &written, value.get_ref(), keys) {
                Ok(()) => {
                    settings.set.push((name.get_ref().to_string(), written));
                    settings.lines.push(line);
                }
                Err(flaw) => faults.push(Fault { line, flaw }),
            }
        }
        settings.order_faults(has_more);
        settings
    }

    /// Takes over the keys that the table of keys gives to commands.
    fn bind(&mut self, source: &str, at: Range<usize>, value: &DeValue<'_>) {
        let DeValue::Table(table) = value else {
            return self.fault(line_at(source, at.start), BindingFault::NoTable);
        };
        for (name, value) in table {
            let line = line_at(source, name.span().start);
            let command = name.get_ref().to_string();
            match bindings::keys(value.get_ref()) {
                Some(keys) => self.bindings.push(Binding {
                    command,
                    keys,
                    line,
                }),
                None => {
                    let command = shortened(&command);
                    self.fault(line, BindingFault::NoList { command });
                }
            }
        }
        self.bindings.sort_by_key(|binding| binding.line);
    }

    /// The keys that are chosen for commands, in the order of the file.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Takes in what is wrong with the chosen keys, each with its line.
    #[must_use]
    pub fn refusing(mut self, refused: Vec<(usize, BindingFault)>) -> Self {
        for (line, fault) in refused {
            self.fault(line, fault);
        }
        let has_more = self.faults.iter().any(|fault| fault.flaw == Flaw::More);
        self.faults.retain(|fault| fault.flaw != Flaw::More);
        self.order_faults(has_more);
        self
    }

    /// The value that the file sets for a key.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        let mut set = self.iter();
        set.find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// Takes in what is wrong with the text that is set for a key, which holds no more.
    #[must_use]
    pub fn refusing_text(mut self, key: &Key, fault: TextFault) -> Self {
        let place = self.set.iter().position(|(name, _)| *name == key.name);
        let Some(place) = place else {
            return self;
        };
        self.set.remove(place);
        let line = self.lines.remove(place);
        let flaw = Flaw::Text {
            key: key.name.clone(),
            fault,
            fields: key.fields.clone(),
        };
        self.faults.push(Fault { line, flaw });
        self.refusing(Vec::new())
    }

    fn fault(&mut self, line: usize, fault: BindingFault) {
        let flaw = Flaw::Binding(fault);
        self.faults.push(Fault { line, flaw });
    }

    /// Puts the faults in order, and leaves out those that are too many.
    fn order_faults(&mut self, has_more: bool) {
        let faults = &mut self.faults;
        faults.sort_by_key(|fault| fault.line);
        if has_more || faults.len() > MOST_FAULTS {
            faults.truncate(MOST_FAULTS);
            let flaw = Flaw::More;
            faults.push(Fault { line: 0, flaw });
        }
    }

    /// One setting, for tests.
    #[cfg(test)]
    pub(crate) fn of(key: &str, value: &str) -> Self {
        Self {
            set: vec![(key.to_owned(), value.to_owned())],
            lines: vec![1],
            ..Self::default()
        }
    }

    /// The same with this set as well, in the place of what the file says.
    pub(super) fn setting(mut self, key: &str, value: &str) -> Self {
        self.set.retain(|(set, _)| set != key);
        self.set.push((key.to_owned(), value.to_owned()));
        self
    }

    /// What the file sets this to.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        let mut set = self.iter();
        set.find(|(set, _)| *set == key).map(|(_, value)| value)
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
    let before = source.bytes().take(byte);
    1 + before.filter(|&byte| byte == b'\n').count()
}

/// The bytes of the first line that is no TOML, without its end, and the words of the
/// parser. Of a value that goes on over several lines it is the one that it begins in: a
/// bracket or quotation mark that was forgotten is missing there, as is said at its end.
fn first_broken(source: &str) -> Option<(Range<usize>, String)> {
    let (table, errors) = DeTable::parse_recoverable(source);
    let start = |error: &Error| error.span().unwrap_or_default().start;
    let error = errors.iter().min_by_key(|error| start(error))?;
    let is_end = |&byte: &u8| byte == b'\n';
    let line_from = |byte: usize| {
        let before = source.as_bytes()[..byte].iter().rposition(is_end);
        before.map_or(0, |end| end + 1)
    };
    let within = line_from(start(error));
    let begun = begun_before(table.get_ref(), within);
    let from = begun.map_or(within, |(key, _)| line_from(key));
    let at_end = |error: &&Error| begun.is_some_and(|(_, end)| start(error) == end);
    let error = errors.iter().find(at_end).unwrap_or(error);
    let rest = source.as_bytes()[from..].iter().position(is_end);
    let to = rest.map_or(source.len(), |length| from + length);
    Some((from..to, error.message().to_owned()))
}

/// Where the key stands before this byte whose value does not end before it, and that end.
fn begun_before(table: &DeTable<'_>, byte: usize) -> Option<(usize, usize)> {
    let entries = table.iter();
    let begun = entries.filter_map(|(name, value)| {
        let (start, end) = (name.span().start, value.span().end);
        match value.get_ref() {
            _ if start < byte && byte <= end => Some((start, end)),
            DeValue::Table(inner) => begun_before(inner, byte),
            _ => None,
        }
    });
    begun.min()
}

/// What stands in the file; bytes that are no UTF-8 spoil only what they stand in.
fn contents(path: &Path) -> Result<String, Flaw> {
    let flaw = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Flaw::Missing,
        _ => Flaw::Unreadable(error.to_string()),
    };
    // To open a pipe is to wait for its writer, and what it holds is for others.
    let metadata = fs::metadata(path).map_err(flaw)?;
    if !metadata.is_file() && !is_null(&metadata) {
        return Err(Flaw::NoFile);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(flaw)?;
    let most = LARGEST as u64 + 1;
    file.take(most).read_to_end(&mut bytes).map_err(flaw)?;
    if bytes.len() > LARGEST {
        return Err(Flaw::TooLarge);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether it is the device that holds nothing, which stands for an empty file.
fn is_null(metadata: &Metadata) -> bool {
    let null = fs::metadata("/dev/null");
    metadata.file_type().is_char_device() && null.is_ok_and(|null| null.rdev() == metadata.rdev())
}

fn checked(name: &str, written: &str, value: &DeValue<'_>, keys: &[Key]) -> Result<(), Flaw> {
    let Some(key) = keys.iter().find(|key| key.name == name) else {
        let names = keys.iter().map(|key| key.name.as_str());
        return Err(Flaw::UnknownKey {
            key: shortened(name),
            meant: nearest(name, names).map(str::to_owned),
        });
    };
    let takes_text = !key.fields.is_empty();
    let is_known = takes_text
        || key.values.iter().any(|known| known == written)
        || key.takes_themes && own::find(written).is_some();
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

#[cfg(test)]
mod tests;
