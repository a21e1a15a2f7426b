//! Markdown (CommonMark): text in which nothing of an article means markup. Right to left
//! needs nothing added: who shows it goes by its letters.

use std::io::{self, Write};

use super::lists::{Lists, Step};
use super::piece::{Cell, Item, Kind, Piece, Span};
use super::pieces::pieces;
use super::signs::Sign;
use super::{Export, Finding, Words};
use crate::library::article::BlockKind;

/// A text that is being written.
pub(super) struct Text<W> {
    words: Words,
    to: W,
    has_begun: bool,
}

impl<W: Write> Text<W> {
    pub(super) fn begin(words: Words, to: W) -> Self {
        Self {
            words,
            to,
            has_begun: false,
        }
    }
}

impl<W: Write> Export for Text<W> {
    fn add(&mut self, finding: &Finding<'_>) -> io::Result<()> {
        if !std::mem::replace(&mut self.has_begun, true) {
            writeln!(self.to, "# {}", escaped(&self.words.heading))?;
        }
        let to = &mut self.to;
        let mut lists = Lists::default();
        let mut is_in_table = false;
        pieces(finding, &self.words, &mut |piece| {
            if !matches!(piece.kind, Kind::Item(_)) {
                lists = Lists::default();
            }
            let was_in_table = is_in_table;
            is_in_table = matches!(piece.kind, Kind::Cell(cell) if was_in_table || cell.is_last);
            match piece.kind {
                Kind::Item(taken) => item(taken, piece, &mut lists, to),
                Kind::Cell(one) => cell(one, !was_in_table, piece, to),
                _ => {
                    writeln!(to)?;
                    paragraph(piece, to)
                }
            }
        })
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.to.flush()
    }
}

/// Writes an item below those that it stands in.
fn item(item: Item, piece: &Piece<'_>, lists: &mut Lists, to: &mut impl Write) -> io::Result<()> {
    let is_first = lists.is_empty();
    let steps = lists.take(item);
    let begins = steps.iter().any(|step| matches!(step, Step::Begin(_)));
    let ends = steps.iter().any(|step| matches!(step, Step::End(_)));
    // The list after another one has the other kind of sign, or it would be the same list.
    let mark = |(sign, is_second)| match (sign, is_second) {
        (Sign::Bullet, false) => "- ".to_owned(),
        (Sign::Bullet, true) => "* ".to_owned(),
        (Sign::Number(number), false) => format!("{number}. "),
        (Sign::Number(number), true) => format!("{number}) "),
        (Sign::Own | Sign::None, _) => String::new(),
    };
    let open = lists.open().map(mark).collect::<Vec<_>>();
    let (own, around) = match (item.sign, open.split_last()) {
        (Sign::None, _) | (_, None) => ("", &open[..]),
        (_, Some((own, around))) => (own.as_str(), around),
    };
    let indent = " ".repeat(around.iter().map(String::len).sum());
    // Only a list that begins with 1 may begin right below a line.
    let may_follow = matches!(item.sign, Sign::Bullet | Sign::Number(1));
    if is_first || own.is_empty() || begins && (ends || !may_follow) {
        writeln!(to)?;
    }
    let written: String = piece.spans.iter().map(span).collect();
    let line = format!("{indent}{own}{}", unlike_a_sign(written.trim()));
    writeln!(to, "{}", line.trim_end())
}

/// Writes a cell, with what begins and ends its row. The first row is the head of the table,
/// as every table has one.
fn cell(cell: Cell, is_in_head: bool, piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    if is_in_head && cell.column == 0 {
        writeln!(to)?;
    }
    let written: String = piece.spans.iter().map(span).collect();
    write!(to, "| {} ", written.trim())?;
    if !cell.is_last {
        return Ok(());
    }
    if is_in_head {
        to.write_all("| ".repeat(cell.columns - cell.column - 1).as_bytes())?;
        write!(to, "|\n{}", "| --- ".repeat(cell.columns))?;
    }
    writeln!(to, "|")
}

fn paragraph(piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    let (first, later) = match piece.kind {
        Kind::Title => ("## ", ""),
        Kind::About | Kind::Citation | Kind::Item(_) | Kind::Cell(_) => ("", ""),
        Kind::Note | Kind::Passage => ("> ", "> "),
        Kind::Block(kind) => match kind {
            BlockKind::Heading(0..=2) => ("### ", ""),
            BlockKind::Heading(3) => ("#### ", ""),
            BlockKind::Heading(_) => ("##### ", ""),
            BlockKind::Quote => ("> ", "> "),
            BlockKind::Rule => return writeln!(to, "---"),
            BlockKind::Preformatted => return fenced(piece, to),
            BlockKind::Paragraph
            | BlockKind::ListItem
            | BlockKind::Verse
            | BlockKind::TableRow
            | BlockKind::ImageText => ("", ""),
        },
    };
    let written: String = piece.spans.iter().map(span).collect();
    let written = written.trim();
    let mut lines = written.split('\n').map(str::trim).peekable();
    let mut before = first;
    while let Some(line) = lines.next() {
        // A backslash at its end keeps a line break.
        let kept = if lines.peek().is_some() && !line.is_empty() {
            "\\"
        } else {
            ""
        };
        writeln!(to, "{before}{}{kept}", unlike_a_sign(line))?;
        before = later;
    }
    Ok(())
}

/// Preformatted text, between fences longer than any in it.
fn fenced(piece: &Piece<'_>, to: &mut impl Write) -> io::Result<()> {
    let text: String = piece.spans.iter().map(|span| &*span.text).collect();
    let longest = text.split(|c| c != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    writeln!(to, "{fence}\n{text}\n{fence}")
}

/// A part with its looks. Signs of emphasis count only beside words, so elements of HTML
/// stand where they would not.
fn span(span: &Span<'_>) -> String {
    let text = &*span.text;
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let start = text.len() - text.trim_start().len();
    let (before, after) = (&text[..start], &text[start + inner.len()..]);
    let mut written = escaped(inner);
    for (is_so, element) in [
        (span.is_struck, "del"),
        (span.is_emphasis, "em"),
        (span.is_strong, "strong"),
        (span.is_marked, "mark"),
    ] {
        if is_so {
            written = format!("<{element}>{written}</{element}>");
        }
    }
    if let Some(link) = span.link {
        written = format!("[{written}](<{link}>)");
    }
    format!("{before}{written}{after}")
}

/// Text in which no character means anything but itself, wherever in a line.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '!' | '$' => {
                written.push('\\');
                written.push(c);
            }
            '<' => written += "&lt;",
            '>' => written += "&gt;",
            '&' => written += "&amp;",
            c => written.push(c),
        }
    }
    written
}

/// A line whose beginning is no sign of a heading, a list or a rule.
fn unlike_a_sign(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits == 0 && line.starts_with(['#', '+', '-', '=', ':']) {
        format!("\\{line}")
    } else if digits > 0 && rest.starts_with(['.', ')']) {
        format!("{}\\{rest}", &line[..digits])
    } else {
        line.to_owned()
    }
}
