//! The keys that the file of settings gives to commands (`[keys]`), as they stand there,
//! and the words for what is wrong with them. Which commands and keys there are, and what
//! goes together, is told by whoever obeys them.

use std::fmt::Write;

use toml::de::DeValue;

use super::strings::Strings;

/// The keys of a command, as the file writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The command's id.
    pub command: String,
    pub keys: Vec<String>,
    /// Where it stands, from 1.
    pub line: usize,
}

/// What is wrong with one. What is sound of it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BindingFault {
    /// `keys` is no table.
    NoTable,
    /// It is no list of texts.
    NoList {
        command: String,
    },
    UnknownCommand {
        command: String,
        meant: Option<String>,
    },
    UnknownKey {
        command: String,
        key: String,
    },
    /// Another command, `by`, has the key in the same place, and keeps it.
    Taken {
        command: String,
        key: String,
        by: String,
    },
    /// The command holds only where one types, and the key types something.
    Types {
        command: String,
        key: String,
    },
    /// Nobody could do without the command, so it keeps its usual keys.
    Essential {
        command: String,
    },
}

/// The keys that stand in a value; `None` if it is no list of texts.
pub(super) fn keys(value: &DeValue<'_>) -> Option<Vec<String>> {
    let DeValue::Array(keys) = value else {
        return None;
    };
    let text = |key: &DeValue<'_>| match key {
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    };
    keys.iter().map(|key| text(key.get_ref())).collect()
}

impl BindingFault {
    pub(super) fn said(&self, strings: &Strings) -> String {
        let with = |id: &str, values: &[(&'static str, &str)]| {
            let values = values.iter();
            strings.with(id, values.map(|&(name, value)| (name, value.into())))
        };
        match self {
            Self::NoTable => strings.get("keys-no-table"),
            Self::NoList { command } => with("keys-no-list", &[("command", command)]),
            Self::UnknownCommand {
                command,
                meant: None,
            } => with("keys-unknown", &[("command", command)]),
            Self::UnknownCommand {
                command,
                meant: Some(meant),
            } => with("keys-mistyped", &[("command", command), ("meant", meant)]),
            Self::UnknownKey { command, key } => {
                with("keys-no-key", &[("command", command), ("key", key)])
            }
            Self::Taken { command, key, by } => {
                let values = [("command", command.as_str()), ("key", key), ("by", by)];
                with("keys-taken", &values)
            }
            Self::Types { command, key } => {
                with("keys-types", &[("command", command), ("key", key)])
            }
            Self::Essential { command } => with("keys-essential", &[("command", command)]),
        }
    }
}

/// The line of a file that gives a command these keys.
#[must_use]
pub fn line(command: &str, keys: &[&str]) -> String {
    let mut line = format!("{command} = [");
    for (at, key) in keys.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        // What is printed of a key needs no other escapes in TOML than in Rust.
        let _ = write!(line, "{comma}{key:?}");
    }
    line + "]"
}
