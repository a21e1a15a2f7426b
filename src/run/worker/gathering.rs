//! Gathering the rows of a concordance: article by article, those nearest to where one is
//! first, so that there are rows at once; and sorting and narrowing what is there.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::serving::Served;
use super::{Halt, TELL_EVERY, Worker};
use crate::app::exchange::{Answer, Gathered, Request, Selection, Wanted};
use crate::library::article::{Article, ArticleId};
use crate::library::condition::Condition;
use crate::library::formats::plain::LARGE;
use crate::library::interrupt::Interrupt;
use crate::library::mention::{ActorId, Mention};
use crate::library::order::Order;
use crate::library::spot::{Spot, Spots};
use crate::query::concordance::{Concordance, Keyword, Line, Sort, Standing};
use crate::query::voices::Forms;

/// How long articles are looked at before somebody else has a turn.
const TURN: Duration = Duration::from_millis(15);

/// A concordance and how far it has come.
pub(super) struct Gathering {
    /// What was asked last.
    wanted: Wanted,
    /// The articles of the selection as the list has them.
    listed: Arc<[ArticleId]>,
    /// The places in the list of those that are still to be looked at, the next one last.
    ahead: Vec<u32>,
    /// How many are to be looked at in all.
    articles: usize,
    rows: Concordance,
    /// The rows in their order, and what that was made for.
    ordered: Option<Ordered>,
    /// The place of each article by its date, once that was asked for.
    dated: Option<HashMap<ArticleId, usize>>,
    /// When it was begun, when rows were told last, and how long that took.
    begun: Instant,
    told_at: Option<Instant>,
    telling: Duration,
    /// Whether the last article was looked at, and that was told.
    is_told: bool,
    /// Whether nobody looks at it any more; an export may wait for its rows.
    pub(super) is_left: bool,
}

/// An order of rows, and what is left of it.
struct Ordered {
    sort: Sort,
    /// How many rows there were.
    of: usize,
    all: Vec<u32>,
    narrowed: String,
    only_certain: bool,
    left: Vec<u32>,
}

impl Gathering {
    fn is_of(&self, keyword: &Keyword, selection: &Selection) -> bool {
        (&self.wanted.keyword, &self.wanted.selection) == (keyword, selection)
    }

    pub(super) fn is_done(&self) -> bool {
        self.ahead.is_empty()
    }

    /// What was asked last.
    pub(super) fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// Whether it is time to tell what was found: as soon as it fills what is seen, when
    /// it is all, and now and then meanwhile, for a tenth of the time, since it has to be
    /// sorted for that.
    fn is_due(&self) -> bool {
        if self.is_done() {
            return !self.is_told;
        }
        let fills = self.rows.len() >= 2 * self.wanted.page;
        let (since, rest) = match self.told_at {
            None if fills => return true,
            None => (self.begun, TELL_EVERY),
            Some(told) => (told, TELL_EVERY.max(9 * self.telling)),
        };
        since.elapsed() >= rest
    }

    /// Puts the rows into the order that is wanted.
    fn order(&mut self) {
        let Wanted {
            sort,
            narrowed,
            only_certain,
            ..
        } = &self.wanted;
        let ordered = self.ordered.take();
        let is_sorted = |one: &Ordered| (one.sort, one.of) == (*sort, self.rows.len());
        let all = match ordered {
            Some(one) if is_sorted(&one) => {
                if one.narrowed == *narrowed && one.only_certain == *only_certain {
                    self.ordered = Some(one);
                    return;
                }
                one.all
            }
            _ => {
                let dated = self.dated.as_ref();
                let place = |id| dated.and_then(|dated| dated.get(&id)).copied();
                self.rows
                    .sorted(*sort, &|id| place(id).unwrap_or(usize::MAX))
            }
        };
        let mut left = self.rows.narrowed(&all, narrowed);
        if *only_certain {
            left.retain(|&row| self.rows.standing(row).is_some_and(|row| row.is_certain));
        }
        self.ordered = Some(Ordered {
            sort: *sort,
            of: self.rows.len(),
            all,
            narrowed: narrowed.clone(),
            only_certain: *only_certain,
            left,
        });
    }

