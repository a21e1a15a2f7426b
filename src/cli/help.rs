//! Help, in the language of the interface: what is said of every command and option
//! stands among its words. It is laid out here, from what `clap` knows of them, since
//! `clap` knows no line that runs from the right.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{Arg, Args, Command};

use super::form::as_is;
use super::output::{Form, Output, blanks, side_of};
use super::{Common, Outcome, WrongUsage, is_broken_pipe, obeyed, settings, typed};
use crate::config::file::{Key, Settings};
use crate::config::strings::{Language, Strings};
use crate::layout::{Cell, Line, Options as Setting, Paragraph, label, reflow};
use crate::run::Role;
use crate::text::direction::Direction;

/// How far what is below a heading stands in, in cells.
const INDENT: u16 = 2;
/// Blank columns between an option and what it means.
const GAP: u16 = 2;
/// With less room than this, what an option means stands below it.
const LEAST: u16 = 30;

#[derive(Debug, Args)]
pub(super) struct Help {
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

impl Help {
    pub(super) fn run(&self, common: Common, settings: &Settings) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        let mut whole = spoken(settings, &strings);
        let command = match &self.of {
            None => &mut whole,
            Some(name) => whole.find_subcommand_mut(name).ok_or_else(|| {
                let argument = [("argument", name.as_str().into())];
                WrongUsage::new(strings.with("unknown-command", argument))
            })?,
        };
        write(command, common, &strings)?;
        Ok(Outcome::Done)
    }
}

