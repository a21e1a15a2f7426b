//! The reader at work: brings the model, the drawing, the terminal and the
//! worker together. Sleeps until something happens: an idle reader does nothing.

mod copying;
mod inbox;
mod rehearsal;
mod seek;
mod threads;
mod worker;

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use self::inbox::Asking;
pub use self::rehearsal::Rehearsal;
use crate::app::exchange::{Copied, Delivered};
use crate::app::geometry::Pane;
use crate::app::{Answer, Effect, Message, Model, update};
use crate::config::strings::Language;
use crate::config::theme::Theme;
use crate::input::mouse::Mouse;
use crate::layout::{Digits, Justify, Marks};
use crate::library::import::Source;
use crate::library::notice::Notice;
pub use crate::terminal::colour::Choice as Colour;
use crate::terminal::colour::Depth;
use crate::terminal::events::{Event, Reader, Signal};
pub use crate::terminal::modes::Choice as Render;
use crate::terminal::modes::RenderMode;
use crate::terminal::screen::Screen;
use crate::terminal::session::Session;
use crate::text::direction::DirectionPolicy;
use crate::ui;

/// How long the first frame waits for the first article, so that it need not
/// be painted twice. After that it is drawn without one.
const FIRST_FRAME: Duration = Duration::from_millis(60);
/// Messages taken before a frame is drawn, at most.
const BATCH: usize = 4096;

/// How the reader is to run.
#[derive(Debug)]
pub struct Options {
    pub sources: Vec<Source>,
    pub language: Language,
    pub theme: Theme,
    pub colour: Colour,
    pub marks: Marks,
    pub digits: Digits,
    pub justify: Justify,
    pub direction: DirectionPolicy,
    /// Whether the mouse does anything.
    pub mouse: bool,
}

/// How the reader ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The person quit.
    Quit,
    /// The person quit, and there had been no article in any input: what there is
    /// to say of each, by its name.
    NothingRead(Vec<(String, Vec<Notice>)>),
    /// A signal ended it, or the terminal is gone; this is the exit status.
    Status(u8),
}

/// What wakes the reader.
enum Wake {
    Terminal(Event),
    Worker(Answer),
    WorkerFailed,
    /// What became of something that was copied.
    Copied(Copied, Delivered),
}

/// Opens the reader on the terminal, until it is quit.
///
/// # Errors
/// When there is no terminal, or it cannot be written to.
pub fn reader(options: Options) -> io::Result<Ended> {
    // It is there to be read, and keys typed before it has come are meant for it.
    let is_one = matches!(options.sources.as_slice(), [source] if source.is_one_article());
    let (wake, woken) = mpsc::channel();
    let (until_first_frame, first_frame) = mpsc::channel();
    let (answers, alarm) = (wake.clone(), wake.clone());
    let asking = threads::spawn(
        options.sources,
        first_frame,
        move |answer| answers.send(Wake::Worker(answer)).is_ok(),
        move || drop(alarm.send(Wake::WorkerFailed)),
    )?;
    let to_desk = wake.clone();
    // Signals are events from here on, so this comes before the terminal is taken.
    let _reader = Reader::spawn(move |event| wake.send(Wake::Terminal(event)).is_ok())?;
    let session = Session::enter()?;
    session.install_panic_hook();
    let depth = Depth::detect(options.colour, |name| std::env::var(name).ok());
    let screen = Screen::new(&session, RenderMode::Visual, depth);
    let size = screen.size();
    let mut model = Model::new(options.language, size.width, size.height);
    if is_one {
        model.focus = Pane::Reader;
    }
    model.marks = options.marks;
    model.digits = options.digits;
    model.justify = options.justify;
    model.direction_policy = options.direction;
    model.mouse = options.mouse;
    session.report_mouse(options.mouse)?;
    let mut desk = Desk {
        model,
        theme: options.theme,
        session,
        screen,
        asking,
        to_desk,
        ended: None,
    };
    let ended = desk.work(&woken, until_first_frame);
    desk.session.leave()?;
    ended
}

/// The model with what it is shown on and whom it asks.
struct Desk {
    model: Model,
    theme: Theme,
    session: Session,
    screen: Screen,
    asking: Asking,
    /// For what is done elsewhere and heard of later.
    to_desk: Sender<Wake>,
    ended: Option<Ended>,
}

