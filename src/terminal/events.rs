//! Everything that happens at the terminal, as one stream of events, and a bell for what
//! happens elsewhere.
//!
//! Whoever waits sleeps until bytes, a signal or the bell wakes it; there is no tick, so
//! an idle reader costs nothing. It interprets no key and changes no terminal mode.
//! Signals arrive here like keys, because nothing may be done inside a signal handler.
//!
//! Bytes are read when whoever waits has done with what came before: an Esc and the key after
//! it that are both read then, of a terminal that was slow to take a frame, are one key with Alt.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use signal_hook::consts::{
    SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, TERM_SIGNALS,
};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

use crate::input::key::Key;
use crate::input::mouse::Mouse;
use crate::terminal::parser::{Input, Parser};
use crate::terminal::tty;

/// Something happened at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something; where is a place of the rows that were sent.
    Mouse(Mouse),
    /// Text was pasted; valid UTF-8, its only control characters tab and line
    /// feed, at most a mebibyte.
    Paste(String),
    /// The terminal answered something, or told that the focus came or went.
    /// Whole, from its ESC to its end. Never a key, whenever it comes.
    Reply(Vec<u8>),
    /// The window has, or may have, another size.
    Resize,
    /// A signal came from outside.
    Signal(Signal),
    /// The terminal is gone. The program ends; no further event comes.
    Closed,
}

/// The signals that reach the program as events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// SIGINT. (Ctrl-C on the keyboard is a key, not this.)
    Interrupt,
    /// SIGTERM.
    Terminate,
    /// SIGHUP.
    Hangup,
    /// SIGQUIT.
    Quit,
    /// SIGTSTP: someone asks the program to stop for now.
    Suspend,
    /// SIGCONT: it goes on, perhaps after a SIGSTOP that it never saw.
    Continue,
}

impl Signal {
    /// The exit status of a program that this signal ends: 128 and its number.
    /// `None` for the two that end nothing.
    #[must_use]
    pub fn exit_status(self) -> Option<u8> {
        let number = match self {
            Self::Interrupt => SIGINT,
            Self::Terminate => SIGTERM,
            Self::Hangup => SIGHUP,
            Self::Quit => SIGQUIT,
            Self::Suspend | Self::Continue => return None,
        };
        u8::try_from(128 + number).ok()
    }
}

type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// Besides those that end a program.
const OTHER_SIGNALS: &[i32] = &[SIGHUP, SIGTSTP, SIGCONT, SIGWINCH];

fn listen<'a>(wanted: impl Iterator<Item = &'a i32>) -> io::Result<Signals> {
    let (read, write) = UnixStream::pair()?;
    SignalDelivery::with_pipe(read, write, SignalOnly, wanted)
}

/// What happens at the terminal.
#[derive(Debug)]
pub struct Events {
    tty: File,
    signals: Signals,
    /// A byte is here when the bell was rung.
    rung: UnixStream,
    bell: Bell,
    parser: Parser,
    /// What has come and was not taken yet.
    come: VecDeque<Event>,
    /// Whether the terminal is still read.
    is_open: bool,
}

/// Wakes whoever waits for events; any thread may ring it.
#[derive(Clone, Debug)]
pub struct Bell(Arc<UnixStream>);

impl Bell {
    /// Has the next wait, or the one that goes on now, come back without an event.
    pub fn ring(&self) {
        // If there is no room for another byte, it was rung; if nobody is there, nobody waits.
        let _ = (&*self.0).write(&[0]);
    }
}

/// Which of the three has something.
struct Ready {
    tty: bool,
    signals: bool,
    rung: bool,
}

impl Events {
    /// Opens the controlling terminal. From here on the signals of [`Signal`] are events, so
    /// do this before `Session::enter`.
    ///
    /// # Errors
    /// When the process has no terminal, or a signal is refused.
    pub fn open() -> io::Result<Self> {
        let signals = listen(TERM_SIGNALS.iter().chain(OTHER_SIGNALS))?;
        Self::of(tty::open()?, signals)
    }

