//! The actors and what finds them, prepared while something else is done: it takes a
//! processor as long as opening a large library takes another.

use std::io;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread::{self, JoinHandle};

use super::actors::Actors;
use super::inbox::Knowledge;

/// The actors of a person, on their way.
#[derive(Debug)]
pub struct Preparing(JoinHandle<Knowledge>);

impl Preparing {
    /// Begins to prepare the built-in actors and those of the person's own file.
    ///
    /// # Errors
    /// When the system refuses a thread.
    pub fn begin(own: Option<PathBuf>) -> io::Result<Self> {
        let prepare = move || Knowledge::of(Actors::of(own.as_deref()));
        let thread = thread::Builder::new().name("gazetteer".to_owned());
        thread.spawn(prepare).map(Self)
    }

    /// Waits for them. A panic there is one here.
    pub(super) fn finish(self) -> Knowledge {
        self.0.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}
