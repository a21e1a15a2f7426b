//! A page of HTML that needs nothing beside it: no script, no file from elsewhere, and a
//! policy that lets none in. Each paragraph says its own direction.

use std::io::{self, Write};

use super::lists::{Lists, Step};
use super::piece::{Cell, Kind, Piece, Span};
use super::pieces::pieces;
use super::signs::Sign;
use super::{Export, Finding, Words};
use crate::library::article::BlockKind;
use crate::text::direction::Direction;

const STYLE: &str = "body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.8;\
    font-family:'Noto Naskh Arabic','Amiri','Traditional Arabic',serif}\
    article{border-top:1px solid;margin-top:2em}\
    .about,.from{margin:.2em 0;font-size:.9em}\
    .note{border-inline-start:.3em solid;padding-inline-start:.7em}\
    mark{background:#ffe38a;color:#000}\
    .own{list-style:none}\
    table{border-collapse:collapse;margin:1em 0}\
    td{border:1px solid;padding:.2em .6em;vertical-align:top}\
    .verse,pre{white-space:pre-wrap}";

/// A page that is being written.
pub(super) struct Page<W> {
    words: Words,
    to: W,
}

impl<W: Write> Page<W> {
    /// # Errors
    /// When the head cannot be written.
    pub(super) fn begin(words: Words, mut to: W) -> io::Result<Self> {
        let direction = name(words.direction);
        let heading = escaped(&words.heading);
        write!(
            to,
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n\
             <meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n\
             <title>{heading}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{heading}</h1>\n",
            words.language
        )?;
        Ok(Self { words, to })
    }
}

impl<W: Write> Export for Page<W> {
    fn add(&mut self, finding: &Finding<'_>) -> io::Result<()> {
        let article = finding.article;
        let language = match article.direction {
            Direction::RightToLeft => "ar",
            // Any of many.
            Direction::LeftToRight => "und",
        };
        let direction = name(article.direction);
        writeln!(self.to, "<article lang=\"{language}\" dir=\"{direction}\">")?;
        let to = &mut self.to;
        let mut lists = Lists::default();
        let mut is_in_table = false;
        pieces(finding, &self.words, &mut |piece| {
            if is_in_table && !matches!(piece.kind, Kind::Cell(_)) {
                is_in_table = false;
                writeln!(to, "</table>")?;
            }
            match piece.kind {
                Kind::Item(item) => {
                    for step in lists.take(item) {
                        list(step, piece.direction, to)?;
                    }
                    match item.sign {
                        Sign::None => paragraph(piece, to),
                        // What ends it comes with what follows.
                        _ => spans(piece, to),
                    }
                }
                Kind::Cell(cell) => {
                    for step in lists.leave() {
                        list(step, piece.direction, to)?;
                    }
                    if !std::mem::replace(&mut is_in_table, true) {
                        writeln!(to, "<table>")?;
                    }
                    self::cell(cell, piece, to)
                }
                _ => {
                    for step in lists.leave() {
                        list(step, piece.direction, to)?;
                    }
                    paragraph(piece, to)
                }
            }
        })?;
        for step in lists.leave() {
            list(step, article.direction, to)?;
        }
        if is_in_table {
            writeln!(to, "</table>")?;
        }
        writeln!(self.to, "</article>")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        write!(self.to, "</body>\n</html>\n")?;
        self.to.flush()
    }
}

/// Writes what begins or ends a list or an item of it; `direction` is that of what begins.
fn list(step: Step, direction: Direction, to: &mut impl Write) -> io::Result<()> {
    let direction = name(direction);
    match step {
        Step::Begin(Sign::Number(_)) => writeln!(to, "<ol dir=\"{direction}\">"),
        Step::Begin(Sign::Bullet) => writeln!(to, "<ul dir=\"{direction}\">"),
        Step::Begin(_) => writeln!(to, "<ul dir=\"{direction}\" class=\"own\">"),
        Step::Item(Sign::Number(number)) => {
            write!(to, "<li dir=\"{direction}\" value=\"{number}\">")
        }
        Step::Item(_) => write!(to, "<li dir=\"{direction}\">"),
        Step::EndItem => writeln!(to, "</li>"),
        Step::End(Sign::Number(_)) => writeln!(to, "</ol>"),
        Step::End(_) => writeln!(to, "</ul>"),
    }
}

/// Writes a cell, with what begins and ends its row.
fn cell(cell: Cell, piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    if cell.column == 0 {
        to.write_all(b"<tr>")?;
    }
    write!(to, "<td dir=\"{}\">", name(piece.direction))?;
    spans(piece, to)?;
    to.write_all(b"</td>")?;
    if cell.is_last {
        writeln!(to, "</tr>")?;
    }
    Ok(())
}

fn paragraph(piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    let (element, class) = match piece.kind {
        Kind::Title => ("h2", ""),
        Kind::About => ("p", "about"),
        Kind::Citation => ("p", "from"),
        Kind::Note => ("p", "note"),
        Kind::Passage => ("blockquote", ""),
        Kind::Item(_) | Kind::Cell(_) => ("p", ""),
        Kind::Block(kind) => match kind {
            BlockKind::Heading(0..=2) => ("h3", ""),
            BlockKind::Heading(3) => ("h4", ""),
            BlockKind::Heading(4) => ("h5", ""),
            BlockKind::Heading(_) => ("h6", ""),
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow => ("p", ""),
            BlockKind::Quote => ("blockquote", ""),
            BlockKind::Verse => ("p", "verse"),
            BlockKind::Preformatted => ("pre", ""),
            BlockKind::ImageText => ("p", "image"),
            BlockKind::Rule => return writeln!(to, "<hr>"),
        },
    };
    write!(to, "<{element} dir=\"{}\"", name(piece.direction))?;
    if !class.is_empty() {
        write!(to, " class=\"{class}\"")?;
    }
    // The first line break of preformatted text would be dropped.
    to.write_all(if element == "pre" { b">\n" } else { b">" })?;
    spans(piece, to)?;
    writeln!(to, "</{element}>")
}

fn spans(piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    piece.spans.iter().try_for_each(|part| span(part, to))
}

fn span(span: &Span<'_>, to: &mut impl Write) -> io::Result<()> {
    let looks = [
        (span.is_marked, "mark"),
        (span.is_strong, "strong"),
        (span.is_emphasis, "em"),
        (span.is_struck, "del"),
    ];
    let looks: Vec<&str> = looks
        .iter()
        .filter(|look| look.0)
        .map(|look| look.1)
        .collect();
    if let Some(link) = span.link {
        write!(to, "<a href=\"{}\" rel=\"noreferrer\">", escaped(link))?;
    }
    for look in &looks {
        write!(to, "<{look}>")?;
    }
    to.write_all(escaped(&span.text).as_bytes())?;
    for look in looks.iter().rev() {
        write!(to, "</{look}>")?;
    }
    if span.link.is_some() {
        to.write_all(b"</a>")?;
    }
    Ok(())
}

fn name(direction: Direction) -> &'static str {
    match direction {
        Direction::RightToLeft => "rtl",
        Direction::LeftToRight => "ltr",
    }
}

/// A text in HTML or XML: what is markup there is escaped, what no such text may have is
/// left out.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => written += "&amp;",
            '<' => written += "&lt;",
            '>' => written += "&gt;",
            '"' => written += "&quot;",
            '\'' => written += "&#39;",
            '\u{FFFE}' | '\u{FFFF}' => {}
            '\n' | '\t' => written.push(c),
            c if c.is_control() => {}
            c => written.push(c),
        }
    }
    written
}
