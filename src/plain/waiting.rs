//! Waiting for answers: a line that was typed is answered when all that it asked for
//! is there, or, where a person waits, when that takes too long.

use std::io;
use std::time::{Duration, Instant};

use super::Conversation;
use crate::app::exchange::{Answer, Generation, Request};
use crate::app::folders::Standing;
use crate::app::{Message, Model};
use crate::config::queries::{Change, Queries, Refused};
use crate::library::store::Kept;

/// The desk at which the conversation asks and is answered.
pub trait Desk {
    /// Asks for something.
    fn ask(&mut self, request: Request);

    /// Changes the file of saved queries, and says what it holds then.
    ///
    /// # Errors
    /// When that cannot be done.
    fn change_saved(&mut self, change: &Change) -> Result<Queries, Refused>;

    /// The next answer, waited for until `deadline`, or for as long as it takes;
    /// `None` if there was none by then.
    ///
    /// # Errors
    /// When nobody answers any more.
    fn answer(&mut self, deadline: Option<Instant>) -> io::Result<Option<Answer>>;

    /// Waits until what was asked for last is done, and says what is not done of what was to
    /// last. Whether all of it is.
    fn end(self: Box<Self>, model: &mut Model) -> bool;
}

/// The newest requests of each kind that are not answered yet.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    list: Option<Generation>,
    open: Option<Generation>,
    find: Option<Generation>,
    seek: Option<Generation>,
    /// The list that is asked for to be said; the model hears nothing of it.
    own: Option<Generation>,
    /// Whether the last list that was asked for cannot be had.
    lacks_list: bool,
    /// The same of the last article.
    lacks_article: bool,
    /// How many deeds are being kept.
    deeds: usize,
}

impl Waiting {
    fn note(&mut self, request: &Request) {
        match request {
            Request::List { generation, .. } => {
                (self.list, self.lacks_list) = (Some(*generation), false);
            }
            Request::Open { generation, .. } => {
                (self.open, self.lacks_article) = (Some(*generation), false);
                // Whoever opens an article waits for no other.
                self.seek = None;
            }
            Request::Find { generation, .. } => self.find = Some(*generation),
            Request::Seek { generation, .. } => self.seek = Some(*generation),
            Request::Keep { deed, .. } => self.deeds += usize::from(deed.is_on_purpose()),
            Request::Names
            | Request::Cite { .. }
            | Request::Export(_)
            | Request::Halt
            // It has its place on the full screen only.
            | Request::Concordance(_)
            | Request::LeaveConcordance
            | Request::Reload(_)
            | Request::Remove(_)
            | Request::Related(_)
            | Request::LeaveRelated
            | Request::Notebook(_)
            | Request::LeaveNotebook
            | Request::Voices(_)
            | Request::LeaveVoices
            | Request::Strips { .. }
            | Request::Shelve(_) | Request::Saved { .. } => {}
        }
    }

    fn hear(&mut self, answer: &Answer) {
        let answered = |waiting: &mut Option<Generation>, generation: Generation| {
            *waiting = waiting.filter(|&waited| waited != generation);
        };
        match answer {
            Answer::Listed(listing) => answered(&mut self.list, listing.generation),
            Answer::Opened { generation, .. } => answered(&mut self.open, *generation),
            Answer::Missing { generation, .. } => {
                answered(&mut self.open, *generation);
                self.lacks_article = true;
            }
            Answer::Found { generation, .. } => answered(&mut self.find, *generation),
            Answer::Sought { generation, .. } => answered(&mut self.seek, *generation),
            Answer::Unanswered(request) => self.give_up(request),
            // It was waited for until it was said to take long.
            Answer::Kept {
                kept: Ok(Kept::AtLast),
                ..
            } => {}
            Answer::Kept { .. } => self.deeds = self.deeds.saturating_sub(1),
            // Nobody finds or opens what is no article.
            Answer::Withdrawn(_) => (self.open, self.find) = (None, None),
            _ => {}
        }
    }

    /// Nothing will come of a request.
    fn give_up(&mut self, request: &Request) {
        let given_up = |waiting: &mut Option<Generation>, generation: &Generation| {
            *waiting = waiting.filter(|waited| waited != generation);
        };
        match request {
            Request::List { generation, .. } => {
                given_up(&mut self.list, generation);
                self.lacks_list = true;
            }
            Request::Open { generation, .. } => {
                given_up(&mut self.open, generation);
                self.lacks_article = true;
            }
            Request::Find { generation, .. } => given_up(&mut self.find, generation),
            Request::Seek { generation, .. } => given_up(&mut self.seek, generation),
            // Of deeds it is always told what became of them.
            _ => {}
        }
    }

    fn is_over(&self) -> bool {
        [self.list, self.open, self.find, self.seek] == [None; 4] && self.deeds == 0
    }
}

/// How long a person waits for an answer.
const LONG: Duration = Duration::from_secs(10);
/// How long a person waits for what would be good to have, but need not be there.
const SHORT: Duration = Duration::from_secs(2);
/// After that a person is told that it goes on.
const SILENCE: Duration = Duration::from_millis(1500);

impl Conversation {
    pub(super) fn ask(&mut self, request: Request) {
        self.waiting.note(&request);
        self.desk.ask(request);
    }

