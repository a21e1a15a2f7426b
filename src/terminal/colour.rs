//! How many colours the terminal shows, and making do with them.
//!
//! Themes speak in true colours; this turns the colours of a finished buffer
//! into the nearest ones the terminal has. It looks at no theme, and attributes
//! (bold, underlined, reversed) always stay. NO_COLOR as of no-color.org.

use ratatui::buffer::Buffer;
use ratatui::style::Color;

/// What the person asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// What the environment says.
    #[default]
    Auto,
    /// Colours, whatever `NO_COLOR` says.
    Always,
    /// None.
    Never,
}

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: attributes only.
    None,
    /// The sixteen named colours.
    Ansi16,
    /// The sixteen, a cube of 216 and 24 greys.
    Indexed256,
    /// Red, green and blue of 8 bits each.
    True,
}

impl Depth {
    /// What it is called in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Ansi16 => "16",
            Self::Indexed256 => "256",
            Self::True => "true",
        }
    }

    /// The depth by choice and environment; `variable` looks one up.
    #[must_use]
    pub fn detect(choice: Choice, variable: impl Fn(&str) -> Option<String>) -> Self {
        let shown = by_terminal(
            &variable("TERM").unwrap_or_default(),
            &variable("COLORTERM").unwrap_or_default(),
        );
        match choice {
            Choice::Never => Self::None,
            Choice::Always => shown.max(Self::Ansi16),
            Choice::Auto if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) => {
                Self::None
            }
            Choice::Auto => shown,
        }
    }

    /// Turns every colour of the buffer into one of this depth. Where ink and
    /// paper were different and would become one colour, the ink becomes the
    /// terminal's own, or black or white, whichever can be read.
    pub fn convert(self, buffer: &mut Buffer) {
        if self == Self::True {
            return;
        }
        // A frame has few colours, and the nearest one is looked for long.
        let mut known: Vec<(Color, Color)> = Vec::new();
        let mut nearest = |colour| match known.iter().find(|(from, _)| *from == colour) {
            Some((_, to)) => *to,
            None => {
                let to = self.nearest(colour);
                known.push((colour, to));
                to
            }
        };
        for cell in &mut buffer.content {
            let (ink, paper) = (nearest(cell.fg), nearest(cell.bg));
            let merged = ink == paper && ink != Color::Reset && cell.fg != cell.bg;
            cell.fg = if merged { readable_on(cell.bg) } else { ink };
            cell.bg = paper;
        }
    }

    fn nearest(self, colour: Color) -> Color {
        match (self, colour) {
            (Self::True, colour) => colour,
            (Self::None, _) => Color::Reset,
            (Self::Indexed256, Color::Rgb(r, g, b)) => Color::Indexed(indexed([r, g, b])),
            (Self::Ansi16, Color::Rgb(r, g, b)) => named([r, g, b]),
            (Self::Ansi16, Color::Indexed(index)) => match NAMED.get(usize::from(index)) {
                Some((same, _)) => *same,
                None => named(rgb_of(index)),
            },
            (_, colour) => colour,
        }
    }
}

fn by_terminal(term: &str, colorterm: &str) -> Depth {
    let one_of = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
    if term.is_empty() || one_of(&["dumb", "vt1", "vt2", "vt3"]) || term.ends_with("-mono") {
        Depth::None
    } else if matches!(colorterm, "truecolor" | "24bit")
        || term.ends_with("-direct")
        || one_of(&[
            "xterm-kitty",
            "xterm-ghostty",
            "alacritty",
            "foot",
            "wezterm",
            "contour",
        ])
    {
        Depth::True
    } else if term.contains("256color")
        || one_of(&["xterm", "rxvt", "konsole", "vte", "mlterm", "putty"])
    {
        Depth::Indexed256
    } else {
        Depth::Ansi16
    }
}

type Rgb = [u8; 3];

