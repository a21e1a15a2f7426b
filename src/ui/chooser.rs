//! A list to choose from: the line where one types at the top, below it a row for each
//! thing that fits, what belongs to it (keys, a place) where a line of the interface's
//! language begins.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::filter_bar;
use super::row::{self, Piece, Side, fill, numbered, style};
use crate::app::Model;
use crate::app::chooser::{ABOUT, Chooser, Goal, Kind, Row};
use crate::app::geometry::Area;
use crate::app::overlay::{Word, parted};
use crate::config::theme::Theme;
use crate::layout::{Justify, Options, snippet, title};
use crate::text::direction::{Direction, text_direction};
use crate::text::isolate::left_to_right;

/// Columns of keys, and of a place in an article, the gap after them included.
const KEYS: u16 = 18;
const SHARE: u16 = 6;
/// The same of the number of a stop and its place.
const STOP: u16 = 10;
/// The same of the host that a link leads to.
const HOST: u16 = 28;

/// Draws the list over `area`. Returns where the cursor is.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    chooser: &Chooser,
) -> (u16, u16) {
    let plain = style(theme.text);
    fill(buffer, area, plain);
    let line = Area { height: 1, ..area };
    let prompt = model.strings.get(chooser.prompt());
    let cursor = filter_bar::field(model, theme, buffer, line, (prompt, &chooser.field, 0..0));
    let mut first = area.y + 1;
    if let Some(about) = &chooser.about {
        let side = match model.direction() {
            Direction::RightToLeft => Side::Right,
            Direction::LeftToRight => Side::Left,
        };
        let room = Area {
            x: area.x + 1,
            width: area.width.saturating_sub(2),
            ..area
        };
        let options = Options::of_width(room.width.max(1));
        let lines = title(about, model.direction(), options, ABOUT - 1);
        for (y, laid) in (first..area.bottom()).zip(&lines) {
            let ink = style(theme.heading);
            row::line(buffer, room, y, laid, side, |_| ink);
        }
        let y = first + lines.len() as u16;
        draw_passage(
            model,
            theme,
            buffer,
            Area {
                y,
                height: 1,
                ..room
            },
        );
        first += ABOUT;
    }
    if let Some(label) = chooser
        .nothing(&model.strings)
        .filter(|_| first < area.bottom())
    {
        let place = Area {
            y: first,
            height: 1,
            ..area
        };
        draw_nothing(model, theme, buffer, place, &label);
    }
    let rows = first..area.bottom();
    for (y, (at, row)) in rows.zip(chooser.shown()) {
        let place = Area {
            y,
            height: 1,
            ..area
        };
        draw_row(model, theme, buffer, place, chooser, (at, row));
    }
    cursor
}

/// What is judged, in the words around it.
fn draw_passage(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let open = model.reader.open.as_ref();
    let Some((open, place)) = open.zip(model.judged_place()) else {
        return;
    };
    let Some(block) = open.block_at(place.start) else {
        return;
    };
    let start = block.range.start;
    let place = place.start - start..place.end.min(block.range.end) - start;
    let direction = block.directions.by(model.direction_policy);
    let options = Options {
        marks: model.marks,
        digits: model.digits,
        justify: Justify::None,
        ..Options::of_width(area.width.max(1))
    };
    let text = &open.article.text[block.range.clone()];
    let laid = snippet(text, place.clone(), direction, options);
    let ink = style(theme.text);
    let judged = ink.add_modifier(Modifier::UNDERLINED);
    row::line(
        buffer,
        area,
        area.y,
        &laid,
        Side::start(direction),
        |cell| match place.contains(&cell.range.start) {
            true => judged,
            false => ink,
        },
    );
}

/// That nothing fits, in words, where the first row would begin.
fn draw_nothing(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, label: &str) {
    let room = Area {
        x: area.x + 2,
        width: area.width.saturating_sub(4),
        ..area
    };
    let direction = model.direction();
    let options = Options::of_width(room.width.max(1));
    if let Some(laid) = title(label, direction, options, 1).first() {
        let ink = style(theme.text).patch(style(theme.dim));
        row::line(buffer, room, area.y, laid, Side::start(direction), |_| ink);
    }
}

