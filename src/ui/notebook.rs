//! The notebook: one row each for what the person put down, with what it is, what was written
//! or is quoted, and the title of its article. Each part is laid out by itself, so that none
//! turns another (UAX #9).

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::below::{Nothing, Seen, frame};
use super::passages::{Mark, patched};
use super::row::{Piece, Side, fill, heading_row, line_by_place, numbered, row_ground, style};
use super::sidebar::inner;
use crate::app::Model;
use crate::app::empty::Empty;
use crate::app::exchange::Jotted;
use crate::app::geometry::{Area, Pane};
use crate::app::notebook::Notebook;
use crate::config::numbers::grouped;
use crate::config::theme::Theme;
use crate::layout::{Justify, Line, Options, title};
use crate::library::noted::Noted;
use crate::text::direction::Direction;

/// From this width on rows say what they are in a word, in this many cells; narrower ones
/// have a sign for it.
const WITH_WORDS: u16 = 60;
const WORD: u16 = 10;
const SIGN: u16 = 2;
/// Ends what is isolated.
const POP: char = '\u{2069}';

/// Draws the pane into `area`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Notebook) {
    let none = match (open.is_known, open.all) {
        (false, _) => Nothing::Said("reading"),
        (true, 0) => Nothing::Empty(Empty::Notebook),
        (true, _) => Nothing::Said("no-rows-left"),
    };
    let seen = Seen {
        top: open.top,
        total: open.total,
        height: 1,
    };
    let (rows, text) = frame(model, theme, buffer, area, seen, none);
    heading(model, theme, buffer, Area { height: 1, ..area }, open);
    let has_keys = model.focus == Pane::Below;
    for (y, index) in (rows.y..rows.bottom()).zip(open.top..open.total) {
        let row = Area {
            y,
            height: 1,
            ..rows
        };
        let is_selected = index == open.selected;
        let base = row_ground(buffer, row, theme, is_selected, has_keys);
        if let Some(jotted) = open.row(index) {
            draw_row(model, theme, buffer, Area { y, ..text }, (jotted, base));
        }
    }
}

/// What it is, how many rows it has, and what it is narrowed to.
fn heading(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Notebook) {
    let strings = &model.strings;
    let ground = style(theme.text).patch(style(theme.status));
    fill(buffer, area, ground);
    let piece = |text: String, role: Style| Piece {
        text,
        style: ground.patch(role),
    };
    let count = match open.total == open.all {
        true => grouped(open.all),
        false => {
            let of = [
                ("here", grouped(open.total).into()),
                ("all", grouped(open.all).into()),
            ];
            strings.with("rows-of", of)
        }
    };
    let mut line = vec![
        piece(strings.get("notebook-heading"), style(theme.heading)),
        piece(count, Style::new()),
    ];
    if !open.wish.narrowed.trim().is_empty() && model.bar.is_none() {
        let typed = [("typed", open.wish.narrowed.trim().into())];
        line.push(piece(
            strings.with("narrowed-to", typed),
            style(theme.included),
        ));
    }
    heading_row(
        buffer,
        inner(area),
        (model.direction(), model.digits),
        line,
        None,
    );
}

