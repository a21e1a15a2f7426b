//! What was typed, as far as it can be understood where no command is to be run: help
//! is asked for, or something in it is wrong. Says what is wrong in the language of
//! the reader.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use super::options::Common;
use super::{Arguments, errors, settings};
use crate::config::file::Settings;
use crate::config::nearest::nearest;
use crate::config::strings::Strings;

/// The options of several commands among what was typed, of each the first that is
/// sound; whatever else stands there is passed over.
pub(super) fn options(typed: &[OsString], settings: &Settings) -> Option<Common> {
    let command = Arguments::command();
    let mut sound = vec![OsString::from("qari")];
    let mut common = parsed(&sound, settings)?;
    for (at, word) in typed.iter().enumerate().skip(1) {
        let Some(long) = word.to_str().and_then(|word| word.strip_prefix("--")) else {
            continue;
        };
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (long, None),
        };
        let mut shared = command.get_arguments().filter(|arg| arg.is_global_set());
        let Some(arg) = shared.find(|arg| arg.get_long() == Some(name)) else {
            continue;
        };
        let has_next = value.is_none() && arg.get_action().takes_values();
        let more = typed[at..].iter().take(1 + usize::from(has_next));
        let longer: Vec<_> = sound.iter().chain(more).cloned().collect();
        if let Some(more) = parsed(&longer, settings) {
            (sound, common) = (longer, more);
        }
    }
    // Who has named no way of writing rows there is told so elsewhere.
    let _ = common.take_from_environment();
    Some(common)
}

fn parsed(words: &[OsString], settings: &Settings) -> Option<Common> {
    let command = settings::arguments(settings);
    let matches = command.try_get_matches_from(words).ok()?;
    Common::of(&matches, settings).ok()
}

/// Says what is wrong with what was typed; what is of a rare kind, as `clap` does.
pub(super) fn refuse(typed: &[OsString], error: &clap::Error, settings: &Settings) -> ExitCode {
    let said = options(typed, settings).and_then(|common| {
        let strings = Strings::new(common.language());
        let said = said(typed, error, &strings)?;
        Some((common, said, strings))
    });
    let Some((common, said, strings)) = said else {
        error.exit()
    };
    errors::set_common(common);
    errors::complain(common.language(), &format!("qari: {said}"));
    let first = typed.get(1).and_then(|word| word.to_str());
    let is_no_file = |word: &&str| !std::path::Path::new(word).exists();
    if let Some(command) = first.filter(is_no_file).and_then(nearest_command)
        && Arguments::command()
            .find_subcommand(first.unwrap_or_default())
            .is_none()
    {
        let hint = strings.with("nearest-command", [("command", command.into())]);
        errors::complain(common.language(), &hint);
    }
    ExitCode::from(2)
}

/// The command whose name is nearly this word, which is none of a path.
pub(super) fn nearest_command(word: &str) -> Option<String> {
    if word.contains(['/', '.', ':']) {
        return None;
    }
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(Command::get_name);
    nearest(word, names).map(str::to_owned)
}

/// The commands that have an option of their own of this name, as they are typed.
fn commands_with(option: &str) -> Option<String> {
    let (name, _) = option
        .strip_prefix("--")?
        .split_once('=')
        .unwrap_or((&option[2..], ""));
    let commands = Arguments::command();
    let has_it = |command: &&Command| {
        let mut options = command.get_arguments();
        options.any(|option| option.get_long() == Some(name))
    };
    let with = commands.get_subcommands().filter(has_it);
    let with: Vec<_> = with
        .map(|command| format!("qari {}", command.get_name()))
        .collect();
    (!with.is_empty()).then(|| with.join(", "))
}

fn is_missing(error: &clap::Error) -> bool {
    error.kind() == ErrorKind::MissingRequiredArgument
}

/// The command that was typed, if one was.
fn command_of(typed: &[OsString]) -> Option<Command> {
    let commands = Arguments::command();
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    words
        .find_map(|word| commands.find_subcommand(word))
        .cloned()
}

/// The argument of the command that was typed that is written like this.
fn positional(typed: &[OsString], written: &str) -> Option<Arg> {
    let command = command_of(typed)?;
    let bare = written.trim_end_matches('.').trim_matches(['<', '>']);
    let mut all = command.get_positionals();
    let has_name = |arg: &&Arg| {
        let names = arg.get_value_names().unwrap_or_default();
        names.iter().any(|name| name.as_str() == bare)
    };
    all.find(has_name).cloned()
}

fn values_of(arg: &Arg) -> Vec<String> {
    let values = arg.get_possible_values();
    values
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect()
}

/// What is typed to get help with what was typed.
fn help(typed: &[OsString]) -> String {
    match command_of(typed) {
        Some(command) => format!("qari help {}", command.get_name()),
        None => "qari help".to_owned(),
    }
}

