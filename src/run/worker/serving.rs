//! What the worker answers: lists, articles, and where searches begin. What goes
//! through whole texts for it is given up as soon as something newer is asked.

use std::sync::Arc;

use super::super::seek::Seek;
use super::finding::Finding;
use super::{Gone, Halt, Worker};
use crate::actors::recognizer::Recognition;
use crate::app::exchange::{
    Answer, Came, Exported, Generation, Handed, Listing, Names, Request, Shelved, TakeOut,
};
use crate::app::strips::Strip;
use crate::library::article::{Article, ArticleId};
use crate::library::find::Hits;
use crate::library::mention::Mention;
use crate::library::state::State;
use crate::library::store::{StoreError, StoreResult};

/// What became of a request.
pub(super) enum Served {
    Done,
    /// Something newer is asked: it is to be served again after that.
    PutOff,
}

impl Worker {
    /// Takes a request in, to be answered with the others.
    pub(super) fn take_in(&mut self, request: Request) {
        if matches!(request, Request::Open { .. }) {
            // Whoever opens an article waits for no other any more. That is so from
            // when it is asked, not from when it is answered: if it is put off, a
            // seek may have been asked for since.
            self.seek = None;
            for earlier in [&mut self.asked, &mut self.put_off] {
                earlier.retain(|one| !matches!(one, Request::Seek { .. }));
            }
        }
        if matches!(request, Request::LeaveConcordance) {
            for earlier in [&mut self.asked, &mut self.put_off] {
                earlier.retain(|one| !matches!(one, Request::Concordance(_)));
            }
        }
        if matches!(request, Request::LeaveRelated) {
            for earlier in [&mut self.asked, &mut self.put_off] {
                earlier.retain(|one| !matches!(one, Request::Related(_)));
            }
        }
        if matches!(request, Request::LeaveVoices) {
            for earlier in [&mut self.asked, &mut self.put_off] {
                earlier.retain(|one| !matches!(one, Request::Voices(_)));
            }
        }
        self.asked.push(request);
    }

    /// Answers what is asked. What takes long is put off when something newer is
    /// asked meanwhile: that comes first, and may make it needless.
    pub(super) fn serve_asked(&mut self) -> Result<(), Gone> {
        let mut asked = std::mem::take(&mut self.asked);
        asked.append(&mut self.put_off);
        let mut newest = [Generation::default(); 9];
        for request in &asked {
            if let Some((kind, generation)) = overtakable(request) {
                newest[kind] = newest[kind].max(generation);
            }
        }
        for request in asked {
            if overtakable(&request).is_none_or(|(kind, generation)| generation == newest[kind]) {
                match self.serve(&request) {
                    Ok(Served::Done) => {}
                    Ok(Served::PutOff) => self.put_off.push(request),
                    Err(Halt::Trouble(error)) => {
                        self.tell_trouble(error)?;
                        self.say(Answer::Unanswered(Box::new(request)))?;
                    }
                    Err(Halt::Gone) => return Err(Gone),
                }
            }
        }
        Ok(())
    }

