//! Text that is sent without layout, for a pipe and for those who listen: the
//! letters as they are written, in their order. Nothing in it steers a terminal.

use std::ops::Range;

use super::options::{Digits, Marks};
pub use crate::text::clean::steers;
use crate::text::digits;
use crate::text::direction::Direction;
use crate::text::prepare::is_line_break;

/// A `part` of `text` on one line: line breaks and tabs as blanks, no control
/// character; of the format characters only ZWNJ and ZWJ stay, which are spelling.
/// `direction` is that of its paragraph.
pub fn logical(
    text: &str,
    part: Range<usize>,
    direction: Direction,
    marks: Marks,
    digits: Digits,
) -> String {
    let part = digits::of_part(text, part, direction, digits);
    let mut row = String::with_capacity(part.len());
    // Nearly all is written as it is: whole stretches at once.
    let mut written = 0;
    for (at, c) in part.char_indices() {
        let is_blank = c == '\t' || is_line_break(c);
        if is_blank || steers(c) || !marks.show(c) {
            row.push_str(&part[written..at]);
            written = at + c.len_utf8();
            // CR LF is one break.
            let is_first_half = c == '\r' && part[written..].starts_with('\n');
            row.extend((is_blank && !is_first_half).then_some(' '));
        }
    }
    row.push_str(&part[written..]);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_joiners_stay_and_what_steers_goes() {
        let text = "می\u{200C}رود \u{202E}خبر\u{1b}[2J\r\nآخر\t\u{9b}1 ";
        let all = |marks, digits| {
            let direction = Direction::RightToLeft;
            logical(text, 0..text.len(), direction, marks, digits)
        };
        assert_eq!(
            all(Marks::Keep, Digits::AsWritten),
            "می\u{200C}رود خبر[2J آخر 1 "
        );
        assert_eq!(
            all(Marks::Keep, Digits::ArabicIndic),
            "می\u{200C}رود خبر[2J آخر ١ "
        );
    }
}
