//! What values of other rooms are called on the command line.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::options::EncodingChoice;
use crate::app::geometry::Measure;
use crate::config::theme;
use crate::layout::{Digits, Justify, Spacing};
use crate::library::decode::Charset;
use crate::run::{Colour, Depth, Render};

impl ValueEnum for Colour {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Auto,
            Self::Always,
            Self::Never,
            Self::Exactly(Depth::Ansi16),
            Self::Exactly(Depth::Indexed256),
            Self::Exactly(Depth::True),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
            Self::Exactly(depth) => depth.name(),
        }))
    }
}

impl ValueEnum for theme::Choice {
    fn value_variants<'a>() -> &'a [Self] {
        &theme::Choice::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Named(name) | Self::Own(name) => name,
        }))
    }
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

impl ValueEnum for EncodingChoice {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<EncodingChoice>> = LazyLock::new(|| {
            let named = Charset::ALL.map(EncodingChoice::Named);
            [EncodingChoice::Auto].into_iter().chain(named).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Auto => "auto".to_owned(),
            Self::Named(charset) => charset.name().to_lowercase(),
        }))
    }
}

impl ValueEnum for Measure {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let cells = self.cells().map(|cells| cells.to_string());
        Some(PossibleValue::new(cells.unwrap_or("full".to_owned())))
    }
}

impl ValueEnum for Spacing {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Rows, Self::Indent]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Rows => "rows",
            Self::Indent => "indent",
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
