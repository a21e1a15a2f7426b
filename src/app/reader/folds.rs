//! What is clutter in an article, folded: each run of blocks that follow one another
//! is one row, which stays above them when they are opened.
//!
//! Between blocks and paragraphs it alone translates: the paragraphs of the document
//! are the blocks that are shown and the rows of runs. Everything else goes by bytes.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::super::page::paragraph;
use crate::layout::{Anchor, Paragraph, Paragraphs};
use crate::library::article::{Article, Block, Zone};
use crate::text::direction::DirectionPolicy;

/// Which runs of an article are open, by their first bytes.
pub(in crate::app) type Opened = BTreeSet<usize>;

/// Blocks of clutter that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Their bytes, and those between them.
    pub range: Range<usize>,
    /// How many lines they are: paragraphs, however many rows each takes.
    pub lines: usize,
    pub is_open: bool,
    /// The places of the blocks in the article.
    blocks: Range<usize>,
    /// The paragraph that is its row.
    row: usize,
    /// How many bytes are folded before it.
    folded_before: usize,
}

/// The paragraphs of an article whose clutter may be folded.
#[derive(Clone, Debug)]
pub(in crate::app) struct Folds {
    article: Arc<Article>,
    /// How the directions of the paragraphs are decided.
    pub(super) policy: DirectionPolicy,
    runs: Arc<[Run]>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// The row of the run at this place.
    Row(usize),
    /// The block at this place.
    Block(usize),
}

impl Folds {
    /// The runs of an article, of which these are open. `None`: those that are at
    /// first, which is none, unless the article has nothing else to read.
    pub(super) fn new(
        article: Arc<Article>,
        policy: DirectionPolicy,
        opened: Option<&Opened>,
    ) -> Self {
        let nothing_else = !has_text(&article);
        let is_open = |start| opened.map_or(nothing_else, |opened| opened.contains(&start));
        let blocks = &article.blocks;
        let is_clutter = |block: &Block| block.zone == Zone::Clutter;
        let mut runs = Vec::new();
        let mut from = 0;
        while let Some(first) = blocks[from..].iter().position(is_clutter) {
            let first = from + first;
            let count = blocks[first..]
                .iter()
                .take_while(|one| is_clutter(one))
                .count();
            from = first + count;
            let of_run = &blocks[first..from];
            let start = of_run[0].range.start;
            runs.push(Run {
                range: start..of_run[count - 1].range.end,
                lines: of_run.iter().filter(|block| !block.is_rest).count().max(1),
                is_open: is_open(start),
                blocks: first..from,
                row: 0,
                folded_before: 0,
            });
        }
        let runs = numbered(runs);
        Self {
            article,
            policy,
            runs,
        }
    }

    /// The same, each run open or folded as `is_open` says.
    pub(super) fn with(&self, is_open: impl Fn(&Run) -> bool) -> Self {
        let runs = self.runs.iter().map(|run| Run {
            is_open: is_open(run),
            ..run.clone()
        });
        Self {
            runs: numbered(runs.collect()),
            ..self.clone()
        }
    }

    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Which runs are open.
    pub(super) fn opened(&self) -> Opened {
        let open = self.runs.iter().filter(|run| run.is_open);
        open.map(|run| run.range.start).collect()
    }

    /// The run that holds `byte`.
    pub(super) fn run_at(&self, byte: usize) -> Option<&Run> {
        let at = self.runs.partition_point(|run| run.range.end <= byte);
        self.runs.get(at).filter(|run| run.range.start <= byte)
    }

    /// The place that `anchor`, a row of the document of `before`, has among these
    /// paragraphs: that of the run's row for what is folded now.
    pub(super) fn anchor(&self, anchor: Anchor, before: &Self) -> Anchor {
        match before.stands(anchor.paragraph) {
            Stands::Row(run) => Anchor {
                paragraph: self.runs[run].row,
                ..anchor
            },
            Stands::Block(block) => match self.before_block(block) {
                Some(run) if !run.is_open && run.blocks.contains(&block) => Anchor {
                    paragraph: run.row,
                    row: usize::from(self.paragraph(run.row).gap),
                },
                run => Anchor {
                    paragraph: run.map_or(block, |run| run.row + 1 + block - run.next()),
                    ..anchor
                },
            },
        }
    }

