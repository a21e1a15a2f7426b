//! What a command writes: laid out in visual order on a terminal, logical and
//! plain in a pipe. Never a control character of an article, never a switch
//! that stays behind.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::Range;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::Common;
use crate::config::strings::Language;
use crate::layout::{self, Cell, Digits, Line, Marks, Options, snippet, steers};
use crate::run::{self, Render, RenderMode, sent_row};
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction};

/// The width of a line where nothing says otherwise, in cells.
const USUAL_WIDTH: u16 = 80;

/// How far the line around a mention stands in, in cells.
const CONTEXT_MARGIN: u16 = 4;

/// Standard output, as a command should write to it.
pub(super) struct Output {
    writer: Box<dyn Write>,
    /// Of the terminal.
    columns: Option<u16>,
    form: Form,
}

/// How rows are written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// `None`: logical.
    grid: Option<RenderMode>,
    /// Of a line, in cells.
    width: u16,
    /// Blank cells before each line.
    margin: u16,
    shapes: Shapes,
}

/// Which marks and digits are shown; in a pipe too, since the person asked.
#[derive(Clone, Copy, Default)]
struct Shapes {
    marks: Marks,
    digits: Digits,
}

impl Form {
    /// How rows are written to a stream, a terminal of so many columns if it is one.
    pub(super) fn of(common: Common, is_terminal: bool, columns: Option<u16>) -> Self {
        // Who says both, leaves nothing to be found out.
        let is_said = common.render != Render::Auto && common.marks().is_some();
        let (suits, ruins_marks) = if is_terminal && !is_said {
            run::of_lines(common.memory())
        } else {
            Default::default()
        };
        let grid = match common.render {
            Render::Auto => is_terminal.then_some(suits),
            asked_for if is_terminal || common.render_forced => asked_for.mode(),
            _ => None,
        };
        let margin = u16::from(grid == Some(RenderMode::Implicit));
        let suiting = if ruins_marks {
            Marks::Strip
        } else {
            Marks::Keep
        };
        Self {
            grid,
            width: columns.map_or(USUAL_WIDTH, |columns| columns.saturating_sub(margin).max(1)),
            margin,
            shapes: Shapes {
                marks: common.marks().unwrap_or(suiting),
                digits: common.digits(),
            },
        }
    }

    /// Rows as they are seen, for tests.
    #[cfg(test)]
    pub(super) fn visual_of_width(width: u16) -> Self {
        Self {
            grid: Some(RenderMode::Visual),
            width,
            margin: 0,
            shapes: Shapes::default(),
        }
    }

    /// Whether rows are laid out in cells, and not logical.
    pub(super) fn is_grid(self) -> bool {
        self.grid.is_some()
    }

    /// The width of a line, in cells.
    pub(super) fn width(self) -> u16 {
        self.width
    }

    /// What layout is asked for, in lines of `width` cells.
    pub(super) fn options(self, width: u16) -> Options {
        Options {
            marks: self.shapes.marks,
            digits: self.shapes.digits,
            ..Options::of_width(width)
        }
    }

    /// A text on one line for a pipe.
    pub(super) fn logical(self, text: &str) -> String {
        logical(text, 0..text.len(), direction_of(text), self.shapes)
    }

    /// A line of `text` as it was laid out, leaning on the side of `lean`.
    pub(super) fn row(self, text: &str, line: &Line, lean: Direction) -> String {
        match self.grid {
            Some(RenderMode::Visual) => visual(line, lean, self.width),
            Some(mode) => reordered(line, lean, self, mode),
            None => logical(text, line.range.clone(), line.direction, self.shapes),
        }
    }
}

impl Output {
    pub(super) fn new(common: Common) -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        let columns = if terminal {
            terminal_width(rustix::stdio::stdout())
        } else {
            None
        };
        Self {
            writer: Box::new(BufWriter::new(stdout.lock())),
            columns,
            form: Form::of(common, terminal, columns),
        }
    }

    /// The width of a line, in cells.
    pub(super) fn width(&self) -> u16 {
        self.form.width
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// The vowel marks to be shown.
    pub(super) fn marks(&self) -> Marks {
        self.form.shapes.marks
    }

    pub(super) fn set_width(&mut self, width: u16) {
        self.form.width = width;
        // None where it would make the terminal begin a new row.
        if self.columns.is_some_and(|columns| width >= columns) {
            self.form.margin = 0;
        }
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

    /// What stands around a range of `text`, as a row under the one that says what
    /// is there; only where rows are laid out in cells.
    pub(super) fn context(
        &self,
        text: &str,
        range: Range<usize>,
        direction: Direction,
    ) -> Option<String> {
        let Form { grid, width, .. } = self.form;
        grid?;
        let margin = width.min(CONTEXT_MARGIN * 2) / 2;
        let options = self.form.options(width - margin);
        let mut line = snippet(text, range, direction, options);
        line.indent = margin;
        Some(self.form.row(text, &line, direction))
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

/// The direction of what is written in `language`.
pub(super) fn side_of(language: Language) -> Direction {
    match language {
        Language::Arabic => Direction::RightToLeft,
        Language::English => Direction::LeftToRight,
    }
}

/// So many blank cells.
pub(super) fn blanks(count: u16) -> impl Iterator<Item = Cell> {
    repeated(" ", count)
}

/// A cell that shows no text, so many times.
pub(super) fn repeated(symbol: &str, count: u16) -> impl Iterator<Item = Cell> {
    let cell = Cell {
        symbol: symbol.into(),
        width: 1,
        range: 0..0,
    };
    std::iter::repeat_n(cell, usize::from(count))
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

/// The direction that a text has by itself.
pub(super) fn direction_of(text: &str) -> Direction {
    paragraph_direction(text, DirectionPolicy::Auto, Direction::LeftToRight)
}

/// The cells of a line from left to right, padded on the left if it leans right.
fn visual(line: &Line, lean: Direction, width: u16) -> String {
    let mut row = " ".repeat(usize::from(padding(line, lean, width)));
    row.extend(line.cells.iter().map(|cell| cell.symbol.as_str()));
    row.truncate(row.trim_end().len());
    row
}

/// The same for a terminal that reorders. A blank before all of it leaves room
/// for what tells such a terminal the direction of the row.
fn reordered(line: &Line, lean: Direction, form: Form, mode: RenderMode) -> String {
    let padding = usize::from(form.margin) + usize::from(padding(line, lean, form.width));
    let blanks = std::iter::repeat_n(" ", padding);
    let cells = line.cells.iter().flat_map(|cell| {
        // One symbol a column.
        let covered = (1..cell.width).map(|_| " ");
        std::iter::once(cell.symbol.as_str()).chain(covered)
    });
    let mut row = sent_row(blanks.chain(cells), mode);
    row.truncate(row.trim_end().len());
    row
}

/// Blanks before the cells of a line, in columns.
fn padding(line: &Line, lean: Direction, width: u16) -> u16 {
    match lean {
        Direction::RightToLeft => width.saturating_sub(line.width() + line.indent),
        Direction::LeftToRight => line.indent,
    }
}

/// A part of a logical text on one line, without blanks at its end.
fn logical(text: &str, part: Range<usize>, direction: Direction, shapes: Shapes) -> String {
    let mut row = layout::logical(text, part, direction, shapes.marks, shapes.digits);
    row.truncate(row.trim_end().len());
    row
}

/// The columns of a terminal that knows.
pub(super) fn terminal_width(stream: impl rustix::fd::AsFd) -> Option<u16> {
    rustix::termios::tcgetwinsize(stream)
        .ok()
        .map(|size| size.ws_col)
        .filter(|&width| width > 0)
}