    /// The rows in the order in which they were wanted, and as far; and whether there are more
    /// than a list takes.
    pub(super) fn rows_as(&mut self, wanted: &Wanted) -> (Vec<Standing>, bool) {
        let seen = std::mem::replace(&mut self.wanted, wanted.clone());
        self.order();
        self.wanted = seen;
        let rows = self.ordered.as_ref();
        let rows = rows.map(|ordered| &*ordered.left).unwrap_or_default();
        let standing = |row: &u32| self.rows.standing(*row);
        let rows = rows.iter().filter_map(standing).collect();
        (rows, self.rows.has_more())
    }

    /// The index of the row that is to be kept, or of the next one of its article, or of
    /// the one before: rows may be hidden.
    fn kept(&self, left: &[u32]) -> Option<usize> {
        let (id, byte) = self.wanted.keep?;
        let places = left.iter().enumerate().filter_map(|(index, &row)| {
            let row = self.rows.standing(row)?;
            let start = row.range.start;
            let distance = (start < byte, start.abs_diff(byte));
            (row.article == id).then_some((distance, index))
        });
        places.min().map(|(_, index)| index)
    }
}

/// What came of looking where an article mentions an actor.
pub(super) enum Looked {
    Found(Spots),
    /// It is to be looked at once more: at once, or when the recognizer is there.
    Later(bool),
}

/// Puts places of the list into the order in which they are taken from the end: the one
/// nearest to `from` first.
pub(super) fn nearest_last(ahead: &mut [u32], listed: &[ArticleId], from: Option<ArticleId>) {
    let from = from.and_then(|from| listed.iter().position(|&id| id == from));
    let from = from.unwrap_or(0) as u32;
    ahead.sort_by_key(|place| std::cmp::Reverse(place.abs_diff(from)));
}

impl Worker {
    /// Begins again what is gathered, since mentions may be others now.
    pub(super) fn gather_anew(&mut self) {
        if let Some(gathering) = self.gathering.take() {
            let wanted = Box::new(gathering.wanted);
            self.asked.push(Request::Concordance(wanted));
        }
    }

    /// Answers what is wanted of a concordance as far as it has come; begins it if it is
    /// another one.
    pub(super) fn gather(&mut self, wanted: &Wanted) -> Result<Served, Halt> {
        let is_it = |one: &Gathering| one.is_of(&wanted.keyword, &wanted.selection);
        if !self.gathering.as_ref().is_some_and(is_it) {
            let other = self.gathering.take();
            self.hand_rows_over(other);
        }
        let known = self.gathering.take().filter(is_it);
        let mut gathering = match known {
            Some(known) => known,
            None => match self.begin_gathering(wanted)? {
                Some(begun) => begun,
                None => return Ok(Served::PutOff),
            },
        };
        let keep = wanted.keep.map(|(id, byte)| (self.true_id(id), byte));
        gathering.wanted = Wanted {
            keep,
            ..wanted.clone()
        };
        gathering.is_left = false;
        let is_begun = gathering.told_at.is_some();
        if wanted.sort == Sort::Date && gathering.dated.is_none() {
            gathering.dated = Some(self.dates(&wanted.selection)?);
        }
        if is_begun {
            self.tell_rows(&mut gathering)?;
        }
        self.gathering = Some(gathering);
        Ok(Served::Done)
    }