    /// The last run that begins at a block or before it.
    fn before_block(&self, block: usize) -> Option<&Run> {
        let count = self.runs.partition_point(|run| run.blocks.start <= block);
        self.runs.get(count.checked_sub(1)?)
    }

    fn stands(&self, paragraph: usize) -> Stands {
        let count = self.runs.partition_point(|run| run.row <= paragraph);
        let Some(place) = count.checked_sub(1) else {
            return Stands::Block(paragraph);
        };
        let run = &self.runs[place];
        if run.row == paragraph {
            Stands::Row(place)
        } else {
            Stands::Block(run.next() + paragraph - run.row - 1)
        }
    }
}

impl Run {
    /// The place of the block whose paragraph comes after the row.
    fn next(&self) -> usize {
        if self.is_open {
            self.blocks.start
        } else {
            self.blocks.end
        }
    }

    fn folded(&self) -> usize {
        if self.is_open { 0 } else { self.range.len() }
    }
}

impl Paragraphs for Folds {
    fn count(&self) -> usize {
        let blocks = self.article.blocks.len();
        let last = self.runs.last();
        last.map_or(blocks, |last| last.row + 1 + blocks - last.next())
    }

    fn paragraph(&self, index: usize) -> Paragraph {
        match self.stands(index) {
            Stands::Row(run) => {
                let run = &self.runs[run];
                Paragraph {
                    gap: paragraph(&self.article, run.blocks.start, self.policy).gap,
                    ..Paragraph::of(self.range(index), self.article.direction)
                }
            }
            Stands::Block(block) => {
                let of_block = paragraph(&self.article, block, self.policy);
                let run = self.before_block(block);
                let gap = match run.filter(|run| run.blocks.start == block) {
                    // It stands below the row.
                    Some(_) => 0,
                    None => of_block.gap,
                };
                Paragraph { gap, ..of_block }
            }
        }
    }

    fn range(&self, index: usize) -> Range<usize> {
        match self.stands(index) {
            Stands::Block(block) => self.article.blocks[block].range.clone(),
            Stands::Row(run) => {
                let run = &self.runs[run];
                run.range.start..run.range.start + run.folded()
            }
        }
    }

    fn is_folded(&self, index: usize) -> bool {
        matches!(self.stands(index), Stands::Row(_))
    }

    fn unfolded_before(&self, byte: usize) -> usize {
        let count = self.runs.partition_point(|run| run.range.start < byte);
        let Some(run) = count.checked_sub(1).map(|last| &self.runs[last]) else {
            return byte;
        };
        let within = (byte - run.range.start).min(run.folded());
        byte - run.folded_before - within
    }
}

/// Runs that know which paragraphs their rows are and what is folded before them.
fn numbered(mut runs: Vec<Run>) -> Arc<[Run]> {
    let (mut row, mut next, mut folded_before) = (0, 0, 0);
    for run in &mut runs {
        row += run.blocks.start - next;
        (run.row, run.folded_before) = (row, folded_before);
        row += 1;
        next = run.next();
        folded_before += run.folded();
    }
    runs.into()
}

