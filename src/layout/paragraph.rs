//! A paragraph and a width in, its lines out (UAX #9, UAX #14).

use std::ops::Range;

use super::Line;
use super::fill::fill;
use super::line::shift;
use super::options::Options;
use super::set::{Setting, Trailing, set};
use super::units::Units;
use crate::text::direction::Direction;
use crate::text::prepare::is_line_break;

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
    /// Whether the next paragraph goes on with it: a paragraph that is very long
    /// comes in pieces, and only the last line of the last one is its last line.
    pub continues: bool,
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
    for line in &mut lines {
        shift(&mut line.range, paragraph.range.start);
        line.cells
            .iter_mut()
            .for_each(|cell| shift(&mut cell.range, paragraph.range.start));
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
    let units = Units::of(&source[part.clone()], paragraph.direction, options.marks);
    let direction = paragraph.direction;
    let setting = Setting {
        direction,
        columns,
        trailing: Trailing::Drop,
        ellipsis: None,
    };
    let filled = fill(&units.list, columns);
    let mut from = part.start;
    let count = filled.len();
    for (index, range) in filled.into_iter().enumerate() {
        let mut line = set(&units, range, setting);
        line.cells
            .iter_mut()
            .for_each(|cell| shift(&mut cell.range, part.start));
        let to = if index + 1 == count {
            end
        } else {
            from.max(part.start + line.range.end)
        };
        line.range = from..to;
        line.indent = indent;
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
