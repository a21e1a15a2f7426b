//! Inputs to articles: files, folders, standard input, the built-in articles.
//!
//! Hands over each article as soon as it is read. Never fails as a whole: an
//! input that cannot be read is handed over as refused, and the next one follows.
//! A walk through a folder opens regular files only, and tells of binary files
//! without an extension together: nobody said that they were text.

use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::article::Article;
use super::built_in;
use super::formats::plain;
use super::incoming::{Incoming, Reading};
use super::notice::Notice;

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, whatever its name, or a folder with everything below it.
    Path(PathBuf),
    StandardInput,
    BuiltIn,
}

impl Source {
    /// Whether it is one article and no list of them.
    pub fn is_one_article(&self) -> bool {
        match self {
            Source::Path(path) => !path.is_dir(),
            Source::StandardInput => true,
            Source::BuiltIn => false,
        }
    }
}

/// What came of one input.
#[derive(Clone, Debug)]
pub enum Imported {
    /// The beginning of a large text, of which no more is read yet. What is handed
    /// over next is what it turns out to be, and takes its place.
    Beginning(Box<Article>),
    Article(Box<Article>),
    /// Nothing to read; `doc` names the input as it was given, or what is below it.
    Refused {
        doc: String,
        notices: Vec<Notice>,
    },
}

/// The greatest size of an input, in bytes.
pub const LARGEST: usize = 256 * 1024 * 1024;

/// Reads `sources` one after the other and hands each article to `sink`, until
/// there is no more or `sink` breaks. `stdin` is read for [`Source::StandardInput`].
pub fn import(
    sources: &[Source],
    stdin: &mut dyn Read,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) {
    // The break was the wish of the sink, who knows about it.
    let _ = sources.iter().try_for_each(|source| match source {
        Source::Path(path) => import_path(path, sink),
        Source::StandardInput => read("-".to_owned(), stdin, 0, sink),
        Source::BuiltIn => built_in::ARTICLES.iter().try_for_each(|(name, text)| {
            let doc = format!("builtin:{name}");
            read(doc, &mut text.as_bytes(), text.len(), sink)
        }),
    });
}

fn import_path(path: &Path, sink: &mut dyn FnMut(Imported) -> ControlFlow<()>) -> ControlFlow<()> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => Walk::new(sink).all(path),
        Ok(metadata) => read_file(path, &metadata, sink),
        Err(error) => sink(refused(doc(path), unreadable(&error))),
    }
}

/// A walk through a folder.
struct Walk<'a> {
    sink: &'a mut dyn FnMut(Imported) -> ControlFlow<()>,
    /// Folders that were entered, by their true paths: a link may lead back.
    entered: HashSet<PathBuf>,
    found_articles: bool,
    /// Whether the beginning of the file at hand was handed over.
    has_begun: bool,
    /// How many binary files had no extension, and the first of them.
    binaries: usize,
    first_binary: Option<String>,
}

impl<'a> Walk<'a> {
    fn new(sink: &'a mut dyn FnMut(Imported) -> ControlFlow<()>) -> Self {
        Self {
            sink,
            entered: HashSet::new(),
            found_articles: false,
            has_begun: false,
            binaries: 0,
            first_binary: None,
        }
    }

    /// Hands over the articles below `folder`, and then what it was that is none.
    fn all(&mut self, folder: &Path) -> ControlFlow<()> {
        self.folder(folder)?;
        if let Some(first) = self.first_binary.take() {
            let refused = if self.binaries == 1 {
                refused(first, Notice::Binary)
            } else {
                let count = self.binaries;
                refused(doc(folder), Notice::BinaryFiles { count })
            };
            (self.sink)(refused)?;
        }
        if !self.found_articles {
            (self.sink)(refused(doc(folder), Notice::NoArticles))?;
        }
        ControlFlow::Continue(())
    }

