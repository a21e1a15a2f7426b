//! Records as a table. On a terminal its columns are aligned in cells and each
//! field is isolated (UAX #9): none turns another, so that paths, dates and
//! numbers stay whole. It begins at the left, or, where the interface speaks
//! Arabic, at the right, mirrored as a whole. In a pipe: the fields of a record
//! with tabs between them, all of them, also empty ones.
//!
//! Where there is little room the widest text is cut first, then the folders of a
//! path, never numbers and names; if that is not enough, the first field stands above
//! the columns of the others; at last fields stand below each other.

use std::io;

use super::output::{Form, Output, blanks};
use super::path;
use crate::app::headline;
use crate::layout::{Line, label};
use crate::run::Role;
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction};

/// Blank columns between two fields.
const GAP: u16 = 2;
/// How far the other fields stand in where they stand below the first.
const INDENT: u16 = 2;
/// A text is not cut below this width while there are folders to cut.
const TELLING: u16 = 32;
/// No text is cut below this width.
const LEAST: u16 = 8;

/// Records that are held back, at most, to be aligned with each other.
const MOST_ROWS: usize = 4096;

/// What the fields of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Aligned at its units.
    Number,
    /// A name or a date: never cut.
    Name,
    /// May be cut at its end.
    Text,
    /// May be cut at its start: its end tells more.
    Path,
}

impl Kind {
    /// Where something is stands back, so that one sees what it is.
    fn role(self) -> Option<Role> {
        match self {
            Self::Number | Self::Path => Some(Role::Dim),
            Self::Name | Self::Text => None,
        }
    }
}

/// Records that are written together.
pub(super) struct Table {
    kinds: &'static [Kind],
    direction: Direction,
    rows: Vec<Row>,
    /// The widest of each column so far, in cells. They are kept from one writing
    /// to the next, so that what follows is aligned with what was.
    widths: Vec<u16>,
}

struct Row {
    fields: Vec<String>,
    below: Option<String>,
}

impl Table {
    pub(super) fn new(kinds: &'static [Kind], direction: Direction) -> Self {
        Self {
            kinds,
            direction,
            rows: Vec::new(),
            widths: vec![0; kinds.len()],
        }
    }

