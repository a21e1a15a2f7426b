//! A passage as it is shown: its text, and what is marked in it.

use std::ops::Range;

use super::claims::Claims;
use super::passage::Passage;
use super::{Likeness, What};
use crate::library::article::{Article, ArticleId};
use crate::library::dates::WrittenDate;
use crate::library::mention::ActorId;
use crate::library::spot::block_at;
use crate::text::buffer::{boundary_after, boundary_before};
use crate::text::direction::Directions;

/// The most bytes of a passage that are shown: more than a screen has room for.
const SHOWN: usize = 6000;

/// A passage that is shown. Ranges but the first are bytes of its own text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub article: ArticleId,
    /// Bytes of the article's text.
    pub range: Range<usize>,
    pub title: String,
    /// Those of the paragraph that the title is, or begins.
    pub title_directions: Directions,
    pub date: Option<WrittenDate>,
    /// The passage, or the part of it around the best stretch.
    pub text: String,
    /// The byte of the article's text where that begins.
    from: usize,
    pub directions: Directions,
    /// The stretch that has most in common with the passage one comes from.
    pub best: Range<usize>,
    /// Whether that is little.
    pub is_loose: bool,
    /// What they share, the weightiest first, and where it stands.
    pub shared: Vec<Mark>,
    /// The actors that are mentioned, as far as they were looked for.
    pub actors: Vec<(ActorId, Range<usize>)>,
    /// How many and when, as it tells, so that another passage can be held against it.
    pub claims: Claims,
}

/// Something that both passages have.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub what: What,
    pub range: Range<usize>,
    /// Where the passage one comes from has it: bytes of its article's text.
    pub own: Range<usize>,
    /// How it is named as a reason, if it is one ([`super::Shared::said`]).
    pub said: Option<Box<str>>,
}

impl Found {
    /// What it shares that is told as a reason, in the order of the text: bytes of that of
    /// its article.
    pub fn reasons(&self) -> Vec<Range<usize>> {
        let is_reason = |mark: &&Mark| mark.said.is_some() || matches!(mark.what, What::Actor(_));
        let marks = self.shared.iter().filter(is_reason);
        let mut reasons: Vec<_> = marks.map(|mark| self.in_article(&mark.range)).collect();
        reasons.sort_by_key(|range| range.start);
        reasons
    }

    /// Where bytes of its text are in that of its article.
    fn in_article(&self, range: &Range<usize>) -> Range<usize> {
        self.from + range.start..self.from + range.end
    }

    /// A passage of `article` as it is shown.
    pub fn of(article: &Article, passage: &Passage, likeness: Option<Likeness>) -> Self {
        let Range { start, end } = passage.range;
        let is_loose = likeness.as_ref().is_some_and(|likeness| likeness.is_loose);
        let (shared, best) = likeness.map_or_else(
            || (Vec::new(), start..start),
            |likeness| (likeness.shared, likeness.best),
        );
        // Of a long one the part about the best stretch.
        let from = best.start.saturating_sub(SHOWN / 2).max(start);
        let from = boundary_after(&article.text, from);
        let to = boundary_before(&article.text, end.min(from + SHOWN)).max(from);
        let within = |range: &Range<usize>| {
            let is_shown = from <= range.start && range.end <= to;
            is_shown.then(|| range.start - from..range.end - from)
        };
        let actors: Vec<(ActorId, Range<usize>)> = passage
            .actors
            .iter()
            .filter_map(|(actor, range)| Some((actor.clone(), within(range)?)))
            .collect();
        let named: Vec<Range<usize>> = actors.iter().map(|(_, at)| at.clone()).collect();
        let block = block_at(article, start);
        Self {
            article: article.id,
            range: passage.range.clone(),
            title: article.title.clone(),
            title_directions: article.title_directions(),
            date: article.date.clone(),
            text: article.text[from..to].to_owned(),
            from,
            directions: block.map_or_else(|| article.title_directions(), |block| block.directions),
            best: within(&best).unwrap_or(0..0),
            is_loose,
            shared: shared
                .into_iter()
                .filter_map(|shared| {
                    Some(Mark {
                        range: within(&shared.range)?,
                        what: shared.what,
                        own: shared.own,
                        said: shared.said,
                    })
                })
                .collect(),
            claims: Claims::of(&article.text[from..to], &named),
            actors,
        }
    }

    /// Where a range of the article's text stands in its own, if it is shown.
    pub fn within(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let is_shown = self.from <= range.start && range.end <= self.from + self.text.len();
        is_shown.then(|| range.start - self.from..range.end - self.from)
    }

    /// Where it stands: its article, and the byte of its text where it begins.
    pub fn spot(&self) -> (ArticleId, usize) {
        (self.article, self.range.start)
    }

    /// The bytes of the article's text that the best stretch takes.
    pub fn place(&self) -> Range<usize> {
        self.in_article(&self.best)
    }
}
