//! The options that several commands have, and what they mean. What help says of them
//! stands among the words of the interface.

use std::env;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::{WrongUsage, errors};
use crate::config::paths;
use crate::config::strings::{Language, Strings};
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
    pub(super) color: When,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

impl ValueEnum for Render {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Auto,
            Self::Visual,
            Self::VisualWords,
            Self::Implicit,
            Self::ImplicitRuns,
            Self::Logical,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Visual => "visual",
            Self::VisualWords => "visual-words",
            Self::Implicit => "implicit",
            Self::ImplicitRuns => "implicit-runs",
            Self::Logical => "logical",
        }))
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum MarksChoice {
    Auto,
    Keep,
    Essential,
    Strip,
}

impl ValueEnum for Digits {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::AsWritten,
            Self::ArabicIndic,
            Self::Persian,
            Self::European,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::AsWritten => "as-written",
            Self::ArabicIndic => "arabic-indic",
            Self::Persian => "persian",
            Self::European => "european",
        }))
    }
}

impl ValueEnum for Justify {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::None, Self::Spaces, Self::Kashida]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::None => "none",
            Self::Spaces => "spaces",
            Self::Kashida => "kashida",
        }))
    }
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
            let message = format!("qari: no rendering {name} here; taking auto");
            errors::complain(Language::English, &message);
        }
        Render::Auto
    }

    pub(super) fn colour(self) -> Colour {
        match self.color {
            When::Auto => Colour::Auto,
            When::Always => Colour::Always,
            When::Never => Colour::Never,
        }
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
