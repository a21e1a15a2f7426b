//! The manual page: what `clap` knows of the commands, as roff, with the keys of the
//! command table and what the command line cannot know. `man` knows no line that runs from
//! the right, so an Arabic page is for those whose pager does.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};

use crate::app::commands::TABLE;
use crate::app::keymap::Keymap;
use crate::cli::help::{as_typed, meaning};
use crate::config::paths;
use crate::config::strings::Strings;

/// What follows the commands: the message of a heading, and those of its entries, each
/// with what it is about.
const SECTIONS: [(&str, &[(&str, &str)]); 4] = [
    (
        "man-environment",
        &[
            ("QARI_LIBRARY", "man-qari-library"),
            ("QARI_CONFIG", "man-qari-config"),
            ("QARI_RENDER", "man-qari-render"),
            ("NO_COLOR", "man-no-color"),
            ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "man-xdg"),
        ],
    ),
    (
        "man-exit-status",
        &[
            ("0", "man-exit-0"),
            ("1", "man-exit-1"),
            ("2", "man-exit-2"),
        ],
    ),
    (
        "man-examples",
        &[
            ("qari", "man-example-library"),
            ("qari article.txt", "man-example-file"),
            ("qari add news/", "man-example-add"),
            (
                "qari articles --query 'actor:taliban date:2021'",
                "man-example-articles",
            ),
            (
                "qari mentions article.txt --format csv",
                "man-example-mentions",
            ),
            (
                "qari export --format html --output notes.html",
                "man-example-export",
            ),
        ],
    ),
    ("man-files", &[]),
];

/// The headings that `clap_mangen` writes, and what they are called here.
const HEADINGS: [(&str, &str); 3] = [
    ("NAME", "man-name"),
    ("SYNOPSIS", "man-synopsis"),
    ("DESCRIPTION", "man-description"),
];

/// Writes the page of a command and all that it has.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(
    command: Command,
    keymap: &Keymap,
    strings: &Strings,
    to: &mut dyn Write,
) -> io::Result<()> {
    let man = Man::new(command.clone().bin_name("qari")).manual("Qari");
    man.render_title(to)?;
    let mut begun = Vec::new();
    man.render_name_section(&mut begun)?;
    man.render_synopsis_section(&mut begun)?;
    man.render_description_section(&mut begun)?;
    // The library knows English alone.
    let mut begun = String::from_utf8_lossy(&begun).into_owned();
    for (english, heading) in HEADINGS {
        let line = |heading: &str| format!(".SH {heading}\n");
        begun = begun.replace(&line(english), &line(&strings.get(heading).to_uppercase()));
    }
    to.write_all(begun.as_bytes())?;
    let mut roff = Roff::new();
    section(&mut roff, &strings.get("options-heading"));
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        entry(&mut roff, &as_typed(arg), &meaning(arg, strings));
    }
    section(&mut roff, &strings.get("commands-heading"));
    for one in command.get_subcommands() {
        let about = one.get_about().map(ToString::to_string).unwrap_or_default();
        entry(&mut roff, &format!("qari {}", usage(one)), &about);
        for arg in one.get_arguments().filter(|arg| !arg.is_hide_set()) {
            if arg.get_id() != "help" {
                roff.control("RS", []);
                entry(&mut roff, &as_typed(arg), &meaning(arg, strings));
                roff.control("RE", []);
            }
        }
    }
    section(&mut roff, &strings.get("man-keys"));
    for one in TABLE {
        let keys = keymap.keys(one.command).join("  ");
        if !keys.is_empty() {
            entry(&mut roff, &keys, one.label(strings.language()));
        }
    }
    for (heading, entries) in SECTIONS {
        section(&mut roff, &strings.get(heading));
        for (about, said) in entries {
            entry(&mut roff, about, &strings.get(said));
        }
        if heading == "man-files" {
            for (path, said) in files() {
                entry(&mut roff, &path, &strings.get(said));
            }
        }
    }
    roff.to_writer(to)
}

/// The name of a command with what it is given.
fn usage(command: &Command) -> String {
    let given = command.get_positionals();
    let given = given.map(as_typed);
    let words = std::iter::once(command.get_name().to_owned()).chain(given);
    words.collect::<Vec<_>>().join(" ")
}

/// The person's files, where they are if nothing else is said.
fn files() -> Vec<(String, &'static str)> {
    let places = [
        (paths::config(), "man-file-config"),
        (paths::actors(), "man-file-actors"),
        (paths::queries(), "man-file-queries"),
        (paths::themes(), "man-file-themes"),
        (paths::library(), "man-file-library"),
        (paths::positions(), "man-file-positions"),
        (paths::visits(), "man-file-visits"),
        (paths::choices(), "man-file-choices"),
    ];
    let shown = places
        .into_iter()
        .filter_map(|(path, said)| Some((paths::shown(&path?), said)));
    shown.collect()
}

fn section(roff: &mut Roff, heading: &str) {
    roff.control("SH", [heading.to_uppercase().as_str()]);
}

fn entry(roff: &mut Roff, about: &str, said: &str) {
    roff.control("TP", []);
    roff.text([bold(plain(about))]);
    let said: Vec<Inline> = vec![roman(plain(said))];
    roff.text(said);
}

/// Without marks of direction, which a pager shows as boxes.
fn plain(text: &str) -> String {
    let is_mark = |c: &char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    text.chars().filter(|c| !is_mark(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help;
    use crate::config::file::Settings;
    use crate::config::strings::Language;

    fn page(language: Language) -> String {
        let strings = Strings::new(language);
        let command = help::spoken(&Settings::default(), &strings);
        let mut page = Vec::new();
        write(command, &Keymap::new(), &strings, &mut page).expect("a vector takes all");
        String::from_utf8(page).expect("it is text")
    }

    #[test]
    fn the_manual_names_every_command_option_and_key() {
        for language in [Language::English, Language::Arabic] {
            let page = page(language).replace("\\-", "-").replace("\\*(Aq", "'");
            let command = help::spoken(&Settings::default(), &Strings::new(language));
            for one in command.get_subcommands() {
                assert!(page.contains(&format!("qari {}", one.get_name())), "{page}");
                let seen = one.get_arguments().filter(|arg| !arg.is_hide_set());
                for long in seen.filter_map(|arg| arg.get_long()) {
                    assert!(page.contains(&format!("--{long}")), "{long}");
                }
            }
            for entry in TABLE.iter().filter(|entry| !entry.keys.is_empty()) {
                let label = plain(entry.label(language));
                assert!(page.contains(label.as_str()), "{label}");
            }
            let english = [
                "SH NAME",
                "SH DESCRIPTION",
                "SH OPTIONS",
                "default: ",
                "values: ",
            ];
            for heading in english {
                assert_eq!(
                    page.contains(heading),
                    language == Language::English,
                    "{heading}"
                );
            }
            assert!(!page.contains("Possible values"));
            assert!(page.contains("NO_COLOR") && page.contains("config.toml"));
        }
    }
}
