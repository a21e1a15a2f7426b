//! What is drawn alike of everything that stands below the text: where its rows are, how
//! far down in them one is, and what is said where there are none.

use ratatui::buffer::Buffer;

use super::empty;
use super::row::scrollbar;
use super::sidebar::inner;
use crate::app::Model;
use crate::app::empty::Empty;
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

/// What is said where there are no rows.
#[derive(Clone, Copy)]
pub(super) enum Nothing {
    /// There will be none; what would stand there.
    Empty(Empty),
    /// A message by its id: what is still being done, or what leaves no row.
    Said(&'static str),
}

/// Draws the scrollbar below the heading of `area`, and what is said where there are no
/// rows. The area of the rows, and that of their text.
pub(super) fn frame(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    seen: Seen,
    none: Nothing,
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
        let room = Area {
            y: text.y + 1,
            height: text.height.saturating_sub(1),
            ..text
        };
        match none {
            Nothing::Empty(what) => empty::draw(model, theme, buffer, room, what),
            Nothing::Said(id) => {
                let said = [model.strings.get(id)];
                empty::words(model, theme, buffer, room, &said);
            }
        }
    }
    (rows, text)
}
