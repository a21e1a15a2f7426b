//! An export that the person has asked for, written some articles at a time, between
//! questions.

use std::collections::VecDeque;
use std::io;
use std::ops::Range;

use super::super::target::Target;
use super::serving::Served;
use super::{Halt, Worker};
use crate::app::exchange::{Answer, Exported, TakeOut, Taken};
use crate::app::exporting::{cited, noted};
use crate::config::paths;
use crate::library::article::ArticleId;
use crate::library::export::{self, Export, Finding};
use crate::library::origin::Origin;
use crate::library::state::{NOTHING, State};

/// How many articles are written between two looks for questions.
const TOGETHER: usize = 64;

/// An export under way.
pub(super) struct Exporting {
    order: TakeOut,
    /// The articles that are left.
    left: VecDeque<(ArticleId, Part)>,
    /// Nothing is there before there is something to write.
    begun: Option<(Target, Box<dyn Export>)>,
    count: usize,
}

/// What is taken of an article.
enum Part {
    /// All that the person put down about it.
    All,
    /// Rows of the concordance.
    Places(Vec<Range<usize>>),
    /// Rows of the notebook.
    Noted(State),
}

impl Worker {
    /// Takes in what is to be exported.
    pub(super) fn export(&mut self, order: &TakeOut) -> Result<Served, Halt> {
        let left = match &order.taken {
            Taken::Rows => self.rows_by_article(),
            Taken::Listed(selection) => {
                let Ok(condition) = self.condition(selection) else {
                    return Ok(Served::Done);
                };
                match self.select(selection, &condition)? {
                    Some(ids) => ids.iter().map(|&id| (id, Part::All)).collect(),
                    None => return Ok(Served::PutOff),
                }
            }
            Taken::Notebook {
                selection,
                narrowed,
            } => match self.noted_by_article(selection, narrowed)? {
                Some(noted) => noted
                    .into_iter()
                    .map(|(id, state)| (id, Part::Noted(state)))
                    .collect(),
                None => return Ok(Served::PutOff),
            },
        };
        self.exporting = Some(Exporting {
            order: order.clone(),
            left,
            begun: None,
            count: 0,
        });
        Ok(Served::Done)
    }

    /// The rows of the concordance as they are seen, those of one article that follow each
    /// other together.
    fn rows_by_article(&self) -> VecDeque<(ArticleId, Part)> {
        let mut found: VecDeque<(ArticleId, Part)> = VecDeque::new();
        let rows = self.gathering.as_ref();
        for row in rows.map(|rows| rows.standings()).unwrap_or_default() {
            match found.back_mut() {
                Some((id, Part::Places(ranges))) if *id == row.article => ranges.push(row.range),
                _ => found.push_back((row.article, Part::Places(vec![row.range]))),
            }
        }
        found
    }

    /// Writes the next articles. Whether there were any.
    pub(super) fn export_on(&mut self) -> Result<bool, Halt> {
        let Some(mut exporting) = self.exporting.take() else {
            return Ok(false);
        };
        for _ in 0..TOGETHER {
            let Some((id, part)) = exporting.left.pop_front() else {
                let file = exporting.order.file.clone();
                let taken = exporting.order.taken.clone();
                let exported = match exporting.finish() {
                    Ok(0) => Exported::Nothing,
                    Ok(count) => Exported::Done { file, count },
                    Err(error) => failed(&error, file, taken),
                };
                self.say(Answer::Exported(exported))?;
                return Ok(true);
            };
            let row = self.store.summaries(&[id])?.pop();
            let Some(state) = row.map(|row| row.state) else {
                continue;
            };
            let (state, places) = match part {
                Part::All if !state.is_own() => continue,
                Part::All => (state, None),
                Part::Noted(noted) => (noted, None),
                Part::Places(places) => (NOTHING.clone(), Some(places)),
            };
            let Some(article) = self.store.article(id)? else {
                continue;
            };
            let file = self.store.origins(id)?.first().map(Origin::to_string);
            let file = file.as_deref();
            let passages = match places {
                None => noted(&article, &state),
                Some(places) => places
                    .into_iter()
                    .map(|range| cited(&article, range, file))
                    .collect(),
            };
            let finding = Finding {
                state: &state,
                article: &article,
                file,
                passages,
                is_whole: false,
            };
            if let Err(error) = exporting.write(&finding) {
                let order = exporting.order;
                let exported = failed(&error, order.file, order.taken);
                self.say(Answer::Exported(exported))?;
                return Ok(true);
            }
        }
        self.exporting = Some(exporting);
        Ok(true)
    }
}

fn failed(error: &io::Error, file: String, taken: Taken) -> Exported {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Exported::There { file, taken },
        _ => Exported::Failed(error.to_string()),
    }
}

impl Exporting {
    fn write(&mut self, finding: &Finding<'_>) -> io::Result<()> {
        let (_, export) = match &mut self.begun {
            Some(begun) => begun,
            none => {
                let path = paths::expanded(&self.order.file);
                let target = Target::begin(Some(&path), self.order.replaces, true)?;
                let words = self.order.words.clone();
                let export = export::begin(self.order.format, words, target.writer())?;
                none.insert((target, export))
            }
        };
        export.add(finding)?;
        self.count += 1;
        Ok(())
    }

    /// How many articles were written.
    fn finish(self) -> io::Result<usize> {
        if let Some((mut target, export)) = self.begun {
            export.finish()?;
            target.keep()?;
        }
        Ok(self.count)
    }
}
