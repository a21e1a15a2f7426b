//! The examination of a terminal: what it is asked and answers, what follows from
//! it, and, if there is someone to ask, which of some samples looks right.
//!
//! It takes the terminal as the reader does, so that samples are shown under the
//! conditions that articles are, and gives it back before anything is reported.

mod samples;

use std::io;
use std::path::PathBuf;
use std::time::Instant;

use serde::Serialize;

use self::samples::{KEYS, distinct, page};
use super::colours::Colours;
use super::manner::{self, Manner, PATIENCE, name};
use super::suspend::{resume, suspend};
use super::waking::{Wake, Waking, waking};
use crate::config::paths;
use crate::config::strings::{Language, Strings};
use crate::config::theme::Choice as ThemeChoice;
use crate::input::key::{Key, KeyCode};
use crate::terminal::colour::Choice as Colour;
use crate::terminal::decide::Chosen;
use crate::terminal::events::{Event, Events, Signal};
use crate::terminal::modes::RenderMode;
use crate::terminal::probe::printed;
use crate::terminal::screen::Screen;
use crate::terminal::session::Session;
use crate::terminal::switches::Switch;
use crate::ui::Heading;

/// How to examine.
#[derive(Debug)]
pub struct Options {
    pub language: Language,
    pub theme: ThemeChoice,
    pub colour: Colour,
    /// How cells are sent; `None`: as suits the terminal.
    pub render: Option<Chosen>,
    /// The file of what is remembered of terminals, if anything is to be.
    pub memory: Option<PathBuf>,
    /// What was chosen by keys in the reader.
    pub choices: std::collections::BTreeMap<String, String>,
    /// Whether there is someone to be asked.
    pub asks: bool,
}

/// What was found, fit to be sent to others: nothing in it names a person, a
/// folder of theirs or a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub version: &'static str,
    pub terminal: &'static str,
    /// How it is known: `answer`, `environment`, `tmux`, `nothing`.
    pub known_by: &'static str,
    /// What stands between: `tmux`, `screen`, `zellij`.
    pub within: Option<&'static str>,
    pub render: &'static str,
    /// What chose that: `option`, `environment`, `person`, `file`; nothing if it follows
    /// from the terminal.
    pub chosen_by: Option<&'static str>,
    /// How lines are sent without a full screen.
    pub lines: &'static str,
    /// What switches the terminal's own bidi off.
    pub switches: Vec<&'static str>,
    pub marks: &'static str,
    pub background: &'static str,
    pub theme: &'static str,
    /// How many there are, with what the person wants.
    pub colours: &'static str,
    /// What was chosen by keys in the reader, by its name in the file of settings.
    pub choices: std::collections::BTreeMap<String, String>,
    /// Columns and rows.
    pub size: Option<(u16, u16)>,
    pub environment: std::collections::BTreeMap<String, String>,
    /// What tmux says of the terminal it is shown in: its version and its `TERM`.
    pub tmux: Option<[String; 2]>,
    /// Whether tmux hands sequences on to it.
    pub tmux_passes_through: Option<bool>,
    pub asked: Option<String>,
    pub answered: Vec<String>,
    /// Whether all that it was asked was answered in time.
    pub complete: bool,
    /// The file of what is remembered, if anything is.
    pub state: Option<String>,
    /// Why that could not be read or written.
    pub state_error: Option<String>,
}

/// How the examination ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Examined {
    /// With a report, and what the person said if there was a question.
    Report(Box<Report>, Option<Said>),
    /// A signal ended it, or the terminal is gone; this is the exit status.
    Status(u8),
}

