//! The last pass over a finished buffer, the only one that knows which
//! terminal will show it.
//!
//! Cells arrive in visual order and shaped. Most terminals show them as they
//! are; those that reorder by themselves will get a permutation of the cells of
//! each row here. Nothing above this knows of it.
//!
//! It is also where the promise is kept that no control character and no bidi
//! control reaches the terminal, whoever painted the cell.

use ratatui::buffer::Buffer;

/// What the terminal does with a row of cells, so what must be done before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RenderMode {
    /// It shows the cells where they are put.
    #[default]
    Visual,
    /// It turns the letters of each Arabic word and leaves words and styles in
    /// their places: kitty.
    VisualWords,
    /// It reorders a row by UAX #9 and takes styles along: PuTTY and others.
    Implicit,
    /// It does so with each run of one style by itself: QTerminal, and xterm.js
    /// when that draws with the browser's text.
    ImplicitRuns,
}

/// What a person may ask for. Not every choice has its [`RenderMode`] yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// What suits the terminal.
    #[default]
    Auto,
    /// Cells in visual order, for terminals that do not reorder.
    Visual,
    /// Words in visual order, the letters of each in logical order.
    VisualWords,
    /// Logical order, for terminals that reorder rows.
    Implicit,
    /// The same for terminals that reorder the runs of a row.
    ImplicitRuns,
    /// The letters as they were written, in their order.
    Logical,
}

impl Choice {
    /// The mode that was chosen, if one was and it has a grid.
    #[must_use]
    pub fn mode(self) -> Option<RenderMode> {
        match self {
            Choice::Auto | Choice::Logical => None,
            Choice::Visual => Some(RenderMode::Visual),
            Choice::VisualWords => Some(RenderMode::VisualWords),
            Choice::Implicit => Some(RenderMode::Implicit),
            Choice::ImplicitRuns => Some(RenderMode::ImplicitRuns),
        }
    }
}

/// Makes the buffer what is really sent. Runs once a frame, before the
/// difference to the last frame is taken.
pub fn last_pass(buffer: &mut Buffer, mode: RenderMode) {
    for cell in &mut buffer.content {
        if cell.symbol().chars().any(steers) {
            cell.set_char('\u{FFFD}');
        }
    }
    let _ = mode;
}

/// Whether a character would move the cursor, start an escape sequence or
/// change the order of its neighbours instead of being shown.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'
                ..='\u{202E}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn row(symbols: &[&str]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, symbols.len().try_into().unwrap(), 1));
        for (cell, symbol) in buffer.content.iter_mut().zip(symbols) {
            cell.set_symbol(symbol);
        }
        buffer
    }

    #[test]
    fn visual_leaves_cells_as_they_are() {
        let painted = row(&["\u{FEFC}", "\u{FE91}\u{064E}", "(", "中", " "]);
        let mut sent = painted.clone();
        last_pass(&mut sent, RenderMode::Visual);
        assert_eq!(sent, painted);
    }

    #[test]
    fn nothing_that_steers_the_terminal_is_sent() {
        let mut sent = row(&["\u{1b}[2J", "a\n", "\u{9b}", "\u{202E}", "ب\u{200F}", "b"]);
        last_pass(&mut sent, RenderMode::Visual);
        assert_eq!(
            sent,
            row(&[
                "\u{FFFD}", "\u{FFFD}", "\u{FFFD}", "\u{FFFD}", "\u{FFFD}", "b"
            ])
        );
    }
}
