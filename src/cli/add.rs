//! `qari add`: articles into the library, then their mentions.
//!
//! Articles are there for readers while others still come. What was stopped goes on
//! with the next call: files that were added whole and have not changed are passed over,
//! and an article that is there is not added again. What is no longer in a file that
//! changed stays in the library, unless its new version takes over what the person did.

use std::io;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;

use super::feeds::Feeds;
use super::inputs::{self, known_actors};
use super::library::{Library, open, recognise};
use super::progress::{Progress, Stop};
use super::{Common, Outcome, errors};
use crate::actors::recognizer::Recognizer;
use crate::config::strings::Strings;
use crate::library::article::Article;
use crate::library::import::{Imported, Source, Step, count, import_new};
use crate::library::notice::Notice;
use crate::library::origin::Input;
use crate::library::sqlite::{KnownInputs, SqliteStore};
use crate::library::store::Added;
use ahead::{Writer, ahead};

mod ahead;

/// How long articles wait at first to be written together, and at most.
const FIRST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(8);
/// How soon it is noticed that somebody wants it to stop.
const HEARING: Duration = Duration::from_millis(100);
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
        let (reader, delivered) = ahead();
        let sources = inputs::sources(&self.paths);
        let charset = common.charset();
        // Who names an encoding wants everything read in it.
        let known = match charset {
            None => library.known_inputs()?,
            Some(_) => KnownInputs::default(),
        };
        let all = Arc::default();
        count_inputs(sources.clone(), &all)?;
        // It ends when nobody takes what it reads.
        let importer = thread::Builder::new()
            .name("importer".to_owned())
            .spawn(move || {
                import_new(
                    &sources,
                    charset,
                    &|input| known.contains(input),
                    &mut io::stdin().lock(),
                    &mut |step| match reader.send(step) {
                        true => ControlFlow::Continue(()),
                        false => ControlFlow::Break(()),
                    },
                );
            })?;
        let mut adding = Adding {
            strings: &strings,
            library: &mut library,
            progress: Progress::new(common, "adding"),
            waiting: Vec::new(),
            feeds: Feeds::default(),
            read: Vec::new(),
            bytes: 0,
            since: Instant::now(),
            patience: FIRST,
            added: 0,
            known: 0,
            gave_way: 0,
            passed_over: 0,
            done: 0,
            all: Arc::clone(&all),
            outcome: Outcome::Done,
        };
        let taken = adding.take_all(&delivered, &stop);
        adding.progress.end();
        let outcome = adding.outcome;
        errors::complain(strings.language(), &adding.told());
        taken?;
        if !stop.is_asked()
            && let Err(panic) = importer.join()
        {
            resume_unwind(panic);
        }
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

/// Whether an article is less than its input was meant to be.
fn is_lacking(notice: &Notice) -> bool {
    matches!(
        notice,
        Notice::BadBytes { .. } | Notice::ReadAsPlain { .. } | Notice::DamagedParts { .. }
    )
}

/// Counts the inputs, for those who want to know how much is left, while they are read.
fn count_inputs(sources: Vec<Source>, all: &Arc<AtomicUsize>) -> io::Result<()> {
    let all = Arc::downgrade(all);
    let count = move || {
        let counted = count(&sources, &|_| all.strong_count() > 0);
        if let (Some(counted), Some(all)) = (counted, all.upgrade()) {
            all.store(counted, Ordering::Relaxed);
        }
    };
    thread::Builder::new()
        .name("counter".to_owned())
        .spawn(count)
        .map(drop)
}

/// Articles on their way into the library.
struct Adding<'a> {
    strings: &'a Strings,
    library: &'a mut SqliteStore,
    progress: Progress,
    waiting: Vec<Article>,
    feeds: Feeds,
    /// Files of which all is in the library when what waits is.
    read: Vec<Arc<Input>>,
    bytes: usize,
    since: Instant,
    /// How long they wait: longer and longer, since writing a few costs nearly as
    /// much as writing many.
    patience: Duration,
    added: usize,
    known: usize,
    /// How many articles gave way to their new versions.
    gave_way: usize,
    passed_over: usize,
    /// How many inputs are done with, and how many there are, 0 while that is not known.
    done: usize,
    all: Arc<AtomicUsize>,
    outcome: Outcome,
}

