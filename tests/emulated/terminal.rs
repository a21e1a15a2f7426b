//! Simulated terminals: the cells are those of a plain emulator, and then each
//! kind does with its rows what it is known to do. Shares no code with what is
//! tested: levels and order are those of `unicode-bidi`.

use std::num::NonZeroU16;
use std::ops::{Range, RangeInclusive};

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// What a terminal does with its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing: xterm, and those whose own bidi is switched off.
    Plain,
    /// PuTTY: UAX #9 with the base direction of the row's first strong character.
    FirstStrong,
    /// VTE inside tmux: UAX #9, left to right.
    LeftToRight,
    /// QTerminal: the same for each run of one style; the cell under the cursor
    /// and wide characters are runs of their own, lines (U+2500–U+257F) too.
    Runs,
    /// xterm.js, drawn as text by the browser: lines are no runs of their own.
    Spans,
    /// kitty: HarfBuzz for each run of one font without blanks, in the direction
    /// of the first character that has a script. Wide characters are not in the
    /// font of Arabic ones.
    Words,
    /// kitty with a font that has no Arabic letters: they come from another one.
    WordsOfTwoFonts,
}

/// A cell as it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Its character and marks; blank for a Braille blank too. Empty for the
    /// second half of a wide character.
    pub(crate) symbol: String,
    pub(crate) style: Style,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    colours: (vt100::Color, vt100::Color),
    bold: bool,
    dim: bool,
    italic: bool,
    underline: bool,
    inverse: bool,
}

/// What is seen of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) rows: Vec<Vec<Seen>>,
    /// Column and row, of a hidden one too.
    pub(crate) cursor: (u16, u16),
    pub(crate) shows_cursor: bool,
}

impl Seen {
    /// Whether a terminal with bidi of its own would turn it.
    pub(crate) fn is_turned(&self) -> bool {
        let class = self.symbol.chars().next().map(bidi_class);
        matches!(class, Some(BidiClass::R | BidiClass::AL | BidiClass::AN))
    }

    /// The same, if it is a sign or a letter that is not Arabic, without what
    /// chooses its font: kitty is sent some of them in another face.
    pub(crate) fn in_any_face(&self) -> Self {
        let mut seen = self.clone();
        let is_free = |c: char| c != ' ' && is_right_to_left(c) != Some(true);
        if seen.symbol.starts_with(is_free) {
            (seen.style.bold, seen.style.italic) = (false, false);
        }
        seen
    }

    /// The same, without what nobody sees of a blank: blanks of another face part
    /// the runs of terminals that reorder those, and else they have that of the letters before.
    pub(crate) fn with_any_blank(&self) -> Self {
        let mut seen = self.clone();
        if seen.symbol.trim().is_empty() {
            // Where it is reversed its weight may be seen, its slant not; where neither that
            // nor a line under it shows the colour of letters, that is not seen either.
            let style = &mut seen.style;
            match style.inverse {
                true => style.italic = false,
                false => style.bold = false,
            }
            if !style.inverse && !style.underline {
                style.italic = false;
                style.colours.0 = vt100::Color::Default;
            }
        }
        seen
    }
}

pub(crate) struct Terminal {
    kind: Kind,
    parser: vt100::Parser,
}

impl Terminal {
    pub(crate) fn new(kind: Kind, width: u16, height: u16) -> Self {
        let parser = vt100::Parser::new(size(height), size(width), 0);
        Self { kind, parser }
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) {
        self.parser.set_size(size(height), size(width));
    }

    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
    }

    pub(crate) fn picture(&self) -> Picture {
        let screen = self.parser.screen();
        let (row, column) = screen.cursor_position();
        let (mut cursor, shows_cursor) = ((column, row), !screen.hide_cursor());
        let (height, width) = screen.size();
        let mut rows = Vec::new();
        for y in 0..height.get() {
            let cells: Vec<Seen> = (0..width.get())
                .map(|x| seen(screen.cell(y, x).unwrap()))
                .collect();
            let here = (row == y).then_some(usize::from(column));
            let mut shown = show(self.kind, &cells, here, shows_cursor);
            if let Some(moved) = shown.cursor {
                cursor.0 = moved as u16;
            }
            for cell in &mut shown.cells {
                if cell.symbol == "\u{2800}" {
                    cell.symbol = " ".to_owned();
                }
            }
            rows.push(shown.cells);
        }
        Picture {
            rows,
            cursor,
            shows_cursor,
        }
    }
}

