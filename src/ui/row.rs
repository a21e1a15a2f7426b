//! Painting lines of cells: the one place where text enters the buffer.

use std::rc::Rc;

use ratatui::buffer::{self, Buffer};
use ratatui::style::{Color, Modifier, Style};

use super::labels;
use crate::app::Model;
use crate::app::geometry::Area;
use crate::config::theme::{self, Rgb, Theme};
use crate::layout::{Cell, Digits, Line, Options};
use crate::library::mention::ActorId;
use crate::text::direction::Direction;
use crate::text::isolate::alone;

/// The side of the screen that a line leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Side {
    /// Where a line that runs in this direction begins.
    pub(super) fn start(direction: Direction) -> Self {
        match direction {
            Direction::LeftToRight => Self::Left,
            Direction::RightToLeft => Self::Right,
        }
    }

    pub(super) fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A ratatui style that adds what a role asks for.
pub(super) fn style(role: theme::Style) -> Style {
    let mut style = Style::new();
    style.fg = role.fg.map(colour);
    style.bg = role.bg.map(colour);
    for (asked, modifier) in [
        (role.bold, Modifier::BOLD),
        (role.underline, Modifier::UNDERLINED),
        (role.reverse, Modifier::REVERSED),
    ] {
        if asked {
            style = style.add_modifier(modifier);
        }
    }
    style
}

/// The colour of an actor, the same wherever it is named; none as long as none is chosen.
pub(super) fn actor_colour(model: &Model, theme: &Theme, actor: &ActorId) -> Style {
    let count = theme.actors.len().max(1);
    let own = model.actor_colour(actor);
    match own.and_then(|own| theme.actors.get(own % count)) {
        Some(&rgb) => Style::new().fg(colour(rgb)),
        None => Style::new(),
    }
}

fn colour(Rgb(red, green, blue): Rgb) -> Color {
    Color::Rgb(red, green, blue)
}

/// Gives every cell of an area a style and a blank; nothing shows through.
pub(super) fn fill(buffer: &mut Buffer, area: Area, style: Style) {
    let mut blank = buffer::Cell::EMPTY;
    blank.set_style(style);
    let width = usize::from(buffer.area.width);
    let columns = usize::from(area.x).min(width)..usize::from(area.right()).min(width);
    let rows = buffer.content.chunks_mut(width.max(1));
    for row in rows.skip(area.y.into()).take(area.height.into()) {
        row[columns.clone()].fill(blank.clone());
    }
}

/// Puts one symbol of width 1 at a position; outside the buffer, nothing. Only
/// the ground that was there before shows through.
pub(super) fn put(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    if let Some(cell) = buffer.cell_mut((x, y)) {
        set(cell, symbol, style);
    }
}

/// Paints the cells of `line` at row `y` of `area`, leaning on `side`, each
/// cell in the style that `style` gives it. What does not fit is left out.
pub(super) fn line(
    buffer: &mut Buffer,
    area: Area,
    y: u16,
    line: &Line,
    side: Side,
    style: impl Fn(&Cell) -> Style,
) {
    line_by_place(buffer, area, y, line, side, |at| style(&line.cells[at]));
}

/// The same, each cell in the style that `style` gives to its place in the line.
pub(super) fn line_by_place(
    buffer: &mut Buffer,
    area: Area,
    y: u16,
    line: &Line,
    side: Side,
    style: impl Fn(usize) -> Style,
) {
    let leans = match side {
        Side::Left => Direction::LeftToRight,
        Side::Right => Direction::RightToLeft,
    };
    let width = usize::from(buffer.area.width);
    let mut rows = buffer.content.chunks_mut(width.max(1));
    let Some(row) = rows.nth(y.into()) else {
        return;
    };
    let mut x = usize::from(area.x + line.left(leans, area.width));
    let right = usize::from(area.right()).min(width);
    for (at, cell) in line.cells.iter().enumerate() {
        let end = x + usize::from(cell.width);
        if end > right {
            break;
        }
        let style = style(at);
        let mut symbol: &str = &cell.symbol;
        // A wide character covers the next position too.
        for covered in &mut row[x..end] {
            set(covered, symbol, style);
            symbol = " ";
        }
        x = end;
    }
}

