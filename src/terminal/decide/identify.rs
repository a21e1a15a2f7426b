//! Which terminal it is, by what it says and what others say of it.
//!
//! Tables. Numbers and names were recorded from the terminals themselves, or
//! stand in their sources and documentation (mintty, iTerm2, Apple's Terminal).

use super::{Environment, Evidence, Multiplexer, Source, Terminal};
use crate::terminal::probe::Bidi;

/// The first VTE that reorders, and knows the switch: 0.58.
const VTE_WITH_BIDI: u32 = 5800;

/// The first iTerm2 that reorders by default.
const ITERM_WITH_BIDI: (u32, u32) = (3, 7);

/// The multiplexer that answers for the terminal. An inherited variable counts
/// only if nothing else answers.
pub(super) fn multiplexer(evidence: &Evidence) -> Option<Multiplexer> {
    let (environment, answers) = (&evidence.environment, &evidence.answers);
    let version = answers.version().unwrap_or_default();
    let kind = answers.secondary().map(|[kind, ..]| kind);
    if version.starts_with("tmux ") || kind == Some(84) {
        return Some(Multiplexer::Tmux);
    }
    if kind == Some(83) {
        return Some(Multiplexer::Screen);
    }
    if environment.has("ZELLIJ") && (version.is_empty() || version.starts_with("Zellij")) {
        return Some(Multiplexer::Zellij);
    }
    if kind.is_some() || !version.is_empty() {
        return None;
    }
    let term = environment.get("TERM");
    let own_term = term.starts_with("tmux") || term.starts_with("screen");
    if environment.has("TMUX") && (own_term || environment.get("TERM_PROGRAM") == "tmux") {
        Some(Multiplexer::Tmux)
    } else if environment.has("STY") && own_term {
        Some(Multiplexer::Screen)
    } else {
        None
    }
}

/// The terminal that is spoken to without anything between.
pub(super) fn direct(evidence: &Evidence) -> (Terminal, Source) {
    let (environment, answers) = (&evidence.environment, &evidence.answers);
    let answered = match answers.bidi() {
        Some((_, Bidi::Off)) => Some(Terminal::Obeys),
        Some((_, Bidi::On)) => Some(Terminal::Refuses),
        _ => match (answers.version(), answers.secondary()) {
            (Some(version), _) => Some(by_version(version).unwrap_or(Terminal::Other)),
            (None, Some(numbers)) => by_numbers(numbers, environment),
            (None, None) => None,
        },
    };
    match answered {
        Some(terminal) => (terminal, Source::Answer),
        None => by_environment(environment, answers.secondary().is_some()),
    }
}

/// The terminal in which a multiplexer is shown.
pub(super) fn behind(multiplexer: Multiplexer, evidence: &Evidence) -> (Terminal, Source) {
    let environment = &evidence.environment;
    let outer = evidence
        .outer
        .as_ref()
        .filter(|_| multiplexer == Multiplexer::Tmux);
    let Some(outer) = outer else {
        // zellij leaves TERM as it was; the others set their own.
        let found = by_term(environment.get("TERM")).or_else(|| by_variables(environment));
        return named(found, Source::Environment);
    };
    if !outer.version.is_empty() {
        let terminal = by_version(&outer.version).unwrap_or(Terminal::Other);
        return (terminal, Source::Tmux);
    }
    match by_term(&outer.term) {
        Some(terminal) => (terminal, Source::Tmux),
        None => named(by_variables(environment), Source::Environment),
    }
}

/// By the answer to XTVERSION; `None` for a name that means nothing to us.
fn by_version(version: &str) -> Option<Terminal> {
    let starts = |name| version.starts_with(name);
    Some(if starts("Konsole") {
        Terminal::Konsole
    } else if starts("kitty(") {
        Terminal::Kitty
    } else if starts("mlterm") {
        Terminal::Mlterm
    } else if starts("VTE(") {
        Terminal::Vte
    } else if starts("mintty") {
        Terminal::Mintty
    } else if starts("foot(") {
        Terminal::Foot
    } else {
        iterm(version.strip_prefix("iTerm2 ")?)
    })
}

