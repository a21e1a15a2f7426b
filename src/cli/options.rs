//! The options that several commands have, and what they mean. What help says of them
//! stands among the words of the interface.

mod choices;

use std::env;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, FromArgMatches, ValueEnum};

pub(super) use self::choices::{
    CalendarChoice, DirectionChoice, EncodingChoice, Format, Lang, MarksChoice, Mirror,
    MonthsChoice, OnOff, Region,
};
use super::theme_name::ThemeParser;
use super::{WrongUsage, errors, settings};
use crate::config::file::Settings;
use crate::config::strings::{Language, Strings};
use crate::config::{paths, theme};
use crate::layout::{Digits, Justify, Marks};
use crate::library::dates::{Calendar, DateStyle, Months};
use crate::library::decode::Charset;
use crate::run::{Chosen, Colour, Render};
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
    #[arg(long, global = true, value_name = "LANGUAGE", default_value = "auto")]
    lang: Lang,
    #[arg(long, global = true, value_name = "REGION", default_value = "auto")]
    region: Region,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Colour,
    /// Whether the file of settings says so.
    #[arg(skip)]
    is_colour_set: bool,
    #[arg(long, global = true, value_name = "NAME", default_value = "auto", value_parser = ThemeParser)]
    theme: theme::Choice,
    #[arg(long, global = true, value_name = "MODE", default_value = "auto")]
    pub(super) render: Render,
    #[arg(skip)]
    render_from: NamedBy,
    /// What the file sets, which the environment outdoes.
    #[arg(skip)]
    render_in_file: Option<Render>,
    #[arg(long, global = true, value_name = "WHICH", default_value = "auto")]
    marks: MarksChoice,
    #[arg(
        long,
        global = true,
        value_name = "SHAPES",
        default_value = "as-written"
    )]
    digits: Digits,
    #[arg(
        long,
        global = true,
        value_name = "REGION",
        default_value = "as-written"
    )]
    months: MonthsChoice,
    #[arg(
        long,
        global = true,
        value_name = "CALENDAR",
        default_value = "as-written"
    )]
    calendar: CalendarChoice,
    #[arg(long, global = true, value_name = "NAME", default_value = "auto")]
    encoding: EncodingChoice,
    #[arg(long, global = true, value_name = "DIRECTION", default_value = "auto")]
    direction: DirectionChoice,
    #[arg(long, global = true)]
    no_state: bool,
}

/// Who named the way of writing rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum NamedBy {
    #[default]
    Nobody,
    Option,
    Environment,
    File,
}

impl Common {
    /// The options as they were given or set; of the environment nothing yet.
    ///
    /// # Errors
    /// Never for matches of the whole command line.
    pub(super) fn of(matches: &ArgMatches, settings: &Settings) -> Result<Self, clap::Error> {
        let mut common = Self::from_arg_matches(matches)?;
        common.see_who_named(matches, settings);
        Ok(common)
    }

    /// Finds out whether the way of writing rows was given or set.
    pub(super) fn see_who_named(&mut self, matches: &ArgMatches, settings: &Settings) {
        self.render_from = if matches.value_source("render") == Some(ValueSource::CommandLine) {
            NamedBy::Option
        } else if settings::has_set(settings, matches, "render") {
            NamedBy::File
        } else {
            NamedBy::Nobody
        };
        self.render_in_file = (self.render_from == NamedBy::File).then_some(self.render);
        self.is_colour_set = settings::has_set(settings, matches, "color");
        self.take_habits(matches, settings);
    }

    /// Takes the habits of the region for all that was neither given nor set.
    fn take_habits(&mut self, matches: &ArgMatches, settings: &Settings) {
        let Some(habits) = self.region.habits(home()) else {
            return;
        };
        let is_left = |id: &str| {
            let is_given = matches.value_source(id) == Some(ValueSource::CommandLine);
            !is_given && !settings.has(id)
        };
        if let Some(lang) = habits.lang.filter(|_| is_left("lang")) {
            self.lang = lang;
        }
        if is_left("months") {
            self.months = habits.months;
        }
        if is_left("digits") {
            self.digits = habits.digits;
        }
        if is_left("calendar") {
            self.calendar = habits.calendar;
        }
    }

    pub(super) fn language(self) -> Language {
        match self.lang {
            Lang::Ar => Language::Arabic,
            Lang::En => Language::English,
            Lang::Auto => Language::of_environment(|name| env::var(name).ok()),
        }
    }

