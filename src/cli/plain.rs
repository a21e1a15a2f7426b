//! `qari --plain`: the reader in lines.

use std::io::IsTerminal;
use std::path::PathBuf;

use super::read::outcome;
use super::{Common, Outcome, When, WrongUsage, inputs};
use crate::library::import::Source;
use crate::run;

/// Whether the reader is to work in lines: asked for, or because the terminal says
/// that it can do nothing else. A pipe is no reason: who reads it has to ask.
pub(super) fn is_meant(asked: bool) -> bool {
    let is_dumb = std::env::var_os("TERM").is_none_or(|name| name.is_empty() || name == "dumb");
    asked || is_dumb && std::io::stdout().is_terminal()
}

/// Reads the inputs in lines. Standard input is an article only where it is named:
/// else lines are typed, or piped, there.
pub(super) fn run(paths: &[PathBuf], common: Common) -> anyhow::Result<Outcome> {
    let sources = inputs::sources(paths);
    if sources.contains(&Source::StandardInput) && std::io::stdin().is_terminal() {
        let message = "standard input is the terminal, where commands are typed; \
            pipe a text into `qari --plain -` or name a file";
        return Err(WrongUsage(message.to_owned()).into());
    }
    let ended = run::conversation(run::PlainOptions {
        sources,
        language: common.language(),
        bold: common.color == When::Always,
        marks: common.marks(),
        digits: common.digits(),
        direction: common.direction(),
    })?;
    Ok(outcome(ended, common))
}
