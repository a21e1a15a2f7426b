//! The rows of the notebook: all that the person put down about articles. Which articles
//! those are and what it is, the store knows without its file; texts and titles are read of
//! those rows alone that are seen, and all titles only while one narrows by them.

use std::ops::Range;
use std::sync::Arc;

use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, Jotted, Jottings, JottingsWanted, Selection};
use crate::library::annotation::Annotation;
use crate::library::article::{Article, ArticleId};
use crate::library::condition::Condition;
use crate::library::find::find;
use crate::library::interrupt::Interrupt;
use crate::library::noted::Noted;
use crate::library::state::State;
use crate::library::store::Summary;
use crate::text::buffer::{Text, boundary_before};
use crate::text::direction::{Direction, Leanings};
use crate::text::fold::fold;
use crate::text::isolate::isolated;

/// Articles whose titles are read before the worker sees whether somebody waits.
const AT_ONCE: usize = 256;
/// The most bytes that a row shows: more than the widest screen.
const SHOWN: usize = 2400;

/// The rows of a notebook.
struct Rows {
    /// The articles that it is about, and what the person did with them.
    states: Vec<(ArticleId, State)>,
    /// Those that are left when it is narrowed.
    rows: Vec<Row>,
    /// How many there are in all.
    all: usize,
}

/// A row before anything is read for it: the place of its article among those that have
/// any, and what it is.
struct Row {
    place: usize,
    noted: Noted,
}

impl Worker {
    /// Answers the rows that are wanted.
    pub(super) fn jot(&mut self, wanted: &JottingsWanted) -> Result<Served, Halt> {
        let Some(Rows { states, rows, all }) = self.rows_of(&wanted.selection, &wanted.narrowed)?
        else {
            return Ok(Served::PutOff);
        };
        let was = wanted.selected;
        let kept = wanted.keep.as_ref().and_then(|(id, noted)| {
            let id = self.true_id(*id);
            rows.iter()
                .position(|row| states[row.place].0 == id && row.noted.is(noted))
        });
        let kept = match (&wanted.keep, kept) {
            (_, Some(kept)) => kept,
            // What is not there any more leaves the row that has come into its place.
            (_, None) => was.min(rows.len().saturating_sub(1)),
        };
        let top = (wanted.top + kept).saturating_sub(was);
        let window = top.saturating_sub(wanted.page).min(rows.len())
            ..(top + 2 * wanted.page).min(rows.len());
        self.say(Answer::Notebook(Jottings {
            generation: wanted.generation,
            start: window.start,
            rows: self.jotted(&rows[window], &states, &wanted.narrowed),
            total: rows.len(),
            all,
            was,
            selected: kept,
        }))?;
        Ok(Served::Done)
    }

    /// All rows of a notebook; `None` if something newer was asked meanwhile.
    fn rows_of(&mut self, selection: &Selection, narrowed: &str) -> Result<Option<Rows>, Halt> {
        let own = Condition::All(vec![self.listed(selection), Condition::own()]);
        let inbox = &mut self.inbox;
        let mut newer = || inbox.is_waited_for();
        let interrupt = &mut Interrupt::when(&mut newer);
        let Some(ids) = self.store.select_until(&own, selection.order, interrupt)? else {
            return Ok(None);
        };
        let states = self.store.states(&ids)?;
        let rows = states.iter().enumerate().flat_map(|(place, (_, state))| {
            let all = Noted::all(state).into_iter();
            all.map(move |noted| Row { place, noted })
        });
        let mut rows: Vec<Row> = rows.collect();
        let all = rows.len();
        let typed = fold(narrowed.trim()).text;
        if !typed.is_empty() {
            if !self.read_titles(&states)? {
                return Ok(None);
            }
            let in_title: Vec<bool> = states
                .iter()
                .map(|(id, _)| {
                    self.titles
                        .get(id)
                        .is_some_and(|title| title.contains(&typed))
                })
                .collect();
            rows.retain(|row| {
                let has = |words: &str| !words.is_empty() && fold(words).text.contains(&typed);
                in_title[row.place] || row.noted.words().into_iter().any(has)
            });
        }
        Ok(Some(Rows { states, rows, all }))
    }