/// By secondary attributes, which some terminals have to themselves.
fn by_numbers(numbers: [u32; 3], environment: &Environment) -> Option<Terminal> {
    Some(match numbers {
        [24, 279, _] => Terminal::Mlterm,
        [0, 136, _] => Terminal::Putty,
        [77, ..] => Terminal::Mintty,
        [1, 4000..=4999, _] => Terminal::Kitty,
        // QTerminal took the numbers over from Konsole, which changed its own.
        [0, 115, _] if !environment.has("KONSOLE_VERSION") => Terminal::QTerminal,
        [_, 115, _] => Terminal::Konsole,
        // A version of many digits; Windows Terminal, which says 0;10;1, has not.
        [0, 1000..=u32::MAX, 1] => Terminal::Alacritty,
        _ => return None,
    })
}

/// By what the terminal has put into the environment. One that gave numbers and
/// is not known by them is none of those that are.
fn by_environment(environment: &Environment, has_numbers: bool) -> (Terminal, Source) {
    let known_by_numbers = |terminal: &Terminal| {
        use Terminal::{Alacritty, Kitty, Konsole, Mintty, Mlterm, Putty, QTerminal, Vte};
        matches!(
            terminal,
            Alacritty | Kitty | Konsole | Mintty | Mlterm | Putty | QTerminal | Vte
        )
    };
    let found = by_term(environment.get("TERM")).or_else(|| by_variables(environment));
    let found = found.filter(|terminal| !(has_numbers && known_by_numbers(terminal)));
    named(found, Source::Environment)
}

/// By `TERM`, where that names one program.
fn by_term(term: &str) -> Option<Terminal> {
    let starts = |name| term.starts_with(name);
    Some(if starts("xterm-kitty") {
        Terminal::Kitty
    } else if starts("mlterm") {
        Terminal::Mlterm
    } else if starts("alacritty") {
        Terminal::Alacritty
    } else if starts("foot") {
        Terminal::Foot
    } else if starts("konsole") {
        Terminal::Konsole
    } else if starts("mintty") {
        Terminal::Mintty
    } else if ["rxvt", "st-", "linux", "xterm-ghostty", "wezterm"]
        .into_iter()
        .any(starts)
    {
        Terminal::Other
    } else {
        return None;
    })
}

/// By the variables of which each belongs to one program.
fn by_variables(environment: &Environment) -> Option<Terminal> {
    let vte = environment.get("VTE_VERSION").parse::<u32>();
    Some(if environment.has("MLTERM") {
        Terminal::Mlterm
    } else if environment.has("KONSOLE_VERSION") {
        Terminal::Konsole
    } else if environment.has("KITTY_WINDOW_ID") {
        Terminal::Kitty
    } else if vte.is_ok_and(|version| version >= VTE_WITH_BIDI) {
        Terminal::Vte
    } else if environment.has("ALACRITTY_WINDOW_ID") {
        Terminal::Alacritty
    } else if environment.get("TERM_PROGRAM") == "Apple_Terminal" {
        Terminal::AppleTerminal
    } else if environment.get("TERM_PROGRAM") == "iTerm.app" {
        iterm(environment.get("TERM_PROGRAM_VERSION"))
    } else if environment.get("LC_TERMINAL") == "iTerm2" {
        iterm(environment.get("LC_TERMINAL_VERSION"))
    } else {
        return None;
    })
}

fn iterm(version: &str) -> Terminal {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit());
    let mut number = || {
        numbers
            .next()
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(0)
    };
    if (number(), number()) >= ITERM_WITH_BIDI {
        Terminal::Iterm
    } else {
        Terminal::Other
    }
}

fn named(terminal: Option<Terminal>, source: Source) -> (Terminal, Source) {
    match terminal {
        Some(terminal) => (terminal, source),
        None => (Terminal::Other, Source::Nothing),
    }
}
