//! What keys and the mouse do to a list to choose from. What it lists is made anew with
//! every letter; choosing puts it away first, so that what is chosen is done where one
//! was before.

mod contents;
mod links;
mod trail;
mod verdicts;

use std::ops::Range;

use super::chooser::{Chooser, Goal, Kind, Row, holds_in, palette};
use super::commands::{Command, Context};
use super::exchange::Effect;
use super::geometry::Pane;
use super::jumps::Place;
use super::model::Model;
use super::{movement, origins, typing};
use crate::input::mouse::{Mouse, MouseAction};

/// What came of something that was done to the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    Done,
    /// This is chosen about what is judged.
    Judged(Goal),
    /// This command is chosen, to be done in this context.
    Chosen(Context, Command),
    /// So many steps along the trail.
    To(isize),
    /// To this address of the web.
    Followed(String),
    /// It means nothing to the list.
    Foreign,
}

/// Opens the command palette for what can be done in `context`.
pub(super) fn open_commands(model: &mut Model, context: Context) {
    open(model, Kind::Commands { context }, None);
}

/// Opens the contents of the open article, at the heading above the page.
pub(super) fn open_contents(model: &mut Model) {
    if model.reader.open.is_none() || model.pending.is_some() {
        model.complain(model.strings.get("nothing-open"));
        return;
    }
    open(model, Kind::Contents, None);
    let page = model.reader.open.as_ref();
    let top = page.and_then(|open| open.page.range());
    let top = top.map_or(0, |page| page.start);
    if let Some(chooser) = &mut model.chooser {
        let above = |row: &Row| matches!(&row.goal, Goal::To(range) if range.start <= top);
        chooser.selected = chooser.rows.iter().rposition(above).unwrap_or(0);
        if chooser.rows.is_empty() {
            model.chooser = None;
            model.complain(model.strings.get("no-contents"));
        }
    }
}

/// Follows the link under the caret; else lists the links of the article that is read, at
/// the first one on the page. Where one reads none, or it has none, opens its own page.
pub(super) fn open_links(model: &mut Model) -> Vec<Effect> {
    let is_reading = model.focus == Pane::Reader && model.pending.is_none();
    let Some(open) = model.reader.open.as_ref().filter(|_| is_reading) else {
        return origins::browse(model);
    };
    if let Some(address) = links::under_caret(open) {
        return vec![origins::follow(model, address)];
    }
    if !links::has_any(open) {
        return origins::browse(model);
    }
    let shown = open.page.range().unwrap_or(0..0);
    let before = links::before(model, shown);
    self::open(model, Kind::Links, None);
    if let Some(chooser) = &mut model.chooser {
        chooser.selected = before;
    }
    Vec::new()
}

/// Opens the trail, at the place where one is.
pub(super) fn open_trail(model: &mut Model) {
    open(model, Kind::Trail, None);
    if let Some(chooser) = &mut model.chooser {
        let is_here = |row: &Row| row.goal == Goal::Stop(0);
        chooser.selected = chooser.rows.iter().position(is_here).unwrap_or(0);
    }
}

/// Opens a list, and says what it is about if that has to be said.
pub(super) fn open(model: &mut Model, kind: Kind, about: Option<String>) {
    let chooser = Chooser::new(kind);
    model.chooser = Some(Chooser { about, ..chooser });
    look(model);
}

/// Finds what fits what is typed.
fn look(model: &mut Model) {
    let Some(chooser) = &model.chooser else {
        return;
    };
    let typed = chooser.field.text();
    let rows = match chooser.kind {
        Kind::Commands { context } => {
            let language = model.strings.language();
            palette::rows(typed, context, &model.keymap, language)
        }
        Kind::Contents => contents::rows(typed, model),
        Kind::Links => links::rows(typed, model),
        Kind::Trail => trail::rows(typed, model),
        Kind::Verdicts => verdicts::verdicts(typed, model),
        Kind::Actors => verdicts::actors(typed, model),
        Kind::Classes => verdicts::classes(typed, model),
    };
    if let Some(chooser) = &mut model.chooser {
        (chooser.rows, chooser.selected, chooser.top) = (rows, 0, 0);
    }
}

