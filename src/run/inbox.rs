//! The worker's inbox: all that it waits for comes to one place, so that it
//! waits for whatever comes first.

use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::actors::gazetteer::Gazetteer;
use crate::actors::recognizer::Recognizer;
use crate::app::exchange::Request;
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
