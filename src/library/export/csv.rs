//! Findings as rows for spreadsheets (RFC 4180): UTF-8 with a byte order mark, a row a
//! passage, and one for an article without any. Where passages were rows of a list they stand
//! in its order, and `row` says their places in it. `start` and `end` count code points of the
//! article's text, from 0, end exclusive.
//!
//! What begins like a formula (`=`, `+`, `-`, `@`) would be computed by a spreadsheet: an
//! apostrophe before it makes it text, as it does where one types it. Who wants each
//! character as it is takes JSON Lines. The text of whole articles is a cell too, as long
//! as it is, though some spreadsheets cut a cell after 32,767 characters.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Export, Finding, Passage};
use crate::text::clean::{lines, one_line};
use crate::text::code_points::CodePoints;

const COLUMNS: [&str; 21] = [
    "title",
    "source",
    "author",
    "date",
    "date_written",
    "link",
    "file",
    "marked",
    "tags",
    "note",
    "row",
    "before",
    "quote",
    "after",
    "start",
    "end",
    "sentence",
    "quote_note",
    "actor",
    "citation",
    "text",
];

/// What follows them: the fields of the record of a mention.
const OF_MENTION: [&str; 4] = ["form", "kind", "certainty", "zone"];

/// A table that is being written.
pub(super) struct Table<W: Write> {
    to: ::csv::Writer<W>,
}

impl<W: Write> Table<W> {
    /// # Errors
    /// When the names of the columns cannot be written.
    pub(super) fn begin(mut to: W) -> io::Result<Self> {
        to.write_all("\u{FEFF}".as_bytes())?;
        let mut to = ::csv::WriterBuilder::new()
            .terminator(::csv::Terminator::CRLF)
            .from_writer(to);
        to.write_record(COLUMNS.iter().chain(&OF_MENTION))?;
        Ok(Self { to })
    }

    fn row(
        &mut self,
        finding: &Finding<'_>,
        passage: Option<&Passage>,
        points: &mut CodePoints<'_>,
    ) -> io::Result<()> {
        let (article, state) = (finding.article, finding.state);
        let line = |text: Option<&str>| text.map(one_line).unwrap_or_default();
        let date = article.date.as_ref();
        let sentence = passage.and_then(|passage| passage.sentences(article));
        let sentence = sentence.and_then(|range| article.text.get(range));
        let text = match finding.is_whole {
            true => lines(&article.text).collect::<Vec<_>>().join("\n"),
            false => String::new(),
        };
        let actor = passage.and_then(|passage| passage.actor.as_ref());
        let number = |number: Option<usize>| number.map(|one| one.to_string()).unwrap_or_default();
        let beside = passage.and_then(|passage| passage.beside(article));
        let [before, after] = beside.map_or([None; 2], |beside| beside.map(Some));
        let range = passage.and_then(|passage| passage.range.as_ref());
        let cells = [
            one_line(&article.title),
            line(article.source.as_deref()),
            line(article.author.as_deref()),
            date.map(|date| date.in_iso_8601()).unwrap_or_default(),
            line(date.map(|date| &*date.written)),
            line(article.link.as_deref()),
            line(finding.file),
            state.marked.to_string(),
            one_line(&state.tags.join(", ")),
            one_line(&state.note),
            number(passage.and_then(|passage| passage.row)),
            line(before),
            line(passage.map(|passage| &*passage.quote)),
            line(after),
            number(range.map(|range| points.before(range.start))),
            number(range.map(|range| points.before(range.end))),
            line(sentence),
            line(passage.map(|passage| &*passage.note)),
            actor.map(|(id, _)| id.clone()).unwrap_or_default(),
            line(passage.and_then(|passage| passage.citation.as_deref())),
            text,
        ];
        let mention = passage.and_then(|passage| passage.mention.as_ref());
        let of_mention = mention.map_or_else(Default::default, |mention| {
            let (kind, certainty, zone) = (mention.kind, mention.certainty, mention.zone);
            let named = [kind.to_string(), certainty.to_string(), zone.to_string()];
            let [kind, certainty, zone] = named;
            [one_line(&mention.form), kind, certainty, zone]
        });
        let cells = cells.iter().chain(&of_mention);
        let guarded = cells.map(|cell| guarded(cell));
        self.to
            .write_record(guarded.map(|cell| cell.into_owned().into_bytes()))?;
        Ok(())
    }
}

impl<W: Write> Export for Table<W> {
    fn add(&mut self, finding: &Finding<'_>) -> io::Result<()> {
        let points = &mut CodePoints::of(&finding.article.text);
        if finding.passages.is_empty() || finding.is_whole {
            self.row(finding, None, points)?;
        }
        let mut passages = finding.passages.iter();
        // The text once is enough.
        let alone = Finding {
            is_whole: false,
            ..finding.clone()
        };
        passages.try_for_each(|passage| self.row(&alone, Some(passage), points))
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.to.flush()
    }
}

/// Text that no spreadsheet computes. A sign alone is no formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let computes =
        text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.chars().nth(1).is_some();
    if computes {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
