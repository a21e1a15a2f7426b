//! What is drawn in a pane that has nothing to show: a few paragraphs where lines of the
//! interface begin, the first one as far down as rows would be.

use ratatui::buffer::Buffer;

use super::row::{Side, line, style};
use crate::app::Model;
use crate::app::empty::{Empty, said};
use crate::app::geometry::Area;
use crate::config::theme::Theme;
use crate::layout::{Options, title};

/// The most rows that a paragraph takes.
const MOST: u16 = 6;

/// Draws what the empty pane says into `area`, as far as there is room.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, empty: Empty) {
    words(model, theme, buffer, area, &said(model, empty));
}

/// The same with other words: what is still being done.
pub(super) fn words(
    model: &Model,
    theme: &Theme,
    buffer: &mut Buffer,
    area: Area,
    paragraphs: &[String],
) {
    let direction = model.direction();
    let options = Options {
        digits: model.digits,
        ..Options::of_width(area.width.max(1))
    };
    let lines = paragraphs
        .iter()
        .flat_map(|text| title(text, direction, options, MOST));
    let ink = style(theme.text).patch(style(theme.dim));
    for (y, laid) in (area.y..area.bottom()).zip(lines) {
        line(buffer, area, y, &laid, Side::start(direction), |_| ink);
    }
}
