//! What is drawn alike of everything that stands below the text: where its rows are, how
//! far down in them one is, and what is said where there are none.

use ratatui::buffer::Buffer;

use super::row::{Piece, Side, pieces, scrollbar, style};
use super::sidebar::inner;
use crate::app::Model;
use crate::app::geometry::Area;
use crate::config::theme::Theme;

/// Which rows are seen.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// The first one, and how many there are.
    pub(super) top: usize,
    pub(super) total: usize,
    /// The rows of the screen that each takes.
    pub(super) height: usize,
}

/// Draws the scrollbar below the heading of `area`, and the message `none` where there are
/// no rows. The area of the rows, and that of their text.
pub(super) fn frame(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    seen: Seen,
    none: &str,
) -> (Area, Area) {
    let rows = Area {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let shown = (usize::from(rows.height) / seen.height).max(1);
    let last = seen.total.saturating_sub(shown).max(1);
    let share = shown as f64 / seen.total.max(1) as f64;
    let progress = seen.top as f64 / last as f64;
    scrollbar(buffer, rows, theme, progress, share.min(1.0));
    let text = inner(rows);
    if seen.total == 0 {
        let piece = Piece {
            text: model.strings.get(none),
            style: style(theme.text).patch(style(theme.dim)),
        };
        let y = text.y + 1;
        pieces(buffer, text, y, Side::Right, model.direction(), [piece]);
    }
    (rows, text)
}
