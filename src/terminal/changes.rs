//! What of a frame is to be sent: the cells that differ from what is shown, and those
//! beside letters that go. Sends nothing, and knows of no mode.

use ratatui::buffer::{Buffer, Cell};

use crate::text::width::char_width;

/// The cells of a frame that are to be sent; kept from frame to frame for its room.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// For each cell of the frame, row by row.
    sent: Vec<bool>,
    /// For each cell of a row, and one before and after it, whether something goes that
    /// reached out of it.
    left: Vec<bool>,
    /// Whether any is.
    any: bool,
}

impl Changes {
    /// Takes the cells of `next` that a terminal which shows `shown`, of the same size,
    /// has to be sent.
    ///
    /// Some are sent although they are the same: some terminals (xterm) draw letters and
    /// marks a little beyond their cell, and leave those pixels behind when only that
    /// cell is drawn anew.
    pub(super) fn find(&mut self, shown: &Buffer, next: &Buffer) {
        let width = usize::from(next.area.width).max(1);
        self.sent.clear();
        self.sent.resize(next.content.len(), false);
        self.any = false;
        let rows = shown.content.chunks(width).zip(next.content.chunks(width));
        for (y, (before, after)) in rows.enumerate() {
            self.left.clear();
            self.left.resize(width + 2, false);
            let mut leaves = false;
            for (x, (before, after)) in before.iter().zip(after).enumerate() {
                if looks_same(before, after) {
                    continue;
                }
                self.any = true;
                if reaches_out(before.symbol()) {
                    self.left[x + 1] = true;
                    leaves = true;
                } else {
                    self.sent[y * width + x] = true;
                }
            }
            if !leaves {
                continue;
            }
            let beside = self.sent.chunks_mut(width).skip(y.saturating_sub(1));
            for row in beside.take(if y == 0 { 2 } else { 3 }) {
                for (sent, left) in row.iter_mut().zip(self.left.windows(3)) {
                    *sent |= left[0] | left[1] | left[2];
                }
            }
        }
    }

    /// Whether there is nothing to send.
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// The cells to be sent of `next`, for which they were found, by column and row, in
    /// the order of rows. The second cell of a wide character is covered by it and never
    /// sent; one that changes has the character sent again.
    pub(super) fn cells<'a>(&'a self, next: &'a Buffer) -> impl Iterator<Item = (u16, u16)> {
        let width = usize::from(next.area.width).max(1);
        let rows = next.content.chunks(width).zip(self.sent.chunks(width));
        rows.zip(0..).flat_map(|((cells, sent), y)| {
            let mut x = 0;
            std::iter::from_fn(move || {
                loop {
                    let (cell, at) = (cells.get(x)?, x);
                    // What is not wide by itself was not laid out as wide.
                    x += columns(cell).min(cells.len() - x);
                    if sent[at..x].contains(&true) {
                        // It is in a row, whose columns are u16.
                        return Some((at as u16, y));
                    }
                }
            })
        })
    }
}

/// Whether nothing is to be sent to have one cell in the place of another.
fn looks_same(one: &Cell, other: &Cell) -> bool {
    // Of a few bytes each: a loop over them takes less than a call does.
    let (symbol, others) = (one.symbol().as_bytes(), other.symbol().as_bytes());
    symbol.len() == others.len()
        && (one.fg, one.bg, one.modifier) == (other.fg, other.bg, other.modifier)
        && symbol.iter().zip(others).all(|(one, other)| one == other)
}

/// The columns that a cell takes, itself and those that it covers: a cell holds one
/// character that has a width.
fn columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 {
        return 1;
    }
    let first = symbol.chars().next();
    first.map_or(1, |first| char_width(first).max(1).into())
}

/// Whether a symbol is drawn beyond its cell by some terminals: Arabic letters, and what
/// is wide.
fn reaches_out(symbol: &str) -> bool {
    symbol
        .chars()
        .next()
        .is_some_and(|first| first >= '\u{600}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    use super::*;

    /// A frame of rows in which `漢` takes two columns.
    fn frame(rows: &[&str]) -> Buffer {
        let rows: Vec<String> = rows.iter().map(|row| row.replace('漢', "漢 ")).collect();
        let width = rows[0].chars().count() as u16;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, rows.len() as u16));
        let letters = rows.iter().flat_map(|row| row.chars());
        for (cell, letter) in buffer.content.iter_mut().zip(letters) {
            cell.set_char(letter);
        }
        buffer
    }

    fn sent(shown: &Buffer, next: &Buffer) -> Vec<(u16, u16)> {
        let mut changes = Changes::default();
        changes.find(shown, next);
        let cells: Vec<_> = changes.cells(next).collect();
        assert_eq!(changes.is_empty(), cells.is_empty());
        cells
    }

    #[test]
    fn the_neighbours_of_a_letter_that_goes_are_sent_again() {
        let shown = frame(&["   ", " \u{FE83} ", "   "]);
        assert_eq!(sent(&shown, &shown), []);
        assert_eq!(sent(&shown, &frame(&["   ", " x ", "   "])).len(), 9);
        let latin = sent(&frame(&["ab", "cd"]), &frame(&["ab", "cx"]));
        assert_eq!(latin, [(1, 1)]);
    }

    #[test]
    fn what_a_wide_character_covers_is_not_sent_and_it_is_sent_for_what_it_covers() {
        let (wide, narrow) = (frame(&["a漢b"]), frame(&["axyb"]));
        assert_eq!(sent(&narrow, &wide), [(1, 0)]);
        // The half that is left of it goes too, and what it may have painted over.
        assert_eq!(sent(&wide, &narrow), [(0, 0), (1, 0), (2, 0)]);
        let mut coloured = wide.clone();
        coloured.content[2].bg = ratatui::style::Color::Red;
        assert_eq!(sent(&wide, &coloured), [(1, 0)]);
    }

    /// Rows as they were drawn at random, six columns wide.
    fn cut(rows: &[String]) -> Buffer {
        let row = |row: &String| {
            let mut columns = 0;
            let fits = |&letter: &char| {
                columns += usize::from(char_width(letter));
                columns <= 6
            };
            let fitting: String = row.chars().take_while(fits).collect();
            let missing = 6 - fitting
                .chars()
                .map(|c| usize::from(char_width(c)))
                .sum::<usize>();
            fitting + &" ".repeat(missing)
        };
        let rows: Vec<String> = rows.iter().map(row).collect();
        frame(&rows.iter().map(String::as_str).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn a_terminal_that_is_sent_changes_shows_the_frame(
            rows in prop::collection::vec("[ab 漢\u{FED9}\u{FE8E}]{6}", 8)
        ) {
            let (shown, next) = (cut(&rows[..4]), cut(&rows[4..]));
            let (height, width) = (4.try_into().unwrap(), 6.try_into().unwrap());
            let mut terminal = vt100::Parser::new(height, width, 0);
            for (before, after) in [(&Buffer::empty(shown.area), &shown), (&shown, &next)] {
                let mut changes = Changes::default();
                changes.find(before, after);
                for (x, y) in changes.cells(after) {
                    let sent = format!("\x1b[{};{}H{}", y + 1, x + 1, after[(x, y)].symbol());
                    terminal.process(sent.as_bytes());
                }
                for (place, cell) in after.area.positions().zip(&after.content) {
                    let seen = terminal.screen().cell(place.y, place.x).unwrap();
                    if !seen.is_wide_continuation() {
                        let seen = Some(seen.contents()).filter(|seen| !seen.is_empty());
                        prop_assert_eq!(seen.unwrap_or(" "), cell.symbol());
                    }
                }
            }
        }
    }
}