    /// A concordance of which nothing was gathered yet; `None` if something newer is
    /// asked meanwhile.
    fn begin_gathering(&mut self, wanted: &Wanted) -> Result<Option<Gathering>, Halt> {
        // The model asks for no list that it could not read itself.
        let condition = self.condition(&wanted.selection);
        let condition = condition.unwrap_or_else(|_| Condition::Any(Vec::new()));
        let Some(listed) = self.select(&wanted.selection, &condition)? else {
            return Ok(None);
        };
        let with = Condition::All(vec![condition, wanted.keyword.condition()]);
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let interrupt = &mut Interrupt::when(&mut newer);
        let Some(with) = self.store.select_until(&with, Order::Added, interrupt)? else {
            return Ok(None);
        };
        let with: HashSet<ArticleId> = with.into_iter().collect();
        // Who is mentioned is not known of all.
        let is_of_actor = wanted.keyword.actor().is_some();
        let may_have =
            |id: ArticleId| with.contains(&id) || is_of_actor && !self.store.is_recognised(id);
        let places = (0u32..).zip(&*listed);
        let mut ahead: Vec<u32> = places
            .filter(|&(_, &id)| may_have(id))
            .map(|(place, _)| place)
            .collect();
        if let Keyword::Voice(_, voice) = &wanted.keyword {
            let ids: Vec<ArticleId> = ahead.iter().map(|&at| listed[at as usize]).collect();
            let mut sources = self.store.sources_of(&ids)?.into_iter();
            ahead.retain(|_| {
                sources
                    .next()
                    .is_some_and(|one| voice.is_by(one.as_deref()))
            });
        }
        let from = wanted.keep.map(|(id, _)| self.true_id(id));
        nearest_last(&mut ahead, &listed, from);
        Ok(Some(Gathering {
            wanted: wanted.clone(),
            listed,
            articles: ahead.len(),
            ahead,
            rows: Concordance::default(),
            ordered: None,
            dated: None,
            begun: Instant::now(),
            told_at: None,
            telling: Duration::ZERO,
            is_told: false,
            is_left: false,
        }))
    }

    /// The places of articles by their dates.
    fn dates(&self, selection: &Selection) -> Result<HashMap<ArticleId, usize>, Halt> {
        let condition = self.condition(selection);
        let condition = condition.unwrap_or_else(|_| Condition::everything());
        let never = &mut Interrupt::never();
        let dated = self.store.select_until(&condition, Order::Date, never)?;
        let dated = dated.unwrap_or_default().into_iter();
        Ok(dated.enumerate().map(|(place, id)| (id, place)).collect())
    }

    /// Nobody looks at the rows any more; an export may wait for them.
    pub(super) fn leave_rows(&mut self) {
        match (self.awaits_rows(), &mut self.gathering) {
            (true, Some(gathering)) => gathering.is_left = true,
            _ => self.gathering = None,
        }
    }

