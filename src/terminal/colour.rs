//! How many colours are shown, and making do with them.
//!
//! Themes speak in true colours; this turns the colours of a finished buffer into
//! like ones of the terminal, so that what could be read still can. It looks at no
//! theme, and attributes (bold, underlined, reversed) stay. NO_COLOR as of
//! no-color.org.

mod codes;
mod palette;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use rustc_hash::FxHashMap;

pub(super) use self::codes::with_short_codes;
use self::palette::{CONSOLE, Rgb, XTERM, contrast, indexed, nearest};

/// What the person asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// What the terminal shows, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Colours, whatever NO_COLOR says; the sixteen where none are known of.
    Always,
    /// None.
    Never,
    /// So many, whatever the terminal is believed to show.
    Exactly(Depth),
}

/// How many colours there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: attributes only.
    #[default]
    None,
    /// The sixteen for letters, the first eight of them for the ground, and what is
    /// bold brighter: the console of Linux.
    Console,
    /// The sixteen named colours.
    Ansi16,
    /// The sixteen, a cube of 216 and 24 greys.
    Indexed256,
    /// Red, green and blue of 8 bits each.
    True,
}

/// What text has to have at least of contrast to its ground (WCAG 2, 1.4.3).
const READABLE: f64 = 4.5;

/// With more looks than that it is begun anew what each of them became.
const MOST_KNOWN: usize = 1024;

/// Whether white letters are read better on it than black ones.
#[must_use]
pub fn is_dark(ground: [u8; 3]) -> bool {
    contrast(ground, [255; 3]) > contrast(ground, [0; 3])
}

impl Choice {
    /// How many colours are used on a terminal that `shows` so many; `no_color` is
    /// that variable.
    #[must_use]
    pub fn depth(self, shows: Depth, no_color: Option<&str>) -> Depth {
        match self {
            Self::Never => Depth::None,
            Self::Exactly(depth) => depth,
            Self::Always if shows == Depth::None => Depth::Ansi16,
            Self::Always => shows,
            Self::Auto if no_color.is_some_and(|value| !value.is_empty()) => Depth::None,
            Self::Auto => shows,
        }
    }
}

