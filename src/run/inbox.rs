//! The worker's inbox: all that it waits for comes to one place, so that it
//! waits for whatever comes first.

use std::collections::VecDeque;
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::{Duration, Instant};

use super::actors::Actors;
use crate::actors::gazetteer::{Fault, Gazetteer};
use crate::actors::recognizer::Recognizer;
use crate::app::exchange::Request;
use crate::config::own_actors::OwnActors;
use crate::library::decode::Charset;
use crate::library::import::{Imported, Source, Step, import_new};
use crate::library::notice::Notice;
use crate::library::origin::Input;

/// What comes to the worker.
pub(super) enum Delivery {
    Asked(Request),
    Imported(Imported),
    /// All inputs are read.
    ReadAll,
    Recognizer(Box<Knowledge>),
    /// The person's file of actors has changed.
    Learn(OwnActors),
    /// Somebody has written into the library.
    Written,
    /// Nobody has for a while.
    Rest,
    /// Nobody will ask any more.
    Left,
}

/// The actors and what finds them.
pub(super) struct Knowledge {
    pub(super) gazetteer: Arc<Gazetteer>,
    pub(super) recognizer: Recognizer,
    /// What is wrong with the person's own file, which is called `doc`.
    pub(super) faults: Vec<Fault>,
    pub(super) refused: Option<Notice>,
    pub(super) doc: String,
}

impl Knowledge {
    /// The built-in actors. Takes a moment.
    pub(super) fn built_in() -> Self {
        Self::of(Actors::of(None))
    }

    /// These actors. Takes a moment.
    pub(super) fn of(actors: Actors) -> Self {
        let gazetteer = Arc::new(actors.gazetteer);
        Self {
            gazetteer: Arc::clone(&gazetteer),
            recognizer: Recognizer::new(gazetteer),
            faults: actors.faults,
            refused: actors.refused,
            doc: actors.doc,
        }
    }
}

/// How far the inputs are read. Who reads tells it here, and is told here to stop.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// How many inputs are read, and how many there are, 0 while that is not known.
    pub(super) done: AtomicUsize,
    pub(super) all: AtomicUsize,
    pub(super) is_to_stop: AtomicBool,
}

impl Reading {
    /// How many of how many inputs are read, once that is known.
    pub(super) fn share(&self) -> Option<(usize, usize)> {
        let (done, all) = (&self.done, &self.all);
        let all = all.load(Ordering::Relaxed);
        (all > 0).then(|| (done.load(Ordering::Relaxed).min(all), all))
    }
}

/// What has come, in its order.
pub(super) struct Inbox {
    deliveries: Receiver<Delivery>,
    /// Those that were seen and not yet taken out.
    seen: VecDeque<Delivery>,
    /// Whether somebody waits for an answer among them.
    is_waited_for: bool,
    /// Whether it was taken out that nobody will ask any more.
    is_left: bool,
}

impl Inbox {
    pub(super) fn new(deliveries: Receiver<Delivery>) -> Self {
        Self {
            deliveries,
            seen: VecDeque::new(),
            is_waited_for: false,
            is_left: false,
        }
    }

    /// Whether nobody will ask any more, as far as was taken out.
    pub(super) fn is_left(&self) -> bool {
        self.is_left
    }

    /// Takes out the next delivery, and waits for it; `None` when nobody is left to
    /// deliver.
    pub(super) fn wait(&mut self) -> Option<Delivery> {
        let delivery = match self.seen_first() {
            Some(delivery) => Some(delivery),
            None => self.deliveries.recv().ok(),
        };
        self.is_left |= matches!(delivery, Some(Delivery::Left) | None);
        delivery
    }

    /// Takes out the next delivery, and waits for it so long at most.
    ///
    /// # Errors
    /// When there is none by then, or nobody is left to deliver.
    pub(super) fn wait_for(&mut self, most: Duration) -> Result<Delivery, RecvTimeoutError> {
        let delivery = match self.seen_first() {
            Some(delivery) => Ok(delivery),
            None => self.deliveries.recv_timeout(most),
        };
        self.is_left |= matches!(delivery, Ok(Delivery::Left));
        delivery
    }

    /// Takes out the next delivery if there is one.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn take(&mut self) -> Result<Delivery, TryRecvError> {
        let delivery = match self.seen_first() {
            Some(delivery) => Ok(delivery),
            None => self.deliveries.try_recv(),
        };
        self.is_left |= matches!(delivery, Ok(Delivery::Left));
        delivery
    }

    /// Whether somebody waits for the answer to something that was not taken out
    /// yet, or has left. Nobody any more once that was taken out: what is done last is done to
    /// its end, whatever is still delivered.
    pub(super) fn is_waited_for(&mut self) -> bool {
        if self.is_left {
            return false;
        }
        for delivery in self.deliveries.try_iter() {
            self.is_waited_for |= match &delivery {
                Delivery::Asked(request) => !matches!(request, Request::Keep { .. }),
                Delivery::Left => true,
                _ => false,
            };
            self.seen.push_back(delivery);
        }
        self.is_waited_for
    }

    fn seen_first(&mut self) -> Option<Delivery> {
        let first = self.seen.pop_front();
        self.is_waited_for &= !self.seen.is_empty();
        first
    }
}

