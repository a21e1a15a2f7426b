//! The folder that `qari mentions --format brat` fills: of each article its text and the
//! lines about it, and what brat has to be told of their types.
//!
//! It is a new or an empty one: nothing that somebody has annotated by hand is written over.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::actors::gazetteer::Gazetteer;
use crate::actors::record::{CodePoints, Record};
use crate::actors::standoff::{CONFIGURATION, Standoff};
use crate::library::article::Article;
use crate::library::mention::Mention;

/// The longest name that is made of a path, in characters.
const LONGEST: usize = 60;

/// A folder that is being filled.
pub(super) struct Folder {
    path: PathBuf,
    names: HashSet<String>,
}

impl Folder {
    /// A folder that was not there, or has nothing in it.
    ///
    /// # Errors
    /// When it cannot be made or looked at, or has something in it
    /// ([`io::ErrorKind::DirectoryNotEmpty`]).
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        if fs::read_dir(path)?.next().is_some() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        fs::write(path.join("annotation.conf"), CONFIGURATION)?;
        Ok(Self {
            path: path.to_owned(),
            names: HashSet::new(),
        })
    }

    /// Writes an article and those mentions in it that are wanted.
    ///
    /// # Errors
    /// When that cannot be written.
    pub(super) fn add(
        &mut self,
        article: &Article,
        wanted: &[(Record<'_>, &Mention)],
        gazetteer: &Gazetteer,
    ) -> io::Result<()> {
        let name = self.name(&article.doc);
        let mut standoff = Standoff::default();
        let mut points = CodePoints::of(&article.text);
        for (record, mention) in wanted {
            standoff.add(
                &article.text,
                &mention.range,
                record,
                &mut points,
                gazetteer,
            );
        }
        self.write(&format!("{name}.txt"), &article.text)?;
        self.write(&format!("{name}.ann"), &standoff.lines)
    }

    fn write(&self, name: &str, text: &str) -> io::Result<()> {
        File::create_new(self.path.join(name))?.write_all(text.as_bytes())
    }

    /// A name that no other article has: what its path ends with, without what a file's name
    /// or brat does not take.
    fn name(&mut self, doc: &str) -> String {
        let last = doc.rsplit('/').find(|part| !part.is_empty()).unwrap_or("");
        let bare = last.strip_suffix(".txt").unwrap_or(last);
        let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let kept = bare.chars().take(LONGEST);
        let kept: String = kept.map(|c| if is_kept(c) { c } else { '_' }).collect();
        let first = match kept.trim_matches('_') {
            "" | "-" => "article",
            kept => kept,
        };
        let mut name = first.to_owned();
        let mut number = 1;
        // Some file systems do not tell capital letters apart.
        while !self.names.insert(name.to_lowercase()) {
            number += 1;
            name = format!("{first}-{number}");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_has_a_name_of_its_own() {
        let mut folder = Folder {
            path: PathBuf::new(),
            names: HashSet::new(),
        };
        let mut name = |doc| folder.name(doc);
        assert_eq!(name("news/خبر.txt"), "خبر");
        assert_eq!(name("other/خبر.txt"), "خبر-2");
        assert_eq!(name("feed.xml#3"), "feed_xml_3");
        assert_eq!(name("-"), "article");
        assert_eq!(name("../.."), "article-2");
        assert_eq!(name("A.txt"), "A");
        assert_eq!(name("a.txt"), "a-2");
    }
}
