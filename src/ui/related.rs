//! Related passages: of each its title and date, the stretch of it that has most in common
//! with the passage one comes from, and what both share. Each part is laid out by itself, so
//! that none turns another (UAX #9).

use std::slice;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::below::{Nothing, Seen, frame};
use super::passages::{Mark, actors, patched};
use super::row::{
    Piece, Side, fill, heading_row, line_by_place, numbered, row_ground, style, width,
};
use super::sidebar::inner;
use crate::app::Model;
use crate::app::dated::brief_date;
use crate::app::empty::Empty;
use crate::app::geometry::{Area, Below, Pane};
use crate::app::related::{HEIGHT, Related, Row};
use crate::config::numbers::grouped;
use crate::config::theme::Theme;
use crate::layout::{Justify, Options, snippet};
use crate::query::related::figures::Value;
use crate::query::related::{Found, What};
use crate::text::direction::Direction;
use crate::text::isolate::isolated;

/// The cells by which what stands below a title is set in.
const INDENT: u16 = 2;
/// The most things that a row names as shared.
const NAMED: usize = 9;

/// Draws the pane into `area`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Related) {
    let all = open.rows();
    let none = match open.is_done {
        false => Nothing::Said("relating"),
        true => Nothing::Empty(Empty::Related),
    };
    let seen = Seen {
        top: open.top,
        total: all.len(),
        height: HEIGHT,
    };
    let (rows, text) = frame(model, theme, buffer, area, seen, none);
    heading(model, theme, buffer, Area { height: 1, ..area }, open);
    let has_keys = model.focus == Pane::Below;
    let shown = (usize::from(rows.height) / HEIGHT).max(1);
    let tops = (rows.y..).step_by(HEIGHT);
    for (y, index) in tops.zip(open.top..all.len()).take(shown) {
        let height = (HEIGHT as u16).min(rows.bottom().saturating_sub(y));
        let is_selected = index == open.selected;
        let row = Area { y, height, ..rows };
        let base = row_ground(buffer, row, theme, is_selected, has_keys);
        let room = Area { y, height, ..text };
        draw_row(model, theme, buffer, room, (&all[index], base));
    }
}

/// What it is, how many passages there are with much and with little in common, how far it
/// has come, and in how many figures the two differ that are held against each other.
fn heading(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Related) {
    let strings = &model.strings;
    let ground = style(theme.text).patch(style(theme.status));
    fill(buffer, area, ground);
    let piece = |text: String, role: Style| Piece {
        text,
        style: ground.patch(role),
    };
    let (much, little) = open.counts();
    let mut line = vec![
        piece(strings.get("related-heading"), style(theme.heading)),
        piece(grouped(much), Style::new()),
    ];
    // Two counts side by side would read as one.
    let mut add = |text: String| {
        line.push(piece("·".to_owned(), style(theme.dim)));
        line.push(piece(text, style(theme.dim)));
    };
    if little > 0 {
        add(strings.with("loosely-related", [("count", little.into())]));
    }
    if model.below() == Below::Compared {
        let contrast = open.contrast();
        let count = contrast.count();
        // What could not be held against anything is not said to be the same.
        match (count, contrast.agreeing, contrast.is_open) {
            (0, 0, true) => add(strings.get("nothing-comparable")),
            (0, _, true) => add(strings.get("no-comparable-differences")),
            (0, 0, false) => {}
            _ => add(strings.with("differences", [("count", count.into())])),
        }
    }
    let numbers = (model.direction(), model.digits);
    let inner = inner(area);
    let far = (!open.is_done).then(|| {
        let (looked, articles) = open.looked;
        let share = [("share", (looked * 100 / articles.max(1)).min(99).into())];
        piece(strings.with("related-so-far", share), style(theme.dim))
    });
    heading_row(buffer, inner, numbers, line, far);
}