    /// What the rows of a notebook say of each of its articles; `None` if something newer was
    /// asked meanwhile.
    pub(super) fn noted_by_article(
        &mut self,
        selection: &Selection,
        narrowed: &str,
    ) -> Result<Option<Vec<(ArticleId, State)>>, Halt> {
        let rows = self.rows_of(selection, narrowed)?;
        Ok(rows.map(|Rows { states, rows, .. }| {
            let of_one = rows.chunk_by(|one, next| one.place == next.place);
            let noted = |rows: &[Row]| rows.iter().map(|row| row.noted.clone()).collect::<Vec<_>>();
            of_one
                .map(|rows| (states[rows[0].place].0, Noted::alone(noted(rows))))
                .collect()
        }))
    }

    /// Reads the titles of these articles, as far as they are not known. Whether that could
    /// be done before something newer was asked.
    fn read_titles(&mut self, states: &[(ArticleId, State)]) -> Result<bool, Halt> {
        let ids = states.iter().map(|(id, _)| *id);
        let missing: Vec<_> = ids.filter(|id| !self.titles.contains_key(id)).collect();
        for ids in missing.chunks(AT_ONCE) {
            for row in self.store.summaries(ids)? {
                self.titles.insert(row.id, fold(&row.title).text);
            }
            if self.inbox.is_waited_for() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What the rows of this article are made of. Of one that is damaged there is what the
    /// person did with it.
    fn about(&self, id: ArticleId, state: &State) -> About {
        let summary = self.store.summaries(&[id]).ok();
        let has_passages = !state.annotations.is_empty();
        let article = has_passages.then(|| self.store.article(id).ok().flatten());
        About {
            id,
            summary: summary.and_then(|mut rows| rows.pop()),
            article: article.flatten(),
            state: Arc::new(state.clone()),
        }
    }

    /// These rows as they are shown.
    fn jotted(&self, rows: &[Row], states: &[(ArticleId, State)], typed: &str) -> Vec<Jotted> {
        // Rows of one article stand together.
        let mut last: Option<(usize, About)> = None;
        let mut jotted = Vec::with_capacity(rows.len());
        for row in rows {
            let known = last.take().filter(|(place, _)| *place == row.place);
            let (_, about) = last.insert(known.unwrap_or_else(|| {
                let (id, state) = &states[row.place];
                (row.place, self.about(*id, state))
            }));
            jotted.push(about.shown(&row.noted, typed));
        }
        jotted
    }
}

/// What the rows of an article are made of.
struct About {
    id: ArticleId,
    summary: Option<Summary>,
    /// Where it has passages, and can be read.
    article: Option<Arc<Article>>,
    state: Arc<State>,
}

impl About {
    /// A row as it is shown.
    fn shown(&self, noted: &Noted, typed: &str) -> Jotted {
        let [written, quote] = noted.words().map(cut);
        let mut text = written.to_owned();
        let is_both = !written.is_empty() && !quote.is_empty();
        if is_both {
            text.push(' ');
        }
        let quoted_from = text.len();
        text += &match is_both {
            // Isolated (UAX #9): it may run against the note.
            true => format!("«{}»", isolated(quote)),
            false => quote.to_owned(),
        };
        let mut leanings = Leanings::default();
        leanings.take_in(if written.is_empty() { quote } else { written });
        let article = self.article.as_ref();
        let fallback = article.map_or(Direction::RightToLeft, |article| article.direction);
        let directions = leanings.directions(fallback);
        let summary = self.summary.as_ref();
        Jotted {
            article: self.id,
            title: summary.map_or_else(String::new, |summary| summary.title.clone()),
            title_directions: summary.map_or(directions, |summary| summary.directions),
            range: match noted {
                Noted::Passage(passage) => self.place(passage),
                _ => None,
            },
            noted: noted.clone(),
            directions,
            found: match typed.trim() {
                "" => Vec::new(),
                typed => find(&Text::from(text.clone()), typed).ranges,
            },
            text,
            quoted_from,
            state: Arc::clone(&self.state),
        }
    }

    /// Where a passage stands in the article.
    fn place(&self, passage: &Annotation) -> Option<Range<usize>> {
        passage.found(&self.article.as_ref()?.text)
    }
}

/// As much of a text as any screen shows.
fn cut(text: &str) -> &str {
    &text[..boundary_before(text, text.len().min(SHOWN))]
}