fn draw_row(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    chooser: &Chooser,
    (at, item): (usize, &Row),
) {
    let mut base = style(theme.text);
    if at == chooser.selected {
        base = base.patch(style(theme.selected));
        row::selected(
            buffer,
            area,
            theme,
            base,
            true,
            Side::start(model.direction()),
        );
    }
    // Two cells on each side, and one for the bar where lines begin.
    let inner = Area {
        x: area.x + 2 + u16::from(model.direction() == Direction::LeftToRight),
        width: area
            .width
            .saturating_sub(4 + u16::from(model.direction() == Direction::LeftToRight)),
        ..area
    };
    let wide = match chooser.kind {
        Kind::Commands { .. } => KEYS.min(inner.width / 3),
        Kind::Trail => STOP,
        Kind::Links => HOST.min(inner.width / 3),
        Kind::Contents | Kind::Verdicts | Kind::Actors | Kind::Classes => SHARE,
    };
    let direction = model.direction();
    let (side, beside, room) = match direction {
        Direction::RightToLeft => (
            Side::Right,
            Area {
                x: inner.right() - wide,
                width: wide - 1,
                ..inner
            },
            Area {
                width: inner.width - wide,
                ..inner
            },
        ),
        Direction::LeftToRight => (
            Side::Left,
            Area {
                width: wide - 1,
                ..inner
            },
            Area {
                x: inner.x + wide,
                width: inner.width - wide,
                ..inner
            },
        ),
    };
    match chooser.kind {
        Kind::Commands { .. } => draw_keys(model, theme, buffer, beside, item, base),
        _ => {
            let dim = base.patch(style(theme.dim));
            let words = item.beside.iter().map(|text| Piece {
                text: text.clone(),
                style: dim,
            });
            let numbers = (direction, model.digits);
            numbered(buffer, beside, area.y, side, numbers, words);
        }
    }
    let role = match item.goal {
        Goal::Elsewhere(_) => theme.dim,
        _ => theme.text,
    };
    let ink = match at == chooser.selected {
        true => base,
        false => base.patch(style(role)),
    };
    let indent = item.indent.min(room.width / 2);
    let options = Options {
        marks: model.marks,
        digits: model.digits,
        ..Options::of_width(room.width.saturating_sub(indent).max(1))
    };
    // A heading stands on the side of its own language.
    let own = match chooser.kind {
        Kind::Commands { .. } | Kind::Verdicts | Kind::Classes => direction,
        Kind::Contents | Kind::Links | Kind::Trail | Kind::Actors => text_direction(&item.label),
    };
    let (at_side, room) = match own {
        Direction::RightToLeft => (
            Side::Right,
            Area {
                width: room.width - indent,
                ..room
            },
        ),
        Direction::LeftToRight => (
            Side::Left,
            Area {
                x: room.x + indent,
                width: room.width - indent,
                ..room
            },
        ),
    };
    if let Some(laid) = title(&item.label, own, options, 1).first() {
        row::line(buffer, room, area.y, laid, at_side, |_| ink);
    }
}

/// As many keys as there is room for, none cut.
fn draw_keys(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    item: &Row,
    base: Style,
) {
    let words = parted(&model.strings, &item.beside);
    let mut used = 0;
    let mut end = 0;
    for (at, word) in words.iter().enumerate() {
        used += word.text().chars().count() as u16 + 1;
        let is_key = matches!(word, Word::Pressed(_));
        if is_key && used <= area.width + 1 {
            end = at + 1;
        }
    }
    let pieces = words[..end].iter().map(|word| match word {
        // A key is no word of a language: isolated (UAX #9), `]` stays `]`.
        Word::Pressed(key) => Piece {
            text: left_to_right(key),
            style: base.patch(style(theme.key)),
        },
        Word::Or(or) => Piece {
            text: or.clone(),
            style: base.patch(style(theme.dim)),
        },
    });
    let direction = model.direction();
    row::pieces(
        buffer,
        area,
        area.y,
        Side::start(direction),
        direction,
        pieces,
    );
}
