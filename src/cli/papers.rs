//! The papers against the command line: each command that stands in one is understood,
//! with every option obeyed. Nothing is run.

use clap::FromArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Arguments, obeyed, settings};
use crate::config::file::Settings;

/// The papers, by name.
const PAPERS: &[(&str, &str)] = &[
    ("README.md", include_str!("../../README.md")),
    ("docs/GUIDE.md", include_str!("../../docs/GUIDE.md")),
    ("docs/GUIDE.ar.md", include_str!("../../docs/GUIDE.ar.md")),
    ("docs/ACTORS.md", include_str!("../../docs/ACTORS.md")),
    ("docs/LIBRARY.md", include_str!("../../docs/LIBRARY.md")),
    ("docs/TERMINALS.md", include_str!("../../docs/TERMINALS.md")),
    ("CHANGELOG.md", include_str!("../../CHANGELOG.md")),
];

#[test]
fn commands_in_the_papers_are_understood() {
    let mut wrong = Vec::new();
    for (paper, text) in PAPERS {
        for typed in commands(text) {
            if let Err(reason) = understood(&typed) {
                wrong.push(format!("{paper}: {}: {reason}", typed.join(" ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_command_is_read_as_a_shell_reads_it() {
    let text = "    qari search \"a b\" FILE   what it does\nuse `qari add X > OUT`, or\n\
                <code dir=\"ltr\">qari doctor</code>.\nqari is written # small\n```sh\nqari # all\n```";
    let all: Vec<String> = commands(text).iter().map(|words| words.join("·")).collect();
    assert_eq!(
        all,
        ["qari·search·a b·FILE", "qari·add·X", "qari·doctor", "qari"]
    );
    assert!(understood(&words("qari prnt --width x")).is_err());
    assert!(understood(&words("qari generate keys --marks strip")).is_err());
    assert!(understood(&words("qari print FILE --marks strip")).is_ok());
}

/// What is typed as a command: in lines of code, and between signs of code.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut in_fence = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_fence = !in_fence;
            continue;
        }
        let is_code = in_fence || line.starts_with("    ");
        // Of a pipe whichever part is Qari.
        let parts = line.split(" | ").map(str::trim);
        found.extend(parts.filter(|part| is_code && is_command(part)).map(words));
        if !is_code {
            let spans = line.split('`').skip(1).step_by(2);
            let marked = line.split("<code dir=\"ltr\">").skip(1);
            let marked = marked.filter_map(|rest| rest.split("</code>").next());
            found.extend(
                spans
                    .chain(marked)
                    .filter(|span| is_command(span))
                    .map(words),
            );
        }
    }
    found
}

fn is_command(text: &str) -> bool {
    text == "qari" || text.starts_with("qari ")
}

/// The words of a command, without where its output goes and what is said of it.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    let mut blanks = 0;
    for c in command.chars() {
        let word = words.last_mut().expect("there is one");
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (_, Some(open)) if c == open => quote = None,
            (' ', None) => {
                blanks += 1;
                if !word.is_empty() {
                    words.push(String::new());
                }
                continue;
            }
            ('>' | '#' | '|' | '…', None) => break,
            // In columns, what it does stands after several blanks.
            _ if blanks > 1 && quote.is_none() => break,
            _ => word.push(c),
        }
        blanks = 0;
    }
    words.retain(|word| !word.is_empty());
    words
}

fn understood(typed: &[String]) -> Result<(), String> {
    let settings = Settings::default();
    let matches = match settings::arguments(&settings).try_get_matches_from(typed) {
        Ok(matches) => matches,
        // It is spoken of without its arguments (`qari add`, `--query`).
        Err(error) if is_named_only(&error) => return Ok(()),
        Err(error) => return Err(error.to_string()),
    };
    let arguments = Arguments::from_arg_matches(&matches).map_err(|error| error.to_string())?;
    obeyed::check(&matches, arguments.common).map_err(|wrong| wrong.to_string())
}

fn is_named_only(error: &clap::Error) -> bool {
    let value = error.get(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::MissingRequiredArgument | ErrorKind::DisplayHelp => true,
        ErrorKind::InvalidValue => value == Some(&ContextValue::String(String::new())),
        _ => false,
    }
}