    /// Hands over the articles below `folder`, sorted by name.
    fn folder(&mut self, folder: &Path) -> ControlFlow<()> {
        let entries = fs::canonicalize(folder).and_then(|path| {
            if !self.entered.insert(path) {
                return Ok(Vec::new());
            }
            fs::read_dir(folder)?
                .map(|entry| Ok(entry?.path()))
                .collect::<io::Result<Vec<_>>>()
        });
        match entries {
            Ok(mut entries) => {
                entries.sort();
                entries.iter().try_for_each(|entry| self.entry(entry))
            }
            Err(error) => (self.sink)(refused(doc(folder), unreadable(&error))),
        }
    }

    fn entry(&mut self, path: &Path) -> ControlFlow<()> {
        if is_hidden(path) {
            return ControlFlow::Continue(());
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(metadata) if metadata.is_file() && is_supported(path) => {
                read_file(path, &metadata, &mut |imported| {
                    self.imported(path, imported)
                })
            }
            // Other kinds of files, and devices and pipes, which might never end.
            Ok(_) => ControlFlow::Continue(()),
            Err(error) if is_supported(path) => (self.sink)(refused(doc(path), unreadable(&error))),
            Err(_) => ControlFlow::Continue(()),
        }
    }

    fn imported(&mut self, path: &Path, imported: Imported) -> ControlFlow<()> {
        let has_begun = std::mem::take(&mut self.has_begun);
        match imported {
            Imported::Beginning(_) => self.has_begun = true,
            Imported::Article(_) => self.found_articles = true,
            Imported::Refused { doc, notices }
                if !has_begun && path.extension().is_none() && notices == [Notice::Binary] =>
            {
                self.binaries += 1;
                self.first_binary.get_or_insert(doc);
                return ControlFlow::Continue(());
            }
            Imported::Refused { .. } => {}
        }
        (self.sink)(imported)
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Whether the name of a file says that it is text, or says nothing.
fn is_supported(path: &Path) -> bool {
    path.extension().is_none_or(|extension| {
        ["txt", "text", "md"]
            .iter()
            .any(|supported| extension.eq_ignore_ascii_case(supported))
    })
}

fn read_file(
    path: &Path,
    metadata: &Metadata,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if metadata.is_file() && metadata.len() > LARGEST as u64 {
        let limit = LARGEST as u64;
        return sink(refused(doc(path), Notice::TooLarge { limit }));
    }
    // The size that is promised may be wrong.
    let expected = usize::try_from(metadata.len()).unwrap_or(0);
    match File::open(path) {
        Ok(mut file) => read(doc(path), &mut file, expected, sink),
        Err(error) => sink(refused(doc(path), unreadable(&error))),
    }
}

/// Reads an input and hands it over, if it is large its beginning first.
fn read(
    doc: String,
    reader: &mut dyn Read,
    expected: usize,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut reading = Reading::new(reader, expected, LARGEST);
    match reading.beginning() {
        Err(error) => return sink(refused(doc, unreadable(&error))),
        Ok(Some(text)) => {
            if let Some(article) = plain::begin(doc.clone(), text) {
                sink(Imported::Beginning(Box::new(article)))?;
            }
        }
        Ok(None) => {}
    }
    sink(match reading.rest() {
        Ok(incoming) => imported(doc, incoming),
        Err(error) => refused(doc, unreadable(&error)),
    })
}

fn imported(doc: String, incoming: Incoming) -> Imported {
    match incoming {
        Incoming::Binary => refused(doc, Notice::Binary),
        Incoming::TooLarge => {
            let limit = LARGEST as u64;
            refused(doc, Notice::TooLarge { limit })
        }
        Incoming::Text { text, id, notices } => {
            let article = plain::read_as(id, doc, text.into(), notices);
            if article.blocks.is_empty() {
                return refused(article.doc, Notice::Empty);
            }
            Imported::Article(Box::new(article))
        }
    }
}

fn refused(doc: String, notice: Notice) -> Imported {
    Imported::Refused {
        doc,
        notices: vec![notice],
    }
}

fn unreadable(error: &io::Error) -> Notice {
    match error.kind() {
        io::ErrorKind::NotFound => Notice::Missing,
        io::ErrorKind::PermissionDenied => Notice::Forbidden,
        _ => Notice::Unreadable {
            reason: error.to_string(),
        },
    }
}

fn doc(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests;