fn said(typed: &[OsString], error: &clap::Error, strings: &Strings) -> Option<String> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => Some(one.clone()),
        Some(ContextValue::Strings(all)) => Some(all.join(" ")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg);
    let argument = argument.or_else(|| context(ContextKind::InvalidSubcommand))?;
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let missing = is_missing(error)
        .then(|| positional(typed, &argument))
        .flatten();
    let known = match (error.get(ContextKind::ValidValue), &missing) {
        (Some(ContextValue::Strings(all)), _) => all.clone(),
        (_, Some(missing)) => values_of(missing),
        _ => Vec::new(),
    };
    let known = strings.list(known.iter().map(String::as_str));
    // What clap takes for nearly the same is often another word.
    let meant = context(ContextKind::SuggestedArg).filter(|meant| {
        let bare = |option: &str| option.trim_start_matches('-').to_owned();
        nearest(&bare(&argument), [bare(meant).as_str()]).is_some()
    });
    let meant = meant.unwrap_or_default();
    let commands = commands_with(&argument);
    let is_again = context(ContextKind::PriorArg).is_some_and(|prior| prior == argument);
    let id = match error.kind() {
        ErrorKind::UnknownArgument if commands.is_some() => "argument-of-commands",
        ErrorKind::UnknownArgument if meant.is_empty() => "unknown-argument",
        ErrorKind::UnknownArgument => "mistyped-argument",
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::InvalidValue if value.is_empty() && known.is_empty() => "missing-value",
        ErrorKind::InvalidValue if value.is_empty() => "missing-value-of",
        ErrorKind::InvalidValue if !known.is_empty() => "wrong-value-of",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "wrong-value",
        ErrorKind::TooManyValues => "too-many-values",
        ErrorKind::ArgumentConflict if is_again => "argument-again",
        ErrorKind::MissingRequiredArgument if known.is_empty() => "missing-argument",
        ErrorKind::MissingRequiredArgument => "missing-argument-of",
        _ => return None,
    };
    // What has no name is called by what stands for it.
    let kind = match argument.starts_with(['<', '[']) {
        true => "argument",
        false => "option",
    };
    let values = [
        ("kind", kind.into()),
        ("argument", argument.into()),
        ("value", value.into()),
        ("known", known.into()),
        ("meant", meant.into()),
        ("commands", commands.unwrap_or_default().into()),
        ("help", help(typed).into()),
    ];
    Some(strings.with(id, values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::strings::Language;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn what_is_wrong_is_said_in_both_languages() {
        for (line, english) in [
            (
                "qari --lnag ar",
                "there is no option or argument '--lnag'; did you mean '--lang'?",
            ),
            ("qari --xyz", "there is no option or argument '--xyz'"),
            ("qari --bogus", "there is no option or argument '--bogus'"),
            (
                "qari library",
                "missing: <WHAT>; there are: info, check, export, import, remove; help: `qari help library`",
            ),
            (
                "qari generate --lang en",
                "missing: <WHAT>; there are: keys, queries, config, man, completions; help: `qari help generate`",
            ),
            ("qari search", "missing: <QUERY>; help: `qari help search`"),
            (
                "qari --format jsonl x.txt",
                "'--format' is an option of: qari articles, qari mentions, qari search, qari actors, qari export, qari check-actors, qari doctor",
            ),
            (
                "qari actors --width=9",
                "'--width' is an option of: qari print",
            ),
            (
                "qari --lang fr",
                "“fr” is no value of '--lang <LANGUAGE>'; there are: auto, ar, en",
            ),
            (
                "qari print --width عشرة",
                "“عشرة” is no value of '--width <N>'",
            ),
            (
                "qari --lang",
                "'--lang <LANGUAGE>' needs a value; there are: auto, ar, en",
            ),
            ("qari print --width", "'--width <N>' needs a value"),
            (
                "qari --lang ar --lang en",
                "'--lang <LANGUAGE>' stands there more than once",
            ),
            ("qari print --raw=yes", "'--raw' takes no such value: “yes”"),
        ] {
            let typed = words(line);
            let error = Arguments::command().try_get_matches_from(&typed);
            let error = error.expect_err(line);
            let of = |language| said(&typed, &error, &Strings::new(language));
            assert_eq!(of(Language::English).as_deref(), Some(english));
            let arabic = of(Language::Arabic).expect(line);
            assert!(arabic.contains(|c| ('ا'..='ي').contains(&c)), "{arabic}");
        }
    }

    #[test]
    fn what_has_no_name_is_no_option() {
        for (line, kind) in [
            ("qari library remov x", "للمُعطى"),
            ("qari print --width عشرة", "للخيار"),
        ] {
            let typed = words(line);
            let error = Arguments::command().try_get_matches_from(&typed);
            let said = said(
                &typed,
                &error.expect_err(line),
                &Strings::new(Language::Arabic),
            );
            assert!(said.is_some_and(|said| said.contains(kind)), "{line}");
        }
    }

    #[test]
    fn what_is_sound_counts_wherever_it_stands() {
        let none = Settings::default();
        let of = |line: &str| options(&words(line), &none).expect("options").language();
        assert_eq!(of("qari --lang ar --help"), Language::Arabic);
        assert_eq!(of("qari --help --lang=ar"), Language::Arabic);
        assert_eq!(of("qari --lang=ar help print"), Language::Arabic);
        assert_eq!(of("qari generate --lang ar -h"), Language::Arabic);
        assert_eq!(of("qari print --lang ar --width عشرة"), Language::Arabic);
        assert_eq!(of("qari --xyz --lang ar"), Language::Arabic);
        assert_eq!(of("qari --lang fr --lang ar"), Language::Arabic);
        assert_eq!(of("qari --lang en --lang ar"), Language::English);
        let visual = options(&words("qari --render visual -h"), &none).expect("options");
        assert!(visual.is_render_forced());
    }

    #[test]
    fn the_file_of_settings_speaks_where_nothing_is_typed() {
        let arabic = Settings::of("lang", "ar");
        let of = |line: &str| options(&words(line), &arabic).expect("options").language();
        assert_eq!(of("qari --help"), Language::Arabic);
        assert_eq!(of("qari --lang en --xyz"), Language::English);
        let implicit = Settings::of("render", "implicit");
        let common = options(&words("qari -h"), &implicit).expect("options");
        assert!(common.is_render_general() && !common.is_render_forced());
    }
}
