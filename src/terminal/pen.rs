//! The pen: the cells of a frame that are to be sent, as bytes. Changes the colour of
//! letters, the ground and the attributes each for itself, and only for cells in which
//! that is seen, and takes one colour after the other where the order does not matter: a
//! page of many coloured words is sent with half the bytes of an encoder that says all of
//! it for every cell. Decides nothing of which cells are sent.

use std::io;

use crossterm::cursor::{MoveTo, MoveToColumn};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute, SetBackgroundColor, SetForegroundColor};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
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

/// The cells that a frame usually has to send, for a start.
const USUAL: usize = 2048;

/// A cell with its column and row.
type Placed<'a> = (u16, u16, &'a Cell);

/// What the next cell would be drawn with.
#[derive(Clone, Copy, PartialEq)]
struct Pen {
    ink: Color,
    ground: Color,
    attributes: Modifier,
}

/// Appends the cells, each with its column and row, and the end of all attributes;
/// nothing if there are none. If `saves`, those of one look are sent one after the other,
/// and blanks in whatever colour the letters before them have: a move of the cursor takes
/// a third of the bytes of a change of colour. Otherwise in the order in which they come.
///
/// # Errors
/// Only what the encoder passes on: nothing is written but memory.
pub(super) fn put<'a>(
    bytes: &mut Vec<u8>,
    cells: impl Iterator<Item = Placed<'a>>,
    saves: bool,
) -> io::Result<()> {
    let mut pen = Pen {
        ink: Color::Reset,
        ground: Color::Reset,
        attributes: Modifier::empty(),
    };
    let mut next: Option<(u16, u16)> = None;
    let mut put = |bytes: &mut Vec<u8>, (x, y, cell): Placed<'_>| {
        match next {
            Some(place) if place == (x, y) => {}
            // Not back from the last column: there a sign that is wider in this terminal
            // has taken the cursor to another row.
            Some((left, row)) if row == y && left < x => queue!(bytes, MoveToColumn(x))?,
            _ => queue!(bytes, MoveTo(x, y))?,
        }
        // After a wide character the place is said: terminals differ on which are wide.
        next = Some((x + 1, y));
        let shows_ink = !saves || !is_blank(cell);
        pen.take(bytes, cell, shows_ink)?;
        bytes.extend_from_slice(cell.symbol().as_bytes());
        io::Result::Ok(())
    };
    let start = bytes.len();
    if saves {
        for placed in by_look(cells) {
            put(bytes, placed)?;
        }
    } else {
        for placed in cells {
            put(bytes, placed)?;
        }
    }
    if bytes.len() > start {
        queue!(bytes, SetAttribute(Attribute::Reset))?;
    }
    Ok(())
}

/// The cells in the order of their looks, all of one ground together; within a look as
/// they come. A blank has the look of the cell before it where only its ground is seen.
fn by_look<'a>(cells: impl Iterator<Item = Placed<'a>>) -> Vec<Placed<'a>> {
    let mut looks: Vec<Pen> = Vec::new();
    let mut counts: Vec<usize> = Vec::new();
    let mut found: Vec<(usize, Placed<'a>)> = Vec::with_capacity(USUAL);
    for placed in cells {
        let own = Pen::of(placed.2);
        let before = found.last().map(|&(look, before)| (look, before));
        let look = match before {
            Some((look, _)) if looks[look] == own => look,
            Some((look, before)) if looks[look].paints_blank(before, placed) => look,
            _ => looks
                .iter()
                .position(|&look| look == own)
                .unwrap_or_else(|| {
                    looks.push(own);
                    counts.push(0);
                    looks.len() - 1
                }),
        };
        counts[look] += 1;
        found.push((look, placed));
    }
    let ground = |look: &usize| {
        let ground = looks[*look].ground;
        looks.iter().position(|other| other.ground == ground)
    };
    let mut order: Vec<usize> = (0..looks.len()).collect();
    order.sort_by_key(ground);
    let mut start = 0;
    for look in order {
        start += std::mem::replace(&mut counts[look], start);
    }
    let Some(&(_, first)) = found.first() else {
        return Vec::new();
    };
    let mut sorted = vec![first; found.len()];
    for (look, placed) in found {
        sorted[counts[look]] = placed;
        counts[look] += 1;
    }
    sorted
}

/// Whether nothing of a cell is seen but its ground.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && FACE.contains(cell.modifier)
}

impl Pen {
    fn of(cell: &Cell) -> Self {
        Self {
            ink: cell.fg,
            ground: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// Whether a cell right after the one `before` it, which has this look, is a blank
    /// that may be sent with it.
    fn paints_blank(self, before: Placed<'_>, (x, y, cell): Placed<'_>) -> bool {
        (before.0 + 1, before.1) == (x, y)
            && is_blank(cell)
            && self.ground == cell.bg
            && FACE.contains(self.attributes)
    }

    fn take(&mut self, bytes: &mut Vec<u8>, cell: &Cell, shows_ink: bool) -> io::Result<()> {
        if *self == Self::of(cell) {
            return Ok(());
        }
        let hidden = if shows_ink { Modifier::empty() } else { FACE };
        for (attribute, begins, ends) in ATTRIBUTES {
            let wanted = cell.modifier.contains(attribute);
            if wanted != self.attributes.contains(attribute) && !hidden.contains(attribute) {
                queue!(bytes, SetAttribute(if wanted { begins } else { ends }))?;
                self.attributes.set(attribute, wanted);
            }
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
    use ratatui::buffer::Buffer;
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
        let places = buffer.area.positions();
        let cells = places.map(|place| (place.x, place.y, &buffer[place]));
        put(&mut bytes, cells, saves).unwrap();
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
