//! The desk: the model with what it is shown on and whom it asks. Takes what wakes the reader,
//! draws once after all that has come, and has done what the model wants done.

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::choosing::Choosing;
use super::colours::Colours;
use super::inbox::Asking;
use super::manner::{self, Manner, PATIENCE};
use super::parting::Unheard;
use super::suspend::{resume, suspend};
use super::waking::{Wake, Waker, Waking};
use super::{Ended, browsing, copying, judging, places, saved};
use crate::app::deeds::parting;
use crate::app::exchange::{Rendering, Request};
use crate::app::{Effect, Message, Model, update};
use crate::config::own_actors::OwnActors;
use crate::terminal::events::{Event, Signal};
use crate::terminal::screen::Screen;
use crate::terminal::session::Session;
use crate::ui;

/// How long the first frame waits for the first article, so that it need not
/// be painted twice. After that it is drawn without one.
const FIRST_FRAME: Duration = Duration::from_millis(60);
/// How long a frame waits for an article that a key has asked for, so that list and
/// article change at once: less than a screen takes to show it.
const SAME_FRAME: Duration = Duration::from_millis(8);
/// Messages taken before a frame is drawn, at most.
const BATCH: usize = 4096;

/// The model with what it is shown on and whom it asks.
pub(super) struct Desk {
    pub(super) model: Model,
    pub(super) colours: Colours,
    pub(super) session: Session,
    pub(super) screen: Screen,
    pub(super) manner: Manner,
    /// When the terminal was asked what it is.
    pub(super) asked: Instant,
    pub(super) asking: Asking,
    pub(super) unheard: Unheard,
    /// What is to be asked of the worker once the frame is drawn: on a busy machine it
    /// would take the processor from the drawing.
    pub(super) requests: Vec<Request>,
    /// Whether it is to be suspended as soon as the terminal has been heard out.
    pub(super) suspends: bool,
    /// For what is done elsewhere and heard of later.
    pub(super) to_desk: Waker,
    /// The file of saved queries.
    pub(super) queries: Option<PathBuf>,
    /// The person's file of actors.
    pub(super) own_actors: OwnActors,
    pub(super) choosing: Choosing,
    pub(super) ended: Option<Ended>,
}