    /// Adds a record, a field for each column, and what stands under it on a
    /// terminal. Of very many records some are written meanwhile.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(super) fn add(
        &mut self,
        fields: Vec<String>,
        below: Option<String>,
        output: &mut Output,
    ) -> io::Result<()> {
        debug_assert_eq!(fields.len(), self.kinds.len());
        self.rows.push(Row { fields, below });
        if self.rows.len() < MOST_ROWS {
            return Ok(());
        }
        self.write(output)
    }

    /// Writes the records added since the last time.
    ///
    /// # Errors
    /// When they cannot be written.
    pub(super) fn write(&mut self, output: &mut Output) -> io::Result<()> {
        let form = output.form();
        let rows = std::mem::take(&mut self.rows);
        if !form.is_grid() {
            return rows.iter().try_for_each(|row| {
                let fields: Vec<_> = row.fields.iter().map(|field| form.logical(field)).collect();
                output.raw(&fields.join("\t"))?;
                output.raw("\n")
            });
        }
        for row in &rows {
            for ((field, &kind), width) in row.fields.iter().zip(self.kinds).zip(&mut self.widths) {
                *width = (*width).max(whole(field, kind, form).width());
            }
        }
        let names = rows.iter().map(|row| self.name_widths(row, form));
        let names = names.fold(vec![0; self.kinds.len()], |widest, row| {
            widest.into_iter().zip(row).map(|(a, b)| a.max(b)).collect()
        });
        let arranged = arranged(self.kinds, &self.widths, &names, form.width());
        for row in &rows {
            let (above, columns) = match &arranged {
                Arranged::Beside(widths) => (Vec::new(), Some((widths, 0))),
                Arranged::Headed(widths) => {
                    let first = self.stacked(row, form).into_iter().take(1);
                    (first.collect(), Some((widths, INDENT)))
                }
                Arranged::Stacked => (self.stacked(row, form), None),
            };
            for line in above {
                output.laid_out("", &line, self.direction)?;
            }
            if let Some((widths, indent)) = columns {
                let (line, roles) = self.line(row, widths, form);
                let line = Line { indent, ..line };
                output.raw(&form.row_in_parts("", &line, self.direction, &roles))?;
                output.raw("\n")?;
            }
            if let Some(below) = &row.below {
                output.raw(below)?;
                output.raw("\n")?;
            }
        }
        Ok(())
    }

    /// The widths of paths without their folders; of the rest nothing.
    fn name_widths(&self, row: &Row, form: Form) -> Vec<u16> {
        let fields = row.fields.iter().zip(self.kinds);
        let width = |(field, &kind): (&String, &Kind)| match kind {
            Kind::Path => path::least_width(field, form),
            _ => 0,
        };
        fields.map(width).collect()
    }

    /// The fields of a row side by side, with the role of each cell.
    fn line(&self, row: &Row, widths: &[u16], form: Form) -> (Line, Vec<Option<Role>>) {
        let mut line = empty(self.direction);
        let mut roles = Vec::new();
        let columns = row.fields.iter().zip(self.kinds).zip(widths);
        let mut columns: Vec<_> = columns.filter(|(_, width)| **width > 0).collect();
        if self.direction == Direction::RightToLeft {
            columns.reverse();
        }
        for ((field, &kind), &width) in columns {
            if !line.cells.is_empty() {
                line.cells.extend(blanks(GAP));
            }
            let laid = cut(field, kind, width, form);
            let rest = blanks(width - laid.width());
            if kind == Kind::Number || self.direction == Direction::RightToLeft {
                line.cells.extend(rest);
                line.cells.extend(laid.cells);
            } else {
                line.cells.extend(laid.cells);
                line.cells.extend(rest);
            }
            roles.resize(line.cells.len(), kind.role());
        }
        (line, roles)
    }

    /// The fields of a row below each other.
    fn stacked(&self, row: &Row, form: Form) -> Vec<Line> {
        let fields = row.fields.iter().zip(self.kinds);
        let fields = fields.filter(|(field, _)| !field.is_empty());
        let line = |(index, (field, &kind)): (usize, (&String, &Kind))| {
            let indent = if index == 0 { 0 } else { INDENT };
            let indent = indent.min(form.width().saturating_sub(1));
            Line {
                indent,
                direction: self.direction,
                ..cut(field, kind, form.width() - indent, form)
            }
        };
        fields.enumerate().map(line).collect()
    }
}

/// How the fields of records stand, with the widths of columns in cells.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Arranged {
    Beside(Vec<u16>),
    /// The first above the others, which stand beside each other.
    Headed(Vec<u16>),
    /// Below each other.
    Stacked,
}

/// How fields of these widths stand in `room` cells; `names` as in [`fitted`].
fn arranged(kinds: &[Kind], widths: &[u16], names: &[u16], room: u16) -> Arranged {
    if let Some(widths) = fitted(kinds, widths, names, room) {
        return Arranged::Beside(widths);
    }
    let others = widths.iter().skip(1);
    let others: Vec<u16> = [0].into_iter().chain(others.copied()).collect();
    let are_columns = others.iter().filter(|&&width| width > 0).count() > 1;
    let fitting = fitted(kinds, &others, names, room.saturating_sub(INDENT));
    match fitting.filter(|_| are_columns) {
        Some(widths) => Arranged::Headed(widths),
        None => Arranged::Stacked,
    }
}

