//! The line where one types: the prompt, the text joined and in order, and the
//! cursor where the next letter goes.

use ratatui::buffer::Buffer;

use super::row::{Piece, Side, fill, line, pieces, style};
use crate::app::Model;
use crate::app::filter_bar::FilterBar;
use crate::app::geometry::Area;
use crate::config::theme::Theme;
use crate::layout::{Column, Line, Marks, Options, field};
use crate::text::cluster;
use crate::text::direction::Direction;

/// Draws the line and returns the column and row of the cursor.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    bar: &FilterBar,
) -> (u16, u16) {
    let base = style(theme.text).patch(style(theme.field));
    fill(buffer, area, base);
    let prompt = Piece {
        text: model.strings.get(bar.prompt()),
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
    let (laid, cursor) = window(bar.field.text(), bar.field.cursor(), direction, width - 1);
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
    line(buffer, text, area.y, &laid, side, |_| base);
    let origin = match side {
        Side::Right => text.right() - laid.width(),
        Side::Left => text.x,
    };
    let x = match (cursor, side) {
        (Some(Column(column)), _) => origin + column,
        (None, Side::Right) => origin - 1,
        (None, Side::Left) => origin + laid.width(),
    };
    (x, area.y)
}

/// The part of a text around its cursor that fits `width` cells, and the column
/// of the cluster after the cursor; `None` when the cursor is at the end.
fn window(text: &str, cursor: usize, direction: Direction, width: u16) -> (Line, Option<Column>) {
    let options = Options {
        width: u16::MAX,
        marks: Marks::Keep,
    };
    let (mut start, mut end) = (0, text.len());
    loop {
        let laid = field(&text[start..end], direction, options);
        if laid.width() <= width || start >= end {
            let column = (cursor < end)
                .then(|| laid.column_of(cursor - start))
                .flatten();
            return (laid, column);
        }
        // What lies far before the cursor goes first, then what lies after it.
        if start < cursor && field(&text[start..cursor], direction, options).width() >= width {
            start = cluster::next_boundary(text, start);
        } else {
            end = cluster::previous_boundary(text, end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_shows_what_is_around_the_cursor() {
        let text = "طالبان وواشنطن والأمم المتحدة";
        let (laid, column) = window(text, text.len(), Direction::RightToLeft, 8);
        assert!(laid.width() <= 8);
        assert_eq!(column, None);
        assert_eq!(
            laid.cells.first().map(|cell| cell.symbol.as_str()),
            Some("ﺓ"),
            "the end shows"
        );
        let (laid, column) = window(text, 0, Direction::RightToLeft, 8);
        assert_eq!(
            column,
            Some(Column(laid.width() - 1)),
            "the first letter is the rightmost"
        );
    }
}