    /// Takes the way of writing rows that the environment names, where none was asked
    /// for here.
    ///
    /// # Errors
    /// When it names none.
    pub(super) fn take_from_environment(&mut self) -> Result<(), WrongUsage> {
        let named =
            env::var_os(VARIABLE).filter(|named| !self.is_render_forced() && !named.is_empty());
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
                    (
                        "known",
                        strings.list(known.iter().map(String::as_str)).into(),
                    ),
                ],
            )));
        };
        self.render = render;
        self.render_from = NamedBy::Environment;
        Ok(())
    }

    /// Whether the way of writing rows was asked for here: all else speaks of terminals
    /// only.
    pub(super) fn is_render_forced(self) -> bool {
        self.render_from == NamedBy::Option
    }

    /// Whether what was chosen for this very terminal outdoes the way of writing rows.
    pub(super) fn is_render_general(self) -> bool {
        self.render_from == NamedBy::File
    }

    /// Whether lines are sent as they were written; what was chosen for this terminal
    /// outdoes the file.
    pub(super) fn are_lines_logical(self, is_chosen: bool) -> bool {
        self.render == Render::Logical && !(is_chosen && self.is_render_general())
    }

    /// The way of sending rows to a full screen that was asked for. `logical` is none:
    /// where the environment says so, which may be meant for others, a line tells, and
    /// what the file sets holds; where the file does, that is for commands without a screen.
    ///
    /// # Errors
    /// When `logical` was asked for here.
    pub(super) fn render_on_screen(self) -> Result<Option<Chosen>, WrongUsage> {
        if self.render == Render::Logical {
            let language = self.language();
            let strings = Strings::new(language);
            match self.render_from {
                NamedBy::Option => {
                    return Err(WrongUsage::new(strings.get("logical-has-no-screen")));
                }
                NamedBy::Environment => {
                    let said = strings.with("rendering-not-here", [("variable", VARIABLE.into())]);
                    errors::complain(language, &format!("qari: {said}"));
                    let in_file = self.render_in_file.and_then(Render::mode);
                    return Ok(in_file.map(Chosen::InFile));
                }
                NamedBy::Nobody | NamedBy::File => {}
            }
        }
        Ok(self.wish())
    }

    /// The way of sending rows in cells that was asked for, and where.
    pub(super) fn wish(self) -> Option<Chosen> {
        self.render.mode().map(match self.render_from {
            NamedBy::Nobody | NamedBy::Option => Chosen::ByOption,
            NamedBy::Environment => Chosen::ByEnvironment,
            NamedBy::File => Chosen::InFile,
        })
    }

    pub(super) fn colour(self) -> Colour {
        self.color
    }

    /// The same for what is no terminal. How many colours are set for good speaks of
    /// terminals only.
    pub(super) fn colour_in_pipe(self) -> Colour {
        match self.color {
            Colour::Exactly(_) if self.is_colour_set => Colour::Auto,
            colour => colour,
        }
    }

    /// Takes the theme of other options.
    pub(super) fn take_theme(&mut self, other: Self) {
        self.theme = other.theme;
    }

    pub(super) fn theme(self) -> theme::Choice {
        self.theme
    }

    /// The file of what is remembered of terminals, if anything is to be.
    pub(super) fn keeps(self) -> bool {
        !self.no_state
    }

    /// The file of what is remembered of terminals, if anything may be.
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

    /// The encoding of what is read, if it was named.
    pub(super) fn charset(self) -> Option<Charset> {
        match self.encoding {
            EncodingChoice::Auto => None,
            EncodingChoice::Named(charset) => Some(charset),
        }
    }

    /// How dates are shown; where one names no month in Arabic, with the names of the
    /// country that the environment tells (POSIX, section 8.2).
    pub(super) fn dates(self) -> DateStyle {
        DateStyle {
            months: match self.months {
                MonthsChoice::AsWritten => None,
                MonthsChoice::Egypt => Some(Months::Egypt),
                MonthsChoice::Levant => Some(Months::Levant),
                MonthsChoice::Algeria => Some(Months::Algeria),
                MonthsChoice::Morocco => Some(Months::Morocco),
                MonthsChoice::Both => Some(Months::Both),
            },
            home: home(),
            calendar: match self.calendar {
                CalendarChoice::AsWritten => None,
                CalendarChoice::Gregorian => Some(Calendar::Gregorian),
                CalendarChoice::Hijri => Some(Calendar::Hijri),
                CalendarChoice::Persian => Some(Calendar::Persian),
            },
        }
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

/// The names of months of the country that the environment tells (POSIX, section 8.2).
fn home() -> Months {
    let locale = ["LC_ALL", "LC_TIME", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty());
    Months::of_locale(&locale.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_tells_the_names_of_months_and_the_calendar() {
        let dates = |line: &[&str]| {
            let settings = Settings::default();
            let line = [&["qari"], line].concat();
            let matches = settings::arguments(&settings).try_get_matches_from(line);
            let matches = matches.expect("it is sound");
            let common = Common::of(&matches, &settings).expect("it is whole");
            let dates = common.dates();
            (dates.months, dates.calendar)
        };
        let gregorian = Some(Calendar::Gregorian);
        assert_eq!(dates(&[]), (None, None));
        let mashriq = dates(&["--region", "mashriq"]);
        assert_eq!(mashriq, (Some(Months::Levant), gregorian));
        assert_eq!(
            dates(&["--region", "gulf"]),
            (Some(Months::Egypt), gregorian)
        );
        assert_eq!(
            dates(&["--region", "iran"]),
            (None, Some(Calendar::Persian))
        );
        assert_eq!(dates(&["--region", "english"]), (None, gregorian));
        let given = [
            "--region",
            "mashriq",
            "--months",
            "both",
            "--calendar",
            "hijri",
        ];
        assert_eq!(dates(&given), (Some(Months::Both), Some(Calendar::Hijri)));
    }
}
