//! The lines of the paragraphs used last, kept so that they need not be laid
//! out for every key. Bounded by the memory they take, and yet never without the
//! last few paragraphs, however long: a page can end one long paragraph and begin
//! another.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::{Cell, Line};

/// The most bytes that are kept, as [`counted`] counts them.
const MOST: usize = 4 * 1024 * 1024;

/// The lines of a paragraph.
pub(super) type Lines = Arc<[Arc<Line>]>;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// The lines by paragraph, and when they were used last.
    lines: HashMap<usize, (u64, Lines)>,
    /// The paragraphs by when they were used last.
    used: BTreeMap<u64, usize>,
    now: u64,
    count: usize,
}

impl Kept {
    /// The lines of `paragraph`, which is now the one used last.
    pub(super) fn get(&mut self, paragraph: usize) -> Option<Lines> {
        let (used, lines) = self.lines.get_mut(&paragraph)?;
        self.used.remove(used);
        self.now += 1;
        *used = self.now;
        self.used.insert(self.now, paragraph);
        Some(Arc::clone(lines))
    }

    /// Keeps the lines of a paragraph that has none here, and forgets those
    /// used longest ago for them.
    pub(super) fn insert(&mut self, paragraph: usize, lines: Lines) {
        self.count += counted(&lines);
        while self.count > MOST
            && let Some((_, oldest)) = self.used.pop_first()
            && let Some((_, lines)) = self.lines.remove(&oldest)
        {
            self.count -= counted(&lines);
        }
        self.now += 1;
        self.used.insert(self.now, paragraph);
        self.lines.insert(paragraph, (self.now, lines));
    }

    /// How many paragraphs are kept.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }
}

/// What a paragraph counts for: about its bytes in memory, but a very long one
/// only for a part of what is kept, so that it displaces no other long one until
/// there are more than a few.
fn counted(lines: &Lines) -> usize {
    const FEW: usize = 4;
    let of_line = |line: &Arc<Line>| size_of::<Line>() + line.cells.len() * size_of::<Cell>();
    let bytes: usize = lines.iter().map(of_line).sum();
    bytes.min(MOST / FEW)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::direction::Direction;

    fn lines(count: usize) -> Lines {
        let line = Arc::new(Line {
            range: 0..0,
            cells: Vec::new(),
            direction: Direction::RightToLeft,
            indent: 0,
        });
        vec![line; count].into()
    }

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let mut kept = Kept::default();
        let fit = MOST / size_of::<Line>();
        for paragraph in 0..fit {
            kept.insert(paragraph, lines(1));
        }
        assert!(kept.get(0).is_some());
        kept.insert(fit, lines(1));
        assert!(kept.get(0).is_some());
        assert!(kept.get(1).is_none());
        assert_eq!(kept.len(), fit);
    }

    #[test]
    fn a_few_paragraphs_are_kept_however_long() {
        let mut kept = Kept::default();
        for paragraph in 0..5 {
            kept.insert(paragraph, lines(MOST * 2));
        }
        let there: Vec<usize> = (0..5).filter(|&p| kept.get(p).is_some()).collect();
        assert_eq!(there, [1, 2, 3, 4]);
    }

    #[test]
    fn a_page_of_short_paragraphs_leaves_the_long_one_beside_it() {
        let mut kept = Kept::default();
        kept.insert(0, lines(MOST * 2));
        for paragraph in 1..200 {
            kept.insert(paragraph, lines(3));
        }
        assert!(kept.get(0).is_some());
    }
}
