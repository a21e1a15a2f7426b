//! The worker: the thread that holds the store, filters, counts and recognises,
//! so that the screen never waits. Waits for nothing but its inbox. Answers
//! requests in order and before all other work; of several that overtake each
//! other only the newest is answered.

mod ahead;
mod below;
mod citing;
mod counting;
mod exporting;
mod finding;
mod gathering;
mod going;
mod jotting;
mod listening;
mod listing;
mod looking;
mod owing;
mod receiving;
mod relating;
mod rereading;
mod serving;
mod shelving;
mod telling;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use self::ahead::Ahead;
use self::counting::{Counting, Round};
use self::finding::Finding;
use self::gathering::Gathering;
use self::going::Going;
use self::listening::Listening;
use self::owing::Owed;
use self::relating::Relating;
use super::actors::Actors;
use super::inbox::{Delivery, Inbox, Knowledge, Reading};
use super::seek::Seek;
use crate::actors::recognizer::Recognition;
use crate::app::exchange::{Answer, Progress, Request, Selection};
use crate::library::article::ArticleId;
use crate::library::import::Imported;
use crate::library::store::{Store, StoreError};

/// Progress is told no more often than this.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// There is nobody to work for any more.
pub(super) struct Gone;

/// Why something is not done.
enum Halt {
    Gone,
    /// The library cannot do it now.
    Trouble(StoreError),
}

impl From<Gone> for Halt {
    fn from(_: Gone) -> Self {
        Self::Gone
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Trouble(error)
    }
}

/// The store and what is known of its articles.
pub(super) struct Worker {
    inbox: Inbox,
    send: Box<dyn Fn(Answer) -> bool + Send>,
    store: Box<dyn Store + Send>,
    /// `None` until it is built.
    known: Option<Knowledge>,
    asked: Vec<Request>,
    /// What was given up because something newer was asked.
    put_off: Vec<Request>,
    imported: VecDeque<Imported>,
    read_all: bool,
    /// Articles in the order in which their mentions are to be looked for; those
    /// that were looked at out of turn are passed over.
    waiting: VecDeque<ArticleId>,
    /// Whether somebody else writes into the library, who may look for mentions too.
    others_write: bool,
    /// Articles that are to be put into the library.
    to_shelve: VecDeque<ArticleId>,
    /// How many were put there, and how many of them were there before.
    shelved: (usize, usize),
    /// What is being exported, and what is to be after that.
    exporting: VecDeque<exporting::Exporting>,
    /// Whether the person has had enough of it.
    is_halted: bool,
    reading: Arc<Reading>,
    /// Whether mentions are looked for anew that are known already.
    relearns: bool,
    /// The article that was opened last.
    shown: Option<ArticleId>,
    /// The same until its mentions are known.
    opened: Option<ArticleId>,
    /// Its neighbours in the list, until they are handed over.
    ahead: Option<Ahead>,
    /// The article of which only the beginning has come, until what it is comes next.
    beginning: Option<ArticleId>,
    /// How it was opened last, and what was to be found in it: asked again when it is
    /// whole.
    open_when_whole: Option<Request>,
    find_when_whole: Option<Request>,
    /// By the ids that articles had while only their beginnings were there: who has
    /// not heard of the change yet asks for those.
    renamed: HashMap<ArticleId, ArticleId>,
    seek: Option<Seek>,
    /// The concordance that is wanted, or was last.
    gathering: Option<Going<Gathering>>,
    /// The passages that are looked for, or were last.
    relating: Option<Going<Relating>>,
    /// The titles of articles, folded, while a notebook is narrowed by them.
    titles: HashMap<ArticleId, String>,
    /// The forms of an actor that are counted, or were last.
    listening: Option<Going<Listening>>,
    /// What is to be found in a text.
    finding: Option<Finding>,
    /// Articles that were looked at in part.
    begun: HashMap<ArticleId, Recognition>,
    /// How many articles have their mentions.
    recognised: usize,
    /// The newest selection and the articles that it selects.
    selected: Option<(Selection, Arc<[ArticleId]>)>,
    /// The same of the list that was told last, which is on the screen until the next.
    listed: Option<(Selection, Arc<[ArticleId]>)>,
    /// The saved queries and how many articles they have.
    counting: Counting,
    told: Progress,
    /// What was last said of the library.
    trouble: Option<StoreError>,
    told_at: Option<Instant>,
    /// The deeds that are not written yet.
    owed: Owed,
}

