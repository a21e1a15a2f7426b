//! The last pass over a finished buffer, the only one that knows which
//! terminal will show it.
//!
//! Cells arrive in visual order and shaped. Most terminals show them as they
//! are; those that reorder by themselves get a permutation of the cells of
//! each row, such that their reordering undoes it. Nothing above this knows of
//! it, and what is compared with the frame before is what is really sent.
//!
//! It is also where the promise is kept that no control character, no bidi
//! control and no joiner reaches the terminal, whoever painted the cell.
//!
//! [`Choice::Logical`] has no mode here: letters as they were written are no
//! permutation of a grid of shaped cells (a lam-alef is two letters in one
//! cell). It is for output without a full screen.

mod implicit;
mod proof;
mod row;
mod runs;
mod words;

use compact_str::CompactString;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use self::row::{Place, Sent, places};
use crate::text::width::is_hidden;

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

/// What a person may ask for.
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
    /// The letters as they were written, in their order: no grid.
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

/// Where the terminal's own cursor is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub place: Position,
    /// Hidden it is where programs that read or magnify the screen look.
    pub is_shown: bool,
}

/// Makes the buffer what is really sent, and returns where the terminal's cursor
/// must be put to be seen at `cursor`. Runs once a frame, after the colours are
/// those of the terminal and before the difference to the last frame is taken.
pub fn last_pass(buffer: &mut Buffer, mode: RenderMode, cursor: Option<Cursor>) -> Option<Cursor> {
    for cell in &mut buffer.content {
        if !is_harmless(cell) {
            cell.set_symbol(REPLACEMENT);
        }
    }
    let mut moved = cursor;
    let width = usize::from(buffer.area.width);
    if mode == RenderMode::Visual || width == 0 {
        return moved;
    }
    for (y, cells) in (buffer.area.y..).zip(buffer.content.chunks_mut(width)) {
        let here = cursor.filter(|cursor| cursor.place.y == y);
        let column = here.map(|cursor| usize::from(cursor.place.x - buffer.area.x));
        let wanted = places(cells.iter().map(Cell::symbol));
        if mode == RenderMode::VisualWords {
            put_words(cells, &wanted);
            continue;
        }
        if mode == RenderMode::ImplicitRuns {
            let shown = here.is_some_and(|cursor| cursor.is_shown);
            put_runs(cells, &wanted, column.filter(|_| shown));
            continue;
        }
        let sent = sent(&wanted, mode);
        put(cells, &wanted, &sent, mode == RenderMode::Implicit);
        if let (RenderMode::Implicit, Some(column), Some(moved)) = (mode, column, &mut moved) {
            // It cannot be beyond the row, whose columns are u16.
            moved.place.x = buffer.area.x + sent_at(&wanted, &sent, column) as u16;
        }
    }
    moved
}

/// A row without styles as it must be sent: `symbols` are those of its columns,
/// from left to right. For output without a full screen.
#[must_use]
pub fn sent_row<'a>(symbols: impl IntoIterator<Item = &'a str>, mode: RenderMode) -> String {
    let mut cells: Vec<Cell> = Vec::new();
    for symbol in symbols {
        let mut cell = Cell::default();
        cell.set_symbol(symbol);
        cells.push(cell);
    }
    let wanted = places(cells.iter().map(Cell::symbol));
    let sent = sent(&wanted, mode);
    sent.iter()
        .map(|one| symbol(&cells, &wanted, one))
        .collect()
}

/// What is sent for a row without styles.
fn sent(wanted: &[Place], mode: RenderMode) -> Vec<Sent> {
    match mode {
        RenderMode::Visual => row::as_they_are(wanted, 0).collect(),
        RenderMode::VisualWords => words::plain(wanted),
        RenderMode::Implicit => implicit::row(wanted),
        RenderMode::ImplicitRuns => {
            let mut sent = Vec::with_capacity(wanted.len());
            for run in wanted.chunk_by(|left, right| left.width == right.width) {
                sent.extend(implicit::run(run, sent.len()));
            }
            sent
        }
    }
}

/// What a run has in common for a terminal that reorders runs. QTerminal draws
/// wide characters and the cell under the cursor by themselves.
#[derive(PartialEq, Eq)]
struct Kind {
    style: Style,
    is_wide: bool,
    has_cursor: bool,
}