/// Has a cell show one symbol, whatever it showed; only its ground shows through.
fn set(cell: &mut buffer::Cell, symbol: &str, style: Style) {
    cell.set_symbol(symbol);
    cell.fg = style.fg.unwrap_or_default();
    cell.bg = style.bg.unwrap_or(cell.bg);
    cell.modifier = style.add_modifier.difference(style.sub_modifier);
}

/// A piece of interface text and its style.
pub(super) struct Piece {
    pub text: String,
    pub style: Style,
}

/// Paints pieces of text at row `y`, leaning on `side`, in the order of
/// `direction`, a blank between them. Each is laid out on its own, so that none
/// can pull another's order. The last that there is room for is cut. Returns
/// the columns used.
pub(super) fn pieces(
    buffer: &mut Buffer,
    area: Area,
    y: u16,
    side: Side,
    direction: Direction,
    pieces: impl IntoIterator<Item = Piece>,
) -> u16 {
    numbered(
        buffer,
        area,
        y,
        side,
        (direction, Digits::AsWritten),
        pieces,
    )
}

/// The same, with digits in the shapes that the person chose for the text.
pub(super) fn numbered(
    buffer: &mut Buffer,
    area: Area,
    y: u16,
    side: Side,
    (direction, digits): (Direction, Digits),
    pieces: impl IntoIterator<Item = Piece>,
) -> u16 {
    let pieces = pieces.into_iter().map(|piece| (piece, digits));
    each_numbered(buffer, area, y, side, direction, pieces)
}

/// The same, each piece with digits in shapes of its own.
pub(super) fn each_numbered(
    buffer: &mut Buffer,
    area: Area,
    y: u16,
    side: Side,
    direction: Direction,
    pieces: impl IntoIterator<Item = (Piece, Digits)>,
) -> u16 {
    let mut laid: Vec<(Rc<Line>, Style)> = Vec::new();
    let mut used = 0;
    for (piece, digits) in pieces {
        let room = area.width.saturating_sub(used);
        if room == 0 {
            break;
        }
        let options = Options {
            digits,
            ..Options::of_width(room)
        };
        // What is isolated as a whole is cut where it ends, and not where the others do.
        let line = match alone(&piece.text) {
            Some((text, own)) => labels::cut(text, own.unwrap_or(direction), options),
            None => labels::cut(&piece.text, direction, options),
        };
        used += line.width() + 1;
        laid.push((line, piece.style));
    }
    lines(buffer, area, y, side, direction, laid)
}

/// Paints the heading of a pane into the row at the top of `area`: where the interface's
/// lines begin what it is, as much as there is room for but at least two pieces, where they
/// end how far it is.
pub(super) fn heading_row(
    buffer: &mut Buffer,
    area: Area,
    numbers: (Direction, Digits),
    mut heading: Vec<Piece>,
    far: Option<Piece>,
) {
    let start = Side::start(numbers.0);
    let used = far.map_or(0, |far| {
        numbered(buffer, area, area.y, start.other(), numbers, [far]) + 2
    });
    while heading.len() > 2 && width(&heading) + used > area.width + 1 {
        heading.pop();
    }
    let room = Area {
        x: match start {
            Side::Left => area.x,
            Side::Right => area.x + used,
        },
        width: area.width.saturating_sub(used),
        ..area
    };
    numbered(buffer, room, area.y, start, numbers, heading);
}

