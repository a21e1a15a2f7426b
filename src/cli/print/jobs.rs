//! What `qari print` is asked for, one job after the other: short texts whole,
//! long ones in parts, the articles of other formats as their importer gives them. Reads an input when its turn comes; what is to be done
//! about it, others do meanwhile.

use std::fs::{self, File, Metadata};
use std::io::{self, Cursor, Read};
use std::iter::{empty, once};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::inputs::addressed;
use crate::library::article::{Article, ArticleId};
use crate::library::decode::Charset;
use crate::library::formats::detect::TELLING;
use crate::library::formats::{self, Format};
use crate::library::import::Source;
use crate::library::imported::Imported;
use crate::library::notice::Notice;
use crate::library::parts::{self, Input, LONGEST_WHOLE, Part};
use crate::library::sqlite::SqliteStore;
use crate::library::store::{Store, StoreError, StoreResult};
use crate::library::walk::{Encounter, Walk};
use crate::library::{address, built_in};

/// A piece of work on an input, or what stands between two.
#[derive(Debug)]
pub(super) enum Job {
    /// All bytes of an input that is one article.
    Whole {
        doc: String,
        bytes: Vec<u8>,
    },
    /// An article that is not plain text.
    Article(Box<Article>),
    /// A part of the longer input that began last.
    Part(Part),
    Mark(Mark),
}

/// Where something begins or ends, and what there is to say of an input.
#[derive(Debug)]
pub(super) enum Mark {
    Begins {
        doc: String,
    },
    Ends {
        doc: String,
    },
    FolderBegins,
    FolderEnds {
        doc: String,
    },
    Told {
        doc: String,
        notice: Notice,
    },
    /// This article of the library cannot be read as it was kept.
    Unreadable(ArticleId),
    /// There is nothing at all.
    Nothing,
}

type Jobs = Box<dyn Iterator<Item = Job> + Send>;

/// The jobs of `sources`, in order. `charset` is the encoding of all of them; `None`
/// finds out that of each.
pub(super) fn jobs(
    sources: impl Iterator<Item = Source> + Send + 'static,
    charset: Option<Charset>,
) -> Jobs {
    Box::new(sources.flat_map(move |source| match source {
        Source::BuiltIn => Box::new(built_in::all().map(|(doc, text)| built_in_article(doc, text))),
        Source::StandardInput => stream("-".to_owned(), io::stdin(), charset),
        Source::Article(article) => {
            let article = Box::new(Arc::unwrap_or_clone(article));
            Box::new(once(Job::Article(article)))
        }
        Source::Path(path) => self::path(path, charset),
    }))
}

/// The articles of the library. What else is wrong with it while they are read ends them.
///
/// # Errors
/// When it cannot be said which there are.
pub(super) fn kept_jobs(library: SqliteStore) -> StoreResult<Jobs> {
    let all = library.all()?;
    if all.is_empty() {
        return Ok(mark(Mark::Nothing));
    }
    let mut is_over = false;
    Ok(Box::new(
        all.into_iter()
            .map_while(move |id| {
                if is_over {
                    return None;
                }
                let read = library.article(id);
                is_over = !matches!(read, Ok(_) | Err(StoreError::Damaged));
                Some(match read {
                    Ok(article) => {
                        article.map(|article| Job::Article(Box::new(addressed(article))))
                    }
                    Err(StoreError::Damaged) => Some(Job::Mark(Mark::Unreadable(id))),
                    Err(trouble) => {
                        let (doc, notice) = (address::of(id), Notice::Library(trouble));
                        Some(Job::Mark(Mark::Told { doc, notice }))
                    }
                })
            })
            .flatten(),
    ))
}

fn path(path: PathBuf, charset: Option<Charset>) -> Jobs {
    if let Some(text) = built_in::text_of(&path) {
        return Box::new(once(built_in_article(doc(&path), text)));
    }
    match fs::metadata(&path) {
        Ok(metadata) if metadata.is_dir() => folder(path, charset),
        Ok(metadata) => file(&path, &metadata, charset),
        Err(error) => {
            let notice = address::refusal(&path, &error);
            let doc = doc(&path);
            mark(Mark::Told { doc, notice })
        }
    }
}

fn built_in_article(doc: String, text: &str) -> Job {
    let bytes = text.as_bytes().to_vec();
    Job::Whole { doc, bytes }
}

