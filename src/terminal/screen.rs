//! Painting: one buffer in, one write out.
//!
//! Keeps the frame that is shown and sends the difference. Reads no model and
//! decides no colour of its own; it refuses to write to a terminal that is not
//! ours. Frames are wrapped in synchronized output (private mode 2026), which
//! terminals that do not know it pass over.

use std::io;
use std::sync::Arc;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Position, Rect, Size};

use crate::terminal::colour::{Depth, with_short_codes};
pub use crate::terminal::modes::Cursor;
use crate::terminal::modes::{self, RenderMode};
use crate::terminal::pen;
use crate::terminal::session::{Hold, Session};
use crate::terminal::switches::Switch;
use crate::terminal::tty;

const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";

/// The screen of a [`Session`].
#[derive(Debug)]
pub struct Screen {
    hold: Arc<Hold>,
    frames: Frames,
    /// Which taking of the terminal the last frame belongs to; `None` repaints
    /// all.
    painted: Option<u32>,
}

impl Screen {
    /// The screen of a session, of the window's size now.
    #[must_use]
    pub fn new(session: &Session, mode: RenderMode, depth: Depth) -> Self {
        let hold = Arc::clone(session.hold());
        let frames = Frames::new(tty::size(hold.tty()), mode, depth);
        Self {
            hold,
            frames,
            painted: None,
        }
    }

    /// Sends frames in this mode from now on. If it is another one, the next frame
    /// is painted whole.
    pub fn set_mode(&mut self, mode: RenderMode) {
        if self.frames.mode != mode {
            self.frames.mode = mode;
            self.redraw();
        }
    }

    /// Has so many colours from now on. If they are others, the next frame is painted
    /// whole.
    pub fn set_depth(&mut self, depth: Depth) {
        if self.frames.depth != depth {
            self.frames.depth = depth;
            self.redraw();
        }
    }

    /// The size of the frames, in cells; never empty.
    #[must_use]
    pub fn size(&self) -> Size {
        self.frames.size()
    }

    /// Takes over the window's size of now and gives it. Frames keep their
    /// size until this is called, so that what was laid out for a size is
    /// painted at that size.
    pub fn resize(&mut self) -> Size {
        self.frames.resize(tty::size(self.hold.tty()));
        // A terminal may move or drop rows while it changes size, so even the
        // same size means a new picture.
        self.redraw();
        self.size()
    }

    /// Paints the next frame whole, whatever is believed to be shown.
    pub fn redraw(&mut self) {
        self.painted = None;
    }

    /// The cell of the frame that a person means who points at this column and row
    /// of what was sent.
    #[must_use]
    pub fn cell_at(&self, column: u16, row: u16) -> (u16, u16) {
        (self.frames.column_at(column, row), row)
    }

    /// Lets `paint` fill an empty buffer and sends what differs from the last
    /// frame, in one write; nothing if nothing differs. `paint` returns where
    /// the terminal's cursor is to be; if that does not matter, it is hidden.
    ///
    /// # Errors
    /// When the terminal is gone, or was given back (by a panic in another
    /// thread, say): then nothing is written, or what was written is undone.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Cursor>) -> io::Result<()> {
        let given_back = || io::Error::other("the terminal has been given back");
        if !self.hold.is_taken() {
            return Err(given_back());
        }
        let times = self.hold.times();
        let whole = self.painted != Some(times);
        self.painted = None; // until this frame has been sent
        let bytes = self.frames.next(whole, paint)?;
        let is_taken = if whole && self.hold.switches().has(Switch::Explicit) {
            // Lines are marked as explicit when they are cleared, and only then.
            let marked = [Switch::Explicit.off(), bytes].concat();
            self.hold.write(&marked)?
        } else {
            self.hold.write(bytes)?
        };
        if !is_taken {
            return Err(given_back());
        }
        self.painted = Some(times);
        Ok(())
    }
}

/// The frames of a screen as bytes: all that a terminal is sent between being
/// taken and given back.
#[derive(Debug)]
pub struct Frames {
    mode: RenderMode,
    depth: Depth,
    /// What the terminal shows, and where the next frame is made.
    shown: Buffer,
    next: Buffer,
    cursor: Option<Cursor>,
    /// What is shown as it was painted, if the terminal says otherwise where the
    /// mouse is.
    painted: Option<Buffer>,
    /// The frame on its way, kept for its room.
    bytes: Vec<u8>,
}

impl Frames {
    /// Frames of a size, in cells, for a terminal of this kind.
    #[must_use]
    pub fn new(size: Size, mode: RenderMode, depth: Depth) -> Self {
        // What NO_COLOR means is decided in `colour`, once.
        crossterm::style::force_color_output(true);
        let area = area(size);
        Self {
            mode,
            depth,
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            cursor: None,
            painted: None,
            bytes: Vec::new(),
        }
    }

    fn size(&self) -> Size {
        self.next.area.as_size()
    }

