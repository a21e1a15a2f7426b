//! Inputs to articles: files, folders, standard input, the built-in articles.
//!
//! Hands over each article as soon as it is read. Never fails as a whole: an
//! input that cannot be read is handed over as refused, and the next one follows.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::built_in;
use super::decode::Charset;
pub use super::formats::detect::LARGEST;
use super::formats::detect::TELLING;
use super::formats::{self, Format, plain};
pub use super::imported::Imported;
use super::incoming::{Incoming, Reading};
use super::notice::Notice;
use super::walk::{Encounter, Report, Walk};

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, whatever its name, a folder with everything below it, or a built-in
    /// article as it is called among paths.
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

/// Reads `sources` one after the other and hands each article to `sink`, until
/// there is no more or `sink` breaks. `stdin` is read for [`Source::StandardInput`].
/// `charset` is the encoding of all of them; `None` finds out that of each.
pub fn import(
    sources: &[Source],
    charset: Option<Charset>,
    stdin: &mut dyn Read,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) {
    // The break was the wish of the sink, who knows about it.
    let _ = sources.iter().try_for_each(|source| match source {
        Source::Path(path) => import_path(path, charset, sink),
        Source::StandardInput => read_as(Named::Itself, charset, "-".to_owned(), stdin, 0, sink),
        Source::BuiltIn => {
            built_in::all().try_for_each(|(doc, text)| built_in_article(doc, text, sink))
        }
    });
}

fn import_path(
    path: &Path,
    charset: Option<Charset>,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if let Some(text) = built_in::text_of(path) {
        return built_in_article(doc(path), text, sink);
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => import_folder(path, charset, sink),
        Ok(metadata) => read_file(path, &metadata, Named::Itself, charset, sink),
        Err(error) => sink(Imported::refused(doc(path), Notice::of(&error))),
    }
}

/// Hands over the articles below `folder`, and then what it was that is none.
fn import_folder(
    folder: &Path,
    charset: Option<Charset>,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut report = Report::default();
    for found in Walk::through(folder.to_owned()) {
        let (path, metadata) = match found {
            Encounter::File(path, metadata) => (path, metadata),
            Encounter::Unreadable(path, notice) => {
                sink(Imported::refused(doc(&path), notice))?;
                continue;
            }
        };
        // Somebody waits for what takes the place of a beginning.
        let mut has_begun = false;
        read_file(
            &path,
            &metadata,
            Named::InFolder,
            charset,
            &mut |imported| {
                match &imported {
                    Imported::Beginning(_) => has_begun = true,
                    Imported::Article(_) => report.found_article(),
                    Imported::Refused { doc, notices } => {
                        if !has_begun && report.keeps(doc, notices) {
                            return ControlFlow::Continue(());
                        }
                    }
                }
                sink(imported)
            },
        )?;
    }
    let told = report.told_of(&doc(folder));
    told.into_iter()
        .try_for_each(|(doc, notice)| sink(Imported::refused(doc, notice)))
}

fn read_file(
    path: &Path,
    metadata: &Metadata,
    named: Named,
    charset: Option<Charset>,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if metadata.is_file() && metadata.len() > LARGEST as u64 {
        let limit = LARGEST as u64;
        return sink(Imported::refused(doc(path), Notice::TooLarge { limit }));
    }
    // The size that is promised may be wrong.
    let expected = usize::try_from(metadata.len()).unwrap_or(0);
    match File::open(path) {
        Ok(mut file) => read_as(named, charset, doc(path), &mut file, expected, sink),
        Err(error) => sink(Imported::refused(doc(path), Notice::of(&error))),
    }
}

/// How an input is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// By its own name: it is read, whatever it is.
    Itself,
    /// It lies in a folder that was named.
    InFolder,
}

fn built_in_article(
    doc: String,
    text: &str,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    read_as(
        Named::Itself,
        None,
        doc,
        &mut text.as_bytes(),
        text.len(),
        sink,
    )
}

/// Reads an input and hands over what is in it; nothing of data in a folder that is no
/// feed.
fn read_as(
    named: Named,
    charset: Option<Charset>,
    doc: String,
    reader: &mut dyn Read,
    expected: usize,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut beginning = Vec::with_capacity(TELLING);
    if let Err(error) = reader.take(TELLING as u64).read_to_end(&mut beginning) {
        return sink(Imported::refused(doc, Notice::of(&error)));
    }
    let path = Path::new(&doc);
    let format = Format::of(path, &beginning);
    if format == Format::Plain && named == Named::InFolder && Format::is_data(path) {
        return ControlFlow::Continue(());
    }
    let mut reader = beginning.chain(reader);
    if format == Format::Plain {
        return read_plain(charset, doc, &mut reader, expected, sink);
    }
    // One byte more shows that it is too large.
    let most = format.largest() + 1;
    let mut bytes = Vec::with_capacity(expected.saturating_add(1).min(most));
    match reader.take(most as u64).read_to_end(&mut bytes) {
        Ok(_) => formats::read(charset, format, &doc, bytes, sink),
        Err(error) => sink(Imported::refused(doc, Notice::of(&error))),
    }
}

/// Reads plain text and hands it over, if it is large its beginning first.
fn read_plain(
    charset: Option<Charset>,
    doc: String,
    reader: &mut dyn Read,
    expected: usize,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut reading = Reading::new(reader, expected, LARGEST, charset);
    match reading.beginning() {
        Err(error) => return sink(Imported::refused(doc, Notice::of(&error))),
        Ok(Some(text)) => {
            if let Some(article) = plain::begin(doc.clone(), text) {
                sink(Imported::Beginning(Box::new(article)))?;
            }
        }
        Ok(None) => {}
    }
    sink(match reading.rest() {
        Ok(Incoming::Binary) => Imported::refused(doc, Notice::Binary),
        Ok(Incoming::TooLarge) => {
            let limit = LARGEST as u64;
            Imported::refused(doc, Notice::TooLarge { limit })
        }
        Ok(Incoming::Text { text, id, notices }) => {
            Imported::of(plain::read_as(id, doc, text.into(), notices))
        }
        Err(error) => Imported::refused(doc, Notice::of(&error)),
    })
}

fn doc(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests;
