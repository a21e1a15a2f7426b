//! What was chosen by keys, kept from one run to the next: a file of Qari's own, which
//! people may read and delete. The file of settings is theirs, and never written.
//!
//! The last word holds. With each choice stands what the file of settings said when it was
//! made: once that says something else, the person has changed it since, and the choice is
//! passed over. A file that cannot be read is never written over.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::file::{Key, Settings};
use super::own_file::{self, lock, save};
use super::theme::own;

const HEAD: &str = "# What was chosen by keys in Qari, and what the file of settings said then.\n\
    # It may be deleted.\n\n";

/// All that was chosen, by the name that it has in the file of settings or, where that
/// knows no such thing, by one of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    #[serde(default)]
    chosen: BTreeMap<String, Chosen>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Chosen {
    value: String,
    /// What the file of settings said, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    settings: Option<String>,
}

impl Choices {
    /// Reads the file; none is no choice.
    ///
    /// # Errors
    /// When there is something that cannot be read or is no such file.
    pub fn load(path: &Path) -> io::Result<Self> {
        own_file::load(path)
    }

    /// All choices, by their names, whether they hold or not.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let chosen = self.chosen.iter();
        chosen.map(|(name, chosen)| (name.as_str(), chosen.value.as_str()))
    }

    /// The choices that hold over these settings, by their names.
    pub fn in_force<'a>(
        &'a self,
        settings: &'a Settings,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let chosen = self.chosen.iter();
        chosen
            .filter(|(name, chosen)| chosen.settings.as_deref() == settings.get(name))
            .map(|(name, chosen)| (name.as_str(), chosen.value.as_str()))
    }

    /// The settings with these choices over them. What is none of the `keys`, or none of
    /// their values, is passed over.
    #[must_use]
    pub fn over(&self, settings: &Settings, keys: &[Key]) -> Settings {
        let is_sound = |(name, value): &(&str, &str)| {
            let key = keys.iter().find(|key| key.name == *name);
            key.is_some_and(|key| {
                let is_theme = key.takes_themes && own::find(value).is_some();
                is_theme || key.values.iter().any(|known| known == value)
            })
        };
        let sound = self.in_force(settings).filter(is_sound);
        sound.fold(settings.clone(), |settings, (name, value)| {
            settings.setting(name, value)
        })
    }
}

/// Keeps what was chosen; another run may keep something else at the same moment.
///
/// # Errors
/// When the file cannot be read or written; what was there stays.
pub fn keep(path: &Path, name: &str, value: &str, settings: &Settings) -> io::Result<()> {
    let _lock = lock(path)?;
    let mut choices = Choices::load(path)?;
    let chosen = Chosen {
        value: value.to_owned(),
        settings: settings.get(name).map(str::to_owned),
    };
    choices.chosen.insert(name.to_owned(), chosen);
    let text = toml::to_string(&choices).map_err(io::Error::other)?;
    save(path, &format!("{HEAD}{text}"))
}

/// Forgets all of it.
///
/// # Errors
/// When there is a file that is none of ours, or that cannot be removed.
pub fn forget(path: &Path) -> io::Result<()> {
    Choices::load(path)?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::thread;

    use super::*;

    fn file(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("qari-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder.join("state").join("choices.toml")
    }

    fn keys() -> Vec<Key> {
        let key = |name: &str, values: &[&str]| Key {
            name: name.to_owned(),
            values: values.iter().map(|&value| value.to_owned()).collect(),
            usual: values[0].to_owned(),
            takes_themes: false,
            fields: Vec::new(),
        };
        vec![
            key("digits", &["as-written", "persian", "european"]),
            key("theme", &["auto", "light"]),
        ]
    }

    #[test]
    fn the_last_word_holds_a_key_or_the_file_of_settings_changed_since() {
        let path = file("choices");
        let digits = |settings: &Settings| {
            let choices = Choices::load(&path).unwrap();
            let over = choices.over(settings, &keys());
            over.get("digits").map(str::to_owned)
        };
        let none = Settings::default();
        assert_eq!(digits(&none), None, "nothing was chosen yet");
        keep(&path, "digits", "persian", &none).unwrap();
        assert_eq!(digits(&none).as_deref(), Some("persian"));
        let set = Settings::of("digits", "european");
        assert_eq!(digits(&set).as_deref(), Some("european"), "set since");
        keep(&path, "digits", "as-written", &set).unwrap();
        assert_eq!(digits(&set).as_deref(), Some("as-written"), "chosen since");
        assert_eq!(digits(&none), None, "no longer set: changed since");
        forget(&path).unwrap();
        assert_eq!(digits(&set).as_deref(), Some("european"));
        forget(&path).unwrap();
    }

    #[test]
    fn what_nobody_understands_is_passed_over_and_a_foreign_file_left_alone() {
        let path = file("foreign");
        let none = Settings::default();
        keep(&path, "digits", "roman", &none).unwrap();
        keep(&path, "fonts", "large", &none).unwrap();
        keep(&path, "theme", "light", &none).unwrap();
        let over = Choices::load(&path).unwrap().over(&none, &keys());
        assert_eq!(over.iter().collect::<Vec<_>>(), [("theme", "light")]);
        for foreign in [&b"[chosen]\ndigits = 3\n"[..], b"\xff\xfe", b"[[["] {
            fs::write(&path, foreign).unwrap();
            assert!(Choices::load(&path).is_err());
            assert!(keep(&path, "theme", "light", &none).is_err());
            assert!(forget(&path).is_err());
            assert_eq!(fs::read(&path).unwrap(), foreign);
        }
    }

    #[test]
    fn of_runs_that_choose_at_once_none_loses_anything() {
        let path = &file("choices-at-once");
        thread::scope(|scope| {
            for number in 0..6 {
                let name = format!("key-{number}");
                scope.spawn(move || keep(path, &name, "on", &Settings::default()).unwrap());
            }
        });
        assert_eq!(Choices::load(path).unwrap().chosen.len(), 6);
    }
}
