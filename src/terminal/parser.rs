//! Bytes from the terminal, cut anywhere, into keys, pastes and replies.
//!
//! A state machine of our own rather than a bought one. Telling late replies
//! from keys needs a full tokenizer of control sequences and strings; once
//! that stands, what a bought parser (`termina`, `crossterm`) still adds is the
//! tables of `sequences`, and theirs would have to be fed whole tokens again.
//! Both also keep an unfinished sequence for as long as keys are typed into
//! it. Here every unfinished thing has a length and a time at which it ends.
//!
//! Reads no file and no clock: the caller says what time it is.
//! Follows ECMA-48 for sequences and strings, and UTF-8 as of Unicode 3.9.

use std::time::{Duration, Instant};

use crate::input::key::{Key, KeyCode, Modifiers};
use crate::input::mouse::Mouse;
use crate::terminal::paste::Pasting;
use crate::terminal::sequences::{self, Meaning};

/// What came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Mouse(Mouse),
    /// Text pasted by the terminal: valid UTF-8 without control characters but
    /// tab and line feed; line ends are line feeds.
    Paste(String),
    /// A whole reply of the terminal, from its ESC to its end.
    Reply(Vec<u8>),
}

/// How long ESC alone waits to become the start of something.
const LONE_ESCAPE: Duration = Duration::from_millis(50);
/// How long ESC with `[`, `O`, `P`, `]`, `X`, `^` or `_` waits before it was
/// Alt with that key.
const BARE_INTRODUCER: Duration = Duration::from_millis(100);
/// How long anything longer waits for its next byte.
const NEXT_BYTE: Duration = Duration::from_secs(1);
/// How long a sequence may take in all, however its bytes drip in.
const WHOLE: Duration = Duration::from_secs(5);
/// How long a paste waits for its next byte, and how long it may take in all:
/// if its end mark is lost, keys are keys again after that.
const NEXT_PASTED: Duration = Duration::from_secs(5);
const WHOLE_PASTE: Duration = Duration::from_secs(30);

/// The longest control sequence kept, in bytes.
const LONGEST_SEQUENCE: usize = 256;
/// The longest string reply kept, in bytes (a clipboard answer can be long).
const LONGEST_STRING: usize = 64 * 1024;
/// After so many times its length an endless sequence is given up.
const PATIENCE: usize = 16;

const ESC: u8 = 0x1B;
const BEL: u8 = 0x07;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ground,
    /// Inside a character of this many bytes.
    Utf8(usize),
    /// After ESC.
    Escape,
    /// After `ESC [`.
    Control,
    /// After `ESC [ [`.
    ConsoleFunction,
    /// After `ESC O`.
    SingleShift,
    /// Inside a string opened by ESC and this byte (`P`, `]`, `X`, `^`, `_`).
    Text(u8),
    /// After an ESC inside such a string.
    TextEscape(u8),
    /// Before so many bytes of an old mouse report.
    OldMouse(u8),
    /// Inside a paste.
    Paste,
}

/// The parser. [`Parser::feed`] it what was read; when [`Parser::deadline`]
/// passes without more, call [`Parser::expire`].
#[derive(Debug)]
pub struct Parser {
    state: State,
    /// What belongs to the unfinished thing, from its first byte; bounded.
    kept: Vec<u8>,
    /// How many bytes belong to it, kept or not.
    length: usize,
    /// One more ESC came before it: Alt for a key, a lone Esc before the rest.
    escaped: bool,
    pasting: Pasting,
    started: Instant,
    fed: Instant,
}

impl Parser {
    /// A parser that has seen nothing.
    #[must_use]
    pub fn new(now: Instant) -> Self {
        Self {
            state: State::Ground,
            kept: Vec::new(),
            length: 0,
            escaped: false,
            pasting: Pasting::default(),
            started: now,
            fed: now,
        }
    }

    /// Takes the next bytes, read at `now`, in pieces of any size.
    pub fn feed(&mut self, bytes: &[u8], now: Instant, emit: &mut impl FnMut(Input)) {
        // Otherwise time runs out by `expire` only: what was sent together may
        // be read late, and is together still.
        if self.ends_by().is_some_and(|end| now >= end) || self.was_lone(bytes, now) {
            self.end(emit);
        }
        for &byte in bytes {
            if self.state == State::Ground {
                self.started = now;
            }
            self.step(byte, emit);
        }
        self.fed = now;
    }

    /// Whether an ESC was Esc, though nobody had the time to say so: its time is past, and
    /// what comes begins no sequence.
    fn was_lone(&self, bytes: &[u8], now: Instant) -> bool {
        let is_late = self.deadline().is_some_and(|end| now >= end);
        let begins = |byte: &u8| matches!(byte, b'[' | b'O' | b'P' | b']' | b'X' | b'^' | b'_');
        self.state == State::Escape && is_late && !bytes.first().is_some_and(begins)
    }

