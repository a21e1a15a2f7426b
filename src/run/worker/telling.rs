//! What the worker says of itself: how far things are, and what the library cannot do.

use std::time::Instant;

use super::{Gone, TELL_EVERY, Worker};
use crate::app::exchange::{Answer, Progress};
use crate::library::notice::Notice;
use crate::library::store::StoreError;

impl Worker {
    pub(super) fn progress(&self) -> Progress {
        Progress {
            articles: self.store.len(),
            newest: self.store.newest(),
            is_library: self.store.is_library(),
            recognised: self.recognised,
            reading: !self.read_all || !self.imported.is_empty(),
            inputs: self.reading.share(),
            is_halted: self.is_halted,
        }
    }

    /// Tells how far things are, if that was not told just now.
    pub(super) fn tell_in_time(&mut self) -> Result<(), Gone> {
        match self.told_at {
            Some(told) if told.elapsed() < TELL_EVERY => Ok(()),
            _ => self.tell(),
        }
    }

    pub(super) fn tell(&mut self) -> Result<(), Gone> {
        self.told_at = Some(Instant::now());
        self.told = self.progress();
        self.say(Answer::Progress(self.told))
    }

    /// Says what the library cannot do, once.
    pub(super) fn tell_trouble(&mut self, error: StoreError) -> Result<(), Gone> {
        if self.trouble.replace(error.clone()).as_ref() == Some(&error) {
            return Ok(());
        }
        self.say(Answer::Noticed {
            doc: String::new(),
            notices: vec![Notice::Library(error)],
        })
    }

    pub(super) fn say(&self, answer: Answer) -> Result<(), Gone> {
        if (self.send)(answer) {
            Ok(())
        } else {
            Err(Gone)
        }
    }
}
