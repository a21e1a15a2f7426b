//! What `qari print` is asked for, one job after the other: short inputs whole,
//! long ones in parts. Reads an input when its turn comes; what is to be done
//! about it, others do meanwhile.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::iter::once;
use std::path::{Path, PathBuf};

use crate::library::built_in;
use crate::library::notice::Notice;
use crate::library::parts::{self, Input, LONGEST_WHOLE, Part};
use crate::library::walk::{Encounter, Walk};

/// A piece of work on an input, or what stands between two.
#[derive(Debug)]
pub(super) enum Job {
    /// All bytes of an input that is one article.
    Whole {
        doc: String,
        bytes: Vec<u8>,
    },
    /// A part of the longer input that began last.
    Part(Part),
    Mark(Mark),
}

/// Where something begins or ends, and what there is to say of an input.
#[derive(Debug)]
pub(super) enum Mark {
    Begins { doc: String },
    Ends { doc: String },
    FolderBegins,
    FolderEnds { doc: String },
    Told { doc: String, notice: Notice },
}

type Jobs = Box<dyn Iterator<Item = Job> + Send>;

/// The jobs of `paths`, in order; none means the built-in articles.
pub(super) fn jobs(paths: Vec<PathBuf>) -> Jobs {
    if paths.is_empty() {
        return Box::new(built_in::all().map(|(doc, text)| built_in_article(doc, text)));
    }
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    let stdin = paths.iter().position(is_stdin);
    let paths = paths.into_iter().enumerate();
    // What was read to its end has nothing to say a second time.
    let paths = paths.filter(move |(at, path)| !is_stdin(path) || stdin == Some(*at));
    Box::new(paths.flat_map(move |(_, path)| {
        if is_stdin(&path) {
            return stream("-".to_owned(), io::stdin());
        }
        if let Some(text) = built_in::text_of(&path) {
            return Box::new(once(built_in_article(doc(&path), text)));
        }
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => folder(path),
            Ok(metadata) => file(&path, &metadata),
            Err(error) => told(doc(&path), &error),
        }
    }))
}

fn built_in_article(doc: String, text: &str) -> Job {
    let bytes = text.as_bytes().to_vec();
    Job::Whole { doc, bytes }
}

fn folder(path: PathBuf) -> Jobs {
    let end = Mark::FolderEnds { doc: doc(&path) };
    let files = Walk::through(path).flat_map(|found| match found {
        Encounter::File(path, metadata) => file(&path, &metadata),
        Encounter::Unreadable(path, notice) => {
            let doc = doc(&path);
            mark(Mark::Told { doc, notice })
        }
    });
    Box::new(mark(Mark::FolderBegins).chain(files).chain(mark(end)))
}

/// The jobs of a file, a pipe or a device.
fn file(path: &Path, metadata: &Metadata) -> Jobs {
    let doc = doc(path);
    let is_short = metadata.is_file() && metadata.len() <= LONGEST_WHOLE as u64;
    if is_short {
        return match fs::read(path) {
            Ok(bytes) => Box::new(once(Job::Whole { doc, bytes })),
            Err(error) => told(doc, &error),
        };
    }
    match File::open(path) {
        Ok(file) => stream(doc, file),
        Err(error) => told(doc, &error),
    }
}

fn stream(doc: String, reader: impl Read + Send + 'static) -> Jobs {
    match parts::read(reader) {
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
