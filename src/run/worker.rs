//! The worker: the thread that holds the store, imports, filters, counts and
//! recognises, so that the screen never waits. Answers requests in order; of
//! several that overtake each other only the newest is answered.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::actors::gazetteer::Gazetteer;
use crate::actors::index::principal;
use crate::actors::recognizer::Recognizer;
use crate::app::exchange::{Answer, Generation, Listing, Progress, Request, Selection, Target};
use crate::library::article::ArticleId;
use crate::library::condition::Condition;
use crate::library::import::{Imported, Source, import};
use crate::library::memory::MemoryStore;
use crate::library::mention::Mention;
use crate::library::notice::Notice;
use crate::library::store::{Added, Store};
use crate::query::{self, QueryError};

/// Progress is told no more often than this.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Starts the worker on its inputs. It ends when `requests` is closed or
/// `send` answers false.
///
/// # Errors
/// When the system refuses a thread.
pub(super) fn spawn(
    sources: Vec<Source>,
    requests: Receiver<Request>,
    send: impl Fn(Answer) -> bool + Send + 'static,
    failed: impl Fn() + Send + 'static,
) -> io::Result<JoinHandle<()>> {
    thread::Builder::new()
        .name("worker".to_owned())
        .spawn(move || {
            let _alarm = Alarm(Box::new(failed));
            let mut worker = Worker::new(requests, Box::new(send));
            if worker.import(&sources, &mut io::stdin().lock()).is_ok() {
                // Ends when there is nobody left to answer.
                while worker.turn().is_ok() {}
            }
        })
}

/// Tells when the worker ends by a panic, so that nobody waits for it.
struct Alarm(Box<dyn Fn() + Send>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)();
        }
    }
}

/// There is nobody to work for any more.
pub(super) struct Gone;

/// The store and what is known of its articles.
pub(super) struct Worker {
    store: Box<dyn Store>,
    recognizer: Option<(Arc<Gazetteer>, Recognizer)>,
    building: Option<JoinHandle<(Arc<Gazetteer>, Recognizer)>>,
    requests: Receiver<Request>,
    send: Box<dyn Fn(Answer) -> bool + Send>,
    /// Articles whose mentions were not looked for yet.
    waiting: VecDeque<ArticleId>,
    /// The article that was opened last, until its mentions are known.
    opened: Option<ArticleId>,
    /// How many articles have their mentions.
    recognised: usize,
    /// The newest selection and the articles that it selects.
    selected: Option<(Selection, Vec<ArticleId>)>,
    reading: bool,
    told: Option<Instant>,
}

impl Worker {
    pub(super) fn new(
        requests: Receiver<Request>,
        send: Box<dyn Fn(Answer) -> bool + Send>,
    ) -> Self {
        Self {
            store: Box::new(MemoryStore::default()),
            recognizer: None,
            // Meanwhile the first article can be shown.
            building: thread::Builder::new()
                .name("gazetteer".to_owned())
                .spawn(build)
                .ok(),
            requests,
            send,
            waiting: VecDeque::new(),
            opened: None,
            recognised: 0,
            selected: None,
            reading: true,
            told: None,
        }
    }

