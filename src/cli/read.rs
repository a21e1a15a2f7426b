//! `qari` without a command: the reader.

use std::io::IsTerminal;
use std::path::PathBuf;

use super::{Common, Outcome, When, WrongUsage, inputs};
use crate::config::strings::Strings;
use crate::config::theme::Theme;
use crate::layout::Justify;
use crate::library::import::Source;
use crate::run::{self, Ended, Render};

/// Opens the reader on the inputs.
pub(super) fn run(
    paths: &[PathBuf],
    justify: Justify,
    mouse: bool,
    common: Common,
) -> anyhow::Result<Outcome> {
    if !std::io::stdout().is_terminal() {
        anyhow::bail!("standard output is not a terminal; `qari print` writes articles to a pipe");
    }
    let sources = inputs::sources(paths);
    if sources.contains(&Source::StandardInput) && std::io::stdin().is_terminal() {
        // Both would read the keys that are typed, each some of them.
        let message = "standard input is the terminal, which the reader needs for its keys; \
            pipe a text into `qari -` or name a file";
        return Err(WrongUsage(message.to_owned()).into());
    }
    common.render(&[Render::Auto, Render::Visual]);
    let ended = run::reader(run::Options {
        sources,
        language: common.language(),
        theme: Theme::dark(),
        colour: match common.color {
            When::Auto => run::Colour::Auto,
            When::Always => run::Colour::Always,
            When::Never => run::Colour::Never,
        },
        marks: common.marks(),
        digits: common.digits(),
        justify,
        direction: common.direction(),
        mouse,
    })?;
    Ok(match ended {
        Ended::Quit => Outcome::Done,
        Ended::NothingRead(refused) => {
            let strings = Strings::new(common.language());
            for (doc, notices) in &refused {
                inputs::complain(&strings, doc, notices);
            }
            Outcome::Lacking
        }
        Ended::Status(status) => Outcome::Status(status),
    })
}