impl Desk {
    /// Works until the reader is quit, and lets go of `until_first_frame` after that.
    fn work(&mut self, woken: &Receiver<Wake>, until_first_frame: Sender<()>) -> io::Result<Ended> {
        let opened = Instant::now();
        while self.ended.is_none()
            && self.model.reader.open.is_none()
            && self.model.progress.reading
        {
            let left = FIRST_FRAME.saturating_sub(opened.elapsed());
            match woken.recv_timeout(left) {
                Ok(wake) => self.take(wake)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => self.ended = Some(Ended::Quit),
            }
        }
        let mut until_first_frame = Some(until_first_frame);
        loop {
            if let Some(ended) = self.ended.take() {
                return Ok(ended);
            }
            self.draw()?;
            drop(until_first_frame.take());
            let Ok(wake) = woken.recv() else {
                return Ok(Ended::Quit);
            };
            self.take(wake)?;
            for wake in woken.try_iter().take(BATCH) {
                if self.ended.is_some() {
                    break;
                }
                self.take(wake)?;
            }
        }
    }

    /// How it ends when the person wants it to.
    fn quit(&mut self) -> Ended {
        let progress = self.model.progress;
        if progress.reading || progress.articles > 0 {
            Ended::Quit
        } else {
            Ended::NothingRead(std::mem::take(&mut self.model.notices))
        }
    }

    fn take(&mut self, wake: Wake) -> io::Result<()> {
        match wake {
            // The panic hook has told why and given the terminal back.
            Wake::WorkerFailed => Err(io::Error::other("the worker failed")),
            Wake::Worker(answer) => self.update(Message::Answer(answer)),
            Wake::Copied(what, delivered) => self.update(Message::Copied(what, delivered)),
            #[cfg(debug_assertions)]
            Wake::Terminal(Event::Key(key)) if asks_for_panic(key) => {
                panic!("asked to by QARI_TEST_PANIC")
            }
            Wake::Terminal(Event::Key(key)) => self.update(Message::Key(key)),
            Wake::Terminal(Event::Mouse(mouse)) => {
                let (column, row) = self.screen.cell_at(mouse.column, mouse.row);
                self.update(Message::Mouse(Mouse {
                    column,
                    row,
                    ..mouse
                }))
            }
            Wake::Terminal(Event::Paste(text)) => self.update(Message::Paste(text)),
            // No terminal is asked anything yet; whatever it says is no key.
            Wake::Terminal(Event::Reply(_)) => Ok(()),
            Wake::Terminal(Event::Resize) => self.resize(),
            Wake::Terminal(Event::Closed) => {
                self.ended = Some(Ended::Status(Signal::Hangup.exit_status().unwrap_or(1)));
                Ok(())
            }
            Wake::Terminal(Event::Signal(signal)) => match (signal, signal.exit_status()) {
                (_, Some(status)) => {
                    self.ended = Some(Ended::Status(status));
                    Ok(())
                }
                (Signal::Suspend, _) => self.perform(Effect::Suspend),
                (_, None) => {
                    self.session.resume()?;
                    self.resize()
                }
            },
        }
    }

    fn update(&mut self, message: Message) -> io::Result<()> {
        update(&mut self.model, message)
            .into_iter()
            .try_for_each(|effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Ask(request) => self.asking.ask(request),
            Effect::Copy(excerpt) => {
                let to_desk = self.to_desk.clone();
                copying::deliver(excerpt.text, &self.session, move |delivered| {
                    // A desk that is gone has nobody to tell.
                    let _ = to_desk.send(Wake::Copied(excerpt.what, delivered));
                });
            }
            Effect::ReportMouse(on) => self.session.report_mouse(on)?,
            Effect::Redraw => self.screen.redraw(),
            Effect::Suspend => {
                self.session.suspend()?;
                self.resize()?;
            }
            Effect::Quit => self.ended = Some(self.quit()),
        }
        Ok(())
    }

    fn resize(&mut self) -> io::Result<()> {
        let size = self.screen.resize();
        self.update(Message::Resize(size.width, size.height))
    }

    fn draw(&mut self) -> io::Result<()> {
        let (model, theme) = (&self.model, &self.theme);
        self.screen
            .draw(|buffer| ui::draw(model, theme, buffer).map(Into::into))
    }
}

/// F12 panics where a test asks for it, so that it can see the terminal given
/// back. Not in release builds.
#[cfg(debug_assertions)]
fn asks_for_panic(key: crate::input::key::Key) -> bool {
    key.to_string() == "F12" && std::env::var_os("QARI_TEST_PANIC").is_some()
}
