//! Counting in which forms sources write an actor: article by article, those nearest to
//! where one is first, told as soon as there is something, then now and then, then all.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::gathering::{Looked, nearest_last};
use super::serving::Served;
use super::{Halt, TELL_EVERY, Worker};
use crate::app::exchange::{Answer, Heard, Listen, Request};
use crate::library::article::ArticleId;
use crate::library::condition::Condition;
use crate::library::interrupt::Interrupt;
use crate::library::order::Order;
use crate::query::voices::{Forms, Source, Voices};

/// How long articles are looked at before somebody else has a turn.
const TURN: Duration = Duration::from_millis(15);
/// So many mentions show something.
const ENOUGH: usize = 100;

/// What is counted and how far it has come.
pub(super) struct Listening {
    asked: Listen,
    /// The articles that are still to be looked at, the next one last: the place by which
    /// the first of near copies is told, and the source.
    ahead: Vec<(ArticleId, usize, Source)>,
    articles: usize,
    voices: Voices,
    begun: Instant,
    /// When it was told last, and how long that took.
    told_at: Option<Instant>,
    telling: Duration,
    /// Whether all there is was told.
    is_told: bool,
}

impl Listening {
    fn is_done(&self) -> bool {
        self.ahead.is_empty()
    }

    /// Whether it is time to tell: as soon as there is something to see, for a tenth of the
    /// time meanwhile, and when it is all.
    fn is_due(&self) -> bool {
        if self.is_done() {
            return !self.is_told;
        }
        let (since, rest) = match self.told_at {
            None if self.voices.len() >= ENOUGH => return true,
            None => (self.begun, TELL_EVERY),
            Some(told) => (told, TELL_EVERY.max(9 * self.telling)),
        };
        since.elapsed() >= rest
    }
}

impl Worker {
    /// Begins again what is counted, since mentions or articles may be others now.
    pub(super) fn listen_anew(&mut self) {
        if let Some(listening) = self.listening.take() {
            self.asked.push(Request::Voices(Box::new(listening.asked)));
        }
    }

    /// Tells what is known of the forms of an actor; begins to count them unless that was
    /// done.
    pub(super) fn listen(&mut self, asked: &Listen) -> Result<Served, Halt> {
        let known = self.listening.take();
        let known = known.filter(|one| {
            (&one.asked.actor, &one.asked.selection) == (&asked.actor, &asked.selection)
        });
        let mut listening = match known {
            Some(known) => known,
            None => match self.begin_listening(asked)? {
                Some(begun) => begun,
                None => return Ok(Served::PutOff),
            },
        };
        listening.asked = asked.clone();
        if listening.told_at.is_some() {
            self.tell_voices(&mut listening)?;
        }
        self.listening = Some(listening);
        Ok(Served::Done)
    }

    /// Nothing is counted yet; `None` if something newer is asked meanwhile.
    fn begin_listening(&mut self, asked: &Listen) -> Result<Option<Listening>, Halt> {
        let condition = self.condition(&asked.selection);
        let condition = condition.unwrap_or_else(|_| Condition::Any(Vec::new()));
        let Some(listed) = self.select(&asked.selection, &condition)? else {
            return Ok(None);
        };
        let mentioning = Condition::Actor(asked.actor.clone());
        let with = Condition::All(vec![condition.clone(), mentioning]);
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let interrupt = &mut Interrupt::when(&mut newer);
        let Some(with) = self.store.select_until(&with, Order::Added, interrupt)? else {
            return Ok(None);
        };
        let Some(added) = self
            .store
            .select_until(&condition, Order::Added, interrupt)?
        else {
            return Ok(None);
        };
        let with: HashSet<ArticleId> = with.into_iter().collect();
        let may_have = |id: &ArticleId| with.contains(id) || !self.store.is_recognised(*id);
        let places = (0u32..).zip(&*listed);
        let mut ahead: Vec<u32> = places
            .filter(|(_, id)| may_have(id))
            .map(|(place, _)| place)
            .collect();
        nearest_last(&mut ahead, &listed, asked.from.map(|id| self.true_id(id)));
        let ids: Vec<ArticleId> = ahead.iter().map(|&at| listed[at as usize]).collect();
        let added: HashMap<ArticleId, usize> = added.into_iter().zip(0..).collect();
        let sources = self.store.sources_of(&ids)?;
        let ahead: Vec<_> = ids
            .into_iter()
            .zip(sources)
            .map(|(id, source)| (id, added.get(&id).copied().unwrap_or(usize::MAX), source))
            .collect();
        Ok(Some(Listening {
            asked: asked.clone(),
            articles: ahead.len(),
            ahead,
            voices: Voices::default(),
            begun: Instant::now(),
            told_at: None,
            telling: Duration::ZERO,
            is_told: false,
        }))
    }

    /// Looks at some more articles. Whether there were any.
    pub(super) fn listen_on(&mut self) -> Result<bool, Halt> {
        let Some(mut listening) = self.listening.take() else {
            return Ok(false);
        };
        let begun = Instant::now();
        let mut goes_on = true;
        let mut is_at_work = !listening.is_done();
        while goes_on && !listening.is_done() && begun.elapsed() < TURN {
            goes_on = match self.listen_to_next(&mut listening) {
                Err(Halt::Trouble(error)) => {
                    // What cannot be read says nothing; the others do.
                    listening.ahead.pop();
                    self.tell_trouble(error)?;
                    true
                }
                goes_on => goes_on?,
            };
        }
        if !goes_on {
            // The recognizer is not there yet: this goes on when it is.
            is_at_work = begun.elapsed() >= TURN;
        }
        if listening.is_due() {
            self.tell_voices(&mut listening)?;
            is_at_work = true;
        }
        self.listening = Some(listening);
        Ok(is_at_work)
    }

    /// Looks at the next article. Whether that could be done.
    fn listen_to_next(&mut self, listening: &mut Listening) -> Result<bool, Halt> {
        let Some((id, place, source)) = listening.ahead.last() else {
            return Ok(false);
        };
        let id = self.true_id(*id);
        let actor = &listening.asked.actor;
        match self.look_for(id, actor)? {
            Looked::Later(goes_on) => return Ok(goes_on),
            Looked::Found(spots) => {
                if let Some(known) = &self.known {
                    let gazetteer = &known.gazetteer;
                    let forms = Forms { gazetteer, actor };
                    let voices = &mut listening.voices;
                    voices.add(*place, source.as_deref(), &spots.text, &spots.list, &forms);
                }
            }
        }
        listening.ahead.pop();
        if listening.voices.has_more() {
            listening.ahead.clear();
        }
        Ok(true)
    }

    /// Says what is counted by now.
    fn tell_voices(&self, listening: &mut Listening) -> Result<(), Halt> {
        let begun = Instant::now();
        let asked = &listening.asked;
        let table = self.known.as_ref().map(|known| {
            let (gazetteer, actor) = (&known.gazetteer, &asked.actor);
            let forms = Forms { gazetteer, actor };
            listening.voices.table(asked.only_certain, &forms)
        });
        self.say(Answer::Voices(Heard {
            generation: asked.generation,
            table: Arc::new(table.unwrap_or_default()),
            looked: (
                listening.articles - listening.ahead.len(),
                listening.articles,
            ),
        }))?;
        listening.telling = begun.elapsed();
        listening.told_at = Some(Instant::now());
        listening.is_told = listening.is_done();
        Ok(())
    }
}
