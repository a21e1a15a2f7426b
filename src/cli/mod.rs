//! The command line: what was asked, and which command does it. Exit status: 0
//! done (a closed pipe too), 1 nothing found or some input failed, 2 wrong usage.

mod actors;
mod add;
mod articles;
mod check_actors;
mod chosen;
mod csv;
mod doctor;
mod errors;
mod export;
mod feeds;
mod form;
mod generate;
mod help;
mod inputs;
mod library;
mod mentions;
mod obeyed;
mod options;
mod output;
mod path;
mod plain;
mod print;
mod progress;
mod query;
mod read;
mod saved;
mod search;
mod settings;
mod table;
mod theme_name;
mod typed;
mod unreadable;
mod values;

use std::ffi::OsString;
use std::ops::Range;
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{ArgMatches, FromArgMatches, Parser, Subcommand};
use signal_hook::consts::SIGXFSZ;
use signal_hook::flag;

use self::inputs::Inputs;
use self::options::{Common, Format, Justification, Mirror, OnOff};
use self::output::Output;
use crate::app::geometry::Measure;
use crate::app::notices::in_order;
use crate::config::file::Settings;
use crate::config::strings::Strings;
use crate::layout::Spacing;

#[derive(Debug, Parser)]
#[command(
    name = "qari",
    version,
    subcommand_precedence_over_arg = true,
    disable_help_subcommand = true,
    override_usage = "qari [OPTIONS] [PATH]...\n       qari [OPTIONS] <COMMAND> [ARGUMENTS]"
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    justification: Justification,
    #[arg(long, value_name = "WHETHER", default_value = "on")]
    mouse: OnOff,
    #[arg(long, value_name = "CELLS", default_value = "90")]
    measure: Measure,
    #[arg(long, value_name = "HOW", default_value = "rows")]
    spacing: Spacing,
    #[arg(long, value_name = "WHETHER", default_value = "auto")]
    mirror: Mirror,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Subcommand)]
enum Command {
    Print(print::Print),
    Articles(articles::Articles),
    Mentions(mentions::Mentions),
    Search(search::Search),
    Actors(actors::Actors),
    Export(export::ExportCommand),
    CheckActors(check_actors::CheckActors),
    Add(add::Add),
    Library(library::LibraryCommand),
    Doctor(doctor::Doctor),
    Generate(generate::Generate),
    Help(help::Help),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// Nothing was found, or some input failed.
    Lacking,
    /// A signal ended the reader; this is the exit status.
    Status(u8),
}

/// An argument that cannot be meant, for a reason that only a table of the
/// program's knows.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
struct WrongUsage {
    message: String,
    /// What was typed, and the bytes of it that are meant.
    place: Option<(String, Range<usize>)>,
}

impl WrongUsage {
    fn new(message: String) -> Self {
        Self {
            message,
            place: None,
        }
    }
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    // A file that may not grow is an error like a full disk, and no end. Where even that is
    // refused, the end is what the system wants.
    let _ = flag::register(SIGXFSZ, Arc::default());
    let typed: Vec<OsString> = std::env::args_os().collect();
    let settings = settings::load();
    let matches = match settings::arguments(&settings).try_get_matches_from(&typed) {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            return help::show(&typed, &settings);
        }
        Err(error) if error.use_stderr() => return typed::refuse(&typed, &error, &settings),
        Err(error) => error.exit(),
    };
    let mut arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    arguments.common.see_who_named(&matches, &settings);
    let language = arguments.common.language();
    let library = library::Library::named_in(&matches);
    let done = begin(arguments, &typed, &matches, &settings);
    match done.map_err(|error| library.in_words(&Strings::new(language), error)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Lacking) => ExitCode::from(1),
        Ok(Outcome::Status(status)) => ExitCode::from(status),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let said = errors::in_words(language, &error);
            errors::complain(language, &format!("qari: {said}"));
            let Some(wrong) = error.downcast_ref::<WrongUsage>() else {
                return ExitCode::from(1);
            };
            if let Some((typed, range)) = &wrong.place {
                errors::point_at(language, typed, range.clone());
            }
            ExitCode::from(2)
        }
    }
}

/// Sees that all that was typed is obeyed, and runs the command.
fn begin(
    mut arguments: Arguments,
    typed: &[OsString],
    matches: &ArgMatches,
    settings: &Settings,
) -> anyhow::Result<Outcome> {
    let mut is_sound = obeyed::check(matches, arguments.common);
    let has_rows = obeyed::obeys(matches.subcommand_name(), arguments.plain, "render");
    if is_sound.is_ok() && has_rows {
        let is_named_well = arguments.common.take_from_environment();
        // Who needs help has to be helped first.
        if !matches!(arguments.command, Some(Command::Help(_))) {
            is_sound = is_named_well;
        }
    }
    errors::set_common(arguments.common);
    is_sound?;
    run(arguments, typed, settings)
}

fn run(
    mut arguments: Arguments,
    typed: &[OsString],
    settings: &Settings,
) -> anyhow::Result<Outcome> {
    let is_plain = plain::is_meant(arguments.plain);
    let is_screen = arguments.command.is_none() && !is_plain;
    let page = is_screen.then(|| chosen::page(typed, &mut arguments, settings));
    let common = arguments.common;
    let inputs = &arguments.inputs;
    if arguments.command.is_none() && read::is_command_mistyped(inputs, common) {
        settings::complain(settings, &Strings::new(common.language()));
        return Ok(Outcome::Lacking);
    }
    if arguments.command.is_some() || is_plain {
        let strings = Strings::new(common.language());
        settings::complain(settings, &strings);
        if let Some((name, said)) = settings::theme_fault(common.theme(), &strings) {
            errors::complain_of(common.language(), &in_order(&name), &said);
        }
    }
    match arguments.command {
        None => match page {
            Some(page) => read::run(inputs, page, common, settings),
            None => plain::run(inputs, arguments.plain, common),
        },
        Some(Command::Print(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Articles(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Mentions(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Search(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Actors(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Export(command)) => command.run(common, settings::citation(settings)),
        Some(Command::CheckActors(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Add(command)) => command.run(common),
        Some(Command::Library(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Doctor(command)) => command.run(common),
        Some(Command::Generate(command)) => command.run(
            common,
            &settings::keymap(settings),
            &mut Output::new(common),
        ),
        Some(Command::Help(command)) => command.run(common, settings),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod papers;
