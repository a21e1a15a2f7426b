//! Windows over a long text: short stretches that are folded, looked through and
//! forgotten. Each is read a little beyond its own end, so that what begins in it is
//! seen whole. A window begins after a blank if there is one near, else before a
//! letter; where there is neither for 4096 bytes it may begin inside a cluster.

use std::ops::Range;

use crate::text::buffer::{boundary_after, boundary_before};

/// Bytes of the text that a window has for its own, about.
pub(super) const WINDOW: usize = 64 * 1024;

/// The same of a window inside one in which something was found: what says where
/// takes long, and is to be done of little.
pub(super) const CLOSE: usize = 4 * 1024;

/// A window: byte ranges of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// What begins in here is found in this window and in no other.
    pub(super) own: Range<usize>,
    /// What is read to find it.
    pub(super) read: Range<usize>,
}

/// The windows of a part of a text.
#[derive(Debug)]
pub(super) struct Windows<'a> {
    text: &'a str,
    part: Range<usize>,
    size: usize,
    margin: usize,
}

impl<'a> Windows<'a> {
    /// Windows of about `size` bytes in which something can be found that has up to
    /// `longest` bytes when it is folded. `part` begins at [`start_near`] some byte.
    pub(super) fn of(text: &'a str, part: Range<usize>, size: usize, longest: usize) -> Self {
        Self {
            text,
            part,
            size,
            // Three marks on every letter, and some tatweel.
            margin: longest * 4 + 1024,
        }
    }
}

impl Iterator for Windows<'_> {
    type Item = Window;

    fn next(&mut self) -> Option<Window> {
        let start = self.part.start;
        if start >= self.part.end {
            return None;
        }
        let mut end = start_near(self.text, (start + self.size).min(self.part.end));
        if end <= start {
            end = self.part.end;
        }
        self.part.start = end;
        Some(Window {
            own: start..end,
            read: start..boundary_after(self.text, end + self.margin),
        })
    }
}

/// Where a window may start: after the last blank before `byte`, if there is one
/// near; the end of the text stays its end.
pub(super) fn start_near(text: &str, byte: usize) -> usize {
    const NEAR: usize = 4096;
    if byte >= text.len() {
        return text.len();
    }
    let far = boundary_before(text, byte.saturating_sub(NEAR));
    let near = &text[far..boundary_before(text, byte)];
    let after_blank = near.rfind([' ', '\n']).map(|blank| far + blank + 1);
    // A run of letters without a blank is cut before one of them, not before a mark.
    let letter = || {
        let mut letters = near.char_indices().filter(|(_, c)| c.is_alphabetic());
        letters.next_back().map(|(at, _)| far + at)
    };
    match after_blank.or_else(letter) {
        Some(at) => at,
        None => far + near.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_follow_one_another_and_lose_nothing() {
        for unit in ["كلمة ", "بلافراغ", "\u{64e}", "x"] {
            let text = unit.repeat(WINDOW * 3 / unit.len() + 5);
            let mut end = 0;
            for window in Windows::of(&text, 0..text.len(), WINDOW, 8) {
                assert_eq!(window.own.start, end);
                assert!(window.own.len() <= WINDOW && window.read.end >= window.own.end);
                assert!(text.is_char_boundary(window.own.end));
                end = window.own.end;
            }
            assert_eq!(end, text.len());
        }
    }

    #[test]
    fn a_window_starts_after_a_blank() {
        assert_eq!(start_near("ab cd ef", 5), 3);
        assert_eq!(start_near("ab cd ef", 99), 8);
        assert_eq!(start_near("abcdef", 0), 0);
    }
}
