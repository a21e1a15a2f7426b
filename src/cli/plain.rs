//! `qari --plain`: the reader in lines.

use std::borrow::Cow;
use std::io::IsTerminal;

use super::inputs::Inputs;
use super::read::outcome;
use super::{Common, Outcome, WrongUsage, errors};
use crate::config::paths;
use crate::config::strings::Strings;
use crate::library::import::Source;
use crate::run::{self, Colour};

/// Whether the reader is to work in lines: asked for, or because the terminal says
/// that it can do nothing else. A pipe is no reason: who reads it has to ask.
pub(super) fn is_meant(asked: bool) -> bool {
    let is_dumb = std::env::var_os("TERM").is_none_or(|name| name.is_empty() || name == "dumb");
    asked || is_dumb && std::io::stdout().is_terminal()
}

/// Reads the inputs in lines. If that was `asked` for, standard input is an article
/// only where it is named: else lines are typed, or piped, there.
pub(super) fn run(inputs: &Inputs, asked: bool, common: Common) -> anyhow::Result<Outcome> {
    let paths = if asked {
        Cow::Borrowed(inputs.named())
    } else {
        inputs.named_or_piped()
    };
    let (sources, library) = inputs.meant(&paths, common)?;
    if sources.contains(&Source::StandardInput) && std::io::stdin().is_terminal() {
        let message = Strings::new(common.language()).get("plain-input-is-the-terminal");
        return Err(WrongUsage::new(message).into());
    }
    let ended = run::conversation(run::PlainOptions {
        sources,
        library,
        keeping: inputs.keeping(common),
        charset: common.charset(),
        language: common.language(),
        bold: matches!(common.colour_in_pipe(), Colour::Always | Colour::Exactly(_)),
        actors: paths::actors(),
        queries: paths::queries(),
        marks: common.marks(),
        digits: common.digits(),
        dates: common.dates(),
        direction: common.direction(),
        say: errors::complain,
    })?;
    Ok(outcome(ended, common))
}
