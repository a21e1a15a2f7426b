//! The row of the trail: where one was, in bold where one is, dim where one can go forward
//! to again.

use ratatui::buffer::Buffer;

use super::row::{Side, fill, line, style};
use crate::app::Model;
use crate::app::geometry::Area;
use crate::app::trail::{Part, row};
use crate::config::theme::Theme;

/// Draws the row into `area`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let base = style(theme.text).patch(style(theme.status));
    fill(buffer, area, base);
    for piece in row(model, area) {
        let ink = base.patch(style(match piece.part {
            Part::Here => theme.title,
            Part::Behind => theme.text,
            Part::Ahead | Part::Sign => theme.dim,
        }));
        let place = Area {
            x: piece.x,
            width: piece.line.width(),
            ..area
        };
        line(buffer, place, area.y, &piece.line, Side::Left, |_| ink);
    }
}
