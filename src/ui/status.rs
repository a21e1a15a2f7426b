//! The status line: at its start where one is, at its end how far and how to
//! get help.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::row::{Piece, Side, actor_colour, each_numbered, fill, style, width};
use crate::app::Model;
use crate::app::geometry::Area;
use crate::app::segment::{Group, Role, Segment};
use crate::app::status::status;
use crate::config::theme::Theme;
use crate::layout::Digits;
use crate::text::direction::Direction;

/// Draws the status line.
pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer, area: Area) {
    let base = style(theme.text).patch(style(theme.status));
    fill(buffer, area, base);
    let inner = Area {
        x: area.x + 1,
        width: area.width - 2,
        ..area
    };
    let paint = |segment: Segment| Piece {
        style: role(model, theme, base, &segment.role),
        text: segment.text,
    };
    let (start, end) = status(model);
    let (first, last) = match model.direction() {
        Direction::RightToLeft => (Side::Right, Side::Left),
        Direction::LeftToRight => (Side::Left, Side::Right),
    };
    let paint =
        |groups: &[Group]| -> Vec<Piece> { groups.concat().into_iter().map(paint).collect() };
    let dot = vec![Segment {
        text: "·".to_owned(),
        role: Role::Dim,
    }];
    let mut start = between(start, &dot);
    let mut end = between(end, &dot);
    // What matters least gives way first: at the end what stands first but help,
    // then at the start what stands last, then help.
    let fits =
        |start: &[Group], end: &[Group]| width(&paint(start)) + width(&paint(end)) < inner.width;
    while !fits(&start, &end) {
        if end.len() > 1 {
            end.drain(..2);
        } else if start.len() > 1 {
            start.truncate(start.len() - 2);
        } else {
            end.clear();
            break;
        }
    }
    // A key is called as it is everywhere, whatever the shapes of numbers.
    let digits = |groups: &[Group]| -> Vec<Digits> {
        let of = |segment: &Segment| match segment.role {
            Role::Key => Digits::AsWritten,
            _ => model.digits,
        };
        groups.concat().iter().map(of).collect()
    };
    for (side, groups) in [(first, &start), (last, &end)] {
        let pieces = paint(groups).into_iter().zip(digits(groups));
        each_numbered(buffer, inner, area.y, side, model.direction(), pieces);
    }
}

/// The groups with `dot` between each two.
fn between(groups: Vec<Group>, dot: &Group) -> Vec<Group> {
    let mut all = Vec::new();
    for group in groups {
        if !all.is_empty() {
            all.push(dot.clone());
        }
        all.push(group);
    }
    all
}

fn role(model: &Model, theme: &Theme, base: Style, role: &Role) -> Style {
    base.patch(match role {
        Role::Plain => Style::new(),
        Role::Dim => style(theme.dim),
        Role::Strong => style(theme.title),
        Role::Key => style(theme.key),
        Role::Error => style(theme.error),
        Role::Actor(actor) => actor_colour(model, theme, actor).patch(style(theme.focused)),
    })
}
