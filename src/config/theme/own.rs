//! A theme of the person's own: a file that changes roles of a built-in theme, which it
//! names as its `base` (the dark one where it names none). It is read whole or not at
//! all; what is wrong with it is said with its line.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::de::DeTable;
use toml::{Table, Value};

use super::super::nearest::nearest;
use super::super::strings::Strings;
use super::super::{paths, reasons};
use super::{Rgb, Style, Theme};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024;

/// Why a theme cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The words of the operating system.
    Unreadable(String),
    TooLarge,
    /// It is no TOML, or a role is not written as roles are; the words of the parser.
    Broken {
        line: usize,
        reason: String,
    },
    UnknownRole {
        line: usize,
        role: String,
        meant: Option<String>,
    },
    UnknownBase {
        line: usize,
    },
}

/// The file of a theme that is called so: a path, or a name in the folder of themes
/// beside the file of settings. `None` if there is none.
#[must_use]
pub fn find(name: &str) -> Option<PathBuf> {
    let path = if let Some(rest) = name.strip_prefix("~/") {
        etcetera::home_dir().ok()?.join(rest)
    } else if name.contains('/') || name.ends_with(".toml") {
        PathBuf::from(name)
    } else {
        paths::themes()?.join(format!("{name}.toml"))
    };
    path.is_file().then_some(path)
}

/// Reads a theme.
///
/// # Errors
/// When the file cannot be read, or something in it cannot be understood.
pub fn load(path: &Path) -> Result<Theme, Fault> {
    let failed = |error: std::io::Error| Fault::Unreadable(error.to_string());
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::TooLarge);
    }
    read(&String::from_utf8_lossy(&bytes))
}

fn read(source: &str) -> Result<Theme, Fault> {
    let line_at = |byte: usize| {
        1 + source.as_bytes()[..byte]
            .iter()
            .filter(|&&b| b == b'\n')
            .count()
    };
    let broken = |error: &toml::de::Error| Fault::Broken {
        line: line_at(error.span().map_or(0, |span| span.start.min(source.len()))),
        reason: error.message().to_owned(),
    };
    let own: Table = toml::from_str(source).map_err(|error| broken(&error))?;
    let spans = DeTable::parse(source).map_err(|error| broken(&error))?;
    let line_of = |name: &str| {
        let mut names = spans.get_ref().iter();
        let found = names.find(|(key, _)| key.get_ref() == name);
        found.map_or(1, |(key, _)| line_at(key.span().start))
    };
    let base = own.get("base").map_or(Some("dark"), Value::as_str);
    let base = base.and_then(super::source);
    let base = base.ok_or_else(|| Fault::UnknownBase {
        line: line_of("base"),
    })?;
    let mut merged: Table = toml::from_str(base).map_err(|error| broken(&error))?;
    for (role, value) in own {
        if role == "base" {
            continue;
        }
        let line = line_of(&role);
        if !merged.contains_key(&role) {
            let roles = merged.keys().map(String::as_str);
            let meant = nearest(&role, roles).map(str::to_owned);
            return Err(Fault::UnknownRole { line, role, meant });
        }
        let checked = match role.as_str() {
            "actors" => Vec::<Rgb>::deserialize(value.clone()).map(drop),
            _ => Style::deserialize(value.clone()).map(drop),
        };
        checked.map_err(|error| Fault::Broken {
            line,
            reason: error.message().to_owned(),
        })?;
        merged.insert(role, value);
    }
    Theme::deserialize(merged).map_err(|error| broken(&error))
}

impl Fault {
    /// What is wrong, in the language of `strings`.
    #[must_use]
    pub fn said(&self, strings: &Strings) -> String {
        let in_line = |line: usize, said: String| {
            let values = [("line", line.to_string().into()), ("said", said.into())];
            strings.with("setting-in-line", values)
        };
        match self {
            Self::Unreadable(reason) => {
                let reason = reasons::in_words(strings, reason);
                strings.with("notice-unreadable", [("reason", reason.into())])
            }
            Self::TooLarge => {
                let largest = (LARGEST / 1024).to_string();
                strings.with("settings-too-large", [("kilobytes", largest.into())])
            }
            Self::Broken { line, reason } => {
                let reason = [("reason", reason.as_str().into())];
                in_line(*line, strings.with("theme-broken", reason))
            }
            Self::UnknownRole { line, role, meant } => {
                let id = match meant {
                    Some(_) => "theme-role-mistyped",
                    None => "theme-role-unknown",
                };
                let meant = meant.as_deref().unwrap_or_default();
                let values = [("role", role.as_str().into()), ("meant", meant.into())];
                in_line(*line, strings.with(id, values))
            }
            Self::UnknownBase { line } => {
                let known = strings.list(Theme::names());
                in_line(*line, strings.with("theme-base", [("known", known.into())]))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::strings::Language;

    #[test]
    fn a_theme_of_ones_own_changes_roles_of_another() {
        let own = read("base = \"light\"\n\ntitle = { fg = \"#102030\" }\n").expect("a theme");
        assert_eq!(own.title.fg, Some(Rgb(0x10, 0x20, 0x30)));
        assert!(!own.title.bold, "a role is written whole");
        assert_eq!(own.text, Theme::named("light").text);
        assert_eq!(read("").expect("nothing is changed"), Theme::dark());
        let table = read("[title]\nfg = \"#102030\"\n").expect("roles may be tables");
        assert_eq!(table.title, own.title);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (source, line) in [
            (
                "\ntitel = {}",
                "line 2: there is no role “titel”; did you mean “title”?",
            ),
            ("xyzzy = {}", "line 1: there is no role “xyzzy”"),
            ("dim = {}\ntext = { fg = \"red\" }", "line 2: "),
            ("text = 3", "line 1: "),
            ("text = { fb = \"#000000\" }", "line 1: "),
            ("actors = [\"#000\"]", "line 1: "),
            (
                "base = \"drk\"",
                "line 1: base is none of the built-in themes: ",
            ),
            ("base = 3", "line 1: base is none of the built-in themes: "),
            ("dim = {}\ntext = {", "line 2: "),
            ("text = {}\ntext = {}", "line 2: "),
        ] {
            let fault = read(source).expect_err(source);
            let said = fault.said(&Strings::new(Language::English));
            assert!(said.starts_with(line), "{source}: {said}");
            let arabic = fault.said(&Strings::new(Language::Arabic));
            assert!(arabic.starts_with("السطر "), "{arabic}");
        }
        assert!(matches!(load(Path::new("/")), Err(Fault::Unreadable(_))));
        assert_eq!(find("no-such-theme"), None);
    }
}