    /// When the unfinished thing ends unless more bytes come, if there is one.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        let patience = match self.state {
            State::Ground => return None,
            State::Escape => LONE_ESCAPE,
            State::Control | State::SingleShift | State::Text(_) if self.bare() => BARE_INTRODUCER,
            State::Paste => NEXT_PASTED,
            _ => NEXT_BYTE,
        };
        let next = self.fed + patience;
        Some(self.ends_by().map_or(next, |end| next.min(end)))
    }

    /// Ends the unfinished thing if its time has come: ESC alone was Esc, ESC
    /// with one more was Alt with that key, a paste is what has come of it,
    /// and the rest was nothing.
    pub fn expire(&mut self, now: Instant, emit: &mut impl FnMut(Input)) {
        if self.deadline().is_some_and(|deadline| now >= deadline) {
            self.end(emit);
        }
    }

    /// When the unfinished thing ends, however it is fed.
    fn ends_by(&self) -> Option<Instant> {
        match self.state {
            State::Ground => None,
            State::Paste => Some(self.started + WHOLE_PASTE),
            _ => Some(self.started + WHOLE),
        }
    }

    fn end(&mut self, emit: &mut impl FnMut(Input)) {
        match self.state {
            State::Escape => {
                self.give_up(emit);
                emit(key(KeyCode::Esc));
            }
            State::Control | State::SingleShift | State::Text(_) if self.bare() => {
                let introducer = char::from(self.kept[1]);
                self.give_up(emit);
                emit(Input::Key(Key::new(
                    KeyCode::Char(introducer),
                    Modifiers::ALT,
                )));
            }
            State::Paste => self.finish_paste(emit),
            _ => self.give_up(emit),
        }
    }

    /// Whether it is an introducer with nothing after it.
    fn bare(&self) -> bool {
        self.length == 2
    }

    fn step(&mut self, byte: u8, emit: &mut impl FnMut(Input)) {
        match self.state {
            State::Ground => self.ground(byte, emit),
            State::Utf8(length) => self.character(byte, length, emit),
            State::Escape => self.escape(byte, emit),
            State::Control => self.control(byte, emit),
            State::ConsoleFunction => {
                let pressed = sequences::console_function(byte);
                self.finish(pressed.map_or(Meaning::Nothing, Meaning::Key), emit);
            }
            State::SingleShift => self.single_shift(byte, emit),
            State::Text(opener) => self.text(byte, opener, emit),
            State::TextEscape(opener) => self.text_escape(byte, opener, emit),
            State::OldMouse(1) => self.rest(),
            State::OldMouse(left) => self.state = State::OldMouse(left - 1),
            State::Paste if self.pasting.push(byte) => self.finish_paste(emit),
            State::Paste => {}
        }
    }

    fn ground(&mut self, byte: u8, emit: &mut impl FnMut(Input)) {
        let length = match byte {
            ESC => return self.open(State::Escape, byte),
            0x00..=0x7F => {
                if let Some(key) = sequences::single_byte(byte) {
                    emit(Input::Key(alt(key, self.escaped)));
                }
                return self.rest();
            }
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return self.rest(), // never begins a character
        };
        let escaped = self.escaped;
        self.open(State::Utf8(length), byte);
        self.escaped = escaped;
    }

    fn character(&mut self, byte: u8, length: usize, emit: &mut impl FnMut(Input)) {
        if !matches!(byte, 0x80..=0xBF) {
            self.rest();
            return self.ground(byte, emit);
        }
        self.keep(byte, length);
        if self.length < length {
            return;
        }
        let character = std::str::from_utf8(&self.kept)
            .ok()
            .and_then(|text| text.chars().next());
        if let Some(c) = character.filter(|c| !c.is_control()) {
            emit(Input::Key(alt(KeyCode::Char(c).into(), self.escaped)));
        }
        self.rest();
    }

    fn escape(&mut self, byte: u8, emit: &mut impl FnMut(Input)) {
        match byte {
            ESC if self.escaped => emit(key(KeyCode::Esc)),
            ESC => self.escaped = true,
            b'[' => self.go_on(State::Control, byte),
            b'O' => self.go_on(State::SingleShift, byte),
            b'P' | b']' | b'X' | b'^' | b'_' => self.go_on(State::Text(byte), byte),
            _ => {
                self.give_up(emit);
                self.escaped = true;
                self.ground(byte, emit);
            }
        }
    }

    fn control(&mut self, byte: u8, emit: &mut impl FnMut(Input)) {
        match byte {
            b'[' if self.bare() => self.go_on(State::ConsoleFunction, byte),
            b'$' => match sequences::rxvt_shifted(&self.kept[2..]) {
                Some(pressed) => self.finish(Meaning::Key(pressed), emit),
                None => self.extend(byte, LONGEST_SEQUENCE, emit),
            },
            0x20..=0x3F => self.extend(byte, LONGEST_SEQUENCE, emit),
            0x40..=0x7E if self.kept.len() < self.length => self.give_up(emit),
            0x40..=0x7E => {
                let meaning = sequences::control(&self.kept[2..], byte);
                self.keep(byte, LONGEST_SEQUENCE + 1);
                self.finish(meaning, emit);
            }
            _ => self.interrupt(byte, emit),
        }
    }

    fn single_shift(&mut self, byte: u8, emit: &mut impl FnMut(Input)) {
        match byte {
            b'0'..=b'9' => self.extend(byte, LONGEST_SEQUENCE, emit),
            0x20..=0x7E => {
                let pressed = sequences::single_shift(&self.kept[2..], byte);
                self.finish(pressed.map_or(Meaning::Nothing, Meaning::Key), emit);
            }
            _ => self.interrupt(byte, emit),
        }
    }

    fn text(&mut self, byte: u8, opener: u8, emit: &mut impl FnMut(Input)) {
        match byte {
            ESC => self.go_on(State::TextEscape(opener), byte),
            BEL if opener == b']' => {
                self.keep(byte, LONGEST_STRING);
                self.finish_text(emit);
            }
            // No reply holds control characters: someone wants to get out.
            0x00..=0x1F => self.interrupt(byte, emit),
            _ => self.extend(byte, LONGEST_STRING, emit),
        }
    }

    fn text_escape(&mut self, byte: u8, opener: u8, emit: &mut impl FnMut(Input)) {
        debug_assert!(matches!(opener, b'P' | b']' | b'X' | b'^' | b'_'));
        if byte == b'\\' {
            self.keep(byte, LONGEST_STRING);
            return self.finish_text(emit);
        }
        // The ESC began something else; the string never ends.
        self.give_up(emit);
        self.open(State::Escape, ESC);
        self.escape(byte, emit);
    }

    /// Begins an unfinished thing with its first byte.
    fn open(&mut self, state: State, byte: u8) {
        self.rest();
        self.go_on(state, byte);
    }

    fn go_on(&mut self, state: State, byte: u8) {
        self.state = state;
        self.keep(byte, LONGEST_STRING);
    }

    /// One more byte of a sequence; gives up on one that does not end.
    fn extend(&mut self, byte: u8, longest: usize, emit: &mut impl FnMut(Input)) {
        self.keep(byte, longest);
        if self.length > longest * PATIENCE {
            self.give_up(emit);
        }
    }

    fn keep(&mut self, byte: u8, longest: usize) {
        self.length += 1;
        if self.kept.len() < longest {
            self.kept.push(byte);
        }
    }

    fn finish(&mut self, meaning: Meaning, emit: &mut impl FnMut(Input)) {
        if let Meaning::Key(pressed) = meaning {
            emit(Input::Key(alt(pressed, self.escaped)));
            return self.rest();
        }
        let whole = std::mem::take(&mut self.kept);
        self.give_up(emit);
        match meaning {
            Meaning::Mouse(mouse) => emit(Input::Mouse(mouse)),
            Meaning::Reply => emit(Input::Reply(whole)),
            Meaning::Paste => self.state = State::Paste,
            Meaning::OldMouse => self.state = State::OldMouse(3),
            Meaning::Nothing | Meaning::Key(_) => {}
        }
    }

    /// A string has ended; one too long to be kept whole is no reply.
    fn finish_text(&mut self, emit: &mut impl FnMut(Input)) {
        let whole = self.kept.len() == self.length;
        self.finish(
            if whole {
                Meaning::Reply
            } else {
                Meaning::Nothing
            },
            emit,
        );
    }

    fn finish_paste(&mut self, emit: &mut impl FnMut(Input)) {
        let pasted = self.pasting.take();
        self.rest();
        if !pasted.is_empty() {
            emit(Input::Paste(pasted));
        }
    }

    /// Drops a sequence that another byte has broken off, and takes that byte
    /// for itself.
    fn interrupt(&mut self, byte: u8, emit: &mut impl FnMut(Input)) {
        self.give_up(emit);
        self.ground(byte, emit);
    }

    /// Drops the unfinished thing. An ESC before it was Esc after all.
    fn give_up(&mut self, emit: &mut impl FnMut(Input)) {
        if self.escaped && !matches!(self.state, State::Utf8(_)) {
            emit(key(KeyCode::Esc));
        }
        self.rest();
    }

    fn rest(&mut self) {
        self.state = State::Ground;
        self.kept.clear();
        self.length = 0;
        self.escaped = false;
    }
}

fn key(code: KeyCode) -> Input {
    Input::Key(code.into())
}

fn alt(key: Key, escaped: bool) -> Key {
    Key::new(
        key.code,
        Modifiers {
            alt: key.modifiers.alt || escaped,
            ..key.modifiers
        },
    )
}

#[cfg(test)]
mod tests;
