//! The edges of an article: where lines of date stand that say when it
//! appeared. A date over a part of the text is a subhead or a sentence.

use std::cell::LazyCell;

use jiff::civil::Date;

use super::line::Line;
use super::rules::{Place, Role};
use crate::library::article::{Block, Zone};
use crate::library::dates::{DateLine, dates};

/// The most words of a line below the text that ends like a caption and is one.
const MOST_WORDS_OF_A_CAPTION: usize = 10;

/// Where the text of an article begins and ends.
pub(super) struct Edges {
    /// Indices of its first two paragraphs; the first may be a summary.
    first: Option<usize>,
    second: Option<usize>,
    last: Option<usize>,
}

impl Edges {
    pub(super) fn of(lines: &[Line], blocks: &[Block], title: Option<usize>) -> Self {
        let mut paragraphs = (0..blocks.len()).filter(|&at| {
            let text = blocks[at].zone == Zone::Body && (lines[at].is_long() || lines[at].closed);
            text && Some(at) != title
        });
        let (first, second) = (paragraphs.next(), paragraphs.next());
        Self {
            first,
            second,
            last: paragraphs.next_back().or(second).or(first),
        }
    }

    /// Whether at most one paragraph stands above the line, or none below.
    pub(super) fn are_near(&self, at: usize) -> bool {
        self.second.is_none_or(|second| at < second) || self.is_foot(at)
    }

    fn is_head(&self, at: usize) -> bool {
        self.first.is_none_or(|first| at < first)
    }

    fn is_foot(&self, at: usize) -> bool {
        self.last.is_none_or(|last| at > last)
    }
}

/// Gives back to the text what a rule took that holds only above or below it; above it
/// also when nothing else there may be the title, or nothing before it, where the line may
/// be one itself. A byline may stand under the summary as well.
pub(super) fn keep_to_edges(lines: &mut [Line], blocks: &mut [Block]) {
    let edges = Edges::of(lines, blocks, None);
    let place = |at: usize| {
        let verdict = lines[at].verdict.as_ref();
        verdict.map_or(Place::Anywhere, |verdict| verdict.place)
    };
    let may_be_title = |&at: &usize| {
        let is_free = blocks[at].zone == Zone::Body && place(at) == Place::Anywhere;
        is_free && edges.is_head(at) && !lines[at].is_trail()
    };
    let first = (0..blocks.len()).find(may_be_title);
    let is_kept = |&at: &usize| {
        let is_above = match blocks[at].zone {
            Zone::Byline => edges.are_near(at),
            _ => edges.is_head(at),
        };
        let above = match place(at) {
            Place::Anywhere => return true,
            // How an agency signs the last paragraph.
            Place::Over => {
                let closes = edges.last.is_some() && edges.is_foot(at);
                return !closes || lines[at].words <= MOST_WORDS_OF_A_CAPTION;
            }
            Place::Edge => first.is_some(),
            Place::Under => first.is_some_and(|first| first < at),
        };
        // Without a paragraph there is no foot to tell a headline by.
        let below = edges.is_foot(at) && (edges.last.is_some() || place(at) == Place::Edge);
        is_above && above || below
    };
    let others: Vec<usize> = (0..blocks.len()).filter(|at| !is_kept(at)).collect();
    for at in others {
        blocks[at].zone = Zone::Body;
        lines[at].verdict = None;
    }
}

/// Makes lines of date body that do not stand near the head or foot.
///
/// Above or below the text a line of date is one whatever it says. Under one
/// paragraph it may as well stand over the second: then it must have other lines
/// of a page beside it, or be written as such lines are, with its year, and not
/// lie long before what the article tells.
pub(super) fn mark_dates(text: &str, lines: &[Line], blocks: &mut [Block], title: Option<usize>) {
    let edges = Edges::of(lines, blocks, title);
    let is_between =
        |&at: &usize| blocks[at].zone == Zone::Date && !edges.is_head(at) && !edges.is_foot(at);
    let latest = LazyCell::new(|| latest_date(text, lines, blocks));
    let says_when = |&at: &usize| {
        let may_say = || {
            written_date(&lines[at])
                .is_some_and(|date| latest.is_none_or(|latest| latest.year() - date.year() <= 1))
        };
        edges.are_near(at)
            && (touches_furniture(lines, blocks, at) || !opens_as_text(&lines[at]) && may_say())
    };
    let others: Vec<usize> = (0..blocks.len())
        .filter(is_between)
        .filter(|at| !says_when(at))
        .collect();
    for at in others {
        blocks[at].zone = Zone::Body;
    }
}

/// Whether a line beside it belongs to the head of a page.
fn touches_furniture(lines: &[Line], blocks: &[Block], at: usize) -> bool {
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    beside.filter(|&at| at < blocks.len()).any(|at| {
        matches!(blocks[at].zone, Zone::Byline | Zone::Category)
            || lines[at].role() == Some(Role::Head)
    })
}

/// Whether it begins like a sentence, or like a heading over what happened then.
fn opens_as_text(line: &Line) -> bool {
    matches!(
        line.folded.text.split(' ').find(|word| !word.is_empty()),
        Some("يوم" | "في" | "on")
    )
}

/// The date that the line says, if its year is written.
fn written_date(line: &Line) -> Option<Date> {
    match &line.date {
        Some(DateLine::Written(written)) => Some(written.date),
        _ => None,
    }
}

/// The latest full date outside clutter.
pub(super) fn latest_date(text: &str, lines: &[Line], blocks: &[Block]) -> Option<Date> {
    let told = lines.iter().zip(blocks);
    told.filter(|(_, block)| block.zone != Zone::Clutter)
        .flat_map(|(line, _)| dates(&text[line.range.clone()], &line.folded))
        .map(|found| found.written.date)
        .max()
}
