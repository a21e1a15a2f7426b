//! The whole screen.

use ratatui::buffer::Buffer;

use super::row::{Side, fill, line, style};
use super::{
    chooser, concordance, explanation, facets, filter_bar, notebook, overlay, passages, reader,
    related, sidebar, status, trail, voices,
};
use crate::app::Model;
use crate::app::facets::Side as Shown;
use crate::app::geometry::{Area, Below, Pane, SMALLEST};
use crate::config::theme::Theme;
use crate::layout::{Marks, Options, title};
use crate::text::direction::Direction;

/// Where the terminal's own cursor is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub column: u16,
    pub row: u16,
    /// While one types. A caret in the text is painted, which the cursor would undo;
    /// it is there nevertheless for programs that read or magnify the screen.
    pub is_shown: bool,
}

/// Draws `model` into `buffer`. Returns where the cursor is: where one types, or in
/// the cell of the caret.
pub fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Option<Cursor> {
    let cursor = draw_parts(model, theme, buffer);
    leave_out_marks(model, buffer);
    cursor
}

/// Leaves out of everything, the words of the interface too, the marks that are not
/// shown. No cell becomes narrower by it: each keeps its letter.
fn leave_out_marks(model: &Model, buffer: &mut Buffer) {
    if model.marks == Marks::Keep {
        return;
    }
    for cell in &mut buffer.content {
        if cell.symbol().chars().skip(1).any(|c| !model.shows(c)) {
            let (symbol, mut at) = (cell.symbol().to_owned(), 0..);
            let shown = |&c: &char| at.next() == Some(0) || model.shows(c);
            cell.set_symbol(&symbol.chars().filter(shown).collect::<String>());
        }
    }
}

fn draw_parts(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Option<Cursor> {
    let whole = Area {
        x: 0,
        y: 0,
        width: buffer.area.width.min(model.width),
        height: buffer.area.height,
    };
    fill(buffer, whole, style(theme.text));
    let parts = model.geometry();
    if parts.too_small {
        too_small(model, theme, buffer, whole);
        return None;
    }
    let compared = model.related.as_ref();
    let compared = compared.filter(|_| model.below() == Below::Compared);
    if let Some((area, open)) = parts.reader.zip(compared) {
        passages::draw(model, theme, buffer, area, open);
    } else if let Some(area) = parts.reader {
        reader::draw(model, theme, buffer, area, parts.text);
        explanation::draw(model, theme, buffer, area, parts.text);
    }
    if let Some(area) = parts.side {
        match model.side {
            Shown::List => sidebar::draw(model, theme, buffer, area),
            Shown::Facets => facets::draw(model, theme, buffer, area),
        }
    }
    if let Some((area, open)) = parts.below.zip(model.concordance.as_ref()) {
        concordance::draw(model, theme, buffer, area, open);
    }
    if let Some((area, open)) = parts.below.zip(model.related.as_ref()) {
        related::draw(model, theme, buffer, area, open);
    }
    if let Some((area, open)) = parts.below.zip(model.notebook.as_ref()) {
        notebook::draw(model, theme, buffer, area, open);
    }
    if let Some((area, open)) = parts.below.zip(model.voices.as_ref()) {
        voices::draw(model, theme, buffer, area, open);
    }
    if let Some(area) = parts.trail {
        trail::draw(model, theme, buffer, area);
    }
    status::draw(model, theme, buffer, parts.status);
    if let Some(open) = &model.chooser {
        let area = Area {
            height: whole.height - 1,
            ..whole
        };
        let (column, row) = chooser::draw(model, theme, buffer, area, open);
        return Some(Cursor {
            column,
            row,
            is_shown: true,
        });
    }
    if let Some(overlay) = model.overlay {
        let area = Area {
            height: whole.height - 1,
            ..whole
        };
        overlay::draw(model, theme, buffer, area, overlay);
        return None;
    }
    if let Some((area, bar)) = parts.bar.zip(model.bar.as_ref()) {
        let (column, row) = filter_bar::draw(model, theme, buffer, area, bar);
        return Some(Cursor {
            column,
            row,
            is_shown: true,
        });
    }
    let open = parts.reader.and(model.reader.open.as_ref());
    let caret = open
        .filter(|_| model.focus == Pane::Reader)?
        .cell_of_caret()?;
    Some(Cursor {
        column: parts.text.x + caret.0,
        row: parts.text.y + caret.1,
        is_shown: false,
    })
}

/// Says how large the window is and how large it would have to be.
fn too_small(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let said = [
        ("width", area.width),
        ("height", area.height),
        ("least-width", SMALLEST.0),
        ("least-height", SMALLEST.1),
    ];
    let said = said.map(|(name, size)| (name, size.to_string().into()));
    let text = model.strings.with("too-small", said);
    let direction = model.direction();
    let options = Options::of_width(area.width.max(1));
    let lines = title(&text, direction, options, area.height.max(1));
    let first = area.height.saturating_sub(lines.len() as u16) / 2;
    let side = match direction {
        Direction::RightToLeft => Side::Right,
        Direction::LeftToRight => Side::Left,
    };
    for (y, laid) in (first..area.bottom()).zip(&lines) {
        line(buffer, area, y, laid, side, |_| style(theme.text));
    }
}