impl Desk {
    /// Works until the reader is quit; calls `once_drawn` after the first frame.
    pub(super) fn work(
        &mut self,
        waking: &mut Waking,
        once_drawn: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<Ended> {
        while let Some(wait) = self.waits_for().filter(|_| self.ended.is_none()) {
            let Some(wake) = waking.next(Some(self.asked + wait)) else {
                break;
            };
            self.take(wake)?;
            self.ask();
            self.suspend_if_asked(waking)?;
        }
        self.manner.settle();
        self.obey()?;
        let mut once_drawn = Some(once_drawn);
        loop {
            if let Some(ended) = self.ended.take() {
                return Ok(ended);
            }
            self.draw()?;
            self.ask();
            if let Some(once_drawn) = once_drawn.take() {
                once_drawn()?;
            }
            // What could not be remembered is asked again next time.
            let _ = self.manner.remember_news();
            let Some(wake) = waking.next(None) else {
                return Ok(Ended::Quit);
            };
            let is_by_person = matches!(wake, Wake::Terminal(_));
            self.take(wake)?;
            let is_free = self.ended.is_none() && !self.suspends;
            for wake in waking.come().take(if is_free { BATCH } else { 0 }) {
                self.take(wake)?;
                if self.ended.is_some() || self.suspends {
                    break;
                }
            }
            if is_by_person {
                self.await_article(waking)?;
            }
            self.suspend_if_asked(waking)?;
        }
    }

    /// Waits a moment for the article that is asked for; whatever comes is taken meanwhile.
    fn await_article(&mut self, waking: &mut Waking) -> io::Result<()> {
        let until = Instant::now() + SAME_FRAME;
        if self.model.awaits_article() {
            self.ask();
        }
        while self.model.awaits_article()
            && self.ended.is_none()
            && !self.suspends
            && Instant::now() < until
        {
            let Some(wake) = waking.next(Some(until)) else {
                break;
            };
            self.take(wake)?;
            self.ask();
        }
        Ok(())
    }

    /// Asks the worker what is to be asked, in its order.
    fn ask(&mut self) {
        for request in self.requests.drain(..) {
            self.unheard.note(&request);
            self.asking.ask(request);
        }
    }

    /// Has kept how far the open article was read.
    pub(super) fn part(&mut self) {
        self.ask();
        if let Some(request) = parting(&self.model) {
            self.asking.ask(request);
        }
    }

    /// How long the first frame waits for what it still lacks: an article, or the
    /// terminal's word on how it wants its rows. Keys are taken meanwhile.
    fn waits_for(&self) -> Option<Duration> {
        if !self.manner.is_settled() {
            Some(PATIENCE)
        } else if self.model.reader.open.is_none() && self.model.progress.reading {
            Some(FIRST_FRAME)
        } else {
            None
        }
    }

    /// Takes what the terminal may still answer after a quick end, so that it does
    /// not come to whoever reads the terminal next. Whatever else comes is sent again.
    pub(super) fn hear_out(&mut self, waking: &mut Waking) {
        let mut others = Vec::new();
        while !self.manner.is_answered() {
            match waking.next(Some(self.asked + PATIENCE)) {
                Some(Wake::Terminal(Event::Reply(reply))) => drop(self.reply(&reply)),
                Some(Wake::Terminal(Event::Closed)) | None => break,
                Some(other) => others.push(other),
            }
        }
        for other in others {
            self.to_desk.send(other);
        }
        // What could not be remembered is asked again next time.
        let _ = self.manner.remember_news();
    }

    /// Suspends if that was asked for, once the terminal has been heard out: the
    /// shell must not read its answers. What has not come then is asked again.
    fn suspend_if_asked(&mut self, waking: &mut Waking) -> io::Result<()> {
        while self.suspends && self.ended.is_none() && !self.manner.is_answered() {
            let Some(wake) = waking.next(Some(self.asked + PATIENCE)) else {
                break;
            };
            self.take(wake)?;
        }
        if !std::mem::take(&mut self.suspends) || self.ended.is_some() {
            return Ok(());
        }
        self.part();
        suspend(&mut self.session, &mut self.manner, &mut self.asked)?;
        self.resize()
    }

    /// Takes a reply of the terminal; whether something else is decided now.
    fn reply(&mut self, reply: &[u8]) -> bool {
        let is_other = self.manner.reply(reply);
        self.manner.leave_as_found(&self.session);
        is_other
    }

    /// Has rows sent, and coloured, as is decided now.
    fn obey(&mut self) -> io::Result<()> {
        self.manner.obey(&self.session, &mut self.screen)?;
        let decision = self.manner.decision();
        self.colours.follow(decision, &mut self.screen);
        self.update(Message::MarksSuit(manner::marks(decision)))
    }

    /// Has rows sent in the next way there is, as the person wants.
    fn cycle_rendering(&mut self) -> io::Result<()> {
        let remembered = self.manner.cycle();
        self.obey()?;
        self.update(Message::Rendering(Rendering {
            mode: manner::name(self.manner.decision().mode),
            is_automatic: self.manner.decision().chosen.is_none(),
            forgotten: remembered.err().map(|error| error.to_string()),
        }))
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
            Wake::Worker(answer) => {
                self.unheard.hear(&answer);
                self.update(Message::Answer(answer))
            }
            Wake::Unbrowsed(reason) => self.update(Message::Unbrowsed(reason)),
            Wake::Copied(what, delivered) => self.update(Message::Copied(what, delivered)),
            #[cfg(debug_assertions)]
            Wake::Terminal(Event::Key(key)) if asks_for_panic(key) => {
                panic!("asked to by QARI_TEST_PANIC")
            }
            Wake::Terminal(Event::Key(key)) => self.update(Message::Key(key)),
            Wake::Terminal(Event::Mouse(mouse)) => {
                let mouse = places::pointed(&self.screen, mouse);
                self.update(Message::Mouse(mouse, Instant::now()))
            }
            Wake::Terminal(Event::Paste(text)) => self.update(Message::Paste(text)),
            Wake::Terminal(Event::Reply(reply)) => {
                let is_other = self.reply(&reply);
                self.heard(is_other)
            }
            Wake::Tmux(outer) => {
                let is_other = self.manner.tmux(outer);
                self.heard(is_other)
            }
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
                    resume(&self.session, &mut self.manner, &mut self.asked)?;
                    self.resize()
                }
            },
        }
    }

    /// After the terminal has answered. Before the first frame all answers are
    /// awaited; what comes later holds from then on.
    fn heard(&mut self, is_other: bool) -> io::Result<()> {
        if is_other && self.manner.has_settled() {
            self.obey()?;
        }
        Ok(())
    }

    pub(super) fn update(&mut self, message: Message) -> io::Result<()> {
        update(&mut self.model, message)
            .into_iter()
            .try_for_each(|effect| self.perform(effect))
    }

    fn perform(&mut self, effect: Effect) -> io::Result<()> {
        match effect {
            Effect::Ask(request) => self.requests.push(request),
            Effect::Copy(excerpt) => {
                let to_desk = self.to_desk.clone();
                let within = self.manner.decision().within;
                copying::deliver(excerpt.text, within, &self.session, move |delivered| {
                    // A desk that is gone has nobody to tell.
                    to_desk.send(Wake::Copied(excerpt.what, delivered));
                });
            }
            Effect::Browse(address) => {
                let to_desk = self.to_desk.clone();
                browsing::open(address, move |reason| {
                    // A desk that is gone has nobody to tell.
                    to_desk.send(Wake::Unbrowsed(reason));
                });
            }
            Effect::ReportMouse(on) => self.session.report_mouse(on)?,
            Effect::CycleTheme => {
                self.colours.cycle(self.manner.decision());
                let name = self.colours.name();
                self.update(Message::Theme(name))?;
                self.keep("theme", name)?;
            }
            Effect::KeepChoice { name, value } => self.keep(name, &value)?,
            Effect::ForgetChoices => match self.choosing.forget() {
                Ok((theme, looks)) => {
                    self.colours.choose(theme, self.manner.decision());
                    self.update(Message::Forgotten(looks))?;
                }
                Err(error) => self.update(Message::Unkept(error.to_string()))?,
            },
            Effect::Redraw => self.screen.redraw(),
            Effect::CycleRendering => self.cycle_rendering()?,
            Effect::ChangeSaved(change) => {
                let outcome = saved::change(self.queries.as_deref(), &change);
                self.update(Message::SavedChanged(change, outcome))?;
            }
            Effect::ChangeActors(step) => {
                self.ask();
                let message = judging::change(&mut self.own_actors, step, &self.asking);
                self.update(message)?;
            }
            Effect::Suspend => self.suspends = true,
            Effect::Quit => self.ended = Some(self.quit()),
        }
        Ok(())
    }

    /// Keeps what was chosen by a key.
    fn keep(&mut self, name: &str, value: &str) -> io::Result<()> {
        match self.choosing.keep(name, value) {
            Ok(()) => Ok(()),
            Err(error) => self.update(Message::Unkept(error.to_string())),
        }
    }

    fn resize(&mut self) -> io::Result<()> {
        let size = self.screen.resize();
        self.update(Message::Resize(size.width, size.height))
    }

    fn draw(&mut self) -> io::Result<()> {
        let (model, theme) = (&self.model, self.colours.theme());
        self.screen
            .draw(|buffer| ui::draw(model, theme, buffer).map(places::cursor))
    }
}

/// F12 panics where a test asks for it, so that it can see the terminal given
/// back. Not in release builds.
#[cfg(debug_assertions)]
fn asks_for_panic(key: crate::input::key::Key) -> bool {
    key.to_string() == "F12" && std::env::var_os("QARI_TEST_PANIC").is_some()
}