    /// Reads the inputs, and answers between them.
    pub(super) fn import(&mut self, sources: &[Source], stdin: &mut dyn Read) -> Result<(), Gone> {
        let mut result = Ok(());
        import(sources, stdin, &mut |imported| {
            result = self
                .receive(imported)
                .and_then(|()| self.serve_waiting())
                .and_then(|()| self.recognise_opened());
            if result.is_ok() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        self.reading = false;
        result?;
        self.tell(true)
    }

    /// Answers all that is asked and recognises all that waits.
    pub(super) fn catch_up(&mut self) -> Result<(), Gone> {
        self.serve_waiting()?;
        while !self.waiting.is_empty() {
            self.turn()?;
        }
        Ok(())
    }

    /// Answers what is asked; while nothing is, recognises one article, and
    /// when all are done waits for the next request.
    fn turn(&mut self) -> Result<(), Gone> {
        self.serve_waiting()?;
        let Some(id) = self.waiting.pop_front() else {
            let request = self.requests.recv().map_err(|_| Gone)?;
            return self.serve(request);
        };
        self.recognise(id)?;
        self.tell(self.waiting.is_empty())
    }

    fn receive(&mut self, imported: Imported) -> Result<(), Gone> {
        match imported {
            Imported::Refused { doc, notices } => {
                return self.say(Answer::Noticed { doc, notices });
            }
            Imported::Article(article) => {
                let (id, doc, mut notices) =
                    (article.id, article.doc.clone(), article.notices.clone());
                match self.store.add(*article) {
                    Added::New => self.waiting.push_back(id),
                    Added::Duplicate { of } => notices = vec![Notice::Duplicate { of }],
                }
                if !notices.is_empty() {
                    self.say(Answer::Noticed { doc, notices })?;
                }
            }
        }
        self.selected = None;
        self.tell(false)
    }

    fn serve_waiting(&mut self) -> Result<(), Gone> {
        let mut asked = Vec::new();
        loop {
            match self.requests.try_recv() {
                Ok(request) => asked.push(request),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return Err(Gone),
            }
        }
        let mut newest = [Generation::default(); 4];
        for request in &asked {
            if let Some((kind, generation)) = overtakable(request) {
                newest[kind] = newest[kind].max(generation);
            }
        }
        for request in asked {
            if overtakable(&request).is_none_or(|(kind, generation)| generation == newest[kind]) {
                self.serve(request)?;
            }
        }
        Ok(())
    }

    fn serve(&mut self, request: Request) -> Result<(), Gone> {
        match request {
            Request::List {
                generation,
                selection,
                window,
                keep,
                tally,
            } => match self.list(generation, selection, window, keep, tally) {
                Ok(listing) => self.say(Answer::Listed(listing)),
                Err(error) => self.say(Answer::Misread { generation, error }),
            },
            Request::Open {
                generation,
                id,
                selection,
            } => self.open(generation, id, &selection),
            Request::Find {
                generation,
                id,
                typed,
            } => {
                let hits = self
                    .store
                    .article(id)
                    .map(|article| query::find(&article.text, &typed));
                self.say(Answer::Found {
                    generation,
                    hits: hits.unwrap_or_default().into(),
                })
            }
            Request::Seek {
                generation,
                selection,
                from,
                target,
                forwards,
                wrap,
            } => {
                let id = self.seek(selection, from, &target, forwards, wrap)?;
                self.say(Answer::Sought { generation, id })
            }
            Request::SetRead { id, read } => {
                self.store.set_read(id, read);
                Ok(())
            }
        }
    }

    fn list(
        &mut self,
        generation: Generation,
        selection: Selection,
        window: Range<usize>,
        keep: Option<ArticleId>,
        tally: bool,
    ) -> Result<Listing, QueryError> {
        let ids = self.select(selection)?;
        let kept = keep.and_then(|id| ids.iter().position(|&other| other == id));
        // The kept row is in the window, wherever in the list it has come to be.
        let shift = kept.map_or(0, |row| row.saturating_sub(window.end.saturating_sub(1)));
        let behind = kept.map_or(0, |row| window.start.saturating_sub(row));
        let start = (window.start + shift).saturating_sub(behind).min(ids.len());
        let end = (start + window.len()).min(ids.len());
        let rows = self.store.summaries(&ids[start..end]);
        let tally = tally.then(|| self.store.tally(&ids));
        Ok(Listing {
            generation,
            total: ids.len(),
            start,
            rows,
            kept,
            tally,
        })
    }

    /// The articles of a selection, in the order of the list.
    fn select(&mut self, selection: Selection) -> Result<Vec<ArticleId>, QueryError> {
        if let Some((of, ids)) = &self.selected
            && *of == selection
        {
            return Ok(ids.clone());
        }
        let condition = self.condition(&selection)?;
        let ids = self.store.select(&condition);
        self.selected = Some((selection, ids.clone()));
        Ok(ids)
    }

    fn condition(&mut self, selection: &Selection) -> Result<Condition, QueryError> {
        // Nothing typed names no actor, so the first list need not wait for them.
        let typed = if selection.typed.trim().is_empty() {
            Condition::everything()
        } else {
            let known = self
                .recognizer()
                .map(|(gazetteer, _)| Arc::clone(gazetteer));
            let resolve = |folded: &str| {
                known
                    .as_ref()
                    .map_or_else(Vec::new, |known| known.resolve(folded))
            };
            query::condition(&selection.typed, selection.finished, &resolve)?
        };
        let include = selection.include.iter().cloned().map(Condition::Actor);
        let exclude = selection.exclude.iter().cloned();
        let exclude = exclude.map(|actor| Condition::Not(Box::new(Condition::Actor(actor))));
        Ok(Condition::All(
            [typed].into_iter().chain(include).chain(exclude).collect(),
        ))
    }

    fn open(
        &mut self,
        generation: Generation,
        id: ArticleId,
        selection: &Selection,
    ) -> Result<(), Gone> {
        let Some(article) = self.store.article(id) else {
            return Ok(());
        };
        let matched = match self.condition(selection) {
            Ok(condition) if !selection.typed.trim().is_empty() => self.store.hits(id, &condition),
            _ => Vec::new(),
        };
        let mentions = self.store.mentions(id);
        if mentions.is_none() {
            self.opened = Some(id);
            self.waiting.push_front(id);
        }
        self.say(Answer::Opened {
            generation,
            article,
            mentions,
            matched: matched.into(),
        })?;
        self.recognise_opened()
    }

    /// Recognises the article that was opened last, unless that would mean to
    /// wait for the recognizer.
    fn recognise_opened(&mut self) -> Result<(), Gone> {
        let ready = self.building.as_ref().is_none_or(JoinHandle::is_finished);
        match self.opened {
            Some(id) if ready => self.recognise(id).map(drop),
            _ => Ok(()),
        }
    }

    fn seek(
        &mut self,
        selection: Selection,
        from: ArticleId,
        target: &Target,
        forwards: bool,
        wrap: bool,
    ) -> Result<Option<ArticleId>, Gone> {
        let Ok(ids) = self.select(selection) else {
            return Ok(None);
        };
        let here = ids.iter().position(|&id| id == from);
        let (before, after) = match here {
            Some(here) => (&ids[..here], &ids[here + 1..]),
            None if forwards => (&ids[..0], &ids[..]),
            None => (&ids[..], &ids[..0]),
        };
        let mut order: Vec<ArticleId> = if forwards {
            after
                .iter()
                .chain(before.iter().filter(|_| wrap))
                .copied()
                .collect()
        } else {
            before
                .iter()
                .rev()
                .chain(after.iter().rev().filter(|_| wrap))
                .copied()
                .collect()
        };
        order.dedup();
        for id in order {
            self.recognise(id)?;
            let counts = self
                .store
                .summaries(&[id])
                .pop()
                .and_then(|summary| summary.actors);
            let counts = counts.unwrap_or_default();
            let mentioned = match target {
                Target::Actor(actor) => counts.iter().any(|(other, _)| other == actor),
                Target::AnyActor => !counts.is_empty(),
                Target::Any => true,
            };
            if mentioned {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// The mentions of an article, looked for now if they were not before.
    fn recognise(&mut self, id: ArticleId) -> Result<Arc<[Mention]>, Gone> {
        if let Some(known) = self.store.mentions(id) {
            return Ok(known);
        }
        let Some(article) = self.store.article(id) else {
            return Ok(Arc::default());
        };
        let Some((gazetteer, recognizer)) = self.recognizer() else {
            return Ok(Arc::default());
        };
        let mentions: Arc<[Mention]> = recognizer.mentions(&article).into();
        let principal = principal(&article, &mentions, gazetteer).into();
        self.store.set_mentions(id, mentions.clone(), principal);
        self.recognised += 1;
        self.selected = None;
        if self.opened == Some(id) {
            self.opened = None;
            let mentions = mentions.clone();
            self.say(Answer::Mentions { id, mentions })?;
        }
        Ok(mentions)
    }

    /// The recognizer; waits for it the first time, and shows what actors it knows.
    fn recognizer(&mut self) -> Option<&(Arc<Gazetteer>, Recognizer)> {
        if let Some(building) = self.building.take() {
            self.recognizer = building.join().ok();
            if let Some((gazetteer, _)) = &self.recognizer {
                // If nobody listens any more, the next answer finds out.
                (self.send)(Answer::Gazetteer(Arc::clone(gazetteer)));
            }
        }
        self.recognizer.as_ref()
    }

    /// Tells how far things are, now or when it is time again.
    fn tell(&mut self, now: bool) -> Result<(), Gone> {
        if !now && self.told.is_some_and(|told| told.elapsed() < TELL_EVERY) {
            return Ok(());
        }
        self.told = Some(Instant::now());
        self.say(Answer::Progress(Progress {
            articles: self.store.len(),
            recognised: self.recognised,
            reading: self.reading,
        }))
    }

    fn say(&self, answer: Answer) -> Result<(), Gone> {
        if (self.send)(answer) {
            Ok(())
        } else {
            Err(Gone)
        }
    }
}

fn build() -> (Arc<Gazetteer>, Recognizer) {
    let gazetteer = Arc::new(Gazetteer::built_in());
    (gazetteer.clone(), Recognizer::new(gazetteer))
}

/// The kind of a request that a newer one of its kind makes needless.
fn overtakable(request: &Request) -> Option<(usize, Generation)> {
    match request {
        Request::List { generation, .. } => Some((0, *generation)),
        Request::Open { generation, .. } => Some((1, *generation)),
        Request::Find { generation, .. } => Some((2, *generation)),
        Request::Seek { generation, .. } => Some((3, *generation)),
        Request::SetRead { .. } => None,
    }
}
