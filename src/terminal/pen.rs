//! The pen: the cells of a frame that are to be sent, as bytes. Changes the colour of
//! letters, the ground and the attributes each for itself, and only for cells in which
//! that is seen, and takes one colour after the other where the order does not matter: a
//! page of many coloured words is sent with half the bytes of an encoder that says all of
//! it for every cell. Decides nothing of which cells are sent.

use std::io;

use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute, SetBackgroundColor, SetForegroundColor};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The attributes that cells have (ECMA-48, SGR), and what begins and ends each.
const ATTRIBUTES: [(Modifier, Attribute, Attribute); 5] = [
    (Modifier::BOLD, Attribute::Bold, Attribute::NormalIntensity),
    (Modifier::ITALIC, Attribute::Italic, Attribute::NoItalic),
    (
        Modifier::UNDERLINED,
        Attribute::Underlined,
        Attribute::NoUnderline,
    ),
    (Modifier::REVERSED, Attribute::Reverse, Attribute::NoReverse),
    (
        Modifier::CROSSED_OUT,
        Attribute::CrossedOut,
        Attribute::NotCrossedOut,
    ),
];

/// Those that are not seen in a blank.
const FACE: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// The column and the row of a cell.
type Place = (u16, u16);

/// What the next cell would be drawn with.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    ink: Color,
    ground: Color,
    attributes: Modifier,
}

/// Puts cells into bytes; kept from frame to frame for its room.
#[derive(Debug, Default)]
pub(super) struct Pen {
    looks: Vec<Look>,
    /// How many cells have each look, then where the next of them goes.
    counts: Vec<usize>,
    /// The cells as they come, each with the number of its look, and in their order.
    found: Vec<(usize, Place)>,
    sorted: Vec<Place>,
}

impl Pen {
    /// Appends the cells of `frame` that are at these places, and the end of all attributes;
    /// nothing if there are none. If `saves`, those of one look are sent one after the other,
    /// and blanks in whatever colour the letters before them have: a move of the cursor takes
    /// a third of the bytes of a change of colour. Otherwise in the order in which they come.
    ///
    /// # Errors
    /// Only what the encoder passes on: nothing is written but memory.
    pub(super) fn put(
        &mut self,
        bytes: &mut Vec<u8>,
        frame: &Buffer,
        places: impl Iterator<Item = Place>,
        saves: bool,
    ) -> io::Result<()> {
        let start = bytes.len();
        if saves {
            self.sort(frame, places);
            put(bytes, frame, self.sorted.iter().copied(), saves)?;
        } else {
            put(bytes, frame, places, saves)?;
        }
        if bytes.len() > start {
            queue!(bytes, SetAttribute(Attribute::Reset))?;
        }
        Ok(())
    }

    /// Brings cells into the order of their looks, all of one ground together; within a look
    /// as they come. A blank has the look of the cell before it where only its ground is seen.
    fn sort(&mut self, frame: &Buffer, places: impl Iterator<Item = Place>) {
        self.looks.clear();
        self.counts.clear();
        self.found.clear();
        let mut before: Option<(usize, Place)> = None;
        for place in places {
            let cell = &frame[place];
            let own = Look::of(cell);
            let look = match before {
                Some((look, _)) if self.looks[look] == own => look,
                Some((look, before)) if self.looks[look].paints_blank(before, place, cell) => look,
                _ => match self.looks.iter().position(|&look| look == own) {
                    Some(look) => look,
                    None => {
                        self.looks.push(own);
                        self.counts.push(0);
                        self.looks.len() - 1
                    }
                },
            };
            self.counts[look] += 1;
            self.found.push((look, place));
            before = Some((look, place));
        }
        let ground = |look: &usize| {
            let ground = self.looks[*look].ground;
            self.looks.iter().position(|other| other.ground == ground)
        };
        let mut order: Vec<usize> = (0..self.looks.len()).collect();
        order.sort_by_key(ground);
        let mut start = 0;
        for look in order {
            start += std::mem::replace(&mut self.counts[look], start);
        }
        self.sorted.clear();
        self.sorted.resize(self.found.len(), (0, 0));
        for &(look, place) in &self.found {
            self.sorted[self.counts[look]] = place;
            self.counts[look] += 1;
        }
    }
}

