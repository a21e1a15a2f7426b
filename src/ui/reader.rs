//! The reading pane: the page, with mentions and hits painted over its cells
//! by byte range.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::row::{
    Piece, Side, actor_colour, distinct_colours, line_by_place, pieces, scrollbar, style,
};
use crate::app::Model;
use crate::app::geometry::Area;
use crate::app::page::{Part, part};
use crate::app::reader::{Marking, Open};
use crate::config::theme::Theme;
use crate::layout::{Line, PageRow};
use crate::library::article::Block;
use crate::text::direction::Direction;

/// Draws the reading pane into `area`, its text into `text`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, text: Area) {
    let Some(open) = &model.reader.open else {
        scrollbar(buffer, area, theme, 0.0, 1.0);
        let id = if model.progress.reading {
            "reading"
        } else {
            "nothing-open"
        };
        let piece = Piece {
            text: model.strings.get(id),
            style: style(theme.dim),
        };
        pieces(
            buffer,
            text,
            text.y + text.height / 2,
            Side::Right,
            model.direction(),
            [piece],
        );
        return;
    };
    scrollbar(buffer, area, theme, open.progress, open.share_shown());
    let marks = marks(model, theme, open);
    let plain = style(theme.text);
    for (y, row) in (text.y..text.bottom()).zip(&open.page.rows) {
        let PageRow::Line {
            paragraph,
            line: laid,
            of_lines,
        } = row
        else {
            continue;
        };
        let Some(block) = open.block(*paragraph) else {
            continue;
        };
        let base = plain.patch(base(theme, block));
        let near = within(&marks, &laid.range);
        let styles = styles(base, &near, laid);
        let side = side(open, laid, *of_lines);
        line_by_place(buffer, text, y, laid, side, |at| styles[at]);
    }
}

/// A byte range to be painted.
struct Mark {
    range: Range<usize>,
    style: Style,
    /// Whether its underline is drawn in dashes: under every other cell.
    is_dashed: bool,
}

impl Mark {
    fn new(range: Range<usize>, style: Style) -> Self {
        Self {
            range,
            style,
            is_dashed: false,
        }
    }
}

/// The style of each cell of a line under marks.
fn styles(base: Style, marks: &[&Mark], laid: &Line) -> Vec<Style> {
    let mut styles = vec![base; laid.cells.len()];
    for mark in marks {
        let cells = laid.cells.iter().zip(&mut styles);
        let met = cells.filter(|(cell, _)| meet(&mark.range, &cell.range));
        for (place, (_, style)) in met.enumerate() {
            *style = style.patch(mark.style);
            if mark.is_dashed && place % 2 == 1 {
                *style = style.remove_modifier(Modifier::UNDERLINED);
            }
        }
    }
    styles
}

/// What is painted over the page, in order of painting within a line.
fn marks(model: &Model, theme: &Theme, open: &Open) -> Vec<Mark> {
    let Some(page) = open.page.range() else {
        return Vec::new();
    };
    let mut marks = Vec::new();
    let principal = distinct_colours(model, theme, &open.principal);
    let mentions = open.mentions.as_deref().unwrap_or_default();
    for mention in on_page(mentions, &page, |mention| &mention.range) {
        let own = principal.iter().find(|(actor, _)| **actor == mention.actor);
        let coloured = match own {
            Some((_, colour)) => *colour,
            None => actor_colour(model, theme, &mention.actor),
        };
        let role = if model.focused.as_ref() == Some(&mention.actor) {
            theme.focused
        } else {
            match model.marking {
                Marking::Focused => continue,
                Marking::Principal if own.is_none() => continue,
                Marking::Principal => theme.principal,
                Marking::All => theme.mention,
            }
        };
        marks.push(if mention.is_certain() {
            Mark::new(mention.range.clone(), coloured.patch(style(role)))
        } else if model.hides_likely {
            continue;
        } else {
            // A guess has neither the colour nor the weight of what is sure.
            let dim = style(theme.dim).add_modifier(Modifier::UNDERLINED);
            Mark {
                is_dashed: true,
                ..Mark::new(mention.range.clone(), dim)
            }
        });
    }
    let hits = if open.found.is_empty() {
        &open.matched
    } else {
        &open.found
    };
    for range in on_page(hits, &page, |range| range) {
        marks.push(Mark::new(range.clone(), style(theme.found)));
    }
    let explained = model.explained.as_ref();
    let explained = explained.filter(|shown| shown.article == open.article.id);
    if let Some(range) = explained.and_then(|shown| shown.refers_to.clone()) {
        marks.push(Mark::new(range, style(theme.found)));
    }
    // The caret shows where one is; two signs for that would hide each other.
    let here = open.here.clone().filter(|_| open.caret().is_none());
    let (marked, caret) = (open.marked(), open.under_caret());
    let at_caret = if marked.is_some() && marked == caret {
        // Marked alone, it looks as what is marked does.
        style(theme.marked).remove_modifier(Modifier::UNDERLINED)
    } else {
        // It is marked too, where anything is: reversed like the rest, and underlined.
        style(theme.caret)
    };
    let places = [
        (here, style(theme.here)),
        (marked, style(theme.marked)),
        (caret, at_caret),
    ];
    let places = places.into_iter();
    marks.extend(places.filter_map(|(range, style)| Some(Mark::new(range?, style))));
    marks
}

/// Those of `all`, which are in order and do not overlap, that meet the page: there
/// may be very many, and only a few of them are on it.
fn on_page<'a, T>(
    all: &'a [T],
    page: &Range<usize>,
    range: impl Fn(&T) -> &Range<usize>,
) -> &'a [T] {
    let from = all.partition_point(|one| range(one).end <= page.start);
    let to = all.partition_point(|one| range(one).start < page.end);
    all.get(from..to).unwrap_or_default()
}

fn within<'a>(marks: &'a [Mark], range: &Range<usize>) -> Vec<&'a Mark> {
    marks
        .iter()
        .filter(|mark| meet(&mark.range, range))
        .collect()
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The style of a block before anything is marked in it.
fn base(theme: &Theme, block: &Block) -> Style {
    style(match part(block) {
        Part::Title => theme.title,
        Part::Subhead => theme.subhead,
        Part::Clutter => theme.clutter,
        Part::Aside => theme.dim,
        Part::Text => return Style::new(),
    })
}

/// The side a line leans on.
fn side(open: &Open, laid: &Line, of_lines: usize) -> Side {
    match open.leans(laid, of_lines) {
        Direction::LeftToRight => Side::Left,
        Direction::RightToLeft => Side::Right,
    }
}