/// Draws a passage into the rows of `area`.
fn draw_row(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (row, base): (&Row, Style),
) {
    let found = &*row.found;
    headline(model, theme, buffer, area, (row, base));
    let room = Area {
        width: area.width.saturating_sub(INDENT),
        ..area
    };
    if area.height > 1 {
        let direction = found.directions.by(model.direction_policy);
        let options = Options {
            marks: model.marks,
            digits: model.digits,
            justify: Justify::None,
            ..Options::of_width(room.width.max(1))
        };
        let laid = snippet(&found.text, found.best.clone(), direction, options);
        let styles = patched(base, &marks(model, theme, found), &laid, 0);
        let side = match direction {
            Direction::RightToLeft => Side::Right,
            Direction::LeftToRight => Side::Left,
        };
        line_by_place(buffer, room, area.y + 1, &laid, side, |at| styles[at]);
    }
    if area.height > 2 {
        let piece = Piece {
            text: reason(model, found),
            style: base.patch(style(theme.dim)),
        };
        let order = (model.direction(), model.digits);
        numbered(buffer, room, area.y + 2, Side::Right, order, [piece]);
    }
}

/// The title, how many near copies there are, and the date at the other end.
fn headline(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (row, base): (&Row, Style),
) {
    let found = &*row.found;
    let order = (model.direction(), model.digits);
    let date = found.date.as_ref();
    let date = date.map(|date| brief_date(&model.strings, date, model.dates));
    let dim = base.patch(style(theme.dim));
    let mut line: Vec<Piece> = Vec::new();
    if row.is_copy {
        let text = model.strings.get("is-copy");
        line.push(Piece { text, style: dim });
    }
    if row.hidden > 0 {
        let count = [("count", row.hidden.into())];
        let text = model.strings.with("copies", count);
        let style = base.patch(style(theme.included));
        line.push(Piece { text, style });
    }
    // Whole, or not at all.
    let date = date.map(|text| Piece { text, style: dim });
    line.extend(date.filter(|date| width(&line) + width(slice::from_ref(date)) <= area.width + 1));
    if found.is_loose {
        let text = model.strings.get("is-loose");
        line.push(Piece { text, style: dim });
    }
    let used = numbered(buffer, area, area.y, Side::Left, order, line);
    let room = Area {
        x: area.x + used + 1,
        width: area.width.saturating_sub(used + 1),
        ..area
    };
    let title = Piece {
        text: found.title.clone(),
        style: base.patch(style(if found.is_loose {
            theme.dim
        } else {
            theme.title
        })),
    };
    let direction = found.title_directions.by(model.direction_policy);
    let order = (direction, model.digits);
    numbered(buffer, room, area.y, Side::Right, order, [title]);
}

/// What both passages share, in words: who, when, how many, and which words are written
/// here, of each kind the weightiest first.
fn reason(model: &Model, found: &Found) -> String {
    let mut shared: Vec<_> = found.shared.iter().collect();
    shared.sort_by_key(|mark| match &mark.what {
        What::Actor(_) => 0,
        What::Figure(Value::Day { .. } | Value::Month { .. }) => 1,
        What::Figure(_) => 2,
        What::Word(_) => 3,
    });
    let mut names: Vec<String> = Vec::new();
    for mark in shared {
        let name = match (&mark.what, &mark.said) {
            (What::Actor(actor), _) => model.actor_name(actor),
            (_, Some(said)) => said.to_string(),
            (_, None) => continue,
        };
        // What a number counts is named with it.
        let is_named = |known: &String| *known == name || known.split(' ').any(|word| word == name);
        if names.len() < NAMED && !names.iter().any(is_named) {
            names.push(name);
        }
    }
    // Isolated (UAX #9): each may run against the line.
    let names: Vec<String> = names.iter().map(|name| isolated(name)).collect();
    let names = names.join(&model.strings.get("fault-comma"));
    model.strings.with("shares", [("what", names.into())])
}

/// What is marked in a passage, in order of painting: who is mentioned, and what it shares.
fn marks(model: &Model, theme: &Theme, found: &Found) -> Vec<Mark> {
    let shared = found.shared.iter().filter(|mark| mark.said.is_some());
    let shared = shared.map(|mark| Mark {
        range: mark.range.clone(),
        style: style(theme.subhead),
    });
    actors(model, theme, found, found).chain(shared).collect()
}
