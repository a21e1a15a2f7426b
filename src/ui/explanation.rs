//! Why a mention is one or none any more, or what was written about a passage: a few rows at the edge of the reading pane that is farther
//! from it, so that they never cover it.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::row::{Piece, Side, actor_colour, fill, line, pieces, style};
use crate::app::Model;
use crate::app::commands::Command;
use crate::app::explanation::About;
use crate::app::geometry::Area;
use crate::config::theme::Theme;
use crate::layout::{Options, title};
use crate::text::direction::Direction;

/// The most rows that the words take.
const MOST: u16 = 4;

/// Draws what is explained over the reading pane `area`, in the columns of `text`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, text: Area) {
    let Some(open) = &model.reader.open else {
        return;
    };
    let shown = model.explained.as_ref();
    let Some(shown) = shown.filter(|shown| shown.article == open.article.id) else {
        return;
    };
    let direction = model.direction();
    let options = Options {
        marks: model.marks,
        digits: model.digits,
        ..Options::of_width(text.width)
    };
    let (most, name, colour) = match &shown.about {
        About::Mention(actor) => (
            MOST,
            model.actor_name(actor),
            actor_colour(model, theme, actor),
        ),
        About::Rejected => (MOST, model.strings.get("rejected-mention"), Style::new()),
        // A note is to be read whole, if there is any room for it.
        About::Passage => (
            area.height.saturating_sub(2).max(1),
            model.strings.get("passage-note"),
            Style::new(),
        ),
    };
    let lines = title(&shown.why, direction, options, most);
    let height = (lines.len() as u16 + 1).min(area.height);
    let below = area.bottom() - height;
    let row = open.page.locate(shown.place.start);
    let is_covered = row.is_some_and(|(row, _)| area.y + row.0 >= below);
    let top = if is_covered { area.y } else { below };
    let base = style(theme.text).patch(style(theme.status));
    let pane = Area {
        y: top,
        height,
        ..area
    };
    fill(buffer, pane, base);
    let side = match direction {
        Direction::RightToLeft => Side::Right,
        Direction::LeftToRight => Side::Left,
    };
    let heading = Piece {
        text: name,
        style: base.patch(style(theme.title)).patch(colour),
    };
    pieces(buffer, text, top, side, direction, [heading]);
    if shown.refers_to.is_some() {
        let key = model.keymap.shown(Command::Explain);
        let hint = [
            Piece {
                text: key.to_owned(),
                style: base.patch(style(theme.key)),
            },
            Piece {
                text: model.strings.get("explain-goes"),
                style: base.patch(style(theme.dim)),
            },
        ];
        let other = match side {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        };
        pieces(buffer, text, top, other, direction, hint);
    }
    for (y, laid) in (top + 1..pane.bottom()).zip(&lines) {
        line(buffer, text, y, laid, side, |_| base);
    }
}
