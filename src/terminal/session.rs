//! Taking the terminal and giving it back as it was found.
//!
//! But for what cannot be asked: the settings of Konsole and mlterm that order
//! text are switched on when it is given back, even if they were found off.
//!
//! The one place that changes terminal modes. What was found is kept in a
//! record that never changes, and an atomic says whether the terminal is ours;
//! so a panic hook, a drop and a signal path can each give it back without a
//! lock, in any order, any number of times. Nothing here exits the process.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};

use nix::sys::signal::{self, Signal};
use nix::unistd::{self, Pid};
use rustix::termios::{self, OptionalActions, Termios};
use signal_hook::SigId;
use signal_hook::consts::SIGCONT;

use crate::terminal::switches::{Switch, Switches};
use crate::terminal::tty;

/// Alternate screen; bracketed paste; cursor hidden.
const TAKE: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l";

/// The same undone from the last to the first, after an end to a frame that may be
/// half sent and to its colours; harmless where it was undone already. The switches
/// of bidi are undone before the screen that was there returns.
const GIVE_BACK: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?25h\x1b[?2004l";
const OLD_SCREEN: &[u8] = b"\x1b[?1049l";

/// Reports of the mouse: presses (1000), also while it moves with the button down
/// (1002), in numbers (1006). Terminals keep it to themselves while Shift is held.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The terminal, taken. Dropping it gives it back.
#[derive(Debug)]
pub struct Session {
    hold: Arc<Hold>,
    /// A byte arrives here each time the process is continued.
    continued: UnixStream,
    listener: SigId,
}

/// Whether the process was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspended {
    /// It was, and has been continued: the size may be another one.
    Resumed,
    /// Nobody could have continued it (it runs without a shell that controls
    /// jobs), so it was not.
    Refused,
}

impl Session {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, hidden
    /// cursor, explicit bidi; and asks it `questions` in the same write. Answers
    /// come as events.
    ///
    /// # Errors
    /// When there is no terminal or it refuses; it is then as it was.
    pub fn enter(questions: &[u8]) -> io::Result<Self> {
        let tty = tty::open()?;
        let found = termios::tcgetattr(&tty)?;
        let (continued, on_continue) = UnixStream::pair()?;
        let listener = signal_hook::low_level::pipe::register(SIGCONT, on_continue)?;
        let hold = Arc::new(Hold {
            tty,
            found,
            taken: AtomicBool::new(false),
            mouse: AtomicBool::new(false),
            times: AtomicU32::new(0),
            // As the questions leave it.
            off: AtomicU8::new(Switches::NONE.with(Switch::Explicit).bits()),
            was_explicit: AtomicBool::new(false),
        });
        // Built first, so that a failure half way gives back what was taken.
        let session = Self {
            hold,
            continued,
            listener,
        };
        session.hold.take(questions)?;
        Ok(session)
    }

