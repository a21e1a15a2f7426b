//! A search through the list for the next article that has what is sought, one
//! article at a time, so that it can be given up between any two.

use std::ops::Range;
use std::sync::Arc;

use crate::app::exchange::{Generation, Target};
use crate::library::article::ArticleId;
use crate::library::store::Summary;

/// A search under way.
pub(super) struct Seek {
    pub(super) generation: Generation,
    target: Target,
    /// Whether likely mentions do not count.
    only_certain: bool,
    forwards: bool,
    ids: Arc<[ArticleId]>,
    /// What is still to be looked at: up to the end of the list, then from its
    /// other end.
    ahead: Range<usize>,
    around: Range<usize>,
}

impl Seek {
    /// A search of `ids` from the article `from`, or from the start of the way
    /// if that is not among them.
    pub(super) fn new(
        generation: Generation,
        target: Target,
        ids: Arc<[ArticleId]>,
        from: ArticleId,
        forwards: bool,
        wrap: bool,
    ) -> Self {
        let here = ids.iter().position(|&id| id == from);
        let (before, after) = match here {
            Some(here) => (0..here, here + 1..ids.len()),
            None if forwards => (0..0, 0..ids.len()),
            None => (0..ids.len(), 0..0),
        };
        let (ahead, around) = if forwards {
            (after, before)
        } else {
            (before, after)
        };
        Self {
            generation,
            target,
            only_certain: false,
            forwards,
            ids,
            ahead,
            around: if wrap { around } else { 0..0 },
        }
    }

    /// Whether likely mentions do not count.
    pub(super) fn only_certain(self, only_certain: bool) -> Self {
        Self {
            only_certain,
            ..self
        }
    }

    /// The article to look at; `None` when all are passed.
    pub(super) fn candidate(&self) -> Option<ArticleId> {
        let (mut ahead, mut around) = (self.ahead.clone(), self.around.clone());
        next(&mut ahead, &mut around, self.forwards).map(|index| self.ids[index])
    }

    /// Goes on to the next one.
    pub(super) fn pass(&mut self) {
        next(&mut self.ahead, &mut self.around, self.forwards);
    }

    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        let renamed = |&id: &ArticleId| if id == was { now } else { id };
        self.ids = self.ids.iter().map(renamed).collect();
    }

    /// Whether an article, whose mentions are known, is what is sought.
    pub(super) fn is_met_by(&self, article: &Summary) -> bool {
        let counts = if self.only_certain {
            &*article.certain
        } else {
            article.actors.as_deref().unwrap_or_default()
        };
        match &self.target {
            Target::Actor(actor) => counts.iter().any(|(other, _)| other == actor),
            Target::AnyActor => !counts.is_empty(),
            Target::Any => true,
        }
    }
}

fn next(ahead: &mut Range<usize>, around: &mut Range<usize>, forwards: bool) -> Option<usize> {
    if forwards {
        ahead.next().or_else(|| around.next())
    } else {
        ahead.next_back().or_else(|| around.next_back())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The articles passed from the `from`th of five, by their places.
    fn way(from: u8, forwards: bool, wrap: bool) -> Vec<u8> {
        let ids: Vec<ArticleId> = (0..5).map(|place| ArticleId([place; 16])).collect();
        let from = ArticleId([from; 16]);
        let generation = Generation::default();
        let mut seek = Seek::new(
            generation,
            Target::AnyActor,
            ids.into(),
            from,
            forwards,
            wrap,
        );
        let candidates = std::iter::from_fn(|| {
            let id = seek.candidate()?;
            seek.pass();
            Some(id.0[0])
        });
        candidates.collect()
    }

    #[test]
    fn it_goes_along_the_list_and_around_where_that_is_wanted() {
        assert_eq!(way(2, true, false), [3, 4]);
        assert_eq!(way(2, true, true), [3, 4, 0, 1]);
        assert_eq!(way(2, false, false), [1, 0]);
        assert_eq!(way(2, false, true), [1, 0, 4, 3]);
    }

    #[test]
    fn from_outside_the_list_it_looks_at_all_of_it() {
        assert_eq!(way(9, true, false), [0, 1, 2, 3, 4]);
        assert_eq!(way(9, false, true), [4, 3, 2, 1, 0]);
    }
}
