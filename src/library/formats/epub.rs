//! EPUB: a book, an article for each of its chapters in the order of its spine.
//!
//! Everything is looked up in the archive alone, and nothing is unpacked to a disk: a
//! path that climbs out of it names nothing. How much the archive unpacks to, and how
//! deep its parts lie in each other, is counted before anything is read.

use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use encoding_rs::UTF_8;
use rbook::Epub;
use zip::ZipArchive;

use super::draft::Draft;
use super::outline::Declared;
use super::{Broken, Drafts, markup, xml};
use crate::library::notice::Notice;
use crate::library::zones::on_one_line;

/// How much a book may unpack to, and a text in it, in bytes.
const LARGEST: u64 = 512 * 1024 * 1024;
const LARGEST_TEXT: u64 = 32 * 1024 * 1024;

/// How many files a book may have.
const MOST_FILES: usize = 20_000;

/// Hands over the chapters of a book that [`check`] has passed.
pub(super) fn read(bytes: Vec<u8>, each: Drafts<'_>) -> Result<(), Broken> {
    let mut options = Epub::options();
    let book = options.strict(false).read(Cursor::new(bytes));
    let book = book.map_err(|_| Broken)?;
    let (declared, names) = (declared(&book), names(&book));
    let mut open: Option<Draft> = None;
    let mut damaged = 0;
    for page in book.reader() {
        let Ok(page) = page else {
            damaged += 1;
            continue;
        };
        let entry = page.manifest_entry();
        if entry.properties().has_property("nav") {
            continue;
        }
        let name = names.get(entry.href().path().as_str());
        // A page without a name of its own goes on with the chapter before it.
        let goes_on = name.is_none() && !names.is_empty();
        let mut draft = match open.take() {
            Some(draft) if goes_on => draft,
            finished => {
                if let Some(finished) = finished
                    && each(Ok(finished)).is_break()
                {
                    return Ok(());
                }
                let mut draft = Draft::new();
                draft.declared = declared.clone();
                if let Some(name) = name {
                    draft.title(name);
                }
                draft
            }
        };
        damaged += usize::from(markup::write(&mut draft, page.content()).is_err());
        if draft.has_text() {
            open = Some(draft);
        }
    }
    if damaged > 0 {
        // Told with the last chapter: what is missing has no name of its own.
        let last = open.as_mut().ok_or(Broken)?;
        last.notices.push(Notice::DamagedParts { count: damaged });
    }
    if let Some(last) = open {
        each(Ok(last)).is_break();
    }
    Ok(())
}

/// What the book declares about itself, and so about each chapter.
fn declared(book: &Epub) -> Declared {
    let metadata = book.metadata();
    let creators: Vec<String> = metadata
        .creators()
        .map(|creator| on_one_line(creator.value()))
        .filter(|name| !name.is_empty())
        .collect();
    let title = metadata.title().map(|title| on_one_line(title.value()));
    Declared {
        author: (!creators.is_empty()).then(|| creators.join("، ")),
        source: title.filter(|title| !title.is_empty()),
        date: metadata
            .published_entry()
            .map(|date| date.value().to_owned()),
        ..Declared::default()
    }
}

/// The names that the contents give to pages, each by its first.
fn names(book: &Epub) -> HashMap<String, String> {
    let mut names = HashMap::new();
    let contents = book.toc().contents();
    for entry in contents.iter().flat_map(|contents| contents.flatten()) {
        let name = on_one_line(entry.label());
        if let Some(href) = entry.href().filter(|_| !name.is_empty()) {
            names.entry(href.path().as_str().to_owned()).or_insert(name);
        }
    }
    names
}

/// Whether a file is a recording or a picture, going by its name: these may be large.
fn is_medium(name: &str) -> bool {
    let ending = name
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    matches!(
        &*ending,
        "mp3" | "m4a" | "mp4" | "m4v" | "ogg" | "opus" | "wav" | "webm" | "jpg" | "jpeg" | "png"
    )
}

/// Whether the archive unpacks to what can be read safely.
///
/// # Errors
/// Why it does not.
pub(super) fn check(bytes: &[u8]) -> Result<(), Notice> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Err(Notice::Damaged { format: "EPUB" });
    };
    if archive.len() > MOST_FILES {
        return Err(Notice::TooComplex);
    }
    let mut total = 0;
    for at in 0..archive.len() {
        // What cannot be unpacked, the book will do without.
        let Ok(mut file) = archive.by_index(at) else {
            continue;
        };
        let mut beginning = Vec::new();
        // What comes before a fault counts too.
        let _ = file
            .by_ref()
            .take(LARGEST_TEXT + 1)
            .read_to_end(&mut beginning);
        total += beginning.len() as u64;
        if beginning.len() as u64 > LARGEST_TEXT {
            if !is_medium(file.name().as_deref().unwrap_or_default()) {
                let limit = LARGEST_TEXT;
                return Err(Notice::TooLarge { limit });
            }
            let mut rest = file.by_ref().take(LARGEST);
            total += io::copy(&mut rest, &mut io::sink()).unwrap_or(LARGEST);
        }
        if total > LARGEST {
            let limit = LARGEST;
            return Err(Notice::TooLarge { limit });
        }
        // Whatever it is called: the package names what is read as XML.
        xml::check(&UTF_8.decode(&beginning).0)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
