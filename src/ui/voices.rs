//! The forms in which sources write an actor: a row each, with how often, a bar that begins
//! where lines of Arabic begin, and the sources that write it most; what is only likely is
//! the open end of the bar. By source, rows are sources and name their forms. Names are laid
//! out one by one, so that none turns another (UAX #9).

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::below::{Nothing, Seen, frame};
use super::row::{
    Piece, Side, actor_colour, fill, heading_row, numbered, put, row_ground, style, width,
};
use super::sidebar::inner;
use crate::app::Model;
use crate::app::empty::Empty;
use crate::app::geometry::{Area, Pane};
use crate::app::listening::name;
use crate::app::voices::{Row, Voices};
use crate::config::numbers::grouped;
use crate::config::theme::Theme;
use crate::query::voices::{By, Count, Source, Voice};
use crate::text::direction::Direction;

/// From this width on there are bars.
const WITH_BARS: u16 = 56;
/// Where there are fewer cells left, no parts are named.
const LEAST_ROOM: u16 = 14;
/// The cells before a name, for the sign that it can be opened.
const SIGN: u16 = 2;

/// Draws the pane into `area`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Voices) {
    let all = open.rows();
    let none = match (open.is_done(), open.wish.narrowed.trim().is_empty()) {
        (false, _) => Nothing::Said("listening"),
        (true, true) => Nothing::Empty(Empty::Voices),
        (true, false) => Nothing::Said("no-rows-left"),
    };
    let seen = Seen {
        top: open.top,
        total: all.len(),
        height: 1,
    };
    let (rows, text) = frame(model, theme, buffer, area, seen, none);
    heading(model, theme, buffer, Area { height: 1, ..area }, open);
    let has_keys = model.focus == Pane::Below;
    // Units stand under units: the cells of a count, and of that of the copies.
    let copies = all.iter().map(|row| copies(open.row(*row).1).len());
    let wide = [grouped(open.most()).len(), copies.max().unwrap_or(0)];
    let wide = wide.map(|cells| cells as u16);
    for (y, index) in (rows.y..rows.bottom()).zip(open.top..all.len()) {
        let is_selected = index == open.selected;
        let height = 1;
        let row = Area { y, height, ..rows };
        let base = row_ground(buffer, row, theme, is_selected, has_keys);
        let room = Area { y, height, ..text };
        draw_row(model, theme, buffer, room, (open, all[index], base, wide));
    }
}

/// Whose names they are, how many mentions are counted and how many are not, in which order
/// the rows stand, and how far it has come.
fn heading(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Voices) {
    let strings = &model.strings;
    let ground = style(theme.text).patch(style(theme.status));
    fill(buffer, area, ground);
    let piece = |text: String, role: Style| Piece {
        text,
        style: ground.patch(role),
    };
    let actor = &open.wish.actor;
    let colour = actor_colour(model, theme, actor).patch(style(theme.focused));
    let more = if open.has_more() { "+" } else { "" };
    let mut line = vec![
        piece(strings.get("voices-heading"), style(theme.heading)),
        piece(model.actor_name(actor), colour),
        piece(
            strings.with(
                "mentions-counted",
                [("count", open.whole.counted.into()), ("more", more.into())],
            ),
            Style::new(),
        ),
        piece(strings.get(name(open.wish.by)), style(theme.dim)),
    ];
    let numbers = [
        ("of-these-likely", open.whole.likely),
        ("in-copies", open.whole.copies),
    ];
    for (id, count) in numbers {
        if count > 0 {
            let count = [("count", grouped(count).into())];
            let text = format!("· {}", strings.with(id, count));
            line.push(piece(text, style(theme.dim)));
        }
    }
    if !open.wish.narrowed.trim().is_empty() && model.bar.is_none() {
        let typed = [("typed", open.wish.narrowed.trim().into())];
        let text = strings.with("narrowed-to", typed);
        line.insert(3, piece(text, style(theme.included)));
    }
    let numbers = (model.direction(), model.digits);
    let far = (!open.is_done()).then(|| {
        let (looked, articles) = open.looked.unwrap_or_default();
        let share = [("share", (looked * 100 / articles.max(1)).min(99).into())];
        piece(strings.with("gathered", share), style(theme.dim))
    });
    heading_row(buffer, inner(area), numbers, line, far);
}

