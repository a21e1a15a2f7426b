//! Findings as JSON Lines, an article an object, with the characters as they are written;
//! what steers stands there as an escape (RFC 8259, section 7), so that no line shows a
//! terminal anything but printable characters. Offsets are code points of the article's
//! text, from 0, end exclusive.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::{Export, Finding, Mentioned};
use crate::library::article::{Article, BlockKind, Zone};
use crate::text::clean::steers;
use crate::text::code_points::CodePoints;

/// Lines that are being written.
pub(super) struct Lines<W> {
    to: W,
}

impl<W: Write> Lines<W> {
    pub(super) fn begin(to: W) -> Self {
        Self { to }
    }
}

#[derive(Serialize)]
struct Record<'a> {
    id: String,
    doc: &'a str,
    title: &'a str,
    source: Option<&'a str>,
    author: Option<&'a str>,
    date: Option<String>,
    date_written: Option<&'a str>,
    link: Option<&'a str>,
    file: Option<&'a str>,
    marked: bool,
    tags: &'a [String],
    note: &'a str,
    passages: Vec<Told<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<Part>,
}

#[derive(Serialize)]
struct Told<'a> {
    /// Of a row of a list: its place there, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    /// `None` of a passage that is not written there any more.
    start: Option<usize>,
    end: Option<usize>,
    quote: &'a str,
    sentence: Option<&'a str>,
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(flatten)]
    mention: Option<&'a Mentioned>,
    #[serde(skip_serializing_if = "Option::is_none")]
    citation: Option<&'a str>,
}

/// A part of the structure of a whole text.
#[derive(Serialize)]
struct Part {
    start: usize,
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    zone: Zone,
}

impl<W: Write> Export for Lines<W> {
    fn add(&mut self, finding: &Finding<'_>) -> io::Result<()> {
        let (article, state) = (finding.article, finding.state);
        let mut points = CodePoints::of(&article.text);
        let passages = finding.passages.iter().map(|passage| {
            let range = passage.range.clone();
            let sentence = passage.sentences(article);
            let actor = passage.actor.as_ref();
            Told {
                row: passage.row,
                start: range.as_ref().map(|range| points.before(range.start)),
                end: range.as_ref().map(|range| points.before(range.end)),
                quote: &passage.quote,
                sentence: sentence.and_then(|range| article.text.get(range)),
                note: &passage.note,
                actor: actor.map(|(id, _)| &**id),
                name: actor.map(|(_, name)| &**name),
                mention: passage.mention.as_ref(),
                citation: passage.citation.as_deref(),
            }
        });
        let date = article.date.as_ref();
        let record = Record {
            id: article.id.to_string(),
            doc: &article.doc,
            title: &article.title,
            source: article.source.as_deref(),
            author: article.author.as_deref(),
            date: date.map(|date| date.in_iso_8601()),
            date_written: date.map(|date| &*date.written),
            link: article.link.as_deref(),
            file: finding.file,
            marked: state.marked,
            tags: &state.tags,
            note: &state.note,
            passages: passages.collect(),
            text: finding.is_whole.then_some(&*article.text),
            blocks: match finding.is_whole {
                true => parts(article),
                false => Vec::new(),
            },
        };
        write_line(&record, &mut self.to)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.to.flush()
    }
}

fn parts(article: &Article) -> Vec<Part> {
    let mut points = CodePoints::of(&article.text);
    let part = |block: &crate::library::article::Block| Part {
        start: points.before(block.range.start),
        end: points.before(block.range.end),
        kind: match block.kind {
            BlockKind::Heading(_) => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListItem => "list-item",
            BlockKind::Quote => "quote",
            BlockKind::Verse => "verse",
            BlockKind::Preformatted => "preformatted",
            BlockKind::TableRow => "table-row",
            BlockKind::Rule => "rule",
            BlockKind::ImageText => "image-text",
        },
        level: match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        },
        zone: block.zone,
    };
    article.blocks.iter().map(part).collect()
}

/// Writes a record as one line of JSON.
///
/// # Errors
/// When it cannot be written.
pub fn write_line(record: &impl Serialize, mut to: &mut dyn Write) -> io::Result<()> {
    record.serialize(&mut Serializer::with_formatter(&mut to, Escaping))?;
    to.write_all(b"\n")
}

/// JSON with an escape for each character that steers. `serde_json` by itself escapes only
/// those below U+0020.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut written = 0;
        for (at, c) in fragment.char_indices().filter(|&(_, c)| steers(c)) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}
