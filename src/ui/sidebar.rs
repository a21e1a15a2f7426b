//! The list of articles: title, source and date, and the actors of each, marked and counted,
//! with where they are mentioned.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::origin::origin;
use super::row::{
    self, Piece, Side, actor_colour, label_width, line, lines, numbered, put, scrollbar, style,
    width,
};
use super::typed::Typed;
use super::{empty, folders};
use crate::app::Model;
use crate::app::dated::{brief_date, date};
use crate::app::empty::Empty;
use crate::app::facets::Stance;
use crate::app::geometry::{Area, Pane};
use crate::app::said::order_name;
use crate::app::sidebar::Item;
use crate::app::sidebar::actors::{ActorsRow, MARK};
use crate::app::signs::signs;
use crate::app::strips::{LEVELS, Strip, together};
use crate::config::numbers::grouped;
use crate::config::theme::Theme;
use crate::layout::Options;
use crate::library::mention::ActorId;
use crate::library::order::Order;
use crate::text::isolate::isolated;
use crate::text::width::is_hidden;

/// Draws the list into `area`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let list = &model.sidebar;
    let share = match list.total {
        0 => 1.0,
        total => list.items.len() as f64 / total as f64,
    };
    let last = list.total.saturating_sub(list.items.len()).max(1);
    scrollbar(
        buffer,
        area,
        theme,
        list.top as f64 / last as f64,
        share.min(1.0),
    );
    let text = inner(area);
    heading(model, theme, buffer, text);
    // Where there are articles, the rows to show are on their way.
    if list.total == 0 {
        let above = 2 + list.heads();
        let room = Area {
            y: area.y + above,
            height: area.height.saturating_sub(above),
            ..text
        };
        empty::draw(model, theme, buffer, room, Empty::Articles);
    }
    let heads = list.heads();
    if heads > 0 {
        let rows = Area {
            y: area.y + 1,
            height: heads,
            ..area
        };
        folders::draw(model, theme, buffer, rows, inner(rows));
    }
    let mut y = area.y + 1 + heads;
    for item in &list.items {
        draw_item(
            model,
            theme,
            buffer,
            Area {
                y,
                height: item.height() - 1,
                ..area
            },
            item,
        );
        y += item.height();
    }
}

/// The columns of a pane on the right that hold text.
pub(super) fn inner(area: Area) -> Area {
    Area {
        x: area.x + 2,
        width: area.width - crate::app::model::SIDE_MARGIN,
        ..area
    }
}

/// What the list is, how many articles are in it, and what narrows it.
fn heading(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let selection = &model.sidebar.selection;
    let plain = style(theme.text);
    let opened = model.folders.heading(selection);
    let mut line = vec![
        Piece {
            // Of a saved query the name is what must not be cut off.
            text: match opened {
                Some((sign, name)) => format!("{sign} {name}"),
                None => model.strings.get("articles-heading"),
            },
            style: plain.patch(style(theme.heading)),
        },
        Piece {
            text: grouped(model.sidebar.total),
            style: plain.patch(style(theme.dim)),
        },
    ];
    if !selection.typed.trim().is_empty() && model.bar.is_none() && opened.is_none() {
        let typed = Typed::of(selection.typed.trim(), model.direction()).text;
        let named = [("typed", typed.as_str().into())];
        let named = model.strings.with("filtered-by", named);
        let columns = |text: &str| text.chars().filter(|c| !is_hidden(*c)).count() + 1;
        let used: usize = line.iter().map(|piece| columns(&piece.text)).sum();
        // What was typed says more than what it is.
        let fits = used + columns(&named) <= usize::from(area.width);
        line.push(Piece {
            text: if fits { named } else { typed },
            style: plain.patch(style(theme.included)),
        });
    }
    if selection.order != Order::Added {
        line.push(Piece {
            text: order_name(&model.strings, selection.order),
            style: plain.patch(style(theme.dim)),
        });
    }
    for (values, id, role) in [
        (&selection.include, "included", theme.included),
        (&selection.exclude, "excluded", theme.excluded),
    ] {
        for value in values {
            let name = model.value_name(value);
            let text = model.strings.with(id, [("actor", name.into())]);
            line.push(Piece {
                text,
                style: plain.patch(style(role)),
            });
        }
    }
    // So that one sees where each of what follows the number ends.
    for at in (3..line.len()).rev() {
        let dot = Piece {
            text: "·".to_owned(),
            style: plain.patch(style(theme.dim)),
        };
        line.insert(at, dot);
    }
    if line.len() > 2 && opened.is_none() && width(&line) > area.width + 1 {
        // What narrows it says more than that these are articles.
        line.remove(0);
    }
    let numbers = (model.direction(), model.digits);
    let side = Side::start(model.direction());
    numbered(buffer, area, area.y, side, numbers, line);
}