    fn serve(&mut self, request: &Request) -> Result<Served, Halt> {
        match request {
            Request::List {
                generation,
                selection,
                window,
                keep,
                follows,
                tally,
            } => {
                // The model asks for no list that it could not read itself.
                let Ok(condition) = self.condition(selection) else {
                    return Ok(Served::Done);
                };
                let Some(ids) = self.select(selection, &condition)? else {
                    return Ok(Served::PutOff);
                };
                let tally = match tally {
                    None => None,
                    Some(counted) => match self.tally(selection, &ids, *counted) {
                        Ok(Some(tally)) => Some(tally),
                        Ok(None) => return Ok(Served::PutOff),
                        Err(error @ StoreError::Damaged) => {
                            self.tell_trouble(error)?;
                            Some(Vec::new())
                        }
                        Err(error) => return Err(error.into()),
                    },
                };
                let keep: Vec<_> = keep.iter().map(|&id| self.true_id(id)).collect();
                let listing = Listing {
                    tally,
                    ..self.listing(*generation, &ids, window.clone(), &keep, *follows)?
                };
                self.listed = Some((selection.clone(), ids));
                self.say(Answer::Listed(listing))?;
            }
            Request::Open {
                generation,
                id,
                selection,
            } => {
                let generation = *generation;
                let article = match self.store.article(self.true_id(*id)) {
                    Ok(Some(article)) => article,
                    Ok(None) => {
                        let trouble = None;
                        self.say(Answer::Missing {
                            generation,
                            trouble,
                        })?;
                        // Nor is it to be a row of anything.
                        self.go_through_anew();
                        return Ok(Served::Done);
                    }
                    Err(error) => {
                        let trouble = Some(error.clone());
                        self.say(Answer::Missing {
                            generation,
                            trouble,
                        })?;
                        return Err(error.into());
                    }
                };
                self.find_mentions_again(&article)?;
                let Some(hits) = self.matched(article.id, selection)? else {
                    return Ok(Served::PutOff);
                };
                self.open_when_whole = (!article.is_whole).then(|| request.clone());
                let id = article.id;
                self.show(generation, article, hits)?;
                self.ahead = self.neighbours(id, selection);
            }
            Request::Find {
                generation,
                id,
                typed,
                from,
            } => {
                (self.finding, self.find_when_whole) = (None, None);
                match self.store.article(self.true_id(*id))? {
                    Some(article) if article.is_whole => {
                        let wanted = (typed.as_str(), *from);
                        let finding = Finding::new(*generation, article.id, &article.text, wanted);
                        self.finding = Some(finding);
                    }
                    Some(_) => self.find_when_whole = Some(request.clone()),
                    None => {}
                }
            }
            Request::Seek {
                generation,
                selection,
                from,
                target,
                only_certain,
                forwards,
                wrap,
            } => {
                let condition = self.listed(selection);
                let Some(ids) = self.select(selection, &condition)? else {
                    return Ok(Served::PutOff);
                };
                let (target, from) = (target.clone(), self.true_id(*from));
                let seek = Seek::new(*generation, target, ids, from, *forwards, *wrap);
                self.seek = Some(seek.only_certain(*only_certain));
            }
            Request::Concordance(wanted) => return self.gather(wanted),
            Request::LeaveConcordance => self.leave_rows(),
            Request::Related(asked) => return self.relate(asked),
            Request::LeaveRelated => self.relating = None,
            Request::Notebook(wanted) => return self.jot(wanted),
            Request::LeaveNotebook => self.titles.clear(),
            Request::Voices(asked) => return self.listen(asked),
            Request::LeaveVoices => self.listening = None,
            Request::Names => {
                let (sources, tags) = (self.store.sources()?, self.store.tags()?);
                self.say(Answer::Names(Names { sources, tags }))?;
            }
            Request::Strips {
                generation,
                only_certain,
                wanted,
            } => {
                let mut strips = Vec::with_capacity(wanted.len());
                for (id, actor) in wanted {
                    let true_id = self.true_id(*id);
                    // What was found before is not where it is now.
                    if !self.store.is_recognised(true_id) {
                        continue;
                    }
                    if let Some(spots) = self.store.spots(true_id, actor)? {
                        let counted = spots.list.iter();
                        let counted = counted.filter(|spot| spot.is_certain || !only_certain);
                        let starts = counted.map(|spot| spot.range.start);
                        let strip = Strip::of(starts, spots.text.len());
                        strips.push((*id, actor.clone(), strip));
                    }
                }
                self.say(Answer::Strips {
                    generation: *generation,
                    strips,
                })?;
            }
            Request::Cite {
                article,
                passage,
                template,
                dates,
            } => self.cite(*article, passage, template.as_deref(), *dates)?,
            Request::Export(order) => return self.export(order),
            Request::Keep { id, deed } => self.keep_deed(*id, deed)?,
            Request::Reload(id) => self.reload(*id)?,
            Request::Remove(id) => self.remove(*id)?,
            Request::Halt => self.halt()?,
            Request::Shelve(shelve) => return self.shelve(shelve),
            Request::Saved { generation, saved } => {
                self.counting.begin(*generation, Arc::clone(saved));
                self.selected = None;
            }
        }
        Ok(Served::Done)
    }

