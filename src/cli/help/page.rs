//! Rows of help on a page: what is typed in one column, what it means in another, from
//! the side where the language begins.

use crate::cli::form::as_is;
use crate::cli::output::{Form, blanks, harmless};
use crate::layout::{Cell, Line, Options as Setting, Paragraph, label, reflow};
use crate::run::Role;
use crate::text::direction::{Direction, DirectionPolicy, paragraph_direction};

/// How far what is below a heading stands in, in cells.
const INDENT: u16 = 2;
/// Blank columns between an option and what it means.
const GAP: u16 = 2;
/// With less room than this, what an option means stands below it.
const LEAST: u16 = 30;

/// A row of help.
pub(super) enum Row {
    Gap,
    Heading(String),
    Said(String),
    /// What is typed, and what that means.
    Typed(String, String),
}

/// The rows as they are written, side by side from where the language begins. In a pipe
/// letters keep their order, and columns would tear what runs from the right: where the
/// language does, what is typed and what it means have a tab between them.
pub(super) fn lines(rows: &[Row], direction: Direction, form: Form) -> Vec<String> {
    if !form.is_grid() && direction == Direction::RightToLeft {
        let line = |row: &Row| match row {
            Row::Gap => String::new(),
            Row::Heading(text) | Row::Said(text) => as_is(text, direction),
            Row::Typed(typed, meaning) if meaning.is_empty() => harmless(typed),
            Row::Typed(typed, meaning) => {
                format!("{}\t{}", harmless(typed), as_is(meaning, direction))
            }
        };
        return rows.iter().map(line).collect();
    }
    let columns = rows.iter().filter_map(|row| match row {
        Row::Typed(typed, meaning) if !meaning.is_empty() => Some(spelt(typed, form).width()),
        _ => None,
    });
    let page = Page {
        form,
        direction,
        column: columns.max().unwrap_or(0),
    };
    rows.iter().flat_map(|row| page.lines(row)).collect()
}

/// Where rows stand on a page.
#[derive(Clone, Copy)]
struct Page {
    form: Form,
    direction: Direction,
    /// The width of what is typed, in cells.
    column: u16,
}

impl Page {
    fn lines(self, row: &Row) -> Vec<String> {
        let (form, width) = (self.form, self.form.width());
        match row {
            Row::Gap => vec![String::new()],
            Row::Heading(text) => {
                let said = self.said(text, width);
                let row = |line| form.row_as(Role::Subhead, text, line, self.direction);
                said.iter().map(row).collect()
            }
            Row::Said(text) => {
                let said = self.said(text, width);
                let row = |line| form.row(text, line, self.direction);
                said.iter().map(row).collect()
            }
            Row::Typed(typed, meaning) => {
                let beside = width.saturating_sub(INDENT + self.column + GAP);
                if meaning.is_empty() || beside < LEAST {
                    self.below(typed, meaning)
                } else {
                    self.beside(typed, meaning, beside)
                }
            }
        }
    }

    /// What is typed, and what it means in the lines after it.
    fn below(self, typed: &str, meaning: &str) -> Vec<String> {
        let (form, width) = (self.form, self.form.width());
        if !form.is_grid() {
            let indented = |columns: u16, text: String| " ".repeat(columns.into()) + &text;
            let below = self.said(meaning, width.saturating_sub(INDENT * 2).max(1));
            let below = below.iter().filter(|_| !meaning.is_empty());
            let below = below.map(|line| form.row(meaning, line, self.direction));
            let below = below.map(|text| indented(INDENT * 2, text));
            let typed = indented(INDENT, harmless(typed));
            return std::iter::once(typed).chain(below).collect();
        }
        let mut spelt = spelt(typed, form);
        spelt.indent = INDENT.min(width.saturating_sub(spelt.width()));
        let roles = vec![Some(Role::Key); spelt.cells.len()];
        let mut lines = vec![form.row_in_parts(typed, &spelt, self.direction, &roles)];
        if !meaning.is_empty() {
            let indent = INDENT * 2;
            let below = self.said(meaning, width.saturating_sub(indent).max(1));
            let row = |line| form.row(meaning, &Line { indent, ..line }, self.direction);
            lines.extend(below.into_iter().map(row));
        }
        lines
    }

