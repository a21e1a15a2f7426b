//! The command line: what was asked, and which command does it. Exit status: 0
//! done (a closed pipe too), 1 nothing found or some input failed, 2 wrong usage.

mod actors;
mod articles;
mod generate;
mod inputs;
mod mentions;
mod output;
mod print;
mod read;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use self::output::Output;
use crate::config::strings::Language;
use crate::layout::{Digits, Justify, Marks};
use crate::run::Render;
use crate::text::direction::{Direction, DirectionPolicy};

/// A terminal reader for Arabic articles that knows who they are about.
#[derive(Debug, Parser)]
#[command(name = "qari", version, about, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    inputs: Inputs,
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
    /// List articles, one a line
    Articles(articles::Articles),
    /// List every mention of an actor
    Mentions(mentions::Mentions),
    /// List the known actors and how often each is mentioned
    Actors(actors::Actors),
    /// Print what is made from the program's own tables
    Generate(generate::Generate),
}

/// What is read.
#[derive(Debug, Args)]
struct Inputs {
    /// Files, folders, or - for standard input; none: the built-in articles
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// How lines are brought to the same width.
#[derive(Clone, Copy, Debug, Args)]
struct Justification {
    /// Bring lines to the same width: by wider blanks, or by stretched letters
    /// (kashida) and blanks
    #[arg(long, value_name = "HOW", default_value = "none")]
    justify: Justify,
}

/// Options of every command.
#[derive(Clone, Copy, Debug, Args)]
struct Common {
    /// Language of the interface and of messages [default: by the locale]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<Lang>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,
    /// How rows are written: auto is visual on a terminal and logical in a pipe
    #[arg(
        long,
        global = true,
        value_name = "MODE",
        env = "QARI_RENDER",
        default_value = "auto"
    )]
    render: Render,
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
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lang {
    Ar,
    En,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum When {
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
enum MarksChoice {
    /// As written
    Auto,
    /// As written
    Keep,
    /// Shadda and tanwin only, as newspapers print
    Essential,
    /// None
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
enum DirectionChoice {
    Auto,
    FirstStrong,
    Rtl,
    Ltr,
}

/// How records are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
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
            output::complain(&format!("qari: no rendering {name} here yet; taking auto"));
        }
        Render::Auto
    }

    fn marks(self) -> Marks {
        match self.marks {
            MarksChoice::Auto | MarksChoice::Keep => Marks::Keep,
            MarksChoice::Essential => Marks::Essential,
            MarksChoice::Strip => Marks::Strip,
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
#[error("{0}")]
struct WrongUsage(String);

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Lacking) => ExitCode::from(1),
        Ok(Outcome::Status(status)) => ExitCode::from(status),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("qari: {error:#}"));
            ExitCode::from(if error.is::<WrongUsage>() { 2 } else { 1 })
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<Outcome> {
    let common = arguments.common;
    match arguments.command {
        None => {
            let justify = arguments.justification.justify;
            read::run(
                &arguments.inputs.paths,
                justify,
                !arguments.no_mouse,
                common,
            )
        }
        Some(Command::Print(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Articles(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Mentions(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Actors(command)) => command.run(common, &mut Output::new(common)),
        Some(Command::Generate(command)) => command.run(),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
