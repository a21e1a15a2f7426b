//! A page of HTML that needs nothing beside it: no script, no file from elsewhere, and a
//! policy that lets none in. Each paragraph says its own direction.

use std::io::{self, Write};

use super::pieces::{Kind, Piece, Span, pieces};
use super::{Export, Finding, Words};
use crate::library::article::BlockKind;
use crate::text::direction::Direction;

const STYLE: &str = "body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.8;\
    font-family:'Noto Naskh Arabic','Amiri','Traditional Arabic',serif}\
    article{border-top:1px solid;margin-top:2em}\
    .about,.from{margin:.2em 0;font-size:.9em}\
    .note{border-inline-start:.3em solid;padding-inline-start:.7em}\
    mark{background:#ffe38a;color:#000}\
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
        let mut is_in_list = false;
        pieces(finding, &self.words, &mut |piece| {
            if is_in_list != piece.is_item() {
                is_in_list = piece.is_item();
                match is_in_list {
                    true => writeln!(to, "<ul dir=\"{}\">", name(piece.direction))?,
                    false => writeln!(to, "</ul>")?,
                }
            }
            paragraph(piece, to)
        })?;
        if is_in_list {
            writeln!(to, "</ul>")?;
        }
        writeln!(self.to, "</article>")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        write!(self.to, "</body>\n</html>\n")?;
        self.to.flush()
    }
}

fn paragraph(piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    let (element, class) = match piece.kind {
        Kind::Title => ("h2", ""),
        Kind::About => ("p", "about"),
        Kind::Citation => ("p", "from"),
        Kind::Note => ("p", "note"),
        Kind::Passage => ("blockquote", ""),
        Kind::Block(kind) => match kind {
            BlockKind::Heading(0..=2) => ("h3", ""),
            BlockKind::Heading(3) => ("h4", ""),
            BlockKind::Heading(4) => ("h5", ""),
            BlockKind::Heading(_) => ("h6", ""),
            BlockKind::Paragraph => ("p", ""),
            BlockKind::ListItem => ("li", ""),
            BlockKind::Quote => ("blockquote", ""),
            BlockKind::Verse => ("p", "verse"),
            BlockKind::Preformatted => ("pre", ""),
            BlockKind::TableRow => ("p", "row"),
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
    for part in &piece.spans {
        span(part, to)?;
    }
    writeln!(to, "</{element}>")
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