impl Worker {
    pub(super) fn new(
        store: Box<dyn Store + Send>,
        inbox: Receiver<Delivery>,
        reading: Arc<Reading>,
        send: Box<dyn Fn(Answer) -> bool + Send>,
    ) -> Self {
        Self {
            inbox: Inbox::new(inbox),
            send,
            store,
            known: None,
            asked: Vec::new(),
            put_off: Vec::new(),
            imported: VecDeque::new(),
            read_all: false,
            waiting: VecDeque::new(),
            others_write: false,
            to_shelve: VecDeque::new(),
            exporting: VecDeque::new(),
            shelved: (0, 0),
            is_halted: false,
            reading,
            relearns: false,
            shown: None,
            opened: None,
            ahead: None,
            beginning: None,
            open_when_whole: None,
            find_when_whole: None,
            renamed: HashMap::new(),
            seek: None,
            gathering: None,
            relating: None,
            titles: HashMap::new(),
            listening: None,
            finding: None,
            begun: HashMap::new(),
            recognised: 0,
            selected: None,
            listed: None,
            counting: Counting::default(),
            told: Progress {
                reading: true,
                ..Progress::default()
            },
            told_at: None,
            owed: Owed::default(),
            trouble: None,
        }
    }

    /// Works until nobody is left to work for, and keeps what was done last.
    pub(super) fn work(mut self) {
        self.work_on();
        while !self.inbox.is_left() {
            if let Some(Delivery::Asked(request)) = self.inbox.wait() {
                self.asked.push(request);
            }
        }
        self.keep_last();
    }

    fn work_on(&mut self) {
        while self.catch_up().is_ok() {
            let delivery = match self.owed.is_empty() {
                true => self.inbox.wait(),
                false => match self.inbox.wait_for(owing::AGAIN) {
                    Err(RecvTimeoutError::Timeout) => continue,
                    delivery => delivery.ok(),
                },
            };
            let Some(delivery) = delivery else { return };
            match self.put(delivery) {
                Ok(()) => {}
                Err(Halt::Gone) => return,
                Err(Halt::Trouble(error)) => {
                    if self.tell_trouble(error).is_err() {
                        return;
                    }
                }
            }
        }
    }

    /// Does all that can be done without waiting.
    pub(super) fn catch_up(&mut self) -> Result<(), Gone> {
        loop {
            match self.step() {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(Halt::Gone) => return Err(Gone),
                Err(Halt::Trouble(error)) => {
                    // What nobody waits for is left for another time.
                    self.waiting.clear();
                    (self.opened, self.ahead) = (None, None);
                    self.tell_trouble(error)?;
                    if let Some(seek) = self.seek.take() {
                        let generation = seek.generation;
                        self.say(Answer::Sought {
                            generation,
                            id: None,
                        })?;
                    }
                }
            }
        }
    }

    /// Answers what is asked, then does one thing: what somebody waits for comes
    /// first. Whether there was one.
    fn step(&mut self) -> Result<bool, Halt> {
        self.empty_inbox()?;
        self.serve_asked()?;
        self.pay_in_time()?;
        // Serving may ask for something itself.
        if !self.put_off.is_empty() || !self.asked.is_empty() {
            return Ok(true);
        }
        if self.find_on()? || self.recognise_opened()? || self.seek_on()? {
            return Ok(true);
        }
        if self.go_through_on()? || self.rank_on()? || self.read_ahead()? {
            return Ok(true);
        }
        if let Some(imported) = self.imported.pop_front() {
            self.receive(imported)?;
            return Ok(true);
        }
        if self.shelve_on()? || self.export_on()? {
            return Ok(true);
        }
        if self.count_next(Round::InTurn)? || (!self.others_write && self.recognise_next()?) {
            return Ok(true);
        }
        if std::mem::take(&mut self.relearns) {
            // Until now, what was found before counted.
            self.go_through_anew();
            return Ok(true);
        }
        self.store.settle()?;
        if self.progress() != self.told {
            self.tell()?;
        }
        self.count_next(Round::Now)
    }

