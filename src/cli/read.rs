//! `qari` without a command: the reader.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::inputs::{self, Inputs};
use super::{Common, Outcome, WrongUsage, errors, settings, typed};
use crate::app::kept::Looks;
use crate::config::file::Settings;
use crate::config::paths;
use crate::config::strings::Strings;
use crate::library::decode::{Charset, Decoded, decode};
use crate::library::formats::Format;
use crate::library::import::{Imported, Source, import};
use crate::library::notice::Notice;
use crate::library::sqlite::SqliteStore;
use crate::library::walk::{Encounter, Walk};
use crate::library::{address, built_in};
use crate::run::choosing::Choosing;
use crate::run::{self, Chosen, Ended, Preparing};

/// As much of a file as tells, nearly always, whether it can be read, in bytes.
const BEGINNING: u64 = 16 * 1024;
/// The largest file of which the whole is asked where its beginning is not text.
const MOST: u64 = 1024 * 1024;
/// How long a folder is looked through for an article before a screen is taken anyway.
const PATIENCE: Duration = Duration::from_millis(300);

/// What the screen is asked for besides what is common.
#[derive(Debug)]
pub(super) struct Page {
    /// Whether the mouse does anything.
    pub(super) mouse: bool,
    pub(super) looks: Looks,
    pub(super) choosing: Choosing,
    /// What is wrong with the file of what was chosen by keys.
    pub(super) broken: Option<(String, Vec<Notice>)>,
}

/// Opens the reader on the inputs.
pub(super) fn run(
    inputs: &Inputs,
    page: Page,
    common: Common,
    settings: &Settings,
) -> anyhow::Result<Outcome> {
    let strings = Strings::new(common.language());
    let paths = inputs.named_or_piped();
    let own = paths::actors();
    // Where no input is named it is a library that is opened, which takes its time.
    let preparing = paths.is_empty().then(|| Preparing::begin(own.clone()));
    let begun = begin(inputs, &paths, common, &strings);
    if !matches!(begun, Ok(Begun::Sound(..))) {
        // There is no screen to give notice on.
        settings::complain(settings, &strings);
    }
    let (render, sources, library) = match begun? {
        Begun::Sound(render, sources, library) => (render, sources, library),
        Begun::Refused(refused) => {
            for (doc, notices) in refused {
                inputs::complain(&strings, &doc, &notices);
                if notices == [Notice::Missing] {
                    hint_at_command(&doc, &strings);
                }
            }
            return Ok(Outcome::Lacking);
        }
    };
    let complaints = settings.complaints(&strings);
    let notices: Vec<_> = complaints
        .into_iter()
        .map(|what| Notice::Said { what })
        .collect();
    let mut told = match notices.as_slice() {
        [] => Vec::new(),
        _ => vec![(settings.name(), notices)],
    };
    if let Some((name, what)) = settings::theme_fault(common.theme(), &strings) {
        told.push((name, vec![Notice::Said { what }]));
    }
    told.extend(page.broken);
    let ended = run::reader(run::Options {
        sources,
        library,
        keeping: inputs.keeping(common),
        charset: common.charset(),
        theme: common.theme(),
        colour: common.colour(),
        render,
        memory: common.memory(),
        actors: own,
        preparing: preparing.transpose()?,
        keeps_actors: common.keeps(),
        queries: paths::queries(),
        visits: paths::visits().filter(|_| common.keeps()),
        actor_colours: paths::actor_colours().filter(|_| common.keeps()),
        looks: page.looks,
        choosing: page.choosing,
        dates: common.dates(),
        direction: common.direction(),
        mouse: page.mouse,
        keymap: settings::keymap(settings),
        citation: settings::citation(settings),
        notices: told,
        say: errors::complain,
    })?;
    if matches!(ended, Ended::NothingRead(_)) {
        settings::complain(settings, &strings);
    }
    Ok(outcome(ended, common))
}

/// What is known before a screen is taken.
enum Begun {
    /// How rows are to be sent, and what is to be read, or the library.
    Sound(Option<Chosen>, Vec<Source>, Option<Box<SqliteStore>>),
    /// Nothing can be opened.
    Refused(Vec<Refused>),
}

fn begin(
    inputs: &Inputs,
    paths: &[PathBuf],
    common: Common,
    strings: &Strings,
) -> anyhow::Result<Begun> {
    let render = common.render_on_screen()?;
    if !io::stdout().is_terminal() {
        anyhow::bail!(strings.get("output-is-no-terminal"));
    }
    let (sources, library) = inputs.meant(paths, common)?;
    if let Some(refused) = all_refused(&sources, common.charset()) {
        return Ok(Begun::Refused(refused));
    }
    if sources.contains(&Source::StandardInput) && io::stdin().is_terminal() {
        // Both would read the keys that are typed, each some of them.
        let message = strings.get("input-is-the-terminal");
        return Err(WrongUsage::new(message).into());
    }
    Ok(Begun::Sound(render, sources, library))
}

