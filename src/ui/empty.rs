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
    let lines = paragraphs.iter().flat_map(|text| {
        let lines = title(text, direction, options, MOST).into_iter();
        lines.map(move |laid| (text, laid))
    });
    let ink = style(theme.text).patch(style(theme.dim));
    let key = ink.patch(style(theme.key));
    for (y, (text, laid)) in (area.y..area.bottom()).zip(lines) {
        line(
            buffer,
            area,
            y,
            &laid,
            Side::start(direction),
            |cell| match is_typed(text, cell.range.start) {
                true => key,
                false => ink,
            },
        );
    }
}

/// Whether a byte of a paragraph is in what stands out as a key, or as a command of a shell:
/// what is isolated from left to right.
fn is_typed(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or(text);
    let begun = before.rfind('\u{2066}');
    begun.is_some_and(|begun| !before[begun..].contains('\u{2069}'))
}
