//! How rows are written to a stream: in cells or logical, how wide, with which marks
//! and digits, and in which looks. Makes text of lines and writes none of it.

use std::ops::Range;

use super::Common;
use crate::layout::{self, Digits, Line, Marks, Options};
use crate::run::{self, Colour, Inks, Lines, Render, RenderMode, Role, sent_row};
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction};

/// The width of a line where nothing says otherwise, in cells.
const USUAL_WIDTH: u16 = 80;

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
    /// `None`: all of it is plain.
    inks: Option<Inks>,
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
        // Who says all of it, leaves nothing to be found out.
        let is_said = common.render != Render::Auto
            && !common.is_render_general()
            && common.marks().is_some()
            && common.colour() == Colour::Never;
        let (theme, colour) = (common.theme(), common.colour());
        let lines = (is_terminal && !is_said)
            .then(|| run::to_terminal(common.wish(), common.memory(), theme, colour));
        let is_chosen = lines.is_some_and(|lines: Lines| lines.is_chosen);
        let ruins_marks = lines.is_some_and(|lines| lines.ruins_marks);
        let grid = match (is_terminal, lines) {
            (true, _) if common.are_lines_logical(is_chosen) => None,
            (true, Some(lines)) => Some(lines.mode),
            (false, _) if !common.is_render_forced() => None,
            _ => common.render.mode(),
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
            inks: match lines {
                Some(lines) => lines.inks,
                None => run::to_pipe(theme, common.colour_in_pipe()),
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
            inks: None,
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

    /// Makes lines so wide, on a terminal of so many columns if it is one.
    pub(super) fn set_width(&mut self, width: u16, columns: Option<u16>) {
        self.width = width;
        // None where it would make the terminal begin a new row.
        if columns.is_some_and(|columns| width >= columns) {
            self.margin = 0;
        }
    }

    /// The vowel marks to be shown.
    pub(super) fn marks(self) -> Marks {
        self.shapes.marks
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

    /// The same in the look of a role: all of it, so that no terminal that reorders is
    /// given two looks in one row.
    pub(super) fn row_as(self, role: Role, text: &str, line: &Line, lean: Direction) -> String {
        self.painted(role, self.row(text, line, lean))
    }

    fn painted(self, role: Role, row: String) -> String {
        match self.inks {
            Some(inks) => inks.paint(role, &row),
            None => row,
        }
    }

    /// A line as [`Form::row`], each cell in the look of its role, on terminals that
    /// leave cells where they are; on others all of it is plain.
    pub(super) fn row_in_parts(
        self,
        text: &str,
        line: &Line,
        lean: Direction,
        roles: &[Option<Role>],
    ) -> String {
        if self.inks.is_none() || self.grid != Some(RenderMode::Visual) {
            return self.row(text, line, lean);
        }
        let mut row = " ".repeat(usize::from(padding(line, lean, self.width)));
        let mut cells = line.cells.iter();
        for alike in roles.chunk_by(|one, other| one == other) {
            let part = cells.by_ref().take(alike.len());
            let part: String = part.map(|cell| cell.symbol.as_str()).collect();
            row += &match alike.first().copied().flatten() {
                Some(role) => self.painted(role, part),
                None => part,
            };
        }
        row.truncate(row.trim_end().len());
        row
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

/// The direction of a text that stands by itself.
pub(super) fn direction_of(text: &str) -> Direction {
    paragraph_direction(text, DirectionPolicy::Auto, Direction::LeftToRight)
}

/// A text in `direction` on one line, as it is.
pub(super) fn as_is(text: &str, direction: Direction) -> String {
    logical(text, 0..text.len(), direction, Shapes::default())
}
