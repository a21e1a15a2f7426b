//! `qari` without a command: the reader.

use std::fs::{self, File};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::inputs::{self, Inputs};
use super::{Common, Outcome, WrongUsage};
use crate::config::strings::Strings;
use crate::layout::Justify;
use crate::library::import::Source;
use crate::library::notice::Notice;
use crate::run::{self, Ended, Render};

/// Opens the reader on the inputs.
pub(super) fn run(
    inputs: &Inputs,
    justify: Justify,
    mouse: bool,
    common: Common,
) -> anyhow::Result<Outcome> {
    let strings = Strings::new(common.language());
    if !io::stdout().is_terminal() {
        anyhow::bail!(strings.get("output-is-no-terminal"));
    }
    let paths = inputs.named_or_piped();
    if let Some(refused) = all_refused(&paths) {
        for (path, notice) in refused {
            inputs::complain(&strings, &path.display().to_string(), &[notice]);
        }
        return Ok(Outcome::Lacking);
    }
    let sources = inputs::sources(&paths);
    if sources.contains(&Source::StandardInput) && io::stdin().is_terminal() {
        // Both would read the keys that are typed, each some of them.
        let message = strings.get("input-is-the-terminal");
        return Err(WrongUsage::new(message).into());
    }
    // `logical` has no full screen.
    let render = common.render(&Render::GRIDS).mode();
    let ended = run::reader(run::Options {
        sources,
        language: common.language(),
        theme: common.theme(),
        colour: common.colour(),
        render,
        memory: common.memory(),
        marks: common.marks(),
        digits: common.digits(),
        justify,
        direction: common.direction(),
        mouse,
    })?;
    Ok(outcome(ended, common))
}

/// What it means how a reader ended; what could not be read is named.
pub(super) fn outcome(ended: Ended, common: Common) -> Outcome {
    match ended {
        Ended::Quit => Outcome::Done,
        Ended::NothingRead(refused) => {
            let strings = Strings::new(common.language());
            for (doc, notices) in &refused {
                inputs::complain(&strings, doc, notices);
            }
            Outcome::Lacking
        }
        Ended::Status(status) => Outcome::Status(status),
    }
}

/// Why none of `paths` can be opened; `None` if one can, or if there are none.
/// So much is known without a screen, and then none is taken.
fn all_refused(paths: &[PathBuf]) -> Option<Vec<(&PathBuf, Notice)>> {
    let refused = paths
        .iter()
        .map(|path| refusal(path).map(|notice| (path, notice)));
    let all: Option<Vec<_>> = refused.collect();
    all.filter(|all| !all.is_empty())
}

fn refusal(path: &Path) -> Option<Notice> {
    if path.as_os_str() == "-" {
        return None;
    }
    let opened = fs::metadata(path).and_then(|metadata| {
        // To open a pipe is to wait for its writer.
        if metadata.is_file() {
            File::open(path).map(drop)
        } else {
            Ok(())
        }
    });
    opened.err().map(|error| Notice::of(&error))
}
