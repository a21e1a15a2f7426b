//! The jump list: places to come back to, across articles.

use std::ops::Range;

use super::wish::Below;
use crate::library::article::ArticleId;

/// A place of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub article: ArticleId,
    /// The first byte on the page.
    pub top: usize,
    /// The mention or hit one was at, in bytes of the text.
    pub here: Option<Range<usize>>,
    /// The rows in which one was at it.
    pub below: Option<Below>,
}

impl Place {
    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        if self.article == was {
            self.article = now;
        }
        if let Some(below) = &mut self.below {
            below.rename(was, now);
        }
    }
}

/// How many places are kept.
const LIMIT: usize = 200;

/// Places behind and before the present one.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    behind: Vec<Place>,
    ahead: Vec<Place>,
}

impl Jumps {
    /// Remembers `place` before going elsewhere. What lay ahead is gone.
    pub fn leave(&mut self, place: Place) {
        self.ahead.clear();
        if self.behind.last() != Some(&place) {
            self.behind.push(place);
        }
        if self.behind.len() > LIMIT {
            self.behind.remove(0);
        }
    }

    /// Every place.
    pub(super) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        self.behind.iter_mut().chain(&mut self.ahead)
    }

    /// There is no such article any more.
    pub(super) fn forget(&mut self, article: ArticleId) {
        self.behind.retain(|place| place.article != article);
        self.ahead.retain(|place| place.article != article);
    }

    /// The place to go back to from `here`.
    pub fn back(&mut self, here: Option<Place>) -> Option<Place> {
        let place = self.behind.pop()?;
        self.ahead.extend(here);
        Some(place)
    }

    /// The place one came back from.
    pub fn forward(&mut self, here: Option<Place>) -> Option<Place> {
        let place = self.ahead.pop()?;
        self.behind.extend(here);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(top: usize) -> Place {
        Place {
            article: ArticleId([0; 16]),
            top,
            here: None,
            below: None,
        }
    }

    #[test]
    fn back_and_forward_walk_the_same_way() {
        let mut jumps = Jumps::default();
        jumps.leave(place(1));
        jumps.leave(place(2));
        assert_eq!(jumps.back(Some(place(3))), Some(place(2)));
        assert_eq!(jumps.back(Some(place(2))), Some(place(1)));
        assert_eq!(jumps.back(Some(place(1))), None);
        assert_eq!(jumps.forward(Some(place(1))), Some(place(2)));
        jumps.leave(place(9));
        assert_eq!(
            jumps.forward(Some(place(4))),
            None,
            "leaving forgets what lay ahead"
        );
    }
}
