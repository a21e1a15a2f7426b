//! An excerpt of a text with its line breaks and runs of blanks shown as one
//! blank each, and the way from its bytes to those of the text.

use std::ops::Range;

use crate::text::width::is_hidden;

/// A part of a text on one line.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// Where a stretch that is the same in both begins: bytes of the excerpt,
    /// bytes of the text. Both rise.
    stretches: Vec<(usize, usize)>,
    /// Where the part of the text begins.
    start: usize,
}

impl Excerpt {
    /// The `part` of `text`. Blanks before the first thing that is seen are left out.
    pub(super) fn of(text: &str, part: Range<usize>) -> Excerpt {
        let mut excerpt = Excerpt {
            text: String::with_capacity(part.len()),
            stretches: vec![(0, part.start)],
            start: part.start,
        };
        let mut seen = false;
        let mut rest = text[part.clone()].char_indices().peekable();
        while let Some((_, character)) = rest.next() {
            if !character.is_whitespace() {
                seen |= !is_hidden(character);
                excerpt.text.push(character);
                continue;
            }
            let (mut run, mut bound) = (1, is_no_break(character));
            while let Some((_, next)) = rest.next_if(|(_, next)| next.is_whitespace()) {
                run += 1;
                bound &= is_no_break(next);
            }
            // A single no-break space stays: it holds a number together.
            if seen {
                excerpt.text.push(if bound { character } else { ' ' });
            }
            let as_written = seen && run == 1 && (bound || character == ' ');
            if !as_written {
                let end = rest.peek().map_or(part.len(), |&(next, _)| next);
                excerpt
                    .stretches
                    .push((excerpt.text.len(), part.start + end));
            }
        }
        excerpt
    }

    /// The bytes of the text that a range of bytes of the excerpt stands for; to
    /// its first byte belong the blanks that were left out before it.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = match range.start {
            0 => self.start,
            start => self.source_of(start),
        };
        let end = match range.end {
            0 => start,
            end => self.source_of(end),
        };
        start..end
    }

    /// The byte of the excerpt where a byte of the text is; of a run of blanks,
    /// the byte after its blank.
    pub(super) fn place(&self, source: usize) -> usize {
        let after = self.stretches.partition_point(|&(_, from)| from <= source);
        let (at, from) = self.stretches[after.saturating_sub(1)];
        let end = self
            .stretches
            .get(after)
            .map_or(self.text.len(), |&(next, _)| next);
        (at + source.saturating_sub(from)).min(end)
    }

    fn source_of(&self, byte: usize) -> usize {
        let after = self.stretches.partition_point(|&(at, _)| at <= byte);
        let (at, from) = self.stretches[after.saturating_sub(1)];
        from + (byte - at)
    }
}

/// Whether a blank never ends a line, and no word before it either.
pub(super) fn is_no_break(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_and_runs_of_blanks_are_one_blank_each() {
        let excerpt = Excerpt::of("a \r\n\tب\u{2028}c  ", 0..13);
        assert_eq!(excerpt.text, "a ب c ");
        assert_eq!(excerpt.source(0..1), 0..1);
        assert_eq!(excerpt.source(1..2), 1..5, "the run");
        assert_eq!(excerpt.source(2..4), 5..7);
        assert_eq!(excerpt.source(4..6), 7..11);
        assert_eq!(excerpt.source(0..7), 0..13);
        let places = [0, 1, 5, 7, 10].map(|byte| excerpt.place(byte));
        assert_eq!(places, [0, 1, 2, 4, 5]);
    }

    #[test]
    fn blanks_at_the_start_go_and_a_no_break_space_stays() {
        let text = " \u{202b} 10\u{a0}000\u{a0}\u{a0}a";
        let excerpt = Excerpt::of(text, 0..text.len());
        assert_eq!(excerpt.text, "\u{202b}10\u{a0}000\u{a0}a");
        assert_eq!(
            excerpt.source(0..4),
            0..6,
            "with the control and the blanks around it"
        );
    }
}
