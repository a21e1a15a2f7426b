//! `qari doctor`: what this terminal is, what was decided for it and why, and a
//! question to the person where nothing else can tell.

use std::collections::BTreeMap;
use std::io::IsTerminal;

use clap::{Args, ValueEnum};

use super::output::Output;
use super::{Common, Outcome};
use crate::config::choices::Choices;
use crate::config::paths;
use crate::config::reasons::in_words;
use crate::config::strings::{Language, Strings};
use crate::layout::{Options as Setting, Paragraph, reflow};
use crate::run::doctor::{Examined, Options, Report, Said, examine};
use crate::text::direction::Direction;
use crate::text::isolate::{isolated, left_to_right};

/// How the report is written; it is one record, and no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct Doctor {
    #[arg(long = "format", value_name = "FORMAT", default_value = "text")]
    report: Format,
}

impl Doctor {
    pub(super) fn run(&self, common: Common) -> anyhow::Result<Outcome> {
        let is_seen = std::io::stdout().is_terminal() && std::io::stdin().is_terminal();
        let examined = examine(Options {
            language: common.language(),
            theme: common.theme(),
            colour: common.colour(),
            render: common.render_on_screen()?,
            memory: common.memory(),
            choices: choices(common),
            asks: is_seen && self.report == Format::Text,
        })?;
        let (mut report, said) = match examined {
            Examined::Report(report, said) => (report, said),
            Examined::Status(status) => return Ok(Outcome::Status(status)),
        };
        if common.are_lines_logical(report.chosen_by == Some("person")) {
            report.lines = "logical";
        }
        // Only now: how lines are sent may just have been learnt.
        let mut output = Output::new(common);
        match self.report {
            Format::Jsonl => output.record(&report)?,
            Format::Text => {
                let strings = Strings::new(common.language());
                let direction = match common.language() {
                    Language::Arabic => Direction::RightToLeft,
                    Language::English => Direction::LeftToRight,
                };
                // Nobody reads a pipe at a width.
                let width = if output.form().is_grid() {
                    output.width()
                } else {
                    u16::MAX
                };
                for fact in facts(&strings, &report, said) {
                    let whole = Paragraph::of(0..fact.len(), direction);
                    for line in reflow(&fact, &whole, Setting::of_width(width)) {
                        output.laid_out(&fact, &line, direction)?;
                    }
                }
            }
        }
        output.finish()?;
        Ok(Outcome::Done)
    }
}

/// What was chosen by keys in the reader; of a theme of the person's own its name alone, as
/// no folder is told. A file that cannot be read is told of by the reader.
fn choices(common: Common) -> BTreeMap<String, String> {
    let path = paths::choices().filter(|_| common.keeps());
    let loaded = path.and_then(|path| Choices::load(&path).ok());
    let loaded = loaded.unwrap_or_default();
    let named = |value: &str| value.rsplit('/').next().unwrap_or_default().to_owned();
    let all = loaded.iter();
    all.map(|(name, value)| (name.to_owned(), named(value)))
        .collect()
}

/// The report in words, one text a fact.
fn facts(strings: &Strings, report: &Report, said: Option<Said>) -> Vec<String> {
    // Isolated, so that neither turns the other: FSI, PDI.
    let with = |id, what: &str| {
        let what = isolated(what);
        strings.with(id, [("what", what.as_str().into())])
    };
    let of_kind = |kind: &str, what: &str| strings.get(&format!("doctor-{kind}-{what}"));
    let mut facts = Vec::new();
    let mut fact = |id, what: &str| facts.push(with(id, what));

    let terminal = match report.terminal {
        told @ ("explicit-bidi" | "implicit-bidi" | "other") => of_kind("terminal", told),
        name => name.to_owned(),
    };
    fact("doctor-terminal", &terminal);
    fact("doctor-known-by", &of_kind("known-by", report.known_by));
    if let Some(within) = report.within {
        fact("doctor-within", within);
    }
    let chosen_by = match report.chosen_by {
        Some("person") if report.state.is_none() => "person-unkept",
        Some(whose) => whose,
        None => "nobody",
    };
    let why = of_kind("chosen-by", chosen_by);
    // The name of the mode apart (LRI, PDI), so that it does not turn the reason.
    let render = format!("{} ({why})", left_to_right(report.render));
    fact("doctor-render", &render);
    fact("doctor-lines", report.lines);
    let switches = match report.switches.as_slice() {
        [] => strings.get("doctor-none"),
        some => some.join(" + "),
    };
    fact("doctor-switches", &switches);
    fact("doctor-marks", &of_kind("marks", report.marks));
    fact(
        "doctor-background",
        &of_kind("background", report.background),
    );
    fact("doctor-theme", report.theme);
    let colours = match report.colours {
        told @ ("none" | "true") => of_kind("colours", told),
        number => number.to_owned(),
    };
    fact("doctor-colours", &colours);
    if let Some((columns, rows)) = report.size {
        let size = [
            ("columns", columns.to_string().into()),
            ("rows", rows.to_string().into()),
        ];
        facts.push(strings.with("doctor-size", size));
    }
    let mut fact = |id, what: &str| facts.push(with(id, what));
    let environment = report
        .environment
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    fact(
        "doctor-environment",
        &environment.collect::<Vec<_>>().join(" "),
    );
    if let Some(tmux) = &report.tmux {
        fact("doctor-tmux", tmux.join(" ").trim());
    }
    if let Some(passes) = report.tmux_passes_through {
        let whether = if passes { "yes" } else { "no" };
        fact("doctor-tmux-passes", &of_kind("tmux-passes", whether));
    }
    let asked = report.asked.clone();
    fact(
        "doctor-asked",
        &asked.unwrap_or_else(|| strings.get("doctor-no-terminal")),
    );
    let answered = match report.answered.as_slice() {
        [] => strings.get("doctor-none"),
        some => some.join(" "),
    };
    fact("doctor-answered", &answered);
    let choices = report.choices.iter();
    let choices: Vec<String> = choices
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let choices = match choices.as_slice() {
        [] => strings.get("doctor-none"),
        some => some.join(" "),
    };
    fact("doctor-choices", &choices);
    let state = report.state.clone();
    fact(
        "doctor-state",
        &state.unwrap_or_else(|| strings.get("doctor-none")),
    );
    let is_kept = report.state.is_some();
    match (&report.state_error, said) {
        (Some(error), _) => fact("doctor-state-error", &in_words(strings, error)),
        (None, Some(Said::Right(mode) | Said::Automatic(mode))) if !is_kept => {
            fact("doctor-unkept", mode);
        }
        (None, Some(Said::Right(mode))) => fact("doctor-remembered", mode),
        (None, Some(Said::Automatic(mode))) => fact("doctor-automatic", mode),
        (None, Some(Said::Nothing) | None) => {}
    }
    facts
}
