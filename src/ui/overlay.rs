//! Help and notices, over the panes.

use ratatui::buffer::Buffer;

use super::row::{Piece, Side, fill, pieces, scrollbar, style};
use crate::app::Model;
use crate::app::geometry::Area;
use crate::app::overlay::{HelpRow, Kind, Overlay, help};
use crate::app::status::notice;
use crate::config::strings::Language;
use crate::config::theme::Theme;
use crate::text::cluster;
use crate::text::direction::Direction;

/// Columns that keys take in help; half of them on a narrow screen, which shows
/// the first key only.
const KEYS: u16 = 24;
/// A screen narrower than this is narrow for help.
const NARROW: u16 = 70;
/// From this width on help shows both languages side by side.
const BOTH: u16 = 106;

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
    let (total, height) = model.overlay_rows(overlay.kind);
    let rows = Area {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    let last = total.saturating_sub(usize::from(height)).max(1);
    let share = f64::from(height) / total.max(1) as f64;
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
    pieces(
        buffer,
        text,
        area.y,
        Side::Right,
        model.direction(),
        [heading],
    );
    let close = [
        Piece {
            text: "Esc".to_owned(),
            style: plain.patch(style(theme.key)),
        },
        Piece {
            text: crate::app::commands::entry(crate::app::commands::Command::Close)
                .label(model.strings.language())
                .to_owned(),
            style: plain.patch(style(theme.dim)),
        },
    ];
    pieces(buffer, text, area.y, Side::Left, model.direction(), close);
    if total == 0 {
        let piece = Piece {
            text: model.strings.get("no-notices"),
            style: plain.patch(style(theme.dim)),
        };
        pieces(
            buffer,
            text,
            rows.y + 1,
            Side::Right,
            model.direction(),
            [piece],
        );
    }
    let body = Area {
        height,
        ..Area {
            y: rows.y + 1,
            ..text
        }
    };
    match overlay.kind {
        Kind::Help => draw_help(model, theme, buffer, body, overlay.top),
        Kind::Notices => draw_notices(model, theme, buffer, body, overlay.top),
    }
}

/// Every command: its keys on the left, what it does on the right, in both
/// languages where there is room.
fn draw_help(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, top: usize) {
    let plain = style(theme.text);
    let narrow = area.width < NARROW;
    let keys_width = if narrow { KEYS / 2 } else { KEYS };
    let label = Area {
        x: area.x + keys_width,
        width: area.width - keys_width,
        ..area
    };
    for (y, row) in (area.y..area.bottom()).zip(&help()[top..]) {
        let entry = match row {
            HelpRow::Heading(id) => {
                let style = plain.patch(style(theme.heading));
                let piece = Piece {
                    text: model.strings.get(id),
                    style,
                };
                pieces(buffer, area, y, Side::Right, model.direction(), [piece]);
                continue;
            }
            HelpRow::Gap => continue,
            HelpRow::Command(entry) => entry,
        };
        let shown = if narrow { 1 } else { entry.keys.len() };
        let keys = entry.keys.iter().take(shown).map(|key| Piece {
            text: (*key).to_owned(),
            style: plain.patch(style(theme.key)),
        });
        let left = Area {
            width: keys_width - 1,
            ..area
        };
        pieces(buffer, left, y, Side::Left, Direction::LeftToRight, keys);
        let say = |language: Language, role| Piece {
            text: entry.label(language).to_owned(),
            style: plain.patch(style(role)),
        };
        if area.width >= BOTH {
            let half = label.width / 2;
            let right = Area {
                x: label.x + half,
                width: label.width - half,
                ..label
            };
            let left = Area {
                width: half - 1,
                ..label
            };
            let arabic = [say(Language::Arabic, theme.text)];
            pieces(
                buffer,
                right,
                y,
                Side::Right,
                Direction::RightToLeft,
                arabic,
            );
            let english = [say(Language::English, theme.dim)];
            pieces(buffer, left, y, Side::Left, Direction::LeftToRight, english);
        } else {
            let label_of = [say(model.strings.language(), theme.text)];
            pieces(buffer, label, y, Side::Right, model.direction(), label_of);
        }
    }
}

/// Every notice: the input, and what there is to say of it.
fn draw_notices(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, top: usize) {
    let plain = style(theme.text);
    let rows = model.notices.iter().flat_map(|(doc, notices)| {
        notices
            .iter()
            .map(move |one| (doc, notice(&model.strings, one)))
    });
    for (y, (doc, said)) in (area.y..area.bottom()).zip(rows.skip(top)) {
        // Isolated (UAX #9), since a path runs left to right in either language.
        let path = format!(
            "\u{2066}{}\u{2069}",
            end_of(doc, usize::from(area.width / 2))
        );
        let line = [
            Piece {
                text: said,
                style: plain,
            },
            Piece {
                text: path,
                style: plain.patch(style(theme.key)),
            },
        ];
        pieces(buffer, area, y, Side::Right, model.direction(), line);
    }
}

/// The end of a path, which tells more than its beginning, in about `columns`.
fn end_of(path: &str, columns: usize) -> String {
    let clusters: Vec<_> = cluster::clusters(path).map(|one| one.range).collect();
    match clusters.len().checked_sub(columns) {
        None | Some(0) => path.to_owned(),
        Some(over) => format!("…{}", &path[clusters[over].end..]),
    }
}
