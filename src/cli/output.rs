//! What a command writes: laid out in visual order on a terminal, logical and
//! plain in a pipe. Never a control character of an article, never a switch
//! that stays behind.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::Range;

use serde::Serialize;

use super::Common;
pub(super) use super::form::Form;
use crate::config::strings::Language;
use crate::layout::{Cell, Line, Marks, snippet, steers};
use crate::library::export::json::write_line;
use crate::run::Role;
use crate::text::direction::Direction;

/// How far the line around a mention stands in, in cells.
const CONTEXT_MARGIN: u16 = 4;

/// Standard output, as a command should write to it.
pub(super) struct Output {
    writer: Box<dyn Write>,
    is_terminal: bool,
    /// Of the terminal.
    columns: Option<u16>,
    form: Form,
}

impl Output {
    pub(super) fn new(common: Common) -> Self {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let columns = if is_terminal {
            terminal_width(rustix::stdio::stdout())
        } else {
            None
        };
        Self {
            writer: Box::new(BufWriter::new(stdout.lock())),
            is_terminal,
            columns,
            form: Form::of(common, is_terminal, columns),
        }
    }

    /// Whether it is a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// The width of a line, in cells.
    pub(super) fn width(&self) -> u16 {
        self.form.width()
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// The vowel marks to be shown.
    pub(super) fn marks(&self) -> Marks {
        self.form.marks()
    }

    pub(super) fn set_width(&mut self, width: u16) {
        self.form.set_width(width, self.columns);
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
        let width = self.form.width();
        if !self.form.is_grid() {
            return None;
        }
        let margin = width.min(CONTEXT_MARGIN * 2) / 2;
        let options = self.form.options(width - margin);
        let mut line = snippet(text, range.clone(), direction, options);
        line.indent = margin;
        let is_meant = |cell: &Cell| cell.range.start < range.end && range.start < cell.range.end;
        let cells = line.cells.iter();
        let roles: Vec<_> = cells
            .map(|cell| is_meant(cell).then_some(Role::Mention))
            .collect();
        Some(self.form.row_in_parts(text, &line, direction, &roles))
    }

    /// Writes a record as one line of JSON, which shows no terminal anything but
    /// printable characters.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn record(&mut self, record: &impl Serialize) -> io::Result<()> {
        write_line(record, &mut self.writer)
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

/// The columns of a terminal that knows.
pub(super) fn terminal_width(stream: impl rustix::fd::AsFd) -> Option<u16> {
    rustix::termios::tcgetwinsize(stream)
        .ok()
        .map(|size| size.ws_col)
        .filter(|&width| width > 0)
}
