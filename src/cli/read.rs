//! `qari` without a command: the reader.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::inputs::{self, Inputs};
use super::{Arguments, Common, Outcome, WrongUsage, errors};
use crate::config::paths;
use crate::config::strings::Strings;
use crate::layout::Justify;
use crate::library::decode::{Decoded, decode};
use crate::library::import::{Imported, Source, import};
use crate::library::notice::Notice;
use crate::run::{self, Ended, Render};

/// As much of a file as tells, nearly always, whether it can be read, in bytes.
const BEGINNING: u64 = 16 * 1024;
/// The largest file of which the whole is asked where its beginning is not text.
const MOST: u64 = 1024 * 1024;
/// How much alike a path and the name of a command have to be, from 0 to 1, for the
/// command to be meant.
const ALIKE: f64 = 0.85;

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
        for (path, notices) in refused {
            inputs::complain(&strings, &path.display().to_string(), &notices);
            if notices == [Notice::Missing]
                && let Some(command) = nearest_command(path)
            {
                let hint = strings.with("nearest-command", [("command", command.into())]);
                errors::complain(strings.language(), &hint);
            }
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
        actors: paths::actors(),
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
fn all_refused(paths: &[PathBuf]) -> Option<Vec<(&PathBuf, Vec<Notice>)>> {
    let refused = paths
        .iter()
        .map(|path| refusal(path).map(|notices| (path, notices)));
    let all: Option<Vec<_>> = refused.collect();
    all.filter(|all| !all.is_empty())
}

fn refusal(path: &Path) -> Option<Vec<Notice>> {
    if path.as_os_str() == "-" {
        return None;
    }
    let opened = fs::metadata(path).and_then(|metadata| {
        // To open a pipe is to wait for its writer.
        if metadata.is_file() {
            beginning(&mut File::open(path)?).map(|beginning| (beginning, metadata.len()))
        } else {
            Ok((Beginning::Text, 0))
        }
    });
    match opened {
        Err(error) => Some(vec![Notice::of(&error)]),
        Ok((Beginning::Text, _)) => None,
        Ok((_, length)) if length <= MOST => whole_refusal(path),
        Ok((Beginning::Binary, _)) => Some(vec![Notice::Binary]),
        Ok((Beginning::Blank, _)) => None,
    }
}

/// What stands at the beginning of a file.
enum Beginning {
    Text,
    Blank,
    Binary,
}

fn beginning(file: &mut File) -> io::Result<Beginning> {
    let mut beginning = Vec::new();
    file.take(BEGINNING).read_to_end(&mut beginning)?;
    Ok(match decode(beginning) {
        Decoded::Text { text, .. } if text.trim().is_empty() => Beginning::Blank,
        Decoded::Text { .. } => Beginning::Text,
        Decoded::Binary => Beginning::Binary,
    })
}

/// What there is to say of a file that has no article; `None` if it has one.
fn whole_refusal(path: &Path) -> Option<Vec<Notice>> {
    let mut refused = None;
    let sources = [Source::Path(path.to_owned())];
    import(&sources, &mut io::empty(), &mut |imported| {
        if let Imported::Refused { notices, .. } = imported {
            refused = Some(notices);
        }
        ControlFlow::Break(())
    });
    refused
}

/// The command whose name is nearly what was taken for a path.
fn nearest_command(path: &Path) -> Option<String> {
    let typed = path.to_str()?;
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let alike = |name: &str| strsim::jaro_winkler(name, typed);
    let nearest = names.max_by(|one, other| alike(one).total_cmp(&alike(other)))?;
    (alike(nearest) > ALIKE).then(|| nearest.to_owned())
}
