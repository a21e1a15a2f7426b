//! The line where one types: the prompt, the text joined and in order, and the
//! cursor where the next letter goes.

use ratatui::buffer::Buffer;

use super::row::{Piece, Side, fill, line, pieces, style};
use crate::app::Model;
use crate::app::filter_bar::FilterBar;
use crate::app::geometry::Area;
use crate::config::theme::Theme;
use crate::layout::{Column, Line, Options, field_window};
use crate::text::bidi::Levels;
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
    let (shown, cursor) = isolated(bar.field.text(), bar.field.cursor());
    let options = Options::of_width(text.width);
    let (laid, on) = field_window(&shown, cursor, direction, options);
    line(buffer, text, area.y, &laid, side, |_| base);
    let origin = match side {
        Side::Right => text.right() - laid.width(),
        Side::Left => text.x,
    };
    let x = match on.or_else(|| after_last(&laid, &shown)) {
        Some(Column(column)) => origin + column,
        None if side == Side::Right => origin - 1,
        None => origin + laid.width(),
    };
    (x, area.y)
}

/// Where the next letter goes at the end of a text whose last letter runs
/// against the line: the column of the cell beside it. `None` where it goes to
/// the end of the line.
fn after_last(line: &Line, shown: &str) -> Option<Column> {
    let last = line.cells.iter().max_by_key(|cell| cell.range.end)?;
    let column = line.column_of(last.range.start)?;
    let odd = Levels::of(shown, line.direction).at(last.range.start) % 2 == 1;
    match (line.direction, odd) {
        (Direction::RightToLeft, true) | (Direction::LeftToRight, false) => None,
        (Direction::RightToLeft, false) => Some(Column(column.0 + u16::from(last.width))),
        (Direction::LeftToRight, true) => column.0.checked_sub(1).map(Column),
    }
}

/// The text with every date, number or range after a field's colon isolated
/// left to right (UAX #9, LRI and PDI), so that `تاريخ:2021-08..2021-09` keeps
/// its order; and where `cursor` is in it.
fn isolated(text: &str, cursor: usize) -> (String, usize) {
    let mut shown = String::with_capacity(text.len() + 12);
    let mut moved = cursor;
    let mut from = 0;
    for word in text.split_inclusive(' ') {
        let value = word.find(':').map_or(word.len(), |colon| colon + 1);
        let end = word.trim_end().len().max(value);
        let is_number = |c: char| c.is_numeric() || matches!(c, '-' | '.' | '/' | ':' | '*');
        let (field, rest) = (&word[..value], &word[value..end]);
        if rest.contains(char::is_numeric) && rest.chars().all(is_number) {
            shown += field;
            shown.push('\u{2066}');
            shown += rest;
            shown.push('\u{2069}');
            shown += &word[end..];
            moved += if cursor >= from + value { 3 } else { 0 };
            moved += if cursor > from + end || cursor == text.len() {
                3
            } else {
                0
            };
        } else {
            shown += word;
        }
        from += word.len();
    }
    (shown, moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dates_of_a_field_keep_their_order() {
        let typed = "تاريخ:2021-08..2021-09";
        let (shown, cursor) = isolated(typed, typed.len());
        let options = Options::of_width(40);
        let (line, _) = field_window(&shown, cursor, Direction::RightToLeft, options);
        let row: String = line.cells.iter().map(|cell| cell.symbol.as_str()).collect();
        assert!(row.starts_with("2021-08..2021-09:"), "{row}");
        assert_eq!(cursor, shown.len());
        assert_eq!(isolated("طالبان 2021", 3), ("طالبان 2021".to_owned(), 3));
    }

    #[test]
    fn the_cursor_stands_where_the_next_letter_goes() {
        let options = Options::of_width(20);
        let place = |text: &str, direction| {
            let (line, on) = field_window(text, text.len(), direction, options);
            assert_eq!(on, None);
            after_last(&line, text)
        };
        assert_eq!(
            place("بيت", Direction::RightToLeft),
            None,
            "at the left end"
        );
        assert_eq!(
            place("ISIS", Direction::LeftToRight),
            None,
            "at the right end"
        );
        assert_eq!(
            place("بيت ab", Direction::RightToLeft),
            Some(Column(2)),
            "right of the b"
        );
        assert_eq!(
            place("ab بيت", Direction::LeftToRight),
            Some(Column(2)),
            "left of the ta"
        );
    }
}
