//! Exports that the person has asked for, written one after the other, some articles at a
//! time, between questions. Of each it is told what came of it; what nobody can hear any more
//! is written all the same.

use std::collections::{HashSet, VecDeque};
use std::io;
use std::ops::Range;
use std::sync::Arc;

use super::super::target::Target;
use super::gathering::Gathering;
use super::going::Going;
use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, Came, Exported, Reach, TakeOut, Taken, Wanted};
use crate::app::exporting::{Citing, cited, noted};
use crate::config::paths;
use crate::config::whole_file::There;
use crate::library::article::{Article, ArticleId};
use crate::library::export::{Export, Finding, Passage};
use crate::library::noted::Noted;
use crate::library::origin::Origin;
use crate::library::state::{NOTHING, State};
use crate::library::store::StoreResult;

/// How many articles are written between two looks for questions.
const TOGETHER: usize = 64;

/// Articles, each with what is taken of it.
type Found = VecDeque<(ArticleId, Part)>;

/// What is taken of an article.
enum Part {
    /// All that the person put down about it.
    All,
    /// Rows of the concordance, each with its place there, from 1.
    Places(Vec<(usize, Range<usize>)>),
    /// Rows of the notebook.
    Noted(State),
}

/// An export under way.
pub(super) struct Exporting {
    order: TakeOut,
    left: Left,
    reach: Reach,
    /// Nothing is there before there is something to write.
    begun: Option<(Target, Box<dyn Export>)>,
    /// What was written, how many rows that were, and how many articles could not be read.
    written: HashSet<ArticleId>,
    rows: usize,
    lost: usize,
}

/// What is left to be written.
enum Left {
    Articles(Found),
    /// The rows of a concordance that is still gathered, as they were seen.
    Rows(Box<Wanted>),
}

impl Worker {
    /// Takes in what is to be exported.
    pub(super) fn export(&mut self, order: &TakeOut) -> Result<Served, Halt> {
        let mut reach = Reach::All;
        let left = match &order.taken {
            Taken::Rows { .. } => match &mut self.gathering {
                Some(going) if !going.is_done() => {
                    Left::Rows(Box::new(going.quest.wanted().clone()))
                }
                Some(going) => {
                    let wanted = going.quest.wanted().clone();
                    let (rows, all) = rows_of(&mut going.quest, &wanted);
                    reach = all;
                    Left::Articles(rows)
                }
                None => Left::Articles(Found::default()),
            },
            Taken::Listed(selection) => {
                let condition = self.listed(selection);
                let Some(ids) = self.select(selection, &condition)? else {
                    return Ok(Served::PutOff);
                };
                Left::Articles(ids.iter().map(|&id| (id, Part::All)).collect())
            }
            Taken::Notebook {
                selection,
                narrowed,
            } => {
                let Some(noted) = self.noted_by_article(selection, narrowed)? else {
                    return Ok(Served::PutOff);
                };
                let noted = noted.into_iter();
                Left::Articles(noted.map(|(id, state)| (id, Part::Noted(state))).collect())
            }
        };
        self.exporting.push_back(Exporting {
            order: order.clone(),
            left,
            reach,
            begun: None,
            written: HashSet::new(),
            rows: 0,
            lost: 0,
        });
        Ok(Served::Done)
    }

    /// Whether rows are to be exported that are still gathered.
    pub(super) fn awaits_rows(&self) -> bool {
        let mut left = self.exporting.iter().map(|one| &one.left);
        left.any(|left| matches!(left, Left::Rows(_)))
    }

    /// What is gathered is all that will be: of what waits for it, the rows that are there are
    /// exported. It is gathered on only where somebody looks at it.
    pub(super) fn hand_rows_over(&mut self, mut gathered: Option<Going<Gathering>>) {
        for one in &mut self.exporting {
            if let Left::Rows(wanted) = &one.left {
                let going = gathered.as_mut();
                let going = going.filter(|one| one.quest.is_of(&wanted.keyword, &wanted.selection));
                let rows = going.map(|going| {
                    let (rows, reach) = rows_of(&mut going.quest, wanted);
                    match going.is_done() {
                        true => (rows, reach),
                        false => (rows, Reach::SoFar),
                    }
                });
                let (rows, reach) = rows.unwrap_or_default();
                (one.left, one.reach) = (Left::Articles(rows), reach);
            }
        }
        self.gathering = gathered.filter(|going| !going.is_left);
    }

    /// Writes the next articles. Whether there were any.
    pub(super) fn export_on(&mut self) -> Result<bool, Halt> {
        if self.awaits_rows() {
            match self.gathering.take() {
                Some(going) if !going.is_done() => self.gathering = Some(going),
                gathered => self.hand_rows_over(gathered),
            }
        }
        let is_ready = |one: &Exporting| matches!(one.left, Left::Articles(_));
        let Some(place) = self.exporting.iter().position(is_ready) else {
            return Ok(false);
        };
        let Some(mut exporting) = self.exporting.remove(place) else {
            return Ok(false);
        };
        match self.write_next(&mut exporting) {
            Ok(true) => self.exporting.insert(place, exporting),
            Ok(false) => {
                let exported = exporting.finish();
                self.say(Answer::Exported(exported))?;
            }
            Err(error) => {
                let exported = exporting.failed(&error);
                self.say(Answer::Exported(exported))?;
            }
        }
        Ok(true)
    }

