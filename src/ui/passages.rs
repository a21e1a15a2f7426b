//! Two passages side by side in the place of the text, above each other where there is no
//! room: the one that one comes from, and the related one that has the keys. What they share
//! is marked in both alike, and so are numbers and days that contradict each other, not by
//! colour alone.

use std::ops::Range;
use std::slice;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::row::{Piece, Side, actor_colour, line_by_place, numbered, put, style, width};
use super::sidebar::inner;
use crate::app::Model;
use crate::app::dated::brief_date;
use crate::app::geometry::{Area, BESIDE};
use crate::app::related::{Related, shared_actors};
use crate::config::theme::Theme;
use crate::layout::{Justify, Line, Options, title};
use crate::query::related::{self as query, Found};
use crate::text::direction::Direction;
use crate::text::isolate::isolated_in;
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
    let contrast = open.contrast();
    let (first, second) = halves(area, model.direction());
    let own = chosen.shared.iter();
    let own = own.filter_map(|mark| Some((from.within(&mark.own)?, mark)));
    let own = marks(model, theme, (from, chosen), own, &contrast.first);
    let others = chosen.shared.iter();
    let others = others.map(|mark| (mark.range.clone(), mark));
    let others = marks(model, theme, (chosen, chosen), others, &contrast.second);
    let focus = contrast.first.first().unwrap_or(&from.best);
    let one = (&**from, "compared-from", &*own, focus);
    draw_one(model, theme, buffer, first, one);
    let focus = contrast.second.first().unwrap_or(&chosen.best);
    let one = (&**chosen, "compared-to", &*others, focus);
    draw_one(model, theme, buffer, second, one);
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

/// What is marked in a passage, in order of painting: the actors and other things that it
/// shares with the chosen one, and what differs.
fn marks<'a>(
    model: &Model,
    theme: &Theme,
    (found, chosen): (&Found, &Found),
    shared: impl Iterator<Item = (Range<usize>, &'a query::Mark)>,
    differing: &[Range<usize>],
) -> Vec<Mark> {
    let shared = shared.filter(|(_, mark)| mark.said.is_some());
    let shared = shared.map(|(range, _)| Mark {
        range,
        style: style(theme.subhead),
    });
    let differing = differing.iter().map(|range| Mark {
        range: range.clone(),
        style: style(theme.differing),
    });
    let actors = actors(model, theme, found, chosen);
    actors.chain(shared).chain(differing).collect()
}

/// Whom it shares, in their colours.
pub(super) fn actors<'a>(
    model: &'a Model,
    theme: &'a Theme,
    found: &'a Found,
    chosen: &'a Found,
) -> impl Iterator<Item = Mark> + use<'a> {
    shared_actors(found, chosen).map(|(actor, range)| Mark {
        range: range.clone(),
        style: actor_colour(model, theme, actor).patch(style(theme.principal)),
    })
}

/// Draws a passage below its title: what is marked in it, and what is to be seen of it.
fn draw_one(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (found, label, marks, focus): (&Found, &str, &[Mark], &Range<usize>),
) {
    let text = inner(area);
    let order = (model.direction(), model.digits);
    let plain = style(theme.text);
    let date = found.date.as_ref().map(|date| Piece {
        text: brief_date(&model.strings, date, model.dates),
        style: plain.patch(style(theme.dim)),
    });
    // Whole, or not at all.
    let date = date.filter(|date| width(slice::from_ref(date)) <= text.width + 1);
    let used = numbered(buffer, text, area.y, Side::Left, order, date);
    let room = Area {
        x: text.x + used + 1,
        width: text.width.saturating_sub(used + 1),
        ..text
    };
    // Isolated (UAX #9): a title may run against the interface.
    let own = found.title_directions.by(model.direction_policy);
    let head = [
        Piece {
            text: model.strings.get(label),
            style: plain.patch(style(theme.heading)),
        },
        Piece {
            text: isolated_in(&found.title, own),
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
    let (from, laid) = lines(&found.text, focus, direction, options, rows);
    let side = match direction {
        Direction::RightToLeft => Side::Right,
        Direction::LeftToRight => Side::Left,
    };
    for (y, line) in (area.y + 1..area.bottom()).zip(&laid) {
        let styles = patched(plain, marks, line, from);
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
