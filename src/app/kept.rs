//! What is chosen by keys and holds in the next run too: what it is called and what its
//! values are, in the words of the file of settings where that knows them. Where it is
//! kept it does not know.

use super::commands::Command;
use super::exchange::Effect;
use super::geometry::{ListSide, Measure};
use super::model::Model;
use crate::config::reasons;
use crate::config::strings::Language;
use crate::layout::{Digits, Justify, Marks, Spacing};
use crate::library::order::Order;

/// All that is kept but the theme, which the model does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// `None` for those that suit the terminal.
    pub marks: Option<Marks>,
    pub digits: Digits,
    pub justify: Justify,
    pub measure: Measure,
    pub spacing: Spacing,
    /// `None` for the one that suits the language.
    pub list_side: Option<ListSide>,
    pub language: Language,
    pub order: Order,
    pub hides_likely: bool,
}

impl Looks {
    /// Takes an order or the hiding of likely mentions, of which the file of settings
    /// knows nothing, by its name and value.
    pub fn choose(&mut self, name: &str, value: &str) {
        match name {
            "order" => {
                let mut all = Order::ALL.into_iter();
                let known = all.find(|&order| order_word(order) == value);
                self.order = known.unwrap_or(self.order);
            }
            "likely" => self.hides_likely = value == "hidden",
            _ => {}
        }
    }
}

/// Has a model begin with these.
pub fn begin(model: &mut Model, looks: Looks) {
    model.marks_are_chosen = looks.marks.is_some();
    model.marks = looks.marks.unwrap_or(match model.ruins_marks {
        true => Marks::Strip,
        false => Marks::Keep,
    });
    model.digits = looks.digits;
    model.justify = looks.justify;
    model.measure = looks.measure;
    model.spacing = looks.spacing;
    model.list_side = looks.list_side;
    model.speak(looks.language);
    model.sidebar.selection.order = looks.order;
    model.hides_likely = looks.hides_likely;
}

/// All that was chosen by keys is forgotten: these hold again.
pub(super) fn forgotten(model: &mut Model, looks: Looks) -> Vec<Effect> {
    let back_to = model.place();
    begin(model, looks);
    model.say(model.strings.get("choices-forgotten"));
    let selection = model.sidebar.selection.clone();
    vec![model.select(selection, back_to)]
}

/// Something that was chosen could not be kept, or not be forgotten.
pub(super) fn say_unkept(model: &mut Model, reason: &str) {
    let reason = [("reason", reasons::in_words(&model.strings, reason).into())];
    model.complain(model.strings.with("choices-unkept", reason));
}

/// What a command that was obeyed has chosen, to be kept.
pub(super) fn chosen(model: &Model, command: Command) -> Option<Effect> {
    let (name, value) = match command {
        Command::CycleMarks => ("marks", marks_word(model.marks).to_owned()),
        Command::CycleDigits => ("digits", digits_word(model.digits).to_owned()),
        Command::CycleJustification => ("justify", justify_word(model.justify).to_owned()),
        Command::CycleSpacing => ("spacing", spacing_word(model.spacing).to_owned()),
        Command::CycleMeasure => {
            let cells = model.measure.cells();
            let cells = cells.map_or("full".to_owned(), |cells| cells.to_string());
            ("measure", cells)
        }
        Command::MoveList => ("mirror", mirror_word(model.list_side()).to_owned()),
        Command::CycleLanguage => {
            let language = model.strings.language();
            ("lang", language_word(language).to_owned())
        }
        Command::CycleOrder => {
            let order = model.sidebar.selection.order;
            ("order", order_word(order).to_owned())
        }
        Command::ToggleLikely => {
            let word = if model.hides_likely {
                "hidden"
            } else {
                "shown"
            };
            ("likely", word.to_owned())
        }
        _ => return None,
    };
    Some(Effect::KeepChoice { name, value })
}

fn marks_word(marks: Marks) -> &'static str {
    match marks {
        Marks::Keep => "keep",
        Marks::Essential => "essential",
        Marks::Strip => "strip",
    }
}

fn digits_word(digits: Digits) -> &'static str {
    match digits {
        Digits::AsWritten => "as-written",
        Digits::ArabicIndic => "arabic-indic",
        Digits::Persian => "persian",
        Digits::European => "european",
    }
}

fn justify_word(justify: Justify) -> &'static str {
    match justify {
        Justify::None => "none",
        Justify::Spaces => "spaces",
        Justify::Kashida => "kashida",
    }
}

fn spacing_word(spacing: Spacing) -> &'static str {
    match spacing {
        Spacing::Rows => "rows",
        Spacing::Indent => "indent",
    }
}

fn mirror_word(side: ListSide) -> &'static str {
    match side {
        ListSide::Right => "on",
        ListSide::Left => "off",
    }
}

fn language_word(language: Language) -> &'static str {
    match language {
        Language::Arabic => "ar",
        Language::English => "en",
    }
}

fn order_word(order: Order) -> &'static str {
    match order {
        Order::Added => "added",
        Order::Date => "date",
        Order::Source => "source",
        Order::Mentions => "mentions",
        Order::Relevance => "relevance",
        Order::New => "new",
    }
}
