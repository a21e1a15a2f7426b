//! The line over each of several articles: a rule with the name of the input. As
//! wide as the page where rows are written as they are seen; in a pipe four
//! strokes and the `doc` of records. It is for people: an article may hold such a line
//! itself. A program prints one article at a time, or takes records.

use std::io;

use crate::app::notices::input;
use crate::cli::output::{Output, blanks, repeated, side_of};
use crate::cli::path;
use crate::config::strings::Strings;
use crate::layout::Line;
use crate::run::Role;
use crate::text::direction::Direction;

const STROKE: &str = "─";
/// Strokes before the name.
const BEFORE: u16 = 4;

/// Writes the heading of the input `doc`, and a blank line.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(output: &mut Output, strings: &Strings, doc: &str) -> io::Result<()> {
    let form = output.form();
    if !form.is_grid() {
        let strokes = STROKE.repeat(usize::from(BEFORE));
        output.raw(&format!("{strokes} {}\n\n", form.logical(doc)))?;
        return Ok(());
    }
    let direction = side_of(strings.language());
    // Two blanks, and a stroke after the name.
    let room = form.width().saturating_sub(BEFORE + 3).max(1);
    let name = path::cut(&input(strings, doc), room, form);
    let rest = form.width().saturating_sub(BEFORE + 2 + name.width());
    let (left, right) = match direction {
        Direction::LeftToRight => (BEFORE, rest),
        Direction::RightToLeft => (rest, BEFORE),
    };
    let mut cells: Vec<_> = repeated(STROKE, left).collect();
    cells.extend(blanks(1));
    cells.extend(name.cells);
    cells.extend(blanks(1));
    cells.extend(repeated(STROKE, right));
    let line = Line {
        range: 0..0,
        cells,
        direction,
        indent: 0,
    };
    output.raw(&form.row_as(Role::Dim, "", &line, direction))?;
    output.raw("\n\n")
}