/// Paints lines as [`pieces`], each of which is laid out to its place.
pub(super) fn lines(
    buffer: &mut Buffer,
    area: Area,
    y: u16,
    side: Side,
    direction: Direction,
    mut laid: Vec<(Rc<Line>, Style)>,
) -> u16 {
    let used: u16 = laid.iter().map(|(line, _)| line.width() + 1).sum();
    let used = used.saturating_sub(1).min(area.width);
    if direction == Direction::RightToLeft {
        laid.reverse();
    }
    let mut x = match side {
        Side::Left => area.x,
        Side::Right => area.right() - used,
    };
    for (piece, style) in laid {
        let width = piece.width();
        line(
            buffer,
            Area { x, width, ..area },
            y,
            &piece,
            Side::Left,
            |_| style,
        );
        x += width + 1;
    }
    used
}

/// Columns that pieces take, each with the blank after it.
pub(super) fn width(pieces: &[Piece]) -> u16 {
    let columns = pieces.iter().map(|piece| label_width(&piece.text) + 1);
    columns.sum()
}

/// Columns that a text takes.
pub(super) fn label_width(text: &str) -> u16 {
    labels::whole(text, Direction::RightToLeft, Options::of_width(u16::MAX)).width()
}

/// The style of a row of a list before anything is painted in it; its ground is painted, if
/// it is the selected one.
pub(super) fn row_ground(
    buffer: &mut Buffer,
    area: Area,
    theme: &Theme,
    is_selected: bool,
    has_keys: bool,
) -> Style {
    let plain = style(theme.text);
    let base = match (is_selected, has_keys) {
        (false, _) => return plain,
        (true, true) => plain.patch(style(theme.selected)),
        (true, false) => plain.patch(style(theme.selected_elsewhere)),
    };
    selected(buffer, area, theme, base, has_keys, Side::Right);
    base
}

/// Paints the selected row of a list: its ground, and a bar that tells it without colour, at
/// the edge where its words begin; on the left that is beside the scrollbar.
pub(super) fn selected(
    buffer: &mut Buffer,
    area: Area,
    theme: &Theme,
    base: Style,
    has_keys: bool,
    edge: Side,
) {
    fill(
        buffer,
        Area {
            x: area.x + 1,
            width: area.width - 1,
            ..area
        },
        base,
    );
    let (x, bar) = match (edge, has_keys) {
        (Side::Right, true) => (area.right() - 1, "▐"),
        (Side::Right, false) => (area.right() - 1, "▕"),
        (Side::Left, true) => (area.x + 1, "▌"),
        (Side::Left, false) => (area.x + 1, "▏"),
    };
    for y in area.y..area.bottom() {
        put(buffer, x, y, bar, base.patch(style(theme.unread)));
    }
}

/// Paints a scrollbar in the column `x`: `share` of the whole is shown, at
/// `progress` between the start (0.0) and the end (1.0).
pub(super) fn scrollbar(buffer: &mut Buffer, area: Area, theme: &Theme, progress: f64, share: f64) {
    let height = f64::from(area.height);
    let length = (share * height).round().clamp(1.0, height.max(1.0));
    let from = (progress.clamp(0.0, 1.0) * (height - length)).round();
    for row in 0..area.height {
        let on_thumb = share < 1.0 && (from..from + length).contains(&f64::from(row));
        let (symbol, role) = if on_thumb {
            ("┃", theme.scrollbar)
        } else {
            ("│", theme.border)
        };
        put(
            buffer,
            area.x,
            area.y + row,
            symbol,
            style(theme.text).patch(style(role)),
        );
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::text::isolate::isolated;

    #[test]
    fn what_is_isolated_is_cut_where_it_ends_though_it_runs_against_the_others() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 18, 1));
        let area = Area {
            x: 0,
            y: 0,
            width: 18,
            height: 1,
        };
        let piece = |text: String| Piece {
            text,
            style: Style::new(),
        };
        let head = [
            piece("Title:".to_owned()),
            piece(isolated("طالبان تتمنى الفوز")),
        ];
        pieces(
            &mut buffer,
            area,
            0,
            Side::Left,
            Direction::LeftToRight,
            head,
        );
        let shown: String = buffer.content.iter().map(buffer::Cell::symbol).collect();
        assert!(shown.starts_with("Title: …"), "{shown}");
    }
}
