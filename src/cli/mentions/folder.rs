//! The folder that `qari mentions --format brat` fills: of each article its text and the
//! lines about it, and what brat has to be told of their types.
//!
//! It is a new or an empty one: nothing that somebody has annotated by hand is written over.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::actors::gazetteer::Gazetteer;
use crate::actors::record::Record;
use crate::actors::standoff::{CONFIGURATION, Standoff};
use crate::library::article::Article;
use crate::library::mention::Mention;
use crate::text::code_points::CodePoints;

/// The longest name that is made of a path, in characters.
const LONGEST: usize = 60;

/// A folder that is being filled.
pub(super) struct Folder {
    path: PathBuf,
    /// Every name that was given, in small letters, with how many articles began with it.
    names: HashMap<String, u32>,
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
            names: HashMap::new(),
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
        // Some file systems do not tell capital letters apart.
        let key = first.to_lowercase();
        let mut number = self.names.get(&key).copied().unwrap_or(0);
        loop {
            number += 1;
            if number > 1 {
                name = format!("{first}-{number}");
            }
            if !self.names.contains_key(&name.to_lowercase()) {
                break;
            }
        }
        self.names.insert(name.to_lowercase(), 1);
        // The next of its name does not try all of these again.
        self.names.insert(key, number);
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
            names: HashMap::new(),
        };
        let mut name = |doc| folder.name(doc);
        assert_eq!(name("news/خبر.txt"), "خبر");
        assert_eq!(name("other/خبر.txt"), "خبر-2");
        assert_eq!(name("feed.xml#3"), "feed_xml_3");
        assert_eq!(name("-"), "article");
        assert_eq!(name("../.."), "article-2");
        assert_eq!(name("A.txt"), "A");
        assert_eq!(name("a.txt"), "a-2");
        assert_eq!(name("x/a-2"), "a-2-2", "that was given");
        assert_eq!(name("a"), "a-3");
    }

    #[test]
    fn many_articles_of_one_name_take_no_longer_each() {
        let mut folder = Folder {
            path: PathBuf::new(),
            names: HashMap::new(),
        };
        let names = (0..50_000).map(|site| folder.name(&format!("{site}/index.html")));
        assert_eq!(names.last().as_deref(), Some("index_html-50000"));
    }
}
