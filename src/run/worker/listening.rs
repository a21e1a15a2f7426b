//! Counting in which forms sources write an actor: article by article, those nearest to
//! where one is first, told as soon as there is something, then now and then, then all.

use std::collections::HashMap;
use std::sync::Arc;

use super::going::{Going, Look, Quest};
use super::looking::Looked;
use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, Heard, Listen, Request};
use crate::library::article::ArticleId;
use crate::library::interrupt::Interrupt;
use crate::library::order::Order;
use crate::query::concordance::Keyword;
use crate::query::voices::{Forms, Source, Voices};

/// So many mentions show something.
const ENOUGH: usize = 100;

/// What is counted.
pub(super) struct Listening {
    asked: Listen,
    voices: Voices,
}

impl Quest for Listening {
    /// The place by which the first of near copies is told, and the source.
    type Known = (usize, Source);

    fn held(worker: &mut Worker) -> &mut Option<Going<Self>> {
        &mut worker.listening
    }

    fn look(&mut self, at: (ArticleId, &Self::Known), worker: &mut Worker) -> Result<Look, Halt> {
        let (id, (place, source)) = at;
        let actor = &self.asked.actor;
        let spots = match worker.look_for(id, actor)? {
            Looked::Found(spots) => spots,
            Looked::Not(look) => return Ok(look),
        };
        if let Some(known) = &worker.known {
            let gazetteer = &known.gazetteer;
            let (forms, voices) = (Forms { gazetteer, actor }, &mut self.voices);
            voices.add(*place, source.as_deref(), &spots.text, &spots.list, &forms);
        }
        Ok(Look::Done)
    }

    fn fills(&self, _looked: usize) -> bool {
        self.voices.len() >= ENOUGH
    }

    fn is_full(&self) -> bool {
        self.voices.has_more()
    }

    /// Says what is counted by now.
    fn tell(&mut self, looked: (usize, usize), worker: &mut Worker) -> Result<(), Halt> {
        let asked = &self.asked;
        let table = worker.known.as_ref().map(|known| {
            let (gazetteer, actor) = (&known.gazetteer, &asked.actor);
            let forms = Forms { gazetteer, actor };
            self.voices.table(asked.only_certain, &forms)
        });
        Ok(worker.say(Answer::Voices(Heard {
            generation: asked.generation,
            table: Arc::new(table.unwrap_or_default()),
            looked,
        }))?)
    }

    fn request(self) -> Request {
        Request::Voices(Box::new(self.asked))
    }
}

impl Worker {
    /// Tells what is known of the forms of an actor; begins to count them unless that was
    /// done.
    pub(super) fn listen(&mut self, asked: &Listen) -> Result<Served, Halt> {
        let known = self.listening.take();
        let known = known.filter(|one| {
            let of = &one.quest.asked;
            (&of.actor, &of.selection) == (&asked.actor, &asked.selection)
        });
        let mut going = match known {
            Some(known) => known,
            None => match self.begin_listening(asked)? {
                Some(begun) => begun,
                None => return Ok(Served::PutOff),
            },
        };
        going.quest.asked = asked.clone();
        let told = going.tell_again(self);
        self.listening = Some(going);
        told.map(|()| Served::Done)
    }

    /// Nothing is counted yet; `None` if something newer is asked meanwhile.
    fn begin_listening(&mut self, asked: &Listen) -> Result<Option<Going<Listening>>, Halt> {
        let keyword = Keyword::Actor(asked.actor.clone());
        let Some(ahead) = self.candidates(&asked.selection, &keyword, asked.from)? else {
            return Ok(None);
        };
        let condition = self.listed(&asked.selection);
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let interrupt = &mut Interrupt::when(&mut newer);
        let added = self
            .store
            .select_until(&condition, Order::Added, interrupt)?;
        let Some(added) = added else {
            return Ok(None);
        };
        let added: HashMap<ArticleId, usize> = added.into_iter().zip(0..).collect();
        let ids: Vec<ArticleId> = ahead.into_iter().map(|(id, _)| id).collect();
        let sources = self.store.sources_of(&ids)?;
        let place = |id: &ArticleId| added.get(id).copied().unwrap_or(usize::MAX);
        let articles = ids.into_iter().zip(sources);
        let articles = articles.map(|(id, source)| (id, (place(&id), source)));
        let listening = Listening {
            asked: asked.clone(),
            voices: Voices::default(),
        };
        Ok(Some(Going::new(listening, articles.collect())))
    }
}
