//! `qari` without a command: the reader.

use std::io::IsTerminal;
use std::path::PathBuf;

use super::{Common, Outcome, When, inputs};
use crate::config::theme::Theme;
use crate::run::{self, Ended};

/// Opens the reader on the inputs.
pub(super) fn run(paths: &[PathBuf], common: Common) -> anyhow::Result<Outcome> {
    if !std::io::stdout().is_terminal() {
        anyhow::bail!("standard output is not a terminal; `qari print` writes articles to a pipe");
    }
    let ended = run::reader(run::Options {
        sources: inputs::sources(paths),
        language: common.language(),
        theme: Theme::dark(),
        colour: match common.color {
            When::Auto => run::Colour::Auto,
            When::Always => run::Colour::Always,
            When::Never => run::Colour::Never,
        },
    })?;
    Ok(match ended {
        Ended::Quit => Outcome::Done,
        Ended::Status(status) => Outcome::Status(status),
    })
}
