//! Code points of a text, in which offsets leave the program, for bytes, in which they are
//! kept.

use super::buffer::boundary_before;

/// How far apart, in bytes, places are of which the number is kept.
const STEP: usize = 4096;

/// How many code points stand before a byte. The text is counted through once, as far as it is
/// asked about; in whatever order questions come, each costs no more than a step.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// At each step the boundary of a character there or before, and how many stand before.
    steps: Vec<(usize, usize)>,
    last: usize,
}

impl<'a> CodePoints<'a> {
    /// Those of `text`.
    pub const fn of(text: &'a str) -> Self {
        Self {
            text,
            steps: Vec::new(),
            last: 0,
        }
    }

    /// How many stand before `byte`; what is no boundary of characters in the text is as the
    /// last one that was asked about.
    pub fn before(&mut self, byte: usize) -> usize {
        if !self.text.is_char_boundary(byte) {
            return self.last;
        }
        let step = byte / STEP;
        let (mut from, mut points) = self.steps.last().copied().unwrap_or_default();
        while self.steps.len() <= step {
            let to = boundary_before(self.text, self.steps.len() * STEP);
            points += self.text[from..to].chars().count();
            from = to;
            self.steps.push((from, points));
        }
        let (from, points) = self.steps[step];
        self.last = points + self.text[from..byte].chars().count();
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_on_and_back() {
        let text = "أ😀b جديد".repeat(2000);
        let text = &*text;
        let mut points = CodePoints::of(text);
        let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        let there = (0..bytes.len()).chain((0..bytes.len()).rev());
        for point in there.chain([7, 1, 6, 2]) {
            assert_eq!(points.before(bytes[point]), point);
        }
        assert_eq!(points.before(text.len()), 16_000);
        assert_eq!(
            points.before(text.len() + 1),
            16_000,
            "there is no such byte"
        );
    }
}
