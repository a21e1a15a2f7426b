//! Moving by rows, pages and to the ends, in the pane that has the keys or in an overlay.

use super::choosing::select_row;
use super::commands::Command;
use super::exchange::Effect;
use super::geometry::Pane;
use super::model::Model;
use super::saved;

pub(super) fn scroll(model: &mut Model, rows: isize) -> Vec<Effect> {
    if model.focus == Pane::Side {
        let step = saved::step(model, rows);
        return step.unwrap_or_else(|| select_row(model, rows));
    }
    if let Some(open) = &mut model.reader.open {
        open.scroll(rows);
    }
    Vec::new()
}

pub(super) fn page(model: &mut Model, pages: isize) -> Vec<Effect> {
    if model.focus == Pane::Side {
        return scroll(model, pages * model.sidebar.page() as isize);
    }
    if let Some(open) = &mut model.reader.open {
        open.scroll_pages(pages);
    }
    Vec::new()
}

/// Scrolls by half of what the pane that has the keys shows.
pub(super) fn half_page(model: &mut Model, halves: isize) -> Vec<Effect> {
    let shown = match model.focus {
        Pane::Side => model.sidebar.page(),
        Pane::Reader | Pane::Below => usize::from(model.geometry().text.height),
    };
    scroll(model, halves * (shown / 2).max(1) as isize)
}

#[derive(Clone, Copy)]
pub(super) enum Edge {
    Start,
    End,
}

/// Goes to the start or the end of the pane that has the keys.
pub(super) fn to_edge(model: &mut Model, edge: Edge) -> Vec<Effect> {
    if model.focus == Pane::Side {
        let far = model.sidebar.total as isize;
        let has_folders = saved::are_there(model);
        return match edge {
            Edge::Start if has_folders => {
                let effects = match model.sidebar.selected {
                    0 => Vec::new(),
                    _ => select_row(model, -far),
                };
                saved::select(model, 0);
                effects
            }
            Edge::Start => select_row(model, -far),
            Edge::End => select_row(model, far),
        };
    }
    model.leave_place();
    if let Some(open) = &mut model.reader.open {
        match edge {
            Edge::Start => open.to_start(),
            Edge::End => open.to_end(),
        }
        if open.awaits() {
            model.say(model.strings.get("reading-rest"));
        }
    }
    Vec::new()
}

/// What a command means to an overlay; `None` if nothing of its own.
pub(super) fn turn(model: &mut Model, command: Command) -> Option<Vec<Effect>> {
    let mut overlay = model.overlay?;
    let items = model.overlay_items(overlay.kind);
    let top = overlay.top;
    let top = match command {
        Command::LineDown => top + 1,
        Command::LineUp => top.saturating_sub(1),
        Command::PageDown => top + items.shown(top),
        Command::PageUp => items.before(top),
        Command::HalfPageDown => top + (items.shown(top) / 2).max(1),
        Command::HalfPageUp => top.saturating_sub(((top - items.before(top)) / 2).max(1)),
        Command::Start => 0,
        Command::End => items.last_top(),
        Command::Close => {
            model.overlay = None;
            return Some(Vec::new());
        }
        _ => return None,
    };
    overlay.top = top.min(items.last_top());
    model.overlay = Some(overlay);
    Some(Vec::new())
}
