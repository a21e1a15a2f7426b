//! The jump list: places to come back to, across articles, and what their articles are
//! called. How it is shown and walked stands in `trail.rs`.

use std::collections::HashMap;
use std::ops::Range;

use super::wish::Below;
use crate::library::article::{Article, ArticleId};

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
    /// The nearest one last.
    ahead: Vec<Place>,
    /// The articles of these places, and the one that was opened last.
    articles: HashMap<ArticleId, Named>,
}

/// What is told of an article that is not open any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub title: String,
    /// The bytes of its text.
    pub length: usize,
}

impl Jumps {
    /// Remembers `place` before going elsewhere. What lay ahead is gone.
    pub fn leave(&mut self, place: Place) {
        self.ahead.clear();
        self.pass(place);
    }

    /// Remembers `place` on the way forward.
    pub(super) fn pass(&mut self, place: Place) {
        if self.behind.last() != Some(&place) {
            self.behind.push(place);
        }
        if self.behind.len() > LIMIT {
            self.behind.remove(0);
        }
    }

    /// The places one can go back to, the nearest last.
    pub fn behind(&self) -> &[Place] {
        &self.behind
    }

    /// The places one came back from, the nearest first.
    pub fn ahead(&self) -> impl ExactSizeIterator<Item = &Place> {
        self.ahead.iter().rev()
    }

    /// Whether there is no way back and none forward.
    pub fn is_empty(&self) -> bool {
        self.behind.is_empty() && self.ahead.is_empty()
    }

    /// What is known of an article that was open.
    pub fn named(&self, article: ArticleId) -> Option<&Named> {
        self.articles.get(&article)
    }

    /// Notes what the article is called that is open, as long as there are places of it.
    pub(super) fn know(&mut self, article: &Article) {
        let (title, length) = (&article.title, article.text.len());
        let is_known = |named: &Named| named.length == length && named.title == *title;
        if self.articles.get(&article.id).is_some_and(is_known) {
            return;
        }
        let places = self.behind.iter().chain(&self.ahead);
        let wanted: Vec<ArticleId> = places.map(|place| place.article).collect();
        self.articles.retain(|id, _| wanted.contains(id));
        let named = Named {
            title: title.clone(),
            length,
        };
        self.articles.insert(article.id, named);
    }

    /// The article `was` has another id from now on.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        for place in self.behind.iter_mut().chain(&mut self.ahead) {
            place.rename(was, now);
        }
        if let Some(named) = self.articles.remove(&was) {
            self.articles.entry(now).or_insert(named);
        }
    }

    /// There is no such article any more.
    pub(super) fn forget(&mut self, article: ArticleId) {
        self.behind.retain(|place| place.article != article);
        self.ahead.retain(|place| place.article != article);
        self.articles.remove(&article);
    }

    /// The place so many steps from `here`, back if that is less than 0; what is passed
    /// lies on the other side then. `None`, and nothing is changed, if there are not so
    /// many.
    pub fn walk(&mut self, steps: isize, here: Option<Place>) -> Option<Place> {
        let (from, to) = match steps < 0 {
            true => (&mut self.behind, &mut self.ahead),
            false => (&mut self.ahead, &mut self.behind),
        };
        let first = from.len().checked_sub(steps.unsigned_abs())?;
        let mut passed = from.split_off(first).into_iter();
        let place = passed.next()?;
        to.extend(here);
        to.extend(passed.rev());
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
        assert_eq!(jumps.walk(-1, Some(place(3))), Some(place(2)));
        assert_eq!(jumps.walk(-1, Some(place(2))), Some(place(1)));
        assert_eq!(jumps.walk(-1, Some(place(1))), None);
        assert_eq!(jumps.walk(1, Some(place(1))), Some(place(2)));
        jumps.leave(place(9));
        assert_eq!(
            jumps.walk(1, Some(place(4))),
            None,
            "leaving forgets what lay ahead"
        );
    }

    #[test]
    fn many_steps_at_once_are_as_many_one_by_one() {
        let of = |list: &[usize]| -> Vec<Place> { list.iter().map(|&top| place(top)).collect() };
        let mut jumps = Jumps::default();
        of(&[1, 2, 3]).into_iter().for_each(|one| jumps.leave(one));
        assert_eq!(jumps.walk(-3, Some(place(4))), Some(place(1)));
        assert_eq!(jumps.behind(), []);
        assert_eq!(jumps.ahead().cloned().collect::<Vec<_>>(), of(&[2, 3, 4]));
        assert_eq!(jumps.walk(4, Some(place(1))), None, "there are not so many");
        assert_eq!(jumps.walk(2, Some(place(1))), Some(place(3)));
        assert_eq!(jumps.behind(), of(&[1, 2]));
        assert_eq!(jumps.ahead().cloned().collect::<Vec<_>>(), of(&[4]));
        assert_eq!(jumps.walk(-1, None), Some(place(2)), "from nowhere");
        assert_eq!(jumps.ahead().cloned().collect::<Vec<_>>(), of(&[4]));
        assert_eq!(jumps.walk(0, None), None);
    }
}