    /// Has just these switches in force, until the terminal is given back; then,
    /// and whenever it is, they are undone. Whether others were in force before, so
    /// that the next frame must be painted whole.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn switch(&self, wanted: Switches) -> io::Result<bool> {
        self.hold.switch(wanted)
    }

    /// Has bidi left explicit when the terminal is given back: it was found so.
    pub fn leave_explicit(&self) {
        self.hold.was_explicit.store(true, Ordering::SeqCst);
    }

    /// Gives the terminal back. Calling it again does nothing.
    ///
    /// # Errors
    /// When the terminal is gone or refuses.
    pub fn leave(&self) -> io::Result<()> {
        self.hold.give_back()
    }

    /// From now on a panic, in any thread, gives the terminal back before its
    /// message is written. The previous hook is called after that.
    pub fn install_panic_hook(&self) {
        let hold = Arc::clone(&self.hold);
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // A terminal that is gone must not hide the message.
            let _ = hold.give_back();
            previous(info);
        }));
    }

    /// Gives the terminal back, stops the process as Ctrl-Z would, waits to be
    /// continued and takes the terminal again, asking it `questions`, if any, in the
    /// same write. The next frame is painted whole.
    ///
    /// The whole process group stops, as it would by Ctrl-Z: a program that
    /// started this one must let go of the terminal as well.
    ///
    /// # Errors
    /// When the terminal is gone or refuses.
    pub fn suspend(&mut self, questions: &[u8]) -> io::Result<Suspended> {
        if !someone_would_continue_us() {
            return Ok(Suspended::Refused);
        }
        self.hold.give_back()?;
        self.forget_continues()?;
        // SIGTSTP is ours and comes as an event, so its default, to stop, is
        // asked for by the signal that has no other meaning.
        let own_group = Pid::from_raw(0);
        signal::kill(own_group, Signal::SIGSTOP)?;
        // This thread may run on for a moment before it stops, so it is the
        // SIGCONT, not the next line, that says it goes on.
        self.continued.read_exact(&mut [0])?;
        self.hold.take(questions)?;
        Ok(Suspended::Resumed)
    }

    /// After the process was continued from a stop that it did not ask for:
    /// sets every mode again, since the shell has set its own in between, asking
    /// `questions`, if any, in the same write. The next frame is painted whole.
    ///
    /// # Errors
    /// When the terminal is gone or refuses.
    pub fn resume(&self, questions: &[u8]) -> io::Result<()> {
        self.hold.take(questions)
    }

    /// Has the mouse reported, or not, from now on until the terminal is given back,
    /// and whenever it is taken again.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn report_mouse(&self, on: bool) -> io::Result<()> {
        if self.hold.mouse.swap(on, Ordering::SeqCst) == on {
            return Ok(());
        }
        self.send(if on { MOUSE_ON } else { MOUSE_OFF })?;
        if on && !self.hold.is_taken() {
            // A panic in another thread has given the terminal back meanwhile.
            self.hold.tty().write_all(MOUSE_OFF)?;
        }
        Ok(())
    }

    /// Sends bytes between two frames; nothing if the terminal was given back.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn send(&self, bytes: &[u8]) -> io::Result<()> {
        if !self.hold.is_taken() {
            return Err(io::Error::other("the terminal has been given back"));
        }
        self.hold.tty().write_all(bytes)
    }

    /// The record that the screen shares.
    pub(super) fn hold(&self) -> &Arc<Hold> {
        &self.hold
    }

    fn forget_continues(&mut self) -> io::Result<()> {
        self.continued.set_nonblocking(true)?;
        let mut seen = [0; 64];
        while matches!(self.continued.read(&mut seen), Ok(count) if count > 0) {}
        self.continued.set_nonblocking(false)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.hold.give_back();
        signal_hook::low_level::unregister(self.listener);
    }
}

/// The terminal, how it was found, and whether it is ours now.
#[derive(Debug)]
pub(super) struct Hold {
    tty: File,
    found: Termios,
    taken: AtomicBool,
    /// Whether the mouse is to be reported while the terminal is ours.
    mouse: AtomicBool,
    times: AtomicU32,
    /// The switches in force, as bits.
    off: AtomicU8,
    /// Whether bidi was explicit already.
    was_explicit: AtomicBool,
}

impl Hold {
    pub(super) fn tty(&self) -> &File {
        &self.tty
    }

    pub(super) fn is_taken(&self) -> bool {
        self.taken.load(Ordering::SeqCst)
    }

    /// How often the terminal was taken: another number, another screen.
    pub(super) fn times(&self) -> u32 {
        self.times.load(Ordering::SeqCst)
    }

    /// The switches in force.
    pub(super) fn switches(&self) -> Switches {
        Switches::from_bits(self.off.load(Ordering::SeqCst))
    }

