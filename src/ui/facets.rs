//! The panel of facets: actors, sources, months or tags, with their counts under the
//! current filter.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::empty;
use super::row::{self, Piece, Side, actor_colour, numbered, put, scrollbar, style, width};
use super::sidebar::{inner, stance_sign};
use crate::app::Model;
use crate::app::empty::Empty;
use crate::app::facets::{Counted, Stance, stance};
use crate::app::geometry::{Area, Pane};
use crate::app::model::SIDE_MARGIN;
use crate::config::numbers::grouped;
use crate::config::theme::Theme;
use crate::library::facet::Facet;
use crate::library::store::Tally;

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
    let start = Side::start(model.direction());
    let text = columns(area, start);
    head(model, theme, buffer, text);
    if panel.rows.is_empty() {
        let above = 2.min(area.height);
        let room = Area {
            y: area.y + above,
            height: area.height - above,
            ..text
        };
        empty::draw(model, theme, buffer, room, Empty::Facet(panel.facet));
    }
    // Units stand under units, whatever the side.
    let counts = panel.rows.iter().map(|row| grouped(row.mentions).len());
    let wide = counts.max().unwrap_or(0) as u16;
    let rows = panel.rows.iter().enumerate().skip(panel.top).take(shown);
    for (y, (index, row_of)) in (area.y + 1..).zip(rows) {
        let height = 1;
        let row = Area { y, height, ..area };
        let line = (index == panel.selected, row_of, wide);
        draw_row(model, theme, buffer, row, line);
    }
}

/// The columns of the panel that hold text: beside them, where lines begin, the sign of what
/// narrows the list, and the bar of the selected row.
fn columns(area: Area, start: Side) -> Area {
    match start {
        Side::Right => inner(area),
        Side::Left => Area {
            x: area.x + SIDE_MARGIN - 1,
            width: area.width - SIDE_MARGIN,
            ..area
        },
    }
}

/// What the panel is of, how many rows there are, what narrows them, and over the counts
/// which they are, where there is room.
fn head(model: &Model, theme: &Theme, buffer: &mut Buffer, text: Area) {
    let panel = &model.facets;
    let plain = style(theme.text);
    let is_actors = panel.facet == Facet::Actor;
    let mut heading = vec![
        Piece {
            text: model.strings.get(heading(panel.facet)),
            style: plain.patch(style(theme.heading)),
        },
        Piece {
            text: grouped(panel.rows.len()),
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
    let counted = Piece {
        text: model.strings.get(match is_actors && model.hides_likely {
            true => "counts-certain",
            false => counted_in(model),
        }),
        style: plain.patch(style(theme.dim)),
    };
    let counted = [counted];
    let used = width(&counted) + 1;
    // That some are left out matters more than how many actors there are.
    if model.hides_likely && is_actors && width(&heading) + used > text.width {
        heading.truncate(1);
    }
    let numbers = (model.direction(), model.digits);
    let start = Side::start(model.direction());
    if width(&heading) + used <= text.width {
        numbered(buffer, text, text.y, start.other(), numbers, counted);
    }
    numbered(buffer, text, text.y, start, numbers, heading);
}

/// Draws a row of the panel: a value, and its count in the last `wide` cells of the row.
fn draw_row(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (is_selected, row_of, wide): (bool, &Tally, u16),
) {
    let plain = style(theme.text);
    let start = Side::start(model.direction());
    let base = match is_selected {
        true => plain.patch(style(theme.selected)),
        false => plain,
    };
    if is_selected {
        let has_keys = model.focus == Pane::Side;
        row::selected(buffer, area, theme, base, has_keys, start);
    }
    let stance = stance(&model.sidebar.selection, &row_of.value);
    let role = match stance {
        Stance::Neutral => Style::new(),
        Stance::Included => style(theme.included),
        Stance::Excluded => style(theme.excluded),
    };
    let beside = match start {
        Side::Right => area.right() - 2,
        Side::Left => area.x + 2,
    };
    put(
        buffer,
        beside,
        area.y,
        stance_sign(stance),
        base.patch(role),
    );
    let actor = row_of.actor();
    let colour = actor.map(|actor| actor_colour(model, theme, actor));
    let coloured = base.patch(colour.unwrap_or_default());
    let focused = actor.is_some() && model.focused.as_ref() == actor;
    let name = match focused {
        true => coloured.patch(style(theme.focused)),
        false => coloured,
    };
    let text = columns(area, start);
    let wide = wide.min(text.width);
    let (counts, room) = match start {
        Side::Right => (text.x, text.x + wide + 1),
        Side::Left => (text.right() - wide, text.x),
    };
    let room = Area {
        x: room,
        width: text.width.saturating_sub(wide + 1),
        ..text
    };
    // Those that are followed have the sign that they have above the list.
    let sign = actor.map(|actor| match model.follows_actor(actor) {
        true => "◆",
        false => "■",
    });
    let square = sign.map(|sign| Piece {
        text: sign.to_owned(),
        style: coloured,
    });
    let named = Piece {
        text: model.value_name(&row_of.value),
        style: name.patch(role),
    };
    let numbers = (model.direction(), model.digits);
    let line = square.into_iter().chain([named]);
    numbered(buffer, room, area.y, start, numbers, line);
    let counts = Area {
        x: counts,
        width: wide,
        ..text
    };
    let count = Piece {
        text: grouped(row_of.mentions),
        style: base.patch(style(theme.dim)),
    };
    numbered(buffer, counts, area.y, Side::Right, numbers, [count]);
}

/// The id of the message that says in which articles the values are counted.
fn counted_in(model: &Model) -> &'static str {
    let facet = model.facets.facet;
    match (Counted::of(&model.sidebar.selection, facet), facet) {
        (Counted::All, _) => "counts-all",
        (Counted::WhateverChosen, Facet::Source) => "counts-any-source",
        (Counted::WhateverChosen, Facet::Month) => "counts-any-month",
        (Counted::Listed | Counted::WhateverChosen, _) => "counts-listed",
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
