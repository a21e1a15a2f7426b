//! How lines are sent that stay on the terminal: in which order, with which marks
//! and in which colours. The terminal itself is not asked: a command that only
//! writes must not read what is typed.

use std::path::PathBuf;
use std::sync::mpsc;

use ratatui::style::Modifier;

use super::colours::Colours;
use super::manner::{Manner, PATIENCE, ask_tmux};
use crate::config::theme::{Choice as Wanted, Rgb, Style};
use crate::terminal::colour::{Choice as Colour, Depth, is_dark};
use crate::terminal::decide::Chosen;
use crate::terminal::modes::RenderMode;

/// How lines are sent.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    pub mode: RenderMode,
    /// Whether a person chose that for this terminal.
    pub is_chosen: bool,
    /// Whether vowel marks ruin letters there.
    pub ruins_marks: bool,
    /// `None` where nothing but text is to be sent.
    pub inks: Option<Inks>,
}

/// How parts of lines look that are no plain text. The ground is the terminal's.
#[derive(Clone, Copy, Debug)]
pub struct Inks {
    depth: Depth,
    is_dark: bool,
    roles: [Style; Role::COUNT],
}

/// A part that is no plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Title,
    Subhead,
    Clutter,
    /// What stands back: sources, dates, places.
    Dim,
    /// Names of actors, and what one looks for.
    Key,
    /// A mention among the words around it.
    Mention,
}

impl Role {
    const COUNT: usize = 6;
}

impl Inks {
    /// The text in the look of a role; blanks before it stay plain.
    #[must_use]
    pub fn paint(self, role: Role, text: &str) -> String {
        let Style {
            fg,
            bold,
            underline,
            ..
        } = self.roles[role as usize];
        let mut attributes = Modifier::empty();
        attributes.set(Modifier::BOLD, bold);
        attributes.set(Modifier::UNDERLINED, underline);
        let ink = fg.map(|Rgb(red, green, blue)| [red, green, blue]);
        let begin = self.depth.begin(ink, self.is_dark, attributes);
        let letters = text.trim_start_matches(' ');
        if begin.is_empty() || letters.is_empty() {
            return text.to_owned();
        }
        let blanks = &text[..text.len() - letters.len()];
        format!("{blanks}{begin}{letters}\x1b[m")
    }
}

/// How lines are sent to the terminal, as far as that can be said without asking
/// it; `wish` is what the person chose for more than this terminal, `memory` the file of
/// what is remembered of terminals.
#[must_use]
pub fn to_terminal(
    wish: Option<Chosen>,
    memory: Option<PathBuf>,
    theme: Wanted,
    colour: Colour,
) -> Lines {
    let mut manner = Manner::new(wish, memory);
    if manner.awaits_tmux() {
        let (tell, told) = mpsc::channel();
        // If it does not come in time, the environment has to do.
        let asked = ask_tmux(move |outer| drop(tell.send(outer)));
        if let (Ok(()), Ok(outer)) = (asked, told.recv_timeout(PATIENCE)) {
            manner.tmux(outer);
        }
    }
    let decision = manner.decision();
    // Who says so, or has no name, may show what begins a look as text.
    let term = manner.evidence().environment.get("TERM");
    let is_plain = colour == Colour::Never || is_dumb(term) && !is_asked_for(colour);
    Lines {
        mode: decision.lines,
        is_chosen: matches!(decision.chosen, Some(Chosen::ForTerminal(_))),
        ruins_marks: decision.ruins_marks,
        inks: (!is_plain).then(|| inks(&Colours::new(theme, colour, decision))),
    }
}

/// Looks for lines of which nothing is known but what the person wants: in a pipe
/// there are none, unless they were asked for.
#[must_use]
pub fn to_pipe(theme: Wanted, colour: Colour) -> Option<Inks> {
    is_asked_for(colour).then(|| inks(&Colours::unknowing(theme, colour)))
}

fn is_asked_for(colour: Colour) -> bool {
    matches!(colour, Colour::Always | Colour::Exactly(_))
}

fn is_dumb(term: &str) -> bool {
    matches!(term, "" | "dumb")
}

fn inks(colours: &Colours) -> Inks {
    let theme = colours.theme();
    // What nothing is known of has letters of its own colour.
    let ground = theme.text.bg.unwrap_or(Rgb(0, 0, 0));
    Inks {
        depth: colours.depth(),
        is_dark: is_dark([ground.0, ground.1, ground.2]),
        roles: [
            theme.title,
            theme.subhead,
            theme.clutter,
            theme.dim,
            theme.key,
            Style {
                fg: theme.key.fg,
                ..theme.focused
            },
        ],
    }
}
