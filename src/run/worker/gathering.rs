//! Gathering the rows of a concordance: article by article, those nearest to where one is
//! first, so that there are rows at once; and sorting and narrowing what is there.

use std::collections::HashMap;
use std::sync::Arc;

use super::going::{Going, Look, Quest};
use super::looking::Looked;
use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, Gathered, Request, Selection, Wanted};
use crate::library::article::{Article, ArticleId};
use crate::library::condition::Condition;
use crate::library::interrupt::Interrupt;
use crate::library::mention::Mention;
use crate::library::order::Order;
use crate::library::spot::Spot;
use crate::query::concordance::{Concordance, Keyword, Line, Sort, Standing};
use crate::query::voices::Forms;

/// A concordance as far as it was gathered.
pub(super) struct Gathering {
    /// What was asked last.
    wanted: Wanted,
    rows: Concordance,
    /// The rows in their order, and what that was made for.
    ordered: Option<Ordered>,
    /// The place of each article by its date, once that was asked for.
    dated: Option<HashMap<ArticleId, usize>>,
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
    pub(super) fn is_of(&self, keyword: &Keyword, selection: &Selection) -> bool {
        (&self.wanted.keyword, &self.wanted.selection) == (keyword, selection)
    }

    /// What was asked last.
    pub(super) fn wanted(&self) -> &Wanted {
        &self.wanted
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

impl Quest for Gathering {
    /// Its place in the list.
    type Known = usize;

    fn held(worker: &mut Worker) -> &mut Option<Going<Self>> {
        &mut worker.gathering
    }

    fn look(
        &mut self,
        (id, &place): (ArticleId, &usize),
        worker: &mut Worker,
    ) -> Result<Look, Halt> {
        match &self.wanted.keyword {
            Keyword::Actor(actor) | Keyword::Voice(actor, _) => {
                let mut spots = match worker.look_for(id, actor)? {
                    Looked::Found(spots) => spots,
                    Looked::Not(look) => return Ok(look),
                };
                if let Keyword::Voice(_, voice) = &self.wanted.keyword
                    && let Some((form, known)) = voice.form.as_ref().zip(worker.known.as_ref())
                {
                    let gazetteer = &known.gazetteer;
                    let (forms, text) = (Forms { gazetteer, actor }, &spots.text);
                    spots
                        .list
                        .retain(|spot| forms.is_of(text, &spot.range, form));
                }
                self.rows.add(id, place, &spots.text, &spots.list);
            }
            Keyword::Words(_) => {
                let condition = self.wanted.keyword.condition();
                if let Some(article) = worker.store.article(id)? {
                    let inbox = &mut worker.inbox;
                    let mut newer = || inbox.is_waited_for();
                    let interrupt = &mut Interrupt::when(&mut newer);
                    let Some(hits) = worker.store.hits_until(id, &condition, interrupt)? else {
                        return Ok(Look::Later);
                    };
                    let spots = Spot::of_hits(&article, &hits.ranges);
                    self.rows.add(id, place, &article.text, &spots);
                }
            }
        }
        Ok(Look::Done)
    }

    fn fills(&self, _looked: usize) -> bool {
        self.rows.len() >= 2 * self.wanted.page
    }

    fn is_full(&self) -> bool {
        self.rows.has_more()
    }

    /// Says which rows there are by now.
    fn tell(&mut self, looked: (usize, usize), worker: &mut Worker) -> Result<(), Halt> {
        self.order();
        let left = self.ordered.as_ref().map_or(&[][..], |one| &one.left);
        let wanted = &self.wanted;
        let was = wanted.selected;
        let kept = match (wanted.keep, self.kept(left)) {
            (_, Some(kept)) => kept,
            // What is not there any more leaves the first row.
            (Some(_), None) => 0,
            (None, None) => was.min(left.len().saturating_sub(1)),
        };
        let top = (wanted.top + kept).saturating_sub(was);
        let window = top.saturating_sub(wanted.page).min(left.len())
            ..(top + 2 * wanted.page).min(left.len());
        let rows = worker.lines(self, &left[window.clone()])?;
        worker.say(Answer::Concordance(Gathered {
            generation: wanted.generation,
            start: window.start,
            rows,
            total: left.len(),
            all: self.rows.len(),
            has_more: self.rows.has_more(),
            looked,
            was,
            selected: kept,
        }))?;
        (self.wanted.top, self.wanted.selected) = (top, kept);
        Ok(())
    }

    fn request(self) -> Request {
        Request::Concordance(Box::new(self.wanted))
    }
}

impl Worker {
    /// Answers what is wanted of a concordance as far as it has come; begins it if it is
    /// another one.
    pub(super) fn gather(&mut self, wanted: &Wanted) -> Result<Served, Halt> {
        let is_it = |one: &Going<Gathering>| one.quest.is_of(&wanted.keyword, &wanted.selection);
        if let Some(other) = self.gathering.take_if(|one| !is_it(one)) {
            self.hand_rows_over(Some(other));
        }
        let known = self.gathering.take().filter(is_it);
        let mut going = match known {
            Some(known) => known,
            None => match self.begin_gathering(wanted)? {
                Some(begun) => begun,
                None => return Ok(Served::PutOff),
            },
        };
        let keep = wanted.keep.map(|(id, byte)| (self.true_id(id), byte));
        going.quest.wanted = Wanted {
            keep,
            ..wanted.clone()
        };
        going.is_left = false;
        let told = self.tell_as_wanted(&mut going);
        self.gathering = Some(going);
        told.map(|()| Served::Done)
    }

    /// Says what was gathered already, in the order that is wanted.
    fn tell_as_wanted(&mut self, going: &mut Going<Gathering>) -> Result<(), Halt> {
        let Gathering { wanted, dated, .. } = &mut going.quest;
        if wanted.sort == Sort::Date && dated.is_none() {
            *dated = Some(self.dates(&wanted.selection)?);
        }
        going.tell_again(self)
    }

    /// A concordance of which nothing was gathered yet; `None` if something newer is
    /// asked meanwhile.
    fn begin_gathering(&mut self, wanted: &Wanted) -> Result<Option<Going<Gathering>>, Halt> {
        let Wanted {
            selection, keyword, ..
        } = wanted;
        let from = wanted.keep.map(|(id, _)| id);
        let Some(mut articles) = self.candidates(selection, keyword, from)? else {
            return Ok(None);
        };
        if let Keyword::Voice(_, voice) = keyword {
            let ids: Vec<ArticleId> = articles.iter().map(|(id, _)| *id).collect();
            let mut sources = self.store.sources_of(&ids)?.into_iter();
            articles.retain(|_| {
                let source = sources.next();
                source.is_some_and(|one| voice.is_by(one.as_deref()))
            });
        }
        let gathering = Gathering {
            wanted: wanted.clone(),
            rows: Concordance::default(),
            ordered: None,
            dated: None,
        };
        Ok(Some(Going::new(gathering, articles)))
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
                last = None;
                // Of one that is damaged there is nothing to show, but of the others.
                let article = match self.store.article(id) {
                    Ok(article) => article,
                    Err(error) => {
                        self.tell_trouble(error)?;
                        None
                    }
                };
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
}
