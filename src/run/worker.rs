//! The worker: the thread that holds the store, filters, counts and recognises,
//! so that the screen never waits. Waits for nothing but its inbox. Answers
//! requests in order and before all other work; of several that overtake each
//! other only the newest is answered.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use super::inbox::{Delivery, Knowledge};
use super::seek::Seek;
use crate::actors::index::principal;
use crate::actors::recognizer::Recognition;
use crate::app::exchange::{Answer, Generation, Listing, Progress, Request, Selection};
use crate::library::article::ArticleId;
use crate::library::condition::Condition;
use crate::library::find::Search;
use crate::library::import::Imported;
use crate::library::memory::MemoryStore;
use crate::library::mention::Mention;
use crate::library::notice::Notice;
use crate::library::store::{Added, Store};
use crate::query::{self, QueryError};
use crate::text::fold::fold;

/// Progress is told no more often than this.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// The mentions of one article that are looked for, at most.
const MOST_MENTIONS: usize = 100_000;

/// There is nobody to work for any more.
pub(super) struct Gone;

/// The store and what is known of its articles.
pub(super) struct Worker {
    inbox: Receiver<Delivery>,
    send: Box<dyn Fn(Answer) -> bool + Send>,
    store: Box<dyn Store>,
    /// `None` until it is built.
    known: Option<Knowledge>,
    asked: Vec<Request>,
    imported: VecDeque<Imported>,
    read_all: bool,
    /// Articles in the order in which their mentions are to be looked for; those
    /// that were looked at out of turn are passed over.
    waiting: VecDeque<ArticleId>,
    /// The article that was opened last, until its mentions are known.
    opened: Option<ArticleId>,
    /// The article of which only the beginning has come, until what it is comes next.
    beginning: Option<ArticleId>,
    /// How it was opened last, and what was to be found in it, both to be answered
    /// when it is whole.
    opened_beginning: Option<(Generation, Selection)>,
    find_later: Option<Request>,
    /// By the ids that articles had while only their beginnings were there: who has
    /// not heard of the change yet asks for those.
    renamed: HashMap<ArticleId, ArticleId>,
    seek: Option<Seek>,
    /// The search of a text under way.
    finding: Option<(Generation, Search)>,
    /// Articles that were looked at in part.
    begun: HashMap<ArticleId, Recognition>,
    /// How many articles have their mentions.
    recognised: usize,
    /// The newest selection and the articles that it selects.
    selected: Option<(Selection, Arc<[ArticleId]>)>,
    told: Progress,
    told_at: Option<Instant>,
}

impl Worker {
    pub(super) fn new(inbox: Receiver<Delivery>, send: Box<dyn Fn(Answer) -> bool + Send>) -> Self {
        Self {
            inbox,
            send,
            store: Box::new(MemoryStore::default()),
            known: None,
            asked: Vec::new(),
            imported: VecDeque::new(),
            read_all: false,
            waiting: VecDeque::new(),
            opened: None,
            beginning: None,
            opened_beginning: None,
            find_later: None,
            renamed: HashMap::new(),
            seek: None,
            finding: None,
            begun: HashMap::new(),
            recognised: 0,
            selected: None,
            told: Progress {
                reading: true,
                ..Progress::default()
            },
            told_at: None,
        }
    }

    /// Works until nobody is left to work for.
    pub(super) fn work(mut self) {
        while self.catch_up().is_ok() {
            let Ok(delivery) = self.inbox.recv() else {
                return;
            };
            if self.put(delivery).is_err() {
                return;
            }
        }
    }

    /// Does all that can be done without waiting.
    pub(super) fn catch_up(&mut self) -> Result<(), Gone> {
        while self.step()? {}
        Ok(())
    }

