//! Which options a command obeys. The others are not in its help, and to ask for one
//! is a mistake that is told, not passed over.

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory};

use super::options::Common;
use super::{Arguments, WrongUsage};
use crate::config::strings::Strings;

/// The options of several commands that one command, by its name, obeys; without a
/// name the reader, or `in_lines` the reader in lines.
pub(super) fn by(command: Option<&str>, in_lines: bool) -> &'static [&'static str] {
    match command {
        None if in_lines => &[
            "lang",
            "color",
            "marks",
            "digits",
            "months",
            "calendar",
            "encoding",
            "direction",
            "no_state",
        ],
        None => &[
            "lang",
            "color",
            "theme",
            "render",
            "marks",
            "digits",
            "months",
            "calendar",
            "encoding",
            "direction",
            "no_state",
        ],
        Some("print") => &[
            "lang",
            "color",
            "theme",
            "render",
            "marks",
            "digits",
            "encoding",
            "direction",
            "no_state",
        ],
        Some("articles") => &[
            "lang", "color", "theme", "render", "marks", "digits", "months", "calendar",
            "encoding", "no_state",
        ],
        Some("mentions" | "search" | "actors") => &[
            "lang", "color", "theme", "render", "marks", "digits", "encoding", "no_state",
        ],
        Some("check-actors") => &["lang", "color", "render", "no_state"],
        Some("doctor" | "help") => &["lang", "color", "theme", "render", "no_state"],
        Some(_) => &["lang"],
    }
}

/// What only the reader has, and not the reader in lines.
const OF_THE_SCREEN: [&str; 2] = ["justify", "mouse"];

/// Refuses what was typed and is not obeyed: an option of another command, or of the
/// screen where there is none, and what stands before the name of a command.
///
/// # Errors
/// The first such option.
pub(super) fn check(matches: &ArgMatches, common: Common) -> Result<(), WrongUsage> {
    let command = matches.subcommand_name();
    let in_lines = command.is_none() && matches.get_flag("plain");
    let is_typed = |id| matches.value_source(id) == Some(ValueSource::CommandLine);
    let strings = || Strings::new(common.language());
    if command.is_some()
        && ["paths", "plain"]
            .into_iter()
            .chain(OF_THE_SCREEN)
            .any(is_typed)
    {
        return Err(WrongUsage::new(strings().get("before-the-command")));
    }
    let obeyed = by(command, in_lines);
    let known = Arguments::command();
    let refused = known.get_arguments().find(|arg| {
        let id = arg.get_id().as_str();
        let is_obeyed = if arg.is_global_set() {
            obeyed.contains(&id)
        } else {
            !in_lines || !OF_THE_SCREEN.contains(&id)
        };
        !is_obeyed && is_typed(id)
    });
    let Some(option) = refused.and_then(clap::Arg::get_long) else {
        return Ok(());
    };
    let command = command.unwrap_or("--plain");
    Err(WrongUsage::new(strings().with(
        "not-obeyed",
        [
            ("option", format!("--{option}").into()),
            ("command", format!("qari {command}").into()),
        ],
    )))
}
