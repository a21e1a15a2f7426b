//! A program in a pseudo-terminal: keys in, a screen out, and the terminal's
//! own state before and after.
//!
//! Everything waits with a deadline, nothing sleeps for luck. Knows nothing of
//! Qari.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{self, Signal};
use nix::unistd::Pid;
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::OFlags;
use rustix::termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios};

/// How long a program that is at rest writes nothing.
const REST: Duration = Duration::from_millis(1200);

/// The longest that anything may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A pseudo-terminal with a program in it.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    /// The other side, held open so that its state can be read to the end.
    terminal: File,
    before: String,
    output: Arc<Mutex<Output>>,
}

/// What the program has written.
struct Output {
    raw: Vec<u8>,
    picture: vt100::Parser,
}

impl Pty {
    /// Starts a command in a terminal of the given size, in cells. The terminal
    /// has a few unusual settings, so that putting back the usual ones is
    /// noticed.
    pub(crate) fn spawn(command: CommandBuilder, width: u16, height: u16) -> Self {
        let pair = native_pty_system()
            .openpty(pty_size(width, height))
            .unwrap();
        let name = pair.master.tty_name().unwrap();
        // It is to control the program, never the one who tests it.
        let not_controlling = OFlags::NOCTTY.bits().cast_signed();
        let terminal = OpenOptions::new()
            .read(true)
            .write(true)
            .custom_flags(not_controlling)
            .open(name)
            .unwrap();
        let mut unusual = termios::tcgetattr(&terminal).unwrap();
        unusual.local_modes.remove(LocalModes::ECHOK);
        unusual.special_codes[SpecialCodeIndex::VKILL] = 0x0B;
        termios::tcsetattr(&terminal, OptionalActions::Now, &unusual).unwrap();
        let before = settings(&terminal);

        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let output = Arc::new(Mutex::new(Output {
            raw: Vec::new(),
            picture: vt100::Parser::new(cells(height), cells(width), 0),
        }));
        collect(pair.master.try_clone_reader().unwrap(), Arc::clone(&output));
        let keys = pair.master.take_writer().unwrap();
        Self {
            master: pair.master,
            child,
            keys,
            terminal,
            before,
            output,
        }
    }

