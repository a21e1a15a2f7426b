//! The options that can be set for good, in the file of settings: with the names and the
//! values that they have on the command line, which outdoes the file.

use std::path::Path;

use clap::builder::PossibleValue;
use clap::{Arg, ArgMatches, Command, CommandFactory};

use super::{Arguments, errors};
use crate::app::keymap::Keymap;
use crate::app::notices::in_order;
use crate::config::file::{Key, Settings};
use crate::config::paths;
use crate::config::strings::Strings;
use crate::config::text_fault::TextFault;
use crate::config::theme::Choice;
use crate::library::citation;

/// The options, in the order in which they are printed.
const OPTIONS: [&str; 16] = [
    "lang",
    "region",
    "render",
    "marks",
    "digits",
    "months",
    "calendar",
    "encoding",
    "direction",
    "justify",
    "color",
    "theme",
    "measure",
    "spacing",
    "mirror",
    "mouse",
];

/// The file of settings, with what is wrong with the keys in it too.
pub(super) fn load() -> Settings {
    let settings = Settings::load(&keys());
    let (_, faults) = Keymap::bound(settings.bindings());
    let settings = settings.refusing(faults);
    match settings.value(CITATION).map(citation::Template::read) {
        Some(Err(fault)) => settings.refusing_text(&citation_key(), in_settings(fault)),
        _ => settings,
    }
}

/// The setting that is no option: what a citation is made of.
pub(super) const CITATION: &str = "citation";

/// How citations are wanted, if the file says it.
pub(super) fn citation(settings: &Settings) -> Option<citation::Template> {
    let written = settings.value(CITATION)?;
    citation::Template::read(written).ok()
}

fn citation_key() -> Key {
    let fields = citation::Field::NAMES.iter();
    Key {
        name: CITATION.to_owned(),
        values: Vec::new(),
        usual: citation::ARABIC.to_owned(),
        takes_themes: false,
        fields: fields.map(|(name, _)| (*name).to_owned()).collect(),
    }
}

fn in_settings(fault: citation::Fault) -> TextFault {
    match fault {
        citation::Fault::UnknownField(name) => TextFault::Unknown(name),
        citation::Fault::Unpaired(sign) => TextFault::Unpaired(sign),
        citation::Fault::NoField => TextFault::NoField,
    }
}

/// The keys that are in force.
pub(super) fn keymap(settings: &Settings) -> Keymap {
    Keymap::bound(settings.bindings()).0
}

/// What the file may set.
pub(super) fn keys() -> Vec<Key> {
    let mut keys = options();
    keys.push(citation_key());
    keys
}

/// The options that it may set.
fn options() -> Vec<Key> {
    let command = Arguments::command();
    let of_name = |name: &&str| command.get_arguments().find(|arg| arg.get_id() == *name);
    OPTIONS.iter().filter_map(of_name).map(key).collect()
}

fn key(option: &Arg) -> Key {
    let values = option.get_possible_values();
    let usual = option.get_default_values().first();
    Key {
        takes_themes: option.get_id() == "theme",
        fields: Vec::new(),
        name: option.get_id().to_string(),
        values: values
            .iter()
            .map(PossibleValue::get_name)
            .map(str::to_owned)
            .collect(),
        usual: usual
            .map(|usual| usual.to_string_lossy().into_owned())
            .unwrap_or_default(),
    }
}

/// The command line, on which what is set is what an option has that is not given.
pub(super) fn arguments(settings: &Settings) -> Command {
    let mut command = Arguments::command();
    let set = settings.iter().filter(|(key, _)| *key != CITATION);
    for (key, value) in set.filter(|set| is_in_force(*set)) {
        let set = |arg: Arg| arg.default_value(value.to_owned());
        command = command.mut_arg(key, set);
        if key == "justify" {
            // It is an option of each of the two, and no common one.
            command = command.mut_subcommand("print", |print| print.mut_arg(key, set));
        }
    }
    command
}

/// The environment outdoes the file: `NO_COLOR` all of it that asks for colours.
fn is_in_force((key, value): (&str, &str)) -> bool {
    let has_none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    key != "color" || value == "never" || !has_none
}

/// Says what is wrong with the file on standard error.
pub(super) fn complain(settings: &Settings, strings: &Strings) {
    for said in settings.complaints(strings) {
        errors::complain_of(strings.language(), &in_order(&settings.name()), &said);
    }
}

/// Says what is wrong with the person's own theme, if one is wanted.
pub(super) fn theme_fault(theme: Choice, strings: &Strings) -> Option<(String, String)> {
    let Choice::Own(path) = theme else {
        return None;
    };
    let fault = theme.load()?.err()?;
    Some((paths::shown(Path::new(path)), fault.said(strings)))
}

/// Whether an option has its value from the file.
pub(super) fn has_set(settings: &Settings, matches: &ArgMatches, id: &str) -> bool {
    use clap::parser::ValueSource;
    settings.has(id) && matches.value_source(id) == Some(ValueSource::DefaultValue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_has_values_and_a_usual_one() {
        let keys = options();
        assert_eq!(keys.len(), OPTIONS.len());
        for key in keys {
            assert!(key.values.contains(&key.usual), "{key:?}");
        }
    }

    #[test]
    fn what_is_set_holds_unless_it_is_given() {
        for key in options() {
            let value = key.values.last().expect("a value");
            let settings = Settings::of(&key.name, value);
            let option = format!("--{}", key.name);
            let of = |line: &[&str]| {
                let matches = arguments(&settings).try_get_matches_from(line);
                let matches = matches.expect("it is sound");
                let inner = matches.subcommand().map_or(&matches, |(_, inner)| inner);
                let raw = inner.get_raw(&key.name).expect("a value").next();
                raw.expect("one").to_str().expect("ASCII").to_owned()
            };
            assert_eq!(of(&["qari"]), *value, "{option}");
            assert_eq!(of(&["qari", &option, &key.usual]), key.usual);
            if !["mouse", "measure", "spacing", "mirror"].contains(&&*key.name) {
                assert_eq!(of(&["qari", "print"]), *value, "{option}");
                assert_eq!(of(&["qari", "print", &option, &key.usual]), key.usual);
            }
        }
    }
}
