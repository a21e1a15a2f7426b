//! Which options a command obeys. The others are not in its help, and to ask for one
//! is a mistake that is told, not passed over.

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory};

use super::options::Common;
use super::{Arguments, WrongUsage};
use crate::config::strings::Strings;

/// Whether a command, by its name, obeys an option that several have; without a name
/// the reader, or `in_lines` the reader in lines.
pub(super) fn obeys(command: Option<&str>, in_lines: bool, option: &str) -> bool {
    let is_one_of = |names: &[&str]| command.is_some_and(|command| names.contains(&command));
    let is_reader = command.is_none();
    let has_records = is_one_of(&["articles", "mentions", "search", "actors"]);
    let shows_text = is_reader || has_records || is_one_of(&["print"]);
    match option {
        "lang" | "region" => true,
        "color" | "no_state" => !is_one_of(&["generate"]),
        "render" => !in_lines && !is_one_of(&["generate"]),
        "theme" => (shows_text && !in_lines) || is_one_of(&["doctor", "help"]),
        "marks" | "digits" => shows_text,
        "encoding" => shows_text || is_one_of(&["export"]) || is_one_of(&["add"]),
        "months" | "calendar" => is_reader || is_one_of(&["articles"]),
        "direction" => is_reader || is_one_of(&["print"]),
        _ => false,
    }
}

/// What only the reader has, and not the reader in lines.
const OF_THE_SCREEN: [&str; 5] = ["justify", "mouse", "measure", "spacing", "mirror"];

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
        && ["paths", "library", "plain"]
            .into_iter()
            .chain(OF_THE_SCREEN)
            .any(is_typed)
    {
        return Err(WrongUsage::new(strings().get("before-the-command")));
    }
    let known = Arguments::command();
    let refused = known.get_arguments().find(|arg| {
        let id = arg.get_id().as_str();
        let is_obeyed = if arg.is_global_set() {
            obeys(command, in_lines, id)
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
