//! Findings of articles taken away: what the person marked, noted and highlighted, mentions
//! in their sentences, or whole articles, as a page, a document, or records.
//!
//! Finding in, bytes out, one at a time: no format holds what it has written, so any number
//! of articles can be exported. Nothing of an article is markup or a command to whoever
//! opens the file: what steers (`text::clean`) is left out or escaped, what has a meaning in
//! a format is escaped. Opens no file and asks no store.

pub mod csv;
mod docx;
mod html;
pub mod json;
mod lists;
mod markdown;
mod parts;
mod piece;
mod pieces;
mod signs;
#[cfg(test)]
mod tests;

use std::io::{self, Seek, Write};
use std::ops::Range;
use std::path::Path;

use serde::Serialize;
use zip::ZipWriter;

use super::annotation::Annotation;
use super::article::{Article, Zone};
use super::citation::sentence_at;
use super::dates::DateStyle;
use super::mention::{Certainty, MentionKind};
use super::spot::block_at;
use super::state::State;
use crate::text::buffer::{boundary_after, boundary_before};
use crate::text::direction::Direction;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Html,
    Docx,
    Markdown,
    Csv,
    Jsonl,
}

impl Format {
    /// All of them, each with its name and the endings of its files.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 5] = [
        (Self::Html, "html", &["html", "htm"]),
        (Self::Docx, "docx", &["docx"]),
        (Self::Markdown, "markdown", &["md", "markdown"]),
        (Self::Csv, "csv", &["csv"]),
        (Self::Jsonl, "jsonl", &["jsonl", "ndjson"]),
    ];

    /// What the ending of a file's name says.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let mut all = Self::ALL.iter();
        let found = all.find(|(_, _, endings)| endings.contains(&&*ending));
        found.map(|(format, ..)| *format)
    }
}

/// What the program says in what it writes, in the language of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The tag of the language (BCP 47).
    pub language: &'static str,
    pub direction: Direction,
    /// The title of a page.
    pub heading: String,
    /// What stands before tags and notes, and says that an article is marked.
    pub tags: String,
    pub note: String,
    pub marked: String,
    /// What stands between tags.
    pub comma: String,
    /// How the day of an article is written; the calendar is its own.
    pub dates: DateStyle,
}

/// What is taken along of an article.
#[derive(Clone, Debug)]
pub struct Finding<'a> {
    pub article: &'a Article,
    pub state: &'a State,
    /// The file in which it was found.
    pub file: Option<&'a str>,
    /// Passages of its text, in their order.
    pub passages: Vec<Passage>,
    /// Whether all of its text is taken along.
    pub is_whole: bool,
}

/// A passage of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the text; `None` of one that is not written there any more.
    pub range: Option<Range<usize>>,
    pub quote: String,
    /// What the person wrote about it; empty for nothing.
    pub note: String,
    /// Who is mentioned there: an id and a name.
    pub actor: Option<(String, String)>,
    /// What else is known of the mention there.
    pub mention: Option<Mentioned>,
    /// Where it is from, if it says that by itself.
    pub citation: Option<String>,
    /// Which row of a list it was, from 1.
    pub row: Option<usize>,
}

/// A mention, under the names that records have for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mentioned {
    /// As it counts where forms are counted.
    pub form: String,
    pub kind: MentionKind,
    pub certainty: Certainty,
    pub zone: Zone,
}

/// The most bytes of a paragraph that stand on either side of a passage in a table.
const BESIDE: usize = 600;

impl Passage {
    /// One that the person marked.
    pub fn of(article: &Article, annotation: &Annotation) -> Self {
        Self {
            range: annotation.found(&article.text),
            quote: annotation.quote.clone(),
            note: annotation.note.clone(),
            mention: None,
            actor: None,
            citation: None,
            row: None,
        }
    }

    /// What stands before it in its paragraph, and behind it: whole words, as many as any
    /// screen shows.
    pub fn beside<'a>(&self, article: &'a Article) -> Option<[&'a str; 2]> {
        let Range { start, end } = self.range.clone()?;
        let block = block_at(article, start).map_or(start..end, |block| block.range.clone());
        let before = article.text.get(block.start..start)?;
        let behind = article.text.get(end..block.end.max(end))?;
        let cut = boundary_after(before, before.len().saturating_sub(BESIDE));
        let before = match before[cut..].split_once(char::is_whitespace) {
            Some((_, whole)) if cut > 0 => whole,
            _ => &before[cut..],
        };
        let cut = boundary_before(behind, BESIDE);
        let behind = match behind[..cut].rsplit_once(char::is_whitespace) {
            Some((whole, _)) if cut < behind.len() => whole,
            _ => &behind[..cut],
        };
        Some([before, behind])
    }

    /// The bytes of the sentences that it stands in.
    pub fn sentences(&self, article: &Article) -> Option<Range<usize>> {
        let range = self.range.clone()?;
        let first = sentence_at(article, range.start);
        let before_end = range.end.saturating_sub(1).max(range.start);
        let last = sentence_at(article, before_end);
        Some(first.start.min(range.start)..last.end.max(range.end))
    }
}

/// Takes findings in, one after the other.
pub trait Export {
    /// Writes a finding.
    ///
    /// # Errors
    /// When it cannot be written.
    fn add(&mut self, finding: &Finding<'_>) -> io::Result<()>;

    /// Writes what comes last. Without it the file is not whole.
    ///
    /// # Errors
    /// When it cannot be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Begins to write in a format into a file. In that one can go back, so that a document says
/// before each of its parts how long it is, as whoever is strict expects.
///
/// # Errors
/// When it cannot be written.
pub fn begin_in_file<'a>(
    format: Format,
    words: Words,
    file: impl Write + Seek + 'a,
) -> io::Result<Box<dyn Export + 'a>> {
    match format {
        Format::Docx => {
            let zip = ZipWriter::new(file);
            Ok(Box::new(docx::Document::begin(words, zip)?))
        }
        _ => begin(format, words, file),
    }
}

/// Begins to write in a format.
///
/// # Errors
/// When it cannot be written.
pub fn begin<'a>(
    format: Format,
    words: Words,
    to: impl Write + 'a,
) -> io::Result<Box<dyn Export + 'a>> {
    Ok(match format {
        Format::Html => Box::new(html::Page::begin(words, to)?),
        Format::Docx => {
            let zip = ZipWriter::new_stream(to);
            Box::new(docx::Document::begin(words, zip)?)
        }
        Format::Markdown => Box::new(markdown::Text::begin(words, to)),
        Format::Csv => Box::new(csv::Table::begin(to)?),
        Format::Jsonl => Box::new(json::Lines::begin(to)),
    })
}