    /// Does what is asked for that lasts: deeds, what is to be put into the library, exports.
    /// Nobody waits for anything else any more.
    pub(super) fn keep_last(&mut self) {
        let mut asked = std::mem::take(&mut self.asked);
        asked.append(&mut self.put_off);
        for request in asked {
            let served = match &request {
                Request::Keep { id, deed } => self.keep_deed(*id, deed).map(|()| Served::Done),
                Request::Shelve(shelve) => self.shelve(shelve),
                Request::Export(order) => self.export(order),
                _ => Ok(Served::Done),
            };
            // All of them, whether it can be told or not.
            if let Err(Halt::Trouble(trouble)) = served {
                let _ = self.tell_undone(request, trouble);
            }
        }
        self.pay_all();
        while !self.to_shelve.is_empty() {
            let _ = self.shelve_on();
        }
        self.finish_exports();
    }

    /// Says of something that lasts that it could not even be begun.
    fn tell_undone(&self, request: Request, trouble: StoreError) -> Result<(), Gone> {
        match request {
            Request::Shelve(_) => self.say(Answer::Shelved(Shelved::Failed(trouble))),
            Request::Export(order) => {
                let TakeOut { file, taken, .. } = *order;
                let came = Came::Failed(trouble.to_string());
                self.say(Answer::Exported(Exported { file, taken, came }))
            }
            // Of deeds it was said.
            _ => Ok(()),
        }
    }

    /// Tells what was done with an article, by others too.
    pub(super) fn tell_state(&self, id: ArticleId) -> Result<(), Halt> {
        let state = self.store.summaries(&[id])?.pop().map(|row| row.state);
        if let Some(state) = state {
            self.say(Answer::Done { id, state })?;
        }
        Ok(())
    }

    /// What the person did with an article.
    pub(super) fn state(&self, id: ArticleId) -> StoreResult<State> {
        let row = self.store.summaries(&[id])?.pop();
        Ok(row.map(|row| row.state).unwrap_or_default())
    }

    /// The id that an article has by now.
    pub(super) fn true_id(&self, id: ArticleId) -> ArticleId {
        self.renamed.get(&id).copied().unwrap_or(id)
    }

    /// An article as it is handed over, with what is known of it.
    pub(super) fn handed(&self, article: Arc<Article>, matched: Hits) -> StoreResult<Handed> {
        Ok(Handed {
            state: self.state(article.id)?,
            mentions: self.store.mentions(article.id),
            article,
            matched: matched.ranges.into(),
            matched_more: matched.has_more,
        })
    }

    /// Hands an article over.
    fn show(
        &mut self,
        generation: Generation,
        article: Arc<Article>,
        matched: Hits,
    ) -> Result<(), Halt> {
        let id = article.id;
        let handed = self.handed(article, matched)?;
        self.shown = Some(id);
        self.opened = handed.mentions.is_none().then_some(id);
        let begun = self.begun.get(&id).map(Recognition::mentions);
        let begun: Option<Arc<[Mention]>> = begun.map(Into::into);
        self.say(Answer::Opened { generation, handed })?;
        match begun {
            // The rest of them comes as it would have if it had stayed open.
            Some(mentions) if !mentions.is_empty() => Ok(self.say(Answer::Mentions {
                id,
                mentions,
                are_all: false,
            })?),
            _ => Ok(()),
        }
    }
}

/// The kind of a request that a newer one of its kind makes needless.
fn overtakable(request: &Request) -> Option<(usize, Generation)> {
    match request {
        Request::List { generation, .. } => Some((0, *generation)),
        Request::Open { generation, .. } => Some((1, *generation)),
        Request::Find { generation, .. } => Some((2, *generation)),
        Request::Seek { generation, .. } => Some((3, *generation)),
        Request::Concordance(wanted) => Some((4, wanted.generation)),
        Request::Related(asked) => Some((5, asked.generation)),
        Request::Strips { generation, .. } => Some((6, *generation)),
        Request::Notebook(wanted) => Some((7, wanted.generation)),
        Request::Voices(asked) => Some((8, asked.generation)),
        Request::Keep { .. }
        | Request::LeaveConcordance
        | Request::LeaveRelated
        | Request::LeaveNotebook
        | Request::LeaveVoices
        | Request::Names
        | Request::Cite { .. }
        | Request::Export(_)
        | Request::Reload(_)
        | Request::Remove(_)
        | Request::Shelve(_)
        | Request::Halt
        | Request::Saved { .. } => None,
    }
}
