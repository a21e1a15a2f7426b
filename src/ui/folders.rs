//! Saved queries above the articles of the list: the name, how many articles it has,
//! and how many of them are unread or new, or why it cannot be read.

use ratatui::buffer::Buffer;

use super::row::{self, Piece, Side, line, numbered, put, style};
use crate::app::Model;
use crate::app::folders::Standing;
use crate::app::geometry::{Area, Pane};
use crate::app::said::why;
use crate::app::signs::{NEW, UNREAD};
use crate::config::numbers::grouped;
use crate::config::theme::Theme;
use crate::layout::{Justify, Options, title};
use crate::text::direction::text_direction;

/// Cells that a name has at least beside what is said of its query.
const NAME: u16 = 8;

/// Draws the rows that there is room for, the first of them at the top of `area`; their
/// words stand in the columns of `inner`.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area, inner: Area) {
    let folders = &model.folders;
    for (y, at) in (area.y..).zip(folders.shown.clone()) {
        let row = Area {
            y,
            height: 1,
            ..area
        };
        let mut base = style(theme.text);
        if folders.selected == Some(at) {
            let has_keys = model.focus == Pane::Side;
            let role = if has_keys {
                theme.selected
            } else {
                theme.selected_elsewhere
            };
            base = base.patch(style(role));
            row::selected(buffer, row, theme, base, has_keys, Side::Right);
        }
        let dim = base.patch(style(theme.dim));
        put(buffer, row.right() - 2, y, folders.sign(at), dim);
        let text = Area {
            y,
            height: 1,
            ..inner
        };
        let piece = |text: String, style| Piece { text, style };
        let said = match folders.standings.get(at) {
            None | Some(Standing::Unknown) => Vec::new(),
            Some(Standing::Counted {
                articles,
                unread,
                new,
            }) => {
                let lit = base.patch(style(theme.unread));
                let news = if folders.follows(at) { *new } else { 0 };
                // With the signs that the articles have which are counted.
                let signed = [(UNREAD, *unread), (NEW, news)].into_iter();
                let signed = signed
                    .filter(|(_, count)| *count > 0)
                    .flat_map(|(sign, count)| {
                        let counted = piece(format!("{sign}{}", grouped(count)), lit);
                        [piece("·".to_owned(), dim), counted]
                    });
                let articles = piece(grouped(*articles), dim);
                [articles].into_iter().chain(signed).collect()
            }
            Some(Standing::Broken(problem)) => {
                let why = why(&model.strings, *problem);
                vec![piece(why, base.patch(style(theme.error)))]
            }
        };
        let room = Area {
            width: text.width.saturating_sub(NAME + 1),
            ..text
        };
        let numbers = (model.direction(), model.digits);
        let used = numbered(buffer, room, y, Side::Left, numbers, said);
        let gap = if used == 0 { 0 } else { used + 1 };
        let name = Area {
            x: text.x + gap,
            width: text.width.saturating_sub(gap),
            ..text
        };
        let options = Options {
            justify: Justify::None,
            digits: model.digits,
            ..Options::of_width(name.width)
        };
        let written = folders.name(at);
        let direction = text_direction(written);
        if let Some(laid) = title(written, direction, options, 1).first() {
            line(buffer, name, y, laid, Side::Right, |_| {
                base.patch(style(theme.title))
            });
        }
    }
}