/// Puts what is sent into the row; styles come along or stay.
fn put(cells: &mut [Cell], wanted: &[Place], sent: &[Sent], styles_move: bool) {
    let before = cells.to_vec();
    let mut column = 0;
    for one in sent {
        let from = wanted[one.place].columns();
        let symbol = symbol(&before, wanted, one);
        for (at, from) in (column..).zip(from.clone()) {
            if styles_move {
                cells[at] = before[from].clone();
            }
            cells[at].set_symbol(if at == column { &symbol } else { " " });
        }
        column += from.len();
    }
}

/// Puts what is sent to a terminal that reorders runs into the row; the cursor is
/// seen in the column `cursor`.
fn put_runs(cells: &mut [Cell], wanted: &[Place], cursor: Option<usize>) {
    let kind = |place: &Place| Kind {
        style: cells[place.column].style(),
        is_wide: place.width > 1,
        has_cursor: cursor.is_some_and(|column| place.columns().contains(&column)),
    };
    let mut parts = vec![false; wanted.len()];
    let mut sent = Vec::with_capacity(wanted.len());
    for run in wanted.chunk_by(|left, right| kind(left) == kind(right)) {
        let first = sent.len();
        let parts = &mut parts[first..first + run.len()];
        sent.extend(runs::parted(run, first, parts));
    }
    put(cells, wanted, &sent, false);
    for (place, _) in wanted.iter().zip(parts).filter(|(_, parts)| *parts) {
        let modifier = &mut cells[place.column].modifier;
        // A terminal with a bold colour of its own shows that where it is reversed.
        modifier.toggle(match modifier.contains(Modifier::REVERSED) {
            true => Modifier::ITALIC,
            false => Modifier::BOLD,
        });
    }
}

/// Puts what is sent to kitty into the row, and the faces that part signs from
/// letters.
fn put_words(cells: &mut [Cell], wanted: &[Place]) {
    let face = |place: &Place| cells[place.column].modifier & words::FACE;
    let mut faces: Vec<Modifier> = wanted.iter().map(face).collect();
    let sent = words::styled(wanted, &mut faces);
    put(cells, wanted, &sent, false);
    for (place, face) in wanted.iter().zip(faces) {
        for cell in &mut cells[place.columns()] {
            cell.modifier = cell.modifier.difference(words::FACE) | face;
        }
    }
}

/// The symbol of a place with what it shows instead of its own character.
fn symbol(cells: &[Cell], wanted: &[Place], sent: &Sent) -> CompactString {
    let place = &wanted[sent.place];
    let own = cells[place.column].symbol();
    if sent.base == place.base {
        return own.into();
    }
    let marks = own.chars().skip(1);
    std::iter::once(sent.base).chain(marks).collect()
}

/// The column that a place is sent to which is wanted in `column`.
fn sent_at(wanted: &[Place], sent: &[Sent], column: usize) -> usize {
    let is_it = |one: &&Sent| !wanted[one.place].columns().contains(&column);
    let before = sent.iter().take_while(is_it);
    before.map(|one| wanted[one.place].width).sum()
}

/// The column of the row `cells`, as it was before the last pass, that a person
/// means who points at `column` in [`RenderMode::Implicit`]: such terminals (as
/// PuTTY) say to which column the cell was sent that is seen under the pointer.
/// Those of the other modes say where it is seen, which is where it was painted.
#[must_use]
pub fn painted_at(cells: &[Cell], column: usize) -> Option<usize> {
    let sent = |cell| match is_harmless(cell) {
        true => Cell::symbol(cell),
        false => REPLACEMENT,
    };
    let wanted = places(cells.iter().map(sent));
    let mut next = 0;
    for one in implicit::row(&wanted) {
        let place = &wanted[one.place];
        if (next..next + place.width).contains(&column) {
            return Some(place.column + (column - next));
        }
        next += place.width;
    }
    None
}

const REPLACEMENT: &str = "\u{FFFD}";

/// Whether the symbol of a cell steers nothing.
fn is_harmless(cell: &Cell) -> bool {
    !cell.symbol().chars().any(steers)
}

/// Whether a character would move the cursor, start an escape sequence, join or
/// change the order of its neighbours instead of being shown.
fn steers(character: char) -> bool {
    character.is_control() || is_hidden(character)
}

#[cfg(test)]
#[path = "modes/tests.rs"]
mod tests;
