//! Places on the screen: what the terminal says of the mouse, as the model means it,
//! and where the drawing wants the cursor, as the terminal is told.

use ratatui::layout::Position;

use crate::input::mouse::Mouse;
use crate::terminal::screen::{self, Screen};
use crate::ui;

/// The mouse at the cell of the frame that is seen under it.
pub(super) fn pointed(screen: &Screen, mouse: Mouse) -> Mouse {
    let (column, row) = screen.cell_at(mouse.column, mouse.row);
    Mouse {
        column,
        row,
        ..mouse
    }
}

/// The cursor in the frame.
pub(super) fn cursor(of: ui::Cursor) -> screen::Cursor {
    screen::Cursor {
        place: Position::new(of.column, of.row),
        is_shown: of.is_shown,
    }
}
