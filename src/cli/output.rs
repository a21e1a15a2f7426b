//! What a command writes: laid out in visual order on a terminal, logical and
//! plain in a pipe. Never a control character of an article, never a switch
//! that stays behind.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::Range;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::Common;
use crate::layout::{self, Digits, Line, Marks, Options, Paragraph, reflow, snippet, steers};
use crate::run::Render;
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction};

/// The width of a line where nothing says otherwise, in cells.
const USUAL_WIDTH: u16 = 80;

/// How far the line around a mention stands in, in cells.
const CONTEXT_MARGIN: u16 = 4;

/// Standard output, as a command should write to it.
pub(super) struct Output {
    writer: Box<dyn Write>,
    form: Form,
}

/// How rows are written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    visual: bool,
    /// Of a line, in cells.
    width: u16,
    shapes: Shapes,
}

/// Which marks and digits are shown; in a pipe too, since the person asked.
#[derive(Clone, Copy, Default)]
struct Shapes {
    marks: Marks,
    digits: Digits,
}

impl Form {
    /// A line of `text` as it was laid out, leaning on the side of `lean`.
    pub(super) fn row(self, text: &str, line: &Line, lean: Direction) -> String {
        if self.visual {
            visual(line, lean, self.width)
        } else {
            logical(text, line.range.clone(), line.direction, self.shapes)
        }
    }
}

impl Output {
    pub(super) fn new(common: Common) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let visual = match common.render(&[Render::Auto, Render::Visual, Render::Logical]) {
            Render::Visual => true,
            Render::Logical => false,
            _ => terminal,
        };
        let width = if terminal {
            terminal_width(rustix::stdio::stdout())
        } else {
            None
        };
        Self {
            writer: Box::new(BufWriter::new(stdout.lock())),
            form: Form {
                visual,
                width: width.unwrap_or(USUAL_WIDTH),
                shapes: Shapes {
                    marks: common.marks(),
                    digits: common.digits(),
                },
            },
        }
    }

    /// The width of a line, in cells.
    pub(super) fn width(&self) -> u16 {
        self.form.width
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }

    pub(super) fn set_width(&mut self, width: u16) {
        self.form.width = width;
    }

    /// Writes a line of `text` as it was laid out, leaning on the side of `lean`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn laid_out(&mut self, text: &str, line: &Line, lean: Direction) -> io::Result<()> {
        let row = self.form.row(text, line, lean);
        self.raw(&row)?;
        self.raw("\n")
    }

    /// Writes a line that says something: wrapped on a terminal, as it is in a pipe.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        let Form {
            visual,
            width,
            shapes,
        } = self.form;
        if !visual {
            let row = logical(text, 0..text.len(), direction_of(text), shapes);
            self.raw(&row)?;
            return self.raw("\n");
        }
        for line in said(text, width, shapes) {
            self.laid_out(text, &line, line.direction)?;
        }
        Ok(())
    }

    /// Writes what stands around a range of `text`, on a terminal only: a line of
    /// its own under the one that says what is there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn context(
        &mut self,
        text: &str,
        range: Range<usize>,
        direction: Direction,
    ) -> io::Result<()> {
        let Form {
            visual,
            width,
            shapes,
        } = self.form;
        if !visual {
            return Ok(());
        }
        let margin = width.min(CONTEXT_MARGIN * 2) / 2;
        let options = Options {
            marks: shapes.marks,
            digits: shapes.digits,
            ..Options::of_width(width - margin)
        };
        let mut line = snippet(text, range, direction, options);
        line.indent = margin;
        self.laid_out(text, &line, direction)
    }

    /// Writes a record as one line of JSON, which shows no terminal anything but
    /// printable characters.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn record(&mut self, record: &impl Serialize) -> io::Result<()> {
        record.serialize(&mut Serializer::with_formatter(&mut self.writer, Escaping))?;
        self.raw("\n")
    }

    /// Writes characters as they are.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(super) fn raw(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_all(text.as_bytes())
    }

    /// Writes what is held back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Writes a line to standard error, laid out if that is a terminal.
pub(super) fn complain(message: &str) {
    let mut stderr = io::stderr().lock();
    // There is nowhere left to complain of a failure here.
    let _ = if stderr.is_terminal() {
        let width = terminal_width(rustix::stdio::stderr()).unwrap_or(USUAL_WIDTH);
        said(message, width, Shapes::default())
            .iter()
            .try_for_each(|line| writeln!(stderr, "{}", visual(line, line.direction, width)))
    } else {
        let all = 0..message.len();
        let row = logical(message, all, Direction::LeftToRight, Shapes::default());
        writeln!(stderr, "{row}")
    };
}

/// Text without what must not reach a terminal, but with its lines and tabs.
pub(super) fn harmless(text: &str) -> String {
    text.chars()
        .filter(|&c| matches!(c, '\n' | '\t') || !steers(c))
        .collect()
}

/// JSON with an escape (RFC 8259, section 7) for each character that steers.
/// `serde_json` by itself escapes only those below U+0020.
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

fn direction_of(text: &str) -> Direction {
    paragraph_direction(text, DirectionPolicy::Auto, Direction::LeftToRight)
}

fn said(text: &str, width: u16, shapes: Shapes) -> Vec<Line> {
    let direction = direction_of(text);
    let whole = Paragraph {
        keep_breaks: true,
        ..Paragraph::of(0..text.len(), direction)
    };
    reflow(
        text,
        &whole,
        Options {
            marks: shapes.marks,
            digits: shapes.digits,
            ..Options::of_width(width)
        },
    )
}

/// The cells of a line from left to right, padded on the left if it leans right.
fn visual(line: &Line, lean: Direction, width: u16) -> String {
    let padding = match lean {
        Direction::RightToLeft => width.saturating_sub(line.width() + line.indent),
        Direction::LeftToRight => line.indent,
    };
    let mut row = " ".repeat(usize::from(padding));
    row.extend(line.cells.iter().map(|cell| cell.symbol.as_str()));
    row.truncate(row.trim_end().len());
    row
}

/// A part of a logical text on one line, without blanks at its end.
fn logical(text: &str, part: Range<usize>, direction: Direction, shapes: Shapes) -> String {
    let mut row = layout::logical(text, part, direction, shapes.marks, shapes.digits);
    row.truncate(row.trim_end().len());
    row
}

fn terminal_width(stream: impl rustix::fd::AsFd) -> Option<u16> {
    rustix::termios::tcgetwinsize(stream)
        .ok()
        .map(|size| size.ws_col)
        .filter(|&width| width > 0)
}