/// Draws a row into the one row of `area`.
fn draw_row(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (open, row, base, [wide, wide_copies]): (&Voices, Row, Style, [u16; 2]),
) {
    let order = (model.direction(), model.digits);
    let (voice, count) = open.row(row);
    let parts = open.parts(row);
    let dim = base.patch(style(theme.dim));
    // From the right: sign, name, count, bar, and what there is of the parts.
    let mut right = area.right();
    let mut column = |cells: u16| {
        let cells = cells.min(right - area.x);
        right -= cells;
        Area {
            x: right,
            width: cells,
            ..area
        }
    };
    let sign = column(if row.is_part() { 2 * SIGN } else { SIGN });
    if parts.len() > 1 {
        let sign_of = if row.is_open { "▾" } else { "◂" };
        put(buffer, sign.right().saturating_sub(1), area.y, sign_of, dim);
    }
    let names = match area.width >= WITH_BARS {
        true => (area.width * 3 / 10).min(40),
        false => area.width * 11 / 20,
    };
    let room = column(names.saturating_sub(if row.is_part() { SIGN } else { 0 }));
    let by = match (open.wish.by, row.is_part()) {
        (By::Form, false) | (By::Source, true) => By::Form,
        (By::Source, false) | (By::Form, true) => By::Source,
    };
    let actor = &open.wish.actor;
    let of_actor = base.patch(actor_colour(model, theme, actor));
    let is_name = voice.form.as_ref().is_none_or(|form| form.is_name);
    let role = match by {
        By::Form if row.is_part() || !is_name => of_actor,
        By::Form => of_actor.patch(style(theme.focused)),
        By::Source => base,
    };
    let mut name = vec![Piece {
        text: named(model, voice, by),
        style: role,
    }];
    if by == By::Form && !is_name {
        let text = model.strings.get("a-description");
        name.push(Piece { text, style: dim });
        if width(&name) > room.width {
            name.pop();
        }
    }
    // A form begins at the right edge, whatever the interface's language.
    let from_right = (Direction::RightToLeft, model.digits);
    numbered(buffer, room, area.y, Side::Right, from_right, name);
    column(1);
    for (cells, piece) in [wide, wide_copies]
        .into_iter()
        .zip(counts(count, base, dim))
    {
        let room = column(cells);
        numbered(buffer, room, area.y, Side::Right, order, [piece]);
        column(1);
    }
    if area.width >= WITH_BARS {
        column(1);
        let room = column(area.width / 6);
        bar(buffer, room, (count, open.most()), of_actor);
        column(2);
    }
    let room = column(area.width);
    if row.is_open || row.is_part() || room.width < LEAST_ROOM {
        return;
    }
    let line = fitting(model, parts, by.next(), (room.width, base, dim));
    numbered(buffer, room, area.y, Side::Right, order, line);
}

/// What a row is called by its form or source.
fn named(model: &Model, voice: &Voice, by: By) -> String {
    match by {
        By::Form => {
            let form = voice.form.as_ref();
            form.map(|form| form.shown.to_string()).unwrap_or_default()
        }
        By::Source => source_name(model, &voice.source.clone().flatten()),
    }
}

/// What a source is called.
pub(super) fn source_name(model: &Model, source: &Source) -> String {
    match source {
        Some(name) => name.to_string(),
        None => model.strings.get("no-source"),
    }
}

/// How often, and how many copies there are besides.
fn counts(count: Count, base: Style, dim: Style) -> [Piece; 2] {
    let counted = Piece {
        text: grouped(count.counted),
        style: base,
    };
    let copies = Piece {
        text: copies(count),
        style: dim,
    };
    [counted, copies]
}

/// How many copies there are, if any.
fn copies(count: Count) -> String {
    match count.copies {
        0 => String::new(),
        copies => format!("+{}", grouped(copies)),
    }
}

/// A bar as long as its share of the most, from the right; its end as far as it is only
/// likely.
fn bar(buffer: &mut Buffer, area: Area, (count, most): (Count, usize), style: Style) {
    let halves = |part: usize| {
        let cells = 2 * usize::from(area.width) * part;
        cells.div_ceil(most.max(1))
    };
    let (all, certain) = (halves(count.counted), halves(count.counted - count.likely));
    for at in 0..usize::from(area.width) {
        let symbol = match (2 * at, 2 * at + 1) {
            (_, second) if second < certain => "█",
            (first, _) if first < certain => "▐",
            (first, _) if first < all => "░",
            _ => break,
        };
        let x = area.right().saturating_sub(1 + at as u16);
        put(buffer, x, area.y, symbol, style);
    }
}

/// The parts of a row, each with how often, as many as there is room for, and how many more
/// there are.
fn fitting(
    model: &Model,
    parts: &[(Voice, Count)],
    by: By,
    (room, base, dim): (u16, Style, Style),
) -> Vec<Piece> {
    let more_id = match by {
        By::Form => "more-forms",
        By::Source => "more-sources",
    };
    let mut line: Vec<Piece> = Vec::new();
    for (place, (voice, count)) in parts.iter().enumerate() {
        let name = Piece {
            text: named(model, voice, by),
            style: base,
        };
        let before = line.len();
        if before > 0 {
            let text = "·".to_owned();
            line.push(Piece { text, style: dim });
        }
        line.push(name);
        let counts = counts(*count, dim, dim).into_iter();
        line.extend(counts.filter(|piece| !piece.text.is_empty()));
        let rest = parts.len() - place - 1;
        let more = if rest > 0 { 16 } else { 0 };
        if width(&line) + more > room && before > 0 {
            // The sign stays that parts them.
            line.truncate(before + 1);
            let count = [("count", (rest + 1).into())];
            let text = model.strings.with(more_id, count);
            line.push(Piece { text, style: dim });
            if width(&line) > room {
                line.pop();
                let text = "…".to_owned();
                line.push(Piece { text, style: dim });
            }
            break;
        }
    }
    line
}
