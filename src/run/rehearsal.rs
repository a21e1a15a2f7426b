//! The reader without a terminal and without threads: keys in, screens out, the
//! same at every run. For tests and for pictures of the screen.

use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::inbox::{Asking, Delivery, Knowledge, Reading, read_all};
use super::keeping::{Keeping, OpenedStore};
use super::worker::Worker;
use super::{judging, saved};
use crate::app::coming_back::ComingBack;
use crate::app::deeds::parting;
use crate::app::exchange::Delivered;
use crate::app::keymap::Keymap;
use crate::app::{Answer, Effect, Message, Model, update};
use crate::config::own_actors::OwnActors;
use crate::config::strings::Language;
use crate::config::theme::Theme;
use crate::input::key::{Key, UnknownKey};
use crate::library::article::ArticleId;
use crate::library::dates::DateStyle;
use crate::library::import::Source;
use crate::library::memory::MemoryStore;
use crate::library::sqlite::SqliteStore;
use crate::library::store::Store;
use crate::ui::{self, Cursor};

/// A reader that does at once what it is asked.
pub struct Rehearsal {
    model: Model,
    theme: Theme,
    worker: Worker,
    asking: Asking,
    answers: Receiver<Answer>,
    quit: bool,
    copied: Vec<String>,
    browsed: Vec<String>,
    queries: Option<PathBuf>,
    own_actors: OwnActors,
}

impl Rehearsal {
    /// Opens `sources` on a screen of `width` and `height` cells and waits until
    /// every mention is found.
    pub fn open(
        sources: &[Source],
        stdin: &mut dyn Read,
        language: Language,
        width: u16,
        height: u16,
    ) -> Self {
        let store = Box::new(MemoryStore::new());
        Self::over(store, sources, stdin, language, (width, height))
    }

    /// The same of what is done being kept as `keeping` says.
    pub fn keeping(
        keeping: Keeping,
        sources: &[Source],
        language: Language,
        width: u16,
        height: u16,
    ) -> Self {
        let store = Box::new(OpenedStore::new(keeping));
        let size = (width, height);
        Self::over(store, sources, &mut std::io::empty(), language, size)
    }

    /// The library, as nobody else has opened it yet.
    pub fn library(library: SqliteStore, language: Language, width: u16, height: u16) -> Self {
        let (store, size) = (Box::new(library), (width, height));
        Self::over(store, &[], &mut std::io::empty(), language, size)
    }

    /// `sources`, or what is in `store`, as somebody opens them who has left them at the
    /// article `left`.
    pub fn coming_back(
        left: ArticleId,
        store: Box<dyn Store + Send>,
        sources: &[Source],
        language: Language,
        width: u16,
        height: u16,
    ) -> Self {
        let (size, stdin) = ((width, height), &mut std::io::empty());
        let mut rehearsal = Self::before(store, sources, stdin, language, size);
        rehearsal.model.left = ComingBack::to(Some(left));
        rehearsal.settle();
        rehearsal
    }

    /// Hears that somebody else has written into the library, and has done with it.
    pub fn hear_of_others(&mut self) {
        self.asking.hear_of_others();
        self.settle();
    }

    fn over(
        store: Box<dyn Store + Send>,
        sources: &[Source],
        stdin: &mut dyn Read,
        language: Language,
        size: (u16, u16),
    ) -> Self {
        let mut rehearsal = Self::before(store, sources, stdin, language, size);
        rehearsal.settle();
        rehearsal
    }

    /// Before anything is answered.
    fn before(
        store: Box<dyn Store + Send>,
        sources: &[Source],
        stdin: &mut dyn Read,
        language: Language,
        (width, height): (u16, u16),
    ) -> Self {
        let (inbox, delivered) = mpsc::channel();
        let (answer, answers) = mpsc::channel();
        let send = Box::new(move |said| answer.send(said).is_ok());
        let reading = Arc::<Reading>::default();
        let worker = Worker::new(store, delivered, Arc::clone(&reading), send);
        // The worker holds the other end, so this cannot fail.
        let _ = inbox.send(Delivery::Recognizer(Box::new(Knowledge::built_in())));
        read_all(sources, None, stdin, &reading, &inbox);
        let model = Model::new(language, width, height);
        Self {
            model,
            theme: Theme::dark(),
            worker,
            asking: Asking::new(inbox, reading, mpsc::channel().1),
            answers,
            quit: false,
            copied: Vec::new(),
            browsed: Vec::new(),
            queries: None,
            own_actors: OwnActors::Held(None),
        }
    }