    fn of(tty: File, signals: Signals) -> io::Result<Self> {
        let (rung, ring) = UnixStream::pair()?;
        rung.set_nonblocking(true)?;
        ring.set_nonblocking(true)?;
        Ok(Self {
            tty,
            signals,
            rung,
            bell: Bell(Arc::new(ring)),
            parser: Parser::new(Instant::now()),
            come: VecDeque::new(),
            is_open: true,
        })
    }

    /// Events of a pipe in place of the terminal, and no signal.
    #[cfg(test)]
    pub(crate) fn of_pipe(terminal: impl Into<std::os::fd::OwnedFd>) -> Self {
        let signals = listen([].iter()).expect("no signal is refused");
        Self::of(File::from(terminal.into()), signals).expect("a pair of sockets")
    }

    /// What wakes whoever waits here.
    #[must_use]
    pub fn bell(&self) -> Bell {
        self.bell.clone()
    }

    /// The next event; `None` when `until` has come, or the bell was rung.
    pub fn wait(&mut self, until: Option<Instant>) -> Option<Event> {
        loop {
            if let Some(event) = self.come.pop_front() {
                return Some(event);
            }
            let Ok(ready) = self.poll(until) else {
                self.close()?;
                continue;
            };
            self.take(&ready);
            let is_over = || until.is_some_and(|until| Instant::now() >= until);
            if self.come.is_empty() && (self.is_rung(&ready) || is_over()) {
                return None;
            }
        }
    }

    /// Leaves what is typed from now on to whoever reads the terminal next.
    pub fn leave_terminal(&mut self) {
        self.is_open = false;
    }

    /// Sleeps until there is something to do, the parser's time is up, or it is `until`.
    fn poll(&self, until: Option<Instant>) -> io::Result<Ready> {
        let mut files = [
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            PollFd::new(&self.rung, PollFlags::IN),
            PollFd::new(&self.tty, PollFlags::IN),
        ];
        let due = [until, self.parser.deadline()].into_iter().flatten().min();
        let timeout = due.map(|due| {
            let left = due.saturating_duration_since(Instant::now());
            Timespec {
                tv_sec: left.as_secs().try_into().unwrap_or(i64::MAX),
                tv_nsec: left.subsec_nanos().into(),
            }
        });
        let watched = if self.is_open { 3 } else { 2 };
        match poll(&mut files[..watched], timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        // Hang-ups and errors count as ready: the read that follows tells.
        let [signals, rung, tty] = files.map(|file| !file.revents().is_empty());
        Ok(Ready { tty, signals, rung })
    }

    fn take(&mut self, ready: &Ready) {
        if ready.signals {
            self.come
                .extend(self.signals.pending().filter_map(event_of));
        }
        let come = &mut self.come;
        let mut emit = |input| {
            come.push_back(match input {
                Input::Key(key) => Event::Key(key),
                Input::Mouse(mouse) => Event::Mouse(mouse),
                Input::Paste(text) => Event::Paste(text),
                Input::Reply(bytes) => Event::Reply(bytes),
            });
        };
        if !ready.tty {
            self.parser.expire(Instant::now(), &mut emit);
            return;
        }
        let mut bytes = [0; 4096];
        match self.tty.read(&mut bytes) {
            Ok(count @ 1..) => self.parser.feed(&bytes[..count], Instant::now(), &mut emit),
            Err(error) if is_passing(&error) => {}
            Ok(0) | Err(_) => {
                self.close();
            }
        }
    }

    /// The terminal is gone, which is said once: `None` if it was.
    fn close(&mut self) -> Option<()> {
        self.is_open.then(|| {
            self.is_open = false;
            self.come.push_back(Event::Closed);
        })
    }

    /// Whether the bell was rung, which it is not any more then.
    fn is_rung(&mut self, ready: &Ready) -> bool {
        let mut bytes = [0; 64];
        while ready.rung
            && self
                .rung
                .read(&mut bytes)
                .is_ok_and(|count| count == bytes.len())
        {}
        ready.rung
    }
}

fn is_passing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock
    )
}