    /// Writes what was asked for before nobody asked any more.
    pub(super) fn finish_exports(&mut self) {
        if let Some(going) = &mut self.gathering {
            going.is_left = true;
        }
        while self.awaits_rows() && matches!(self.go_on::<Gathering>(), Ok(true)) {}
        let gathered = self.gathering.take();
        self.hand_rows_over(gathered);
        while !self.exporting.is_empty() {
            // That nobody hears of it any more is no reason to stop.
            let _ = self.export_on();
        }
    }

    /// Writes the next articles of one export. Whether any were left.
    fn write_next(&mut self, exporting: &mut Exporting) -> io::Result<bool> {
        for _ in 0..TOGETHER {
            let next = match &mut exporting.left {
                Left::Articles(left) => left.pop_front(),
                Left::Rows(_) => None,
            };
            let Some((id, part)) = next else {
                return Ok(false);
            };
            let id = self.true_id(id);
            match self.read(id, matches!(part, Part::All)) {
                Ok(Some(read)) => exporting.take(&read, part)?,
                Ok(None) => {}
                Err(trouble) => {
                    // What cannot be read is left out, and counted.
                    exporting.lost += 1;
                    let _ = self.tell_trouble(trouble);
                }
            }
        }
        Ok(true)
    }

    /// What an export needs of an article; `None` if it is gone, or if only what was done with
    /// it is wanted and nothing was.
    fn read(&self, id: ArticleId, only_own: bool) -> StoreResult<Option<Read>> {
        let row = self.store.summaries(&[id])?.pop();
        let Some(state) = row.map(|row| row.state) else {
            return Ok(None);
        };
        if only_own && !state.is_own() {
            return Ok(None);
        }
        let Some(article) = self.store.article(id)? else {
            return Ok(None);
        };
        let file = self.store.origins(id)?.first().map(Origin::to_string);
        Ok(Some(Read {
            article,
            state,
            file,
        }))
    }
}

/// An article, what was done with it, and where it is from.
struct Read {
    article: Arc<Article>,
    state: State,
    file: Option<String>,
}

/// The rows of a concordance as they were seen, those of one article that follow each other
/// together; and whether those are all.
fn rows_of(gathering: &mut Gathering, wanted: &Wanted) -> (Found, Reach) {
    let (rows, has_more) = gathering.rows_as(wanted);
    let reach = match has_more {
        true => Reach::First(rows.len()),
        false => Reach::All,
    };
    let mut found = Found::default();
    for (place, row) in (1..).zip(rows) {
        let numbered = (place, row.range);
        match found.back_mut() {
            Some((id, Part::Places(places))) if *id == row.article => places.push(numbered),
            _ => found.push_back((row.article, Part::Places(vec![numbered]))),
        }
    }
    (found, reach)
}

impl Exporting {
    /// Writes an article, or a part of it.
    fn take(&mut self, read: &Read, part: Part) -> io::Result<()> {
        let file = read.file.as_deref();
        let (state, passages) = match &part {
            Part::All => (&read.state, noted(&read.article, &read.state)),
            Part::Noted(state) => (state, noted(&read.article, state)),
            Part::Places(places) => {
                let places = places.iter().cloned();
                let actor = match &self.order.taken {
                    Taken::Rows { actor } => actor,
                    _ => &None,
                };
                let citing = Citing {
                    template: self.order.template.as_deref(),
                    dates: self.order.words.dates,
                };
                let cite = |(row, range)| Passage {
                    actor: actor.clone(),
                    row: Some(row),
                    ..cited(&read.article, range, file, citing)
                };
                (&NOTHING, places.map(cite).collect())
            }
        };
        let (_, export) = match &mut self.begun {
            Some(begun) => begun,
            none => {
                let path = paths::expanded(&self.order.file);
                let there = match self.order.replaces {
                    true => There::Replaced,
                    false => There::Left,
                };
                let target = Target::begin(Some(&path), there, true)?;
                let words = self.order.words.clone();
                let export = target.export(self.order.format, words)?;
                none.insert((target, export))
            }
        };
        export.add(&Finding {
            article: &read.article,
            state,
            file,
            passages,
            is_whole: false,
        })?;
        self.written.insert(read.article.id);
        self.rows += match &part {
            Part::All => 0,
            Part::Places(places) => places.len(),
            Part::Noted(state) => Noted::all(state).len(),
        };
        Ok(())
    }

    /// What came of it: all was written.
    fn finish(mut self) -> Exported {
        let kept = self.begun.take().map(|(mut target, export)| {
            export.finish()?;
            target.keep()
        });
        let (lost, reach) = (self.lost, self.reach);
        let came = match kept {
            None => Came::Nothing { lost },
            Some(Err(error)) => return self.failed(&error),
            Some(Ok(())) => Came::Done {
                count: match self.order.taken {
                    Taken::Listed(_) => self.written.len(),
                    Taken::Rows { .. } | Taken::Notebook { .. } => self.rows,
                },
                lost,
                reach,
            },
        };
        self.ended(came)
    }

    /// What came of it: it cannot be written.
    fn failed(self, error: &io::Error) -> Exported {
        self.ended(match error.kind() {
            io::ErrorKind::AlreadyExists => Came::There,
            _ => Came::Failed(error.to_string()),
        })
    }

    fn ended(self, came: Came) -> Exported {
        let TakeOut { file, taken, .. } = self.order;
        Exported { file, taken, came }
    }
}
