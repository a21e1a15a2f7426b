//! The reading pane: the page, with mentions and hits painted over its cells
//! by byte range.

mod inlines;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::empty;
use super::row::{Piece, Side, actor_colour, line_by_place, numbered, put, scrollbar, style};
use crate::app::Model;
use crate::app::clutter;
use crate::app::empty::Empty;
use crate::app::geometry::Area;
use crate::app::page::{Part, levels, part};
use crate::app::reader::{Marking, Open};
use crate::app::strips::Strip;
use crate::config::theme::{self, Theme};
use crate::layout::{Line, PageRow};
use crate::library::annotation::Highlight;
use crate::library::article::{Block, BlockKind};
use crate::library::counts::counted;
use crate::library::mention::ActorId;
use crate::text::direction::Direction;

/// Draws the reading pane into `area`, its text into `text`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, text: Area) {
    let Some(open) = &model.reader.open else {
        scrollbar(buffer, area, theme, 0.0, 1.0);
        let above = text.height / 2;
        let room = Area {
            y: text.y + above,
            height: text.height - above,
            ..text
        };
        empty::draw(model, theme, buffer, room, Empty::Article);
        return;
    };
    scrollbar(buffer, area, theme, open.progress, open.share_shown());
    ticks(model, theme, buffer, area, open);
    let places = places(model, theme, open);
    let plain = style(theme.text);
    let margin = margin(area, text, open.article.direction);
    for (y, row) in (text.y..text.bottom()).zip(&open.page.rows) {
        if let Some((sign, role)) = sign(theme, open, row) {
            put(buffer, margin, y, sign, plain.patch(role));
        }
        match row {
            PageRow::Gap => {}
            PageRow::Line {
                line: laid,
                of_lines,
            } => {
                let Some(block) = open.block_at(laid.range.start) else {
                    continue;
                };
                let base = plain.patch(base(theme, block));
                let mut marks = inlines::marks(theme, open, &laid.range);
                marks.extend(passages(theme, open, &laid.range));
                marks.extend(mentions(model, theme, open, &laid.range));
                marks.extend(hits(theme, open, &laid.range));
                let styles = styles(base, marks.iter().chain(&places), laid);
                let side = side(open.leans(laid, *of_lines));
                line_by_place(buffer, text, y, laid, side, |at| styles[at]);
                if block.kind == BlockKind::Quote {
                    let bar = plain.patch(self::style(theme.border));
                    inlines::quoted(buffer, text, y, (laid, levels(block)), side, bar);
                }
            }
            PageRow::Folded { range } => {
                let Some(run) = open.fold_of(row) else {
                    continue;
                };
                // What is in it marks all of it.
                let passage = passages(theme, open, range).pop();
                let hit = hits(theme, open, range).next();
                let met = passage
                    .iter()
                    .chain(&hit)
                    .chain(&places)
                    .filter(|mark| meet(&mark.range, range));
                let base = plain.patch(style(theme.clutter));
                let style = met.fold(base, |style, mark| style.patch(mark.style));
                let label = Piece {
                    text: clutter::row(&model.strings, run),
                    style,
                };
                let side = side(open.article.direction);
                let order = (model.direction(), model.digits);
                numbered(buffer, text, y, side, order, [label]);
            }
        }
    }
}

/// Ticks at the scrollbar for the mentions of the focused actor, else of the one that
/// the article is most about: where in the whole text they are.
fn ticks(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, open: &Open) {
    let Some(mentions) = open.mentions.as_deref() else {
        return;
    };
    let of = |actor: &ActorId| {
        let counted = counted(&open.article, mentions);
        let own = counted.filter(|mention| mention.actor == *actor);
        let own = own.filter(|mention| mention.is_certain() || !model.hides_likely);
        Strip::of(
            own.map(|mention| mention.range.start),
            open.article.text.len(),
        )
    };
    let focused = model.focused.as_ref().map(|actor| (actor, of(actor)));
    let focused = focused.filter(|(_, strip)| *strip != Strip::default());
    let first = || open.principal.first().map(|actor| (actor, of(actor)));
    let Some((actor, strip)) = focused.or_else(first) else {
        return;
    };
    let colour = actor_colour(model, theme, actor);
    for (y, count) in (area.y..area.bottom()).zip(strip.cells(area.height)) {
        let on_thumb = buffer
            .cell((area.x, y))
            .is_some_and(|cell| cell.symbol() == "┃");
        let tick = match (count, on_thumb) {
            (0, _) => continue,
            (1, false) => "├",
            (1, true) => "┠",
            (_, false) => "┝",
            (_, true) => "┣",
        };
        put(buffer, area.x, y, tick, style(theme.text).patch(colour));
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
fn styles<'a>(base: Style, marks: impl Iterator<Item = &'a Mark>, laid: &Line) -> Vec<Style> {
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

/// The marked passages that a range of the text meets, those with a note last.
fn passages(theme: &Theme, open: &Open, range: &Range<usize>) -> Vec<Mark> {
    let mut met: Vec<_> = met_highlights(open, range).collect();
    met.sort_by_key(|one| one.is_noted);
    let mark = |one: &Highlight| Mark::new(one.range.clone(), style(role(theme, one)));
    met.into_iter().map(mark).collect()
}

fn met_highlights<'a>(
    open: &'a Open,
    range: &'a Range<usize>,
) -> impl Iterator<Item = &'a Highlight> {
    let all = open.highlights().iter();
    all.filter(|one| meet(&one.range, range))
}