/// Appends cells in their order.
fn put(
    bytes: &mut Vec<u8>,
    frame: &Buffer,
    places: impl Iterator<Item = Place>,
    saves: bool,
) -> io::Result<()> {
    let mut look = Look {
        ink: Color::Reset,
        ground: Color::Reset,
        attributes: Modifier::empty(),
    };
    let mut next: Option<Place> = None;
    for (x, y) in places {
        match next {
            Some(place) if place == (x, y) => {}
            // Not back from the last column: there a sign that is wider in this terminal
            // has taken the cursor to another row.
            Some((left, row)) if row == y && left < x => move_to(bytes, &[x], b'G'),
            _ => move_to(bytes, &[y, x], b'H'),
        }
        // After a wide character the place is said: terminals differ on which are wide.
        next = Some((x + 1, y));
        let cell = &frame[(x, y)];
        look.become_of(bytes, cell, !saves || !is_blank(cell))?;
        bytes.extend_from_slice(cell.symbol().as_bytes());
    }
    Ok(())
}

/// Appends the move to a place, from 0 (ECMA-48, CUP and CHA): as `crossterm` has it, which
/// takes ten times as long for the formatting.
fn move_to(bytes: &mut Vec<u8>, place: &[u16], end: u8) {
    bytes.extend_from_slice(b"\x1b[");
    for (at, &part) in place.iter().enumerate() {
        if at > 0 {
            bytes.push(b';');
        }
        let number = u32::from(part) + 1;
        let mut power = 1;
        while number / power >= 10 {
            power *= 10;
        }
        while power > 0 {
            bytes.push(b'0' + (number / power % 10) as u8);
            power /= 10;
        }
    }
    bytes.push(end);
}

