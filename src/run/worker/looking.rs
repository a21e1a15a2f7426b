//! What the worker looks for in texts when it has time: mentions, a stretch at a time.

use std::sync::Arc;

use super::going::Look;
use super::{Halt, Worker};
use crate::actors::index::principal;
use crate::app::exchange::Answer;
use crate::library::article::{Article, ArticleId};
use crate::library::formats::plain::LARGE;
use crate::library::mention::{ActorId, Mention};
use crate::library::notice::Notice;
use crate::library::spot::{Spot, Spots};
use crate::library::store::StoreError;

/// The mentions of one article that are looked for, at most.
const MOST_MENTIONS: usize = 100_000;

/// What came of looking where an article mentions an actor.
pub(super) enum Looked {
    Found(Spots),
    Not(Look),
}

impl Worker {
    /// Recognises the article that was opened last. Whether there was one.
    pub(super) fn recognise_opened(&mut self) -> Result<bool, Halt> {
        let Some(id) = self.opened else {
            return Ok(false);
        };
        self.recognise(id)
    }

    /// Recognises the next article in turn. Whether there was one.
    pub(super) fn recognise_next(&mut self) -> Result<bool, Halt> {
        while let Some(&id) = self.waiting.front() {
            if !self.store.is_recognised(id) {
                match self.recognise(id) {
                    // What is damaged keeps nobody from the others.
                    Err(Halt::Trouble(error @ StoreError::Damaged)) => self.tell_trouble(error)?,
                    recognised => return recognised,
                }
            }
            self.waiting.pop_front();
        }
        Ok(false)
    }

    /// Looks at the next article of the search under way. Whether it went on.
    pub(super) fn seek_on(&mut self) -> Result<bool, Halt> {
        let Some(seek) = &self.seek else {
            return Ok(false);
        };
        let (generation, candidate) = (seek.generation, seek.candidate());
        if let Some(id) = candidate {
            if self.store.summaries(&[id])?.is_empty() {
                // It has turned out to be none.
                if let Some(seek) = &mut self.seek {
                    seek.pass();
                }
                return Ok(true);
            }
            if !self.store.is_recognised(id) && !self.recognise(id)? {
                // It is looked at when the recognizer is there.
                return Ok(false);
            }
            if !self.store.is_recognised(id) {
                return Ok(true);
            }
            let summary = self.store.summaries(&[id])?.pop();
            if let Some(seek) = &mut self.seek
                && !summary.is_some_and(|summary| seek.is_met_by(&summary))
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

    /// Finds the mentions of an article again that were found before and are not at
    /// hand any more. Of a large one that is done when its beginning is shown.
    pub(super) fn find_mentions_again(&mut self, article: &Article) -> Result<(), Halt> {
        let (id, is_small) = (article.id, article.text.len() <= LARGE);
        let Some(known) = &self.known else {
            return Ok(());
        };
        if is_small && self.store.is_recognised(id) && self.store.mentions(id).is_none() {
            let mentions = known.recognizer.mentions(article);
            let principal = principal(article, &mentions, &known.gazetteer);
            self.keep(id, &mentions.into(), principal)?;
        }
        Ok(())
    }

    /// Keeps the mentions of an article. A library that cannot be written has them for
    /// as long as they are at hand.
    fn keep(
        &mut self,
        id: ArticleId,
        mentions: &Arc<[Mention]>,
        principal: Vec<ActorId>,
    ) -> Result<(), Halt> {
        let kept = self
            .store
            .set_mentions(id, Arc::clone(mentions), principal.into());
        match kept {
            Err(StoreError::ReadOnly | StoreError::Full) => {
                self.waiting.clear();
                Ok(())
            }
            kept => Ok(kept?),
        }
    }

    /// Looks for the mentions of the next stretch of an article; whether the
    /// recognizer and the article are there.
    pub(super) fn recognise(&mut self, id: ArticleId) -> Result<bool, Halt> {
        let whole = self.store.article(id)?.filter(|article| article.is_whole);
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
            let principal = principal(&article, &mentions, &known.gazetteer);
            let is_new = !self.store.is_recognised(id);
            self.keep(id, &mentions, principal)?;
            self.recognised += usize::from(is_new);
            self.forget_lists();
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

    /// Looks where an article mentions an actor.
    pub(super) fn look_for(&mut self, id: ArticleId, actor: &ActorId) -> Result<Looked, Halt> {
        if self.known.is_none() {
            // Nothing is known of who is mentioned where before it is there.
            return Ok(Looked::Not(Look::Later));
        }
        if let Some(spots) = self.store.spots(id, actor)? {
            return Ok(Looked::Found(spots));
        }
        // It is there, but what is in it was not looked for, or not kept.
        let Some(article) = self.store.article(id)?.filter(|one| one.is_whole) else {
            let (text, list) = (String::new().into(), Vec::new());
            return Ok(Looked::Found(Spots { text, list }));
        };
        if !self.store.is_recognised(id) {
            return Ok(Looked::Not(match self.recognise(id)? {
                true => Look::More,
                false => Look::Later,
            }));
        }
        let mentions = self.mentions_at_hand(&article);
        Ok(Looked::Found(Spots {
            list: Spot::of(&article, &mentions, actor),
            text: article.text.clone(),
        }))
    }

    /// The mentions of an article, if they are at hand or found in a moment.
    pub(super) fn mentions_at_hand(&self, article: &Article) -> Arc<[Mention]> {
        match (self.store.mentions(article.id), &self.known) {
            (Some(mentions), _) => mentions,
            (None, Some(known)) if article.is_whole && article.text.len() <= LARGE => {
                known.recognizer.mentions(article).into()
            }
            _ => Arc::default(),
        }
    }
}