/// A row without styles, as a terminal shows it, without the blanks at its end.
pub(crate) fn shown(kind: Kind, row: &str) -> String {
    let width = row.chars().count().try_into().unwrap_or(u16::MAX);
    let mut terminal = Terminal::new(kind, width + 1, 1);
    terminal.take(row.as_bytes());
    let picture = terminal.picture();
    let row: String = picture.rows[0]
        .iter()
        .map(|cell| cell.symbol.as_str())
        .collect();
    row.trim_end().to_owned()
}

fn size(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN)
}

fn seen(cell: &vt100::Cell) -> Seen {
    let symbol = match cell.contents() {
        "" if cell.is_wide_continuation() => "",
        "" => " ",
        contents => contents,
    };
    Seen {
        symbol: symbol.to_owned(),
        style: Style {
            colours: (cell.fgcolor(), cell.bgcolor()),
            bold: cell.bold(),
            dim: cell.dim(),
            italic: cell.italic(),
            underline: cell.underline(),
            inverse: cell.inverse(),
        },
    }
}

/// A row as it is shown, and the column of the cursor in it.
struct Shown {
    cells: Vec<Seen>,
    cursor: Option<usize>,
}

fn show(kind: Kind, cells: &[Seen], cursor: Option<usize>, shows_cursor: bool) -> Shown {
    let whole = |base| {
        let order = order(cells, base);
        let cursor = cursor.and_then(|column| order.iter().position(|&(from, _)| from == column));
        let shown = order
            .iter()
            .map(|&(from, mirror)| turned(&cells[from], mirror));
        Shown {
            cells: shown.collect(),
            cursor,
        }
    };
    let in_place = |cells| Shown { cells, cursor };
    let is_wide = |at: usize| {
        cells[at].symbol.is_empty() || cells.get(at + 1).is_some_and(|next| next.symbol.is_empty())
    };
    match kind {
        Kind::Plain => in_place(cells.to_vec()),
        Kind::FirstStrong => whole(None),
        Kind::LeftToRight => whole(Some(Level::ltr())),
        Kind::Runs | Kind::Spans => {
            let is_line = |cell: &Seen| ("\u{2500}".."\u{2580}").contains(&cell.symbol.as_str());
            let drawn_alone = cursor.filter(|_| shows_cursor);
            let same = |at: usize, next: usize| {
                cells[at].style == cells[next].style
                    && drawn_alone != Some(at)
                    && drawn_alone != Some(next)
                    && is_wide(at) == is_wide(next)
                    && (kind == Kind::Spans || is_line(&cells[at]) == is_line(&cells[next]))
            };
            in_place(by_runs(cells, same, |run| {
                let order = order(run, Some(Level::ltr()));
                order
                    .iter()
                    .map(|&(from, mirror)| turned(&run[from], mirror))
                    .collect()
            }))
        }
        Kind::Words | Kind::WordsOfTwoFonts => {
            let is_drawn = |cell: &Seen| {
                let own = |c| matches!(c, ' ' | '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
                !cell.symbol.starts_with(own)
            };
            let is_arabic = |at: usize| {
                let first = cells[at].symbol.chars().next();
                first.is_some_and(|c| RIGHT_TO_LEFT.iter().any(|block| block.contains(&c)))
            };
            let face = |cell: &Seen| (cell.style.bold, cell.style.italic);
            let same = |at: usize, next: usize| {
                is_drawn(&cells[at])
                    && is_drawn(&cells[next])
                    && face(&cells[at]) == face(&cells[next])
                    && is_wide(at) == is_wide(next)
                    && (kind == Kind::Words || is_arabic(at) == is_arabic(next))
            };
            in_place(by_runs(cells, same, word))
        }
    }
}

/// Shows each run by itself: two cells are in one if `same` says so of each and
/// the next.
fn by_runs(
    cells: &[Seen],
    same: impl Fn(usize, usize) -> bool,
    run: impl Fn(&[Seen]) -> Vec<Seen>,
) -> Vec<Seen> {
    let mut shown = Vec::new();
    let mut start = 0;
    for end in 1..=cells.len() {
        if end == cells.len() || !same(end - 1, end) {
            shown.extend(run(&cells[start..end]));
            start = end;
        }
    }
    shown
}

/// UAX #9 on cells: which of them stands in each column, and whether mirrored.
/// The halves of a wide character stay together.
fn order(cells: &[Seen], base: Option<Level>) -> Vec<(usize, bool)> {
    let mut units: Vec<Range<usize>> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        match units.last_mut() {
            Some(wide) if cell.symbol.is_empty() => wide.end = at + 1,
            _ => units.push(at..at + 1),
        }
    }
    let first = |unit: &Range<usize>| cells[unit.start].symbol.chars().next().unwrap_or(' ');
    let text: String = units.iter().map(first).collect();
    let info = BidiInfo::new(&text, base);
    let [paragraph] = info.paragraphs.as_slice() else {
        panic!("a row is one paragraph: {text:?}");
    };
    let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    let order = BidiInfo::reorder_visual(&levels).into_iter();
    order
        .flat_map(|unit| units[unit].clone().map(move |cell| (cell, unit)))
        .map(|(cell, unit)| (cell, levels[unit].is_rtl()))
        .collect()
}

