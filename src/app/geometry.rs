//! Where the parts of the screen are: a pure function of its size and of what
//! is shown. The screen is mirrored for Arabic: the list on the right, the
//! reading pane on its left, each scrollbar on the left edge of its pane.

use crate::config::strings::Language;

/// A rectangle of cells; `x` counts from the left, `y` from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

/// The smallest screen that is used, in cells.
pub const SMALLEST: (u16, u16) = (40, 12);
/// Narrower screens show one pane at a time.
const TWO_PANES: u16 = 70;
/// From this width on two texts stand beside each other.
pub const BESIDE: u16 = 120;
/// The fewest rows below the text: a heading, and one passage.
const LEAST_BELOW: u16 = 4;

/// How wide a line of text may be, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure(u16);

impl Measure {
    /// All there are; the last is as wide as the pane.
    pub const ALL: [Self; 6] = [
        Self(50),
        Self(60),
        Self(70),
        Self(80),
        Self(90),
        Self(u16::MAX),
    ];

    /// In cells; `None` where it is as wide as the pane.
    #[must_use]
    pub fn cells(self) -> Option<u16> {
        (self.0 < u16::MAX).then_some(self.0)
    }

    /// The next narrower one than lines of `width` cells, after the narrowest the widest:
    /// what changes nothing is passed over.
    #[must_use]
    pub fn next(self, width: u16) -> Self {
        let narrower = Self::ALL.iter().rev().find(|one| one.0 < width.min(self.0));
        narrower.copied().unwrap_or(Self::ALL[Self::ALL.len() - 1])
    }
}

impl Default for Measure {
    /// The widest line that is comfortable to read.
    fn default() -> Self {
        Self(90)
    }
}

/// On which side of the screen the list of articles stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ListSide {
    #[default]
    Right,
    Left,
}

impl ListSide {
    /// Where lines of a language begin.
    #[must_use]
    pub fn of(language: Language) -> Self {
        match language {
            Language::Arabic => Self::Right,
            Language::English => Self::Left,
        }
    }
}

/// Which pane has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// On the right, unless the person wants it on the left: the list of articles, or
    /// the panel of actors.
    Side,
    /// Beside it: the reading pane.
    Reader,
    /// Below the reading pane, over the whole width: the concordance, or related passages.
    Below,
}

/// What stands below the reading pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Below {
    #[default]
    Nothing,
    Rows,
    /// Rows, one of which is held against something in the place of the text.
    Compared,
}

/// Lower screens have no row for the trail.
pub const WITH_TRAIL: u16 = 16;

/// What is shown besides the panes that are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Shown {
    /// A line where one types.
    pub bar: bool,
    /// The row of the trail; the line where one types takes its place.
    pub trail: bool,
    pub measure: Measure,
    pub list: ListSide,
    /// What is below the reading pane, in the place of the side pane.
    pub below: Below,
}

/// The parts of the screen. A part that is not shown is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Geometry {
    pub side: Option<Area>,
    pub reader: Option<Area>,
    pub below: Option<Area>,
    /// Where text is read, within `reader`: centred, no wider than a comfortable line.
    pub text: Area,
    /// The line where one types.
    pub bar: Option<Area>,
    /// The row of the trail, just above the status line.
    pub trail: Option<Area>,
    pub status: Area,
    /// The screen is too small for anything else.
    pub too_small: bool,
}

/// The geometry of a screen of `width` and `height` cells.
pub fn geometry(width: u16, height: u16, focus: Pane, shown: Shown) -> Geometry {
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Geometry {
            too_small: true,
            ..Geometry::default()
        };
    }
    let status = Area {
        x: 0,
        y: height - 1,
        width,
        height: 1,
    };
    let has_trail = shown.trail && !shown.bar && height >= WITH_TRAIL;
    let rows = height - 1 - u16::from(shown.bar || has_trail);
    let whole = Area {
        x: 0,
        y: 0,
        width,
        height: rows,
    };
    let above = match shown.below {
        // As much of the text as says where one is, and rows to go through.
        Below::Nothing | Below::Rows => rows * 2 / 5,
        Below::Compared if width >= BESIDE => rows * 2 / 5,
        Below::Compared => rows - LEAST_BELOW,
    };
    let is_below = shown.below != Below::Nothing;
    let below = is_below.then_some(Area {
        y: above,
        height: rows - above,
        ..whole
    });
    let (side, reader) = if is_below {
        let reader = Area {
            height: above,
            ..whole
        };
        (None, Some(reader))
    } else if width >= TWO_PANES {
        let side = (width * 3 / 8).clamp(30, 48);
        let (side_x, reader_x) = match shown.list {
            ListSide::Right => (width - side, 0),
            ListSide::Left => (0, side),
        };
        let side_area = Area {
            x: side_x,
            width: side,
            ..whole
        };
        let reader = Area {
            x: reader_x,
            width: width - side,
            ..whole
        };
        (Some(side_area), Some(reader))
    } else {
        match focus {
            Pane::Side => (Some(whole), None),
            Pane::Reader | Pane::Below => (None, Some(whole)),
        }
    };
    let text = text_area(reader.unwrap_or(whole), shown.measure);
    let last = Area {
        x: 0,
        y: rows,
        width,
        height: 1,
    };
    Geometry {
        side,
        reader,
        below,
        text,
        bar: shown.bar.then_some(last),
        trail: has_trail.then_some(last),
        status,
        too_small: false,
    }
}

