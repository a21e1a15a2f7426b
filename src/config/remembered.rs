//! What was learnt of terminals, kept from one run to the next: what each
//! answered, and how a person chose to have rows sent to it.
//!
//! It is a file of Qari's own, which people may read and may delete. It keeps
//! words and judges none of them. A file that cannot be read is never written
//! over: what a person chose may stand in it.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::own_file::{self, lock, save};

/// As many terminals as anyone uses; those not seen for longest go first.
const MOST: usize = 32;

const HEAD: &str =
    "# What Qari has learnt of terminals, the last used one first. It may be deleted.\n\n";

/// All that is remembered, the last used terminal first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terminals {
    #[serde(default, rename = "terminal")]
    pub known: Vec<Known>,
}

/// One terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// What the environment said of it.
    pub environment: Vec<String>,
    /// What it answered.
    pub answers: Vec<String>,
    /// The mode that a person chose for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub render: Option<String>,
}

impl Terminals {
    /// Reads the file; none is an empty memory.
    ///
    /// # Errors
    /// When there is something that cannot be read or is no such file.
    pub fn load(path: &Path) -> io::Result<Self> {
        own_file::load(path)
    }

    /// Puts a terminal first, in the place of the one that `is_same`.
    pub fn put(&mut self, known: Known, is_same: impl Fn(&Known) -> bool) {
        self.known.retain(|other| !is_same(other));
        self.known.insert(0, known);
        self.known.truncate(MOST);
    }

    /// Changes the file: reads it, has `change` say what is to be in it, and writes it,
    /// while no other run does the same. Where a system has no locks, or another run
    /// holds one for long, nobody waits for it.
    ///
    /// # Errors
    /// When the file cannot be read or written; what was there stays.
    pub fn change(path: &Path, change: impl FnOnce(&mut Self)) -> io::Result<Self> {
        let _lock = lock(path)?;
        let mut terminals = Self::load(path)?;
        let before = terminals.clone();
        change(&mut terminals);
        if terminals != before {
            terminals.save(path)?;
        }
        Ok(terminals)
    }

    fn save(&self, path: &Path) -> io::Result<()> {
        let text = toml::to_string(self).map_err(io::Error::other)?;
        save(path, &format!("{HEAD}{text}"))
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use std::fs;

    use super::*;

    fn folder(test: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("qari-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    fn known(name: &str) -> Known {
        Known {
            environment: vec![format!("TERM={name}")],
            answers: vec!["\\e[?6c".to_owned()],
            render: Some("implicit".to_owned()),
        }
    }

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = folder("remembered");
        let path = folder.join("state").join("terminals.toml");
        assert_eq!(Terminals::load(&path).unwrap(), Terminals::default());
        let mut terminals = Terminals::default();
        for number in 0..MOST + 3 {
            terminals.put(known(&number.to_string()), |_| false);
        }
        terminals.put(known("5"), |other| *other == known("5"));
        let saved = Terminals::change(&path, |saved| *saved = terminals.clone()).unwrap();
        let loaded = Terminals::load(&path).unwrap();
        assert_eq!((&saved, &loaded), (&terminals, &terminals));
        assert_eq!((loaded.known.len(), &loaded.known[0]), (MOST, &known("5")));
        let files: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(files.len(), 1, "nothing is left beside it");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn of_runs_that_change_the_file_at_once_none_loses_anything() {
        let folder = folder("at-once");
        let path = &folder.join("terminals.toml");
        let runs = 6;
        thread::scope(|scope| {
            for number in 0..runs {
                scope.spawn(move || {
                    let one = known(&number.to_string());
                    Terminals::change(path, |terminals| terminals.put(one, |_| false)).unwrap();
                });
            }
        });
        assert_eq!(Terminals::load(path).unwrap().known.len(), runs);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_broken_file_says_where_and_a_newer_one_is_read() {
        let folder = folder("broken");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("terminals.toml");
        fs::write(&path, "[[terminal]]\nenvironment = [\n\"TERM\n").unwrap();
        let error = Terminals::load(&path).unwrap_err().to_string();
        assert!(error.starts_with("line 3: "), "{error}");
        fs::write(&path, b"\xff\xfe").unwrap();
        assert!(Terminals::load(&path).is_err());
        fs::write(
            &path,
            "new = 1\n[[terminal]]\nenvironment=[]\nanswers=[]\nnew=2\n",
        )
        .unwrap();
        assert_eq!(Terminals::load(&path).unwrap().known, [Known::default()]);
        fs::remove_dir_all(folder).unwrap();
    }
}
