//! Help, in the language of the interface: what is said of every command and option
//! stands among its words. It is laid out here, from what `clap` knows of them, since
//! `clap` knows no line that runs from the right.

mod page;
mod queries;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{Arg, Args, Command};

use self::page::{Row, lines};
pub(super) use self::queries::page as queries;
use super::output::{Output, side_of};
use super::{Common, Outcome, WrongUsage, is_broken_pipe, obeyed, settings, typed};
use crate::config::file::{Key, Settings};
use crate::config::strings::{Language, Strings};
use crate::text::isolate::left_to_right;

#[derive(Debug, Args)]
pub(super) struct Help {
    #[arg(value_name = "COMMAND")]
    of: Option<String>,
}

impl Help {
    pub(super) fn run(&self, common: Common, settings: &Settings) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        if self.of.as_deref().is_some_and(is_queries) {
            return Ok(
                write_rows(&queries::rows(&strings), common, &strings).map(|()| Outcome::Done)?
            );
        }
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
        if key.name == settings::CITATION {
            return Some(strings.get("setting-citation"));
        }
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
pub(super) fn spoken(settings: &Settings, strings: &Strings) -> Command {
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
    command.mut_args(|arg| {
        let id = arg.get_id().as_str();
        let is_hidden = arg.is_global_set() && !obeyed::obeys(name, false, id);
        let said = strings.get(&format!("option-{}", id.replace('_', "-")));
        arg.help(said).hide(is_hidden)
    })
}

/// Whether help is wanted on queries, which are no command.
fn is_queries(name: &str) -> bool {
    [
        "queries",
        "query",
        "استعلام",
        "استعلامات",
        "الاستعلام",
        "الاستعلامات",
    ]
    .contains(&name)
}

/// Writes the help of a command.
fn write(command: &mut Command, common: Common, strings: &Strings) -> io::Result<()> {
    write_rows(&rows(command, strings), common, strings)
}

fn write_rows(rows: &[Row], common: Common, strings: &Strings) -> io::Result<()> {
    let mut output = Output::new(common);
    let direction = side_of(strings.language());
    for line in lines(rows, direction, output.form()) {
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
pub(super) fn as_typed(arg: &Arg) -> String {
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
pub(super) fn meaning(arg: &Arg, strings: &Strings) -> String {
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
    let mut parts = Vec::new();
    if arg.get_action().takes_values() {
        let values = arg.get_possible_values();
        let values: Vec<_> = values
            .iter()
            .map(|value| left_to_right(value.get_name()))
            .collect();
        if !values.is_empty() {
            let values = values.join(comma).into();
            parts.push(strings.with("values-are", [("values", values)]));
        }
        let usual = arg.get_default_values().first();
        if let Some(usual) = usual.and_then(|usual| usual.to_str()) {
            parts.push(strings.with("default-is", [("value", left_to_right(usual).into())]));
        }
    }
    parts
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
        assert_eq!(shown("generate"), ["lang", "region", "help"]);
        assert_eq!(
            shown("doctor"),
            [
                "format", "lang", "region", "color", "theme", "render", "no-state", "help"
            ]
        );
    }
}
