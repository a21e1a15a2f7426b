//! From bytes to what is laid out, and what must hold of it: the invariants are
//! those of the property tests.

#[path = "../../tests/invariants/mod.rs"]
pub mod invariants;

use qari::layout::{Digits, Justified, Justify, Marks, Options};
use qari::text::direction::Direction;

/// A text and how it is to be laid out.
pub struct Case<'a> {
    pub text: &'a str,
    pub direction: Direction,
    pub options: Options,
    /// Which lines of its paragraphs are justified.
    pub justified: Justified,
    /// Two places in the text, in order, where characters begin.
    pub range: (usize, usize),
    /// For what else has to be chosen.
    pub choice: u8,
}

/// The head of an input: width, options, range (twice two bytes), choice.
const HEAD: usize = 7;

impl<'a> Case<'a> {
    /// `None` for an input that is too short. The text is what of the rest is
    /// UTF-8, so that a seed is a text with seven bytes before it.
    pub fn of(input: &'a [u8]) -> Option<Case<'a>> {
        let (head, rest) = input.split_at_checked(HEAD)?;
        let text = match std::str::from_utf8(rest) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&rest[..error.valid_up_to()]).ok()?,
        };
        let options = Options {
            marks: [Marks::Keep, Marks::Essential, Marks::Strip, Marks::Keep]
                [usize::from(head[1] & 3)],
            digits: [
                Digits::AsWritten,
                Digits::ArabicIndic,
                Digits::Persian,
                Digits::European,
            ][usize::from(head[1] >> 2 & 3)],
            justify: [
                Justify::None,
                Justify::Spaces,
                Justify::Kashida,
                Justify::None,
            ][usize::from(head[1] >> 4 & 3)],
            ..Options::of_width(u16::from(head[0]).clamp(1, 120))
        };
        let direction = match head[1] >> 6 & 1 {
            0 => Direction::RightToLeft,
            _ => Direction::LeftToRight,
        };
        let justified = match head[1] >> 7 {
            0 => Justified::AllButLast,
            _ => Justified::All,
        };
        let first = boundary(text, u16::from_le_bytes([head[2], head[3]]));
        let second = boundary(text, u16::from_le_bytes([head[4], head[5]]));
        Some(Case {
            text,
            direction,
            options,
            justified,
            range: (first.min(second), first.max(second)),
            choice: head[6],
        })
    }
}

/// The nearest place at or before a byte where a character begins.
fn boundary(text: &str, byte: u16) -> usize {
    let mut byte = usize::from(byte) % (text.len() + 1);
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
