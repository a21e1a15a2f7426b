//! The threads behind the reader: the worker, and those that deliver to it. One
//! reads the inputs, one builds the recognizer; a read that never ends keeps
//! nobody waiting.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, mpsc};
use std::thread;

use super::inbox::{Asking, Delivery, Reading, read_all};
use super::preparing::Preparing;
use super::watching::watch;
use super::worker::Worker;
use crate::app::exchange::Answer;
use crate::library::decode::Charset;
use crate::library::import::{Source, count};
use crate::library::store::Store;

/// Starts the worker over `store`, who reads for it, and who watches the `log` of a
/// library, into which others write what they change in it. It ends when what is returned first is
/// dropped or `send` answers false; `failed` is called if one of the threads
/// panics. What is returned second starts building the recognizer, which takes as
/// much of a processor as all that the first frame needs; `actors` is the file of the
/// person's own, and what has been begun of it.
///
/// # Errors
/// When the system refuses a thread.
pub(super) fn spawn(
    store: Box<dyn Store + Send>,
    log: Option<PathBuf>,
    sources: Vec<Source>,
    charset: Option<Charset>,
    actors: (Option<PathBuf>, Option<Preparing>),
    send: impl Fn(Answer) -> bool + Send + 'static,
    failed: impl Fn() + Clone + Send + 'static,
) -> io::Result<(Asking, impl FnOnce() -> io::Result<()>)> {
    let (inbox, delivered) = mpsc::channel();
    let (imports, knowledge) = (inbox.clone(), inbox.clone());
    let reading = Arc::<Reading>::default();
    if let Some(log) = log {
        let news = inbox.clone();
        start("watcher", failed.clone(), move || watch(&log, &news))?;
    }
    if !sources.iter().all(Source::is_one_article) {
        let (sources, reading) = (sources.clone(), Arc::clone(&reading));
        start("counter", failed.clone(), move || {
            let all = count(&sources, &|_| !reading.is_to_stop.load(Ordering::Relaxed));
            reading.all.store(all.unwrap_or(0), Ordering::Relaxed);
        })?;
    }
    let told = Arc::clone(&reading);
    start("importer", failed.clone(), move || {
        read_all(&sources, charset, &mut io::stdin().lock(), &told, &imports);
    })?;
    let (works, ended) = mpsc::channel();
    let known = Arc::clone(&reading);
    start("worker", failed.clone(), move || {
        let _works = works;
        Worker::new(store, delivered, known, Box::new(send)).work();
    })?;
    let build = move || {
        let (own, preparing) = actors;
        let preparing = preparing.map_or_else(|| Preparing::begin(own), Ok)?;
        start("knowledge", failed, move || {
            // If the worker is gone, nobody needs it.
            let _ = knowledge.send(Delivery::Recognizer(Box::new(preparing.finish())));
        })
    };
    Ok((Asking::new(inbox, reading, ended), build))
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