    /// Is drawn in another theme from now on; at first it is the dark one.
    pub fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
    }

    /// Shows dates like this from now on.
    pub fn prefer_dates(&mut self, style: DateStyle) {
        self.model.dates = style;
    }

    /// Has these keys from now on.
    pub fn set_keymap(&mut self, keymap: Keymap) {
        self.model.keymap = keymap;
    }

    /// Has this file of saved queries from now on.
    pub fn keep_queries_in(&mut self, path: PathBuf) {
        let loaded = saved::loaded(Some(&path));
        self.queries = Some(path);
        if let Some(loaded) = loaded {
            self.send(loaded);
        }
    }

    /// Has this file of actors from now on.
    pub fn keep_actors_in(&mut self, path: PathBuf) {
        self.own_actors = OwnActors::File(path);
        self.asking.learn(self.own_actors.clone());
        self.settle();
    }

    /// Presses keys, written in the notation of `input::key` with blanks between.
    ///
    /// # Errors
    /// When one is no key.
    pub fn press(&mut self, keys: &str) -> Result<(), UnknownKey> {
        for key in keys.split_whitespace() {
            let key: Key = key.parse()?;
            self.send(Message::Key(key));
        }
        Ok(())
    }

    /// Types a text, letter by letter.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.send(Message::Key(Key::from(letter)));
        }
    }

    /// Lets something happen, and waits until all that follows is done.
    pub fn send(&mut self, message: Message) {
        let effects = update(&mut self.model, message);
        self.perform(effects);
        self.settle();
    }

    /// The screen as it is now, and where the terminal's cursor is to be.
    pub fn screen(&self) -> (Buffer, Option<Cursor>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.model.width, self.model.height));
        let cursor = ui::draw(&self.model, &self.theme, &mut buffer);
        (buffer, cursor)
    }

    /// The model, to ask what the screen does not show.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Whether the reader was quit.
    pub fn has_quit(&self) -> bool {
        self.quit
    }

    /// The addresses that a browser would have been given, the newest last.
    pub fn browsed(&self) -> &[String] {
        &self.browsed
    }

    /// What was copied, the newest last.
    pub fn copied(&self) -> &[String] {
        &self.copied
    }

    fn settle(&mut self) {
        loop {
            // Its other ends are held here, so the worker cannot be left alone.
            let _ = self.worker.catch_up();
            let mut any = false;
            while let Ok(answer) = self.answers.try_recv() {
                any = true;
                let effects = update(&mut self.model, Message::Answer(answer));
                self.perform(effects);
            }
            if !any {
                return;
            }
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(request) => self.asking.ask(request),
                Effect::Copy(excerpt) => {
                    self.copied.push(excerpt.text);
                    let said = Message::Copied(excerpt.what, Delivered::ToTerminal);
                    let effects = update(&mut self.model, said);
                    self.perform(effects);
                }
                Effect::Quit => {
                    self.quit = true;
                    if let Some(request) = parting(&self.model) {
                        self.asking.ask(request);
                    }
                }
                Effect::ChangeSaved(change) => {
                    let outcome = saved::change(self.queries.as_deref(), &change);
                    let effects = update(&mut self.model, Message::SavedChanged(change, outcome));
                    self.perform(effects);
                }
                Effect::ChangeActors(step) => {
                    let message = judging::change(&mut self.own_actors, step, &self.asking);
                    let effects = update(&mut self.model, message);
                    self.perform(effects);
                }
                // Whoever asks sees that nothing is started here.
                Effect::Browse(address) => self.browsed.push(address),
                Effect::CycleTheme => {
                    let names: Vec<_> = Theme::names().collect();
                    let now = names
                        .iter()
                        .position(|name| Theme::named(name) == self.theme);
                    let next = names[now.map_or(0, |at| at + 1) % names.len()];
                    self.theme = Theme::named(next);
                    let effects = update(&mut self.model, Message::Theme(next));
                    self.perform(effects);
                }
                Effect::Redraw
                | Effect::KeepChoice { .. }
                | Effect::ForgetChoices
                | Effect::CycleRendering
                | Effect::Suspend
                | Effect::ReportMouse(_) => {}
            }
        }
    }
}
