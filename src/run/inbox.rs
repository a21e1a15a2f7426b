//! The worker's inbox, and the threads that fill it: one reads the inputs, one
//! builds the recognizer. So the worker waits in one place for whatever comes
//! first, and a read that never ends keeps nobody waiting.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::worker::Worker;
use crate::actors::gazetteer::Gazetteer;
use crate::actors::recognizer::Recognizer;
use crate::app::exchange::{Answer, Request};
use crate::library::import::{Imported, Source, import};

/// What comes to the worker.
pub(super) enum Delivery {
    Asked(Request),
    Imported(Imported),
    /// All inputs are read.
    ReadAll,
    Recognizer(Box<Knowledge>),
    /// Nobody will ask any more.
    Left,
}

/// The actors and what finds them.
pub(super) struct Knowledge {
    pub(super) gazetteer: Arc<Gazetteer>,
    pub(super) recognizer: Recognizer,
}

impl Knowledge {
    /// The built-in actors. Takes a moment.
    pub(super) fn built_in() -> Self {
        let gazetteer = Arc::new(Gazetteer::built_in());
        Self {
            gazetteer: Arc::clone(&gazetteer),
            recognizer: Recognizer::new(gazetteer),
        }
    }
}

/// Where requests are handed in. The worker ends when this is dropped.
pub(super) struct Asking(Sender<Delivery>);

impl Asking {
    pub(super) fn new(inbox: Sender<Delivery>) -> Self {
        Self(inbox)
    }

    pub(super) fn ask(&self, request: Request) {
        // If the worker is gone, word of it is on the way.
        let _ = self.0.send(Delivery::Asked(request));
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        // The thread that reads may hold the inbox open for ever.
        let _ = self.0.send(Delivery::Left);
    }
}

/// Starts the worker and those who deliver to it. It ends when what is returned
/// is dropped or `send` answers false; `failed` is called if one of the threads
/// panics.
///
/// # Errors
/// When the system refuses a thread.
pub(super) fn spawn(
    sources: Vec<Source>,
    send: impl Fn(Answer) -> bool + Send + 'static,
    failed: impl Fn() + Clone + Send + 'static,
) -> io::Result<Asking> {
    let (inbox, delivered) = mpsc::channel();
    let (imports, knowledge) = (inbox.clone(), inbox.clone());
    start("importer", failed.clone(), move || {
        read_all(&sources, &mut io::stdin().lock(), &imports);
    })?;
    start("gazetteer", failed.clone(), move || {
        // If the worker is gone, nobody needs it.
        let _ = knowledge.send(Delivery::Recognizer(Box::new(Knowledge::built_in())));
    })?;
    start("worker", failed, move || {
        Worker::new(delivered, Box::new(send)).work();
    })?;
    Ok(Asking::new(inbox))
}

/// Reads the inputs into the inbox, until there is no more or nobody to read for.
pub(super) fn read_all(sources: &[Source], stdin: &mut dyn Read, inbox: &Sender<Delivery>) {
    import(
        sources,
        stdin,
        &mut |imported| match inbox.send(Delivery::Imported(imported)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        },
    );
    let _ = inbox.send(Delivery::ReadAll);
}

fn start(
    name: &str,
    failed: impl Fn() + Send + 'static,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    let work = move || {
        let _alarm = Alarm(failed);
        work();
    };
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(work)
        .map(drop)
}

/// Tells when a thread ends by a panic, so that nobody waits for it.
struct Alarm<F: Fn()>(F);

impl<F: Fn()> Drop for Alarm<F> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)();
        }
    }
}