fn turned(cell: &Seen, mirror: bool) -> Seen {
    let mut cell = cell.clone();
    if mirror {
        cell.symbol = cell.symbol.chars().map(mirrored).collect();
    }
    cell
}

fn mirrored(c: char) -> char {
    let pairs = [
        "()", "[]", "{}", "<>", "«»", "‹›", "≤≥", "⁅⁆", "「」", "《》", "（）",
    ];
    let pair = pairs.iter().find(|pair| pair.contains(c));
    pair.and_then(|pair| pair.chars().find(|&other| other != c))
        .unwrap_or(c)
}

/// What HarfBuzz makes of a run, its glyphs drawn from the first cell on, each in
/// the style of the cell it comes to.
fn word(run: &[Seen]) -> Vec<Seen> {
    let scripts = run
        .iter()
        .filter_map(|cell| is_right_to_left(cell.symbol.chars().next()?));
    if scripts.clone().next() != Some(true) {
        return run.to_vec();
    }
    let styles = run.iter().map(|cell| cell.style);
    let glyphs = run.iter().rev().map(|cell| turned(cell, true));
    glyphs
        .zip(styles)
        .map(|(glyph, style)| Seen { style, ..glyph })
        .collect()
}

/// Where the letters of Hebrew, Arabic and Syriac are.
const RIGHT_TO_LEFT: [RangeInclusive<char>; 3] = [
    '\u{590}'..='\u{8ff}',
    '\u{fb1d}'..='\u{fdff}',
    '\u{fe70}'..='\u{fefc}',
];

/// Whether the script of a character runs from right to left; `None` for common
/// ones.
fn is_right_to_left(c: char) -> Option<bool> {
    match c {
        '،' | '؛' | '؟' | 'ـ' | '\u{6dd}' | '\u{fd3e}' | '\u{fd3f}' => None,
        _ if RIGHT_TO_LEFT.iter().any(|block| block.contains(&c)) => Some(true),
        _ => c.is_alphabetic().then_some(false),
    }
}