    /// The column, as it was painted, that this one of a row of what was sent shows.
    fn column_at(&self, column: u16, row: u16) -> u16 {
        let at = self.painted.as_ref().and_then(|painted| {
            let width = usize::from(painted.area.width);
            let cells = painted.content.chunks(width.max(1)).nth(row.into())?;
            modes::painted_at(cells, column.into())
        });
        // It is in the row, whose columns are u16.
        at.map_or(column, |at| at as u16)
    }

    /// Makes the next frames of another size; the first of them is to be whole.
    pub fn resize(&mut self, size: Size) {
        let area = area(size);
        if area != self.next.area {
            self.shown = Buffer::empty(area);
            self.next = Buffer::empty(area);
        }
    }

    /// The bytes that show what `paint` puts into an empty buffer, and the
    /// cursor where it says: the difference to the frame before, or, if `whole`,
    /// everything.
    ///
    /// # Errors
    /// Only what the encoder passes on: nothing is written but memory.
    pub fn next(
        &mut self,
        whole: bool,
        paint: impl FnOnce(&mut Buffer) -> Option<Cursor>,
    ) -> io::Result<&[u8]> {
        self.next.reset();
        let cursor = paint(&mut self.next).filter(|cursor| self.next.area.contains(cursor.place));
        // Before the last pass, which asks where the style changes: it means the
        // styles that are sent.
        self.depth.convert(&mut self.next);
        self.painted = (self.mode == RenderMode::Implicit).then(|| self.next.clone());
        let cursor = modes::last_pass(&mut self.next, self.mode, cursor);

        self.bytes.clear();
        let stained = if whole {
            Vec::new()
        } else {
            stained(&self.shown, &self.next)
        };
        for &place in &stained {
            self.next[place].set_diff_option(CellDiffOption::AlwaysUpdate);
        }
        let before = (!whole).then_some((&self.shown, self.cursor));
        // The other modes ask where the style changes, between blanks too.
        let saves = self.mode == RenderMode::Visual;
        encode(&mut self.bytes, before, &self.next, cursor, saves)?;
        for place in stained {
            self.next[place].set_diff_option(CellDiffOption::None);
        }
        if matches!(self.depth, Depth::Console | Depth::Ansi16) {
            self.bytes = with_short_codes(&self.bytes);
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        Ok(&self.bytes)
    }
}

/// Cells to send although they are the same: some terminals (xterm) draw letters
/// and marks a little beyond their cell, and leave those pixels behind when
/// only that cell is drawn anew.
fn stained(shown: &Buffer, next: &Buffer) -> Vec<Position> {
    let (width, height) = (usize::from(next.area.width), usize::from(next.area.height));
    let both = shown.content.iter().zip(&next.content);
    let changed: Vec<bool> = both.map(|(before, after)| before != after).collect();
    let mut beside = vec![false; changed.len()];
    for (at, before) in shown.content.iter().enumerate() {
        if !changed[at] || !reaches_out(before.symbol()) {
            continue;
        }
        let (x, y) = (at % width, at / width);
        for row in y.saturating_sub(1)..(y + 2).min(height) {
            beside[row * width + x.saturating_sub(1)..row * width + (x + 2).min(width)].fill(true);
        }
    }
    let stained = |&at: &usize| beside[at] && !changed[at];
    (0..changed.len())
        .filter(stained)
        .map(|at| Position::from(next.pos_of(at)))
        .collect()
}

/// Whether a symbol is drawn beyond its cell by some terminals: Arabic letters.
fn reaches_out(symbol: &str) -> bool {
    symbol
        .chars()
        .next()
        .is_some_and(|first| first >= '\u{600}')
}

/// The bytes that turn the frame `before` (`None`: anything at all, with the
/// cursor hidden or not) into `after`; if `saves`, blanks change no colour of letters.
fn encode(
    bytes: &mut Vec<u8>,
    before: Option<(&Buffer, Option<Cursor>)>,
    after: &Buffer,
    cursor: Option<Cursor>,
    saves: bool,
) -> io::Result<()> {
    let blank;
    let (shown, cursor_before) = match before {
        Some(known) => known,
        None => {
            blank = Buffer::empty(after.area);
            (&blank, None)
        }
    };
    let changes = shown.diff(after);
    if before.is_some() && changes.is_empty() && cursor == cursor_before {
        return Ok(());
    }
    bytes.extend_from_slice(BEGIN_FRAME);
    if before.is_none() || cursor_before.is_some_and(|cursor| cursor.is_shown) {
        bytes.extend_from_slice(HIDE_CURSOR);
    }
    if before.is_none() {
        bytes.extend_from_slice(CLEAR);
    }
    if !changes.is_empty() {
        pen::put(bytes, changes.into_iter(), saves)?;
    }
    if let Some(cursor) = cursor {
        queue!(bytes, MoveTo(cursor.place.x, cursor.place.y))?;
        if cursor.is_shown {
            bytes.extend_from_slice(SHOW_CURSOR);
        }
    }
    bytes.extend_from_slice(END_FRAME);
    Ok(())
}

fn area(size: Size) -> Rect {
    Rect::new(0, 0, size.width, size.height)
}

#[cfg(test)]
mod tests;
