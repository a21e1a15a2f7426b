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
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::terminal::changes::Changes;
use crate::terminal::colour::{Converter, Depth, with_short_codes};
pub use crate::terminal::modes::Cursor;
use crate::terminal::modes::{self, RenderMode};
use crate::terminal::pen::Pen;
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
        if self.frames.colours.depth() != depth {
            self.frames.colours = Converter::new(depth);
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
        self.frames.make_room();
        Ok(())
    }
}

/// The frames of a screen as bytes: all that a terminal is sent between being
/// taken and given back.
#[derive(Debug)]
pub struct Frames {
    mode: RenderMode,
    colours: Converter,
    /// What the terminal shows, and where the next frame is made.
    shown: Buffer,
    next: Buffer,
    /// Whether `next` is empty.
    has_room: bool,
    cursor: Option<Cursor>,
    /// What is shown as it was painted, if the terminal says otherwise where the
    /// mouse is.
    painted: Option<Buffer>,
    /// What of the frame on its way is sent, how, and the bytes of it, kept for their room.
    changes: Changes,
    pen: Pen,
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
            colours: Converter::new(depth),
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            has_room: true,
            cursor: None,
            painted: None,
            changes: Changes::default(),
            pen: Pen::default(),
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
        self.make_room();
        self.has_room = false;
        let cursor = paint(&mut self.next).filter(|cursor| self.next.area.contains(cursor.place));
        // Before the last pass, which asks where the style changes: it means the
        // styles that are sent.
        self.colours.convert(&mut self.next);
        self.painted = (self.mode == RenderMode::Implicit).then(|| self.next.clone());
        let cursor = modes::last_pass(&mut self.next, self.mode, cursor);

        self.bytes.clear();
        if whole {
            self.shown.reset();
        }
        self.changes.find(&self.shown, &self.next);
        let before = (!whole).then_some(self.cursor);
        // The other modes ask where the style changes, between blanks too.
        let saves = self.mode == RenderMode::Visual;
        if whole || !self.changes.is_empty() || cursor != self.cursor {
            let places = self.changes.cells(&self.next);
            begin(&mut self.bytes, before);
            self.pen.put(&mut self.bytes, &self.next, places, saves)?;
            end(&mut self.bytes, cursor)?;
        }
        if matches!(self.colours.depth(), Depth::Console | Depth::Ansi16) {
            self.bytes = with_short_codes(&self.bytes);
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        Ok(&self.bytes)
    }

    /// Empties the buffer of the next frame, if it is not: it takes its time, and is done
    /// when a frame has been sent.
    fn make_room(&mut self) {
        if !self.has_room {
            self.next.reset();
            self.has_room = true;
        }
    }
}

/// Appends what a frame begins with; `before`: the cursor of what is shown, or `None` if
/// anything at all may be shown.
fn begin(bytes: &mut Vec<u8>, before: Option<Option<Cursor>>) {
    bytes.extend_from_slice(BEGIN_FRAME);
    if before.is_none_or(|cursor| cursor.is_some_and(|cursor| cursor.is_shown)) {
        bytes.extend_from_slice(HIDE_CURSOR);
    }
    if before.is_none() {
        bytes.extend_from_slice(CLEAR);
    }
}

/// Appends what a frame ends with: `cursor` where it is.
fn end(bytes: &mut Vec<u8>, cursor: Option<Cursor>) -> io::Result<()> {
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
