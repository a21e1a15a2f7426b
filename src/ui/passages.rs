//! Two passages side by side in the place of the text, above each other where there is no
//! room: the one that one comes from, and the related one that has the keys. Numbers and days
//! that only one of them has are marked, not by colour alone.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::row::{Piece, Side, actor_colour, line_by_place, numbered, put, style};
use super::sidebar::inner;
use crate::app::Model;
use crate::app::dated::brief_date;
use crate::app::geometry::{Area, BESIDE};
use crate::app::related::Related;
use crate::config::theme::Theme;
use crate::layout::{Justify, Line, Options, title};
use crate::query::related::Found;
use crate::text::direction::Direction;
use crate::text::sentences::sentences;

/// A range of a passage's text to be painted.
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) style: Style,
}

/// The style of each cell of a line whose text begins at this byte of the passage's.
pub(super) fn patched(base: Style, marks: &[Mark], laid: &Line, from: usize) -> Vec<Style> {
    let mut styles = vec![base; laid.cells.len()];
    for mark in marks {
        for (cell, style) in laid.cells.iter().zip(&mut styles) {
            let (start, end) = (cell.range.start + from, cell.range.end + from);
            if start < mark.range.end && mark.range.start < end {
                *style = style.patch(mark.style);
            }
        }
    }
    styles
}

/// Draws both passages into `area`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Related) {
    let (Some(from), Some(chosen)) = (&open.from, open.chosen()) else {
        return;
    };
    let [own, others] = open.differences();
    let (first, second) = halves(area, model.direction());
    draw_one(model, theme, buffer, first, (from, "compared-from", &own));
    draw_one(
        model,
        theme,
        buffer,
        second,
        (chosen, "compared-to", &others),
    );
    if area.width >= BESIDE {
        let x = first.x.max(second.x) - 1;
        for y in area.y..area.bottom() {
            put(buffer, x, y, "│", style(theme.border));
        }
    }
}

/// The place of the first passage and that of the second, in reading order.
fn halves(area: Area, direction: Direction) -> (Area, Area) {
    if area.width >= BESIDE {
        let width = (area.width - 1) / 2;
        let left = Area { width, ..area };
        let right = Area {
            x: area.right() - width,
            ..left
        };
        return match direction {
            Direction::RightToLeft => (right, left),
            Direction::LeftToRight => (left, right),
        };
    }
    let height = area.height / 2;
    let upper = Area { height, ..area };
    let lower = Area {
        y: area.y + height,
        height: area.height - height,
        ..area
    };
    (upper, lower)
}

/// Draws a passage below its title.
fn draw_one(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (found, label, differing): (&Found, &str, &[Range<usize>]),
) {
    let text = inner(area);
    let order = (model.direction(), model.digits);
    let plain = style(theme.text);
    let date = found.date.as_ref().map(|date| Piece {
        text: brief_date(&model.strings, date, model.dates),
        style: plain.patch(style(theme.dim)),
    });
    let used = numbered(buffer, text, area.y, Side::Left, order, date);
    let room = Area {
        x: text.x + used + 1,
        width: text.width.saturating_sub(used + 1),
        ..text
    };
    // Isolated (UAX #9): a title may run against the interface.
    let head = [
        Piece {
            text: model.strings.get(label),
            style: plain.patch(style(theme.heading)),
        },
        Piece {
            text: format!("\u{2068}{}\u{2069}", found.title),
            style: plain.patch(style(theme.title)),
        },
    ];
    numbered(buffer, room, area.y, Side::Right, order, head);
    let direction = found.directions.by(model.direction_policy);
    let options = Options {
        marks: model.marks,
        digits: model.digits,
        justify: Justify::None,
        ..Options::of_width(text.width.max(1))
    };
    let rows = area.height.saturating_sub(1);
    if rows == 0 {
        return;
    }
    let focus = differing.first().unwrap_or(&found.best);
    let (from, laid) = lines(&found.text, focus, direction, options, rows);
    let actors = found.actors.iter().map(|(actor, range)| Mark {
        range: range.clone(),
        style: actor_colour(model, theme, actor).patch(style(theme.principal)),
    });
    let differing = differing.iter().map(|range| Mark {
        range: range.clone(),
        style: style(theme.differing),
    });
    let marks: Vec<Mark> = actors.chain(differing).collect();
    let side = match direction {
        Direction::RightToLeft => Side::Right,
        Direction::LeftToRight => Side::Left,
    };
    for (y, line) in (area.y + 1..area.bottom()).zip(&laid) {
        let styles = patched(plain, &marks, line, from);
        line_by_place(buffer, text, y, line, side, |at| styles[at]);
    }
}

/// The lines of a text, and the byte at which they begin: where there is no room for all of
/// it, the sentence that has the bytes of `focus`.
fn lines(
    text: &str,
    focus: &Range<usize>,
    direction: Direction,
    options: Options,
    rows: u16,
) -> (usize, Vec<Line>) {
    let laid = title(text, direction, options, rows);
    let is_shown = |laid: &[Line], from: usize| {
        let end = laid.last().map_or(0, |line| line.range.end + from);
        focus.end <= end
    };
    if is_shown(&laid, 0) {
        return (0, laid);
    }
    let sentences = sentences(text, false);
    let start = sentences.iter().find(|one| one.end > focus.start);
    let start = start.map_or(0, |one| one.start);
    let laid = title(&text[start..], direction, options, rows);
    if is_shown(&laid, start) {
        return (start, laid);
    }
    // A sentence longer than all of the room.
    let laid = title(&text[focus.start..], direction, options, rows);
    (focus.start, laid)
}
