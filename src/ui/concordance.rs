//! The concordance: one row a place, its keyword in a column, what comes before it on the
//! side where a line of its paragraph begins, what follows on the other. Each of the three
//! parts is laid out by itself, so that none turns another (UAX #9).

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::below::{Nothing, Seen, frame};
use super::row::{
    Piece, Side, actor_colour, fill, heading_row, line_by_place, numbered, row_ground, style, width,
};
use super::sidebar::inner;
use super::voices;
use crate::app::Model;
use crate::app::concordance::{Concordance, sort_name};
use crate::app::dated::brief_date;
use crate::app::empty::Empty;
use crate::app::geometry::{Area, Pane};
use crate::config::numbers::grouped;
use crate::config::theme::Theme;
use crate::layout::{Beside, Justify, Line as Laid, Options, beside};
use crate::library::dates::{Calendar, Date, WrittenDate};
use crate::query::concordance::{Keyword, Line, Sort};
use crate::text::direction::Direction;
use crate::text::isolate::isolated;

/// The cells about the middle that a keyword has to itself: what stands before it gets
/// half of the others.
const KEYWORD: u16 = 8;
/// From this width on rows tell the dates of their articles; where they stand by date, from
/// less.
const WITH_DATES: u16 = 90;
const BY_DATE: u16 = 60;

/// Draws the pane into `area`.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    open: &Concordance,
) {
    let none = match (open.is_done(), open.all) {
        (false, _) => Nothing::Said("gathering"),
        (true, 0) => Nothing::Empty(Empty::Concordance),
        (true, _) => Nothing::Said("no-rows-left"),
    };
    let seen = Seen {
        top: open.top,
        total: open.total,
        height: 1,
    };
    let (rows, text) = frame(model, theme, buffer, area, seen, none);
    heading(model, theme, buffer, Area { height: 1, ..area }, open);
    let has_dates =
        text.width >= WITH_DATES || text.width >= BY_DATE && open.wish.sort == Sort::Date;
    let dates = has_dates.then(|| columns_of_dates(model, open));
    for (y, index) in (rows.y..rows.bottom()).zip(open.top..open.total) {
        let is_selected = index == open.selected;
        let has_keys = model.focus == Pane::Below;
        let row = Area {
            y,
            height: 1,
            ..rows
        };
        let base = row_ground(buffer, row, theme, is_selected, has_keys);
        let Some(line) = open.row(index) else {
            if open.is_lost(index) {
                let lost = Piece {
                    text: model.strings.get("row-lost"),
                    style: base.patch(style(theme.dim)),
                };
                let direction = model.direction();
                let order = (direction, model.digits);
                numbered(buffer, text, y, Side::start(direction), order, [lost]);
            }
            continue;
        };
        let mut text = text;
        if let Some(columns) = dates {
            let date = line.date.as_ref();
            let date = date.map(|date| brief_date(&model.strings, date, model.dates));
            let piece = Piece {
                text: date.unwrap_or_default(),
                style: base.patch(style(theme.dim)),
            };
            let room = Area {
                width: columns,
                ..text
            };
            let order = (model.direction(), model.digits);
            numbered(buffer, room, y, Side::Left, order, [piece]);
            text = Area {
                x: text.x + columns + 1,
                width: text.width.saturating_sub(columns + 1),
                ..text
            };
        }
        draw_row(model, theme, buffer, Area { y, ..text }, (open, line, base));
    }
}

/// The columns in which the dates of all rows that are known stand whole, and those of the
/// calendar that the person prefers: they seldom change while one goes through the rows.
fn columns_of_dates(model: &Model, open: &Concordance) -> u16 {
    let columns = |written: &WrittenDate| {
        let text = brief_date(&model.strings, written, model.dates);
        let style = Style::new();
        width(&[Piece { text, style }]) - 1
    };
    let usual = WrittenDate::on(longest_day(model.dates.calendar));
    let dates = open.rows().filter_map(|row| row.date.as_ref());
    dates.chain([&usual]).map(columns).max().unwrap_or(0)
}

/// A day with two digits for the day and two for the month in a calendar.
fn longest_day(calendar: Option<Calendar>) -> Date {
    match calendar.unwrap_or(Calendar::Gregorian) {
        Calendar::Gregorian => Date::constant(2024, 12, 31),
        Calendar::Hijri => Date::constant(2024, 6, 30),
        Calendar::Persian => Date::constant(2024, 3, 15),
    }
}