    /// What is typed, and at the side of it what it means.
    fn beside(self, typed: &str, meaning: &str, width: u16) -> Vec<String> {
        if !self.form.is_grid() {
            return self.beside_in_order(typed, meaning, width);
        }
        let mut spelt = Some(spelt(typed, self.form).cells);
        let mut lines = Vec::new();
        for mut line in self.said(meaning, width) {
            let typed = spelt.take().unwrap_or_default();
            let used: u16 = typed.iter().map(|cell| u16::from(cell.width)).sum();
            let gap: Vec<_> = blanks(GAP + self.column - used).collect();
            let key = typed.into_iter().map(|cell| (cell, Some(Role::Key)));
            let plain = |cell: Cell| (cell, None);
            let gap = gap.into_iter().map(plain);
            let said = std::mem::take(&mut line.cells).into_iter().map(plain);
            let (cells, roles): (Vec<_>, Vec<_>) = match self.direction {
                Direction::RightToLeft => said.chain(gap).chain(key).unzip(),
                Direction::LeftToRight => key.chain(gap).chain(said).unzip(),
            };
            (line.cells, line.indent) = (cells, INDENT);
            let row = self
                .form
                .row_in_parts(meaning, &line, self.direction, &roles);
            lines.push(row);
        }
        lines
    }

    /// The same in columns of a pipe, each letter where it was written.
    fn beside_in_order(self, typed: &str, meaning: &str, width: u16) -> Vec<String> {
        let blanks = |columns: u16| " ".repeat(columns.into());
        let used = spelt(typed, self.form).width();
        let first = format!("{}{}", harmless(typed), blanks(self.column - used));
        let mut begin = Some(first);
        let lines = self.said(meaning, width).into_iter().map(|line| {
            let begin = begin.take().unwrap_or_else(|| blanks(self.column));
            let said = self.form.row(meaning, &line, self.direction);
            format!("{}{begin}{}{said}", blanks(INDENT), blanks(GAP))
        });
        lines.collect()
    }

    /// A text in lines of `width` cells.
    fn said(self, text: &str, width: u16) -> Vec<Line> {
        let whole = Paragraph::of(0..text.len(), self.direction);
        reflow(text, &whole, Setting::of_width(width))
    }
}

/// What is typed, on one line.
fn spelt(typed: &str, form: Form) -> Line {
    // Options run from the left, and what is Arabic as one types it.
    let direction = paragraph_direction(typed, DirectionPolicy::Auto, Direction::LeftToRight);
    label(typed, direction, Setting::of_width(form.width()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_help_stands_in_two_columns_from_the_right() {
        let rows = [
            Row::Heading("الخيارات".to_owned()),
            Row::Typed(
                "--raw".to_owned(),
                "نص المقالات كما هو بلا تنسيق وبلا ضبط".to_owned(),
            ),
            Row::Typed("--lang <X>".to_owned(), "لغة".to_owned()),
        ];
        let shown = lines(&rows, Direction::RightToLeft, Form::visual_of_width(46));
        assert_eq!(
            shown,
            [
                "                                      ﺕﺍﺭﺎﻴﺨﻟﺍ",
                "  ﻼﺑﻭ ﻖﻴﺴﻨﺗ ﻼﺑ ﻮﻫ ﺎﻤﻛ ﺕﻻﺎﻘﻤﻟﺍ ﺺﻧ       --raw",
                "                             ﻂﺒﺿ",
                "                             ﺔﻐﻟ  --lang <X>",
            ]
        );
    }
    #[test]
    fn english_help_stands_in_two_columns_from_the_left() {
        let rows = [
            Row::Heading("Options".to_owned()),
            Row::Typed(
                "--raw".to_owned(),
                "The text as it is, not laid out".to_owned(),
            ),
            Row::Typed("--lang <X>".to_owned(), "Language".to_owned()),
        ];
        for width in [46, 20] {
            let shown = lines(&rows, Direction::LeftToRight, Form::visual_of_width(width));
            let expected: &[&str] = match width {
                46 => &[
                    "Options",
                    "  --raw       The text as it is, not laid out",
                    "  --lang <X>  Language",
                ],
                _ => &[
                    "Options",
                    "  --raw",
                    "    The text as it",
                    "    is, not laid out",
                    "  --lang <X>",
                    "    Language",
                ],
            };
            assert_eq!(shown, expected);
        }
    }
}