/// Whether nothing of a cell is seen but its ground.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && FACE.contains(cell.modifier)
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self {
            ink: cell.fg,
            ground: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// Whether a cell right after the one `before` it, which has this look, is a blank
    /// that may be sent with it.
    fn paints_blank(self, before: Place, (x, y): Place, cell: &Cell) -> bool {
        (before.0 + 1, before.1) == (x, y)
            && is_blank(cell)
            && self.ground == cell.bg
            && FACE.contains(self.attributes)
    }

    /// Appends what makes the next cell look as this one, as far as it is seen there.
    fn become_of(&mut self, bytes: &mut Vec<u8>, cell: &Cell, shows_ink: bool) -> io::Result<()> {
        let hidden = if shows_ink { Modifier::empty() } else { FACE };
        let others = (cell.modifier ^ self.attributes).difference(hidden);
        if !others.is_empty() {
            for (attribute, begins, ends) in ATTRIBUTES {
                if others.contains(attribute) {
                    let wanted = cell.modifier.contains(attribute);
                    queue!(bytes, SetAttribute(if wanted { begins } else { ends }))?;
                }
            }
            self.attributes.toggle(others);
        }
        if shows_ink && cell.fg != self.ink {
            queue!(bytes, SetForegroundColor(cell.fg.into_crossterm()))?;
            self.ink = cell.fg;
        }
        if cell.bg != self.ground {
            queue!(bytes, SetBackgroundColor(cell.bg.into_crossterm()))?;
            self.ground = cell.bg;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    /// Letters and blanks in all the colours and attributes there are, by turns.
    fn colourful(width: u16, height: u16) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let colours = [
            Color::Reset,
            Color::Red,
            Color::Rgb(1, 2, 3),
            Color::Indexed(9),
        ];
        for (at, cell) in buffer.content.iter_mut().enumerate() {
            let mixed = at.wrapping_mul(2_654_435_761) >> 7;
            if mixed % 3 > 0 {
                cell.set_symbol(["a", "ب"][mixed % 2]);
            }
            cell.set_fg(colours[mixed / 3 % 4])
                .set_bg(colours[mixed / 12 % 4]);
            for (bit, (attribute, ..)) in ATTRIBUTES.into_iter().enumerate() {
                cell.modifier.set(attribute, mixed >> (8 + bit) & 1 == 1);
            }
        }
        buffer
    }

    fn sent(buffer: &Buffer, saves: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        let places = buffer.area.positions().map(|place| (place.x, place.y));
        let mut pen = Pen::default();
        pen.put(&mut bytes, buffer, places, saves).unwrap();
        bytes
    }

    #[test]
    fn every_cell_is_seen_as_it_is_whether_bytes_are_saved_or_not() {
        let (width, height) = (40_u16, 30_u16);
        let buffer = colourful(width, height);
        let mut lengths = Vec::new();
        for saves in [false, true] {
            let bytes = sent(&buffer, saves);
            let size = |cells: u16| cells.try_into().unwrap();
            let mut terminal = vt100::Parser::new(size(height), size(width), 0);
            terminal.process(&bytes);
            for place in buffer.area.positions() {
                let (cell, seen) = (&buffer[place], terminal.screen().cell(place.y, place.x));
                let seen = seen.unwrap();
                assert_eq!(seen.contents().trim(), cell.symbol().trim(), "{place}");
                assert_eq!(seen.bgcolor(), colour(cell.bg), "{place}");
                let is = |attribute| cell.modifier.contains(attribute);
                assert_eq!(seen.underline(), is(Modifier::UNDERLINED), "{place}");
                assert_eq!(seen.inverse(), is(Modifier::REVERSED), "{place}");
                if cell.symbol() != " " || seen.underline() || seen.inverse() {
                    assert_eq!(seen.fgcolor(), colour(cell.fg), "{place}");
                    assert_eq!(seen.bold(), is(Modifier::BOLD), "{place}");
                    assert_eq!(seen.italic(), is(Modifier::ITALIC), "{place}");
                }
            }
            lengths.push(bytes.len());
        }
        assert!(lengths[1] < lengths[0], "{lengths:?}");
    }

    fn colour(colour: Color) -> vt100::Color {
        match colour {
            Color::Red => vt100::Color::Idx(1),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            Color::Indexed(number) => vt100::Color::Idx(number),
            _ => vt100::Color::Default,
        }
    }

    #[test]
    fn what_is_struck_out_is_so_until_it_ends() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for (cell, symbol) in buffer.content.iter_mut().zip(["a", "b", " ", "c"]) {
            cell.set_symbol(symbol);
        }
        for cell in &mut buffer.content[1..3] {
            cell.modifier = Modifier::CROSSED_OUT;
        }
        for saves in [false, true] {
            let bytes = String::from_utf8(sent(&buffer, saves)).unwrap();
            let begin = bytes.find("\x1b[9m").unwrap();
            let end = bytes.find("\x1b[29m").unwrap_or(bytes.len());
            assert!(begin < end && bytes[begin..end].contains("b "), "{bytes:?}");
        }
    }

    #[test]
    fn only_what_changes_is_said() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        for (x, symbol) in ["a", " ", "b", " ", "c"].into_iter().enumerate() {
            let cell = &mut buffer.content[x];
            cell.set_symbol(symbol).set_bg(Color::Blue);
            cell.set_fg(if symbol == " " {
                Color::White
            } else {
                Color::Red
            });
        }
        buffer.content[4].modifier = Modifier::BOLD;
        let bytes = String::from_utf8(sent(&buffer, true)).unwrap();
        let colours = "\x1b[38;5;1m\x1b[48;5;4m";
        assert_eq!(bytes, format!("\x1b[1;1H{colours}a b \x1b[1mc\x1b[0m"));
    }
}
