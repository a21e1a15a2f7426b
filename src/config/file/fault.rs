//! What may be wrong with the file of settings, and how it is said.

use super::LARGEST;
use crate::config::bindings::BindingFault;
use crate::config::reasons;
use crate::config::strings::Strings;
use crate::config::text_fault::TextFault;

/// The most that is shown of a key or a wrong value, in characters.
pub(super) const SHOWN: usize = 40;

/// Something in the file that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// From 1; 0 if it concerns the whole file.
    pub(super) line: usize,
    pub(super) flaw: Flaw,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    Missing,
    /// A folder, a pipe or a device.
    NoFile,
    TooLarge,
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
    /// Something is wrong with the text that is set, which may have these fields.
    Text {
        key: String,
        fault: TextFault,
        fields: Vec<String>,
    },
    /// Something is wrong with the keys of a command.
    Binding(BindingFault),
    /// There are more faults than are told.
    More,
}

impl Fault {
    pub(super) fn said(&self, strings: &Strings) -> String {
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
    pub(super) fn said(&self, strings: &Strings) -> String {
        match self {
            Self::Missing => strings.get("settings-missing"),
            Self::NoFile => strings.get("settings-no-file"),
            Self::TooLarge => {
                let largest = (LARGEST / 1024).to_string();
                strings.with("settings-too-large", [("kilobytes", largest.into())])
            }
            Self::Binding(fault) => fault.said(strings),
            Self::Text { key, fault, fields } => fault.said(key, fields, strings),
            Self::More => strings.get("settings-more"),
            Self::Unreadable(reason) => {
                let reason = reasons::in_words(strings, reason);
                strings.with("notice-unreadable", [("reason", reason.into())])
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
                        ("known", strings.list(known.split(' ')).into()),
                    ],
                )
            }
        }
    }
}

/// As much of a key or a value as is shown of it.
pub(super) fn shortened(value: &str) -> String {
    let line = value.lines().next().unwrap_or("");
    if line.chars().count() <= SHOWN && line.len() == value.len() {
        return value.to_owned();
    }
    line.chars().take(SHOWN).chain(['…']).collect()
}