/// What it means how a reader ended; what could not be read is named.
pub(super) fn outcome(ended: Ended, common: Common) -> Outcome {
    match ended {
        Ended::Quit => Outcome::Done,
        Ended::Lost => Outcome::Lacking,
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

/// What there is to say of an input, or of something in it, by its name.
type Refused = (String, Vec<Notice>);

/// Why none of `sources` can be opened; `None` if one can, or if there are none.
/// So much is known without a screen, and then none is taken.
fn all_refused(sources: &[Source], charset: Option<Charset>) -> Option<Vec<Refused>> {
    let refused = sources.iter().map(|source| match source {
        Source::Path(path) => refusal(path, charset),
        Source::StandardInput | Source::BuiltIn | Source::Article(_) => None,
    });
    let refused: Option<Vec<_>> = refused.collect();
    refused
        .filter(|all| !all.is_empty())
        .map(|all| all.into_iter().flatten().collect())
}

fn refusal(path: &Path, charset: Option<Charset>) -> Option<Vec<Refused>> {
    if built_in::text_of(path).is_some() {
        return None;
    }
    let whole = |notice| Some(vec![(path.display().to_string(), vec![notice])]);
    let opened = fs::metadata(path).and_then(|metadata| {
        if metadata.is_dir() {
            let is_empty = is_without_articles(path, charset);
            return Ok((
                if is_empty {
                    Beginning::Blank
                } else {
                    Beginning::Text
                },
                0,
            ));
        }
        // To open a pipe is to wait for its writer.
        if metadata.is_file() && charset.is_none() {
            beginning(path).map(|beginning| (beginning, metadata.len()))
        } else {
            Ok((Beginning::Text, 0))
        }
    });
    match opened {
        Err(error) => whole(address::refusal(path, &error)),
        Ok((Beginning::Text, _)) => None,
        Ok((_, length)) if length <= MOST => whole_refusal(path, charset),
        Ok((Beginning::Binary, _)) => whole(Notice::Binary),
        Ok((Beginning::Blank, _)) => None,
    }
}

/// What stands at the beginning of a file.
enum Beginning {
    Text,
    /// Nothing that is seen, or a format that may hold no article.
    Blank,
    Binary,
}

fn beginning(path: &Path) -> io::Result<Beginning> {
    let mut beginning = Vec::new();
    File::open(path)?
        .take(BEGINNING)
        .read_to_end(&mut beginning)?;
    if Format::of(path, &beginning) != Format::Plain {
        return Ok(Beginning::Blank);
    }
    Ok(match decode(beginning) {
        Decoded::Text { text, .. } if text.trim().is_empty() => Beginning::Blank,
        Decoded::Text { .. } => Beginning::Text,
        Decoded::Binary => Beginning::Binary,
    })
}

/// Whether nothing in a folder can be opened, if that is found out soon.
fn is_without_articles(folder: &Path, charset: Option<Charset>) -> bool {
    let begun = Instant::now();
    Walk::through(folder.to_owned()).all(|found| match found {
        Encounter::File(path, _) => {
            let is_none = Format::is_passed_over(&path) || refusal(&path, charset).is_some();
            is_none && begun.elapsed() < PATIENCE
        }
        Encounter::Unreadable(..) => begun.elapsed() < PATIENCE,
    })
}

/// What there is to say of what has no article; `None` if it has one.
fn whole_refusal(path: &Path, charset: Option<Charset>) -> Option<Vec<Refused>> {
    let mut refused = Some(Vec::new());
    let sources = [Source::Path(path.to_owned())];
    import(
        &sources,
        charset,
        &mut io::empty(),
        &mut |imported| match imported {
            Imported::Refused { doc, notices } => {
                refused.get_or_insert_default().push((doc, notices));
                ControlFlow::Continue(())
            }
            Imported::Beginning(_) | Imported::Article(_) => {
                refused = None;
                ControlFlow::Break(())
            }
        },
    );
    refused
}

/// Whether the first path is no file but nearly the name of a command; says so.
pub(super) fn is_command_mistyped(inputs: &Inputs, common: Common) -> bool {
    let first = inputs.named().first().filter(|path| !path.exists());
    let Some(path) = first.and_then(|path| path.to_str()) else {
        return false;
    };
    if typed::nearest_command(path).is_none() {
        return false;
    }
    let strings = Strings::new(common.language());
    inputs::complain(&strings, path, &[Notice::Missing]);
    hint_at_command(path, &strings);
    true
}

/// Names the command whose name is nearly what was taken for a path, if there is one.
fn hint_at_command(path: &str, strings: &Strings) {
    if let Some(command) = typed::nearest_command(path) {
        let hint = strings.with("nearest-command", [("command", command.into())]);
        errors::complain(strings.language(), &hint);
    }
}