    /// Answers what is asked, then does one thing: what somebody waits for comes
    /// first. Whether there was one.
    fn step(&mut self) -> Result<bool, Gone> {
        self.empty_inbox()?;
        self.serve_asked()?;
        if self.find_on()? || self.recognise_opened()? || self.seek_on()? {
            return Ok(true);
        }
        if let Some(imported) = self.imported.pop_front() {
            self.receive(imported)?;
            return Ok(true);
        }
        if self.recognise_next()? {
            return Ok(true);
        }
        if self.progress() != self.told {
            self.tell()?;
        }
        Ok(false)
    }

    fn empty_inbox(&mut self) -> Result<(), Gone> {
        loop {
            match self.inbox.try_recv() {
                Ok(delivery) => self.put(delivery)?,
                Err(TryRecvError::Empty) => return Ok(()),
                Err(TryRecvError::Disconnected) => return Err(Gone),
            }
        }
    }

    fn put(&mut self, delivery: Delivery) -> Result<(), Gone> {
        match delivery {
            Delivery::Asked(request) => self.asked.push(request),
            Delivery::Imported(imported) => self.imported.push_back(imported),
            Delivery::ReadAll => self.read_all = true,
            Delivery::Recognizer(known) => {
                self.say(Answer::Gazetteer(Arc::clone(&known.gazetteer)))?;
                self.known = Some(*known);
                // What is typed may name actors now, so lists are made again.
                self.selected = None;
                self.tell()?;
            }
            Delivery::Left => return Err(Gone),
        }
        Ok(())
    }

    fn receive(&mut self, imported: Imported) -> Result<(), Gone> {
        let beginning = self.beginning.take();
        match imported {
            Imported::Beginning(article) => {
                self.beginning = Some(article.id);
                self.renamed.remove(&article.id);
                self.store.add(*article);
            }
            Imported::Refused { doc, notices } => {
                if let Some(id) = beginning {
                    self.withdraw(id)?;
                }
                return self.say(Answer::Noticed { doc, notices });
            }
            Imported::Article(article) => {
                let (id, doc, mut notices) =
                    (article.id, article.doc.clone(), article.notices.clone());
                let added = match beginning {
                    Some(was) => self.store.replace(was, *article),
                    None => self.store.add(*article),
                };
                match added {
                    Added::New => self.waiting.push_back(id),
                    Added::Duplicate { of } => notices = vec![Notice::Duplicate { of }],
                }
                if let Some(was) = beginning {
                    self.rename(was, id)?;
                }
                if !notices.is_empty() {
                    self.say(Answer::Noticed { doc, notices })?;
                }
            }
        }
        self.selected = None;
        self.tell_in_time()
    }

    /// The article whose beginning was `was` is whole, or was there already: what
    /// was asked of the beginning is asked of it.
    fn rename(&mut self, was: ArticleId, now: ArticleId) -> Result<(), Gone> {
        let Some(article) = self.store.article(now) else {
            return Ok(());
        };
        self.renamed.insert(was, now);
        self.selected = None;
        if let Some(seek) = &mut self.seek {
            seek.rename(was, now);
        }
        self.asked.extend(self.find_later.take());
        self.say(Answer::Completed { was, article })?;
        match self.opened_beginning.take() {
            Some((generation, selection)) => self.show(generation, now, &selection),
            None => Ok(()),
        }
    }

    /// What a beginning was of is no article.
    fn withdraw(&mut self, id: ArticleId) -> Result<(), Gone> {
        self.store.remove(id);
        self.selected = None;
        self.opened = self.opened.filter(|&opened| opened != id);
        self.opened_beginning = None;
        self.find_later = None;
        self.say(Answer::Withdrawn(id))
    }