/// The sixteen, with the values that xterm gives them; each terminal has its
/// own, but they lie near.
const NAMED: [(Color, Rgb); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// The steps of one side of the cube of 216.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

fn named(wanted: Rgb) -> Color {
    // The table is not empty, so there is a nearest.
    NAMED
        .iter()
        .min_by_key(|(_, value)| distance(*value, wanted))
        .map_or(Color::Reset, |(name, _)| *name)
}

/// The nearest of the cube and the greys; the sixteen are left out, since
/// people choose those themselves.
fn indexed(wanted: Rgb) -> u8 {
    (16..=255)
        .min_by_key(|index| distance(rgb_of(*index), wanted))
        .unwrap_or(16)
}

fn rgb_of(index: u8) -> Rgb {
    match index {
        0..=15 => NAMED[usize::from(index)].1,
        16..=231 => {
            let place = index - 16;
            [place / 36, place / 6 % 6, place % 6].map(|step| STEPS[usize::from(step)])
        }
        232..=255 => [8 + 10 * (index - 232); 3],
    }
}

/// Squared distance, each channel weighted by how much the eye minds it.
fn distance(a: Rgb, b: Rgb) -> u32 {
    let square = |i: usize| u32::from(a[i].abs_diff(b[i])).pow(2);
    2 * square(0) + 4 * square(1) + 3 * square(2)
}

/// An ink that stands out from a paper.
fn readable_on(paper: Color) -> Color {
    let value = match paper {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Indexed(index) => rgb_of(index),
        other => match NAMED.iter().find(|(name, _)| *name == other) {
            Some((_, value)) => *value,
            None => return Color::Reset,
        },
    };
    let [r, g, b] = value.map(u32::from);
    if 2 * r + 5 * g + b > 8 * 127 {
        Color::Black
    } else {
        Color::White
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use super::*;

    fn detect(choice: Choice, variables: &[(&str, &str)]) -> Depth {
        Depth::detect(choice, |name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_says_how_many() {
        let auto = |variables: &[_]| detect(Choice::Auto, variables);
        assert_eq!(
            auto(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]),
            Depth::True
        );
        assert_eq!(auto(&[("TERM", "foot")]), Depth::True);
        assert_eq!(auto(&[("TERM", "screen-256color")]), Depth::Indexed256);
        assert_eq!(auto(&[("TERM", "xterm")]), Depth::Indexed256);
        assert_eq!(auto(&[("TERM", "linux")]), Depth::Ansi16);
        assert_eq!(auto(&[("TERM", "vt220")]), Depth::None);
        assert_eq!(auto(&[]), Depth::None);
        assert_eq!(auto(&[("TERM", "foot"), ("NO_COLOR", "1")]), Depth::None);
        assert_eq!(auto(&[("TERM", "foot"), ("NO_COLOR", "")]), Depth::True);
    }

    #[test]
    fn the_person_decides_before_the_environment() {
        let no = ("NO_COLOR", "1");
        assert_eq!(detect(Choice::Always, &[("TERM", "foot"), no]), Depth::True);
        assert_eq!(detect(Choice::Always, &[("TERM", "dumb")]), Depth::Ansi16);
        assert_eq!(detect(Choice::Never, &[("TERM", "foot")]), Depth::None);
    }

    fn converted(depth: Depth, fg: Color, bg: Color) -> (Color, Color) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        buffer.content[0].set_fg(fg).set_bg(bg).modifier = Modifier::BOLD;
        depth.convert(&mut buffer);
        assert_eq!(buffer.content[0].modifier, Modifier::BOLD);
        (buffer.content[0].fg, buffer.content[0].bg)
    }

    #[test]
    fn colours_become_the_nearest_there_are() {
        let orange = Color::Rgb(255, 135, 0);
        let night = Color::Rgb(9, 9, 8);
        assert_eq!(converted(Depth::True, orange, night), (orange, night));
        assert_eq!(
            converted(Depth::Indexed256, orange, night),
            (Color::Indexed(208), Color::Indexed(232))
        );
        let red = Color::Rgb(200, 10, 10);
        assert_eq!(
            converted(Depth::Ansi16, red, night),
            (Color::Red, Color::Black)
        );
        assert_eq!(
            converted(Depth::Ansi16, Color::Indexed(9), Color::Indexed(231)),
            (Color::LightRed, Color::White)
        );
        assert_eq!(
            converted(Depth::None, red, night),
            (Color::Reset, Color::Reset)
        );
    }

    #[test]
    fn text_stays_readable_when_ink_and_paper_fall_together() {
        let (dim, dimmer) = (Color::Rgb(50, 50, 50), Color::Rgb(10, 10, 10));
        assert_eq!(
            converted(Depth::Ansi16, dim, dimmer),
            (Color::White, Color::Black)
        );
        let (light, lighter) = (Color::Rgb(250, 250, 250), Color::Rgb(255, 255, 255));
        assert_eq!(
            converted(Depth::Ansi16, light, lighter),
            (Color::Black, Color::White)
        );
        // Meant to be hidden, so it stays hidden.
        assert_eq!(
            converted(Depth::Ansi16, dim, dim),
            (Color::Black, Color::Black)
        );
    }

    #[test]
    fn every_index_is_its_own_nearest() {
        for index in 16..=255 {
            assert_eq!(rgb_of(indexed(rgb_of(index))), rgb_of(index));
        }
    }
}
