//! Looking for passages that are related to one: the store proposes articles, those in which
//! most comes together first; their paragraphs are compared with the passage, some at a time,
//! and what was found is told as soon as it fills a screen, then now and then, then all.

use std::ops::Range;
use std::sync::Arc;

use super::going::{Going, Look, Quest};
use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, From, RelatedTo, Relations, Request};
use crate::library::article::{Article, ArticleId, Zone};
use crate::library::counts;
use crate::library::interrupt::Interrupt;
use crate::library::mention::ActorId;
use crate::query::related::{
    Comparison, Found, Passage, Sought, Words, grouped, is_read, paragraph_at,
};

/// The most articles that are looked at, and so many before the first answer: those that
/// come later have less in common with the passage.
const MOST_ARTICLES: usize = 400;
const FIRST: usize = 16;
/// The most passages that are kept, copies included.
const MOST_FOUND: usize = 200;
/// The most of them that have little in common with it, and what these score at least, as a
/// share of the best one.
const MOST_LOOSE: usize = 6;
const LEAST_SHARE: f32 = 0.4;

/// What is looked for, and what was found.
pub(super) struct Relating {
    asked: RelatedTo,
    sought: Sought,
    from: Arc<Found>,
    current: Option<Current>,
    found: Vec<Kept>,
}

/// An article that is being looked at: a long one takes more than a turn.
struct Current {
    article: Arc<Article>,
    actors: Vec<(ActorId, Range<usize>)>,
    /// The block that comes next.
    block: usize,
    looked_at: Comparison,
}

/// The best passage of an article.
struct Kept {
    score: f32,
    words: Words,
    found: Arc<Found>,
}

impl Quest for Relating {
    type Known = ();

    fn held(worker: &mut Worker) -> &mut Option<Going<Self>> {
        &mut worker.relating
    }

    fn look(&mut self, (id, ()): (ArticleId, &()), worker: &mut Worker) -> Result<Look, Halt> {
        if self.current.is_none() {
            self.current = worker.take_up(id, &self.sought)?;
        }
        self.compare_next();
        Ok(match self.current {
            Some(_) => Look::More,
            None => Look::Done,
        })
    }

    fn fills(&self, looked: usize) -> bool {
        looked > FIRST
    }

    fn begins_at(&self) -> Option<ArticleId> {
        Some(self.from.article)
    }

    fn tell(&mut self, looked: (usize, usize), worker: &mut Worker) -> Result<(), Halt> {
        Ok(worker.say(Answer::Related(Relations {
            generation: self.asked.generation,
            from: Some(Arc::clone(&self.from)),
            groups: self.groups(),
            looked,
            is_done: looked.0 == looked.1,
        }))?)
    }

    fn request(self) -> Request {
        Request::Related(Box::new(self.asked))
    }
}

impl Relating {
    /// Compares the next paragraph.
    fn compare_next(&mut self) {
        let Some(current) = &mut self.current else {
            return;
        };
        let article = &current.article;
        let Some(block) = article.blocks.get(current.block) else {
            let looked_at = std::mem::take(&mut current.looked_at);
            if let Some((likeness, passage)) = self.sought.best_of(looked_at) {
                self.found.push(Kept {
                    score: likeness.score,
                    words: Words::of(passage.folded()),
                    found: Arc::new(Found::of(article, &passage, Some(likeness))),
                });
            }
            self.current = None;
            return;
        };
        current.block += 1;
        if !is_read(block) {
            return;
        }
        let passage = Passage::of(
            article,
            block.range.clone(),
            within(&current.actors, block.range.clone()),
        );
        self.sought.look_at(&mut current.looked_at, passage);
    }

    /// What was found, the most alike first and what is loosely related last, near copies
    /// together.
    fn groups(&mut self) -> Vec<Vec<Arc<Found>>> {
        self.found.sort_by(|one, next| {
            let is_loose = one.found.is_loose.cmp(&next.found.is_loose);
            is_loose.then(next.score.total_cmp(&one.score))
        });
        let much = self.found.partition_point(|kept| !kept.found.is_loose);
        self.found.truncate(MOST_FOUND.min(much + MOST_LOOSE));
        let best = self.found.iter().map(|kept| kept.score).fold(0.0, f32::max);
        self.found
            .retain(|kept| !kept.found.is_loose || kept.score >= best * LEAST_SHARE);
        let groups = grouped(self.found.iter().map(|kept| &kept.words));
        let found = |place: usize| Arc::clone(&self.found[place].found);
        let groups = groups.into_iter();
        groups
            .map(|group| group.into_iter().map(found).collect())
            .collect()
    }
}

