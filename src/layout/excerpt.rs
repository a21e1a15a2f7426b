//! An excerpt of a text with its line breaks and runs of blanks shown as one
//! blank each, and the way from its bytes to those of the text.

use std::ops::Range;

use super::options::Marks;
use crate::text::buffer::boundary_before;
use crate::text::cluster::clusters;
use crate::text::prepare::{is_line_break, is_no_break_blank};
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
    /// The `part` of `text`. Blanks before the first thing that is seen with these
    /// marks are left out.
    pub(super) fn of(text: &str, part: Range<usize>, marks: Marks) -> Excerpt {
        let mut excerpt = Excerpt {
            text: String::with_capacity(part.len()),
            stretches: vec![(0, part.start)],
            start: part.start,
        };
        let mut seen = false;
        let mut rest = characters(&text[part.clone()], marks).peekable();
        while let Some((at, character, is_blank)) = rest.next() {
            if !is_blank {
                seen |= !is_hidden(character) && marks.show(character);
                excerpt.text.push(character);
                continue;
            }
            let (mut run, mut bound) = (1, is_no_break_blank(character));
            let mut broken = is_line_break(character);
            // A control character is left out of every layout and parts no run; a
            // line break takes a blank that carries a mark, which is then on it.
            while let Some((_, next, _)) = rest.next_if(|&(_, c, is_blank)| {
                is_blank || c.is_control() || broken && c.is_whitespace()
            }) {
                run += 1;
                bound &= is_no_break_blank(next) || !next.is_whitespace();
                broken = is_line_break(next) || broken && next.is_whitespace();
            }
            if seen {
                // A number sign before a tab or a line break does not stand on it, as
                // it does on the blank that is shown for it.
                if character.is_control() && excerpt.text.ends_with(joins_a_blank) {
                    excerpt.text.push(NON_JOINER);
                    excerpt
                        .stretches
                        .push((excerpt.text.len(), part.start + at));
                }
                // A single no-break space stays: it holds a number together.
                excerpt.text.push(if bound { character } else { ' ' });
            } else if !excerpt.text.is_empty() {
                // A joiner before the blank joins nothing after it.
                excerpt.text.push(NON_JOINER);
            }
            let as_written = seen && run == 1 && (bound || character == ' ');
            if !as_written {
                let end = rest.peek().map_or(part.len(), |&(next, _, _)| next);
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
        let place = at + source.saturating_sub(from);
        boundary_before(&self.text, place.min(end))
    }

    fn source_of(&self, byte: usize) -> usize {
        let after = self.stretches.partition_point(|&(at, _)| at <= byte);
        let (at, from) = self.stretches[after.saturating_sub(1)];
        from + (byte - at)
    }
}

/// The characters of a text, where they are, and whether they are blank: white
/// space is, unless something is seen in its cluster, as a mark on it.
fn characters(text: &str, marks: Marks) -> impl Iterator<Item = (usize, char, bool)> {
    let is_seen = move |c: char| !c.is_whitespace() && !is_hidden(c) && marks.show(c);
    clusters(text).flat_map(move |cluster| {
        let start = cluster.range.start;
        let source = &text[cluster.range];
        let is_blank = !source.contains(is_seen);
        let each = source.char_indices();
        each.map(move |(at, c)| (start + at, c, is_blank && c.is_whitespace()))
    })
}

/// Whether a blank is in the cluster of a character before it (UAX #29, GB9b).
fn joins_a_blank(character: char) -> bool {
    !character.is_ascii() && clusters(&format!("{character} ")).nth(1).is_none()
}

const NON_JOINER: char = '\u{200c}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_and_runs_of_blanks_are_one_blank_each() {
        let excerpt = Excerpt::of("a \r\n\tب\u{2028}c  ", 0..13, Marks::Keep);
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
    fn a_control_character_parts_no_run_of_blanks_and_a_mark_does() {
        let text = "a \0\u{c}b  \u{64b}c";
        let excerpt = Excerpt::of(text, 0..text.len(), Marks::Keep);
        assert_eq!(excerpt.text, "a b  \u{64b}c");
        let excerpt = Excerpt::of(text, 0..text.len(), Marks::Strip);
        assert_eq!(excerpt.text, "a b \u{64b}c");
        let text = "a\n\u{3000}\u{64b}b";
        let excerpt = Excerpt::of(text, 0..text.len(), Marks::Keep);
        assert_eq!(excerpt.text, "a \u{64b}b", "as in the paragraph");
    }

    #[test]
    fn a_blank_that_is_left_out_still_parts() {
        let text = "\u{200d}\t قال";
        let excerpt = Excerpt::of(text, 0..text.len(), Marks::Keep);
        assert_eq!(excerpt.text, "\u{200d}\u{200c}قال");
        assert_eq!(excerpt.place(4), 3, "before the non-joiner, not inside");
        assert_eq!(excerpt.place(5), 6);
    }

    #[test]
    fn a_number_sign_stands_on_no_blank_that_was_a_line_break() {
        let excerpt = Excerpt::of("\u{70f}\tب", 0..5, Marks::Keep);
        assert_eq!(excerpt.text, "\u{70f}\u{200c} ب");
        assert_eq!(excerpt.source(0..5), 0..2);
        assert_eq!(excerpt.source(5..6), 2..3);
        assert_eq!((excerpt.place(2), excerpt.place(3)), (5, 6));
        assert_eq!(
            Excerpt::of("\u{70f} ب", 0..5, Marks::Keep).text,
            "\u{70f} ب"
        );
    }

    #[test]
    fn blanks_at_the_start_go_and_a_no_break_space_stays() {
        let text = " \u{202b} 10\u{a0}000\u{a0}\u{a0}a";
        let excerpt = Excerpt::of(text, 0..text.len(), Marks::Keep);
        assert_eq!(excerpt.text, "\u{202b}\u{200c}10\u{a0}000\u{a0}a");
        assert_eq!(
            excerpt.source(0..7),
            0..6,
            "with the control and the blanks around it"
        );
    }
}
