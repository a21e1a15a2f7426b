//! In which manner rows are sent to this terminal: what is known of it, what is
//! remembered of it, what the person chose. Asks nothing and sends nothing
//! itself; whoever talks to the terminal hands its answers in and does what is
//! decided.

use std::io;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

pub(super) use super::mode_names::{MODES, name};
use crate::config::paths;
use crate::config::remembered::{Known, Terminals};
use crate::layout::Marks;
use crate::library::notice::Notice;
use crate::terminal::decide::{Chosen, Decision, Evidence, decide};
use crate::terminal::environment::{Environment, Outer};
use crate::terminal::modes::RenderMode;
use crate::terminal::probe::{Answers, Bidi, CONSOLE_QUESTIONS, QUESTIONS};
use crate::terminal::screen::Screen;
use crate::terminal::session::Session;

/// How long a terminal that has not answered yet holds up anything.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);

/// What is known, remembered and chosen, and what follows.
#[derive(Debug)]
pub(super) struct Manner {
    /// What is known for certain: what has been answered in this run.
    evidence: Evidence,
    awaits_tmux: bool,
    time_is_up: bool,
    /// Whether answers of earlier runs count for nothing.
    disregards_the_past: bool,
    /// Whether there is something to remember.
    has_news: bool,
    memory: Memory,
    /// What the person chose for more than this terminal. A key pressed later outdoes it.
    wish: Option<Chosen>,
    /// What the person chose for this terminal in this run, or took back.
    by_key: Option<Option<RenderMode>>,
    decision: Decision,
}

/// What is kept in the file of terminals.
#[derive(Debug, Default)]
struct Memory {
    /// `None` if nothing is to be remembered.
    path: Option<PathBuf>,
    terminals: Terminals,
    /// Why the file could not be read. It is then not written either.
    broken: Option<String>,
}

impl Manner {
    /// What can be said before the terminal is asked. `wish` is what the person chose
    /// for more than this terminal, `memory` the file of terminals, if there is to be one.
    pub(super) fn new(wish: Option<Chosen>, memory: Option<PathBuf>) -> Self {
        let environment = Environment::of(|name| std::env::var(name).ok());
        let evidence = Evidence {
            environment,
            ..Evidence::default()
        };
        Self::with(evidence, wish, memory)
    }

    fn with(evidence: Evidence, wish: Option<Chosen>, memory: Option<PathBuf>) -> Self {
        let mut manner = Self {
            awaits_tmux: evidence.environment.has("TMUX"),
            decision: decide(&evidence, None),
            evidence,
            time_is_up: false,
            disregards_the_past: false,
            has_news: false,
            memory: Memory::of(memory),
            wish,
            by_key: None,
        };
        manner.decide();
        manner
    }

    /// The same, going only by what is answered in this run. What the person chose
    /// for this terminal still holds.
    pub(super) fn on_evidence_alone(mut self) -> Self {
        self.disregards_the_past = true;
        self.decide();
        self
    }

    /// What is decided now.
    pub(super) fn decision(&self) -> &Decision {
        &self.decision
    }