    /// Takes over the answers that have come.
    pub(super) fn catch_up(&mut self) -> io::Result<()> {
        while let Some(answer) = self.desk.answer(Some(Instant::now()))? {
            self.take(answer)?;
        }
        Ok(())
    }

    fn take(&mut self, answer: Answer) -> io::Result<()> {
        self.waiting.hear(&answer);
        match answer {
            Answer::Listed(listing) if self.waiting.own == Some(listing.generation) => {
                self.waiting.own = None;
                self.listed = Some(listing);
                Ok(())
            }
            other => self.send(Message::Answer(other)),
        }
    }

    /// Waits until all that was asked for is answered. Whether it is.
    pub(super) fn settle(&mut self) -> io::Result<bool> {
        self.wait_for(LONG, |it| it.waiting.is_over())
    }

    /// Waits until the actors are known by name.
    pub(super) fn wait_for_names(&mut self) -> io::Result<bool> {
        self.wait_for(LONG, |it| it.model.gazetteer.is_some())
    }

    /// Waits until the saved queries are counted.
    pub(super) fn wait_for_saved(&mut self) -> io::Result<bool> {
        self.wait_for(SHORT, |it| {
            let mut standings = it.model.folders.standings.iter();
            standings.all(|one| *one != Standing::Unknown)
        })
    }

    /// Waits until the mentions of the open article are known, and it is where it was
    /// opened for.
    pub(super) fn wait_for_mentions(&mut self) -> io::Result<bool> {
        self.wait_for(LONG, |it| {
            let open = it.model.reader.open.as_ref();
            it.waiting.is_over() && open.is_none_or(|open| open.knows_all)
        })
    }

    /// Waits until the rest of the open article is there.
    pub(super) fn wait_for_rest(&mut self) -> io::Result<bool> {
        self.wait_for(LONG, |it| {
            let open = it.model.reader.open.as_ref();
            open.is_none_or(|open| open.article.is_whole)
        })
    }

    /// Waits until the mentions of all articles are known, if that does not take long.
    pub(super) fn wait_for_counts(&mut self) -> io::Result<bool> {
        self.wait_for(SHORT, |it| {
            let progress = it.model.progress;
            !progress.reading && progress.recognised >= progress.articles
        })
    }

    /// Waits for what the first lines are made of: all inputs, if they do not take
    /// long, or as much as there is of one.
    pub(super) fn wait_for_first(&mut self, is_one: bool) -> io::Result<()> {
        if !(is_one && self.is_impatient) {
            self.wait_for(SHORT, |it| {
                let is_read = !it.model.progress.reading && it.waiting.is_over();
                is_read && it.model.gazetteer.is_some()
            })?;
        }
        // Before the first article is there, there is nothing to say.
        self.wait_for(LONG, |it| {
            let is_over = it.waiting.is_over();
            it.has_nothing() || is_over && (it.model.reader.open.is_some() || it.lacks_first())
        })
        .map(drop)
    }

    /// Whether nothing is open because the library does not give it.
    fn lacks_first(&self) -> bool {
        self.waiting.lacks_list || self.waiting.lacks_article
    }

    /// Has the rows `first..last` of the list in `listed`, with what is known of them;
    /// nothing if they do not come in time.
    pub(super) fn rows(&mut self, first: usize, last: usize) -> io::Result<()> {
        let asked = Instant::now();
        loop {
            // Of what is known now, the answer tells.
            let known = self.model.progress.recognised;
            if !self.ask_for_rows(first, last)? {
                return Ok(());
            }
            let is_known = self.listed.as_ref().is_none_or(|listing| {
                let mut rows = listing.rows.iter();
                rows.all(|row| row.actors.is_some())
            });
            if is_known || self.is_impatient && asked.elapsed() > SHORT {
                return Ok(());
            }
            self.wait_for(SHORT, |it| it.model.progress.recognised != known)?;
        }
    }

    fn ask_for_rows(&mut self, first: usize, last: usize) -> io::Result<bool> {
        self.listed = None;
        let mut is_asked = false;
        loop {
            // A list that the model asks for meanwhile is newer, and answered alone.
            if !self.settle()? {
                return Ok(false);
            }
            if self.listed.is_some() {
                return Ok(true);
            }
            if self.waiting.lacks_list && is_asked {
                return Ok(false);
            }
            let generation = self.model.sidebar.generation.advance();
            self.waiting.own = Some(generation);
            is_asked = true;
            self.ask(Request::List {
                generation,
                selection: self.model.sidebar.selection.clone(),
                window: first..last,
                keep: Vec::new(),
                follows: true,
                tally: None,
            });
        }
    }

    /// Waits until `is_done`; whether it is. Who cannot wait for long is told that it
    /// goes on, and waits for `patience`.
    fn wait_for(
        &mut self,
        patience: Duration,
        is_done: impl Fn(&Self) -> bool,
    ) -> io::Result<bool> {
        let begun = Instant::now();
        let mut is_told = patience <= SILENCE + SHORT / 2;
        loop {
            self.catch_up()?;
            if is_done(self) {
                return Ok(true);
            }
            let deadline = self.is_impatient.then(|| {
                let wait = if is_told { patience } else { SILENCE };
                begun + wait
            });
            match self.desk.answer(deadline)? {
                Some(answer) => self.take(answer)?,
                None if is_told => return Ok(false),
                None => {
                    is_told = true;
                    self.say_string("plain-wait")?;
                    self.voice.flush()?;
                }
            }
        }
    }
}
