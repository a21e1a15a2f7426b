//! What the mouse does: it chooses what it points at, turns what it is over, and
//! marks text that it is drawn over. All of it can be done by keys as well.

use std::time::{Duration, Instant};

use super::commands::Command;
use super::exchange::Effect;
use super::facets::Side;
use super::geometry::{Area, Pane};
use super::model::{Held, Model};
use super::reader::{Clicks, Open, Part, Pressed};
use super::{choosing, movement, pane_below, panel, saved, trail};
use crate::input::mouse::{Mouse, MouseAction};

/// Rows that one notch of the wheel turns a text.
const NOTCH: isize = 3;

/// Presses at one place follow one another when no more time than this is between.
const REPEATED: Duration = Duration::from_millis(400);

/// Lets the mouse do something.
pub(super) fn point(model: &mut Model, mouse: Mouse, now: Instant) -> Vec<Effect> {
    match mouse.action {
        MouseAction::WheelUp => turn(model, mouse, -1),
        MouseAction::WheelDown => turn(model, mouse, 1),
        _ if model.overlay.is_some() || model.bar.is_some() => Vec::new(),
        MouseAction::Press => press(model, mouse, now),
        MouseAction::Drag => drag(model, mouse),
        MouseAction::Release => release(model),
    }
}

/// The pane at a place, and its area.
fn pane_at(model: &Model, mouse: Mouse) -> Option<(Pane, Area)> {
    let parts = model.geometry();
    let panes = [
        (Pane::Side, parts.side),
        (Pane::Reader, parts.reader),
        (Pane::Below, parts.below),
    ];
    panes
        .into_iter()
        .filter_map(|(pane, area)| Some((pane, area?)))
        .find(|(_, area)| {
            (area.x..area.right()).contains(&mouse.column)
                && (area.y..area.bottom()).contains(&mouse.row)
        })
}

/// Turns what is under the pointer; the keys stay where they are.
fn turn(model: &mut Model, mouse: Mouse, notches: isize) -> Vec<Effect> {
    if let Some(mut overlay) = model.overlay {
        // By items; `arrange` keeps to the last page.
        overlay.top = overlay.top.saturating_add_signed(notches * NOTCH);
        model.overlay = Some(overlay);
        return Vec::new();
    }
    match (pane_at(model, mouse), model.side) {
        (Some((Pane::Reader, _)), _) => {
            if let Some(open) = &mut model.reader.open {
                open.scroll(notches * NOTCH);
            }
        }
        (Some((Pane::Side, _)), Side::List) => model.sidebar.scroll(notches),
        (Some((Pane::Side, _)), Side::Facets) => model.facets.move_by(notches),
        (Some((Pane::Below, _)), _) => return pane_below::step(model, notches),
        (None, _) => {}
    }
    Vec::new()
}

fn press(model: &mut Model, mouse: Mouse, now: Instant) -> Vec<Effect> {
    model.held = None;
    if let Some(steps) = trail::pointed(model, mouse) {
        return match steps {
            0 => Vec::new(),
            _ => trail::travel(model, steps),
        };
    }
    let Some((pane, area)) = pane_at(model, mouse) else {
        return Vec::new();
    };
    if mouse.column == area.x {
        model.held = Some(Held::Scrollbar(pane));
        return drag(model, mouse);
    }
    match (pane, model.side) {
        (Pane::Reader, _) => {
            let pressed = byte_at(model, mouse);
            let fold = fold_at(model, mouse);
            model.held = Some(Held::Text);
            if let Some(open) = &mut model.reader.open {
                open.pressed = pressed.map(|(byte, is_on)| {
                    let is_on = is_on && fold.is_none();
                    let pressed = press_text(open, byte, is_on, now);
                    Pressed { fold, ..pressed }
                });
            }
            choosing::focus(model, Pane::Reader)
        }
        (Pane::Below, _) => choose_row(model, mouse.row.saturating_sub(area.y)),
        (Pane::Side, Side::List) => open_row(model, mouse.row.saturating_sub(area.y)),
        (Pane::Side, Side::Facets) => choose_actor(model, mouse.row.saturating_sub(area.y)),
    }
}

/// Presses on a byte of the text, or beside it. The second press on one place marks the
/// word there, the third the sentence, the fourth the paragraph, the next the word again.
fn press_text(open: &mut Open, byte: usize, is_on: bool, now: Instant) -> Pressed {
    let before = open.clicks.filter(|clicks| {
        clicks.byte == byte && now.saturating_duration_since(clicks.last) <= REPEATED
    });
    let count = before.map_or(1, |clicks| clicks.count + 1);
    open.clicks = is_on.then_some(Clicks {
        byte,
        last: now,
        count,
    });
    let parts = [Part::Word, Part::Sentence, Part::Paragraph];
    let part = (count > 1 && is_on).then(|| parts[(count - 2) % parts.len()]);
    let marked = part.and_then(|part| open.part_at(part, byte));
    if let Some(marked) = &marked {
        open.mark(marked);
    }
    Pressed {
        byte,
        is_on,
        fold: None,
        drawn: marked.is_some(),
        part: part.filter(|_| marked.is_some()),
    }
}

/// Marks what the pointer was drawn over, in whole parts where one was marked first.
fn draw_to(open: &mut Open, Pressed { byte, part, .. }: Pressed, to: usize) {
    let whole = |byte| part.and_then(|part| open.part_at(part, byte));
    match (whole(byte), whole(to)) {
        (Some(from), Some(to)) => open.mark(&(from.start.min(to.start)..from.end.max(to.end))),
        (Some(_), None) => {}
        (None, _) => open.mark_between(byte, to),
    }
}

