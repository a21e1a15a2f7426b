//! A page that asks which of some samples looks right. It draws every sample
//! alike; what becomes of each on its way to the terminal is for others to do.

use ratatui::buffer::Buffer;

use super::row::{Piece, Side, fill, line, pieces, style};
use crate::app::geometry::Area;
use crate::config::strings::{Language, Strings};
use crate::config::theme::Theme;
use crate::layout::{Options, Paragraph, reflow};
use crate::text::direction::Direction;

/// Short, and whatever a terminal may do to a row shows in it: a lam-alef, a
/// number, a Latin word, brackets, and below a colour in the midst of it.
const BEFORE: &str = "قال 25 من الأهالي لقناة BBC إن";
const COLOURED: &str = "طالبان";
const AFTER: &str = "(الحركة) لا ترد.";

/// Rows for each sample: one for its number, which must be seen whatever becomes
/// of the sample, and a blank one.
const EACH: u16 = 3;

/// What stands over the samples besides the question.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'a> {
    /// The id of the message that says what keys do.
    pub keys: &'static str,
    /// What there is to say of the key that was pressed last, and of those that do something.
    pub refused: Option<&'a str>,
}

/// Draws the page with `count` samples and gives the row of each.
pub fn samples(
    strings: &Strings,
    theme: &Theme,
    above: Heading<'_>,
    count: usize,
    buffer: &mut Buffer,
) -> Vec<u16> {
    let area = Area {
        x: 2,
        y: 0,
        width: buffer.area.width.saturating_sub(4),
        height: buffer.area.height,
    };
    let whole = Area {
        x: 0,
        width: buffer.area.width,
        ..area
    };
    fill(buffer, whole, style(theme.text));
    let (side, direction) = match strings.language() {
        Language::Arabic => (Side::Right, Direction::RightToLeft),
        Language::English => (Side::Left, Direction::LeftToRight),
    };
    let plain = style(theme.text);
    let mut heading = vec![
        (strings.get("samples-question"), theme.title),
        (strings.get(above.keys), theme.dim),
    ];
    // In the place of what keys do, which it has to say as well.
    if let Some(refused) = above.refused {
        heading[1] = (refused.to_owned(), theme.error);
    }
    let head = loop {
        let mut y = 1;
        for (text, role) in &heading {
            let whole = Paragraph::of(0..text.len(), direction);
            for said in reflow(text, &whole, Options::of_width(area.width)) {
                let look = plain.patch(style(*role));
                line(buffer, area, y, &said, side, |_| look);
                y += 1;
            }
        }
        let last = EACH.saturating_mul(u16::try_from(count).unwrap_or(u16::MAX));
        let is_roomy = count == 0 || y.saturating_add(last) <= area.height + 1;
        if is_roomy || heading.len() > 2 {
            break y + 1;
        }
        // Above all else, so that it is seen in the smallest window.
        heading.insert(0, (strings.get("samples-too-small"), theme.title));
        fill(buffer, whole, style(theme.text));
    };
    let mut rows = Vec::new();
    for number in 1..=count {
        let y = head + EACH * u16::try_from(number - 1).unwrap_or(u16::MAX / EACH);
        if y + 1 >= area.height {
            break;
        }
        let piece = |text: &str, role| Piece {
            text: text.to_owned(),
            style: plain.patch(role),
        };
        let label = [piece(&number.to_string(), style(theme.key))];
        pieces(buffer, area, y, side, direction, label);
        let sample = [
            piece(BEFORE, plain),
            piece(COLOURED, style(theme.focused)),
            piece(AFTER, plain),
        ];
        pieces(
            buffer,
            area,
            y + 1,
            Side::Right,
            Direction::RightToLeft,
            sample,
        );
        rows.push(y + 1);
    }
    rows
}