fn folder(path: PathBuf, charset: Option<Charset>) -> Jobs {
    let end = Mark::FolderEnds { doc: doc(&path) };
    let files = Walk::through(path).flat_map(move |found| match found {
        Encounter::File(path, _) if Format::is_passed_over(&path) => Box::new(empty()),
        Encounter::File(path, metadata) => file(&path, &metadata, charset),
        Encounter::Unreadable(path, notice) => {
            let doc = doc(&path);
            mark(Mark::Told { doc, notice })
        }
    });
    Box::new(mark(Mark::FolderBegins).chain(files).chain(mark(end)))
}

/// The jobs of a file, a pipe or a device.
fn file(path: &Path, metadata: &Metadata, charset: Option<Charset>) -> Jobs {
    let doc = doc(path);
    let is_plain = || Format::of_file(path).is_ok_and(|format| format == Format::Plain);
    let is_short = metadata.is_file() && metadata.len() <= LONGEST_WHOLE as u64;
    if is_short && is_plain() {
        return match fs::read(path) {
            Ok(bytes) => Box::new(once(Job::Whole { doc, bytes })),
            Err(error) => told(doc, &error),
        };
    }
    match File::open(path) {
        Ok(file) => stream(doc, file, charset),
        Err(error) => told(doc, &error),
    }
}

fn stream(doc: String, mut reader: impl Read + Send + 'static, charset: Option<Charset>) -> Jobs {
    let beginning = match beginning(&mut reader) {
        Ok(beginning) => beginning,
        Err(error) => return told(doc, &error),
    };
    let format = Format::of(Path::new(&doc), &beginning);
    let reader = Cursor::new(beginning).chain(reader);
    if format == Format::Plain {
        plain(doc, reader, charset)
    } else {
        articles(format, doc, reader, charset)
    }
}

/// The first bytes of an input: what comes at once, and all that tell its format if it
/// begins like anything but text.
fn beginning(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut beginning = vec![0; TELLING];
    let mut length = 0;
    loop {
        match reader.read(&mut beginning[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        let first = beginning[..length]
            .iter()
            .find(|byte| !byte.is_ascii_whitespace());
        let may_be_text =
            first.is_some_and(|byte| !matches!(byte, b'<' | b'{' | b'P' | 0 | 0xef | 0xfe | 0xff));
        if may_be_text || length == TELLING {
            break;
        }
    }
    beginning.truncate(length);
    Ok(beginning)
}

/// The articles of an input that is no plain text.
fn articles(format: Format, doc: String, reader: impl Read, charset: Option<Charset>) -> Jobs {
    let mut bytes = Vec::new();
    // One byte more shows that it is too large.
    let most = format.largest() as u64 + 1;
    if let Err(error) = reader.take(most).read_to_end(&mut bytes) {
        return told(doc, &error);
    }
    let mut jobs = Vec::new();
    formats::read(charset, format, &doc, bytes, &mut |imported| {
        match imported {
            Imported::Beginning(_) => {}
            Imported::Article(article) => jobs.push(Job::Article(article)),
            Imported::Refused { doc, notices } => {
                let told = |notice| {
                    Job::Mark(Mark::Told {
                        doc: doc.clone(),
                        notice,
                    })
                };
                jobs.extend(notices.into_iter().map(told));
            }
        }
        ControlFlow::Continue(())
    })
    .is_break();
    Box::new(jobs.into_iter())
}

fn plain(doc: String, reader: impl Read + Send + 'static, charset: Option<Charset>) -> Jobs {
    match parts::read(reader, charset) {
        Input::Whole(bytes) => Box::new(once(Job::Whole { doc, bytes })),
        Input::Refused(notice) => mark(Mark::Told { doc, notice }),
        Input::Parts(parts) => {
            let begin = Mark::Begins { doc: doc.clone() };
            let end = Mark::Ends { doc: doc.clone() };
            let parts = parts.map(move |part| match part {
                Ok(part) => Job::Part(part),
                Err(notice) => Job::Mark(Mark::Told {
                    doc: doc.clone(),
                    notice,
                }),
            });
            Box::new(mark(begin).chain(parts).chain(mark(end)))
        }
    }
}

fn told(doc: String, error: &io::Error) -> Jobs {
    let notice = Notice::of(error);
    mark(Mark::Told { doc, notice })
}

fn mark(mark: Mark) -> Jobs {
    Box::new(once(Job::Mark(mark)))
}

/// The path as it was given, which is how an input is named.
fn doc(path: &Path) -> String {
    path.display().to_string()
}
