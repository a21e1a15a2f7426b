//! A program in a pseudo terminal, with a clock beside it.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use super::pty::Pty;

/// How long a program at rest has written nothing and used no processor.
const QUIET: Duration = Duration::from_millis(100);
/// How often it is looked at.
const GLANCE: Duration = Duration::from_micros(200);
/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_secs(300);

pub(crate) struct Watched {
    pty: Pty,
    started: Instant,
}

/// How a library was filled.
pub(crate) struct Fill {
    /// From the start until everything could be read.
    pub(crate) readable: Duration,
    /// Until the program ended.
    pub(crate) whole: Duration,
    /// The most memory it had, in bytes.
    pub(crate) peak: u64,
}

/// Runs a command to its end; `told` are words that it says when everything can be read.
pub(crate) fn fill(command: CommandBuilder, told: &str) -> Fill {
    let mut it = Watched::start(command);
    let (mut readable, mut peak) = (None, 0);
    while it.pty.is_running() {
        peak = peak.max(it.peak());
        if readable.is_none() && !told.is_empty() && it.pty.raw().contains(told) {
            readable = Some(it.started.elapsed());
        }
        assert!(it.started.elapsed() < PATIENCE, "it does not end");
        thread::sleep(Duration::from_millis(20));
    }
    let whole = it.started.elapsed();
    Fill {
        readable: readable.unwrap_or(whole),
        whole,
        peak,
    }
}

impl Watched {
    pub(crate) fn start(command: CommandBuilder) -> Self {
        let started = Instant::now();
        let pty = Pty::spawn(command, 100, 30);
        Self { pty, started }
    }

    /// The time from the start until a text stands on the screen.
    pub(crate) fn until(&self, text: &str) -> Duration {
        while !self.pty.text().contains(text) {
            assert!(
                self.started.elapsed() < PATIENCE,
                "no {text}:\n{}",
                self.pty.text()
            );
            thread::sleep(GLANCE);
        }
        self.started.elapsed()
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) {
        self.pty.send(bytes);
    }

    /// Waits until it is at rest.
    pub(crate) fn rest(&self) {
        self.settle(Instant::now(), self.pty.written());
    }

    /// Types, and gives the time until the last byte of what that caused.
    pub(crate) fn key(&mut self, key: &[u8]) -> Duration {
        let (start, written) = (Instant::now(), self.pty.written());
        self.pty.send(key);
        self.settle(start, written)
    }

    /// The same, and before it the time until one of these texts stands on the screen.
    pub(crate) fn key_until(&mut self, key: &[u8], texts: &[&str]) -> (Duration, Duration) {
        let (start, written) = (Instant::now(), self.pty.written());
        self.pty.send(key);
        loop {
            let shown = self.pty.text();
            if texts.iter().any(|text| shown.contains(text)) {
                break;
            }
            assert!(start.elapsed() < PATIENCE, "none of {texts:?}:\n{shown}");
            thread::sleep(GLANCE);
        }
        let shown = start.elapsed();
        (shown, self.settle(start, written))
    }

    fn settle(&self, start: Instant, mut written: usize) -> Duration {
        let mut last = start;
        let (mut used, mut idle_since) = (self.used(), Instant::now());
        while last.elapsed() < QUIET || idle_since.elapsed() < QUIET {
            assert!(
                start.elapsed() < PATIENCE,
                "it never rests:\n{}",
                self.pty.text()
            );
            thread::sleep(GLANCE);
            let now = self.pty.written();
            if now != written {
                (written, last) = (now, Instant::now());
            }
            let now = self.used();
            if now != used {
                (used, idle_since) = (now, Instant::now());
            }
        }
        last - start
    }

    /// How much of a processor it has used, in ticks of the system's clock; 0 where that
    /// is not told.
    fn used(&self) -> u64 {
        let path = format!("/proc/{}/stat", self.pty.pid());
        let stat = fs::read_to_string(path).unwrap_or_default();
        let fields = stat.rsplit(')').next().unwrap_or_default().split(' ');
        let times = fields.skip(12).take(2);
        times.filter_map(|time| time.parse::<u64>().ok()).sum()
    }

    /// The most memory it has had, in bytes; 0 where that is not told.
    pub(crate) fn peak(&self) -> u64 {
        let path = format!("/proc/{}/status", self.pty.pid());
        let status = fs::read_to_string(path).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().nth(1));
        kilobytes
            .and_then(|kilobytes| kilobytes.parse::<u64>().ok())
            .unwrap_or(0)
            * 1024
    }
}