/// Whether an article has more to read than its title, or what stands for one.
fn has_text(article: &Article) -> bool {
    let is_title = |at| article.title_block == Some(at);
    article.blocks.iter().enumerate().any(|(at, block)| {
        let is_text = matches!(block.zone, Zone::Body | Zone::Summary | Zone::Caption);
        is_text && !(is_title(at) && block.range.len() <= article.title.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::formats::plain;

    /// Paragraphs `p` and lines of clutter `c`.
    fn article(shape: &str) -> Arc<Article> {
        let block = |one| match one {
            'p' => "وصلت القافلة إلى المدينة صباح اليوم بعد رحلة طويلة عبر الصحراء.\n\n",
            _ => "إعلان\n\n",
        };
        let text: String = shape.chars().map(block).collect();
        let mut article = plain::read("test".to_owned(), text, Vec::new());
        for (block, one) in article.blocks.iter_mut().zip(shape.chars()) {
            block.zone = if one == 'p' {
                Zone::Body
            } else {
                Zone::Clutter
            };
        }
        assert_eq!(article.blocks.len(), shape.len());
        Arc::new(article)
    }

    /// Every way to open the runs of an article.
    fn ways(shape: &str) -> Vec<Folds> {
        let none = Folds::new(article(shape), DirectionPolicy::Auto, Some(&Opened::new()));
        let starts: Vec<usize> = none.runs().iter().map(|run| run.range.start).collect();
        let ways = (0..1 << starts.len()).map(|way| {
            let is_open = |run: &Run| {
                let place = starts.iter().position(|start| *start == run.range.start);
                place.is_some_and(|place| way >> place & 1 == 1)
            };
            none.with(is_open)
        });
        ways.collect()
    }

    const SHAPES: [&str; 9] = [
        "", "p", "c", "pp", "pcp", "cpccpc", "pccccp", "cccpp", "ppcpcpcc",
    ];

    #[test]
    fn the_paragraphs_are_the_blocks_that_are_shown_and_a_row_for_each_run() {
        for folds in SHAPES.into_iter().flat_map(ways) {
            let mut expected = Vec::new();
            let blocks = &folds.article.blocks;
            for block in blocks {
                let run = folds.run_at(block.range.start);
                if let Some(run) = run.filter(|run| run.range.start == block.range.start) {
                    let end = if run.is_open {
                        run.range.start
                    } else {
                        run.range.end
                    };
                    expected.push((true, run.range.start..end));
                }
                if run.is_none_or(|run| run.is_open) {
                    expected.push((false, block.range.clone()));
                }
            }
            let all = 0..folds.count();
            let found: Vec<_> = all
                .map(|at| (folds.is_folded(at), folds.range(at)))
                .collect();
            assert_eq!(found, expected);
            for at in 0..folds.count() {
                let paragraph = folds.paragraph(at);
                assert_eq!(paragraph.range, folds.range(at));
                let below_row = at > 0 && folds.is_folded(at - 1) && folds.range(at - 1).is_empty();
                assert_eq!(paragraph.gap, u16::from(at > 0 && !below_row));
            }
        }
    }

    #[test]
    fn every_byte_is_folded_or_not() {
        for folds in SHAPES.into_iter().flat_map(ways) {
            let mut unfolded = 0;
            for byte in 0..=folds.article.text.len() {
                assert_eq!(folds.unfolded_before(byte), unfolded);
                let run = folds.run_at(byte);
                assert!(run.is_none_or(|run| run.range.contains(&byte)));
                unfolded += usize::from(run.is_none_or(|run| run.is_open));
            }
        }
    }

    #[test]
    fn a_row_is_found_again_whatever_was_opened_or_folded() {
        for (before, now) in SHAPES.into_iter().map(ways).flat_map(|ways| {
            let pairs = ways.clone().into_iter();
            pairs.flat_map(move |one| {
                ways.clone()
                    .into_iter()
                    .map(move |other| (one.clone(), other))
            })
        }) {
            for paragraph in 0..before.count() {
                let was = Anchor { paragraph, row: 1 };
                let found = now.anchor(was, &before);
                let start = before.range(paragraph).start;
                assert!(found.paragraph < now.count());
                match now.run_at(start).filter(|run| !run.is_open) {
                    Some(run) => assert_eq!(now.range(found.paragraph), run.range),
                    None => {
                        assert_eq!(now.range(found.paragraph).start, start);
                        assert_eq!(now.is_folded(found.paragraph), before.is_folded(paragraph));
                        assert_eq!(found.row, 1);
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_open_at_first_but_what_has_nothing_else_beside_it() {
        let opened = |shape| {
            Folds::new(article(shape), DirectionPolicy::Auto, None)
                .opened()
                .len()
        };
        assert_eq!(["pcp", "pcpcc", "ccc", "cc"].map(opened), [0, 0, 1, 1]);
    }

    #[test]
    fn a_line_is_a_paragraph_in_however_many_pieces() {
        let text = format!("عنوان الخبر\n\n{}\n\nإعلان\n", "كلام طويل. ".repeat(20_000));
        let mut article = plain::read("test".to_owned(), text, Vec::new());
        assert!(article.blocks.len() > 4);
        for block in &mut article.blocks[1..] {
            block.zone = Zone::Clutter;
        }
        let folds = Folds::new(Arc::new(article), DirectionPolicy::Auto, None);
        let lines: Vec<_> = folds.runs().iter().map(|run| run.lines).collect();
        assert_eq!(lines, [2]);
    }
}
