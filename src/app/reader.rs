//! The reading pane: the open article, and what is remembered of the others.

mod folds;
mod open;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use self::folds::Opened;
pub use self::folds::Run;
pub use self::open::{Caret, Open, Position};
pub(super) use self::open::{Clicks, Part, Pressed};
use super::jumps::Place;
use crate::layout::Options;
use crate::library::article::{Article, ArticleId};
use crate::library::state::State;
use crate::text::direction::DirectionPolicy;

/// Which mentions are marked, besides those of the focused actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Marking {
    /// Those of the article's principal actors, faintly.
    #[default]
    Principal,
    All,
    /// None.
    Focused,
}

impl Marking {
    /// The next choice.
    pub fn next(self) -> Self {
        match self {
            Self::Principal => Self::All,
            Self::All => Self::Focused,
            Self::Focused => Self::Principal,
        }
    }
}

/// The reading pane.
#[derive(Debug, Default)]
pub struct Reader {
    pub open: Option<Open>,
    /// What was open before it, until there is time to free it: thousands of pieces.
    pub(super) past: Option<Open>,
    /// How the articles that are not open were left.
    left: HashMap<ArticleId, Left>,
    /// What was chosen for one article, open or not.
    directions: HashMap<ArticleId, DirectionPolicy>,
}

/// How an article was left.
#[derive(Debug)]
struct Left {
    /// The first byte on the page.
    top: usize,
    here: Option<Range<usize>>,
    /// Whether the filter meant that.
    is_match: bool,
    /// The clutter that was open.
    opened: Opened,
}

impl Reader {
    /// Opens an article for a text area as wide as `options` say and `height`
    /// rows high, where it was left. `policy` decides its directions, unless
    /// another was chosen for it. `state`: what was done with it; `laid`: what
    /// `lay_out` made of it before.
    pub fn show(
        &mut self,
        article: Arc<Article>,
        state: State,
        laid: Option<Open>,
        options: Options,
        height: u16,
        policy: DirectionPolicy,
    ) -> &mut Open {
        self.remember();
        self.past = self.open.take();
        let policy = self.policy_for(article.id, policy);
        let place = self.left.contains_key(&article.id);
        let place = place.then(|| self.place_in(article.id));
        let left = self.left.get(&article.id);
        let opened = left.map(|left| &left.opened);
        // Until it is known what the filter means in it now.
        let matched = left.filter(|left| left.is_match);
        let matched = matched.and_then(|left| left.here.clone());
        let laid = laid.filter(|laid| laid.is_like(options, height, policy, opened));
        let open = laid.unwrap_or_else(|| Open::new(article, options, height, policy, opened));
        let open = self.open.insert(open);
        open.state = state;
        open.matched = matched.into_iter().collect();
        match place {
            Some(place) => open.restore(&place),
            None => open.resume(),
        }
        open.entered = open.chosen;
        open
    }

    /// The first page of an article that may be shown next.
    pub(super) fn lay_out(
        &self,
        article: Arc<Article>,
        options: Options,
        height: u16,
        policy: DirectionPolicy,
    ) -> Open {
        let policy = self.policy_for(article.id, policy);
        let mut open = Open::new(article, options, height, policy, None);
        open.arrange(options, height);
        open
    }

    /// Has the directions of the open article decided in the next way, from now
    /// on and whenever it is opened again; `usual` decides those of the others.
    /// `None`: nothing is open. The text at the top of the page stays there.
    pub fn cycle_direction(&mut self, usual: DirectionPolicy) -> Option<DirectionPolicy> {
        let id = self.open.as_ref()?.article.id;
        let policy = self.policy_for(id, usual).next();
        self.directions.insert(id, policy);
        self.open.as_mut()?.set_direction(policy);
        Some(policy)
    }

    fn policy_for(&self, id: ArticleId, usual: DirectionPolicy) -> DirectionPolicy {
        self.directions.get(&id).copied().unwrap_or(usual)
    }

    /// Goes where the open article, which is whole now, was left in an earlier run; unless
    /// one was in it in this one, or has gone elsewhere in it.
    pub(super) fn resume(&mut self) {
        if let Some(open) = &mut self.open
            && !self.left.contains_key(&open.article.id)
        {
            open.resume_if_at_start();
        }
    }

    /// Has the open article be left where it was before a filter was typed that only led
    /// through it: at `stood`, if that was in it.
    pub(super) fn put_back(&mut self, stood: Option<&Place>) {
        let Some(open) = &mut self.open else {
            return;
        };
        let id = open.article.id;
        match (stood, self.left.get(&id)) {
            (Some(place), _) if place.article == id => open.restore(place),
            (_, None) => {
                open.resume();
                open.here = None;
            }
            (_, Some(left)) => {
                let here = left.here.clone().filter(|_| !left.is_match);
                open.restore(&Place {
                    article: id,
                    top: left.top,
                    here,
                    below: None,
                });
            }
        }
    }

    /// Keeps the place in the open article for the next time it is opened.
    fn remember(&mut self) {
        if let Some(open) = &mut self.open {
            let left = Left {
                top: open.chosen,
                is_match: open
                    .here
                    .as_ref()
                    .is_some_and(|here| open.matched.contains(here)),
                here: open.here.clone(),
                opened: open.opened(),
            };
            self.left.insert(open.article.id, left);
        }
    }

    /// The article `was` has another id from now on; what was done in it is newer
    /// than what was done under that id. The open one keeps the old id until its
    /// text comes.
    pub(super) fn rename(&mut self, was: ArticleId, now: ArticleId) {
        if let Some(left) = self.left.remove(&was) {
            self.left.insert(now, left);
        }
        if let Some(policy) = self.directions.remove(&was) {
            self.directions.insert(now, policy);
        }
        if let Some(open) = &mut self.open {
            open.rename_goal(was, now);
        }
    }

    /// There is no such article any more.
    pub(super) fn forget(&mut self, id: ArticleId) {
        self.left.remove(&id);
        self.directions.remove(&id);
        if self.open.as_ref().is_some_and(|open| open.article.id == id) {
            self.open = None;
        }
    }

    /// The place where an article was left.
    pub(super) fn place_in(&self, id: ArticleId) -> Place {
        let left = self.left.get(&id);
        Place {
            article: id,
            top: left.map_or(0, |left| left.top),
            here: left.and_then(|left| left.here.clone()),
            below: None,
        }
    }
}
