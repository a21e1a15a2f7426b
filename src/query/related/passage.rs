//! A passage: a part of an article, and what it has that others may have too.

use std::ops::Range;

use super::figures::{Figure, Value, figures};
use super::stems::tokens;
use super::words::{Told, says_nothing, telling};
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

    /// What a number counts: the word behind it, folded; of two that are counted together
    /// (بين 40 و50 جنديًا) the word behind the second. And where the number ends with its
    /// noun and an adjective of it (13 جنديًا أمريكيًا), a byte of the article's text.
    pub(super) fn counted(&self, figure: &Figure) -> Option<(&str, usize)> {
        if !matches!(figure.value, Value::Number(_)) || figure.value.is_time() {
            return None;
        }
        let end = figure.range.end;
        let next = self.figures.partition_point(|next| next.range.start < end);
        let next = self.figures.get(next).filter(|next| {
            let between = self.written(&(end..next.range.start));
            matches!(between.trim(), "و" | "أو" | "إلى" | "الى" | "-")
        });
        if let Some(next) = next {
            let (noun, _) = self.word_behind(self.behind(next.range.end))?;
            return Some((noun, end));
        }
        let (noun, ends) = self.word_behind(self.behind(end))?;
        let adjective = self.word_behind(self.behind(ends));
        let adjective = adjective.filter(|(word, _)| is_relation(word));
        Some((noun, adjective.map_or(ends, |(_, ends)| ends)))
    }

    /// The byte of the fold that stands for this one of the article's text, or the next.
    fn behind(&self, byte: usize) -> usize {
        let (mut low, mut high) = (0, self.folded.text.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.folded.origin(middle) + self.range.start < byte {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        boundary_after(&self.folded.text, low)
    }

    /// The word that stands behind one blank from this byte of the fold on, and the byte of
    /// the article's text where it ends. No number and no particle, nor what و stands before.
    fn word_behind(&self, at: usize) -> Option<(&str, usize)> {
        let rest = self.folded.text.get(at..)?.strip_prefix(' ')?;
        let start = self.folded.text.len() - rest.len();
        let (range, token) = tokens(rest).next().filter(|(range, _)| range.start == 0)?;
        let is_noun = token.chars().nth(2).is_some()
            && !token.contains(|c: char| c.is_ascii_digit())
            && !says_nothing(token);
        let ends = self.place_of(&(start..start + range.end)).end;
        is_noun.then_some((token, ends))
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

/// Whether a folded word seems to be an adjective of belonging: أمريكيا, أفغانية.
fn is_relation(word: &str) -> bool {
    ["ي", "يا", "يه", "يين", "يات"]
        .iter()
        .any(|ending| word.ends_with(ending))
        && word.chars().nth(3).is_some()
}

/// Whether passages are made of a block: of what an article says, not of what its page has
/// around it. What stands below a picture and over a part is no passage by itself.
pub fn is_read(block: &Block) -> bool {
    matches!(block.zone, Zone::Body | Zone::Summary)
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
