//! What the surroundings say of the terminal before it is asked: the variables
//! that terminals set, and what tmux knows of the terminal it is shown in.
//!
//! All of it can be stale (an xterm started from Konsole inherits Konsole's
//! variables, a tmux outlives the terminal it was started in), so `decide`
//! believes it only where no answer contradicts.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// Variables that name a terminal by their value.
const NAMES: &[&str] = &[
    "TERM",
    "COLORTERM",
    "COLORFGBG",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "LC_TERMINAL",
    "LC_TERMINAL_VERSION",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "MLTERM",
    "XTERM_VERSION",
    "ZUTTY_VERSION",
];

/// Variables that tell something by being there; their values are numbers and
/// paths of this one window.
const MARKS: &[&str] = &[
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "TMUX",
    "STY",
    "ZELLIJ",
];

/// The longest value taken, in characters. No terminal has a longer name.
const LONGEST: usize = 80;

/// The variables that count, without those that are unset or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment(BTreeMap<&'static str, String>);

impl Environment {
    /// Picks the variables that count; `variable` looks one up.
    #[must_use]
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let named = NAMES.iter().map(|&name| (name, variable(name)));
        // Their values differ from window to window, and one may be a path.
        let marks = MARKS.iter().map(|&name| {
            let is_set = variable(name).is_some_and(|value| !value.is_empty());
            (name, is_set.then(|| "1".to_owned()))
        });
        Self(
            named
                .chain(marks)
                .filter_map(|(name, value)| Some((name, plain(&value?)?)))
                .collect(),
        )
    }

    /// The value of a variable, empty if it is not set.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

/// What tmux says of the terminal that it is shown in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outer {
    /// What that terminal answered to XTVERSION; often empty.
    pub version: String,
    /// Its `TERM`.
    pub term: String,
    /// Whether tmux hands sequences on to it.
    pub passes_through: bool,
}

impl Outer {
    /// Asks the tmux that the environment names. Takes as long as tmux does, so
    /// not on a thread that somebody waits for.
    #[must_use]
    pub fn ask_tmux() -> Option<Self> {
        let asked = Command::new("tmux")
            .args(["display-message", "-p", FORMAT])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        Self::read(std::str::from_utf8(&asked.stdout).ok()?)
    }

    /// Reads what tmux printed.
    fn read(printed: &str) -> Option<Self> {
        let mut fields = printed.trim_end_matches('\n').split('\t');
        let (version, term, passes) = (fields.next()?, fields.next()?, fields.next()?);
        Some(Self {
            version: plain(version).unwrap_or_default(),
            term: plain(term).unwrap_or_default(),
            passes_through: matches!(passes, "on" | "all" | "1" | "2"),
        })
    }
}

const FORMAT: &str = "#{client_termtype}\t#{client_termname}\t#{allow-passthrough}";

/// A value as short text of printable ASCII; nothing if nothing is left.
fn plain(value: &str) -> Option<String> {
    let plain = value.chars().filter(|c| matches!(c, ' '..='~'));
    let plain: String = plain.take(LONGEST).collect();
    (!plain.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_that_do_not_count_are_left_out() {
        let environment = Environment::of(|name| {
            Some(match name {
                "TERM" => "xterm\x1b[2J".to_owned(),
                "TMUX" => "/tmp/tmux-0/default,12,0".to_owned(),
                "MLTERM" => "x".repeat(1000),
                "HOME" => "/somewhere".to_owned(),
                _ => return None,
            })
        });
        let all: Vec<_> = environment.iter().collect();
        assert_eq!(
            all,
            [
                ("MLTERM", "x".repeat(LONGEST).as_str()),
                ("TERM", "xterm[2J"),
                ("TMUX", "1")
            ]
        );
        assert!(!Environment::of(|_| Some(String::new())).has("TMUX"));
    }

    #[test]
    fn tmux_tells_of_its_terminal() {
        assert_eq!(
            Outer::read("kitty(0.26.5)\txterm-kitty\ton\n"),
            Some(Outer {
                version: "kitty(0.26.5)".to_owned(),
                term: "xterm-kitty".to_owned(),
                passes_through: true,
            })
        );
        let vte = Outer::read("\txterm-256color\t0\n").unwrap();
        assert_eq!((vte.version.as_str(), vte.passes_through), ("", false));
        assert_eq!(Outer::read(""), None);
    }
}
