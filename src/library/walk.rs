//! A walk through a folder: the files in it that may be articles, in the order of
//! their names, and what is told at its end. Opens nothing but folders; whoever
//! walks reads the files.
//!
//! It passes over what is hidden, devices and pipes, which might never end, and
//! files whose names say that they are something else than text. Of those whose
//! names say nothing, the binary ones are told of together: nobody said that they
//! were text.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use super::formats::Format;
use super::notice::Notice;

/// What a walk comes upon.
#[derive(Debug)]
pub enum Encounter {
    File(PathBuf, Metadata),
    /// A file or folder that cannot be looked at, and why.
    Unreadable(PathBuf, Notice),
}

/// A walk through a folder and everything below it.
#[derive(Debug)]
pub struct Walk {
    /// What is left of each folder that the walk is in, the innermost last.
    left: Vec<vec::IntoIter<PathBuf>>,
    /// Folders that were entered, by their true paths: a link may lead back.
    entered: HashSet<PathBuf>,
}

impl Walk {
    /// A walk that begins in `folder`.
    pub fn through(folder: PathBuf) -> Self {
        Self {
            left: vec![vec![folder].into_iter()],
            entered: HashSet::new(),
        }
    }

    /// What is in `folder`, sorted; nothing if the walk was there already.
    fn enter(&mut self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        if !self.entered.insert(fs::canonicalize(folder)?) {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
        let mut entries = entries
            .filter(|path| !path.as_ref().is_ok_and(|path| is_hidden(path)))
            .collect::<io::Result<Vec<_>>>()?;
        // All are in one folder, so that the bytes of their names decide.
        entries.sort_unstable_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
        Ok(entries)
    }
}

impl Iterator for Walk {
    type Item = Encounter;

    fn next(&mut self) -> Option<Encounter> {
        loop {
            let Some(path) = self.left.last_mut()?.next() else {
                self.left.pop();
                continue;
            };
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => match self.enter(&path) {
                    Ok(entries) => self.left.push(entries.into_iter()),
                    Err(error) => return Some(Encounter::Unreadable(path, Notice::of(&error))),
                },
                Ok(metadata) if metadata.is_file() && Format::may_be(&path) => {
                    return Some(Encounter::File(path, metadata));
                }
                Err(error) if Format::may_be(&path) => {
                    return Some(Encounter::Unreadable(path, Notice::of(&error)));
                }
                Ok(_) | Err(_) => {}
            }
        }
    }
}

/// What became of the files of a folder, as far as it is told at the end.
#[derive(Debug, Default)]
pub struct Report {
    found_articles: bool,
    /// How many binary files had no extension, and the first of them.
    binaries: usize,
    first_binary: Option<String>,
}

impl Report {
    /// One of the files was an article, or a list of feeds.
    pub fn found_article(&mut self) {
        self.found_articles = true;
    }

    /// Whether what there is to say of the file `doc` waits for the end.
    pub fn keeps(&mut self, doc: &str, notices: &[Notice]) -> bool {
        let kept = notices == [Notice::Binary] && Path::new(doc).extension().is_none();
        if kept {
            self.binaries += 1;
            self.first_binary.get_or_insert_with(|| doc.to_owned());
        }
        kept
    }

    /// What there is to say at the end of `folder`, and of which path.
    pub fn told_of(self, folder: &str) -> Vec<(String, Notice)> {
        let mut told = Vec::new();
        if let Some(first) = self.first_binary {
            let count = self.binaries;
            told.push(if count == 1 {
                (first, Notice::Binary)
            } else {
                (folder.to_owned(), Notice::BinaryFiles { count })
            });
        }
        if !self.found_articles {
            told.push((folder.to_owned(), Notice::NoArticles));
        }
        told
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
