//! A passage: a part of an article, and what it has that others may have too.

use std::ops::Range;

use super::figures::{Figure, Value, figures};
use super::words::{Told, telling};
use crate::library::article::{Article, ArticleId, Block, Zone};
use crate::library::mention::ActorId;
use crate::text::buffer::{boundary_after, boundary_before};
use crate::text::fold::{Folded, fold};

/// The longest passage, in bytes: what was marked may be a book.
pub const LONGEST: usize = 64 << 10;

/// A part of an article. Ranges are bytes of its text.
#[derive(Clone, Debug)]
pub struct Passage {
    pub article: ArticleId,
    pub range: Range<usize>,
    /// Who is mentioned, and where, in reading order.
    pub actors: Vec<(ActorId, Range<usize>)>,
    pub figures: Vec<Figure>,
    /// Words that tell something and name no actor.
    pub(super) words: Vec<Told>,
    pub(super) folded: Folded,
    text: Box<str>,
}

impl Passage {
    /// The part `range` of `article`, as much of it as [`LONGEST`]; `actors` are those
    /// mentioned in the article so that it counts, and where.
    pub fn of(
        article: &Article,
        range: Range<usize>,
        actors: impl IntoIterator<Item = (ActorId, Range<usize>)>,
    ) -> Self {
        let text = &article.text;
        let start = boundary_after(text, range.start.min(text.len()));
        let end = range.end.min(start + LONGEST).max(start);
        let range = start..boundary_before(text, end.min(text.len())).max(start);
        let text = &text[range.clone()];
        let folded = fold(text);
        let is_within = |at: &Range<usize>| range.start <= at.start && at.end <= range.end;
        let actors: Vec<_> = actors.into_iter().filter(|(_, at)| is_within(at)).collect();
        let found = figures(text, &folded).into_iter();
        let placed = |at: Range<usize>| range.start + at.start..range.start + at.end;
        let figures: Vec<Figure> = found
            .map(|figure| Figure {
                range: placed(figure.range),
                ..figure
            })
            .collect();
        let mut taken: Vec<Range<usize>> = figures.iter().map(|one| one.range.clone()).collect();
        taken.extend(actors.iter().map(|(_, at)| at.clone()));
        let is_free = |word: &Told| {
            let at = folded.origin(word.folded.start) + range.start;
            let end = folded.origin(word.folded.end.saturating_sub(1)) + range.start;
            !taken
                .iter()
                .any(|taken| taken.start <= end && at < taken.end)
        };
        Self {
            article: article.id,
            words: telling(&folded.text).filter(is_free).collect(),
            actors,
            figures,
            text: text.into(),
            folded,
            range,
        }
    }

    /// Leaves out the words of names of several words (الولايات المتحدة) that stand here and
    /// there in its article, which would be taken for things of their own.
    #[must_use]
    pub fn without_parts_of(mut self, names: &[Range<usize>]) -> Self {
        let parts = |name: &Range<usize>, words: &[Told]| {
            let is_part = |word: &&Told| {
                let at = self.folded.origin(word.folded.start) + self.range.start;
                name.contains(&at)
            };
            words.iter().filter(is_part).count()
        };
        let names: Vec<&Range<usize>> = names
            .iter()
            .filter(|name| parts(name, &self.words) > 1)
            .collect();
        let (folded, start) = (&self.folded, self.range.start);
        self.words.retain(|word| {
            let at = folded.origin(word.folded.start) + start;
            !names.iter().any(|name| name.contains(&at))
        });
        self
    }

    /// It, folded.
    pub fn folded(&self) -> &str {
        &self.folded.text
    }

    /// A word of it, folded.
    pub(super) fn token(&self, word: &Told) -> &str {
        &self.folded.text[word.folded.clone()]
    }

    /// What a number counts: the word behind it, folded.
    pub(super) fn unit(&self, figure: &Figure) -> Option<&str> {
        /// A blank, and marks that are not shown.
        const GAP: usize = 4;
        if !matches!(figure.value, Value::Number(_)) {
            return None;
        }
        let starts = |word: &Told| self.folded.origin(word.folded.start) + self.range.start;
        let next = self
            .words
            .partition_point(|word| starts(word) < figure.range.end);
        let next = self.words.get(next)?;
        (starts(next) <= figure.range.end + GAP).then(|| self.token(next))
    }

    /// What stands in a range of it.
    pub(super) fn written(&self, range: &Range<usize>) -> &str {
        let from = self.range.start;
        let within = range.start.saturating_sub(from)..range.end.saturating_sub(from);
        self.text.get(within).unwrap_or_default()
    }

    /// Where a range of its fold stands in the text of the article.
    pub(super) fn place_of(&self, folded: &Range<usize>) -> Range<usize> {
        let at = self.folded.source_range(&self.text, folded.clone());
        self.range.start + at.start..self.range.start + at.end
    }

    /// Whether it is too short to be about anything: a subheading, "he added:".
    pub fn is_scant(&self) -> bool {
        self.words.len() + self.figures.len() + self.actors.len() < 4
    }
}

/// Whether passages are made of a block.
pub fn is_read(block: &Block) -> bool {
    !matches!(
        block.zone,
        Zone::Clutter | Zone::Title | Zone::Date | Zone::Byline | Zone::Category
    )
}

/// The paragraph at a byte of an article, or the next one, or else the last before it;
/// `None` where there is nothing to read.
pub fn paragraph_at(article: &Article, byte: usize) -> Option<Range<usize>> {
    let blocks = &article.blocks;
    let here = blocks.partition_point(|block| block.range.end <= byte);
    let range = |block: &Block| block.range.clone();
    let mut next = blocks[here..].iter().filter(|block| is_read(block));
    let before = || blocks[..here].iter().rev().find(|block| is_read(block));
    next.next().or_else(before).map(range)
}
