//! Packed inputs: `.gz`, in which there is one input, and `.zip`, in which there are many,
//! named `archive.zip/entry`. Everything stays in memory, so that a path that climbs out of
//! an archive is a name like any other. An archive may hold archives, but those no more.
//!
//! What it costs is bounded: all that comes out of an input, together, is at most so many
//! times as much as the input, and what an archive promises more is refused unread.

use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;

use encoding_rs::WINDOWS_1256;
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::{Format, Reading};
use crate::library::imported::Imported;
use crate::library::notice::Notice;

/// How many times its size an input may come to: text packs to a tenth, lists to less.
const RATIO: u64 = 200;

/// What any input may come to, in bytes, and what none may exceed.
const SMALL: u64 = 64 * 1024 * 1024;
const LARGEST_ALL: u64 = 4 * 1024 * 1024 * 1024;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 500_000;

/// The most archives that lie in each other.
const DEEPEST: usize = 2;

/// What may still come out of an input, and in how many archives one is.
#[derive(Debug)]
pub(super) struct Room {
    left: Rc<Cell<u64>>,
    depth: usize,
}

impl Room {
    /// That of an input of so many bytes.
    pub(super) fn of(packed: usize) -> Self {
        let most = (packed as u64).saturating_mul(RATIO);
        Self {
            left: Rc::new(Cell::new(most.clamp(SMALL, LARGEST_ALL))),
            depth: 0,
        }
    }

    /// That of what lies in an archive, if one more may be opened.
    fn inner(&self) -> Option<Self> {
        (self.depth < DEEPEST).then(|| Self {
            left: Rc::clone(&self.left),
            depth: self.depth + 1,
        })
    }

    /// Reads all of an input that may have `largest` bytes.
    fn unpack(&self, reader: impl Read, largest: u64) -> Result<Vec<u8>, Notice> {
        let most = self.left.get().min(largest);
        let mut bytes = Vec::new();
        let read = reader.take(most + 1).read_to_end(&mut bytes);
        self.left
            .set(self.left.get().saturating_sub(bytes.len() as u64));
        if bytes.len() as u64 > most {
            return Err(if most == largest {
                Notice::TooLarge { limit: largest }
            } else {
                Notice::Overpacked
            });
        }
        read.map_err(|_: io::Error| Notice::Damaged { format: "" })?;
        Ok(bytes)
    }
}

/// Reads what is packed in `bytes` and hands its articles to `sink`.
pub(super) fn read(
    reading: Reading<'_>,
    format: Format,
    doc: &str,
    bytes: Vec<u8>,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some(room) = reading.room.inner() else {
        return sink(Imported::refused(doc.to_owned(), Notice::PackedTooDeeply));
    };
    let reading = Reading {
        room: &room,
        ..reading
    };
    let done = match format {
        Format::Gzip => unzipped(reading, doc, &bytes, sink),
        _ => entries(reading, doc, bytes, sink),
    };
    done.unwrap_or_else(|notice| {
        let notice = match notice {
            Notice::Damaged { .. } => Notice::Damaged {
                format: format.name(),
            },
            other => other,
        };
        sink(Imported::refused(doc.to_owned(), notice))
    })
}

/// Reads the one input that gzip packed (RFC 1952). Its name is that of the archive.
fn unzipped(
    reading: Reading<'_>,
    doc: &str,
    bytes: &[u8],
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Notice> {
    let largest = Format::Gzip.largest() as u64;
    let inner = reading.room.unpack(MultiGzDecoder::new(bytes), largest)?;
    let name = Path::new(doc).with_extension("");
    let format = Format::of(&name, &inner);
    Ok(super::read_within(reading, format, doc, inner, sink))
}

/// Reads the entries of a zip archive that may hold articles, in the order of their names,
/// as a folder is read.
fn entries(
    reading: Reading<'_>,
    doc: &str,
    bytes: Vec<u8>,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Notice> {
    const DAMAGED: Notice = Notice::Damaged { format: "" };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Notice::TooComplex);
    }
    let mut names = Vec::new();
    let mut promised = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|_| DAMAGED)?;
        promised = promised.saturating_add(entry.size());
        let name = cleaned(&name(entry.name_raw()));
        if entry.is_file() && !is_hidden(&name) && Format::may_be(Path::new(&name)) {
            names.push((name, at));
        }
    }
    if promised > reading.room.left.get() {
        return Err(Notice::Overpacked);
    }
    names.sort();
    let mut is_empty = true;
    for (name, at) in names {
        let doc = format!("{doc}/{name}");
        let unpacked = match archive.by_index(at) {
            Ok(entry) => {
                let largest = Format::Zip.largest() as u64;
                let size = entry.size();
                let unpacked = reading.room.unpack(entry, largest);
                unpacked.and_then(|bytes| match bytes.len() as u64 == size {
                    true => Ok(bytes),
                    false => Err(DAMAGED),
                })
            }
            Err(zip::result::ZipError::UnsupportedArchive(why))
                if why == zip::result::ZipError::PASSWORD_REQUIRED =>
            {
                Err(Notice::Encrypted)
            }
            Err(_) => Err(DAMAGED),
        };
        let told = match unpacked {
            Ok(bytes) => {
                let path = Path::new(&name);
                let format = Format::of(path, &bytes);
                if format == Format::Plain && Format::is_data(path) {
                    continue;
                }
                super::read_within(reading, format, &doc, bytes, sink)
            }
            Err(Notice::Damaged { .. }) => {
                let format = Format::Zip.name();
                sink(Imported::refused(doc, Notice::Damaged { format }))
            }
            Err(notice) => sink(Imported::refused(doc, notice)),
        };
        is_empty = false;
        if told.is_break() {
            return Ok(told);
        }
    }
    if is_empty {
        return Err(Notice::Empty);
    }
    Ok(ControlFlow::Continue(()))
}

/// The name of an entry, which is in UTF-8 or in the encoding of some Arabic Windows.
fn name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => WINDOWS_1256.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// The name as a path within the archive, whatever it climbs to.
fn cleaned(name: &str) -> String {
    let parts = name.split(['/', '\\']);
    let inside = parts.filter(|part| !matches!(*part, "" | "." | ".."));
    inside.collect::<Vec<_>>().join("/")
}

/// What Mac OS adds to archives, and what a folder hides too.
fn is_hidden(name: &str) -> bool {
    let mut parts = name.split('/');
    parts.any(|part| part.starts_with('.') || part == "__MACOSX")
}

#[cfg(test)]
mod tests;