/// Opens the article in this row of the list.
fn open_row(model: &mut Model, row: u16) -> Vec<Effect> {
    let mut below = 1 + model.sidebar.heads();
    let folder = usize::from(row)
        .checked_sub(1)
        .map(|row| model.folders.shown.start + row);
    if let Some(at) = folder.filter(|at| row < below && model.folders.shown.contains(at)) {
        return saved::open(model, at);
    }
    let item = model.sidebar.items.iter().find(|item| {
        let rows = below..below + item.height();
        below = rows.end;
        rows.contains(&row)
    });
    let Some(index) = item.map(|item| item.index) else {
        return choosing::focus(model, Pane::Side);
    };
    let mut effects = Vec::new();
    model.folders.selected = None;
    if index != model.sidebar.selected {
        effects = choosing::select_row(model, distance(model.sidebar.selected, index));
    }
    model.focus = Pane::Reader;
    effects
}

/// Selects a row below the text, which shows its place.
fn choose_row(model: &mut Model, row: u16) -> Vec<Effect> {
    model.focus = Pane::Below;
    let row = row.checked_sub(1).map(usize::from);
    match row.and_then(|row| pane_below::index_at(model, row)) {
        Some(index) => pane_below::click(model, index),
        None => Vec::new(),
    }
}

/// Selects an actor of the panel, or, if it is selected, goes to its mentions.
fn choose_actor(model: &mut Model, row: u16) -> Vec<Effect> {
    model.focus = Pane::Side;
    let place = usize::from(row).checked_sub(1);
    let place = place.map(|row| model.facets.top + row);
    match place.filter(|&place| place < model.facets.rows.len()) {
        Some(place) if place == model.facets.selected => {
            panel::choose(model, Command::FocusActor).unwrap_or_default()
        }
        Some(place) => {
            model.facets.selected = place;
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn drag(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    match model.held {
        Some(Held::Scrollbar(pane)) => to_share(model, pane, mouse.row),
        Some(Held::Text) => {
            let to = byte_at(model, mouse).map(|(to, _)| to);
            if let (Some(to), Some(open)) = (to, &mut model.reader.open)
                && let Some(pressed) = &mut open.pressed
                && (pressed.drawn || to != pressed.byte)
            {
                pressed.drawn = true;
                let pressed = *pressed;
                draw_to(open, pressed, to);
            }
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// A click into the text, if nothing was drawn: the mention there is chosen. A
/// caret goes there, and what it had marked is so no more. On the row of clutter it
/// opens or folds that.
fn release(model: &mut Model) -> Vec<Effect> {
    let held = model.held.take();
    let Some(open) = &mut model.reader.open else {
        return Vec::new();
    };
    let pressed = open.pressed.take().filter(|_| held == Some(Held::Text));
    let Some(pressed) = pressed.filter(|pressed| !pressed.drawn) else {
        return Vec::new();
    };
    if let Some(fold) = pressed.fold {
        open.toggle_fold(fold);
        return Vec::new();
    }
    let Pressed { byte, is_on, .. } = pressed;
    if !is_on {
        return Vec::new();
    }
    if open.caret().is_some() {
        open.place_caret(byte);
    } else if let Some(range) = open.mention_over(byte).map(|mention| mention.range.clone()) {
        open.here = Some(range);
        movement::choose_here(model);
    }
    Vec::new()
}

/// Brings the part of the pane into sight that this row of its scrollbar stands for.
fn to_share(model: &mut Model, pane: Pane, row: u16) -> Vec<Effect> {
    let parts = model.geometry();
    let area = match pane {
        Pane::Side => parts.side,
        Pane::Reader => parts.reader,
        Pane::Below => parts.below,
    };
    let Some(area) = area else { return Vec::new() };
    let last = area.height.saturating_sub(1).max(1);
    let row = row.saturating_sub(area.y).min(last);
    let share = f64::from(row) / f64::from(last);
    let of = |all: usize| all * usize::from(row) / usize::from(last);
    match (pane, model.side) {
        (Pane::Reader, _) => {
            if let Some(open) = &mut model.reader.open {
                if row == last {
                    open.to_end();
                } else {
                    open.bring_to_top(share);
                }
            }
            Vec::new()
        }
        (Pane::Below, _) => {
            let total = pane_below::total(model);
            pane_below::select(model, of(total.saturating_sub(1)))
        }
        (Pane::Side, Side::List) => {
            let goal = of(model.sidebar.total.saturating_sub(1));
            model.sidebar.scroll_to(goal);
            Vec::new()
        }
        (Pane::Side, Side::Facets) => {
            model.facets.selected = of(model.facets.rows.len().saturating_sub(1));
            Vec::new()
        }
    }
}

/// The first byte of the clutter whose row in the reading pane this is.
fn fold_at(model: &Model, mouse: Mouse) -> Option<usize> {
    let text = model.geometry().text;
    let is_within = (text.x..text.right()).contains(&mouse.column);
    let row = mouse.row.checked_sub(text.y).filter(|_| is_within)?;
    model.reader.open.as_ref()?.fold_at(row)
}

/// The first byte of what the reading pane shows in a line nearest to a place, and
/// whether it is just there.
fn byte_at(model: &Model, mouse: Mouse) -> Option<(usize, bool)> {
    let text = model.geometry().text;
    let row = mouse.row.checked_sub(text.y)?;
    let column = mouse.column.saturating_sub(text.x);
    let open = model.reader.open.as_ref()?;
    let is_on = mouse.column >= text.x && open.shown_at(row, column).is_some();
    Some((open.nearest_to(row, column)?, is_on))
}

fn distance(from: usize, to: usize) -> isize {
    // Indices of a list that is in memory: both fit.
    to as isize - from as isize
}
