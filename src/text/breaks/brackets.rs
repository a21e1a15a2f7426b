//! Short brackets: what stands in one is taken in at a glance, as `(Rust 2024)`.

use std::ops::Range;

use super::signs::is_mark;

/// As many columns as what is in a short bracket takes at most, about.
const SHORT: usize = 12;

/// As many bytes as are looked at: a column has a letter and perhaps marks.
const MOST_BYTES: usize = SHORT * 8;

/// Where the last bracket opens that is not closed.
#[derive(Default)]
pub(super) struct Brackets {
    /// The byte after it.
    open: Option<usize>,
}

impl Brackets {
    /// Goes through the next `part` of `paragraph`. Parts without brackets may be left out.
    pub(super) fn see(&mut self, paragraph: &str, part: Range<usize>) {
        for (at, byte) in paragraph.as_bytes()[part.clone()].iter().enumerate() {
            match byte {
                b'(' | b'[' => self.open = Some(part.start + at + 1),
                b')' | b']' => self.open = None,
                _ => {}
            }
        }
    }

    /// Whether a place up to which all has been seen is inside a short bracket.
    pub(super) fn parts_a_short_one(&self, paragraph: &str, byte: usize) -> bool {
        let Some(open) = self.open.filter(|open| byte - open <= MOST_BYTES) else {
            return false;
        };
        let characters = paragraph[open..].char_indices();
        let mut inside = characters
            .take_while(|(at, _)| *at <= MOST_BYTES)
            .filter(|&(_, c)| !is_mark(c))
            .take(SHORT + 1);
        inside.any(|(_, c)| matches!(c, ')' | ']'))
    }
}
