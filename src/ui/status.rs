//! The status line: at its start where one is, at its end how far and how to
//! get help.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::row::{Piece, Side, actor_colour, fill, pieces, style, width};
use crate::app::Model;
use crate::app::geometry::Area;
use crate::app::status::{Role, Segment, status};
use crate::config::theme::Theme;
use crate::text::direction::Direction;

/// Draws the status line.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let base = style(theme.text).patch(style(theme.status));
    fill(buffer, area, base);
    let inner = Area {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    let paint = |segment: Segment| Piece {
        style: role(model, theme, base, &segment.role),
        text: segment.text,
    };
    let (start, end) = status(model);
    let (first, last) = match model.direction() {
        Direction::RightToLeft => (Side::Right, Side::Left),
        Direction::LeftToRight => (Side::Left, Side::Right),
    };
    let start = start.into_iter().map(paint);
    let used = pieces(buffer, inner, area.y, first, model.direction(), start);
    let room = inner.width.saturating_sub(used + 2);
    // What stands at the end gives way, its first pieces first.
    let mut end: Vec<Piece> = end.into_iter().map(paint).collect();
    while end.len() > 2 && width(&end) > room {
        end.remove(0);
    }
    if width(&end) <= room {
        pieces(buffer, inner, area.y, last, model.direction(), end);
    }
}

fn role(model: &Model, theme: &Theme, base: Style, role: &Role) -> Style {
    base.patch(match role {
        Role::Plain => Style::new(),
        Role::Dim => style(theme.dim),
        Role::Strong => style(theme.title),
        Role::Key => style(theme.key),
        Role::Error => style(theme.error),
        Role::Actor(actor) => actor_colour(model, theme, actor).patch(style(theme.focused)),
    })
}
