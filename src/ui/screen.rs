//! The whole screen.

use ratatui::buffer::Buffer;

use super::row::{Piece, Side, fill, pieces, style};
use super::{facets, filter_bar, overlay, reader, sidebar, status};
use crate::app::Model;
use crate::app::facets::Side as Shown;
use crate::app::geometry::{Area, SMALLEST};
use crate::config::theme::Theme;

/// Draws `model` into `buffer`. Returns where the text cursor stands (column
/// and row) while one types.
pub fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let whole = Area {
        x: 0,
        y: 0,
        width: buffer.area.width.min(model.width),
        height: buffer.area.height,
    };
    fill(buffer, whole, style(theme.text));
    let parts = model.geometry();
    if parts.too_small {
        let (width, height) = SMALLEST;
        let size = [
            ("width", width.to_string().into()),
            ("height", height.to_string().into()),
        ];
        let text = model.strings.with("too-small", size);
        let piece = Piece {
            text,
            style: style(theme.text),
        };
        pieces(
            buffer,
            whole,
            whole.height / 2,
            Side::Right,
            model.direction(),
            [piece],
        );
        return None;
    }
    if let Some(area) = parts.reader {
        reader::draw(model, theme, buffer, area, parts.text);
    }
    if let Some(area) = parts.side {
        match model.side {
            Shown::List => sidebar::draw(model, theme, buffer, area),
            Shown::Actors => facets::draw(model, theme, buffer, area),
        }
    }
    status::draw(model, theme, buffer, parts.status);
    if let Some(overlay) = model.overlay {
        let area = Area {
            height: whole.height - 1,
            ..whole
        };
        overlay::draw(model, theme, buffer, area, overlay);
        return None;
    }
    let bar = parts.bar.zip(model.bar.as_ref());
    bar.map(|(area, bar)| filter_bar::draw(model, theme, buffer, area, bar))
}
