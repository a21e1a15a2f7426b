//! Going through articles for what stands below the text: some at a time, so that whoever
//! asks something else has a turn; telling what there is as soon as it fills what is seen,
//! then now and then, then all. What becomes of articles that are damaged, gone or other ones
//! by now, and when all is gone through again, is the same for every quest. Knows no rows.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::{Halt, TELL_EVERY, Worker};
use crate::app::exchange::{Request, Selection};
use crate::library::article::ArticleId;
use crate::library::condition::Condition;
use crate::library::interrupt::Interrupt;
use crate::library::order::Order;
use crate::query::concordance::Keyword;

/// How long articles are looked at before somebody else has a turn.
const TURN: Duration = Duration::from_millis(15);

/// What is looked for in articles, and what was found of it.
pub(super) trait Quest: Sized {
    /// What is known of an article before it is looked at.
    type Known;

    /// Where the worker has it.
    fn held(worker: &mut Worker) -> &mut Option<Going<Self>>;

    /// Looks at an article, or at a part of a long one.
    fn look(&mut self, at: (ArticleId, &Self::Known), worker: &mut Worker) -> Result<Look, Halt>;

    /// Whether what was found in so many articles fills what is seen.
    fn fills(&self, looked: usize) -> bool;

    /// Whether no more is taken in.
    fn is_full(&self) -> bool {
        false
    }

    /// The article without which it has no sense, beside those that are looked at.
    fn begins_at(&self) -> Option<ArticleId> {
        None
    }

    /// Says what was found by now, in so many articles of so many.
    fn tell(&mut self, looked: (usize, usize), worker: &mut Worker) -> Result<(), Halt>;

    /// What begins it anew.
    fn request(self) -> Request;
}

/// What came of looking at an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Done,
    /// There is more to be looked at.
    More,
    /// It has to wait: for the recognizer, or since something newer is asked.
    Later,
}

/// A quest and how far it has come.
pub(super) struct Going<Q: Quest> {
    pub(super) quest: Q,
    /// The articles, the next one last of those that are `left`.
    articles: Vec<(ArticleId, Q::Known)>,
    left: usize,
    begun: Instant,
    /// When it was told last, and how long that took.
    told_at: Option<Instant>,
    telling: Duration,
    /// Whether all there is was told.
    is_told: bool,
    /// Whether nobody looks at it any more; an export may wait for it.
    pub(super) is_left: bool,
}

impl<Q: Quest> Going<Q> {
    /// Begins to go through articles, of which the last comes first.
    pub(super) fn new(quest: Q, articles: Vec<(ArticleId, Q::Known)>) -> Self {
        Self {
            quest,
            left: articles.len(),
            articles,
            begun: Instant::now(),
            told_at: None,
            telling: Duration::ZERO,
            is_told: false,
            is_left: false,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.left == 0
    }

    /// Whether it is time to tell: as soon as there is something to see, when it is all, and
    /// now and then meanwhile, for a tenth of the time; never where nobody looks.
    fn is_due(&self) -> bool {
        if self.is_left {
            return false;
        }
        if self.is_done() {
            return !self.is_told;
        }
        let (since, rest) = match self.told_at {
            None if self.quest.fills(self.articles.len() - self.left) => return true,
            None => (self.begun, TELL_EVERY),
            Some(told) => (told, TELL_EVERY.max(9 * self.telling)),
        };
        since.elapsed() >= rest
    }

    /// Looks at some more articles. Whether there was anything to do.
    fn turn(&mut self, worker: &mut Worker) -> Result<bool, Halt> {
        let begun = Instant::now();
        let mut is_at_work = !self.is_done();
        while !self.is_done() && begun.elapsed() < TURN && !self.is_due() {
            let (id, known) = &self.articles[self.left - 1];
            match self.quest.look((*id, known), worker) {
                Ok(Look::Done) => self.left -= 1,
                Ok(Look::More) => {}
                Ok(Look::Later) => {
                    is_at_work = begun.elapsed() >= TURN;
                    break;
                }
                Err(Halt::Gone) => return Err(Halt::Gone),
                Err(Halt::Trouble(error)) => {
                    // What cannot be read has nothing; the others have theirs.
                    self.left -= 1;
                    worker.tell_trouble(error)?;
                }
            }
            if self.quest.is_full() {
                self.left = 0;
            }
        }
        if self.is_due() {
            self.tell(worker)?;
            is_at_work = true;
        }
        Ok(is_at_work)
    }

    /// Says again what was said, since something else is wanted of it.
    pub(super) fn tell_again(&mut self, worker: &mut Worker) -> Result<(), Halt> {
        match self.told_at {
            Some(_) => self.tell(worker),
            None => Ok(()),
        }
    }

    fn tell(&mut self, worker: &mut Worker) -> Result<(), Halt> {
        let begun = Instant::now();
        let all = self.articles.len();
        let told = self.quest.tell((all - self.left, all), worker);
        // What cannot be told now is told with what comes next.
        self.telling = begun.elapsed();
        self.told_at = Some(Instant::now());
        self.is_told = self.is_done();
        told
    }
}

impl Worker {
    /// Looks at some more articles. Whether there was anything to do.
    pub(super) fn go_on<Q: Quest>(&mut self) -> Result<bool, Halt> {
        let Some(mut going) = Q::held(self).take() else {
            return Ok(false);
        };
        let is_at_work = going.turn(self);
        *Q::held(self) = Some(going);
        is_at_work
    }