    /// Types bytes, as the terminal would send them.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.keys.write_all(bytes).unwrap();
        self.keys.flush().unwrap();
    }

    /// Gives the window another size, in cells; 0 is a size that is not told.
    pub(crate) fn resize(&self, width: u16, height: u16) {
        self.output().picture.set_size(cells(height), cells(width));
        self.master.resize(pty_size(width, height)).unwrap();
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        signal::kill(self.pid(), signal).unwrap();
    }

    /// The program's process.
    pub(crate) fn pid(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(id.try_into().unwrap())
    }

    /// What the screen shows, in plain text.
    pub(crate) fn text(&self) -> String {
        self.screen(vt100::Screen::contents)
    }

    /// The cells of the screen with their colours, and whether the cursor shows. A cell
    /// that was cleared is one with a blank: nobody sees the difference.
    pub(crate) fn picture(&self) -> String {
        self.screen(|screen| {
            let (height, width) = screen.size();
            let mut picture = format!("cursor hidden: {}\n", screen.hide_cursor());
            for row in 0..height.get() {
                let mut before = String::new();
                for column in 0..width.get() {
                    let Some(cell) = screen.cell(row, column) else {
                        continue;
                    };
                    let style = format!(
                        "<{:?} {:?} {} {} {}>",
                        cell.fgcolor(),
                        cell.bgcolor(),
                        cell.bold(),
                        cell.underline(),
                        cell.inverse()
                    );
                    if style != before {
                        picture += &style;
                        before = style;
                    }
                    picture += match cell.contents() {
                        "" => " ",
                        symbol => symbol,
                    };
                }
                picture.push('\n');
            }
            picture
        })
    }

    /// How many bytes the program has written.
    pub(crate) fn written(&self) -> usize {
        self.output().raw.len()
    }

    /// Everything the program has written.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.output().raw).into_owned()
    }

    /// Waits until the screen fulfils something; `what` names it for the
    /// failure.
    pub(crate) fn wait_until(&self, what: &str, fulfilled: impl Fn(&vt100::Screen) -> bool) {
        let asked = Instant::now();
        while !self.screen(&fulfilled) {
            assert!(
                asked.elapsed() < PATIENCE,
                "no {what}; on the screen:\n{}\nwritten in all:\n{}",
                self.text(),
                self.raw().escape_debug()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a text stands on the screen.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has written a sequence.
    pub(crate) fn wait_for_written(&self, sequence: &str) {
        let asked = Instant::now();
        while !self.raw().contains(sequence) {
            assert!(
                asked.elapsed() < PATIENCE,
                "no {}; written in all:\n{}",
                sequence.escape_debug(),
                self.raw().escape_debug()
            );
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until a full-screen program has painted something.
    pub(crate) fn wait_for_full_screen(&self) {
        self.wait_until("full screen", |screen| {
            screen.alternate_screen() && !screen.contents().trim().is_empty()
        });
    }

    /// Waits until nothing has been written for a while: long enough for a busy
    /// machine to let the worker finish.
    pub(crate) fn wait_for_rest(&self) {
        let asked = Instant::now();
        let (mut written, mut since) = (self.written(), Instant::now());
        while since.elapsed() < REST {
            assert!(
                asked.elapsed() < PATIENCE,
                "the program never comes to rest"
            );
            thread::sleep(Duration::from_millis(10));
            if self.written() != written {
                (written, since) = (self.written(), Instant::now());
            }
        }
    }

    /// Waits until nobody looks for mentions any more, in English, and then for rest: on a
    /// machine with much to do that takes longer than any rest.
    pub(crate) fn wait_for_mentions(&self) {
        self.wait_for("■");
        let asked = Instant::now();
        while self.text().contains("looking for mentions") {
            assert!(
                asked.elapsed() < PATIENCE,
                "mentions are looked for, for ever"
            );
            thread::sleep(Duration::from_millis(10));
        }
        self.wait_for_rest();
    }

    /// Waits for the program to end and for its last output.
    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        let asked = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(
                asked.elapsed() < PATIENCE,
                "the program does not end; on the screen:\n{}",
                self.text()
            );
            thread::sleep(Duration::from_millis(5));
        };
        self.wait_for_rest();
        status
    }

    /// Whether the program runs (or is stopped).
    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// The terminal is as it was before the program: its settings, the screen,
    /// the cursor, and no mode left on.
    pub(crate) fn assert_given_back(&self) {
        assert_eq!(
            settings(&self.terminal),
            self.before,
            "the terminal's settings"
        );
        self.screen(|screen| {
            assert!(!screen.alternate_screen(), "the alternate screen stays on");
            assert!(!screen.hide_cursor(), "the cursor stays hidden");
            assert!(!screen.bracketed_paste(), "bracketed paste stays on");
            assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
            assert!(
                !screen.application_cursor(),
                "application cursor keys stay on"
            );
            assert!(
                !screen.application_keypad(),
                "the application keypad stays on"
            );
        });
        // The picture knows no bidi mode.
        let raw = self.raw();
        assert!(
            raw.rfind("\x1b[8l") < raw.rfind("\x1b[8h"),
            "explicit bidi stays on"
        );
        for setting in ["50;BidiRenderingEnabled", "5379;use_ctl"] {
            let last = |value| raw.rfind(&format!("\x1b]{setting}={value}\x07"));
            assert!(
                last("false").is_none() || last("false") < last("true"),
                "{setting} stays off"
            );
        }
        assert!(
            raw.rfind("\x1b[?2026h") < raw.rfind("\x1b[?2026l"),
            "a frame stays open"
        );
    }

    /// The terminal is in a program's hands: keys come unbuffered.
    pub(crate) fn assert_raw(&self) {
        let modes = termios::tcgetattr(&self.terminal).unwrap().local_modes;
        assert!(
            !modes.intersects(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG),
            "the program let go of the terminal ({modes:?}); on the screen:\n{}\nwritten in all:\n{}",
            self.text(),
            self.raw().escape_debug()
        );
    }

    fn screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.output().picture.screen())
    }

    fn output(&self) -> std::sync::MutexGuard<'_, Output> {
        // A failed assertion in a look at the screen must not hide itself.
        self.output.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // One that has ended may have left its number to another process.
        if let Ok(None) = self.child.try_wait() {
            let _ = self.child.kill();
        }
    }
}

/// The variables of `terminal/environment.rs`.
pub(crate) const FOREIGN: [&str; 16] = [
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
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "TMUX",
    "STY",
    "ZELLIJ",
];

/// A command with a home of its own under `home` and a usual terminal.
pub(crate) fn command(program: impl AsRef<Path>, home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(program.as_ref());
    command.cwd(home);
    command.env("HOME", home);
    for variable in [
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
    ] {
        command.env(variable, home);
    }
    for variable in ["NO_COLOR", "QARI_CONFIG", "QARI_RENDER", "QARI_LIBRARY"] {
        command.env_remove(variable);
    }
    // What the terminal says that the tests are run in.
    for variable in FOREIGN {
        command.env_remove(variable);
    }
    command.env("TERM", "xterm-256color");
    command
}

/// Reads all that the program writes, until nobody writes any more.
fn collect(mut from: Box<dyn Read + Send>, output: Arc<Mutex<Output>>) {
    thread::spawn(move || {
        let mut bytes = [0; 8192];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
            output.raw.extend_from_slice(&bytes[..count]);
            output.picture.process(&bytes[..count]);
        }
    });
}

/// All settings of a terminal, to be compared.
fn settings(terminal: &File) -> String {
    let Termios {
        input_modes,
        output_modes,
        control_modes,
        local_modes,
        special_codes,
        ..
    } = termios::tcgetattr(terminal).unwrap();
    format!("{input_modes:?} {output_modes:?} {control_modes:?} {local_modes:?} {special_codes:?}")
}

fn pty_size(width: u16, height: u16) -> PtySize {
    PtySize {
        rows: height,
        cols: width,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