    fn take(&self, questions: &[u8]) -> io::Result<()> {
        let mut raw = self.found.clone();
        raw.make_raw();
        self.taken.store(true, Ordering::SeqCst);
        self.times.fetch_add(1, Ordering::SeqCst);
        // The attributes first: in the background this stops the process until
        // it may write, before anything is written.
        self.set(&raw)?;
        // Questions come to the terminal as it was found; they make bidi explicit by
        // themselves, wanted or not.
        let explicit = Switches::NONE.with(Switch::Explicit);
        let wanted = self.switches();
        let (off, on) = match questions {
            [] => (wanted, Switches::NONE),
            _ => (wanted.without(explicit), explicit.without(wanted)),
        };
        let switched = off.iter().map(Switch::off).chain(on.iter().map(Switch::on));
        let switched = switched.collect::<Vec<_>>().concat();
        let bytes = [TAKE, self.mouse(MOUSE_ON), questions, &switched].concat();
        (&self.tty).write_all(&bytes)
    }

    fn switch(&self, wanted: Switches) -> io::Result<bool> {
        let before = Switches::from_bits(self.off.swap(wanted.bits(), Ordering::SeqCst));
        if before == wanted || !self.is_taken() {
            return Ok(false);
        }
        let on = before.without(wanted).iter().map(Switch::on);
        let off = wanted.without(before).iter().map(Switch::off);
        self.write(&on.chain(off).collect::<Vec<_>>().concat())?;
        Ok(true)
    }

    /// Writes to the terminal that is ours; whether it still is. If a panic in
    /// another thread has given it back meanwhile, what was written is undone.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<bool> {
        (&self.tty).write_all(bytes)?;
        let is_taken = self.is_taken();
        if !is_taken {
            (&self.tty).write_all(&[GIVE_BACK, &self.undone()].concat())?;
        }
        Ok(is_taken)
    }

    /// `bytes` if the mouse is to be reported while the terminal is ours.
    fn mouse(&self, bytes: &'static [u8]) -> &'static [u8] {
        if self.mouse.load(Ordering::SeqCst) {
            bytes
        } else {
            &[]
        }
    }

    /// The bytes that leave bidi as it was found.
    fn undone(&self) -> Vec<u8> {
        let others = self
            .switches()
            .without(Switches::NONE.with(Switch::Explicit));
        let explicit = match self.was_explicit.load(Ordering::SeqCst) {
            true => Switch::Explicit.off(),
            false => Switch::Explicit.on(),
        };
        let on = others.iter().rev().map(Switch::on);
        on.chain([explicit]).collect::<Vec<_>>().concat()
    }

    fn give_back(&self) -> io::Result<()> {
        if !self.taken.swap(false, Ordering::SeqCst) {
            return Ok(());
        }
        let bytes = [self.mouse(MOUSE_OFF), GIVE_BACK, &self.undone(), OLD_SCREEN].concat();
        let written = (&self.tty).write_all(&bytes);
        self.set(&self.found)?;
        written
    }

    fn set(&self, attributes: &Termios) -> io::Result<()> {
        // At once: waiting for the output to drain could wait for ever.
        rustix::io::retry_on_intr(|| {
            termios::tcsetattr(&self.tty, OptionalActions::Now, attributes)
        })?;
        Ok(())
    }
}

/// Whether a shell with job control stands above us. Without one (a terminal
/// that runs the program itself, a session of our own) a stopped process would
/// stay stopped, which is why POSIX ignores Ctrl-Z in an orphaned group.
///
/// In a process namespace (a container) a session that began outside has the
/// number 0, and so has a parent outside, which cannot be asked.
fn someone_would_continue_us() -> bool {
    let (parent, group) = (unistd::getppid(), unistd::getpgrp());
    let Ok(session) = unistd::getsid(None) else {
        return false;
    };
    if group == session || parent.as_raw() == 0 {
        return false;
    }
    // A parent in our own group (a script, `cargo run`) stops along with us,
    // and whoever leads the session continues both.
    let same_group = unistd::getpgid(Some(parent)) == Ok(group);
    same_group || unistd::getsid(Some(parent)) == Ok(session)
}
