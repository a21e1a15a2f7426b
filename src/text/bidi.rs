//! Embedding levels and what follows from them: the order and the mirror
//! images of a line (UAX #9).
//!
//! Levels come from `unicode-bidi`. The order of a line is our own: that of the
//! crate reverses characters, not clusters, copies the levels of the paragraph
//! for each line, and can panic on deeply nested isolates.

mod plain;

use std::ops::Range;
use std::sync::LazyLock;

pub use unicode_bidi::BidiClass;
use unicode_bidi::{BidiDataSource, BidiInfo, HardcodedBidiData, Level};

use super::direction::Direction;
use super::tables::MIRRORED;

/// The embedding levels of one paragraph. Rule L1 is done for tabs and for the
/// paragraph's end; white space at the end of another line of it still has to
/// get the paragraph's level, if it is shown at all.
#[derive(Debug)]
pub struct Levels(Vec<u8>);

impl Levels {
    /// Resolves the levels of `paragraph` (rules X1 to L1), whose base direction
    /// is given and not guessed. The paragraph has no separator inside
    /// ([`prepare`](super::prepare::prepare) takes them out).
    pub fn of(paragraph: &str, direction: Direction) -> Levels {
        let plain = plain::levels(paragraph, direction.level());
        let (mut levels, separators) =
            plain.unwrap_or_else(|| (whole_algorithm(paragraph, direction), true));
        reset_white_space(paragraph, &mut levels, direction.level(), separators);
        Levels(levels)
    }

    /// The level of the character at a byte of the paragraph.
    pub fn at(&self, byte: usize) -> u8 {
        self.0[byte]
    }
}

/// The level of each byte of any paragraph.
fn whole_algorithm(paragraph: &str, direction: Direction) -> Vec<u8> {
    let base = match direction {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    let info = BidiInfo::new_with_data_source(&Classes::new(), paragraph, Some(base));
    info.levels.iter().map(Level::number).collect()
}

/// Rule L1: separators, and the white space before them and at the end, get the
/// level `base`; `separators` says whether there may be any.
fn reset_white_space(paragraph: &str, levels: &mut [u8], base: u8, separators: bool) {
    let classes = Classes::new();
    let goes = |c| is_space_or_control(classes.of(c));
    let mut end = paragraph.len();
    loop {
        // White space before a separator or the end, and what is among it.
        let kept = paragraph[..end].trim_end_matches(goes).len();
        levels[kept..end].fill(base);
        let separator = separators.then(|| last_separator(&paragraph[..kept], &classes));
        let Some(separator) = separator.flatten() else {
            return;
        };
        levels[separator.clone()].fill(base);
        end = separator.start;
    }
}

/// The bytes of the last separator of a text.
fn last_separator(text: &str, classes: &Classes) -> Option<Range<usize>> {
    // First bytes of all separators, and of few other characters.
    let may_be_one = |&byte: &u8| byte < b' ' || matches!(byte, 0xc2 | 0xe2);
    let mut end = text.len();
    loop {
        end = text.as_bytes()[..end].iter().rposition(may_be_one)?;
        let character = text[end..].chars().next()?;
        if matches!(classes.of(character), BidiClass::S | BidiClass::B) {
            return Some(end..end + character.len_utf8());
        }
    }
}

/// Whether rule L1 resets a character before a separator: white space, isolate
/// controls, and what rule X9 removes (UAX #9, 5.2).
fn is_space_or_control(class: BidiClass) -> bool {
    use BidiClass::{BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, WS};
    matches!(
        class,
        WS | FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF
    )
}

/// Rule L2: the order in which items of these levels, given in logical order,
/// stand from left to right. Item `order[0]` is the leftmost one.
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    reorder(&mut order, |&item| levels[item]);
    order
}

/// Rule L2 on `items` in logical order, which are then in visual order, the
/// first one leftmost.
///
/// Takes time in proportion to the items times the levels that occur.
pub fn reorder<T>(items: &mut [T], level_of: impl Fn(&T) -> u8) {
    let (mut highest, mut lowest, mut lowest_odd) = (0, u8::MAX, u8::MAX);
    for level in items.iter().map(&level_of) {
        highest = highest.max(level);
        lowest = lowest.min(level);
        if level % 2 == 1 {
            lowest_odd = lowest_odd.min(level);
        }
    }
    if lowest == highest && lowest_odd == highest {
        // Most lines of Arabic.
        return items.reverse();
    }
    for level in (lowest_odd..=highest).rev() {
        let mut start = 0;
        while start < items.len() {
            let is_inside = |item: &T| level_of(item) >= level;
            let length = items[start..]
                .iter()
                .take_while(|item| is_inside(item))
                .count();
            items[start..start + length].reverse();
            start += length + 1;
        }
    }
}

