//! Help, in the language of the interface: what is said of every command and option
//! stands among its words. English is written by `clap`, which knows no line that
//! runs from the right; Arabic is laid out here, from the same commands.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{Arg, Command, CommandFactory};

use super::output::{Form, Output, blanks};
use super::{Arguments, Common, is_broken_pipe, obeyed, typed};
use crate::config::strings::{Language, Strings};
use crate::layout::{Line, Paragraph, label, reflow};
use crate::text::direction::Direction;

/// How far what is below a heading stands in, in cells.
const INDENT: u16 = 2;
/// Blank columns between an option and what it means.
const GAP: u16 = 2;
/// With less room than this, what an option means stands below it.
const LEAST: u16 = 30;

/// Shows the help that was asked for by what was typed.
pub(super) fn show(typed: &[OsString]) -> ExitCode {
    let Some(common) = typed::options(typed) else {
        return ExitCode::from(1);
    };
    let language = common.language();
    let strings = Strings::new(language);
    let command = spoken(&strings);
    let shown = match language {
        Language::English => match command.try_get_matches_from(typed) {
            Ok(_) => Ok(()),
            Err(help) => help.print(),
        },
        Language::Arabic => write(command, typed, common, &strings),
    };
    match shown.map_err(anyhow::Error::from) {
        Err(error) if !is_broken_pipe(&error) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

/// The commands with what is said of them, each with the options that it obeys.
fn spoken(strings: &Strings) -> Command {
    let mut command = Arguments::command();
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
    if name == Some("help") {
        return command;
    }
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
    Said(String),
    /// What is typed, and what that means.
    Typed(String, String),
}

/// Writes the help of the command that was typed.
fn write(
    mut whole: Command,
    typed: &[OsString],
    common: Common,
    strings: &Strings,
) -> io::Result<()> {
    let words = typed.iter().skip(1).filter_map(|word| word.to_str());
    let mut named = words.filter(|word| *word != "help");
    let named = named.find(|word| whole.find_subcommand(word).is_some());
    let rows = match named.and_then(|name| whole.find_subcommand_mut(name)) {
        Some(command) => rows(command, strings),
        None => rows(&mut whole, strings),
    };
    let mut output = Output::new(common);
    for line in lines(&rows, output.form()) {
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
        Row::Said(strings.get("usage-heading")),
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
            rows.extend([Row::Gap, Row::Said(strings.get(heading))]);
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

/// What an argument means, its values, and which it has if none is given.
fn meaning(arg: &Arg, strings: &Strings) -> String {
    // Isolated, so that none turns another: LRI, PDI.
    let isolated = |value: &str| format!("\u{2066}{value}\u{2069}");
    let mut parts = vec![arg.get_help().map(ToString::to_string).unwrap_or_default()];
    if arg.get_action().takes_values() {
        let values = arg.get_possible_values();
        let values: Vec<_> = values
            .iter()
            .map(|value| isolated(value.get_name()))
            .collect();
        if !values.is_empty() {
            parts.push(strings.with("values-are", [("values", values.join("، ").into())]));
        }
        let usual = arg.get_default_values().first();
        if let Some(usual) = usual.and_then(|usual| usual.to_str()) {
            parts.push(strings.with("default-is", [("value", isolated(usual).into())]));
        }
    }
    parts.join("؛ ")
}

/// The rows as they are written: for a pipe, what is typed and what it means with a
/// tab between them; else side by side, from the right.
fn lines(rows: &[Row], form: Form) -> Vec<String> {
    let direction = Direction::RightToLeft;
    if !form.is_grid() {
        let line = |row: &Row| match row {
            Row::Gap => String::new(),
            Row::Said(text) => form.logical(text),
            Row::Typed(typed, meaning) if meaning.is_empty() => typed.clone(),
            Row::Typed(typed, meaning) => format!("{typed}\t{}", form.logical(meaning)),
        };
        return rows.iter().map(line).collect();
    }
    let width = form.width();
    let columns = rows.iter().filter_map(|row| match row {
        Row::Typed(typed, meaning) if !meaning.is_empty() => Some(spelt(typed, form).width()),
        _ => None,
    });
    let column = columns.max().unwrap_or(0);
    let beside = width.saturating_sub(INDENT + column + GAP);
    let mut lines = Vec::new();
    for row in rows {
        match row {
            Row::Gap => lines.push(String::new()),
            Row::Said(text) => lines.extend(
                said(text, width, form)
                    .iter()
                    .map(|line| form.row(text, line, direction)),
            ),
            Row::Typed(typed, meaning) => {
                let mut spelt = spelt(typed, form);
                spelt.indent = INDENT.min(width.saturating_sub(spelt.width()));
                if meaning.is_empty() || beside < LEAST {
                    lines.push(form.row(typed, &spelt, direction));
                    let below = said(meaning, width.saturating_sub(INDENT * 2).max(1), form);
                    lines.extend(
                        below
                            .into_iter()
                            .filter(|_| !meaning.is_empty())
                            .map(|line| {
                                let indent = INDENT * 2;
                                form.row(meaning, &Line { indent, ..line }, direction)
                            }),
                    );
                    continue;
                }
                let mut cells = Some(spelt.cells.clone());
                for mut line in said(meaning, beside, form) {
                    line.indent = INDENT;
                    let typed = cells.take().unwrap_or_default();
                    let used = if typed.is_empty() { 0 } else { spelt.width() };
                    line.cells.extend(blanks(GAP + column - used));
                    line.cells.extend(typed);
                    lines.push(form.row(meaning, &line, direction));
                }
            }
        }
    }
    lines
}

/// What is typed, on one line.
fn spelt(typed: &str, form: Form) -> Line {
    label(typed, Direction::LeftToRight, form.options(form.width()))
}

/// A text in lines of `width` cells.
fn said(text: &str, width: u16, form: Form) -> Vec<Line> {
    let whole = Paragraph::of(0..text.len(), Direction::RightToLeft);
    reflow(text, &whole, form.options(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_option_is_spoken_of_in_both_languages() {
        for language in [Language::Arabic, Language::English] {
            // A message that is not there ends a debug build.
            let command = spoken(&Strings::new(language));
            let all = std::iter::once(&command).chain(command.get_subcommands());
            for one in all.filter(|one| one.get_name() != "help") {
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
        let command = spoken(&Strings::new(Language::English));
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
            Row::Said("الخيارات".to_owned()),
            Row::Typed(
                "--raw".to_owned(),
                "نص المقالات كما هو بلا تنسيق وبلا ضبط".to_owned(),
            ),
            Row::Typed("--lang <X>".to_owned(), "لغة".to_owned()),
        ];
        let shown = lines(&rows, Form::visual_of_width(46));
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
}
