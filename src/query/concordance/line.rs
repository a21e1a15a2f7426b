//! A row as it is shown: its part of the text, and what is marked in it.

use std::ops::Range;

use super::Standing;
use crate::actors::record::words_around;
use crate::library::article::{Article, ArticleId};
use crate::library::counts;
use crate::library::dates::WrittenDate;
use crate::library::find::find;
use crate::library::mention::{ActorId, Mention};
use crate::library::spot::block_at;
use crate::text::buffer::{Text, boundary_after, boundary_before};
use crate::text::direction::Directions;

/// The most bytes that a row has on either side of its keyword: more than the widest
/// screen shows.
const SHOWN: usize = 1200;

/// A row of a concordance. Ranges but the first are bytes of its own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub article: ArticleId,
    /// Bytes of the article's text.
    pub range: Range<usize>,
    pub is_certain: bool,
    /// The keyword and what stands around it in its paragraph.
    pub text: String,
    /// The whole written words that the keyword is in.
    pub words: Range<usize>,
    /// The keyword alone.
    pub keyword: Range<usize>,
    /// Other mentions that count, in reading order.
    pub marks: Vec<Mark>,
    /// Where the row has what it is narrowed to.
    pub found: Vec<Range<usize>>,
    pub directions: Directions,
    pub date: Option<WrittenDate>,
}

/// A mention beside the keyword.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub range: Range<usize>,
    pub actor: ActorId,
    pub is_certain: bool,
}

impl Line {
    /// Where it stands: its article, and the byte of its text.
    pub fn spot(&self) -> (ArticleId, usize) {
        (self.article, self.range.start)
    }

    /// What stands before the words that the keyword is in, these, and what follows.
    pub fn parts(&self) -> (&str, &str, &str) {
        let Range { start, end } = self.words;
        (
            &self.text[..start],
            &self.text[start..end],
            &self.text[end..],
        )
    }

    /// The row that stands there in `article`, narrowed to what was typed. `mentions` are
    /// those of the article, as far as they are at hand.
    pub fn of(article: &Article, standing: Standing, mentions: &[Mention], typed: &str) -> Self {
        let Standing {
            range, is_certain, ..
        } = standing;
        let text = &article.text;
        let range = boundary_before(text, range.start)..boundary_before(text, range.end);
        let block = block_at(article, range.start);
        let bounds = block.map_or_else(|| range.clone(), |block| block.range.clone());
        let start = range.start.saturating_sub(SHOWN).max(bounds.start);
        let end = (range.end + SHOWN).min(bounds.end).max(range.end);
        let start = boundary_after(text, start.min(range.start));
        let end = boundary_before(text, end);
        let shown = &text[start..end];
        let keyword = range.start - start..range.end - start;
        let from = mentions.partition_point(|mention| mention.range.end <= start);
        let to = mentions.partition_point(|mention| mention.range.start < end);
        let near = mentions.get(from..to).unwrap_or_default();
        let marks = counts::outside_clutter(article, near)
            .filter(|mention| start <= mention.range.start && mention.range.end <= end)
            .map(|mention| Mark {
                range: mention.range.start - start..mention.range.end - start,
                actor: mention.actor.clone(),
                is_certain: mention.is_certain(),
            });
        Self {
            article: article.id,
            range,
            is_certain,
            text: shown.to_owned(),
            words: words_around(shown, &keyword),
            keyword,
            marks: marks.collect(),
            found: match typed.trim() {
                "" => Vec::new(),
                typed => find(&Text::from(shown.to_owned()), typed).ranges,
            },
            directions: block.map_or_else(|| article.title_directions(), |block| block.directions),
            date: article.date.clone(),
        }
    }
}