impl Adding<'_> {
    fn take_all(&mut self, delivered: &Writer, stop: &Stop) -> anyhow::Result<()> {
        while !stop.is_asked() {
            if self.since.elapsed() > self.patience {
                self.write(stop)?;
            }
            let left = self.patience.saturating_sub(self.since.elapsed());
            match delivered.recv_timeout(left.min(HEARING)) {
                Ok(Step::Imported(Imported::Beginning(_))) => {}
                Ok(Step::Imported(Imported::Article(article))) => self.take(*article, stop)?,
                Ok(Step::Imported(Imported::Refused { notices, .. }))
                    if self.feeds.take(&notices) => {}
                Ok(Step::Imported(Imported::Refused { doc, notices })) => {
                    self.outcome = Outcome::Lacking;
                    self.complain(&doc, &notices);
                }
                Ok(Step::Read(input)) => {
                    self.read.extend(input);
                    self.input_is_done();
                }
                Ok(Step::PassedOver) => {
                    self.passed_over += 1;
                    self.input_is_done();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.write(stop)
    }

    fn take(&mut self, article: Article, stop: &Stop) -> anyhow::Result<()> {
        self.bytes += article.text.len();
        self.waiting.push(article);
        if self.waiting.len() == MOST || self.bytes > MOST_BYTES {
            self.write(stop)?;
        }
        Ok(())
    }

    /// Writes what waits.
    fn write(&mut self, stop: &Stop) -> anyhow::Result<()> {
        let articles = std::mem::take(&mut self.waiting);
        self.feeds.write(self.library)?;
        let told = |one: &Article| {
            let notices = one.notices.iter().filter(|notice| is_lacking(notice));
            (one.doc.clone(), notices.cloned().collect::<Vec<_>>())
        };
        let docs: Vec<_> = articles.iter().map(told).collect();
        let (added, gave_way) = self
            .library
            .add_read(articles, &self.read, &|| stop.is_asked())?;
        self.read.clear();
        self.gave_way += gave_way;
        for ((doc, lacking), added) in docs.iter().zip(added) {
            match added {
                // What else there is to say of it, it keeps.
                Added::New => {
                    self.added += 1;
                    self.complain(doc, lacking);
                }
                Added::Again => self.known += 1,
                Added::Duplicate { of } => {
                    self.known += 1;
                    self.complain(doc, &[Notice::Duplicate { of }]);
                }
            }
        }
        self.bytes = 0;
        self.since = Instant::now();
        self.patience = (self.patience * 2).min(LONGEST);
        Ok(())
    }

    fn input_is_done(&mut self) {
        self.done += 1;
        let all = self.all.load(Ordering::Relaxed);
        let of = (all > 0).then(|| (self.done, all.max(self.done)));
        let articles = self.added + self.known + self.waiting.len();
        self.progress.tell_with(&[("count", articles)], of);
    }

    /// What came of it, in words.
    fn told(&self) -> String {
        let counts = [("added", self.added.into()), ("known", self.known.into())];
        let mut told = self.strings.with("add-done", counts);
        if self.gave_way > 0 {
            let count = ("count", self.gave_way.into());
            told.push_str(&self.strings.with("add-versions", [count]));
        }
        if self.passed_over > 0 {
            let count = ("count", self.passed_over.into());
            told.push_str(&self.strings.with("add-unchanged", [count]));
        }
        told.push_str(&self.feeds.told(self.strings));
        told
    }

    fn complain(&mut self, doc: &str, notices: &[Notice]) {
        if !notices.is_empty() {
            self.progress.clear();
            inputs::complain(self.strings, doc, notices);
        }
    }
}