/// What it is of, how many rows it has, in which order, and how far it has come.
fn heading(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Concordance) {
    let strings = &model.strings;
    let ground = style(theme.text).patch(style(theme.status));
    fill(buffer, area, ground);
    let piece = |text: String, role: Style| Piece {
        text,
        style: ground.patch(role),
    };
    let (named, colour) = match &open.wish.keyword {
        Keyword::Actor(actor) | Keyword::Voice(actor, _) => (
            model.actor_name(actor),
            actor_colour(model, theme, actor).patch(style(theme.focused)),
        ),
        Keyword::Words(words) => {
            // Isolated (UAX #9): it may run against the line.
            (format!("«{}»", isolated(words)), style(theme.title))
        }
    };
    let more = if open.has_more { "+" } else { "" };
    let count = match open.total == open.all {
        true => {
            let values = [("count", open.all.into()), ("more", more.into())];
            strings.with("places-counted", values)
        }
        false => {
            let all = format!("{}{more}", grouped(open.all));
            let of = [("here", grouped(open.total).into()), ("all", all.into())];
            strings.with("rows-of", of)
        }
    };
    let mut line = vec![
        piece(strings.get("concordance-heading"), style(theme.heading)),
        piece(named, colour),
        piece(count, Style::new()),
        piece(strings.get(sort_name(open.wish.sort)), style(theme.dim)),
    ];
    if let Keyword::Voice(_, voice) = &open.wish.keyword {
        // Isolated (UAX #9), as above.
        let form = voice.form.as_ref();
        let form = form.map(|form| format!("«{}»", isolated(&form.shown)));
        let source = voice.source.as_ref();
        let source = source.map(|source| voices::source_name(model, source));
        let names = form.into_iter().chain(source);
        let names = names.map(|name| piece(name, style(theme.title)));
        line.splice(2..2, names);
    }
    if !open.wish.narrowed.trim().is_empty() && model.bar.is_none() {
        let typed = [("typed", open.wish.narrowed.trim().into())];
        let text = strings.with("narrowed-to", typed);
        line.push(piece(text, style(theme.included)));
    }
    let numbers = (model.direction(), model.digits);
    let inner = inner(area);
    let far = (!open.is_done()).then(|| {
        let (looked, articles) = open.looked.unwrap_or_default();
        let share = [("share", (looked * 100 / articles.max(1)).min(99).into())];
        piece(strings.with("gathered", share), style(theme.dim))
    });
    heading_row(buffer, inner, numbers, line, far);
}

/// Draws a row into the one row of `area`.
fn draw_row(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (open, line, base): (&Concordance, &Line, Style),
) {
    let direction = line.directions.by(model.direction_policy);
    let options = |width: u16| Options {
        marks: model.marks,
        digits: model.digits,
        justify: Justify::None,
        ..Options::of_width(width.max(1))
    };
    let (before, words, after) = line.parts();
    let gap = |is_there: bool| u16::from(is_there);
    let (gap_before, gap_after) = (
        gap(before.ends_with(char::is_whitespace)),
        gap(after.starts_with(char::is_whitespace)),
    );
    let marks = marks(model, theme, open, line);
    // Where a part is put: so many cells from where the row begins.
    let mut put = |laid: &Laid, start: u16, from: usize| {
        let width = laid.width();
        let x = match direction {
            Direction::RightToLeft => area.right().saturating_sub(start + width),
            Direction::LeftToRight => area.x + start,
        };
        let styles = styles(base, &marks, laid, from);
        let part = Area { x, width, ..area };
        line_by_place(buffer, part, area.y, laid, Side::Left, |at| styles[at]);
    };
    let column = area.width.saturating_sub(KEYWORD) / 2;
    if !before.trim().is_empty() {
        let room = column.saturating_sub(gap_before);
        let laid = beside(before, Beside::Before, direction, options(room));
        put(&laid, column.saturating_sub(gap_before + laid.width()), 0);
    }
    let room = (area.width / 2).clamp(1, area.width - column);
    let laid = beside(words, Beside::After, direction, options(room));
    put(&laid, column, line.words.start);
    let column = column + laid.width() + gap_after;
    let room = area.width.saturating_sub(column);
    if !after.trim().is_empty() && room > 1 {
        let laid = beside(after, Beside::After, direction, options(room));
        put(&laid, column, line.words.end);
    }
}

/// A range of the row's text to be painted.
struct Mark {
    range: Range<usize>,
    style: Style,
    /// Whether its underline is drawn under every other cell.
    is_dashed: bool,
}

/// What is marked in a row, in order of painting.
fn marks(model: &Model, theme: &Theme, open: &Concordance, line: &Line) -> Vec<Mark> {
    // A guess has neither the colour nor the weight of what is sure.
    let likely = style(theme.dim).add_modifier(Modifier::UNDERLINED);
    let mut marks = Vec::new();
    for mark in &line.marks {
        if !mark.is_certain && model.hides_likely {
            continue;
        }
        let colour = actor_colour(model, theme, &mark.actor).patch(style(theme.principal));
        marks.push(Mark {
            range: mark.range.clone(),
            style: if mark.is_certain { colour } else { likely },
            is_dashed: !mark.is_certain,
        });
    }
    let strong = match &open.wish.keyword {
        Keyword::Actor(actor) | Keyword::Voice(actor, _) => {
            actor_colour(model, theme, actor).patch(style(theme.focused))
        }
        Keyword::Words(_) => style(theme.focused),
    };
    marks.push(Mark {
        range: line.keyword.clone(),
        style: if line.is_certain { strong } else { likely },
        is_dashed: !line.is_certain,
    });
    let found = line.found.iter().map(|range| Mark {
        range: range.clone(),
        style: style(theme.found),
        is_dashed: false,
    });
    marks.extend(found);
    marks
}

/// The style of each cell of a part that begins at this byte of the row's text.
fn styles(base: Style, marks: &[Mark], laid: &Laid, from: usize) -> Vec<Style> {
    let mut styles = vec![base; laid.cells.len()];
    for mark in marks {
        let cells = laid.cells.iter().zip(&mut styles);
        let met = cells.filter(|(cell, _)| {
            cell.range.start + from < mark.range.end && mark.range.start < cell.range.end + from
        });
        for (place, (_, style)) in met.enumerate() {
            *style = style.patch(mark.style);
            if mark.is_dashed && place % 2 == 1 {
                *style = style.remove_modifier(Modifier::UNDERLINED);
            }
        }
    }
    styles
}
