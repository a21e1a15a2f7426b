//! `qari add`: articles into the library, then their mentions.
//!
//! Articles are there for readers while others still come. What was stopped goes on
//! with the next call: an article that is there is not added again.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;

use super::inputs::{self, known_actors};
use super::library::{Library, open, recognise};
use super::progress::{Progress, Stop};
use super::{Common, Outcome, errors};
use crate::actors::recognizer::Recognizer;
use crate::config::strings::Strings;
use crate::library::article::Article;
use crate::library::import::{Imported, import};
use crate::library::notice::Notice;
use crate::library::sqlite::SqliteStore;
use crate::library::store::Added;

/// How many articles are on their way from who reads to who writes.
const AHEAD: usize = 256;
/// How long articles wait at first to be written together, and at most.
const FIRST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(8);
/// As many articles, or bytes of text, are written together at most.
const MOST: usize = 8192;
const MOST_BYTES: usize = 24 << 20;

#[derive(Debug, Args)]
pub(super) struct Add {
    #[arg(id = "added", value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    library: Library,
}

impl Add {
    pub(super) fn run(&self, common: Common) -> anyhow::Result<Outcome> {
        let strings = Strings::new(common.language());
        let mut library = open(&self.library, &strings)?;
        let stop = Stop::on_signals()?;
        let (sender, delivered) = mpsc::sync_channel(AHEAD);
        let sources = inputs::sources(&self.paths);
        let charset = common.charset();
        // It ends when nobody takes what it reads.
        thread::Builder::new()
            .name("importer".to_owned())
            .spawn(move || {
                import(
                    &sources,
                    charset,
                    &mut std::io::stdin().lock(),
                    &mut |imported| match sender.send(imported) {
                        Ok(()) => ControlFlow::Continue(()),
                        Err(_) => ControlFlow::Break(()),
                    },
                );
            })?;
        let mut adding = Adding {
            strings: &strings,
            library: &mut library,
            progress: Progress::new(common, "adding"),
            waiting: Vec::new(),
            bytes: 0,
            since: Instant::now(),
            patience: FIRST,
            added: 0,
            known: 0,
            outcome: Outcome::Done,
        };
        adding.take_all(&delivered, &stop)?;
        let (added, known, outcome) = (adding.added, adding.known, adding.outcome);
        let counts = [("added", added.into()), ("known", known.into())];
        errors::complain(strings.language(), &strings.with("add-done", counts));
        if !stop.is_asked() {
            let gazetteer = known_actors(common);
            let recognizer = Recognizer::new(Arc::clone(&gazetteer));
            recognise(&mut library, &recognizer, &gazetteer, common, &stop)?;
        }
        if stop.is_asked() {
            errors::complain(strings.language(), &strings.get("add-stopped"));
            return Ok(Outcome::Lacking);
        }
        Ok(outcome)
    }
}

/// Articles on their way into the library.
struct Adding<'a> {
    strings: &'a Strings,
    library: &'a mut SqliteStore,
    progress: Progress,
    waiting: Vec<Article>,
    bytes: usize,
    since: Instant,
    /// How long they wait: longer and longer, since writing a few costs nearly as
    /// much as writing many.
    patience: Duration,
    added: usize,
    known: usize,
    outcome: Outcome,
}

impl Adding<'_> {
    fn take_all(&mut self, delivered: &Receiver<Imported>, stop: &Stop) -> anyhow::Result<()> {
        while !stop.is_asked() {
            let left = self.patience.saturating_sub(self.since.elapsed());
            match delivered.recv_timeout(left) {
                Ok(Imported::Beginning(_)) => {}
                Ok(Imported::Article(article)) => self.take(*article)?,
                Ok(Imported::Refused { doc, notices }) => {
                    self.outcome = Outcome::Lacking;
                    self.complain(&doc, &notices);
                }
                Err(RecvTimeoutError::Timeout) => self.write()?,
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.write()?;
        self.progress.end();
        Ok(())
    }

    fn take(&mut self, article: Article) -> anyhow::Result<()> {
        self.bytes += article.text.len();
        self.waiting.push(article);
        let is_full = self.waiting.len() == MOST || self.bytes > MOST_BYTES;
        if is_full || self.since.elapsed() > self.patience {
            self.write()?;
        }
        Ok(())
    }

    /// Writes what waits.
    fn write(&mut self) -> anyhow::Result<()> {
        let articles = std::mem::take(&mut self.waiting);
        let docs: Vec<String> = articles.iter().map(|one| one.doc.clone()).collect();
        for (doc, added) in docs.iter().zip(self.library.add_all(articles)?) {
            match added {
                // What there is to say of it, it keeps.
                Added::New => self.added += 1,
                // The same file again is nothing to speak of.
                Added::Duplicate { of } if of == *doc => self.known += 1,
                Added::Duplicate { of } => {
                    self.known += 1;
                    self.complain(doc, &[Notice::Duplicate { of }]);
                }
            }
        }
        self.bytes = 0;
        self.since = Instant::now();
        self.patience = (self.patience * 2).min(LONGEST);
        self.progress.tell(self.added + self.known, None);
        Ok(())
    }

    fn complain(&mut self, doc: &str, notices: &[Notice]) {
        if !notices.is_empty() {
            self.progress.clear();
            inputs::complain(self.strings, doc, notices);
        }
    }
}