/// Draws a row into the one row of `area`.
fn draw_row(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    (row, base): (&Jotted, Style),
) {
    let dim = base.patch(style(theme.dim));
    let has_words = area.width >= WITH_WORDS;
    let label = match (&row.noted, has_words) {
        (Noted::Mark, true) => model.strings.get("noted-mark"),
        (Noted::Tag(_), true) => model.strings.get("noted-tag"),
        (Noted::Passage(passage), true) if passage.note.is_empty() => {
            model.strings.get("noted-passage")
        }
        (Noted::Note(_) | Noted::Passage(_), true) => model.strings.get("noted-note"),
        (Noted::Mark, false) => "*".to_owned(),
        (Noted::Tag(_), false) => "#".to_owned(),
        (Noted::Passage(passage), false) if passage.note.is_empty() => "»".to_owned(),
        (Noted::Note(_) | Noted::Passage(_), false) => "!".to_owned(),
    };
    let order = (model.direction(), model.digits);
    let first = Area {
        x: area.right() - if has_words { WORD } else { SIGN },
        width: if has_words { WORD } else { SIGN },
        ..area
    };
    let piece = Piece {
        text: label,
        style: dim,
    };
    numbered(buffer, first, area.y, Side::Right, order, [piece]);
    // A mark is about the article and says nothing: its title has the room.
    let room = first.x.saturating_sub(area.x + 1);
    let is_bare = row.text.is_empty();
    let titles = if is_bare {
        room
    } else {
        (room * 2 / 5).min(40)
    };
    let start = if is_bare { 0 } else { room - titles };
    let headline = Area {
        x: area.x,
        width: titles.saturating_sub(u16::from(!is_bare)),
        ..area
    };
    let options = |width: u16| Options {
        marks: model.marks,
        digits: model.digits,
        justify: Justify::None,
        ..Options::of_width(width.max(1))
    };
    let direction = row.title_directions.by(model.direction_policy);
    let laid = title(&row.title, direction, options(headline.width), 1);
    if let Some(laid) = laid.first() {
        line_by_place(
            buffer,
            headline,
            area.y,
            laid,
            Side::Right,
            |_| match is_bare {
                true => base,
                false => dim,
            },
        );
    }
    let mut text = Area {
        x: area.x + titles,
        width: start,
        ..area
    };
    if matches!(row.noted, Noted::Passage(_)) && row.range.is_none() {
        let gone = Piece {
            text: model.strings.get("noted-gone"),
            style: base.patch(style(theme.error)),
        };
        let used = numbered(buffer, text, area.y, Side::Right, order, [gone]);
        text.width = text.width.saturating_sub(used + 1);
    }
    if text.width == 0 || is_bare {
        return;
    }
    let direction = row.directions.by(model.direction_policy);
    let Some((laid, shown)) = line_of(row, direction, options(text.width)) else {
        return;
    };
    let mut marks = Vec::new();
    if has_quotation(row) {
        marks.push(Mark {
            range: row.quoted_from..laid.range.end.max(row.text.len()),
            style: style(theme.dim),
        });
    }
    let found = row.found.iter().filter(|range| range.start < shown);
    marks.extend(found.map(|range| Mark {
        range: range.start..range.end.min(shown),
        style: style(theme.found),
    }));
    let styles = patched(base, &marks, &laid, 0);
    line_by_place(buffer, text, area.y, &laid, Side::Right, |at| styles[at]);
}

/// Whether a row has a note and, behind it, what is quoted.
fn has_quotation(row: &Jotted) -> bool {
    row.quoted_from > 0 && row.quoted_from < row.text.len()
}

/// The line of a row, and how many bytes of its text it shows. A quotation that is cut is
/// closed all the same.
fn line_of(row: &Jotted, direction: Direction, options: Options) -> Option<(Line, usize)> {
    let one = |text: &str, width: u16| {
        let options = Options { width, ..options };
        title(text, direction, options, 1).into_iter().next()
    };
    let whole = one(&row.text, options.width)?;
    let is_cut = whole.range.end < row.text.len();
    if !is_cut || !has_quotation(row) {
        let shown = whole.range.end;
        return Some((whole, shown));
    }
    // The closing mark needs a cell, and stands outside of what is isolated (UAX #9).
    let shorter = one(&row.text, options.width.saturating_sub(1).max(1))?;
    let begun = row.text.get(..shorter.range.end).unwrap_or_default();
    let begun = begun.trim_end_matches(|c: char| c.is_whitespace() || c == POP);
    if begun.len() <= row.quoted_from {
        let shown = whole.range.end;
        return Some((whole, shown));
    }
    let closed = format!("{begun}…{POP}»");
    Some((one(&closed, options.width)?, begun.len()))
}