/// The scrollbar takes the left column of the pane; a margin of one or two
/// cells stands on either side of the text.
fn text_area(pane: Area, measure: Measure) -> Area {
    let margin = if pane.width > 60 { 2 } else { 1 };
    let room = pane.width - 1 - 2 * margin;
    let width = room.min(measure.0);
    Area {
        x: pane.x + 1 + margin + (room - width) / 2,
        width,
        ..pane
    }
}

impl Area {
    /// The column after its last one.
    pub fn right(self) -> u16 {
        self.x + self.width
    }

    /// The row after its last one.
    pub fn bottom(self) -> u16 {
        self.y + self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAR: Shown = Shown {
        bar: true,
        trail: false,
        measure: Measure(90),
        list: ListSide::Right,
        below: Below::Nothing,
    };

    #[test]
    fn the_rows_stand_below_the_text_over_the_whole_width() {
        for height in SMALLEST.1..60 {
            let shown = Shown {
                below: Below::Rows,
                ..BAR
            };
            let it = geometry(40, height, Pane::Below, shown);
            let (reader, below) = (it.reader.unwrap(), it.below.unwrap());
            assert!(it.side.is_none() && reader.height >= 4 && below.height >= 6);
            assert_eq!((reader.bottom(), below.width), (below.y, 40));
            assert_eq!(below.bottom(), it.bar.unwrap().y);
        }
    }

    #[test]
    fn two_texts_above_each_other_have_the_room_of_the_rows() {
        let shown = Shown {
            below: Below::Compared,
            ..Shown::default()
        };
        let narrow = geometry(80, 24, Pane::Below, shown);
        assert_eq!(narrow.below.map(|area| area.height), Some(4));
        let wide = geometry(BESIDE, 24, Pane::Below, shown);
        assert_eq!(wide.below.map(|area| area.height), Some(14));
    }

    #[test]
    fn the_parts_fill_the_screen_and_do_not_overlap() {
        for width in SMALLEST.0..=300 {
            for focus in [Pane::Side, Pane::Reader] {
                let it = geometry(width, 24, focus, BAR);
                let shown = it.side.map_or(0, |a| a.width) + it.reader.map_or(0, |a| a.width);
                assert_eq!(shown, width);
                assert_eq!(it.side.is_some() && it.reader.is_some(), width >= TWO_PANES);
                assert!((30..=90).contains(&it.text.width), "{width}: {:?}", it.text);
                assert!(it.text.right() <= it.reader.map_or(width, Area::right));
            }
        }
    }

    #[test]
    fn the_list_may_be_on_the_left_and_lines_narrower() {
        let shown = Shown {
            list: ListSide::Left,
            measure: Measure(50),
            ..BAR
        };
        for width in TWO_PANES..=300 {
            let it = geometry(width, 24, Pane::Side, shown);
            let (side, reader) = (it.side.unwrap(), it.reader.unwrap());
            assert_eq!((side.x, side.right(), reader.right()), (0, reader.x, width));
            assert!(it.text.x > reader.x && it.text.right() <= width);
            assert!(it.text.width <= 50);
        }
    }

    #[test]
    fn every_press_changes_the_width_of_lines() {
        let mut measure = Measure::default();
        let mut widths = Vec::new();
        for _ in 0..4 {
            let now = 64.min(measure.0);
            measure = measure.next(now);
            widths.push(64.min(measure.0));
        }
        assert_eq!(widths, [60, 50, 64, 60]);
    }

    #[test]
    fn the_list_is_on_the_right() {
        let it = geometry(120, 40, Pane::Reader, Shown::default());
        assert_eq!(it.side.map(Area::right), Some(120));
        assert_eq!(it.reader.map(|a| a.x), Some(0));
        assert!(geometry(39, 24, Pane::Side, BAR).too_small);
    }
}
