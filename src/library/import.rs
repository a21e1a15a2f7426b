//! Inputs to articles: files, folders, standard input, the built-in articles.
//!
//! Hands over each article as soon as it is read. Never fails as a whole: an
//! input that cannot be read is handed over as refused, and the next one follows.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::article::Article;
use super::decode::Charset;
pub use super::formats::detect::LARGEST;
use super::formats::detect::TELLING;
use super::formats::{self, Format, plain};
pub use super::imported::{Imported, Step};
use super::incoming::{Incoming, Reading};
use super::notice::Notice;
use super::origin::{Input, Origin, absolute};
use super::walk::{Encounter, Report, Walk};
use super::{address, built_in};

/// Where articles come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A file, whatever its name, a folder with everything below it, or a built-in
    /// article as it is called among paths.
    Path(PathBuf),
    StandardInput,
    BuiltIn,
    /// One that was read before.
    Article(Arc<Article>),
}

impl Source {
    /// Whether it is one article and no list of them.
    pub fn is_one_article(&self) -> bool {
        match self {
            Source::Path(path) => !path.is_dir(),
            Source::StandardInput | Source::Article(_) => true,
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
    let is_known = &|_: &Input| false;
    import_new(sources, charset, is_known, stdin, &mut |step| match step {
        Step::Imported(imported) => sink(imported),
        Step::Read(_) | Step::PassedOver => ControlFlow::Continue(()),
    });
}

/// The same for those who know some files already: these are passed over unread. Tells of
/// every step.
pub fn import_new(
    sources: &[Source],
    charset: Option<Charset>,
    is_known: &dyn Fn(&Input) -> bool,
    stdin: &mut dyn Read,
    sink: &mut dyn FnMut(Step) -> ControlFlow<()>,
) {
    let mut reading = Inputs {
        charset,
        is_known,
        sink,
    };
    // The break was the wish of the sink, who knows about it.
    let _ = sources.iter().try_for_each(|source| match source {
        Source::Path(path) => reading.path(path),
        Source::StandardInput => {
            reading.unnamed("-".to_owned(), stdin, 0)?;
            (reading.sink)(Step::Read(None))
        }
        Source::BuiltIn => built_in::all().try_for_each(|(doc, text)| reading.built_in(doc, text)),
        Source::Article(article) => {
            reading.tell(Imported::Article(Box::new(Article::clone(article))))?;
            (reading.sink)(Step::Read(None))
        }
    });
}

/// How many files below `sources` are read, as far as that is told without opening them;
/// each is a [`Step::Read`] or [`Step::PassedOver`]. `goes_on` is asked after each.
pub fn count(sources: &[Source], goes_on: &dyn Fn(usize) -> bool) -> Option<usize> {
    let mut count = 0;
    for source in sources {
        let paths: &mut dyn Iterator<Item = ()> = match source {
            Source::Path(path) if path.is_dir() => {
                let files = Walk::through(path.clone());
                &mut files
                    .filter(|found| matches!(found, Encounter::File(..)))
                    .map(drop)
            }
            Source::BuiltIn => &mut built_in::all().map(drop),
            Source::Path(_) | Source::StandardInput | Source::Article(_) => {
                &mut std::iter::once(())
            }
        };
        for () in paths {
            count += 1;
            if !goes_on(count) {
                return None;
            }
        }
    }
    Some(count)
}

/// The reading of inputs: how they are read, and who is told.
struct Inputs<'a> {
    charset: Option<Charset>,
    is_known: &'a dyn Fn(&Input) -> bool,
    sink: &'a mut dyn FnMut(Step) -> ControlFlow<()>,
}

impl Inputs<'_> {
    fn path(&mut self, path: &Path) -> ControlFlow<()> {
        if let Some(text) = built_in::text_of(path) {
            return self.built_in(doc(path), text);
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(metadata) => {
                let at = absolute(path).ok();
                let passes = &mut |_: &Imported| true;
                self.file(path, at, &metadata, Named::Itself, passes)?;
                ControlFlow::Continue(())
            }
            Err(error) => {
                self.tell(Imported::refused(doc(path), address::refusal(path, &error)))?;
                (self.sink)(Step::Read(None))
            }
        }
    }