    /// What is known for certain.
    pub(super) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// What this terminal is to be asked.
    pub(super) fn questions(&self) -> &'static [u8] {
        match self.evidence.environment.get("TERM") {
            "linux" => CONSOLE_QUESTIONS,
            _ => QUESTIONS,
        }
    }

    /// Whether tmux is to be asked which terminal it is shown in.
    pub(super) fn awaits_tmux(&self) -> bool {
        self.awaits_tmux
    }

    /// Whether a first frame need wait for nothing more: everything was answered,
    /// or was in an earlier run, or it has taken too long.
    pub(super) fn is_settled(&self) -> bool {
        self.time_is_up || !self.awaits_tmux && (self.is_answered() || self.recall().is_some())
    }

    /// Waits no more.
    pub(super) fn settle(&mut self) {
        self.time_is_up = true;
        self.has_news |= self.recall().is_none();
    }

    /// Whether nothing is waited for any more: what comes now comes late.
    pub(super) fn has_settled(&self) -> bool {
        self.time_is_up
    }

    /// Whether the terminal has answered all it was asked.
    pub(super) fn is_answered(&self) -> bool {
        self.evidence.answers.is_complete()
    }

    /// Takes a reply of the terminal; whether something else is decided now.
    pub(super) fn reply(&mut self, reply: &[u8]) -> bool {
        if !self.evidence.answers.take(reply) {
            return false;
        }
        self.has_news |= self.is_answered();
        self.decide()
    }

    /// Forgets what was answered, since everything is asked once more: what is still
    /// missing may have gone to somebody else meanwhile.
    pub(super) fn asks_again(&mut self) {
        let answers = std::mem::take(&mut self.evidence.answers);
        // Else colours would change for a moment.
        self.evidence.answers = answers.about_background();
    }

    /// Has bidi that was off when the terminal was found left off. To be called
    /// after every reply, whatever is decided: the terminal may be given back next.
    pub(super) fn leave_as_found(&self, session: &Session) {
        if matches!(self.evidence.answers.bidi(), Some((Bidi::Off, _))) {
            session.leave_explicit();
        }
    }

    /// Takes what tmux says; whether something else is decided now.
    pub(super) fn tmux(&mut self, outer: Option<Outer>) -> bool {
        self.awaits_tmux = false;
        self.evidence.outer = outer;
        self.decide()
    }

    /// Has rows sent as is decided now. What is on the screen is painted anew if
    /// that is another way than before.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn obey(&self, session: &Session, screen: &mut Screen) -> io::Result<()> {
        if session.switch(self.decision.switches)? {
            screen.redraw();
        }
        screen.set_mode(self.decision.mode);
        Ok(())
    }

    /// Goes on to the next mode: after what is usual here all others, then that
    /// again. Remembers it.
    ///
    /// # Errors
    /// When it could not be remembered; it holds nevertheless.
    pub(super) fn cycle(&mut self) -> io::Result<()> {
        let own = self.usual().mode;
        let others = MODES
            .iter()
            .map(|(mode, _)| *mode)
            .filter(|mode| *mode != own);
        let mut ring = vec![None];
        ring.extend(others.map(Some));
        let now = Some(self.decision.mode).filter(|mode| *mode != own);
        let at = ring.iter().position(|mode| *mode == now).unwrap_or(0);
        self.choose(ring[(at + 1) % ring.len()])
    }

    /// Takes the person's choice for this terminal, `None` for what suits it, and
    /// remembers it.
    ///
    /// # Errors
    /// When it could not be remembered; it holds nevertheless.
    pub(super) fn choose(&mut self, mode: Option<RenderMode>) -> io::Result<()> {
        self.by_key = Some(mode);
        self.decide();
        self.remember()
    }

    /// Keeps what was answered for the next run, if there is something new.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub(super) fn remember_news(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.has_news) {
            self.remember()
        } else {
            Ok(())
        }
    }

    /// Keeps what was answered and chosen.
    fn remember(&mut self) -> io::Result<()> {
        let Some(path) = &self.memory.path else {
            return Ok(());
        };
        if let Some(reason) = &self.memory.broken {
            return Err(io::Error::other(reason.clone()));
        }
        // What another run chose meanwhile stays in the file, unless something was
        // chosen here, and out of this run: a late reply would change the mode.
        let mut own = self.memory.terminals.clone();
        self.put_into(&mut own);
        Terminals::change(path, |terminals| self.put_into(terminals))?;
        self.memory.terminals = own;
        Ok(())
    }

    /// Puts first what was answered here and what was chosen, here or there.
    fn put_into(&self, terminals: &mut Terminals) {
        let answers = &self.evidence.answers;
        let chosen = match self.by_key {
            Some(mode) => mode.map(|mode| name(mode).to_owned()),
            None => self
                .recall_from(terminals)
                .and_then(|known| known.render.clone()),
        };
        let known = Known {
            environment: self.surroundings(),
            answers: answers.printed(),
            render: chosen,
        };
        terminals.put(known, |other| {
            let before = read(other);
            self.is_here(other) && (!before.is_complete() || before.are_of_the_same(answers))
        });
    }

    /// The name of the file of terminals, and why it could not be read.
    pub(super) fn broken_memory(&self) -> Option<(String, Vec<Notice>)> {
        let path = self.memory.path.as_deref().map(paths::shown)?;
        let reason = self.memory.broken.clone()?;
        Some((path, vec![Notice::Unreadable { reason }]))
    }

    fn decide(&mut self) -> bool {
        let before = self.decision;
        let chosen = match (self.by_key, self.wish) {
            (None, Some(Chosen::ByOption(_) | Chosen::ByEnvironment(_))) => self.wish,
            _ => {
                let here = self.chosen_for_terminal().map(Chosen::ForTerminal);
                here.or(self.general_wish())
            }
        };
        self.decision = decide(&self.believed(), chosen);
        self.decision != before
    }

    /// What would be decided if the person had chosen nothing for this run or terminal.
    pub(super) fn usual(&self) -> Decision {
        decide(&self.believed(), self.general_wish())
    }

    /// What the person chose for all terminals of which nothing else is said.
    fn general_wish(&self) -> Option<Chosen> {
        let is_general = |chosen: &Chosen| matches!(chosen, Chosen::InFile(_));
        self.wish.filter(is_general)
    }

    /// The evidence, with the answers of an earlier run until there are new ones.
    fn believed(&self) -> Evidence {
        let mut evidence = self.evidence.clone();
        if !self.is_answered()
            && !self.disregards_the_past
            && let Some(known) = self.recall()
        {
            evidence.answers = read(known);
        }
        evidence
    }

    /// What was chosen for this terminal, in this run or earlier.
    fn chosen_for_terminal(&self) -> Option<RenderMode> {
        if let Some(mode) = self.by_key {
            return mode;
        }
        let render = self.recall()?.render.as_deref()?;
        MODES
            .iter()
            .find(|(_, name)| *name == render)
            .map(|(mode, _)| *mode)
    }

    /// What is remembered of this terminal: if it has answered, of one with the
    /// same answers.
    fn recall(&self) -> Option<&Known> {
        self.recall_from(&self.memory.terminals)
    }

    fn recall_from<'a>(&self, terminals: &'a Terminals) -> Option<&'a Known> {
        let answers = &self.evidence.answers;
        let mut here = terminals.known.iter().filter(|known| self.is_here(known));
        here.find(|known| !self.is_answered() || read(known).are_of_the_same(answers))
    }

    fn is_here(&self, known: &Known) -> bool {
        known.environment == self.surroundings()
    }

    /// What the environment says of the terminal, tmux included.
    fn surroundings(&self) -> Vec<String> {
        let Evidence {
            environment, outer, ..
        } = &self.evidence;
        // The same terminal may change its colours.
        let of_kind = environment.iter().filter(|(name, _)| *name != "COLORFGBG");
        let mut lines: Vec<_> = of_kind
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if let Some(Outer {
            version,
            term,
            passes_through,
        }) = outer
        {
            lines.push(format!("tmux: {version}; {term}; {passes_through}"));
        }
        lines
    }
}

impl Memory {
    fn of(path: Option<PathBuf>) -> Self {
        let loaded = path
            .as_deref()
            .map_or(Ok(Terminals::default()), Terminals::load);
        let (terminals, broken) = match loaded {
            Ok(terminals) => (terminals, None),
            Err(error) => (Terminals::default(), Some(error.to_string())),
        };
        Self {
            path,
            terminals,
            broken,
        }
    }
}

/// Asks the tmux that one is in, in the background, and hands on what it says.
///
/// # Errors
/// When the system refuses a thread.
pub(super) fn ask_tmux(tell: impl FnOnce(Option<Outer>) + Send + 'static) -> io::Result<()> {
    let ask = move || tell(Outer::ask_tmux());
    thread::Builder::new()
        .name("tmux".to_owned())
        .spawn(ask)
        .map(drop)
}

/// The vowel marks that suit a terminal.
pub(super) fn marks(decision: &Decision) -> Marks {
    if decision.ruins_marks {
        Marks::Strip
    } else {
        Marks::Keep
    }
}

fn read(known: &Known) -> Answers {
    Answers::read(known.answers.iter().map(String::as_str))
}

#[cfg(test)]
mod tests;