impl Depth {
    /// What it is called in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Console => "8",
            Self::Ansi16 => "16",
            Self::Indexed256 => "256",
            Self::True => "true",
        }
    }

    /// The SGR sequence that begins text on the terminal's own ground, dark or light;
    /// empty if nothing is asked for. Its colour is one that can be read on any such
    /// ground from black to #1e1e2e, or from white to #fdf6e3.
    #[must_use]
    pub fn begin(self, ink: Option<[u8; 3]>, is_dark: bool, attributes: Modifier) -> String {
        let hardest = if is_dark {
            [0x1e, 0x1e, 0x2e]
        } else {
            [0xfd, 0xf6, 0xe3]
        };
        // With few colours what is bold may be another one.
        let is_another = self <= Self::Ansi16 && attributes.contains(Modifier::BOLD);
        let ink = ink.filter(|_| !is_another);
        let colour = ink.map_or(Color::Reset, |[red, green, blue]| {
            let colour = Color::Rgb(red, green, blue);
            let needed = Some((hardest, READABLE));
            self.nearest(colour, Part::Letter, needed)
        });
        let mut codes = Vec::new();
        for (attribute, code) in [(Modifier::BOLD, "1"), (Modifier::UNDERLINED, "4")] {
            if attributes.contains(attribute) {
                codes.push(code.to_owned());
            }
        }
        match colour {
            Color::Reset => {}
            Color::Rgb(red, green, blue) => codes.push(format!("38;2;{red};{green};{blue}")),
            Color::Indexed(index) => codes.push(format!("38;5;{index}")),
            name => {
                let bright = NAMES.iter().position(|known| *known == name);
                codes.extend(bright.map(|n| (if n < 8 { 30 + n } else { 82 + n }).to_string()));
            }
        }
        if codes.is_empty() {
            String::new()
        } else {
            format!("\x1b[{}m", codes.join(";"))
        }
    }

    fn look(self, look: Look) -> Look {
        let is_reversed = look.modifier.contains(Modifier::REVERSED);
        let (ink, ground) = match is_reversed {
            true => (look.bg, look.fg),
            false => (look.fg, look.bg),
        };
        let new_ground = self.nearest(ground, Part::Ground, None);
        let mut needed = None;
        if let (Some(letter), Some(on), Some(now)) =
            (self.value(ink), self.value(ground), self.value(new_ground))
        {
            let before = contrast(letter, on);
            if before > 1.0 {
                needed = Some((now, before.min(READABLE)));
            }
        }
        let new_ink = self.nearest(ink, Part::Letter, needed);
        let mut modifier = look.modifier;
        let are_set = new_ink != Color::Reset && new_ground != Color::Reset;
        if matches!(self, Self::Console | Self::Ansi16) && are_set {
            // In bold, what is reversed would have a brighter ground, or on the
            // console none.
            modifier.remove(Modifier::REVERSED);
        }
        let (fg, bg) = match is_reversed && modifier.contains(Modifier::REVERSED) {
            true => (new_ground, new_ink),
            false => (new_ink, new_ground),
        };
        let new = Look { fg, bg, modifier };
        if new.modifier.contains(Modifier::BOLD) && !self.stays_readable_in_bold(new, needed) {
            modifier.remove(Modifier::BOLD);
        }
        Look { fg, bg, modifier }
    }

    /// Many terminals show the first eight colours in bold as the second eight, the
    /// console even the black that it reverses its own grey to.
    fn stays_readable_in_bold(self, look: Look, needed: Option<(Rgb, f64)>) -> bool {
        if self != Self::Ansi16 && self != Self::Console {
            return true;
        }
        if self == Self::Console && look.modifier.contains(Modifier::REVERSED) {
            return false;
        }
        let bright = NAMES[..8].iter().position(|name| *name == look.fg);
        let bright = bright.and_then(|n| self.value(NAMES[n + 8]));
        match (bright, self.value(look.bg), needed) {
            (Some(letter), Some(ground), Some((_, least))) => contrast(letter, ground) >= least,
            _ => true,
        }
    }

    fn nearest(self, colour: Color, part: Part, other: Option<(Rgb, f64)>) -> Color {
        let sixteen = |table: [Rgb; 16], count| (0..).zip(table).take(count);
        let (Some(wanted), true) = (self.value(colour), self != Self::None) else {
            return Color::Reset;
        };
        let named = |found: Option<u8>| found.map_or(Color::Reset, |n| NAMES[usize::from(n) % 16]);
        match (self, part) {
            (Self::None, _) => Color::Reset,
            (Self::Console, Part::Ground) => named(nearest(wanted, sixteen(CONSOLE, 8), other)),
            (Self::Console, Part::Letter) => named(nearest(wanted, sixteen(CONSOLE, 16), other)),
            (Self::Ansi16, _) => named(nearest(wanted, sixteen(XTERM, 16), other)),
            // The sixteen are left out, since people choose those themselves.
            (Self::Indexed256, _) if matches!(colour, Color::Rgb(..)) => {
                let cube = (16..=255).map(|index| (index, indexed(index)));
                nearest(wanted, cube, other).map_or(Color::Reset, Color::Indexed)
            }
            (Self::Indexed256 | Self::True, _) => colour,
        }
    }

    /// The value of a colour; the terminal's own have none that is known.
    fn value(self, colour: Color) -> Option<Rgb> {
        match colour {
            Color::Reset => None,
            Color::Rgb(red, green, blue) => Some([red, green, blue]),
            Color::Indexed(index) => Some(indexed(index)),
            named => {
                let table = if self == Self::Console {
                    CONSOLE
                } else {
                    XTERM
                };
                let place = NAMES.iter().position(|name| *name == named)?;
                Some(table[place])
            }
        }
    }
}

/// Turns the colours of buffers into those of a depth.
#[derive(Debug)]
pub struct Converter {
    depth: Depth,
    /// What was converted: a frame has few looks, the next one mostly the same, and the
    /// nearest colour is looked for long.
    known: FxHashMap<Look, Look>,
}

impl Converter {
    #[must_use]
    pub fn new(depth: Depth) -> Self {
        Self {
            depth,
            known: FxHashMap::default(),
        }
    }

    #[must_use]
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// Turns every colour of the buffer into one of the depth: first that of the
    /// ground into the one most like it, then that of the letter into the one most
    /// like it of those that can be read there as well as before, up to 4.5 to 1.
    /// What was less than that keeps as much.
    pub fn convert(&mut self, buffer: &mut Buffer) {
        if self.depth == Depth::True {
            return;
        }
        if self.known.len() > MOST_KNOWN {
            self.known.clear();
        }
        // Neighbours mostly look the same.
        let mut last = None;
        for cell in &mut buffer.content {
            let look = Look::of(cell);
            let converted = match last {
                Some((from, to)) if from == look => to,
                _ => *(self.known.entry(look)).or_insert_with(|| self.depth.look(look)),
            };
            last = Some((look, converted));
            (cell.fg, cell.bg, cell.modifier) = (converted.fg, converted.bg, converted.modifier);
        }
    }
}

/// The sixteen by number.
const NAMES: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// What of a cell has a colour.
#[derive(Clone, Copy)]
enum Part {
    Letter,
    Ground,
}

/// How a cell is drawn, apart from its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }
}

#[cfg(test)]
mod tests;