/// What the person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// This one looks right.
    Right(&'static str),
    /// The one that suits the terminal by itself looks right.
    Automatic(&'static str),
    Nothing,
}

/// Examines the terminal; without one, the environment alone.
///
/// # Errors
/// When the terminal cannot be written to.
pub fn examine(options: Options) -> io::Result<Examined> {
    let manner = Manner::new(options.render, options.memory.clone()).on_evidence_alone();
    let Ok(events) = Events::open() else {
        let colours = Colours::new(options.theme, options.colour, manner.decision());
        let report = report(&manner, &colours, &options, None, None);
        return Ok(Examined::Report(Box::new(report), None));
    };
    let (waker, mut waking) = waking(Some(events));
    if manner.awaits_tmux() {
        manner::ask_tmux(move |outer| {
            waker.send(Wake::Tmux(outer));
        })?;
    }
    let session = Session::enter(manner.questions())?;
    session.install_panic_hook();
    let colours = Colours::new(options.theme, options.colour, manner.decision());
    let screen = Screen::new(&session, RenderMode::Visual, colours.depth());
    let mut examination = Examination {
        strings: Strings::new(options.language),
        colours,
        session,
        screen,
        manner,
        asked: Instant::now(),
        is_declined: false,
        suspends: false,
        ended: None,
    };
    examination.listen(&mut waking)?;
    let mut error = examination.manner.remember_news().err();
    let mut said = None;
    if options.asks && examination.ended.is_none() {
        let keys = match options.memory {
            Some(_) => KEYS,
            None => "samples-keys-unkept",
        };
        let right = examination.ask(keys, &mut waking)?;
        // What the file of settings says may change: what was judged is kept by itself.
        let is_automatic = |mode: RenderMode, manner: &Manner| {
            let usual = manner.usual();
            usual.chosen.is_none() && usual.mode == mode
        };
        said = Some(match right {
            None => Said::Nothing,
            Some(mode) => {
                let is_kept = !is_automatic(mode, &examination.manner);
                let chosen = Some(mode).filter(|_| is_kept);
                error = examination.manner.choose(chosen).err().or(error);
                match is_automatic(mode, &examination.manner) {
                    true => Said::Automatic(name(mode)),
                    false => Said::Right(name(mode)),
                }
            }
        });
    }
    // After a suspension something may still be on its way.
    examination.listen(&mut waking)?;
    examination.session.leave()?;
    if let Some(status) = examination.ended {
        return Ok(Examined::Status(status));
    }
    let report = report(
        &examination.manner,
        &examination.colours,
        &options,
        Some(examination.screen.size()),
        error,
    );
    Ok(Examined::Report(Box::new(report), said))
}

struct Examination {
    strings: Strings,
    colours: Colours,
    session: Session,
    screen: Screen,
    manner: Manner,
    /// When the terminal was asked.
    asked: Instant,
    /// Whether the person wants no question, as a key said before it was shown.
    is_declined: bool,
    /// Whether it is to be suspended as soon as the terminal has been heard out.
    suspends: bool,
    ended: Option<u8>,
}

impl Examination {
    /// Waits for the answers. What is remembered of earlier ones does not count
    /// here.
    fn listen(&mut self, waking: &mut Waking) -> io::Result<()> {
        loop {
            while self.ended.is_none() && (!self.manner.is_answered() || self.manner.awaits_tmux())
            {
                let Some(wake) = waking.next(Some(self.asked + PATIENCE)) else {
                    break;
                };
                // No sample is shown yet that a number could be meant for.
                let key = self.take(wake)?;
                let ends = key.is_some_and(|key| answer(key, 0).is_some());
                self.is_declined |= ends;
            }
            if !std::mem::take(&mut self.suspends) || self.ended.is_some() {
                break;
            }
            suspend(&mut self.session, &mut self.manner, &mut self.asked)?;
            self.screen.resize();
        }
        self.manner.settle();
        self.colours
            .follow(self.manner.decision(), &mut self.screen);
        Ok(())
    }

    /// Shows the samples and waits until one was said to look right, or none.
    fn ask(&mut self, keys: &'static str, waking: &mut Waking) -> io::Result<Option<RenderMode>> {
        let mut refused: Option<String> = None;
        while self.ended.is_none() && !self.is_declined {
            // Samples of other modes show themselves under the same switches.
            let decision = *self.manner.decision();
            self.manner.obey(&self.session, &mut self.screen)?;
            self.screen.set_mode(RenderMode::Visual);
            self.colours.follow(&decision, &mut self.screen);
            let (theme, depth) = (self.colours.theme(), self.colours.depth());
            let modes = distinct(&self.strings, theme, depth, self.screen.size().width);
            let mut shown = 0;
            self.screen.draw(|buffer| {
                let refused = refused.as_deref();
                let words = (&self.strings, Heading { keys, refused });
                shown = page(words, theme, depth, decision.mode, &modes, buffer);
                None
            })?;
            let Some(wake) = waking.next(None) else {
                self.closed();
                break;
            };
            let Some(key) = self.take(wake)? else {
                if self.suspends {
                    self.listen(waking)?;
                }
                continue;
            };
            match answer(key, shown) {
                Some(Answer::Sample(number)) => return Ok(Some(modes[number])),
                Some(Answer::None) => return Ok(None),
                None => refused = Some(self.no_number(key, shown)),
            }
        }
        Ok(None)
    }

    /// That a key is no number of a sample.
    fn no_number(&self, key: Key, shown: usize) -> String {
        let numbers = (1..=shown).map(|number| number.to_string());
        let numbers = numbers.collect::<Vec<_>>().join(" ");
        let typed = key.to_string();
        let values = [("typed", typed.into()), ("numbers", numbers.into())];
        self.strings.with("samples-no-number", values)
    }

    /// Takes what came, and gives the key if it was one.
    fn take(&mut self, wake: Wake) -> io::Result<Option<Key>> {
        match wake {
            Wake::Tmux(outer) => drop(self.manner.tmux(outer)),
            Wake::Terminal(Event::Reply(reply)) => {
                self.manner.reply(&reply);
                self.manner.leave_as_found(&self.session);
            }
            Wake::Terminal(Event::Key(key)) => return Ok(Some(key)),
            Wake::Terminal(Event::Paste(_) | Event::Mouse(_)) => {}
            Wake::Terminal(Event::Resize) => drop(self.screen.resize()),
            Wake::Terminal(Event::Closed) => self.closed(),
            Wake::Terminal(Event::Signal(signal)) => match signal.exit_status() {
                Some(status) => self.ended = Some(status),
                None if signal == Signal::Suspend => self.suspends = true,
                None => {
                    resume(&self.session, &mut self.manner, &mut self.asked)?;
                    self.screen.resize();
                }
            },
            // There is no article, and nothing is copied or opened.
            Wake::Worker(_) | Wake::WorkerFailed | Wake::Copied(..) | Wake::Unbrowsed(_) => {}
        }
        Ok(None)
    }

    fn closed(&mut self) {
        self.ended = Some(Signal::Hangup.exit_status().unwrap_or(1));
    }
}

/// What a key means to the question.
enum Answer {
    Sample(usize),
    None,
}

fn answer(key: Key, count: usize) -> Option<Answer> {
    let KeyCode::Char(letter) = key.code else {
        return matches!(key.code, KeyCode::Enter | KeyCode::Esc).then_some(Answer::None);
    };
    if key.modifiers.ctrl {
        return matches!(letter, 'c' | 'd').then_some(Answer::None);
    }
    let number = match letter {
        'q' | 'ض' => return Some(Answer::None),
        '1'..='9' => u32::from(letter) - u32::from('1'),
        '١'..='٩' => u32::from(letter) - u32::from('١'),
        '۱'..='۹' => u32::from(letter) - u32::from('۱'),
        _ => return None,
    };
    let number = usize::try_from(number).ok()?;
    (number < count).then_some(Answer::Sample(number))
}

fn report(
    manner: &Manner,
    colours: &Colours,
    options: &Options,
    size: Option<ratatui::layout::Size>,
    error: Option<io::Error>,
) -> Report {
    let (decision, evidence) = (manner.decision(), manner.evidence());
    let variables = evidence.environment.iter();
    Report {
        version: env!("CARGO_PKG_VERSION"),
        terminal: decision.terminal.name(),
        known_by: decision.source.name(),
        within: decision.within.map(|within| within.name()),
        render: name(decision.mode),
        chosen_by: decision.chosen.map(|chosen| match chosen {
            Chosen::ByOption(_) => "option",
            Chosen::ByEnvironment(_) => "environment",
            Chosen::ForTerminal(_) => "person",
            Chosen::InFile(_) => "file",
        }),
        lines: name(decision.lines),
        switches: decision.switches.iter().map(Switch::name).collect(),
        marks: if decision.ruins_marks {
            "strip"
        } else {
            "keep"
        },
        background: decision.background.name(),
        theme: colours.name(),
        colours: colours.depth().name(),
        choices: options.choices.clone(),
        size: size.map(|size| (size.width, size.height)),
        environment: variables
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        tmux: evidence
            .outer
            .as_ref()
            .map(|outer| [outer.version.clone(), outer.term.clone()]),
        tmux_passes_through: evidence.outer.as_ref().map(|outer| outer.passes_through),
        asked: size.map(|_| printed(manner.questions())),
        answered: evidence.answers.printed(),
        complete: manner.is_answered(),
        state: options.memory.as_deref().map(paths::shown),
        state_error: error.map(|error| error.to_string()),
    }
}

#[cfg(test)]
mod tests;