    fn serve_asked(&mut self) -> Result<(), Gone> {
        let asked = std::mem::take(&mut self.asked);
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
            } => match self.list(
                generation,
                selection,
                window,
                keep.map(|id| self.true_id(id)),
                tally,
            ) {
                Ok(listing) => self.say(Answer::Listed(listing)),
                // The model asks for no list that it could not read itself.
                Err(_) => Ok(()),
            },
            Request::Open {
                generation,
                id,
                selection,
            } => {
                // Whoever opens an article waits for no other any more.
                self.seek = None;
                self.show(generation, self.true_id(id), &selection)
            }
            Request::Find {
                generation,
                id,
                typed,
                from,
            } => {
                (self.finding, self.find_later) = (None, None);
                match self.store.article(self.true_id(id)) {
                    Some(article) if article.is_whole => {
                        self.finding = Some((generation, Search::new(&article.text, &typed, from)));
                    }
                    Some(_) => {
                        self.find_later = Some(Request::Find {
                            generation,
                            id,
                            typed,
                            from,
                        });
                    }
                    None => {}
                }
                Ok(())
            }
            Request::Seek {
                generation,
                selection,
                from,
                target,
                forwards,
                wrap,
            } => {
                let ids = self.select(selection).unwrap_or_default();
                let from = self.true_id(from);
                self.seek = Some(Seek::new(generation, target, ids, from, forwards, wrap));
                Ok(())
            }
            Request::SetRead { id, read } => {
                self.store.set_read(self.true_id(id), read);
                self.selected = None;
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
    fn select(&mut self, selection: Selection) -> Result<Arc<[ArticleId]>, QueryError> {
        if let Some((of, ids)) = &self.selected
            && *of == selection
        {
            return Ok(Arc::clone(ids));
        }
        let condition = self.condition(&selection)?;
        let ids: Arc<[ArticleId]> = self.store.select(&condition).into();
        self.selected = Some((selection, Arc::clone(&ids)));
        Ok(ids)
    }

    fn condition(&self, selection: &Selection) -> Result<Condition, QueryError> {
        let typed = if selection.typed.trim().is_empty() {
            Condition::everything()
        } else {
            // Until the actors are known, what is typed is words.
            let known = self.known.as_ref().map(|known| &known.gazetteer);
            let typed = fold(selection.typed.trim_end()).text;
            let resolve = |folded: &str| match known {
                None => Vec::new(),
                // An English name is not in the text, so its beginning has to do
                // while it is typed.
                Some(known) if begins_a_name(&typed, folded) => known.aliases_starting_with(folded),
                Some(known) => known.resolve(folded),
            };
            query::condition(&selection.typed, false, &resolve)?
        };
        let include = selection.include.iter().cloned().map(Condition::Actor);
        let exclude = selection.exclude.iter().cloned();
        let exclude = exclude.map(|actor| Condition::Not(Box::new(Condition::Actor(actor))));
        Ok(Condition::All(
            [typed].into_iter().chain(include).chain(exclude).collect(),
        ))
    }

    /// The id that an article has by now.
    fn true_id(&self, id: ArticleId) -> ArticleId {
        self.renamed.get(&id).copied().unwrap_or(id)
    }

    fn show(
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
        self.opened_beginning = (!article.is_whole).then(|| (generation, selection.clone()));
        self.opened = mentions.is_none().then_some(id);
        self.say(Answer::Opened {
            generation,
            article,
            mentions,
            matched: matched.into(),
        })
    }

    /// Looks further through the text that is searched. Whether there was one.
    fn find_on(&mut self) -> Result<bool, Gone> {
        let Some((generation, mut search)) = self.finding.take() else {
            return Ok(false);
        };
        if search.go_on() {
            self.finding = Some((generation, search));
        } else {
            let found = search.found();
            self.say(Answer::Found {
                generation,
                hits: found.hits.into(),
                has_more: found.has_more,
            })?;
        }
        Ok(true)
    }

    /// Recognises the article that was opened last. Whether there was one.
    fn recognise_opened(&mut self) -> Result<bool, Gone> {
        let Some(id) = self.opened else {
            return Ok(false);
        };
        self.recognise(id)
    }

    /// Recognises the next article in turn. Whether there was one.
    fn recognise_next(&mut self) -> Result<bool, Gone> {
        while let Some(&id) = self.waiting.front() {
            if self.store.mentions(id).is_none() {
                return self.recognise(id);
            }
            self.waiting.pop_front();
        }
        Ok(false)
    }

    /// Looks at the next article of the search under way. Whether it went on.
    fn seek_on(&mut self) -> Result<bool, Gone> {
        let Some(seek) = &self.seek else {
            return Ok(false);
        };
        let (generation, candidate) = (seek.generation, seek.candidate());
        if let Some(id) = candidate {
            if self.store.article(id).is_none() {
                // It has turned out to be none.
                if let Some(seek) = &mut self.seek {
                    seek.pass();
                }
                return Ok(true);
            }
            if self.store.mentions(id).is_none() && !self.recognise(id)? {
                // It is looked at when the recognizer is there.
                return Ok(false);
            }
            if self.store.mentions(id).is_none() {
                return Ok(true);
            }
            let summary = self.store.summaries(&[id]).pop();
            let counts = summary.and_then(|summary| summary.actors);
            let counts = counts.unwrap_or_default();
            if let Some(seek) = &mut self.seek
                && !seek.is_met_by(&counts)
            {
                seek.pass();
                return Ok(true);
            }
        }
        self.seek = None;
        self.say(Answer::Sought {
            generation,
            id: candidate,
        })?;
        Ok(true)
    }

    /// Looks for the mentions of the next stretch of an article; whether the
    /// recognizer and the article are there.
    fn recognise(&mut self, id: ArticleId) -> Result<bool, Gone> {
        let whole = self.store.article(id).filter(|article| article.is_whole);
        let (Some(known), Some(article)) = (&self.known, whole) else {
            return Ok(false);
        };
        let mut recognition = match self.begun.remove(&id) {
            Some(begun) => begun,
            None => known.recognizer.begin(),
        };
        let before = recognition.mentions().len();
        let goes_on = known.recognizer.go_on(&article, &mut recognition);
        let found = recognition.mentions();
        let are_all = !goes_on || found.len() >= MOST_MENTIONS;
        // What is known is shown when it is there, and when it is twice as much.
        let tells = are_all || before == 0 || before.ilog2() < found.len().ilog2();
        let mentions: Arc<[Mention]> = if tells { found.into() } else { Arc::default() };
        if are_all {
            let principal = principal(&article, &mentions, &known.gazetteer).into();
            self.store
                .set_mentions(id, Arc::clone(&mentions), principal);
            self.recognised += 1;
            self.selected = None;
        } else {
            self.begun.insert(id, recognition);
        }
        if self.opened == Some(id) && tells {
            self.say(Answer::Mentions {
                id,
                mentions,
                are_all,
            })?;
        }
        if are_all {
            self.opened = self.opened.filter(|&opened| opened != id);
            if goes_on {
                let limit = MOST_MENTIONS;
                self.say(Answer::Noticed {
                    doc: article.doc.clone(),
                    notices: vec![Notice::ManyMentions { limit }],
                })?;
            }
            self.tell_in_time()?;
        }
        Ok(true)
    }

    fn progress(&self) -> Progress {
        Progress {
            articles: self.store.len(),
            recognised: self.recognised,
            reading: !self.read_all || !self.imported.is_empty(),
        }
    }

    /// Tells how far things are, if that was not told just now.
    fn tell_in_time(&mut self) -> Result<(), Gone> {
        match self.told_at {
            Some(told) if told.elapsed() < TELL_EVERY => Ok(()),
            _ => self.tell(),
        }
    }

    fn tell(&mut self) -> Result<(), Gone> {
        self.told_at = Some(Instant::now());
        self.told = self.progress();
        self.say(Answer::Progress(self.told))
    }

    fn say(&self, answer: Answer) -> Result<(), Gone> {
        if (self.send)(answer) {
            Ok(())
        } else {
            Err(Gone)
        }
    }
}

/// Whether a folded word stands at the end of what is typed and may be the
/// beginning of an English name.
fn begins_a_name(typed: &str, folded: &str) -> bool {
    typed.ends_with(folded) && folded.len() >= 3 && folded.is_ascii()
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

#[cfg(test)]
mod tests;