    /// Begins it again, if it is wanted.
    pub(super) fn begin_anew<Q: Quest>(&mut self) {
        if let Some(going) = Q::held(self).take() {
            self.asked.push(going.quest.request());
            if going.is_left {
                // Nor does anybody look at it then.
                self.asked.push(Request::LeaveConcordance);
            }
        }
    }

    /// Begins it again if it has articles that are not there any more.
    pub(super) fn drop_gone<Q: Quest>(&mut self) {
        let Some(going) = Q::held(self).take() else {
            return;
        };
        let looked_at = going.articles.iter().map(|(id, _)| *id);
        let mut all = looked_at.chain(going.quest.begins_at());
        let is_short = all.any(|id| !self.store.holds(id));
        *Q::held(self) = Some(going);
        if is_short {
            self.begin_anew::<Q>();
        }
    }

    /// The articles of a selection in which a keyword may stand, each with its place in the
    /// list; the one nearest to `from` is the last. `None` if something newer is asked
    /// meanwhile.
    pub(super) fn candidates(
        &mut self,
        selection: &Selection,
        keyword: &Keyword,
        from: Option<ArticleId>,
    ) -> Result<Option<Vec<(ArticleId, usize)>>, Halt> {
        let condition = self.listed(selection);
        let Some(listed) = self.select(selection, &condition)? else {
            return Ok(None);
        };
        let with = Condition::All(vec![condition, keyword.condition()]);
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let interrupt = &mut Interrupt::when(&mut newer);
        let Some(with) = self.store.select_until(&with, Order::Added, interrupt)? else {
            return Ok(None);
        };
        let with: HashSet<ArticleId> = with.into_iter().collect();
        // Who is mentioned is not known of all.
        let is_of_actor = keyword.actor().is_some();
        let may_have =
            |id: ArticleId| with.contains(&id) || is_of_actor && !self.store.is_recognised(id);
        let from = from.map(|id| self.true_id(id));
        let from = from.and_then(|from| listed.iter().position(|&id| id == from));
        let from = from.unwrap_or(0);
        let places = listed.iter().copied().zip(0..);
        let mut ahead: Vec<_> = places.filter(|&(id, _)| may_have(id)).collect();
        ahead.sort_by_key(|&(_, place)| std::cmp::Reverse(from.abs_diff(place)));
        Ok(Some(ahead))
    }

    /// What a selection asks for. The model asks for no list that it could not read itself.
    pub(super) fn listed(&self, selection: &Selection) -> Condition {
        let condition = self.condition(selection);
        condition.unwrap_or_else(|_| Condition::Any(Vec::new()))
    }
}
