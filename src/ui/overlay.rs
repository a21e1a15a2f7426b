//! Help and notices, over the panes.

use ratatui::buffer::Buffer;

use super::empty;
use super::row::{Piece, Side, fill, line, pieces, scrollbar, style};
use crate::app::Model;
use crate::app::commands::{Command, entry};
use crate::app::geometry::Area;
use crate::app::overlay::{Item, Kind, Label, Overlay, Word};
use crate::config::strings::Language;
use crate::config::theme::Theme;
use crate::text::isolate::left_to_right;

/// Draws an overlay into `area`.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    overlay: Overlay,
) {
    let plain = style(theme.text);
    fill(buffer, area, plain);
    let items = model.overlay_items(overlay.kind);
    let total = items.count();
    let rows = Area {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let last = items.last_top().max(1);
    let share = items.shown(overlay.top) as f64 / total.max(1) as f64;
    scrollbar(
        buffer,
        rows,
        theme,
        overlay.top as f64 / last as f64,
        share.min(1.0),
    );
    let text = Area {
        x: area.x + 2,
        width: area.width - 4,
        ..area
    };
    let id = match overlay.kind {
        Kind::Help => "help-heading",
        Kind::Notices => "notices-heading",
    };
    let heading = Piece {
        text: model.strings.get(id),
        style: plain.patch(style(theme.heading)),
    };
    let direction = model.direction();
    let start = Side::start(direction);
    pieces(buffer, text, area.y, start, direction, [heading]);
    let close = [
        Piece {
            text: "Esc".to_owned(),
            style: plain.patch(style(theme.key)),
        },
        Piece {
            text: entry(Command::Close)
                .label(model.strings.language())
                .to_owned(),
            style: plain.patch(style(theme.dim)),
        },
    ];
    pieces(buffer, text, area.y, start.other(), direction, close);
    if total == 0 {
        let room = Area {
            y: rows.y + 1,
            height: rows.height.saturating_sub(1),
            ..text
        };
        let said = [model.strings.get("no-notices")];
        empty::words(model, theme, buffer, room, &said);
    }
    let body = Area {
        y: rows.y + 1,
        height: rows.height.saturating_sub(1),
        ..text
    };
    let mut y = body.y;
    for item in items.page(overlay.top) {
        let left = Area {
            y,
            height: body.bottom().saturating_sub(y),
            ..body
        };
        draw_item(model, theme, buffer, left, &item);
        y += item.height() as u16;
    }
}

/// Draws an item at the top of `area`; what is below it is left out.
fn draw_item(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, item: &Item) {
    let plain = style(theme.text);
    let direction = model.direction();
    match item {
        Item::Gap => {}
        Item::Heading(text) => {
            let heading = Piece {
                text: text.clone(),
                style: plain.patch(style(theme.heading)),
            };
            pieces(
                buffer,
                area,
                area.y,
                Side::start(direction),
                direction,
                [heading],
            );
        }
        Item::Deed {
            keys,
            columns,
            labels,
        } => {
            let columns = Area {
                x: area.x + columns.start,
                width: columns.end - columns.start,
                ..area
            };
            for (y, row) in (area.y..area.bottom()).zip(keys) {
                let keys = row.iter().map(|word| match word {
                    Word::Or(or) => Piece {
                        text: or.clone(),
                        style: plain.patch(style(theme.dim)),
                    },
                    Word::Pressed(key) => Piece {
                        // A key is no word of a language: isolated (UAX #9), `]` stays `]`.
                        text: match key.is_ascii() {
                            true => left_to_right(key),
                            false => key.clone(),
                        },
                        style: plain.patch(style(theme.key)),
                    },
                });
                pieces(buffer, columns, y, Side::start(direction), direction, keys);
            }
            for label in labels {
                draw_label(model, theme, buffer, area, label);
            }
        }
        Item::Notice { input, said } => {
            let named = plain.patch(style(theme.key));
            let lines = input.iter().map(|line| (line, named));
            let lines = lines.chain(said.iter().map(|line| (line, plain)));
            for (y, (laid, style)) in (area.y..area.bottom()).zip(lines) {
                line(buffer, area, y, laid, Side::start(direction), |_| style);
            }
        }
    }
}

/// Draws what a command does; that of another language than the interface's
/// stands back.
fn draw_label(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, label: &Label) {
    let role = if label.language == model.strings.language() {
        theme.text
    } else {
        theme.dim
    };
    let style = style(theme.text).patch(style(role));
    let columns = Area {
        x: area.x + label.columns.start,
        width: label.columns.end - label.columns.start,
        ..area
    };
    let side = match label.language {
        Language::Arabic => Side::Right,
        Language::English => Side::Left,
    };
    for (y, laid) in (area.y..area.bottom()).zip(&label.lines) {
        line(buffer, columns, y, laid, side, |_| style);
    }
}