/// The widths of columns that fit into `room` cells with the gaps between them;
/// `names` are the widths of paths without their folders. Columns without width have
/// no gap either. `None` if they do not fit however they are cut.
fn fitted(kinds: &[Kind], widths: &[u16], names: &[u16], room: u16) -> Option<Vec<u16>> {
    let mut widths = widths.to_vec();
    let shown = widths.iter().filter(|&&width| width > 0).count();
    let gaps = usize::from(GAP) * shown.saturating_sub(1);
    let room = usize::from(room).checked_sub(gaps)?;
    for (kind, least_text) in [(Kind::Text, TELLING), (Kind::Path, 0), (Kind::Text, LEAST)] {
        let least = |column: usize| match kind {
            Kind::Path => names[column],
            _ => least_text,
        };
        loop {
            let over = widths
                .iter()
                .map(|&width| usize::from(width))
                .sum::<usize>();
            if over <= room {
                return Some(widths);
            }
            let columns = 0..widths.len();
            let may = |&column: &usize| kinds[column] == kind && widths[column] > least(column);
            let Some(widest) = columns.filter(may).max_by_key(|&column| widths[column]) else {
                break;
            };
            widths[widest] -= 1;
        }
    }
    None
}

/// A field on one line, not cut.
fn whole(field: &str, kind: Kind, form: Form) -> Line {
    match kind {
        Kind::Path => path::whole(field, form),
        _ => label(field, direction(field, kind), form.options(form.width())),
    }
}

/// A field on one line of at most `width` cells.
fn cut(field: &str, kind: Kind, width: u16, form: Form) -> Line {
    match kind {
        Kind::Path => path::cut(field, width, form),
        _ => headline::cut(field, direction(field, kind), form.options(width)),
    }
}

/// The direction that a field has by itself.
fn direction(field: &str, kind: Kind) -> Direction {
    match kind {
        Kind::Number | Kind::Path => Direction::LeftToRight,
        Kind::Name | Kind::Text => {
            paragraph_direction(field, DirectionPolicy::Auto, Direction::LeftToRight)
        }
    }
}

fn empty(direction: Direction) -> Line {
    Line {
        range: 0..0,
        cells: Vec::new(),
        direction,
        indent: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: &[Kind] = &[Kind::Path, Kind::Name, Kind::Text];

    #[test]
    fn what_fits_is_not_cut_and_the_widest_text_is_cut_first() {
        let fit = |room| fitted(KINDS, &[30, 10, 60], &[12, 0, 0], room);
        assert_eq!(fit(104), Some(vec![30, 10, 60]));
        assert_eq!(fit(90), Some(vec![30, 10, 46]));
        assert_eq!(fit(76), Some(vec![30, 10, 32]), "then folders");
        assert_eq!(fit(60), Some(vec![14, 10, 32]));
        assert_eq!(fit(50), Some(vec![12, 10, 24]), "then more of the text");
        assert_eq!(fit(34), Some(vec![12, 10, 8]));
        assert_eq!(fit(33), None, "neither a date nor a file's name is cut");
    }

    #[test]
    fn where_a_path_has_no_room_beside_the_others_it_stands_above_them() {
        const MENTION: &[Kind] = &[Kind::Path, Kind::Number, Kind::Name, Kind::Text];
        let stand = |room| arranged(MENTION, &[24, 9, 12, 20], &[24, 0, 0, 0], room);
        assert_eq!(stand(71), Arranged::Beside(vec![24, 9, 12, 20]));
        assert_eq!(stand(59), Arranged::Beside(vec![24, 9, 12, 8]));
        assert_eq!(stand(58), Arranged::Headed(vec![0, 9, 12, 20]));
        assert_eq!(stand(35), Arranged::Headed(vec![0, 9, 12, 8]));
        assert_eq!(stand(34), Arranged::Stacked);
        let stand = |room| arranged(&MENTION[..2], &[24, 9], &[24, 0], room);
        assert_eq!(stand(30), Arranged::Stacked, "one other is no columns");
    }

    #[test]
    fn a_column_with_nothing_in_it_takes_no_room() {
        let fit = |room| fitted(KINDS, &[5, 0, 6], &[5, 0, 0], room);
        assert_eq!(fit(13), Some(vec![5, 0, 6]));
    }
}
