//! How articles look: what is marked in them, which vowel marks and digits they
//! show, how their lines are set and sent. Each key goes on to the next way there
//! is, and the status line says which.

use super::commands::Command;
use super::exchange::{Effect, Rendering};
use super::geometry::ListSide;
use super::model::Model;
use super::notices::in_order;
use super::reader::Marking;
use crate::config::reasons;
use crate::config::strings::Language;
use crate::config::theme::Theme;
use crate::layout::{Digits, Justify, Marks, Spacing};
use crate::text::direction::{Direction, DirectionPolicy};

/// Changes how articles look; other commands change nothing.
pub(super) fn change(model: &mut Model, command: Command) -> Vec<Effect> {
    let said = match command {
        Command::CycleMarking => next_marking(model),
        Command::CycleMarks => next_marks(model),
        Command::CycleDigits => next_digits(model),
        Command::CycleJustification => next_justification(model),
        Command::CycleDirection => next_direction(model),
        Command::CycleSpacing => next_spacing(model),
        Command::CycleMeasure => return next_measure(model),
        Command::MoveList => move_list(model),
        Command::CycleLanguage => next_language(model),
        Command::CycleRendering => return vec![Effect::CycleRendering],
        Command::CycleTheme => return vec![Effect::CycleTheme],
        Command::ForgetChoices => return vec![Effect::ForgetChoices],
        _ => return Vec::new(),
    };
    model.say(model.strings.get(said));
    Vec::new()
}

/// Shows the vowel marks that suit the terminal, unless the person has chosen.
pub(super) fn marks_suit(model: &mut Model, marks: Marks) {
    model.ruins_marks = marks == Marks::Strip;
    if !model.marks_are_chosen {
        model.marks = marks;
    }
}

/// Says in which way rows are sent now.
pub(super) fn say_rendering(model: &mut Model, rendering: &Rendering) {
    let id = match rendering.is_automatic {
        true => "rendering-automatic",
        false => "rendering",
    };
    let key = model.keymap.in_words(Command::CycleRendering);
    let words = [("mode", rendering.mode.into()), ("key", key.into())];
    let said = model.strings.with(id, words);
    match &rendering.forgotten {
        None => model.say(said),
        Some(reason) => {
            let reason = [("reason", reasons::in_words(&model.strings, reason).into())];
            let forgotten = model.strings.with("rendering-forgotten", reason);
            model.complain(format!("{said}; {forgotten}"));
        }
    }
}

/// Says which theme the screen is painted in now.
pub(super) fn say_theme(model: &mut Model, name: &str) {
    let theme = match Theme::names().find(|known| *known == name) {
        Some(known) => model.strings.get(&format!("theme-{known}")),
        None => in_order(name),
    };
    model.say(model.strings.with("theme-now", [("theme", theme.into())]));
}

fn next_marking(model: &mut Model) -> &'static str {
    model.marking = model.marking.next();
    match model.marking {
        Marking::Principal => "marking-principal",
        Marking::All => "marking-all",
        Marking::Focused if model.focused.is_none() => "marking-none",
        Marking::Focused => "marking-focused",
    }
}

fn next_marks(model: &mut Model) -> &'static str {
    model.marks = model.marks.next();
    model.marks_are_chosen = true;
    match model.marks {
        Marks::Keep => "marks-keep",
        Marks::Essential => "marks-essential",
        Marks::Strip => "marks-strip",
    }
}

fn next_digits(model: &mut Model) -> &'static str {
    model.digits = model.digits.next();
    match model.digits {
        Digits::AsWritten => "digits-as-written",
        Digits::ArabicIndic => "digits-arabic-indic",
        Digits::Persian => "digits-persian",
        Digits::European => "digits-european",
    }
}

fn next_justification(model: &mut Model) -> &'static str {
    model.justify = model.justify.next();
    match model.justify {
        Justify::None => "justify-none",
        Justify::Spaces => "justify-spaces",
        Justify::Kashida => "justify-kashida",
    }
}

fn next_spacing(model: &mut Model) -> &'static str {
    model.spacing = model.spacing.next();
    match model.spacing {
        Spacing::Rows => "spacing-rows",
        Spacing::Indent => "spacing-indent",
    }
}

/// Makes lines narrower, or as wide as they can be.
fn next_measure(model: &mut Model) -> Vec<Effect> {
    let width = model.geometry().text.width;
    model.measure = model.measure.next(width);
    let said = match model.measure.cells() {
        Some(cells) => {
            let cells = [("cells", cells.to_string().into())];
            model.strings.with("measure", cells)
        }
        None => model.strings.get("measure-full"),
    };
    model.say(said);
    Vec::new()
}

/// Puts the list on the other side of the screen.
fn move_list(model: &mut Model) -> &'static str {
    let (side, said) = match model.list_side() {
        ListSide::Right => (ListSide::Left, "list-on-the-left"),
        ListSide::Left => (ListSide::Right, "list-on-the-right"),
    };
    model.list_side = Some(side);
    said
}

/// Speaks to the person in the next language.
fn next_language(model: &mut Model) -> &'static str {
    model.speak(match model.strings.language() {
        Language::Arabic => Language::English,
        Language::English => Language::Arabic,
    });
    "language-now"
}

/// Has the directions of the open article's paragraphs decided in the next way.
fn next_direction(model: &mut Model) -> &'static str {
    match model.reader.cycle_direction(model.direction_policy) {
        Some(DirectionPolicy::Auto) => "direction-auto",
        Some(DirectionPolicy::FirstStrong) => "direction-first-strong",
        Some(DirectionPolicy::Fixed(Direction::RightToLeft)) => "direction-rtl",
        Some(DirectionPolicy::Fixed(Direction::LeftToRight)) => "direction-ltr",
        None => "nothing-open",
    }
}
