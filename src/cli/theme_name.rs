//! The name of a theme on the command line: of a built-in one, or of the person's own,
//! if its file is there. Of any other it says what there is, like any option.

use std::ffi::OsStr;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, ValueEnum};

use crate::config::theme;

/// Reads the name of a theme: a built-in one, or one of the person's own.
#[derive(Clone, Copy, Debug)]
pub(super) struct ThemeParser;

impl TypedValueParser for ThemeParser {
    type Value = theme::Choice;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        match value.to_str().and_then(theme::Choice::own) {
            Some(own) => Ok(own),
            None => EnumValueParser::new().parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let known = theme::Choice::value_variants().iter();
        Some(Box::new(known.filter_map(ValueEnum::to_possible_value)))
    }
}
