//! How rows are sent to this terminal, decided from what it answered, what the
//! environment says and what the person wants.
//!
//! Pure. The order of belief: the person; whether a multiplexer stands between
//! (then only what it says of its own terminal counts); the terminal's answer
//! about its bidirectional mode; the names it gives itself; the variables it
//! sets, unless an answer contradicts; else rows go out as they are seen.

mod identify;
mod looks;

use self::identify::{behind, direct, multiplexer};
use super::colour::Depth;
use super::environment::{Environment, Outer};
use super::modes::RenderMode;
use super::probe::{Answers, Background, Bidi};
use super::switches::{Switch, Switches};

/// All that a decision follows from, but for the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub environment: Environment,
    pub outer: Option<Outer>,
    pub answers: Answers,
}

/// Kinds of terminals that are treated alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// It switched its bidi off when told to.
    Obeys,
    /// It knows its bidi mode and keeps reordering.
    Refuses,
    /// GNOME Terminal and its kin, where it could not be asked itself.
    Vte,
    Konsole,
    Mlterm,
    Mintty,
    Kitty,
    Putty,
    QTerminal,
    AppleTerminal,
    /// iTerm2 3.7 and later.
    Iterm,
    Alacritty,
    Foot,
    /// Any other: cells are believed to stay where they are put.
    Other,
}

impl Terminal {
    /// What it is called in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Obeys => "explicit-bidi",
            Self::Refuses => "implicit-bidi",
            Self::Vte => "vte",
            Self::Konsole => "konsole",
            Self::Mlterm => "mlterm",
            Self::Mintty => "mintty",
            Self::Kitty => "kitty",
            Self::Putty => "putty",
            Self::QTerminal => "qterminal",
            Self::AppleTerminal => "apple-terminal",
            Self::Iterm => "iterm2",
            Self::Alacritty => "alacritty",
            Self::Foot => "foot",
            Self::Other => "other",
        }
    }
}

impl Multiplexer {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tmux => "tmux",
            Self::Screen => "screen",
            Self::Zellij => "zellij",
        }
    }
}

impl Source {
    /// What it is called in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Environment => "environment",
            Self::Tmux => "tmux",
            Self::Nothing => "nothing",
        }
    }
}

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiplexer {
    Tmux,
    Screen,
    Zellij,
}

/// How the terminal is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It answered.
    Answer,
    /// The environment says so.
    Environment,
    /// tmux says so.
    Tmux,
    /// Nothing told of it.
    Nothing,
}

/// Where the person chose the mode, from what outdoes all else to what gives way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// For this run.
    ByOption(RenderMode),
    /// For all that is run there.
    ByEnvironment(RenderMode),
    /// Once, for this very terminal.
    ForTerminal(RenderMode),
    /// For all terminals of which nothing else is said.
    InFile(RenderMode),
}

impl Chosen {
    /// The mode that was chosen.
    #[must_use]
    pub fn mode(self) -> RenderMode {
        match self {
            Self::ByOption(mode)
            | Self::ByEnvironment(mode)
            | Self::ForTerminal(mode)
            | Self::InFile(mode) => mode,
        }
    }
}

/// What was decided, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// How a full screen is sent, with these switches in force.
    pub mode: RenderMode,
    pub switches: Switches,
    /// How lines are sent that stay on the terminal, with no switch in force.
    pub lines: RenderMode,
    /// Whether vowel marks ruin letters there.
    pub ruins_marks: bool,
    pub background: Background,
    /// How many colours it shows.
    pub shows: Depth,
    pub terminal: Terminal,
    pub within: Option<Multiplexer>,
    pub source: Source,
    pub chosen: Option<Chosen>,
}

/// How a kind of terminal shows rows.
struct Habit {
    /// What switches its reordering off.
    off: Option<Switch>,
    /// How rows must be sent while it is on.
    on: RenderMode,
    ruins_marks: bool,
}

/// Decides.
#[must_use]
pub fn decide(evidence: &Evidence, chosen: Option<Chosen>) -> Decision {
    let within = multiplexer(evidence);
    let (terminal, source) = match within {
        None => direct(evidence),
        Some(multiplexer) => behind(multiplexer, evidence),
    };
    let habit = habit(terminal);
    let off = match (habit.off, within) {
        (off, None) => off,
        (Some(Switch::Konsole), Some(Multiplexer::Tmux)) => {
            let outer = evidence.outer.as_ref();
            let passes = outer.is_some_and(|outer| outer.passes_through);
            passes.then_some(Switch::KonsoleThroughTmux)
        }
        // No way through is known.
        _ => None,
    };
    let own = if off.is_some() {
        RenderMode::Visual
    } else {
        habit.on
    };
    let mode = chosen.map_or(own, Chosen::mode);
    Decision {
        mode,
        // Explicit mode is asked of all, since whoever does not know it passes
        // over it. Other modes are for terminals that reorder.
        switches: match mode {
            RenderMode::Visual => [Switch::Explicit].into_iter().chain(off).collect(),
            _ => Switches::NONE,
        },
        lines: match (chosen, off, evidence.answers.bidi()) {
            // What is chosen for a terminal was judged with the switches in force.
            (None | Some(Chosen::ForTerminal(_)), Some(_), Some((Bidi::Off, Bidi::Off))) => {
                RenderMode::Visual
            }
            (None | Some(Chosen::ForTerminal(_)), Some(_), _) => habit.on,
            _ => mode,
        },
        ruins_marks: habit.ruins_marks,
        background: looks::background(evidence),
        shows: looks::depth(evidence, within),
        terminal,
        within,
        source,
        chosen,
    }
}

fn habit(terminal: Terminal) -> Habit {
    use RenderMode::{Implicit, ImplicitRuns, Visual, VisualWords};
    let (off, on) = match terminal {
        Terminal::Obeys | Terminal::Vte | Terminal::Mintty => (Some(Switch::Explicit), Implicit),
        Terminal::Konsole => (Some(Switch::Konsole), Implicit),
        Terminal::Mlterm => (Some(Switch::Mlterm), Implicit),
        Terminal::Refuses | Terminal::Putty | Terminal::AppleTerminal | Terminal::Iterm => {
            (None, Implicit)
        }
        Terminal::QTerminal => (None, ImplicitRuns),
        Terminal::Kitty => (None, VisualWords),
        Terminal::Alacritty | Terminal::Foot | Terminal::Other => (None, Visual),
    };
    Habit {
        off,
        on,
        ruins_marks: matches!(
            terminal,
            Terminal::Kitty | Terminal::Alacritty | Terminal::Foot
        ),
    }
}

#[cfg(test)]
mod tests;
