//! How far long work has come: on a terminal one row that is written over, elsewhere a
//! line now and then. On standard error, so that it is in nobody's way.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

use super::{Common, errors};
use crate::config::strings::Strings;

/// How often a row is written over, and how often a line is written.
const ROW_EVERY: Duration = Duration::from_millis(100);
const LINE_EVERY: Duration = Duration::from_secs(5);
/// The cells of the bar.
const BAR: usize = 24;

/// The progress of one piece of work.
pub(super) struct Progress {
    strings: Strings,
    /// The name of what is said of it.
    name: &'static str,
    is_terminal: bool,
    told: Instant,
    is_shown: bool,
}

impl Progress {
    pub(super) fn new(common: Common, name: &'static str) -> Self {
        Self {
            strings: Strings::new(common.language()),
            name,
            is_terminal: io::stderr().is_terminal(),
            told: Instant::now(),
            is_shown: false,
        }
    }

    /// So much is done, of so much if that is known; says it if it was not said just
    /// now.
    pub(super) fn tell(&mut self, done: usize, of: Option<usize>) {
        self.tell_with(&[("count", done)], of.map(|of| (done, of)));
    }

    /// These counts are to be said; of so many pieces, if it is known how many there
    /// are, so many are done.
    pub(super) fn tell_with(&mut self, counts: &[(&str, usize)], of: Option<(usize, usize)>) {
        let every = if self.is_terminal {
            ROW_EVERY
        } else {
            LINE_EVERY
        };
        if self.told.elapsed() < every {
            return;
        }
        self.told = Instant::now();
        let counts = counts.iter().map(|(name, count)| (*name, (*count).into()));
        let said = match of {
            None => self.strings.with(self.name, counts),
            Some((done, of)) => {
                let pieces = [("done", done.into()), ("of", of.into())];
                let name = format!("{}-of", self.name);
                self.strings.with(&name, counts.chain(pieces))
            }
        };
        if !self.is_terminal {
            errors::complain(self.strings.language(), &said);
            return;
        }
        let bar = of.map(|(done, of)| bar(done, of)).unwrap_or_default();
        let row = errors::row(self.strings.language(), &said, &bar);
        // Who cannot be told does not hear it.
        let _ = write!(io::stderr(), "\r\x1b[K{row}\r");
        let _ = io::stderr().flush();
        self.is_shown = true;
    }

    /// Takes the row away, so that something else can be written.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// Nothing more is told.
    pub(super) fn end(&mut self) {
        self.clear();
    }
}

fn bar(done: usize, of: usize) -> String {
    let filled = (done * BAR).checked_div(of).unwrap_or(BAR).min(BAR);
    format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled))
}

/// Whether somebody wants it to stop: between two steps, so that nothing is left half
/// done. Who asks twice is obeyed at once.
pub(super) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Stops on Ctrl+C and what else ends a program.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn on_signals() -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            flag::register_conditional_default(signal, Arc::clone(&asked))?;
            flag::register(signal, Arc::clone(&asked))?;
        }
        Ok(Self(asked))
    }

    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Drop for Stop {
    /// Signals do what they usually do again.
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
