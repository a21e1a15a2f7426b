//! Formats: what an input is, told by its content first and its name second, and one
//! importer a file, each from bytes or decoded characters to articles.
//!
//! A text of one kind of its own (`plain`) is read as it is. What has markup becomes a
//! [`draft::Draft`], and that an article. An input that is not what it claims to be is
//! read as plain text, with a notice, if it is text at all.

mod charset;
mod csv;
mod cut;
pub mod detect;
pub mod draft;
mod epub;
mod feed;
mod html;
mod json;
mod lines;
mod markdown;
mod markup;
mod openiti;
mod opml;
pub mod outline;
mod packed;
pub mod plain;
mod records;
#[cfg(test)]
mod testing;
mod wrap;
mod xml;

use std::ops::ControlFlow;

pub use self::detect::Format;
use self::draft::Draft;
use self::packed::Room;
use super::decode::{Charset, Decoded, decode_as, decode_declared};
use super::imported::Imported;
use super::notice::Notice;

/// Takes the drafts of an input one after the other; an `Err` says why there is none
/// where one was to be.
type Drafts<'a> = &'a mut dyn FnMut(Result<Draft, Notice>) -> ControlFlow<()>;

/// An input is not of the format that it seemed to be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// Reads an input whole and hands its articles to `sink`, until there is no more or
/// `sink` breaks. `doc` names the input; the articles of a format that holds several are
/// `doc#1`, `doc#2` and so on.
///
/// `charset` is the encoding that it is in; `None` finds that out.
pub fn read(
    charset: Option<Charset>,
    format: Format,
    doc: &str,
    bytes: Vec<u8>,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let room = &Room::of(bytes.len());
    read_within(Reading { charset, room }, format, doc, bytes, sink)
}

/// How an input is read, and what it lies in.
#[derive(Clone, Copy, Debug)]
struct Reading<'a> {
    charset: Option<Charset>,
    room: &'a Room,
}

fn read_within(
    reading: Reading<'_>,
    format: Format,
    doc: &str,
    bytes: Vec<u8>,
    sink: &mut dyn FnMut(Imported) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if matches!(format, Format::Gzip | Format::Zip) {
        return packed::read(reading, format, doc, bytes, sink);
    }
    let refused = |notice| Imported::refused(doc.to_owned(), notice);
    if bytes.len() > format.largest() {
        let limit = format.largest() as u64;
        return sink(refused(Notice::TooLarge { limit }));
    }
    let mut numbered = Numbered {
        doc,
        count: format.holds_several().then_some(0),
        notices: Vec::new(),
        wish: ControlFlow::Continue(()),
        sink,
    };
    if format == Format::Epub {
        if let Err(notice) = epub::check(&bytes) {
            return sink(refused(notice));
        }
        let read = epub::read(bytes, &mut |draft| numbered.take(draft));
        return match read {
            Ok(()) if numbered.count == Some(0) => sink(refused(Notice::Empty)),
            Ok(()) => numbered.wish,
            Err(Broken) => sink(refused(Notice::Damaged {
                format: format.name(),
            })),
        };
    }
    let decoded = match reading.charset {
        Some(charset) => decode_as(&bytes, charset),
        None => {
            let declared = charset::declared(&bytes);
            decode_declared(bytes, declared)
        }
    };
    let text = match decoded {
        Decoded::Text { text, notices } => {
            numbered.notices = notices;
            text
        }
        Decoded::Binary => return sink(refused(Notice::Binary)),
    };
    let each = &mut |draft| numbered.take(draft);
    let read = match format {
        Format::Html => html::read(&text, each),
        Format::Markdown => markdown::read(&text, each),
        Format::Feed => feed::read(&text, each),
        Format::Opml => opml::read(&text, each),
        Format::Json => json::read(&text, each),
        Format::Csv => csv::read(&text, each),
        Format::OpenIti => openiti::read(&text, each),
        Format::Plain | Format::Epub | Format::Gzip | Format::Zip => Err(Broken),
    };
    match read {
        Ok(()) if numbered.count == Some(0) => sink(refused(Notice::NoItems)),
        Ok(()) => numbered.wish,
        Err(Broken) => {
            let mut notices = numbered.notices;
            if format != Format::Plain {
                let format = format.name();
                notices.push(Notice::ReadAsPlain { format });
            }
            sink(Imported::of(plain::read(doc.to_owned(), text, notices)))
        }
    }
}

/// Makes articles of drafts, and names them.
struct Numbered<'a> {
    doc: &'a str,
    /// How many there were, if they are numbered.
    count: Option<usize>,
    /// What there is to say of the input, and so of each.
    notices: Vec<Notice>,
    wish: ControlFlow<()>,
    sink: &'a mut dyn FnMut(Imported) -> ControlFlow<()>,
}

impl Numbered<'_> {
    fn take(&mut self, draft: Result<Draft, Notice>) -> ControlFlow<()> {
        let doc = match &mut self.count {
            Some(count) => {
                *count += 1;
                format!("{}#{count}", self.doc)
            }
            None => self.doc.to_owned(),
        };
        self.wish = (self.sink)(match draft {
            Ok(mut draft) => {
                draft.notices.splice(0..0, self.notices.iter().cloned());
                Imported::of(draft.finish(doc))
            }
            Err(notice) => Imported::refused(doc, notice),
        });
        self.wish
    }
}

#[cfg(test)]
mod tests;
