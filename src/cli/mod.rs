//! The command line: what was asked, and which command does it. Exit status: 0
//! done (a closed pipe too), 1 nothing found or some input failed, 2 wrong usage.

mod actors;
mod articles;
mod doctor;
mod form;
mod generate;
mod inputs;
mod mentions;
mod output;
mod path;
mod plain;
mod print;
mod read;
mod table;
mod values;

use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use self::inputs::Inputs;
use self::output::Output;
use crate::config::strings::{Language, Strings};
use crate::config::{paths, theme};
use crate::layout::{Digits, Justify, Marks};
use crate::run::{Colour, Render};
use crate::text::direction::{Direction, DirectionPolicy};

/// A terminal reader for Arabic articles that knows who they are about.
#[derive(Debug, Parser)]
#[command(
    name = "qari",
    version,
    about,
    subcommand_precedence_over_arg = true,
    override_usage = "qari [OPTIONS] [PATH]...\n       qari [OPTIONS] <COMMAND> [ARGUMENTS]"
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    inputs: Inputs,
    /// Read in lines instead of a full screen: for screen readers, terminals
    /// without a cursor (chosen by itself where TERM=dumb), and scripts
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    justification: Justification,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print articles laid out on standard output
    Print(print::Print),
    /// List articles, one a line: where, date, source, title
    Articles(articles::Articles),
    /// List every mention of an actor: where, code points from-to, actor, text,
    /// whole word
    Mentions(mentions::Mentions),
    /// List the known actors: mentions, id, name
    Actors(actors::Actors),
    /// Say what this terminal is and how rows are sent to it, and ask which looks right
    Doctor(doctor::Doctor),
    /// Print what is made from the program's own tables
    Generate(generate::Generate),
}

/// How lines are brought to the same width.
#[derive(Clone, Copy, Debug, Args)]
struct Justification {
    /// Bring lines to the same width: by wider blanks, or by stretched letters
    /// (kashida) and blanks
    #[arg(long, value_name = "HOW", default_value = "none")]
    justify: Justify,
}

impl Justification {
    fn is_asked_for(self) -> bool {
        self.justify != Justify::None
    }
}

/// Options of every command.
#[derive(Clone, Copy, Debug, Args)]
struct Common {
    /// Language of the interface and of messages [default: by the locale]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<Lang>,
    /// When to use colour, or how many colours there are
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Colour,
    /// Colours for a dark background, a light one, or any; auto is what suits the
    /// terminal
    #[arg(long, global = true, value_name = "NAME", default_value = "auto")]
    theme: theme::Choice,
    /// How rows are written, for terminals that reorder by themselves: auto is
    /// visual on a terminal and logical in a pipe
    #[arg(
        long,
        global = true,
        value_name = "MODE",
        env = "QARI_RENDER",
        default_value = "auto"
    )]
    render: Render,
    /// Whether that was asked for here: the environment speaks of terminals only.
    #[arg(skip)]
    render_forced: bool,
    /// Vowel marks
    #[arg(long, global = true, value_name = "WHICH", default_value = "auto")]
    marks: MarksChoice,
    /// Shapes of digits
    #[arg(
        long,
        global = true,
        value_name = "SHAPES",
        default_value = "as-written"
    )]
    digits: Digits,
    /// Direction of paragraphs
    #[arg(long, global = true, value_name = "DIRECTION", default_value = "auto")]
    direction: DirectionChoice,
    /// Remember nothing, and use nothing remembered
    #[arg(long, global = true)]
    no_state: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lang {
    Ar,
    En,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum MarksChoice {
    /// As written, but none on terminals where they ruin letters
    Auto,
    /// As written
    Keep,
    /// Shadda and tanwin only, as newspapers print
    Essential,
    /// None
    Strip,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum DirectionChoice {
    Auto,
    FirstStrong,
    Rtl,
    Ltr,
}

/// How records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned columns; in a pipe, fields with a tab between them
    #[default]
    Text,
    /// One JSON object a line
    Jsonl,
}

impl Common {
    fn language(self) -> Language {
        match self.lang {
            Some(Lang::Ar) => Language::Arabic,
            Some(Lang::En) => Language::English,
            None => Language::of_environment(|name| std::env::var(name).ok()),
        }
    }

    /// The way of writing rows that was asked for, if `there` has it. If not, a
    /// line says so: it may come from the environment and be meant for others.
    fn render(self, there: &[Render]) -> Render {
        if there.contains(&self.render) {
            return self.render;
        }
        if let Some(name) = self.render.to_possible_value() {
            let name = name.get_name();
            let message = format!("qari: no rendering {name} here; taking auto");
            output::complain(Language::English, &message);
        }
        Render::Auto
    }

    fn colour(self) -> Colour {
        self.color
    }

    fn theme(self) -> theme::Choice {
        self.theme
    }

    /// The file of what is remembered of terminals, if anything is to be.
    fn memory(self) -> Option<PathBuf> {
        if self.no_state {
            None
        } else {
            paths::terminals()
        }
    }

    /// The vowel marks that were asked for; `None` for those that suit.
    fn marks(self) -> Option<Marks> {
        match self.marks {
            MarksChoice::Auto => None,
            MarksChoice::Keep => Some(Marks::Keep),
            MarksChoice::Essential => Some(Marks::Essential),
            MarksChoice::Strip => Some(Marks::Strip),
        }
    }

    fn digits(self) -> Digits {
        self.digits
    }

    fn direction(self) -> DirectionPolicy {
        match self.direction {
            DirectionChoice::Auto => DirectionPolicy::Auto,
            DirectionChoice::FirstStrong => DirectionPolicy::FirstStrong,
            DirectionChoice::Rtl => DirectionPolicy::Fixed(Direction::RightToLeft),
            DirectionChoice::Ltr => DirectionPolicy::Fixed(Direction::LeftToRight),
        }
    }
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
    let matches = Arguments::command().get_matches();
    let mut arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let source = matches.value_source("render");
    arguments.common.render_forced = source == Some(ValueSource::CommandLine);
    let language = arguments.common.language();
    output::set_common(arguments.common);
    match run(arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Lacking) => ExitCode::from(1),
        Ok(Outcome::Status(status)) => ExitCode::from(status),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(language, &format!("qari: {error:#}"));
            let Some(wrong) = error.downcast_ref::<WrongUsage>() else {
                return ExitCode::from(1);
            };
            if let Some((typed, range)) = &wrong.place {
                output::point_at(language, typed, range.clone());
            }
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<Outcome> {
    let common = arguments.common;
    let is_for_the_reader = arguments.inputs.are_named() || arguments.justification.is_asked_for();
    if arguments.command.is_some() && is_for_the_reader {
        // Else it would be passed over in silence.
        let message = Strings::new(common.language()).get("before-the-command");
        return Err(WrongUsage::new(message).into());
    }
    match arguments.command {
        None if plain::is_meant(arguments.plain) => plain::run(&arguments.inputs, common),
        None => {
            let justify = arguments.justification.justify;
            read::run(&arguments.inputs, justify, !arguments.no_mouse, common)
        }
        Some(Command::Print(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Articles(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Mentions(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Actors(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Doctor(command)) => command.run(common),
        Some(Command::Generate(command)) => command.run(),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