impl Worker {
    /// Begins to look for what is related to a passage.
    pub(super) fn relate(&mut self, asked: &RelatedTo) -> Result<Served, Halt> {
        self.relating = None;
        let own = self.true_id(asked.article);
        let article = match self.store.article(own) {
            Ok(Some(article)) => article,
            // To nothing, nothing is related.
            gone => {
                self.say(Answer::Related(Relations {
                    generation: asked.generation,
                    from: None,
                    groups: Vec::new(),
                    looked: (0, 0),
                    is_done: true,
                }))?;
                return gone.map(|_| Served::Done).map_err(Halt::from);
            }
        };
        // Another paragraph of it may be asked about next.
        self.find_mentions_again(&article)?;
        let mentions = self.mentions_at_hand(&article);
        let actors = counts::counted(&article, &mentions);
        let actors: Vec<_> = actors
            .map(|mention| (mention.actor.clone(), mention.range.clone()))
            .collect();
        let passage = passage(&article, &asked.from, &actors);
        let places = counts::outside_clutter(&article, &mentions);
        let places: Vec<_> = places
            .filter(|mention| mention.is_place)
            .map(|mention| mention.range.clone())
            .collect();
        let passage = passage.without_parts_of(&places);
        let mut sought = Sought::of(&passage).within(&around(&article, &passage, &actors));
        let articles = self.store.len();
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let weighed = self.store.weigh_until(
            &sought.conditions(),
            &|place, count| sought.weight(place, count, articles),
            MOST_ARTICLES + 1,
            &mut Interrupt::when(&mut newer),
        )?;
        let Some(weighed) = weighed else {
            return Ok(Served::PutOff);
        };
        sought.weigh(&weighed.counts, articles);
        let mut ahead = weighed.articles;
        ahead.retain(|&id| id != own);
        ahead.truncate(MOST_ARTICLES);
        ahead.reverse();
        let relating = Relating {
            asked: asked.clone(),
            sought,
            from: Arc::new(Found::of(&article, &passage, None)),
            current: None,
            found: Vec::new(),
        };
        let ahead = ahead.into_iter().map(|id| (id, ()));
        self.relating = Some(Going::new(relating, ahead.collect()));
        Ok(Served::Done)
    }

    /// Takes up an article; `None` if it is not there any more. Of those that mentions were
    /// not looked for in yet, nobody is known.
    fn take_up(&self, id: ArticleId, sought: &Sought) -> Result<Option<Current>, Halt> {
        let Some(article) = self.store.article(id)? else {
            return Ok(None);
        };
        let mut actors = Vec::new();
        for actor in sought.actors() {
            if let Some(spots) = self.store.spots(id, actor)? {
                let ranges = spots.list.into_iter().map(|spot| spot.range);
                actors.extend(ranges.map(|range| (actor.clone(), range)));
            }
        }
        actors.sort_by_key(|(_, range)| range.start);
        Ok(Some(Current {
            article,
            actors,
            block: 0,
            looked_at: Comparison::default(),
        }))
    }
}

/// The paragraphs of an article that tell what it goes on about: those around the passage,
/// as many as a few pages have.
fn around(
    article: &Article,
    passage: &Passage,
    actors: &[(ActorId, Range<usize>)],
) -> Vec<Passage> {
    /// In bytes.
    const MOST: usize = 32 << 10;
    let start = passage.range.start.saturating_sub(MOST / 2);
    let stretch = start..start + MOST;
    let blocks = article.blocks.iter().filter(|block| is_read(block));
    let blocks = blocks.skip_while(|block| block.range.end <= stretch.start);
    blocks
        .take_while(|block| block.range.start < stretch.end)
        .map(|block| {
            Passage::of(
                article,
                block.range.clone(),
                within(actors, block.range.clone()),
            )
        })
        .collect()
}

/// Those of the actors, who come in reading order, that begin in `range`.
fn within(
    actors: &[(ActorId, Range<usize>)],
    range: Range<usize>,
) -> impl Iterator<Item = (ActorId, Range<usize>)> {
    let from = actors.partition_point(|(_, at)| at.start < range.start);
    let behind = actors[from..].partition_point(|(_, at)| at.start < range.end);
    actors[from..from + behind].iter().cloned()
}

/// A passage of so many bytes is long enough, whatever it says.
const FULL: usize = 4096;

/// The passage that is meant; what is too short to be about anything goes on with what
/// follows.
fn passage(article: &Article, from: &From, actors: &[(ActorId, Range<usize>)]) -> Passage {
    let of = |range: Range<usize>| {
        let actors = within(actors, range.clone());
        Passage::of(article, range, actors)
    };
    let paragraph = match from {
        From::Marked(range) => return of(range.clone()),
        From::At(byte) => paragraph_at(article, *byte),
        From::Lead => {
            let mut lead = article.blocks.iter();
            let lead = lead.find(|block| {
                let is_prose = matches!(block.zone, Zone::Summary | Zone::Body);
                is_prose && !of(block.range.clone()).is_scant()
            });
            lead.map_or_else(|| paragraph_at(article, 0), |lead| Some(lead.range.clone()))
        }
    };
    let whole = 0..article.text.len();
    let mut range = paragraph.unwrap_or(whole);
    loop {
        let passage = of(range.clone());
        let goes_on = passage.is_scant() && range.len() < FULL;
        match neighbour(article, &range).filter(|_| goes_on) {
            Some(wider) => range = wider,
            None => return passage,
        }
    }
}

/// A range of paragraphs and the one that follows, else the one before. What the page has
/// between paragraphs is passed by nobody.
fn neighbour(article: &Article, range: &Range<usize>) -> Option<Range<usize>> {
    let blocks = &article.blocks;
    let next = blocks.partition_point(|block| block.range.start < range.end);
    let before = blocks.partition_point(|block| block.range.end <= range.start);
    let next = blocks.get(next).filter(|block| is_read(block));
    let before = before.checked_sub(1).and_then(|at| blocks.get(at));
    let after = next.map(|next| range.start..next.range.end);
    let before = before.filter(|block| is_read(block));
    after.or_else(|| before.map(|before| before.range.start..range.end))
}
