//! The options that several commands have, and what they mean. What help says of them
//! stands among the words of the interface.

use std::env;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{WrongUsage, errors};
use crate::config::strings::{Language, Strings};
use crate::config::{paths, theme};
use crate::layout::{Digits, Justify, Marks};
use crate::run::{Colour, Render};
use crate::text::direction::{Direction, DirectionPolicy};

/// Names the way of writing rows for all that is run in a terminal.
const VARIABLE: &str = "QARI_RENDER";

/// How lines are brought to the same width.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Justification {
    #[arg(long, value_name = "HOW", default_value = "none")]
    pub(super) justify: Justify,
}

/// Options of several commands; `obeyed.rs` says which of them a command has.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Common {
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<Lang>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Colour,
    #[arg(long, global = true, value_name = "NAME", default_value = "auto")]
    theme: theme::Choice,
    #[arg(long, global = true, value_name = "MODE", default_value = "auto")]
    pub(super) render: Render,
    /// Whether that was asked for here: the environment speaks of terminals only.
    #[arg(skip)]
    pub(super) render_forced: bool,
    #[arg(long, global = true, value_name = "WHICH", default_value = "auto")]
    marks: MarksChoice,
    #[arg(
        long,
        global = true,
        value_name = "SHAPES",
        default_value = "as-written"
    )]
    digits: Digits,
    #[arg(long, global = true, value_name = "DIRECTION", default_value = "auto")]
    direction: DirectionChoice,
    #[arg(long, global = true)]
    no_state: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Lang {
    Ar,
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum MarksChoice {
    Auto,
    Keep,
    Essential,
    Strip,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum DirectionChoice {
    Auto,
    FirstStrong,
    Rtl,
    Ltr,
}

/// How records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Text,
    Jsonl,
    /// For spreadsheets.
    Csv,
}

impl Common {
    pub(super) fn language(self) -> Language {
        match self.lang {
            Some(Lang::Ar) => Language::Arabic,
            Some(Lang::En) => Language::English,
            None => Language::of_environment(|name| std::env::var(name).ok()),
        }
    }

    /// Takes the way of writing rows that the environment names, where none was asked
    /// for here.
    ///
    /// # Errors
    /// When it names none.
    pub(super) fn take_from_environment(&mut self) -> Result<(), WrongUsage> {
        let named = env::var_os(VARIABLE).filter(|named| !self.render_forced && !named.is_empty());
        let Some(named) = named else {
            return Ok(());
        };
        let named = named.to_string_lossy();
        let Ok(render) = Render::from_str(&named, true) else {
            let known = Render::value_variants().iter();
            let known = known.filter_map(ValueEnum::to_possible_value);
            let known: Vec<_> = known.map(|value| value.get_name().to_owned()).collect();
            let strings = Strings::new(self.language());
            return Err(WrongUsage::new(strings.with(
                "unknown-rendering",
                [
                    ("variable", VARIABLE.into()),
                    ("value", (*named).into()),
                    ("known", known.join(" ").into()),
                ],
            )));
        };
        self.render = render;
        Ok(())
    }

    /// The way of writing rows that was asked for, if `there` has it. If not, a
    /// line says so: it may come from the environment and be meant for others.
    pub(super) fn render(self, there: &[Render]) -> Render {
        if there.contains(&self.render) {
            return self.render;
        }
        if let Some(name) = self.render.to_possible_value() {
            let name = name.get_name();
            let language = self.language();
            let said = Strings::new(language).with("rendering-not-here", [("name", name.into())]);
            errors::complain(language, &format!("qari: {said}"));
        }
        Render::Auto
    }

    pub(super) fn colour(self) -> Colour {
        self.color
    }

    pub(super) fn theme(self) -> theme::Choice {
        self.theme
    }

    /// The file of what is remembered of terminals, if anything is to be.
    pub(super) fn memory(self) -> Option<PathBuf> {
        if self.no_state {
            None
        } else {
            paths::terminals()
        }
    }

    /// The vowel marks that were asked for; `None` for those that suit.
    pub(super) fn marks(self) -> Option<Marks> {
        match self.marks {
            MarksChoice::Auto => None,
            MarksChoice::Keep => Some(Marks::Keep),
            MarksChoice::Essential => Some(Marks::Essential),
            MarksChoice::Strip => Some(Marks::Strip),
        }
    }

    pub(super) fn digits(self) -> Digits {
        self.digits
    }

    pub(super) fn direction(self) -> DirectionPolicy {
        match self.direction {
            DirectionChoice::Auto => DirectionPolicy::Auto,
            DirectionChoice::FirstStrong => DirectionPolicy::FirstStrong,
            DirectionChoice::Rtl => DirectionPolicy::Fixed(Direction::RightToLeft),
            DirectionChoice::Ltr => DirectionPolicy::Fixed(Direction::LeftToRight),
        }
    }
}
