//! Everything that happens at the terminal, as one stream of events.
//!
//! One thread sleeps until bytes, a signal or the end of the reader wakes it;
//! it has no tick, so an idle reader costs nothing. It interprets no key and
//! changes no terminal mode. Signals arrive here like keys, because nothing
//! may be done inside a signal handler.

use std::fs::File;
use std::io::{self, Read};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::thread;
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

/// The thread that reads the terminal. It ends when this is dropped, when the
/// terminal is gone, or when nobody wants its events any more.
#[derive(Debug)]
pub struct Reader {
    wake: UnixStream,
}

impl Reader {
    /// Starts reading the controlling terminal. From here on the signals of
    /// [`Signal`] are events, so start this before `Session::enter`. `send` is
    /// called on the reading thread and says whether to go on.
    ///
    /// # Errors
    /// When the process has no terminal, or a thread or signal is refused.
    pub fn spawn(send: impl Fn(Event) -> bool + Send + 'static) -> io::Result<Self> {
        let (wake, woken) = UnixStream::pair()?;
        let mut source = Source {
            tty: tty::open()?,
            signals: listen(TERM_SIGNALS.iter().chain(OTHER_SIGNALS))?,
            woken,
            parser: Parser::new(Instant::now()),
        };
        thread::Builder::new()
            .name("terminal".to_owned())
            .spawn(move || source.run(&send))?;
        Ok(Self { wake })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // The other end sees a hang-up. If it is closed already, all the better.
        let _ = self.wake.shutdown(Shutdown::Both);
    }
}

type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// Besides those that end a program.
const OTHER_SIGNALS: &[i32] = &[SIGHUP, SIGTSTP, SIGCONT, SIGWINCH];

fn listen<'a>(wanted: impl Iterator<Item = &'a i32>) -> io::Result<Signals> {
    let (read, write) = UnixStream::pair()?;
    SignalDelivery::with_pipe(read, write, SignalOnly, wanted)
}

/// What the thread owns.
struct Source {
    tty: File,
    signals: Signals,
    woken: UnixStream,
    parser: Parser,
}

/// Which of the three has something.
struct Ready {
    tty: bool,
    signals: bool,
    woken: bool,
}

/// Whether the thread goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Wait,
    End,
}

impl Source {
    fn run(&mut self, send: &impl Fn(Event) -> bool) {
        loop {
            let next = match self.wait() {
                Ok(ready) if ready.woken => Next::End,
                Ok(ready) => self.pass_on(&ready, send),
                Err(_) => {
                    send(Event::Closed);
                    Next::End
                }
            };
            if next == Next::End {
                return;
            }
        }
    }

    /// Sleeps until there is something to do or the parser's time is up.
    fn wait(&self) -> io::Result<Ready> {
        let mut files = [
            PollFd::new(&self.tty, PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
            PollFd::new(&self.woken, PollFlags::IN),
        ];
        let timeout = self.parser.deadline().map(|deadline| {
            let left = deadline.saturating_duration_since(Instant::now());
            // At most some seconds, so the conversions below cannot fail.
            Timespec {
                tv_sec: left.as_secs().try_into().unwrap_or(1),
                tv_nsec: left.subsec_nanos().into(),
            }
        });
        match poll(&mut files, timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        // Hang-ups and errors count as ready: the read that follows tells.
        let [tty, signals, woken] = files.map(|file| !file.revents().is_empty());
        Ok(Ready {
            tty,
            signals,
            woken,
        })
    }

    fn pass_on(&mut self, ready: &Ready, send: &impl Fn(Event) -> bool) -> Next {
        if ready.signals {
            for number in self.signals.pending() {
                if !event_of(number).is_none_or(send) {
                    return Next::End;
                }
            }
        }
        let mut wanted = true;
        let mut emit = |input| {
            wanted = wanted
                && send(match input {
                    Input::Key(key) => Event::Key(key),
                    Input::Mouse(mouse) => Event::Mouse(mouse),
                    Input::Paste(text) => Event::Paste(text),
                    Input::Reply(bytes) => Event::Reply(bytes),
                });
        };
        if ready.tty {
            let mut bytes = [0; 4096];
            match self.tty.read(&mut bytes) {
                Ok(0) => return closed(send),
                Ok(count) => self.parser.feed(&bytes[..count], Instant::now(), &mut emit),
                Err(error) if is_passing(&error) => {}
                Err(_) => return closed(send),
            }
        } else {
            self.parser.expire(Instant::now(), &mut emit);
        }
        if wanted { Next::Wait } else { Next::End }
    }
}

fn closed(send: &impl Fn(Event) -> bool) -> Next {
    send(Event::Closed);
    Next::End
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
    use std::io::Write;
    use std::os::fd::OwnedFd;
    use std::sync::mpsc;

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

    /// What the thread owns, with a file in place of the terminal and no signal.
    fn source(terminal: OwnedFd, woken: UnixStream) -> Source {
        Source {
            tty: terminal.into(),
            signals: listen([].iter()).unwrap(),
            woken,
            parser: Parser::new(Instant::now()),
        }
    }

    /// Runs the thread's loop over a file in place of the terminal until it
    /// ends, and gives its events. The wake end is held, so it ends by itself.
    fn events_of(file: File) -> Vec<Event> {
        let (_wake, woken) = UnixStream::pair().unwrap();
        let (send, events) = mpsc::channel();
        source(file.into(), woken).run(&|event| send.send(event).is_ok());
        events.try_iter().collect()
    }

    #[test]
    fn the_end_of_the_terminal_is_the_last_event() {
        let (terminal, mut far_end) = io::pipe().unwrap();
        far_end.write_all(b"j\x1b[?6ck").unwrap();
        drop(far_end);
        assert_eq!(
            events_of(OwnedFd::from(terminal).into()),
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
        assert_eq!(events_of(File::open("/").unwrap()), [Event::Closed]);
    }

    #[test]
    fn a_lone_escape_comes_without_another_byte() {
        let (terminal, mut far_end) = io::pipe().unwrap();
        far_end.write_all(b"\x1b").unwrap();
        let (send, events) = mpsc::channel();
        let (_wake, woken) = UnixStream::pair().unwrap();
        let mut source = source(terminal.into(), woken);
        // Nobody wants a second event, which ends the loop with the far end open.
        source.run(&|event| {
            send.send(event).unwrap();
            false
        });
        assert_eq!(
            events.try_iter().collect::<Vec<_>>(),
            [Event::Key(KeyCode::Esc.into())]
        );
        drop(far_end);
    }

    #[test]
    fn dropping_the_reader_wakes_the_thread() {
        let (terminal, far_end) = io::pipe().unwrap();
        let (wake, woken) = UnixStream::pair().unwrap();
        let mut source = source(terminal.into(), woken);
        let thread = thread::spawn(move || source.run(&|_| true));
        drop(Reader { wake });
        thread.join().unwrap();
        drop(far_end);
    }
}