/// Rule L4: what `character` is shown as at an odd level.
pub fn mirrored(character: char) -> char {
    // No letter has a mirror image: most characters are done here.
    if matches!(character, '\u{c0}'..='\u{f39}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        || character.is_ascii_alphanumeric()
    {
        return character;
    }
    match MIRRORED.binary_search_by_key(&character, |&(from, _)| from) {
        Ok(index) => MIRRORED[index].1,
        Err(_) => character,
    }
}

/// The bidi class of a character.
pub fn class(character: char) -> BidiClass {
    Classes::new().of(character)
}

/// The classes of the crate, those of Latin, Arabic and the punctuation of both
/// found without a search: nearly all characters are one of them.
struct Classes(&'static [BidiClass; FIRST + PUNCTUATION]);

/// How many characters from U+0000 are in the table, and then from U+2000.
const FIRST: usize = 0x700;
const PUNCTUATION: usize = 0x70;

static TABLE: LazyLock<[BidiClass; FIRST + PUNCTUATION]> = LazyLock::new(|| {
    std::array::from_fn(|at| {
        let code = if at < FIRST { at } else { at - FIRST + 0x2000 };
        let character = char::from_u32(code as u32).unwrap_or_default();
        HardcodedBidiData.bidi_class(character)
    })
});

impl Classes {
    fn new() -> Classes {
        Classes(&TABLE)
    }

    fn of(&self, character: char) -> BidiClass {
        let code = character as usize;
        if code < FIRST {
            return self.0[code];
        }
        match code.checked_sub(0x2000) {
            Some(at) if at < PUNCTUATION => self.0[FIRST + at],
            _ => HardcodedBidiData.bidi_class(character),
        }
    }
}

impl BidiDataSource for Classes {
    fn bidi_class(&self, character: char) -> BidiClass {
        self.of(character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Small cases in capitals: capitals stand for right-to-left letters.
    fn shown(text: &str, direction: Direction) -> String {
        let real: String = text
            .chars()
            .map(|c| match c {
                'A'..='Z' => char::from_u32(0x628 + c as u32 - 'A' as u32).unwrap(),
                _ => c,
            })
            .collect();
        let levels = Levels::of(&real, direction);
        let levels: Vec<u8> = real
            .char_indices()
            .map(|(byte, _)| levels.at(byte))
            .collect();
        let chars: Vec<char> = text.chars().collect();
        let picture = |&i: &usize| {
            if levels[i] % 2 == 1 {
                mirrored(chars[i])
            } else {
                chars[i]
            }
        };
        visual_order(&levels).iter().map(picture).collect()
    }

    #[test]
    fn right_to_left_text_with_latin_and_numbers() {
        use Direction::*;
        assert_eq!(shown("ABC the hill DEF", RightToLeft), "FED the hill CBA");
        assert_eq!(shown("ABC (isis-k) DEF", RightToLeft), "FED (isis-k) CBA");
        assert_eq!(shown("ABC 12.5% DEF", RightToLeft), "FED %12.5 CBA");
        assert_eq!(
            shown("ABC 10 DEF/GHI 2020", RightToLeft),
            "2020 IHG/FED 10 CBA"
        );
        assert_eq!(shown("abc DEF 10", LeftToRight), "abc 10 FED");
    }

    #[test]
    fn brackets_face_the_other_way_at_odd_levels() {
        assert_eq!(shown("(ABC) «DEF»", Direction::RightToLeft), "«FED» (CBA)");
        assert_eq!(mirrored('('), ')');
        assert_eq!(mirrored('»'), '«');
        assert_eq!(mirrored('≤'), '≥');
        assert_eq!(mirrored('؟'), '؟');
        assert_eq!(mirrored('”'), '”');
    }

    #[test]
    fn the_fast_way_past_the_mirrors_skips_none() {
        for &(from, to) in MIRRORED {
            assert_eq!(mirrored(from), to);
        }
    }

    #[test]
    fn deep_levels_do_not_panic() {
        let hostile = "\u{2067}".repeat(80) + "1" + &"\u{2068}(".repeat(80);
        let levels = Levels::of(&hostile, Direction::LeftToRight);
        let levels: Vec<u8> = hostile
            .char_indices()
            .map(|(byte, _)| levels.at(byte))
            .collect();
        let mut order = visual_order(&levels);
        order.sort_unstable();
        assert!(order.into_iter().eq(0..levels.len()));
    }

    #[test]
    fn plain_text_has_the_levels_of_the_whole_algorithm() {
        // One character of each class that plain text may have, and brackets.
        let letters = [
            'a', 'ب', 'א', '1', '١', '+', ',', '$', '\u{64e}', ' ', '!', '(', ')',
        ];
        let mut plain = 0;
        for mut number in 0..letters.len().pow(5) {
            let mut text = String::new();
            while number > 0 {
                text.push(letters[number % letters.len()]);
                number /= letters.len();
            }
            for direction in [Direction::LeftToRight, Direction::RightToLeft] {
                if let Some((levels, _)) = plain::levels(&text, direction.level()) {
                    assert_eq!(levels, whole_algorithm(&text, direction), "{text:?}");
                    plain += 1;
                }
            }
        }
        assert!(plain > 300_000, "most of them are: {plain}");
    }

    #[test]
    fn nothing_and_one_direction() {
        assert!(visual_order(&[]).is_empty());
        assert_eq!(visual_order(&[0, 2, 0]), [0, 1, 2]);
        assert_eq!(visual_order(&[1, 2, 2, 1]), [3, 1, 2, 0]);
    }
}
