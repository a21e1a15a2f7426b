//! Finding in the open article: first where what was typed is written. If that is nowhere and it
//! names actors, where they are mentioned, as in the filter, so that `trump` finds ترامب. Never both.

use super::going::Look;
use super::{Gone, Halt, Worker};
use crate::app::exchange::{Answer, Generation};
use crate::library::article::ArticleId;
use crate::library::condition::Condition;
use crate::library::find::{Hits, Search};
use crate::library::interrupt::Interrupt;
use crate::library::mention::ActorId;
use crate::text::buffer::Text;
use crate::text::fold::fold;

/// What is to be found in an article, and how far that has come.
pub(super) struct Finding {
    generation: Generation,
    id: ArticleId,
    /// Folded.
    typed: String,
    search: Search,
}

/// What came of looking where somebody is mentioned.
enum Named {
    Found(Hits),
    Not(Look),
}

impl Finding {
    /// In the text of an article, from this byte on first.
    pub(super) fn new(
        generation: Generation,
        id: ArticleId,
        text: &Text,
        (typed, from): (&str, usize),
    ) -> Self {
        Self {
            generation,
            id,
            typed: fold(typed.trim()).text,
            search: Search::new(text, typed, from),
        }
    }
}

impl Worker {
    /// Looks further for what is to be found. Whether there was something to look at.
    pub(super) fn find_on(&mut self) -> Result<bool, Halt> {
        let Some(mut finding) = self.finding.take() else {
            return Ok(false);
        };
        if finding.search.go_on() {
            self.finding = Some(finding);
            return Ok(true);
        }
        let found = match finding.search.is_in_vain() {
            false => finding.search.found(),
            true => match self.named(&finding) {
                Ok(Named::Found(hits)) => hits,
                Ok(Named::Not(look)) => {
                    self.finding = Some(finding);
                    return Ok(look == Look::More);
                }
                Err(halt) => {
                    // Whoever waits hears that nothing is found, then why.
                    self.tell_found(finding.generation, Hits::default())?;
                    return Err(halt);
                }
            },
        };
        self.tell_found(finding.generation, found)?;
        Ok(true)
    }

    fn tell_found(&mut self, generation: Generation, found: Hits) -> Result<(), Gone> {
        self.say(Answer::Found {
            generation,
            hits: found.ranges.into(),
            has_more: found.has_more,
        })
    }

    /// Where the actors are mentioned that what was typed names. Waits until actors are
    /// known, and those of the article.
    fn named(&mut self, finding: &Finding) -> Result<Named, Halt> {
        let nothing = Ok(Named::Found(Hits::default()));
        if finding.typed.trim().is_empty() {
            return nothing;
        }
        if self.known.is_none() {
            return Ok(Named::Not(Look::Later));
        }
        let actors = self.meant(&finding.typed);
        let article = match actors.is_empty() {
            true => None,
            false => self.store.article(finding.id)?,
        };
        let Some(article) = article else {
            return nothing;
        };
        // Those of a large article are not at hand until they were looked for again.
        if !self.store.is_recognised(finding.id) || self.store.mentions(finding.id).is_none() {
            return Ok(match self.recognise(finding.id)? {
                true => Named::Not(Look::More),
                false => Named::Found(Hits::default()),
            });
        }
        self.find_mentions_again(&article)?;
        let each = actors.into_iter().map(Condition::Actor).collect();
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let interrupt = &mut Interrupt::when(&mut newer);
        let hits = self
            .store
            .hits_until(finding.id, &Condition::Any(each), interrupt)?;
        Ok(hits.map_or(Named::Not(Look::More), Named::Found))
    }

    /// The actors that folded words mean: none until actors are known. An English name is not
    /// in the text, so its beginning has to do.
    fn meant(&self, words: &str) -> Vec<ActorId> {
        match &self.known {
            None => Vec::new(),
            Some(known) if words.len() >= 3 && words.is_ascii() => {
                known.gazetteer.aliases_starting_with(words)
            }
            Some(known) => known.gazetteer.resolve(words),
        }
    }
}
