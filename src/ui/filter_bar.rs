//! The line where one types: the prompt, the text joined and in order (marked where it
//! is only proposed), and the cursor: on the letter before which one types, or at the
//! end of the line.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::row::{Piece, Side, fill, line, pieces, style};
use super::typed::Typed;
use crate::app::Model;
use crate::app::field::Field;
use crate::app::filter_bar::FilterBar;
use crate::app::geometry::Area;
use crate::config::theme::Theme;
use crate::layout::{Column, Options, field_window};
use crate::text::direction::Direction;

/// Draws the line and returns the column and row of the cursor.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    bar: &FilterBar,
) -> (u16, u16) {
    let wrong = model.misread.as_ref();
    let wrong = wrong.map_or(0..0, |misread| misread.range.clone());
    let prompt = model.strings.get(bar.prompt());
    field(model, theme, buffer, area, (prompt, &bar.field, wrong))
}

/// The same for a prompt, what is typed, and the bytes of it that are wrong.
pub(super) fn field(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (prompt, field, wrong): (String, &Field, Range<usize>),
) -> (u16, u16) {
    let base = style(theme.text).patch(style(theme.field));
    fill(buffer, area, base);
    let prompt = Piece {
        text: prompt,
        style: base.patch(style(theme.key)),
    };
    let direction = model.direction();
    let side = match direction {
        Direction::RightToLeft => Side::Right,
        Direction::LeftToRight => Side::Left,
    };
    let margin = Area {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    let used = pieces(buffer, margin, area.y, side, direction, [prompt]) + 1;
    let width = margin.width.saturating_sub(used).max(2);
    let room = match side {
        Side::Right => Area { width, ..margin },
        Side::Left => Area {
            x: margin.right() - width,
            width,
            ..margin
        },
    };
    // One column stays free for the cursor after the last letter.
    let text = match side {
        Side::Right => Area {
            x: room.x + 1,
            width: width - 1,
            ..room
        },
        Side::Left => Area {
            width: width - 1,
            ..room
        },
    };
    let shown = Typed::of(field.text(), direction);
    let options = Options::of_width(text.width);
    let cursor = shown.place(field.cursor());
    let (laid, on) = field_window(&shown.text, cursor, direction, options);
    // Nothing at all is nowhere, not between two signs.
    let wrong = match wrong.is_empty() {
        true => 0..0,
        false => shown.place(wrong.start)..shown.place(wrong.end),
    };
    let error = base
        .patch(style(theme.error))
        .add_modifier(Modifier::UNDERLINED);
    let typed = match field.is_selected() {
        true => base.patch(style(theme.marked)),
        false => base,
    };
    line(buffer, text, area.y, &laid, side, |cell| {
        let is_wrong = cell.range.start < wrong.end && wrong.start < cell.range.end;
        if is_wrong { error } else { typed }
    });
    let origin = match side {
        Side::Right => text.right() - laid.width(),
        Side::Left => text.x,
    };
    // At the end of the text it stands at the end of the line, also after letters and
    // digits that run against the line: beside those it would stand on the blank
    // between two words.
    let x = match on {
        Some(Column(column)) => origin + column,
        None if side == Side::Right => origin - 1,
        None => origin + laid.width(),
    };
    (x, area.y)
}