fn event_of(number: i32) -> Option<Event> {
    Some(match number {
        SIGWINCH => Event::Resize,
        SIGINT => Event::Signal(Signal::Interrupt),
        SIGTERM => Event::Signal(Signal::Terminate),
        SIGHUP => Event::Signal(Signal::Hangup),
        SIGQUIT => Event::Signal(Signal::Quit),
        SIGTSTP => Event::Signal(Signal::Suspend),
        SIGCONT => Event::Signal(Signal::Continue),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::input::key::KeyCode;

    #[test]
    fn signals_end_the_program_with_their_number() {
        assert_eq!(Signal::Hangup.exit_status(), Some(129));
        assert_eq!(Signal::Interrupt.exit_status(), Some(130));
        assert_eq!(Signal::Quit.exit_status(), Some(131));
        assert_eq!(Signal::Terminate.exit_status(), Some(143));
        assert_eq!(Signal::Suspend.exit_status(), None);
        assert_eq!(Signal::Continue.exit_status(), None);
    }

    #[test]
    fn every_signal_asked_for_is_an_event() {
        for number in TERM_SIGNALS.iter().chain(OTHER_SIGNALS) {
            assert!(event_of(*number).is_some(), "signal {number}");
        }
    }

    fn soon() -> Option<Instant> {
        Some(Instant::now() + Duration::from_millis(5))
    }

    #[test]
    fn the_end_of_the_terminal_is_the_last_event() {
        let (terminal, mut far_end) = io::pipe().unwrap();
        far_end.write_all(b"j\x1b[?6ck").unwrap();
        drop(far_end);
        let mut events = Events::of_pipe(terminal);
        let all: Vec<_> = std::iter::from_fn(|| events.wait(soon())).collect();
        assert_eq!(
            all,
            [
                Event::Key('j'.into()),
                Event::Reply(b"\x1b[?6c".to_vec()),
                Event::Key('k'.into()),
                Event::Closed
            ]
        );
    }

    #[test]
    fn a_terminal_that_cannot_be_read_is_gone() {
        // Reading a folder fails each time, as a hung-up terminal does.
        let mut events = Events::of_pipe(File::open("/").unwrap());
        assert_eq!(events.wait(None), Some(Event::Closed));
        assert_eq!(events.wait(soon()), None, "and that is said once");
    }

    #[test]
    fn a_lone_escape_comes_without_another_byte() {
        let (terminal, mut far_end) = io::pipe().unwrap();
        far_end.write_all(b"\x1b").unwrap();
        let mut events = Events::of_pipe(terminal);
        assert_eq!(events.wait(None), Some(Event::Key(KeyCode::Esc.into())));
        assert_eq!(events.wait(soon()), None);
        drop(far_end);
    }

    #[test]
    fn whoever_waits_is_woken_by_the_bell_once() {
        let (terminal, mut far_end) = io::pipe().unwrap();
        let mut events = Events::of_pipe(terminal);
        let bell = events.bell();
        for _ in 0..100_000 {
            bell.ring();
        }
        assert_eq!(events.wait(None), None, "it was rung before");
        let begun = Instant::now();
        let until = begun + Duration::from_millis(20);
        assert_eq!(events.wait(Some(until)), None);
        assert!(begun.elapsed() >= Duration::from_millis(20), "it is quiet");
        let ringing = thread::spawn(move || {
            thread::sleep(Duration::from_millis(10));
            bell.ring();
        });
        assert_eq!(events.wait(None), None);
        ringing.join().unwrap();
        // That nobody is left to ring it wakes nobody.
        far_end.write_all(b"k").unwrap();
        assert_eq!(events.wait(None), Some(Event::Key('k'.into())));
    }

    #[test]
    fn what_is_typed_after_the_end_is_left_to_others() {
        let (mut terminal, mut far_end) = io::pipe().unwrap();
        let mut events = Events::of_pipe(terminal.try_clone().unwrap());
        events.leave_terminal();
        far_end.write_all(b"ls").unwrap();
        assert_eq!(events.wait(soon()), None);
        let mut typed = [0; 2];
        terminal.read_exact(&mut typed).unwrap();
        assert_eq!(&typed, b"ls");
    }
}