/// Shows the help that `--help` asked for among what was typed.
pub(super) fn show(typed: &[OsString], settings: &Settings) -> ExitCode {
    let Some(common) = typed::options(typed, settings) else {
        return ExitCode::from(1);
    };
    let strings = Strings::new(common.language());
    let mut whole = spoken(settings, &strings);
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    let named = words.find(|word| whole.find_subcommand(word).is_some());
    let shown = match named.and_then(|name| whole.find_subcommand_mut(name)) {
        Some(command) => write(command, common, &strings),
        None => write(&mut whole, common, &strings),
    };
    match shown.map_err(anyhow::Error::from) {
        Err(error) if !is_broken_pipe(&error) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

/// What can be set for good, with what is said of it and, on a line, its values.
pub(super) fn settings(strings: &Strings) -> Vec<(Key, String)> {
    let whole = spoken(&Settings::default(), strings);
    let meaning_of = |key: &Key| {
        let mut options = whole.get_arguments();
        let option = options.find(|option| option.get_id() == key.name.as_str());
        option.map(|option| {
            let said = option.get_help().map(ToString::to_string);
            let values = values(option, strings).join(separators(strings).1);
            format!("{}\n{values}", said.unwrap_or_default())
        })
    };
    let keys = settings::keys().into_iter();
    keys.filter_map(|key| meaning_of(&key).map(|meaning| (key, meaning)))
        .collect()
}

/// The commands with what is said of them, each with the options that it obeys.
fn spoken(settings: &Settings, strings: &Strings) -> Command {
    let mut command = settings::arguments(settings);
    // Only now each has all its options.
    command.build();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let whole = described(command, None, strings);
    names.into_iter().fold(whole, |whole, name| {
        whole.mut_subcommand(&name, |command| described(command, Some(&name), strings))
    })
}

fn described(command: Command, name: Option<&str>, strings: &Strings) -> Command {
    let about = strings.get(&format!("about-{}", name.unwrap_or("qari")));
    let command = command.about(about);
    let obeyed = obeyed::by(name, false);
    command.mut_args(|arg| {
        let id = arg.get_id().as_str();
        let is_hidden = arg.is_global_set() && !obeyed.contains(&id);
        let said = strings.get(&format!("option-{}", id.replace('_', "-")));
        arg.help(said).hide(is_hidden)
    })
}

/// A row of help.
enum Row {
    Gap,
    Heading(String),
    Said(String),
    /// What is typed, and what that means.
    Typed(String, String),
}

/// Writes the help of a command.
fn write(command: &mut Command, common: Common, strings: &Strings) -> io::Result<()> {
    let mut output = Output::new(common);
    let direction = side_of(strings.language());
    for line in lines(&rows(command, strings), direction, output.form()) {
        output.raw(&line)?;
        output.raw("\n")?;
    }
    output.finish()
}

fn rows(command: &mut Command, strings: &Strings) -> Vec<Row> {
    let mut rows = vec![
        Row::Said(
            command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
        Row::Gap,
        Row::Heading(strings.get("usage-heading")),
    ];
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").lines();
    rows.extend(usage.map(|line| Row::Typed(line.trim().to_owned(), String::new())));
    let commands = command.get_subcommands().map(|command| {
        let about = command.get_about().map(ToString::to_string);
        Row::Typed(command.get_name().to_owned(), about.unwrap_or_default())
    });
    let of = |arg: &Arg| Row::Typed(as_typed(arg), meaning(arg, strings));
    let arguments = command.get_positionals().map(of);
    let seen = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let options = seen.filter(|arg| !arg.is_positional()).map(of);
    for (heading, part) in [
        ("commands-heading", commands.collect::<Vec<_>>()),
        ("arguments-heading", arguments.collect()),
        ("options-heading", options.collect()),
    ] {
        if !part.is_empty() {
            rows.extend([Row::Gap, Row::Heading(strings.get(heading))]);
            rows.extend(part);
        }
    }
    rows
}

/// An argument as it is typed.
fn as_typed(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first());
    let value = value.filter(|_| arg.get_action().takes_values());
    if arg.is_positional() {
        let value = value.map_or("", |value| value.as_str());
        let takes_many = arg
            .get_num_args()
            .is_some_and(|count| count.max_values() > 1);
        let more = if takes_many { "..." } else { "" };
        return match arg.is_required_set() {
            true => format!("<{value}>{more}"),
            false => format!("[{value}]{more}"),
        };
    }
    let short = arg.get_short().map(|short| format!("-{short}"));
    let long = arg.get_long().map(|long| match value {
        Some(value) => format!("--{long} <{value}>"),
        None => format!("--{long}"),
    });
    let both: Vec<_> = short.into_iter().chain(long).collect();
    both.join(", ")
}

/// What an argument means, with its values.
fn meaning(arg: &Arg, strings: &Strings) -> String {
    let said = arg.get_help().map(ToString::to_string);
    let (_, semicolon) = separators(strings);
    let parts = said.into_iter().chain(values(arg, strings));
    parts.collect::<Vec<_>>().join(semicolon)
}

/// What stands between values, and between parts of what is said.
fn separators(strings: &Strings) -> (&'static str, &'static str) {
    match strings.language() {
        Language::Arabic => ("، ", "؛ "),
        Language::English => (", ", "; "),
    }
}

/// The values of an argument, and which it has if none is given.
fn values(arg: &Arg, strings: &Strings) -> Vec<String> {
    let (comma, _) = separators(strings);
    // Isolated, so that none turns another: LRI, PDI.
    let isolated = |value: &str| format!("\u{2066}{value}\u{2069}");
    let mut parts = Vec::new();
    if arg.get_action().takes_values() {
        let values = arg.get_possible_values();
        let values: Vec<_> = values
            .iter()
            .map(|value| isolated(value.get_name()))
            .collect();
        if !values.is_empty() {
            let values = values.join(comma).into();
            parts.push(strings.with("values-are", [("values", values)]));
        }
        let usual = arg.get_default_values().first();
        if let Some(usual) = usual.and_then(|usual| usual.to_str()) {
            parts.push(strings.with("default-is", [("value", isolated(usual).into())]));
        }
    }
    parts
}

/// The rows as they are written, side by side from where the language begins. In a pipe
/// columns would tear what runs from the right: there what is typed and what it means
/// have a tab between them.
fn lines(rows: &[Row], direction: Direction, form: Form) -> Vec<String> {
    let form = match direction {
        Direction::LeftToRight => form.as_grid(),
        Direction::RightToLeft => form,
    };
    if !form.is_grid() {
        let line = |row: &Row| match row {
            Row::Gap => String::new(),
            Row::Heading(text) | Row::Said(text) => as_is(text, direction),
            Row::Typed(typed, meaning) if meaning.is_empty() => typed.clone(),
            Row::Typed(typed, meaning) => format!("{typed}\t{}", as_is(meaning, direction)),
        };
        return rows.iter().map(line).collect();
    }
    let columns = rows.iter().filter_map(|row| match row {
        Row::Typed(typed, meaning) if !meaning.is_empty() => Some(spelt(typed, form).width()),
        _ => None,
    });
    let page = Page {
        form,
        direction,
        column: columns.max().unwrap_or(0),
    };
    rows.iter().flat_map(|row| page.lines(row)).collect()
}

/// Where rows stand on a page.
#[derive(Clone, Copy)]
struct Page {
    form: Form,
    direction: Direction,
    /// The width of what is typed, in cells.
    column: u16,
}

impl Page {
    fn lines(self, row: &Row) -> Vec<String> {
        let (form, width) = (self.form, self.form.width());
        match row {
            Row::Gap => vec![String::new()],
            Row::Heading(text) => {
                let said = self.said(text, width);
                let row = |line| form.row_as(Role::Subhead, text, line, self.direction);
                said.iter().map(row).collect()
            }
            Row::Said(text) => {
                let said = self.said(text, width);
                let row = |line| form.row(text, line, self.direction);
                said.iter().map(row).collect()
            }
            Row::Typed(typed, meaning) => {
                let beside = width.saturating_sub(INDENT + self.column + GAP);
                if meaning.is_empty() || beside < LEAST {
                    self.below(typed, meaning)
                } else {
                    self.beside(typed, meaning, beside)
                }
            }
        }
    }

    /// What is typed, and what it means in the lines after it.
    fn below(self, typed: &str, meaning: &str) -> Vec<String> {
        let (form, width) = (self.form, self.form.width());
        let mut spelt = spelt(typed, form);
        spelt.indent = INDENT.min(width.saturating_sub(spelt.width()));
        let roles = vec![Some(Role::Key); spelt.cells.len()];
        let mut lines = vec![form.row_in_parts(typed, &spelt, self.direction, &roles)];
        if !meaning.is_empty() {
            let indent = INDENT * 2;
            let below = self.said(meaning, width.saturating_sub(indent).max(1));
            let row = |line| form.row(meaning, &Line { indent, ..line }, self.direction);
            lines.extend(below.into_iter().map(row));
        }
        lines
    }

    /// What is typed, and at the side of it what it means.
    fn beside(self, typed: &str, meaning: &str, width: u16) -> Vec<String> {
        let mut spelt = Some(spelt(typed, self.form).cells);
        let mut lines = Vec::new();
        for mut line in self.said(meaning, width) {
            let typed = spelt.take().unwrap_or_default();
            let used: u16 = typed.iter().map(|cell| u16::from(cell.width)).sum();
            let gap: Vec<_> = blanks(GAP + self.column - used).collect();
            let key = typed.into_iter().map(|cell| (cell, Some(Role::Key)));
            let plain = |cell: Cell| (cell, None);
            let gap = gap.into_iter().map(plain);
            let said = std::mem::take(&mut line.cells).into_iter().map(plain);
            let (cells, roles): (Vec<_>, Vec<_>) = match self.direction {
                Direction::RightToLeft => said.chain(gap).chain(key).unzip(),
                Direction::LeftToRight => key.chain(gap).chain(said).unzip(),
            };
            (line.cells, line.indent) = (cells, INDENT);
            let row = self
                .form
                .row_in_parts(meaning, &line, self.direction, &roles);
            lines.push(row);
        }
        lines
    }

    /// A text in lines of `width` cells.
    fn said(self, text: &str, width: u16) -> Vec<Line> {
        let whole = Paragraph::of(0..text.len(), self.direction);
        reflow(text, &whole, Setting::of_width(width))
    }
}

/// What is typed, on one line.
fn spelt(typed: &str, form: Form) -> Line {
    label(
        typed,
        Direction::LeftToRight,
        Setting::of_width(form.width()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_is_spoken_of_in_both_languages() {
        for language in [Language::Arabic, Language::English] {
            // A message that is not there ends a debug build.
            let command = spoken(&Settings::default(), &Strings::new(language));
            let all = std::iter::once(&command).chain(command.get_subcommands());
            for one in all {
                assert!(one.get_about().is_some(), "{}", one.get_name());
                for arg in one.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    let is_arabic = help.contains(|c: char| ('ا'..='ي').contains(&c));
                    assert_eq!(is_arabic, language == Language::Arabic, "{}", arg.get_id());
                }
            }
        }
    }

    #[test]
    fn a_command_shows_the_options_that_it_obeys() {
        let command = spoken(&Settings::default(), &Strings::new(Language::English));
        let shown = |name: &str| {
            let command = command.find_subcommand(name).expect("a command");
            let seen = command.get_arguments().filter(|arg| !arg.is_hide_set());
            seen.filter_map(|arg| arg.get_long().map(str::to_owned))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown("generate"), ["lang", "help"]);
        assert_eq!(
            shown("doctor"),
            [
                "format", "lang", "color", "theme", "render", "no-state", "help"
            ]
        );
    }

    #[test]
    fn arabic_help_stands_in_two_columns_from_the_right() {
        let rows = [
            Row::Heading("الخيارات".to_owned()),
            Row::Typed(
                "--raw".to_owned(),
                "نص المقالات كما هو بلا تنسيق وبلا ضبط".to_owned(),
            ),
            Row::Typed("--lang <X>".to_owned(), "لغة".to_owned()),
        ];
        let shown = lines(&rows, Direction::RightToLeft, Form::visual_of_width(46));
        assert_eq!(
            shown,
            [
                "                                      ﺕﺍﺭﺎﻴﺨﻟﺍ",
                "  ﻼﺑﻭ ﻖﻴﺴﻨﺗ ﻼﺑ ﻮﻫ ﺎﻤﻛ ﺕﻻﺎﻘﻤﻟﺍ ﺺﻧ       --raw",
                "                             ﻂﺒﺿ",
                "                             ﺔﻐﻟ  --lang <X>",
            ]
        );
    }
    #[test]
    fn english_help_stands_in_two_columns_from_the_left() {
        let rows = [
            Row::Heading("Options".to_owned()),
            Row::Typed(
                "--raw".to_owned(),
                "The text as it is, not laid out".to_owned(),
            ),
            Row::Typed("--lang <X>".to_owned(), "Language".to_owned()),
        ];
        for width in [46, 20] {
            let shown = lines(&rows, Direction::LeftToRight, Form::visual_of_width(width));
            let expected: &[&str] = match width {
                46 => &[
                    "Options",
                    "  --raw       The text as it is, not laid out",
                    "  --lang <X>  Language",
                ],
                _ => &[
                    "Options",
                    "  --raw",
                    "    The text as it",
                    "    is, not laid out",
                    "  --lang <X>",
                    "    Language",
                ],
            };
            assert_eq!(shown, expected);
        }
    }
}