/// How long the worker is waited for, which may have something to keep that was done
/// last.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is seen whether that is still wanted.
const LOOK: Duration = Duration::from_millis(50);

/// Where requests are handed in. The worker ends when this is dropped.
pub(super) struct Asking {
    inbox: Sender<Delivery>,
    reading: Arc<Reading>,
    /// Is closed when the worker has ended.
    ended: Receiver<Never>,
    /// Whether nobody waits for that.
    is_given_up: bool,
}

/// What is never sent.
pub(super) enum Never {}

impl Asking {
    /// Hands in at `inbox`, until the other end of `ended` is dropped.
    pub(super) fn new(
        inbox: Sender<Delivery>,
        reading: Arc<Reading>,
        ended: Receiver<Never>,
    ) -> Self {
        Self {
            inbox,
            reading,
            ended,
            is_given_up: false,
        }
    }

    pub(super) fn ask(&self, request: Request) {
        if request == Request::Halt {
            self.reading.is_to_stop.store(true, Ordering::Relaxed);
        }
        // If the worker is gone, word of it is on the way.
        let _ = self.inbox.send(Delivery::Asked(request));
    }
}

impl Asking {
    /// Has the actors known as this file tells them now.
    pub(super) fn learn(&self, own: OwnActors) {
        // If the worker is gone, word of it is on the way.
        let _ = self.inbox.send(Delivery::Learn(own));
    }

    /// Somebody else has written into the library, and has done with it.
    pub(super) fn hear_of_others(&self) {
        let _ = self.inbox.send(Delivery::Written);
        let _ = self.inbox.send(Delivery::Rest);
    }

    /// Asks for nothing any more, and waits until the worker has ended, which has something to
    /// keep and to write first; unless it is given up, which is asked now and then with how
    /// long that took.
    pub(super) fn end(mut self, mut gives_up: impl FnMut(Duration) -> bool) {
        self.leave();
        let since = Instant::now();
        while let Err(RecvTimeoutError::Timeout) = self.ended.recv_timeout(LOOK) {
            if gives_up(since.elapsed()) {
                self.is_given_up = true;
                return;
            }
        }
    }

    fn leave(&self) {
        // The thread that reads may hold the inbox open for ever.
        let _ = self.inbox.send(Delivery::Left);
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        if !self.is_given_up {
            self.leave();
            let _ = self.ended.recv_timeout(PATIENCE);
        }
    }
}

/// Reads the inputs into the inbox, until there is no more or nobody to read for.
pub(super) fn read_all(
    sources: &[Source],
    charset: Option<Charset>,
    stdin: &mut dyn Read,
    reading: &Reading,
    inbox: &Sender<Delivery>,
) {
    let is_known = &|_: &Input| false;
    import_new(sources, charset, is_known, stdin, &mut |step| {
        let goes_on = || !reading.is_to_stop.load(Ordering::Relaxed);
        let is_wanted = match step {
            Step::Imported(imported) => {
                // An article that has begun is read to its end: somebody may wait for it.
                let has_begun = matches!(imported, Imported::Beginning(_));
                let is_told = inbox.send(Delivery::Imported(imported)).is_ok();
                is_told && (has_begun || goes_on())
            }
            Step::Read(_) | Step::PassedOver => {
                reading.done.fetch_add(1, Ordering::Relaxed);
                goes_on()
            }
        };
        match is_wanted {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    });
    let _ = inbox.send(Delivery::ReadAll);
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
mod tests {
    use std::fs;
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn reading_stops_between_the_articles_of_one_file() {
        let line =
            |number| format!("{{\"text\": \"خبر {number} من الميناء\\n\\nوصلت السفينة.\"}}\n");
        let lines: String = (0..50).map(line).collect();
        let name = format!("qari-stops-{}.jsonl", std::process::id());
        let file = std::env::temp_dir().join(name);
        fs::write(&file, lines).unwrap();
        let read = |is_to_stop: bool| {
            let (inbox, delivered) = mpsc::channel();
            let reading = Reading::default();
            reading.is_to_stop.store(is_to_stop, Ordering::Relaxed);
            let sources = [Source::Path(file.clone())];
            read_all(&sources, None, &mut std::io::empty(), &reading, &inbox);
            drop(inbox);
            let articles = delivered.iter();
            articles
                .filter(|one| matches!(one, Delivery::Imported(Imported::Article(_))))
                .count()
        };
        assert_eq!(read(false), 50);
        assert_eq!(read(true), 1);
        fs::remove_file(&file).unwrap();
    }
}