fn draw_item(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, item: &Item) {
    let selected = item.index == model.sidebar.selected;
    let has_keys = model.focus == Pane::Side && model.folders.selected.is_none();
    let role = match (selected, has_keys) {
        (false, _) => Style::new(),
        (true, true) => style(theme.selected),
        (true, false) => style(theme.selected_elsewhere),
    };
    let base = style(theme.text).patch(role);
    if selected {
        row::selected(buffer, area, theme, base, has_keys, Side::Right);
    }
    let state = &item.summary.state;
    // One below the other: beside each other one would touch the title.
    for (y, sign) in (area.y..area.bottom()).zip(signs(&item.summary)) {
        let x = area.right() - 2;
        put(buffer, x, y, sign, base.patch(style(theme.unread)));
    }
    let text = inner(area);
    let weight = if state.read {
        Style::new()
    } else {
        style(theme.title)
    };
    for (y, laid) in (area.y..).zip(item.title.iter()) {
        line(buffer, text, y, laid, Side::Right, |_| base.patch(weight));
    }
    let mut y = area.y + item.title.len() as u16;
    if item.has_origin() {
        let dim = base.patch(style(theme.dim));
        let dates: Vec<String> = match &item.summary.date {
            Some(written) => vec![
                date(&model.strings, written, model.dates),
                brief_date(&model.strings, written, model.dates),
            ],
            None => Vec::new(),
        };
        let source = item.summary.source.as_deref();
        let options = Options {
            digits: model.digits,
            ..Options::of_width(text.width)
        };
        let laid = origin(source, &dates, model.direction(), options)
            .into_iter()
            .map(|line| (line, dim))
            .collect();
        lines(buffer, text, y, Side::Right, model.direction(), laid);
        y += 1;
    }
    if item.has_actors() {
        draw_actors(model, theme, buffer, Area { y, ..text }, item, base);
        y += 1;
    }
    draw_words(model, theme, buffer, Area { y, ..text }, item, base);
}

/// The actors of an article, as many as there is room for: a mark, the name, how often; and
/// at the other end of the row where those are mentioned.
fn draw_actors(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    item: &Item,
    base: Style,
) {
    let row = ActorsRow::of(model, &item.summary, area.width, label_width);
    let mut line = Vec::new();
    for named in row.names {
        let coloured = base.patch(actor_colour(model, theme, named.actor));
        let name = match model.focused.as_ref() == Some(named.actor) {
            true => coloured.patch(style(theme.focused)),
            false => coloured,
        };
        let piece = |text: String, style| Piece { text, style };
        line.push(piece(MARK.to_owned(), coloured));
        line.push(piece(named.name, name));
        let count = named.count;
        line.extend(count.map(|count| piece(count, base.patch(style(theme.dim)))));
    }
    let numbers = (model.direction(), model.digits);
    let used = numbered(buffer, area, area.y, Side::Right, numbers, line);
    if !row.strips.is_empty() && used + row.cells < area.width {
        let strip = Area {
            width: row.cells,
            ..area
        };
        draw_strip(model, theme, buffer, strip, &row.strips, base);
    }
}

/// Where actors are mentioned, each cell in the colour of the one that is there most.
fn draw_strip(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    strips: &[(&ActorId, &Strip)],
    base: Style,
) {
    let places: Vec<&Strip> = strips.iter().map(|(_, strip)| *strip).collect();
    let colours = strips
        .iter()
        .map(|(actor, _)| actor_colour(model, theme, actor));
    let colours: Vec<Style> = colours.collect();
    let cells = together(&places, area.width);
    // The text begins on the right.
    for (x, cell) in (area.x..area.right()).rev().zip(cells) {
        let role = match cell.level {
            0 => style(theme.dim),
            _ => colours[cell.most],
        };
        let symbol = HEIGHTS[usize::from(cell.level)];
        put(buffer, x, area.y, symbol, base.patch(role));
    }
}

/// What shows the levels of a strip: what is empty is the line that the others stand on.
const HEIGHTS: [&str; LEVELS as usize + 1] = ["▁", "▃", "▄", "▅", "▆", "▇", "█"];

/// What the person put down about an article: a row of its tags, and one of the note, as
/// much of them as there is room for.
fn draw_words(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    item: &Item,
    base: Style,
) {
    let state = &item.summary.state;
    let tags = state.tags.iter().map(|tag| Piece {
        text: isolated(&format!("#{tag}")),
        style: base.patch(style(theme.included)),
    });
    let note = [&state.note].into_iter().filter(|note| !note.is_empty());
    let note = note.map(|note| Piece {
        text: model.strings.with("note", [("note", note.as_str().into())]),
        style: base.patch(style(theme.dim)),
    });
    let numbers = (model.direction(), model.digits);
    let rows: [Vec<Piece>; 2] = [tags.collect(), note.collect()];
    let rows = rows.into_iter().filter(|row| !row.is_empty());
    for (y, row) in (area.y..).zip(rows) {
        numbered(buffer, area, y, Side::Right, numbers, row);
    }
}

/// The sign of an actor that narrows the list.
pub(super) fn stance_sign(stance: Stance) -> &'static str {
    match stance {
        Stance::Neutral => " ",
        Stance::Included => "+",
        Stance::Excluded => "−",
    }
}