    /// Looks at some more articles of the concordance. Whether there were any.
    pub(super) fn gather_on(&mut self) -> Result<bool, Halt> {
        let Some(mut gathering) = self.gathering.take() else {
            return Ok(false);
        };
        let begun = Instant::now();
        let mut goes_on = true;
        let mut is_at_work = !gathering.is_done();
        while goes_on && !gathering.is_done() && begun.elapsed() < TURN {
            goes_on = match self.gather_next(&mut gathering) {
                Err(Halt::Trouble(error)) => {
                    // What cannot be read has no rows; the others have theirs.
                    gathering.ahead.pop();
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
        if gathering.is_due() && !gathering.is_left {
            self.tell_rows(&mut gathering)?;
            is_at_work = true;
        }
        self.gathering = Some(gathering);
        Ok(is_at_work)
    }

    /// Looks at the next article. Whether that could be done.
    fn gather_next(&mut self, gathering: &mut Gathering) -> Result<bool, Halt> {
        let Some(&place) = gathering.ahead.last() else {
            return Ok(false);
        };
        let place = place as usize;
        let id = self.true_id(gathering.listed[place]);
        match &gathering.wanted.keyword {
            Keyword::Actor(actor) => match self.look_for(id, actor)? {
                Looked::Found(spots) => gathering.rows.add(id, place, &spots.text, &spots.list),
                Looked::Later(goes_on) => return Ok(goes_on),
            },
            Keyword::Voice(actor, voice) => match self.look_for(id, actor)? {
                Looked::Found(Spots { text, mut list }) => {
                    if let Some((form, known)) = voice.form.as_ref().zip(self.known.as_ref()) {
                        let gazetteer = &known.gazetteer;
                        let forms = Forms { gazetteer, actor };
                        list.retain(|spot| forms.is_of(&text, &spot.range, form));
                    }
                    gathering.rows.add(id, place, &text, &list);
                }
                Looked::Later(goes_on) => return Ok(goes_on),
            },
            Keyword::Words(_) => {
                let condition = gathering.wanted.keyword.condition();
                if let Some(article) = self.store.article(id)? {
                    let inbox = &mut self.inbox;
                    let mut newer = || inbox.is_waited_for();
                    let interrupt = &mut Interrupt::when(&mut newer);
                    let Some(hits) = self.store.hits_until(id, &condition, interrupt)? else {
                        return Ok(false);
                    };
                    let spots = Spot::of_hits(&article, &hits.ranges);
                    gathering.rows.add(id, place, &article.text, &spots);
                }
            }
        }
        gathering.ahead.pop();
        if gathering.rows.has_more() {
            gathering.ahead.clear();
        }
        Ok(true)
    }

    /// Looks where an article mentions an actor.
    pub(super) fn look_for(&mut self, id: ArticleId, actor: &ActorId) -> Result<Looked, Halt> {
        if self.known.is_none() {
            // Nothing is known of who is mentioned where before it is there.
            return Ok(Looked::Later(false));
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
            return Ok(Looked::Later(self.recognise(id)?));
        }
        let mentions = self.mentions_at_hand(&article);
        Ok(Looked::Found(Spots {
            list: Spot::of(&article, &mentions, actor),
            text: article.text.clone(),
        }))
    }

    /// Says which rows there are by now.
    fn tell_rows(&mut self, gathering: &mut Gathering) -> Result<(), Halt> {
        let begun = Instant::now();
        gathering.order();
        let left = gathering.ordered.as_ref().map_or(&[][..], |one| &one.left);
        let wanted = &gathering.wanted;
        let was = wanted.selected;
        let kept = match (wanted.keep, gathering.kept(left)) {
            (_, Some(kept)) => kept,
            // What is not there any more leaves the first row.
            (Some(_), None) => 0,
            (None, None) => was.min(left.len().saturating_sub(1)),
        };
        let top = (wanted.top + kept).saturating_sub(was);
        let window = top.saturating_sub(wanted.page).min(left.len())
            ..(top + 2 * wanted.page).min(left.len());
        let rows = self.lines(gathering, &left[window.clone()])?;
        self.say(Answer::Concordance(Gathered {
            generation: wanted.generation,
            start: window.start,
            rows,
            total: left.len(),
            all: gathering.rows.len(),
            has_more: gathering.rows.has_more(),
            looked: (
                gathering.articles - gathering.ahead.len(),
                gathering.articles,
            ),
            was,
            selected: kept,
        }))?;
        let wanted = &mut gathering.wanted;
        (wanted.top, wanted.selected) = (top, kept);
        gathering.telling = begun.elapsed();
        gathering.told_at = Some(Instant::now());
        gathering.is_told = gathering.is_done();
        Ok(())
    }

    /// These rows as they are shown.
    fn lines(&mut self, gathering: &Gathering, rows: &[u32]) -> Result<Vec<Option<Line>>, Halt> {
        // Rows of one article often stand together.
        let mut last: Option<(Arc<Article>, Arc<[Mention]>)> = None;
        let mut lines = Vec::with_capacity(rows.len());
        for &row in rows {
            let Some(standing) = gathering.rows.standing(row) else {
                continue;
            };
            let id = standing.article;
            if last.as_ref().is_none_or(|(article, _)| article.id != id) {
                // Of one that is damaged there is nothing to show, but of the others.
                let article = self.store.article(id).ok().flatten();
                last = None;
                if let Some(article) = article {
                    // The next answer shows much the same articles.
                    self.find_mentions_again(&article)?;
                    let mentions = self.mentions_at_hand(&article);
                    last = Some((article, mentions));
                }
            }
            let typed = &gathering.wanted.narrowed;
            lines.push(
                last.as_ref()
                    .map(|(article, mentions)| Line::of(article, standing, mentions, typed)),
            );
        }
        Ok(lines)
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