/// Text that was typed or pasted. Where rows have digits, a digit chooses its row.
pub(super) fn type_in(model: &mut Model, text: &str) -> Outcome {
    let Some(chooser) = &mut model.chooser else {
        return Outcome::Foreign;
    };
    let is_numbered = match chooser.kind {
        Kind::Verdicts | Kind::Classes => true,
        // Of more stops a digit may be the beginning of a number.
        Kind::Trail => chooser.rows.len() < 10,
        Kind::Commands { .. } | Kind::Contents | Kind::Links | Kind::Actors => false,
    };
    if is_numbered
        && chooser.field.text().is_empty()
        && let Some(digit) = digit(text)
    {
        let is_its = |row: &Row| row.beside.first() == Some(&digit.to_string());
        if let Some(at) = chooser.rows.iter().position(is_its) {
            chooser.selected = at;
            return choose(model);
        }
        return Outcome::Done;
    }
    chooser.field.insert(text);
    look(model);
    Outcome::Done
}

/// The digit that a text is, of whatever shape.
fn digit(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let only = letters.next().filter(|_| letters.next().is_none())?;
    match only {
        '\u{660}'..='\u{669}' => Some(only as u32 - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(only as u32 - 0x6F0),
        _ => only.to_digit(10),
    }
}

/// What a command means to the list.
pub(super) fn edit(model: &mut Model, command: Command) -> Outcome {
    let direction = model.direction();
    let Some(chooser) = &mut model.chooser else {
        return Outcome::Foreign;
    };
    let page = chooser.height as isize;
    match command {
        Command::LineDown | Command::Complete => chooser.step(1),
        Command::LineUp => chooser.step(-1),
        Command::PageDown => chooser.step(page),
        Command::PageUp => chooser.step(-page),
        Command::Accept => return choose(model),
        Command::Cancel => model.chooser = None,
        _ => {
            let before = chooser.field.text().to_owned();
            if !typing::change(&mut chooser.field, direction, command) {
                return Outcome::Foreign;
            }
            if chooser.field.text() != before {
                look(model);
            }
        }
    }
    Outcome::Done
}

/// What the mouse means to the list: a click chooses a row, the wheel selects another.
pub(super) fn point(model: &mut Model, mouse: Mouse) -> Outcome {
    let Some(chooser) = &mut model.chooser else {
        return Outcome::Foreign;
    };
    match mouse.action {
        MouseAction::WheelUp => chooser.step(-1),
        MouseAction::WheelDown => chooser.step(1),
        MouseAction::Press => {
            let row = mouse.row.checked_sub(1 + chooser.above());
            let row = row.map(usize::from);
            let place = row.filter(|&row| row < chooser.height);
            let place = place.map(|row| chooser.top + row);
            if let Some(place) = place.filter(|&place| place < chooser.rows.len()) {
                chooser.selected = place;
                return choose(model);
            }
        }
        MouseAction::Drag | MouseAction::Release => {}
    }
    Outcome::Done
}

/// Chooses the selected row.
fn choose(model: &mut Model) -> Outcome {
    let Some(chooser) = &model.chooser else {
        return Outcome::Foreign;
    };
    let Some(row) = chooser.rows.get(chooser.selected) else {
        return Outcome::Done;
    };
    let (goal, kind) = (row.goal.clone(), chooser.kind);
    match (goal, kind) {
        (Goal::Do(command), Kind::Commands { context }) => {
            model.chooser = None;
            return Outcome::Chosen(context, command);
        }
        // It stays open, so that something else can be chosen.
        (Goal::Elsewhere(contexts), _) => model.complain(holds_in(&model.strings, contexts)),
        (Goal::To(range), _) => {
            model.chooser = None;
            go_to(model, &range);
        }
        (Goal::Stop(steps), _) => {
            model.chooser = None;
            return match steps {
                0 => Outcome::Done,
                _ => Outcome::To(steps),
            };
        }
        (Goal::Follow(address), _) => {
            model.chooser = None;
            return Outcome::Followed(address);
        }
        (Goal::Do(_), _) => {}
        (goal, _) => return Outcome::Judged(goal),
    }
    Outcome::Done
}

/// Brings a heading to the top of the page.
fn go_to(model: &mut Model, range: &Range<usize>) {
    model.leave_place();
    movement::show_reader(model);
    model.focus = Pane::Reader;
    let Some(open) = &mut model.reader.open else {
        return;
    };
    open.return_to(&Place {
        article: open.article.id,
        top: range.start,
        here: None,
        below: None,
    });
    if open.caret().is_some() {
        open.place_caret(range.start);
    }
}