    fn built_in(&mut self, doc: String, text: &str) -> ControlFlow<()> {
        self.unnamed(doc, &mut text.as_bytes(), text.len())?;
        (self.sink)(Step::Read(None))
    }

    /// Reads what is no file.
    fn unnamed(&mut self, doc: String, reader: &mut dyn Read, expected: usize) -> ControlFlow<()> {
        let (charset, sink) = (self.charset, &mut *self.sink);
        read_as(
            Named::Itself,
            charset,
            doc,
            reader,
            expected,
            &mut |imported| sink(Step::Imported(imported)),
        )
    }

    fn tell(&mut self, imported: Imported) -> ControlFlow<()> {
        (self.sink)(Step::Imported(imported))
    }

    /// Hands over the articles below `folder`, and then what it was that is none.
    fn folder(&mut self, folder: &Path) -> ControlFlow<()> {
        let mut report = Report::default();
        let root = fs::canonicalize(folder).ok();
        for found in Walk::through(folder.to_owned()) {
            let (path, metadata) = match found {
                Encounter::File(path, metadata) => (path, metadata),
                Encounter::Unreadable(path, notice) => {
                    self.tell(Imported::refused(doc(&path), notice))?;
                    continue;
                }
            };
            let below = path.strip_prefix(folder).ok();
            let at = below.and_then(|below| Some(root.as_ref()?.join(below)));
            // Somebody waits for what takes the place of a beginning.
            let mut has_begun = false;
            let passes = &mut |imported: &Imported| match imported {
                Imported::Beginning(_) => {
                    has_begun = true;
                    true
                }
                Imported::Article(_) => {
                    report.found_article();
                    true
                }
                Imported::Refused { notices, .. } if lists_feeds(notices) => {
                    report.found_article();
                    true
                }
                Imported::Refused { doc, notices } => has_begun || !report.keeps(doc, notices),
            };
            if self.file(&path, at, &metadata, Named::InFolder, passes)? {
                report.found_article();
            }
        }
        let told = report.told_of(&doc(folder));
        told.into_iter()
            .try_for_each(|(doc, notice)| self.tell(Imported::refused(doc, notice)))
    }

    /// Reads the file `path`, which is `at` this absolute path; what comes of it is told
    /// if it `passes`. Whether it was passed over.
    fn file(
        &mut self,
        path: &Path,
        at: Option<PathBuf>,
        metadata: &Metadata,
        named: Named,
        passes: &mut dyn FnMut(&Imported) -> bool,
    ) -> ControlFlow<(), bool> {
        // A pipe says something else each time.
        let at = at.filter(|_| metadata.is_file());
        let input = at.map(|at| Arc::new(Input::new(at, metadata)));
        if input.as_ref().is_some_and(|input| (self.is_known)(input)) {
            (self.sink)(Step::PassedOver)?;
            return ControlFlow::Continue(true);
        }
        let name = doc(path);
        let mut is_whole = true;
        let sink = &mut *self.sink;
        read_file(path, metadata, named, self.charset, &mut |mut imported| {
            match &mut imported {
                Imported::Article(article) | Imported::Beginning(article) => {
                    let place = article.doc.strip_prefix(&name).unwrap_or_default();
                    article.origin = input.as_ref().map(|input| Origin {
                        input: Arc::clone(input),
                        place: place.to_owned(),
                    });
                }
                // Whoever keeps feeds has all of it.
                Imported::Refused { notices, .. } if lists_feeds(notices) => {}
                Imported::Refused { .. } => is_whole = false,
            }
            if passes(&imported) {
                sink(Step::Imported(imported))
            } else {
                ControlFlow::Continue(())
            }
        })?;
        (self.sink)(Step::Read(input.filter(|_| is_whole)))?;
        ControlFlow::Continue(false)
    }
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

/// Whether an input is a list of feeds and nothing is wrong with it.
fn lists_feeds(notices: &[Notice]) -> bool {
    matches!(notices, [Notice::ListOfFeeds { .. }])
}

fn doc(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests;
