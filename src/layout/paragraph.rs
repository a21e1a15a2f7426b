//! A paragraph and a width in, its lines out (UAX #9, UAX #14).

use std::ops::Range;

use super::Line;
use super::fill::fill;
use super::justify::justify;
use super::line::shift;
use super::options::{Options, Spacing};
use super::set::{Setting, Trailing, set};
use super::units::Units;
use crate::text::direction::Direction;
use crate::text::prepare::is_line_break;

/// Cells that the first line of running text stands in by.
const FIRST: u16 = 3;

/// Which lines of a paragraph are brought to the same width, where
/// [`Options::justify`] asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Justified {
    /// None: titles, lists, verse, whatever is preformatted.
    #[default]
    None,
    /// All but the last one: running text.
    AllButLast,
    /// All: a piece of running text that goes on in the next paragraph.
    All,
}

/// A paragraph to lay out: a byte range of a text, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the text. Line breaks inside are shown as blanks, unless
    /// `keep_breaks`.
    pub range: Range<usize>,
    /// Base direction.
    pub direction: Direction,
    /// Blank rows before it.
    pub gap: u16,
    /// Cells kept free at its start side.
    pub indent: u16,
    /// Whether line breaks in the text break lines (verse, preformatted).
    pub keep_breaks: bool,
    /// Which of its lines are justified. None are where `keep_breaks`.
    pub justified: Justified,
}

impl Paragraph {
    /// A paragraph that stands alone: no gap, no indent, nothing kept or justified.
    pub fn of(range: Range<usize>, direction: Direction) -> Self {
        Self {
            range,
            direction,
            gap: 0,
            indent: 0,
            keep_breaks: false,
            justified: Justified::None,
        }
    }

    /// Whether it is running text that begins here, and not the rest of a paragraph.
    pub(super) fn begins_text(&self) -> bool {
        self.justified != Justified::None && self.gap > 0
    }

    /// Cells that its first line stands in by.
    fn first_indent(&self, options: Options) -> u16 {
        match options.spacing {
            Spacing::Indent if self.begins_text() => FIRST,
            _ => 0,
        }
    }
}

/// Breaks `paragraph` of `text` into lines no wider than `options.width`.
/// Never returns an empty list: a paragraph with nothing visible is one empty line.
///
/// The lines' ranges follow one another from the start of the paragraph to its
/// end. A character that is shown as many cells (`﷽`) and does not fit on one
/// line belongs to the range of its first one.
pub fn reflow(text: &str, paragraph: &Paragraph, options: Options) -> Vec<Line> {
    let mut lines = Vec::new();
    let source = &text[paragraph.range.clone()];
    if paragraph.keep_breaks {
        let mut start = 0;
        while start < source.len() || lines.is_empty() {
            let (content, next) = first_line(source, start);
            reflow_part(source, start..content, next, paragraph, options, &mut lines);
            start = next;
        }
    } else {
        reflow_part(
            source,
            0..source.len(),
            source.len(),
            paragraph,
            options,
            &mut lines,
        );
    }
    if !paragraph.keep_breaks {
        let count = match paragraph.justified {
            Justified::None => 0,
            Justified::AllButLast => lines.len().saturating_sub(1),
            Justified::All => lines.len(),
        };
        justify(&mut lines[..count], text, options);
    }
    lines
}

/// Appends the lines of a part of a paragraph; the last one's range goes to `end`.
fn reflow_part(
    source: &str,
    part: Range<usize>,
    end: usize,
    paragraph: &Paragraph,
    options: Options,
    lines: &mut Vec<Line>,
) {
    let width = options.width.max(1);
    let indent = paragraph.indent.min(width - 1);
    let columns = width - indent;
    let units = Units::of(&source[part.clone()], paragraph.direction, options);
    let direction = paragraph.direction;
    let setting = Setting {
        direction,
        columns,
        trailing: Trailing::Drop,
        ellipsis: None,
    };
    let first = match part.start {
        0 => paragraph.first_indent(options).min(columns - 1),
        _ => 0,
    };
    let filled = fill(&units.list, columns, first);
    let mut from = part.start;
    let count = filled.len();
    for (index, range) in filled.into_iter().enumerate() {
        let mut line = set(&units, range, setting);
        // Ranges so far were those of the part, now they are of the text.
        let part_start = paragraph.range.start + part.start;
        line.cells
            .iter_mut()
            .for_each(|cell| shift(&mut cell.range, part_start));
        let to = if index + 1 == count {
            end
        } else {
            from.max(part.start + line.range.end)
        };
        line.range = from..to;
        shift(&mut line.range, paragraph.range.start);
        line.indent = indent + if index == 0 { first } else { 0 };
        from = to;
        lines.push(line);
    }
}

/// Where the line that starts at `start` ends, without and with its line break.
fn first_line(source: &str, start: usize) -> (usize, usize) {
    let rest = &source[start..];
    let Some((at, character)) = rest.char_indices().find(|&(_, c)| is_line_break(c)) else {
        return (source.len(), source.len());
    };
    let length = if rest[at..].starts_with("\r\n") {
        2
    } else {
        character.len_utf8()
    };
    (start + at, start + at + length)
}

#[cfg(test)]
#[path = "paragraph/tests.rs"]
mod tests;
