//! The panel of facets: actors, sources, months or tags, with their counts under the
//! current filter.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::row::{self, Piece, Side, actor_colour, numbered, pieces, put, scrollbar, style, width};
use super::sidebar::{inner, stance_sign};
use crate::app::Model;
use crate::app::facets::{Stance, stance};
use crate::app::geometry::{Area, Pane};
use crate::config::theme::Theme;
use crate::library::facet::Facet;

/// Draws the panel into `area`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let panel = &model.facets;
    let shown = usize::from(area.height - 1);
    let last = panel.rows.len().saturating_sub(shown).max(1);
    let share = shown as f64 / panel.rows.len().max(1) as f64;
    scrollbar(
        buffer,
        area,
        theme,
        panel.top as f64 / last as f64,
        share.min(1.0),
    );
    let text = inner(area);
    let plain = style(theme.text);
    let is_actors = panel.facet == Facet::Actor;
    let mut heading = vec![
        Piece {
            text: model.strings.get(heading(panel.facet)),
            style: plain.patch(style(theme.heading)),
        },
        Piece {
            text: panel.rows.len().to_string(),
            style: plain.patch(style(theme.dim)),
        },
    ];
    let narrowed = panel.narrowed.trim();
    if !narrowed.is_empty() && model.bar.is_none() {
        heading.push(Piece {
            text: model
                .strings
                .with("narrowed-to", [("typed", narrowed.into())]),
            style: plain.patch(style(theme.included)),
        });
    }
    let numbers = (model.direction(), model.digits);
    // Over the counts: which they are, where there is room.
    let counted = Piece {
        text: model.strings.get(if model.hides_likely && is_actors {
            "counts-certain"
        } else if model.sidebar.selection.is_everything() {
            "counts-all"
        } else {
            "counts-listed"
        }),
        style: plain.patch(style(theme.dim)),
    };
    let counted = [counted];
    let used = width(&counted) + 1;
    // That some are left out matters more than how many actors there are.
    if model.hides_likely && is_actors && width(&heading) + used > text.width {
        heading.truncate(1);
    }
    if width(&heading) + used <= text.width {
        numbered(buffer, text, area.y, Side::Left, numbers, counted);
    }
    numbered(buffer, text, area.y, Side::Right, numbers, heading);
    if panel.rows.is_empty() {
        let piece = Piece {
            text: model.strings.get(nothing(panel.facet)),
            style: plain.patch(style(theme.dim)),
        };
        pieces(
            buffer,
            text,
            area.y + 2,
            Side::Right,
            model.direction(),
            [piece],
        );
    }
    let rows = panel.rows.iter().enumerate().skip(panel.top).take(shown);
    for (y, (index, row_of)) in (area.y + 1..).zip(rows) {
        let selected = index == panel.selected;
        let base = if selected {
            plain.patch(style(theme.selected))
        } else {
            plain
        };
        if selected {
            let has_keys = model.focus == Pane::Side;
            row::selected(
                buffer,
                Area {
                    y,
                    height: 1,
                    ..area
                },
                theme,
                base,
                has_keys,
            );
        }
        let stance = stance(&model.sidebar.selection, &row_of.value);
        let role = match stance {
            Stance::Neutral => Style::new(),
            Stance::Included => style(theme.included),
            Stance::Excluded => style(theme.excluded),
        };
        put(
            buffer,
            area.right() - 2,
            y,
            stance_sign(stance),
            base.patch(role),
        );
        let actor = row_of.actor();
        let colour = actor.map(|actor| actor_colour(model, theme, actor));
        let coloured = base.patch(colour.unwrap_or_default());
        let focused = actor.is_some() && model.focused.as_ref() == actor;
        let name = if focused {
            coloured.patch(style(theme.focused))
        } else {
            coloured
        };
        let counts = format!("{}", row_of.mentions);
        let room = Area {
            width: text.width.saturating_sub(counts.len() as u16 + 1),
            x: text.x + counts.len() as u16 + 1,
            ..text
        };
        let square = actor.map(|_| Piece {
            text: "■".to_owned(),
            style: coloured,
        });
        let named = Piece {
            text: model.value_name(&row_of.value),
            style: name.patch(role),
        };
        let line = square.into_iter().chain([named]);
        numbered(buffer, room, y, Side::Right, numbers, line);
        let count = Piece {
            text: counts,
            style: base.patch(style(theme.dim)),
        };
        numbered(buffer, text, y, Side::Left, numbers, [count]);
    }
}

/// The id of the message that says what a facet is called.
fn heading(facet: Facet) -> &'static str {
    match facet {
        Facet::Actor => "actors-heading",
        Facet::Source => "sources-heading",
        Facet::Month => "months-heading",
        Facet::Tag => "tags-heading",
    }
}

/// The id of the one that says that no article has a value of it.
fn nothing(facet: Facet) -> &'static str {
    match facet {
        Facet::Actor => "no-actors",
        Facet::Source => "no-sources",
        Facet::Month => "no-months",
        Facet::Tag => "no-tags",
    }
}