    fn empty_inbox(&mut self) -> Result<(), Halt> {
        loop {
            match self.inbox.take() {
                Ok(delivery) => self.put(delivery)?,
                Err(TryRecvError::Empty) => return Ok(()),
                Err(TryRecvError::Disconnected) => return Err(Halt::Gone),
            }
        }
    }

    fn put(&mut self, delivery: Delivery) -> Result<(), Halt> {
        match delivery {
            Delivery::Asked(request) => self.take_in(request),
            Delivery::Imported(imported) => self.imported.push_back(imported),
            Delivery::ReadAll => self.read_all = true,
            Delivery::Learn(own) => self.know(Knowledge::of(Actors::own(&own)))?,
            Delivery::Recognizer(known) => self.know(*known)?,
            Delivery::Left => {
                self.keep_last();
                return Err(Halt::Gone);
            }
            Delivery::Written => {
                if self.store.follow()? {
                    self.others_write = true;
                    self.forget_lists();
                    self.look_for_missing();
                    self.go_without_gone();
                    self.tell()?;
                    match self.shown {
                        Some(id) if self.store.holds(id) => self.tell_state(id)?,
                        // It stays where it is read; that is told once.
                        Some(id) => {
                            self.shown = None;
                            self.say(Answer::Gone(id))?;
                        }
                        None => {}
                    }
                }
            }
            Delivery::Rest => self.others_write = false,
        }
        Ok(())
    }

    /// Looks for the mentions of these actors from now on: in the article that is shown
    /// first, then wherever something else has looked.
    fn know(&mut self, known: Knowledge) -> Result<(), Halt> {
        self.say(Answer::Gazetteer(Arc::clone(&known.gazetteer)))?;
        let before = self.known.as_ref();
        let is_told = before.is_some_and(|before| {
            (&before.faults, &before.refused) == (&known.faults, &known.refused)
        });
        let doc = known.doc.clone();
        if !known.faults.is_empty() && !is_told {
            let (doc, faults) = (doc.clone(), known.faults.clone());
            self.say(Answer::Faults { doc, faults })?;
        }
        if let Some(notice) = known.refused.clone().filter(|_| !is_told) {
            let notices = vec![notice];
            self.say(Answer::Noticed { doc, notices })?;
        }
        let (name, apart) = (known.gazetteer.fingerprint(), known.gazetteer.apart());
        self.relearns = self.known.replace(known).is_some();
        self.begun.clear();
        // What is typed may name actors now, so lists are made again.
        self.forget_lists();
        let set = self.store.set_recognizer(&name);
        let set = set.and_then(|()| self.store.set_apart(&apart));
        self.look_for_missing();
        // A library that cannot be written has what was found before for found.
        let is_kept = set.is_ok();
        let is_to_be = |id: &ArticleId| !is_kept || !self.store.is_recognised(*id);
        self.opened = self.shown.filter(is_to_be).or(self.opened);
        if let Err(error) = set {
            self.tell_trouble(error)?;
        }
        self.go_through_anew();
        Ok(self.tell()?)
    }

    /// Sees in which articles mentions are to be looked for.
    fn look_for_missing(&mut self) {
        let missing = self.store.unrecognised();
        self.recognised = self.store.len() - missing.len();
        let whole = missing.into_iter().filter(|&id| Some(id) != self.beginning);
        self.waiting = whole.filter(|_| !self.is_halted).collect();
    }

    /// Leaves what nobody waits for to another time.
    fn halt(&mut self) -> Result<(), Gone> {
        self.is_halted = true;
        self.waiting.clear();
        // One whose beginning is shown becomes whole; what could not be read is told.
        let mut has_begun = self.beginning.is_some();
        self.imported.retain(|imported| {
            std::mem::take(&mut has_begun) || matches!(imported, Imported::Refused { .. })
        });
        self.tell()
    }
}

#[cfg(test)]
mod tests;