fn role(theme: &Theme, highlight: &Highlight) -> theme::Style {
    match highlight.is_noted {
        true => theme.noted,
        false => theme.highlighted,
    }
}

/// The sign beside a row in which a marked passage begins, or goes on from the page before:
/// a note has its own, which goes before; else that of a link.
fn sign(theme: &Theme, open: &Open, row: &PageRow) -> Option<(&'static str, Style)> {
    let range = row_range(row)?;
    let rows = open.page.rows.iter();
    let is_first = rows.filter_map(row_range).next() == Some(range);
    let begins = |one: &&Highlight| is_first || range.contains(&one.range.start);
    let begin = met_highlights(open, range).filter(begins);
    let Some(shown) = begin.max_by_key(|one| one.is_noted) else {
        let has_link = inlines::has_link(open, row, is_first);
        return has_link.then(|| (inlines::LINK, style(theme.link)));
    };
    let sign = if shown.is_noted { "!" } else { "*" };
    Some((sign, style(role(theme, shown))))
}

/// The bytes that a row shows.
fn row_range(row: &PageRow) -> Option<&Range<usize>> {
    match row {
        PageRow::Gap => None,
        PageRow::Line { line, .. } => Some(&line.range),
        PageRow::Folded { range } => Some(range),
    }
}

/// The column beside the text in which signs stand, on the side where the article's lines
/// begin.
fn margin(area: Area, text: Area, direction: Direction) -> u16 {
    match direction {
        Direction::RightToLeft => (text.right() + 1).min(area.right() - 1),
        Direction::LeftToRight => text.x.saturating_sub(2).max(area.x + 1),
    }
}

/// The mentions in a range of the text, as they are painted.
fn mentions(model: &Model, theme: &Theme, open: &Open, range: &Range<usize>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mentions = open.mentions.as_deref().unwrap_or_default();
    for mention in meeting(mentions, range, |mention| &mention.range) {
        let coloured = actor_colour(model, theme, &mention.actor);
        let role = if model.focused.as_ref() == Some(&mention.actor) {
            theme.focused
        } else {
            match model.marking {
                Marking::Focused => continue,
                Marking::Principal if !open.principal.contains(&mention.actor) => continue,
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
    marks
}

/// What was found or filtered for in a range of the text.
fn hits(theme: &Theme, open: &Open, range: &Range<usize>) -> impl Iterator<Item = Mark> {
    let hits = if open.found.is_empty() {
        &open.matched
    } else {
        &open.found
    };
    let found = style(theme.found);
    let hits = meeting(hits, range, |range| range).iter();
    hits.map(move |range| Mark::new(range.clone(), found))
}

/// The places where something is going on, in order of painting.
fn places(model: &Model, theme: &Theme, open: &Open) -> Vec<Mark> {
    let mut marks = Vec::new();
    let explained = model.explained.as_ref();
    let explained = explained.filter(|shown| shown.article == open.article.id);
    if let Some(range) = explained.and_then(|shown| shown.refers_to.clone()) {
        marks.push(Mark::new(range, style(theme.found)));
    }
    // Of a related passage it is seen what it shares, word by word, and not from the first
    // to the last, which would read as a name.
    let chosen = model.related.as_ref().and_then(|open| open.chosen());
    let chosen = chosen.filter(|found| found.article == open.article.id);
    let is_stretch = |here: &Range<usize>| chosen.is_some_and(|found| found.place() == *here);
    if let Some(found) = chosen.filter(|_| open.here.as_ref().is_some_and(is_stretch)) {
        let reasons = found.reasons().into_iter();
        marks.extend(reasons.map(|range| Mark::new(range, style(theme.found))));
    }
    // The caret shows where one is; two signs for that would hide each other.
    let here = open.here.clone().filter(|_| open.caret().is_none());
    let here = here.filter(|here| !is_stretch(here));
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

/// Those of `all`, which are in order, that meet a range of the text: there may be
/// very many, and only a few of them do.
fn meeting<'a, T>(
    all: &'a [T],
    part: &Range<usize>,
    range: impl Fn(&T) -> &Range<usize>,
) -> &'a [T] {
    let from = all.partition_point(|one| range(one).end <= part.start);
    let to = all.partition_point(|one| range(one).start < part.end);
    all.get(from..to).unwrap_or_default()
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

/// The side where a direction begins.
fn side(leans: Direction) -> Side {
    match leans {
        Direction::LeftToRight => Side::Left,
        Direction::RightToLeft => Side::Right,
    }
}
